//! `//go:embed`: finds the files that patterns name, and gives the variable behind them their contents.
//!
//! A variable of a type of strings or bytes gets a conversion of a literal, one of type `embed.FS` what
//! `embed/internal/tree` makes of a literal. So nothing behind this stage knows of the directive.

use super::folder::words;
use crate::diagnostic::Diagnostic;
use crate::source::{Pos, SourceMap, Span};
use crate::syntax::ast::{
    CallExpr, Decl, Expr, ExprKind, File, Ident, ImportDecl, LitKind, NodeId,
};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

const VERB: &str = "//go:embed";
/// The package that makes an `embed.FS`, and what it is called in files, which cannot spell it.
const TREE: &str = "embed/internal/tree";
const TREE_NAME: &str = "·tree";

/// Patterns, each with its place.
type Patterns = Vec<(Span, String)>;

/// A mistake.
pub(super) enum Wrong {
    /// Of a pattern, when files are looked for. Go tells only of the first pattern in the order of their texts.
    Pattern(String, Diagnostic),
    /// Of how the directive is written, when files are parsed.
    Usage(Diagnostic),
    /// Of what it stands before, when declarations are looked at.
    Place(Diagnostic),
    /// Of the type of the variable.
    Type(Diagnostic),
}

impl Wrong {
    /// What Go tells: each stage only if there was nothing before it.
    pub(super) fn told(wrong: Vec<Wrong>) -> Vec<Diagnostic> {
        let mut patterns = BTreeMap::new();
        let mut stages = [const { Vec::new() }; 3];
        for mistake in wrong {
            match mistake {
                Wrong::Pattern(pattern, d) => drop(patterns.entry(pattern).or_insert(d)),
                Wrong::Usage(d) => stages[0].push(d),
                Wrong::Place(d) => stages[1].push(d),
                Wrong::Type(d) => stages[2].push(d),
            }
        }
        if let Some(first) = patterns.into_values().next() {
            return vec![first];
        }
        let mut stages = stages.into_iter();
        stages.find(|s| !s.is_empty()).unwrap_or_default()
    }
}

