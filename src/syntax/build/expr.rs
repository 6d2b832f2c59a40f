//! Expressions and types.

use super::Builder;
use crate::source::{Pos, Span};
use crate::syntax::ast::*;
use crate::syntax::literal;
use crate::syntax::token::Literal;
use std::sync::Arc;

/// Type and position of `...`, as in `xs...`.
type Args = (Vec<Expr>, Option<Pos>);

#[allow(missing_docs)]
impl Builder {
    pub fn name(&mut self, lo: Pos, name: &str, hi: Pos) -> Expr {
        self.expr(lo, hi, ExprKind::Name(name.into()))
    }

    pub fn literal(&mut self, lo: Pos, literal: Literal, hi: Pos) -> Expr {
        self.lit(lo, literal.kind, literal.text, hi)
    }

    pub fn string(&mut self, lo: Pos, text: &str, hi: Pos) -> Expr {
        self.lit(lo, LitKind::String, text, hi)
    }

    fn lit(&mut self, lo: Pos, kind: LitKind, text: &str, hi: Pos) -> Expr {
        let kind = match self.malformed.binary_search(&lo) {
            Ok(_) => ExprKind::Bad,
            Err(_) => ExprKind::Lit(kind, text.into()),
        };
        self.expr(lo, hi, kind)
    }

    pub fn paren(&mut self, lo: Pos, x: Expr, hi: Pos) -> Expr {
        self.expr(lo, hi, ExprKind::Paren(Box::new(x)))
    }

    pub fn star(&mut self, lo: Pos, x: Expr) -> Expr {
        self.expr(lo, x.span.hi, ExprKind::Star(Box::new(x)))
    }

    pub fn address_of(&mut self, lo: Pos, x: Expr) -> Expr {
        self.expr(lo, x.span.hi, ExprKind::AddressOf(Box::new(x)))
    }

    pub fn unary(&mut self, lo: Pos, op: UnaryOp, x: Expr) -> Expr {
        self.expr(lo, x.span.hi, ExprKind::Unary(op, Box::new(x)))
    }

    /// `<-x`; before a channel type the arrow belongs to the type: `<-chan<- chan T` is `<-chan (<-chan T)`.
    pub fn receive(&mut self, lo: Pos, mut x: Expr) -> Expr {
        if !matches!(x.kind, ExprKind::ChanType(..)) {
            return self.expr(lo, x.span.hi, ExprKind::Receive(Box::new(x)));
        }
        x.span.lo = lo;
        let mut at = &mut x;
        let mut left = ChanDir::Send;
        while left == ChanDir::Send {
            if !matches!(at.kind, ExprKind::ChanType(..)) {
                let words = format!("unexpected {at}, expected chan");
                self.syntax_error(at.span, &words);
                break;
            }
            let ExprKind::ChanType(dir, elem) = &mut at.kind else {
                unreachable!("just matched")
            };
            left = std::mem::replace(dir, ChanDir::Recv);
            at = elem;
        }
        if left == ChanDir::Recv {
            self.syntax_error(x.span, "unexpected <-, expected chan");
        }
        x
    }

    /// `x op y`, where `x` is all that stands to the left: the operator sinks along the right edge of `x` to where it binds.
    pub fn binary(&mut self, mut x: Expr, pos: Pos, op: BinaryOp, y: Expr) -> Expr {
        let hi = y.span.hi;
        let id = self.id();
        let mut at = &mut x;
        while matches!(&at.kind, ExprKind::Binary(o, ..) if o.precedence() < op.precedence()) {
            at.span.hi = hi;
            let ExprKind::Binary(_, _, _, right) = &mut at.kind else {
                unreachable!("just matched")
            };
            at = right;
        }
        let span = Span::new(at.span.lo, hi);
        let bad = Expr {
            id,
            span,
            kind: ExprKind::Bad,
        };
        let left = std::mem::replace(at, bad);
        at.kind = ExprKind::Binary(op, pos, Box::new(left), Box::new(y));
        x
    }

    pub fn selector(&mut self, x: Expr, name: Ident) -> Expr {
        let (lo, hi) = (x.span.lo, name.span.hi);
        self.expr(lo, hi, ExprKind::Selector(Box::new(x), name))
    }

