//! From text to tokens: logos finds them, this module adds the automatic semicolons and reports lexical errors.
//!
//! A file is cut into tokens as a whole, before parsing: the words of a syntax error depend on the tokens before it, and
//! parsing starts anew behind a declaration that is broken.

use super::literal;
use super::token::{Semi, Tok};
use crate::diagnostic::Diagnostics;
use crate::source::{File, Pos, Span};
use logos::Logos;
use smol_str::SmolStr;
use std::ops::Range;

/// The deepest nesting of brackets.
const MAX_NESTING: usize = 10_000;
/// The most tokens that one element of a list may have, those of the elements around it added. It bounds the depth of the
/// tree, which stages walk recursively: a chain of operators is as deep as it is long.
const MAX_CHAIN: usize = 250_000;

/// What a file consists of.
pub struct Tokens<'s> {
    /// The tokens with their places.
    pub list: Vec<(Pos, Tok<'s>, Pos)>,
    /// The comments that tools obey: `//go:…`.
    pub directives: Vec<(Pos, SmolStr)>,
    /// Whether the list was cut short where nesting became too deep.
    pub cut: bool,
    /// Where a malformed literal begins, for which another one stands in.
    pub malformed: Vec<Pos>,
}

/// Cuts a file into tokens.
pub fn lex<'s>(file: &'s File, diags: &mut Diagnostics) -> Tokens<'s> {
    report_bad_characters(file, diags);
    let text: &str = &file.text;
    let mut start = text.strip_prefix('\u{feff}').map_or(0, |_| 3);
    if text.starts_with("#!") {
        start = text.find('\n').unwrap_or(text.len());
    }
    lex_range(file, start..text.len(), &[], diags)
}

/// Cuts a part of a file into tokens, but for what lies in `without`, ranges in order that each begin at a token.
pub fn lex_range<'s>(
    file: &'s File,
    range: Range<usize>,
    without: &[Range<usize>],
    diags: &mut Diagnostics,
) -> Tokens<'s> {
    let mut lexer = Wrapper {
        file,
        diags,
        out: Vec::with_capacity(range.len() / 4 + 16),
        directives: Vec::new(),
        need_semi: false,
        open: Vec::new(),
        chain: 0,
        outer: 0,
        cut: false,
        malformed: Vec::new(),
        last_error: None,
    };
    lexer.run(range, without);
    Tokens {
        list: lexer.out,
        directives: lexer.directives,
        cut: lexer.cut,
        malformed: lexer.malformed,
    }
}

/// Reports what may stand nowhere, in comments and strings neither.
fn report_bad_characters(file: &File, diags: &mut Diagnostics) {
    let mut last = None;
    let mut report = |offset: usize, len: usize, words: &'static str| {
        let line = file.line_at(offset as u32);
        if last.replace((line, words)) != Some((line, words)) {
            let lo = file.pos(offset as u32);
            diags.error(
                "InvalidCharacter",
                Span::new(lo, Pos(lo.0 + len as u32)),
                words,
            );
        }
    };
    for (offset, _) in file.text.match_indices('\0') {
        report(offset, 1, "invalid NUL character");
    }
    for (offset, _) in file.text.match_indices('\u{feff}').filter(|m| m.0 > 0) {
        report(offset, 3, "invalid BOM in the middle of the file");
    }
    for &offset in file.invalid_utf8() {
        report(offset as usize, 1, "invalid UTF-8 encoding");
    }
}

struct Wrapper<'s, 'd> {
    file: &'s File,
    diags: &'d mut Diagnostics,
    out: Vec<(Pos, Tok<'s>, Pos)>,
    directives: Vec<(Pos, SmolStr)>,
    need_semi: bool,
    /// For each open bracket, the length of the chain that it stands in.
    open: Vec<usize>,
    /// Tokens since the last separator within the innermost bracket.
    chain: usize,
    /// The sum of `open`.
    outer: usize,
    cut: bool,
    malformed: Vec<Pos>,
    /// Line and words of the last error: Go says the same only once for a line.
    last_error: Option<(u32, String)>,
}

impl<'s> Wrapper<'s, '_> {
    fn run(&mut self, range: Range<usize>, without: &[Range<usize>]) {
        let text: &'s str = &self.file.text[..range.end];
        let mut lexer = Tok::lexer(text);
        lexer.bump(range.start);
        let mut without = without.iter().peekable();
        while let Some(token) = lexer.next() {
            let (lo, hi) = (lexer.span().start, lexer.span().end);
            if let Some(part) = without.next_if(|part| part.start == lo) {
                lexer.bump(part.end - hi);
                continue;
            }
            if !lexer.extras.is_empty() && matches!(token, Ok(Tok::Lit(_) | Tok::Str(_))) {
                self.malformed.push(self.file.pos(lo as u32));
            }
            for error in lexer.extras.drain(..) {
                self.error(error.lo, error.hi, error.words);
            }
            match token {
                Ok(Tok::Newline) => self.end_line(lo),
                Ok(Tok::LineComment(comment)) => self.directive(lo, comment),
                Ok(Tok::BlockComment(comment)) => {
                    if comment.contains('\n') {
                        self.end_line(lo);
                    }
                }
                Ok(token) => {
                    if !self.push(lo, token, hi) {
                        return;
                    }
                }
                Err(()) => self.bad_character(lo, lexer.slice()),
            }
        }
        if self.need_semi {
            self.insert(text.len(), Tok::Semi(Semi::Eof));
        }
    }

    fn end_line(&mut self, at: usize) {
        if self.need_semi {
            self.insert(at, Tok::Semi(Semi::Newline));
        }
    }

    fn insert(&mut self, at: usize, semi: Tok<'s>) {
        self.push(at, semi, at);
    }

    /// Adds a token; false when the nesting is too deep to go on.
    fn push(&mut self, lo: usize, token: Tok<'s>, hi: usize) -> bool {
        self.need_semi = token.ends_statement();
        let (lo, hi) = (self.file.pos(lo as u32), self.file.pos(hi as u32));
        self.out.push((lo, token, hi));
        self.chain += 1;
        match token {
            Tok::LParen | Tok::LBracket | Tok::LBrace => {
                self.open.push(self.chain);
                self.outer += self.chain;
                self.chain = 0;
            }
            Tok::RParen | Tok::RBracket | Tok::RBrace => {
                if let Some(chain) = self.open.pop() {
                    self.outer -= chain;
                    self.chain = chain;
                }
            }
            Tok::Semi(_) | Tok::Comma => self.chain = 0,
            _ => {}
        }
        if self.open.len() > MAX_NESTING || self.outer + self.chain > MAX_CHAIN {
            let span = Span::new(lo, hi);
            self.diags
                .error("Syntax", span, "exceeded max nesting depth");
            self.cut = true;
        }
        !self.cut
    }

    fn directive(&mut self, lo: usize, comment: &str) {
        if comment.starts_with("//go:") {
            let pos = self.file.pos(lo as u32);
            self.directives.push((pos, comment.trim_end().into()));
        }
    }

    fn error(&mut self, lo: usize, hi: usize, words: String) {
        let error = Some((self.file.line_at(lo as u32), words.clone()));
        if self.last_error != error {
            let span = Span::new(self.file.pos(lo as u32), self.file.pos(hi as u32));
            self.diags.error("Lexical", span, words);
            self.last_error = error;
        }
    }

    fn bad_character(&mut self, lo: usize, text: &str) {
        let c = text.chars().next().unwrap_or('\0');
        let words = format!("invalid character {}", literal::unicode(c.into()));
        self.error(lo, lo + text.len(), words);
    }
}
