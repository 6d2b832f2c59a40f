//! Package html: the names of characters are those of the crate `entities`.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::strings::Str;
use crate::runtime::sync::LazyLock;
use std::collections::HashMap;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "html",
    files: go_files!["html.go"],
    natives: NATIVES,
};

natives! {
    "html.EscapeString" => |cx: Cx, s: Str| -> Str {
        escape(s.as_bytes()).map_or(s, |text| Str::new(cx, &text))
    },
    "html.UnescapeString" => |cx: Cx, s: Str| -> Str {
        match memchr::memchr(b'&', s.as_bytes()) {
            None => s,
            Some(_) => Str::new(cx, &unescape(s.as_bytes())),
        }
    },
}

fn escape(s: &[u8]) -> Option<Vec<u8>> {
    let entity = |b: u8| match b {
        b'&' => Some("&amp;"),
        b'\'' => Some("&#39;"),
        b'<' => Some("&lt;"),
        b'>' => Some("&gt;"),
        b'"' => Some("&#34;"),
        _ => None,
    };
    s.iter().find(|b| entity(**b).is_some())?;
    let mut out = Vec::with_capacity(s.len() + s.len() / 8 + 8);
    for &b in s {
        match entity(b) {
            Some(text) => out.extend_from_slice(text.as_bytes()),
            None => out.push(b),
        }
    }
    Some(out)
}

/// Characters by name, with the semicolon where the name has one.
static NAMES: LazyLock<HashMap<&[u8], &str>> = LazyLock::new(|| {
    let all = entities::ENTITIES.iter();
    all.map(|e| (&e.entity.as_bytes()[1..], e.characters))
        .collect()
});

/// The longest of the names that need no semicolon.
const LONGEST_OPEN: usize = 6;

fn unescape(mut s: &[u8]) -> Vec<u8> {
    let mut out = Vec::with_capacity(s.len());
    while let Some(at) = memchr::memchr(b'&', s) {
        out.extend_from_slice(&s[..at]);
        let rest = &s[at + 1..];
        let used = match rest.strip_prefix(b"#") {
            Some(digits) => numeric(digits, &mut out).map(|n| n + 1),
            None => named(rest, &mut out),
        };
        if used.is_none() {
            out.push(b'&');
        }
        s = &rest[used.unwrap_or(0)..];
    }
    out.extend_from_slice(s);
    out
}

/// Adds the character of the number that `s` begins with; how much of `s` that was.
fn numeric(s: &[u8], out: &mut Vec<u8>) -> Option<usize> {
    let (radix, start) = match s.first() {
        Some(b'x' | b'X') => (16, 1),
        _ => (10, 0),
    };
    let digits = s[start..]
        .iter()
        .map_while(|b| (*b as char).to_digit(radix));
    let (mut value, mut end) = (0u32, start);
    for digit in digits {
        // Go's arithmetic wraps in 32 bits with a sign, so that large numbers may come out valid.
        value = value.wrapping_mul(radix).wrapping_add(digit);
        end += 1;
    }
    let closed = s.get(end) == Some(&b';');
    end += usize::from(closed);
    // For Go `&#x;` is a number, and `&#6` too short for one.
    if end < 2 {
        return None;
    }
    let c = match value {
        0x80..=0x9F => windows(value as u8),
        0 => '\u{FFFD}',
        _ => char::from_u32(value).unwrap_or('\u{FFFD}'),
    };
    out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    Some(end)
}

/// What numbers from 0x80 to 0x9F stand for: the characters of Windows.
fn windows(byte: u8) -> char {
    const TABLE: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž',
        '\u{8F}', '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}',
        'ž', 'Ÿ',
    ];
    TABLE[usize::from(byte - 0x80)]
}

/// Adds the characters of the name that `s` begins with; how much of `s` that was.
fn named(s: &[u8], out: &mut Vec<u8>) -> Option<usize> {
    let length = s.iter().take_while(|b| b.is_ascii_alphanumeric()).count();
    if length == 0 {
        return None;
    }
    let closed = length + usize::from(s.get(length) == Some(&b';'));
    let open = (2..=LONGEST_OPEN.min(closed - 1)).rev();
    let (found, end) = std::iter::once(closed)
        .chain(open)
        .find_map(|end| Some((NAMES.get(&s[..end])?, end)))?;
    out.extend_from_slice(found.as_bytes());
    Some(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn entities_with_and_without_semicolon() {
        let all = b"&lt;&ltx&amp;&notit;&notin;&#65;&#x41&#128;&;&#;&unknown;&#0;";
        assert_eq!(
            String::from_utf8_lossy(&unescape(all)),
            "<<x&¬it;∉AA€&;&#;&unknown;\u{FFFD}"
        );
    }
}
