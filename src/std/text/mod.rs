//! What `strings` and `bytes` have in common: searching, splitting, trimming and case on bytes that are mostly UTF-8.
//!
//! Plain Rust, ignorant of Go's values. Positions and ranges are byte offsets.

mod case;
mod split;
pub mod tabwriter;
pub mod template;

pub use case::{equal_fold, map_runes, title_words, to_valid_utf8};
pub use split::{fields, split};

use crate::runtime::strings::{decode, decode_last, encode};
use crate::std::unicode::tables;
use memchr::{memchr, memmem, memrchr};
use std::ops::Range;

/// An index as Go gives it: -1 for none.
pub fn position(at: Option<usize>) -> i64 {
    at.map_or(-1, |at| at as i64)
}

/// Where `sub` is first in `s`.
pub fn index(s: &[u8], sub: &[u8]) -> Option<usize> {
    match sub {
        [b] => memchr(*b, s),
        // Making a searcher costs more than looking through a short text.
        [first, rest @ ..] if s.len() <= 64 => {
            let mut at = 0;
            while let Some(i) = memchr(*first, &s[at..]) {
                if s[at + i + 1..].starts_with(rest) {
                    return Some(at + i);
                }
                at += i + 1;
            }
            None
        }
        _ => memmem::find(s, sub),
    }
}

/// Where `sub` is last in `s`.
pub fn last_index(s: &[u8], sub: &[u8]) -> Option<usize> {
    match sub {
        [b] => memrchr(*b, s),
        _ => memmem::rfind(s, sub),
    }
}

/// How often `sub` is in `s` without overlap.
pub fn count(s: &[u8], sub: &[u8]) -> usize {
    match sub {
        [] => runes(s).count() + 1,
        [b] => memchr::memchr_iter(*b, s).count(),
        _ => memmem::find_iter(s, sub).count(),
    }
}

/// Offset, rune and width of each rune.
pub fn runes(s: &[u8]) -> impl Iterator<Item = (usize, i32, usize)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let (rune, width) = decode(&s[at..]);
        let start = at;
        at += width;
        (width > 0).then_some((start, rune, width))
    })
}

/// Where the rune is first. U+FFFD finds invalid bytes too, and what is no rune is nowhere.
pub fn index_rune(s: &[u8], rune: i32) -> Option<usize> {
    match rune {
        0..0x80 => memchr(rune as u8, s),
        0xFFFD => runes(s).find(|r| r.1 == rune).map(|r| r.0),
        _ => {
            u32::try_from(rune).ok().and_then(char::from_u32)?;
            index(s, encode(i64::from(rune), &mut [0; 4]))
        }
    }
}

/// A set of runes for looking up many.
struct Set<'a> {
    ascii: u128,
    all: &'a [u8],
    only_ascii: bool,
}

impl<'a> Set<'a> {
    fn new(all: &'a [u8]) -> Self {
        let mut ascii = 0;
        for b in all.iter().filter(|b| **b < 0x80) {
            ascii |= 1 << b;
        }
        Self {
            ascii,
            all,
            only_ascii: all.is_ascii(),
        }
    }

    fn has(&self, rune: i32) -> bool {
        match rune {
            0..0x80 => self.ascii >> rune & 1 == 1,
            _ => !self.only_ascii && runes(self.all).any(|r| r.1 == rune),
        }
    }
}

/// Where the first rune of `chars` is.
pub fn index_any(s: &[u8], chars: &[u8]) -> Option<usize> {
    let set = Set::new(chars);
    runes(s).find(|r| set.has(r.1)).map(|r| r.0)
}

/// Where the last rune of `chars` is.
pub fn last_index_any(s: &[u8], chars: &[u8]) -> Option<usize> {
    let set = Set::new(chars);
    let mut end = s.len();
    while end > 0 {
        let (rune, width) = decode_last(&s[..end]);
        end -= width;
        if set.has(rune) {
            return Some(end);
        }
    }
    None
}

/// What is left without leading (`left`) and trailing (`right`) runes for which `drop` is true.
fn trim_by(s: &[u8], left: bool, right: bool, drop: impl Fn(i32) -> bool) -> Range<usize> {
    let (mut low, mut high) = (0, s.len());
    while left && low < high {
        let (rune, width) = decode(&s[low..high]);
        if !drop(rune) {
            break;
        }
        low += width;
    }
    while right && low < high {
        let (rune, width) = decode_last(&s[low..high]);
        if !drop(rune) {
            break;
        }
        high -= width;
    }
    low..high
}

