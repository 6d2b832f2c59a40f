//! Packages: finding, loading and importing them.

use super::check::Checker;
use super::info::Package;
use super::object::{ObjId, PackageId};
use super::scope::ScopeId;
use super::universe;
use crate::diagnostic::Diagnostics;
use crate::source::{SourceMap, Span};
use crate::syntax;
use crate::syntax::ast::{self, Decl, ImportDecl};
use smol_str::SmolStr;
use std::collections::HashMap;
use std::sync::Arc;

/// A source file that a [`Loader`] found.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The name used in messages.
    pub name: String,
    /// The absolute path, or what stands for it in traces.
    pub path: String,
    /// The text.
    pub text: Arc<str>,
}

/// Where a package comes from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Origin {
    /// zokor's own standard library: loaded and checked only as far as it is used.
    Std,
    /// The user's: checked whole.
    Local,
}

/// Finds packages by import path.
pub trait Loader {
    /// Whether there is such a package, and whose it is.
    fn find(&mut self, path: &str) -> Option<Origin>;

    /// The files of a package that was found.
    fn load(&mut self, path: &str) -> Vec<SourceFile>;

    /// The import paths of all packages that there are, for suggestions.
    fn paths(&self) -> Vec<String> {
        Vec::new()
    }

    /// What is told about a package that was not found.
    fn missing(&self, path: &str) -> String {
        let first = path.split('/').next().unwrap_or_default();
        if first.contains('.') {
            format!(
                "no required module provides package {path}: go.mod file not found in current directory or any parent \
                 directory; see 'go help modules'"
            )
        } else {
            format!("package {path} is not in std")
        }
    }
}

/// How a program is checked.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Not a program to be run: `package main` and `func main` may be missing.
    pub library: bool,
    /// The import path of the root package, if it is not `main`.
    pub path: Option<SmolStr>,
}

/// What the checker keeps of a package besides its [`Package`].
#[derive(Debug)]
pub(super) struct PackageState {
    pub scope: ScopeId,
    pub std: bool,
    pub loaded: bool,
    /// Being imported: importing it again is a cycle.
    pub importing: bool,
    /// Declared objects in source order, methods and `init` functions included.
    pub objects: Vec<ObjId>,
    /// Methods by the base type that they are declared for.
    pub methods: HashMap<ObjId, Vec<ObjId>>,
    pub imports: Vec<Import>,
}

/// An import declaration.
#[derive(Debug)]
pub(super) struct Import {
    pub object: ObjId,
    pub span: Span,
    pub path: SmolStr,
    /// For `import . "path"`: the file's scope.
    pub dot: Option<ScopeId>,
}

/// Checks a program: the files of its root package, and what they import.
pub fn check(
    map: SourceMap,
    loader: Box<dyn Loader>,
    root: Vec<ast::File>,
    next_id: u32,
    diags: Diagnostics,
    options: &Options,
) -> Checker {
    let mut checker = Checker::new(map, loader, next_id);
    checker.diags = diags;
    checker.root(root, options);
    checker
}

impl Checker {
    fn root(&mut self, files: Vec<ast::File>, options: &Options) {
        self.import_all(&files);
        if !self.diags.is_empty() {
            return;
        }
        let name = files
            .first()
            .map_or("main".into(), |f| f.package.name.clone());
        let path = options.path.clone().unwrap_or_else(|| name.clone());
        let files: Vec<_> = files.into_iter().map(Arc::new).collect();
        let root = self.add_package(path, name.clone(), false);
        self.package_names(&files, &name);
        self.info.packages[root.0 as usize - 1].files = files;
        self.packages[root.0 as usize - 1].loaded = true;
        self.enter(root);
        self.collect(root);
        self.package(root);
        if !options.library && self.diags.is_empty() {
            self.missing_bodies(root);
            self.check_main(root);
        }
    }

    fn package_names(&mut self, files: &[Arc<ast::File>], name: &str) {
        for f in files {
            if f.package.name == "_" {
                self.error("BlankPkgName", f.package.span, "invalid package name _");
            } else if f.package.name != name {
                let text = format!("package {}; expected package {name}", f.package.name);
                self.error("MismatchedPkgName", f.package.span, text);
            }
        }
    }

    fn check_main(&mut self, root: PackageId) {
        let package = &self.info.packages[root.0 as usize - 1];
        let span = package
            .files
            .first()
            .map_or(Span::default(), |f| f.package.span);
        if package.name != "main" {
            self.error(
                "NotMain",
                span,
                "package command-line-arguments is not a main package",
            )
            .help("a program begins with `package main`");
        } else if !package.scope.contains_key("main") {
            self.error(
                "MissingMain",
                span,
                "function main is undeclared in the main package",
            )
            .help("a program needs `func main() { … }`");
        }
    }

    /// Makes a package current.
    pub(super) fn enter(&mut self, package: PackageId) {
        self.env.package = package;
        self.env.scope = self.packages[package.0 as usize - 1].scope;
        self.set_current_package();
    }

    fn add_package(&mut self, path: SmolStr, name: SmolStr, std: bool) -> PackageId {
        let id = PackageId(self.info.packages.len() as u32 + 1);
        self.info
            .types
            .naming
            .packages
            .insert(path.clone(), name.clone());
        self.by_path.insert(path.clone(), id);
        self.info.packages.push(Package {
            id,
            path,
            name,
            std,
            files: Vec::new(),
            imports: Vec::new(),
            init_order: Vec::new(),
            scope: HashMap::new(),
            inits: Vec::new(),
        });
        let scope = self.scopes.open(Some(self.universe));
        self.packages.push(PackageState {
            scope,
            std,
            loaded: false,
            importing: false,
            objects: Vec::new(),
            methods: HashMap::new(),
            imports: Vec::new(),
        });
        id
    }