/// Gives the variables of a file what is embedded in them; files are looked for in `folder`. Says what is wrong.
pub(super) fn attach(
    file: &mut File,
    map: &SourceMap,
    folder: Option<&Path>,
    next_id: &mut u32,
) -> Vec<Wrong> {
    let mut wrong = Vec::new();
    let mut wanted: BTreeMap<usize, Patterns> = BTreeMap::new();
    let is_embed = |text: &str| {
        text == VERB || text.starts_with("//go:embed ") || text.starts_with("//go:embed\t")
    };
    for (pos, text) in file.directives.iter().filter(|(_, text)| is_embed(text)) {
        let at = behind(*pos, 2, text.len() - 2);
        let usage = |text: &str| Wrong::Usage(Diagnostic::new("Embed", at, text));
        let place = |text: &str| Wrong::Place(Diagnostic::new("Embed", at, text));
        if !imports(file) {
            wrong.push(place("go:embed requires import \"embed\" (or import _ \"embed\", if package is not used)"));
            continue;
        }
        let patterns = match patterns(*pos, text) {
            Ok(patterns) if !patterns.is_empty() => patterns,
            Ok(_) => {
                wrong.push(usage("usage: //go:embed pattern..."));
                continue;
            }
            Err(text) => {
                wrong.push(usage(&text));
                wrong.push(usage("usage: //go:embed pattern..."));
                continue;
            }
        };
        let within =
            |d: &Decl| matches!(d, Decl::Func(_)) && d.span().lo < *pos && *pos < d.span().hi;
        if file.decls.iter().any(within) {
            wrong.push(place("go:embed cannot apply to var inside func"));
            continue;
        }
        let later = file.decls.iter().enumerate();
        let next = later
            .filter(|(_, d)| d.span().lo > *pos)
            .min_by_key(|(_, d)| d.span().lo);
        let Some((index, Decl::Var(var))) = next else {
            wrong.push(place("misplaced go:embed directive"));
            continue;
        };
        let first = var.names.first().map_or(var.span.lo, |n| n.span.lo);
        let between = text_of(map, Span::new(*pos, first))
            .lines()
            .skip(1)
            .collect::<String>();
        if between.replace([' ', '\t'], "").contains("var(") {
            wrong.push(usage("misplaced go:embed directive"));
        } else if var.names.len() > 1 {
            wrong.push(place("go:embed cannot apply to multiple vars"));
        } else if !var.values.is_empty() || var.ty.is_none() {
            wrong.push(place("go:embed cannot apply to var with initializer"));
        } else {
            wanted.entry(index).or_default().extend(patterns);
        }
    }
    let mut trees = false;
    for (index, patterns) in wanted {
        let mut files = BTreeMap::new();
        let mut found = true;
        for (span, pattern) in &patterns {
            let result = match folder {
                Some(folder) => matching(folder, pattern, &mut files),
                None => Err("no matching files found".into()),
            };
            if let Err(text) = result {
                found = false;
                let text = format!("pattern {pattern}: {text}");
                wrong.push(Wrong::Pattern(
                    pattern.clone(),
                    Diagnostic::new("Embed", *span, text),
                ));
            }
        }
        if !found {
            continue;
        }
        let system = system_type(file, index);
        let Some(Decl::Var(var)) = file.decls.get_mut(index) else {
            continue;
        };
        let Some(ty) = var.ty.take() else { continue };
        let (span, name) = (ty.span, var.names[0].span);
        let mut node = |kind| {
            *next_id += 1;
            Expr {
                id: NodeId(*next_id - 1),
                span,
                kind,
            }
        };
        if system {
            let literal = node(literal(&encoded(&files)));
            let package = node(ExprKind::Name(TREE_NAME.into()));
            let id = node(ExprKind::Bad).id;
            let make = Ident {
                id,
                name: "Make".into(),
                span,
            };
            let make = node(ExprKind::Selector(Box::new(package), make));
            let call = node(call(make, literal, span.hi));
            var.values = vec![node(ExprKind::TypeAssert(
                Box::new(call),
                Some(Box::new(ty)),
            ))];
            trees = true;
            continue;
        }
        if let ExprKind::Name(basic) = &ty.kind
            && NUMBERS.contains(&basic.as_str())
        {
            let text = format!("go:embed cannot apply to var of type {basic}");
            wrong.push(Wrong::Type(Diagnostic::new("Embed", name, text)));
            continue;
        }
        let mut contents = files.into_values();
        let (Some(content), None) = (contents.next(), contents.next()) else {
            let shown = text_of(map, ty.span);
            let text = format!("invalid go:embed: multiple files for type {shown}");
            wrong.push(Wrong::Type(Diagnostic::new("Embed", name, text)));
            continue;
        };
        let literal = node(literal(&content));
        let callee = node(ExprKind::Paren(Box::new(ty)));
        var.values = vec![node(call(callee, literal, span.hi))];
    }
    if trees {
        *next_id += 1;
        let span = file.package.span;
        let name = Ident {
            id: NodeId(*next_id - 1),
            name: TREE_NAME.into(),
            span,
        };
        let import = ImportDecl {
            name: Some(name),
            path: TREE.into(),
            span,
        };
        file.decls.insert(0, Decl::Import(import));
    }
    wrong
}

/// Types that cannot hold files, though a conversion of a string might say otherwise.
const NUMBERS: [&str; 18] = [
    "int",
    "int8",
    "int16",
    "int32",
    "int64",
    "uint",
    "uint8",
    "uint16",
    "uint32",
    "uint64",
    "uintptr",
    "byte",
    "rune",
    "bool",
    "float32",
    "float64",
    "complex64",
    "complex128",
];