/// What is left without leading and trailing runes of `cutset`.
pub fn trim(s: &[u8], cutset: &[u8], left: bool, right: bool) -> Range<usize> {
    let set = Set::new(cutset);
    trim_by(s, left, right, |r| set.has(r))
}

/// What is left without leading and trailing white space.
pub fn trim_space(s: &[u8]) -> Range<usize> {
    trim_by(s, true, true, tables::is_space)
}

/// `s` with the first `limit` (all: None) places of `old` replaced; None if nothing changes.
pub fn replace(s: &[u8], old: &[u8], new: &[u8], limit: Option<usize>) -> Option<Vec<u8>> {
    if old == new || limit == Some(0) {
        return None;
    }
    let limit = limit.unwrap_or(usize::MAX);
    let mut out = Vec::new();
    let mut at = 0;
    if old.is_empty() {
        // Before each rune, and at the end.
        for (i, (start, _, width)) in runes(s).enumerate() {
            if i >= limit {
                break;
            }
            out.extend_from_slice(new);
            out.extend_from_slice(&s[start..start + width]);
            at = start + width;
        }
        if at == s.len() && runes(s).count() < limit {
            out.extend_from_slice(new);
        }
    } else {
        for start in memmem::find_iter(s, old).take(limit) {
            out.extend_from_slice(&s[at..start]);
            out.extend_from_slice(new);
            at = start + old.len();
        }
        if at == 0 {
            return None;
        }
    }
    out.extend_from_slice(&s[at..]);
    Some(out)
}

/// What a `Replacer` of these pairs makes of `s`; None if nothing changes.
pub fn replace_pairs(s: &[u8], pairs: &[(&[u8], &[u8])]) -> Option<Vec<u8>> {
    // For each first byte the pairs that can begin there, in order.
    let mut starts: Vec<Vec<usize>> = vec![Vec::new(); 256];
    let mut empty = None;
    for (i, (old, _)) in pairs.iter().enumerate() {
        match old.first() {
            Some(b) => starts[*b as usize].push(i),
            None => empty = empty.or(Some(i)),
        }
    }
    let mut out = Vec::with_capacity(s.len());
    let mut changed = false;
    let mut at = 0;
    // An empty old text matches once before each byte and at the end; then the others are tried there.
    let mut after_empty = false;
    while at <= s.len() {
        let here = s.get(at).and_then(|b| {
            starts[*b as usize]
                .iter()
                .copied()
                .find(|i| s[at..].starts_with(pairs[*i].0))
        });
        let hit = match (here, empty) {
            (Some(i), Some(e)) if e < i && !after_empty => Some(e),
            (Some(i), _) => Some(i),
            (None, Some(e)) if !after_empty => Some(e),
            _ => None,
        };
        after_empty = false;
        if let Some(i) = hit {
            changed = true;
            out.extend_from_slice(pairs[i].1);
            at += pairs[i].0.len();
            after_empty = pairs[i].0.is_empty();
            continue;
        }
        if let Some(b) = s.get(at) {
            out.push(*b);
        }
        at += 1;
    }
    changed.then_some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn searching() {
        assert_eq!(index(b"chicken", b"ken"), Some(4));
        assert_eq!(index(b"x", b""), Some(0));
        assert_eq!(last_index("go gopher".as_bytes(), b"go"), Some(3));
        assert_eq!(last_index(b"abc", b""), Some(3));
        assert_eq!(count(b"cheese", b"e"), 3);
        assert_eq!(count("né".as_bytes(), b""), 3);
        assert_eq!(index_rune("a\u{FFFD}".as_bytes(), 0xFFFD), Some(1));
        assert_eq!(index_rune(b"a\xff", 0xFFFD), Some(1));
        assert_eq!(index_any("golang".as_bytes(), "ny".as_bytes()), Some(4));
        assert_eq!(last_index_any("größe".as_bytes(), "öx".as_bytes()), Some(2));
    }

    #[test]
    fn replacing() {
        let all = |s: &str, old: &str, new: &str, n: Option<usize>| {
            replace(s.as_bytes(), old.as_bytes(), new.as_bytes(), n)
                .map(|v| String::from_utf8_lossy(&v).into_owned())
        };
        assert_eq!(
            all("oink oink oink", "k", "ky", Some(2)),
            Some("oinky oinky oink".into())
        );
        assert_eq!(all("abc", "", "-", None), Some("-a-b-c-".into()));
        assert_eq!(all("abc", "", "-", Some(2)), Some("-a-bc".into()));
        assert_eq!(all("", "", "-", None), Some("-".into()));
        assert_eq!(all("abc", "x", "-", None), None);
    }
}
