//! The words of a syntax error, from the token that was met, the tokens that could have stood there, and the context.
//!
//! Go's parser descends recursively, and its words name the procedure that gave up. Which one that was shows in the set of
//! acceptable tokens: the rules below are in the order of the descent, the innermost first.

use super::context::{Bracket, Context, Header, Open};
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
    /// What surrounds that token.
    pub context: &'t Context,
    /// The terminals of the grammar that would have fitted.
    pub expected: &'t [String],
}

/// Words that Go does not call a syntax error.
const UNPREFIXED: [&str; 1] = ["method has no receiver"];

/// Where Go reports the error, as an index of a token, and its words.
pub type Words = (usize, String);

impl Unexpected<'_, '_> {
    /// Words the error.
    pub fn words(&self) -> Words {
        let context = self.context;
        if let Some(open) = context.open.iter().find(|o| o.kind == Bracket::Stray) {
            return (
                open.at,
                "syntax error: unexpected { at end of statement".into(),
            );
        }
        if let Some(found) = self.elsewhere(context) {
            return found;
        }
        let words = self.reason(context);
        let continues = ["in ", "at ", "after "]
            .iter()
            .any(|w| words.starts_with(w));
        let comma = if words.starts_with("expected ") {
            ","
        } else {
            ""
        };
        let words = if continues || !comma.is_empty() {
            format!("unexpected {}{comma} {words}", self.found())
        } else {
            words
        };
        let prefixed = !UNPREFIXED.contains(&words.as_str());
        let prefix = if prefixed { "syntax error: " } else { "" };
        (self.at, format!("{prefix}{words}"))
    }

    /// The bracket that seems to lack its other half.
    pub fn unclosed(&self, words: &str) -> Option<usize> {
        let open = self.context.open.last()?;
        let lacks = self.at == self.tokens.len() || words.contains("possibly missing comma");
        lacks.then_some(open.at)
    }

