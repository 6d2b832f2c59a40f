//! Statements.

use super::Builder;
use crate::source::{Pos, Span};
use crate::syntax::ast::*;
use crate::syntax::print::value_text;
use crate::syntax::token::Semi;

/// An element of a statement list; a declaration group is several statements.
#[derive(Debug)]
pub enum Item {
    /// The usual case.
    One(Box<Stmt>),
    /// The lines of a group.
    Many(Vec<Stmt>),
}

impl Item {
    /// The statements of a list that begins with `item`.
    pub fn list(item: Option<Item>) -> Vec<Stmt> {
        let mut list = Vec::new();
        Item::append(&mut list, item);
        list
    }

    /// Adds `item` to a list.
    pub fn append(list: &mut Vec<Stmt>, item: Option<Item>) {
        match item {
            None => {}
            Some(Item::One(stmt)) => list.push(*stmt),
            Some(Item::Many(stmts)) => list.extend(stmts),
        }
    }

    /// A declaration as statements.
    pub fn decls(decls: Vec<Decl>) -> Item {
        let stmt = |decl: Decl| Stmt {
            span: decl.span(),
            kind: StmtKind::Decl(decl),
        };
        Item::Many(decls.into_iter().map(stmt).collect())
    }
}

/// What stands between a keyword and `{`.
#[derive(Debug, Default)]
pub struct Header {
    /// Before the first semicolon.
    pub init: Option<Box<Stmt>>,
    /// The first semicolon.
    pub semi: Option<(Pos, Semi)>,
    /// The condition or tag.
    pub cond: Option<Box<Stmt>>,
    /// The position of the operator of `cond`, if it is no expression.
    pub operator: Pos,
    /// Behind the second semicolon, if there is one.
    pub post: Option<Option<Box<Stmt>>>,
}

#[allow(missing_docs)]
impl Builder {
    pub fn stmt(&mut self, lo: Pos, kind: StmtKind, hi: Pos) -> Box<Stmt> {
        Box::new(Stmt {
            span: Span::new(lo, hi),
            kind,
        })
    }

    pub fn expr_stmt(&mut self, x: Expr) -> Box<Stmt> {
        Box::new(Stmt {
            span: x.span,
            kind: StmtKind::Expr(x),
        })
    }

    /// A statement with an operator, as may stand in a header.
    pub fn simple(&mut self, lo: Pos, operator: Pos, kind: StmtKind, hi: Pos) -> Box<Stmt> {
        self.operator = operator;
        self.stmt(lo, kind, hi)
    }

    pub fn header(
        &mut self,
        init: Option<Box<Stmt>>,
        semi: Option<(Pos, Semi)>,
        cond: Option<Box<Stmt>>,
    ) -> Header {
        let operator = self.operator;
        Header {
            init,
            semi,
            cond,
            operator,
            post: None,
        }
    }

    /// `next` is the position of the token behind the statement.
    pub fn labeled(&mut self, label: Ident, colon: Pos, item: Option<Item>, next: Pos) -> Item {
        if item.is_none() {
            self.bare_labels.push((colon, next));
        }
        let mut stmts = Item::list(item).into_iter();
        let end = Pos(colon.0 + 1);
        let first = stmts.next().unwrap_or(Stmt {
            span: Span::new(end, end),
            kind: StmtKind::Empty,
        });
        let (lo, hi) = (label.span.lo, first.span.hi);
        let labeled = self.stmt(lo, StmtKind::Labeled(label, Box::new(first)), hi);
        if stmts.len() == 0 {
            Item::One(labeled)
        } else {
            Item::Many(std::iter::once(*labeled).chain(stmts).collect())
        }
    }

    pub fn go(&mut self, lo: Pos, call: Expr, hi: Pos) -> Box<Stmt> {
        let call = self.bare_call(call, "go");
        self.stmt(lo, StmtKind::Go(call), hi)
    }

    pub fn defer(&mut self, lo: Pos, call: Expr, hi: Pos) -> Box<Stmt> {
        let call = self.bare_call(call, "defer");
        self.stmt(lo, StmtKind::Defer(call), hi)
    }

    fn bare_call(&mut self, mut call: Expr, keyword: &str) -> Expr {
        if matches!(call.kind, ExprKind::Paren(_)) {
            let words = format!("expression in {keyword} must not be parenthesized");
            self.error(call.span, words);
            while let ExprKind::Paren(inner) = call.kind {
                call = *inner;
            }
        }
        call
    }

    pub fn if_stmt(
        &mut self,
        lo: Pos,
        head: Header,
        then: Block,
        otherwise: Option<Box<Stmt>>,
        hi: Pos,
    ) -> Box<Stmt> {
        let init = head.init.map(|s| *s);
        let cond = match head.cond {
            Some(cond) => self.value(*cond, head.operator),
            None => {
                let brace = Span::new(then.lbrace, then.lbrace);
                match head.semi {
                    Some((pos, Semi::Explicit)) => {
                        self.syntax_error(Span::new(pos, pos), "missing condition in if statement");
                    }
                    Some((pos, _)) => self.syntax_error(
                        Span::new(pos, pos),
                        "unexpected newline, expected { after if clause",
                    ),
                    None => self.syntax_error(brace, "missing condition in if statement"),
                }
                self.expr(brace.lo, brace.hi, ExprKind::Bad)
            }
        };
        let otherwise = otherwise.map(|s| *s);
        let stmt = IfStmt {
            init,
            cond,
            then,
            otherwise,
        };
        self.stmt(lo, StmtKind::If(Box::new(stmt)), hi)
    }

