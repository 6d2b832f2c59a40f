//! Cutting texts into parts.

use super::{index, runes};
use crate::runtime::strings::decode;
use crate::std::unicode::tables;
use std::ops::Range;

/// The parts between runs of white space.
pub fn fields(s: &[u8]) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    let (mut at, mut start) = (0, None);
    while at < s.len() {
        let b = s[at];
        let (space, width) = if b < 0x80 {
            (matches!(b, b'\t'..=b'\r' | b' '), 1)
        } else {
            let (rune, width) = decode(&s[at..]);
            (tables::is_space(rune), width)
        };
        match (space, start) {
            (true, Some(from)) => {
                out.push(from..at);
                start = None;
            }
            (false, None) => start = Some(at),
            _ => {}
        }
        at += width;
    }
    out.extend(start.map(|from| from..s.len()));
    out
}

/// Each rune by itself, the last part being the rest when there may be `limit` parts only.
fn explode(s: &[u8], limit: usize) -> Vec<Range<usize>> {
    let mut out = Vec::new();
    for (start, _, width) in runes(s) {
        if out.len() + 1 == limit {
            out.push(start..s.len());
            break;
        }
        out.push(start..start + width);
    }
    out
}

/// The parts around `sep`, at most `limit` (not 0), each with its separator if `keep`.
pub fn split(s: &[u8], sep: &[u8], keep: bool, limit: usize) -> Vec<Range<usize>> {
    if sep.is_empty() {
        return explode(s, limit);
    }
    let mut out = Vec::new();
    let mut start = 0;
    while out.len() + 1 < limit {
        let Some(i) = index(&s[start..], sep) else {
            break;
        };
        let kept = if keep { sep.len() } else { 0 };
        out.push(start..start + i + kept);
        start += i + sep.len();
    }
    out.push(start..s.len());
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(s: &str, ranges: Vec<Range<usize>>) -> Vec<&str> {
        ranges.into_iter().map(|r| &s[r]).collect()
    }

    #[test]
    fn splitting() {
        let all = |s, sep: &str, keep, n| parts(s, split(s.as_bytes(), sep.as_bytes(), keep, n));
        assert_eq!(all("a,b,c", ",", false, usize::MAX), ["a", "b", "c"]);
        assert_eq!(all("a,b,c", ",", true, 2), ["a,", "b,c"]);
        assert_eq!(all("", ",", false, usize::MAX), [""]);
        assert_eq!(all("añb", "", false, 2), ["a", "ñb"]);
        assert_eq!(
            parts("  foo\u{2003}bar ", fields("  foo\u{2003}bar ".as_bytes())),
            ["foo", "bar"]
        );
    }
}