    /// What the user may do about it, where the cause is a habit from another language.
    pub fn help(&self) -> Option<&'static str> {
        let newline = Some(Tok::Semi(Semi::Newline));
        let found = self.token(self.at);
        let next = self.token(self.at + 1);
        let stray = self.context.open.last();
        let stray = stray.filter(|open| open.kind == Bracket::Stray);
        let first = |open: &Open| {
            let line = self.tokens[..open.at].iter().map(|t| t.1);
            line.rev()
                .take_while(|t| !matches!(t, Tok::Semi(_) | Tok::LBrace))
                .last()
        };
        let word = stray.and_then(first).or(self.before(1));
        if let Some(help) = [word, self.before(1), found]
            .into_iter()
            .flatten()
            .find_map(foreign)
        {
            return Some(help);
        }
        match (self.before(1), found) {
            (before, Some(Tok::Else)) if before == newline => {
                Some("put else on the line of the closing brace: } else {")
            }
            (before, Some(Tok::LBrace)) if before == newline => {
                Some("put { at the end of the line before")
            }
            (_, found) if found == newline && next == Some(Tok::LBrace) => {
                Some("put { at the end of the line")
            }
            (_, Some(Tok::Ident(_))) if self.has("import") && next == Some(Tok::Define) => {
                Some("outside functions, variables are declared with var")
            }
            (_, Some(Tok::Ident(_))) if self.before(1) == Some(Tok::Func) => {
                Some("a function in a function has no name: name := func() { … }")
            }
            _ => None,
        }
    }

    /// Errors that Go reports at another token than the one where the parser stops.
    fn elsewhere(&self, context: &Context) -> Option<Words> {
        if let (Some((Header::If, _)), Some(line)) = (context.header(), context.newline())
            && line + 1 == self.at
            && !self.has("{")
        {
            let words = "syntax error: unexpected newline, expected { after if clause";
            return Some((line, words.into()));
        }
        let open = context.open.last();
        if let Some(open) = open.filter(|open| open.kind == Bracket::TypeParams)
            && self.before(1) == Some(Tok::Comma)
            && matches!(self.token(open.at + 1), Some(Tok::Lit(_)))
        {
            let words = "syntax error: unexpected comma; expected ]";
            return Some((self.at - 1, words.into()));
        }
        match context.header() {
            Some((header, keyword))
                if self.token(self.at) == Some(Tok::Var) && keyword + 1 == self.at =>
            {
                let word = header.word();
                let words =
                    format!("syntax error: var declaration not allowed in {word} initializer");
                Some((self.at + 1, words))
            }
            _ => None,
        }
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
        let rules = [
            Self::at_top_level,
            Self::in_declaration,
            Self::in_header,
            Self::at_element,
            Self::in_list,
            Self::operand_or_type,
            Self::at_end,
        ];
        rules
            .iter()
            .find_map(|rule| rule(self, context))
            .unwrap_or_else(|| self.plain())
    }

    /// What may be missing is an expression.
    fn wants_operand(&self) -> bool {
        self.has("lit") && self.has("ident")
    }

    /// What may be missing is a type.
    fn wants_type(&self) -> bool {
        self.has("struct") && self.has("map") && !self.has("lit")
    }

    /// A statement may begin here.
    fn wants_statement(&self) -> bool {
        self.has("return")
    }

    fn at_top_level(&self, context: &Context) -> Option<String> {
        if self.at == 2 {
            return Some("expected semicolon or newline".into());
        }
        if !context.open.is_empty() {
            return None;
        }
        if self.has("import") && self.has("func") {
            let brace = self.token(self.at) == Some(Tok::LBrace) && context.bodyless;
            return Some(if brace {
                "unexpected semicolon or newline before {".into()
            } else {
                "non-declaration statement outside function body".into()
            });
        }
        match self.before(1) {
            Some(Tok::Func) if self.has("ident") => Some("expected name or (".into()),
            Some(Tok::RParen) if self.only(&["ident"]) && self.before(2) == Some(Tok::LParen) => {
                Some("method has no receiver".into())
            }
            _ => None,
        }
    }

    /// Errors at the beginning of a declaration, and where its type is missing.
    fn in_declaration(&self, context: &Context) -> Option<String> {
        let keyword = self.token(context.decl()?)?;
        let group = context.inside() == Some(Bracket::Group);
        let first = match self.before(1) {
            Some(Tok::LParen | Tok::Semi(_)) => group,
            Some(token) => token == keyword,
            None => false,
        };
        if keyword == Tok::Import && self.has("string") {
            return Some(match self.token(self.at) {
                Some(Tok::Lit(_)) => "import path must be a string".into(),
                _ => "missing import path".into(),
            });
        }
        if first && self.has("ident") && !self.has("lit") {
            return Some("expected name".into());
        }
        if self.token(self.at) == Some(Tok::Define) && self.has("=") {
            return Some("expected =".into());
        }
        let behind_name = match self.before(1) {
            Some(Tok::Ident(_)) => {
                matches!(self.before(2), Some(Tok::Type | Tok::LParen | Tok::Semi(_)))
            }
            Some(Tok::Assign) => true,
            Some(Tok::RBracket) => context.closed == Some(Bracket::TypeParams),
            _ => false,
        };
        if keyword == Tok::Type && behind_name && self.wants_type() {
            return Some("in type declaration".into());
        }
        None
    }

    /// Errors directly in the header of a statement.
    fn in_header(&self, context: &Context) -> Option<String> {
        if self.before(1) == Some(Tok::Else) {
            return Some("else must be followed by if or statement block".into());
        }
        let (header, _) = context.header()?;
        let word = header.word();
        if !self.has("{") || self.wants_operand() {
            return None;
        }
        let first = context.semis() == 0 && !context.range();
        Some(match header {
            Header::Select => "missing { after select clause".into(),
            _ if first => "expected {".into(),
            Header::Switch => "missing { after switch clause".into(),
            Header::For if context.semis() == 1 => "expected semicolon or newline".into(),
            _ => format!("expected {{ after {word} clause"),
        })
    }

    /// Errors where an element of a list may begin.
    fn at_element(&self, context: &Context) -> Option<String> {
        let before = self.before(1)?;
        let begins = matches!(
            before,
            Tok::LParen | Tok::LBracket | Tok::LBrace | Tok::Comma | Tok::Semi(_)
        );
        let words = match context.inside()? {
            _ if before == Tok::Dots && self.wants_type() => "... is missing type",
            Bracket::Struct if begins => "expected field name or embedded type",
            Bracket::Interface if begins || matches!(before, Tok::Pipe | Tok::Tilde) => {
                "expected ~ term or type"
            }
            Bracket::Params if begins => "expected )",
            Bracket::TypeParams if begins && !self.wants_operand() => "expected ]",
            Bracket::Index if begins && self.token(self.at) == Some(Tok::RBracket) => {
                if context.open.last().is_some_and(|open| open.in_signature()) {
                    "expected type argument list"
                } else {
                    "expected operand"
                }
            }
            Bracket::Cases if self.has("case") && !self.wants_statement() => {
                "expected case or default or }"
            }
            _ if self.wants_statement() => "expected }",
            _ => return None,
        };
        Some(words.into())
    }

    /// Errors behind an element of a list.
    fn in_list(&self, context: &Context) -> Option<String> {
        if self.has(")") && self.has(",") && context.inside() != Some(Bracket::Group) {
            let list = match context.inside() {
                Some(Bracket::Params) => "parameter",
                _ => "argument",
            };
            return Some(format!("in {list} list; possibly missing comma or )"));
        }
        if self.has("]") && self.has(",") {
            return Some(match context.inside() {
                Some(Bracket::TypeParams) => {
                    "in parameter list; possibly missing comma or ]".into()
                }
                Some(Bracket::Length) => "expected ]".into(),
                _ => "expected comma, : or ]".into(),
            });
        }
        if self.has("}") && self.has(",") && !self.has(";") {
            return Some("in composite literal; possibly missing comma or }".into());
        }
        if self.has(":=") && self.has("=") && !self.has(";") && !self.has(":") && !self.has("{") {
            return Some("expected := or = or comma".into());
        }
        if self.has(":") && context.inside() == Some(Bracket::Cases) {
            return (!self.wants_operand()).then(|| "expected :".into());
        }
        None
    }

    fn operand_or_type(&self, context: &Context) -> Option<String> {
        let field = context.inside() == Some(Bracket::Struct)
            && matches!(self.before(2), Some(Tok::LBrace | Tok::Semi(_)));
        if self.has(";") && !self.wants_operand() && !(field && self.wants_type()) {
            return None;
        }
        if self.wants_operand() {
            return Some("expected expression".into());
        }
        if self.wants_type() {
            return Some(match self.before(1) {
                Some(Tok::Chan) => "missing channel element type".into(),
                _ => "expected type".into(),
            });
        }
        match self.before(1) {
            Some(Tok::Dot) if self.has("ident") && self.has("(") => {
                Some("expected name or (".into())
            }
            _ if self.only(&["ident"]) => Some("expected name".into()),
            _ => None,
        }
    }

    fn at_end(&self, context: &Context) -> Option<String> {
        if !self.has(";") {
            return None;
        }
        let words = match context.inside() {
            Some(Bracket::Struct) => "in struct type; possibly missing semicolon or newline or }",
            Some(Bracket::Interface) => {
                "in interface type; possibly missing semicolon or newline or }"
            }
            Some(Bracket::Group) => {
                "in grouped declaration; possibly missing semicolon or newline or )"
            }
            Some(_) => "at end of statement",
            None => "after top level declaration",
        };
        Some(words.into())
    }

    /// Names the few tokens that would have fitted.
    fn plain(&self) -> String {
        const CLOSERS: [&str; 6] = [")", "]", "}", "{", "(", "["];
        if let Some(closer) = CLOSERS.iter().find(|closer| self.has(closer)) {
            return format!("expected {closer}");
        }
        match self.expected.first().map(|e| e.trim_matches('"')) {
            Some("ident") => "expected name".into(),
            Some(word) if word.chars().all(char::is_alphabetic) => {
                format!("expected keyword {word}")
            }
            Some(other) => format!("expected {other}"),
            None => "expected }".into(),
        }
    }
}

/// What to write in Go where a program has a keyword of another language.
fn foreign(word: Tok) -> Option<&'static str> {
    let Tok::Ident(word) = word else {
        return None;
    };
    Some(match word {
        "while" | "until" | "loop" | "foreach" => "Go's only loop is for: for condition { … }",
        "do" => "Go has no do: use for { … if done { break } }",
        "try" | "catch" | "except" | "finally" | "throw" => {
            "errors are values in Go: if err != nil { return err }; defer does what finally does"
        }
        "elif" | "elseif" | "elsif" => "write else if",
        "def" | "function" | "fn" | "fun" | "void" => "functions begin with func",
        "class" => "types are declared with type: type T struct { … }",
        "enum" => "use constants and iota: const ( A = iota; B )",
        "let" | "auto" => "declare variables with var x = value, or x := value in functions",
        _ => return None,
    })
}
