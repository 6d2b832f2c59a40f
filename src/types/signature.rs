//! Function types, parameters, receivers.

use super::check::{Checker, Color, INVALID, Later};
use super::info::SignatureObjects;
use super::object::{ObjId, ObjKind};
use super::resolve::receiver_base;
use super::ty::{Basic, ParamId, Signature, Type, TypeId};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, FuncDecl, FuncType, Ident, Param};
use smol_str::SmolStr;

impl Checker {
    /// A function type; its parameters are declared in the current scope.
    pub(super) fn signature(
        &mut self,
        sig: &FuncType,
        type_params: &[ParamId],
    ) -> (TypeId, SignatureObjects) {
        let mut variadic = false;
        let (params, param_names) = self.params(&sig.params, Some(&mut variadic));
        let (results, result_names) = self.params(&sig.results, None);
        let types = |c: &Checker, list: &[ObjId]| list.iter().map(|&o| c.object(o).ty).collect();
        let ty = Type::Signature(Signature {
            params: types(self, &params),
            results: types(self, &results),
            variadic,
            type_params: type_params.into(),
        });
        let ty = self.info.types.intern(ty);
        for (o, name) in params
            .iter()
            .zip(param_names)
            .chain(results.iter().zip(result_names))
        {
            if let Some(name) = name {
                self.declare(name, *o);
            }
        }
        let objects = SignatureObjects {
            receiver: None,
            params,
            results,
        };
        (ty, objects)
    }