    /// The value of a statement that stands where a condition does.
    fn value(&mut self, stmt: Stmt, operator: Pos) -> Expr {
        let span = stmt.span;
        match stmt.kind {
            StmtKind::Expr(x) => x,
            kind => {
                let words = value_text(&kind);
                let place = Span::new(operator, span.hi);
                self.syntax_error(place, &format!("cannot use {words} as value"));
                self.expr(span.lo, span.hi, ExprKind::Bad)
            }
        }
    }

    pub fn switch(
        &mut self,
        lo: Pos,
        head: Header,
        lbrace: Pos,
        cases: Vec<CaseClause>,
        rbrace: Pos,
        hi: Pos,
    ) -> Box<Stmt> {
        let init = head.init.map(|s| *s);
        let Some(cond) = head.cond else {
            let stmt = SwitchStmt {
                init,
                tag: None,
                cases,
                lbrace,
                rbrace,
            };
            return self.stmt(lo, StmtKind::Switch(Box::new(stmt)), hi);
        };
        let guard = cond.span;
        match self.type_guard(*cond) {
            Ok((name, x)) => {
                let stmt = TypeSwitchStmt {
                    init,
                    name,
                    x,
                    guard,
                    cases,
                    lbrace,
                    rbrace,
                };
                self.stmt(lo, StmtKind::TypeSwitch(Box::new(stmt)), hi)
            }
            Err(cond) => {
                let tag = Some(self.value(*cond, head.operator));
                let stmt = SwitchStmt {
                    init,
                    tag,
                    cases,
                    lbrace,
                    rbrace,
                };
                self.stmt(lo, StmtKind::Switch(Box::new(stmt)), hi)
            }
        }
    }

    /// The parts of `name := x.(type)` or `x.(type)`; any other statement is given back.
    fn type_guard(&mut self, stmt: Stmt) -> Result<(Option<Ident>, Expr), Box<Stmt>> {
        let is_guard = |x: &Expr| matches!(x.kind, ExprKind::TypeAssert(_, None));
        let (name, guard) = match stmt.kind {
            StmtKind::Expr(x) if is_guard(&x) => (None, x),
            StmtKind::Define(mut names, mut values, _)
                if names.len() == 1 && values.len() == 1 && is_guard(&values[0]) =>
            {
                (names.pop(), values.remove(0))
            }
            _ => return Err(Box::new(stmt)),
        };
        let name = name.and_then(|name| match name.kind {
            ExprKind::Name(text) => Some(Ident {
                id: name.id,
                name: text,
                span: name.span,
            }),
            _ => {
                let words = format!("invalid variable name {name} in type switch");
                self.syntax_error(name.span, &words);
                None
            }
        });
        self.claim_guard(guard.id);
        match guard.kind {
            ExprKind::TypeAssert(x, _) => Ok((name, *x)),
            _ => unreachable!("just matched"),
        }
    }

    pub fn for_stmt(&mut self, lo: Pos, head: Header, body: Block, hi: Pos) -> Box<Stmt> {
        let brace = Span::new(body.lbrace, body.lbrace);
        if let (Some(_), None) = (head.semi, &head.post) {
            let words = match head.cond {
                None => "unexpected {, expected for loop condition",
                Some(_) => "unexpected {, expected semicolon or newline",
            };
            self.syntax_error(brace, words);
        }
        let init = head.init.map(|s| *s);
        let cond = head.cond.map(|s| self.value(*s, head.operator));
        let post = head.post.flatten().map(|s| *s);
        if let Some(Stmt {
            span,
            kind: StmtKind::Define(_, _, operator),
        }) = post
        {
            let span = Span::new(operator, span.hi);
            self.syntax_error(span, "cannot declare in post statement of for loop");
        }
        let stmt = ForStmt {
            init,
            cond,
            post,
            body,
        };
        self.stmt(lo, StmtKind::For(Box::new(stmt)), hi)
    }

    pub fn range(
        &mut self,
        lo: Pos,
        vars: Vec<Expr>,
        define: bool,
        x: Expr,
        body: Block,
        hi: Pos,
    ) -> Box<Stmt> {
        let mut vars = vars.into_iter();
        let (key, value) = (vars.next(), vars.next());
        let extra = vars.next().map(|third| third.span);
        let stmt = RangeStmt {
            key,
            value,
            extra,
            define,
            x,
            body,
        };
        self.stmt(lo, StmtKind::Range(Box::new(stmt)), hi)
    }

    pub fn case(
        &mut self,
        pos: Pos,
        list: Vec<Expr>,
        colon: Pos,
        body: Vec<Stmt>,
        end: Pos,
    ) -> CaseClause {
        CaseClause {
            id: self.id(),
            list,
            default: false,
            body,
            pos,
            colon,
            end,
        }
    }

    pub fn default_case(&mut self, pos: Pos, colon: Pos, body: Vec<Stmt>, end: Pos) -> CaseClause {
        CaseClause {
            id: self.id(),
            list: Vec::new(),
            default: true,
            body,
            pos,
            colon,
            end,
        }
    }

    pub fn comm(
        &mut self,
        pos: Pos,
        comm: Option<Box<Stmt>>,
        colon: Pos,
        body: Vec<Stmt>,
        end: Pos,
    ) -> CommClause {
        CommClause {
            comm: comm.map(|s| *s),
            body,
            pos,
            colon,
            end,
        }
    }
}
