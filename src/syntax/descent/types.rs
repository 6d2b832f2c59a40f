//! Types and parameters.

use super::expr::{Expr, Kind};
use super::{Descent, Tok};

/// A parameter: the tokens of its name and of its type, and of the dots before the type.
#[derive(Default)]
pub(super) struct Param {
    name: Option<usize>,
    ty: Option<usize>,
    dots: Option<usize>,
}

impl<'s> Descent<'_, 's> {
    pub(super) fn ty(&mut self) -> Expr<'s> {
        let start = self.at;
        self.type_or_nil().unwrap_or_else(|| {
            self.error("expected type");
            self.skip_to(|t| {
                matches!(
                    t,
                    Tok::Comma
                        | Tok::Colon
                        | Tok::Semi(_)
                        | Tok::RParen
                        | Tok::RBracket
                        | Tok::RBrace
                )
            });
            self.type_from(start, Kind::Bad)
        })
    }

    fn type_from(&self, start: usize, kind: Kind<'s>) -> Expr<'s> {
        Expr {
            start,
            pos: start,
            end: self.at,
            kind,
        }
    }

    /// A type, if one begins here.
    pub(super) fn type_or_nil(&mut self) -> Option<Expr<'s>> {
        let start = self.at;
        let kind = self.deeper(Self::type_kind)?;
        Some(self.type_from(start, kind))
    }

    fn type_kind(&mut self) -> Option<Kind<'s>> {
        let kind = match self.tok()? {
            Tok::Star => {
                self.next();
                let x = self.ty();
                Kind::Unary(Tok::Star, x.into())
            }
            Tok::Arrow => {
                self.next();
                self.want(Tok::Chan);
                let elem = self.channel_element();
                Kind::Chan(false, true, elem.into())
            }
            Tok::Func => {
                self.next();
                self.func_type(Some("function type"));
                Kind::Type
            }
            Tok::LBracket => {
                self.next();
                if self.got(Tok::RBracket) {
                    self.ty();
                } else {
                    self.array_type(true);
                }
                Kind::Composed
            }
            Tok::Chan => {
                self.next();
                let send = self.got(Tok::Arrow);
                let elem = self.channel_element();
                Kind::Chan(send, false, elem.into())
            }
            Tok::Map => {
                self.next();
                self.want(Tok::LBracket);
                self.ty();
                self.want(Tok::RBracket);
                self.ty();
                Kind::Composed
            }
            Tok::Struct => {
                self.next();
                self.want(Tok::LBrace);
                self.list("struct type", true, Tok::RBrace, |d| {
                    d.field();
                    false
                });
                Kind::Composed
            }
            Tok::Interface => {
                self.next();
                self.want(Tok::LBrace);
                self.list("interface type", true, Tok::RBrace, |d| {
                    if !d.is_name() {
                        d.term();
                    } else if d.method() {
                        return false;
                    }
                    d.more_terms();
                    false
                });
                Kind::Type
            }
            Tok::Ident(_) => return Some(self.qualified_name(false)),
            Tok::LParen => {
                self.next();
                let x = self.ty();
                self.want(Tok::RParen);
                return Some(x.kind);
            }
            _ => return None,
        };
        Some(kind)
    }

    fn channel_element(&mut self) -> Expr<'s> {
        let start = self.at;
        self.type_or_nil().unwrap_or_else(|| {
            self.error("missing channel element type");
            self.type_from(start, Kind::Bad)
        })
    }

    /// Behind the `[` of an array type, or behind its length.
    pub(super) fn array_type(&mut self, length: bool) {
        if length && !self.got(Tok::Dots) {
            self.nested += 1;
            self.expr();
            self.nested -= 1;
        }
        if self.is(Tok::Comma) {
            self.error("unexpected comma; expected ]");
            self.next();
        }
        self.want(Tok::RBracket);
        self.ty();
    }

    /// `T`, `p.T`, `T[A]`; the first name may have been taken before.
    fn qualified_name(&mut self, named: bool) -> Kind<'s> {
        let mut kind = Kind::Name;
        if !named {
            if self.is_name() {
                self.next();
            } else {
                self.error("expected name");
                self.skip_to(|t| matches!(t, Tok::Dot | Tok::Semi(_) | Tok::RBrace));
            }
        }
        if self.got(Tok::Dot) {
            self.name();
            kind = Kind::Selector;
        }
        if self.got(Tok::LBracket) {
            if self.is(Tok::RBracket) {
                self.error("expected type argument list");
            } else {
                self.type_list(true);
            }
            self.want(Tok::RBracket);
            kind = Kind::Index(false);
        }
        kind
    }

    fn tag(&mut self) {
        if matches!(self.tok(), Some(Tok::Str(_) | Tok::Lit(_))) {
            self.next();
        }
    }

    fn field(&mut self) {
        match self.tok() {
            Some(Tok::Ident(_)) => {
                self.next();
                if matches!(
                    self.tok(),
                    Some(Tok::Dot | Tok::Str(_) | Tok::Lit(_) | Tok::Semi(_) | Tok::RBrace)
                ) {
                    self.qualified_name(true);
                } else if self.is(Tok::LBracket) {
                    self.array_or_arguments();
                } else {
                    while self.got(Tok::Comma) {
                        self.name();
                    }
                    self.ty();
                }
            }
            Some(Tok::Star) => {
                self.next();
                let paren = self.parenthesized_field();
                self.qualified_name(false);
                if paren {
                    self.got(Tok::RParen);
                }
            }
            Some(Tok::LParen) => {
                self.parenthesized_field();
                self.got(Tok::Star);
                self.qualified_name(false);
                self.got(Tok::RParen);
            }
            _ => {
                self.error("expected field name or embedded type");
                self.skip_to(|t| matches!(t, Tok::Semi(_) | Tok::RBrace));
                return;
            }
        }
        self.tag();
    }

    fn parenthesized_field(&mut self) -> bool {
        let paren = self.is(Tok::LParen);
        if paren {
            self.error("cannot parenthesize embedded type");
            self.next();
        }
        paren
    }

    /// Behind a name, from `[` on: the rest of an array or slice type (false), or type arguments.
    fn array_or_arguments(&mut self) -> bool {
        self.want(Tok::LBracket);
        if self.got(Tok::RBracket) {
            self.ty();
            return false;
        }
        let (_, comma) = self.type_list(false);
        self.want(Tok::RBracket);
        comma || self.type_or_nil().is_none()
    }

    /// A method of an interface (true), or the name of an embedded type.
    fn method(&mut self) -> bool {
        const CONTEXT: Option<&str> = Some("interface method");
        self.next();
        match self.tok() {
            Some(Tok::LParen) => self.func_type(CONTEXT),
            Some(Tok::LBracket) => {
                let pos = self.at;
                self.next();
                if self.is(Tok::RBracket) {
                    let pos = self.at;
                    self.next();
                    let method = self.is(Tok::LParen);
                    let list = if method { "parameter" } else { "argument" };
                    self.plain_error_at(pos, &format!("empty type {list} list"));
                    if method {
                        self.func_type(CONTEXT);
                    }
                    return method;
                }
                let list = self.param_list(None, Tok::RBracket, false, false);
                let named = list.first().is_some_and(|p| p.name.is_some());
                let method = named || list.is_empty() && self.is(Tok::LParen);
                if method {
                    self.func_type(CONTEXT);
                }
                if named {
                    self.plain_error_at(pos, "interface method must have no type parameters");
                }
                return method;
            }
            _ => {
                self.qualified_name(true);
                return false;
            }
        }
        true
    }

    /// A term of a union.
    fn term(&mut self) {
        if self.got(Tok::Tilde) {
            self.ty();
        } else if self.type_or_nil().is_none() {
            self.error("expected ~ term or type");
            self.skip_to(|t| {
                super::precedence(t) > 0
                    || matches!(
                        t,
                        Tok::Bang
                            | Tok::Tilde
                            | Tok::Semi(_)
                            | Tok::RParen
                            | Tok::RBracket
                            | Tok::RBrace
                    )
            });
        }
    }

    fn more_terms(&mut self) {
        while self.got(Tok::Pipe) {
            self.term();
        }
    }

    /// From the parameters on. Where there is a `context`, it has no type parameters.
    pub(super) fn func_type(&mut self, context: Option<&str>) {
        let start = self.at;
        if self.got(Tok::LBracket) {
            if let Some(context) = context {
                self.error_at(start, &format!("{context} must have no type parameters"));
            }
            if self.is(Tok::RBracket) {
                self.error("empty type parameter list");
                self.next();
            } else {
                self.param_list(None, Tok::RBracket, true, false);
            }
        }
        self.want(Tok::LParen);
        self.param_list(None, Tok::RParen, false, true);
        if self.got(Tok::LParen) {
            self.param_list(None, Tok::RParen, false, false);
        } else {
            self.type_or_nil();
        }
    }

    /// Parameters up to `close`. The name of the first, and the beginning of its type, may have been met before.
    pub(super) fn param_list(
        &mut self,
        first: Option<(usize, Option<usize>)>,
        close: Tok,
        names: bool,
        dots: bool,
    ) -> Vec<Param> {
        let mut list = Vec::new();
        let mut first = first;
        if let Some((name, ty @ Some(_))) = first
            && self.got(close)
        {
            let name = Some(name);
            return vec![Param {
                name,
                ty,
                dots: None,
            }];
        }
        let end = self.list("parameter list", false, close, |d| {
            let param = match first.take() {
                Some((name, ty @ Some(_))) => Some(Param {
                    name: Some(name),
                    ty,
                    dots: None,
                }),
                other => d.param(other.map(|o| o.0), close),
            };
            list.extend(param);
            false
        });
        self.check_names(&mut list, end, names);
        let last = list.len().wrapping_sub(1);
        let misplaced = |(i, p): (usize, &Param)| p.dots.filter(|_| !dots || i != last);
        if let Some(at) = list.iter().enumerate().find_map(misplaced) {
            let words = if dots {
                "can only use ... with final parameter"
            } else {
                "invalid use of ..."
            };
            self.plain_error_at(at, words);
        }
        list
    }

    /// Either all parameters have names or none has.
    fn check_names(&mut self, list: &mut [Param], end: usize, names: bool) {
        let named = list.iter().filter(|p| p.name.is_some() && p.ty.is_some());
        let named = named.count();
        let typed = list.iter().filter(|p| p.ty.is_some()).count();
        if named == 0 && !names {
            for p in list {
                if let Some(name) = p.name.take() {
                    p.ty = Some(name);
                }
            }
            return;
        }
        if named == list.len() {
            return;
        }
        let (mut place, mut behind) = (None, false);
        for p in list.iter_mut().rev() {
            match (p.ty, p.name) {
                (Some(ty), name) => {
                    behind = true;
                    if name.is_none() {
                        place = Some(ty);
                        p.name = Some(ty);
                    }
                }
                (None, name) if !behind => place = name,
                _ => {}
            }
        }
        let Some(place) = place else { return };
        let one = list.len() == 1;
        let (place, words) = match (named == typed, names) {
            (true, true) => (end, "missing type constraint"),
            (true, false) => (end, "missing parameter type"),
            (false, true) if one => (place, "missing type parameter name or invalid array length"),
            (false, true) => (place, "missing type parameter name"),
            (false, false) => (place, "missing parameter name"),
        };
        self.error_at(place, words);
    }

    fn param(&mut self, name: Option<usize>, close: Tok) -> Option<Param> {
        let terms = close == Tok::RBracket;
        let start = name.unwrap_or(self.at);
        let unnamed = |ty| Param {
            ty: Some(ty),
            ..Param::default()
        };
        if name.is_none() && terms && self.is(Tok::Tilde) {
            self.term();
            self.more_terms();
            return Some(unnamed(start));
        }
        let mut param = Param::default();
        if name.is_some() || self.is_name() {
            if name.is_none() {
                self.next();
            }
            match self.tok() {
                Some(Tok::LBracket) => {
                    let ty = self.at;
                    if !self.array_or_arguments() {
                        param.name = Some(start);
                        param.ty = Some(ty);
                    } else {
                        param.ty = Some(start);
                    }
                    if terms {
                        self.more_terms();
                    }
                    return Some(param);
                }
                Some(Tok::Dot) => {
                    self.qualified_name(true);
                    if terms {
                        self.more_terms();
                    }
                    return Some(unnamed(start));
                }
                Some(Tok::Pipe) if terms => {
                    self.more_terms();
                    return Some(unnamed(start));
                }
                _ => param.name = Some(start),
            }
        }
        let ty = self.at;
        if self.got(Tok::Dots) {
            param.ty = Some(ty);
            if self.type_or_nil().is_some() {
                param.dots = Some(ty);
            } else {
                self.error("... is missing type");
            }
            return Some(param);
        }
        if terms && self.is(Tok::Tilde) {
            self.term();
            self.more_terms();
            param.ty = Some(ty);
            return Some(param);
        }
        if self.type_or_nil().is_some() {
            param.ty = Some(ty);
            if terms {
                self.more_terms();
            }
        }
        if param.name.is_some() || param.ty.is_some() {
            return Some(param);
        }
        self.error(&format!("expected {close}"));
        self.skip_to(|t| t == Tok::Comma || t == close);
        None
    }
}
