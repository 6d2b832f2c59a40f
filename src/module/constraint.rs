//! Which files belong to a build: `//go:build` lines, their older form `// +build`, and names such as `x_linux.go`.
//!
//! zokor runs programs as built for linux on amd64, without cgo.

use super::version::Version;

/// Operating systems that a file's name may end in.
const SYSTEMS: &str = "aix android darwin dragonfly freebsd hurd illumos ios js linux nacl netbsd openbsd plan9 solaris \
                       wasip1 windows zos";
/// Processors that a file's name may end in.
const PROCESSORS: &str = "386 amd64 amd64p32 arm armbe arm64 arm64be loong64 mips mipsle mips64 mips64le mips64p32 \
                          mips64p32le ppc ppc64 ppc64le riscv riscv64 s390 s390x sparc sparc64 wasm";

/// The tags that hold.
#[derive(Clone, Debug, Default)]
pub struct Tags {
    /// Those that the user asked for.
    pub extra: Vec<String>,
}

impl Tags {
    fn holds(&self, tag: &str) -> bool {
        matches!(tag, "linux" | "amd64" | "unix" | "gc")
            || Version::of_tag(tag).is_some_and(|v| v <= Version::LATEST)
            || self.extra.iter().any(|t| t == tag)
    }

    /// Whether a file of that name is built, as far as its name tells.
    pub fn name_holds(&self, name: &str) -> bool {
        let name = name.split('.').next().unwrap_or_default();
        let name = name.strip_suffix("_test").unwrap_or(name);
        // What stands before the first underscore is no tag: linux.go is a file for every system.
        let mut parts: Vec<&str> = name.split('_').skip(1).collect();
        let known = |list: &str, part: &str| list.split(' ').any(|w| w == part);
        let processor = parts.pop_if(|p| known(PROCESSORS, p));
        let system = parts.pop_if(|p| known(SYSTEMS, p));
        processor.into_iter().chain(system).all(|t| self.holds(t))
    }
}

/// A condition over tags.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Constraint {
    Tag(String),
    Not(Box<Constraint>),
    And(Box<Constraint>, Box<Constraint>),
    Or(Box<Constraint>, Box<Constraint>),
}

impl Constraint {
    /// Whether the condition is met.
    pub fn holds(&self, tags: &Tags) -> bool {
        match self {
            Constraint::Tag(tag) => tags.holds(tag),
            Constraint::Not(x) => !x.holds(tags),
            Constraint::And(x, y) => x.holds(tags) && y.holds(tags),
            Constraint::Or(x, y) => x.holds(tags) || y.holds(tags),
        }
    }

    /// The least version of the language without which the condition cannot be met.
    pub fn version(&self) -> Option<Version> {
        match self {
            Constraint::Tag(tag) => Version::of_tag(tag),
            Constraint::Not(_) => None,
            Constraint::And(x, y) => x.version().max(y.version()),
            Constraint::Or(x, y) => Some(x.version()?.min(y.version()?)),
        }
    }
}

/// The condition at the head of a file: before the package clause, in comments of their own lines.
///
/// # Errors
/// Go's words on a line that is malformed.
pub fn of_file(text: &[u8]) -> Result<Option<Constraint>, String> {
    let head = Head::scan(text);
    let mut found = None;
    for line in &head.lines {
        if let Some(condition) = keyword(line, "//go:build") {
            if found.is_some() {
                return Err("multiple //go:build comments".into());
            }
            found = Some(condition);
        }
    }
    if let Some(condition) = found {
        return parse(condition)
            .map(Some)
            .map_err(|e| format!("parsing //go:build line: {e}"));
    }
    let old = head.lines[..head.detached].iter();
    let old = old.filter_map(|line| {
        let words = keyword(line.strip_prefix("//")?.trim_start(), "+build")?;
        old_line(words)
    });
    Ok(old.reduce(|x, y| Constraint::And(Box::new(x), Box::new(y))))
}

/// What follows a keyword at the beginning of a line.
fn keyword<'a>(line: &'a str, word: &str) -> Option<&'a str> {
    let rest = line.strip_prefix(word)?;
    (rest.is_empty() || rest.starts_with([' ', '\t'])).then(|| rest.trim())
}

