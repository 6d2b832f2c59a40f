//! What is wrong with a program, apart from how it is told.
//!
//! Stages report and go on: they push into a [`Diagnostics`] and leave something harmless where the mistake stood. Words
//! are Go's own; source lines, labels and help are additions that only the fancy and the JSON form show.

pub(crate) mod advice;
pub mod render;

use crate::source::{SourceMap, Span};
use std::collections::{HashMap, HashSet};

/// One mistake.
///
/// ```
/// use zokor::{Program, Sources};
///
/// let text = "package main\n\nfunc main() {\n\tx := y\n}\n";
/// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
/// let all = mistakes.diagnostics.sorted(&mistakes.map);
/// assert_eq!(all[0].message, "declared and not used: x");
/// assert_eq!(all[1].message, "undefined: y");
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Diagnostic {
    /// The name of the kind of mistake, as `UnusedVar`; names never change.
    pub code: &'static str,
    /// Where: Go's position is `span.lo`.
    pub span: Span,
    /// What Go prints before the position: lines that say how a package came to be imported.
    pub before: String,
    /// Go's words. Further lines begin with a tab, as in Go.
    pub message: String,
    /// Places that matter beside the first, each with a few words.
    pub labels: Vec<(Span, String)>,
    /// What the user may do about it.
    pub help: Option<String>,
    /// Whether the program has a meaning in spite of it (an unused variable).
    pub soft: bool,
}

impl Diagnostic {
    /// A mistake of that kind at that place.
    ///
    /// ```
    /// use zokor::diagnostic::Diagnostic;
    /// use zokor::source::Span;
    ///
    /// let mistake = Diagnostic::new("Sample", Span::default(), "something is wrong");
    /// assert_eq!(mistake.message, "something is wrong");
    /// ```
    pub fn new(code: &'static str, span: Span, message: impl Into<String>) -> Diagnostic {
        Diagnostic {
            code,
            span,
            before: String::new(),
            message: message.into(),
            labels: Vec::new(),
            help: None,
            soft: false,
        }
    }

    /// Points out a further place.
    ///
    /// ```
    /// use zokor::diagnostic::Diagnostic;
    /// use zokor::source::Span;
    ///
    /// let mut mistake = Diagnostic::new("Sample", Span::default(), "two of them");
    /// mistake.label(Span::default(), "the other one");
    /// assert_eq!(mistake.message, "two of them");
    /// ```
    pub fn label(&mut self, span: Span, text: impl Into<String>) -> &mut Diagnostic {
        self.labels.push((span, text.into()));
        self
    }

    /// Says what the user may do.
    pub fn help(&mut self, text: impl Into<String>) -> &mut Diagnostic {
        self.help = Some(text.into());
        self
    }

    /// What the user may do: what is known here, or what the words alone tell.
    #[doc(hidden)]
    pub fn advice(&self) -> Option<String> {
        self.help.clone().or_else(|| advice::about(&self.message))
    }

    /// Marks the mistake as one that leaves the program with a meaning.
    #[doc(hidden)]
    pub fn soft(&mut self) -> &mut Diagnostic {
        self.soft = true;
        self
    }
}

/// The mistakes found so far, in groups that are shown one after the other.
///
/// ```
/// use zokor::{Program, Sources};
///
/// let text = "package main\n\nfunc main() {\n\tx := y\n}\n";
/// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
/// assert_eq!(mistakes.diagnostics.len(), 2);
/// assert!(mistakes.diagnostics.iter().all(|m| !m.code.is_empty()));
/// ```
#[derive(Debug, Default)]
pub struct Diagnostics {
    list: Vec<Diagnostic>,
    /// Titles of groups, and where in the list they begin; what stands before the first has no title.
    groups: Vec<(String, usize)>,
}

impl Diagnostics {
    /// None yet.
    pub fn new() -> Diagnostics {
        Diagnostics::default()
    }

    /// Reports a mistake; what is returned takes labels and help.
    #[doc(hidden)]
    pub fn error(
        &mut self,
        code: &'static str,
        span: Span,
        message: impl Into<String>,
    ) -> &mut Diagnostic {
        self.push(Diagnostic::new(code, span, message))
    }

