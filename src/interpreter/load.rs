//! Where sources come from: files, folders, standard input, text; and zokor's own packages.

use super::host::Package;
use crate::module::{Known, Request, Root, Source, read_source, words};
use crate::runtime::host::Bound;
use crate::std as packages;
use crate::types::format::symbol;
use crate::types::{Loader, SourceFile};
use std::collections::BTreeMap;
use std::fmt;
use std::sync::Arc;

/// The sources of a program. What its packages import is looked for when it is run or checked.
///
/// ```
/// use zokor::{Program, Sources};
///
/// // A text, files, or the package in a folder.
/// let text = Sources::text("main.go", "package main\n\nfunc main() {}\n");
/// let files = Sources::read(&["examples/go/pipeline.go".into()]).unwrap();
/// let folder = Sources::read(&["examples/go/thumbnails".into()]).unwrap();
/// for sources in [text, files, folder] {
///     assert!(Program::new(sources).is_ok());
/// }
/// ```
#[derive(Clone, Debug, Default)]
pub struct Sources {
    request: Request,
}

/// Sources that could not be read. Shown as Go's command words it.
///
/// ```
/// let error = zokor::Sources::read(&["nowhere.go".into()]).err().unwrap();
/// assert_eq!(error.to_string(), "stat nowhere.go: no such file or directory");
/// ```
#[derive(Debug)]
pub struct LoadError(String);

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for LoadError {}

impl Sources {
    /// A single file given as text.
    ///
    /// ```
    /// use zokor::{Program, Sources};
    ///
    /// let sources = Sources::text("main.go", "package main\n\nfunc main() {}\n");
    /// assert!(Program::new(sources).is_ok());
    /// ```
    pub fn text(name: &str, text: impl Into<Vec<u8>>) -> Sources {
        Sources::files(vec![Source {
            name: name.into(),
            path: name.into(),
            bytes: text.into(),
        }])
    }

    /// Files of one package; or folders, each a package with its Go files but tests, `FOLDER/...` all packages below.
    /// `-` is standard input.
    ///
    /// # Errors
    /// What is missing or cannot be read.
    ///
    /// ```
    /// use zokor::{Program, Sources};
    ///
    /// let sources = Sources::read(&["examples/go/thumbnails".into()]).unwrap();
    /// assert!(Program::new(sources).is_ok());
    /// assert!(Sources::read(&["nowhere.go".into()]).is_err());
    /// ```
    pub fn read(paths: &[String]) -> Result<Sources, LoadError> {
        let mut files = Vec::new();
        let mut roots = Vec::new();
        for path in paths {
            let tree = path
                .strip_suffix("...")
                .filter(|f| f.is_empty() || f.ends_with('/'));
            if path == "-" {
                files.push(standard_input()?);
                continue;
            }
            let folder = match tree {
                Some("") => ".",
                Some(folder) => folder,
                None => path,
            };
            let meta = std::fs::metadata(folder)
                .map_err(|e| LoadError(format!("stat {folder}: {}", words(&e))))?;
            match (meta.is_dir(), tree) {
                (true, None) => roots.push(Root::Folder(folder.into())),
                (true, Some(_)) => roots.push(Root::Tree(folder.into())),
                (false, _) => files.push(Source::read(path).map_err(LoadError)?),
            }
        }
        if !files.is_empty() {
            if !roots.is_empty() {
                return Err(LoadError("named files must all be .go files".into()));
            }
            return Ok(Sources::files(files));
        }
        Ok(Sources {
            request: Request {
                roots,
                ..Request::default()
            },
        })
    }

    fn files(files: Vec<Source>) -> Sources {
        Sources {
            request: Request {
                roots: vec![Root::Files(files)],
                ..Request::default()
            },
        }
    }