    /// Makes the variables of a parameter list; they are not in scope before all types are resolved.
    fn params<'e>(
        &mut self,
        list: &'e [Param],
        mut variadic: Option<&mut bool>,
    ) -> (Vec<ObjId>, Vec<Option<&'e Ident>>) {
        let mut objects: Vec<ObjId> = Vec::new();
        let mut names = Vec::new();
        let mut waiting = 0;
        for (i, p) in list.iter().enumerate() {
            let span = match (&p.name, &p.ty) {
                (Some(n), _) => n.span,
                (None, Some(t)) => t.span,
                (None, None) => Span::default(),
            };
            let name: SmolStr = p.name.as_ref().map_or("".into(), |n| n.name.clone());
            let o = self.new_var(name, span, INVALID, true);
            if let Some(v) = self.var_mut(o) {
                v.used = true;
            }
            objects.push(o);
            names.push(p.name.as_ref());
            let Some(t) = &p.ty else {
                waiting += 1;
                continue;
            };
            let mut ty = self.var_type(t);
            if let Some(dots) = p.variadic {
                let span = Span::new(dots, t.span.hi);
                match &mut variadic {
                    Some(v) if i + 1 == list.len() && waiting == 0 => {
                        **v = true;
                        ty = self.info.types.slice(ty);
                    }
                    Some(_) => {
                        let text = "can only use ... with final parameter";
                        self.error("MisplacedDotDotDot", span, text);
                    }
                    None => {
                        self.error("MisplacedDotDotDot", span, "invalid use of ...");
                    }
                }
            }
            let from = objects.len() - 1 - waiting;
            for &o in &objects[from..] {
                self.object_mut(o).ty = ty;
            }
            waiting = 0;
        }
        (objects, names)
    }

    /// The receiver of a method, and its type parameters as the method names them.
    pub(super) fn receiver(
        &mut self,
        list: &[Param],
        d: &FuncDecl,
    ) -> (Option<ObjId>, Vec<ParamId>) {
        let [p] = list else {
            let (text, span) = if list.is_empty() {
                ("method has no receiver", d.name.span)
            } else {
                ("method has multiple receivers", d.name.span)
            };
            self.error("InvalidRecv", span, text);
            return (None, Vec::new());
        };
        let Some(t) = &p.ty else {
            return (None, Vec::new());
        };
        let (ty, params) = match generic_receiver(t) {
            Some((base, args, pointer)) => self.generic_receiver(t, base, args, pointer),
            None => (self.var_type(t), Vec::new()),
        };
        let (name, span) = match &p.name {
            Some(n) => (n.name.clone(), n.span),
            None => (SmolStr::default(), t.span),
        };
        let o = self.new_var(name, span, ty, true);
        if let Some(v) = self.var_mut(o) {
            v.used = true;
        }
        if let Some(n) = &p.name {
            self.declare(n, o);
        }
        let package = self.env.package;
        self.later.push_back(Later::Receiver(ty, t.span, package));
        (Some(o), params)
    }

    fn generic_receiver(
        &mut self,
        whole: &Expr,
        base: &Expr,
        args: &[Expr],
        pointer: bool,
    ) -> (TypeId, Vec<ParamId>) {
        let generic = self.any_type(base);
        let Some(named) = self
            .info
            .types
            .named_id(generic)
            .filter(|_| self.is_generic_type(generic))
        else {
            if generic != INVALID {
                let text = format!("{} is not a generic type", self.text(generic));
                self.error("NotAGenericType", base.span, text);
            }
            return (INVALID, Vec::new());
        };
        let mut params = Vec::new();
        let mut types = Vec::new();
        for (index, a) in args.iter().enumerate() {
            let ExprKind::Name(name) = &a.kind else {
                let text = format!(
                    "receiver type parameter {} must be an identifier",
                    super::print::expr_text(a)
                );
                self.error("BadDecl", a.span, text);
                return (INVALID, params);
            };
            let kind = ObjKind::TypeName { alias: false };
            let o = self.new_object(name.clone(), a.span, INVALID, kind);
            let (param, ty) = self.info.types.new_param(o, name, index as u32);
            self.note_disguise(o);
            self.object_mut(o).ty = ty;
            self.colors.insert(o, Color::Black);
            self.info.names.insert(a.id, o);
            self.declare_in(self.env.scope, name, o);
            params.push(param);
            types.push(ty);
        }
        let origin = self.info.types.named[named.0 as usize].params.clone();
        if origin.len() != params.len() {
            let text = format!(
                "receiver declares {} type parameter{}, but receiver base type declares {}",
                params.len(),
                if params.len() == 1 { "" } else { "s" },
                origin.len()
            );
            self.error("WrongTypeArgCount", whole.span, text);
            return (INVALID, params);
        }
        for (&p, &o) in params.iter().zip(&origin) {
            let bound = self.info.types.params[o.0 as usize].constraint;
            let bound = self.info.types.subst(bound, &origin, &types);
            self.info.types.set_constraint(p, bound);
        }
        self.note_receiver_params(&params, &origin);
        self.record_instance(base, &types);
        let mut ty = self.info.types.instantiate(named, &types);
        if pointer {
            ty = self.info.types.pointer(ty);
        }
        (ty, params)
    }

    /// Methods are declared for defined types of the same package that are no pointers or interfaces.
    pub(super) fn check_receiver(&mut self, ty: TypeId, span: Span) {
        let base = match *self.info.types.get(ty) {
            Type::Pointer(base) => base,
            _ => ty,
        };
        let name = self.text(base);
        let text = match *self.info.types.get(base) {
            Type::Basic(Basic::Invalid) => return,
            Type::Named(named) => {
                if self.info.types.named[named.0 as usize].package != self.current_path() {
                    format!("cannot define new methods on non-local type {name}")
                } else {
                    let under = self.under(base);
                    let why = match self.info.types.get(under) {
                        Type::Basic(Basic::UnsafePointer) => "unsafe.Pointer",
                        Type::Pointer(_) | Type::Interface(_) => "pointer or interface type",
                        _ => return,
                    };
                    format!("invalid receiver type {name} ({why})")
                }
            }
            Type::Basic(_) => format!("cannot define new methods on non-local type {name}"),
            _ => format!("invalid receiver type {}", self.text(ty)),
        };
        let lo = match self.info.types.get(ty) {
            Type::Pointer(_) => crate::source::Pos(span.lo.0 + 1),
            _ => span.lo,
        };
        self.error("InvalidRecv", Span::new(lo, span.hi), text);
    }
}

/// Base, type parameters and star of a receiver like `*List[T]`.
fn generic_receiver(t: &Expr) -> Option<(&Expr, &[Expr], bool)> {
    let mut e = t;
    let (_, pointer) = receiver_base(t)?;
    loop {
        match &e.kind {
            ExprKind::Paren(x) | ExprKind::Star(x) => e = x,
            ExprKind::Index(x, args) => return Some((x, args, pointer)),
            _ => return None,
        }
    }
}
