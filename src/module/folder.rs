//! The files of a package's folder.

use super::constraint::{self, Tags};
use super::version::Version;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Component, Path, PathBuf};

/// A file's text and names.
#[derive(Clone, Debug)]
pub struct Source {
    /// The name in messages.
    pub name: String,
    /// The absolute path, or what stands for it in traces.
    pub path: String,
    /// The text.
    pub bytes: Vec<u8>,
}

/// A source that belongs to a build, and the version of the language that its `//go:build` line asks for.
pub(super) type Chosen = (Source, Option<Version>);

/// Why a folder is no package.
#[derive(Debug)]
pub(super) enum Unfit {
    /// No Go files at all.
    Empty,
    /// Only tests.
    Tests,
    /// Build constraints leave nothing.
    Excluded,
    /// Something cannot be read, or is malformed.
    Other(String),
}

impl Unfit {
    /// What is told of it where a package is asked for.
    pub fn describe(self, path: &str, folder: &Path) -> String {
        let folder = folder.display();
        match self {
            Unfit::Empty => format!("no Go files in {folder}"),
            Unfit::Tests => format!("package {path}: no non-test Go files in {folder}"),
            Unfit::Excluded => {
                format!("package {path}: build constraints exclude all Go files in {folder}")
            }
            Unfit::Other(text) => text,
        }
    }
}

/// The names of all Go files in a folder, tests included, sorted.
pub(super) fn names(folder: &Path) -> std::io::Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        let Ok(name) = entry.file_name().into_string() else {
            continue;
        };
        if name.ends_with(".go") && entry.path().is_file() {
            names.push(name);
        }
    }
    names.sort();
    Ok(names)
}

/// Reads those files of a folder that are built; with `tested`, tests too.
pub(super) fn choose(
    folder: &Path,
    names: &[String],
    tags: &Tags,
    tested: bool,
) -> Result<Vec<Chosen>, Unfit> {
    let visible = |n: &&String| !n.starts_with(['_', '.']);
    let (tests, files): (Vec<&String>, Vec<&String>) = names
        .iter()
        .filter(visible)
        .partition(|n| !tested && n.ends_with("_test.go"));
    let mut chosen = Vec::new();
    for &name in files.iter().filter(|n| tags.name_holds(n)) {
        let path = folder.join(name);
        let source = read(&path, display(&path)).map_err(Unfit::Other)?;
        match constraint::of_file(&source.bytes) {
            Err(words) => return Err(Unfit::Other(format!("{name}: {words}"))),
            Ok(Some(condition)) if !condition.holds(tags) => {}
            Ok(condition) => chosen.push((source, condition.and_then(|c| c.version()))),
        }
    }
    match (chosen.is_empty(), files.is_empty(), tests.is_empty()) {
        (false, ..) => Ok(chosen),
        (true, false, _) => Err(Unfit::Excluded),
        (true, true, false) => Err(Unfit::Tests),
        (true, true, true) => Err(Unfit::Empty),
    }
}

/// The most bytes that are read of a file: larger ones, or devices without end, are no programs.
const LARGEST: u64 = 64 << 20;

/// Reads all of a source.
///
/// # Errors
/// The system's, or that it is too large.
pub fn read_source(source: impl Read) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    source.take(LARGEST + 1).read_to_end(&mut bytes)?;
    match bytes.len() as u64 {
        ..=LARGEST => Ok(bytes),
        _ => Err(io::Error::from(io::ErrorKind::FileTooLarge)),
    }
}

/// Reads a file.
pub(super) fn read(path: &Path, name: String) -> Result<Source, String> {
    let bytes = File::open(path)
        .and_then(read_source)
        .map_err(|e| format!("open {name}: {}", words(&e)))?;
    Ok(Source {
        path: absolute(path).display().to_string(),
        name,
        bytes,
    })
}

impl Source {
    /// Reads a file that the user named.
    ///
    /// # Errors
    /// Why it cannot be read.
    pub fn read(name: &str) -> Result<Source, String> {
        read(Path::new(name), name.into())
    }
}

/// The absolute form of a path, without `.` and `..`.
pub(super) fn absolute(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.into());
    let mut clean = PathBuf::new();
    for part in whole.components() {
        match part {
            Component::ParentDir => {
                clean.pop();
            }
            Component::CurDir => {}
            part => clean.push(part),
        }
    }
    clean
}

/// A path as messages show it: relative to the current folder, if that is shorter.
pub(super) fn display(path: &Path) -> String {
    let path = absolute(path);
    let whole = path.display().to_string();
    let Ok(here) = std::env::current_dir() else {
        return whole;
    };
    let common = here
        .components()
        .zip(path.components())
        .take_while(|(a, b)| a == b)
        .count();
    let mut relative = PathBuf::new();
    for _ in here.components().skip(common) {
        relative.push("..");
    }
    relative.extend(path.components().skip(common));
    let relative = relative.display().to_string();
    match relative.len() < whole.len() {
        true if relative.is_empty() => ".".into(),
        true => relative,
        false => whole,
    }
}

/// The system's words for an error, in lower case as Go has them.
pub fn words(e: &std::io::Error) -> String {
    let text = e.to_string();
    let text = text.split(" (os error").next().unwrap_or_default();
    let mut chars = text.chars();
    chars
        .next()
        .map(|c| c.to_lowercase().chain(chars).collect())
        .unwrap_or_default()
}
