//! The checker's state, and the order of its work.
//!
//! A package's declarations are collected first ([`super::resolve`]) and resolved when somebody asks for them
//! ([`super::decl`]), so that their order does not matter. Packages of the user are then checked whole, bodies last;
//! packages of the standard library only as far as they are used: see [`Checker::body`] and [`Checker::initializer`].
//! A mistake is reported once: its operand or type becomes invalid, which silences whatever follows from it.

use super::constant::Value;
use super::info::{Initializer, Mode, TypeAndValue};
use super::lookup::MethodEntry;
use super::mono::Instantiations;
use super::object::{ObjId, ObjKind, Object, PackageId, VarInfo};
use super::package::{Loader, PackageState};
use super::resolve::{DeclInfo, DeclKind};
use super::scope::{ScopeId, Scopes};
use super::ty::{Basic, NamedId, ParamId, TypeId};
use super::untyped::Untyped;
use super::{Info, universe};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::module::{Said, Version};
use crate::source::{Pos, SourceMap, Span};
use crate::syntax::ast::{self, Decl, FuncLit, Ident, NodeId};
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;
use std::collections::VecDeque;
use std::sync::Arc;

/// A checked program. It lives on while the program is lowered, for bodies of the standard library are checked on demand.
pub struct Checker {
    /// What was found out.
    pub info: Info,
    /// The sources, those of imported packages included.
    pub map: SourceMap,
    /// The mistakes found.
    pub diags: Diagnostics,
    pub(super) loader: Box<dyn Loader>,
    pub(super) next_id: u32,
    pub(super) scopes: Scopes,
    pub(super) universe: ScopeId,
    pub(super) packages: Vec<PackageState>,
    pub(super) by_path: FxHashMap<SmolStr, PackageId>,
    pub(super) decls: FxHashMap<ObjId, DeclInfo>,
    pub(super) colors: FxHashMap<ObjId, Color>,
    /// The objects that are being declared, outermost first.
    pub(super) path: Vec<ObjId>,
    pub(super) later: VecDeque<Later>,
    pub(super) env: Env,
    pub(super) untyped: FxHashMap<NodeId, Untyped>,
    /// Calls of the predeclared `panic`.
    pub(super) panics: FxHashSet<NodeId>,
    /// Type parameters of generic aliases.
    pub(super) alias_params: FxHashMap<ObjId, Vec<ParamId>>,
    /// Names of parameters and results, for messages.
    pub(super) param_names: FxHashMap<ObjId, ParamNames>,
    pub(super) functions: u32,
    pub(super) locals: u32,
    pub(super) checked_bodies: FxHashSet<ObjId>,
    /// Scope of the parameters, number and type parameters of each function declared.
    pub(super) func_scopes: FxHashMap<ObjId, (ScopeId, u32, Arc<[ParamId]>)>,
    /// Types named on the right side of the alias being declared.
    pub(super) shallow: Vec<ObjId>,
    /// Local variables whose function is still being checked.
    pub(super) local_vars: Vec<(ScopeId, ObjId)>,
    /// Mistakes with labels and jumps in the package that is checked.
    pub(super) jumps: Diagnostics,
    /// Where a named type was found valid (not containing itself).
    pub(super) valid: FxHashSet<NamedId>,
    pub(super) instantiations: Instantiations,
    /// Files that are not written in the latest version of the language: in which, and where that is said.
    pub(super) old_files: FxHashMap<usize, (Version, Said)>,
    pub(super) scratch: Diagnostic,
    /// The same words twice in a line are told once.
    pub(super) last_error: Option<(Pos, String)>,
}

/// How far a declaration is resolved.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Color {
    /// Being resolved: at that place of the path.
    Grey(usize),
    /// Done.
    Black,
}

/// Names of a function's parameters and results.
#[derive(Clone, Default, Debug)]
pub(super) struct ParamNames {
    pub receiver: Option<SmolStr>,
    pub params: Vec<SmolStr>,
    pub results: Vec<SmolStr>,
}

