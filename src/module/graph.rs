//! Following imports from the packages that were asked for.
//!
//! Imports are followed in the order of their paths, depth first, and mistakes told in that order, as Go does.

use super::constraint::Tags;
use super::embed;
use super::folder::{self, Chosen, Source, Unfit, absolute, display};
use super::modules::{Found, Modules};
use super::testing::{self, Tests};
use super::version::Version;
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::source::{SourceMap, Span};
use crate::syntax;
use crate::syntax::ast::{self, Decl};
use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::path::{Path, PathBuf};

/// A package of the user, parsed.
#[derive(Debug)]
pub struct Package {
    /// The import path; `main` for a program that is to be run.
    pub path: String,
    /// What it is called in messages.
    pub title: String,
    /// Its files, by name.
    pub files: Vec<ast::File>,
    /// For each file, the version of the language that it is written in, and where that is said.
    pub versions: Vec<(Version, Said)>,
    /// Syntax errors in it.
    pub mistakes: Vec<Diagnostic>,
}

/// What decides about the version of a file's language.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Said {
    /// The module.
    Module,
    /// The file's own `//go:build` line.
    File,
}

/// What is to be loaded.
#[derive(Clone, Debug, Default)]
pub struct Request {
    /// The packages.
    pub roots: Vec<Root>,
    /// Build tags besides the usual ones.
    pub tags: Vec<String>,
}

/// A package that is asked for.
#[derive(Clone, Debug)]
pub enum Root {
    /// Files, whatever their names and build constraints say.
    Files(Vec<Source>),
    /// A folder with its Go files.
    Folder(PathBuf),
    /// A folder and all below.
    Tree(PathBuf),
    /// A folder with its Go files and its tests, of which a program is made.
    Tests(PathBuf),
}

/// A program that was loaded.
pub struct Program {
    /// The files.
    pub map: SourceMap,
    /// Packages of the user, each behind those that it imports, those of equal rank by path.
    pub packages: Vec<Package>,
    /// Number of the next node of a syntax tree.
    pub next_id: u32,
    /// What is wrong; then the packages are worth nothing.
    pub diagnostics: Diagnostics,
}

/// The packages that are there without being the user's.
pub trait Known {
    /// Whether there is one with that path.
    fn has(&self, path: &str) -> bool;
    /// All paths.
    fn paths(&self) -> Vec<String>;
}

/// Loads packages and all that they import.
pub fn load(request: Request, known: &dyn Known) -> Program {
    let mut graph = Graph {
        map: SourceMap::default(),
        next_id: 0,
        diagnostics: Diagnostics::new(),
        modules: Modules::default(),
        tags: Tags {
            extra: request.tags,
        },
        known,
        loaded: HashMap::new(),
        packages: Vec::new(),
        stack: Vec::new(),
        own: Vec::new(),
        tested: false,
    };
    if let Err(text) = graph.roots(request.roots) {
        graph.tell(Diagnostic::new("Load", Span::default(), text));
    }
    let packages = if graph.diagnostics.is_empty() {
        in_order(graph.packages)
    } else {
        Vec::new()
    };
    Program {
        map: graph.map,
        packages,
        next_id: graph.next_id,
        diagnostics: graph.diagnostics,
    }
}

struct Graph<'a> {
    map: SourceMap,
    next_id: u32,
    diagnostics: Diagnostics,
    modules: Modules,
    tags: Tags,
    known: &'a dyn Known,
    /// What became of the packages looked at; of those that are there, whether they are programs.
    loaded: HashMap<String, Option<bool>>,
    packages: Vec<Node>,
    /// The packages whose imports are being followed, and the file that each was imported in.
    stack: Vec<(String, String)>,
    /// Of each package on the stack, the first mistake that is its own and not of what it imports.
    own: Vec<Option<Diagnostic>>,
    /// A program of tests is made.
    tested: bool,
}

struct Node {
    package: Package,
    /// Its own path, even if it is run as `main`.
    path: String,
    imports: BTreeSet<String>,
}

/// An import: the first in its package of that path.
struct Import {
    path: String,
    span: Span,
    file: usize,
}

