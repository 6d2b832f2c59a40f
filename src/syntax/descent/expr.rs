//! Expressions.

use super::{Descent, Tok, precedence};

/// What is remembered of an expression.
#[derive(PartialEq, Debug)]
pub(super) struct Expr<'s> {
    /// Its first token.
    pub start: usize,
    /// The token where Go says that it is: the operator of an operation, the bracket of a call.
    pub pos: usize,
    /// Behind its last token.
    pub end: usize,
    pub kind: Kind<'s>,
}

#[derive(PartialEq, Debug)]
pub(super) enum Kind<'s> {
    Name,
    Selector,
    /// An array, slice, struct or map type.
    Composed,
    /// Another type.
    Type,
    /// A channel type: whether it can only be sent to, only be received from, and its elements.
    Chan(bool, bool, Box<Expr<'s>>),
    /// `x[i]`: whether that can be nothing but a value.
    Index(bool),
    Call {
        callee: Box<Expr<'s>>,
        args: Vec<Expr<'s>>,
        dots: bool,
    },
    Unary(Tok<'s>, Box<Expr<'s>>),
    Binary(Tok<'s>, Box<Expr<'s>>, Box<Expr<'s>>),
    Paren(Box<Expr<'s>>),
    /// `x.(type)`
    Guard,
    List,
    /// Anything else that can only be a value.
    Value,
    Bad,
}

impl Expr<'_> {
    fn is_value(&self) -> bool {
        match &self.kind {
            Kind::Value | Kind::Guard | Kind::Call { .. } | Kind::Binary(..) => true,
            Kind::Unary(op, _) => *op != Tok::Star,
            Kind::Paren(x) => x.is_value(),
            Kind::Index(value) => *value,
            _ => false,
        }
    }

    /// Whether it can be nothing but an element of a constraint.
    pub(super) fn is_type_element(&self) -> bool {
        match &self.kind {
            Kind::Composed | Kind::Type | Kind::Chan(..) => true,
            Kind::Unary(op, x) => *op == Tok::Tilde || x.is_type_element(),
            Kind::Binary(_, x, y) => x.is_type_element() || y.is_type_element(),
            Kind::Paren(x) => x.is_type_element(),
            _ => false,
        }
    }

    pub(super) fn unparen(&self) -> &Self {
        match &self.kind {
            Kind::Paren(x) => x.unparen(),
            _ => self,
        }
    }
}

impl<'s> Descent<'_, 's> {
    fn made(&self, start: usize, pos: usize, kind: Kind<'s>) -> Expr<'s> {
        Expr {
            start,
            pos,
            end: self.at,
            kind,
        }
    }

    pub(super) fn expr(&mut self) -> Expr<'s> {
        self.binary(None, 0)
    }

    pub(super) fn expr_list(&mut self) -> Expr<'s> {
        let x = self.expr();
        if !self.is(Tok::Comma) {
            return x;
        }
        while self.got(Tok::Comma) {
            self.expr();
        }
        self.made(x.start, x.pos, Kind::List)
    }

    pub(super) fn binary(&mut self, x: Option<Expr<'s>>, least: u32) -> Expr<'s> {
        let mut x = x.unwrap_or_else(|| self.unary());
        while let Some(op) = self.tok()
            && precedence(op) > least
        {
            let pos = self.at;
            self.next();
            let y = self.deeper(|d| d.binary(None, precedence(op)));
            x = self.made(x.start, pos, Kind::Binary(op, x.into(), y.into()));
        }
        x
    }

    fn unary(&mut self) -> Expr<'s> {
        let start = self.at;
        match self.tok() {
            Some(
                op @ (Tok::Star
                | Tok::Plus
                | Tok::Minus
                | Tok::Bang
                | Tok::Caret
                | Tok::Tilde
                | Tok::Amp),
            ) => {
                self.next();
                let x = self.deeper(Self::unary);
                self.made(start, start, Kind::Unary(op, x.into()))
            }
            Some(Tok::Arrow) => {
                self.next();
                let x = self.deeper(Self::unary);
                if matches!(x.kind, Kind::Chan(..)) {
                    self.receive_only(&x);
                }
                match x.kind {
                    Kind::Chan(_, _, elem) => {
                        self.made(start, x.pos, Kind::Chan(false, true, elem))
                    }
                    _ => self.made(start, start, Kind::Unary(Tok::Arrow, x.into())),
                }
            }
            _ => self.primary(None, true),
        }
    }

    /// `<-` before a channel type belongs to the type: `<-chan<- T` cannot.
    fn receive_only(&mut self, x: &Expr) {
        let (mut x, mut sends) = (x, true);
        while sends {
            let Kind::Chan(send, receive, elem) = &x.kind else {
                let words = format!("unexpected {}, expected chan", self.text(x.start, x.end));
                self.error(&words);
                return;
            };
            if *receive {
                self.error("unexpected <-, expected chan");
            }
            (x, sends) = (elem, *send);
        }
    }

    fn operand(&mut self, keep: bool) -> Expr<'s> {
        let start = self.at;
        let kind = match self.tok() {
            Some(Tok::Ident(_)) => {
                self.next();
                Kind::Name
            }
            Some(Tok::Lit(_) | Tok::Str(_)) => {
                self.next();
                Kind::Value
            }
            Some(Tok::LParen) => {
                self.next();
                self.nested += 1;
                self.closing.push(start);
                let x = self.deeper(Self::expr);
                self.nested -= 1;
                self.want(Tok::RParen);
                self.closing.pop();
                if !keep && !self.is(Tok::LBrace) {
                    return x;
                }
                Kind::Paren(x.into())
            }
            Some(Tok::Func) => {
                self.next();
                self.func_type(Some("function type"));
                if self.is(Tok::LBrace) {
                    self.nested += 1;
                    self.deeper(Self::func_body);
                    self.nested -= 1;
                    Kind::Value
                } else {
                    Kind::Type
                }
            }
            Some(Tok::LBracket | Tok::Chan | Tok::Map | Tok::Struct | Tok::Interface) => {
                return self.ty();
            }
            _ => {
                self.error("expected expression");
                self.skip_to(|t| matches!(t, Tok::RParen | Tok::RBracket | Tok::RBrace));
                Kind::Bad
            }
        };
        self.made(start, start, kind)
    }

    /// An operand and what follows it directly. `keep`: parentheses matter.
    pub(super) fn primary(&mut self, x: Option<Expr<'s>>, keep: bool) -> Expr<'s> {
        let mut x = x.unwrap_or_else(|| self.operand(keep));
        loop {
            let (start, pos) = (x.start, self.at);
            let kind = match self.tok() {
                Some(Tok::Dot) => {
                    self.next();
                    match self.selected() {
                        Some(kind) => kind,
                        None => continue,
                    }
                }
                Some(Tok::LBracket) => {
                    self.next();
                    self.index(x.is_value())
                }
                Some(Tok::LParen) => {
                    self.next();
                    let (args, dots) = self.arguments();
                    let callee = Box::new(x);
                    Kind::Call { callee, args, dots }
                }
                Some(Tok::LBrace) => {
                    let literal = match x.unparen().kind {
                        Kind::Name | Kind::Selector | Kind::Index(false) => self.nested >= 0,
                        Kind::Composed => true,
                        _ => false,
                    };
                    if !literal {
                        return x;
                    }
                    if matches!(x.kind, Kind::Paren(_)) {
                        self.error("cannot parenthesize type in composite literal");
                    }
                    self.deeper(Self::literal_value);
                    Kind::Value
                }
                _ => return x,
            };
            x = self.made(start, pos, kind);
        }
    }

    /// Behind a dot; nothing where that is a mistake.
    fn selected(&mut self) -> Option<Kind<'s>> {
        match self.tok() {
            Some(Tok::Ident(_)) => {
                self.next();
                Some(Kind::Selector)
            }
            Some(Tok::LParen) => {
                self.next();
                let guard = self.got(Tok::Type);
                if !guard {
                    self.ty();
                }
                self.want(Tok::RParen);
                Some(if guard { Kind::Guard } else { Kind::Value })
            }
            _ => {
                self.error("expected name or (");
                self.skip_to(|t| matches!(t, Tok::Semi(_) | Tok::RParen));
                None
            }
        }
    }

    /// Behind the `[` of an index, a slice or type arguments of a value or of something else.
    fn index(&mut self, of_value: bool) -> Kind<'s> {
        self.closing.push(self.at - 1);
        let kind = self.index_or_slice(of_value);
        self.closing.pop();
        kind
    }

    fn index_or_slice(&mut self, of_value: bool) -> Kind<'s> {
        if !self.is(Tok::Colon) {
            let (mut comma, mut value) = (false, false);
            if self.is(Tok::RBracket) {
                self.error("expected operand");
            } else {
                let index = self.type_list(false);
                (comma, value) = (index.1, index.0.is_value());
            }
            if comma || self.is(Tok::RBracket) {
                self.want(Tok::RBracket);
                return Kind::Index(of_value || value);
            }
        }
        if !self.got(Tok::Colon) {
            self.error("expected comma, : or ]");
            self.skip_to(|t| matches!(t, Tok::Comma | Tok::Colon | Tok::RBracket));
        }
        self.nested += 1;
        let middle = !self.is(Tok::Colon) && !self.is(Tok::RBracket);
        if middle {
            self.deeper(Self::expr);
        }
        if self.is(Tok::Colon) {
            if !middle {
                self.plain_error_at(self.at, "middle index required in 3-index slice");
            }
            self.next();
            if self.is(Tok::RBracket) {
                self.plain_error_at(self.at, "final index required in 3-index slice");
            } else {
                self.deeper(Self::expr);
            }
        }
        self.nested -= 1;
        self.want(Tok::RBracket);
        Kind::Value
    }

    /// Types, of which the first may be any expression unless `strict`; and whether there was a comma.
    pub(super) fn type_list(&mut self, strict: bool) -> (Expr<'s>, bool) {
        self.nested += 1;
        let mut x = self.deeper(|d| if strict { d.ty() } else { d.expr() });
        let comma = self.is(Tok::Comma);
        while self.got(Tok::Comma) && self.type_or_nil().is_some() {
            x = self.made(x.start, x.pos, Kind::List);
        }
        self.nested -= 1;
        (x, comma)
    }

    fn arguments(&mut self) -> (Vec<Expr<'s>>, bool) {
        let (mut args, mut dots) = (Vec::new(), false);
        self.nested += 1;
        self.list("argument list", false, Tok::RParen, |d| {
            args.push(d.deeper(Self::expr));
            dots = d.got(Tok::Dots);
            dots
        });
        self.nested -= 1;
        (args, dots)
    }

    fn literal_value(&mut self) {
        self.nested += 1;
        self.want(Tok::LBrace);
        self.list("composite literal", false, Tok::RBrace, |d| {
            d.element();
            if d.got(Tok::Colon) {
                d.element();
            }
            false
        });
        self.nested -= 1;
    }

    fn element(&mut self) {
        if self.is(Tok::LBrace) {
            self.deeper(Self::literal_value);
        } else {
            self.deeper(Self::expr);
        }
    }
}
