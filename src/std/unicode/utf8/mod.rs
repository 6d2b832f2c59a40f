//! Package unicode/utf8.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::{Str, decode, decode_last, encode};

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "unicode/utf8",
    files: go_files!["utf8.go"],
    natives: NATIVES,
};

natives! {
    "unicode/utf8.AppendRune" => |cx: Cx, p: Bytes, r: i32| p.extend(cx, encode(i64::from(r), &mut [0; 4])),
    "unicode/utf8.DecodeLastRune" => |_: Cx, p: Bytes| pair(decode_last(p.as_bytes())),
    "unicode/utf8.DecodeLastRuneInString" => |_: Cx, s: Str| pair(decode_last(s.as_bytes())),
    "unicode/utf8.DecodeRune" => |_: Cx, p: Bytes| pair(decode(p.as_bytes())),
    "unicode/utf8.DecodeRuneInString" => |_: Cx, s: Str| pair(decode(s.as_bytes())),
    "unicode/utf8.encode" => |_: Cx, p: Bytes, r: i32| p.write(0, encode(i64::from(r), &mut [0; 4])) as i64,
    "unicode/utf8.FullRune" => |_: Cx, p: Bytes| full(p.as_bytes()),
    "unicode/utf8.FullRuneInString" => |_: Cx, s: Str| full(s.as_bytes()),
    "unicode/utf8.RuneCount" => |_: Cx, p: Bytes| count(p.as_bytes()),
    "unicode/utf8.RuneCountInString" => |_: Cx, s: Str| count(s.as_bytes()),
    "unicode/utf8.Valid" => |_: Cx, p: Bytes| std::str::from_utf8(p.as_bytes()).is_ok(),
    "unicode/utf8.ValidString" => |_: Cx, s: Str| s.to_str().is_ok(),
}

fn pair((rune, width): (i32, usize)) -> (i32, i64) {
    (rune, width as i64)
}

fn count(s: &[u8]) -> i64 {
    if s.is_ascii() {
        return s.len() as i64;
    }
    crate::std::text::runes(s).count() as i64
}

/// Whether more bytes would not change what the first rune is.
fn full(s: &[u8]) -> bool {
    match std::str::from_utf8(&s[..s.len().min(4)]) {
        Ok(_) => !s.is_empty(),
        // The start of an encoding that is cut off.
        Err(e) => e.valid_up_to() > 0 || e.error_len().is_some(),
    }
}
