//! Package crypto/pbkdf2: by the crate ring for the usual hash functions, which have millions of rounds.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::WaitReason;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::Str;
use ring::pbkdf2;
use std::num::NonZeroU32;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/pbkdf2",
    files: go_files!["pbkdf2.go"],
    natives: NATIVES,
};

natives! {
    "crypto/pbkdf2.derive" => |cx: Cx, name: Str, password: Bytes, salt: Bytes, iter: i64, length: i64| -> Bytes {
        let algorithm = match name.as_bytes() {
            b"sha1" => pbkdf2::PBKDF2_HMAC_SHA1,
            b"sha384" => pbkdf2::PBKDF2_HMAC_SHA384,
            b"sha512" => pbkdf2::PBKDF2_HMAC_SHA512,
            _ => pbkdf2::PBKDF2_HMAC_SHA256,
        };
        let rounds = u32::try_from(iter).ok().and_then(NonZeroU32::new).unwrap_or(NonZeroU32::MIN);
        let (password, salt) = (password.as_bytes().to_vec(), salt.as_bytes().to_vec());
        let mut key = vec![0; length as usize];
        let key = cx.blocking(WaitReason::Syscall, move || {
            pbkdf2::derive(algorithm, rounds, &salt, &password, &mut key);
            key
        });
        Bytes::new(cx, &key)
    },
}
