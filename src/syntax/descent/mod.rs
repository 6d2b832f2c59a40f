//! All syntax errors of a file that has some.
//!
//! The grammar's parser stops at the first token that does not fit. Then the tokens are walked once more, by recursive descent
//! in the order of Go's parser: where it gives up, what it says there, and what it skips before it goes on decide which
//! errors it finds behind the first. No tree is built; expressions are remembered only as far as decisions need.

mod decl;
mod expr;
mod help;
mod stmt;
mod types;

use super::token::{Semi, Tok};
use crate::source::{self, Pos, Span};

type Token<'s> = (Pos, Tok<'s>, Pos);

/// How deep constructs may nest before the walk gives up: it must not need more stack than there is.
const DEEPEST: u32 = 2_000;

/// An error as Go's parser tells it.
#[derive(Debug)]
pub struct Mistake {
    /// Where.
    pub span: Span,
    /// The words.
    pub words: String,
    /// A bracket that lacks its other half.
    pub open: Option<Span>,
    /// What the user may do.
    pub help: Option<&'static str>,
}

/// The mistakes of a file. `lexical` says whether its tokens hold some already.
pub fn mistakes(source: &source::File, tokens: &[Token], lexical: bool) -> Vec<Mistake> {
    let mut descent = Descent {
        source,
        tokens,
        at: 0,
        nested: 0,
        bodies: 0,
        depth: 0,
        lexical,
        found: Vec::new(),
        closing: Vec::new(),
    };
    descent.file();
    descent.found
}

struct Descent<'t, 's> {
    source: &'t source::File,
    tokens: &'t [Token<'s>],
    at: usize,
    /// How many brackets are open in an expression; -1 in the header of a statement, where `{` begins its body.
    nested: i32,
    /// How many function bodies are open.
    bodies: u32,
    depth: u32,
    lexical: bool,
    found: Vec<Mistake>,
    /// The brackets that are open.
    closing: Vec<usize>,
}

