//! What a session tells about names, without running anything: types, documentation, completions.

use super::{NAME, Repl, package_called};
use crate::std as packages;
use crate::types::object::{ObjId, ObjKind, PackageId};

/// Words that may begin what is typed.
const KEYWORDS: [&str; 25] = [
    "break",
    "case",
    "chan",
    "const",
    "continue",
    "default",
    "defer",
    "else",
    "fallthrough",
    "for",
    "func",
    "go",
    "goto",
    "if",
    "import",
    "interface",
    "map",
    "package",
    "range",
    "return",
    "select",
    "struct",
    "switch",
    "type",
    "var",
];

impl Repl {
    /// The type of an expression, which is not evaluated; or what is wrong with it.
    ///
    /// # Errors
    /// What is wrong with it, in words.
    ///
    /// ```
    /// use zokor::{Options, Repl};
    ///
    /// let mut session = Repl::new(Options::new());
    /// assert_eq!(session.type_of("map[string]int{}"), Ok("map[string]int".into()));
    /// assert!(session.type_of("x").is_err());
    /// ```
    pub fn type_of(&mut self, expression: &str) -> Result<String, String> {
        match self.check(super::NAME, expression) {
            Ok(cell) => cell
                .shown
                .ok_or_else(|| "not an expression with a value".into()),
            Err(mistakes) => Err(self.render(&mistakes).trim_end().into()),
        }
    }

    /// The declaration and the documentation of a name: `x`, `strings`, `strings.Index`, `strings.Builder.Len`.
    ///
    /// ```
    /// use zokor::{Options, Repl};
    ///
    /// let mut session = Repl::new(Options::new());
    /// assert!(session.doc("strings.Fields").unwrap().contains("func Fields(s string) []string"));
    /// assert_eq!(session.doc("strings.Nothing"), None);
    /// ```
    pub fn doc(&mut self, name: &str) -> Option<String> {
        let mut parts = name.trim().split('.');
        let first = parts.next()?;
        let (outer, checker) = (self.outer, self.lowering.checker());
        let object = checker.named_object(outer, first);
        let package = match object.map(|o| &checker.info.objects[o.0 as usize].kind) {
            Some(ObjKind::PackageName { imported, .. }) => Some(*imported),
            Some(_) => None,
            None => {
                let path =
                    package_called(first).or_else(|| packages::package(first).map(|p| p.path))?;
                Some(checker.package_id(path))
            }
        };
        let object = match package {
            None => object?,
            Some(package) => match parts.next() {
                None => return self.package_doc(package),
                Some(member) => checker.package_member(package, member)?,
            },
        };
        match parts.next() {
            None => self.object_doc(object),
            Some(member) => {
                let checker = self.lowering.checker();
                checker.resolve_object(object);
                let ty = checker.info.objects[object.0 as usize].ty;
                let whole = checker.info.types.pointer(ty);
                let mut methods = checker.method_set(whole);
                methods.extend(checker.method_set(ty));
                let found = methods.iter().find(|m| m.name == member)?.func?.0;
                self.object_doc(found)
            }
        }
    }

    fn package_doc(&mut self, package: PackageId) -> Option<String> {
        let checker = self.lowering.checker();
        let mut names = checker.exported_names(package).join(" ");
        let info = &checker.info.packages[package.0 as usize - 1];
        let texts = info.files.iter().map(|f| &checker.map.file(f.file).text);
        let doc = texts.filter_map(|text| {
            let clause = text.find("\npackage ")? + 1;
            Some(comment_before(text, clause))
        });
        let doc = doc.filter(|d| !d.is_empty()).max_by_key(String::len);
        names.insert(0, '\n');
        Some(format!(
            "package {}\n{}{names}",
            info.path,
            doc.unwrap_or_default()
        ))
    }