/// Where the checker is.
#[derive(Clone)]
pub(super) struct Env {
    pub package: PackageId,
    pub scope: ScopeId,
    /// The package-level declaration whose dependencies are noted.
    pub decl: Option<ObjId>,
    /// The value of `iota`.
    pub iota: Option<u32>,
    /// For a repeated constant expression: where errors are reported.
    pub const_span: Option<Span>,
    /// In a list of type parameters.
    pub in_type_params: bool,
    /// The number of the function whose body is checked.
    pub func: u32,
    /// Its results.
    pub results: Option<Arc<Results>>,
    /// Whether a function was called or a channel received from.
    pub has_call: bool,
    /// Type parameters in scope that types declared here depend on.
    pub outer: Arc<[ParamId]>,
    /// On the right side of an alias: the types named there are resolved behind it, so that they may mention the alias.
    pub shallow: bool,
}

/// The results of the function whose body is checked.
#[derive(Debug, Default)]
pub(super) struct Results {
    pub vars: Vec<ObjId>,
    pub named: bool,
}

/// Work put off until the types involved are complete.
pub(super) enum Later {
    /// A function literal at package level.
    Literal {
        env: Box<Env>,
        id: NodeId,
        lit: Arc<FuncLit>,
    },
    /// A map key must be comparable.
    MapKey(TypeId, Span),
    /// A defined type must not contain itself.
    Valid(NamedId),
    /// Type arguments must satisfy their constraints.
    Verify {
        params: Vec<ParamId>,
        args: Vec<TypeId>,
        spans: Vec<Span>,
        package: PackageId,
    },
    /// An embedded field must not be a pointer, a type parameter and so on.
    Embedded(TypeId, Span, PackageId),
    /// An interface's methods must not clash; its elements must be fit for their place.
    Interface(TypeId, Vec<(TypeId, Span)>, Vec<(SmolStr, Span)>, PackageId),
    /// A type may not be a constraint.
    NotConstraint(TypeId, Span, PackageId),
    /// Of a union: no type parameters, no interfaces with methods, `~T` only of underlying types.
    Union(Vec<(bool, TypeId, Span)>, PackageId),
    /// A receiver's base type must be fit for methods.
    Receiver(TypeId, Span, PackageId),
    /// Methods must differ from fields.
    Methods(ObjId),
}

impl Checker {
    pub(super) fn new(map: SourceMap, loader: Box<dyn Loader>, next_id: u32) -> Checker {
        let mut info = Info::default();
        let mut scopes = Scopes::default();
        let universe = scopes.open(None);
        for (name, object) in universe::declare(&mut info.types, &mut info.objects) {
            scopes.insert(universe, name, object);
        }
        Checker {
            info,
            map,
            diags: Diagnostics::new(),
            loader,
            next_id,
            scopes,
            universe,
            packages: Vec::new(),
            by_path: FxHashMap::default(),
            decls: FxHashMap::default(),
            colors: FxHashMap::default(),
            path: Vec::new(),
            later: VecDeque::new(),
            env: Env {
                package: PackageId(0),
                scope: universe,
                decl: None,
                iota: None,
                const_span: None,
                in_type_params: false,
                func: 0,
                results: None,
                has_call: false,
                outer: Arc::default(),
                shallow: false,
            },
            untyped: FxHashMap::default(),
            panics: FxHashSet::default(),
            alias_params: FxHashMap::default(),
            param_names: FxHashMap::default(),
            functions: 0,
            locals: 0,
            checked_bodies: FxHashSet::default(),
            func_scopes: FxHashMap::default(),
            local_vars: Vec::new(),
            jumps: Diagnostics::new(),
            shallow: Vec::new(),
            valid: FxHashSet::default(),
            instantiations: Instantiations::default(),
            old_files: FxHashMap::default(),
            scratch: Diagnostic::new("", Span::default(), ""),
            last_error: None,
        }
    }

