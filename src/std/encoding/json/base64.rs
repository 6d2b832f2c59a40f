//! Base64 with the standard alphabet and padding.

use crate::runtime::sync::LazyLock;
use crate::std::encoding::radix;

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const PADDING: i32 = b'=' as i32;

/// Writes bytes as base64.
pub fn encode(out: &mut Vec<u8>, bytes: &[u8]) {
    out.extend(radix::encode::<3, 4>(ALPHABET, PADDING, bytes));
}

/// The bytes that a text stands for, line ends in it left out; else the offset of what is wrong.
pub fn decode(text: &[u8]) -> Result<Vec<u8>, usize> {
    static DIGITS: LazyLock<radix::Digits> =
        LazyLock::new(|| radix::Digits::new(ALPHABET, PADDING, false));
    match DIGITS.decode_64(text) {
        (bytes, None) => Ok(bytes),
        (_, Some(at)) => Err(at),
    }
}