fn text_of(map: &SourceMap, span: Span) -> &str {
    let Some(file) = map.file_of(span.lo).map(|i| map.file(i)) else {
        return "";
    };
    let range = file.offset(span.lo) as usize..file.offset(span.hi) as usize;
    file.text.get(range).unwrap_or("")
}

fn behind(pos: Pos, offset: usize, length: usize) -> Span {
    let lo = Pos(pos.0 + offset as u32);
    Span::new(lo, Pos(lo.0 + length as u32))
}

fn embed_imports(file: &File) -> impl Iterator<Item = &ImportDecl> {
    file.decls.iter().filter_map(|d| match d {
        Decl::Import(i) if i.path == "embed" => Some(i),
        _ => None,
    })
}

fn imports(file: &File) -> bool {
    embed_imports(file).next().is_some()
}

/// Whether the variable's type is written as that of file systems.
fn system_type(file: &File, index: usize) -> bool {
    let Some(Decl::Var(var)) = file.decls.get(index) else {
        return false;
    };
    let called = |name: &str| {
        embed_imports(file).any(|i| i.name.as_ref().map_or("embed", |n| n.name.as_str()) == name)
    };
    match var.ty.as_ref().map(|ty| &ty.kind) {
        Some(ExprKind::Name(name)) => name == "FS" && called("."),
        Some(ExprKind::Selector(package, name)) => {
            name.name == "FS" && matches!(&package.kind, ExprKind::Name(p) if called(p))
        }
        _ => false,
    }
}

fn call(func: Expr, arg: Expr, rparen: Pos) -> ExprKind {
    ExprKind::Call(Box::new(CallExpr {
        func,
        args: vec![arg],
        spread: None,
        rparen,
    }))
}

fn literal(bytes: &[u8]) -> ExprKind {
    let mut text = String::with_capacity(bytes.len() + 2);
    text.push('"');
    for &b in bytes {
        match b {
            b'"' | b'\\' => text.extend(['\\', b as char]),
            b' '..=b'~' => text.push(b as char),
            _ => text.push_str(&format!("\\x{b:02x}")),
        }
    }
    text.push('"');
    ExprKind::Lit(LitKind::String, text.into())
}

/// Files as `embed/internal/tree` takes them: each with its name, a zero, its length, a zero, and its content.
fn encoded(files: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut out = Vec::new();
    for (name, content) in files {
        out.extend_from_slice(format!("{name}\0{}\0", content.len()).as_bytes());
        out.extend_from_slice(content);
    }
    out
}

/// The patterns of a directive: words, or strings as in Go.
fn patterns(pos: Pos, text: &str) -> Result<Patterns, String> {
    let mut found = Vec::new();
    let mut at = VERB.len();
    loop {
        at += text[at..].len() - text[at..].trim_start().len();
        let rest = &text[at..];
        let Some(first) = rest.chars().next() else {
            return Ok(found);
        };
        let invalid = || format!("invalid quoted string in //go:embed: {rest}");
        let (length, pattern) = match first {
            '`' => {
                let end = rest[1..].find('`').ok_or_else(invalid)?;
                (end + 2, rest[1..1 + end].to_owned())
            }
            '"' => {
                let mut escaped = false;
                let end = rest[1..].find(|c| {
                    let ends = c == '"' && !escaped;
                    escaped = c == '\\' && !escaped;
                    ends
                });
                let end = end.ok_or_else(invalid)?;
                (
                    end + 2,
                    rest[1..1 + end].replace("\\\"", "\"").replace("\\\\", "\\"),
                )
            }
            _ => {
                let end = rest.find(char::is_whitespace).unwrap_or(rest.len());
                (end, rest[..end].to_owned())
            }
        };
        found.push((behind(pos, at, length), pattern));
        at += length;
    }
}