/// The comments at the head of a file.
struct Head<'a> {
    /// Comments from `//` to the end of their line.
    lines: Vec<&'a str>,
    /// How many of them stand before the last empty line.
    detached: usize,
}

impl Head<'_> {
    fn scan(text: &[u8]) -> Head<'_> {
        let mut head = Head {
            lines: Vec::new(),
            detached: 0,
        };
        let mut text = text.strip_prefix(b"\xef\xbb\xbf").unwrap_or(text);
        let mut in_comment = false;
        while !text.is_empty() {
            let end = memchr::memchr(b'\n', text).map_or(text.len(), |i| i + 1);
            let (line, rest) = text.split_at(end);
            text = rest;
            let mut line = line.trim_ascii();
            if line.is_empty() && !in_comment {
                head.detached = head.lines.len();
                continue;
            }
            if !in_comment && line.starts_with(b"//") {
                head.lines.extend(std::str::from_utf8(line));
                continue;
            }
            while !line.is_empty() {
                if in_comment {
                    let Some(close) = memchr::memmem::find(line, b"*/") else {
                        break;
                    };
                    in_comment = false;
                    line = line[close + 2..].trim_ascii_start();
                } else if let Some(rest) = line.strip_prefix(b"/*") {
                    in_comment = true;
                    line = rest;
                } else if line.starts_with(b"//") {
                    break;
                } else {
                    return head;
                }
            }
        }
        head
    }
}

/// A line of the older form: alternatives between spaces, each of tags that must all hold.
fn old_line(words: &str) -> Option<Constraint> {
    let tag = |word: &str| match word.strip_prefix('!') {
        Some(tag) => Constraint::Not(Box::new(Constraint::Tag(tag.into()))),
        None => Constraint::Tag(word.into()),
    };
    let all = |clause: &str| {
        let tags = clause.split(',').map(tag);
        tags.reduce(|x, y| Constraint::And(Box::new(x), Box::new(y)))
    };
    let clauses = words.split_whitespace().filter_map(all);
    clauses.reduce(|x, y| Constraint::Or(Box::new(x), Box::new(y)))
}

/// Reads the condition of a `//go:build` line.
fn parse(text: &str) -> Result<Constraint, String> {
    let mut parser = Parser {
        rest: text,
        depth: 0,
    };
    let condition = parser.or()?;
    match parser.next()? {
        "" => Ok(condition),
        token => Err(format!("unexpected token {token}")),
    }
}

struct Parser<'a> {
    rest: &'a str,
    depth: u32,
}