    /// Checks a package of the user whole.
    pub(super) fn package(&mut self, package: PackageId) {
        let objects = self.packages[package.0 as usize - 1].objects.clone();
        let parsed = self.diags.len();
        // In Go's order, as only the mistakes found first are shown. Aliases follow the types that they stand for.
        let rank = |c: &Checker, o: ObjId| match c.object(o).kind {
            ObjKind::TypeName { alias } => usize::from(alias),
            _ => 2,
        };
        for pass in 0..=2 {
            for &o in &objects {
                if rank(self, o) == pass {
                    self.resolve_object(o);
                }
            }
        }
        for &o in &objects {
            if matches!(self.object(o).kind, ObjKind::Func(_)) {
                self.check_body(o);
            }
        }
        self.process_later();
        let jumps = std::mem::take(&mut self.jumps);
        self.diags.insert(parsed, jumps);
        if self.diags.is_empty() || !self.packages[package.0 as usize - 1].std {
            self.init_order(package);
        }
        self.unused_imports(package);
        self.check_instantiations();
    }

    /// What is told of a package of the user only when all else is right.
    pub(super) fn finish(&mut self, package: PackageId) {
        self.check_places_of_directives(package);
        self.oversized(package);
        self.number_local_types(package);
    }

    /// Numbers types declared in functions as they stand in the text.
    fn number_local_types(&mut self, package: PackageId) {
        let (objects, named) = (&self.info.objects, &mut self.info.types.named);
        let object = |obj: ObjId| &objects[obj.0 as usize];
        let mut local: Vec<_> = named
            .iter_mut()
            .filter(|n| n.local > 0 && n.origin.is_none() && object(n.obj).package == package)
            .collect();
        local.sort_by_key(|n| object(n.obj).span.lo);
        for (named, number) in local.into_iter().zip(1..) {
            named.local = number;
        }
    }

    /// Where a function's declaration begins behind the keyword: at the receiver or the name.
    pub(super) fn declaration_start(&self, o: ObjId) -> Span {
        let object = self.object(o);
        let receiver = || {
            let ObjKind::Func(f) = &object.kind else {
                return None;
            };
            let (file, decl) = f.decl?;
            let ast = self.file_of(object.package, file);
            let Decl::Func(f) = &ast.decls[decl] else {
                return None;
            };
            f.receiver.as_ref()?;
            let source = self.map.file(ast.file);
            let keyword = source.offset(f.span.lo) as usize;
            let at = keyword + source.text[keyword..].find('(')?;
            let lo = source.pos(at as u32);
            Some(Span::new(lo, object.span.hi))
        };
        receiver().unwrap_or(object.span)
    }

    /// A package of the library, with its declarations.
    pub fn loaded_package(&mut self, path: &str) -> PackageId {
        let id = self.package_id(path);
        self.ensure_loaded(id);
        id
    }

    /// The declared functions and methods of a package that have no body.
    pub fn functions_without_body(&self, package: PackageId) -> Vec<ObjId> {
        let objects = self.packages[package.0 as usize - 1].objects.iter();
        let bodyless =
            |o: &&ObjId| matches!(&self.object(**o).kind, ObjKind::Func(f) if !f.has_body);
        objects.filter(bodyless).copied().collect()
    }

    /// Functions without a body.
    pub(super) fn missing_bodies(&mut self, package: PackageId) {
        let objects = self.packages[package.0 as usize - 1].objects.clone();
        for o in objects {
            let object = self.object(o);
            if matches!(&object.kind, ObjKind::Func(f) if !f.has_body) {
                let span = self.declaration_start(o);
                self.error("MissingBody", span, "missing function body");
            }
        }
    }

    /// Declares an object from outside any declaration.
    pub fn resolve_object(&mut self, object: ObjId) {
        self.obj_decl(object);
        self.process_later();
    }

    /// Does what was put off. Only where no declaration is under way, so that the types involved are complete.
    pub(super) fn process_later(&mut self) {
        if !self.path.is_empty() {
            return;
        }
        while let Some(work) = self.later.pop_front() {
            self.do_later(work);
        }
    }

