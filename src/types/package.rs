//! Packages: finding, loading and importing them.

use super::check::Checker;
use super::info::Package;
use super::object::{ObjId, PackageId};
use super::scope::ScopeId;
use super::universe;
use crate::module::{self, Known, Version};
use crate::source::{SourceMap, Span};
use crate::syntax;
use crate::syntax::ast::{self, Decl};
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;
use std::borrow::Cow;
use std::sync::Arc;

/// A source file that a [`Loader`] found.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// The name used in messages.
    pub name: String,
    /// The absolute path, or what stands for it in traces.
    pub path: String,
    /// The text.
    pub text: Cow<'static, str>,
    /// Whether it is formatted and free of syntax errors, so that bodies of functions may be parsed later.
    pub formatted: bool,
}

/// Finds packages of the standard library by import path: they are loaded and checked only as far as they are used.
pub trait Loader: Known + Send {
    /// The files of a package that is known.
    fn load(&mut self, path: &str) -> Vec<SourceFile>;
}

/// How a program is checked.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// Not a program to be run: `package main` and `func main` may be missing.
    pub library: bool,
}

/// What the checker keeps of a package besides its [`Package`].
#[derive(Debug)]
pub(super) struct PackageState {
    pub scope: ScopeId,
    /// The scope of its last file.
    pub inner: ScopeId,
    pub std: bool,
    pub loaded: bool,
    /// Declared objects in source order, methods and `init` functions included.
    pub objects: Vec<ObjId>,
    /// Methods by the base type that they are declared for.
    pub methods: FxHashMap<ObjId, Vec<ObjId>>,
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

/// Checks a program: packages of the user, each behind those that it imports; the last is its root.
pub fn check(
    map: SourceMap,
    loader: Box<dyn Loader>,
    packages: Vec<module::Package>,
    next_id: u32,
    options: &Options,
) -> Checker {
    let mut checker = Checker::new(map, loader, next_id);
    checker.program(packages, options);
    checker
}

impl Checker {
    fn program(&mut self, packages: Vec<module::Package>, options: &Options) {
        let (several, last) = (packages.len() > 1, packages.len());
        let mut broken: FxHashSet<SmolStr> = FxHashSet::default();
        for (i, package) in packages.into_iter().enumerate() {
            let imports = package.files.iter().flat_map(|f| &f.decls);
            let needs_broken = imports
                .filter_map(|d| match d {
                    Decl::Import(i) => Some(i.path.as_str()),
                    _ => None,
                })
                .any(|path| broken.contains(path));
            if needs_broken {
                broken.insert(package.path.into());
                continue;
            }
            self.diags.begin(if several { &package.title } else { "" });
            let before = self.diags.len();
            let (path, title) = (SmolStr::from(&package.path), package.title.clone());
            let id = self.local_package(package);
            let sound = self.diags.len() == before;
            if sound {
                let run = !options.library && i + 1 == last;
                // A package alone may have bodies in files that are no Go.
                if run || several {
                    self.missing_bodies(id);
                }
                self.finish(id);
                if run {
                    self.check_main(id, &title);
                }
            }
            if self.diags.len() > before {
                broken.insert(path);
            }
        }
    }

    /// Checks a package of the user, whose imports were checked before.
    fn local_package(&mut self, package: module::Package) -> PackageId {
        let name = package.name().unwrap_or("main").into();
        let id = self.add_package(package.path.into(), name, false);
        self.packages[id.0 as usize - 1].loaded = true;
        for (file, version) in package.files.iter().zip(package.versions) {
            if version.0 < Version::LATEST {
                self.old_files.insert(file.file, version);
            }
        }
        // Other mistakes that the parser finds leave a tree to look at.
        let flawed = package.mistakes.iter().any(|m| m.code == "Syntax");
        for mistake in package.mistakes {
            self.diags.push(mistake);
        }
        let files: Vec<_> = package.files.into_iter().map(Arc::new).collect();
        self.blank_names(&files);
        if !flawed {
            for file in &files {
                self.check_directives(file);
            }
        }
        self.info.packages[id.0 as usize - 1].files = files;
        if !flawed {
            self.enter(id);
            if !self.old_files.is_empty() {
                let files = self.info.packages[id.0 as usize - 1].files.clone();
                for file in files {
                    self.require_generics(&file);
                }
            }
            self.collect(id);
            self.package(id);
        }
        id
    }

    fn blank_names(&mut self, files: &[Arc<ast::File>]) {
        for f in files {
            if f.package.name == "_" {
                self.error("BlankPkgName", f.package.span, "invalid package name _");
            }
        }
    }

    fn check_main(&mut self, root: PackageId, title: &str) {
        let package = &self.info.packages[root.0 as usize - 1];
        let span = package
            .files
            .first()
            .map_or(Span::default(), |f| f.package.span);
        if package.name != "main" {
            let text = format!("package {title} is not a main package");
            self.error("NotMain", span, text)
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
        self.add_package_in(path, name, std, self.universe)
    }

    /// A package whose names hide those of the scope `outer`.
    pub(super) fn add_package_in(
        &mut self,
        path: SmolStr,
        name: SmolStr,
        std: bool,
        outer: ScopeId,
    ) -> PackageId {
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
            scope: FxHashMap::default(),
            inits: Vec::new(),
        });
        let scope = self.scopes.open(Some(outer));
        self.packages.push(PackageState {
            scope,
            inner: scope,
            std,
            loaded: false,
            objects: Vec::new(),
            methods: FxHashMap::default(),
            imports: Vec::new(),
        });
        id
    }

    fn parse(&mut self, path: &str) -> Vec<ast::File> {
        let mut files = Vec::new();
        for source in self.loader.load(path) {
            let file = self.map.add(&source.name, &source.path, source.text);
            let parse = match source.formatted {
                true => syntax::parse_declarations,
                false => syntax::parse_file,
            };
            files.push(parse(&self.map, file, &mut self.next_id, &mut self.diags));
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