    /// Reports a mistake made elsewhere.
    #[doc(hidden)]
    pub fn push(&mut self, diagnostic: Diagnostic) -> &mut Diagnostic {
        self.list.push(diagnostic);
        self.list.last_mut().expect("just pushed")
    }

    /// The mistake reported last, to add to it what only a caller knows.
    #[doc(hidden)]
    pub fn last_mut(&mut self) -> Option<&mut Diagnostic> {
        self.list.last_mut()
    }

    /// Begins a group of mistakes: a package. Where the title is empty none is shown.
    #[doc(hidden)]
    pub fn begin(&mut self, title: &str) {
        self.groups.push((title.into(), self.list.len()));
    }

    /// Whether nothing was reported.
    ///
    /// ```
    /// use zokor::{Program, Sources};
    ///
    /// let text = "package main\n\nfunc main() {\n\tx := y\n}\n";
    /// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
    /// assert!(!mistakes.diagnostics.is_empty());
    /// ```
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// How many were reported.
    ///
    /// ```
    /// use zokor::{Program, Sources};
    ///
    /// let text = "package main\n\nfunc main() {\n\tx := y\n}\n";
    /// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
    /// assert_eq!(mistakes.diagnostics.len(), 2);
    /// ```
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// In the order in which they were reported.
    ///
    /// ```
    /// use zokor::{Program, Sources};
    ///
    /// let text = "package main\n\nfunc main() {\n\tx := y\n}\n";
    /// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
    /// assert!(mistakes.diagnostics.iter().any(|m| m.message == "undefined: y"));
    /// ```
    pub fn iter(&self) -> impl Iterator<Item = &Diagnostic> {
        self.list.iter()
    }

    /// Puts mistakes before the ones from number `at` on: those that Go's parser tells, before its checker comes.
    #[doc(hidden)]
    pub fn insert(&mut self, at: usize, earlier: Diagnostics) {
        self.list.splice(at..at, earlier.list);
    }

    /// Group by group, the file first that was first complained of, and by position, as they are shown; what was reported twice at one place is there once.
    ///
    /// ```
    /// use zokor::{Program, Sources};
    ///
    /// let text = "package main\n\nfunc main() {\n\tx := y\n}\n";
    /// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
    /// let sorted = mistakes.diagnostics.sorted(&mistakes.map);
    /// assert_eq!(sorted[0].message, "declared and not used: x");
    /// ```
    pub fn sorted(&self, map: &SourceMap) -> Vec<&Diagnostic> {
        self.grouped(map, usize::MAX)
            .into_iter()
            .flat_map(|group| group.sorted)
            .collect()
    }

    /// The groups that are not empty; of each the mistakes that were reported first, at most `enough`.
    #[doc(hidden)]
    pub fn grouped(&self, map: &SourceMap, enough: usize) -> Vec<Group<'_>> {
        let ends = self.groups.iter().map(|g| g.1).chain([self.list.len()]);
        let starts = [("", 0)]
            .into_iter()
            .chain(self.groups.iter().map(|g| (g.0.as_str(), g.1)));
        let sorted = starts.zip(ends).map(|((title, start), end)| {
            let mut told = HashSet::new();
            let list = self.list[start..end].iter();
            let new = list.filter(|&d| told.insert((d.span.lo, d.message.as_str())));
            let mut sorted: Vec<_> = new.take(enough).collect();
            let last = (sorted.len() == enough).then(|| sorted[enough - 1]);
            let mut files = HashMap::new();
            for d in &sorted {
                let next = files.len();
                files.entry(map.file_of(d.span.lo)).or_insert(next);
            }
            sorted.sort_by_key(|d| (files[&map.file_of(d.span.lo)], d.span.lo));
            Group {
                title,
                sorted,
                last,
            }
        });
        sorted.filter(|group| !group.sorted.is_empty()).collect()
    }
}

/// The mistakes of a package, as they are shown.
#[doc(hidden)]
#[derive(Debug)]
pub struct Group<'a> {
    /// Empty where none is shown.
    pub title: &'a str,
    /// By file, that of the first mistake first, and position.
    pub sorted: Vec<&'a Diagnostic>,
    /// With which the limit was reached.
    pub last: Option<&'a Diagnostic>,
}
