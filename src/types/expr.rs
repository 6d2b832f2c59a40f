//! Expressions.

use super::check::{Checker, INVALID};
use super::constant::Value;
use super::info::Mode;
use super::operand::{Operand, Target};
use super::print::{expr_text, unary_text};
use super::ty::{Basic, ChanDir, Type, TypeId};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, LitKind, UnaryOp};

/// What an expression is as a statement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Kind {
    Conversion,
    Expression,
    /// May stand alone.
    Statement,
}

impl Checker {
    /// A single value.
    pub(super) fn expr<'e>(&mut self, target: Option<&Target>, e: &'e Expr) -> Operand<'e> {
        let (mut x, _) = self.raw_expr(target, e, None, false);
        self.exclude(&mut x, false);
        self.single_value(&mut x);
        x
    }

    /// As [`Checker::expr`], a generic function not instantiated included.
    pub(super) fn generic_expr<'e>(&mut self, e: &'e Expr) -> Operand<'e> {
        let (mut x, _) = self.raw_expr(None, e, None, true);
        self.exclude(&mut x, false);
        self.single_value(&mut x);
        x
    }

    /// Any number of values.
    pub(super) fn multi_expr<'e>(&mut self, e: &'e Expr) -> Operand<'e> {
        let (mut x, _) = self.raw_expr(None, e, None, false);
        self.exclude(&mut x, false);
        x
    }

    /// An element of a composite literal whose type may be elided; perhaps a generic function.
    pub(super) fn expr_with_hint<'e>(&mut self, e: &'e Expr, hint: TypeId) -> Operand<'e> {
        let (mut x, _) = self.raw_expr(None, e, Some(hint), true);
        self.exclude(&mut x, false);
        self.single_value(&mut x);
        x
    }

    /// A value or a type.
    pub(super) fn expr_or_type<'e>(&mut self, e: &'e Expr, generic: bool) -> Operand<'e> {
        let (mut x, _) = self.raw_expr(None, e, None, generic);
        self.exclude(&mut x, true);
        self.single_value(&mut x);
        x
    }

    /// Reports operands that are no values (or types, if those are fine).
    pub(super) fn exclude(&mut self, x: &mut Operand, types: bool) {
        let text = match x.mode {
            Mode::NoValue if types => format!("{} used as value or type", self.describe(x)),
            Mode::NoValue => format!("{} used as value", self.describe(x)),
            Mode::Builtin => format!("{} must be called", self.describe(x)),
            Mode::Type if !types => format!("{} is not an expression", self.describe(x)),
            _ => return,
        };
        self.error("NotAnExpr", x.expr.span, text);
        x.invalidate();
    }

    pub(super) fn single_value(&mut self, x: &mut Operand) {
        if x.mode == Mode::Value
            && let Type::Tuple(list) = self.info.types.get(x.ty)
            && list.len() != 1
        {
            let text = format!(
                "multiple-value {} in single-value context",
                self.describe_tuple(x)
            );
            self.error("TooManyValues", x.expr.span, text);
            x.invalidate();
        }
    }

    /// Several results, with the names that they were declared with.
    fn describe_tuple(&mut self, x: &Operand) -> String {
        let names = match &x.expr.kind {
            ExprKind::Call(call) => self.names_of_function(&call.func),
            _ => None,
        };
        let names = names.map(|names| names.results).unwrap_or_default();
        let ty = match self.info.types.get(x.ty) {
            Type::Tuple(list) if names.iter().any(|n| !n.is_empty()) => {
                let list = list.clone();
                let named = names.iter().zip(list.iter());
                let list: Vec<_> = named
                    .map(|(n, &t)| format!("{n} {}", self.text(t)))
                    .collect();
                format!("({})", list.join(", "))
            }
            _ => self.text(x.ty),
        };
        format!("{} (value of type {ty})", expr_text(x.expr))
    }

    /// Checks an expression, whatever it is, and records the result.
    pub(super) fn raw_expr<'e>(
        &mut self,
        target: Option<&Target>,
        e: &'e Expr,
        hint: Option<TypeId>,
        generic: bool,
    ) -> (Operand<'e>, Kind) {
        let (mut x, kind) = self.expr_inner(target, e, hint);
        x.expr = e;
        if !generic {
            self.non_generic(&mut x);
        }
        self.record_operand(&x);
        (x, kind)
    }

    /// A generic function or type must be instantiated here.
    pub(super) fn non_generic(&mut self, x: &mut Operand) {
        if x.is_invalid() || x.mode == Mode::NoValue {
            return;
        }
        let what = match self.info.types.get(x.ty) {
            Type::Named(_) if self.is_generic_type(x.ty) => "type",
            _ if x.mode == Mode::Type && self.generic_alias(x.expr).is_some() => "type",
            Type::Signature(s) if !s.type_params.is_empty() => "function",
            _ => return,
        };
        let name = expr_text(x.expr);
        let text = format!("cannot use generic {what} {name} without instantiation");
        self.error("WrongTypeArgCount", x.expr.span, text);
        x.invalidate();
    }

    fn expr_inner<'e>(
        &mut self,
        target: Option<&Target>,
        e: &'e Expr,
        hint: Option<TypeId>,
    ) -> (Operand<'e>, Kind) {
        let x = match &e.kind {
            ExprKind::Bad => Operand::invalid(e),
            ExprKind::Name(_) => {
                let x = self.ident(e, false);
                self.instantiate_for_target(target, x)
            }
            ExprKind::Lit(kind, text) => self.literal(e, *kind, text),
            ExprKind::Func(lit) => self.func_lit(e, lit),
            ExprKind::Composite(lit) => self.composite(e, lit, hint),
            ExprKind::Paren(x) => {
                let (x, kind) = self.raw_expr(target, x, None, true);
                return (x, kind);
            }
            ExprKind::Selector(inner, name) => {
                let x = self.selector(e, inner, name, false);
                self.instantiate_for_target(target, x)
            }
            ExprKind::Index(inner, args) => {
                let x = self.index_expr(e, inner, args);
                self.instantiate_for_target(target, x)
            }
            ExprKind::Slice(s) => self.slice_expr(e, s),
            ExprKind::TypeAssert(x, ty) => self.type_assert(e, x, ty.as_deref()),
            ExprKind::Call(call) => return self.call(e, call),
            ExprKind::Star(x) => self.deref(e, x),
            ExprKind::AddressOf(x) => self.address_of(e, x, hint),
            ExprKind::Receive(x) => return (self.receive(e, x), Kind::Statement),
            ExprKind::Unary(op, x) => self.unary(e, *op, x),
            ExprKind::Binary(op, pos, x, y) => self.binary(Some(e), x, y, *op, *pos),
            ExprKind::KeyValue(..) => {
                self.error("InvalidSyntaxTree", e.span, "no key:value expected");
                Operand::invalid(e)
            }
            ExprKind::ArrayType(..)
            | ExprKind::SliceType(_)
            | ExprKind::StructType(_)
            | ExprKind::FuncType(_)
            | ExprKind::InterfaceType(_)
            | ExprKind::MapType(..)
            | ExprKind::ChanType(..) => {
                let ty = self.typ(e);
                let mut x = Operand::new(Mode::Type, ty, e);
                if ty == INVALID {
                    x.invalidate();
                }
                x
            }
        };
        (x, Kind::Expression)
    }

    /// A generic function assigned to a variable of a function type gets its type arguments from there.
    fn instantiate_for_target<'e>(
        &mut self,
        target: Option<&Target>,
        x: Operand<'e>,
    ) -> Operand<'e> {
        let generic = x.mode == Mode::Value
            && matches!(self.info.types.get(x.ty),
                Type::Signature(s) if !s.type_params.is_empty());
        match target {
            Some(target) if generic => self.infer_from_target(x, target),
            _ => x,
        }
    }

    fn literal<'e>(&mut self, e: &'e Expr, kind: LitKind, text: &str) -> Operand<'e> {
        let ty = match kind {
            LitKind::Int => Basic::UntypedInt,
            LitKind::Float => Basic::UntypedFloat,
            LitKind::Imag => Basic::UntypedComplex,
            LitKind::Char => Basic::UntypedRune,
            LitKind::String => Basic::UntypedString,
        };
        let value = Value::from_literal(kind, text);
        if value.is_unknown() {
            let text = if kind == LitKind::Int {
                format!("excessively long constant: {text}")
            } else {
                format!("malformed constant: {text}")
            };
            self.error("InvalidConstVal", e.span, text);
            return Operand::invalid(e);
        }
        let mut x = Operand::constant(ty.id(), value, e);
        self.overflow(&mut x, e.span);
        x
    }

    fn type_assert<'e>(&mut self, e: &'e Expr, inner: &'e Expr, ty: Option<&Expr>) -> Operand<'e> {
        let x = self.expr(None, inner);
        if x.is_invalid() {
            if let Some(t) = ty {
                self.typ(t);
            }
            return Operand::invalid(e);
        }
        let Some(t) = ty else {
            let text = "invalid syntax tree: use of .(type) outside type switch";
            self.error("InvalidSyntaxTree", e.span, text);
            return Operand::invalid(e);
        };
        if self.info.types.is_param(x.ty) {
            let text = format!(
                "invalid operation: cannot use type assertion on type parameter value {}",
                self.describe(&x)
            );
            self.error("InvalidAssert", inner.span, text);
            return Operand::invalid(e);
        }
        if !self.info.types.is_interface(x.ty) {
            let text = format!(
                "invalid operation: {} is not an interface",
                self.describe(&x)
            );
            self.error("InvalidAssert", inner.span, text);
            self.typ(t);
            return Operand::invalid(e);
        }
        let ty = self.var_type(t);
        if ty == INVALID {
            return Operand::invalid(e);
        }
        self.check_assertable(e, &x, ty, false);
        Operand::new(Mode::CommaOk, ty, e)
    }

    /// Reports if the interface value `x` can never hold a `ty`.
    pub(super) fn check_assertable(
        &mut self,
        e: &Expr,
        x: &Operand,
        ty: TypeId,
        type_switch: bool,
    ) {
        self.resolve_methods(ty, x.ty);
        let Err(cause) = self.info.types.assertable(x.ty, ty) else {
            return;
        };
        let name = self.text(ty);
        let text = if type_switch {
            format!(
                "impossible type switch case: {}\n\t{} cannot have dynamic type {name} {cause}",
                expr_text(e),
                self.describe(x)
            )
        } else {
            format!(
                "impossible type assertion: {}\n\t{name} does not implement {} {cause}",
                expr_text(e),
                self.text(x.ty)
            )
        };
        self.error("ImpossibleAssert", e.span, text);
    }

    fn deref<'e>(&mut self, e: &'e Expr, inner: &'e Expr) -> Operand<'e> {
        let x = self.expr_or_type(inner, false);
        match x.mode {
            Mode::Invalid => Operand::invalid(e),
            Mode::Type => {
                self.later_not_constraint(x.ty, inner.span);
                let ty = self.info.types.pointer(x.ty);
                Operand::new(Mode::Type, ty, e)
            }
            Mode::Nil => {
                let text = "invalid operation: cannot indirect nil";
                self.error("InvalidIndirection", inner.span, text);
                Operand::invalid(e)
            }
            _ => {
                let core = self.info.types.core_type(x.ty);
                match core.map(|c| self.info.types.get(c).clone()) {
                    Some(Type::Pointer(base)) => {
                        if base == INVALID {
                            return Operand::invalid(e);
                        }
                        Operand::new(Mode::Variable, base, e)
                    }
                    _ => {
                        let text =
                            format!("invalid operation: cannot indirect {}", self.describe(&x));
                        self.error("InvalidIndirection", inner.span, text);
                        Operand::invalid(e)
                    }
                }
            }
        }
    }

    fn address_of<'e>(
        &mut self,
        e: &'e Expr,
        inner: &'e Expr,
        hint: Option<TypeId>,
    ) -> Operand<'e> {
        // `&{…}` in a composite literal whose elements are pointers.
        let hint = hint.and_then(|h| match *self.info.types.get(h) {
            Type::Pointer(base) => Some(base),
            _ => None,
        });
        let (mut x, _) = self.raw_expr(None, inner, hint, false);
        self.exclude(&mut x, false);
        self.single_value(&mut x);
        if x.is_invalid() {
            return Operand::invalid(e);
        }
        let bare = inner.unparen();
        if !matches!(bare.kind, ExprKind::Composite(_)) && x.mode != Mode::Variable {
            x.expr = bare;
            let text = format!(
                "invalid operation: cannot take address of {}",
                self.describe(&x)
            );
            self.error("UnaddressableOperand", bare.span, text);
            return Operand::invalid(e);
        }
        self.take_address(inner);
        let ty = self.info.types.pointer(x.ty);
        Operand::new(Mode::Value, ty, e)
    }

    fn receive<'e>(&mut self, e: &'e Expr, inner: &'e Expr) -> Operand<'e> {
        let x = self.expr(None, inner);
        if x.is_invalid() {
            return Operand::invalid(e);
        }
        let Some(elem) = self.channel_elem(&x, "receive from", ChanDir::Send, inner.span) else {
            return Operand::invalid(e);
        };
        self.env.has_call = true;
        Operand::new(Mode::CommaOk, elem, e)
    }

    /// The element type of a channel that must not have direction `wrong`; reports if there is none.
    pub(super) fn channel_elem(
        &mut self,
        x: &Operand,
        what: &str,
        wrong: ChanDir,
        span: Span,
    ) -> Option<TypeId> {
        let only = match wrong {
            ChanDir::Send => "send-only",
            _ => "receive-only",
        };
        let mut elem: Option<(TypeId, TypeId)> = None;
        let terms = self.info.types.terms(x.ty);
        let mut problem = terms
            .as_ref()
            .is_none_or(Vec::is_empty)
            .then(|| ("no specific channel type".to_string(), "non-channel"));
        for term in terms.unwrap_or_default() {
            let under = self.under(term.ty);
            let text = self.text(term.ty);
            problem = match (self.info.types.get(under).clone(), elem) {
                (Type::Chan(dir, _), _) if dir == wrong => {
                    let short = if only == "send-only" {
                        "send-only channel"
                    } else {
                        "receive-only channel"
                    };
                    Some((format!("{short} {text}"), short))
                }
                (Type::Chan(_, t), Some((first, e)))
                    if what != "close" && !self.info.types.identical(e, t) =>
                {
                    let first = self.text(first);
                    let words = format!("channels {first} and {text} have different element types");
                    Some((words, "non-channel"))
                }
                (Type::Chan(_, t), _) => {
                    elem = Some((term.ty, t));
                    continue;
                }
                _ => Some((format!("non-channel {text}"), "non-channel")),
            };
            break;
        }
        let Some((long, short)) = problem else {
            return elem.map(|e| e.1);
        };
        let operand = self.describe(x);
        let text = if what == "close" {
            format!("invalid operation: cannot close {short} {operand}")
        } else if self.info.types.is_param(x.ty) {
            format!("invalid operation: cannot {what} {operand}: {long}")
        } else {
            let ty = self.text(x.ty);
            format!("invalid operation: cannot {what} {short} {ty} {operand}")
        };
        self.error("InvalidReceive", span, text);
        None
    }

    fn unary<'e>(&mut self, e: &'e Expr, op: UnaryOp, inner: &'e Expr) -> Operand<'e> {
        let mut x = self.expr(None, inner);
        if x.is_invalid() {
            return Operand::invalid(e);
        }
        let types = &mut self.info.types;
        let defined = match op {
            UnaryOp::Plus | UnaryOp::Minus => types.is_numeric(x.ty),
            UnaryOp::Xor => types.is_integer(x.ty),
            UnaryOp::Not => types.is_boolean(x.ty),
            UnaryOp::Tilde => {
                let mut text = "cannot use ~ outside of interface or type constraint".to_string();
                if types.is_integer(x.ty) {
                    text.push_str(" (use ^ for bitwise complement)");
                }
                self.error("UndefinedOp", e.span, text);
                return Operand::invalid(e);
            }
        };
        if !defined {
            let text = format!(
                "invalid operation: operator {} not defined on {}",
                unary_text(op),
                self.describe(&x)
            );
            self.error("UndefinedOp", inner.span, text);
            return Operand::invalid(e);
        }
        x.expr = e;
        if x.mode == Mode::Constant {
            let value = x.constant_value();
            if value.is_unknown() {
                return x;
            }
            let unsigned = match self.info.types.basic(x.ty) {
                Some(b) if b.is_unsigned() => Some(b),
                _ => None,
            };
            x.value = Some(Value::unary(op, &value, unsigned));
            self.overflow(&mut x, e.span);
            return x;
        }
        x.mode = Mode::Value;
        x
    }
}