/// Adds the files that a pattern names, with their paths below `folder`.
fn matching(
    folder: &Path,
    pattern: &str,
    files: &mut BTreeMap<String, Vec<u8>>,
) -> Result<(), String> {
    let (all, glob) = match pattern.strip_prefix("all:") {
        Some(rest) => (true, rest),
        None => (false, pattern),
    };
    let parts: Vec<&str> = glob.split('/').collect();
    let valid = parts
        .iter()
        .all(|p| !p.is_empty() && *p != "." && *p != "..");
    if !valid || !parts.iter().all(|p| super::glob::valid(p)) {
        return Err("invalid pattern syntax".into());
    }
    let mut found = vec![String::new()];
    for part in &parts {
        found = found
            .iter()
            .flat_map(|below| matches_in(folder, below, part))
            .collect();
    }
    let mut any = false;
    for path in found {
        let whole = folder.join(&path);
        let Ok(kind) = fs::symlink_metadata(&whole).map(|m| m.file_type()) else {
            continue;
        };
        let what = if kind.is_dir() { "directory" } else { "file" };
        for (end, _) in path.match_indices('/').chain([(path.len(), "")]) {
            let part = &path[..end];
            let last = part.rsplit('/').next().unwrap_or(part);
            if unfit(last) {
                let shown = if part == path {
                    String::new()
                } else {
                    format!("in invalid directory {part}")
                };
                let why = if shown.is_empty() {
                    format!("invalid name {last}")
                } else {
                    shown
                };
                return Err(format!("cannot embed {what} {path}: {why}"));
            }
            let below = folder.join(part);
            if (part != path || kind.is_dir()) && below.join("go.mod").exists() {
                return Err(format!("cannot embed {what} {path}: in different module"));
            }
        }
        if kind.is_file() {
            files.insert(path.clone(), read(&whole)?);
        } else if kind.is_dir() {
            let mut inside = false;
            walk(folder, &path, all, files, &mut inside)?;
            if !inside {
                return Err(format!(
                    "cannot embed directory {path}: contains no embeddable files"
                ));
            }
        } else {
            return Err(format!("cannot embed irregular file {path}"));
        }
        any = true;
    }
    if any {
        Ok(())
    } else {
        Err("no matching files found".into())
    }
}

fn read(path: &Path) -> Result<Vec<u8>, String> {
    fs::read(path).map_err(|e| format!("open {}: {}", path.display(), words(&e)))
}

fn entries(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).into_iter().flatten().flatten();
    let mut names: Vec<String> = entries
        .filter_map(|e| e.file_name().into_string().ok())
        .collect();
    names.sort();
    names
}

/// The paths below `below` whose last part matches `pattern`.
fn matches_in(folder: &Path, below: &str, pattern: &str) -> Vec<String> {
    let names = entries(&folder.join(below)).into_iter();
    let join = |name: String| {
        if below.is_empty() {
            name
        } else {
            format!("{below}/{name}")
        }
    };
    names
        .filter(|name| super::glob::matches(pattern, name))
        .map(join)
        .collect()
}

/// Adds all files of a folder but those whose names begin with a dot or an underscore, unless `all`.
fn walk(
    folder: &Path,
    path: &str,
    all: bool,
    files: &mut BTreeMap<String, Vec<u8>>,
    any: &mut bool,
) -> Result<(), String> {
    for name in entries(&folder.join(path)) {
        if unfit(&name) || !all && name.starts_with(['.', '_']) {
            continue;
        }
        let below = if path.is_empty() {
            name
        } else {
            format!("{path}/{name}")
        };
        let whole = folder.join(&below);
        let Ok(kind) = fs::symlink_metadata(&whole).map(|m| m.file_type()) else {
            continue;
        };
        if kind.is_dir() && !whole.join("go.mod").exists() {
            walk(folder, &below, all, files, any)?;
        } else if kind.is_file() {
            files.insert(below, read(&whole)?);
            *any = true;
        }
    }
    Ok(())
}

/// Names that belong to version control, or cannot be in a module.
fn unfit(name: &str) -> bool {
    matches!(name, ".bzr" | ".hg" | ".git" | ".svn")
        || name.contains(['"', '*', '<', '>', '?', '`', '\'', '|', '\\', ':'])
}
