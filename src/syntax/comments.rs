//! Comments, for those who read in them what a program should do.

use super::token::Tok;
use logos::Logos;

/// Comments with nothing between them but the ends of lines.
#[derive(Debug, PartialEq, Eq)]
pub struct Group {
    /// Where it begins and ends in the text.
    pub range: std::ops::Range<usize>,
    /// The words, as `go/ast` has them: without markers, directives, and spaces at the ends of lines.
    pub words: String,
}

/// What a program or a function should print.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Output {
    /// The lines.
    pub text: String,
    /// They may come in any order.
    pub unordered: bool,
}

/// The single comments of a text, and where they begin.
pub fn comments(text: &str) -> impl Iterator<Item = (usize, &str)> {
    tokens(text).filter_map(|(at, token)| match token {
        Ok(Tok::LineComment(c) | Tok::BlockComment(c)) => Some((at, c)),
        _ => None,
    })
}

fn tokens(text: &str) -> impl Iterator<Item = (usize, Result<Tok<'_>, ()>)> {
    let start = if text.starts_with('\u{feff}') { 3 } else { 0 };
    let mut lexer = Tok::lexer(text);
    lexer.bump(start);
    std::iter::from_fn(move || {
        let token = lexer.next()?;
        lexer.extras.clear();
        Some((lexer.span().start, token))
    })
}

/// The groups of comments in a text.
pub fn groups(text: &str) -> Vec<Group> {
    let mut groups: Vec<(std::ops::Range<usize>, Vec<&str>)> = Vec::new();
    // The lines ended since the last token and the last comment; None: a token stands between.
    let (mut since_token, mut since_comment) = (1, None);
    // The last group begins behind a token in its line: then that line is all of it.
    let mut behind = false;
    for (at, token) in tokens(text) {
        let (Ok(Tok::LineComment(comment)) | Ok(Tok::BlockComment(comment))) = token else {
            if matches!(token, Ok(Tok::Newline)) {
                since_token += 1;
                since_comment = since_comment.map(|n: usize| n + 1);
            } else {
                since_token = 0;
                since_comment = None;
            }
            continue;
        };
        let end = at + comment.len();
        match groups.last_mut() {
            Some((range, list)) if since_comment.is_some_and(|n| n <= usize::from(!behind)) => {
                range.end = end;
                list.push(comment);
            }
            _ => {
                behind = since_token == 0;
                groups.push((at..end, vec![comment]));
            }
        }
        since_comment = Some(0);
        since_token += comment.matches('\n').count();
    }
    let group = |(range, list): (_, Vec<&str>)| Group {
        range,
        words: words(&list),
    };
    groups.into_iter().map(group).collect()
}

fn words(comments: &[&str]) -> String {
    let mut lines = Vec::new();
    for comment in comments {
        if let Some(inner) = comment.strip_prefix("/*") {
            lines.extend(inner.strip_suffix("*/").unwrap_or(inner).split('\n'));
        } else if let Some(line) = comment.strip_prefix("//")
            && !is_directive(line)
        {
            lines.push(line.strip_prefix(' ').unwrap_or(line));
        }
    }
    let mut words = String::new();
    let mut blank = true;
    for line in lines {
        let line = line.trim_end_matches([' ', '\t', '\r', '\n']);
        if line.is_empty() && blank {
            continue;
        }
        blank = line.is_empty();
        words.push_str(line);
        words.push('\n');
    }
    if words.ends_with("\n\n") {
        words.pop();
    }
    words
}

/// `//go:embed` and the like are for tools.
fn is_directive(line: &str) -> bool {
    if ["line ", "extern ", "export "]
        .iter()
        .any(|p| line.starts_with(p))
    {
        return true;
    }
    let Some((tool, rest)) = line.split_once(':') else {
        return false;
    };
    let fit = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    !tool.is_empty() && tool.chars().all(fit) && rest.starts_with(fit)
}

impl Output {
    /// Says only that the order of lines is left open; they stand elsewhere.
    pub fn is_only_unordered(&self) -> bool {
        self.unordered && self.text.trim().is_empty()
    }

    /// Reads words that begin with `Output:` or `Unordered output:`.
    pub fn of(words: &str) -> Option<Output> {
        let strip = |text: &str, prefix: &str| {
            let head = text.get(..prefix.len())?;
            head.eq_ignore_ascii_case(prefix)
                .then(|| text[prefix.len()..].to_string())
        };
        let start = words.trim_start();
        let (rest, unordered) = match strip(start, "unordered ") {
            Some(rest) => (rest, true),
            None => (start.to_string(), false),
        };
        let text = strip(&rest, "output:")?;
        let text = text.trim_start_matches(' ');
        let text = text.strip_prefix('\n').unwrap_or(text).to_string();
        Some(Output { text, unordered })
    }

    /// Whether something printed is what should be. Spaces around the whole do not matter.
    pub fn fits(&self, printed: &str) -> bool {
        let (printed, wanted) = (printed.trim(), self.text.trim());
        if !self.unordered {
            return printed == wanted;
        }
        let sorted = |text: &str| {
            let mut lines: Vec<String> = text.split('\n').map(String::from).collect();
            lines.sort_unstable();
            lines
        };
        sorted(printed) == sorted(wanted)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn comments_make_groups() {
        let text = "// A\n//\n//  b \n\n/* c\n d */ // e\nx := \"// no\" // f\n// g\n//go:noinline\n// h\n";
        let groups: Vec<String> = groups(text).into_iter().map(|g| g.words).collect();
        assert_eq!(groups, ["A\n\n b\n", " c\n d\ne\n", "f\n", "g\nh\n"]);
    }

    #[test]
    fn outputs_are_read() {
        let read = |words| Output::of(words).map(|o| (o.text, o.unordered));
        assert_eq!(read("Output:\na\nb\n"), Some(("a\nb\n".into(), false)));
        assert_eq!(read(" output:  x\n"), Some(("x\n".into(), false)));
        assert_eq!(read("Unordered output: x\n"), Some(("x\n".into(), true)));
        assert_eq!(read("The output: x\n"), None);
        let output = Output::of("Unordered output:\nb\na\n").expect("it is one");
        assert!(output.fits("a\nb\n") && !output.fits("a\n"));
    }
}
