//! Resolving declarations on demand, with cycles found on the way.

use super::alias::Alias;
use super::call::names_in;
use super::check::{Checker, Color, Env, INVALID, Later, ParamNames, Results};
use super::constant::Value;
use super::info::{Mode, SignatureObjects};
use super::labels;
use super::object::{ObjId, ObjKind};
use super::operand::{Operand, Target};
use super::resolve::{DeclKind, inherited};
use super::returns::terminates;
use super::ty::{MethodDecl, NamedId, ParamId, Type, TypeId};
use crate::diagnostic::Diagnostics;
use crate::source::Span;
use crate::syntax;
use crate::syntax::ast::{
    Block, ConstDecl, Decl, Expr, ExprKind, FuncDecl, FuncLit, NodeId, TypeDecl, TypeParam, VarDecl,
};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::sync::Arc;

/// How many mistakes are worth a search for what else may have to do with them.
pub(super) const FEW: usize = 100;

impl Checker {
    /// Resolves an object's declaration, unless that was done. A declaration under way that leads back to itself is a
    /// cycle: fine through pointers and functions, else an error.
    pub(super) fn obj_decl(&mut self, o: ObjId) {
        match self.colors.get(&o) {
            Some(Color::Black) => return,
            Some(&Color::Grey(at)) => {
                let valid = self.valid_cycle(at);
                let object = self.object_mut(o);
                match object.kind {
                    ObjKind::Const(_) | ObjKind::Var(_) if !valid => object.ty = INVALID,
                    ObjKind::TypeName { .. } if !valid => object.ty = INVALID,
                    _ => {}
                }
                return;
            }
            None => {}
        }
        let Some(info) = self.decls.get(&o) else {
            return;
        };
        let (package, file, scope, kind) = (info.package, info.file, info.scope, info.kind.clone());
        let ast = self.file_of(package, file);
        let is_type = matches!(kind, DeclKind::Type { .. });
        let env = Env {
            package,
            scope,
            decl: (!is_type).then_some(o),
            iota: None,
            const_span: None,
            in_type_params: self.env.in_type_params && is_type,
            func: 0,
            results: None,
            has_call: false,
            outer: Arc::default(),
            shallow: false,
        };
        let saved = std::mem::replace(&mut self.env, env);
        self.set_current_package();
        self.push(o);
        match (kind, self.decl_of(&ast, o)) {
            (DeclKind::Const { spec, index, .. }, Decl::Const(d)) => {
                self.const_decl(o, d, spec, index);
            }
            (DeclKind::Var { index, lhs, .. }, Decl::Var(d)) => {
                self.global_var(o, d, index, lhs.as_deref());
            }
            (DeclKind::Type { .. }, Decl::Type(d)) => self.type_decl(o, d),
            (DeclKind::Func { .. }, Decl::Func(d)) => self.func_decl(o, d),
            _ => unreachable!("a declaration of another kind"),
        }
        self.pop();
        self.env = saved;
        self.set_current_package();
    }

