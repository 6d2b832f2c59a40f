//! What users may do about a syntax error, where the cause is a habit from another language.

use super::{Tok, Token, ends_line};

/// Advice on the error at a token.
pub(super) fn about(tokens: &[Token], at: usize) -> Option<&'static str> {
    let token = |i: usize| tokens.get(i).map(|t| t.1);
    let before = at.checked_sub(1).and_then(token);
    let (found, next) = (token(at), token(at + 1));
    let line = tokens[..at].iter().rev().map(|t| t.1);
    let first = line
        .take_while(|t| !matches!(t, Tok::Semi(_) | Tok::LBrace))
        .last();
    let words = [first, before, found].into_iter().flatten();
    if let Some(help) = words.filter_map(foreign).next() {
        return Some(help);
    }
    let line_ended = before.is_some_and(ends_line);
    match (before, found) {
        (_, Some(Tok::Else)) if line_ended => {
            Some("put else on the line of the closing brace: } else {")
        }
        (_, Some(Tok::LBrace)) if line_ended => Some("put { at the end of the line before"),
        (_, Some(tok)) if ends_line(tok) && next == Some(Tok::LBrace) => {
            Some("put { at the end of the line")
        }
        (_, Some(Tok::Ident(_))) if next == Some(Tok::Define) => {
            Some("outside functions, variables are declared with var")
        }
        (Some(Tok::Func), Some(Tok::Ident(_))) => {
            Some("a function in a function has no name: name := func() { … }")
        }
        _ => None,
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