    pub fn index(&mut self, x: Expr, args: Vec<Expr>, hi: Pos) -> Expr {
        self.expr(x.span.lo, hi, ExprKind::Index(Box::new(x), args))
    }

    pub fn slice(&mut self, x: Expr, lo: Option<Expr>, hi: Option<Expr>, end: Pos) -> Expr {
        let start = x.span.lo;
        let slice = SliceExpr {
            x,
            lo,
            hi,
            max: None,
            three: false,
        };
        self.expr(start, end, ExprKind::Slice(Box::new(slice)))
    }

    #[allow(clippy::too_many_arguments)]
    pub fn slice3(
        &mut self,
        x: Expr,
        lo: Option<Expr>,
        hi: Option<Expr>,
        colon: Pos,
        max: Option<Expr>,
        bracket: Pos,
        end: Pos,
    ) -> Expr {
        if hi.is_none() {
            self.error(
                Span::new(colon, end),
                "middle index required in 3-index slice",
            );
        }
        if max.is_none() {
            self.error(
                Span::new(bracket, end),
                "final index required in 3-index slice",
            );
        }
        let start = x.span.lo;
        let slice = SliceExpr {
            x,
            lo,
            hi,
            max,
            three: true,
        };
        self.expr(start, end, ExprKind::Slice(Box::new(slice)))
    }

    pub fn type_assert(&mut self, x: Expr, ty: Option<Expr>, hi: Pos) -> Expr {
        let guard = ty.is_none();
        let e = self.expr(
            x.span.lo,
            hi,
            ExprKind::TypeAssert(Box::new(x), ty.map(Box::new)),
        );
        if guard {
            self.guards.push((e.id, e.span));
        }
        e
    }

    /// Takes `x.(type)` as the guard of a type switch.
    pub(super) fn claim_guard(&mut self, guard: NodeId) {
        self.guards.retain(|&(id, _)| id != guard);
    }

    pub fn call(&mut self, func: Expr, (args, spread): Args, rparen: Pos) -> Expr {
        let lo = func.span.lo;
        let call = CallExpr {
            func,
            args,
            spread,
            rparen,
        };
        self.expr(lo, Pos(rparen.0 + 1), ExprKind::Call(Box::new(call)))
    }

    pub fn key_value(&mut self, key: Expr, value: Expr) -> Expr {
        let (lo, hi) = (key.span.lo, value.span.hi);
        self.expr(lo, hi, ExprKind::KeyValue(Box::new(key), Box::new(value)))
    }

    pub fn composite(
        &mut self,
        ty: Option<Expr>,
        lbrace: Pos,
        elems: Vec<Expr>,
        rbrace: Pos,
    ) -> Expr {
        let lo = ty.as_ref().map_or(lbrace, |t| t.span.lo);
        let lit = CompositeLit {
            ty,
            elems,
            lbrace,
            rbrace,
        };
        self.expr(lo, Pos(rbrace.0 + 1), ExprKind::Composite(Box::new(lit)))
    }

    /// `x{…}`, where `x` has to be the name of a type.
    pub fn name_composite(&mut self, x: Expr, lbrace: Pos, elems: Vec<Expr>, rbrace: Pos) -> Expr {
        let span = Span::new(lbrace, Pos(lbrace.0 + 1));
        match &x.unparen().kind {
            ExprKind::Name(_)
            | ExprKind::Selector(..)
            | ExprKind::Index(..)
            | ExprKind::ArrayType(..)
            | ExprKind::SliceType(_)
            | ExprKind::StructType(_)
            | ExprKind::MapType(..) => {
                if matches!(x.kind, ExprKind::Paren(_)) {
                    self.syntax_error(span, "cannot parenthesize type in composite literal");
                }
            }
            _ => self.syntax_error(span, "unexpected { at end of statement"),
        }
        self.composite(Some(x), lbrace, elems, rbrace)
    }

    pub fn func_lit(&mut self, ty: Expr, body: Block) -> Expr {
        let hi = Pos(body.rbrace.0 + 1);
        let ExprKind::FuncType(sig) = ty.kind else {
            unreachable!("the grammar has a func type here")
        };
        let lit = FuncLit { sig: *sig, body };
        self.expr(ty.span.lo, hi, ExprKind::Func(Arc::new(lit)))
    }

    pub fn slice_type(&mut self, lo: Pos, elem: Expr, hi: Pos) -> Expr {
        self.expr(lo, hi, ExprKind::SliceType(Box::new(elem)))
    }

