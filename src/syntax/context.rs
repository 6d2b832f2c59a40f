//! What surrounds a token: the brackets that are open before it, and the statement header that is unfinished.
//!
//! Only the words of syntax errors depend on this, so it is worked out when one is found, from the tokens alone.

use super::token::{Semi, Tok};
use crate::source::Pos;

/// What an open bracket opened.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bracket {
    /// `(` of parameters or results.
    Params,
    /// `(` of a call.
    Args,
    /// `(` behind `import`, `const`, `var`, `type`.
    Group,
    /// `(` around an operand or type.
    Paren,
    /// `[` behind an operand.
    Index,
    /// `[` of an array, slice or map type.
    Length,
    /// `[` of type parameters, or of an array type behind `type T`.
    TypeParams,
    /// `{` of a struct type.
    Struct,
    /// `{` of an interface type.
    Interface,
    /// `{` of a composite literal.
    Composite,
    /// `{` of a block or body.
    Block,
    /// `{` of a switch or select.
    Cases,
    /// `{` that can open nothing where it stands.
    Stray,
}

/// A statement keyword whose `{` has not been met.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Header {
    /// `if`
    If,
    /// `for`
    For,
    /// `switch`
    Switch,
    /// `select`
    Select,
}

impl Header {
    /// The keyword.
    pub fn word(self) -> &'static str {
        match self {
            Header::If => "if",
            Header::For => "for",
            Header::Switch => "switch",
            Header::Select => "select",
        }
    }
}

/// A bracket that is open.
#[derive(Clone, Copy, Debug)]
pub struct Open {
    /// What it opened.
    pub kind: Bracket,
    /// Its index among the tokens.
    pub at: usize,
    outer: Level,
}

impl Open {
    /// The header that it stands in, directly, and the index of its keyword.
    pub fn header_around(&self) -> Option<(Header, usize)> {
        self.outer.header
    }

    /// Whether it stands in the signature of a function.
    pub fn in_signature(&self) -> bool {
        self.outer.func
    }
}

/// What is unfinished within one pair of brackets.
#[derive(Clone, Copy, Default, Debug)]
struct Level {
    header: Option<(Header, usize)>,
    /// Semicolons directly in that header, and whether it has a `range`.
    semis: usize,
    /// The index of the first of them that is the end of a line.
    newline: Option<usize>,
    range: bool,
    /// Whether a `func` awaits its body.
    func: bool,
    /// The keyword of the declaration that is unfinished.
    decl: Option<usize>,
}

/// What surrounds a token.
#[derive(Debug, Default)]
pub struct Context {
    /// The open brackets, the innermost last.
    pub open: Vec<Open>,
    level: Level,
    /// What the bracket closed by the token before had opened.
    pub closed: Option<Bracket>,
    /// Whether the token before ended a function declaration without a body.
    pub bodyless: bool,
    /// The first token of the declaration at top level.
    pub decl_start: usize,
}

type Token<'s> = (Pos, Tok<'s>, Pos);

impl Context {
    /// The context of the token at `end`, where the declaration at `start` is the first to look at.
    pub fn at(tokens: &[Token], start: usize, end: usize) -> Context {
        let mut context = Context {
            decl_start: start,
            ..Context::default()
        };
        for i in start..end {
            context.step(tokens, i);
        }
        context
    }

    /// What the innermost open bracket opened.
    pub fn inside(&self) -> Option<Bracket> {
        self.open.last().map(|open| open.kind)
    }

    /// The header that the token stands in, directly, and the index of its keyword.
    pub fn header(&self) -> Option<(Header, usize)> {
        self.level.header
    }

    /// How many semicolons that header has so far.
    pub fn semis(&self) -> usize {
        self.level.semis
    }

    /// The index of the first semicolon of that header which is the end of a line.
    pub fn newline(&self) -> Option<usize> {
        self.level.newline
    }

    /// Whether that header has a `range`.
    pub fn range(&self) -> bool {
        self.level.range
    }

    /// The index of the keyword of the declaration that the token stands in, directly or in its group.
    pub fn decl(&self) -> Option<usize> {
        match self.open.last() {
            Some(open) if open.kind == Bracket::Group => open.at.checked_sub(1),
            _ => self.level.decl,
        }
    }

