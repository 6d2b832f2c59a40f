//! Tokens, and how logos tells them apart.
//!
//! A malformed literal is noted in the lexer's extras, and a correct one of its kind stands in for it, so no later stage
//! meets it.

use super::ast::{BinaryOp, LitKind};
use super::{literal, number};
use logos::{Lexer, Logos};
use std::fmt;

/// Where a semicolon came from.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Semi {
    /// It was written.
    Explicit,
    /// A line ended where a statement may end.
    Newline,
    /// The file ended there.
    Eof,
}

/// A literal other than a string, as written.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Literal<'s> {
    /// Its kind.
    pub kind: LitKind,
    /// Its text.
    pub text: &'s str,
}

/// A lexical error.
#[derive(Clone, PartialEq, Debug)]
pub struct LexicalError {
    /// Offset in the file.
    pub lo: usize,
    /// Offset behind the faulty token.
    pub hi: usize,
    /// Go's words.
    pub words: String,
}

/// A token. Operators that play the same role everywhere share a variant.
#[derive(Logos, Clone, Copy, PartialEq, Debug)]
#[logos(extras = Vec<LexicalError>)]
#[logos(skip r"[ \t\r\x00\x1a\u{feff}]+")]
#[allow(missing_docs)]
pub enum Tok<'s> {
    #[regex(r"[a-zA-Z_][a-zA-Z0-9_]*")]
    #[regex(
        r"[a-zA-Z0-9_\u{80}-\u{10ffff}--[0-9\u{feff}]][a-zA-Z0-9_\u{80}-\u{10ffff}--[\u{feff}]]*",
        wide_ident,
        priority = 1
    )]
    Ident(&'s str),
    /// A literal other than a string.
    #[regex(r"\.?[0-9]", number)]
    #[regex(r"'([^'\\\n]|\\[^\n])*'", rune)]
    #[regex(r"'([^'\\\n]|\\[^\n])*\\?", open_rune, allow_greedy = true)]
    Lit(Literal<'s>),
    /// A string literal, as written.
    #[regex(r#""([^"\\\n]|\\[^\n])*""#, string)]
    #[regex(r#""([^"\\\n]|\\[^\n])*\\?"#, open_string, allow_greedy = true)]
    #[regex(r"`[^`]*`")]
    #[regex(r"`[^`]*", open_raw_string, allow_greedy = true)]
    Str(&'s str),
    /// The multiplying operators that are nothing else.
    #[token("/", |_| BinaryOp::Div)]
    #[token("%", |_| BinaryOp::Rem)]
    #[token("<<", |_| BinaryOp::Shl)]
    #[token(">>", |_| BinaryOp::Shr)]
    #[token("&^", |_| BinaryOp::AndNot)]
    MulOp(BinaryOp),
    /// The comparisons.
    #[token("==", |_| BinaryOp::Eq)]
    #[token("!=", |_| BinaryOp::Ne)]
    #[token("<", |_| BinaryOp::Lt)]
    #[token("<=", |_| BinaryOp::Le)]
    #[token(">", |_| BinaryOp::Gt)]
    #[token(">=", |_| BinaryOp::Ge)]
    RelOp(BinaryOp),
    /// `+=` and its kin.
    #[token("+=", |_| BinaryOp::Add)]
    #[token("-=", |_| BinaryOp::Sub)]
    #[token("*=", |_| BinaryOp::Mul)]
    #[token("/=", |_| BinaryOp::Div)]
    #[token("%=", |_| BinaryOp::Rem)]
    #[token("&=", |_| BinaryOp::And)]
    #[token("|=", |_| BinaryOp::Or)]
    #[token("^=", |_| BinaryOp::Xor)]
    #[token("<<=", |_| BinaryOp::Shl)]
    #[token(">>=", |_| BinaryOp::Shr)]
    #[token("&^=", |_| BinaryOp::AndNot)]
    OpAssign(BinaryOp),
    /// `++` (true) and `--`.
    #[token("++", |_| true)]
    #[token("--", |_| false)]
    IncDec(bool),
    /// A semicolon, written or automatic.
    #[token(";", |_| Semi::Explicit)]
    Semi(Semi),

    #[token("*")]
    Star,
    #[token("&")]
    Amp,
    #[token("+")]
    Plus,
    #[token("-")]
    Minus,
    #[token("^")]
    Caret,
    #[token("|")]
    Pipe,
    #[token("~")]
    Tilde,
    #[token("!")]
    Bang,
    #[token("<-")]
    Arrow,
    #[token("&&")]
    AndAnd,
    #[token("||")]
    OrOr,
    #[token("=")]
    Assign,
    #[token(":=")]
    Define,
    #[token("(")]
    LParen,
    #[token(")")]
    RParen,
    #[token("[")]
    LBracket,
    #[token("]")]
    RBracket,
    #[token("{")]
    LBrace,
    #[token("}")]
    RBrace,
    #[token(",")]
    Comma,
    #[token(":")]
    Colon,
    #[token(".")]
    Dot,
    #[token("...")]
    Dots,

    #[token("break")]
    Break,
    #[token("case")]
    Case,
    #[token("chan")]
    Chan,
    #[token("const")]
    Const,
    #[token("continue")]
    Continue,
    #[token("default")]
    Default,
    #[token("defer")]
    Defer,
    #[token("else")]
    Else,
    #[token("fallthrough")]
    Fallthrough,
    #[token("for")]
    For,
    #[token("func")]
    Func,
    #[token("go")]
    Go,
    #[token("goto")]
    Goto,
    #[token("if")]
    If,
    #[token("import")]
    Import,
    #[token("interface")]
    Interface,
    #[token("map")]
    Map,
    #[token("package")]
    Package,
    #[token("range")]
    Range,
    #[token("return")]
    Return,
    #[token("select")]
    Select,
    #[token("struct")]
    Struct,
    #[token("switch")]
    Switch,
    #[token("type")]
    Type,
    #[token("var")]
    Var,

    /// A line ends; never handed to the parser.
    #[token("\n")]
    Newline,
    /// A comment up to the end of the line; never handed to the parser.
    #[regex(r"//[^\n]*", allow_greedy = true)]
    LineComment(&'s str),
    /// A comment in `/*` and `*/`; never handed to the parser.
    #[regex(r"/\*([^*]|\*+[^*/])*\*+/")]
    #[regex(r"/\*([^*]|\*+[^*/])*\**", open_comment, allow_greedy = true)]
    BlockComment(&'s str),
}

impl Tok<'_> {
    /// Whether a line that ends behind this token ends a statement.
    pub fn ends_statement(self) -> bool {
        use Tok::*;
        matches!(
            self,
            Ident(_)
                | Lit(_)
                | Str(_)
                | IncDec(_)
                | Break
                | Continue
                | Fallthrough
                | Return
                | RParen
                | RBracket
                | RBrace
        )
    }

    /// The word, if this is a keyword.
    pub fn keyword(self) -> Option<&'static str> {
        use Tok::*;
        Some(match self {
            Break => "break",
            Case => "case",
            Chan => "chan",
            Const => "const",
            Continue => "continue",
            Default => "default",
            Defer => "defer",
            Else => "else",
            Fallthrough => "fallthrough",
            For => "for",
            Func => "func",
            Go => "go",
            Goto => "goto",
            If => "if",
            Import => "import",
            Interface => "interface",
            Map => "map",
            Package => "package",
            Range => "range",
            Return => "return",
            Select => "select",
            Struct => "struct",
            Switch => "switch",
            Type => "type",
            Var => "var",
            _ => return None,
        })
    }
}

/// As Go's messages name it behind "unexpected".
impl fmt::Display for Tok<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        use Tok::*;
        let text = match self {
            Ident(name) => return write!(f, "name {name}"),
            Lit(Literal { text, .. }) | Str(text) => return write!(f, "literal {text}"),
            MulOp(op) | RelOp(op) => op.text(),
            OpAssign(op) => return write!(f, "{}=", op.text()),
            IncDec(true) => "++",
            IncDec(false) => "--",
            Semi(self::Semi::Explicit) => "semicolon",
            Semi(self::Semi::Newline) => "newline",
            Semi(self::Semi::Eof) => "EOF",
            Star => "*",
            Amp => "&",
            Plus => "+",
            Minus => "-",
            Caret => "^",
            Pipe => "|",
            Tilde => "~",
            Bang => "!",
            Arrow => "<-",
            AndAnd => "&&",
            OrOr => "||",
            Assign => "=",
            Define => ":=",
            LParen => "(",
            RParen => ")",
            LBracket => "[",
            RBracket => "]",
            LBrace => "{",
            RBrace => "}",
            Comma => "comma",
            Colon => ":",
            Dot => ".",
            Dots => "...",
            Newline => "newline",
            LineComment(_) | BlockComment(_) => "comment",
            other => return write!(f, "keyword {}", other.keyword().unwrap_or_default()),
        };
        f.write_str(text)
    }
}

