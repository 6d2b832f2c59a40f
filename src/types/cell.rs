//! Inputs of an interactive session: each is a package whose outer scope holds the names of those before it.
//!
//! All have the import path `main`, so that they see each other's unexported names. A later declaration hides an earlier
//! one; what was checked before goes on to mean the earlier. Imports that nobody uses are no mistake here.

use super::check::Checker;
use super::info::Mode;
use super::object::{ObjId, ObjKind, PackageId};
use super::package::Loader;
use super::scope::ScopeId;
use super::ty::{MethodDecl, Type, TypeId};
use crate::diagnostic::Diagnostics;
use crate::source::SourceMap;
use crate::syntax::ast::{self, Decl, Expr, ExprKind};
use crate::syntax::{self, SHOW};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::sync::Arc;

/// What names an input sees, and where those are put that it declares.
#[derive(Clone, Copy, Debug)]
pub struct Outer(ScopeId);

/// A checked input.
#[derive(Debug)]
pub struct Cell {
    /// Its packages, in the order in which they are to be initialised.
    pub packages: Vec<PackageId>,
    /// What the next input sees.
    pub outer: Outer,
    /// The types of the values that its last package shows, in words.
    pub shown: Option<String>,
    /// The names of methods that types of earlier inputs get.
    pub methods: Vec<SmolStr>,
}

/// The methods that types had before.
type Before = Vec<(usize, Vec<MethodDecl>)>;

impl Checker {
    /// A checker without a program, for [`Checker::cell`].
    pub fn interactive(loader: Box<dyn Loader>) -> (Checker, Outer) {
        let mut checker = Checker::new(SourceMap::default(), loader, 0);
        let scope = checker.scopes.open(Some(checker.universe));
        (checker, Outer(scope))
    }

    /// Lets what sees `outer` see a function of a cell as [`SHOW`].
    pub fn provide_show(&mut self, cell: &Cell, outer: Outer, name: &str) {
        if let Some((_, object)) = self.scopes.lookup(cell.outer.0, name) {
            self.scopes.insert(outer.0, SHOW.into(), object);
        }
    }

    /// Checks an input. What is wrong leaves no trace.
    ///
    /// # Errors
    /// What is wrong with it.
    pub fn cell(
        &mut self,
        name: &str,
        text: &str,
        show: bool,
        outer: Outer,
    ) -> Result<Cell, Diagnostics> {
        let file = self.map.add(name, name, text.to_string());
        let mut diags = std::mem::take(&mut self.diags);
        let parsed = syntax::parse_cell(&self.map, file, show, &mut self.next_id, &mut diags);
        if !diags.is_empty() {
            return Err(diags);
        }
        self.last_error = None;
        let env = self.env.clone();
        let mut before = Before::new();
        let mut cell = Cell {
            packages: Vec::new(),
            outer,
            shown: None,
            methods: Vec::new(),
        };
        for file in parsed.files {
            self.cell_package(file, &mut cell, &mut before);
            if !self.diags.is_empty() {
                break;
            }
        }
        if parsed.shows && self.diags.is_empty() {
            cell.shown = self.tell_types(&cell);
        }
        self.env = env;
        self.path.clear();
        self.later.clear();
        if self.diags.is_empty() {
            return Ok(cell);
        }
        for (named, methods) in before.into_iter().rev() {
            self.info.types.named[named].methods = methods;
        }
        Err(std::mem::take(&mut self.diags))
    }

    fn cell_package(&mut self, file: ast::File, cell: &mut Cell, before: &mut Before) {
        let id = self.add_package_in("main".into(), "main".into(), false, cell.outer.0);
        self.packages[id.0 as usize - 1].loaded = true;
        self.info.packages[id.0 as usize - 1].files = vec![Arc::new(file)];
        self.enter(id);
        self.collect(id);
        self.late_methods(id, cell, before);
        self.packages[id.0 as usize - 1].imports.clear();
        self.package(id);
        // The first input is the host's own, and declares natives.
        if id.0 > 1 {
            self.missing_bodies(id);
        }
        self.finish(id);
        cell.packages.push(id);
        cell.outer = Outer(self.packages[id.0 as usize - 1].inner);
    }

    /// Gives types of earlier inputs the methods that this one declares for them.
    fn late_methods(&mut self, id: PackageId, cell: &mut Cell, before: &mut Before) {
        let methods: Vec<(ObjId, Vec<ObjId>)> = self.packages[id.0 as usize - 1]
            .methods
            .iter()
            .filter(|(base, _)| self.object(**base).package != id)
            .map(|(base, list)| (*base, list.clone()))
            .collect();
        for (base, list) in methods {
            let ty = self.object(base).ty;
            let Some(named) = self.info.types.named_id(ty) else {
                continue;
            };
            let all = &mut self.info.types.named[named.0 as usize].methods;
            before.push((named.0 as usize, all.clone()));
            let mut seen: FxHashMap<SmolStr, ()> = FxHashMap::default();
            for func in list {
                let name = self.object(func).name.clone();
                if seen.insert(name.clone(), ()).is_some() {
                    let (text, span) = (
                        format!("method {name} already declared"),
                        self.object(func).span,
                    );
                    self.error("DuplicateMethod", span, text);
                }
                let pointer = matches!(&self.object(func).kind, ObjKind::Func(f) if f.receiver.is_some_and(|r| r.1));
                let method = MethodDecl {
                    package: self.member_package(&name),
                    name: name.clone(),
                    func,
                    pointer,
                    recv_params: Box::default(),
                    sig: super::check::INVALID,
                };
                let all = &mut self.info.types.named[named.0 as usize].methods;
                all.retain(|m| m.name != name);
                all.push(method);
                cell.methods.push(name);
            }
            self.check_methods(base);
        }
    }

