//! Quoted strings and characters.

use crate::runtime::strings::{decode, push_rune};
use crate::std::unicode::tables;

/// Which runes a quoted text shows as they are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Plain {
    /// The printable ones.
    Printable,
    /// The printable ones of ASCII.
    Ascii,
    /// The graphic ones: spaces of all sorts too.
    Graphic,
}

/// Appends `text` between `quote` characters.
pub fn append(out: &mut Vec<u8>, text: &[u8], quote: u8, plain: Plain) {
    out.push(quote);
    let mut at = 0;
    while at < text.len() {
        let (rune, width) = decode(&text[at..]);
        if width == 1 && text[at] >= 0x80 {
            out.extend_from_slice(format!("\\x{:02x}", text[at]).as_bytes());
        } else {
            append_escaped(out, rune, quote, plain);
        }
        at += width;
    }
    out.push(quote);
}

/// Appends a rune between `'` characters; what is no rune counts as U+FFFD.
pub fn append_rune(out: &mut Vec<u8>, rune: i64, plain: Plain) {
    let rune = u32::try_from(rune)
        .ok()
        .and_then(char::from_u32)
        .map_or(0xFFFD, |c| c as i32);
    out.push(b'\'');
    append_escaped(out, rune, b'\'', plain);
    out.push(b'\'');
}

fn append_escaped(out: &mut Vec<u8>, rune: i32, quote: u8, plain: Plain) {
    if rune == i32::from(quote) || rune == i32::from(b'\\') {
        out.push(b'\\');
        out.push(rune as u8);
        return;
    }
    let shown = match plain {
        Plain::Ascii => rune < 0x80 && tables::is_print(rune),
        Plain::Printable => tables::is_print(rune),
        Plain::Graphic => tables::is_graphic(rune),
    };
    if shown {
        push_rune(out, i64::from(rune));
        return;
    }
    let short = match rune {
        7 => b'a',
        8 => b'b',
        12 => b'f',
        10 => b'n',
        13 => b'r',
        9 => b't',
        11 => b'v',
        _ => {
            let text = match rune {
                ..0x20 | 0x7F => format!("\\x{rune:02x}"),
                ..0x10000 => format!("\\u{rune:04x}"),
                _ => format!("\\U{rune:08x}"),
            };
            out.extend_from_slice(text.as_bytes());
            return;
        }
    };
    out.extend_from_slice(&[b'\\', short]);
}

/// Whether a text can stand between back quotes as it is.
pub fn can_backquote(text: &[u8]) -> bool {
    let mut at = 0;
    while at < text.len() {
        let (rune, width) = decode(&text[at..]);
        let bad = match rune {
            0xFFFD => width == 1,
            0xFEFF | 0x60 | 0x7F => true,
            9 => false,
            _ => rune < 0x20,
        };
        if bad {
            return false;
        }
        at += width;
    }
    true
}

/// A character at the start of a quoted text: the rune, whether it is more than a byte value, and its length.
pub fn unquote_char(text: &[u8], quote: u8) -> Option<(i32, bool, usize)> {
    match text {
        [] => None,
        [b, ..] if *b == quote && matches!(quote, b'\'' | b'"') => None,
        [b, ..] if *b >= 0x80 => {
            let (rune, width) = decode(text);
            Some((rune, true, width))
        }
        [b'\\', escape, rest @ ..] => {
            unquote_escape(*escape, rest, quote).map(|(r, multi, n)| (r, multi, n + 2))
        }
        [b'\\'] => None,
        [b, ..] => Some((i32::from(*b), false, 1)),
    }
}