impl Graph<'_> {
    fn roots(&mut self, roots: Vec<Root>) -> Result<(), String> {
        let single = matches!(roots[..], [Root::Files(_) | Root::Folder(_)]);
        for root in roots {
            match root {
                Root::Files(files) => self.files(files)?,
                Root::Folder(folder) => {
                    self.modules = Modules::around(&folder)?;
                    self.folder(&folder)?;
                }
                Root::Tests(folder) => {
                    self.modules = Modules::around(&folder)?;
                    self.tests(&folder)?;
                }
                Root::Tree(folder) => {
                    self.modules = Modules::around(&folder)?;
                    for folder in tree(&folder, false) {
                        self.folder(&folder)?;
                    }
                }
            }
        }
        if single
            && let Some(root) = self.packages.last_mut()
            && (root.path == "command-line-arguments" || root.package.name() == Some("main"))
        {
            root.package.path = root.package.name().unwrap_or("main").into();
        }
        Ok(())
    }

    fn files(&mut self, files: Vec<Source>) -> Result<(), String> {
        let path = "command-line-arguments";
        let mut go = Version::LATEST;
        if let Some(first) = files.first().filter(|f| Path::new(&f.path).is_absolute())
            && let Some(folder) = Path::new(&first.path).parent()
        {
            self.modules = Modules::around(folder)?;
            go = self.modules.path_of(folder).map_or(go, |(_, go)| go);
        }
        let chosen = files
            .into_iter()
            .map(|source| {
                let condition = super::constraint::of_file(&source.bytes);
                let version = condition.ok().flatten().and_then(|c| c.version());
                (source, version)
            })
            .collect();
        self.package(path, chosen, go, true)
            .map_err(|unfit| match unfit {
                Unfit::Other(text) => text,
                _ => "no Go files".into(),
            })?;
        Ok(())
    }

    fn folder(&mut self, folder: &Path) -> Result<(), String> {
        let (folder, path, go) = self.place(folder);
        if self.loaded.contains_key(&path) {
            return Ok(());
        }
        let found = self.choose(&folder);
        let result = found.and_then(|chosen| self.package(&path, chosen, go, false));
        result
            .map(drop)
            .map_err(|unfit| unfit.describe(&path, &folder))
    }

    /// A folder, the path of its package, and its language.
    fn place(&self, folder: &Path) -> (PathBuf, String, Version) {
        let folder = absolute(folder);
        let (path, go) = match self.modules.path_of(&folder) {
            Some(known) => known,
            None => ("command-line-arguments".into(), Version::LATEST),
        };
        (folder, path, go)
    }

    fn choose(&self, folder: &Path) -> Result<Vec<Chosen>, Unfit> {
        let names = folder::names(folder).map_err(|e| {
            Unfit::Other(format!("open {}: {}", display(folder), folder::words(&e)))
        })?;
        folder::choose(folder, &names, &self.tags, self.tested)
    }

    /// Loads a package with its tests, those that are a package of their own, and the program that runs both.
    fn tests(&mut self, folder: &Path) -> Result<(), String> {
        self.tested = true;
        let (folder, path, go) = self.place(folder);
        let chosen = self.choose(&folder);
        // The packages that this one imports are without theirs.
        self.tested = false;
        let mut inside = chosen
            .and_then(|chosen| self.parse(&path, chosen, go, false))
            .map_err(|unfit| unfit.describe(&path, &folder))?;
        let outside = inside.split_outside(&self.map);
        let title = format!("[{path}.test]");
        let find = |package: &Package| Tests::find(&self.map, &package.files);
        let text = match (find(&inside), find(&outside)) {
            (Ok(inner), Ok(outer)) => {
                testing::program(&path, &inner, &outer, !inside.files.is_empty())
            }
            (Err(text), _) | (_, Err(text)) => {
                self.tell(Diagnostic::new("WrongTest", Span::default(), text));
                return Ok(());
            }
        };
        self.tested = true;
        let mut imports = BTreeSet::new();
        for mut package in [inside, outside] {
            if package.files.is_empty() {
                continue;
            }
            if package.has_tests(&self.map) {
                package.title = format!("{} {title}", package.path);
            }
            let own = package.path.clone();
            self.follow(package, Some(folder.clone()), false)
                .map_err(|unfit| unfit.describe(&path, &folder))?;
            imports.insert(own);
        }
        let source = Source {
            name: "_testmain.go".into(),
            path: "_testmain.go".into(),
            bytes: text.into(),
        };
        let main = self
            .parse("main", vec![(source, None)], Version::LATEST, false)
            .map_err(|unfit| unfit.describe(&path, &folder))?;
        self.packages.push(Node {
            path: main.path.clone(),
            package: main,
            imports,
        });
        Ok(())
    }

    /// Parses a package and follows its imports. Says whether it is a program.
    fn package(
        &mut self,
        path: &str,
        chosen: Vec<Chosen>,
        go: Version,
        named: bool,
    ) -> Result<bool, Unfit> {
        let folder = chosen
            .first()
            .and_then(|(f, _)| Path::new(&f.path).parent().map(absolute));
        let package = self.parse(path, chosen, go, named)?;
        self.follow(package, folder, named)
    }

    /// Follows the imports of a package. Says whether it is a program.
    fn follow(
        &mut self,
        mut package: Package,
        folder: Option<PathBuf>,
        named: bool,
    ) -> Result<bool, Unfit> {
        let path = &package.path.clone();
        package.same_name(&self.map, folder.as_deref())?;
        let program = package.name() == Some("main");
        let imports = self.imports(&package);
        let broken =
            !package.mistakes.is_empty() && package.files.iter().any(|f| f.package.name == "_");
        if broken {
            for mistake in package.mistakes.drain(..) {
                self.tell(mistake);
            }
        }
        self.embed(&mut package, folder.as_deref());
        let mut local = BTreeSet::new();
        if self.stack.is_empty() {
            self.stack.push((path.clone(), String::new()));
        }
        let importer = match (folder, named) {
            (Some(folder), true) => self
                .modules
                .path_of(&folder)
                .map_or_else(|| path.clone(), |(p, _)| p),
            // Tests from outside are in the same folder.
            _ if self.tested => path.strip_suffix("_test").unwrap_or(path).into(),
            _ => path.clone(),
        };
        self.own.push(None);
        for import in imports.values() {
            if self.import(&importer, import) {
                local.insert(import.path.clone());
            }
        }
        if let Some(mistake) = self.own.pop().flatten() {
            self.tell(mistake);
        }
        if self.stack.len() == 1 {
            self.stack.clear();
        }
        self.loaded.insert(path.clone(), Some(program));
        self.packages.push(Node {
            package,
            path: path.clone(),
            imports: local,
        });
        Ok(program)
    }

    fn parse(
        &mut self,
        path: &str,
        chosen: Vec<Chosen>,
        go: Version,
        named: bool,
    ) -> Result<Package, Unfit> {
        let mut package = Package {
            path: path.into(),
            title: path.into(),
            files: Vec::new(),
            versions: Vec::new(),
            mistakes: Vec::new(),
        };
        for (source, version) in chosen {
            let file = self.map.add_bytes(&source.name, &source.path, source.bytes);
            let mut mistakes = Diagnostics::new();
            let origins = syntax::origin::origins(self.map.file(file), &mut mistakes);
            self.map.set_origins(file, origins);
            let ast = syntax::parse_file(&self.map, file, &mut self.next_id, &mut mistakes);
            // Without cgo, which is how zokor builds, Go leaves such files out.
            if !named && imports_of(&ast).any(|i| i.path == "C") {
                continue;
            }
            package.mistakes.extend(mistakes.iter().cloned());
            package.files.push(ast);
            // A file cannot ask for less than the version that brought the rule.
            let own = version.map(|v| v.max(Version(21)));
            package
                .versions
                .push(own.map_or((go, Said::Module), |v| (v, Said::File)));
        }
        if package.files.is_empty() {
            return Err(Unfit::Excluded);
        }
        Ok(package)
    }

    /// The imports of a package by path.
    fn imports(&self, package: &Package) -> BTreeMap<String, Import> {
        let mut imports = BTreeMap::new();
        for ast in &package.files {
            for i in imports_of(ast) {
                imports.entry(i.path.clone()).or_insert_with(|| Import {
                    path: i.path.clone(),
                    span: i.name.as_ref().map_or(i.span, |n| n.span.to(i.span)),
                    file: ast.file,
                });
            }
        }
        imports
    }

    /// Gives variables the files that are embedded in them.
    fn embed(&mut self, package: &mut Package, folder: Option<&Path>) {
        let mut wrong = Vec::new();
        for file in &mut package.files {
            let map = &self.map;
            wrong.extend(embed::attach(file, map, folder, &mut self.next_id));
        }
        for mistake in embed::Wrong::told(wrong) {
            self.tell(mistake);
        }
    }

    /// Follows an import. Says whether it is of a package of the user.
    fn import(&mut self, importer: &str, import: &Import) -> bool {
        let path = import.path.as_str();
        if path == "unsafe" {
            return false;
        }
        if let Some(text) = malformed(path) {
            self.tell(Diagnostic::new("BrokenImport", import.span, text));
            return false;
        }
        if let Some(start) = self.stack.iter().position(|(p, _)| p == path) {
            self.cycle(start, import);
            return false;
        }
        if self.known.has(path) {
            if hidden(path, importer) {
                self.hidden(import);
            }
            return false;
        }
        if !self.loaded.contains_key(path) {
            let found = self.load(import);
            self.loaded.entry(path.into()).or_insert(found);
        }
        let Some(&Some(program)) = self.loaded.get(path) else {
            return false;
        };
        if hidden(path, importer) {
            self.hidden(import);
        } else if program && importer != path {
            let text = format!("import \"{path}\" is a program, not an importable package");
            self.tell_own(Diagnostic::new("BrokenImport", import.span, text));
        }
        true
    }

    fn load(&mut self, import: &Import) -> Option<bool> {
        let path = import.path.as_str();
        let found = match self.modules.find(path) {
            Ok(found) => found,
            Err(_)
                if path.starts_with("internal/")
                    || path.contains("/internal/") && !dotted(path) =>
            {
                // Of Go's own library.
                self.hidden(import);
                return None;
            }
            Err(missing) => {
                let mut mistake = Diagnostic::new("BrokenImport", import.span, missing.text);
                mistake.help = missing.help.or_else(|| self.suggestion(path));
                self.tell(mistake);
                return None;
            }
        };
        let Found { folder, names, go } = found;
        let chosen = folder::choose(&folder, &names, &self.tags, false);
        let file = self.map.file(import.file).name.clone();
        self.stack.push((path.into(), base(&file).into()));
        let result = chosen.and_then(|chosen| self.package(path, chosen, go, false));
        let chain = self.chain(1..self.stack.len() - 1, false);
        self.stack.pop();
        let folder = folder.display();
        match result {
            Ok(program) => return Some(program),
            Err(Unfit::Empty) => {
                let text = format!("no Go files in {folder}");
                self.tell(Diagnostic::new("BrokenImport", import.span, text));
            }
            Err(Unfit::Tests) => {
                let text = format!("{path}: no non-test Go files in {folder}");
                self.tell(Diagnostic::new("BrokenImport", Span::default(), text));
            }
            Err(Unfit::Excluded) => {
                let text = format!(
                    "{chain}\n\timports {path}: build constraints exclude all Go files in {folder}"
                );
                let mut mistake = Diagnostic::new("BrokenImport", Span::default(), text);
                mistake
                    .help("zokor builds for linux on amd64, without cgo; --tags adds build tags");
                self.tell(mistake);
            }
            Err(Unfit::Other(text)) => {
                self.tell(Diagnostic::new("BrokenImport", import.span, text))
            }
        }
        None
    }

    /// The way from the root along a part of the stack.
    fn chain(&self, part: std::ops::Range<usize>, files: bool) -> String {
        let mut text = format!("package {}", self.stack[0].0);
        for (path, file) in &self.stack[part] {
            text.push_str(&format!("\n\timports {path}"));
            if files {
                text.push_str(&format!(" from {file}"));
            }
        }
        text
    }

    fn cycle(&mut self, start: usize, import: &Import) {
        let file = base(&self.map.file(import.file).name);
        let text = format!(
            "{}\n\timports {} from {file}: import cycle not allowed{}",
            self.chain(1..self.stack.len(), true),
            import.path,
            if self.tested { " in test" } else { "" }
        );
        let mut mistake = Diagnostic::new("ImportCycle", Span::default(), text);
        let names: Vec<&str> = self.stack[start..]
            .iter()
            .map(|(p, _)| p.as_str())
            .collect();
        mistake.help(format!("in the circle are {}", names.join(", ")));
        self.tell_own(mistake);
    }

    fn hidden(&mut self, import: &Import) {
        let text = format!("use of internal package {} not allowed", import.path);
        let mut mistake = Diagnostic::new("BrokenImport", import.span, text);
        mistake.before = format!("{}\n\t", self.chain(1..self.stack.len(), false));
        mistake.help("only packages below the folder that holds `internal` may import it");
        self.tell_own(mistake);
    }

    /// Reports a mistake, in the order of reporting.
    fn tell(&mut self, mistake: Diagnostic) {
        self.diagnostics.begin("");
        self.diagnostics.push(mistake);
    }

    /// Reports a mistake of the package whose imports are being followed, behind theirs; of several the first.
    fn tell_own(&mut self, mistake: Diagnostic) {
        if let Some(own) = self.own.last_mut() {
            own.get_or_insert(mistake);
        }
    }

    fn suggestion(&self, path: &str) -> Option<String> {
        let similar = super::similar::similar(path, self.known.paths());
        let list: Vec<String> = similar.iter().map(|p| format!("\"{p}\"")).collect();
        (!list.is_empty()).then(|| format!("there is {}", list.join(", ")))
    }
}

