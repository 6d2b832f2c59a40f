//! Import paths that look like another, for suggestions.

/// Up to three paths that look like `path`.
pub(super) fn similar(path: &str, all: Vec<String>) -> Vec<String> {
    let last = last_element(path);
    let mut found: Vec<(usize, String)> = all
        .into_iter()
        .filter_map(|p| {
            let near = last_element(&p);
            let distance = if near == last {
                0
            } else {
                distance(last, near).min(distance(path, &p))
            };
            (distance <= last.len().div_ceil(3)).then_some((distance, p))
        })
        .collect();
    found.sort();
    found.truncate(3);
    found.into_iter().map(|(_, p)| p).collect()
}

/// How many letters must be changed, added or left out to make `b` of `a`.
pub fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &cb) in b.iter().enumerate() {
            let change = diagonal + usize::from(ca != cb);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}

/// The last element of a path that is not a version.
fn last_element(path: &str) -> &str {
    let mut parts = path.rsplit('/');
    let last = parts.next().unwrap_or(path);
    let version =
        last.len() > 1 && last.starts_with('v') && last[1..].bytes().all(|b| b.is_ascii_digit());
    match parts.next() {
        Some(before) if version => before,
        _ => last,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_near_is_found() {
        let all = || {
            ["strings", "strconv", "math/rand", "os"]
                .map(String::from)
                .to_vec()
        };
        assert_eq!(similar("string", all()), ["strings"]);
        assert_eq!(similar("rand", all()), ["math/rand"]);
        assert!(similar("x/y", all()).is_empty());
    }
}
