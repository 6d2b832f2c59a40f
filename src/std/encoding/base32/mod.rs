//! Package encoding/base32.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::Str;
use crate::std::encoding::radix;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "encoding/base32",
    files: go_files!["base32.go"],
    natives: NATIVES,
};

natives! {
    "encoding/base32.encode" => |cx: Cx, alphabet: Str, padding: i32, src: Bytes| -> Str {
        Str::new(cx, &radix::encode::<5, 8>(alphabet.as_bytes(), padding, src.as_bytes()))
    },
    "encoding/base32.decode" => |cx: Cx, alphabet: Str, padding: i32, strict: bool, src: Str| -> (Bytes, i64) {
        let digits = radix::Digits::new(alphabet.as_bytes(), padding, strict);
        let (out, bad) = digits.decode_32(src.as_bytes());
        (cx.bytes(&out), bad.map_or(-1, |at| at as i64))
    },
}
