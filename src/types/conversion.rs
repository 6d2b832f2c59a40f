//! Conversions.

use super::check::Checker;
use super::constant::Value;
use super::info::Mode;
use super::operand::Operand;
use super::ty::{Basic, Type, TypeId};

impl Checker {
    /// Converts `x` to type `t`.
    pub(super) fn conversion(&mut self, x: &mut Operand, t: TypeId) {
        let constant = x.mode == Mode::Constant;
        let const_type = self.info.types.is_const_type(t);
        let mut cause = String::new();
        let mut ok = false;
        if constant && const_type {
            match self.constant_conversion(x, t) {
                Some(v) => {
                    ok = true;
                    x.value = Some(v);
                }
                None if self.info.types.is_integer(x.ty) && self.info.types.is_integer(t) => {
                    let text = format!(
                        "constant {} overflows {}",
                        x.constant_value().text(),
                        self.text(t)
                    );
                    self.error("InvalidConversion", x.expr.span, text);
                    x.invalidate();
                    return;
                }
                None => {}
            }
        } else if constant && self.info.types.is_param(t) {
            ok = self.constant_to_param(x, t, &mut cause);
            x.mode = Mode::Value;
        } else if self.convertible(x, t, &mut cause) {
            ok = true;
            x.mode = Mode::Value;
        }
        if !ok {
            let mut text = format!(
                "cannot convert {} to type {}",
                self.describe(x),
                self.text(t)
            );
            if !cause.is_empty() {
                text.push_str(": ");
                text.push_str(&cause);
            }
            self.error("InvalidConversion", x.expr.span, text);
            x.invalidate();
            return;
        }
        if self.info.types.is_untyped(x.ty) {
            let mut last = t;
            if self.info.types.is_interface(t) || constant && !const_type {
                last = self.info.types.default_type(x.ty);
            } else if x.mode == Mode::Constant
                && self.info.types.is_integer(x.ty)
                && self.info.types.is_string(t)
            {
                last = x.ty;
            }
            self.update_expr_type(x.expr, last, true);
        }
        if x.mode != Mode::Constant {
            x.value = None;
        }
        x.ty = t;
    }

    /// The value of a constant converted to a type of constants.
    fn constant_conversion(&mut self, x: &Operand, t: TypeId) -> Option<Value> {
        let b = self.info.types.basic(t)?;
        let value = x.constant_value();
        if value.is_unknown() {
            return Some(value);
        }
        if let Ok(v) = value.representable(b) {
            return Some(v);
        }
        if self.info.types.is_integer(x.ty) && b.is_string() {
            let rune = value
                .to_int()
                .to_u64()
                .and_then(|n| u32::try_from(n).ok())
                .and_then(char::from_u32)
                .unwrap_or('\u{FFFD}');
            return Some(Value::string(rune.to_string()));
        }
        None
    }

    fn constant_to_param(&mut self, x: &Operand, t: TypeId, cause: &mut String) -> bool {
        let Some(terms) = self.info.types.terms(t) else {
            *cause = format!("{} does not contain specific types", self.text(t));
            return false;
        };
        for term in &terms {
            let under = self.under(term.ty);
            if self.info.types.is_string(x.ty) && self.is_bytes_or_runes(under) {
                continue;
            }
            if self.constant_conversion(x, under).is_none() {
                let types = &mut self.info.types;
                *cause = if types.is_integer(x.ty) && types.is_integer(under) {
                    format!(
                        "constant {} overflows {} (in {})",
                        x.constant_value().text(),
                        self.text(under),
                        self.text(t)
                    )
                } else {
                    format!(
                        "cannot convert {} to type {} (in {})",
                        self.describe(x),
                        self.text(under),
                        self.text(t)
                    )
                };
                return false;
            }
        }
        !terms.is_empty()
    }

    /// Whether it is a slice of bytes or runes.
    pub(super) fn is_bytes_or_runes(&mut self, under: TypeId) -> bool {
        match *self.info.types.get(under) {
            Type::Slice(elem) => matches!(
                self.info.types.basic(elem),
                Some(Basic::Uint8 | Basic::Int32 | Basic::Byte | Basic::Rune)
            ),
            _ => false,
        }
    }

    fn identical_ignoring_tags(&mut self, a: TypeId, b: TypeId) -> bool {
        let (a, b) = (self.without_tags(a), self.without_tags(b));
        self.info.types.identical(a, b)
    }

