//! Collecting the declarations of a package: every name gets its object, nothing is resolved yet.

use super::check::{Checker, INVALID};
use super::constant::Value;
use super::lookup::is_exported;
use super::object::{FuncInfo, ObjId, ObjKind, PackageId, VarInfo};
use super::package::Import;
use super::print::expr_text;
use super::scope::ScopeId;
use crate::source::Span;
use crate::syntax::ast::{
    ConstDecl, Decl, Expr, ExprKind, File, FuncDecl, Ident, ImportDecl, VarDecl,
};
use smol_str::SmolStr;
use std::sync::Arc;

/// Where a package-level object is declared.
#[derive(Debug)]
pub(super) struct DeclInfo {
    pub package: PackageId,
    pub file: usize,
    /// The scope of its file.
    pub scope: ScopeId,
    pub kind: DeclKind,
    /// Package-level variables and functions that it mentions.
    pub deps: Vec<ObjId>,
}

/// See [`DeclInfo`].
#[derive(Clone, Debug)]
pub(super) enum DeclKind {
    Const {
        decl: usize,
        spec: usize,
        index: usize,
    },
    Var {
        decl: usize,
        index: usize,
        /// All variables of `var a, b = f()`.
        lhs: Option<Arc<[ObjId]>>,
    },
    Type {
        decl: usize,
    },
    Func {
        decl: usize,
    },
}

impl Checker {
    /// Declares the objects of a package's files.
    pub(super) fn collect(&mut self, package: PackageId) {
        let files = self.info.packages[package.0 as usize - 1].files.clone();
        let scope = self.packages[package.0 as usize - 1].scope;
        let mut methods = Vec::new();
        let mut file_scopes = Vec::new();
        for (index, file) in files.iter().enumerate() {
            let mut collector = Collector {
                package,
                file: index,
                ast: file.clone(),
                scope,
                file_scope: self.scopes.open(Some(scope)),
            };
            file_scopes.push(collector.file_scope);
            collector.run(self, &mut methods);
        }
        if let Some(&last) = file_scopes.last() {
            self.packages[package.0 as usize - 1].inner = last;
        }
        for file_scope in file_scopes {
            self.check_file_scope(scope, file_scope);
        }
        for (object, name) in methods {
            let base = self.base_type(scope, &name, &files);
            if let Some(base) = base.or_else(|| self.earlier_type(scope, &name)) {
                let state = &mut self.packages[package.0 as usize - 1];
                state.methods.entry(base).or_default().push(object);
                if let ObjKind::Func(f) = &mut self.object_mut(object).kind
                    && let Some(r) = &mut f.receiver
                {
                    r.0 = base;
                }
            }
        }
        let names: Vec<_> = self
            .scopes
            .names(scope)
            .map(|(n, o)| (n.clone(), o))
            .collect();
        self.info.packages[package.0 as usize - 1].scope = names.into_iter().collect();
    }

    /// A name imported by a file must not be declared in the package too.
    fn check_file_scope(&mut self, scope: ScopeId, file_scope: ScopeId) {
        let clashes: Vec<_> = self
            .scopes
            .names(file_scope)
            .filter_map(|(n, o)| Some((n.clone(), o, self.scopes.get(scope, n)?)))
            .collect();
        for (name, imported, declared) in clashes {
            let span = self.object(declared).span;
            let text = match self.object(imported).kind {
                ObjKind::PackageName { imported: p, .. } => {
                    let package = &self.info.packages[p.0 as usize - 1];
                    format!(
                        "{name} already declared through import of package {} (\"{}\")",
                        package.name, package.path
                    )
                }
                _ => {
                    let p = self.object(imported).package;
                    let package = &self.info.packages[p.0 as usize - 1];
                    format!(
                        "{name} already declared through dot-import of package {} (\"{}\")",
                        package.name, package.path
                    )
                }
            };
            self.other_declaration("DuplicateDecl", span, text, imported);
        }
    }

