//! Tests: what the files `_test.go` of a package have in them, and the program that is made of it.

use super::folder::{self, absolute};
use super::graph::tree;
use super::modules::Modules;
use crate::source::SourceMap;
use crate::syntax::ast::{Decl, ExprKind, File, FuncDecl};
use crate::syntax::comments::{self, Output};
use std::fmt::Write;
use std::path::{Path, PathBuf};

/// The suffix of the names of files with tests.
pub(super) const SUFFIX: &str = "_test.go";

/// Functions of some files that a program of tests calls.
#[derive(Default)]
pub(super) struct Tests {
    tests: Vec<String>,
    benchmarks: Vec<String>,
    fuzz: Vec<String>,
    examples: Vec<(String, Output)>,
    main: bool,
}

impl Tests {
    /// Finds them.
    ///
    /// # Errors
    /// One of them has a wrong signature.
    pub fn find(map: &SourceMap, files: &[File]) -> Result<Tests, String> {
        let mut found = Tests::default();
        for file in files
            .iter()
            .filter(|f| map.file(f.file).name.ends_with(SUFFIX))
        {
            let mut groups = None;
            for decl in &file.decls {
                if let Decl::Func(f) = decl
                    && f.receiver.is_none()
                {
                    found.add(map, f)?;
                    if begins(&f.name.name, "Example")
                        && f.sig.params.is_empty()
                        && f.sig.results.is_empty()
                        && f.type_params.is_empty()
                    {
                        let text = &map.file(file.file).text;
                        let groups = groups.get_or_insert_with(|| comments::groups(text));
                        found.example(map, file, f, groups);
                    }
                }
            }
        }
        Ok(found)
    }

    fn add(&mut self, map: &SourceMap, f: &FuncDecl) -> Result<(), String> {
        let name = f.name.name.as_str();
        if name == "TestMain" && takes(f, "M") {
            if self.main {
                return Err("multiple definitions of TestMain".into());
            }
            self.main = true;
            return Ok(());
        }
        let kinds = [
            ("Test", "T", &mut self.tests),
            ("Benchmark", "B", &mut self.benchmarks),
            ("Fuzz", "F", &mut self.fuzz),
        ];
        for (prefix, arg, list) in kinds {
            if !begins(name, prefix) {
                continue;
            }
            let place = map.position(f.span.lo).map_or(String::new(), |p| {
                format!("{}:{}:{}", map.file(p.file).path, p.line, p.column)
            });
            if !f.type_params.is_empty() {
                return Err(format!(
                    "{place}: wrong signature for {name}, {} functions cannot have type parameters",
                    prefix.to_lowercase()
                ));
            }
            if !takes(f, arg) {
                let small = arg.to_lowercase();
                return Err(format!(
                    "{place}: wrong signature for {name}, must be: func {name}({small} *testing.{arg})"
                ));
            }
            list.push(name.into());
        }
        Ok(())
    }

    /// Adds an example if its last comment says what it prints; the others are not run.
    fn example(&mut self, map: &SourceMap, file: &File, f: &FuncDecl, groups: &[comments::Group]) {
        let source = map.file(file.file);
        let (lo, hi) = (source.offset(f.span.lo), source.offset(f.span.hi));
        let inside =
            |g: &&comments::Group| lo as usize <= g.range.start && g.range.end <= hi as usize;
        let last = groups.iter().rfind(inside);
        if let Some(output) = last.and_then(|g| Output::of(&g.words)) {
            self.examples.push((f.name.name.as_str().into(), output));
        }
    }

    fn is_empty(&self) -> bool {
        self.tests.is_empty()
            && self.benchmarks.is_empty()
            && self.fuzz.is_empty()
            && self.examples.is_empty()
            && !self.main
    }
}

/// Whether a name is the prefix, or that with a word behind it: not `Testimony`.
fn begins(name: &str, prefix: &str) -> bool {
    let rest = name.strip_prefix(prefix);
    rest.is_some_and(|rest| rest.chars().next().is_none_or(|c| !c.is_lowercase()))
}

/// Whether a function wants a `*testing.T` (or what `name` says) and nothing else, whatever it calls the package.
fn takes(f: &FuncDecl, name: &str) -> bool {
    let ([param], []) = (&f.sig.params[..], &f.sig.results[..]) else {
        return false;
    };
    let Some(ExprKind::Star(ty)) = param.ty.as_ref().map(|t| &t.kind) else {
        return false;
    };
    match &ty.kind {
        ExprKind::Name(ident) => ident == name,
        ExprKind::Selector(_, ident) => ident.name == name,
        _ => false,
    }
}