    fn step(&mut self, tokens: &[Token], i: usize) {
        let before = |n: usize| i.checked_sub(n).map(|j| tokens[j].1);
        let closed = self.closed.take();
        self.bodyless = false;
        match tokens[i].1 {
            Tok::If => self.begin(Header::If, i),
            Tok::For => self.begin(Header::For, i),
            Tok::Switch => self.begin(Header::Switch, i),
            Tok::Select => self.begin(Header::Select, i),
            Tok::Range => self.level.range = true,
            Tok::Func => self.level.func = true,
            Tok::Import | Tok::Const | Tok::Type | Tok::Var => self.level.decl = Some(i),
            Tok::Semi(semi) if self.level.header.is_some() => {
                self.level.semis += 1;
                if semi == Semi::Newline {
                    self.level.newline.get_or_insert(i);
                }
            }
            Tok::Semi(_) => {
                self.bodyless = self.level.func && self.open.is_empty();
                if self.open.is_empty() {
                    self.decl_start = i + 1;
                }
                self.level = Level::default();
            }
            Tok::Comma if self.level.header.is_none() => self.level.func = false,
            Tok::LParen => {
                let kind = self.paren(before(1), before(2), closed);
                self.push(kind, i);
            }
            Tok::LBracket => {
                let type_spec = self.decl().is_some_and(|at| tokens[at].1 == Tok::Type)
                    && matches!(before(2), Some(Tok::Type | Tok::LParen | Tok::Semi(_)));
                let kind = match (before(1), before(2)) {
                    (Some(Tok::Ident(_)), _) if type_spec => Bracket::TypeParams,
                    (Some(Tok::Ident(_)), Some(Tok::RParen)) if self.level.func => {
                        Bracket::TypeParams
                    }
                    (Some(Tok::Ident(_)), Some(Tok::Func)) => Bracket::TypeParams,
                    (Some(Tok::Ident(_)), Some(Tok::Var)) => Bracket::Length,
                    (Some(Tok::Ident(_)), _)
                        if matches!(self.inside(), Some(Bracket::Params | Bracket::Struct)) =>
                    {
                        Bracket::Length
                    }
                    (Some(token), _) if ends_operand(token) => Bracket::Index,
                    _ => Bracket::Length,
                };
                self.push(kind, i);
            }
            Tok::LBrace => {
                let kind = self.brace(tokens, i, closed);
                self.push(kind, i);
            }
            Tok::RParen | Tok::RBracket | Tok::RBrace => {
                if let Some(open) = self.open.pop() {
                    self.level = open.outer;
                    self.closed = Some(open.kind);
                }
            }
            _ => {}
        }
    }

    fn begin(&mut self, header: Header, at: usize) {
        let header = Some((header, at));
        self.level = Level {
            header,
            ..Level::default()
        };
    }

    fn push(&mut self, kind: Bracket, at: usize) {
        match kind {
            Bracket::Block if self.level.func => self.level.func = false,
            Bracket::Block | Bracket::Cases => self.level.header = None,
            _ => {}
        }
        let outer = std::mem::take(&mut self.level);
        self.open.push(Open { kind, at, outer });
    }

    fn paren(&self, before: Option<Tok>, earlier: Option<Tok>, closed: Option<Bracket>) -> Bracket {
        match (before, earlier) {
            (Some(Tok::Func), _) => Bracket::Params,
            (Some(Tok::Import | Tok::Const | Tok::Var | Tok::Type), _) => Bracket::Group,
            (Some(Tok::Ident(_)), Some(Tok::Func)) => Bracket::Params,
            (Some(Tok::Ident(_)), Some(Tok::RParen)) if self.level.func => Bracket::Params,
            (Some(Tok::Ident(_)), _) if self.inside() == Some(Bracket::Interface) => {
                Bracket::Params
            }
            (Some(Tok::RParen), _) if closed == Some(Bracket::Params) && !self.in_header() => {
                Bracket::Params
            }
            (Some(Tok::RBracket), _) if closed == Some(Bracket::TypeParams) => Bracket::Params,
            (Some(token), _) if ends_operand(token) => Bracket::Args,
            _ => Bracket::Paren,
        }
    }

    fn in_header(&self) -> bool {
        self.level.header.is_some() && !self.level.func
    }

    fn brace(&self, tokens: &[Token], i: usize, closed: Option<Bracket>) -> Bracket {
        let before = |n: usize| i.checked_sub(n).map(|j| tokens[j].1);
        let named_literal = matches!(before(1), Some(Tok::Ident(_)));
        match before(1) {
            Some(Tok::Struct) => return Bracket::Struct,
            Some(Tok::Interface) => return Bracket::Interface,
            Some(Tok::LBrace | Tok::Comma | Tok::Colon)
                if self.inside() == Some(Bracket::Composite) =>
            {
                return Bracket::Composite;
            }
            Some(Tok::RBrace) if matches!(closed, Some(Bracket::Struct)) && !self.level.func => {
                return Bracket::Composite;
            }
            _ => {}
        }
        if self.level.func {
            return Bracket::Block;
        }
        let mut back = 2;
        while named_literal
            && before(back) == Some(Tok::Dot)
            && matches!(before(back + 1), Some(Tok::Ident(_)))
        {
            back += 2;
        }
        while named_literal && before(back) == Some(Tok::Star) {
            back += 1;
        }
        let element = named_literal && before(back) == Some(Tok::RBracket);
        match self.level.header {
            Some(_) if element => Bracket::Composite,
            Some((Header::Switch | Header::Select, _)) => Bracket::Cases,
            Some(_) => Bracket::Block,
            None => match before(1) {
                Some(Tok::Ident(_) | Tok::RBracket) => Bracket::Composite,
                Some(Tok::RParen | Tok::Lit(_) | Tok::Str(_)) => Bracket::Stray,
                _ => Bracket::Block,
            },
        }
    }
}

/// Whether an operand may end with this token, so that `(` behind it begins a call and `[` an index.
fn ends_operand(token: Tok) -> bool {
    matches!(
        token,
        Tok::Ident(_) | Tok::Lit(_) | Tok::Str(_) | Tok::RParen | Tok::RBracket | Tok::RBrace
    )
}
