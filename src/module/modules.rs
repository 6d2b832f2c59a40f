//! Modules: from import paths to folders and back.
//!
//! Known are the module around the program, those of its `go.work`, and those that either replaces by a folder. All others
//! would have to be downloaded, which zokor does not do, unless they lie in `vendor`.

use super::folder::{self, absolute, display, words};
use super::gomod::{GoMod, Mistake, parse_mod, parse_work};
use super::version::Version;
use std::path::{Path, PathBuf};

struct Module {
    path: String,
    /// As written, if it replaces another.
    written: Option<String>,
    folder: PathBuf,
    /// Not known as long as its `go.mod` is not read.
    go: Option<Version>,
}

/// The modules that packages may come from.
#[derive(Default)]
pub(super) struct Modules {
    /// Longest paths first.
    list: Vec<Module>,
    /// Whether the program is in a module.
    exist: bool,
    requires: Vec<(String, String)>,
    vendor: Option<PathBuf>,
}

/// A package's folder.
pub(super) struct Found {
    pub folder: PathBuf,
    /// Its Go files.
    pub names: Vec<String>,
    /// The language of its module.
    pub go: Version,
}

/// What is told of a package that is not there.
pub(super) struct Missing {
    pub text: String,
    pub help: Option<String>,
}

impl Modules {
    /// The modules for a program in that folder.
    pub fn around(folder: &Path) -> Result<Modules, String> {
        let folder = absolute(folder);
        let mut modules = Modules::default();
        let Some(root) = folder.ancestors().find(|f| f.join("go.mod").is_file()) else {
            return Ok(modules);
        };
        let main = read_mod(root)?;
        modules.exist = true;
        modules.vendor = Some(root.join("vendor")).filter(|v| v.is_dir());
        let work = root.ancestors().find(|f| f.join("go.work").is_file());
        match work.filter(|_| std::env::var_os("GOWORK").is_none_or(|w| w != "off")) {
            Some(work) => modules.workspace(work, root)?,
            None => modules.add(vec![(root.into(), main)]),
        }
        modules
            .list
            .sort_by_key(|m| std::cmp::Reverse(m.path.len()));
        Ok(modules)
    }

    fn add(&mut self, modules: Vec<(PathBuf, GoMod)>) {
        for (folder, read) in &modules {
            self.list.push(Module {
                path: read.module.clone(),
                written: None,
                folder: folder.clone(),
                go: Some(read.go.unwrap_or(Version::UNSAID)),
            });
        }
        for (folder, read) in modules {
            self.requires.extend(read.requires);
            self.replace(&folder, read.replaces);
        }
    }

    fn replace(&mut self, folder: &Path, replaces: Vec<(String, String)>) {
        for (path, written) in replaces {
            if self.list.iter().all(|m| m.path != path) {
                self.list.push(Module {
                    path,
                    folder: absolute(&folder.join(&written)),
                    written: Some(written),
                    go: None,
                });
            }
        }
    }

    fn workspace(&mut self, folder: &Path, main: &Path) -> Result<(), String> {
        let file = folder.join("go.work");
        let name = display(&file);
        let text =
            std::fs::read_to_string(&file).map_err(|e| format!("reading {name}: {}", words(&e)))?;
        let work = parse_work(&file.display().to_string(), &text)
            .map_err(|mistakes| parsing("go.work", &name, &mistakes))?;
        let folders: Vec<PathBuf> = work
            .uses
            .iter()
            .map(|u| absolute(&folder.join(u)))
            .collect();
        if !folders.iter().any(|f| f == main) {
            return Err(format!(
                "current directory is contained in a module that is not one of the workspace modules listed in go.work. You \
                 can add the module to the workspace using:\n\tgo work use {}",
                display(main)
            ));
        }
        let mut modules = Vec::new();
        for used in folders {
            if !used.join("go.mod").is_file() {
                let name = display(&used);
                return Err(format!(
                    "cannot load module {name} listed in go.work file: open {name}/go.mod: no such file or directory"
                ));
            }
            let read = read_mod(&used)?;
            modules.push((used, read));
        }
        self.add(modules);
        self.replace(folder, work.replaces);
        Ok(())
    }

    /// The import path of a folder, and the language of its module.
    pub fn path_of(&self, folder: &Path) -> Option<(String, Version)> {
        let folder = absolute(folder);
        let inside = self.list.iter().filter(|m| folder.starts_with(&m.folder));
        let module = inside.max_by_key(|m| m.folder.components().count())?;
        let rest = folder.strip_prefix(&module.folder).ok()?;
        let mut path = module.path.clone();
        for part in rest.components() {
            path.push('/');
            path.push_str(&part.as_os_str().to_string_lossy());
        }
        Some((path, module.go.unwrap_or(Version::UNSAID)))
    }

    /// Where a package is.
    pub fn find(&mut self, path: &str) -> Result<Found, Missing> {
        for module in &mut self.list {
            let Some(rest) = below(path, &module.path) else {
                continue;
            };
            if module.go.is_none() {
                module.go = Some(
                    replacement(module, &self.requires)
                        .map_err(|text| Missing { text, help: None })?,
                );
            }
            let folder = module.folder.join(rest);
            let other = folder
                .ancestors()
                .take_while(|f| *f != module.folder)
                .any(|f| f.join("go.mod").is_file());
            let names = if other {
                Vec::new()
            } else {
                folder::names(&folder).unwrap_or_default()
            };
            if !names.is_empty() {
                return Ok(Found {
                    folder,
                    names,
                    go: module.go.unwrap_or(Version::UNSAID),
                });
            }
        }
        if let Some(vendor) = &self.vendor {
            let folder = vendor.join(path);
            let names = folder::names(&folder).unwrap_or_default();
            if !names.is_empty() {
                return Ok(Found {
                    folder,
                    names,
                    go: self.vendored(path),
                });
            }
        }
        Err(self.missing(path))
    }

