//! Base64 with the standard alphabet and padding.

const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

const NONE: u8 = 0xff;

/// What each byte stands for.
static DIGITS: [u8; 256] = {
    let mut table = [NONE; 256];
    let mut i = 0;
    while i < ALPHABET.len() {
        table[ALPHABET[i] as usize] = i as u8;
        i += 1;
    }
    table
};

/// Writes bytes as base64.
pub fn encode(out: &mut Vec<u8>, bytes: &[u8]) {
    out.reserve(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let word =
            chunk.iter().fold(0u32, |w, b| w << 8 | u32::from(*b)) << (8 * (3 - chunk.len()));
        for i in 0..4 {
            out.push(match i <= chunk.len() {
                true => ALPHABET[(word >> (18 - 6 * i) & 63) as usize],
                false => b'=',
            });
        }
    }
}

/// The bytes that a text stands for, line ends in it left out; else the offset of what is wrong.
pub fn decode(text: &[u8]) -> Result<Vec<u8>, usize> {
    let mut out = Vec::with_capacity(text.len() / 4 * 3);
    let (mut word, mut n) = (0u32, 0);
    let mut i = 0;
    while i < text.len() {
        let b = text[i];
        i += 1;
        let digit = match b {
            b'\r' | b'\n' => continue,
            b'=' => {
                // Padding: two digits want two signs, three want one, and then nothing follows.
                if n < 2 {
                    return Err(i - 1);
                }
                let mut rest = text[i..]
                    .iter()
                    .enumerate()
                    .filter(|(_, b)| !matches!(b, b'\r' | b'\n'));
                if n == 2 {
                    match rest.next() {
                        Some((_, b'=')) => {}
                        Some((at, _)) => return Err(i + at),
                        None => return Err(text.len()),
                    }
                }
                if let Some((at, _)) = rest.next() {
                    return Err(i + at);
                }
                word <<= 6 * (4 - n);
                out.extend_from_slice(&word.to_be_bytes()[1..n]);
                return Ok(out);
            }
            _ => match DIGITS[usize::from(b)] {
                NONE => return Err(i - 1),
                d => u32::from(d),
            },
        };
        word = word << 6 | digit;
        n += 1;
        if n == 4 {
            out.extend_from_slice(&word.to_be_bytes()[1..]);
            (word, n) = (0, 0);
        }
    }
    match n {
        0 => Ok(out),
        // Go names the digit at which the incomplete group began.
        n => Err(text.len() - n),
    }
}
