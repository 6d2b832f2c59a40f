//! From tokens to the tree of a file.
//!
//! The grammar's parser stops at the first mistake; then [`descent`] finds what there is to say.

use super::ast::{Decl, File, FuncBody, Ident};
use super::build::Builder;
use super::descent;
use super::go::FileParser;
use super::lexer::{self, Tokens};
use super::token::{Semi, Tok};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{self, Pos, SourceMap, Span};
use lalrpop_util::ParseError;
use memchr::{memchr, memmem};
use rustc_hash::FxHashSet;
use std::ops::Range;
use std::sync::OnceLock;

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
    let before = diags.len();
    let lexed = lexer::lex(source, diags);
    let lexical = diags.len() > before;
    parse_tokens(map, file, lexed, lexical, next_id, diags)
}

/// Parses a file as [`parse_file`] does, but leaves the bodies of functions for [`parse_body`]. The file is one of ours:
/// formatted, and right.
pub fn parse_declarations(
    map: &SourceMap,
    file: usize,
    next_id: &mut u32,
    diags: &mut Diagnostics,
) -> File {
    let source = map.file(file);
    let bodies = body_ranges(&source.text);
    let lexed = lexer::lex_range(source, 0..source.text.len(), &bodies, diags);
    let mut ast = parse_tokens(map, file, lexed, false, next_id, diags);
    for body in bodies {
        let span = Span::new(source.pos(body.start as u32), source.pos(body.end as u32));
        let before = ast.decls.partition_point(|d| d.span().lo < span.lo);
        if let Some(Decl::Func(f)) = before.checked_sub(1).map(|i| &mut ast.decls[i]) {
            f.span.hi = span.hi;
            f.body = Some(FuncBody {
                span,
                block: OnceLock::new(),
            });
        }
    }
    ast
}

/// Parses the body of a function if that was left for later.
pub fn parse_body(map: &SourceMap, body: &FuncBody, next_id: &mut u32, diags: &mut Diagnostics) {
    if body.block.get().is_some() {
        return;
    }
    let file = map.file_of(body.span.lo).expect("parsed from a file");
    let source = map.file(file);
    let offset = |pos| source.offset(pos) as usize;
    let range = offset(body.span.lo)..offset(body.span.hi);
    let mut lexed = lexer::lex_range(source, range, &[], diags);
    let head = [
        Tok::Package,
        Tok::Ident("_"),
        Tok::Semi(Semi::Explicit),
        Tok::Func,
        Tok::Ident("_"),
        Tok::LParen,
        Tok::RParen,
    ];
    let head = head.map(|token| (body.span.lo, token, body.span.lo));
    lexed.list.splice(0..0, head);
    let ast = parse_tokens(map, file, lexed, false, next_id, diags);
    for decl in ast.decls {
        if let Decl::Func(f) = decl
            && let Some(parsed) = f.body.and_then(|b| b.block.into_inner())
        {
            let _ = body.block.set(parsed);
        }
    }
}

/// Where the bodies of the functions of a formatted file are: from the brace that ends a line which begins with `func` to the
/// next that is alone on a line.
fn body_ranges(text: &str) -> Vec<Range<usize>> {
    let mut ranges = Vec::new();
    let mut rest = 0;
    let begins = memmem::Finder::new("\nfunc ");
    let ends = memmem::Finder::new("\n}\n");
    while let Some(at) = begins.find(&text.as_bytes()[rest..]) {
        let line = rest + at + 1;
        let end = memchr(b'\n', &text.as_bytes()[line..]).map_or(text.len(), |n| line + n);
        rest = end;
        if text[line..end].ends_with('{')
            && let Some(close) = ends.find(&text.as_bytes()[end..])
        {
            rest = end + close + 2;
            ranges.push(end - 1..rest);
        }
    }
    ranges
}

