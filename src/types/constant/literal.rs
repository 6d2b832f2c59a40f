//! Values of literals.

use super::{Float, Value};
use crate::syntax::ast::LitKind;
use num_bigint::BigInt;

impl Value {
    /// The value of a literal as written; `Unknown` if it is not well-formed (reported by the lexer), or too large.
    pub fn from_literal(kind: LitKind, text: &str) -> Value {
        match kind {
            LitKind::Int => integer(text).map(Value::Int),
            LitKind::Float => real(text).map(Value::Float),
            LitKind::Imag => imaginary(text),
            LitKind::Char => rune(text).map(Value::int),
            LitKind::String => unquote(text).map(Value::string),
        }
        .unwrap_or(Value::Unknown)
    }
}

fn integer(text: &str) -> Option<BigInt> {
    let digits = text.replace('_', "");
    let bytes = digits.as_bytes();
    let (radix, digits) = match bytes {
        [b'0', b'x' | b'X', ..] => (16, &digits[2..]),
        [b'0', b'o' | b'O', ..] => (8, &digits[2..]),
        [b'0', b'b' | b'B', ..] => (2, &digits[2..]),
        [b'0', _, ..] => (8, &digits[1..]),
        _ => (10, &digits[..]),
    };
    BigInt::parse_bytes(digits.as_bytes(), radix)
}

fn real(text: &str) -> Option<Float> {
    let text = text.replace('_', "").to_ascii_lowercase();
    let (radix, mark, text) = match text.strip_prefix("0x") {
        Some(hex) => (16, 'p', hex),
        None => (10, 'e', &text[..]),
    };
    let (mantissa, exp) = match text.split_once(mark) {
        Some((m, e)) => (m, exponent(e)?),
        None => (text, 0),
    };
    let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
    let digits = [whole, fraction].concat();
    let mant = BigInt::parse_bytes(digits.as_bytes(), radix)?;
    let scale = fraction.len() as i64;
    if radix == 16 {
        Float::binary(mant, exp - 4 * scale)
    } else {
        Float::decimal(mant, exp - scale)
    }
}

/// Exponents far beyond all limits are all alike.
fn exponent(text: &str) -> Option<i64> {
    let (negative, digits) = match text.as_bytes().first()? {
        b'-' => (true, &text[1..]),
        b'+' => (false, &text[1..]),
        _ => (false, text),
    };
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let n = digits.parse::<i64>().unwrap_or(i64::MAX).min(1 << 40);
    Some(if negative { -n } else { n })
}

fn imaginary(text: &str) -> Option<Value> {
    let number = text.strip_suffix('i')?;
    let lower = number.to_ascii_lowercase();
    let prefixed = lower.starts_with("0x") || lower.starts_with("0o") || lower.starts_with("0b");
    let is_float = lower.contains(['.', 'p']) || !prefixed && lower.contains('e');
    let im = if is_float {
        real(number)?
    } else if prefixed {
        Float::from_integer(&integer(number)?)
    } else {
        // `0123i` is decimal.
        let digits = number.replace('_', "");
        Float::from_integer(&BigInt::parse_bytes(digits.as_bytes(), 10)?)
    };
    Some(Value::Complex(Box::new((Float::zero(), im))))
}

fn rune(text: &str) -> Option<u32> {
    let inner = text.strip_prefix('\'')?.strip_suffix('\'')?;
    let (unit, rest) = unit(inner)?;
    rest.is_empty().then_some(match unit {
        Unit::Char(c) => u32::from(c),
        Unit::Byte(b) => u32::from(b),
    })
}

/// The bytes of a string literal as written, quotes included.
pub fn unquote(text: &str) -> Option<Vec<u8>> {
    if let Some(raw) = text.strip_prefix('`') {
        let raw = raw.strip_suffix('`')?;
        return Some(raw.bytes().filter(|&b| b != b'\r').collect());
    }
    let mut rest = text.strip_prefix('"')?.strip_suffix('"')?;
    let mut bytes = Vec::with_capacity(rest.len());
    while !rest.is_empty() {
        let plain = rest.find('\\').unwrap_or(rest.len());
        bytes.extend_from_slice(&rest.as_bytes()[..plain]);
        rest = &rest[plain..];
        if rest.is_empty() {
            break;
        }
        let (next, behind) = unit(rest)?;
        match next {
            Unit::Char(c) => bytes.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
            Unit::Byte(b) => bytes.push(b),
        }
        rest = behind;
    }
    Some(bytes)
}

/// What one character or escape sequence stands for.
enum Unit {
    Char(char),
    Byte(u8),
}

fn unit(text: &str) -> Option<(Unit, &str)> {
    let mut chars = text.chars();
    let first = chars.next()?;
    if first != '\\' {
        return Some((Unit::Char(first), chars.as_str()));
    }
    let escape = chars.next()?;
    let numeric = |from: &str, radix: u32, len: usize| -> Option<u32> {
        u32::from_str_radix(from.get(..len)?, radix).ok()
    };
    let rest = chars.as_str();
    let simple = |c| Some((Unit::Char(c), rest));
    match escape {
        'a' => simple('\x07'),
        'b' => simple('\x08'),
        'f' => simple('\x0c'),
        'n' => simple('\n'),
        'r' => simple('\r'),
        't' => simple('\t'),
        'v' => simple('\x0b'),
        '\\' | '\'' | '"' => simple(escape),
        'x' => Some((Unit::Byte(numeric(rest, 16, 2)? as u8), &rest[2..])),
        '0'..='7' => {
            let n = numeric(&text[1..], 8, 3)?;
            Some((Unit::Byte(u8::try_from(n).ok()?), &text[4..]))
        }
        'u' => Some((
            Unit::Char(char::from_u32(numeric(rest, 16, 4)?)?),
            &rest[4..],
        )),
        'U' => Some((
            Unit::Char(char::from_u32(numeric(rest, 16, 8)?)?),
            &rest[8..],
        )),
        _ => None,
    }
}