    /// The type name that a receiver's name stands for, through aliases.
    fn base_type(&self, scope: ScopeId, name: &str, files: &[Arc<File>]) -> Option<ObjId> {
        let mut name: SmolStr = name.into();
        for _ in 0..100 {
            let object = self.scopes.get(scope, &name)?;
            match self.object(object).kind {
                ObjKind::TypeName { alias: false } => return Some(object),
                ObjKind::TypeName { alias: true } => {}
                _ => return None,
            }
            let DeclKind::Type { decl } = self.decls[&object].kind else {
                return None;
            };
            let Decl::Type(t) = &files[self.decls[&object].file].decls[decl] else {
                return None;
            };
            name = receiver_base(&t.ty)?.0.name_of()?;
        }
        None
    }

    /// The type of an earlier input of a session that a receiver's name stands for.
    fn earlier_type(&self, scope: ScopeId, name: &str) -> Option<ObjId> {
        let (_, object) = self.scopes.lookup(scope, name)?;
        let o = self.object(object);
        let defined = matches!(o.kind, ObjKind::TypeName { alias: false });
        (defined && o.global && o.package.0 != 0).then_some(object)
    }

    fn unused_name(&mut self, import: &Import) {
        let ObjKind::PackageName { used, .. } = self.object(import.object).kind else {
            return;
        };
        if used {
            return;
        }
        let local = self.object(import.object).name.clone();
        let path = &import.path;
        let text = if import.dot.is_some() || path.rsplit('/').next() == Some(local.as_str()) {
            format!("\"{path}\" imported and not used")
        } else {
            format!("\"{path}\" imported as {local} and not used")
        };
        self.error("UnusedImport", import.span, text)
            .soft()
            .help("remove the import, or use `_` as its name");
    }

    /// Reports the imports that no file used.
    pub(super) fn unused_imports(&mut self, package: PackageId) {
        let imports = std::mem::take(&mut self.packages[package.0 as usize - 1].imports);
        for import in &imports {
            self.unused_name(import);
        }
        self.packages[package.0 as usize - 1].imports = imports;
    }

    /// Reports too many or too few values of a `const` or `var` declaration.
    pub(super) fn arity(
        &mut self,
        span: Span,
        names: &[Ident],
        values: &[Expr],
        constant: bool,
        inherited: bool,
    ) {
        let (l, r) = (names.len(), values.len());
        if l < r {
            if inherited {
                let place = self.map.describe(values[l].span.lo);
                self.error(
                    "WrongAssignCount",
                    span,
                    format!("extra init expr at {place}"),
                );
            } else {
                let text = format!("extra init expr {}", expr_text(&values[l]));
                self.error("WrongAssignCount", values[l].span, text);
            }
        } else if l > r && (constant || r != 1) {
            let text = format!("missing init expr for {}", names[r].name);
            self.error("WrongAssignCount", names[r].span, text);
        }
    }
}

/// The name (as expression) at the bottom of a receiver's type, and whether it is a pointer.
pub(super) fn receiver_base(mut e: &Expr) -> Option<(&Expr, bool)> {
    let mut pointer = false;
    loop {
        match &e.kind {
            ExprKind::Paren(x) => e = x,
            ExprKind::Star(x) if !pointer => {
                pointer = true;
                e = x;
            }
            ExprKind::Index(x, _) => e = x,
            ExprKind::Name(_) => return Some((e, pointer)),
            _ => return None,
        }
    }
}

impl Expr {
    /// The name, if it is one.
    pub(super) fn name_of(&self) -> Option<SmolStr> {
        match &self.kind {
            ExprKind::Name(n) => Some(n.clone()),
            _ => None,
        }
    }
}

/// The declaration that a line of a `const` group without values repeats.
pub(super) fn inherited(decl: &ConstDecl, mut spec: usize) -> usize {
    while spec > 0 && decl.specs[spec].ty.is_none() && decl.specs[spec].values.is_empty() {
        spec -= 1;
    }
    spec
}