fn unquote_escape(escape: u8, rest: &[u8], quote: u8) -> Option<(i32, bool, usize)> {
    let simple = |r: u8| Some((i32::from(r), false, 0));
    match escape {
        b'a' => simple(7),
        b'b' => simple(8),
        b'f' => simple(12),
        b'n' => simple(10),
        b'r' => simple(13),
        b't' => simple(9),
        b'v' => simple(11),
        b'x' | b'u' | b'U' => {
            let n = match escape {
                b'x' => 2,
                b'u' => 4,
                _ => 8,
            };
            let digits = std::str::from_utf8(rest.get(..n)?).ok()?;
            if !digits.bytes().all(|b| b.is_ascii_hexdigit()) {
                return None;
            }
            let value = u32::from_str_radix(digits, 16).ok()?;
            if escape == b'x' {
                return Some((value as i32, false, n));
            }
            char::from_u32(value).map(|c| (c as i32, true, n))
        }
        b'0'..=b'7' => {
            let digits = rest.get(..2)?;
            let mut value = i32::from(escape - b'0');
            for d in digits {
                if !(b'0'..=b'7').contains(d) {
                    return None;
                }
                value = value * 8 + i32::from(d - b'0');
            }
            (value <= 255).then_some((value, false, 2))
        }
        b'\\' => simple(b'\\'),
        b'\'' | b'"' if escape == quote => simple(escape),
        _ => None,
    }
}

/// The length of the quoted string or character at the start of `text`, and what it means.
pub fn unquote_prefix(text: &[u8]) -> Option<(usize, Vec<u8>)> {
    let quote = *text.first()?;
    match quote {
        b'`' => {
            let end = text[1..].iter().position(|b| *b == b'`')?;
            let inner = text[1..=end]
                .iter()
                .copied()
                .filter(|b| *b != b'\r')
                .collect();
            Some((end + 2, inner))
        }
        b'"' | b'\'' => {
            let mut out = Vec::new();
            let mut at = 1;
            loop {
                match text.get(at)? {
                    b if *b == quote => break,
                    b'\n' => return None,
                    _ => {}
                }
                let (rune, multi, width) = unquote_char(&text[at..], quote)?;
                if rune < 0x80 || multi {
                    push_rune(&mut out, i64::from(rune));
                } else {
                    out.push(rune as u8);
                }
                at += width;
                if quote == b'\'' {
                    break;
                }
            }
            // Not two characters; that none passes is Go's way.
            if quote == b'\'' && text.get(at) != Some(&quote) {
                return None;
            }
            Some((at + 1, out))
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &[u8], plain: Plain) -> String {
        let mut out = Vec::new();
        append(&mut out, text, b'"', plain);
        String::from_utf8(out).unwrap_or_default()
    }

    #[test]
    fn quotes() {
        assert_eq!(
            quoted("a\"\\\n\0é\u{200b}\u{1F600}".as_bytes(), Plain::Printable),
            r#""a\"\\\n\x00é\u200b😀""#
        );
        assert_eq!(
            quoted("é\u{1F600}\u{7f}".as_bytes(), Plain::Ascii),
            r#""\u00e9\U0001f600\x7f""#
        );
        assert_eq!(
            quoted(b"\xff\xe4\xb8", Plain::Printable),
            r#""\xff\xe4\xb8""#
        );
        assert_eq!(
            quoted("\u{a0}\u{3000}".as_bytes(), Plain::Printable),
            r#""\u00a0\u3000""#
        );
        assert_eq!(
            quoted("\u{a0}\u{3000}".as_bytes(), Plain::Graphic),
            "\"\u{a0}\u{3000}\""
        );
    }

    #[test]
    fn unquotes() {
        let whole = |s: &str| {
            unquote_prefix(s.as_bytes())
                .filter(|(n, _)| *n == s.len())
                .map(|(_, v)| v)
        };
        assert_eq!(
            whole(r#""a\n\x41\101\u00e9\"""#),
            Some("a\nAAé\"".as_bytes().to_vec())
        );
        assert_eq!(whole(r#""\xff""#), Some(vec![0xff]));
        assert_eq!(whole("`a\\n\r`"), Some(b"a\\n".to_vec()));
        assert_eq!(whole("'世'"), Some("世".as_bytes().to_vec()));
        for bad in [
            "",
            "a",
            "'ab'",
            "\"",
            r#""\q""#,
            r#""\'""#,
            "\"a\nb\"",
            r#""\400""#,
            r#""\ud800""#,
            "\"a\"b",
        ] {
            assert_eq!(whole(bad), None, "{bad}");
        }
    }
}