/// A package that may have tests.
#[derive(Debug)]
pub struct Tested {
    /// Its folder.
    pub folder: PathBuf,
    /// Its import path.
    pub path: String,
    /// Whether there are files with tests.
    pub has_tests: bool,
}

/// The packages that a word names for which tests are to be run: a folder, or `FOLDER/...` with all below.
///
/// # Errors
/// There is no such folder, or its `go.mod` is wrong.
pub fn test_folders(word: &str) -> Result<Vec<Tested>, String> {
    let (folder, below) = match word.strip_suffix("...") {
        Some("") => (".", true),
        Some(folder) if folder.ends_with('/') => (folder, true),
        _ => (word, false),
    };
    let whole = absolute(Path::new(folder));
    if !whole.is_dir() {
        return Err(format!("stat {}: directory not found", whole.display()));
    }
    let names = |folder: &Path| {
        folder::names(folder)
            .map_err(|e| format!("open {}: {}", folder.display(), folder::words(&e)))
    };
    if !below && names(&whole)?.is_empty() {
        return Err(format!("no Go files in {}", whole.display()));
    }
    let modules = Modules::around(Path::new(folder))?;
    let folders = match below {
        true => tree(Path::new(folder), true),
        false => vec![whole],
    };
    folders
        .into_iter()
        .map(|folder| {
            let path = modules.path_of(&folder);
            let has_tests = names(&folder)?
                .iter()
                .any(|n| n.ends_with(SUFFIX) && !n.starts_with(['_', '.']));
            Ok(Tested {
                path: path.map_or_else(|| "command-line-arguments".into(), |(path, _)| path),
                folder,
                has_tests,
            })
        })
        .collect()
}

/// The text of the program that runs tests: those of a package and those of the package that tests it from outside.
pub(super) fn program(path: &str, inside: &Tests, outside: &Tests, exists: bool) -> String {
    let mut text = String::from("package main\n\nimport (\n\t\"os\"\n\t\"testing\"\n");
    let main = inside.main || outside.main;
    if main {
        text.push_str("\t\"reflect\"\n");
    }
    if exists {
        let name = if inside.is_empty() { "_" } else { "_test" };
        let _ = writeln!(text, "\t{name} {path:?}");
    }
    if !outside.is_empty() {
        let _ = writeln!(text, "\t_xtest \"{path}_test\"");
    }
    text.push_str(")\n\ntype deps struct{}\n\n");
    let _ = writeln!(
        text,
        "func (deps) ImportPath() string {{ return {path:?} }}\n"
    );
    text.push_str("func main() {\n\tm := testing.MainStart(deps{},\n");
    let both = [("_test", inside), ("_xtest", outside)];
    for (ty, list) in [
        ("Test", [&inside.tests, &outside.tests]),
        ("Benchmark", [&inside.benchmarks, &outside.benchmarks]),
        ("FuzzTarget", [&inside.fuzz, &outside.fuzz]),
    ] {
        let _ = writeln!(text, "\t\t[]testing.Internal{ty}{{");
        for (package, names) in ["_test", "_xtest"].iter().zip(list) {
            for name in names {
                let _ = writeln!(text, "\t\t\t{{{name:?}, {package}.{name}}},");
            }
        }
        text.push_str("\t\t},\n");
    }
    text.push_str("\t\t[]testing.InternalExample{\n");
    for (package, tests) in both {
        for (name, output) in &tests.examples {
            let (words, unordered) = (go_string(&output.text), output.unordered);
            let _ = writeln!(
                text,
                "\t\t\t{{{name:?}, {package}.{name}, {words}, {unordered}}},"
            );
        }
    }
    text.push_str("\t\t})\n");
    if main {
        let package = if inside.main { "_test" } else { "_xtest" };
        // A TestMain need not end the program.
        let _ = writeln!(text, "\t{package}.TestMain(m)");
        text.push_str(
            "\tos.Exit(int(reflect.ValueOf(m).Elem().FieldByName(\"exitCode\").Int()))\n",
        );
    } else {
        text.push_str("\tos.Exit(m.Run())\n");
    }
    text.push_str("}\n");
    text
}

/// A string literal of Go.
fn go_string(text: &str) -> String {
    let mut literal = String::from("\"");
    for c in text.chars() {
        match c {
            '\n' => literal.push_str("\\n"),
            '"' | '\\' => literal.extend(['\\', c]),
            c if c.is_control() => {
                let _ = write!(literal, "\\U{:08x}", u32::from(c));
            }
            c => literal.push(c),
        }
    }
    literal.push('"');
    literal
}