impl<'s> Descent<'_, 's> {
    fn tok(&self) -> Option<Tok<'s>> {
        self.tokens.get(self.at).map(|t| t.1)
    }

    fn is(&self, tok: Tok) -> bool {
        self.tok() == Some(tok)
    }

    fn is_name(&self) -> bool {
        matches!(self.tok(), Some(Tok::Ident(_)))
    }

    fn is_semi(&self) -> bool {
        matches!(self.tok(), Some(Tok::Semi(_)))
    }

    fn next(&mut self) {
        self.at = (self.at + 1).min(self.tokens.len());
    }

    fn got(&mut self, tok: Tok) -> bool {
        let got = self.is(tok);
        if got {
            self.next();
        }
        got
    }

    fn got_semi(&mut self) -> bool {
        let got = self.is_semi();
        if got {
            self.next();
        }
        got
    }

    fn want(&mut self, tok: Tok) {
        if !self.got(tok) {
            self.error(&format!("expected {tok}"));
            self.next();
        }
    }

    fn want_semi(&mut self) {
        if !self.got_semi() {
            self.error("expected semicolon or newline");
            self.next();
        }
    }

    /// Also takes `:=`, which is a mistake.
    fn got_assign(&mut self) -> bool {
        if self.is(Tok::Define) {
            self.error("expected =");
            self.next();
            return true;
        }
        self.got(Tok::Assign)
    }

    /// Skips what stands before one of these, or, in functions, before the keyword of a statement.
    fn skip_to(&mut self, stop: impl Fn(Tok) -> bool) {
        while let Some(tok) = self.tok()
            && !stop(tok)
            && !(self.bodies > 0 && begins_statement(tok))
        {
            self.next();
        }
    }

    /// Does something that may nest, unless that goes too deep.
    fn deeper<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> T {
        self.depth += 1;
        if self.depth > DEEPEST {
            self.at = self.tokens.len();
        }
        let result = f(self);
        self.depth -= 1;
        result
    }

    fn span(&self, at: usize) -> Span {
        match self.tokens.get(at) {
            Some(&(lo, _, hi)) => Span::new(lo, hi),
            None => {
                let end = self.source.pos(self.source.text.len() as u32);
                Span::new(end, end)
            }
        }
    }

    /// The source from one token up to another.
    fn text(&self, from: usize, to: usize) -> &str {
        match (self.tokens.get(from), self.tokens.get(to.wrapping_sub(1))) {
            (Some(&(lo, ..)), Some(&(.., hi))) if lo < hi => {
                let (lo, hi) = (self.source.offset(lo), self.source.offset(hi));
                &self.source.text[lo as usize..hi as usize]
            }
            _ => "",
        }
    }

    fn error(&mut self, words: &str) {
        self.error_at(self.at, words);
    }

    /// A syntax error: words that go on from the token that was met say which that was.
    fn error_at(&mut self, place: usize, words: &str) {
        let end = self.at == self.tokens.len();
        if end && (self.lexical || !self.found.is_empty()) {
            return;
        }
        let begins = |list: &[&str]| list.iter().any(|w| words.starts_with(w));
        let words = if begins(&["in ", "at ", "after "]) {
            format!("unexpected {} {words}", self.met())
        } else if begins(&["expected "]) {
            format!("unexpected {}, {words}", self.met())
        } else {
            words.to_string()
        };
        self.plain_error_at(place, &format!("syntax error: {words}"));
    }

    /// An error that Go does not call one of syntax.
    fn plain_error_at(&mut self, place: usize, words: &str) {
        let lacks = self.at == self.tokens.len() || words.contains("possibly missing comma");
        let open = self.closing.last().filter(|_| lacks);
        self.found.push(Mistake {
            span: self.span(place),
            words: words.into(),
            open: open.map(|&i| self.span(i)),
            help: help::about(self.tokens, self.at),
        });
    }

    /// The token that was met, for messages.
    fn met(&self) -> String {
        match self.tok() {
            None => "EOF".into(),
            // As written: what is malformed was replaced.
            Some(Tok::Lit(_) | Tok::Str(_)) => {
                format!("literal {}", self.text(self.at, self.at + 1))
            }
            Some(tok) => tok.to_string(),
        }
    }

    /// Elements up to a closing bracket. Each `element` says whether it must be the last. Gives the place of the bracket.
    fn list(
        &mut self,
        context: &str,
        semis: bool,
        close: Tok,
        mut element: impl FnMut(&mut Self) -> bool,
    ) -> usize {
        self.closing.push(self.at.saturating_sub(1));
        let mut done = false;
        while self.tok().is_some() && !self.is(close) && !done {
            done = element(self);
            let separated = if semis {
                self.got_semi()
            } else {
                self.got(Tok::Comma)
            };
            if !separated && !self.is(close) {
                let separator = if semis {
                    "semicolon or newline"
                } else {
                    "comma"
                };
                self.error(&format!(
                    "in {context}; possibly missing {separator} or {close}"
                ));
                self.skip_to(|t| matches!(t, Tok::RParen | Tok::RBracket | Tok::RBrace));
                if !self.is(close) {
                    self.closing.pop();
                    return self.at;
                }
            }
        }
        let end = self.at;
        self.want(close);
        self.closing.pop();
        end
    }
}

/// Whether a statement begins with this keyword.
fn begins_statement(tok: Tok) -> bool {
    use Tok::*;
    matches!(
        tok,
        Break
            | Const
            | Continue
            | Defer
            | Fallthrough
            | For
            | Go
            | Goto
            | If
            | Return
            | Select
            | Switch
            | Type
            | Var
    )
}

/// How tightly a binary operator binds; 0 for what is none.
fn precedence(tok: Tok) -> u32 {
    match tok {
        Tok::MulOp(_) | Tok::Star | Tok::Amp => 5,
        Tok::Plus | Tok::Minus | Tok::Pipe | Tok::Caret => 4,
        Tok::RelOp(_) => 3,
        Tok::AndAnd => 2,
        Tok::OrOr => 1,
        _ => 0,
    }
}

/// Whether a semicolon is the end of a line.
fn ends_line(tok: Tok) -> bool {
    matches!(tok, Tok::Semi(Semi::Newline | Semi::Eof))
}
