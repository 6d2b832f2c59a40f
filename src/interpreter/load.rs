//! Where sources come from: files, folders, standard input, text; and zokor's own packages.

use crate::module::{Known, Request, Root, Source, read_source, words};
use crate::std as packages;
use crate::types::{Loader, SourceFile};
use std::fmt;

/// The sources of a program. What its packages import is looked for when it is run or checked.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    request: Request,
}

/// Sources that could not be read. Shown as Go's command words it.
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

    /// Sets build tags, as `go build -tags`.
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

/// zokor's own packages.
pub(super) struct Library;

impl Loader for Library {
    fn load(&mut self, path: &str) -> Vec<SourceFile> {
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
        packages::package(path).is_some()
    }

    fn paths(&self) -> Vec<String> {
        packages::paths().map(String::from).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diagnostic::Diagnostics;
    use crate::source::SourceMap;
    use crate::syntax::{ast::Decl, parse_body, parse_declarations, parse_file};
    use regex::Regex;

    /// The tree of each file of the library is the same whether bodies are parsed at once or later.
    #[test]
    fn bodies_can_be_parsed_later() {
        let number = Regex::new(r"NodeId\(\s*\d+,?\s*\)").expect("a pattern of ours");
        for path in packages::paths() {
            for source in Library.load(path) {
                let mut map = SourceMap::default();
                let file = map.add(&source.name, &source.path, source.text);
                let (mut id, mut diags) = (0, Diagnostics::new());
                let whole = parse_file(&map, file, &mut id, &mut diags);
                let later = parse_declarations(&map, file, &mut id, &mut diags);
                assert_eq!(whole.decls.len(), later.decls.len(), "{}", source.name);
                for (whole, later) in whole.decls.iter().zip(&later.decls) {
                    if let Decl::Func(f) = later
                        && let Some(body) = &f.body
                    {
                        parse_body(&map, body, &mut id, &mut diags);
                    }
                    let text =
                        |decl: &Decl| number.replace_all(&format!("{decl:?}"), "_").into_owned();
                    assert!(
                        text(whole) == text(later),
                        "{}",
                        map.describe(whole.span().lo)
                    );
                }
                assert!(diags.is_empty(), "{}", source.name);
            }
        }
    }
}
