//! Untyped operands and how they get their types.
//!
//! The type of an untyped expression is final only when its context is known. Until then the expression, and those inside
//! it that share its type, are noted in `Checker::untyped`.

use super::check::{Checker, INVALID};
use super::constant::{NotRepresentable, Value};
use super::info::Mode;
use super::operand::Operand;
use super::print::expr_text;
use super::ty::{Basic, Type, TypeId};
use crate::source::Span;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, UnaryOp};

/// An expression whose type is not final.
#[derive(Clone, Debug)]
pub(super) struct Untyped {
    /// Left operand of a shift: it must become an integer.
    pub shifted: bool,
    pub mode: Mode,
    pub ty: TypeId,
    pub value: Option<Value>,
}

/// Why an untyped operand cannot get a type.
#[derive(Clone, Copy, PartialEq, Debug)]
pub(super) enum Conversion {
    /// They have nothing in common.
    Impossible,
    Truncated,
    Overflow,
}

impl Checker {
    /// Records an operand under its expression.
    pub(super) fn record_operand(&mut self, x: &Operand) {
        let id = x.expr.id;
        let (ty, value) = match x.mode {
            Mode::Invalid => (INVALID, None),
            Mode::NoValue => (self.info.types.tuple(&[]), None),
            Mode::Constant => (x.ty, x.value.clone()),
            _ => (x.ty, None),
        };
        if x.mode != Mode::Invalid && self.info.types.is_untyped(ty) {
            self.untyped.insert(
                id,
                Untyped {
                    shifted: false,
                    mode: x.mode,
                    ty,
                    value: value.clone(),
                },
            );
        } else {
            self.untyped.remove(&id);
        }
        self.record(id, x.mode, ty, value);
    }

    /// Gives an untyped expression, and what it is made of, a type; final or still untyped.
    pub(super) fn update_expr_type(&mut self, e: &Expr, ty: TypeId, last: bool) {
        let Some(old) = self.untyped.get(&e.id).cloned() else {
            return;
        };
        match &e.kind {
            ExprKind::Paren(x) => self.update_expr_type(x, ty, last),
            // The operands of constants never become values.
            ExprKind::Unary(_, x) if old.value.is_none() => self.update_expr_type(x, ty, last),
            ExprKind::Binary(op, _, x, y) if old.value.is_none() => {
                if is_comparison(*op) {
                    // Their types have been final before.
                } else if is_shift(*op) {
                    self.update_expr_type(x, ty, last);
                } else {
                    self.update_expr_type(x, ty, last);
                    self.update_expr_type(y, ty, last);
                }
            }
            _ => {}
        }
        if !last && self.info.types.is_untyped(ty) {
            let ty = self.under(ty);
            if let Some(old) = self.untyped.get_mut(&e.id) {
                old.ty = ty;
            }
            self.record(e.id, old.mode, ty, old.value);
            return;
        }
        self.untyped.remove(&e.id);
        if old.shifted && !self.info.types.is_integer(ty) {
            let text = format!(
                "invalid operation: shifted operand {} (type {}) must be integer",
                expr_text(e),
                self.text(ty)
            );
            self.error("InvalidShiftOperand", e.span, text);
            return;
        }
        let mut value = old.value;
        if let Some(v) = &value {
            let mut c = Operand::constant(old.ty, v.clone(), e);
            c.mode = old.mode;
            self.convert_untyped(&mut c, ty);
            if c.is_invalid() {
                return;
            }
            value = c.value;
        }
        self.record(e.id, old.mode, ty, value);
    }

    /// The type that an untyped operand gets where `target` is asked for, with its value in it.
    pub(super) fn implicit_type(
        &mut self,
        x: &Operand,
        target: TypeId,
    ) -> Result<(TypeId, Option<Value>), Conversion> {
        if x.is_invalid() || !self.info.types.is_untyped(x.ty) || target == INVALID {
            return Ok((x.ty, None));
        }
        if x.is_nil() {
            return if self.info.types.has_nil(target) {
                Ok((target, None))
            } else {
                Err(Conversion::Impossible)
            };
        }
        if self.info.types.is_untyped(target) {
            return match self.larger_untyped(x.ty, target) {
                Some(t) => Ok((t, None)),
                None => Err(Conversion::Impossible),
            };
        }
        let under = self.under(target);
        match *self.info.types.get(under) {
            Type::Basic(b) => {
                if x.mode == Mode::Constant {
                    let value = self.representation(x, b)?;
                    return Ok((target, Some(value)));
                }
                let fits = match self.info.types.get(x.ty) {
                    Type::Basic(Basic::UntypedBool) => b.is_boolean(),
                    Type::Basic(
                        Basic::UntypedInt
                        | Basic::UntypedRune
                        | Basic::UntypedFloat
                        | Basic::UntypedComplex,
                    ) => b.is_numeric(),
                    Type::Basic(Basic::UntypedString) => b.is_string(),
                    _ => false,
                };
                if fits {
                    Ok((target, None))
                } else {
                    Err(Conversion::Impossible)
                }
            }
            Type::Param(_) => {
                let terms = self.info.types.terms(target).unwrap_or_default();
                for term in &terms {
                    let under = self.under(term.ty);
                    self.implicit_type(x, under)?;
                }
                if terms.is_empty() {
                    return Err(Conversion::Impossible);
                }
                Ok((target, None))
            }
            Type::Interface(_) => {
                let set = self.info.types.type_set(under);
                if !set.methods.is_empty() || set.terms.is_some() || set.comparable {
                    return Err(Conversion::Impossible);
                }
                Ok((self.info.types.default_type(x.ty), None))
            }
            _ => Err(Conversion::Impossible),
        }
    }

