//! Binary operations and comparisons.

use super::check::Checker;
use super::constant::Value;
use super::info::Mode;
use super::operand::Operand;
use super::print::{expr_text, op_text};
use super::ty::{Basic, Type, TypeId};
use super::untyped::{Conversion, is_comparison, is_shift};
use crate::source::{Pos, Span};
use crate::syntax::ast::{BinaryOp, Expr};

impl Checker {
    /// `x op y`; without `e`, of `x op= y`.
    pub(super) fn binary<'e>(
        &mut self,
        e: Option<&'e Expr>,
        lhs: &'e Expr,
        rhs: &'e Expr,
        op: BinaryOp,
        pos: Pos,
    ) -> Operand<'e> {
        let mut x = self.expr(None, lhs);
        let mut y = self.expr(None, rhs);
        let whole = e.unwrap_or(lhs);
        if x.is_invalid() || y.is_invalid() {
            return Operand::invalid(whole);
        }
        if is_shift(op) {
            let span = Span::new(pos, Pos(pos.0 + 2));
            self.shift(&mut x, &mut y, e, op, span);
            return x;
        }
        let written = (x.ty, y.ty);
        self.match_operands(&mut x, &mut y, e, lhs, rhs, op);
        if x.is_invalid() {
            return Operand::invalid(whole);
        }
        if is_comparison(op) {
            return self.comparison(x, y, op, None);
        }
        if !self.info.types.identical(x.ty, y.ty) {
            if !self.info.types.is_invalid(x.ty) && !self.info.types.is_invalid(y.ty) {
                (x.ty, y.ty) = written;
                self.mismatched(&x, &y, e, lhs, rhs, op);
            }
            return Operand::invalid(whole);
        }
        if !self.operator_defined(&x, op) {
            return Operand::invalid(whole);
        }
        if matches!(op, BinaryOp::Div | BinaryOp::Rem) {
            let integer = self.info.types.is_integer(x.ty);
            let mut zero = || {
                let by = y.constant_value();
                // The quotient of complex constants is made with the square of the divisor's length.
                let squared = x.mode == Mode::Constant && self.info.types.is_complex(x.ty);
                !by.is_unknown() && (by.sign() == 0 || squared && by.vanishes_squared())
            };
            if (x.mode == Mode::Constant || integer) && y.mode == Mode::Constant && zero() {
                self.error("DivByZero", rhs.span, "invalid operation: division by zero");
                return Operand::invalid(whole);
            }
        }
        if x.mode == Mode::Constant && y.mode == Mode::Constant {
            let (a, b) = (x.constant_value(), y.constant_value());
            if a.is_unknown() || b.is_unknown() {
                x.value = Some(Value::Unknown);
                x.expr = whole;
                return x;
            }
            let integer = self.info.types.is_integer(x.ty);
            x.value = Some(Value::binary(op, &a, &b, integer));
            x.expr = whole;
            let span = Span::new(pos, Pos(pos.0 + op_text(op).len() as u32));
            self.overflow(&mut x, span);
            return x;
        }
        x.mode = Mode::Value;
        x.value = None;
        x
    }

    fn mismatched(
        &mut self,
        x: &Operand,
        y: &Operand,
        e: Option<&Expr>,
        lhs: &Expr,
        rhs: &Expr,
        op: BinaryOp,
    ) {
        let (tx, ty) = (self.text(x.ty), self.text(y.ty));
        let what = match e {
            Some(e) => expr_text(e),
            None => format!("{} {}= {}", expr_text(lhs), op_text(op), expr_text(rhs)),
        };
        let span = if is_comparison(op) {
            rhs.span
        } else {
            lhs.span.to(rhs.span)
        };
        let diag = self.error(
            "MismatchedTypes",
            span,
            format!("invalid operation: {what} (mismatched types {tx} and {ty})"),
        );
        diag.label(lhs.span, tx).label(rhs.span, ty);
    }

    /// Brings untyped operands to the type of the other one.
    pub(super) fn match_operands(
        &mut self,
        x: &mut Operand,
        y: &mut Operand,
        e: Option<&Expr>,
        lhs: &Expr,
        rhs: &Expr,
        op: BinaryOp,
    ) {
        if !self.may_convert(x, y) {
            return;
        }
        let (a, b) = (self.implicit_type(x, y.ty), self.implicit_type(y, x.ty));
        let wrong = match (a, b) {
            (Err(why), _) => Some((why, false)),
            (_, Err(why)) => Some((why, true)),
            _ => None,
        };
        if let Some((why, second)) = wrong {
            if why == Conversion::Impossible {
                self.mismatched(x, y, e, lhs, rhs, op);
            } else {
                let (o, other) = if second { (&*y, x.ty) } else { (&*x, y.ty) };
                let target = match self.info.types.get(other) {
                    Type::Basic(_) => other,
                    _ => self.under(other),
                };
                self.invalid_conversion(why, o, target);
            }
            x.invalidate();
            return;
        }
        let (xt, yt) = (x.ty, y.ty);
        self.convert_untyped(x, yt);
        if x.is_invalid() {
            return;
        }
        self.convert_untyped(y, xt);
        if y.is_invalid() {
            x.invalidate();
        }
    }

    fn may_convert(&mut self, x: &Operand, y: &Operand) -> bool {
        let types = &mut self.info.types;
        if !types.is_untyped(x.ty) && !types.is_untyped(y.ty) {
            return false;
        }
        if types.is_interface(x.ty) || types.is_interface(y.ty) {
            return true;
        }
        if types.is_boolean(x.ty) != types.is_boolean(y.ty)
            || types.is_numeric(x.ty) != types.is_numeric(y.ty)
        {
            return false;
        }
        if types.is_string(x.ty) != types.is_string(y.ty) {
            return false;
        }
        if x.is_nil() {
            return types.has_nil(y.ty);
        }
        if y.is_nil() {
            return types.has_nil(x.ty);
        }
        for t in [x.ty, y.ty] {
            let under = types.underlying(t);
            if matches!(types.get(under), Type::Pointer(_)) {
                return false;
            }
        }
        true
    }

    /// Whether `op` is defined on the operand; reports if not.
    pub(super) fn operator_defined(&mut self, x: &Operand, op: BinaryOp) -> bool {
        let types = &mut self.info.types;
        let ok = match op {
            BinaryOp::Add => types.is_numeric_or_string(x.ty),
            BinaryOp::Sub | BinaryOp::Mul | BinaryOp::Div => types.is_numeric(x.ty),
            BinaryOp::Rem | BinaryOp::And | BinaryOp::Or | BinaryOp::Xor | BinaryOp::AndNot => {
                types.is_integer(x.ty)
            }
            BinaryOp::LogAnd | BinaryOp::LogOr => types.is_boolean(x.ty),
            _ => true,
        };
        if !ok {
            let text = format!(
                "invalid operation: operator {} not defined on {}",
                op_text(op),
                self.describe(x)
            );
            self.error("UndefinedOp", x.expr.span, text);
        }
        ok
    }

    /// `x op y` for comparisons. In a `switch`, `x` is the case and `y` the tag, with the case's expression as `switch_case`.
    pub(super) fn comparison<'e>(
        &mut self,
        mut x: Operand<'e>,
        y: Operand<'e>,
        op: BinaryOp,
        switch_case: Option<&Expr>,
    ) -> Operand<'e> {
        if self.info.types.is_invalid(x.ty) || self.info.types.is_invalid(y.ty) {
            x.invalidate();
            return x;
        }
        if let Err((second, cause, code)) = self.comparable_operands(&x, &y, op) {
            let (offending, first) = if second { (&y, false) } else { (&x, true) };
            let span = offending.expr.span;
            let cause = if cause.is_empty() {
                self.operator_cause(&x, &y, first, op)
            } else {
                cause
            };
            let (tx, ty) = (expr_text(x.expr), expr_text(y.expr));
            if switch_case.is_some() {
                let text = format!("invalid case {tx} in switch on {ty} ({cause})");
                self.error(code, x.expr.span, text);
            } else {
                let text = format!("invalid operation: {tx} {} {ty} ({cause})", op_text(op));
                let types = (self.text(x.ty), self.text(y.ty));
                let (first, second) = (x.expr.span, y.expr.span);
                let diag = self.error(code, span, text);
                if code == "MismatchedTypes" {
                    diag.label(first, types.0).label(second, types.1);
                }
            }
            x.invalidate();
            return x;
        }
        if x.mode == Mode::Constant && y.mode == Mode::Constant {
            let (a, b) = (x.constant_value(), y.constant_value());
            x.value = Some(if a.is_unknown() || b.is_unknown() {
                Value::Unknown
            } else {
                Value::Bool(Value::compare(op, &a, &b))
            });
        } else {
            x.mode = Mode::Value;
            x.value = None;
            let (tx, ty) = (
                self.info.types.default_type(x.ty),
                self.info.types.default_type(y.ty),
            );
            self.update_expr_type(x.expr, tx, true);
            self.update_expr_type(y.expr, ty, true);
        }
        x.ty = Basic::UntypedBool.id();
        x
    }

    /// Whether two operands may be compared; else whether the second one is to blame, the cause, and the kind of mistake.
    fn comparable_operands(
        &mut self,
        x: &Operand,
        y: &Operand,
        op: BinaryOp,
    ) -> Result<(), (bool, String, &'static str)> {
        let mut cause = String::new();
        if !self.assignable(x, y.ty, &mut cause) && !self.assignable(y, x.ty, &mut cause) {
            let cause = format!(
                "mismatched types {} and {}",
                self.text(x.ty),
                self.text(y.ty)
            );
            return Err((true, cause, "MismatchedTypes"));
        }
        let code = "UndefinedOp";
        if matches!(op, BinaryOp::Eq | BinaryOp::Ne) {
            if x.is_nil() || y.is_nil() {
                let other = if x.is_nil() { y.ty } else { x.ty };
                if x.is_nil() && y.is_nil() || !self.info.types.has_nil(other) {
                    return Err((true, String::new(), code));
                }
                return Ok(());
            }
            for (second, o) in [(false, x), (true, y)] {
                if !self.info.types.comparable(o.ty) {
                    let cause = self.incomparable_cause(o.ty);
                    return Err((second, cause, code));
                }
            }
            return Ok(());
        }
        for (second, o) in [(false, x), (true, y)] {
            if !self.info.types.is_ordered(o.ty) {
                return Err((second, String::new(), code));
            }
        }
        Ok(())
    }

    fn operator_cause(&mut self, x: &Operand, y: &Operand, first: bool, op: BinaryOp) -> String {
        let op = op_text(op);
        let (px, py) = (
            self.info.types.is_param(x.ty),
            self.info.types.is_param(y.ty),
        );
        if px || py {
            let offending = if px && first || !py { x.ty } else { y.ty };
            return format!(
                "type parameter {} cannot use operator {op}",
                self.text(offending)
            );
        }
        let ty = if first { x.ty } else { y.ty };
        let mut what = self.composite_kind(ty).to_string();
        if what.is_empty() {
            what = self.text(ty);
        }
        format!("operator {op} not defined on {what}")
    }

    fn incomparable_cause(&mut self, ty: TypeId) -> String {
        let under = self.under(ty);
        if matches!(
            self.info.types.get(under),
            Type::Slice(_) | Type::Signature(_) | Type::Map(..)
        ) {
            return format!("{} can only be compared to nil", self.composite_kind(ty));
        }
        self.info.types.incomparable_cause(ty)
    }

    /// `x << y`, `x >> y`. An untyped constant on the left of a non-constant shift gets its type from the context.
    fn shift<'e>(
        &mut self,
        x: &mut Operand<'e>,
        y: &mut Operand<'e>,
        e: Option<&'e Expr>,
        op: BinaryOp,
        at: Span,
    ) {
        let untyped = self.info.types.is_untyped(x.ty);
        let value = match x.mode {
            Mode::Constant => x.constant_value().to_int(),
            _ => Value::Unknown,
        };
        let shiftable = self.info.types.is_integer(x.ty)
            || untyped && x.mode == Mode::Constant && !value.is_unknown();
        if !shiftable {
            let text = format!(
                "invalid operation: shifted operand {} must be integer",
                self.describe(x)
            );
            self.error("InvalidShiftOperand", x.expr.span, text);
            x.invalidate();
            return;
        }
        let described = self.describe(y);
        if !self.shift_count(y) {
            x.invalidate();
            return;
        }
        if x.mode == Mode::Constant {
            if y.mode == Mode::Constant {
                if x.constant_value().is_unknown() || y.constant_value().is_unknown() {
                    x.value = Some(Value::Unknown);
                    if !self.info.types.is_integer(x.ty) {
                        x.ty = Basic::UntypedInt.id();
                    }
                    return;
                }
                let count = y.constant_value().to_int().to_u64();
                let Some(count) = count.filter(|&c| c < 1023 - 1 + 52) else {
                    let text = format!("invalid operation: invalid shift count {described}");
                    self.error("InvalidShiftCount", y.expr.span, text);
                    x.invalidate();
                    return;
                };
                if untyped && !self.info.types.is_integer(x.ty) {
                    x.ty = Basic::UntypedInt.id();
                }
                x.value = Some(Value::shift(op, &value, count as u32));
                let lhs = x.expr;
                x.expr = e.unwrap_or(lhs);
                self.overflow(x, at);
                return;
            }
            if untyped {
                if let Some(u) = self.untyped.get_mut(&x.expr.id) {
                    u.shifted = true;
                }
                x.mode = Mode::Value;
                x.value = None;
                return;
            }
        }
        if !self.info.types.is_integer(x.ty) {
            let text = format!(
                "invalid operation: shifted operand {} must be integer",
                self.describe(x)
            );
            self.error("InvalidShiftOperand", x.expr.span, text);
            x.invalidate();
            return;
        }
        x.mode = Mode::Value;
        x.value = None;
    }

    /// A shift count must be an integer, and not negative; reports if it is not.
    fn shift_count(&mut self, y: &mut Operand) -> bool {
        if y.mode == Mode::Constant {
            let value = y.constant_value().to_int();
            if !value.is_unknown() && value.sign() < 0 {
                let text = format!(
                    "invalid operation: negative shift count {}",
                    self.describe(y)
                );
                self.error("InvalidShiftCount", y.expr.span, text);
                return false;
            }
            if self.info.types.is_untyped(y.ty) {
                if let Err(why) = self.representation(y, Basic::Uint) {
                    self.invalid_conversion(why, y, Basic::Uint.id());
                    return false;
                }
                self.convert_untyped(y, Basic::Uint.id());
                return !y.is_invalid();
            }
            if !value.is_unknown() {
                return true;
            }
        } else if self.info.types.is_untyped(y.ty) {
            self.convert_untyped(y, Basic::Uint.id());
            return !y.is_invalid();
        }
        if !self.info.types.is_integer(y.ty) {
            let text = format!(
                "invalid operation: shift count {} must be integer",
                self.describe(y)
            );
            self.error("InvalidShiftCount", y.expr.span, text);
            return false;
        }
        true
    }
}