impl Package {
    /// The name in its package clauses.
    pub fn name(&self) -> Option<&str> {
        self.files.first().map(|f| f.package.name.as_str())
    }

    /// Takes out the tests that are a package of their own, which may import only what this exports.
    fn split_outside(&mut self, map: &SourceMap) -> Package {
        let outside = |f: &ast::File| {
            map.file(f.file).name.ends_with(testing::SUFFIX) && f.package.name.ends_with("_test")
        };
        let (files, versions) = (&mut self.files, &mut self.versions);
        let (out, own): (Vec<_>, Vec<_>) = std::mem::take(files)
            .into_iter()
            .zip(std::mem::take(versions))
            .partition(|(f, _)| outside(f));
        (self.files, self.versions) = own.into_iter().unzip();
        let (files, versions): (Vec<ast::File>, Vec<_>) = out.into_iter().unzip();
        let within = |m: &Diagnostic| {
            let file = map.file_of(m.span.lo);
            files.iter().any(|f| Some(f.file) == file)
        };
        let (wrong, own) = std::mem::take(&mut self.mistakes)
            .into_iter()
            .partition(within);
        self.mistakes = own;
        let path = format!("{}_test", self.path);
        Package {
            title: path.clone(),
            path,
            files,
            versions,
            mistakes: wrong,
        }
    }

