//! Index and slice expressions.

use super::check::{Checker, INVALID};
use super::info::Mode;
use super::operand::Operand;
use super::ty::{Basic, Type, TypeId};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, SliceExpr};

impl Checker {
    /// `x[i]`, or the instantiation of a generic function or type.
    pub(super) fn index_expr<'e>(
        &mut self,
        e: &'e Expr,
        inner: &'e Expr,
        args: &'e [Expr],
    ) -> Operand<'e> {
        let x = self.expr_or_type(inner, true);
        match x.mode {
            Mode::Invalid => {
                self.use_exprs(args);
                return Operand::invalid(e);
            }
            Mode::Type => {
                let ty = self.typ(e);
                if ty == INVALID {
                    return Operand::invalid(e);
                }
                return Operand::new(Mode::Type, ty, e);
            }
            Mode::Value
                if matches!(self.info.types.get(x.ty),
                    Type::Signature(s) if !s.type_params.is_empty()) =>
            {
                return self.func_instance(e, x, args);
            }
            _ => {}
        }
        let [index] = args else {
            let text = "unexpected comma; expecting ]";
            self.error("InvalidIndex", e.span, text);
            self.use_exprs(args);
            return Operand::invalid(e);
        };
        self.element(e, x, index)
    }

    fn element<'e>(&mut self, e: &'e Expr, x: Operand<'e>, index: &'e Expr) -> Operand<'e> {
        let under = self.under(x.ty);
        let mut length = None;
        let mut result = Operand::new(Mode::Invalid, INVALID, e);
        match self.info.types.get(under).clone() {
            Type::Basic(b) if b.is_string() => {
                if x.mode == Mode::Constant {
                    length = x.constant_value().str_len().map(|n| n as i64);
                    result.mode = Mode::Value;
                    result.ty = Basic::Byte.id();
                    self.check_index(index, length);
                    if self.info.types.is_untyped(x.ty) {
                        self.update_expr_type(x.expr, Basic::String.id(), true);
                    }
                    return result;
                }
                result.mode = Mode::Value;
                result.ty = Basic::Byte.id();
            }
            Type::Array(elem, n) => {
                length = Some(n);
                result.mode = if x.mode == Mode::Variable {
                    Mode::Variable
                } else {
                    Mode::Value
                };
                result.ty = elem;
            }
            Type::Pointer(base) => {
                let under = self.under(base);
                if let Type::Array(elem, n) = *self.info.types.get(under) {
                    length = Some(n);
                    result.mode = Mode::Variable;
                    result.ty = elem;
                }
            }
            Type::Slice(elem) => {
                result.mode = Mode::Variable;
                result.ty = elem;
            }
            Type::Map(key, elem) => {
                let mut k = self.generic_expr(index);
                self.assignment(&mut k, Some(key), "map index");
                result.mode = Mode::MapIndex;
                result.ty = elem;
                return result;
            }
            Type::Param(_) => return self.param_element(e, x, index),
            _ => {}
        }
        if result.mode == Mode::Invalid {
            let text = format!("cannot index {}", self.describe(&x));
            let bracket = Span::new(x.expr.span.hi, e.span.hi);
            self.error("NonIndexableOperand", bracket, text);
            self.use_exprs(std::slice::from_ref(index));
            return result;
        }
        self.check_index(index, length);
        if result.ty == INVALID {
            result.invalidate();
        }
        result
    }

    /// Indexing a value whose type is a type parameter: all types of its set must agree.
    fn param_element<'e>(&mut self, e: &'e Expr, x: Operand<'e>, index: &'e Expr) -> Operand<'e> {
        let terms = self.info.types.terms(x.ty).unwrap_or_default();
        let mut length: Option<i64> = None;
        let mut elem: Option<TypeId> = None;
        let mut map_key: Option<TypeId> = None;
        let mut maps = 0;
        let mut mode = Mode::Variable;
        let mut ok = !terms.is_empty();
        for term in &terms {
            let under = self.under(term.ty);
            let (t, n, m) = match *self.info.types.get(under) {
                Type::Basic(b) if b.is_string() => (Basic::Byte.id(), None, Mode::Value),
                Type::Array(t, n) => (
                    t,
                    Some(n),
                    if x.mode == Mode::Variable {
                        Mode::Variable
                    } else {
                        Mode::Value
                    },
                ),
                Type::Pointer(base) => {
                    let under = self.under(base);
                    match *self.info.types.get(under) {
                        Type::Array(t, n) => (t, Some(n), Mode::Variable),
                        _ => {
                            ok = false;
                            break;
                        }
                    }
                }
                Type::Slice(t) => (t, None, Mode::Variable),
                Type::Map(k, t) => {
                    maps += 1;
                    if let Some(other) = map_key
                        && !self.info.types.identical(other, k)
                    {
                        ok = false;
                        break;
                    }
                    map_key = Some(k);
                    (t, None, Mode::Value)
                }
                _ => {
                    ok = false;
                    break;
                }
            };
            if let Some(other) = elem
                && !self.info.types.identical(other, t)
            {
                ok = false;
                break;
            }
            elem = Some(t);
            if let Some(n) = n {
                length = Some(length.map_or(n, |l| l.min(n)));
            }
            if m == Mode::Value {
                mode = Mode::Value;
            }
        }
        ok &= maps == 0 || maps == terms.len();
        let Some(elem) = elem.filter(|_| ok) else {
            let text = format!("cannot index {}", self.describe(&x));
            let bracket = Span::new(x.expr.span.hi, e.span.hi);
            self.error("NonIndexableOperand", bracket, text);
            self.use_exprs(std::slice::from_ref(index));
            return Operand::invalid(e);
        };
        if let Some(key) = map_key {
            let mut k = self.generic_expr(index);
            self.assignment(&mut k, Some(key), "map index");
            return Operand::new(Mode::MapIndex, elem, e);
        }
        self.check_index(index, length);
        Operand::new(mode, elem, e)
    }

    /// Checks an index: its value if constant.
    pub(super) fn check_index(&mut self, index: &Expr, length: Option<i64>) -> Option<i64> {
        let mut x = self.expr(None, index);
        if !self.valid_index(&mut x, "index", false) || x.mode != Mode::Constant {
            return None;
        }
        let value = x.constant_value();
        if value.is_unknown() {
            return None;
        }
        let n = value.to_int().to_i64()?;
        if let Some(length) = length
            && length >= 0
            && n >= length
        {
            let text = format!(
                "invalid argument: index {} out of bounds [0:{length}]",
                value.text()
            );
            self.error("InvalidIndex", index.span, text);
            return None;
        }
        Some(n)
    }

    /// Whether an operand may be an index, a size and so on; reports if not.
    pub(super) fn valid_index(
        &mut self,
        x: &mut Operand,
        what: &str,
        allow_negative: bool,
    ) -> bool {
        if x.is_invalid() {
            return false;
        }
        self.convert_untyped_index(x);
        if x.is_invalid() {
            return false;
        }
        if !self.info.types.is_integer(x.ty) {
            let text = format!(
                "invalid argument: {what} {} must be integer",
                self.describe(x)
            );
            self.error("InvalidIndex", x.expr.span, text);
            return false;
        }
        if x.mode == Mode::Constant {
            let value = x.constant_value();
            if !allow_negative && value.sign() < 0 {
                let text = format!(
                    "invalid argument: {what} {} must not be negative",
                    self.describe(x)
                );
                self.error("InvalidIndex", x.expr.span, text);
                return false;
            }
            if value.representable(Basic::Int).is_err() {
                let text = format!(
                    "invalid argument: {what} {} overflows int",
                    self.describe(x)
                );
                self.error("InvalidIndex", x.expr.span, text);
                return false;
            }
        }
        true
    }

    fn convert_untyped_index(&mut self, x: &mut Operand) {
        self.convert_untyped(x, Basic::Int.id());
    }

    pub(super) fn slice_expr<'e>(&mut self, e: &'e Expr, s: &'e SliceExpr) -> Operand<'e> {
        let x = self.expr(None, &s.x);
        let indices = [&s.lo, &s.hi, &s.max];
        if x.is_invalid() {
            for i in indices.into_iter().flatten() {
                self.expr(None, i);
            }
            return Operand::invalid(e);
        }
        let mut length = None;
        let mut result = Operand::new(Mode::Invalid, INVALID, e);
        let core = self.info.types.core_string(x.ty);
        match core.map(|c| self.info.types.get(c).clone()) {
            None => {
                let mut why = self.info.types.no_core(x.ty);
                if why == "no specific type" {
                    why = format!("{why} in {}", self.text(x.ty));
                }
                let text = format!("cannot slice {}: {why}", self.describe(&x));
                self.error("InvalidSliceExpr", x.expr.span, text);
                self.slice_operands(&indices);
                return result;
            }
            Some(Type::Basic(b)) if b.is_string() => {
                if s.three {
                    let text = "invalid operation: 3-index slice of string";
                    self.error(
                        "InvalidSliceExpr",
                        s.max.as_ref().map_or(e.span, |m| m.span),
                        text,
                    );
                    self.slice_operands(&indices);
                    return result;
                }
                result.mode = Mode::Value;
                if x.mode == Mode::Constant {
                    length = x.constant_value().str_len().map(|n| n as i64);
                }
                result.ty = if self.info.types.is_untyped(x.ty) {
                    self.update_expr_type(x.expr, Basic::String.id(), true);
                    Basic::String.id()
                } else {
                    x.ty
                };
            }
            Some(Type::Array(elem, n)) => {
                length = Some(n);
                if x.mode != Mode::Variable {
                    let text = format!("cannot slice unaddressable value {}", self.describe(&x));
                    self.error("NonSliceableOperand", x.expr.span, text);
                    self.slice_operands(&indices);
                    return result;
                }
                self.take_address(&s.x);
                result.mode = Mode::Value;
                result.ty = self.info.types.slice(elem);
            }
            Some(Type::Pointer(base)) => {
                let under = self.under(base);
                if let Type::Array(elem, n) = *self.info.types.get(under) {
                    length = Some(n);
                    result.mode = Mode::Value;
                    result.ty = self.info.types.slice(elem);
                }
            }
            Some(Type::Slice(_)) => {
                result.mode = Mode::Value;
                result.ty = x.ty;
            }
            _ => {}
        }
        if result.mode == Mode::Invalid {
            let text = format!("cannot slice {}", self.describe(&x));
            self.error("NonSliceableOperand", x.expr.span, text);
            self.slice_operands(&indices);
            return result;
        }
        self.slice_indices(&indices, length);
        result
    }

    fn slice_operands(&mut self, indices: &[&Option<Expr>; 3]) {
        for i in indices.iter().copied().flatten() {
            self.expr(None, i);
        }
    }

    /// Constant indices must be in order.
    fn slice_indices(&mut self, indices: &[&Option<Expr>; 3], length: Option<i64>) {
        let mut known: Vec<(i64, &Expr)> = Vec::new();
        for index in indices.iter().copied().flatten() {
            // The length itself is a valid index here.
            if let Some(n) = self.check_index(index, length.map(|l| l + 1)) {
                known.push((n, index));
            }
        }
        for (i, &(n, _)) in known.iter().enumerate() {
            if let Some(&(m, e)) = known[i + 1..].iter().find(|(m, _)| *m < n) {
                let text = format!("invalid slice indices: {m} < {n}");
                self.error("SwappedSliceIndices", e.span, text);
                return;
            }
        }
    }

    /// Evaluates expressions for their names only, after a mistake.
    pub(super) fn use_exprs(&mut self, list: &[Expr]) {
        for e in list {
            self.use_expr(e);
        }
    }

    pub(super) fn use_expr(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::KeyValue(k, v) => {
                self.use_expr(k);
                self.use_expr(v);
            }
            _ => {
                self.raw_expr(None, e, None, true);
            }
        }
    }

    /// As [`Checker::use_exprs`] for the left side of an assignment: variables do not count as used by it.
    pub(super) fn use_lhs(&mut self, list: &[Expr]) {
        for e in list {
            match self.lhs_var(e) {
                Some(_) => {}
                None if matches!(&e.kind, ExprKind::Name(n) if n == "_") => {}
                None => self.use_expr(e),
            }
        }
    }
}
