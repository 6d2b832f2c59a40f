//! Patterns of names as Go's `path.Match` has them: `*`, `?`, `[a-z]`, `[^a-z]`, and `\` before what is meant as itself.

/// Whether a pattern is well-formed.
pub(super) fn valid(pattern: &str) -> bool {
    let mut rest = pattern;
    while let Some(first) = rest.chars().next() {
        let next = match first {
            '[' => class(rest, '\0').map(|(_, rest)| rest),
            '\\' => escaped(&rest[1..]).map(|(_, rest)| rest),
            _ => Some(&rest[first.len_utf8()..]),
        };
        match next {
            Some(next) => rest = next,
            None => return false,
        }
    }
    true
}

/// Whether a well-formed pattern matches all of a name.
pub(super) fn matches(pattern: &str, name: &str) -> bool {
    let Some(first) = pattern.chars().next() else {
        return name.is_empty();
    };
    let behind = &pattern[first.len_utf8()..];
    if first == '*' {
        let mut ends = name.char_indices().map(|(i, _)| i).chain([name.len()]);
        return ends.any(|i| matches(behind, &name[i..]));
    }
    let Some(c) = name.chars().next() else {
        return false;
    };
    let rest = &name[c.len_utf8()..];
    match first {
        '?' => matches(behind, rest),
        '[' => class(pattern, c).is_some_and(|(holds, behind)| holds && matches(behind, rest)),
        '\\' => {
            escaped(behind).is_some_and(|(wanted, behind)| wanted == c && matches(behind, rest))
        }
        _ => first == c && matches(behind, rest),
    }
}

fn escaped(rest: &str) -> Option<(char, &str)> {
    let c = rest.chars().next()?;
    Some((c, &rest[c.len_utf8()..]))
}

/// Whether `c` is in the class that a pattern begins with, and what is behind that. `None` if it is malformed.
fn class(pattern: &str, c: char) -> Option<(bool, &str)> {
    let mut rest = pattern.strip_prefix('[')?;
    let negated = rest.starts_with('^');
    rest = rest.strip_prefix('^').unwrap_or(rest);
    let (mut holds, mut any) = (false, false);
    loop {
        if any && let Some(behind) = rest.strip_prefix(']') {
            return Some((holds != negated, behind));
        }
        any = true;
        let (low, behind) = member(rest)?;
        let (high, behind) = match behind.strip_prefix('-') {
            Some(behind) => member(behind)?,
            None => (low, behind),
        };
        holds |= low <= c && c <= high;
        rest = behind;
    }
}

fn member(rest: &str) -> Option<(char, &str)> {
    let (c, behind) = escaped(rest)?;
    match c {
        '-' | ']' => None,
        '\\' => escaped(behind),
        _ => Some((c, behind)),
    }
    .filter(|(_, behind)| !behind.is_empty())
}

#[cfg(test)]
mod tests {
    use super::{matches, valid};

    #[test]
    fn patterns_match_as_path_match_does() {
        for (pattern, name) in [
            ("*.txt", "a.txt"),
            ("a?c", "abc"),
            ("[a-c]x", "bx"),
            ("[^a]", "b"),
            ("\\*", "*"),
            ("*", ""),
        ] {
            assert!(valid(pattern) && matches(pattern, name), "{pattern} {name}");
        }
        for (pattern, name) in [
            ("*.txt", "a.tx"),
            ("?", ""),
            ("[a-c]", "d"),
            ("[^a]", "a"),
            ("\\*", "a"),
            ("a", "ab"),
        ] {
            assert!(
                valid(pattern) && !matches(pattern, name),
                "{pattern} {name}"
            );
        }
        for pattern in ["[", "[]", "[a", "[-]", "[a-]", "\\"] {
            assert!(!valid(pattern), "{pattern}");
        }
    }
}