    fn object_doc(&mut self, object: ObjId) -> Option<String> {
        let checker = self.lowering.checker();
        let span = checker.info.objects[object.0 as usize].span;
        let file = checker.map.file(checker.map.file_of(span.lo)?);
        let at = file.offset(span.lo) as usize;
        let start = file.text[..at].rfind('\n').map_or(0, |i| i + 1);
        let line = file.text[start..].lines().next()?;
        let line = line.trim().trim_end_matches('{').trim_end();
        Some(
            format!("{line}\n{}", comment_before(&file.text, start))
                .trim_end()
                .into(),
        )
    }

    /// What may stand at the end of a line instead of its last word: where that begins, and the candidates, sorted.
    ///
    /// ```
    /// use zokor::{Options, Repl};
    ///
    /// let mut session = Repl::new(Options::new());
    /// let (start, names) = session.complete("strings.ToTi");
    /// assert_eq!((start, names), (8, vec!["ToTitle".to_string(), "ToTitleSpecial".to_string()]));
    /// ```
    pub fn complete(&mut self, line: &str) -> (usize, Vec<String>) {
        let word = |c: char| c.is_alphanumeric() || c == '_';
        let start = line.rfind(|c| !word(c)).map_or(0, |i| {
            i + line[i..].chars().next().map_or(1, char::len_utf8)
        });
        let typed = &line[start..];
        let mut names = match line[..start].strip_suffix('.') {
            Some(before) => self.members(before),
            None => {
                let outer = self.outer;
                let mut names = self.lowering.checker().visible_names(outer);
                names.extend(KEYWORDS.map(String::from));
                let last = |path: &str| path.rsplit('/').next().map(String::from);
                names.extend(
                    packages::paths()
                        .filter(|p| !p.contains("internal"))
                        .filter_map(last),
                );
                names
            }
        };
        names.retain(|n| n.starts_with(typed));
        names.sort();
        names.dedup();
        (start, names)
    }

    /// The names that may stand behind an operand and a dot.
    fn members(&mut self, before: &str) -> Vec<String> {
        let operand = operand_at_end(before);
        let (outer, checker) = (self.outer, self.lowering.checker());
        let object = checker.named_object(outer, operand);
        let kind = object.map(|o| checker.info.objects[o.0 as usize].kind.clone());
        let package = match kind {
            Some(ObjKind::PackageName { imported, .. }) => Some(imported),
            Some(_) => None,
            None => package_called(operand).map(|path| checker.package_id(path)),
        };
        if let Some(package) = package {
            return checker.exported_names(package);
        }
        let Ok(cell) = checker.cell(NAME, operand, true, outer) else {
            return Vec::new();
        };
        match checker.shown_type(&cell) {
            Some(ty) => checker.member_names(ty),
            None => Vec::new(),
        }
    }
}

/// The operand that ends a text: names, selectors, calls and indices.
fn operand_at_end(text: &str) -> &str {
    let mut depth = 0;
    let mut start = text.len();
    for (i, c) in text.char_indices().rev() {
        match c {
            ')' | ']' => depth += 1,
            '(' | '[' if depth > 0 => depth -= 1,
            _ if depth > 0 || c.is_alphanumeric() || c == '_' || c == '.' => {}
            _ => break,
        }
        start = i;
    }
    &text[start..]
}

/// The lines of comment that end before a line, without their slashes.
fn comment_before(text: &str, line: usize) -> String {
    let mut lines: Vec<&str> = text[..line]
        .lines()
        .rev()
        .map(str::trim)
        .take_while(|l| l.starts_with("//"))
        .filter(|l| !l.starts_with("//go:"))
        .collect();
    lines.reverse();
    let words = lines.iter().map(|l| format!("    {}\n", l[2..].trim()));
    words.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn operands_end_texts() {
        assert_eq!(operand_at_end("x := a + b.c"), "b.c");
        assert_eq!(operand_at_end("f(g(1), 2)"), "f(g(1), 2)");
        assert_eq!(operand_at_end("f(a[0]"), "a[0]");
    }
}