    /// A folder with its Go files and tests: the program that runs the tests.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// # let folder = std::env::temp_dir().join(format!("zokor-doc-{}", std::process::id()));
    /// # std::fs::create_dir_all(&folder).unwrap();
    /// std::fs::write(folder.join("go.mod"), "module half\n\ngo 1.27\n").unwrap();
    /// std::fs::write(folder.join("half_test.go"), "package half\n\nimport \"testing\"\n\nfunc TestHalf(t *testing.T) {}\n").unwrap();
    /// let program = Program::new(Sources::tests(&folder)).unwrap();
    /// let outcome = program.run(Options::new().args(["half.test", "-test.v"]).capture());
    /// assert!(outcome.stdout().contains("--- PASS: TestHalf"));
    /// # std::fs::remove_dir_all(&folder).unwrap();
    /// ```
    pub fn tests(folder: impl Into<std::path::PathBuf>) -> Sources {
        Sources {
            request: Request {
                roots: vec![Root::Tests(folder.into())],
                ..Request::default()
            },
        }
    }

    /// Sets build tags, as `go build -tags`.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = "//go:build special\n\npackage main\n\nfunc main() {}\n";
    /// let sources = Sources::text("main.go", text).tags(vec!["special".into()]);
    /// assert!(Program::new(sources).unwrap().run(Options::new()).is_success());
    /// ```
    #[must_use]
    pub fn tags(mut self, tags: Vec<String>) -> Sources {
        self.request.tags = tags;
        self
    }

    pub(super) fn request(self) -> Request {
        self.request
    }
}

fn standard_input() -> Result<Source, LoadError> {
    let bytes = read_source(std::io::stdin().lock())
        .map_err(|e| LoadError(format!("read <stdin>: {}", words(&e))))?;
    Ok(Source {
        name: "<stdin>".into(),
        path: "<stdin>".into(),
        bytes,
    })
}

/// The packages that a program finds outside of its module: zokor's own, and the host's.
#[derive(Clone, Default)]
pub(super) struct Library {
    host: Arc<BTreeMap<String, Package>>,
}

impl Library {
    /// Adds a package of the host, which hides one of the same path.
    pub fn add(&mut self, package: Package) {
        Arc::make_mut(&mut self.host).insert(package.path.clone(), package);
    }

    /// The host's packages and what it binds in each.
    pub fn bound(&self) -> Vec<(String, Vec<String>)> {
        let names = |p: &Package| (p.path.clone(), p.bindings.keys().cloned().collect());
        self.host.values().map(names).collect()
    }

    /// What is bound to a qualified name such as `strings.Index` or `sync.(*Mutex).Lock`.
    pub fn bound_to(&self, name: &str) -> Option<Bound<'_>> {
        for package in self.host.values() {
            let own = name.strip_prefix(&*symbol(&package.path));
            if let Some(own) = own.and_then(|own| own.strip_prefix('.')) {
                let binding = package.bindings.get(own);
                return Some(binding.map_or(Bound::Missing, |b| Bound::Host(&**b)));
            }
        }
        let slash = name.rfind('/').map_or(0, |i| i + 1);
        let dot = slash + name[slash..].find('.')?;
        let natives = packages::package(&name[..dot])?.natives;
        let found = natives.iter().find(|(n, _)| *n == name);
        found.map(|(_, f)| Bound::Native(*f))
    }
}

impl Loader for Library {
    fn load(&mut self, path: &str) -> Vec<SourceFile> {
        if let Some(package) = self.host.get(path) {
            let name = format!("{path}.go");
            return vec![SourceFile {
                path: format!("HOST/{name}"),
                name,
                text: package.text.to_string().into(),
                formatted: false,
            }];
        }
        let package = packages::package(path).expect("found before it is loaded");
        let file = |&(name, text): &(&str, &'static str)| SourceFile {
            name: format!("{path}/{name}"),
            path: format!("GOROOT/src/{path}/{name}"),
            text: text.into(),
            formatted: true,
        };
        package.files.iter().map(file).collect()
    }
}

impl Known for Library {
    fn has(&self, path: &str) -> bool {
        self.host.contains_key(path) || packages::package(path).is_some()
    }

    fn paths(&self) -> Vec<String> {
        let host = self.host.keys().cloned();
        packages::paths().map(String::from).chain(host).collect()
    }
}
