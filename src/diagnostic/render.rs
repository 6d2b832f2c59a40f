//! How mistakes are shown: as Go's compiler does, as reports with the source for people, or as JSON for editors.

use super::{Diagnostic, Diagnostics};
use crate::source::{SourceMap, Span};
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, NamedSource, Severity, SourceCode,
};
use serde_json::json;
use std::fmt;
use std::io::IsTerminal;

/// A form in which mistakes are shown.
///
/// ```
/// use zokor::diagnostic::render::{Choice, render};
/// use zokor::{Program, Sources};
///
/// let text = "package main\n\nfunc main() { x }\n";
/// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
/// let told = render(&mistakes.map, &mistakes.diagnostics, Choice::Json, true);
/// assert!(told.contains("undefined: x"));
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Choice {
    /// Reports if standard error is a terminal, else Go's form.
    #[default]
    Auto,
    /// Reports with source lines, labels and help.
    Fancy,
    /// `file:line:column: message`, as Go.
    Go,
    /// A JSON object a line.
    Json,
}

/// The length in bytes of lines that are not shown.
const LONG_LINE: usize = 1000;

/// How many mistakes Go shows before it gives up.
const ENOUGH: usize = 10;

/// The mistakes as text, by group and position; only those found first, ten of each group, unless `all`.
///
/// ```
/// use zokor::{Program, Sources};
///
/// let text = "package main\n\nfunc main() {\n\tx := y\n}\n";
/// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
/// use zokor::diagnostic::render::{Choice, render};
///
/// let told = render(&mistakes.map, &mistakes.diagnostics, Choice::Go, true);
/// assert!(told.contains("main.go:4:2: declared and not used: x\n"));
/// ```
pub fn render(map: &SourceMap, diagnostics: &Diagnostics, choice: Choice, all: bool) -> String {
    let (one, titled): (fn(&SourceMap, &Diagnostic) -> String, bool) = match choice {
        Choice::Auto if std::io::stderr().is_terminal() => (fancy, false),
        Choice::Fancy => (fancy, false),
        Choice::Auto | Choice::Go => (plain, true),
        Choice::Json => (json, false),
    };
    let mut text = String::new();
    for group in diagnostics.grouped(map, if all { usize::MAX } else { ENOUGH }) {
        if titled && !group.title.is_empty() {
            text += &format!("# {}\n", group.title);
        }
        text.extend(group.sorted.iter().map(|d| one(map, d)));
        // Like Go, which stops at the tenth without looking for an eleventh.
        if let Some(last) = group.last {
            let too_many = Diagnostic::new("TooManyErrors", last.span, "too many errors");
            text += &one(map, &too_many);
        }
    }
    text
}

fn plain(map: &SourceMap, d: &Diagnostic) -> String {
    if map.position(d.span.lo).is_none() {
        return format!("{}\n", d.message);
    }
    format!("{}{}: {}\n", d.before, map.describe(d.span.lo), d.message)
}

fn json(map: &SourceMap, d: &Diagnostic) -> String {
    let place = |span: Span| match (map.position(span.lo), map.position(span.hi)) {
        (Some(lo), hi) => {
            let end = hi
                .filter(|hi| hi.file == lo.file)
                .unwrap_or_else(|| lo.clone());
            json!({
                "file": map.file(lo.file).name,
                "line": lo.line,
                "column": lo.column,
                "end_line": end.line,
                "end_column": end.column,
            })
        }
        _ => json!({}),
    };
    let labels: Vec<_> = d
        .labels
        .iter()
        .map(|(span, text)| {
            let mut label = place(*span);
            label["text"] = json!(text);
            label
        })
        .collect();
    let mut object = place(d.span);
    object["severity"] = json!("error");
    object["code"] = json!(d.code);
    object["message"] = json!(d.message);
    object["labels"] = json!(labels);
    object["help"] = json!(d.advice());
    format!("{object}\n")
}

fn fancy(map: &SourceMap, d: &Diagnostic) -> String {
    let Some(place) = map.position(d.span.lo) else {
        return plain(map, d);
    };
    let file = place.file;
    if map.file(file).line(place.line).len() > LONG_LINE {
        return plain(map, d);
    }
    let report = Report {
        map,
        diagnostic: d,
        file,
        source: source(map, file),
    };
    let theme = if std::env::var_os("NO_COLOR").is_none() && std::io::stderr().is_terminal() {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    let mut text = String::new();
    match GraphicalReportHandler::new_themed(theme)
        .with_width(100)
        .render_report(&mut text, &report)
    {
        Ok(()) => text,
        Err(fmt::Error) => plain(map, d),
    }
}

fn source(map: &SourceMap, file: usize) -> NamedSource<String> {
    let file = map.file(file);
    NamedSource::new(&file.name, file.text.to_string()).with_language("Go")
}

/// A mistake as miette wants it.
struct Report<'a> {
    map: &'a SourceMap,
    diagnostic: &'a Diagnostic,
    file: usize,
    source: NamedSource<String>,
}

