//! Calls of predeclared functions.

use super::assign::ordinal;
use super::check::{Checker, INVALID};
use super::constant::Value;
use super::expr::Kind;
use super::info::Mode;
use super::object::Builtin;
use super::operand::Operand;
use super::print::expr_text;
use super::ty::{Basic, ChanDir, Type, TypeId};
use crate::module::Version;
use crate::source::{Pos, Span};
use crate::syntax::ast::{BinaryOp, CallExpr, Expr, ExprKind};

impl Builtin {
    /// The name, without package.
    pub(super) fn name(self) -> &'static str {
        match self {
            Builtin::Append => "append",
            Builtin::Cap => "cap",
            Builtin::Clear => "clear",
            Builtin::Close => "close",
            Builtin::Complex => "complex",
            Builtin::Copy => "copy",
            Builtin::Delete => "delete",
            Builtin::Imag => "imag",
            Builtin::Len => "len",
            Builtin::Make => "make",
            Builtin::Max => "max",
            Builtin::Min => "min",
            Builtin::New => "new",
            Builtin::Panic => "panic",
            Builtin::Print => "print",
            Builtin::Println => "println",
            Builtin::Real => "real",
            Builtin::Recover => "recover",
            Builtin::UnsafeSizeof => "Sizeof",
            Builtin::UnsafeAlignof => "Alignof",
            Builtin::UnsafeOffsetof => "Offsetof",
            Builtin::UnsafeAdd => "Add",
            Builtin::UnsafeSlice => "Slice",
            Builtin::UnsafeSliceData => "SliceData",
            Builtin::UnsafeString => "String",
            Builtin::UnsafeStringData => "StringData",
        }
    }

    /// How many arguments it wants at least, and whether more are fine.
    fn arity(self) -> (usize, bool) {
        match self {
            Builtin::Append | Builtin::Make | Builtin::Max | Builtin::Min => (1, true),
            Builtin::Print | Builtin::Println => (0, true),
            Builtin::Recover => (0, false),
            Builtin::Complex
            | Builtin::Copy
            | Builtin::Delete
            | Builtin::UnsafeAdd
            | Builtin::UnsafeSlice
            | Builtin::UnsafeString => (2, false),
            _ => (1, false),
        }
    }

    fn kind(self) -> Kind {
        match self {
            Builtin::Clear
            | Builtin::Close
            | Builtin::Copy
            | Builtin::Delete
            | Builtin::Panic
            | Builtin::Print
            | Builtin::Println
            | Builtin::Recover => Kind::Statement,
            _ => Kind::Expression,
        }
    }
}