pub(super) fn parse_tokens(
    map: &SourceMap,
    file: usize,
    lexed: Tokens,
    lexical: bool,
    next_id: &mut u32,
    diags: &mut Diagnostics,
) -> File {
    let source = map.file(file);
    let mut driver = Driver {
        source,
        tokens: lexed.list,
        builder: Builder::new(*next_id, lexed.malformed),
        package: None,
        errors: Vec::new(),
        lexical,
    };
    if lexed.cut {
        driver.tokens.clear();
    } else {
        driver.run();
    }
    driver.check_labels();
    driver.builder.finish();
    driver.report(map, diags);
    let start = source.pos(0);
    let package = driver
        .package
        .unwrap_or_else(|| driver.builder.ident(start, "_", start));
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
    builder: Builder,
    package: Option<Ident>,
    errors: Vec<Diagnostic>,
    /// Whether the lexer found mistakes.
    lexical: bool,
}

impl<'s> Driver<'s> {
    fn run(&mut self) {
        if self.package_clause()
            && let Err(error) =
                FileParser::new().parse(&mut self.builder, self.tokens.iter().copied())
        {
            self.find_mistakes(&error);
        }
    }

    /// Puts into words why the file could not be parsed.
    fn find_mistakes(&mut self, error: &ParseError<Pos, Tok<'s>, ()>) {
        let known = self.builder.abandon();
        let mut found = descent::mistakes(self.source, &self.tokens, self.lexical);
        // The go command looks at imports before anything is compiled.
        if let Some(import) = found.iter().position(|m| m.words.contains("import path")) {
            found = vec![found.swap_remove(import)];
        }
        for mistake in found {
            let lo = mistake.span.lo;
            let known = known.iter().find(|e| e.span.lo == lo);
            let words = known.map_or(mistake.words, |e| e.words.clone());
            let mut diagnostic = Diagnostic::new("Syntax", mistake.span, words);
            if let Some(open) = mistake.open {
                diagnostic.label(open, "not closed");
            }
            diagnostic.help = mistake.help.map(Into::into);
            self.errors.push(diagnostic);
        }
        if self.errors.is_empty() && !self.lexical {
            let at = match error {
                ParseError::UnrecognizedToken { token, .. } => token.0,
                _ => self.source.pos(self.source.text.len() as u32),
            };
            let at = self.tokens.partition_point(|t| t.0 < at);
            let met = self
                .tokens
                .get(at)
                .map_or("EOF".into(), |t| t.1.to_string());
            let words = format!("syntax error: unexpected {met}");
            self.errors
                .push(Diagnostic::new("Syntax", self.span(at), words));
        }
    }

    /// Whether the file begins with a package clause; if not, that is all there is to say about it.
    fn package_clause(&mut self) -> bool {
        let token = |i: usize| self.tokens.get(i).map(|t| t.1);
        let (at, wanted) = match (token(0), token(1)) {
            (Some(Tok::Package), Some(Tok::Ident(name))) => {
                let (lo, _, hi) = self.tokens[1];
                self.package = Some(self.builder.ident(lo, name, hi));
                return true;
            }
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
        self.errors
            .push(Diagnostic::new("Syntax", self.span(at), words));
        false
    }

    /// A label needs a statement, though an empty one before `}`.
    fn check_labels(&mut self) {
        for (colon, next) in std::mem::take(&mut self.builder.bare_labels) {
            let at = self.tokens.partition_point(|t| t.0 < next);
            if let Some((_, Tok::Case | Tok::Default, _)) = self.tokens.get(at) {
                let span = Span::new(colon, colon);
                self.builder
                    .syntax_error(span, "missing statement after label");
            }
        }
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
        for error in self.builder.errors.drain(..) {
            let syntax = error.words.starts_with("syntax error");
            let code = if syntax { "Syntax" } else { "InvalidSyntax" };
            errors.push(Diagnostic::new(code, error.span, error.words));
        }
        errors.sort_by_key(|e| e.span.lo);
        let mut lines = FxHashSet::default();
        for error in errors {
            let line = map.position(error.span.lo).map(|p| p.line);
            if !error.message.starts_with("syntax error") || lines.insert(line) {
                diags.push(error);
            }
        }
    }
}