    /// `[len]T`; without a length `[...]T`. The grammar reads lengths as it reads type arguments.
    pub fn array_type(&mut self, lo: Pos, len: Option<Vec<Expr>>, elem: Expr, hi: Pos) -> Expr {
        let len = len.map(|list| {
            if let Some(second) = list.get(1) {
                self.syntax_error(second.span, "unexpected comma; expected ]");
            }
            list.into_iter()
                .next()
                .map(Box::new)
                .expect("the grammar has at least one")
        });
        self.expr(lo, hi, ExprKind::ArrayType(len, Box::new(elem)))
    }

    pub fn map_type(&mut self, lo: Pos, key: Expr, elem: Expr, hi: Pos) -> Expr {
        self.expr(lo, hi, ExprKind::MapType(Box::new(key), Box::new(elem)))
    }

    pub fn chan(&mut self, lo: Pos, dir: ChanDir, elem: Expr, hi: Pos) -> Expr {
        self.expr(lo, hi, ExprKind::ChanType(dir, Box::new(elem)))
    }

    pub fn func_type(&mut self, lo: Pos, params: Vec<Param>, results: Vec<Param>, hi: Pos) -> Expr {
        let ty = self.signature(lo, params, results);
        self.expr(lo, hi, ExprKind::FuncType(Box::new(ty)))
    }

    /// A result list of one type without parentheses.
    pub fn result(&mut self, ty: Expr) -> Vec<Param> {
        vec![Param {
            name: None,
            ty: Some(ty),
            variadic: None,
        }]
    }

    pub fn signature(&mut self, pos: Pos, params: Vec<Param>, results: Vec<Param>) -> FuncType {
        let last = params.len().saturating_sub(1);
        for dots in params[..last].iter().filter_map(|p| p.variadic) {
            self.error(
                Span::new(dots, Pos(dots.0 + 3)),
                "can only use ... with final parameter",
            );
        }
        self.no_dots(&results);
        FuncType {
            pos,
            params,
            results,
        }
    }

    /// Results and receivers take no `...`.
    pub(super) fn no_dots(&mut self, params: &[Param]) {
        for dots in params.iter().filter_map(|p| p.variadic) {
            self.error(Span::new(dots, Pos(dots.0 + 3)), "invalid use of ...");
        }
    }

    pub fn struct_type(&mut self, lo: Pos, fields: Vec<Vec<Field>>, hi: Pos) -> Expr {
        let fields = fields.into_iter().flatten().collect();
        self.expr(lo, hi, ExprKind::StructType(fields))
    }

    /// `a, b T "tag"`; the type stands in the last.
    pub fn fields(
        &mut self,
        lo: Pos,
        names: Vec<Ident>,
        ty: Expr,
        tag: Option<String>,
        hi: Pos,
    ) -> Vec<Field> {
        let field = |name| Field {
            name: Some(name),
            ty: None,
            tag: tag.clone(),
            span: Span::new(lo, hi),
        };
        let mut fields: Vec<_> = names.into_iter().map(field).collect();
        if let Some(last) = fields.last_mut() {
            last.ty = Some(ty);
        }
        fields
    }

    pub fn embedded(&mut self, lo: Pos, ty: Expr, tag: Option<String>, hi: Pos) -> Vec<Field> {
        let inner = match &ty.kind {
            ExprKind::Star(inner) => inner,
            _ => &ty,
        };
        if matches!(inner.kind, ExprKind::Paren(_)) {
            let span = inner.span;
            self.syntax_error(span, "cannot parenthesize embedded type");
        }
        vec![Field {
            name: None,
            ty: Some(ty),
            tag,
            span: Span::new(lo, hi),
        }]
    }

    pub fn tag(&mut self, text: &str) -> String {
        String::from_utf8_lossy(&literal::string(text)).into_owned()
    }

    pub fn interface_type(&mut self, lo: Pos, elems: Vec<InterfaceElem>, hi: Pos) -> Expr {
        self.expr(lo, hi, ExprKind::InterfaceType(elems))
    }

    pub fn method(&mut self, name: Ident, mut sig: FuncType) -> InterfaceElem {
        sig.pos = name.span.lo;
        InterfaceElem::Method(name, sig)
    }
}
