//! Reading `go.mod` and `go.work`.
//!
//! Only what tells where packages are is kept; the rest must be well formed.

use super::version::Version;

/// What a `go.mod` says.
#[derive(Debug, Default, PartialEq)]
pub struct GoMod {
    /// The module's path.
    pub module: String,
    /// The version of the language.
    pub go: Option<Version>,
    /// Modules needed, with their versions.
    pub requires: Vec<(String, String)>,
    /// Modules replaced by what lies in a folder: path, folder as written.
    pub replaces: Vec<(String, String)>,
}

/// What a `go.work` says.
#[derive(Debug, Default, PartialEq)]
pub struct GoWork {
    /// The version of the language.
    pub go: Option<Version>,
    /// The folders of the modules, as written.
    pub uses: Vec<String>,
    /// As in [`GoMod`].
    pub replaces: Vec<(String, String)>,
}

/// A mistake: where, as `LINE` or `LINE:COLUMN`, and what.
pub type Mistake = (String, String);

/// Reads a `go.mod`; `path` is its own, for messages.
///
/// # Errors
/// All that is wrong with it. `Ok` with an empty module path: it does not name its module.
pub fn parse_mod(path: &str, text: &str) -> Result<GoMod, Vec<Mistake>> {
    let mut found = GoMod::default();
    each(path, text, |words| found.directive(words))?;
    Ok(found)
}

/// Reads a `go.work`; `path` is its own, for messages.
///
/// # Errors
/// All that is wrong with it.
pub fn parse_work(path: &str, text: &str) -> Result<GoWork, Vec<Mistake>> {
    let mut found = GoWork::default();
    each(path, text, |words| found.directive(words))?;
    Ok(found)
}

fn each(
    path: &str,
    text: &str,
    mut directive: impl FnMut(&[String]) -> Result<(), String>,
) -> Result<(), Vec<Mistake>> {
    let mut mistakes = Vec::new();
    for line in lines(path, text).map_err(|m| vec![m])? {
        if let Err(words) = directive(&line.words) {
            mistakes.push((line.place, words));
        }
    }
    if mistakes.is_empty() {
        Ok(())
    } else {
        Err(mistakes)
    }
}

impl GoMod {
    fn directive(&mut self, words: &[String]) -> Result<(), String> {
        let (verb, args) = split(words);
        match (verb, args) {
            ("module", _) if !self.module.is_empty() => Err("repeated module statement".into()),
            ("module", [path]) => {
                self.module = path.clone();
                Ok(())
            }
            ("module", _) => Err("usage: module module/path".into()),
            ("go", _) => set_go(&mut self.go, args),
            ("toolchain" | "godebug" | "tool" | "ignore" | "retract", _) => Ok(()),
            ("require", [path, version]) => {
                let dotted = path
                    .split('/')
                    .next()
                    .is_some_and(|first| first.contains('.'));
                if !dotted {
                    return Err(format!(
                        "malformed module path \"{path}\": missing dot in first path element"
                    ));
                }
                self.requires.push((path.clone(), version.clone()));
                Ok(())
            }
            ("exclude", [_, _]) => Ok(()),
            ("require" | "exclude", _) => Err(format!("usage: {verb} module/path v1.2.3")),
            ("replace", _) => replace(&mut self.replaces, args),
            _ => Err(format!("unknown directive: {verb}")),
        }
    }
}

impl GoWork {
    fn directive(&mut self, words: &[String]) -> Result<(), String> {
        let (verb, args) = split(words);
        match (verb, args) {
            ("go", _) => set_go(&mut self.go, args),
            ("toolchain" | "godebug", _) => Ok(()),
            ("use", [folder]) => {
                self.uses.push(folder.clone());
                Ok(())
            }
            ("use", _) => Err("usage: use local/dir".into()),
            ("replace", _) => replace(&mut self.replaces, args),
            _ => Err(format!("unknown directive: {verb}")),
        }
    }
}

fn split(words: &[String]) -> (&str, &[String]) {
    words
        .split_first()
        .map_or(("", &[]), |(verb, args)| (verb, args))
}

fn set_go(go: &mut Option<Version>, args: &[String]) -> Result<(), String> {
    let [version] = args else {
        return Err("go directive expects exactly one argument".into());
    };
    if go.is_some() {
        return Err("repeated go statement".into());
    }
    *go = Version::of_directive(version);
    match go {
        Some(_) => Ok(()),
        None => Err(format!(
            "invalid go version '{version}': must match format 1.23.0"
        )),
    }
}

/// `path [version] => folder` or `path [version] => path version`; only the first tells of a folder.
fn replace(replaces: &mut Vec<(String, String)>, args: &[String]) -> Result<(), String> {
    let arrow = args.iter().position(|a| a == "=>");
    let (old, new) = match arrow {
        Some(i @ 1..=2) if (1..=2).contains(&(args.len() - i - 1)) => (&args[..i], &args[i + 1..]),
        _ => {
            return Err("usage: replace module/path [v1.2.3] => other/module v1.4\n\t or replace module/path [v1.2.3] => \
                        ../local/directory"
                .into());
        }
    };
    let folder =
        new[0] == "." || new[0] == ".." || ["./", "../", "/"].iter().any(|p| new[0].starts_with(p));
    match (folder, new.len()) {
        (true, 1) => replaces.push((old[0].clone(), new[0].clone())),
        (true, _) => {
            return Err(format!(
                "replacement module directory path \"{}\" cannot have version",
                new[0]
            ));
        }
        (false, 1) => {
            return Err("replacement module without version must be directory path (rooted or starting with . or ..)".into());
        }
        (false, _) => {}
    }
    Ok(())
}

