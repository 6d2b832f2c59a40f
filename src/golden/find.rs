//! Which programs there are below a folder, and which expectations belong to none.

use super::Suite;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// The extensions of files that say how a program behaves.
pub(super) const EXPECTATIONS: [&str; 6] = ["out", "err", "exit", "args", "in", "txt"];

/// A program that is a test.
///
/// ```
/// let suite = zokor::golden::Suite::new("examples/go/pipeline.go");
/// let case = &suite.cases()[0];
/// assert!(case.beside("out").is_file());
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Case {
    /// The file or folder.
    pub path: PathBuf,
    /// The path below the folder of the suite.
    pub name: String,
    /// The command that runs it in a process of its own.
    pub(super) command: Option<PathBuf>,
}

impl Case {
    /// The file beside the program with an extension.
    ///
    /// ```
    /// let case = &zokor::golden::Suite::new("examples/go/pipeline.go").cases()[0];
    /// assert!(case.beside("out").ends_with("examples/go/pipeline.out"));
    /// ```
    pub fn beside(&self, extension: &str) -> PathBuf {
        self.path.with_extension(extension)
    }

    /// Its arguments.
    pub(super) fn args(&self) -> Vec<String> {
        let lines = std::fs::read_to_string(self.beside("args"));
        let lines = lines.unwrap_or_default();
        lines.lines().map(String::from).collect()
    }

    /// Its standard input.
    pub(super) fn input(&self) -> Vec<u8> {
        std::fs::read(self.beside("in")).unwrap_or_default()
    }
}

/// The programs of a suite and the expectations without one.
pub(super) fn find(suite: &Suite) -> (Vec<Case>, Vec<PathBuf>) {
    let (mut cases, mut expectations) = (Vec::new(), Vec::new());
    for root in &suite.roots {
        let name = |path: &Path| {
            let inside = path
                .strip_prefix(root)
                .ok()
                .filter(|p| !p.as_os_str().is_empty());
            inside.unwrap_or(path).display().to_string()
        };
        let mut waiting = vec![root.clone()];
        while let Some(path) = waiting.pop() {
            if suite.excludes(&path) {
                continue;
            }
            let case = |path: PathBuf| Case {
                name: name(&path),
                command: suite.command(&path),
                path,
            };
            if !path.is_dir() {
                let extension = path.extension().unwrap_or_default();
                if extension == "go" {
                    cases.push(case(path));
                } else if EXPECTATIONS.iter().any(|e| extension == *e) {
                    expectations.push(path);
                }
            } else if is_package(&path) {
                cases.push(case(path));
            } else {
                waiting.extend(entries(&path));
            }
        }
    }
    cases.sort();
    expectations.sort();
    let stems: BTreeSet<PathBuf> = cases.iter().map(|c| c.path.with_extension("")).collect();
    expectations.retain(|e| !stems.contains(&e.with_extension("")));
    (cases, expectations)
}

/// Whether a folder is one program.
fn is_package(folder: &Path) -> bool {
    let beside = |extension: &str| folder.with_extension(extension).is_file();
    folder.extension().is_some_and(|e| e == "pkg") || EXPECTATIONS.iter().any(|e| beside(e))
}

/// What lies in a folder but hidden things and, where packages have tests of their own, their files.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    let mut paths: Vec<PathBuf> = entries.map(|e| e.path()).collect();
    let name = |p: &Path| {
        p.file_name()
            .unwrap_or_default()
            .to_string_lossy()
            .into_owned()
    };
    let tested = paths.iter().any(|p| name(p).ends_with("_test.go"));
    paths.retain(|p| {
        let name = name(p);
        !(name.starts_with(['.', '_']) || tested && name.ends_with(".go"))
    });
    paths
}