    fn has_tests(&self, map: &SourceMap) -> bool {
        let mut files = self.files.iter().map(|f| &map.file(f.file).name);
        files.any(|name| name.ends_with(testing::SUFFIX))
    }

    /// All files must name the same package.
    fn same_name(&self, map: &SourceMap, folder: Option<&Path>) -> Result<(), Unfit> {
        let mut names = self.files.iter().filter(|f| f.package.name != "_");
        let Some(first) = names.next() else {
            return Ok(());
        };
        let Some(other) = names.find(|f| f.package.name != first.package.name) else {
            return Ok(());
        };
        let describe =
            |f: &ast::File| format!("{} ({})", f.package.name, base(&map.file(f.file).name));
        Err(Unfit::Other(format!(
            "found packages {} and {} in {}",
            describe(first),
            describe(other),
            folder.unwrap_or(Path::new(".")).display()
        )))
    }
}

/// Packages behind what they import; of those that could come next, the one with the first path.
fn in_order(nodes: Vec<Node>) -> Vec<Package> {
    let mut waiting: BTreeMap<String, Node> =
        nodes.into_iter().map(|n| (n.path.clone(), n)).collect();
    let mut importers: HashMap<String, Vec<String>> = HashMap::new();
    let mut ready = BTreeSet::new();
    for (path, node) in &waiting {
        if node.imports.is_empty() {
            ready.insert(path.clone());
        }
        for import in &node.imports {
            importers
                .entry(import.clone())
                .or_default()
                .push(path.clone());
        }
    }
    let mut order = Vec::new();
    while let Some(path) = ready.pop_first() {
        let Some(node) = waiting.remove(&path) else {
            continue;
        };
        for importer in importers.remove(&path).unwrap_or_default() {
            if let Some(other) = waiting.get_mut(&importer) {
                other.imports.remove(&path);
                if other.imports.is_empty() {
                    ready.insert(importer);
                }
            }
        }
        order.push(node.package);
    }
    order
}

