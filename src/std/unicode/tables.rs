//! Unicode 17: classes of runes from `tables.txt` (a line for each: sort, name, then `lo[-hi[/stride]]` in hexadecimal; the last
//! has ranges of case mappings), and case mappings from Rust's own tables, which hold the full mappings where Go has the simple ones.

use crate::runtime::sync::LazyLock;

const TABLES: &str = include_str!("tables.txt");

/// A run of runes: first, last, distance.
pub type Range = (u32, u32, u32);

/// The ranges of a class; `sort` is one of category, script, property, foldcategory, foldscript.
pub fn ranges(sort: &str, name: &str) -> Option<Vec<Range>> {
    let line = TABLES.lines().find(|line| {
        let mut words = line.split(' ');
        words.next() == Some(sort) && words.next() == Some(name)
    })?;
    let hex = |s: &str| u32::from_str_radix(s, 16).unwrap_or(0);
    let parse = |item: &str| {
        let (span, stride) = item.split_once('/').unwrap_or((item, "1"));
        let (low, high) = span.split_once('-').unwrap_or((span, span));
        (hex(low), hex(high), hex(stride))
    };
    Some(line.split(' ').skip(2).map(parse).collect())
}

/// First and last rune and the distances to upper, lower and title case of all runs of runes that have cases.
pub fn case_ranges() -> Vec<i32> {
    let line = TABLES
        .lines()
        .find_map(|line| line.strip_prefix("case ranges "));
    let mut flat = Vec::new();
    for item in line.unwrap_or_default().split(' ') {
        let (span, deltas) = item.split_once('/').unwrap_or_default();
        let ends = span.split('-').map(|s| i32::from_str_radix(s, 16));
        flat.extend(ends.chain(deltas.split('/').map(str::parse)).flatten());
    }
    flat
}

/// The names of all classes of a sort.
pub fn names(sort: &str) -> impl Iterator<Item = &'static str> {
    TABLES.lines().filter_map(move |line| {
        let mut words = line.split(' ');
        (words.next() == Some(sort)).then(|| words.next()).flatten()
    })
}

/// Whether one of the sorted ranges has the rune.
pub fn contains(ranges: &[Range], rune: i32) -> bool {
    let Ok(rune) = u32::try_from(rune) else {
        return false;
    };
    let at = ranges.partition_point(|r| r.1 < rune);
    ranges
        .get(at)
        .is_some_and(|&(low, _, stride)| rune >= low && (rune - low) % stride == 0)
}

