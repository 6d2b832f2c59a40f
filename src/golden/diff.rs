//! How two texts differ.

use similar::{ChangeTag, TextDiff};
use std::fmt::Write;

/// More lines than this are not shown.
const MOST: usize = 60;

/// The lines in which texts differ, with some around them: `-` before what was expected, `+` before what was found. With
/// colours for terminals.
///
/// ```
/// assert_eq!(zokor::golden::diff("a\nb\n", "a\nc\n", false), "@@ line 1 @@\n a\n-b\n+c\n");
/// ```
pub fn diff(expected: &str, found: &str, coloured: bool) -> String {
    let diff = TextDiff::from_lines(expected, found);
    let mut text = String::new();
    let mut shown = 0;
    for group in diff.grouped_ops(3) {
        if let Some(first) = group.first() {
            let _ = writeln!(text, "@@ line {} @@", first.old_range().start + 1);
        }
        for change in group.iter().flat_map(|op| diff.iter_changes(op)) {
            shown += 1;
            if shown > MOST {
                text.push_str("…\n");
                return text;
            }
            let (sign, colour) = match change.tag() {
                ChangeTag::Delete => ('-', "\x1b[31m"),
                ChangeTag::Insert => ('+', "\x1b[32m"),
                ChangeTag::Equal => (' ', ""),
            };
            let line = change.value();
            let (line, end) = match line.strip_suffix('\n') {
                Some(line) => (line, "\n"),
                None => (line, "\n\\ no newline at the end\n"),
            };
            let _ = match coloured && !colour.is_empty() {
                true => write!(text, "{colour}{sign}{line}\x1b[0m{end}"),
                false => write!(text, "{sign}{line}{end}"),
            };
        }
    }
    text
}

#[cfg(test)]
mod tests {
    #[test]
    fn differences_are_shown() {
        let text = super::diff("a\nb\nc\n", "a\nx\nc", false);
        let want = "@@ line 1 @@\n a\n-b\n-c\n+x\n+c\n\\ no newline at the end\n";
        assert_eq!(text, want);
        assert!(super::diff("a\n", "b\n", true).contains("\x1b[31m-a\x1b[0m\n"));
    }
}
