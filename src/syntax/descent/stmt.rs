//! Statements.

use super::expr::{Expr, Kind};
use super::{Descent, Tok, ends_line};

/// What is remembered of a simple statement.
enum Simple {
    Expr,
    Range,
    /// Assignments, sends and the like: where Go says that it is, and what it is for messages.
    Other {
        pos: usize,
        define: bool,
        words: String,
    },
}

/// The keyword of a statement with a header.
#[derive(Clone, Copy, PartialEq)]
enum Header {
    If,
    For,
    Switch,
}

impl Header {
    fn word(self) -> &'static str {
        match self {
            Header::If => "if",
            Header::For => "for",
            Header::Switch => "switch",
        }
    }
}

impl<'s> Descent<'_, 's> {
    /// A block; `context` says behind what, unless the brace is there.
    pub(super) fn block(&mut self, context: &str) {
        let open = self.at;
        if !self.got(Tok::LBrace) {
            self.error(&format!("expected {{ after {context}"));
            self.skip_to(|t| matches!(t, Tok::Ident(_) | Tok::RBrace));
            if self.got(Tok::RBrace) {
                return;
            }
        }
        self.closing.push(open);
        self.stmt_list();
        self.want(Tok::RBrace);
        self.closing.pop();
    }

    fn stmt_list(&mut self) {
        while let Some(tok) = self.tok()
            && !matches!(tok, Tok::RBrace | Tok::Case | Tok::Default)
        {
            if !self.deeper(Self::stmt) {
                break;
            }
            if !self.got_semi() && !self.is(Tok::RBrace) {
                self.error("at end of statement");
                self.skip_to(|t| {
                    matches!(t, Tok::Semi(_) | Tok::RBrace | Tok::Case | Tok::Default)
                });
                self.got_semi();
            }
        }
    }

    /// A statement, if one begins here.
    fn stmt(&mut self) -> bool {
        let Some(tok) = self.tok() else { return false };
        match tok {
            Tok::Ident(_) => {
                let x = self.expr_list();
                if x.kind == Kind::Name && self.is(Tok::Colon) {
                    return self.labeled();
                }
                self.simple(Some(x), None);
            }
            Tok::Var => self.group(Self::var_spec),
            Tok::Const => self.group(Self::const_spec),
            Tok::Type => self.group(Self::type_spec),
            Tok::LBrace => self.block(""),
            Tok::Plus
            | Tok::Minus
            | Tok::Star
            | Tok::Amp
            | Tok::Caret
            | Tok::Bang
            | Tok::Lit(_)
            | Tok::Str(_)
            | Tok::Func
            | Tok::LParen
            | Tok::LBracket
            | Tok::Struct
            | Tok::Map
            | Tok::Chan
            | Tok::Interface
            | Tok::Arrow => {
                self.simple(None, None);
            }
            Tok::For => {
                self.header(Header::For);
                self.block("for clause");
            }
            Tok::Switch => {
                self.header(Header::Switch);
                self.clauses("switch", |d| {
                    d.expr_list();
                });
            }
            Tok::Select => {
                self.next();
                self.clauses("select", |d| {
                    d.simple(None, None);
                });
            }
            Tok::If => self.if_stmt(),
            Tok::Fallthrough => self.next(),
            Tok::Break | Tok::Continue => {
                self.next();
                if self.is_name() {
                    self.next();
                }
            }
            Tok::Go | Tok::Defer => self.call_stmt(tok),
            Tok::Goto => {
                self.next();
                self.name();
            }
            Tok::Return => {
                self.next();
                if !self.is_semi() && !self.is(Tok::RBrace) {
                    self.expr_list();
                }
            }
            Tok::Semi(_) => {}
            _ => return false,
        }
        true
    }

    fn call_stmt(&mut self, keyword: Tok) {
        self.next();
        let keep = self.is(Tok::LParen);
        let x = self.primary(None, keep);
        if matches!(x.kind, Kind::Paren(_)) {
            let word = keyword.keyword().unwrap_or_default();
            let words = format!("expression in {word} must not be parenthesized");
            self.plain_error_at(x.pos, &words);
        }
    }

    /// From the colon of a label on.
    fn labeled(&mut self) -> bool {
        let colon = self.at;
        self.next();
        if self.is(Tok::RBrace) || self.deeper(Self::stmt) {
            return true;
        }
        self.error_at(colon, "missing statement after label");
        false
    }

    fn if_stmt(&mut self) {
        self.header(Header::If);
        self.block("if clause");
        if self.got(Tok::Else) {
            match self.tok() {
                Some(Tok::If) => self.deeper(Self::if_stmt),
                Some(Tok::LBrace) => self.block(""),
                _ => {
                    self.error("else must be followed by if or statement block");
                    self.skip_to(|t| matches!(t, Tok::Ident(_) | Tok::RBrace));
                }
            }
        }
    }

    fn clauses(&mut self, word: &str, cases: fn(&mut Self)) {
        let open = self.at;
        if !self.got(Tok::LBrace) {
            self.error(&format!("missing {{ after {word} clause"));
            self.skip_to(|t| matches!(t, Tok::Case | Tok::Default | Tok::RBrace));
        }
        self.closing.push(open);
        while self.tok().is_some() && !self.is(Tok::RBrace) {
            if self.got(Tok::Case) {
                cases(self);
            } else if !self.got(Tok::Default) {
                self.error("expected case or default or }");
                self.skip_to(|t| matches!(t, Tok::Colon | Tok::Case | Tok::Default | Tok::RBrace));
            }
            self.want(Tok::Colon);
            self.stmt_list();
        }
        self.want(Tok::RBrace);
        self.closing.pop();
    }

    /// From the keyword up to the brace.
    fn header(&mut self, keyword: Header) {
        self.next();
        if self.is(Tok::LBrace) {
            if keyword == Header::If {
                self.error("missing condition in if statement");
            }
            return;
        }
        let outer = std::mem::replace(&mut self.nested, -1);
        self.header_clauses(keyword);
        self.nested = outer;
    }

    fn header_clauses(&mut self, keyword: Header) {
        let mut init = None;
        if !self.is_semi() {
            if self.got(Tok::Var) {
                let word = keyword.word();
                self.error(&format!(
                    "var declaration not allowed in {word} initializer"
                ));
            }
            let first = self.simple(None, Some(keyword));
            if matches!(first, Simple::Range) {
                return;
            }
            init = Some(first);
        }
        let (mut condition, mut semi) = (init, None);
        if !self.is(Tok::LBrace) {
            condition = None;
            if self.is_semi() {
                semi = Some(self.at);
                self.next();
            } else {
                self.want(Tok::LBrace);
                if !self.is(Tok::LBrace) {
                    self.skip_to(|t| matches!(t, Tok::LBrace | Tok::RBrace));
                }
            }
            if keyword == Header::For {
                if !self.is_semi() {
                    if self.is(Tok::LBrace) {
                        self.error("expected for loop condition");
                        return;
                    }
                    condition = Some(self.simple(None, None));
                }
                self.want_semi();
                if !self.is(Tok::LBrace)
                    && let Simple::Other {
                        pos, define: true, ..
                    } = self.simple(None, None)
                {
                    self.error_at(pos, "cannot declare in post statement of for loop");
                }
            } else if !self.is(Tok::LBrace) {
                condition = Some(self.simple(None, Some(keyword)));
            }
        }
        match condition {
            None => {
                if let (Header::If, Some(semi)) = (keyword, semi) {
                    let tok = self.tokens[semi].1;
                    if ends_line(tok) {
                        let words = format!("unexpected {tok}, expected {{ after if clause");
                        self.error_at(semi, &words);
                    } else {
                        self.error_at(semi, "missing condition in if statement");
                    }
                }
            }
            Some(Simple::Other { pos, words, .. }) => {
                self.error_at(pos, &format!("cannot use {words} as value"));
            }
            Some(_) => {}
        }
    }

    /// A statement that may stand in a header: in that of `keyword`, if any. Its beginning may have been met before.
    fn simple(&mut self, x: Option<Expr<'s>>, keyword: Option<Header>) -> Simple {
        if keyword == Some(Header::For) && self.is(Tok::Range) {
            self.next();
            self.expr();
            return Simple::Range;
        }
        let x = x.unwrap_or_else(|| self.expr_list());
        let pos = self.at;
        let (start, list) = (x.start, x.kind == Kind::List);
        match self.tok() {
            Some(tok @ (Tok::Assign | Tok::Define)) => {
                self.next();
                if keyword == Some(Header::For) && self.is(Tok::Range) {
                    self.next();
                    self.expr();
                    return Simple::Range;
                }
                let y = self.expr_list();
                let define = tok == Tok::Define;
                if define
                    && keyword == Some(Header::Switch)
                    && x.kind == Kind::Name
                    && y.kind == Kind::Guard
                {
                    return Simple::Expr;
                }
                let words = if define {
                    self.text(start, self.at).to_string()
                } else {
                    format!("assignment {} = {}", self.emphasize(&x), self.emphasize(&y))
                };
                Simple::Other { pos, define, words }
            }
            Some(Tok::OpAssign(_) | Tok::Arrow) if !list => {
                self.next();
                self.expr();
                self.other(start, pos)
            }
            Some(Tok::IncDec(_)) if !list => {
                self.next();
                self.other(start, pos)
            }
            _ if list => {
                self.error("expected := or = or comma");
                self.skip_to(|t| matches!(t, Tok::Semi(_) | Tok::RBrace));
                Simple::Expr
            }
            _ => Simple::Expr,
        }
    }

    fn other(&self, start: usize, pos: usize) -> Simple {
        let words = self.text(start, self.at).to_string();
        let define = false;
        Simple::Other { pos, define, words }
    }

    /// A side of an assignment that may have been meant as a comparison.
    fn emphasize(&self, x: &Expr) -> String {
        let text = self.text(x.start, x.end);
        match x.kind {
            Kind::Binary(..) => format!("({text})"),
            _ => text.into(),
        }
    }
}
