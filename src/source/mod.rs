//! Source files, positions and spans.
//!
//! All files of a program share one number line: a [`Pos`] names a byte of a file, and a [`SourceMap`] turns it into
//! file, line and column. Knows nothing of Go.

use std::borrow::Cow;

/// A byte position in one of the files of a [`SourceMap`]. 0 is no position.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Pos(pub u32);

impl Pos {
    /// No position.
    #[doc(hidden)]
    pub const NONE: Pos = Pos(0);
}

/// A range of bytes of one file; `hi` is the first byte behind it.
///
/// ```
/// use zokor::{Program, Sources};
///
/// let text = "package main\n\nfunc main() {\n\tx := y\n}\n";
/// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
/// let span = mistakes.diagnostics.sorted(&mistakes.map)[1].span;
/// assert_eq!(mistakes.map.position(span.lo).unwrap().column, 7);
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Span {
    /// First byte.
    pub lo: Pos,
    /// Behind the last byte.
    pub hi: Pos,
}

impl Span {
    /// The span from `lo` up to `hi`.
    pub fn new(lo: Pos, hi: Pos) -> Span {
        Span { lo, hi }
    }

    /// The smallest span that covers both.
    #[doc(hidden)]
    pub fn to(self, other: Span) -> Span {
        Span {
            lo: self.lo.min(other.lo),
            hi: self.hi.max(other.hi),
        }
    }
}

/// One source file.
///
/// ```
/// use zokor::{Program, Sources};
///
/// let text = "package main\n\nfunc main() {\n\tx := y\n}\n";
/// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
/// assert!(mistakes.map.files().iter().any(|f| f.name == "main.go"));
/// ```
#[derive(Debug)]
pub struct File {
    /// The name as given by the user, used in messages.
    pub name: String,
    /// The absolute path where there is one, used in goroutine traces.
    pub path: String,
    /// The text.
    pub text: Cow<'static, str>,
    base: u32,
    lines: Vec<u32>,
    invalid_utf8: Vec<u32>,
    origins: Vec<Origin>,
}

/// Where a part of a file, up to the next one's, was generated from.
#[doc(hidden)]
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Origin {
    /// The offset at which it begins.
    pub offset: u32,
    /// The other file's name as shown in messages.
    pub name: String,
    /// Its path, shown in traces.
    pub path: String,
    /// The line there.
    pub line: u32,
    /// The column there, if that is told.
    pub column: Option<u32>,
}

/// Where people are told that a position is: where the text was generated from, if the file says so.
///
/// ```
/// use zokor::{Program, Sources};
///
/// let text = "package main\n\nfunc main() {\n//line grammar.y:7\n\tx := y\n}\n";
/// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
/// let place = mistakes.map.place(mistakes.diagnostics.sorted(&mistakes.map)[0].span.lo).unwrap();
/// assert_eq!((place.name, place.line), ("grammar.y", 7));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Place<'m> {
    /// The file's name.
    pub name: &'m str,
    /// Its path.
    pub path: &'m str,
    /// Line, from 1.
    pub line: u32,
    /// Column in bytes, from 1, if it is known.
    pub column: Option<u32>,
}

/// A position for people: the column counts bytes, both count from 1.
///
/// ```
/// use zokor::{Program, Sources};
///
/// let text = "package main\n\nfunc main() {\n\tx := y\n}\n";
/// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
/// let position = mistakes.map.position(mistakes.diagnostics.sorted(&mistakes.map)[0].span.lo).unwrap();
/// assert_eq!((position.line, position.column), (4, 2));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Position {
    /// Index of the file in its [`SourceMap`].
    pub file: usize,
    /// Line, from 1.
    pub line: u32,
    /// Column in bytes, from 1.
    pub column: u32,
}

/// All files of a program.
///
/// ```
/// use zokor::{Program, Sources};
///
/// let text = "package main\n\nfunc main() {\n\tx := y\n}\n";
/// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
/// let place = mistakes.map.position(mistakes.diagnostics.sorted(&mistakes.map)[1].span.lo).unwrap();
/// assert_eq!((place.line, place.column), (4, 7));
/// assert_eq!(mistakes.map.file(place.file).name, "main.go");
/// ```
#[derive(Debug, Default)]
pub struct SourceMap {
    files: Vec<File>,
}

impl SourceMap {
    /// Adds a file and returns its index.
    #[doc(hidden)]
    pub fn add(&mut self, name: &str, path: &str, text: impl Into<Cow<'static, str>>) -> usize {
        let text = text.into();
        let base = self
            .files
            .last()
            .map_or(1, |f| f.base + f.text.len() as u32 + 1);
        let newlines = memchr::memchr_iter(b'\n', text.as_bytes());
        let lines = std::iter::once(0)
            .chain(newlines.map(|i| i as u32 + 1))
            .collect();
        self.files.push(File {
            name: name.into(),
            path: path.into(),
            text,
            base,
            lines,
            invalid_utf8: Vec::new(),
            origins: Vec::new(),
        });
        self.files.len() - 1
    }

    /// Adds a file that may hold anything. Each byte that is not UTF-8 is replaced by the byte 0x1A, so that all others keep
    /// their places, and its offset is kept.
    #[doc(hidden)]
    pub fn add_bytes(&mut self, name: &str, path: &str, bytes: Vec<u8>) -> usize {
        let bytes = match String::from_utf8(bytes) {
            Ok(text) => return self.add(name, path, text),
            Err(error) => error.into_bytes(),
        };
        let mut text = String::with_capacity(bytes.len());
        let mut invalid = Vec::new();
        for chunk in bytes.utf8_chunks() {
            text.push_str(chunk.valid());
            for _ in chunk.invalid() {
                invalid.push(text.len() as u32);
                text.push('\u{1a}');
            }
        }
        let index = self.add(name, path, text);
        self.files[index].invalid_utf8 = invalid;
        index
    }