macro_rules! classes {
    ($($(#[$meta:meta])* $function:ident $sort:literal $name:literal;)*) => {$(
        $(#[$meta])*
        pub fn $function(rune: i32) -> bool {
            static RANGES: LazyLock<Vec<Range>> = LazyLock::new(|| ranges($sort, $name).unwrap_or_default());
            contains(&RANGES, rune)
        }
    )*};
}

classes! {
    letter "category" "L";
    mark "category" "M";
    number "category" "N";
    punct "category" "P";
    symbol "category" "S";
    space_separator "category" "Zs";
    upper "category" "Lu";
    lower "category" "Ll";
    title "category" "Lt";
    digit "category" "Nd";
    white_space "property" "White_Space";
}

/// `unicode.IsLetter`
pub fn is_letter(rune: i32) -> bool {
    if rune < 0x80 {
        return u8::try_from(rune).is_ok_and(|b| b.is_ascii_alphabetic());
    }
    letter(rune)
}

/// `unicode.IsDigit`
pub fn is_digit(rune: i32) -> bool {
    if rune < 0x80 {
        return (0x30..=0x39).contains(&rune);
    }
    digit(rune)
}

/// `unicode.IsSpace`
pub fn is_space(rune: i32) -> bool {
    if rune < 0x100 {
        return matches!(rune, 9..=13 | 0x20 | 0x85 | 0xA0);
    }
    white_space(rune)
}

/// `unicode.IsUpper`
pub fn is_upper(rune: i32) -> bool {
    if rune < 0x80 {
        return (0x41..=0x5A).contains(&rune);
    }
    upper(rune)
}

/// `unicode.IsLower`
pub fn is_lower(rune: i32) -> bool {
    if rune < 0x80 {
        return (0x61..=0x7A).contains(&rune);
    }
    // The table of Latin-1 that Go uses has no lower-case letters among its ordinal indicators.
    lower(rune)
}

/// `unicode.IsGraphic`
pub fn is_graphic(rune: i32) -> bool {
    if rune < 0x80 {
        return (0x20..0x7F).contains(&rune);
    }
    letter(rune)
        || mark(rune)
        || number(rune)
        || punct(rune)
        || symbol(rune)
        || space_separator(rune)
}

/// `unicode.IsPrint`
pub fn is_print(rune: i32) -> bool {
    if rune < 0x80 {
        return (0x20..0x7F).contains(&rune);
    }
    letter(rune) || mark(rune) || number(rune) || punct(rune) || symbol(rune)
}

fn single(mut mapped: impl Iterator<Item = char>) -> Option<i32> {
    let first = mapped.next()?;
    mapped.next().is_none().then_some(first as i32)
}

/// `unicode.ToUpper`
pub fn to_upper(rune: i32) -> i32 {
    let Some(c) = u32::try_from(rune).ok().and_then(char::from_u32) else {
        return rune;
    };
    single(c.to_uppercase()).unwrap_or(match rune {
        // Greek letters with iota, which alone become one title-case letter.
        0x1F80..=0x1F87 | 0x1F90..=0x1F97 | 0x1FA0..=0x1FA7 => rune + 8,
        0x1FB3 | 0x1FC3 | 0x1FF3 => rune + 9,
        _ => rune,
    })
}

/// `unicode.ToLower`
pub fn to_lower(rune: i32) -> i32 {
    let Some(c) = u32::try_from(rune).ok().and_then(char::from_u32) else {
        return rune;
    };
    single(c.to_lowercase()).unwrap_or(if rune == 0x130 { 0x69 } else { rune })
}

/// `unicode.ToTitle`
pub fn to_title(rune: i32) -> i32 {
    match rune {
        0x1C4..=0x1C6 => 0x1C5,
        0x1C7..=0x1C9 => 0x1C8,
        0x1CA..=0x1CC => 0x1CB,
        0x1F1..=0x1F3 => 0x1F2,
        // Georgian has no title case.
        0x10D0..=0x10FF => rune,
        _ => to_upper(rune),
    }
}

/// Runes whose next in the cycle of equal ones is neither their lower-case nor their upper-case form.
const FOLDS: [(i32, i32); 44] = [
    (0x6b, 0x212a),
    (0x73, 0x17f),
    (0xdf, 0x1e9e),
    (0xe5, 0x212b),
    (0x130, 0x130),
    (0x131, 0x131),
    (0x1c4, 0x1c5),
    (0x1c7, 0x1c8),
    (0x1ca, 0x1cb),
    (0x1f1, 0x1f2),
    (0x390, 0x1fd3),
    (0x3a3, 0x3c2),
    (0x3b0, 0x1fe3),
    (0x3b2, 0x3d0),
    (0x3b5, 0x3f5),
    (0x3b8, 0x3d1),
    (0x3b9, 0x1fbe),
    (0x3ba, 0x3f0),
    (0x3bc, 0xb5),
    (0x3c0, 0x3d6),
    (0x3c1, 0x3f1),
    (0x3c2, 0x3c3),
    (0x3c6, 0x3d5),
    (0x3c9, 0x2126),
    (0x3d1, 0x3f4),
    (0x3f4, 0x398),
    (0x432, 0x1c80),
    (0x434, 0x1c81),
    (0x43e, 0x1c82),
    (0x441, 0x1c83),
    (0x442, 0x1c84),
    (0x44a, 0x1c86),
    (0x463, 0x1c87),
    (0x1c84, 0x1c85),
    (0x1e61, 0x1e9b),
    (0x1fbe, 0x345),
    (0x1fd3, 0x390),
    (0x1fe3, 0x3b0),
    (0x2126, 0x3a9),
    (0x212a, 0x4b),
    (0x212b, 0xc5),
    (0xa64b, 0x1c88),
    (0xfb05, 0xfb06),
    (0xfb06, 0xfb05),
];

/// `unicode.SimpleFold`
pub fn simple_fold(rune: i32) -> i32 {
    if let Ok(at) = FOLDS.binary_search_by_key(&rune, |f| f.0) {
        return FOLDS[at].1;
    }
    match to_lower(rune) {
        lower if lower == rune => to_upper(rune),
        lower => lower,
    }
}

/// Whether two runes are equal but for case.
pub fn fold_equal(a: i32, b: i32) -> bool {
    if a == b {
        return true;
    }
    if a < 0x80 && b < 0x80 {
        let lower = |r: i32| (r as u8).to_ascii_lowercase();
        return lower(a) == lower(b);
    }
    let mut r = simple_fold(a);
    while r != a {
        if r == b {
            return true;
        }
        let next = simple_fold(r);
        if next == r {
            break;
        }
        r = next;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    /// One number over all answers about all runes, computed the same way by Go.
    #[test]
    fn agrees_with_go_on_every_rune() {
        let mut hash: u64 = 14695981039346656037;
        let mut mix = |x: u64| hash = (hash ^ x).wrapping_mul(1099511628211);
        for r in 0..=0x10FFFF {
            for f in [to_upper, to_lower, to_title, simple_fold] {
                mix(f(r) as u64);
            }
            let control = |r: i32| matches!(r, 0..=0x1F | 0x7F..=0x9F);
            let classes: [fn(i32) -> bool; 13] = [
                is_letter, is_digit, number, is_space, is_upper, is_lower, title, punct, symbol,
                mark, control, is_graphic, is_print,
            ];
            mix(classes
                .iter()
                .enumerate()
                .map(|(i, f)| u64::from(f(r)) << i)
                .sum());
        }
        assert_eq!(hash, 0x8d0939cf72bc9872);
    }

    #[test]
    fn folding() {
        assert!(fold_equal('k' as i32, 0x212A));
        assert!(fold_equal('ς' as i32, 'Σ' as i32));
        assert!(!fold_equal('a' as i32, 'b' as i32));
    }
}
