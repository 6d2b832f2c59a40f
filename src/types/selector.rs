//! Selectors: members of packages, fields, methods, method expressions.

use super::check::{Checker, INVALID};
use super::info::{Mode, Selection, SelectionKind};
use super::lookup::{Lookup, is_exported};
use super::object::{ObjId, ObjKind, PackageId};
use super::operand::Operand;
use super::print::expr_text;
use super::ty::{Signature, Type, TypeId};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, Ident};
use smol_str::SmolStr;

impl Checker {
    /// `x.name`; with `want_type`, a type is asked for.
    pub(super) fn selector<'e>(
        &mut self,
        e: &'e Expr,
        inner: &'e Expr,
        name: &'e Ident,
        want_type: bool,
    ) -> Operand<'e> {
        if let ExprKind::Name(n) = &inner.kind
            && let Some((_, o)) = self.scopes.lookup(self.env.scope, n)
            && let ObjKind::PackageName { imported, .. } = self.object(o).kind
        {
            self.info.names.insert(inner.id, o);
            self.mark_import_used(o);
            return self.package_selector(e, inner, imported, name);
        }
        let (mut x, _) = self.raw_expr(None, inner, None, false);
        if x.mode == Mode::Builtin {
            let text = format!(
                "invalid use of {} in selector expression",
                self.describe(&x)
            );
            let dot = Span::new(inner.span.hi, e.span.hi);
            self.error("UncalledBuiltin", dot, text);
            x.invalidate();
        }
        self.exclude(&mut x, true);
        self.single_value(&mut x);
        if x.is_invalid() || name.name == "_" {
            if !x.is_invalid() {
                self.missing_member(inner, x.ty, name);
            }
            return Operand::invalid(e);
        }
        if self.under(x.ty) == INVALID {
            return Operand::invalid(e);
        }
        if want_type {
            let text = format!("{} is not a type", expr_text(e));
            self.error("NotAType", name.span, text);
            return Operand::invalid(e);
        }
        let package = self.current_path();
        let found = self.info.types.lookup(x.ty, &name.name, &package);
        match found {
            Lookup::Field { path, ty, indirect } => self.field(e, x, name, path, ty, indirect),
            Lookup::Method(hit) => {
                self.obj_decl(hit.func);
                let addressable = x.mode == Mode::Variable;
                if hit.pointer_recv && !hit.indirect && (!addressable || x.mode == Mode::Type) {
                    let ty = self.text(x.ty);
                    let name_text = &name.name;
                    let text = if x.mode == Mode::Type {
                        format!(
                            "invalid method expression {ty}.{name_text} (needs pointer receiver (*{ty}).{name_text})"
                        )
                    } else {
                        format!("cannot call pointer method {name_text} on {ty}")
                    };
                    self.error("InvalidMethodExpr", name.span, text);
                    return Operand::invalid(e);
                }
                let sig = self
                    .info
                    .types
                    .method_signature(hit.owner, hit.func)
                    .unwrap_or(INVALID);
                if sig == INVALID {
                    return Operand::invalid(e);
                }
                if hit.pointer_recv && x.mode == Mode::Variable {
                    self.take_receiver_address(inner, x.ty, &hit.path);
                }
                self.method(e, x, name, hit.path, Some(hit.func), sig)
            }
            Lookup::InterfaceMethod { path, sig, .. } => self.method(e, x, name, path, None, sig),
            Lookup::Ambiguous => {
                let text = format!("ambiguous selector {}.{}", expr_text(inner), name.name);
                self.error("AmbiguousSelector", name.span, text);
                Operand::invalid(e)
            }
            Lookup::PointerToInterface | Lookup::NotFound => {
                self.missing_member(inner, x.ty, name);
                Operand::invalid(e)
            }
        }
    }

    fn package_selector<'e>(
        &mut self,
        e: &'e Expr,
        inner: &'e Expr,
        package: PackageId,
        name: &'e Ident,
    ) -> Operand<'e> {
        // What is not exported is nobody's business.
        let member = self.package_member(package, &name.name);
        let Some(o) = member.filter(|_| is_exported(&name.name) || package == self.env.package)
        else {
            if self.is_malformed(name.span) {
                return Operand::invalid(e);
            }
            let scope = self.packages[package.0 as usize - 1].scope;
            let mut near: Vec<SmolStr> = self
                .scopes
                .names(scope)
                .filter(|(n, _)| is_exported(n) && n.eq_ignore_ascii_case(&name.name))
                .map(|(n, _)| n.clone())
                .collect();
            near.sort();
            let mut text = format!("undefined: {}.{}", expr_text(inner), name.name);
            let mut similar = None;
            match near.first() {
                Some(n) => text.push_str(&format!(" (but have {n})")),
                None => similar = self.similar_name(&name.name, scope, is_exported),
            }
            let diag = self.error("UndeclaredImportedName", name.span, text);
            if let Some(similar) = similar {
                diag.help(format!("did you mean `{similar}`?"));
            }
            return Operand::invalid(e);
        };
        self.info.names.insert(name.id, o);
        self.obj_decl(o);
        let object = self.object(o);
        let ty = object.ty;
        let mut x = Operand::invalid(e);
        x.mode = match &object.kind {
            ObjKind::Const(v) => {
                x.value = Some(v.clone());
                Mode::Constant
            }
            ObjKind::TypeName { .. } => Mode::Type,
            ObjKind::Var(_) => Mode::Variable,
            ObjKind::Func(_) => Mode::Value,
            ObjKind::Builtin(b) => {
                x.builtin = Some(*b);
                x.ty = ty;
                x.mode = Mode::Builtin;
                return x;
            }
            ObjKind::Nil | ObjKind::PackageName { .. } => Mode::Invalid,
        };
        if x.mode != Mode::Type {
            self.add_dependency(o);
        }
        if ty == INVALID {
            return Operand::invalid(e);
        }
        x.ty = ty;
        x
    }

    fn field<'e>(
        &mut self,
        e: &'e Expr,
        x: Operand<'e>,
        name: &Ident,
        path: Vec<u32>,
        ty: TypeId,
        indirect: bool,
    ) -> Operand<'e> {
        if x.mode == Mode::Type {
            let text = format!(
                "operand for field selector {} must be value of type {}",
                name.name,
                self.text(x.ty)
            );
            self.error("MissingFieldOrMethod", e.span, text);
            return Operand::invalid(e);
        }
        let selection = Selection {
            kind: SelectionKind::Field,
            recv: x.ty,
            path,
            func: None,
            name: name.name.clone(),
            ty,
        };
        self.info.selections.insert(e.id, selection);
        if ty == INVALID {
            return Operand::invalid(e);
        }
        let mode = if x.mode == Mode::Variable || indirect {
            Mode::Variable
        } else {
            Mode::Value
        };
        Operand::new(mode, ty, e)
    }

    /// Whether the order of initialisation does not look into a method: Go's compiler does not follow those of generic
    /// types.
    fn is_untracked(&self, method: ObjId) -> bool {
        let object = self.object(method);
        let ObjKind::Func(info) = &object.kind else {
            return false;
        };
        let own = self.info.packages[object.package.0 as usize - 1].std;
        !own && info.receiver.is_some_and(|(base, _)| {
            let ty = self.object(base).ty;
            self.is_generic_type(ty)
        })
    }

    fn method<'e>(
        &mut self,
        e: &'e Expr,
        x: Operand<'e>,
        name: &Ident,
        path: Vec<u32>,
        func: Option<ObjId>,
        sig: TypeId,
    ) -> Operand<'e> {
        if let Some(f) = func
            && !self.is_untracked(f)
        {
            self.add_dependency(f);
        }
        let (kind, ty) = if x.mode == Mode::Type {
            (SelectionKind::MethodExpr, self.with_receiver(sig, x.ty))
        } else {
            (SelectionKind::Method, sig)
        };
        let selection = Selection {
            kind,
            recv: x.ty,
            path,
            func,
            name: name.name.clone(),
            ty,
        };
        self.info.selections.insert(e.id, selection);
        Operand::new(Mode::Value, ty, e)
    }

    /// The function type of a method expression.
    fn with_receiver(&mut self, sig: TypeId, recv: TypeId) -> TypeId {
        let Type::Signature(sig) = self.info.types.get(sig).clone() else {
            return INVALID;
        };
        let params: Vec<_> = std::iter::once(recv)
            .chain(sig.params.iter().copied())
            .collect();
        self.info.types.intern(Type::Signature(Signature {
            params: params.into(),
            ..sig
        }))
    }

    fn missing_member(&mut self, inner: &Expr, ty: TypeId, name: &Ident) {
        let under = self.under(ty);
        let base = match *self.info.types.get(under) {
            Type::Pointer(base) => base,
            _ => INVALID,
        };
        let why = if self.info.types.is_interface(base) || self.info.types.is_param(base) {
            self.info.types.interface_pointer_text(ty)
        } else {
            self.lookup_error(ty, &name.name)
        };
        let text = format!("{}.{} undefined ({why})", expr_text(inner), name.name);
        self.error("MissingFieldOrMethod", name.span, text);
    }

    fn lookup_error(&mut self, ty: TypeId, name: &str) -> String {
        let text = self.text(ty);
        let missing = format!("type {text} has no field or method {name}");
        let alt = self.info.types.lookup_fold(ty, name);
        let Some(alt) = alt.filter(|_| name != "_") else {
            return missing;
        };
        let what = match alt.lookup {
            Lookup::Field { .. } => "field",
            _ => "method",
        };
        let same_tail = name.get(1..) == alt.name.get(1..);
        let exported = alt.package.is_empty();
        let own = alt.package == self.current_path() || self.declared_here(ty);
        if own || exported && same_tail {
            format!("{missing}, but does have {what} {}", alt.name)
        } else if alt.name == name {
            format!("cannot refer to unexported {what} {name}")
        } else if same_tail {
            format!("{missing}, but does have unexported {what} {}", alt.name)
        } else {
            missing
        }
    }

    /// Whether a type (or what it points to) is declared in the current package, or not declared at all.
    pub(super) fn declared_here(&self, ty: TypeId) -> bool {
        let (base, _) = self.info.types.deref(ty);
        match self.info.types.named_id(base) {
            Some(n) => self.info.types.named[n.0 as usize].package == self.current_path(),
            None => true,
        }
    }
}