struct Collector {
    package: PackageId,
    file: usize,
    ast: Arc<File>,
    scope: ScopeId,
    file_scope: ScopeId,
}

impl Collector {
    fn run(&mut self, c: &mut Checker, methods: &mut Vec<(ObjId, SmolStr)>) {
        let ast = self.ast.clone();
        for (at, decl) in ast.decls.iter().enumerate() {
            match decl {
                Decl::Import(i) => self.import(c, i),
                Decl::Const(d) => self.constants(c, d, at),
                Decl::Var(d) => self.variables(c, d, at),
                Decl::Type(d) => {
                    let kind = ObjKind::TypeName { alias: d.alias };
                    let object = self.object(c, &d.name, kind, DeclKind::Type { decl: at });
                    if !d.alias {
                        let path = c.package_path(self.package);
                        let (_, ty) = c.info.types.new_named(object, &d.name.name, &path, 0);
                        c.object_mut(object).ty = ty;
                    }
                    self.declare(c, &d.name, object);
                }
                Decl::Func(d) => self.function(c, d, at, methods),
            }
        }
    }

    fn object(&self, c: &mut Checker, name: &Ident, kind: ObjKind, decl: DeclKind) -> ObjId {
        let object = c.new_object(name.name.clone(), name.span, INVALID, kind);
        c.object_mut(object).global = true;
        c.info.names.insert(name.id, object);
        c.decls.insert(
            object,
            DeclInfo {
                package: self.package,
                file: self.file,
                scope: self.file_scope,
                kind: decl,
                deps: Vec::new(),
            },
        );
        c.packages[self.package.0 as usize - 1].objects.push(object);
        object
    }

    fn declare(&self, c: &mut Checker, name: &Ident, object: ObjId) {
        if name.name == "init" {
            c.error(
                "InvalidInitDecl",
                name.span,
                "cannot declare init - must be func",
            );
            return;
        }
        let main = c.info.packages[self.package.0 as usize - 1].name == "main";
        if name.name == "main" && main {
            c.error(
                "InvalidMainDecl",
                name.span,
                "cannot declare main - must be func",
            );
            return;
        }
        c.declare_in(self.scope, &name.name, object);
    }

    fn import(&self, c: &mut Checker, import: &ImportDecl) {
        let path = import.path.as_str();
        let known = path == "unsafe" || c.by_path.contains_key(path) || c.loader.has(path);
        if !known {
            // Imports of the user's were looked at before.
            let text = format!("package {path} is not in std");
            c.error("BrokenImport", import.span, text);
            return;
        }
        let imported = c.package_id(path);
        let package = &mut c.info.packages[self.package.0 as usize - 1];
        if !package.imports.contains(&imported) {
            package.imports.push(imported);
        }
        let name = match &import.name {
            Some(n) => n.name.clone(),
            None => c.info.packages[imported.0 as usize - 1].name.clone(),
        };
        if name == "init" {
            c.error(
                "InvalidInitDecl",
                import.name.as_ref().map_or(import.span, |n| n.span),
                "cannot import package as init - init must be a func",
            );
            return;
        }
        let span = import.name.as_ref().map_or(import.span, |n| n.span);
        let kind = ObjKind::PackageName {
            imported,
            used: name == "_",
        };
        let object = c.new_object(name.clone(), span, INVALID, kind);
        if let Some(n) = &import.name {
            c.info.names.insert(n.id, object);
        }
        let std = c.info.packages[self.package.0 as usize - 1].std;
        let mut dot = None;
        if name == "." {
            dot = Some(self.file_scope);
            c.ensure_loaded(imported);
            let scope = c.packages[imported.0 as usize - 1].scope;
            let names: Vec<_> = c
                .scopes
                .names(scope)
                .filter(|(n, _)| is_exported(n))
                .map(|(n, o)| (n.clone(), o))
                .collect();
            for (n, o) in names {
                c.declare_in(self.file_scope, &n, o);
            }
        } else {
            c.declare_in(self.file_scope, &name, object);
        }
        if !std {
            c.packages[self.package.0 as usize - 1]
                .imports
                .push(Import {
                    object,
                    span: import
                        .name
                        .as_ref()
                        .map_or(import.span, |n| n.span.to(import.span)),
                    path: path.into(),
                    dot,
                });
        }
    }