fn imports_of(ast: &ast::File) -> impl Iterator<Item = &ast::ImportDecl> {
    ast.decls.iter().filter_map(|d| match d {
        Decl::Import(i) => Some(i),
        _ => None,
    })
}

fn base(name: &str) -> &str {
    name.rsplit('/').next().unwrap_or(name)
}

/// Whether a path begins like a host's name.
fn dotted(path: &str) -> bool {
    path.split('/')
        .next()
        .is_some_and(|first| first.contains('.'))
}

/// Whether `internal` in a path keeps the importer out.
fn hidden(path: &str, importer: &str) -> bool {
    let mut at = None;
    let mut offset = 0;
    for part in path.split('/') {
        if part == "internal" {
            at = Some(offset);
        }
        offset += part.len() + 1;
    }
    let Some(at) = at else { return false };
    let parent = path[..at].trim_end_matches('/');
    parent.is_empty() || !(importer == parent || importer.starts_with(&format!("{parent}/")))
}

/// What is wrong with an import path as such.
fn malformed(path: &str) -> Option<String> {
    if path == "C" {
        return Some("import \"C\": zokor runs programs without cgo".into());
    }
    if path.is_empty() {
        return Some("invalid import path: \"\"".into());
    }
    if path == "." || path == ".." || path.starts_with("./") || path.starts_with("../") {
        return Some(format!(
            "\"{path}\" is relative, but relative import paths are not supported in module mode"
        ));
    }
    if path.starts_with('/') {
        return Some(format!("cannot import absolute path \"{path}\""));
    }
    let fit = |c: char| c.is_ascii_alphanumeric() || "-._~+/".contains(c);
    let why = match path.chars().find(|&c| !fit(c)) {
        Some(c) => format!("invalid char {c:?}"),
        None if path.contains("//") => "double slash".into(),
        None if path.ends_with('/') => "trailing slash".into(),
        None => {
            let part = path.split('/').find(|part| part.starts_with('.'))?;
            format!("leading dot in path element \"{part}\"")
        }
    };
    Some(format!("malformed import path \"{path}\": {why}"))
}