impl Checker {
    pub(super) fn builtin<'e>(
        &mut self,
        e: &'e Expr,
        call: &'e CallExpr,
        builtin: Builtin,
    ) -> (Operand<'e>, Kind) {
        let has_call = self.env.has_call;
        if matches!(builtin, Builtin::Len | Builtin::Cap) {
            self.env.has_call = false;
        }
        let x = self.builtin_call(e, call, builtin);
        if matches!(builtin, Builtin::Len | Builtin::Cap) {
            self.env.has_call = has_call;
        }
        let mut x = x.unwrap_or_else(|| Operand::invalid(e));
        x.expr = e;
        (x, builtin.kind())
    }

    fn builtin_call<'e>(
        &mut self,
        e: &'e Expr,
        call: &'e CallExpr,
        builtin: Builtin,
    ) -> Option<Operand<'e>> {
        if let Some(dots) = call.spread
            && builtin != Builtin::Append
        {
            let text = format!(
                "invalid operation: invalid use of ... with built-in {}",
                builtin.name()
            );
            self.error("InvalidDotDotDot", e.span, text)
                .label(Span::new(dots, Pos(dots.0 + 3)), "not allowed here");
            self.use_exprs(&call.args);
            return None;
        }
        let special = matches!(
            builtin,
            Builtin::Make | Builtin::New | Builtin::UnsafeOffsetof
        );
        let mut args = Vec::new();
        let mut count = call.args.len();
        if !special {
            args = self.arg_list(&call.args);
            count = args.len();
            if count > call.args.len() {
                for (i, x) in args.iter_mut().enumerate() {
                    x.name = Some(format!("{} function result", ordinal(i + 1)));
                }
            }
            if args.iter().any(Operand::is_invalid) {
                return None;
            }
        }
        let (least, more) = builtin.arity();
        let wrong = if count < least {
            Some("not enough")
        } else if !more && count > least {
            Some("too many")
        } else {
            None
        };
        if let Some(few) = wrong {
            let text = format!(
                "invalid operation: {few} arguments for {} (expected {least}, found {count})",
                expr_text(e)
            );
            self.error("WrongArgCount", e.span, text);
            return None;
        }
        match builtin {
            Builtin::Clear => self.require(call.func.span, Version(21), "clear"),
            Builtin::Max | Builtin::Min => {
                let what = format!("built-in {}", builtin.name());
                self.require(call.func.span, Version(21), &what);
            }
            _ => {}
        }
        match builtin {
            Builtin::Append => self.append(e, call, args),
            Builtin::Cap | Builtin::Len => self.len_or_cap(e, args.remove(0), builtin),
            Builtin::Clear => self.clear(e, &args[0]),
            Builtin::Close => self.close(e, &args[0]),
            Builtin::Complex => self.complex(e, args),
            Builtin::Copy => self.copy(e, &args),
            Builtin::Delete => self.delete(e, args),
            Builtin::Imag | Builtin::Real => self.real_or_imag(e, args.remove(0), builtin),
            Builtin::Make => self.make(e, call),
            Builtin::Max | Builtin::Min => self.max_or_min(e, args, builtin),
            Builtin::New => self.new_builtin(e, &call.args[0]),
            Builtin::Panic => {
                self.panics.insert(e.id);
                let any = super::Types::ANY;
                self.assignment(&mut args[0], Some(any), "argument to panic");
                (!args[0].is_invalid()).then(|| Operand::new(Mode::NoValue, INVALID, e))
            }
            Builtin::Print | Builtin::Println => {
                let context = format!("argument to built-in {}", builtin.name());
                for x in &mut args {
                    self.assignment(x, None, &context);
                    if x.is_invalid() {
                        return None;
                    }
                }
                Some(Operand::new(Mode::NoValue, INVALID, e))
            }
            Builtin::Recover => Some(Operand::new(Mode::Value, super::Types::ANY, e)),
            _ => self.unsafe_builtin(e, call, args, builtin),
        }
    }

    fn append<'e>(
        &mut self,
        e: &'e Expr,
        call: &'e CallExpr,
        mut args: Vec<Operand<'e>>,
    ) -> Option<Operand<'e>> {
        let slice = args[0].ty;
        if args[0].is_nil() {
            let text = "invalid append: argument must be a slice; have untyped nil";
            self.error("InvalidAppend", args[0].expr.span, text);
            return None;
        }
        let core = self.info.types.core_type(slice);
        let Some(&Type::Slice(elem)) = core.map(|c| self.info.types.get(c)) else {
            let text = format!(
                "invalid append: argument must be a slice; have {}",
                self.describe(&args[0])
            );
            self.error("InvalidAppend", args[0].expr.span, text);
            return None;
        };
        let result = Operand::new(Mode::Value, slice, e);
        let context = "argument to append";
        if call.spread.is_some() {
            if args.len() != 2 {
                let have: Vec<_> = args.iter().map(|x| x.ty).collect();
                let list = self.info.types.slice(elem);
                let few = if args.len() < 2 {
                    "not enough"
                } else {
                    "too many"
                };
                let text = format!(
                    "{few} arguments in call to append\n\thave {}\n\twant {}",
                    self.types_summary(&have, false, true),
                    self.types_summary(&[slice, list], true, false)
                );
                let span = args[args.len().min(3) - 1].expr.span;
                self.error("WrongArgCount", span, text);
                return Some(result);
            }
            let bytes = self.info.types.basic(elem) == Some(Basic::Uint8);
            let ty = args[1].ty;
            let string = self
                .info
                .types
                .core_string(ty)
                .is_some_and(|c| self.info.types.is_string(c));
            if bytes && string {
                if self.info.types.is_untyped(ty) {
                    self.convert_untyped(&mut args[1], Basic::String.id());
                }
                return Some(result);
            }
            let list = self.info.types.slice(elem);
            self.assignment(&mut args[1], Some(list), context);
            return Some(result);
        }
        for x in &mut args[1..] {
            self.assignment(x, Some(elem), context);
        }
        Some(result)
    }

    fn len_or_cap<'e>(
        &mut self,
        e: &'e Expr,
        x: Operand<'e>,
        builtin: Builtin,
    ) -> Option<Operand<'e>> {
        let len = builtin == Builtin::Len;
        let int = Basic::Int.id();
        let has_call = self.env.has_call;
        let mut under = self.under(x.ty);
        if let Type::Pointer(base) = *self.info.types.get(under) {
            let base = self.under(base);
            if matches!(self.info.types.get(base), Type::Array(..)) {
                under = base;
            }
        }
        let value = match self.info.types.get(under) {
            Type::Basic(b) if b.is_string() && len => {
                if x.mode == Mode::Constant {
                    let n = x.constant_value().str_len().unwrap_or(0);
                    return Some(Operand::constant(int, Value::int(n), e));
                }
                true
            }
            &Type::Array(_, n) => {
                if !has_call {
                    return Some(Operand::constant(int, Value::int(n), e));
                }
                true
            }
            Type::Slice(_) | Type::Chan(..) => true,
            Type::Map(..) => len,
            Type::Param(_) => {
                let terms = self.info.types.terms(x.ty).unwrap_or_default();
                !terms.is_empty() && terms.iter().all(|t| self.has_length(t.ty, len))
            }
            _ => false,
        };
        if value {
            return Some(Operand::new(Mode::Value, int, e));
        }
        if under != INVALID {
            let text = format!(
                "invalid argument: {} for built-in {}",
                self.describe(&x),
                builtin.name()
            );
            self.error("InvalidLen", x.expr.span, text);
        }
        None
    }

    fn has_length(&mut self, t: TypeId, len: bool) -> bool {
        let mut under = self.under(t);
        if let Type::Pointer(base) = *self.info.types.get(under) {
            under = self.under(base);
            return matches!(self.info.types.get(under), Type::Array(..));
        }
        match self.info.types.get(under) {
            Type::Basic(b) => b.is_string() && len,
            Type::Array(..) | Type::Slice(_) | Type::Chan(..) => true,
            Type::Map(..) => len,
            _ => false,
        }
    }

    fn clear<'e>(&mut self, e: &'e Expr, x: &Operand) -> Option<Operand<'e>> {
        let terms = self.info.types.terms(x.ty).unwrap_or_default();
        let ok = !terms.is_empty()
            && terms.iter().all(|t| {
                let under = self.under(t.ty);
                matches!(self.info.types.get(under), Type::Map(..) | Type::Slice(_))
            });
        if !ok {
            let text = format!(
                "invalid argument: cannot clear {}: argument must be (or constrained by) map or slice",
                self.describe(x)
            );
            self.error("InvalidClear", x.expr.span, text);
            return None;
        }
        Some(Operand::new(Mode::NoValue, INVALID, e))
    }

    fn close<'e>(&mut self, e: &'e Expr, x: &Operand) -> Option<Operand<'e>> {
        self.channel_elem(x, "close", ChanDir::Recv, x.expr.span)?;
        Some(Operand::new(Mode::NoValue, INVALID, e))
    }

    fn complex<'e>(&mut self, e: &'e Expr, mut args: Vec<Operand<'e>>) -> Option<Operand<'e>> {
        let mut y = args.pop()?;
        let mut x = args.pop()?;
        let (ux, uy) = (
            self.info.types.is_untyped(x.ty),
            self.info.types.is_untyped(y.ty),
        );
        match (ux, uy) {
            (false, false) => {}
            (true, false) => self.convert_untyped(&mut x, y.ty),
            (false, true) => self.convert_untyped(&mut y, x.ty),
            (true, true) => {
                if x.mode == Mode::Constant && y.mode == Mode::Constant {
                    for o in [&mut x, &mut y] {
                        if self.info.types.is_numeric(o.ty) && o.constant_value().imag().sign() == 0
                        {
                            o.ty = Basic::UntypedFloat.id();
                        }
                    }
                } else {
                    self.convert_untyped(&mut x, Basic::Float64.id());
                    self.convert_untyped(&mut y, Basic::Float64.id());
                }
            }
        }
        if x.is_invalid() || y.is_invalid() {
            return None;
        }
        if !self.info.types.identical(x.ty, y.ty) {
            let text = format!(
                "invalid operation: {} (mismatched types {} and {})",
                expr_text(e),
                self.text(x.ty),
                self.text(y.ty)
            );
            self.error("InvalidComplex", x.expr.span, text);
            return None;
        }
        let ty = match self.info.types.basic(x.ty) {
            Some(Basic::Float32) => Basic::Complex64,
            Some(Basic::Float64) => Basic::Complex128,
            Some(Basic::UntypedFloat) => Basic::UntypedComplex,
            _ => {
                let text = format!(
                    "invalid argument: arguments have type {}, expected floating-point",
                    self.text(x.ty)
                );
                self.error("InvalidComplex", x.expr.span, text);
                return None;
            }
        };
        if x.mode == Mode::Constant && y.mode == Mode::Constant {
            let value = Value::complex(
                &x.constant_value().to_float(),
                &y.constant_value().to_float(),
            );
            return Some(Operand::constant(ty.id(), value, e));
        }
        Some(Operand::new(Mode::Value, ty.id(), e))
    }

    fn real_or_imag<'e>(
        &mut self,
        e: &'e Expr,
        mut x: Operand<'e>,
        builtin: Builtin,
    ) -> Option<Operand<'e>> {
        if self.info.types.is_untyped(x.ty) {
            if x.mode == Mode::Constant {
                if self.info.types.is_numeric(x.ty) {
                    x.ty = Basic::UntypedComplex.id();
                }
            } else {
                self.convert_untyped(&mut x, Basic::Complex128.id());
                if x.is_invalid() {
                    return None;
                }
            }
        }
        let ty = match self.info.types.basic(x.ty) {
            Some(Basic::Complex64) => Basic::Float32,
            Some(Basic::Complex128) => Basic::Float64,
            Some(Basic::UntypedComplex) => Basic::UntypedFloat,
            _ => {
                let text = format!(
                    "invalid argument: argument has type {}, expected complex type",
                    self.text(x.ty)
                );
                self.error("InvalidComplex", x.expr.span, text);
                return None;
            }
        };
        if x.mode == Mode::Constant {
            let value = x.constant_value();
            let part = if builtin == Builtin::Real {
                value.real()
            } else {
                value.imag()
            };
            return Some(Operand::constant(ty.id(), part, e));
        }
        Some(Operand::new(Mode::Value, ty.id(), e))
    }

    fn copy<'e>(&mut self, e: &'e Expr, args: &[Operand<'e>]) -> Option<Operand<'e>> {
        let result = Operand::new(Mode::Value, Basic::Int.id(), e);
        let elem = |c: &mut Checker, x: &Operand| {
            let core = c.info.types.core_type(x.ty)?;
            match *c.info.types.get(core) {
                Type::Slice(elem) => Some(elem),
                _ => None,
            }
        };
        let (dst, src) = (elem(self, &args[0]), elem(self, &args[1]));
        let source = args[1].ty;
        let string = self
            .info
            .types
            .core_string(source)
            .is_some_and(|c| self.info.types.is_string(c));
        match (dst, src) {
            (Some(d), _) if string && self.info.types.basic(d) == Some(Basic::Uint8) => {
                if self.info.types.is_untyped(source) {
                    let mut y = args[1].clone();
                    self.convert_untyped(&mut y, Basic::String.id());
                }
                Some(result)
            }
            (Some(d), Some(s)) => {
                if self.info.types.identical(d, s) {
                    return Some(result);
                }
                let text = format!(
                    "invalid copy: arguments {} and {} have different element types {} and {}",
                    self.describe(&args[0]),
                    self.describe(&args[1]),
                    self.text(d),
                    self.text(s)
                );
                self.error("InvalidCopy", args[0].expr.span, text);
                None
            }
            (Some(d), None) if string => {
                let text = format!(
                    "invalid copy: arguments {} and {} have different element types {} and byte",
                    self.describe(&args[0]),
                    self.describe(&args[1]),
                    self.text(d)
                );
                self.error("InvalidCopy", args[0].expr.span, text);
                None
            }
            (dst, _) => {
                let wrong = if dst.is_none() { &args[0] } else { &args[1] };
                let what = if wrong.is_nil() {
                    "untyped nil".into()
                } else {
                    self.describe(wrong)
                };
                let text = format!("invalid copy: argument must be a slice; have {what}");
                self.error("InvalidCopy", wrong.expr.span, text);
                None
            }
        }
    }

    fn delete<'e>(&mut self, e: &'e Expr, mut args: Vec<Operand<'e>>) -> Option<Operand<'e>> {
        let map = args[0].ty;
        let terms = self.info.types.terms(map).unwrap_or_default();
        let mut key: Option<TypeId> = None;
        for t in &terms {
            let under = self.under(t.ty);
            let Type::Map(k, _) = *self.info.types.get(under) else {
                key = None;
                break;
            };
            if key.is_some_and(|other| !self.info.types.identical(other, k)) {
                let text = format!(
                    "invalid argument: maps of {} must have identical key types",
                    self.describe(&args[0])
                );
                self.error("InvalidDelete", args[0].expr.span, text);
                return None;
            }
            key = Some(k);
        }
        let Some(key) = key else {
            let text = format!("invalid argument: {} is not a map", self.describe(&args[0]));
            self.error("InvalidDelete", args[0].expr.span, text);
            return None;
        };
        self.assignment(&mut args[1], Some(key), "argument to delete");
        (!args[1].is_invalid()).then(|| Operand::new(Mode::NoValue, INVALID, e))
    }

    fn make<'e>(&mut self, e: &'e Expr, call: &'e CallExpr) -> Option<Operand<'e>> {
        let first = &call.args[0];
        let ty = self.var_type(first);
        if ty == INVALID {
            self.use_exprs(&call.args[1..]);
            return None;
        }
        let core = self.info.types.core_type(ty);
        let least = match core.map(|c| self.info.types.get(c)) {
            Some(Type::Slice(_)) => 2,
            Some(Type::Map(..) | Type::Chan(..)) => 1,
            _ => {
                let why = if core.is_none() {
                    self.info.types.no_core(ty)
                } else {
                    "type must be slice, map, or channel".into()
                };
                let text = format!("invalid argument: cannot make {}: {why}", expr_text(first));
                self.error("InvalidMake", first.span, text);
                self.use_exprs(&call.args[1..]);
                return None;
            }
        };
        let count = call.args.len();
        if count < least || least + 1 < count {
            let text = format!(
                "invalid operation: {} expects {least} or {} arguments; found {count}",
                expr_text(e),
                least + 1
            );
            self.error("WrongArgCount", e.span, text);
            return None;
        }
        let mut sizes = Vec::new();
        for arg in &call.args[1..] {
            sizes.extend(self.check_index(arg, None));
        }
        if let [len, cap] = sizes[..]
            && len > cap
        {
            let text = "invalid argument: length and capacity swapped";
            self.error("SwappedMakeArgs", call.args[1].span, text);
        }
        Some(Operand::new(Mode::Value, ty, e))
    }

    fn max_or_min<'e>(
        &mut self,
        e: &'e Expr,
        args: Vec<Operand<'e>>,
        builtin: Builtin,
    ) -> Option<Operand<'e>> {
        let op = if builtin == Builtin::Max {
            BinaryOp::Gt
        } else {
            BinaryOp::Lt
        };
        let exprs: Vec<_> = args.iter().map(|x| x.expr).collect();
        let mut rest = args.into_iter();
        let mut x = rest.next()?;
        self.ordered_argument(&x)?;
        for mut y in rest {
            self.ordered_argument(&y)?;
            let (lhs, rhs) = (x.expr, y.expr);
            self.match_operands(&mut x, &mut y, Some(e), lhs, rhs, op);
            if x.is_invalid() {
                return None;
            }
            if !self.info.types.identical(x.ty, y.ty) {
                let text = format!(
                    "invalid argument: mismatched types {} (previous argument) and {} (type of {})",
                    self.text(x.ty),
                    self.text(y.ty),
                    expr_text(y.expr)
                );
                self.error("MismatchedTypes", y.expr.span, text);
                return None;
            }
            if x.mode == Mode::Constant && y.mode == Mode::Constant {
                if Value::compare(op, &y.constant_value(), &x.constant_value()) {
                    x = y;
                }
            } else {
                x.mode = Mode::Value;
                x.value = None;
            }
        }
        if x.mode != Mode::Constant {
            x.mode = Mode::Value;
            let context = format!("argument to built-in {}", builtin.name());
            self.assignment(&mut x, Some(super::Types::ANY), &context);
            if x.is_invalid() {
                return None;
            }
        }
        for arg in exprs {
            self.update_expr_type(arg, x.ty, true);
        }
        Some(x)
    }

    fn ordered_argument(&mut self, x: &Operand) -> Option<()> {
        if self.info.types.is_ordered(x.ty) {
            return Some(());
        }
        let text = format!("invalid argument: {} cannot be ordered", self.describe(x));
        self.error("InvalidMinMaxOperand", x.expr.span, text);
        None
    }

    /// `new(T)`, or `new(x)`: a variable with that value.
    fn new_builtin<'e>(&mut self, e: &'e Expr, arg: &'e Expr) -> Option<Operand<'e>> {
        let mut x = self.expr_or_type(arg, false);
        let ty = match x.mode {
            Mode::Invalid => return None,
            Mode::Type => {
                self.later_not_constraint(x.ty, arg.span);
                x.ty
            }
            _ => {
                self.assignment(&mut x, None, "argument to new");
                if x.is_invalid() {
                    return None;
                }
                x.ty
            }
        };
        let ty = self.info.types.pointer(ty);
        Some(Operand::new(Mode::Value, ty, e))
    }

    fn unsafe_builtin<'e>(
        &mut self,
        e: &'e Expr,
        call: &'e CallExpr,
        mut args: Vec<Operand<'e>>,
        builtin: Builtin,
    ) -> Option<Operand<'e>> {
        let uintptr = Basic::Uintptr.id();
        let pointer = Basic::UnsafePointer.id();
        let context = format!("argument to unsafe.{}", builtin.name());
        match builtin {
            Builtin::UnsafeSizeof | Builtin::UnsafeAlignof => {
                let x = &mut args[0];
                self.assignment(x, None, &context);
                if x.is_invalid() {
                    return None;
                }
                let ty = x.ty;
                if self.info.types.is_parameterized(ty) {
                    return Some(Operand::new(Mode::Value, uintptr, e));
                }
                let n = if builtin == Builtin::UnsafeSizeof {
                    self.info.types.size_of(ty)
                } else {
                    self.info.types.align_of(ty)
                };
                Some(Operand::constant(uintptr, Value::int(n), e))
            }
            Builtin::UnsafeOffsetof => self.offset_of(e, &call.args[0]),
            Builtin::UnsafeAdd => {
                self.assignment(&mut args[0], Some(pointer), &context);
                self.valid_index(&mut args[1], "length", true);
                Some(Operand::new(Mode::Value, pointer, e))
            }
            Builtin::UnsafeSlice | Builtin::UnsafeStringData | Builtin::UnsafeSliceData => {
                let x = &mut args[0];
                if builtin == Builtin::UnsafeStringData {
                    self.assignment(x, Some(Basic::String.id()), &context);
                    let ty = self.info.types.pointer(Basic::Byte.id());
                    return Some(Operand::new(Mode::Value, ty, e));
                }
                let core = self.info.types.core_type(x.ty);
                let kind = core.map(|c| self.info.types.get(c).clone());
                let ty = match (builtin, kind) {
                    (Builtin::UnsafeSlice, Some(Type::Pointer(base))) => {
                        self.valid_index(&mut args[1], "length", false);
                        self.info.types.slice(base)
                    }
                    (Builtin::UnsafeSliceData, Some(Type::Slice(elem))) => {
                        self.info.types.pointer(elem)
                    }
                    _ => {
                        let what = if builtin == Builtin::UnsafeSlice {
                            "a pointer"
                        } else {
                            "a slice"
                        };
                        let text = format!(
                            "invalid argument: {} is not {what}",
                            self.describe(&args[0])
                        );
                        self.error("InvalidUnsafeSlice", args[0].expr.span, text);
                        return None;
                    }
                };
                Some(Operand::new(Mode::Value, ty, e))
            }
            _ => {
                let bytes = self.info.types.pointer(Basic::Byte.id());
                self.assignment(&mut args[0], Some(bytes), &context);
                self.valid_index(&mut args[1], "length", false);
                Some(Operand::new(Mode::Value, Basic::String.id(), e))
            }
        }
    }

    fn offset_of<'e>(&mut self, e: &'e Expr, arg: &'e Expr) -> Option<Operand<'e>> {
        let mut bare = arg;
        while let ExprKind::Paren(x) = &bare.kind {
            bare = x;
        }
        let ExprKind::Selector(_, field) = &bare.kind else {
            let text = format!(
                "invalid argument: {} is not a selector expression",
                expr_text(arg)
            );
            self.error("BadOffsetofSyntax", arg.span, text);
            self.use_expr(arg);
            return None;
        };
        let x = self.expr(None, arg);
        if x.is_invalid() {
            return None;
        }
        let (path, recv) = match self.info.selections.get(&bare.id) {
            Some(s) if s.kind == super::info::SelectionKind::Field => (s.path.clone(), s.recv),
            _ => {
                let text = format!("invalid argument: {} is a method value", expr_text(arg));
                self.error("InvalidOffsetof", arg.span, text);
                return None;
            }
        };
        let (base, _) = self.info.types.deref(recv);
        let mut ty = base;
        let mut offset = 0;
        for &index in &path {
            let under = self.under(ty);
            let Type::Struct(fields) = self.info.types.get(under) else {
                let text = format!(
                    "invalid argument: field {} is embedded via a pointer in {}",
                    field.name,
                    self.text(base)
                );
                self.error("InvalidOffsetof", arg.span, text);
                return None;
            };
            let next = fields[index as usize].ty;
            offset += self.info.types.offsets(under)[index as usize];
            ty = next;
        }
        Some(Operand::constant(
            Basic::Uintptr.id(),
            Value::int(offset),
            e,
        ))
    }
}
