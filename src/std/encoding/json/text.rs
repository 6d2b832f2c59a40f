//! Strings in JSON and back, and other layouts of the same value.

use crate::runtime::strings;

/// Writes a string, quoted; invalid UTF-8 becomes U+FFFD. `html`: what matters in HTML is escaped.
pub fn quote(out: &mut Vec<u8>, s: &[u8], html: bool) {
    const HEX: &[u8; 16] = b"0123456789abcdef";
    out.push(b'"');
    let mut start = 0;
    let mut i = 0;
    while i < s.len() {
        let b = s[i];
        if b < 0x80 {
            let plain = b >= b' ' && b != b'"' && b != b'\\';
            if plain && !(html && matches!(b, b'<' | b'>' | b'&')) {
                i += 1;
                continue;
            }
            out.extend_from_slice(&s[start..i]);
            match b {
                b'"' | b'\\' => out.extend_from_slice(&[b'\\', b]),
                8 => out.extend_from_slice(b"\\b"),
                12 => out.extend_from_slice(b"\\f"),
                b'\n' => out.extend_from_slice(b"\\n"),
                b'\r' => out.extend_from_slice(b"\\r"),
                b'\t' => out.extend_from_slice(b"\\t"),
                _ => {
                    out.extend_from_slice(b"\\u00");
                    out.extend_from_slice(&[HEX[usize::from(b >> 4)], HEX[usize::from(b & 15)]]);
                }
            }
            i += 1;
            start = i;
            continue;
        }
        let (rune, width) = strings::decode(&s[i..]);
        let text: &[u8] = match rune {
            strings::RUNE_ERROR if width == 1 => "\u{fffd}".as_bytes(),
            0x2028 => b"\\u2028",
            0x2029 => b"\\u2029",
            _ => {
                i += width;
                continue;
            }
        };
        out.extend_from_slice(&s[start..i]);
        out.extend_from_slice(text);
        i += width;
        start = i;
    }
    out.extend_from_slice(&s[start..]);
    out.push(b'"');
}

/// The text of a valid string without its quotes.
pub fn unquote(out: &mut Vec<u8>, s: &[u8]) {
    let mut i = 0;
    while i < s.len() {
        let b = s[i];
        if b == b'\\' {
            let Some(&e) = s.get(i + 1) else { return };
            i += 2;
            match e {
                b'b' => out.push(8),
                b'f' => out.push(12),
                b'n' => out.push(b'\n'),
                b'r' => out.push(b'\r'),
                b't' => out.push(b'\t'),
                b'u' => {
                    let mut rune = hex4(&s[i..]);
                    i += 4;
                    if (0xd800..0xdc00).contains(&rune) && s[i.min(s.len())..].starts_with(b"\\u") {
                        let low = hex4(&s[i + 2..]);
                        if (0xdc00..0xe000).contains(&low) {
                            rune = 0x10000 + ((rune - 0xd800) << 10) + (low - 0xdc00);
                            i += 6;
                        }
                    }
                    strings::push_rune(out, rune);
                }
                other => out.push(other),
            }
        } else if b < 0x80 {
            out.push(b);
            i += 1;
        } else {
            let (rune, width) = strings::decode(&s[i..]);
            strings::push_rune(out, i64::from(rune));
            i += width.max(1);
        }
    }
}

/// Whether a valid string without its quotes is its own text.
pub fn is_plain(s: &[u8]) -> bool {
    !s.contains(&b'\\') && (s.is_ascii() || std::str::from_utf8(s).is_ok())
}

fn hex4(s: &[u8]) -> i64 {
    let text = s.get(..4).and_then(|h| std::str::from_utf8(h).ok());
    text.and_then(|h| i64::from_str_radix(h, 16).ok())
        .unwrap_or(0xfffd)
}

/// Writes a byte of a string or escapes it for HTML; how many bytes it took.
fn escaped(out: &mut Vec<u8>, s: &[u8], html: bool) -> usize {
    match s {
        [b'<', ..] if html => out.extend_from_slice(b"\\u003c"),
        [b'>', ..] if html => out.extend_from_slice(b"\\u003e"),
        [b'&', ..] if html => out.extend_from_slice(b"\\u0026"),
        [0xe2, 0x80, 0xa8, ..] if html => {
            out.extend_from_slice(b"\\u2028");
            return 3;
        }
        [0xe2, 0x80, 0xa9, ..] if html => {
            out.extend_from_slice(b"\\u2029");
            return 3;
        }
        _ => out.push(s[0]),
    }
    1
}

/// Escapes what matters in HTML wherever it stands.
pub fn html_escape(out: &mut Vec<u8>, s: &[u8]) {
    let mut i = 0;
    while i < s.len() {
        i += escaped(out, &s[i..], true);
    }
}

/// Writes a valid value without the space between its tokens.
pub fn compact(out: &mut Vec<u8>, s: &[u8], html: bool) {
    let mut i = 0;
    let mut quoted = false;
    while i < s.len() {
        match s[i] {
            b' ' | b'\t' | b'\r' | b'\n' if !quoted => i += 1,
            b'\\' if quoted && i + 1 < s.len() => {
                out.extend_from_slice(&s[i..i + 2]);
                i += 2;
            }
            b => {
                quoted ^= b == b'"';
                i += escaped(out, &s[i..], html);
            }
        }
    }
}

/// Writes a valid value on lines of its own for each element, indented.
pub fn indent(out: &mut Vec<u8>, s: &[u8], prefix: &[u8], unit: &[u8]) {
    let mut depth = 0;
    let mut i = 0;
    // The bracket just opened: nothing follows it on its line unless it is closed at once.
    let mut opened = false;
    let newline = |out: &mut Vec<u8>, depth: usize| {
        out.push(b'\n');
        out.extend_from_slice(prefix);
        for _ in 0..depth {
            out.extend_from_slice(unit);
        }
    };
    while i < s.len() {
        let b = s[i];
        match b {
            b' ' | b'\t' | b'\r' | b'\n' => {
                i += 1;
                continue;
            }
            b'}' | b']' => {
                depth -= usize::from(depth > 0);
                if !std::mem::take(&mut opened) {
                    newline(out, depth);
                }
                out.push(b);
                i += 1;
                continue;
            }
            _ => {}
        }
        if std::mem::take(&mut opened) {
            newline(out, depth);
        }
        match b {
            b'{' | b'[' => {
                depth += 1;
                opened = true;
                out.push(b);
            }
            b',' => {
                out.push(b);
                newline(out, depth);
            }
            b':' => out.extend_from_slice(b": "),
            b'"' => {
                let end = string_end(s, i);
                out.extend_from_slice(&s[i..end]);
                i = end;
                continue;
            }
            _ => out.push(b),
        }
        i += 1;
    }
    let trailing = s
        .iter()
        .rev()
        .take_while(|b| matches!(b, b' ' | b'\t' | b'\r' | b'\n'))
        .count();
    out.extend_from_slice(&s[s.len() - trailing..]);
}

/// Behind the closing quote of the string that begins at `i` of a valid text.
#[inline]
pub fn string_end(s: &[u8], i: usize) -> usize {
    let mut at = i + 1;
    loop {
        match memchr::memchr2(b'"', b'\\', s.get(at..).unwrap_or_default()) {
            None => return s.len(),
            Some(n) if s[at + n] == b'"' => return at + n + 1,
            Some(n) => at += n + 2,
        }
    }
}
