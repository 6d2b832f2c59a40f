//! Where sources come from: files, folders, standard input, text; and zokor's own packages.

use crate::source::SourceMap;
use crate::std as packages;
use crate::types::{Loader, Origin, SourceFile};
use std::fmt;
use std::io::Read;
use std::path::{Path, PathBuf};

/// The sources of one package.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<Source>,
}

#[derive(Clone, Debug)]
struct Source {
    name: String,
    path: String,
    bytes: Vec<u8>,
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
        Sources {
            files: vec![Source {
                name: name.into(),
                path: name.into(),
                bytes: text.into(),
            }],
        }
    }

    /// Files, or one folder with all its Go files but tests; `-` is standard input.
    ///
    /// # Errors
    /// What is missing or cannot be read.
    pub fn read(paths: &[String]) -> Result<Sources, LoadError> {
        let mut files = Vec::new();
        for path in paths {
            if path == "-" {
                let mut bytes = Vec::new();
                let read = std::io::stdin().lock().read_to_end(&mut bytes);
                read.map_err(|e| LoadError(format!("read <stdin>: {}", words(&e))))?;
                files.push(Source {
                    name: "<stdin>".into(),
                    path: "<stdin>".into(),
                    bytes,
                });
                continue;
            }
            let meta = std::fs::metadata(path)
                .map_err(|e| LoadError(format!("stat {path}: {}", words(&e))))?;
            if meta.is_dir() {
                let found = go_files(Path::new(path))
                    .map_err(|e| LoadError(format!("open {path}: {}", words(&e))))?;
                if found.is_empty() {
                    return Err(LoadError(format!(
                        "no Go files in {}",
                        absolute(Path::new(path))
                    )));
                }
                for file in found {
                    files.push(read_file(&file)?);
                }
            } else {
                files.push(read_file(Path::new(path))?);
            }
        }
        Ok(Sources { files })
    }

    /// Adds the files to a source map and returns their numbers there.
    pub(super) fn add_to(self, map: &mut SourceMap) -> Vec<usize> {
        let add = |source: Source| map.add_bytes(&source.name, &source.path, source.bytes);
        self.files.into_iter().map(add).collect()
    }
}

fn read_file(path: &Path) -> Result<Source, LoadError> {
    let name = path.display().to_string();
    let bytes =
        std::fs::read(path).map_err(|e| LoadError(format!("open {name}: {}", words(&e))))?;
    if bytes.len() > (1 << 30) {
        return Err(LoadError(format!("{name}: too large: more than 1 GiB")));
    }
    Ok(Source {
        path: absolute(path),
        name,
        bytes,
    })
}

/// The Go files of a folder that belong to its package, in order.
fn go_files(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        let name = path
            .file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned();
        if name.ends_with(".go")
            && !name.ends_with("_test.go")
            && !name.starts_with(['.', '_'])
            && path.is_file()
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}

fn absolute(path: &Path) -> String {
    std::path::absolute(path)
        .unwrap_or_else(|_| path.into())
        .display()
        .to_string()
}

/// The system's words for an error, in lower case as Go has them.
fn words(e: &std::io::Error) -> String {
    let text = e.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    chars
        .next()
        .map(|c| c.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}

/// zokor's own packages.
pub(super) struct Library;

impl Loader for Library {
    fn find(&mut self, path: &str) -> Option<Origin> {
        packages::package(path).map(|_| Origin::Std)
    }

    fn load(&mut self, path: &str) -> Vec<SourceFile> {
        let package = packages::package(path).expect("found before it is loaded");
        let file = |(name, text): &(&str, &str)| SourceFile {
            name: format!("{path}/{name}"),
            path: format!("GOROOT/src/{path}/{name}"),
            text: (*text).into(),
        };
        package.files.iter().map(file).collect()
    }

    fn paths(&self) -> Vec<String> {
        packages::paths().map(String::from).collect()
    }
}
