//! Declarations, parameters and type parameters.

use super::Builder;
use crate::source::{Pos, Span};
use crate::syntax::ast::*;
use crate::syntax::literal;

/// An entry of a parameter list, before it is known whether the list has names.
#[derive(Debug)]
pub enum ParamSyntax {
    /// A lone name: of a parameter or of a type.
    Name(Ident),
    /// A type that is no lone name, and the dots before it.
    Type(Expr, Option<Pos>),
    /// Name and type, and the dots between.
    Both(Ident, Expr, Option<Pos>),
}

/// What stands first behind `type T [`, see the grammar.
#[derive(Debug)]
pub enum First {
    /// An array length, or `P *C` and the like.
    Expr(Expr),
    /// Surely a type parameter.
    Param(Ident, Expr),
}

#[allow(missing_docs)]
impl Builder {
    pub fn top(&mut self, decls: Vec<Decl>) {
        self.past_imports = true;
        self.decls.extend(decls);
    }

    pub fn imports(&mut self, pos: Pos, decls: Vec<Decl>) {
        if self.past_imports {
            let span = Span::new(pos, pos);
            self.syntax_error(span, "imports must appear before other declarations");
        }
        self.decls.extend(decls);
    }

    pub fn import(&mut self, name: Option<Ident>, lo: Pos, path: &str, hi: Pos) -> Decl {
        let path = String::from_utf8_lossy(&literal::string(path)).into_owned();
        Decl::Import(ImportDecl {
            name,
            path,
            span: Span::new(lo, hi),
        })
    }

    pub fn consts(&mut self, lo: Pos, specs: Vec<ConstSpec>, hi: Pos) -> Vec<Decl> {
        vec![Decl::Const(ConstDecl {
            specs,
            span: Span::new(lo, hi),
        })]
    }

    pub fn var(
        &mut self,
        lo: Pos,
        names: Vec<Ident>,
        ty: Option<Expr>,
        values: Option<Vec<Expr>>,
        hi: Pos,
    ) -> Decl {
        let values = values.unwrap_or_default();
        Decl::Var(VarDecl {
            names,
            ty,
            values,
            span: Span::new(lo, hi),
        })
    }

    pub fn type_decl(&mut self, lo: Pos, name: Ident, ty: Expr, hi: Pos) -> Decl {
        self.type_spec(lo, name, Vec::new(), false, ty, hi)
    }

    pub fn alias(&mut self, lo: Pos, name: Ident, ty: Expr, hi: Pos) -> Decl {
        self.type_spec(lo, name, Vec::new(), true, ty, hi)
    }

    fn type_spec(
        &mut self,
        lo: Pos,
        name: Ident,
        params: Vec<TypeParam>,
        alias: bool,
        ty: Expr,
        hi: Pos,
    ) -> Decl {
        let span = Span::new(lo, hi);
        Decl::Type(Box::new(TypeDecl {
            name,
            params,
            alias,
            ty,
            span,
        }))
    }

    /// `type T [first, rest] = ty`: an array type or a generic type.
    #[allow(clippy::too_many_arguments)]
    pub fn generic_type(
        &mut self,
        lo: Pos,
        name: Ident,
        bracket: Pos,
        first: First,
        rest: Option<Vec<ParamSyntax>>,
        end: Pos,
        alias: bool,
        ty: Expr,
        hi: Pos,
    ) -> Decl {
        let first = match first {
            First::Param(name, constraint) => ParamSyntax::Both(name, constraint, None),
            First::Expr(x) => match self.as_type_param(x, rest.is_some() || alias) {
                Ok(param) => param,
                Err(len) if rest.is_none() && !alias => {
                    let ty = self.array_type(bracket, Some(vec![len]), ty, hi);
                    return self.type_decl(lo, name, ty, hi);
                }
                Err(other) => ParamSyntax::Type(other, None),
            },
        };
        let mut list = vec![first];
        list.extend(rest.unwrap_or_default());
        let params = self.type_params(list, end);
        self.type_spec(lo, name, params, alias, ty, hi)
    }

