//! The values of rune and string literals, and what is wrong with them.
//!
//! Strings are bytes: `"\xff"` is no UTF-8.

/// The bytes of a string literal, given with its quotes. The literal is a correct one, as the lexer hands out only such.
pub fn string(literal: &str) -> Vec<u8> {
    let inner = &literal[1..literal.len() - 1];
    if literal.starts_with('`') {
        return inner.bytes().filter(|&b| b != b'\r').collect();
    }
    let mut out = Vec::with_capacity(inner.len());
    let mut rest = inner;
    while let Some(at) = rest.find('\\') {
        out.extend_from_slice(&rest.as_bytes()[..at]);
        let (value, len) = escape(&rest[at..], '"').unwrap_or((Value::Byte(b'?'), 2));
        match value {
            Value::Byte(b) => out.push(b),
            Value::Char(c) => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
        rest = &rest[at + len..];
    }
    out.extend_from_slice(rest.as_bytes());
    out
}

/// The value of a rune literal, given with its quotes. The literal is a correct one.
pub fn rune(literal: &str) -> u32 {
    let inner = &literal[1..literal.len() - 1];
    if !inner.starts_with('\\') {
        return inner.chars().next().map_or(0, u32::from);
    }
    match escape(inner, '\'') {
        Ok((Value::Byte(b), _)) => b.into(),
        Ok((Value::Char(c), _)) => c.into(),
        Err(_) => 0,
    }
}

/// The mistakes in a string literal with its quotes: offset and words.
pub fn string_errors(literal: &str) -> Vec<(usize, String)> {
    if literal.starts_with('`') {
        return Vec::new();
    }
    escape_errors(literal, '"')
}

/// The mistakes in a rune literal with its quotes: offset and words.
pub fn rune_errors(literal: &str) -> Vec<(usize, String)> {
    let errors = escape_errors(literal, '\'');
    if !errors.is_empty() {
        return errors;
    }
    let inner = &literal[1..literal.len() - 1];
    let mut count = 0;
    let mut rest = inner;
    while let Some(c) = rest.chars().next() {
        let len = if c == '\\' {
            escape(rest, '\'').map_or(1, |(_, len)| len)
        } else {
            c.len_utf8()
        };
        rest = &rest[len..];
        count += 1;
    }
    match count {
        0 => vec![(1, "empty rune literal or unescaped '".into())],
        1 => Vec::new(),
        _ => vec![(0, "more than one character in rune literal".into())],
    }
}

fn escape_errors(literal: &str, quote: char) -> Vec<(usize, String)> {
    let mut errors = Vec::new();
    let mut from = 1;
    let end = literal.len() - 1;
    while let Some(at) = literal[from..end].find('\\') {
        let at = from + at;
        match escape(&literal[at..], quote) {
            Ok((_, len)) => from = at + len,
            Err((offset, words)) => {
                errors.push((at + offset, words));
                from = at + offset.max(1);
                while !literal.is_char_boundary(from) {
                    from += 1;
                }
                from = from.min(end);
            }
        }
    }
    errors
}

enum Value {
    Byte(u8),
    Char(char),
}

/// The value and length of the escape sequence that `text` begins with, or the offset and words of what is wrong.
fn escape(text: &str, quote: char) -> Result<(Value, usize), (usize, String)> {
    let mut chars = text.char_indices().skip(1);
    let unknown = || (1, "unknown escape".to_string());
    let (_, c) = chars.next().ok_or_else(unknown)?;
    let simple = match c {
        'a' => 7,
        'b' => 8,
        'f' => 12,
        'n' => b'\n',
        'r' => b'\r',
        't' => b'\t',
        'v' => 11,
        '\\' => b'\\',
        c if c == quote => quote as u8,
        '0'..='7' | 'x' | 'u' | 'U' => return numeric_escape(text, c),
        _ => return Err(unknown()),
    };
    Ok((Value::Byte(simple), 2))
}

fn numeric_escape(text: &str, form: char) -> Result<(Value, usize), (usize, String)> {
    let (start, count, radix, name) = match form {
        'x' => (2, 2, 16, "hexadecimal"),
        'u' => (2, 4, 16, "hexadecimal"),
        'U' => (2, 8, 16, "hexadecimal"),
        _ => (1, 3, 8, "octal"),
    };
    let mut value: u32 = 0;
    let mut digits = text[start..].char_indices();
    for _ in 0..count {
        let (i, c) = digits.next().unwrap_or((0, '\0'));
        let Some(digit) = c.to_digit(radix) else {
            let words = format!("invalid character {} in {name} escape", quoted(c));
            return Err((start + i, words));
        };
        value = value.wrapping_mul(radix).wrapping_add(digit);
    }
    let len = start + count;
    if matches!(form, 'u' | 'U') {
        return match char::from_u32(value) {
            Some(c) => Ok((Value::Char(c), len)),
            None => Err((
                len,
                "escape is invalid Unicode code point ".to_string() + &unicode(value),
            )),
        };
    }
    match u8::try_from(value) {
        Ok(b) => Ok((Value::Byte(b), len)),
        Err(_) => Err((len, format!("octal escape value {value} > 255"))),
    }
}

/// A character in single quotes, escaped as in Go's messages.
pub fn quoted(c: char) -> String {
    match c {
        '\'' => r"'\''".into(),
        '\\' => r"'\\'".into(),
        '\n' => r"'\n'".into(),
        '\t' => r"'\t'".into(),
        '\r' => r"'\r'".into(),
        '\0' => r"'\x00'".into(),
        c if (c as u32) < 0x20 || c as u32 == 0x7f => format!("'\\x{:02x}'", c as u32),
        c => format!("'{c}'"),
    }
}

/// A code point as `U+0023 '#'`.
pub fn unicode(value: u32) -> String {
    match char::from_u32(value) {
        Some(c) if c == ' ' || !c.is_control() && !c.is_whitespace() => {
            format!("U+{value:04X} '{c}'")
        }
        _ => format!("U+{value:04X}"),
    }
}