    /// The files, in the order in which they were added.
    ///
    /// ```
    /// use zokor::{Program, Sources};
    ///
    /// let text = "package main\n\nfunc main() {\n\tx := y\n}\n";
    /// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
    /// assert!(!mistakes.map.files().is_empty());
    /// ```
    pub fn files(&self) -> &[File] {
        &self.files
    }

    /// The file with that index.
    ///
    /// ```
    /// use zokor::{Program, Sources};
    ///
    /// let text = "package main\n\nfunc main() {\n\tx := y\n}\n";
    /// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
    /// let position = mistakes.map.position(mistakes.diagnostics.sorted(&mistakes.map)[0].span.lo).unwrap();
    /// assert_eq!(mistakes.map.file(position.file).name, "main.go");
    /// ```
    pub fn file(&self, index: usize) -> &File {
        &self.files[index]
    }

    /// The file that holds `pos`.
    #[doc(hidden)]
    pub fn file_of(&self, pos: Pos) -> Option<usize> {
        let after = self.files.partition_point(|f| f.base <= pos.0);
        after.checked_sub(1)
    }

    /// File, line and column of `pos`; `None` for [`Pos::NONE`].
    ///
    /// ```
    /// use zokor::{Program, Sources};
    ///
    /// let text = "package main\n\nfunc main() {\n\tx := y\n}\n";
    /// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
    /// assert!(mistakes.map.position(mistakes.diagnostics.sorted(&mistakes.map)[0].span.lo).is_some());
    /// ```
    pub fn position(&self, pos: Pos) -> Option<Position> {
        let file = self.file_of(pos)?;
        let f = &self.files[file];
        let offset = pos.0 - f.base;
        let line = f.line_at(offset);
        Some(Position {
            file,
            line,
            column: offset - f.lines[line as usize - 1] + 1,
        })
    }

    /// Tells where parts of a file were generated from, in the order of their offsets.
    #[doc(hidden)]
    pub fn set_origins(&mut self, file: usize, origins: Vec<Origin>) {
        self.files[file].origins = origins;
    }

    /// What people are told of `pos`; `None` for [`Pos::NONE`].
    ///
    /// ```
    /// use zokor::{Program, Sources};
    ///
    /// let text = "package main\n\nfunc main() {\n//line grammar.y:7\n\tx := y\n}\n";
    /// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
    /// let place = mistakes.map.place(mistakes.diagnostics.sorted(&mistakes.map)[0].span.lo).unwrap();
    /// assert_eq!((place.name, place.line), ("grammar.y", 7));
    /// ```
    pub fn place(&self, pos: Pos) -> Option<Place<'_>> {
        let position = self.position(pos)?;
        let file = &self.files[position.file];
        let before = file
            .origins
            .partition_point(|o| o.offset <= file.offset(pos));
        let Some(origin) = before.checked_sub(1).map(|i| &file.origins[i]) else {
            return Some(Place {
                name: &file.name,
                path: &file.path,
                line: position.line,
                column: Some(position.column),
            });
        };
        let start = self.position(file.pos(origin.offset))?;
        let same_line = start.line == position.line;
        Some(Place {
            name: &origin.name,
            path: &origin.path,
            line: origin.line + (position.line - start.line),
            column: origin.column.map(|column| match same_line {
                true => column + (position.column - start.column),
                false => position.column,
            }),
        })
    }

    /// `name:line:column` as in Go's messages.
    ///
    /// ```
    /// use zokor::{Program, Sources};
    ///
    /// let text = "package main\n\nfunc main() {\n\tx := y\n}\n";
    /// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
    /// let place = mistakes.map.describe(mistakes.diagnostics.sorted(&mistakes.map)[0].span.lo);
    /// assert!(place.to_string().starts_with("main.go:4:2"));
    /// ```
    pub fn describe(&self, pos: Pos) -> String {
        match self.place(pos) {
            Some(p) => match p.column {
                Some(column) => format!("{}:{}:{column}", p.name, p.line),
                None => format!("{}:{}", p.name, p.line),
            },
            None => "-".into(),
        }
    }
}

impl File {
    /// The position of the byte at `offset`.
    #[doc(hidden)]
    pub fn pos(&self, offset: u32) -> Pos {
        Pos(self.base + offset)
    }

    /// The offset in this file of `pos`.
    #[doc(hidden)]
    pub fn offset(&self, pos: Pos) -> u32 {
        pos.0 - self.base
    }

    /// The offsets of the bytes that were not UTF-8.
    #[doc(hidden)]
    pub fn invalid_utf8(&self) -> &[u32] {
        &self.invalid_utf8
    }

    /// The line, from 1, of the byte at `offset`.
    #[doc(hidden)]
    pub fn line_at(&self, offset: u32) -> u32 {
        self.lines.partition_point(|&start| start <= offset) as u32
    }

    /// The text of a line (from 1) without its end.
    #[doc(hidden)]
    pub fn line(&self, line: u32) -> &str {
        let start = self.lines[line as usize - 1] as usize;
        let end = self
            .lines
            .get(line as usize)
            .map_or(self.text.len(), |&e| e as usize);
        self.text[start..end].trim_end_matches(['\n', '\r'])
    }
}