impl Report<'_> {
    /// The first line of the message; what follows it in Go's form is told by labels and [`Report::rest`].
    fn headline(&self) -> &str {
        self.diagnostic.message.lines().next().unwrap_or_default()
    }

    fn rest(&self) -> Option<String> {
        let rest: Vec<&str> = self
            .diagnostic
            .message
            .lines()
            .skip(1)
            .map(str::trim)
            .collect();
        (!rest.is_empty()).then(|| rest.join("\n"))
    }

    fn label(&self, span: Span, text: Option<String>, primary: bool) -> Option<LabeledSpan> {
        let (file, length) = (
            self.map.file(self.file),
            span.hi.0.saturating_sub(span.lo.0),
        );
        if self.map.file_of(span.lo) != Some(self.file) {
            return None;
        }
        let at = file.offset(span.lo) as usize;
        let length = (length as usize).min(file.text.len().saturating_sub(at));
        let new = if primary {
            LabeledSpan::new_primary_with_span
        } else {
            LabeledSpan::new_with_span
        };
        Some(new(text, (at, length)))
    }
}

impl fmt::Debug for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        fmt::Debug::fmt(self.diagnostic, f)
    }
}

impl fmt::Display for Report<'_> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(self.headline())
    }
}

impl std::error::Error for Report<'_> {}

impl miette::Diagnostic for Report<'_> {
    fn severity(&self) -> Option<Severity> {
        Some(Severity::Error)
    }

    fn help(&self) -> Option<Box<dyn fmt::Display + '_>> {
        let parts: Vec<String> = self
            .rest()
            .into_iter()
            .chain(self.diagnostic.advice())
            .collect();
        (!parts.is_empty()).then(|| Box::new(parts.join("\n")) as Box<dyn fmt::Display>)
    }

    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(&self.source)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        let first = self.label(self.diagnostic.span, Some("here".into()), true);
        let others = self.diagnostic.labels.iter();
        let others = others.filter_map(|(span, text)| self.label(*span, Some(text.clone()), false));
        Some(Box::new(first.into_iter().chain(others)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn example() -> (SourceMap, Diagnostics) {
        let mut map = SourceMap::default();
        let file = map.add("x.go", "/x.go", "package main\n\nvar x, x int\n");
        let mut diagnostics = Diagnostics::new();
        let span = |lo, hi| Span::new(map.file(file).pos(lo), map.file(file).pos(hi));
        diagnostics
            .error(
                "Redeclared",
                span(21, 22),
                "x redeclared in this block\n\tx.go:3:5: other declaration of x",
            )
            .label(span(18, 19), "declared here first")
            .help("give it another name");
        (map, diagnostics)
    }

    #[test]
    fn gos_form_has_position_and_words() {
        let (map, diagnostics) = example();
        let text = render(&map, &diagnostics, Choice::Go, false);
        assert_eq!(
            text,
            "x.go:3:8: x redeclared in this block\n\tx.go:3:5: other declaration of x\n"
        );
    }

    #[test]
    fn reports_show_source_labels_and_help() {
        let (map, diagnostics) = example();
        let text = render(&map, &diagnostics, Choice::Fancy, false);
        for part in [
            "x redeclared in this block",
            "var x, x int",
            "declared here first",
            "give it another name",
        ] {
            assert!(text.contains(part), "{text}");
        }
    }

    #[test]
    fn json_has_a_line_each() {
        let (map, diagnostics) = example();
        let text = render(&map, &diagnostics, Choice::Json, false);
        let object: serde_json::Value = serde_json::from_str(&text).expect("one object");
        assert_eq!(
            (object["line"].as_u64(), object["column"].as_u64()),
            (Some(3), Some(8))
        );
        assert_eq!(object["labels"][0]["text"], "declared here first");
    }

    #[test]
    fn the_mistakes_found_first_are_shown() {
        let (map, mut diagnostics) = example();
        let at = map.file(0).pos(0);
        for i in 0..11 {
            diagnostics.error("X", Span::new(at, at), format!("mistake {i}"));
        }
        let text = render(&map, &diagnostics, Choice::Go, false);
        assert!(text.starts_with("x.go:1:1: mistake 0\n"));
        assert!(text.contains("mistake 8") && !text.contains("mistake 9"));
        assert!(text.contains("x redeclared"));
        assert!(text.ends_with("x.go:1:1: too many errors\n"));
        assert!(!render(&map, &diagnostics, Choice::Go, true).contains("too many errors"));
    }
}