    fn decl_of<'a>(&self, ast: &'a crate::syntax::ast::File, o: ObjId) -> &'a Decl {
        let (DeclKind::Const { decl, .. }
        | DeclKind::Var { decl, .. }
        | DeclKind::Type { decl }
        | DeclKind::Func { decl }) = self.decls[&o].kind;
        &ast.decls[decl]
    }

    fn push(&mut self, o: ObjId) {
        self.colors.insert(o, Color::Grey(self.path.len()));
        self.path.push(o);
    }

    fn pop(&mut self) {
        if let Some(o) = self.path.pop() {
            self.colors.insert(o, Color::Black);
        }
    }

    /// Whether the declarations from that place of the path on may refer to each other.
    fn valid_cycle(&mut self, start: usize) -> bool {
        let cycle = self.path[start..].to_vec();
        let (mut values, mut defined) = (0, 0);
        for &o in &cycle {
            match self.object(o).kind {
                ObjKind::Const(_) | ObjKind::Var(_) => values += 1,
                ObjKind::TypeName { alias } => {
                    if self.env.in_type_params && self.is_generic_type(self.object(o).ty) {
                        return true;
                    }
                    if !alias {
                        defined += 1;
                    }
                }
                _ => {}
            }
        }
        // Cycles of values alone are found when their initialisation is put in order.
        if values == cycle.len() || values == 0 && defined > 0 {
            return true;
        }
        self.cycle_error(&cycle);
        false
    }

    /// Labels for the other declarations of a cycle.
    pub(super) fn cycle_labels(&self, cycle: &[ObjId], start: usize) -> Vec<(Span, String)> {
        let label = |i: usize| {
            let from = self.object(cycle[i % cycle.len()]);
            let to = &self.object(cycle[(i + 1) % cycle.len()]).name;
            (from.span, format!("{} refers to {to}", from.name))
        };
        (start + 1..start + cycle.len()).map(label).collect()
    }

    /// Reports declarations that refer to each other, beginning with the first in the source.
    pub(super) fn cycle_error(&mut self, cycle: &[ObjId]) {
        let start = (0..cycle.len())
            .min_by_key(|&i| self.object(cycle[i]).span.lo)
            .unwrap_or(0);
        let object = self.object(cycle[start]);
        let is_type = matches!(object.kind, ObjKind::TypeName { .. });
        let (name, span) = (object.name.clone(), object.span);
        if cycle.len() == 1 {
            let what = if is_type {
                "invalid recursive type"
            } else {
                "invalid cycle in declaration"
            };
            self.error(
                "InvalidDeclCycle",
                span,
                format!("{what}: {name} refers to itself"),
            );
            return;
        }
        let what = if is_type {
            "invalid recursive type"
        } else {
            "invalid cycle in declaration of"
        };
        let mut text = format!("{what} {name}");
        for i in 0..cycle.len() {
            let from = self.object(cycle[(start + i) % cycle.len()]);
            let to = &self.object(cycle[(start + i + 1) % cycle.len()]).name;
            let place = self.map.describe(from.span.lo);
            text.push_str(&format!("\n\t{place}: {} refers to {to}", from.name));
        }
        let labels = self.cycle_labels(cycle, start);
        self.error("InvalidDeclCycle", span, text).labels = labels;
    }

    /// Notes that the declaration under way depends on a package-level variable, constant or function.
    pub(super) fn add_dependency(&mut self, to: ObjId) {
        if let Some(from) = self.env.decl
            && self.decls.contains_key(&to)
            && let Some(info) = self.decls.get_mut(&from)
            && !info.deps.contains(&to)
        {
            info.deps.push(to);
        }
    }

    fn const_decl(&mut self, o: ObjId, decl: &ConstDecl, spec: usize, index: usize) {
        let from = inherited(decl, spec);
        let source = &decl.specs[from];
        self.env.iota = Some(spec as u32);
        let span = self.object(o).span;
        if let Some(t) = &source.ty {
            let ty = self.typ(t);
            if !self.info.types.is_const_type(ty) {
                if self.under(ty) != INVALID {
                    let text = format!("invalid constant type {}", self.text(ty));
                    self.error("InvalidConstType", t.span, text);
                }
                self.env.iota = None;
                return;
            }
            self.object_mut(o).ty = ty;
        }
        if from != spec {
            self.env.const_span = Some(span);
        }
        if let Some(init) = source.values.get(index) {
            let mut x = self.expr(None, init);
            self.init_const(o, &mut x);
        }
        self.env.const_span = None;
        self.env.iota = None;
    }

    fn global_var(&mut self, o: ObjId, d: &VarDecl, index: usize, lhs: Option<&[ObjId]>) {
        if let Some(t) = &d.ty {
            let ty = self.var_type(t);
            self.object_mut(o).ty = ty;
        }
        if let Some(lhs) = lhs {
            let ty = self.object(o).ty;
            for &other in lhs {
                if d.ty.is_some() {
                    self.object_mut(other).ty = ty;
                }
                if other != o {
                    self.colors.insert(other, Color::Black);
                }
            }
            self.init_vars(lhs, &d.values, None);
            // What the first one depends on, all do.
            let deps = self.decls[&o].deps.clone();
            for &other in lhs.iter().filter(|&&l| l != o) {
                if let Some(info) = self.decls.get_mut(&other) {
                    info.deps.clone_from(&deps);
                }
            }
            return;
        }
        let Some(init) = d.values.get(index) else {
            return;
        };
        let target = d.ty.as_ref().map(|_| self.target_of(o));
        let mut x = self.expr(target.as_ref(), init);
        if target.is_some() && self.object(o).ty == INVALID {
            return;
        }
        self.init_declared(o, &mut x, d);
    }

    /// The first value of a variable that is declared with `var`.
    fn init_declared(&mut self, o: ObjId, x: &mut Operand, d: &VarDecl) {
        let before = self.diags.len();
        self.init_var(o, x, "variable declaration");
        if self.diags.len() > before {
            self.name_in_last(d.ty.as_ref().and_then(names_in), self.object(o).ty);
        }
    }

    pub(super) fn target_of(&self, o: ObjId) -> Target {
        let object = self.object(o);
        Target {
            ty: object.ty,
            what: object.name.to_string(),
        }
    }

    /// Declares a type, in a package or in a function.
    pub(super) fn type_decl(&mut self, o: ObjId, d: &TypeDecl) {
        if d.alias {
            self.alias_decl(o, d);
            return;
        }
        let declared = self.object(o).ty;
        let named = match self.info.types.named_id(declared) {
            Some(named) if self.object(o).global => named,
            _ => {
                let path = self.current_path();
                self.locals += 1;
                let types = &mut self.info.types;
                let (named, ty) = types.new_named(o, &d.name.name, &path, self.locals);
                types.named[named.0 as usize].outer = self.env.outer.to_vec().into();
                self.object_mut(o).ty = ty;
                named
            }
        };
        self.later.push_back(Later::Valid(named));
        let scope = self.open_scope();
        if !d.params.is_empty() {
            let params = self.type_params(&d.params, |c, params| {
                c.info.types.named[named.0 as usize].params = params.to_vec();
            });
            self.info.types.named[named.0 as usize].params = params;
        }
        let right = self.typ(&d.ty);
        if self.info.types.is_param(right) {
            let text = "cannot use a type parameter as RHS in type declaration";
            self.error("MisplacedTypeParam", d.ty.span, text);
            self.info.types.set_underlying(named, INVALID);
        } else {
            self.info.types.set_underlying(named, right);
        }
        self.close_scope(scope);
        self.collect_methods(o, named);
    }

    fn alias_decl(&mut self, o: ObjId, d: &TypeDecl) {
        let scope = self.open_scope();
        if !d.params.is_empty() {
            let params = self.type_params(&d.params, |_, _| {});
            self.alias_params.insert(o, params);
        }
        let own = self.alias_params.get(&o).cloned().unwrap_or_default();
        let waiting = std::mem::take(&mut self.shallow);
        self.env.shallow = self.object(o).global;
        let right = self.typ(&d.ty);
        self.env.shallow = false;
        let named = std::mem::replace(&mut self.shallow, waiting);
        if self
            .info
            .types
            .param_id(right)
            .is_some_and(|p| own.contains(&p))
        {
            let text = "cannot use type parameter declared in alias declaration as RHS";
            self.error("MisplacedTypeParam", d.ty.span, text);
            self.object_mut(o).ty = INVALID;
        } else {
            let ty = self.named_alias(o, &own, right);
            self.object_mut(o).ty = ty;
        }
        self.close_scope(scope);
        for other in named {
            self.obj_decl(other);
            if self.is_generic_type(right) && self.object(other).ty == right {
                let text = format!(
                    "cannot use generic type {} without instantiation",
                    self.text(right)
                );
                self.error("WrongTypeArgCount", d.ty.span, text);
                self.object_mut(o).ty = INVALID;
            }
        }
    }

    /// The type that an alias with these type parameters stands for.
    fn named_alias(&mut self, o: ObjId, params: &[ParamId], target: TypeId) -> TypeId {
        if target == INVALID {
            return INVALID;
        }
        let args = params.iter().map(|&p| self.info.types.param_type(p));
        let args = args.collect();
        let package = self.object(o).package;
        self.info.types.alias(Alias {
            obj: o,
            name: self.object(o).name.clone(),
            package: self.package_path(package),
            args,
            target,
        })
    }

    fn collect_methods(&mut self, o: ObjId, named: NamedId) {
        let package = self.object(o).package;
        let Some(methods) = self.packages[package.0 as usize - 1]
            .methods
            .get(&o)
            .cloned()
        else {
            return;
        };
        let mut seen: FxHashMap<SmolStr, ObjId> = FxHashMap::default();
        for m in methods {
            let name = self.object(m).name.clone();
            let span = self.object(m).span;
            if name == "_" {
                continue;
            }
            if let Some(&other) = seen.get(&name) {
                let at = self.object(other).span;
                let place = self.map.describe(at.lo);
                let text = format!(
                    "method {}.{name} already declared at {place}",
                    self.object(o).name
                );
                self.error("DuplicateMethod", span, text)
                    .label(at, "first declared here");
                continue;
            }
            seen.insert(name.clone(), m);
            let pointer =
                matches!(&self.object(m).kind, ObjKind::Func(f) if f.receiver.is_some_and(|r| r.1));
            let package = self.member_package(&name);
            self.info.types.add_method(
                named,
                MethodDecl {
                    name,
                    package,
                    func: m,
                    pointer,
                    recv_params: Box::default(),
                    sig: INVALID,
                },
            );
        }
        self.later.push_back(Later::Methods(o));
    }

    /// Fields and methods of a struct type must have different names.
    pub(super) fn check_methods(&mut self, o: ObjId) {
        let ty = self.object(o).ty;
        let under = self.under(ty);
        let Type::Struct(fields) = self.info.types.get(under) else {
            return;
        };
        let Some(named) = self.info.types.named_id(ty) else {
            return;
        };
        let clashes: Vec<_> = self
            .info
            .types
            .declared_methods(named)
            .iter()
            .filter(|m| fields.iter().any(|f| f.name == m.name))
            .map(|m| m.func)
            .collect();
        for m in clashes {
            let name = self.object(m).name.clone();
            let span = self.object(m).span;
            let text = format!("field and method with the same name {name}");
            match self.field_span(o, &name) {
                Some(at) => {
                    let place = self.map.describe(at.lo);
                    let text = format!("{text}\n\t{place}: other declaration of {name}");
                    self.error("DuplicateFieldAndMethod", span, text)
                        .label(at, "the field");
                }
                None => {
                    self.error("DuplicateFieldAndMethod", span, text);
                }
            }
        }
    }

    /// Where a field of a declared struct type stands.
    fn field_span(&self, o: ObjId, name: &str) -> Option<Span> {
        let info = self.decls.get(&o)?;
        let DeclKind::Type { decl } = info.kind else {
            return None;
        };
        let ast = self.file_of(info.package, info.file);
        let Decl::Type(t) = &ast.decls[decl] else {
            return None;
        };
        let ExprKind::StructType(fields) = &t.ty.kind else {
            return None;
        };
        fields.iter().find_map(|f| match &f.name {
            Some(n) if n.name == name => Some(n.span),
            None => f
                .ty
                .as_ref()
                .filter(|t| super::struct_type::embedded_name(t).is_some_and(|(n, _)| n == name))
                .map(|t| t.span),
            _ => None,
        })
    }

    /// Declares type parameters in the current scope. `early` gets them before their constraints are resolved, which may
    /// refer to the declared type.
    pub(super) fn type_params(
        &mut self,
        list: &[TypeParam],
        early: impl FnOnce(&mut Checker, &[ParamId]),
    ) -> Vec<ParamId> {
        let mut params = Vec::new();
        for (index, p) in list.iter().enumerate() {
            let kind = ObjKind::TypeName { alias: false };
            let object = self.new_object(p.name.name.clone(), p.name.span, INVALID, kind);
            let (param, ty) = self
                .info
                .types
                .new_param(object, &p.name.name, index as u32);
            self.note_disguise(object);
            self.object_mut(object).ty = ty;
            self.colors.insert(object, Color::Black);
            self.declare(&p.name, object);
            params.push(param);
        }
        early(self, &params);
        let saved = std::mem::replace(&mut self.env.in_type_params, true);
        let mut bounds: Vec<Option<TypeId>> = vec![None; list.len()];
        for (i, p) in list.iter().enumerate() {
            if let Some(c) = &p.constraint {
                bounds[i] = Some(self.bound(c));
            }
        }
        self.env.in_type_params = saved;
        for (i, p) in list.iter().enumerate() {
            if let Some(bound) = bounds[p.constraint_at] {
                self.info.types.set_constraint(params[i], bound);
            }
        }
        params
    }

    /// The constraint that an expression stands for: always an interface, an implicit one if need be.
    fn bound(&mut self, e: &Expr) -> TypeId {
        let ty = self.constraint_elem(e);
        if self.info.types.is_param(ty) {
            self.error(
                "MisplacedTypeParam",
                e.span,
                "cannot use a type parameter as constraint",
            );
            return super::Types::ANY;
        }
        if ty == INVALID {
            return super::Types::ANY;
        }
        if self.info.types.is_interface(ty) {
            return ty;
        }
        self.info.types.interface(Vec::new(), vec![ty], true)
    }

    fn func_decl(&mut self, o: ObjId, d: &FuncDecl) {
        self.functions += 1;
        self.env.func = self.functions;
        let scope = self.open_scope();
        let mut outer = Vec::new();
        let mut receiver = None;
        let mut recv_params = Vec::new();
        if let Some(list) = &d.receiver {
            let (object, params) = self.receiver(list, d);
            recv_params = params;
            receiver = object;
            outer.extend(&recv_params);
        }
        let type_params = if d.type_params.is_empty() {
            Vec::new()
        } else {
            self.type_params(&d.type_params, |_, _| {})
        };
        outer.extend(&type_params);
        self.env.outer = outer.into();
        let (ty, mut objects) = self.signature(&d.sig, &type_params);
        objects.receiver = receiver;
        self.object_mut(o).ty = ty;
        self.param_names.insert(o, self.names_of(&objects));
        self.info.signatures.insert(d.name.id, objects);
        if let ObjKind::Func(f) = &self.object(o).kind
            && let Some((base, _)) = f.receiver
            && base.0 != u32::MAX
        {
            // The base type comes first: its methods are set there.
            self.obj_decl(base);
            let base = self.object(base).ty;
            if let Some(named) = self.info.types.named_id(base) {
                let types = &mut self.info.types;
                types.set_method_signature(named, o, &recv_params, ty);
            }
        }
        let inner = self.env.scope;
        self.close_scope(scope);
        self.func_scopes
            .insert(o, (inner, self.env.func, self.env.outer.clone()));
    }

    fn names_of(&self, objects: &SignatureObjects) -> ParamNames {
        let names = |list: &[ObjId]| list.iter().map(|&o| self.object(o).name.clone()).collect();
        ParamNames {
            receiver: objects.receiver.map(|o| self.object(o).name.clone()),
            params: names(&objects.params),
            results: names(&objects.results),
        }
    }

    /// Checks the body of a function or method once.
    pub(super) fn check_body(&mut self, o: ObjId) {
        let Some(info) = self.decls.get(&o) else {
            return;
        };
        let DeclKind::Func { decl } = info.kind else {
            return;
        };
        let (package, file) = (info.package, info.file);
        if !self.checked_bodies.insert(o) {
            return;
        }
        let ast = self.file_of(package, file);
        let Decl::Func(d) = &ast.decls[decl] else {
            return;
        };
        let (Some(body), Some((scope, func, outer))) = (&d.body, self.func_scopes.get(&o).cloned())
        else {
            return;
        };
        syntax::parse_body(&self.map, body, &mut self.next_id, &mut self.diags);
        let objects = self.info.signatures.get(&d.name.id).cloned();
        let env = Env {
            package,
            scope,
            decl: Some(o),
            iota: None,
            const_span: None,
            in_type_params: false,
            func,
            results: None,
            has_call: false,
            outer,
            shallow: false,
        };
        let saved = std::mem::replace(&mut self.env, env);
        self.set_current_package();
        self.func_body(&objects.unwrap_or_default(), body.block());
        self.env = saved;
        self.set_current_package();
    }

    /// Checks a function body in the current environment.
    fn func_body(&mut self, objects: &SignatureObjects, body: &Block) {
        let named = objects
            .results
            .first()
            .is_some_and(|&r| !self.object(r).name.is_empty());
        let results = Results {
            vars: objects.results.clone(),
            named,
        };
        let wants_return = !results.vars.is_empty();
        self.env.results = Some(Arc::new(results));
        let first_local = self.local_vars.len();
        let mut fallthroughs = Diagnostics::new();
        if !self.packages[self.env.package.0 as usize - 1].std {
            labels::check(body, &self.map, &mut self.jumps, &mut fallthroughs);
        }
        self.stmt_list(&body.stmts);
        self.diags.insert(self.diags.len(), fallthroughs);
        if wants_return && !terminates(&body.stmts, &self.panics) {
            let span = Span::new(body.rbrace, crate::source::Pos(body.rbrace.0 + 1));
            let result = objects.results.first().map(|&r| self.object(r).span);
            let diag = self.error("MissingReturn", span, "missing return");
            if let Some(result) = result.filter(|r| r.lo != crate::source::Pos::NONE) {
                diag.label(result, "the function promises to return this");
            }
        }
        self.unused_variables(first_local);
    }

    /// Reports the local variables from that number on that nobody uses, those of outer blocks first.
    fn unused_variables(&mut self, first: usize) {
        let locals = self.local_vars.split_off(first);
        let unused = |o: ObjId| matches!(&self.object(o).kind, ObjKind::Var(v) if !v.used);
        let mut list: Vec<_> = locals.into_iter().filter(|&(_, o)| unused(o)).collect();
        list.sort_by_cached_key(|&(scope, o)| (self.scopes.path(scope), self.object(o).span.lo));
        for (_, o) in list {
            let object = self.object(o);
            let (span, name) = (object.span, object.name.clone());
            let hidden = self.hidden_variable(o);
            let text = format!("declared and not used: {name}");
            let diag = self.error("UnusedVar", span, text).soft();
            if let Some(hidden) = hidden {
                diag.label(hidden, format!("this {name} is hidden by the new one"));
                diag.help(format!("to assign to the outer {name}, use = and not :="));
            }
        }
    }

    /// Remembers the place of a type parameter that hides something predeclared.
    pub(super) fn note_disguise(&mut self, param: ObjId) {
        let object = self.object(param);
        if self.scopes.get(self.universe, &object.name).is_some() {
            let place = self.map.describe(object.span.lo);
            self.info.types.disguised.insert(param, place);
        }
    }

    /// Where the variable of a surrounding scope is declared that has the same name as this one.
    fn hidden_variable(&self, o: ObjId) -> Option<Span> {
        if self.diags.len() > FEW {
            return None;
        }
        let inner = self.object(o);
        let scope = self.scopes.holding(&inner.name, o)?;
        let (_, outer) = self
            .scopes
            .lookup(self.scopes.parent(scope)?, &inner.name)?;
        let outer = self.object(outer);
        let variable = matches!(outer.kind, ObjKind::Var(_)) && outer.span.lo < inner.span.lo;
        variable.then_some(outer.span)
    }

    /// A function literal: its type now, its body now in a function, else when the declaration around it is complete.
    pub(super) fn func_lit<'e>(&mut self, e: &'e Expr, lit: &Arc<FuncLit>) -> Operand<'e> {
        let saved = self.env.clone();
        self.functions += 1;
        self.env.func = self.functions;
        self.env.iota = None;
        self.open_scope();
        let (ty, objects) = self.signature(&lit.sig, &[]);
        self.info.signatures.insert(e.id, objects);
        let env = std::mem::replace(&mut self.env, saved);
        if self.path.is_empty() {
            let saved = std::mem::replace(&mut self.env, env);
            self.literal_body(e.id, lit);
            self.env = saved;
        } else {
            self.later.push_back(Later::Literal {
                env: Box::new(env),
                id: e.id,
                lit: lit.clone(),
            });
        }
        Operand::new(Mode::Value, ty, e)
    }

    pub(super) fn literal_body(&mut self, id: NodeId, lit: &FuncLit) {
        let objects = self.info.signatures.get(&id).cloned();
        self.func_body(&objects.unwrap_or_default(), &lit.body);
    }

    /// Constants, variables and types declared in a function.
    pub(super) fn local_decl(&mut self, d: &Decl) {
        match d {
            Decl::Import(_) | Decl::Func(_) => {}
            Decl::Const(d) => self.local_consts(d),
            Decl::Var(d) => self.local_vars(d),
            Decl::Type(d) => {
                let kind = ObjKind::TypeName { alias: d.alias };
                let o = self.new_object(d.name.name.clone(), d.name.span, INVALID, kind);
                self.declare(&d.name, o);
                self.push(o);
                self.type_decl(o, d);
                self.pop();
                self.process_later();
            }
        }
    }

    fn local_consts(&mut self, d: &ConstDecl) {
        for (spec, s) in d.specs.iter().enumerate() {
            let mut objects = Vec::new();
            for (index, name) in s.names.iter().enumerate() {
                let kind = ObjKind::Const(Value::Unknown);
                let o = self.new_object(name.name.clone(), name.span, INVALID, kind);
                self.const_decl(o, d, spec, index);
                objects.push(o);
            }
            let from = inherited(d, spec);
            self.arity(s.span, &s.names, &d.specs[from].values, true, from != spec);
            for (name, o) in s.names.iter().zip(objects) {
                self.declare(name, o);
            }
        }
    }

    fn local_vars(&mut self, d: &VarDecl) {
        let objects: Vec<_> = d
            .names
            .iter()
            .map(|n| self.new_var(n.name.clone(), n.span, INVALID, false))
            .collect();
        let declared = d.ty.as_ref().map(|t| self.var_type(t));
        if let Some(ty) = declared {
            for &o in &objects {
                self.object_mut(o).ty = ty;
            }
        }
        let (l, r) = (d.names.len(), d.values.len());
        if l > 1 && r == 1 {
            self.init_vars(&objects, &d.values, None);
        } else {
            for (i, v) in d.values.iter().enumerate() {
                match objects.get(i) {
                    Some(&o) => {
                        let target = declared.map(|_| self.target_of(o));
                        let mut x = self.expr(target.as_ref(), v);
                        self.init_declared(o, &mut x, d);
                    }
                    None => {
                        self.use_exprs(std::slice::from_ref(v));
                    }
                }
            }
            if r > 0 || d.ty.is_none() {
                self.arity(d.span, &d.names, &d.values, false, false);
            }
        }
        for (name, o) in d.names.iter().zip(objects) {
            self.declare_local(name, o);
        }
    }

    /// Declares a local variable, which must be used.
    pub(super) fn declare_local(&mut self, name: &crate::syntax::ast::Ident, o: ObjId) {
        self.declare(name, o);
        if name.name != "_" {
            self.local_vars.push((self.env.scope, o));
        }
    }
}