    fn constants(&self, c: &mut Checker, decl: &ConstDecl, at: usize) {
        for (spec, s) in decl.specs.iter().enumerate() {
            for (index, name) in s.names.iter().enumerate() {
                let kind = DeclKind::Const {
                    decl: at,
                    spec,
                    index,
                };
                let object = self.object(c, name, ObjKind::Const(Value::Unknown), kind);
                self.declare(c, name, object);
            }
            let from = inherited(decl, spec);
            c.arity(
                s.span,
                &s.names,
                &decl.specs[from].values,
                true,
                from != spec,
            );
        }
    }

    fn variables(&self, c: &mut Checker, decl: &VarDecl, at: usize) {
        let kind = |lhs| {
            move |index| DeclKind::Var {
                decl: at,
                index,
                lhs,
            }
        };
        let objects: Vec<_> = decl
            .names
            .iter()
            .enumerate()
            .map(|(index, name)| {
                let info = ObjKind::Var(VarInfo {
                    used: true,
                    ..VarInfo::default()
                });
                self.object(c, name, info, kind(None)(index))
            })
            .collect();
        if decl.values.len() == 1 && decl.names.len() > 1 {
            let all: Arc<[ObjId]> = objects.clone().into();
            for o in &objects {
                if let Some(info) = c.decls.get_mut(o)
                    && let DeclKind::Var { lhs, .. } = &mut info.kind
                {
                    *lhs = Some(all.clone());
                }
            }
        }
        for (name, &object) in decl.names.iter().zip(&objects) {
            self.declare(c, name, object);
        }
        if decl.ty.is_none() || !decl.values.is_empty() {
            c.arity(decl.span, &decl.names, &decl.values, false, false);
        }
    }

    fn function(
        &self,
        c: &mut Checker,
        d: &FuncDecl,
        at: usize,
        methods: &mut Vec<(ObjId, SmolStr)>,
    ) {
        let mut info = FuncInfo {
            decl: Some((self.file, at)),
            receiver: None,
            has_body: d.body.is_some(),
        };
        let std = c.info.packages[self.package.0 as usize - 1].std;
        let kind = DeclKind::Func { decl: at };
        if let Some(receiver) = &d.receiver {
            let base = receiver
                .first()
                .and_then(|p| p.ty.as_ref())
                .and_then(receiver_base);
            let pointer = base.is_some_and(|(_, p)| p);
            info.receiver = Some((ObjId(u32::MAX), pointer));
            let object = self.object(c, &d.name, ObjKind::Func(info), kind);
            if let Some(name) = base.and_then(|(e, _)| e.name_of()) {
                methods.push((object, name));
            }
        } else {
            let object = self.object(c, &d.name, ObjKind::Func(info), kind);
            let name = d.name.name.as_str();
            let package = &mut c.info.packages[self.package.0 as usize - 1];
            let main = name == "main" && package.name == "main";
            if name == "init" || main {
                if name == "init" {
                    package.inits.push((self.file, at));
                }
                if let Some(p) = d.type_params.first() {
                    let text = format!("func {name} must have no type parameters");
                    c.error("InvalidInitDecl", p.name.span, text);
                }
                if !d.sig.params.is_empty() || !d.sig.results.is_empty() {
                    let text = format!("func {name} must have no arguments and no return values");
                    c.error("InvalidInitDecl", d.name.span, text);
                }
            }
            if name != "init" {
                c.declare_in(self.scope, name, object);
            }
        }
        if d.body.is_none() && !std && d.name.name == "init" {
            c.error("MissingInitBody", d.name.span, "func init must have a body");
        }
    }
}
