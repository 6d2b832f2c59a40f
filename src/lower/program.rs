//! The program as a whole: which functions are needed, package variables and their initialisation.

use super::function::{Frame, Loc};
use super::types::Env;
use super::{Extent, Lower};
use crate::runtime::host::{Binding, Bound};
use crate::runtime::types::{TypeRef, WellKnown};
use crate::runtime::{Func, Ret};
use crate::source::{Pos, Span};
use crate::syntax::ast::{Decl, Expr, FuncDecl};
use crate::tree::{Block, Body, Call, Function, Stmt, Target};
use crate::types::constant::Value;
use crate::types::format::symbol;
use crate::types::info::{Initializer, Mode, SignatureObjects};
use crate::types::object::{ObjId, ObjKind, PackageId};
use crate::types::ty::{Basic, ParamId, Type, TypeId};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::rc::Rc;
use std::sync::atomic::{AtomicU64, Ordering};

/// A function with its type arguments (those of the receiver's type, for a method).
pub(super) type FuncKey = (ObjId, Box<[TypeId]>);

/// A function to be lowered.
pub(super) struct Job {
    pub key: FuncKey,
    pub func: &'static Func,
}

/// An exported function: its name, type and code.
type Export = (Box<str>, TypeRef, &'static Func);

/// The function to start with, that which only initialises, and what is exported.
type Start = (&'static Func, &'static Func, Vec<Export>);

/// A package to be initialised: its part of the start function.
#[derive(Default)]
pub(super) struct Init {
    variables: FxHashMap<ObjId, &'static Func>,
    blanks: Vec<(usize, &'static Func)>,
    inits: Vec<&'static Func>,
}

impl Lower<'_> {
    /// Lowers everything that the program needs; the function that starts it.
    pub(super) fn program(&mut self, extent: &Extent) -> Start {
        self.known_types();
        for (path, names) in &extent.bound {
            self.bound_functions(path, names);
        }
        let mut inits: FxHashMap<PackageId, Init> = FxHashMap::default();
        let mut calls = Vec::new();
        let mut exports = Vec::new();
        let packages: Vec<(PackageId, bool, SmolStr)> = self
            .checked
            .info
            .packages
            .iter()
            .map(|p| (p.id, p.std, p.path.clone()))
            .collect();
        for (id, std, path) in &packages {
            if !std {
                self.user_package(*id, inits.entry(*id).or_default());
                if path == "main" {
                    self.main(*id, &mut calls);
                    if extent.exports {
                        self.exports(*id, &mut exports);
                    }
                }
            }
        }
        for (id, std, _) in &packages {
            if !std {
                self.imported(*id);
            }
        }
        self.lower_needed(&mut inits);
        let inits = self.initialisers(&packages, &inits);
        let init = self.sequence(&inits);
        let start = self.sequence(&[inits, calls].concat());
        (start, init, exports)
    }

    /// Lowers what the functions and initialisers so far need, until nothing is missing.
    pub(super) fn lower_needed(&mut self, inits: &mut FxHashMap<PackageId, Init>) {
        let mut pending: Vec<ObjId> = Vec::new();
        let mut seen_packages = 0;
        loop {
            self.drain();
            pending.clear();
            pending.extend(
                self.globals
                    .keys()
                    .filter(|g| !self.initialised.contains(g)),
            );
            pending.sort_unstable();
            for &var in &pending {
                self.variable(var, inits);
            }
            if self.used_packages.len() > seen_packages {
                seen_packages = self.used_packages.len();
                let mut used: Vec<PackageId> = self.used_packages.iter().copied().collect();
                used.sort_unstable();
                for id in used {
                    if !self.started.insert(id) {
                        continue;
                    }
                    let init = inits.entry(id).or_default();
                    self.init_functions(id, init);
                }
            }
            let methods = self.complete_methods();
            if pending.is_empty() && self.queue.is_empty() && !methods {
                break;
            }
        }
        self.list_methods();
    }

    /// The exported functions of a package that are not generic.
    fn exports(&mut self, id: PackageId, exports: &mut Vec<Export>) {
        let scope = &self.checked.info.packages[id.0 as usize - 1].scope;
        let mut all: Vec<(SmolStr, ObjId)> = scope.iter().map(|(n, o)| (n.clone(), *o)).collect();
        all.sort();
        for (name, obj) in all {
            let object = &self.checked.info.objects[obj.0 as usize];
            let (is_func, ty) = (matches!(object.kind, ObjKind::Func(_)), object.ty);
            let exported = name.starts_with(char::is_uppercase);
            let generic =
                matches!(self.t().get(ty), Type::Signature(s) if !s.type_params.is_empty());
            if is_func && exported && !generic {
                let ty = self.t().canonical(ty);
                let ty = self.descriptor(ty);
                exports.push((name.as_str().into(), ty, self.func(obj, &[])));
            }
        }
    }

    /// Needs all functions of a package that have no body; these names must be among them.
    fn bound_functions(&mut self, path: &str, names: &[String]) {
        let id = self.checked.loaded_package(path);
        let mut declared = Vec::new();
        for obj in self.checked.functions_without_body(id) {
            self.checked.resolve_object(obj);
            declared.push(self.func(obj, &[]).name.clone());
        }
        let path = symbol(path);
        for name in names {
            if !declared.iter().any(|d| **d == *format!("{path}.{name}")) {
                let text = format!("package {path} declares no function {name} without a body");
                self.diags.error("HostMismatch", Span::default(), text);
            }
        }
    }

    /// Tells the runtime the types of which it makes values itself.
    pub(super) fn known_types(&mut self) {
        for &(path, name, pointer) in WellKnown::TYPES {
            let id = self.checked.package_id(path);
            let Some(obj) = self.checked.package_member(id, name) else {
                self.bug(Span::default(), &format!("{path}.{name} is missing"));
                continue;
            };
            self.checked.resolve_object(obj);
            let mut ty = self.checked.info.objects[obj.0 as usize].ty;
            if pointer {
                ty = self.t().pointer(ty);
            }
            let ty = self.live(ty);
            self.image.known.register(path, name, ty);
        }
    }

    fn package_name(&self, id: PackageId) -> SmolStr {
        match id.0 {
            0 => SmolStr::default(),
            n => self.checked.info.packages[n as usize - 1].path.clone(),
        }
    }

    fn main(&mut self, id: PackageId, calls: &mut Vec<&'static Func>) {
        let package = &self.checked.info.packages[id.0 as usize - 1];
        match package.scope.get("main").copied() {
            Some(main) => {
                let func = self.func(main, &[]);
                calls.push(func);
            }
            None => {
                self.diags.error(
                    "MissingMain",
                    Span::default(),
                    "function main is undeclared in the main package",
                );
            }
        }
    }

    pub(super) fn user_package(&mut self, id: PackageId, init: &mut Init) {
        self.started.insert(id);
        let order = self.checked.info.packages[id.0 as usize - 1]
            .init_order
            .clone();
        for (i, initializer) in order.iter().enumerate() {
            let func = self.initializer(id, initializer);
            if initializer.lhs.is_empty() {
                init.blanks.push((i, func));
            }
            for &var in &initializer.lhs {
                self.initialised.insert(var);
                init.variables.insert(var, func);
            }
        }
        self.init_functions(id, init);
    }

    /// Marks the standard packages that a package of the user imports as used, if only by `_`, where they have
    /// functions `init`.
    pub(super) fn imported(&mut self, id: PackageId) {
        let files = self.checked.info.packages[id.0 as usize - 1].files.clone();
        let decls = files.iter().flat_map(|f| &f.decls);
        let paths: Vec<&str> = decls
            .filter_map(|d| match d {
                Decl::Import(i) => Some(i.path.as_str()),
                _ => None,
            })
            .collect();
        for path in paths {
            let id = self.checked.package_id(path);
            // Whatever its name, asking for a member loads the package.
            let _ = self.checked.package_member(id, "init");
            let package = &self.checked.info.packages[id.0 as usize - 1];
            if package.std && !package.inits.is_empty() {
                self.used_packages.insert(id);
            }
        }
    }

    fn init_functions(&mut self, id: PackageId, init: &mut Init) {
        let package = &self.checked.info.packages[id.0 as usize - 1];
        let (list, path) = (package.inits.clone(), package.path.clone());
        for (i, (file, decl)) in list.into_iter().enumerate() {
            let file = self.checked.info.packages[id.0 as usize - 1].files[file].clone();
            let Decl::Func(f) = &file.decls[decl] else {
                continue;
            };
            let f: &FuncDecl = f;
            if let Some(&obj) = self.checked.info.names.get(&f.name.id) {
                self.checked.body(obj);
            }
            let name = format!("{}.init.{i}", symbol(&path));
            let func = self.new_func(&name, &[], &[]);
            self.frame = Frame {
                name,
                package: path.clone(),
                ..Frame::default()
            };
            self.declared(func, f, &[], &[]);
            init.inits.push(func);
        }
    }

    /// Lowers the initialiser of a variable of a standard package.
    fn variable(&mut self, var: ObjId, inits: &mut FxHashMap<PackageId, Init>) {
        self.initialised.insert(var);
        let id = self.checked.info.objects[var.0 as usize].package;
        let Some(initializer) = self.checked.initializer(var) else {
            return;
        };
        let func = self.initializer(id, &initializer);
        let init = inits.entry(id).or_default();
        for &v in &initializer.lhs {
            self.initialised.insert(v);
            init.variables.insert(v, func);
        }
    }

    /// Makes a function of an initialiser.
    fn initializer(&mut self, id: PackageId, init: &Initializer) -> &'static Func {
        let path = self.package_name(id);
        let name = format!("{}.init", symbol(&path));
        let func = self.new_func(&name, &[], &[]);
        let (file, decl, index) = init.value;
        let file = self.checked.info.packages[id.0 as usize - 1].files[file].clone();
        self.frame = Frame {
            name,
            package: path,
            ..Frame::default()
        };
        let Decl::Var(decl) = &file.decls[decl] else {
            return func;
        };
        self.enter(&[], &[]);
        let mut out = Block::new();
        if let Some(value) = decl.values.get(index) {
            self.initialise(&init.lhs, value, &mut out);
        }
        self.finish(func, out, decl.span.hi);
        func
    }

    fn initialise(&mut self, vars: &[ObjId], value: &Expr, out: &mut Block) {
        if let &[var] = vars {
            let ty = self.var_type(var);
            if self.checked.info.objects[var.0 as usize].name == "_" {
                self.evaluate(value, Some(ty), out);
                return;
            }
            let loc = Loc::Global(self.global(var));
            self.store_var(loc, ty, value, true, out);
            return;
        }
        if vars.is_empty() {
            self.evaluate(value, None, out);
            return;
        }
        let (types, slots) = self.tuple(value, out);
        for ((&var, &from), slot) in vars.iter().zip(&types).zip(slots) {
            if self.checked.info.objects[var.0 as usize].name == "_" {
                continue;
            }
            let ty = self.var_type(var);
            let addr = self.global(var);
            self.store_converted(crate::tree::Place::Static(addr), ty, slot, from, out);
        }
    }

    /// The address of a package variable.
    pub(super) fn global(&mut self, obj: ObjId) -> usize {
        if let Some(&addr) = self.globals.get(&obj) {
            return addr;
        }
        let package = self.checked.info.objects[obj.0 as usize].package;
        self.used_packages.insert(package);
        let env = std::mem::take(&mut self.frame.env);
        let ty = self.var_type(obj);
        let layout = self.shape(ty).layout;
        self.frame.env = env;
        let words = layout.size.div_ceil(8).max(1);
        let zeros = (0..words).map(|_| AtomicU64::new(0)).collect();
        let memory: &'static [AtomicU64] = self.image.keep.list(zeros);
        if layout.pointers {
            self.image.add_root(memory.as_ptr().cast(), words);
        }
        let addr = memory.as_ptr().addr();
        self.globals.insert(obj, addr);
        addr
    }

    /// What initialises the packages, in order.
    fn initialisers(
        &mut self,
        packages: &[(PackageId, bool, SmolStr)],
        inits: &FxHashMap<PackageId, Init>,
    ) -> Vec<&'static Func> {
        let mut calls = self.library_calls(inits);
        for (id, std, _) in packages {
            if let Some(init) = inits.get(id).filter(|_| !std) {
                calls.extend(self.package_calls(*id, init));
            }
        }
        calls
    }

    /// What initialises packages of the standard library. They come first: they know nothing of the user's, and among them
    /// only dependencies count.
    pub(super) fn library_calls(
        &mut self,
        inits: &FxHashMap<PackageId, Init>,
    ) -> Vec<&'static Func> {
        let mut variables = FxHashMap::default();
        for (id, init) in inits {
            if self.is_std(*id) {
                variables.extend(&init.variables);
            }
        }
        let mut calls = self.std_order(&variables);
        for package in &self.checked.info.packages {
            if package.std
                && let Some(init) = inits.get(&package.id)
            {
                calls.extend(&init.inits);
            }
        }
        calls
    }

    /// What initialises a package of the user's.
    pub(super) fn package_calls(&self, id: PackageId, init: &Init) -> Vec<&'static Func> {
        let order = &self.checked.info.packages[id.0 as usize - 1].init_order;
        let one = |(i, x): (usize, &Initializer)| match x.lhs.first() {
            Some(var) => init.variables.get(var).copied(),
            None => init.blanks.iter().find(|b| b.0 == i).map(|b| b.1),
        };
        let variables = order.iter().enumerate().filter_map(one);
        variables.chain(init.inits.iter().copied()).collect()
    }

    /// The function that a run starts with: calls these, one after the other.
    pub(super) fn sequence(&mut self, calls: &[&'static Func]) -> &'static Func {
        let name = "runtime.main";
        self.frame = Frame {
            name: name.into(),
            ..Frame::default()
        };
        let func = self.new_func(name, &[], &[]);
        self.enter(&[], &[]);
        let base = self.frame.top + 1;
        self.frame.max = base + 1;
        let mut out = Block::new();
        for &callee in calls {
            let site = self.call_site(Pos::NONE, base);
            out.push(Stmt::Call(Box::new(Call {
                target: Target::Func(callee),
                base,
                args: Vec::new(),
                ret: Ret::None,
                site,
            })));
        }
        self.finish(func, out, Pos::NONE);
        func
    }

    fn is_std(&self, id: PackageId) -> bool {
        self.checked
            .info
            .packages
            .iter()
            .any(|p| p.id == id && p.std)
    }

    /// Initialisers of standard packages in the order of their dependencies.
    fn std_order(&mut self, variables: &FxHashMap<ObjId, &'static Func>) -> Vec<&'static Func> {
        let mut vars: Vec<ObjId> = variables.keys().copied().collect();
        vars.sort_unstable();
        let mut done: Vec<ObjId> = Vec::new();
        let mut order: Vec<&'static Func> = Vec::new();
        for var in vars {
            self.visit(var, variables, &mut done, &mut order);
        }
        order
    }

    fn visit(
        &mut self,
        obj: ObjId,
        variables: &FxHashMap<ObjId, &'static Func>,
        done: &mut Vec<ObjId>,
        order: &mut Vec<&'static Func>,
    ) {
        if done.contains(&obj) {
            return;
        }
        done.push(obj);
        for dep in self.checked.dependencies(obj).to_vec() {
            self.visit(dep, variables, done, order);
        }
        if let Some(&func) = variables.get(&obj)
            && !order.iter().any(|f| std::ptr::eq(*f, func))
        {
            order.push(func);
        }
    }

    // --- functions

    /// A declared function, for these type arguments.
    pub(super) fn func(&mut self, obj: ObjId, args: &[TypeId]) -> &'static Func {
        let key = (obj, Box::from(args));
        if let Some(func) = self.funcs.get(&key) {
            return func;
        }
        self.used_packages
            .insert(self.checked.info.objects[obj.0 as usize].package);
        let env = self.env_of(obj, args);
        let env = std::mem::replace(&mut self.frame.env, env);
        let (params, results) = self.func_types(obj, args);
        let name = self.func_name(obj, !args.is_empty());
        let func = self.new_func(&name, &params, &results);
        self.frame.env = env;
        self.funcs.insert(key.clone(), func);
        let span = self.checked.info.objects[obj.0 as usize].span;
        if !args.iter().any(|&t| self.is_endless(t, span)) {
            self.queue.push_back(Job { key, func });
        }
        func
    }

    /// The type parameters of a declared function or of a method's receiver, bound to arguments.
    fn env_of(&mut self, obj: ObjId, args: &[TypeId]) -> Rc<Env> {
        if args.is_empty() {
            return Rc::default();
        }
        let params = self.type_params(obj);
        Rc::new(Env::new(params, args.to_vec()))
    }

    /// A function's type parameters: those of its receiver, then its own.
    fn type_params(&mut self, obj: ObjId) -> Vec<ParamId> {
        let object = self.checked.info.objects[obj.0 as usize].clone();
        let own = match self.t().get(object.ty) {
            Type::Signature(s) => s.type_params.to_vec(),
            _ => Vec::new(),
        };
        if let ObjKind::Func(f) = &object.kind
            && let Some((base, _)) = f.receiver
        {
            let ty = self.checked.info.objects[base.0 as usize].ty;
            if let Some(named) = self.t().named_id(ty) {
                let methods = self.t().declared_methods(named);
                if let Some(m) = methods.iter().find(|m| m.func == obj) {
                    return [m.recv_params.to_vec(), own].concat();
                }
            }
        }
        own
    }

    /// Types of a function's parameters (the receiver first) and results, in the current environment.
    fn func_types(&mut self, obj: ObjId, args: &[TypeId]) -> (Vec<TypeId>, Vec<TypeId>) {
        self.checked.resolve_object(obj);
        let object = self.checked.info.objects[obj.0 as usize].clone();
        let mut params = Vec::new();
        if let ObjKind::Func(f) = &object.kind
            && let Some((base, pointer)) = f.receiver
        {
            let mut ty = self.checked.info.objects[base.0 as usize].ty;
            let own = match self.t().get(object.ty) {
                Type::Signature(s) => s.type_params.len(),
                _ => 0,
            };
            let of_receiver = &args[..args.len() - own.min(args.len())];
            if !of_receiver.is_empty()
                && let Some(named) = self.t().named_id(ty)
            {
                ty = self.t().instantiate(named, of_receiver);
            }
            if pointer {
                ty = self.t().pointer(ty);
            }
            params.push(self.t().canonical(ty));
        }
        let sig = match self.t().get(object.ty) {
            Type::Signature(s) => s.clone(),
            _ => return (params, Vec::new()),
        };
        params.extend(
            sig.params
                .iter()
                .map(|&p| self.subst(p))
                .collect::<Vec<_>>(),
        );
        let results = sig.results.iter().map(|&p| self.subst(p)).collect();
        (params, results)
    }

    /// The name of a function as traces show it.
    pub(super) fn func_name(&mut self, obj: ObjId, generic: bool) -> String {
        let object = &self.checked.info.objects[obj.0 as usize];
        let path = symbol(&self.package_name(object.package));
        let dots = if generic { "[...]" } else { "" };
        if let ObjKind::Func(f) = &object.kind
            && let Some((base, pointer)) = f.receiver
        {
            let recv = &self.checked.info.objects[base.0 as usize].name;
            return match pointer {
                true => format!("{path}.(*{recv}{dots}).{}", object.name),
                false => format!("{path}.{recv}{dots}.{}", object.name),
            };
        }
        format!("{path}.{}{dots}", object.name)
    }

    /// Lowers everything in the queue.
    fn drain(&mut self) {
        while let Some(job) = self.queue.pop_front() {
            self.job(job);
        }
    }

    fn job(&mut self, job: Job) {
        let (obj, args) = job.key;
        self.checked.body(obj);
        let object = &self.checked.info.objects[obj.0 as usize];
        let (package, span) = (object.package, object.span);
        let ObjKind::Func(info) = &object.kind else {
            return;
        };
        let Some((file, decl)) = info.decl else {
            // The method of a predeclared type.
            return;
        };
        let file = self.checked.info.packages[package.0 as usize - 1].files[file].clone();
        let Decl::Func(f) = &file.decls[decl] else {
            return;
        };
        let f: &FuncDecl = f;
        self.frame = Frame {
            name: job.func.name.to_string(),
            package: self.package_name(package),
            env: self.env_of(obj, &args),
            ..Frame::default()
        };
        if f.body.is_none() {
            match (self.natives)(&job.func.name) {
                Some(Bound::Host(binding)) => self.bind(job.func, obj, binding, span),
                Some(Bound::Missing) => {
                    let text = format!(
                        "{} has no body, and the host binds nothing to it",
                        job.func.name
                    );
                    self.diags.error("MissingBody", span, text);
                }
                Some(Bound::Native(native)) => {
                    self.frame.arguments = true;
                    // What is not exported is how zokor does it, and not Go's.
                    let own = job.func.name.rsplit('.').next().unwrap_or_default();
                    if own.starts_with(char::is_uppercase) {
                        let site = self.site(span.lo);
                        job.func.native.store(site, Ordering::Relaxed);
                    }
                    self.functions.push(Function {
                        func: job.func,
                        body: Body::Native(native),
                    });
                }
                None if self.is_std(package) => self.unbound(job.func, span.lo),
                None => {
                    self.diags
                        .error("MissingBody", span, "missing function body");
                }
            }
            return;
        }
        let (params, results) = self.func_types(obj, &args);
        self.declared(job.func, f, &params, &results);
    }

    /// Binds a function to the host's code.
    fn bind(&mut self, func: &'static Func, obj: ObjId, binding: &dyn Binding, span: Span) {
        self.frame.arguments = true;
        let (params, results) = self.func_types(obj, &[]);
        let (params, results) = (self.descriptors_of(&params), self.descriptors_of(&results));
        match binding.bind(&params, &results) {
            Ok(host) => {
                let site = self.site(span.lo);
                func.native.store(site, Ordering::Relaxed);
                self.functions.push(Function {
                    func,
                    body: Body::Host(self.image.keep.one(host)),
                });
            }
            Err(text) => {
                let text = format!("{}: {text}", func.name);
                self.diags.error("HostMismatch", span, text);
            }
        }
    }

    /// A function of the standard library that has no native (yet) says so when it is called.
    fn unbound(&mut self, func: &'static Func, pos: Pos) {
        let text = format!("zokor has no native for {}", func.name);
        let Some(boxed) = self.const_box(&Value::string(text), Basic::String.id()) else {
            return;
        };
        let site = self.site(pos);
        self.enter(&[], &[]);
        self.finish(func, vec![Stmt::Panic(boxed, site)], pos);
    }

    fn declared(
        &mut self,
        func: &'static Func,
        f: &FuncDecl,
        params: &[TypeId],
        results: &[TypeId],
    ) {
        let Some(body) = &f.body else { return };
        let objs = self.checked.info.signatures.get(&f.name.id).cloned();
        let objs: SignatureObjects = objs.unwrap_or_default();
        self.body(func, &objs, params, results, body.block(), &[]);
    }

    /// The function that an expression names, with its type arguments, if it names one.
    pub(super) fn static_func(&mut self, e: &Expr) -> Option<&'static Func> {
        use crate::syntax::ast::ExprKind;
        let (id, instance) = match &e.kind {
            ExprKind::Paren(x) => return self.static_func(x),
            ExprKind::Name(_) => (e.id, e.id),
            ExprKind::Selector(_, name) if !self.checked.info.selections.contains_key(&e.id) => {
                (name.id, e.id)
            }
            ExprKind::Index(x, _) => {
                if self.mode(x) == Mode::Type {
                    return None;
                }
                return self.static_func(x);
            }
            _ => return None,
        };
        let obj = *self.checked.info.names.get(&id)?;
        if !matches!(
            self.checked.info.objects[obj.0 as usize].kind,
            ObjKind::Func(_)
        ) {
            return None;
        }
        let instances = &self.checked.info.instances;
        let args = instances
            .get(&instance)
            .or_else(|| instances.get(&id))
            .cloned();
        let args: Vec<TypeId> = match args {
            Some(args) => args.iter().map(|&a| self.subst(a)).collect(),
            None => Vec::new(),
        };
        Some(self.func(obj, &args))
    }
}