type Lex<'s> = Lexer<'s, Tok<'s>>;

/// Notes a mistake at that distance from the token's beginning.
fn fail(lex: &mut Lex<'_>, offset: usize, words: impl Into<String>) {
    let (lo, hi) = (lex.span().start + offset, lex.span().end);
    let words = words.into();
    lex.extras.push(LexicalError {
        lo,
        hi: hi.max(lo),
        words,
    });
}

fn number<'s>(lex: &mut Lex<'s>) -> Literal<'s> {
    let text = &lex.source()[lex.span().start..];
    let number = number::scan(text);
    lex.bump(number.len - lex.slice().len());
    match number.error {
        None => Literal {
            kind: number.kind,
            text: lex.slice(),
        },
        Some((offset, words)) => {
            fail(lex, offset, words);
            Literal {
                kind: LitKind::Int,
                text: "0",
            }
        }
    }
}

fn rune<'s>(lex: &mut Lex<'s>) -> Literal<'s> {
    let errors = literal::rune_errors(lex.slice());
    let text = if errors.is_empty() {
        lex.slice()
    } else {
        "' '"
    };
    for (offset, words) in errors {
        fail(lex, offset, words);
    }
    Literal {
        kind: LitKind::Char,
        text,
    }
}

fn string<'s>(lex: &mut Lex<'s>) -> &'s str {
    let errors = literal::string_errors(lex.slice());
    let text = if errors.is_empty() {
        lex.slice()
    } else {
        "\"\""
    };
    for (offset, words) in errors {
        fail(lex, offset, words);
    }
    text
}

