//! Constants as text.

use super::{Float, Value};
use std::fmt::Write;

/// Characters after which a quoted string is cut.
const MAX_STRING: usize = 72;

impl Value {
    /// As Go's messages print it: strings quoted and cut, floats in at most six digits.
    pub fn text(&self) -> String {
        match self {
            Value::Unknown => "unknown".into(),
            Value::Bool(b) => b.to_string(),
            Value::Str(s) => {
                let bytes = s.bytes();
                let quoted = quote(&bytes[..bytes.len().min(4 * MAX_STRING + 4)]);
                match quoted.char_indices().nth(MAX_STRING) {
                    Some(_) => {
                        let end = quoted.char_indices().nth(MAX_STRING - 3);
                        format!("{}...", &quoted[..end.map_or(quoted.len(), |e| e.0)])
                    }
                    None => quoted,
                }
            }
            Value::Int(n) => n.to_string(),
            Value::Float(f) => float(f),
            Value::Complex(c) => format!("({} + {}i)", float(&c.0), float(&c.1)),
        }
    }

    /// A key under which equal constants of one type are equal, for duplicates in `switch` and map literals.
    pub fn key(&self) -> String {
        match self {
            Value::Float(f) => format!("{:?}", f.to_f64()),
            Value::Complex(c) => format!("{:?}+{:?}i", c.0.to_f64(), c.1.to_f64()),
            Value::Str(s) => quote(s.bytes()),
            _ => self.text(),
        }
    }
}

fn float(f: &Float) -> String {
    let x = f.to_f64();
    if x.is_infinite() || x == 0.0 && !f.is_zero() {
        let (mant, exp) = f.scientific();
        return format!("{}e{exp:+}", general(mant, 6));
    }
    let short = general(x, 6);
    if f.to_integer().is_none() && !short.contains('.') {
        return shortest(x);
    }
    short
}

/// C's `%.{digits}g`.
fn general(x: f64, digits: usize) -> String {
    if x == 0.0 {
        return "0".into();
    }
    let e = format!("{:.*e}", digits - 1, x);
    let (mant, exp) = e.split_once('e').unwrap_or((&e, "0"));
    let exp: i32 = exp.parse().unwrap_or(0);
    if exp < -4 || exp >= digits as i32 {
        return scientific(strip(mant), exp);
    }
    let decimals = (digits as i32 - 1 - exp).max(0) as usize;
    strip(&format!("{x:.decimals$}")).into()
}

/// Go's `%g`: as few digits as tell the number from its neighbours.
fn shortest(x: f64) -> String {
    let e = format!("{x:e}");
    let (mant, exp) = e.split_once('e').unwrap_or((&e, "0"));
    let exp: i32 = exp.parse().unwrap_or(0);
    if (-4..21).contains(&exp) {
        return format!("{x}");
    }
    scientific(mant, exp)
}

fn scientific(mant: &str, exp: i32) -> String {
    let sign = if exp < 0 { '-' } else { '+' };
    format!("{mant}e{sign}{:02}", exp.abs())
}

fn strip(s: &str) -> &str {
    if s.contains('.') {
        s.trim_end_matches('0').trim_end_matches('.')
    } else {
        s
    }
}

/// A Go string literal for these bytes.
pub fn quote(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len() + 2);
    out.push('"');
    for chunk in bytes.utf8_chunks() {
        for c in chunk.valid().chars() {
            match c {
                '"' => out.push_str("\\\""),
                '\\' => out.push_str("\\\\"),
                '\x07' => out.push_str("\\a"),
                '\x08' => out.push_str("\\b"),
                '\x0c' => out.push_str("\\f"),
                '\n' => out.push_str("\\n"),
                '\r' => out.push_str("\\r"),
                '\t' => out.push_str("\\t"),
                '\x0b' => out.push_str("\\v"),
                c if c < ' ' || c == '\x7f' => {
                    let _ = write!(out, "\\x{:02x}", u32::from(c));
                }
                c if c.is_control() || c == '\u{feff}' => {
                    let _ = write!(out, "\\u{:04x}", u32::from(c));
                }
                c => out.push(c),
            }
        }
        for b in chunk.invalid() {
            let _ = write!(out, "\\x{b:02x}");
        }
    }
    out.push('"');
    out
}