impl<'a> Parser<'a> {
    /// The next token, which is not taken yet; empty at the end.
    fn peek(&self) -> Result<&'a str, String> {
        let rest = self.rest.trim_start();
        let word = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
        let length = match rest.chars().next() {
            None => 0,
            Some('(' | ')' | '!') => 1,
            Some('&') if rest.starts_with("&&") => 2,
            Some('|') if rest.starts_with("||") => 2,
            Some(c) if word(c) => rest.find(|c| !word(c)).unwrap_or(rest.len()),
            Some(c) => return Err(format!("invalid syntax at {c}")),
        };
        Ok(&rest[..length])
    }

    fn next(&mut self) -> Result<&'a str, String> {
        let token = self.peek()?;
        self.rest = &self.rest.trim_start()[token.len()..];
        Ok(token)
    }

    fn or(&mut self) -> Result<Constraint, String> {
        let mut x = self.and()?;
        while self.peek()? == "||" {
            self.next()?;
            x = Constraint::Or(Box::new(x), Box::new(self.and()?));
        }
        Ok(x)
    }

    fn and(&mut self) -> Result<Constraint, String> {
        let mut x = self.not()?;
        while self.peek()? == "&&" {
            self.next()?;
            x = Constraint::And(Box::new(x), Box::new(self.not()?));
        }
        Ok(x)
    }

    fn not(&mut self) -> Result<Constraint, String> {
        if self.peek()? != "!" {
            return self.atom();
        }
        self.next()?;
        if self.peek()? == "!" {
            return Err("double negation not allowed".into());
        }
        Ok(Constraint::Not(Box::new(self.atom()?)))
    }

    fn atom(&mut self) -> Result<Constraint, String> {
        match self.next()? {
            "(" => {
                self.depth += 1;
                if self.depth > 1000 {
                    return Err("build expression too large".into());
                }
                let x = self.or();
                self.depth -= 1;
                let unclosed = || String::from("missing close paren");
                let x = x.map_err(|e| if self.rest.is_empty() { unclosed() } else { e })?;
                match self.next()? {
                    ")" => Ok(x),
                    _ => Err(unclosed()),
                }
            }
            "" => Err("unexpected end of expression".into()),
            token @ (")" | "!" | "&&" | "||") => Err(format!("unexpected token {token}")),
            tag => Ok(Constraint::Tag(tag.into())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn built(text: &str) -> bool {
        let tags = Tags {
            extra: vec!["mine".into()],
        };
        let text = format!("{text}\n\npackage p\n");
        of_file(text.as_bytes())
            .expect("well formed")
            .is_none_or(|c| c.holds(&tags))
    }

    fn mistake(condition: &str) -> String {
        of_file(format!("//go:build {condition}\n").as_bytes()).expect_err("malformed")
    }

    #[test]
    fn conditions_are_evaluated() {
        for (condition, expected) in [
            ("linux", true),
            ("windows || linux && amd64", true),
            ("(windows || linux) && !amd64", false),
            ("!(windows||darwin)", true),
            ("unix && gc && !cgo", true),
            ("go1.1 && go1.27 && !go1.28", true),
            ("go1", false),
            ("mine && !other", true),
            ("ignore", false),
        ] {
            assert_eq!(
                built(&format!("//go:build {condition}")),
                expected,
                "{condition}"
            );
        }
    }

    #[test]
    fn only_the_head_of_a_file_counts() {
        assert!(!built(
            "/* a licence\n\n*/ // more\n// and more\n\n//go:build ignore"
        ));
        assert!(built("package p\n\n//go:build ignore"));
        assert!(built("/*\n//go:build ignore\n*/"));
        assert!(built("//go:builder ignore"));
        assert!(built(" // not: //go:build ignore"));
    }

    #[test]
    fn the_older_form_is_understood_where_the_newer_is_missing() {
        assert!(!built("// +build windows darwin"));
        assert!(built("// +build windows linux,amd64"));
        assert!(!built("// +build linux,!amd64"));
        assert!(!built("// +build linux\n// +build ignore"));
        assert!(built("//go:build linux\n// +build windows"));
        let attached = b"// +build windows\npackage p\n";
        assert_eq!(of_file(attached), Ok(None), "a line attached to the clause");
    }

    #[test]
    fn malformed_lines_are_told_as_go_does() {
        for (condition, words) in [
            ("foo && (", "missing close paren"),
            ("(foo", "missing close paren"),
            ("!!foo", "double negation not allowed"),
            ("foo bar", "unexpected token bar"),
            ("foo & bar", "invalid syntax at &"),
            ("", "unexpected end of expression"),
        ] {
            assert_eq!(
                mistake(condition),
                format!("parsing //go:build line: {words}")
            );
        }
        let twice = b"//go:build a\n//go:build b\n";
        assert_eq!(of_file(twice), Err("multiple //go:build comments".into()));
    }

    #[test]
    fn names_of_files_are_conditions_too() {
        let tags = Tags::default();
        for name in [
            "x.go",
            "linux.go",
            "windows.go",
            "x_linux.go",
            "x_amd64.go",
            "x_linux_amd64.go",
            "x_unix.go",
        ] {
            assert!(tags.name_holds(name), "{name}");
        }
        for name in [
            "x_windows.go",
            "x_arm64.go",
            "x_linux_arm64.go",
            "x_darwin_amd64.go",
            "a_b_js.go",
            "_wasm.go",
        ] {
            assert!(!tags.name_holds(name), "{name}");
        }
    }

    #[test]
    fn a_condition_tells_the_version_that_it_needs() {
        let version = |condition| parse(condition).expect("well formed").version();
        assert_eq!(version("go1.21 && linux"), Some(Version(21)));
        assert_eq!(version("go1.21 || go1.18"), Some(Version(18)));
        assert_eq!(version("go1.21 || linux"), None);
        assert_eq!(version("!go1.21"), None);
    }
}
