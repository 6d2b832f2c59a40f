//! Comments `//line` and `/*line`: where a generated file says that it comes from.
//!
//! Compiler directives are no part of the Go specification; their form is described with Go's compiler.

use super::comments::comments;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{File, Origin, Span};

/// Lines and columns above it are mistakes, and are not numbers of lines.
const MOST: u32 = 1 << 30;

/// Where the parts of a file come from, by offset.
pub fn origins(file: &File, diags: &mut Diagnostics) -> Vec<Origin> {
    let mut found: Vec<Origin> = Vec::new();
    if !["//line ", "/*line "].iter().any(|s| file.text.contains(s)) {
        return found;
    }
    for (at, comment) in comments(&file.text) {
        let end = at + comment.len();
        let (text, next) = if let Some(text) = comment.strip_prefix("//line ") {
            let first = at == 0 || file.text.as_bytes()[at - 1] == b'\n';
            if !first {
                continue;
            }
            (text.trim_end_matches('\r'), end + 1)
        } else if let Some(text) = comment.strip_prefix("/*line ") {
            (text.strip_suffix("*/").unwrap_or(text), end)
        } else {
            continue;
        };
        match directive(text) {
            Ok(Some((name, line, column))) => {
                let (name, path) = match found.last() {
                    // With a column, no name means the name as before.
                    Some(last) if name.is_empty() && column.is_some() => {
                        (last.name.clone(), last.path.clone())
                    }
                    None if name.is_empty() && column.is_some() => {
                        (file.name.clone(), file.path.clone())
                    }
                    _ if name.is_empty() => (String::new(), "??".into()),
                    _ => (beside(&file.name, name), beside(&file.path, name)),
                };
                found.push(Origin {
                    offset: next as u32,
                    name,
                    path,
                    line,
                    column,
                });
            }
            Ok(None) => {}
            Err((offset, message)) => {
                let lo = file.pos((at + "//line ".len() + offset) as u32);
                diags.push(Diagnostic::new("InvalidSyntax", Span::new(lo, lo), message));
            }
        }
    }
    found
}

/// A directive's name, line and column; what is wrong with it, and at which offset.
type Parsed<'t> = Result<Option<(&'t str, u32, Option<u32>)>, (usize, String)>;

fn directive(text: &str) -> Parsed<'_> {
    let Some((rest, last)) = text.rsplit_once(':') else {
        return Ok(None);
    };
    let bad =
        |what: &str, text: &str, at: usize| (at, format!("invalid {what} number: {}", &text[at..]));
    let number = |digits: &str| {
        let all = !digits.is_empty() && digits.bytes().all(|b| b.is_ascii_digit());
        all.then(|| digits.parse::<u64>().unwrap_or(u64::MAX))
    };
    let fits = |n: u64| u32::try_from(n).ok().filter(|n| (1..=MOST).contains(n));
    let after = rest.len() + 1;
    let Some(last) = number(last) else {
        return Err(bad("line", text, after));
    };
    let before = rest.rsplit_once(':');
    if let Some((name, line)) = before.and_then(|(name, line)| Some((name, number(line)?))) {
        let column = fits(last).ok_or_else(|| bad("column", text, after))?;
        let line = fits(line).ok_or_else(|| bad("line", rest, name.len() + 1))?;
        return Ok(Some((name, line, Some(column))));
    }
    let line = fits(last).ok_or_else(|| bad("line", text, after))?;
    Ok(Some((rest, line, None)))
}

/// The path of a file that another one names: relative to the other's folder, without detours.
fn beside(file: &str, name: &str) -> String {
    if name.starts_with('/') {
        return name.into();
    }
    let here = file.starts_with("./");
    let folder = file.rsplit_once('/').map_or("", |(folder, _)| folder);
    let absolute = folder.starts_with('/') || (folder.is_empty() && file.starts_with('/'));
    let mut parts: Vec<&str> = Vec::new();
    for part in folder.split('/').chain(name.split('/')) {
        match part {
            "" | "." => {}
            ".." if parts.last().is_some_and(|p| *p != "..") => {
                parts.pop();
            }
            _ => parts.push(part),
        }
    }
    let path = parts.join("/");
    match () {
        () if absolute => format!("/{path}"),
        () if here && !path.starts_with("../") => format!("./{path}"),
        () => path,
    }
}