/// The folders of a module at and below one that have Go files in them; with `tested`, tests do.
pub(super) fn tree(folder: &Path, tested: bool) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![absolute(folder)];
    while let Some(folder) = folders.pop() {
        let counts = |name: &String| tested || !name.ends_with(testing::SUFFIX);
        if folder::names(&folder).is_ok_and(|names| names.iter().any(counts)) {
            found.push(folder.clone());
        }
        for entry in std::fs::read_dir(&folder).into_iter().flatten().flatten() {
            let path = entry.path();
            let name = entry.file_name();
            let name = name.to_string_lossy();
            let skipped = name.starts_with(['.', '_']) || name == "testdata" || name == "vendor";
            if entry.file_type().is_ok_and(|t| t.is_dir())
                && !skipped
                && !path.join("go.mod").exists()
            {
                folders.push(path);
            }
        }
    }
    found.sort();
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn internal_packages_are_for_their_surroundings() {
        for (path, importer, expected) in [
            ("ex.com/m/internal/q", "ex.com/m", false),
            ("ex.com/m/internal/q", "ex.com/m/cmd/x", false),
            ("ex.com/m/a/internal", "ex.com/m/b", true),
            ("ex.com/m/a/internal/q", "ex.com/m/ab", true),
            ("ex.com/m/a/internal/b/internal/q", "ex.com/m/a/x", true),
            ("internal/abi", "ex.com/m", true),
            ("ex.com/m/internals", "ex.com/n", false),
        ] {
            assert_eq!(hidden(path, importer), expected, "{path} from {importer}");
        }
    }

    #[test]
    fn malformed_paths_are_told() {
        for (path, words) in [
            ("a b", "malformed import path \"a b\": invalid char ' '"),
            ("a//b", "malformed import path \"a//b\": double slash"),
            ("a/", "malformed import path \"a/\": trailing slash"),
            (
                "a/../b",
                "malformed import path \"a/../b\": leading dot in path element \"..\"",
            ),
            ("/a", "cannot import absolute path \"/a\""),
        ] {
            assert_eq!(malformed(path).as_deref(), Some(words));
        }
        assert_eq!(malformed("ex.com/a-b/v2.1/~x"), None);
    }
}
