//! Sets of runes: the named classes of regular expressions, folding of case, negation.

use crate::runtime::sync::{LazyLock, Mutex};
use crate::std::unicode::tables;
use regex_syntax::hir::{ClassUnicode, ClassUnicodeRange};
use std::collections::HashMap;

/// The last rune.
const MAX: u32 = 0x10_FFFF;

/// A set of runes under construction: ranges in any order.
#[derive(Clone, Default, Debug, PartialEq)]
pub struct Class(Vec<(u32, u32)>);

impl Class {
    /// The set of these ranges.
    pub fn new(ranges: &[(u32, u32)]) -> Self {
        Self(ranges.to_vec())
    }

    /// Adds a range, and what differs from it in case only if `fold`.
    pub fn add(&mut self, low: u32, high: u32, fold: bool) {
        self.0.push((low, high));
        if fold {
            self.fold(low, high);
        }
    }

    /// Adds a set.
    pub fn extend(&mut self, other: &Self) {
        self.0.extend_from_slice(&other.0);
    }

    /// Adds whatever differs in case only.
    pub fn fold_all(&mut self) {
        for (low, high) in self.0.clone() {
            self.fold(low, high);
        }
    }

    fn fold(&mut self, low: u32, high: u32) {
        if high < 0x80 {
            // Spares most programs the table.
            for rune in (low..=high).filter(|r| (*r as u8).is_ascii_alphabetic()) {
                self.0.push((rune ^ 0x20, rune ^ 0x20));
                match rune | 0x20 {
                    0x6B => self.0.push((0x212A, 0x212A)),
                    0x73 => self.0.push((0x17F, 0x17F)),
                    _ => {}
                }
            }
            return;
        }
        let all = &*FOLDING;
        let from = all.partition_point(|f| f.0 < low);
        for &(_, other) in all[from..].iter().take_while(|f| f.0 <= high) {
            self.0.push((other, other));
        }
    }

    /// The runes that are not in it.
    pub fn negated(mut self) -> Self {
        self.normalize();
        let mut out = Vec::with_capacity(self.0.len() + 1);
        let mut next = 0;
        for (low, high) in self.0 {
            if next < low {
                out.push((next, low - 1));
            }
            next = high + 1;
        }
        if next <= MAX {
            out.push((next, MAX));
        }
        Self(out)
    }

    fn normalize(&mut self) {
        self.0.sort_unstable();
        let mut out: Vec<(u32, u32)> = Vec::with_capacity(self.0.len());
        for &(low, high) in &self.0 {
            match out.last_mut() {
                Some(last) if low <= last.1 + 1 => last.1 = last.1.max(high),
                _ => out.push((low, high)),
            }
        }
        self.0 = out;
    }

    /// The set as the engine wants it: surrogates, which no text has, are left out.
    pub fn finish(&self) -> ClassUnicode {
        let range = |low, high| {
            let (low, high) = (char::from_u32(low)?, char::from_u32(high)?);
            Some(ClassUnicodeRange::new(low, high))
        };
        let ranges = self.0.iter().flat_map(|&(low, high)| {
            let below = (low <= 0xD7FF).then(|| range(low, high.min(0xD7FF)));
            let above = (high >= 0xE000).then(|| range(low.max(0xE000), high));
            [below.flatten(), above.flatten()]
        });
        ClassUnicode::new(ranges.flatten())
    }
}

/// Each rune that has others that differ in case only, with each of them; sorted.
static FOLDING: LazyLock<Vec<(u32, u32)>> = LazyLock::new(|| {
    let mut all = Vec::new();
    for rune in (0..=0x1_FFFF).filter(|r| char::from_u32(*r).is_some()) {
        let mut other = tables::simple_fold(rune as i32);
        while other as u32 != rune {
            all.push((rune, other as u32));
            other = tables::simple_fold(other);
        }
    }
    all
});

/// The class of `\d`, `\s` and `\w`.
pub fn perl(name: u8) -> Option<Class> {
    Some(Class::new(match name {
        b'd' => &[(0x30, 0x39)],
        b's' => &[(0x09, 0x0A), (0x0C, 0x0D), (0x20, 0x20)],
        b'w' => &[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)],
        _ => return None,
    }))
}