    /// The untyped type that holds the values of both.
    pub(super) fn larger_untyped(&mut self, a: TypeId, b: TypeId) -> Option<TypeId> {
        if a == b {
            return Some(a);
        }
        let types = &mut self.info.types;
        (types.is_numeric(a) && types.is_numeric(b)).then(|| a.max(b))
    }

    /// A constant's value in a basic type.
    pub(super) fn representation(&mut self, x: &Operand, b: Basic) -> Result<Value, Conversion> {
        let value = x.constant_value();
        value.representable(b).map_err(|why| {
            let numeric = self.info.types.is_numeric(x.ty) && b.is_numeric();
            match why {
                _ if !numeric => Conversion::Impossible,
                NotRepresentable::Truncated => Conversion::Truncated,
                _ if !self.info.types.is_integer(x.ty) && b.is_integer() => Conversion::Truncated,
                _ => Conversion::Overflow,
            }
        })
    }

    /// Gives an untyped operand the type that its context asks for; reports if that is impossible.
    pub(super) fn convert_untyped(&mut self, x: &mut Operand, target: TypeId) {
        match self.implicit_type(x, target) {
            Err(why) => {
                let target = if self.info.types.is_param(target) {
                    target
                } else {
                    self.under(target)
                };
                self.invalid_conversion(why, x, target);
                x.invalidate();
            }
            Ok((ty, value)) => {
                if let Some(v) = value {
                    self.update_value(x.expr, &v);
                    x.value = Some(v);
                }
                if ty != x.ty {
                    x.ty = ty;
                    self.update_expr_type(x.expr, ty, false);
                }
            }
        }
    }

    fn update_value(&mut self, e: &Expr, value: &Value) {
        if let Some(u) = self.untyped.get_mut(&e.id) {
            u.value = Some(value.clone());
        }
    }

    pub(super) fn invalid_conversion(&mut self, why: Conversion, x: &Operand, target: TypeId) {
        let generic = matches!(self.info.types.get(target), Type::Param(_));
        let why = if generic { Conversion::Impossible } else { why };
        let (what, target) = (self.describe(x), self.text(target));
        let (code, text) = match why {
            Conversion::Impossible => (
                "InvalidUntypedConversion",
                format!("cannot convert {what} to type {target}"),
            ),
            Conversion::Truncated => ("TruncatedFloat", format!("{what} truncated to {target}")),
            Conversion::Overflow => ("NumericOverflow", format!("{what} overflows {target}")),
        };
        self.error(code, x.expr.span, text);
    }

    /// Checks a constant result: typed ones must fit their type, untyped integers must not grow without limit.
    pub(super) fn overflow(&mut self, x: &mut Operand, at: Span) {
        let Some(value) = &x.value else {
            return;
        };
        if value.is_unknown() {
            self.error(
                "InvalidConstVal",
                at,
                "constant result is not representable",
            );
            return;
        }
        if !self.info.types.is_untyped(x.ty) {
            if let Some(b) = self.info.types.basic(x.ty) {
                self.representable(x, b);
            }
            return;
        }
        if matches!(value, Value::Int(_)) && value.bit_len() > 512 {
            let op = match &x.expr.kind {
                ExprKind::Binary(BinaryOp::Add, ..) => "addition ",
                ExprKind::Binary(BinaryOp::Sub, ..) => "subtraction ",
                ExprKind::Binary(BinaryOp::Xor, ..) => "bitwise XOR ",
                ExprKind::Binary(BinaryOp::Mul, ..) => "multiplication ",
                ExprKind::Binary(BinaryOp::Shl, ..) => "shift ",
                ExprKind::Unary(UnaryOp::Xor, _) => "bitwise complement ",
                _ => "",
            };
            self.error("InvalidConstVal", at, format!("constant {op}overflow"));
            x.value = Some(Value::Unknown);
        }
    }

    /// A constant must be representable in a basic type.
    pub(super) fn representable(&mut self, x: &mut Operand, b: Basic) {
        match self.representation(x, b) {
            Ok(value) => x.value = Some(value),
            Err(why) => {
                let ty = match self.info.types.get(x.ty) {
                    Type::Basic(_) => x.ty,
                    _ => b.id(),
                };
                self.invalid_conversion(why, x, ty);
                x.invalidate();
            }
        }
    }
}

pub(super) fn is_comparison(op: BinaryOp) -> bool {
    matches!(
        op,
        BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge
    )
}

pub(super) fn is_shift(op: BinaryOp) -> bool {
    matches!(op, BinaryOp::Shl | BinaryOp::Shr)
}
