//! Numbers as Go reads them.

/// Why a text is no number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fault {
    /// Not written as a number.
    Syntax,
    /// A number, but too large or small for its type; the nearest is the result.
    Range,
    /// No such base.
    Base,
    /// No such width.
    BitSize,
}

/// A result with what is wrong with it.
pub type Parsed<T> = (T, Option<Fault>);

fn digit(b: u8) -> u64 {
    match b {
        b'0'..=b'9' => u64::from(b - b'0'),
        b'a'..=b'z' => u64::from(b - b'a') + 10,
        b'A'..=b'Z' => u64::from(b - b'A') + 10,
        _ => u64::MAX,
    }
}

/// Whether underscores stand only between digits, or between a base prefix and a digit.
fn underscores_ok(text: &[u8]) -> bool {
    let text = text
        .strip_prefix(b"+")
        .or(text.strip_prefix(b"-"))
        .unwrap_or(text);
    let (text, hex, mut digit_before) = match text {
        [b'0', b'b' | b'B' | b'o' | b'O', rest @ ..] => (rest, false, true),
        [b'0', b'x' | b'X', rest @ ..] => (rest, true, true),
        _ => (text, false, false),
    };
    let mut underscore_before = false;
    for &b in text {
        let is_digit = b.is_ascii_digit() || hex && b.is_ascii_hexdigit();
        if b == b'_' && !digit_before || underscore_before && !is_digit {
            return false;
        }
        underscore_before = b == b'_';
        digit_before = is_digit;
    }
    !underscore_before
}

/// `strconv.ParseUint`.
pub fn parse_uint(text: &[u8], base: i64, bits: i64) -> Parsed<u64> {
    if text.is_empty() {
        return (0, Some(Fault::Syntax));
    }
    let (base, digits, underscores) = match (base, text) {
        (2..=36, _) => (base as u64, text, false),
        (0, [b'0', b'b' | b'B', rest @ ..]) if !rest.is_empty() => (2, rest, true),
        (0, [b'0', b'o' | b'O', rest @ ..]) if !rest.is_empty() => (8, rest, true),
        (0, [b'0', b'x' | b'X', rest @ ..]) if !rest.is_empty() => (16, rest, true),
        (0, [b'0', rest @ ..]) => (8, if rest.is_empty() { text } else { rest }, true),
        (0, _) => (10, text, true),
        _ => return (0, Some(Fault::Base)),
    };
    let bits = match bits {
        0 => 64,
        1..=64 => bits as u32,
        _ => return (0, Some(Fault::BitSize)),
    };
    let max = u64::MAX >> (64 - bits);
    let mut n: u64 = 0;
    for &b in digits {
        if b == b'_' && underscores {
            continue;
        }
        let d = digit(b);
        if d >= base {
            return (0, Some(Fault::Syntax));
        }
        match n.checked_mul(base).and_then(|n| n.checked_add(d)) {
            Some(next) if next <= max => n = next,
            // What follows is not looked at, as in Go.
            _ => return (max, Some(Fault::Range)),
        }
    }
    if underscores && digits.contains(&b'_') && !underscores_ok(text) {
        return (0, Some(Fault::Syntax));
    }
    (n, None)
}

/// `strconv.ParseInt`.
pub fn parse_int(text: &[u8], base: i64, bits: i64) -> Parsed<i64> {
    let (negative, digits) = match text {
        [b'-', rest @ ..] => (true, rest),
        [b'+', rest @ ..] => (false, rest),
        _ => (false, text),
    };
    let (n, fault) = parse_uint(digits, base, bits);
    if !matches!(fault, None | Some(Fault::Range)) {
        return (0, fault);
    }
    let bits = if bits == 0 { 64 } else { bits as u32 };
    let limit = 1u64 << (bits - 1);
    match negative {
        false if n >= limit => ((limit - 1) as i64, Some(Fault::Range)),
        true if n > limit => ((limit as i64).wrapping_neg(), Some(Fault::Range)),
        true => ((n as i64).wrapping_neg(), None),
        false => (n as i64, None),
    }
}

/// `strconv.ParseFloat` of a whole text.
pub fn parse_float(text: &[u8], bits: i64) -> Parsed<f64> {
    match scan_float(text) {
        Some(len) if len == text.len() => float_of(text, bits),
        _ => (0.0, Some(Fault::Syntax)),
    }
}

