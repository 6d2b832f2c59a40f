//! UTF-8 with Go's rules: whatever is not the shortest form of a Unicode scalar value is U+FFFD, one byte wide.

/// U+FFFD, what invalid bytes decode to.
pub const RUNE_ERROR: i32 = 0xFFFD;

/// The first rune and its width. Invalid bytes give (U+FFFD, 1), nothing gives (U+FFFD, 0).
#[inline]
pub fn decode(bytes: &[u8]) -> (i32, usize) {
    match bytes {
        [] => (RUNE_ERROR, 0),
        [b, ..] if *b < 0x80 => (i32::from(*b), 1),
        _ => decode_multi(bytes),
    }
}

fn decode_multi(bytes: &[u8]) -> (i32, usize) {
    let cont = |i: usize, low: u8, high: u8| {
        bytes
            .get(i)
            .filter(|b| (low..=high).contains(b))
            .map(|b| i32::from(b & 0x3F))
    };
    let first = bytes[0];
    let lead = i32::from(first);
    // The second byte's range excludes overlong forms, surrogates and what lies above U+10FFFF.
    let (low, high) = match first {
        0xE0 => (0xA0, 0xBF),
        0xED => (0x80, 0x9F),
        0xF0 => (0x90, 0xBF),
        0xF4 => (0x80, 0x8F),
        _ => (0x80, 0xBF),
    };
    let rune = match first {
        0xC2..=0xDF => cont(1, low, high).map(|a| ((lead & 0x1F) << 6 | a, 2)),
        0xE0..=0xEF => cont(1, low, high)
            .zip(cont(2, 0x80, 0xBF))
            .map(|(a, b)| ((lead & 0x0F) << 12 | a << 6 | b, 3)),
        0xF0..=0xF4 => cont(1, low, high)
            .zip(cont(2, 0x80, 0xBF))
            .zip(cont(3, 0x80, 0xBF))
            .map(|((a, b), c)| ((lead & 0x07) << 18 | a << 12 | b << 6 | c, 4)),
        _ => None,
    };
    rune.unwrap_or((RUNE_ERROR, 1))
}

/// The last rune and its width.
pub fn decode_last(bytes: &[u8]) -> (i32, usize) {
    let n = bytes.len();
    for width in (2..=4.min(n)).rev() {
        let (rune, w) = decode(&bytes[n - width..]);
        if w == width {
            return (rune, w);
        }
    }
    decode(&bytes[n.saturating_sub(1)..])
}

/// Encodes a rune; what is no Unicode scalar value becomes U+FFFD.
pub fn encode(rune: i64, buf: &mut [u8; 4]) -> &[u8] {
    let c = u32::try_from(rune).ok().and_then(char::from_u32);
    c.unwrap_or(char::REPLACEMENT_CHARACTER)
        .encode_utf8(buf)
        .as_bytes()
}

/// Appends a rune's encoding.
pub fn push_rune(out: &mut Vec<u8>, rune: i64) {
    out.extend_from_slice(encode(rune, &mut [0; 4]));
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What Rust's decoder, which follows the same rules except for the width of errors, says of the first rune.
    fn reference(bytes: &[u8]) -> (i32, usize) {
        let n = bytes.len().min(4);
        for width in 1..=n {
            if let Ok(s) = std::str::from_utf8(&bytes[..width]) {
                return (s.chars().next().map_or(RUNE_ERROR, |c| c as i32), width);
            }
        }
        (RUNE_ERROR, 1)
    }

    #[test]
    fn agrees_with_a_validating_decoder() {
        let edges = [
            0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0,
            0xE1, 0xED, 0xEE, 0xEF, 0xF0, 0xF1, 0xF4, 0xF5, 0xFF,
        ];
        for a in edges {
            for b in edges {
                for c in edges {
                    for d in edges {
                        let bytes = [a, b, c, d];
                        assert_eq!(decode(&bytes), reference(&bytes), "{bytes:x?}");
                        assert_eq!(decode(&bytes[..3]), reference(&bytes[..3]), "{bytes:x?}");
                    }
                }
            }
        }
    }

    #[test]
    fn last_runes() {
        assert_eq!(decode_last("aé".as_bytes()), (0xE9, 2));
        assert_eq!(decode_last("世".as_bytes()), (0x4E16, 3));
        assert_eq!(decode_last(b"a\x80"), (RUNE_ERROR, 1));
        assert_eq!(decode_last(b"\xE4\xB8"), (RUNE_ERROR, 1));
        assert_eq!(decode_last(b"ab"), (98, 1));
        assert_eq!(decode_last(b""), (RUNE_ERROR, 0));
    }

    #[test]
    fn surrogates_and_large_runes_encode_as_errors() {
        let mut buf = [0; 4];
        for r in [0xD800, 0xDFFF, 0x110000, -1, 1 << 40] {
            assert_eq!(encode(r, &mut buf), "\u{FFFD}".as_bytes());
        }
        assert_eq!(encode(0x10FFFF, &mut buf), "\u{10FFFF}".as_bytes());
    }
}