fn open_rune<'s>(lex: &mut Lex<'s>) -> Literal<'s> {
    open_quote(lex, "rune literal");
    Literal {
        kind: LitKind::Char,
        text: "' '",
    }
}

fn open_string<'s>(lex: &mut Lex<'s>) -> &'s str {
    open_quote(lex, "string");
    "\"\""
}

fn open_raw_string<'s>(lex: &mut Lex<'s>) -> &'s str {
    fail(lex, 0, "string not terminated");
    "``"
}

fn open_comment<'s>(lex: &mut Lex<'s>) -> &'s str {
    fail(lex, 0, "comment not terminated");
    lex.slice()
}

/// A string or rune that ends with its line or with the file.
fn open_quote(lex: &mut Lex<'_>, what: &str) {
    let len = lex.slice().len();
    let escape = lex.slice().ends_with('\\');
    match (lex.remainder().is_empty(), escape) {
        (true, true) => fail(lex, len, "escape not terminated"),
        (true, false) => fail(lex, 0, format!("{what} not terminated")),
        (false, true) => {
            fail(lex, len, "unknown escape");
            if what == "string" {
                fail(lex, len, "newline in string");
            }
        }
        (false, false) => fail(lex, len, format!("newline in {what}")),
    }
}

/// What a character beyond ASCII may be in an identifier.
#[derive(Logos)]
enum Wide {
    #[regex(r"\p{L}")]
    Letter,
    #[regex(r"\p{Nd}")]
    Digit,
}

/// A name with characters beyond ASCII.
fn wide_ident<'s>(lex: &mut Lex<'s>) -> &'s str {
    for (offset, c) in lex.slice().char_indices().filter(|(_, c)| !c.is_ascii()) {
        let shown = literal::unicode(c.into());
        match Wide::lexer(c.encode_utf8(&mut [0; 4])).next() {
            Some(Ok(Wide::Letter)) => {}
            Some(Ok(Wide::Digit)) if offset > 0 => {}
            Some(Ok(Wide::Digit)) => fail(
                lex,
                0,
                format!("identifier cannot begin with digit {shown}"),
            ),
            _ => fail(
                lex,
                offset,
                format!("invalid character {shown} in identifier"),
            ),
        }
    }
    lex.slice()
}
