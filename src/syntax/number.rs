//! The extent of a number literal, and what is wrong with it.

use super::ast::LitKind;

/// A number literal at the beginning of a text.
#[derive(Debug, PartialEq)]
pub struct Number {
    /// Its length in bytes.
    pub len: usize,
    /// Its kind.
    pub kind: LitKind,
    /// The first mistake: offset and words.
    pub error: Option<(usize, String)>,
}

/// Scans the number that `text` begins with: a digit, or a dot and a digit.
pub fn scan(text: &str) -> Number {
    let bytes = text.as_bytes();
    let at = |i: usize| bytes.get(i).copied().unwrap_or(0);
    let lower = |i: usize| at(i).to_ascii_lowercase();
    let mut error: Option<(usize, String)> = None;
    let mut fail = |offset: usize, words: String| {
        error.get_or_insert((offset, words));
    };

    let mut i = 0;
    let (base, prefix) = match (at(0), lower(1)) {
        (b'0', b'x') => (16, b'x'),
        (b'0', b'o') => (8, b'o'),
        (b'0', b'b') => (2, b'b'),
        (b'0', _) => (8, b'0'),
        _ => (10, 0),
    };
    if matches!(prefix, b'x' | b'o' | b'b') {
        i = 2;
    }
    let name = match base {
        16 => "hexadecimal",
        8 => "octal",
        2 => "binary",
        _ => "decimal",
    };

    let mut digits = 0;
    let mut bad_digit = None;
    let mut run = |i: &mut usize| loop {
        let c = at(*i);
        let value = match c {
            b'_' => {
                *i += 1;
                continue;
            }
            b'0'..=b'9' => c - b'0',
            b'a'..=b'f' | b'A'..=b'F' if base == 16 => 10,
            _ => break,
        };
        if base < 10 && value >= base && bad_digit.is_none() {
            bad_digit = Some(*i);
        }
        digits += 1;
        *i += 1;
    };

    run(&mut i);
    let mut kind = LitKind::Int;
    if at(i) == b'.' {
        kind = LitKind::Float;
        if matches!(prefix, b'o' | b'b') {
            fail(i, format!("invalid radix point in {name} literal"));
        }
        i += 1;
        run(&mut i);
    }
    if digits == 0 && i > 0 {
        fail(i, format!("{name} literal has no digits"));
    }
    let exponent = lower(i);
    if matches!(exponent, b'e' | b'p') {
        let quoted = at(i) as char;
        if exponent == b'e' && prefix != 0 && prefix != b'0' {
            fail(i, format!("'{quoted}' exponent requires decimal mantissa"));
        }
        if exponent == b'p' && prefix != b'x' {
            fail(
                i,
                format!("'{quoted}' exponent requires hexadecimal mantissa"),
            );
        }
        i += 1;
        kind = LitKind::Float;
        if matches!(at(i), b'+' | b'-') {
            i += 1;
        }
        let first = i;
        while at(i).is_ascii_digit() || at(i) == b'_' {
            i += 1;
        }
        if !bytes[first..i].iter().any(u8::is_ascii_digit) {
            fail(i, "exponent has no digits".into());
        }
    } else if prefix == b'x' && kind == LitKind::Float {
        fail(i, "hexadecimal mantissa requires a 'p' exponent".into());
    }
    if at(i) == b'i' {
        kind = LitKind::Imag;
        i += 1;
    }
    if let Some(at_digit) = bad_digit.filter(|_| kind == LitKind::Int) {
        let digit = at(at_digit) as char;
        fail(
            at_digit,
            format!("invalid digit '{digit}' in {name} literal"),
        );
    }
    if let Some(offset) = misplaced_underscore(&bytes[..i], prefix) {
        fail(offset, "'_' must separate successive digits".into());
    }
    Number {
        len: i,
        kind,
        error,
    }
}

/// The offset of the first underscore that does not stand between digits (or behind the prefix).
fn misplaced_underscore(literal: &[u8], prefix: u8) -> Option<usize> {
    let skip = if matches!(prefix, b'x' | b'o' | b'b') {
        2
    } else {
        0
    };
    let digit = |c: Option<&u8>| {
        c.is_some_and(|c| c.is_ascii_digit() || prefix == b'x' && c.is_ascii_hexdigit())
    };
    (skip..literal.len()).find_map(|i| {
        if literal[i] != b'_' {
            return None;
        }
        let behind_prefix = i == skip && skip > 0;
        if !behind_prefix && !digit(literal[..i].last()) {
            Some(i)
        } else if !digit(literal.get(i + 1)) {
            Some(if literal.get(i + 1) == Some(&b'_') {
                i + 1
            } else {
                i
            })
        } else {
            None
        }
    })
}