    /// A type literal without the tags of the structs in it.
    fn without_tags(&mut self, t: TypeId) -> TypeId {
        match self.info.types.get(t).clone() {
            Type::Struct(mut fields) => {
                for f in &mut fields {
                    f.tag = Default::default();
                    f.ty = self.without_tags(f.ty);
                }
                self.info.types.intern(Type::Struct(fields))
            }
            Type::Pointer(base) => {
                let base = self.without_tags(base);
                self.info.types.pointer(base)
            }
            Type::Slice(elem) => {
                let elem = self.without_tags(elem);
                self.info.types.slice(elem)
            }
            Type::Array(elem, n) => {
                let elem = self.without_tags(elem);
                self.info.types.array(elem, n)
            }
            Type::Map(key, elem) => {
                let (key, elem) = (self.without_tags(key), self.without_tags(elem));
                self.info.types.map(key, elem)
            }
            Type::Chan(dir, elem) => {
                let elem = self.without_tags(elem);
                self.info.types.chan(dir, elem)
            }
            Type::Signature(sig) => {
                let params: Vec<_> = sig.params.iter().map(|&p| self.without_tags(p)).collect();
                let results: Vec<_> = sig.results.iter().map(|&r| self.without_tags(r)).collect();
                self.info.types.signature(&params, &results, sig.variadic)
            }
            _ => t,
        }
    }

    /// Whether a value `x` may be converted to `t`.
    fn convertible(&mut self, x: &Operand, t: TypeId, cause: &mut String) -> bool {
        if self.assignable(x, t, cause) {
            return true;
        }
        let v = x.ty;
        let (vu, tu) = (self.under(v), self.under(t));
        let (vp, tp) = (self.info.types.is_param(v), self.info.types.is_param(t));
        if !vp && !tp {
            if self.identical_ignoring_tags(vu, tu) {
                return true;
            }
            if let (&Type::Pointer(a), &Type::Pointer(b)) =
                (self.info.types.get(v), self.info.types.get(t))
            {
                let params = self.info.types.is_param(a) || self.info.types.is_param(b);
                let (a, b) = (self.under(a), self.under(b));
                if !params && self.identical_ignoring_tags(a, b) {
                    return true;
                }
            }
            return self.convertible_basics(vu, tu);
        }
        // Each type of one set must be convertible to each of the other.
        let vs = if vp { self.info.types.terms(v) } else { None };
        let ts = if tp { self.info.types.terms(t) } else { None };
        if vp && vs.as_ref().is_none_or(Vec::is_empty)
            || tp && ts.as_ref().is_none_or(Vec::is_empty)
        {
            return false;
        }
        let vs: Vec<_> = vs.map_or(vec![v], |l| l.iter().map(|t| t.ty).collect());
        let ts: Vec<_> = ts.map_or(vec![t], |l| l.iter().map(|t| t.ty).collect());
        for &a in &vs {
            for &b in &ts {
                let x = Operand { ty: a, ..x.clone() };
                let mut inner = String::new();
                if !self.convertible(&x, b, &mut inner) {
                    let side = |c: &Checker, ty: TypeId, param: bool, of: TypeId| {
                        if param {
                            format!("{} (in {})", c.text(ty), c.text(of))
                        } else {
                            c.text(ty)
                        }
                    };
                    *cause = format!(
                        "cannot convert {} to type {}",
                        side(self, a, vp, v),
                        side(self, b, tp, t)
                    );
                    return false;
                }
            }
        }
        true
    }

    fn convertible_basics(&mut self, v: TypeId, t: TypeId) -> bool {
        let types = &mut self.info.types;
        let real = |types: &mut super::Types, t| types.is_integer(t) || types.is_float(t);
        if real(types, v) && real(types, t) || types.is_complex(v) && types.is_complex(t) {
            return true;
        }
        let (v_text, t_text) = (types.is_string(v), types.is_string(t));
        if t_text && types.is_integer(v) {
            return true;
        }
        if t_text && self.is_bytes_or_runes(v) || v_text && self.is_bytes_or_runes(t) {
            return true;
        }
        let types = &mut self.info.types;
        let pointer = |types: &mut super::Types, t| {
            matches!(types.get(t), Type::Pointer(_))
                || types.basic(t) == Some(Basic::Uintptr)
                || types.basic(t) == Some(Basic::UnsafePointer)
        };
        if pointer(types, v) && types.basic(t) == Some(Basic::UnsafePointer)
            || pointer(types, t) && types.basic(v) == Some(Basic::UnsafePointer)
        {
            return true;
        }
        if let Type::Slice(elem) = *types.get(v) {
            let array = match *types.get(t) {
                Type::Pointer(base) => types.underlying(base),
                _ => t,
            };
            if let Type::Array(other, _) = *types.get(array) {
                return types.identical(elem, other);
            }
        }
        false
    }
}