    /// The language of a package in `vendor`, as `modules.txt` there says: `# path version`, then `## explicit; go 1.21`.
    fn vendored(&self, path: &str) -> Version {
        let list = self.vendor.as_ref().map(|v| v.join("modules.txt"));
        let Some(text) = list.and_then(|l| std::fs::read_to_string(l).ok()) else {
            return Version::LATEST;
        };
        let mut here = false;
        for line in text.lines() {
            if let Some(module) = line.strip_prefix("# ") {
                let module = module.split(' ').next().unwrap_or_default();
                here = below(path, module).is_some();
            } else if let Some(notes) = line.strip_prefix("## ")
                && here
            {
                let go = notes.split(';').find_map(|n| n.trim().strip_prefix("go "));
                return go
                    .and_then(Version::of_directive)
                    .unwrap_or(Version::UNSAID);
            }
        }
        Version::UNSAID
    }

    fn missing(&self, path: &str) -> Missing {
        let first = path.split('/').next().unwrap_or_default();
        let own = self.list.iter().find(|m| below(path, &m.path).is_some());
        if own.is_none() && !first.contains('.') {
            return Missing {
                text: format!("package {path} is not in std"),
                help: None,
            };
        }
        if !self.exist {
            return Missing {
                text: format!(
                    "no required module provides package {path}: go.mod file not found in current directory or any parent \
                     directory; see 'go help modules'"
                ),
                help: Some("zokor downloads nothing: a go.mod says where in the file system other modules are".into()),
            };
        }
        if let Some(module) = own {
            return Missing {
                text: format!(
                    "no required module provides package {path}; to add it:\n\tgo get {path}"
                ),
                help: Some(format!(
                    "there are no Go files in {}",
                    display(
                        &module
                            .folder
                            .join(below(path, &module.path).unwrap_or_default())
                    )
                )),
            };
        }
        if self.vendor.is_some() {
            return Missing {
                text: format!(
                    "cannot find module providing package {path}: import lookup disabled by -mod=vendor\n\t(Go version in \
                     go.mod is at least 1.14 and vendor directory exists.)"
                ),
                help: Some("zokor downloads nothing: `go mod vendor` puts what the module needs into its folder vendor".into()),
            };
        }
        let required = self
            .requires
            .iter()
            .filter(|(m, _)| below(path, m).is_some());
        match required.max_by_key(|(m, _)| m.len()) {
            Some((module, version)) => Missing {
                text: format!(
                    "package {path} is in module {module} {version}, which is not here and would have to be downloaded"
                ),
                help: Some(format!(
                    "zokor downloads nothing: say `replace {module} => FOLDER` in go.mod, or put it into the folder vendor \
                     with `go mod vendor`"
                )),
            },
            None => Missing {
                text: format!(
                    "no required module provides package {path}; to add it:\n\tgo get {path}"
                ),
                help: Some(format!(
                    "zokor downloads nothing: say `replace {path} => FOLDER` in go.mod, or put it into the folder vendor"
                )),
            },
        }
    }
}

/// The rest of an import path behind a module's path.
fn below<'a>(path: &'a str, module: &str) -> Option<&'a str> {
    let rest = path.strip_prefix(module)?;
    match rest.strip_prefix('/') {
        Some(rest) => Some(rest),
        None => rest.is_empty().then_some(""),
    }
}

/// Looks at a folder that replaces a module: the version of its language.
fn replacement(module: &Module, requires: &[(String, String)]) -> Result<Version, String> {
    let written = module.written.as_deref().unwrap_or_default();
    if !module.folder.is_dir() {
        let version = requires.iter().find(|r| r.0 == module.path);
        let version = version.map_or(String::new(), |r| format!("@{}", r.1));
        return Err(format!(
            "{}{version}: replacement directory {written} does not exist",
            module.path
        ));
    }
    let file = module.folder.join("go.mod");
    if let Err(e) = std::fs::metadata(&file) {
        return Err(format!(
            "module {written}: reading {}: open {}: {}",
            display(&file),
            file.display(),
            words(&e)
        ));
    }
    Ok(read_mod(&module.folder)?.go.unwrap_or(Version::UNSAID))
}

fn read_mod(folder: &Path) -> Result<GoMod, String> {
    let file = folder.join("go.mod");
    let name = display(&file);
    let text =
        std::fs::read_to_string(&file).map_err(|e| format!("reading {name}: {}", words(&e)))?;
    let read = parse_mod(&file.display().to_string(), &text)
        .map_err(|mistakes| parsing("go.mod", &name, &mistakes))?;
    if read.module.is_empty() {
        return Err(format!(
            "error reading {name}: missing module declaration. To specify the module path:\n\tgo mod edit \
             -module=example.com/mod"
        ));
    }
    if let Some(go) = read.go.filter(|&go| go > Version::LATEST) {
        return Err(format!(
            "{name} requires go >= 1.{} (zokor knows the language up to 1.{})",
            go.0,
            Version::LATEST.0
        ));
    }
    Ok(read)
}

fn parsing(kind: &str, name: &str, mistakes: &[Mistake]) -> String {
    let lines = mistakes
        .iter()
        .map(|(place, words)| format!("\n{name}:{place}: {words}"));
    format!("errors parsing {kind}:{}", lines.collect::<String>())
}