/// The class of `[:name:]`.
pub fn posix(name: &[u8]) -> Option<Class> {
    Some(Class::new(match name {
        b"alnum" => &[(0x30, 0x39), (0x41, 0x5A), (0x61, 0x7A)],
        b"alpha" => &[(0x41, 0x5A), (0x61, 0x7A)],
        b"ascii" => &[(0x00, 0x7F)],
        b"blank" => &[(0x09, 0x09), (0x20, 0x20)],
        b"cntrl" => &[(0x00, 0x1F), (0x7F, 0x7F)],
        b"digit" => &[(0x30, 0x39)],
        b"graph" => &[(0x21, 0x7E)],
        b"lower" => &[(0x61, 0x7A)],
        b"print" => &[(0x20, 0x7E)],
        b"punct" => &[(0x21, 0x2F), (0x3A, 0x40), (0x5B, 0x60), (0x7B, 0x7E)],
        b"space" => &[(0x09, 0x0D), (0x20, 0x20)],
        b"upper" => &[(0x41, 0x5A)],
        b"word" => &[(0x30, 0x39), (0x41, 0x5A), (0x5F, 0x5F), (0x61, 0x7A)],
        b"xdigit" => &[(0x30, 0x39), (0x41, 0x46), (0x61, 0x66)],
        _ => return None,
    }))
}

/// Long names of categories, spelt as [`plain`] leaves them.
const ALIASES: &[(&str, &str)] = &[
    ("casedletter", "LC"),
    ("closepunctuation", "Pe"),
    ("combiningmark", "M"),
    ("connectorpunctuation", "Pc"),
    ("control", "Cc"),
    ("cntrl", "Cc"),
    ("currencysymbol", "Sc"),
    ("dashpunctuation", "Pd"),
    ("decimalnumber", "Nd"),
    ("digit", "Nd"),
    ("enclosingmark", "Me"),
    ("finalpunctuation", "Pf"),
    ("format", "Cf"),
    ("initialpunctuation", "Pi"),
    ("letter", "L"),
    ("letternumber", "Nl"),
    ("lineseparator", "Zl"),
    ("lowercaseletter", "Ll"),
    ("mark", "M"),
    ("mathsymbol", "Sm"),
    ("modifierletter", "Lm"),
    ("modifiersymbol", "Sk"),
    ("nonspacingmark", "Mn"),
    ("number", "N"),
    ("openpunctuation", "Ps"),
    ("other", "C"),
    ("otherletter", "Lo"),
    ("othernumber", "No"),
    ("otherpunctuation", "Po"),
    ("othersymbol", "So"),
    ("paragraphseparator", "Zp"),
    ("privateuse", "Co"),
    ("punctuation", "P"),
    ("punct", "P"),
    ("separator", "Z"),
    ("spaceseparator", "Zs"),
    ("spacingmark", "Mc"),
    ("surrogate", "Cs"),
    ("symbol", "S"),
    ("titlecaseletter", "Lt"),
    ("unassigned", "Cn"),
    ("uppercaseletter", "Lu"),
];

/// A name without what does not tell names apart.
fn plain(name: &str) -> String {
    let kept = name.chars().filter(|c| !matches!(c, ' ' | '_' | '-'));
    kept.flat_map(char::to_lowercase).collect()
}

/// The class of `\p{name}`.
pub fn unicode(name: &str) -> Option<Class> {
    static KNOWN: LazyLock<Mutex<HashMap<String, Class>>> = LazyLock::new(Mutex::default);
    let name = plain(name);
    if let Some(class) = KNOWN.lock().get(&name) {
        return Some(class.clone());
    }
    let class = look_up(&name)?;
    KNOWN.lock().insert(name, class.clone());
    Some(class)
}

fn look_up(name: &str) -> Option<Class> {
    match name {
        "any" => return Some(Class::new(&[(0, MAX)])),
        "ascii" => return Some(Class::new(&[(0, 0x7F)])),
        "assigned" => return Some(look_up("cn")?.negated()),
        _ => {}
    }
    let name = match ALIASES.iter().find(|a| a.0 == name) {
        Some(alias) => plain(alias.1),
        None => name.to_owned(),
    };
    let found = ["category", "script"].into_iter().find_map(|sort| {
        let name = tables::names(sort).find(|n| plain(n) == name)?;
        tables::ranges(sort, name)
    })?;
    let mut class = Class::default();
    for (low, high, stride) in found {
        if stride == 1 {
            class.add(low, high, false);
        } else {
            (low..=high)
                .step_by(stride as usize)
                .for_each(|r| class.add(r, r, false));
        }
    }
    Some(class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn negation_and_folding() {
        let mut class = Class::default();
        class.add(0x6B, 0x6B, true);
        class.normalize();
        assert_eq!(class.0, [(0x4B, 0x4B), (0x6B, 0x6B), (0x212A, 0x212A)]);
        assert_eq!(Class::new(&[(0, 9), (20, MAX)]).negated().0, [(10, 19)]);
        assert_eq!(Class::new(&[(0, MAX)]).negated().0, []);
    }

    #[test]
    fn names_without_regard_to_case_and_punctuation() {
        assert!(unicode("Greek").is_some() && unicode("greek") == unicode("GREEK"));
        assert_eq!(unicode("Lowercase_Letter"), unicode("Ll"));
        assert_eq!(unicode("No such"), None);
    }
}
