//! What is expected of a program.

use super::find::Case;
use crate::syntax::comments::{self, Output};
use regex::Regex;
use std::path::{Path, PathBuf};

/// What is expected of a program.
pub(super) enum Expected {
    /// Nothing is said.
    Nothing,
    /// It behaves so.
    Behaviour(Behaviour),
    /// It does not compile, and this is said of it.
    Words(String),
    /// It does not compile: for each mistake its file, its line and what its message looks like.
    Errors(Vec<(PathBuf, u32, Regex)>),
}

/// How a program behaves.
pub(super) struct Behaviour {
    pub out: Out,
    pub err: String,
    pub status: i32,
}

/// What a program prints.
pub(super) enum Out {
    /// This, from a file.
    Exactly(String),
    /// What a comment in it says.
    Comment(Output),
}

impl Expected {
    /// Reads it.
    ///
    /// # Errors
    /// An expectation is malformed.
    pub fn read(case: &Case) -> Result<Expected, String> {
        let beside = |extension| std::fs::read(case.beside(extension)).ok();
        // Output need not be UTF-8; what was run is made text in the same way.
        let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
        if let Some(words) = beside("txt") {
            return Ok(Expected::Words(text(words)));
        }
        let mut errors = Vec::new();
        let mut comment = None;
        for file in sources(&case.path) {
            let source = text(std::fs::read(&file).unwrap_or_default());
            errors.extend(wrong_lines(&file, &source)?);
            let last = comments::groups(&source).pop();
            comment = comment.or(last.and_then(|g| Output::of(&g.words)));
        }
        if !errors.is_empty() {
            return Ok(Expected::Errors(errors));
        }
        let err = beside("err").map(text);
        let exit = beside("exit").map(text);
        let out = match (beside("out").map(text), comment) {
            (Some(text), Some(comment)) if comment.is_only_unordered() => {
                let unordered = true;
                Out::Comment(Output { text, unordered })
            }
            (Some(out), _) => Out::Exactly(out),
            (None, Some(comment)) => Out::Comment(comment),
            (None, None) if err.is_some() || exit.is_some() => Out::Exactly(String::new()),
            (None, None) => return Ok(Expected::Nothing),
        };
        let status = exit.map_or(Ok(0), |text| {
            let number = text.trim().parse();
            number.map_err(|_| format!("{} is no exit status", text.trim()))
        })?;
        Ok(Expected::Behaviour(Behaviour {
            out,
            err: err.unwrap_or_default(),
            status,
        }))
    }
}

/// The Go files of a program.
fn sources(program: &Path) -> Vec<PathBuf> {
    if !program.is_dir() {
        return vec![program.into()];
    }
    let entries = std::fs::read_dir(program).into_iter().flatten().flatten();
    let mut files: Vec<PathBuf> = entries.map(|e| e.path()).collect();
    files.retain(|f| f.extension().is_some_and(|e| e == "go"));
    files.sort();
    files
}

/// The mistakes that comments `// ERROR "…"` announce; they may have several expressions, in quotes or backquotes.
fn wrong_lines(file: &Path, text: &str) -> Result<Vec<(PathBuf, u32, Regex)>, String> {
    let mut errors = Vec::new();
    for (at, comment) in comments::comments(text) {
        let Some(mut rest) = comment.strip_prefix("// ERROR ").map(str::trim) else {
            continue;
        };
        let line = text[..at].matches('\n').count() as u32 + 1;
        let problem = || format!("{}:{line}: malformed: {comment}", file.display());
        while !rest.is_empty() {
            let quote = rest.chars().next().filter(|c| matches!(c, '"' | '`'));
            let quote = quote.ok_or_else(problem)?;
            let end = rest[1..].find(quote).ok_or_else(problem)? + 1;
            let pattern = Regex::new(&rest[1..end]).map_err(|e| format!("{}: {e}", problem()))?;
            errors.push((file.into(), line, pattern));
            rest = rest[end + 1..].trim_start();
        }
    }
    Ok(errors)
}
