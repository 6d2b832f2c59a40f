//! Case, rune by rune, and what is not UTF-8.

use super::runes;
use crate::runtime::strings::{decode, push_rune};
use crate::std::unicode::tables;

/// `s` with each rune replaced; None if nothing changes.
pub fn map_runes(s: &[u8], mut map: impl FnMut(i32) -> i32) -> Option<Vec<u8>> {
    let mut out: Option<Vec<u8>> = None;
    for (at, rune, width) in runes(s) {
        let new = map(rune);
        // An invalid byte becomes U+FFFD where anything is replaced.
        let same = new == rune && !(rune == 0xFFFD && width == 1);
        match &mut out {
            None if same => {}
            None => {
                let mut copy = Vec::with_capacity(s.len());
                copy.extend_from_slice(&s[..at]);
                push_rune(&mut copy, i64::from(new));
                out = Some(copy);
            }
            Some(out) => push_rune(out, i64::from(new)),
        }
    }
    out
}

/// `s` with the first letter of each word in title case; None if nothing changes.
pub fn title_words(s: &[u8]) -> Option<Vec<u8>> {
    let separates = |r: i32| match r {
        0..0x80 => !(r as u8).is_ascii_alphanumeric() && r != i32::from(b'_'),
        _ => !tables::is_letter(r) && !tables::is_digit(r) && tables::is_space(r),
    };
    let mut previous = i32::from(b' ');
    map_runes(s, |rune| {
        let new = if separates(previous) {
            tables::to_title(rune)
        } else {
            rune
        };
        previous = rune;
        new
    })
}

/// `s` with runs of invalid bytes replaced; None if there are none.
pub fn to_valid_utf8(s: &[u8], replacement: &[u8]) -> Option<Vec<u8>> {
    if std::str::from_utf8(s).is_ok() {
        return None;
    }
    let mut out = Vec::with_capacity(s.len());
    let mut in_run = false;
    for (at, rune, width) in runes(s) {
        if rune == 0xFFFD && width == 1 {
            if !in_run {
                out.extend_from_slice(replacement);
            }
            in_run = true;
        } else {
            out.extend_from_slice(&s[at..at + width]);
            in_run = false;
        }
    }
    Some(out)
}

/// Whether the texts are equal but for case.
pub fn equal_fold(a: &[u8], b: &[u8]) -> bool {
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        let (x, y) = (a[i], b[j]);
        if x < 0x80 && y < 0x80 {
            if !x.eq_ignore_ascii_case(&y) {
                return false;
            }
            i += 1;
            j += 1;
            continue;
        }
        let (x, n) = decode(&a[i..]);
        let (y, m) = decode(&b[j..]);
        if !tables::fold_equal(x, y) {
            return false;
        }
        i += n;
        j += m;
    }
    i == a.len() && j == b.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case() {
        assert_eq!(
            map_runes("ß straße".as_bytes(), tables::to_upper),
            Some("ß STRAßE".into())
        );
        assert_eq!(map_runes(b"ABC", tables::to_upper), None);
        assert_eq!(map_runes(b"a\xff", |r| r), Some("a\u{FFFD}".into()));
        assert_eq!(
            title_words("hello wOrld_x dž".as_bytes()),
            Some("Hello WOrld_x Dž".into())
        );
        assert!(equal_fold(
            "Straße \u{212A}".as_bytes(),
            "sTRAßE k".as_bytes()
        ));
        assert!(!equal_fold(b"ab", b"abc"));
        assert_eq!(to_valid_utf8(b"a\xff\xfeb", b"?"), Some(b"a?b".to_vec()));
    }
}
