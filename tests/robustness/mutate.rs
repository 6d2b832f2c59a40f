//! Changes to programs that keep most of them syntactically right, so that they come far: by tokens, lines and whole
//! bracketed parts, within one program and from one into another.

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, RngCore};
use std::ops::Range;

/// Put in place of operands.
const OPERANDS: [&str; 30] = [
    "0",
    "1",
    "-1",
    "nil",
    "x",
    "_",
    "1 << 62",
    "1 << 64",
    "9223372036854775807",
    "0x1p-1074",
    "1e400",
    "'\\u1234'",
    "\"\\xff\"",
    "``",
    "iota",
    "true",
    "len(x)",
    "func() {}",
    "struct{}{}",
    "[]int{}",
    "map[string]int{}",
    "new(int)",
    "make(chan int)",
    "any(nil)",
    "recover()",
    "<-x",
    "*x",
    "&x",
    "x.y",
    "x[0]",
];

/// Put in place of operators and keywords.
const SYMBOLS: [&str; 46] = [
    "+",
    "-",
    "*",
    "/",
    "%",
    "&",
    "|",
    "^",
    "<<",
    ">>",
    "&^",
    "+=",
    "<<=",
    "&&",
    "||",
    "<-",
    "++",
    "==",
    "!=",
    "<",
    "=",
    ":=",
    "!",
    "~",
    "...",
    ".",
    ",",
    ";",
    ":",
    "break",
    "case",
    "chan",
    "const",
    "continue",
    "defer",
    "fallthrough",
    "for",
    "func",
    "go",
    "goto",
    "if",
    "interface",
    "range",
    "return",
    "select",
    "type",
];

/// Put in place of types.
const TYPES: [&str; 18] = [
    "int",
    "int8",
    "uint64",
    "float32",
    "complex128",
    "string",
    "[]byte",
    "any",
    "error",
    "chan int",
    "func()",
    "*int",
    "[3]int",
    "map[string]any",
    "struct{ x int }",
    "interface{ ~int }",
    "[1 << 40]int",
    "T",
];

/// A few changes of a program; `all` are others to take parts from.
pub fn mutate(text: &[u8], all: &[&[u8]], rng: &mut StdRng) -> Vec<u8> {
    let mut text = text.to_vec();
    for _ in 0..rng.random_range(1..=3) {
        let tokens = tokens(&text);
        if tokens.len() < 4 {
            break;
        }
        match rng.random_range(0..10) {
            0..3 => replace_token(&mut text, &tokens, rng),
            3 => exchange(&mut text, &tokens, rng),
            4 => {
                let lines = lines(&text);
                move_part(&mut text, &lines, rng);
            }
            5 | 6 => {
                let parts = brackets(&text, &tokens);
                move_part(&mut text, &parts, rng);
            }
            7 => drop(text.drain(tokens[rng.random_range(0..tokens.len())].clone())),
            _ => splice(&mut text, &tokens, all, rng),
        }
    }
    text
}

/// Where the tokens lie, roughly.
fn tokens(text: &[u8]) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let start = at;
        let b = text[at];
        at += 1;
        let word = |b: &u8| b.is_ascii_alphanumeric() || *b == b'_' || *b >= 0x80;
        if b.is_ascii_whitespace() {
            continue;
        }
        if word(&b) {
            at += text[at..].iter().take_while(|b| word(b)).count();
        } else if matches!(b, b'"' | b'`') {
            let rest = &text[at..];
            at += rest
                .iter()
                .position(|c| *c == b)
                .map_or(rest.len(), |n| n + 1);
        } else if b"+-*/%&|^<>=!:".contains(&b) {
            at += text[at..]
                .iter()
                .take_while(|c| b"+-=&|^<>".contains(c))
                .count();
        }
        found.push(start..at);
    }
    found
}

fn lines(text: &[u8]) -> Vec<Range<usize>> {
    let mut at = 0;
    text.split_inclusive(|b| *b == b'\n')
        .map(|line| {
            at += line.len();
            at - line.len()..at
        })
        .collect()
}

/// What lies between brackets, with them: expressions in parentheses, blocks, functions' bodies, literals.
fn brackets(text: &[u8], tokens: &[Range<usize>]) -> Vec<Range<usize>> {
    let mut open = Vec::new();
    let mut found = Vec::new();
    for token in tokens {
        match text[token.start] {
            b'(' | b'[' | b'{' => open.push(token.start),
            b')' | b']' | b'}' => found.extend(open.pop().map(|start| start..token.end)),
            _ => {}
        }
    }
    found
}

fn replace_token(text: &mut Vec<u8>, tokens: &[Range<usize>], rng: &mut StdRng) {
    let token = tokens.choose(rng).expect("some tokens").clone();
    let new: Vec<u8> = match rng.random_range(0..8) {
        // Another word or symbol of the same program.
        0..3 => text[tokens.choose(rng).expect("some tokens").clone()].to_vec(),
        3 => SYMBOLS.choose(rng).expect("some").as_bytes().to_vec(),
        4 | 5 => TYPES.choose(rng).expect("some").as_bytes().to_vec(),
        6 => OPERANDS.choose(rng).expect("some").as_bytes().to_vec(),
        _ => (rng.next_u64() >> rng.random_range(0..64))
            .to_string()
            .into_bytes(),
    };
    text.splice(token, new);
}

fn exchange(text: &mut Vec<u8>, tokens: &[Range<usize>], rng: &mut StdRng) {
    let (a, b) = (
        rng.random_range(0..tokens.len()),
        rng.random_range(0..tokens.len()),
    );
    if a == b {
        return;
    }
    let (a, b) = (&tokens[a.min(b)], &tokens[a.max(b)]);
    let changed = [
        &text[..a.start],
        &text[b.clone()],
        &text[a.end..b.start],
        &text[a.clone()],
        &text[b.end..],
    ]
    .concat();
    *text = changed;
}

/// Removes a part, doubles it, or puts it in another's place.
fn move_part(text: &mut Vec<u8>, parts: &[Range<usize>], rng: &mut StdRng) {
    let (Some(a), Some(b)) = (parts.choose(rng).cloned(), parts.choose(rng).cloned()) else {
        return;
    };
    let part = text[a.clone()].to_vec();
    match rng.random_range(0..4) {
        0 => drop(text.drain(a)),
        1 => {
            // Nested a few times over.
            let deep = part.repeat(rng.random_range(1..4));
            drop(text.splice(a.start..a.start, deep));
        }
        _ => drop(text.splice(b, part)),
    }
}

/// A part of another program in place of a token, a line or a bracketed part of this one.
fn splice(text: &mut Vec<u8>, own: &[Range<usize>], all: &[&[u8]], rng: &mut StdRng) {
    let other = all.choose(rng).expect("some programs");
    let theirs = tokens(other);
    let part = match rng.random_range(0..2) {
        0 => brackets(other, &theirs).choose(rng).cloned(),
        _ => lines(other).choose(rng).cloned(),
    };
    let place = match rng.random_range(0..3) {
        0 => own.choose(rng).cloned(),
        1 => brackets(text, own).choose(rng).cloned(),
        _ => lines(text).choose(rng).cloned(),
    };
    if let (Some(part), Some(place)) = (part, place) {
        text.splice(place, other[part].iter().copied());
    }
}
