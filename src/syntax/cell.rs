//! Input of an interactive session: what stands in Go within packages and within functions, in any order.
//!
//! It is put into the form of packages before it is parsed, token by token, so that all places are the input's own:
//! `x := v` becomes a variable of the package, and statements the initialiser of a blank variable. Initialisers
//! run in the order of the source, unless one needs what comes later. Where a name is declared anew, another package begins.

use super::ast::File;
use super::lexer;
use super::parse::parse_tokens;
use super::token::{Semi, Tok};
use crate::diagnostic::Diagnostics;
use crate::source::{Pos, SourceMap};
use rustc_hash::FxHashSet;

/// The function that shows values: a name that no input can contain.
pub const SHOW: &str = "·show";
/// Where the values of `x := f(x)` are kept until there is a new x.
const KEPT: [&str; 8] = ["·0", "·1", "·2", "·3", "·4", "·5", "·6", "·7"];

type Token<'s> = (Pos, Tok<'s>, Pos);

/// What an input consists of.
pub struct Parsed {
    /// Packages, each of one file, to be checked and run one after the other.
    pub files: Vec<File>,
    /// Whether the last one calls [`SHOW`].
    pub shows: bool,
}

/// Whether an input ends where it may end: no bracket, comment or string is open, and its last line ends a statement.
pub fn is_complete(text: &str) -> bool {
    let mut map = SourceMap::default();
    let file = map.add("", "", format!("{text}\n"));
    let mut diags = Diagnostics::new();
    let lexed = lexer::lex(map.file(file), &mut diags);
    let open = ["string not terminated", "comment not terminated"];
    let open = diags.iter().any(|d| open.contains(&&*d.message));
    let depth: i32 = lexed.list.iter().map(|t| nesting(t.1)).sum();
    let ends = match lexed.list.last() {
        Some((_, token, _)) => matches!(token, Tok::Semi(_)),
        // A comment alone belongs to what follows.
        None => text.trim().is_empty(),
    };
    lexed.cut || depth < 0 || depth == 0 && ends && !open
}

/// Parses an input. With `show`, an expression at its end is shown instead of evaluated only.
pub fn parse_cell(
    map: &SourceMap,
    file: usize,
    show: bool,
    next_id: &mut u32,
    diags: &mut Diagnostics,
) -> Parsed {
    let before = diags.len();
    let lexed = lexer::lex(map.file(file), diags);
    let lexical = diags.len() > before;
    let mut input = Input::default();
    let items = items(&lexed.list);
    let mut shows = false;
    for (i, item) in items.iter().enumerate() {
        let kind = kind(item);
        let last = i + 1 == items.len();
        if kind == Kind::Expression && show && last {
            shows = true;
            input.show(item);
        } else {
            input.add(kind, item);
        }
    }
    input.close();
    let mut malformed = Some(lexed.malformed);
    let files = input.packages.into_iter().map(|list| {
        let lexed = lexer::Tokens {
            list,
            directives: Vec::new(),
            cut: lexed.cut,
            malformed: malformed.take().unwrap_or_default(),
        };
        parse_tokens(map, file, lexed, lexical, next_id, diags)
    });
    Parsed {
        files: files.collect(),
        shows,
    }
}

/// What an item of an input is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Kind {
    Declaration,
    /// `x, y := …`
    Define,
    Statement,
    Expression,
}

fn nesting(token: Tok) -> i32 {
    match token {
        Tok::LParen | Tok::LBracket | Tok::LBrace => 1,
        Tok::RParen | Tok::RBracket | Tok::RBrace => -1,
        _ => 0,
    }
}

/// The parts of an input between semicolons outside of brackets.
fn items<'t, 's>(tokens: &'t [Token<'s>]) -> Vec<&'t [Token<'s>]> {
    let mut depth = 0;
    let parts = tokens.split(move |&(_, token, _)| {
        depth += nesting(token);
        depth <= 0 && matches!(token, Tok::Semi(_))
    });
    parts.filter(|p| !p.is_empty()).collect()
}

fn kind(item: &[Token]) -> Kind {
    let token = |i: usize| item.get(i).map(|t| t.1);
    match item[0].1 {
        Tok::Import | Tok::Const | Tok::Var | Tok::Type => return Kind::Declaration,
        Tok::Func if is_declared(item) => return Kind::Declaration,
        Tok::Package
        | Tok::For
        | Tok::If
        | Tok::Switch
        | Tok::Select
        | Tok::Go
        | Tok::Defer
        | Tok::Return
        | Tok::Break
        | Tok::Continue
        | Tok::Goto
        | Tok::Fallthrough
        | Tok::LBrace => return Kind::Statement,
        Tok::Ident(_) if token(1) == Some(Tok::Colon) => return Kind::Statement,
        _ => {}
    }
    if defined(item).is_some() {
        return Kind::Define;
    }
    let mut depth = 0;
    let mut operand = false;
    for &(_, token, _) in item {
        depth += nesting(token);
        let send = token == Tok::Arrow && operand;
        let assigns = matches!(
            token,
            Tok::Assign | Tok::OpAssign(_) | Tok::IncDec(_) | Tok::Define
        );
        if depth == 0 && (send || assigns) {
            return Kind::Statement;
        }
        operand = matches!(
            token,
            Tok::Ident(_) | Tok::Lit(_) | Tok::Str(_) | Tok::RParen | Tok::RBracket | Tok::RBrace
        );
    }
    Kind::Expression
}