    /// Imports what files of the user mention: the user's packages are checked now, before their importers.
    fn import_all(&mut self, files: &[ast::File]) {
        for file in files {
            for decl in &file.decls {
                if let Decl::Import(i) = decl {
                    self.import(i);
                }
            }
        }
    }

    fn import(&mut self, import: &ImportDecl) {
        let path = import.path.as_str();
        if let Some(&id) = self.by_path.get(path) {
            if self.packages[id.0 as usize - 1].importing {
                let text = format!("import cycle not allowed: import of {path}");
                self.error("ImportCycle", import.span, text);
            }
            return;
        }
        if path == "unsafe" {
            self.package_id(path);
            return;
        }
        match self.loader.find(path) {
            None => self.missing_package(import),
            Some(Origin::Std) => {
                self.package_id(path);
            }
            Some(Origin::Local) => self.import_local(path),
        }
    }

    fn missing_package(&mut self, import: &ImportDecl) {
        let path = import.path.as_str();
        let text = self.loader.missing(path);
        let similar = similar(path, self.loader.paths());
        let diag = self.error("BrokenImport", import.span, text);
        if !similar.is_empty() {
            let list: Vec<_> = similar.iter().map(|p| format!("\"{p}\"")).collect();
            diag.help(format!("there is {}", list.join(", ")));
        }
    }

    fn import_local(&mut self, path: &str) {
        let id = self.add_package(path.into(), last_element(path).into(), false);
        self.packages[id.0 as usize - 1].importing = true;
        let files = self.parse(path);
        let before = self.diags.len();
        self.import_all(&files);
        self.packages[id.0 as usize - 1].importing = false;
        self.packages[id.0 as usize - 1].loaded = true;
        let files: Vec<_> = files.into_iter().map(Arc::new).collect();
        if let Some(first) = files.first() {
            let name = first.package.name.clone();
            self.package_names(&files, &name);
            self.info
                .types
                .naming
                .packages
                .insert(path.into(), name.clone());
            self.info.packages[id.0 as usize - 1].name = name;
        }
        self.info.packages[id.0 as usize - 1].files = files;
        if self.diags.len() > before {
            return;
        }
        let env = self.env.clone();
        self.enter(id);
        self.collect(id);
        self.package(id);
        if self.diags.len() == before {
            self.missing_bodies(id);
        }
        self.env = env;
        self.set_current_package();
    }

    fn parse(&mut self, path: &str) -> Vec<ast::File> {
        let mut files = Vec::new();
        for source in self.loader.load(path) {
            let file = self.map.add(&source.name, &source.path, source.text);
            files.push(syntax::parse_file(
                &self.map,
                file,
                &mut self.next_id,
                &mut self.diags,
            ));
        }
        files
    }

    /// The number of a package that exists; its files are not loaded yet.
    pub fn package_id(&mut self, path: &str) -> PackageId {
        if let Some(&id) = self.by_path.get(path) {
            return id;
        }
        let id = self.add_package(path.into(), last_element(path).into(), true);
        if path == "unsafe" {
            let scope = self.packages[id.0 as usize - 1].scope;
            self.packages[id.0 as usize - 1].loaded = true;
            let names = universe::declare_unsafe(&mut self.info.objects, id);
            for (name, object) in names {
                self.scopes.insert(scope, name, object);
            }
        }
        id
    }

    /// Loads a package of the standard library on first use.
    pub(super) fn ensure_loaded(&mut self, package: PackageId) {
        let state = &mut self.packages[package.0 as usize - 1];
        if state.loaded {
            return;
        }
        state.loaded = true;
        let path = self.package_path(package);
        let files = self.parse(&path);
        self.info.packages[package.0 as usize - 1].files =
            files.into_iter().map(Arc::new).collect();
        let env = self.env.clone();
        self.enter(package);
        self.collect(package);
        self.env = env;
        self.set_current_package();
    }

    /// A top-level name of a package; loads the package.
    pub fn package_member(&mut self, package: PackageId, name: &str) -> Option<ObjId> {
        self.ensure_loaded(package);
        let scope = self.packages[package.0 as usize - 1].scope;
        self.scopes.get(scope, name)
    }

    /// The package with that import path, if the program (or what it uses) imports it.
    pub fn package_by_path(&self, path: &str) -> Option<PackageId> {
        self.by_path.get(path).copied()
    }
}

/// The name that a package of the standard library has by its path: the last element that is not a version.
fn last_element(path: &str) -> &str {
    let mut parts = path.rsplit('/');
    let last = parts.next().unwrap_or(path);
    let version =
        last.len() > 1 && last.starts_with('v') && last[1..].bytes().all(|b| b.is_ascii_digit());
    match parts.next() {
        Some(before) if version => before,
        _ => last,
    }
}

/// Up to three paths that look like `path`.
fn similar(path: &str, all: Vec<String>) -> Vec<String> {
    let last = last_element(path);
    let mut found: Vec<(usize, String)> = all
        .into_iter()
        .filter_map(|p| {
            let near = last_element(&p);
            let distance = if near == last {
                0
            } else {
                distance(last, near).min(distance(path, &p))
            };
            (distance <= last.len().div_ceil(3)).then_some((distance, p))
        })
        .collect();
    found.sort();
    found.truncate(3);
    found.into_iter().map(|(_, p)| p).collect()
}

/// How many letters must be changed, added or left out to make `b` of `a`.
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, ca) in a.chars().enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, &cb) in b.iter().enumerate() {
            let change = diagonal + usize::from(ca != cb);
            diagonal = row[j + 1];
            row[j + 1] = change.min(row[j] + 1).min(diagonal + 1);
        }
    }
    row[b.len()]
}