    fn do_later(&mut self, work: Later) {
        match work {
            Later::Literal { env, id, lit } => {
                let saved = std::mem::replace(&mut self.env, *env);
                self.set_current_package();
                self.literal_body(id, &lit);
                self.env = saved;
                self.set_current_package();
            }
            Later::MapKey(key, span) => self.check_map_key(key, span),
            Later::Valid(named) => self.check_valid(named),
            Later::Verify {
                params,
                args,
                spans,
                package,
            } => self.in_package(package, |c| c.check_verify(&params, &args, &spans)),
            Later::Embedded(ty, span, package) => {
                self.in_package(package, |c| c.check_embedded(ty, span));
            }
            Later::Interface(ty, embedded, methods, package) => {
                self.in_package(package, |c| c.check_interface(ty, &embedded, &methods));
            }
            Later::NotConstraint(ty, span, package) => {
                self.in_package(package, |c| c.check_not_constraint(ty, span));
            }
            Later::Union(terms, package) => self.in_package(package, |c| c.check_union(&terms)),
            Later::Receiver(ty, span, package) => {
                self.in_package(package, |c| c.check_receiver(ty, span));
            }
            Later::Methods(object) => self.check_methods(object),
        }
    }

    /// Does something with messages relative to a package.
    fn in_package(&mut self, package: PackageId, f: impl FnOnce(&mut Checker)) {
        let saved = std::mem::replace(&mut self.env.package, package);
        self.set_current_package();
        f(self);
        self.env.package = saved;
        self.set_current_package();
    }

    pub(super) fn set_current_package(&mut self) {
        let path = self.package_path(self.env.package);
        if self.info.types.naming.current != path {
            self.info.types.naming.current = path;
        }
    }

    /// Checks the body of a function or method if that was not done yet; to be called before lowering it.
    pub fn body(&mut self, func: ObjId) {
        self.resolve_object(func);
        self.check_body(func);
        self.process_later();
    }

    /// Checks the initialiser of a package-level variable if that was not done yet, and says where it is; `None` if the
    /// variable has none.
    pub fn initializer(&mut self, var: ObjId) -> Option<Initializer> {
        self.resolve_object(var);
        let info = self.decls.get(&var)?;
        matches!(info.kind, DeclKind::Var { .. })
            .then(|| self.initializer_of(var))
            .flatten()
    }

    /// The package-level variables and functions that a checked declaration or body mentions, in order.
    pub fn dependencies(&self, object: ObjId) -> &[ObjId] {
        self.decls.get(&object).map_or(&[], |d| &d.deps)
    }

    /// The method set of a type, with all signatures known.
    pub fn method_set(&mut self, t: TypeId) -> Vec<MethodEntry> {
        let set = self.info.types.method_set(t);
        for entry in &set {
            if let Some((func, _)) = entry.func {
                self.resolve_object(func);
            }
        }
        self.info.types.method_set(t)
    }

    pub(super) fn object(&self, o: ObjId) -> &Object {
        &self.info.objects[o.0 as usize]
    }

    pub(super) fn object_mut(&mut self, o: ObjId) -> &mut Object {
        &mut self.info.objects[o.0 as usize]
    }

    pub(super) fn var_mut(&mut self, o: ObjId) -> Option<&mut VarInfo> {
        match &mut self.object_mut(o).kind {
            ObjKind::Var(v) => Some(v),
            _ => None,
        }
    }

    pub(super) fn new_object(
        &mut self,
        name: SmolStr,
        span: Span,
        ty: TypeId,
        kind: ObjKind,
    ) -> ObjId {
        let id = ObjId(self.info.objects.len() as u32);
        self.info.objects.push(Object {
            name,
            span,
            package: self.env.package,
            ty,
            kind,
            global: false,
            scope_from: span.lo,
        });
        id
    }

    /// A new local variable, not declared yet.
    pub(super) fn new_var(&mut self, name: SmolStr, span: Span, ty: TypeId, param: bool) -> ObjId {
        let info = VarInfo {
            param,
            func: self.env.func,
            ..VarInfo::default()
        };
        self.new_object(name, span, ty, ObjKind::Var(info))
    }

    /// Puts an object into the current scope; reports a name that is there already.
    pub(super) fn declare(&mut self, ident: &Ident, object: ObjId) {
        self.info.names.insert(ident.id, object);
        self.declare_in(self.env.scope, &ident.name.clone(), object);
    }