/// Whether what begins with `func` is a declaration: a name follows, or does behind the receiver.
fn is_declared(item: &[Token]) -> bool {
    let name = |i: usize| matches!(item.get(i), Some((_, Tok::Ident(_), _)));
    if name(1) {
        return true;
    }
    let mut depth = 0;
    let close = item.iter().skip(1).position(|&(_, token, _)| {
        depth += nesting(token);
        depth == 0
    });
    let opens = |i: usize| matches!(item.get(i), Some((_, Tok::LParen | Tok::LBracket, _)));
    close.is_some_and(|at| name(at + 2) && opens(at + 3))
}

/// The names that `x, y := …` defines, if that is what it is; the operator stands behind them.
fn defined<'s>(item: &[Token<'s>]) -> Option<Vec<&'s str>> {
    let mut names = Vec::new();
    for pair in item.chunks(2) {
        match pair {
            [(_, Tok::Ident(name), _), (_, Tok::Comma, _)] => names.push(*name),
            [(_, Tok::Ident(name), _), (_, Tok::Define, _)] => {
                names.push(*name);
                return Some(names);
            }
            _ => return None,
        }
    }
    None
}

/// The name that a declaration declares, if it is a single one that another may replace.
fn declared<'s>(item: &[Token<'s>]) -> Option<&'s str> {
    match (item[0].1, item.get(1)?.1) {
        (Tok::Const | Tok::Var | Tok::Type | Tok::Func, Tok::Ident(name)) => Some(name),
        _ => None,
    }
}

#[derive(Default)]
struct Input<'s> {
    packages: Vec<Vec<Token<'s>>>,
    /// The package to be added to.
    open: Vec<Token<'s>>,
    /// Imports of the open package come first.
    imports: Vec<Token<'s>>,
    names: FxHashSet<&'s str>,
    /// Within the function that holds statements.
    in_function: bool,
}

impl<'s> Input<'s> {
    /// Ends a package.
    fn close(&mut self) {
        self.end_function();
        let list: Vec<_> = std::mem::take(&mut self.imports)
            .into_iter()
            .chain(std::mem::take(&mut self.open))
            .collect();
        self.names.clear();
        let Some(&(at, ..)) = list.first() else {
            return;
        };
        let head = [Tok::Package, Tok::Ident("main"), Tok::Semi(Semi::Explicit)];
        let mut package: Vec<_> = head.map(|token| (at, token, at)).to_vec();
        package.extend(list);
        self.packages.push(package);
    }

