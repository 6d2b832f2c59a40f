//! From tokens to the tree of a file.
//!
//! One file may hold several mistakes. The grammar takes a broken statement as a statement and goes on; where that fails (a broken
//! signature, a lost brace), parsing starts anew at the next line that begins with a declaration.

use super::ast::{File, Ident};
use super::build::Builder;
use super::go::FileParser;
use super::lexer;
use super::message::Unexpected;
use super::token::{Semi, Tok};
use crate::diagnostic::Diagnostics;
use crate::source::{self, Pos, SourceMap, Span};
use lalrpop_util::ParseError;
use std::collections::HashSet;

/// An error of the generated parser.
pub type RawError<'s> = ParseError<Pos, Tok<'s>, ()>;

/// Parses a file of `map`. Nodes are numbered from `next_id`, which is moved on. There is always a tree; where the file is wrong
/// it is partial, and `diags` says so.
///
/// Trees can be deep, as deep as the chain of operators in the program is long: this function and all that
/// walks or drops the tree should run on a thread with a large stack.
pub fn parse_file(
    map: &SourceMap,
    file: usize,
    next_id: &mut u32,
    diags: &mut Diagnostics,
) -> File {
    let source = map.file(file);
    let lexed = lexer::lex(source, diags);
    let mut driver = Driver {
        source,
        tokens: lexed.list,
        builder: Builder::new(*next_id),
        package: None,
        errors: Vec::new(),
    };
    if lexed.cut {
        driver.tokens.clear();
    } else {
        driver.run();
    }
    let package = driver.package.take();
    let start = source.pos(0);
    let package = package.unwrap_or_else(|| driver.builder.ident(start, "_", start));
    driver.builder.finish();
    driver.report(map, diags);
    *next_id = driver.builder.next_id;
    File {
        file,
        package,
        decls: driver.builder.decls,
        directives: lexed.directives,
    }
}

struct Driver<'s> {
    source: &'s source::File,
    tokens: Vec<(Pos, Tok<'s>, Pos)>,
    builder: Builder<'s>,
    package: Option<Ident>,
    errors: Vec<(Span, String)>,
}

impl<'s> Driver<'s> {
    fn run(&mut self) {
        if !self.package_clause() {
            return;
        }
        let mut from = 0;
        loop {
            let first = self.tokens[from].0;
            let prefix = [Tok::Package, Tok::Ident("_"), Tok::Semi(Semi::Explicit)];
            let prefix = prefix.iter().map(|&token| (first, token, first));
            let prefix = prefix.take(if from == 0 { 0 } else { 3 });
            let stretch = prefix.chain(self.tokens[from..].iter().copied());
            let result = FileParser::new().parse(&mut self.builder, stretch);
            let mut follows = false;
            for error in std::mem::take(&mut self.builder.recovered) {
                self.word(&error, follows);
                follows = true;
            }
            let fatal = match result {
                Ok(name) if from == 0 => return self.package = Some(name),
                Ok(_) => return,
                Err(error) => error,
            };
            let at = self.word(&fatal, follows);
            let next = at.max(from + 1)..self.tokens.len();
            match next.into_iter().find(|&i| self.starts_declaration(i)) {
                Some(next) => from = next,
                None => return,
            }
        }
    }

    /// Whether the file begins with a package clause; if not, that is all there is to say about it.
    fn package_clause(&mut self) -> bool {
        let token = |i: usize| self.tokens.get(i).map(|t| t.1);
        let (at, wanted) = match (token(0), token(1)) {
            (Some(Tok::Package), Some(Tok::Ident(_))) => return true,
            (Some(Tok::Package), _) => (1, "IDENT"),
            _ => (0, "package"),
        };
        let found = match token(at) {
            None => "'EOF'".into(),
            Some(Tok::Ident(text) | Tok::Str(text)) => text.into(),
            Some(Tok::Lit(literal)) => literal.text.into(),
            Some(Tok::Semi(Semi::Newline)) => "newline".into(),
            Some(Tok::Semi(Semi::Explicit)) => "';'".into(),
            Some(token) => format!(
                "'{}'",
                token.keyword().map_or(token.to_string(), Into::into)
            ),
        };
        let words = format!("expected '{wanted}', found {found}");
        self.errors.push((self.span(at), words));
        false
    }

    /// Whether the token begins a declaration at the beginning of a line.
    fn starts_declaration(&self, at: usize) -> bool {
        let (lo, token, _) = self.tokens[at];
        let keyword = matches!(
            token,
            Tok::Func | Tok::Type | Tok::Var | Tok::Const | Tok::Import
        );
        let offset = self.source.offset(lo) as usize;
        keyword && (offset == 0 || self.source.text.as_bytes()[offset - 1] == b'\n')
    }

    /// Puts an error into words, unless it only follows from one before; returns the index of its token.
    fn word(&mut self, error: &RawError<'s>, follows: bool) -> usize {
        let (pos, expected): (_, &[String]) = match error {
            ParseError::UnrecognizedToken { token, expected } => (token.0, expected),
            ParseError::UnrecognizedEof { location, expected } => (*location, expected),
            ParseError::ExtraToken { token } => (token.0, &[]),
            ParseError::InvalidToken { location } => (*location, &[]),
            ParseError::User { .. } => (Pos::NONE, &[]),
        };
        let at = match error {
            ParseError::UnrecognizedEof { .. } => self.tokens.len(),
            _ => self.tokens.partition_point(|t| t.0 < pos),
        };
        let unexpected = Unexpected {
            tokens: &self.tokens,
            at,
            expected,
        };
        let (place, words) = unexpected.words();
        let echo = words.starts_with("non-declaration") || at == self.tokens.len();
        if !(follows && echo) {
            self.errors
                .push((self.span(place), format!("syntax error: {words}")));
        }
        at
    }

    /// The place of a token; behind the last, the end of the file.
    fn span(&self, at: usize) -> Span {
        match self.tokens.get(at) {
            Some(&(lo, _, hi)) => Span::new(lo, hi),
            None => {
                let end = self.source.pos(self.source.text.len() as u32);
                Span::new(end, end)
            }
        }
    }

    /// Hands the errors on: by position, one syntax error for each line.
    fn report(&mut self, map: &SourceMap, diags: &mut Diagnostics) {
        let mut errors = std::mem::take(&mut self.errors);
        errors.extend(self.builder.errors.drain(..).map(|e| (e.span, e.words)));
        errors.sort_by_key(|e| e.0.lo);
        let mut lines = HashSet::new();
        for (span, words) in errors {
            let line = map.position(span.lo).map(|p| p.line);
            if !words.starts_with("syntax error") || lines.insert(line) {
                diags.error("Syntax", span, words);
            }
        }
    }
}
