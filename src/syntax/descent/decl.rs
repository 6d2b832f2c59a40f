//! Files and declarations.

use super::expr::{Expr, Kind};
use super::{Descent, Tok};

fn begins_declaration(tok: Tok) -> bool {
    matches!(
        tok,
        Tok::Import | Tok::Const | Tok::Type | Tok::Var | Tok::Func
    )
}

impl Descent<'_, '_> {
    pub(super) fn file(&mut self) {
        // The package clause; its name was looked at before.
        self.at = 2;
        self.want_semi();
        if !self.found.is_empty() {
            return;
        }
        let mut imports = true;
        // Whether the declaration before is a function without a body.
        let mut bodyless = false;
        while let Some(tok) = self.tok() {
            if tok == Tok::Import && !imports {
                self.error("imports must appear before other declarations");
            }
            imports = tok == Tok::Import;
            let was_bodyless = std::mem::take(&mut bodyless);
            match tok {
                Tok::Import => self.group(Self::import_spec),
                Tok::Const => self.group(Self::const_spec),
                Tok::Type => self.group(Self::type_spec),
                Tok::Var => self.group(Self::var_spec),
                Tok::Func => bodyless = self.func_decl(),
                _ => {
                    if tok == Tok::LBrace && was_bodyless {
                        self.error("unexpected semicolon or newline before {");
                    } else {
                        self.error("non-declaration statement outside function body");
                    }
                    self.skip_to(begins_declaration);
                    continue;
                }
            }
            if self.tok().is_some() && !self.got_semi() {
                self.error("after top level declaration");
                self.skip_to(begins_declaration);
            }
        }
    }

    /// A declaration from its keyword on: one specification, or several in parentheses.
    pub(super) fn group(&mut self, spec: fn(&mut Self)) {
        self.next();
        if self.got(Tok::LParen) {
            self.list("grouped declaration", true, Tok::RParen, |d| {
                spec(d);
                false
            });
        } else {
            spec(self);
        }
    }

    fn import_spec(&mut self) {
        if self.is_name() || self.is(Tok::Dot) {
            self.next();
        }
        // These words are those of the go command, which looks at imports first.
        match self.tok() {
            Some(Tok::Str(_)) => self.next(),
            Some(Tok::Lit(_)) => {
                self.plain_error_at(self.at, "import path must be a string");
                self.next();
            }
            _ => {
                self.plain_error_at(self.at, "missing import path");
                self.skip_to(|t| matches!(t, Tok::Semi(_) | Tok::RParen));
            }
        }
    }

    pub(super) fn const_spec(&mut self) {
        self.name_list();
        if !self.is_semi() && !self.is(Tok::RParen) && self.tok().is_some() {
            self.type_or_nil();
            if self.got_assign() {
                self.expr_list();
            }
        }
    }

    pub(super) fn var_spec(&mut self) {
        self.name_list();
        if self.got_assign() {
            self.expr_list();
        } else {
            self.ty();
            if self.got_assign() {
                self.expr_list();
            }
        }
    }

    pub(super) fn type_spec(&mut self) {
        self.name();
        let found = if self.got(Tok::LBracket) {
            match self.tok() {
                Some(Tok::Ident(_)) => self.array_or_parameters(),
                Some(Tok::RBracket) => {
                    self.next();
                    self.ty();
                    true
                }
                _ => {
                    self.array_type(true);
                    true
                }
            }
        } else {
            self.got_assign();
            self.type_or_nil().is_some()
        };
        if !found {
            self.error("in type declaration");
            self.skip_to(|t| matches!(t, Tok::Semi(_) | Tok::RParen));
        }
    }

    /// Behind `type T [`: the length of an array or the first type parameter, which look the same for a while.
    fn array_or_parameters(&mut self) -> bool {
        let name = self.at;
        self.next();
        let mut x = Expr {
            start: name,
            pos: name,
            end: self.at,
            kind: Kind::Name,
        };
        if !self.is(Tok::LBracket) {
            self.nested += 1;
            let operand = self.primary(Some(x), false);
            x = self.binary(Some(operand), 0);
            self.nested -= 1;
        }
        match split(x, self.is(Tok::Comma)) {
            Some((name, ty)) if ty.is_some() || !self.is(Tok::RBracket) => {
                self.param_list(Some((name, ty)), Tok::RBracket, true, false);
                self.got_assign();
                self.type_or_nil().is_some()
            }
            _ => {
                self.array_type(false);
                true
            }
        }
    }

    /// Whether it has no body.
    fn func_decl(&mut self) -> bool {
        self.next();
        let method = self.got(Tok::LParen);
        if method {
            match self.param_list(None, Tok::RParen, false, false).len() {
                0 => self.plain_error_at(self.at, "method has no receiver"),
                1 => {}
                _ => self.plain_error_at(self.at, "method has multiple receivers"),
            }
        }
        if self.is_name() {
            self.next();
            self.func_type(None);
        } else {
            self.error(if method {
                "expected name"
            } else {
                "expected name or ("
            });
            self.skip_to(|t| matches!(t, Tok::LBrace | Tok::Semi(_)));
        }
        let body = self.is(Tok::LBrace);
        if body {
            self.func_body();
        }
        !body
    }

    pub(super) fn func_body(&mut self) {
        self.bodies += 1;
        self.block("");
        self.bodies -= 1;
    }

    pub(super) fn name(&mut self) {
        if self.is_name() {
            self.next();
        } else {
            self.error("expected name");
            self.next();
        }
    }

    pub(super) fn name_list(&mut self) {
        self.name();
        while self.got(Tok::Comma) {
            self.name();
        }
    }
}

/// Splits an expression into the name of a type parameter and its constraint, where it can be read so: `P *E` is written as
/// a product. The constraint may be missing.
fn split(x: Expr, force: bool) -> Option<(usize, Option<usize>)> {
    match x.kind {
        Kind::Name => Some((x.start, None)),
        Kind::Binary(Tok::Star, l, r) if l.kind == Kind::Name && (force || r.is_type_element()) => {
            Some((l.start, Some(x.pos)))
        }
        Kind::Binary(Tok::Pipe, l, r) => {
            let (name, ty) = split(*l, force || r.is_type_element())?;
            ty.map(|ty| (name, Some(ty)))
        }
        Kind::Call { callee, args, dots } if callee.kind == Kind::Name && !dots => {
            let [arg] = &args[..] else { return None };
            (force || arg.is_type_element()).then_some((callee.start, Some(x.pos)))
        }
        _ => None,
    }
}
