//! The words of a syntax error, from the token that was met, the tokens that could have stood there, and the context.
//!
//! Go's parser descends recursively, and its words name the procedure that gave up. Which one that was shows in the set of
//! acceptable tokens: the rules below are in the order of the descent, the innermost first.

use super::context::{Bracket, Context, Header};
use super::token::{Semi, Tok};
use crate::source::Pos;

type Token<'s> = (Pos, Tok<'s>, Pos);

/// A syntax error as the parser found it.
#[derive(Debug)]
pub struct Unexpected<'t, 's> {
    /// All tokens of the file.
    pub tokens: &'t [Token<'s>],
    /// The token that does not fit; the number of tokens at the end of the file.
    pub at: usize,
    /// The terminals of the grammar that would have fitted.
    pub expected: &'t [String],
}

/// Where Go reports the error, as an index of a token, and the words behind "syntax error: ".
pub type Words = (usize, String);

impl Unexpected<'_, '_> {
    /// Words the error.
    pub fn words(&self) -> Words {
        let context = Context::at(self.tokens, self.at);
        if let Some(open) = context.open.iter().find(|o| o.kind == Bracket::Stray) {
            return (open.at, "unexpected { at end of statement".into());
        }
        let words = self.reason(&context);
        let unexpected = ["expected ", "in ", "at ", "after "];
        let Some(kind) = unexpected.iter().position(|w| words.starts_with(w)) else {
            return (self.at, words);
        };
        let comma = if kind == 0 { "," } else { "" };
        (
            self.at,
            format!("unexpected {}{comma} {words}", self.found()),
        )
    }

    fn token(&self, at: usize) -> Option<Tok<'_>> {
        self.tokens.get(at).map(|t| t.1)
    }

    fn before(&self, n: usize) -> Option<Tok<'_>> {
        self.token(self.at.checked_sub(n)?)
    }

    fn found(&self) -> String {
        self.token(self.at)
            .map_or("EOF".into(), |token| token.to_string())
    }

    fn has(&self, terminal: &str) -> bool {
        self.expected
            .iter()
            .any(|e| e.trim_matches('"') == terminal)
    }

    fn only(&self, terminals: &[&str]) -> bool {
        self.expected
            .iter()
            .all(|e| terminals.contains(&e.trim_matches('"')))
    }

    fn reason(&self, context: &Context) -> String {
        let has = |terminal| self.has(terminal);
        let found = self.token(self.at);
        let inside = context.inside();
        let statement = has("return");
        let operand = has("lit") && has("ident");
        let ty = has("struct") && has("map") && !has("lit");

        if has("import") && has("func") && !statement {
            if found == Some(Tok::LBrace) && self.before(1) == Some(Tok::Semi(Semi::Newline)) {
                return "unexpected semicolon or newline before {".into();
            }
            return "non-declaration statement outside function body".into();
        }
        if self.before(1) == Some(Tok::Else) {
            return "else must be followed by if or statement block".into();
        }
        if let Some(words) = self.in_header(context) {
            return words;
        }
        if has("case") && has("default") && !statement {
            return "expected case or default or }".into();
        }
        if statement {
            return match inside {
                Some(_) => "expected }".into(),
                None => "non-declaration statement outside function body".into(),
            };
        }
        if has(")") && has(",") {
            let list = match inside {
                Some(Bracket::Params) => "parameter or result list",
                _ => "argument list",
            };
            return format!("in {list}; possibly missing comma or )");
        }
        if has("]") && has(",") {
            return match inside {
                Some(Bracket::TypeParams) => {
                    "in parameter or result list; possibly missing comma or ]".into()
                }
                _ => "expected comma, : or ]".into(),
            };
        }
        if has("}") && has(",") && !has(";") {
            return "in composite literal; possibly missing comma or }".into();
        }
        if operand {
            return "expected expression".into();
        }
        if ty {
            return match self.before(1) {
                Some(Tok::Chan) => "missing channel element type".into(),
                _ => "expected type".into(),
            };
        }
        if has("ident") && has("(") && self.before(1) == Some(Tok::Dot) {
            return "expected name or (".into();
        }
        if self.only(&["ident"]) {
            return "expected name".into();
        }
        if has(";") {
            return match inside {
                Some(Bracket::Struct) => {
                    "in struct type; possibly missing semicolon or newline or }".into()
                }
                Some(Bracket::Interface) => {
                    "in interface type; possibly missing semicolon or newline or }".into()
                }
                Some(Bracket::Group) => {
                    "in grouped declaration; possibly missing semicolon or newline or )".into()
                }
                Some(_) => "at end of statement".into(),
                None => "after top level declaration".into(),
            };
        }
        self.plain()
    }

    /// Errors directly in the header of a statement.
    fn in_header(&self, context: &Context) -> Option<String> {
        let (header, keyword) = context.header()?;
        let found = self.token(self.at);
        let first = keyword + 1 == self.at;
        if found == Some(Tok::Var) && first {
            let word = header.word();
            return Some(format!("var declaration not allowed in {word} initializer"));
        }
        if !self.has("{") {
            return None;
        }
        if self.has("lit") && self.has("ident") {
            return None;
        }
        Some(match (header, found) {
            (Header::Switch, _) => "missing { after switch clause".into(),
            (Header::Select, _) => "missing { after select clause".into(),
            (header, Some(Tok::Semi(_))) => format!("expected {{ after {} clause", header.word()),
            _ => "expected {".into(),
        })
    }

    /// Names the few tokens that would have fitted.
    fn plain(&self) -> String {
        const CLOSERS: [&str; 6] = [")", "]", "}", "{", "(", "["];
        for closer in CLOSERS {
            if self.has(closer) {
                return format!("expected {closer}");
            }
        }
        match self.expected.first().map(|e| e.trim_matches('"')) {
            Some("string") => "missing import path; require quoted string".into(),
            Some("ident") => "expected name".into(),
            Some(other) => format!("expected {other}"),
            None => "expected }".into(),
        }
    }
}