    /// Takes `P`, `P *C`, `P (C)` and `P *C|D` for a type parameter if it must be one (`sure`), or if a part of it can only be a type.
    fn as_type_param(&mut self, x: Expr, sure: bool) -> Result<ParamSyntax, Expr> {
        match x.kind {
            ExprKind::Name(name) if sure => Ok(ParamSyntax::Name(Ident {
                id: x.id,
                name,
                span: x.span,
            })),
            ExprKind::Call(call) if sure || call.args.iter().any(is_type) => {
                let named = matches!(call.func.kind, ExprKind::Name(_));
                if !named || call.args.len() != 1 {
                    return Err(Expr {
                        kind: ExprKind::Call(call),
                        ..x
                    });
                }
                let CallExpr {
                    func,
                    mut args,
                    rparen,
                    ..
                } = *call;
                let lo = Pos(func.span.hi.0);
                let constraint = self.paren(lo, args.remove(0), Pos(rparen.0 + 1));
                Ok(ParamSyntax::Both(into_ident(func), constraint, None))
            }
            ExprKind::Binary(op, pos, left, right) => {
                let back = |left, right| Expr {
                    kind: ExprKind::Binary(op, pos, left, right),
                    ..Expr {
                        id: x.id,
                        span: x.span,
                        kind: ExprKind::Bad,
                    }
                };
                match op {
                    BinaryOp::Mul
                        if matches!(left.kind, ExprKind::Name(_)) && (sure || is_type(&right)) =>
                    {
                        let constraint = self.star(pos, *right);
                        Ok(ParamSyntax::Both(into_ident(*left), constraint, None))
                    }
                    BinaryOp::Or => match self.as_type_param(*left, sure || is_type(&right)) {
                        Ok(ParamSyntax::Both(name, constraint, dots)) => {
                            let union = self.binary(constraint, pos, op, *right);
                            Ok(ParamSyntax::Both(name, union, dots))
                        }
                        Ok(ParamSyntax::Name(name)) => {
                            let left = Expr {
                                id: name.id,
                                span: name.span,
                                kind: ExprKind::Name(name.name),
                            };
                            Err(back(Box::new(left), right))
                        }
                        Ok(ParamSyntax::Type(left, _)) | Err(left) => {
                            Err(back(Box::new(left), right))
                        }
                    },
                    _ => Err(back(left, right)),
                }
            }
            _ => Err(x),
        }
    }

    /// `x op y | more`, where `y` is a type: `P *func() | D`.
    pub fn open_constraint(
        &mut self,
        x: Expr,
        pos: Pos,
        op: BinaryOp,
        y: Expr,
        more: Vec<(Pos, Expr)>,
    ) -> First {
        let mut whole = self.binary(x, pos, op, y);
        for (pos, term) in more {
            whole = self.binary(whole, pos, BinaryOp::Or, term);
        }
        First::Expr(whole)
    }

    /// Groups type parameters; `end` is the closing bracket.
    pub fn type_params(&mut self, list: Vec<ParamSyntax>, end: Pos) -> Vec<TypeParam> {
        let params = self.group(list, end, true);
        let mut at = params.len();
        let mut out: Vec<_> = params
            .into_iter()
            .enumerate()
            .rev()
            .filter_map(|(i, param)| {
                if param.ty.is_some() {
                    at = i;
                }
                Some(TypeParam {
                    name: param.name?,
                    constraint_at: at,
                    constraint: param.ty,
                })
            })
            .collect();
        out.reverse();
        out
    }

    pub fn no_type_params(&mut self, bracket: Pos) -> Vec<TypeParam> {
        self.syntax_error(Span::new(bracket, bracket), "empty type parameter list");
        Vec::new()
    }

    /// Groups parameters; `end` is the closing parenthesis.
    pub fn params(&mut self, list: Vec<ParamSyntax>, end: Pos) -> Vec<Param> {
        self.group(list, end, false)
    }

