//! How to go on behind a syntax error: which tokens to leave out so that the rest makes sense.
//!
//! The parser stops at the first error. The tokens of the faulty statement, header or declaration are then replaced by
//! something harmless, and the declaration is parsed again. So each error is found in a program that is otherwise whole.

use super::context::{Bracket, Context, Header, Open};
use super::token::{Semi, Tok};
use crate::source::Pos;
use std::ops::Range;

type Token<'s> = (Pos, Tok<'s>, Pos);

/// A range of tokens and what to put in its place.
pub type Edit<'s> = (Range<usize>, Vec<Tok<'s>>);

/// Where an error stands, and how to look around.
pub struct Recovery<'t, 's, 'f> {
    /// All tokens of the file.
    pub tokens: &'t [Token<'s>],
    /// The context of the token where the parser stopped.
    pub context: &'t Context,
    /// The first token of the declaration that the error is in.
    pub decl: usize,
    /// Where the parser stopped.
    pub at: usize,
    /// Whether a token begins a declaration at the beginning of a line.
    pub begins_decl: &'f dyn Fn(usize) -> bool,
}

impl<'s> Recovery<'_, 's, '_> {
    /// What to leave out; nothing if the rest of the file is beyond help.
    pub fn edit(&self) -> Option<Edit<'s>> {
        if self.at >= self.tokens.len() {
            return None;
        }
        let (range, put) = self.choose();
        let idle = range.is_empty() && put.is_empty();
        Some(if idle {
            (self.at..self.at + 1, put)
        } else {
            (range, put)
        })
    }

    fn choose(&self) -> Edit<'s> {
        let open = &self.context.open;
        if let Some(i) = open.iter().position(|o| o.kind == Bracket::Stray) {
            // What stands before the brace goes, the rest is a block.
            let start = self.statement(body_in(&open[..i]), open[i].at);
            return (start..open[i].at, vec![]);
        }
        let lost = [self.at, self.at - 1];
        if let Some(&next) = lost.iter().find(|&&i| (self.begins_decl)(i))
            && !open.is_empty()
        {
            return self.close_all(next);
        }
        let Some(body) = body_in(open) else {
            let end = (self.at..self.tokens.len()).find(|&i| (self.begins_decl)(i));
            return (self.decl..end.unwrap_or(self.tokens.len()), vec![]);
        };
        let inner = &open[body + 1..];
        if let Some(edit) = self.lost_header_brace(inner) {
            return edit;
        }
        let header = match inner.first() {
            Some(first) => first.header_around(),
            None => self.context.header(),
        };
        if let Some(edit) = header.and_then(|header| self.header(header)) {
            return edit;
        }
        let start = self.statement(Some(body), self.at);
        if open[body].kind == Bracket::Cases
            && let Some(edit) = self.case(start)
        {
            return edit;
        }
        (start..self.statement_end(inner), vec![])
    }

    /// The line of a header ended without its `{`: that is put there.
    fn lost_header_brace(&self, inner: &[Open]) -> Option<Edit<'s>> {
        self.context.header().filter(|_| inner.is_empty())?;
        let here = self.tokens[self.at].1 == Tok::Semi(Semi::Newline);
        let line = self.context.newline().or(here.then_some(self.at))?;
        let next = self.tokens.get(line + 1).map(|t| t.1);
        let put = if next == Some(Tok::LBrace) {
            vec![]
        } else {
            vec![Tok::LBrace]
        };
        Some((line..line + 1, put))
    }

    /// A closing brace was lost before the declaration at `next`: what is unfinished goes, and all is closed.
    fn close_all(&self, next: usize) -> Edit<'s> {
        let open = &self.context.open;
        let Some(body) = body_in(open) else {
            return (self.decl..next, vec![]);
        };
        let start = self.statement(Some(body), next);
        let mut closers = vec![Tok::Semi(Semi::Newline); 2 * (body + 1)];
        for (i, bracket) in open[..=body].iter().rev().enumerate() {
            closers[2 * i] = match self.tokens[bracket.at].1 {
                Tok::LParen => Tok::RParen,
                Tok::LBracket => Tok::RBracket,
                _ => Tok::RBrace,
            };
        }
        (start..next, closers)
    }

    /// The beginning of the statement before `end`, in the body that is open bracket number `body`.
    fn statement(&self, body: Option<usize>, end: usize) -> usize {
        let first = body.map_or(self.decl, |i| self.context.open[i].at + 1);
        let mut start = first;
        let mut depth = 0usize;
        let mut case = false;
        for i in first..end {
            match self.tokens[i].1 {
                Tok::LParen | Tok::LBracket | Tok::LBrace => depth += 1,
                Tok::RParen | Tok::RBracket | Tok::RBrace => depth = depth.saturating_sub(1),
                Tok::Semi(_) if depth == 0 => start = i + 1,
                Tok::Case | Tok::Default if depth == 0 => {
                    case = true;
                    start = i;
                }
                Tok::Colon if depth == 0 && case => {
                    case = false;
                    start = i + 1;
                }
                _ => {}
            }
        }
        start
    }

    /// A faulty header: its body stays.
    fn header(&self, (header, keyword): (Header, usize)) -> Option<Edit<'s>> {
        let mut depth = 0usize;
        for i in self.at..self.tokens.len() {
            match self.tokens[i].1 {
                Tok::LBrace if depth == 0 => {
                    let put = match header {
                        Header::If => vec![Tok::Ident("_")],
                        _ => vec![],
                    };
                    return Some((keyword + 1..i, put));
                }
                Tok::LParen | Tok::LBracket | Tok::LBrace => depth += 1,
                Tok::RParen | Tok::RBracket => depth = depth.saturating_sub(1),
                Tok::RBrace | Tok::Semi(Semi::Newline | Semi::Eof) if depth == 0 => return None,
                Tok::RBrace => depth -= 1,
                _ => {}
            }
        }
        None
    }

    /// A faulty `case …:`, or something else where a clause should begin.
    fn case(&self, start: usize) -> Option<Edit<'s>> {
        let clause = match self.tokens[start].1 {
            Tok::Case => true,
            Tok::Default => true,
            _ if self.tokens[start - 1].1 == Tok::LBrace => false,
            _ => return None,
        };
        let mut depth = 0usize;
        for i in self.at..self.tokens.len() {
            match self.tokens[i].1 {
                Tok::Colon if depth == 0 && clause => {
                    let put = match self.tokens[start].1 {
                        Tok::Case => vec![Tok::Ident("_")],
                        _ => vec![],
                    };
                    return Some((start + 1..i, put));
                }
                Tok::Semi(_) if depth == 0 && clause => {
                    let put = match self.tokens[start].1 {
                        Tok::Case => vec![Tok::Ident("_"), Tok::Colon],
                        _ => vec![Tok::Colon],
                    };
                    return Some((start + 1..i + 1, put));
                }
                Tok::Case | Tok::Default if depth == 0 && i > self.at => {
                    return Some((start..i, vec![]));
                }
                Tok::LParen | Tok::LBracket | Tok::LBrace => depth += 1,
                Tok::RBrace if depth == 0 => return Some((start..i, vec![])),
                Tok::RParen | Tok::RBracket | Tok::RBrace => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        None
    }

    /// The end of a faulty statement that has these brackets open.
    fn statement_end(&self, inner: &[Open]) -> usize {
        let from = self.closed_at(inner).unwrap_or(self.at);
        let mut depth = 0usize;
        for i in from..self.tokens.len() {
            match self.tokens[i].1 {
                Tok::LParen | Tok::LBracket | Tok::LBrace => depth += 1,
                Tok::RBrace | Tok::Semi(_) | Tok::Case | Tok::Default if depth == 0 => return i,
                Tok::RParen | Tok::RBracket | Tok::RBrace => depth = depth.saturating_sub(1),
                _ => {}
            }
        }
        self.tokens.len()
    }

    /// Behind the brackets that close `inner`, if they all are there.
    fn closed_at(&self, inner: &[Open]) -> Option<usize> {
        let mut open: Vec<Tok> = inner.iter().map(|o| self.tokens[o.at].1).collect();
        let within = open.len();
        let mut i = self.at;
        while !open.is_empty() {
            let token = self.tokens.get(i)?.1;
            match token {
                Tok::LParen | Tok::LBracket | Tok::LBrace => open.push(token),
                Tok::RParen | Tok::RBracket | Tok::RBrace => {
                    let fits = matches!(
                        (open.pop()?, token),
                        (Tok::LParen, Tok::RParen)
                            | (Tok::LBracket, Tok::RBracket)
                            | (Tok::LBrace, Tok::RBrace)
                    );
                    if !fits {
                        return None;
                    }
                }
                _ if open.len() <= within && begins_statement(token) => return None,
                _ => {}
            }
            i += 1;
        }
        Some(i)
    }
}

/// The innermost bracket that holds statements.
fn body_in(open: &[Open]) -> Option<usize> {
    open.iter()
        .rposition(|o| matches!(o.kind, Bracket::Block | Bracket::Cases))
}

/// Whether a statement begins with this token, and nothing else does.
fn begins_statement(token: Tok) -> bool {
    use Tok::*;
    matches!(
        token,
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