/// The length of the longest start of `text` that is a floating-point number.
pub fn scan_float(text: &[u8]) -> Option<usize> {
    let sign = usize::from(matches!(text.first(), Some(b'+' | b'-')));
    let body = &text[sign..];
    let word = |w: &[u8]| body.len() >= w.len() && body[..w.len()].eq_ignore_ascii_case(w);
    if word(b"infinity") {
        return Some(sign + 8);
    }
    if word(b"inf") {
        return Some(sign + 3);
    }
    if sign == 0 && word(b"nan") {
        return Some(3);
    }
    let hex = body.len() > 2 && body[0] == b'0' && body[1] | 0x20 == b'x';
    let mut at = if hex { 2 } else { 0 };
    let (mut digits, mut dot) = (false, false);
    while let Some(&b) = body.get(at) {
        match b {
            b'_' => {}
            b'.' if !dot => dot = true,
            b'0'..=b'9' => digits = true,
            b'a'..=b'f' | b'A'..=b'F' if hex => digits = true,
            _ => break,
        }
        at += 1;
    }
    if !digits {
        return None;
    }
    let letter = if hex { b'p' } else { b'e' };
    let mut end = at;
    if body.get(at).is_some_and(|b| b | 0x20 == letter) {
        at += 1;
        at += usize::from(matches!(body.get(at), Some(b'+' | b'-')));
        let first = at;
        while body
            .get(at)
            .is_some_and(|b| b.is_ascii_digit() || *b == b'_')
        {
            at += 1;
        }
        if body.get(first).is_some_and(u8::is_ascii_digit) {
            end = at;
        }
    }
    if hex && !body[..end].iter().any(|b| b | 0x20 == b'p') {
        // A hexadecimal mantissa needs its exponent.
        return None;
    }
    let all = &text[..sign + end];
    (!all.contains(&b'_') || underscores_ok(all)).then_some(all.len())
}

/// `strconv.ParseComplex`: real and imaginary part.
pub fn parse_complex(text: &[u8], bits: i64) -> Parsed<(f64, f64)> {
    let bits = if bits == 64 { 32 } else { 64 };
    let syntax = ((0.0, 0.0), Some(Fault::Syntax));
    let inner = match text {
        [b'(', inner @ .., b')'] => inner,
        _ => text,
    };
    let Some(n) = scan_float(inner) else {
        return syntax;
    };
    let (first, fault) = float_of(&inner[..n], bits);
    match &inner[n..] {
        [] => ((first, 0.0), fault),
        b"i" => ((0.0, first), fault),
        [b'+' | b'-', ..] => {
            // A plus may go before anything but another, as in front of NaN, which has no sign of its own.
            let mut rest = &inner[n..];
            if rest[0] == b'+' && rest.get(1).is_some_and(|b| *b != b'+') {
                rest = &rest[1..];
            }
            match scan_float(rest) {
                Some(m) if &rest[m..] == b"i" => {
                    let (second, fault2) = float_of(&rest[..m], bits);
                    ((first, second), fault.or(fault2))
                }
                _ => syntax,
            }
        }
        _ => syntax,
    }
}

/// The value of a text that [`scan_float`] accepted.
fn float_of(text: &[u8], bits: i64) -> Parsed<f64> {
    let clean: String = text
        .iter()
        .filter(|b| **b != b'_')
        .map(|b| *b as char)
        .collect();
    let lower = clean.to_ascii_lowercase();
    let (negative, body) = match lower.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, lower.strip_prefix('+').unwrap_or(&lower)),
    };
    let signed = |v: f64| if negative { -v } else { v };
    if body.starts_with("inf") {
        return (signed(f64::INFINITY), None);
    }
    if body == "nan" {
        // The bits of math.NaN, which float32 has no room for.
        let nan = f64::from_bits(0x7ff8_0000_0000_0001);
        return (if bits == 32 { f64::NAN } else { nan }, None);
    }
    let value = if let Some(hex) = body.strip_prefix("0x") {
        hex_float(hex, bits)
    } else if bits == 32 {
        f64::from(body.parse::<f32>().unwrap_or(0.0))
    } else {
        body.parse::<f64>().unwrap_or(0.0)
    };
    let fault = value.is_infinite().then_some(Fault::Range);
    (signed(value), fault)
}

