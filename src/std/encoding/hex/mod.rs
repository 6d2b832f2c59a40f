//! Package encoding/hex.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::Str;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "encoding/hex",
    files: go_files!["hex.go"],
    natives: NATIVES,
};

natives! {
    "encoding/hex.encode" => |cx: Cx, src: Bytes| -> Str {
        let src = src.as_bytes();
        Str::build(cx, 2 * src.len(), |out| {
            const DIGITS: &[u8; 16] = b"0123456789abcdef";
            for (pair, b) in out.chunks_mut(2).zip(src) {
                pair.copy_from_slice(&[DIGITS[usize::from(b >> 4)], DIGITS[usize::from(b & 15)]]);
            }
        })
    },
    "encoding/hex.decode" => |cx: Cx, src: Str| -> (Bytes, i64) {
        let (out, bad) = decode(src.as_bytes());
        (cx.bytes(&out), bad.map_or(-1, i64::from))
    },
}

/// What pairs of digits stand for, up to a byte that is no digit.
fn decode(src: &[u8]) -> (Vec<u8>, Option<u8>) {
    let digit = |b: u8| (b as char).to_digit(16).map(|d| d as u8).ok_or(b);
    let mut out = Vec::with_capacity(src.len() / 2);
    for pair in src.chunks(2) {
        let high = match digit(pair[0]) {
            Ok(high) => high,
            Err(bad) => return (out, Some(bad)),
        };
        match pair.get(1).map(|low| digit(*low)) {
            Some(Ok(low)) => out.push(high << 4 | low),
            Some(Err(bad)) => return (out, Some(bad)),
            None => {}
        }
    }
    (out, None)
}