    /// Puts the types of what the last package shows into the call that shows it.
    fn tell_types(&mut self, cell: &Cell) -> Option<String> {
        let package = &self.info.packages[cell.packages.last()?.0 as usize - 1];
        let file = package.files.first()?.clone();
        let Some(Decl::Var(v)) = file.decls.last() else {
            return None;
        };
        let call = called(v.values.first()?)?;
        let types = called(&call.func)?.args.first()?;
        let [value] = &call.args[..] else {
            return None;
        };
        let text = self.type_text(value)?;
        let recorded = self.info.exprs.get_mut(types.id.0 as usize)?.as_mut()?;
        recorded.value = Some(super::constant::Value::string(&text));
        Some(text)
    }

    fn type_text(&self, value: &Expr) -> Option<String> {
        let recorded = self.recorded(value.id)?;
        if recorded.mode == Mode::Nil {
            return Some("untyped nil".into());
        }
        Some(match self.info.types.get(recorded.ty) {
            Type::Tuple(types) => self.info.types.texts(types),
            _ => self.info.types.text(recorded.ty),
        })
    }

    /// The type of the expression that a cell shows.
    pub fn shown_type(&self, cell: &Cell) -> Option<TypeId> {
        let package = &self.info.packages[cell.packages.last()?.0 as usize - 1];
        let Some(Decl::Var(v)) = package.files.first()?.decls.last() else {
            return None;
        };
        let value = called(v.values.first()?)?.args.first()?;
        Some(self.recorded(value.id)?.ty)
    }

    /// What a name stands for.
    pub fn named_object(&self, outer: Outer, name: &str) -> Option<ObjId> {
        Some(self.scopes.lookup(outer.0, name)?.1)
    }

    /// The names that an input may use, predeclared ones included.
    pub fn visible_names(&self, outer: Outer) -> Vec<String> {
        let mut at = Some(outer.0);
        let mut names = Vec::new();
        while let Some(scope) = at {
            let here = self.scopes.names(scope).map(|(n, _)| n.to_string());
            names.extend(here.filter(|n| !n.starts_with('·')));
            at = self.scopes.parent(scope);
        }
        names.sort();
        names.dedup();
        names
    }

    /// The exported names of a package.
    pub fn exported_names(&mut self, package: PackageId) -> Vec<String> {
        self.ensure_loaded(package);
        let scope = self.packages[package.0 as usize - 1].scope;
        let names = self.scopes.names(scope).map(|(n, _)| n.to_string());
        let mut names: Vec<_> = names.filter(|n| super::lookup::is_exported(n)).collect();
        names.sort();
        names
    }

    /// The names of the fields and methods that a value of a type has.
    pub fn member_names(&mut self, ty: TypeId) -> Vec<String> {
        let mut names = Vec::new();
        let (base, _) = self.info.types.deref(ty);
        self.field_names(base, &mut names, 0);
        let whole = match self.info.types.get(base) {
            Type::Named(_) => self.info.types.pointer(base),
            _ => ty,
        };
        let methods = match self.is_interface_type(base) {
            true => self.info.types.method_set(base),
            false => self.info.types.method_set(whole),
        };
        let sees =
            |name: &str, package: &str| super::lookup::is_exported(name) || package == "main";
        names.extend(
            methods
                .iter()
                .filter(|m| sees(&m.name, &m.package))
                .map(|m| m.name.to_string()),
        );
        names.sort();
        names.dedup();
        names
    }

    fn is_interface_type(&mut self, t: TypeId) -> bool {
        let under = self.under(t);
        matches!(self.info.types.get(under), Type::Interface(_))
    }

    fn field_names(&mut self, ty: TypeId, names: &mut Vec<String>, depth: usize) {
        let under = self.under(ty);
        let Type::Struct(fields) = self.info.types.get(under) else {
            return;
        };
        for field in fields.clone() {
            if super::lookup::is_exported(&field.name) || field.package == "main" {
                names.push(field.name.to_string());
            }
            if field.embedded && depth < 8 {
                let (base, _) = self.info.types.deref(field.ty);
                self.field_names(base, names, depth + 1);
            }
        }
    }
}

fn called(e: &Expr) -> Option<&ast::CallExpr> {
    match &e.kind {
        ExprKind::Call(call) => Some(call),
        _ => None,
    }
}
