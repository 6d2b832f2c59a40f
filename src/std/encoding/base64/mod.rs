//! Package encoding/base64.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::Str;
use crate::std::encoding::radix;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "encoding/base64",
    files: go_files!["base64.go"],
    natives: NATIVES,
};

natives! {
    "encoding/base64.encode" => |cx: Cx, alphabet: Str, padding: i32, src: Bytes| -> Str {
        Str::new(cx, &radix::encode::<3, 4>(alphabet.as_bytes(), padding, src.as_bytes()))
    },
    "encoding/base64.decode" => |cx: Cx, alphabet: Str, padding: i32, strict: bool, src: Str| -> (Bytes, i64) {
        let digits = radix::Digits::new(alphabet.as_bytes(), padding, strict);
        let (out, bad) = digits.decode_64(src.as_bytes());
        (cx.bytes(&out), bad.map_or(-1, |at| at as i64))
    },
}