    /// Decides whether a list has names. If one entry has both name and type, all must have names.
    fn group(&mut self, list: Vec<ParamSyntax>, end: Pos, type_params: bool) -> Vec<Param> {
        let named = type_params || list.iter().any(|p| matches!(p, ParamSyntax::Both(..)));
        let mut missing_name = None;
        let mut missing_type = false;
        let count = list.len();
        let mut params = Vec::with_capacity(count);
        for entry in list {
            let (name, ty, variadic) = match entry {
                ParamSyntax::Both(name, ty, dots) => (Some(name), Some(ty), dots),
                ParamSyntax::Name(name) if named => (Some(name), None, None),
                ParamSyntax::Name(name) => {
                    let ty = Expr {
                        id: name.id,
                        span: name.span,
                        kind: ExprKind::Name(name.name),
                    };
                    (None, Some(ty), None)
                }
                ParamSyntax::Type(ty, dots) if named => {
                    missing_name.get_or_insert(ty.span);
                    let name = self.ident(ty.span.lo, "_", ty.span.lo);
                    (Some(name), Some(ty), dots)
                }
                ParamSyntax::Type(ty, dots) => (None, Some(ty), dots),
            };
            missing_type = ty.is_none();
            params.push(Param { name, ty, variadic });
        }
        if missing_type {
            let bad = self.expr(end, end, ExprKind::Bad);
            if let Some(last) = params.last_mut() {
                last.ty = Some(bad);
            }
        }
        let end = Span::new(end, end);
        match (missing_name, type_params) {
            (Some(span), true) if count == 1 => {
                self.syntax_error(span, "missing type parameter name or invalid array length");
            }
            (Some(span), true) => self.syntax_error(span, "missing type parameter name"),
            (Some(span), false) => self.syntax_error(span, "missing parameter name"),
            (None, true) if missing_type => self.syntax_error(end, "missing type constraint"),
            (None, false) if missing_type => self.syntax_error(end, "missing parameter type"),
            _ => {}
        }
        params
    }

    #[allow(clippy::too_many_arguments)]
    pub fn func_decl(
        &mut self,
        lo: Pos,
        receiver: Option<Vec<Param>>,
        name: Ident,
        type_params: Option<Vec<TypeParam>>,
        mut sig: FuncType,
        body: Option<Block>,
        hi: Pos,
    ) -> Decl {
        match receiver.as_ref().map(Vec::len) {
            None | Some(1) => {}
            Some(0) => self.error(name.span, "method has no receiver"),
            Some(_) => self.error(name.span, "method has multiple receivers"),
        }
        if let Some(receiver) = &receiver {
            self.no_dots(receiver);
        }
        sig.pos = lo;
        let type_params = type_params.unwrap_or_default();
        let span = Span::new(lo, hi);
        Decl::Func(Box::new(FuncDecl {
            name,
            receiver,
            type_params,
            sig,
            body: body.map(FuncBody::from),
            span,
        }))
    }
}

/// Whether `x` can be nothing but a type.
fn is_type(x: &Expr) -> bool {
    match &x.kind {
        ExprKind::ArrayType(..)
        | ExprKind::SliceType(_)
        | ExprKind::StructType(_)
        | ExprKind::FuncType(_)
        | ExprKind::InterfaceType(_)
        | ExprKind::MapType(..)
        | ExprKind::ChanType(..)
        | ExprKind::Unary(UnaryOp::Tilde, _) => true,
        ExprKind::Binary(_, _, x, y) => is_type(x) || is_type(y),
        ExprKind::Star(x) | ExprKind::Paren(x) => is_type(x),
        _ => false,
    }
}

fn into_ident(name: Expr) -> Ident {
    match name.kind {
        ExprKind::Name(text) => Ident {
            id: name.id,
            name: text,
            span: name.span,
        },
        _ => unreachable!("only names are passed"),
    }
}