/// `1.8p3`, rounded to nearest, ties to even.
fn hex_float(text: &str, bits: i64) -> f64 {
    let (mantissa, exponent) = text.split_once('p').unwrap_or((text, "0"));
    let negative = exponent.starts_with('-');
    let exponent: i64 = exponent
        .parse()
        .unwrap_or(if negative { -100_000 } else { 100_000 });
    let mut exponent = exponent.clamp(-100_000, 100_000);
    let (mut value, mut sticky, mut after_dot) = (0u64, false, false);
    for b in mantissa.bytes() {
        if b == b'.' {
            after_dot = true;
            continue;
        }
        if value >> 60 == 0 {
            value = value << 4 | digit(b);
            exponent -= if after_dot { 4 } else { 0 };
        } else {
            sticky |= b != b'0';
            exponent += if after_dot { 0 } else { 4 };
        }
    }
    if value == 0 {
        return 0.0;
    }
    let shift = value.leading_zeros();
    value <<= shift;
    exponent -= i64::from(shift);
    // value × 2^exponent with the top bit set: its leading bit weighs 2^(exponent + 63).
    let (precision, min, max) = if bits == 32 {
        (24, -126, 127)
    } else {
        (53, -1022, 1023)
    };
    let lead = exponent + 63;
    // Fewer bits are kept of a subnormal number.
    let keep = if lead < min {
        precision - (min - lead)
    } else {
        precision
    };
    if keep < 0 {
        return 0.0;
    }
    let drop = 64 - keep;
    let (kept, rest, half) = if drop == 64 {
        (0, u128::from(value), 1u128 << 63)
    } else {
        let mask = (1u64 << drop) - 1;
        (value >> drop, u128::from(value & mask), 1u128 << (drop - 1))
    };
    let up = rest > half || rest == half && (sticky || kept & 1 == 1);
    let rounded = kept + u64::from(up);
    let result = rounded as f64
        * 2f64.powi(((exponent + drop) / 2) as i32)
        * 2f64.powi((exponent + drop - (exponent + drop) / 2) as i32);
    if result >= 2f64.powi(max) * 2.0 {
        f64::INFINITY
    } else {
        result
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn integers() {
        assert_eq!(parse_int(b"-0x8000000000000000", 0, 64), (i64::MIN, None));
        assert_eq!(parse_int(b"0_1", 0, 64), (1, None));
        assert_eq!(parse_int(b"_1", 0, 64), (0, Some(Fault::Syntax)));
        assert_eq!(parse_int(b"0_x1", 0, 64), (0, Some(Fault::Syntax)));
        assert_eq!(parse_int(b"1_0", 10, 64), (0, Some(Fault::Syntax)));
        assert_eq!(parse_int(b"-1000", 10, 8), (-128, Some(Fault::Range)));
        assert_eq!(parse_int(b"1000", 10, 8), (127, Some(Fault::Range)));
        assert_eq!(parse_int(b"zz", 36, 0), (1295, None));
        assert_eq!(parse_int(b"0x", 0, 0), (0, Some(Fault::Syntax)));
        assert_eq!(parse_int(b"0", 0, 0), (0, None));
        assert_eq!(
            parse_uint(b"18446744073709551616", 10, 64),
            (u64::MAX, Some(Fault::Range))
        );
        assert_eq!(parse_uint(b"1", 1, 64), (0, Some(Fault::Base)));
    }

    #[test]
    fn floats() {
        assert_eq!(parse_float(b"1_0.0_1", 64), (10.01, None));
        assert_eq!(parse_float(b"0x_1p0", 64), (1.0, None));
        assert_eq!(parse_float(b"0x.8p1", 64), (1.0, None));
        assert_eq!(parse_float(b"0x1.fffffffffffff8p0", 64), (2.0, None));
        assert_eq!(parse_float(b"0x1p-1074", 64), (5e-324, None));
        assert_eq!(parse_float(b"0x1p-1075", 64), (0.0, None));
        assert_eq!(parse_float(b"0x1.8p-1075", 64), (5e-324, None));
        assert_eq!(
            parse_float(b"0x1p1024", 64),
            (f64::INFINITY, Some(Fault::Range))
        );
        assert_eq!(
            parse_float(b"0x1p128", 32),
            (f64::INFINITY, Some(Fault::Range))
        );
        assert_eq!(
            parse_float(b"-1e400", 64),
            (f64::NEG_INFINITY, Some(Fault::Range))
        );
        assert_eq!(parse_float(b"0.1", 32).0, f64::from(0.1f32));
        for bad in [
            "", "0x1", "1e", "e1", "1p2", "-nan", "0b1", ".", "1__0", "1 ", "0x1p", "+",
        ] {
            assert_eq!(
                parse_float(bad.as_bytes(), 64).1,
                Some(Fault::Syntax),
                "{bad}"
            );
        }
        assert_eq!(scan_float(b"1.5+2i"), Some(3));
        assert_eq!(scan_float(b"1e+2i"), Some(4));
    }
}