    fn put(&mut self, at: Pos, tokens: &[Tok<'s>]) {
        self.open.extend(tokens.iter().map(|&t| (at, t, at)));
    }

    fn end(&mut self) -> Pos {
        self.open.last().map_or(Pos::NONE, |t| t.2)
    }

    fn add(&mut self, kind: Kind, item: &[Token<'s>]) {
        match kind {
            Kind::Declaration if item[0].1 == Tok::Import => {
                self.end_function();
                self.imports.extend(item);
                let at = item[item.len() - 1].2;
                self.imports.push((at, Tok::Semi(Semi::Explicit), at));
            }
            Kind::Declaration => {
                self.end_function();
                if let Some(name) = declared(item) {
                    self.declare(&[name]);
                }
                self.open.extend(item);
                let at = self.end();
                self.put(at, &[Tok::Semi(Semi::Explicit)]);
            }
            Kind::Define => self.define(item),
            Kind::Statement | Kind::Expression => {
                self.begin_function(item[0].0);
                self.open.extend(item);
                let at = self.end();
                self.put(at, &[Tok::Semi(Semi::Explicit)]);
            }
        }
    }

    /// Notes that names are declared, in a package of its own if this one has them already.
    fn declare(&mut self, names: &[&'s str]) {
        if names.iter().any(|n| self.names.contains(n)) {
            self.close();
        }
        self.names.extend(names.iter().filter(|n| **n != "_"));
    }

    fn define(&mut self, item: &[Token<'s>]) {
        self.end_function();
        let names = defined(item).unwrap_or_default();
        let (left, right) = item.split_at(2 * names.len());
        let mentions = |t: &Token<'s>| matches!(t.1, Tok::Ident(n) if names.contains(&n));
        if names.len() > KEPT.len() || !right.iter().any(mentions) {
            self.declare(&names);
            self.variables(left, right);
            return;
        }
        // The names on the right are the old ones.
        self.close();
        let mut kept = left.to_vec();
        for (name, kept) in kept.iter_mut().step_by(2).zip(KEPT) {
            name.1 = Tok::Ident(kept);
        }
        self.variables(&kept, right);
        self.close();
        self.declare(&names);
        let end = item[item.len() - 1].2;
        let mut values = Vec::new();
        for kept in &KEPT[..names.len()] {
            values.push((end, Tok::Ident(kept), end));
            values.push((end, Tok::Comma, end));
        }
        values.pop();
        self.variables(left, &values);
    }

    /// `var left = right`, where left ends with the operator.
    fn variables(&mut self, left: &[Token<'s>], right: &[Token<'s>]) {
        self.put(left[0].0, &[Tok::Var]);
        let (operator, names) = left.split_last().expect("an operator");
        self.open.extend(names);
        self.open.push((operator.0, Tok::Assign, operator.2));
        self.open.extend(right);
        let at = self.end();
        self.put(at, &[Tok::Semi(Semi::Explicit)]);
    }

    fn begin_function(&mut self, at: Pos) {
        if self.in_function {
            return;
        }
        self.in_function = true;
        let empty = [Tok::Struct, Tok::LBrace, Tok::RBrace];
        self.put(at, &[Tok::Var, Tok::Ident("_"), Tok::Assign]);
        self.put(at, &[Tok::Func, Tok::LParen, Tok::RParen]);
        self.put(at, &empty);
        self.put(at, &[Tok::LBrace]);
    }

    fn end_function(&mut self) {
        if !std::mem::take(&mut self.in_function) {
            return;
        }
        let at = self.end();
        self.put(at, &[Tok::Return, Tok::Struct, Tok::LBrace, Tok::RBrace]);
        self.put(at, &[Tok::LBrace, Tok::RBrace, Tok::Semi(Semi::Explicit)]);
        self.put(at, &[Tok::RBrace, Tok::LParen, Tok::RParen]);
        self.put(at, &[Tok::Semi(Semi::Explicit)]);
    }

    /// A package that shows the values of an expression.
    fn show(&mut self, item: &[Token<'s>]) {
        self.close();
        let (at, end) = (item[0].0, item[item.len() - 1].2);
        let (open, close) = (Tok::LParen, Tok::RParen);
        self.put(at, &[Tok::Var, Tok::Ident("_"), Tok::Assign]);
        self.put(at, &[Tok::Ident(SHOW), open, Tok::Str("``"), close]);
        self.put(at, &[open]);
        self.open.extend(item);
        self.put(end, &[close, Tok::Semi(Semi::Explicit)]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn inputs_end_where_statements_may_end() {
        for text in [
            "",
            "x",
            "f()",
            "x := 1 // one",
            "if a {\n}",
            "\"a",
            "}",
            "type T struct {\n\tA int\n}",
        ] {
            assert!(is_complete(text), "{text}");
        }
        for text in [
            "if a {",
            "f(",
            "x +",
            "a,",
            "`raw",
            "/* open",
            "// double doubles.",
            "type T struct {\n\tA int\n",
            "func f() int {",
        ] {
            assert!(!is_complete(text), "{text}");
        }
    }

    fn packages(text: &str) -> (usize, bool, usize) {
        let mut map = SourceMap::default();
        let file = map.add("input", "input", text.to_string());
        let mut diags = Diagnostics::new();
        let parsed = parse_cell(&map, file, true, &mut 0, &mut diags);
        let messages: Vec<_> = diags.iter().map(|d| &d.message).collect();
        assert!(diags.is_empty(), "{text}: {messages:?}");
        let decls = parsed.files.iter().map(|f| f.decls.len()).sum();
        (parsed.files.len(), parsed.shows, decls)
    }

    #[test]
    fn inputs_become_packages() {
        assert_eq!(packages("x := 1; y := x"), (1, false, 2));
        assert_eq!(packages("x := 1; x := x + 1"), (3, false, 3));
        assert_eq!(packages("x := 1\nx++\nx++\nx"), (2, true, 3));
        assert_eq!(packages("func (t T) M() {}"), (1, false, 1));
        assert_eq!(packages("func(a int) int { return a }(1)"), (1, true, 1));
        assert_eq!(packages("ch <- 1; <-ch"), (2, true, 2));
        assert_eq!(packages("for {\n break\n}\nimport \"fmt\""), (1, false, 2));
        assert_eq!(packages("make(chan<- int)"), (1, true, 1));
    }
}
