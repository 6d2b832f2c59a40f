//! Operands: what an expression evaluates to, how messages describe it, and to what it may be assigned.

use super::check::{Checker, INVALID, ParamNames};
use super::constant::Value;
use super::info::Mode;
use super::lookup::Lookup;
use super::object::Builtin;
use super::print::expr_text;
use super::ty::{Basic, ChanDir, Type, TypeId};
use crate::syntax::ast::{Expr, ExprKind};

/// An intermediate result of checking.
#[derive(Clone, Debug)]
pub(super) struct Operand<'e> {
    pub mode: Mode,
    pub ty: TypeId,
    /// Of constants.
    pub value: Option<Value>,
    /// Of predeclared functions.
    pub builtin: Option<Builtin>,
    pub expr: &'e Expr,
    /// What it is called in messages, where it is only a part of what `expr` evaluates to.
    pub name: Option<String>,
}

/// The function type that a generic function is assigned to, and what has that type.
#[derive(Clone, Debug)]
pub(super) struct Target {
    pub ty: TypeId,
    pub what: String,
}

impl<'e> Operand<'e> {
    pub fn new(mode: Mode, ty: TypeId, expr: &'e Expr) -> Operand<'e> {
        Operand {
            mode,
            ty,
            value: None,
            builtin: None,
            expr,
            name: None,
        }
    }

    pub fn invalid(expr: &'e Expr) -> Operand<'e> {
        Operand::new(Mode::Invalid, INVALID, expr)
    }

    pub fn constant(ty: TypeId, value: Value, expr: &'e Expr) -> Operand<'e> {
        Operand {
            value: Some(value),
            ..Operand::new(Mode::Constant, ty, expr)
        }
    }

    pub fn is_invalid(&self) -> bool {
        self.mode == Mode::Invalid
    }

    pub fn is_nil(&self) -> bool {
        self.mode == Mode::Nil
    }

    pub fn invalidate(&mut self) {
        self.mode = Mode::Invalid;
        self.ty = INVALID;
    }

    /// The constant's value; unknown for others.
    pub fn constant_value(&self) -> Value {
        self.value.clone().unwrap_or(Value::Unknown)
    }
}

impl Checker {
    /// `x + 1 (value of type int)` and the like.
    pub(super) fn describe(&mut self, x: &Operand) -> String {
        let expr = x.name.clone().unwrap_or_else(|| expr_text(x.expr));
        if x.is_nil() {
            return if x.ty == Basic::UntypedNil.id() {
                "nil".into()
            } else {
                "nil (with invalid type)".into()
            };
        }
        let mut out = format!("{expr} (");
        let untyped = self.info.types.is_untyped(x.ty);
        let typed = !matches!(
            x.mode,
            Mode::Invalid | Mode::NoValue | Mode::Builtin | Mode::Type
        );
        if typed && untyped {
            out.push_str(&self.text(x.ty));
            out.push(' ');
        }
        out.push_str(match x.mode {
            Mode::Invalid => "invalid operand",
            Mode::NoValue => "no value",
            Mode::Builtin => "built-in",
            Mode::Type => "type",
            Mode::Constant => "constant",
            Mode::Variable => "variable",
            Mode::MapIndex => "map index expression",
            Mode::Value => "value",
            Mode::CommaOk => "comma, ok expression",
            Mode::Nil => "nil",
        });
        if x.mode == Mode::Constant
            && let Some(value) = &x.value
        {
            let text = value.text();
            if text != expr {
                out.push(' ');
                out.push_str(&text);
            }
        }
        if typed && !untyped {
            if x.ty == INVALID {
                out.push_str(" with invalid type");
            } else {
                out.push_str(" of ");
                out.push_str(&self.type_description(x));
            }
        }
        out.push(')');
        out
    }

    /// `type int`, `struct type T`, `type T constrained by C`.
    fn type_description(&mut self, x: &Operand) -> String {
        let text = self.operand_type_text(x);
        if let Some(p) = self.info.types.param_id(x.ty) {
            let bound = self.info.types.params[p.0 as usize].constraint;
            let bound = self.text(bound);
            return format!("type {text} constrained by {bound}");
        }
        let generic = matches!(self.info.types.get(x.ty),
            Type::Signature(s) if !s.type_params.is_empty());
        let mut kind = String::new();
        if self.info.types.is_alias(x.ty) || matches!(self.info.types.get(x.ty), Type::Named(_)) {
            kind = self.composite_kind(x.ty).to_string();
            if kind.is_empty() {
                let under = self.under(x.ty);
                kind = self.text(under);
            }
            kind.push(' ');
        } else if x.ty == super::Types::ANY {
            kind = "interface ".into();
        }
        let generic = if generic { "generic " } else { "" };
        format!("{generic}{kind}type {text}")
    }

    /// The operand's type; functions with the names of their parameters.
    pub(super) fn operand_type_text(&mut self, x: &Operand) -> String {
        if matches!(self.info.types.get(x.ty), Type::Signature(_))
            && let Some(names) = self.names_of_function(x.expr)
        {
            return self.function_text(x.ty, &names);
        }
        self.text(x.ty)
    }

    /// A function type with the names of parameters and results.
    pub(super) fn function_text(&self, ty: TypeId, names: &ParamNames) -> String {
        let types = &self.info.types;
        let text = types.signature_text(ty, &names.params, &names.results);
        format!("func{text}")
    }

    /// The names of the parameters of the function that an expression is, if it names one.
    pub(super) fn names_of_function(&self, e: &Expr) -> Option<ParamNames> {
        match &e.kind {
            ExprKind::Name(_) => self.param_names.get(self.info.names.get(&e.id)?).cloned(),
            ExprKind::Paren(x) => self.names_of_function(x),
            ExprKind::Index(x, _) => self.names_of_function(x),
            ExprKind::Selector(_, name) => {
                if let Some(o) = self.info.names.get(&name.id) {
                    return self.param_names.get(o).cloned();
                }
                let s = self.info.selections.get(&e.id)?;
                let mut names = self.param_names.get(&s.func?).cloned()?;
                if s.kind == super::info::SelectionKind::MethodExpr {
                    let named = names.params.iter().any(|n| !n.is_empty());
                    let receiver = match &names.receiver {
                        Some(n) if !n.is_empty() => n.clone(),
                        _ if named => "_".into(),
                        _ => Default::default(),
                    };
                    names.params.insert(0, receiver);
                }
                Some(names)
            }
            ExprKind::Func(_) => {
                let objects = self.info.signatures.get(&e.id)?;
                let names = |list: &[super::object::ObjId]| {
                    list.iter().map(|&o| self.object(o).name.clone()).collect()
                };
                Some(ParamNames {
                    receiver: None,
                    params: names(&objects.params),
                    results: names(&objects.results),
                })
            }
            _ => None,
        }
    }

    /// What kind of composite type it is; empty for basic types.
    pub(super) fn composite_kind(&mut self, ty: TypeId) -> &'static str {
        let under = self.under(ty);
        match self.info.types.get(under) {
            Type::Array(..) => "array",
            Type::Slice(_) => "slice",
            Type::Struct(_) => "struct",
            Type::Pointer(_) => "pointer",
            Type::Signature(_) => "func",
            Type::Interface(_) => "interface",
            Type::Map(..) => "map",
            Type::Chan(..) => "chan",
            Type::Tuple(_) => "tuple",
            Type::Param(_) => "type parameter",
            _ => "",
        }
    }

    /// Whether `x` may be assigned to a variable of type `t`; the cause why not, where there is one to tell.
    pub(super) fn assignable(&mut self, x: &Operand, t: TypeId, cause: &mut String) -> bool {
        let v = x.ty;
        if x.is_invalid() || v == INVALID || t == INVALID {
            return true;
        }
        if self.info.types.identical(v, t) {
            return true;
        }
        let (vu, tu) = (self.under(v), self.under(t));
        let (vp, tp) = (self.info.types.is_param(v), self.info.types.is_param(t));
        if self.info.types.is_untyped(vu) {
            if tp {
                let Some(terms) = self.info.types.terms(t) else {
                    return false;
                };
                return !terms.is_empty()
                    && terms
                        .iter()
                        .all(|term| self.implicit_type(x, term.ty).is_ok());
            }
            return self.implicit_type(x, t).is_ok();
        }
        let named = self.info.types.is_named(v) && self.info.types.is_named(t);
        if !named && !vp && !tp && self.info.types.identical(vu, tu) {
            return true;
        }
        let t_interface = matches!(self.info.types.get(tu), Type::Interface(_));
        if t_interface || self.info.types.is_interface_pointer(tu) {
            self.resolve_methods(v, t);
            match self.info.types.implements(v, t) {
                Ok(()) => return true,
                Err(_) if vp => {}
                Err(why) => {
                    *cause = why;
                    return false;
                }
            }
        }
        if !vp && matches!(self.info.types.get(vu), Type::Interface(_)) {
            self.resolve_methods(t, v);
            if self.info.types.implements(t, v).is_ok() {
                *cause = "need type assertion".into();
                return false;
            }
        }
        if let (&Type::Chan(ChanDir::Both, ve), &Type::Chan(_, te)) =
            (self.info.types.get(vu), self.info.types.get(tu))
            && self.info.types.identical(ve, te)
        {
            return !named;
        }
        if tp && !self.info.types.is_named(v) {
            let terms = self.info.types.terms(t).unwrap_or_default();
            for term in &terms {
                if !self.assignable(x, term.ty, cause) {
                    *cause = format!(
                        "cannot assign {} to {} (in {})",
                        self.text(v),
                        self.text(term.ty),
                        self.text(t)
                    );
                    return false;
                }
            }
            return !terms.is_empty();
        }
        if vp && !self.info.types.is_named(t) {
            let terms = self.info.types.terms(v).unwrap_or_default();
            for term in &terms {
                let x = Operand {
                    ty: term.ty,
                    ..x.clone()
                };
                if !self.assignable(&x, t, cause) {
                    *cause = format!(
                        "cannot assign {} (in {}) to {}",
                        self.text(term.ty),
                        self.text(v),
                        self.text(t)
                    );
                    return false;
                }
            }
            return !terms.is_empty();
        }
        false
    }

    /// Resolves the methods of `t` that the interface `iface` asks for, so that their types are known.
    pub(super) fn resolve_methods(&mut self, t: TypeId, iface: TypeId) {
        if !self.info.types.is_interface(iface) {
            return;
        }
        let set = self.info.types.type_set(iface);
        for m in &set.methods {
            let exact = self.info.types.lookup(t, &m.name, &m.package);
            let other = self.info.types.lookup_fold(t, &m.name).map(|f| f.lookup);
            for found in std::iter::once(exact).chain(other) {
                if let Lookup::Method(hit) = found {
                    self.obj_decl(hit.func);
                }
            }
        }
    }
}
