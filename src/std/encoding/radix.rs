//! What base32 and base64 have in common: blocks of `B` bytes as `D` digits.

/// The digits of `src`, each of 8 · B / D bits, the last block filled up with the padding unless that is negative.
pub fn encode<const B: usize, const D: usize>(
    alphabet: &[u8],
    padding: i32,
    src: &[u8],
) -> Vec<u8> {
    let bits = 8 * B / D;
    let mut out = Vec::with_capacity(src.len().div_ceil(B) * D);
    for block in src.chunks(B) {
        let value = (0..B).fold(0u64, |v, i| v << 8 | u64::from(*block.get(i).unwrap_or(&0)));
        let digits = (8 * block.len()).div_ceil(bits);
        out.extend((0..digits).map(|i| {
            let digit = value >> (8 * B - bits * (i + 1)) & ((1 << bits) - 1);
            alphabet[digit as usize]
        }));
        if let Ok(padding) = u8::try_from(padding) {
            out.extend(std::iter::repeat_n(padding, D - digits));
        }
    }
    out
}

/// No digit.
const NONE: u8 = 0xFF;

/// What each byte stands for.
pub struct Digits {
    values: [u8; 256],
    padding: Option<u8>,
    strict: bool,
}

type Decoded = (Vec<u8>, Option<usize>);

impl Digits {
    /// The digits of an alphabet.
    pub fn new(alphabet: &[u8], padding: i32, strict: bool) -> Self {
        let mut values = [NONE; 256];
        for (value, digit) in alphabet.iter().enumerate() {
            values[usize::from(*digit)] = value as u8;
        }
        Self {
            values,
            padding: u8::try_from(padding).ok(),
            strict,
        }
    }

    /// The bytes of base64 digits, up to where something is wrong. Newlines do not count, but for the place.
    pub fn decode_64(&self, src: &[u8]) -> Decoded {
        let mut out = Vec::with_capacity(src.len() / 4 * 3);
        let newline = |at: usize| matches!(src.get(at), Some(b'\n' | b'\r'));
        let mut at = 0;
        while at < src.len() {
            let (mut value, mut count, mut trailing) = (0u32, 0, None);
            while count < 4 {
                let Some(&b) = src.get(at) else {
                    if count == 0 {
                        return (out, None);
                    }
                    if count == 1 || self.padding.is_some() {
                        return (out, Some(at - count));
                    }
                    break;
                };
                at += 1;
                let digit = self.values[usize::from(b)];
                if digit != NONE {
                    value = value << 6 | u32::from(digit);
                    count += 1;
                    continue;
                }
                if matches!(b, b'\n' | b'\r') {
                    continue;
                }
                if Some(b) != self.padding || count < 2 {
                    return (out, Some(at - 1));
                }
                if count == 2 {
                    while newline(at) {
                        at += 1;
                    }
                    match src.get(at) {
                        None => return (out, Some(src.len())),
                        Some(b) if Some(*b) != self.padding => return (out, Some(at - 1)),
                        Some(_) => at += 1,
                    }
                }
                while newline(at) {
                    at += 1;
                }
                if at < src.len() {
                    trailing = Some(at);
                }
                break;
            }
            let bytes = (value << (6 * (4 - count))).to_be_bytes();
            let (whole, rest) = bytes[1..].split_at(count - 1);
            if self.strict && rest.iter().any(|b| *b != 0) {
                return (out, Some(at - (4 - count)));
            }
            out.extend_from_slice(whole);
            if trailing.is_some() {
                return (out, trailing);
            }
            if count < 4 {
                break;
            }
        }
        (out, None)
    }

    /// The bytes of base32 digits, up to where something is wrong; places are counted without newlines.
    pub fn decode_32(&self, src: &[u8]) -> Decoded {
        let src: Vec<u8> = src
            .iter()
            .copied()
            .filter(|b| !matches!(b, b'\n' | b'\r'))
            .collect();
        let mut out = Vec::with_capacity(src.len() / 8 * 5);
        let mut at = 0;
        while at < src.len() {
            let (mut value, mut count) = (0u64, 0);
            let mut end = false;
            while count < 8 {
                let Some(&b) = src.get(at) else {
                    if self.padding.is_some() {
                        return (out, Some(at - count));
                    }
                    end = true;
                    break;
                };
                at += 1;
                let left = src.len() - at;
                if Some(b) == self.padding && count >= 2 && left < 8 {
                    if left + count < 7 {
                        return (out, Some(src.len()));
                    }
                    let wrong =
                        (0..7 - count).find(|k| *k < left && Some(src[at + k]) != self.padding);
                    if let Some(k) = wrong {
                        return (out, Some(at + k - 1));
                    }
                    if matches!(count, 1 | 3 | 6) {
                        return (out, Some(at - 1));
                    }
                    end = true;
                    break;
                }
                let digit = self.values[usize::from(b)];
                if digit == NONE {
                    return (out, Some(at - 1));
                }
                value = value << 5 | u64::from(digit);
                count += 1;
            }
            let whole = match count {
                8 => 5,
                7 => 4,
                5 => 3,
                4 => 2,
                2 => 1,
                _ => 0,
            };
            let bytes = (value << (5 * (8 - count))).to_be_bytes();
            out.extend_from_slice(&bytes[3..3 + whole]);
            if end {
                break;
            }
        }
        (out, None)
    }
}