/// A directive; those of a block have the block's verb in front.
struct Line {
    place: String,
    words: Vec<String>,
}

fn lines(path: &str, text: &str) -> Result<Vec<Line>, Mistake> {
    let mut list = Vec::new();
    let mut block: Option<(String, usize)> = None;
    for (i, line) in text.lines().enumerate() {
        let number = i + 1;
        let mut words =
            words(line).map_err(|(column, words)| (format!("{number}:{column}"), words))?;
        if words.is_empty() {
            continue;
        }
        match &block {
            Some(_) if words == [")"] => block = None,
            Some((verb, _)) => {
                let indent = line.len() - line.trim_start().len();
                words.insert(0, verb.clone());
                let place = match indent {
                    0 => number.to_string(),
                    n => format!("{number}:{}", n + 1),
                };
                list.push(Line { place, words });
            }
            None if words.len() == 2 && words[1] == "(" => {
                block = Some((words.swap_remove(0), number))
            }
            None => list.push(Line {
                place: number.to_string(),
                words,
            }),
        }
    }
    match block {
        Some((_, start)) => Err((
            (text.lines().count() + 1).to_string(),
            format!("syntax error (unterminated block started at {path}:{start}:1)"),
        )),
        None => Ok(list),
    }
}

/// The words of a line without its comment. Where a string does not end: the column, and words.
fn words(line: &str) -> Result<Vec<String>, (usize, String)> {
    let mut words = Vec::new();
    let mut rest = line;
    loop {
        rest = rest.trim_start();
        let Some(first) = rest.chars().next() else {
            return Ok(words);
        };
        if rest.starts_with("//") {
            return Ok(words);
        }
        let end = match first {
            '"' | '`' => {
                let Some(end) = rest[1..].find(first) else {
                    return Err((line.len() + 1, "unexpected newline in string".into()));
                };
                words.push(rest[1..=end].into());
                end + 2
            }
            '(' | ')' | ',' | '[' | ']' => {
                words.push(first.into());
                1
            }
            _ => {
                let stop = |c: char| c.is_whitespace() || matches!(c, '(' | ')' | ',' | '[' | ']');
                let end = rest.find(stop).unwrap_or(rest.len());
                let end = rest[..end].find("//").filter(|&i| i > 0).unwrap_or(end);
                words.push(rest[..end].into());
                end
            }
        };
        rest = &rest[end..];
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mistakes(text: &str) -> Vec<String> {
        let found = parse_mod("go.mod", text).expect_err("malformed");
        found
            .into_iter()
            .map(|(place, words)| format!("{place}: {words}"))
            .collect()
    }

    #[test]
    fn directives_and_blocks_are_read() {
        let text = "// a comment\nmodule \"ex.com/m\" // the path\n\ngo 1.22.3\n\nrequire a.com/x v1.0.0\nrequire (\n\tb.com/y v0.1.0 // indirect\n\
                    \n\tc.com/z/v2 v2.0.0\n)\nreplace a.com/x => ../x\nreplace (\n\tb.com/y v0.1.0 => ./deps/y\n\tc.com/z/v2 => d.com/z v1.0.0\n)\n\
                    exclude a.com/x v0.9.0\nretract [v1.0.0, v1.1.0]\ntoolchain go1.22.4\n";
        let pair = |a: &str, b: &str| (a.to_string(), b.to_string());
        let expected = GoMod {
            module: "ex.com/m".into(),
            go: Some(Version(22)),
            requires: vec![
                pair("a.com/x", "v1.0.0"),
                pair("b.com/y", "v0.1.0"),
                pair("c.com/z/v2", "v2.0.0"),
            ],
            replaces: vec![pair("a.com/x", "../x"), pair("b.com/y", "./deps/y")],
        };
        assert_eq!(parse_mod("go.mod", text), Ok(expected));
    }

    #[test]
    fn workspaces_are_read() {
        let found = parse_work(
            "go.work",
            "go 1.22\nuse ./a\nuse (\n\t./b\n\t../c\n)\nreplace x.com/y => ./y\n",
        )
        .expect("well formed");
        assert_eq!(found.uses, ["./a", "./b", "../c"]);
        assert_eq!(found.replaces.len(), 1);
        assert_eq!(
            parse_work("go.work", "use a b\n"),
            Err(vec![("1".into(), "usage: use local/dir".into())])
        );
    }

    #[test]
    fn mistakes_are_told_in_gos_words() {
        let text = "module ex.com/m\nfoo bar\nrequire x/y 1.2\nrequire (\n\ta\n)\nreplace x => y\nreplace x => ./y v1\nreplace a b\ngo 1.x\ngo\nmodule b\n";
        assert_eq!(
            mistakes(text),
            [
                "2: unknown directive: foo",
                "3: malformed module path \"x/y\": missing dot in first path element",
                "5:2: usage: require module/path v1.2.3",
                "7: replacement module without version must be directory path (rooted or starting with . or ..)",
                "8: replacement module directory path \"./y\" cannot have version",
                "9: usage: replace module/path [v1.2.3] => other/module v1.4\n\t or replace module/path [v1.2.3] => ../local/directory",
                "10: invalid go version '1.x': must match format 1.23.0",
                "11: go directive expects exactly one argument",
                "12: repeated module statement",
            ]
        );
        assert_eq!(
            mistakes("module \"x\n"),
            ["1:10: unexpected newline in string"]
        );
        assert_eq!(
            mistakes("require (\n a v1\n"),
            ["3: syntax error (unterminated block started at go.mod:1:1)"]
        );
    }
}