    pub(super) fn declare_in(&mut self, scope: ScopeId, name: &str, object: ObjId) {
        if name == "_" {
            return;
        }
        if let Some(other) = self.scopes.insert(scope, name.into(), object) {
            if let Some(v) = self.var_mut(object) {
                v.used = true;
            }
            let span = self.object(object).span;
            let text = format!("{name} redeclared in this block");
            self.other_declaration("DuplicateDecl", span, text, other);
        }
    }

    /// Reports a clash with another declaration.
    pub(super) fn other_declaration(
        &mut self,
        code: &'static str,
        span: Span,
        text: String,
        other: ObjId,
    ) {
        let name = self.object(other).name.clone();
        let at = self.object(other).span;
        if at.lo == Pos::NONE {
            self.error(code, span, text);
            return;
        }
        let place = self.map.describe(at.lo);
        self.error(
            code,
            span,
            format!("{text}\n\t{place}: other declaration of {name}"),
        )
        .label(at, format!("other declaration of {name}"));
    }

    /// Reports a mistake. What follows from another mistake is told by its mention of something invalid, and dropped.
    pub(super) fn error(
        &mut self,
        code: &'static str,
        span: Span,
        text: impl Into<String>,
    ) -> &mut Diagnostic {
        let text = text.into();
        let follows = text.contains("invalid type") || text.contains("invalid operand");
        if follows && !self.diags.is_empty() {
            self.scratch = Diagnostic::new(code, span, text);
            return &mut self.scratch;
        }
        let span = self.env.const_span.unwrap_or(span);
        let again = self.last_error.as_ref().is_some_and(|(at, last)| {
            *last == text
                && self.map.place(*at).map(|p| (p.name, p.line))
                    == self.map.place(span.lo).map(|p| (p.name, p.line))
        });
        if again {
            self.scratch = Diagnostic::new(code, span, text);
            return &mut self.scratch;
        }
        self.last_error = Some((span.lo, text.clone()));
        self.diags.error(code, span, text)
    }

    /// A type as messages print it.
    pub(super) fn text(&self, t: TypeId) -> String {
        self.info.types.text(t)
    }

    pub(super) fn under(&mut self, t: TypeId) -> TypeId {
        self.info.types.underlying(t)
    }

    /// Records what an expression is.
    pub(super) fn record(&mut self, id: NodeId, mode: Mode, ty: TypeId, value: Option<Value>) {
        let at = id.0 as usize;
        if self.info.exprs.len() <= at {
            self.info
                .exprs
                .resize(self.next_id.max(id.0 + 1) as usize, None);
        }
        self.info.exprs[at] = Some(TypeAndValue { mode, ty, value });
    }

    /// What was recorded of an expression.
    pub(super) fn recorded(&self, id: NodeId) -> Option<&TypeAndValue> {
        self.info.exprs.get(id.0 as usize)?.as_ref()
    }

    pub(super) fn open_scope(&mut self) -> ScopeId {
        let scope = self.scopes.open(Some(self.env.scope));
        std::mem::replace(&mut self.env.scope, scope)
    }

    pub(super) fn close_scope(&mut self, saved: ScopeId) {
        self.env.scope = saved;
    }

    pub(super) fn file_of(&self, package: PackageId, file: usize) -> Arc<ast::File> {
        self.info.packages[package.0 as usize - 1].files[file].clone()
    }

    pub(super) fn package_path(&self, package: PackageId) -> SmolStr {
        match package.0 {
            0 => SmolStr::default(),
            n => self.info.packages[n as usize - 1].path.clone(),
        }
    }

    pub(super) fn current_path(&self) -> SmolStr {
        self.package_path(self.env.package)
    }

    /// The path that a name of a field or method belongs to: empty for exported ones.
    pub(super) fn member_package(&self, name: &str) -> SmolStr {
        if super::lookup::is_exported(name) {
            SmolStr::default()
        } else {
            self.current_path()
        }
    }
}

pub(super) const INVALID: TypeId = Basic::Invalid.id();
