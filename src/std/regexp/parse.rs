//! The syntax of regular expressions: text in, the engine's form or Go's error out.
//!
//! Nothing here recurses, so that no expression overflows a goroutine's stack.

use super::class::{self, Class};
use crate::runtime::strings::decode;
use regex_syntax::hir::{self, Hir, HirKind, Look, Repetition};

/// Most that a count may be, and counts inside one another multiplied.
const MAX_REPEAT: u64 = 1000;
/// Deepest nesting.
const MAX_HEIGHT: u32 = 1000;
/// Most instructions that compiled Go would make.
const MAX_SIZE: u64 = (128 << 20) / 40;

/// An expression as parsed.
pub struct Parsed {
    /// For the engine.
    pub hir: Hir,
    /// The names of the groups, from the whole expression on; "" for none.
    pub names: Vec<String>,
    /// What every match begins with, and whether that is all.
    pub prefix: (String, bool),
    /// How deep it nests.
    pub height: u32,
}

/// What is wrong, and with which part.
#[derive(Debug, PartialEq)]
pub struct Error<'a>(pub &'static str, pub &'a [u8]);

type Outcome<'a, T> = Result<T, Error<'a>>;

#[derive(Clone, Copy)]
struct Flags {
    fold: bool,
    /// `^` and `$` match at lines.
    lines: bool,
    dot_newline: bool,
    lazy: bool,
}

struct Node {
    hir: Hir,
    height: u32,
    size: u64,
    /// The counts on the deepest way down multiplied.
    repeats: u64,
}

enum Item {
    Node(Node),
    /// An open group: its index if it captures, and the flags outside.
    Open(Option<u32>, Flags),
    Bar,
}

struct Parser<'a> {
    whole: &'a [u8],
    /// Whether Perl's extensions are allowed.
    perl: bool,
    flags: Flags,
    stack: Vec<Item>,
    names: Vec<String>,
}

/// Parses an expression in Perl's syntax or the one of POSIX.
pub fn parse(text: &[u8], perl: bool) -> Outcome<'_, Parsed> {
    let flags = Flags {
        fold: false,
        lines: !perl,
        dot_newline: false,
        lazy: false,
    };
    let mut parser = Parser {
        whole: text,
        perl,
        flags,
        stack: Vec::new(),
        names: vec![String::new()],
    };
    parser.run()?;
    let Some(node) = parser.close() else {
        return Err(Error("missing closing )", text));
    };
    if !parser.stack.is_empty() {
        return Err(Error(
            match parser.stack.last() {
                Some(Item::Open(..)) => "missing closing )",
                _ => "regexp/syntax: internal error",
            },
            text,
        ));
    }
    Ok(Parsed {
        prefix: whole_prefix(&node.hir),
        hir: node.hir,
        names: parser.names,
        height: node.height,
    })
}

/// The first rune and what follows.
fn next(text: &[u8]) -> Outcome<'_, (char, &[u8])> {
    match decode(text) {
        (0xFFFD, 1) => Err(Error("invalid UTF-8", text)),
        (rune, width) => Ok((
            char::from_u32(rune as u32).unwrap_or('\u{FFFD}'),
            &text[width..],
        )),
    }
}

fn check_utf8(mut text: &[u8]) -> Outcome<'_, ()> {
    while !text.is_empty() {
        text = next(text)?.1;
    }
    Ok(())
}

/// The part of `text` in front of `rest`, its end.
fn before<'a>(text: &'a [u8], rest: &[u8]) -> &'a [u8] {
    &text[..text.len() - rest.len()]
}

impl<'a> Parser<'a> {
    fn run(&mut self) -> Outcome<'a, ()> {
        let mut t = self.whole;
        // The operator just applied, for `a**` is an error.
        let mut last_repeat: &[u8] = b"";
        while let Some(&first) = t.first() {
            let mut repeat: &[u8] = b"";
            match first {
                b'(' if self.perl && t.get(1) == Some(&b'?') => t = self.perl_group(t)?,
                b'(' => {
                    self.open(Some(String::new()));
                    t = &t[1..];
                }
                b'|' => {
                    self.concat();
                    self.stack.push(Item::Bar);
                    t = &t[1..];
                }
                b')' => {
                    let Some(node) = self.close() else {
                        return Err(Error("unexpected )", self.whole));
                    };
                    let Some(Item::Open(index, outside)) = self.stack.pop() else {
                        return Err(Error("unexpected )", self.whole));
                    };
                    self.flags = outside;
                    self.group(index, node)?;
                    t = &t[1..];
                }
                b'^' | b'$' => {
                    self.look(match (first, self.flags.lines) {
                        (b'^', true) => Look::StartLF,
                        (b'^', false) => Look::Start,
                        (_, true) => Look::EndLF,
                        (_, false) => Look::End,
                    });
                    t = &t[1..];
                }
                b'.' => {
                    let excluded: &[(u32, u32)] = match self.flags.dot_newline {
                        true => &[],
                        false => &[(10, 10)],
                    };
                    self.class(&Class::new(excluded).negated());
                    t = &t[1..];
                }
                b'[' => t = self.bracket(t)?,
                b'*' | b'+' | b'?' => {
                    repeat = t;
                    let (min, max) = match first {
                        b'*' => (0, None),
                        b'+' => (1, None),
                        _ => (0, Some(1)),
                    };
                    t = self.repeat(min, max, false, repeat, &t[1..], last_repeat)?;
                }
                b'{' => match counts(t) {
                    None => {
                        self.literal('{'.into());
                        t = &t[1..];
                    }
                    Some((min, max, after)) => {
                        repeat = t;
                        let valid = min <= MAX_REPEAT
                            && max.is_none_or(|max| max <= MAX_REPEAT && min <= max);
                        if !valid {
                            return Err(Error("invalid repeat count", before(t, after)));
                        }
                        let (min, max) = (min as u32, max.map(|m| m as u32));
                        t = self.repeat(min, max, true, repeat, after, last_repeat)?;
                    }
                },
                b'\\' => t = self.backslash(t)?,
                _ => {
                    let (c, rest) = next(t)?;
                    self.literal(c.into());
                    t = rest;
                }
            }
            last_repeat = repeat;
        }
        Ok(())
    }

    fn backslash(&mut self, t: &'a [u8]) -> Outcome<'a, &'a [u8]> {
        if self.perl
            && let Some(second) = t.get(1)
        {
            let look = match second {
                b'A' => Some(Look::Start),
                b'z' => Some(Look::End),
                b'b' => Some(Look::WordAscii),
                b'B' => Some(Look::WordAsciiNegate),
                b'C' => return Err(Error("invalid escape sequence", &t[..2])),
                _ => None,
            };
            if let Some(look) = look {
                self.look(look);
                return Ok(&t[2..]);
            }
            if *second == b'Q' {
                let mut rest = &t[2..];
                let end = memchr::memmem::find(rest, b"\\E");
                let mut quoted = &rest[..end.unwrap_or(rest.len())];
                rest = &rest[end.map_or(rest.len(), |at| at + 2)..];
                while !quoted.is_empty() {
                    let (c, after) = next(quoted)?;
                    self.literal(c.into());
                    quoted = after;
                }
                return Ok(rest);
            }
        }
        if let Some((class, rest)) = self.named_class(t)? {
            self.class(&class);
            return Ok(rest);
        }
        let (c, rest) = escape(t)?;
        self.literal(c);
        Ok(rest)
    }

    /// `\pN`, `\P{Name}`, `\d` and the like, folded and negated.
    fn named_class(&self, t: &'a [u8]) -> Outcome<'a, Option<(Class, &'a [u8])>> {
        let [b'\\', letter, rest @ ..] = t else {
            return Ok(None);
        };
        if !self.perl {
            return Ok(None);
        }
        if !matches!(letter, b'p' | b'P') {
            let Some(class) = class::perl(letter.to_ascii_lowercase()) else {
                return Ok(None);
            };
            return Ok(Some((self.sign(class, letter.is_ascii_uppercase()), rest)));
        }
        let bad = |seq| Error("invalid character class range", seq);
        let mut negate = *letter == b'P';
        let (c, after) = next(rest)?;
        let (mut name, after) = if c == '{' {
            let Some(end) = memchr::memchr(b'}', rest) else {
                check_utf8(t)?;
                return Err(bad(t));
            };
            let name = &rest[1..end];
            check_utf8(name)?;
            (name, &rest[end + 1..])
        } else {
            (before(rest, after), after)
        };
        if let Some(shorter) = name.strip_prefix(b"^") {
            (negate, name) = (!negate, shorter);
        }
        let class = std::str::from_utf8(name).ok().and_then(class::unicode);
        let class = class.ok_or_else(|| bad(before(t, after)))?;
        Ok(Some((self.sign(class, negate), after)))
    }

    fn sign(&self, mut class: Class, negate: bool) -> Class {
        if self.flags.fold {
            class.fold_all();
        }
        if negate { class.negated() } else { class }
    }

    /// `[...]`
    fn bracket(&mut self, text: &'a [u8]) -> Outcome<'a, &'a [u8]> {
        let mut class = Class::default();
        let mut t = &text[1..];
        let negate = t.starts_with(b"^");
        if negate {
            t = &t[1..];
            if !self.perl {
                // The sets of POSIX never have a newline when negated.
                class.add(10, 10, false);
            }
        }
        let mut first = true;
        while first || !t.starts_with(b"]") {
            // A `-` in the middle is Perl's.
            if t.starts_with(b"-") && !self.perl && !first && t.get(1) != Some(&b']') {
                let (_, width) = decode(&t[1..]);
                return Err(Error("invalid character class range", &t[..1 + width]));
            }
            first = false;
            if t.starts_with(b"[:")
                && let Some(end) = memchr::memmem::find(&t[2..], b":]")
            {
                let (name, rest) = t.split_at(end + 4);
                let inner = &name[2..name.len() - 2];
                let (inner, negate) = match inner.strip_prefix(b"^") {
                    Some(inner) => (inner, true),
                    None => (inner, false),
                };
                let found =
                    class::posix(inner).ok_or(Error("invalid character class range", name))?;
                class.extend(&self.sign(found, negate));
                t = rest;
                continue;
            }
            if let Some((found, rest)) = self.named_class(t)? {
                class.extend(&found);
                t = rest;
                continue;
            }
            let range = t;
            let (low, rest) = self.class_rune(t, text)?;
            (t, class) = match rest {
                [b'-', after @ ..] if !after.is_empty() && after[0] != b']' => {
                    let (high, rest) = self.class_rune(after, text)?;
                    if high < low {
                        return Err(Error("invalid character class range", before(range, rest)));
                    }
                    class.add(low, high, self.flags.fold);
                    (rest, class)
                }
                _ => {
                    class.add(low, low, self.flags.fold);
                    (rest, class)
                }
            };
        }
        self.class(&if negate { class.negated() } else { class });
        Ok(&t[1..])
    }

    fn class_rune(&self, t: &'a [u8], class: &'a [u8]) -> Outcome<'a, (u32, &'a [u8])> {
        match t.first() {
            None => Err(Error("missing closing ]", class)),
            Some(b'\\') => escape(t),
            Some(_) => next(t).map(|(c, rest)| (c.into(), rest)),
        }
    }

    /// `(?...`: a named group, a group with flags, or flags for what follows.
    fn perl_group(&mut self, text: &'a [u8]) -> Outcome<'a, &'a [u8]> {
        let named = [&b"(?P<"[..], b"(?<"]
            .into_iter()
            .find(|start| text.starts_with(start) && text.len() > start.len());
        if let Some(start) = named {
            let bad = |part| Error("invalid named capture", part);
            let Some(end) = memchr::memchr(b'>', text) else {
                check_utf8(text)?;
                return Err(bad(text));
            };
            let name = &text[start.len()..end];
            check_utf8(name)?;
            let word = |c: &u8| c.is_ascii_alphanumeric() || *c == b'_';
            if name.is_empty() || !name.iter().all(word) {
                return Err(bad(&text[..=end]));
            }
            let name = String::from_utf8_lossy(name).into_owned();
            self.open(Some(name));
            return Ok(&text[end + 1..]);
        }
        let outside = self.flags;
        let (mut flags, mut on, mut any) = (self.flags, true, false);
        let mut t = &text[2..];
        while !t.is_empty() {
            let (c, rest) = next(t)?;
            t = rest;
            match c {
                'i' => flags.fold = on,
                'm' => flags.lines = on,
                's' => flags.dot_newline = on,
                'U' => flags.lazy = on,
                '-' if on => (on, any) = (false, false),
                ':' | ')' if on || any => {
                    if c == ':' {
                        self.stack.push(Item::Open(None, outside));
                    }
                    self.flags = flags;
                    return Ok(t);
                }
                _ => {
                    return Err(Error("invalid or unsupported Perl syntax", before(text, t)));
                }
            }
            if c != '-' {
                any = true;
            }
        }
        Err(Error("invalid or unsupported Perl syntax", text))
    }

    fn open(&mut self, name: Option<String>) {
        let index = name.map(|name| {
            self.names.push(name);
            self.names.len() as u32 - 1
        });
        self.stack.push(Item::Open(index, self.flags));
    }

    /// Takes what was parsed since the last open group, as one node, off the stack; None if `|` is all there is.
    fn close(&mut self) -> Option<Node> {
        self.concat();
        let mut branches = Vec::new();
        while let Some(Item::Node(_)) = self.stack.last() {
            if let Some(Item::Node(node)) = self.stack.pop() {
                branches.push(node);
            }
            if !matches!(self.stack.last(), Some(Item::Bar)) {
                break;
            }
            self.stack.pop();
        }
        branches.reverse();
        match branches.len() {
            0 | 1 => branches.pop(),
            n => Some(Node {
                height: 1 + branches.iter().map(|b| b.height).max().unwrap_or(0),
                size: branches.iter().map(|b| b.size).sum::<u64>() + n as u64 - 1,
                repeats: branches.iter().map(|b| b.repeats).max().unwrap_or(1),
                hir: Hir::alternation(branches.into_iter().map(|b| b.hir).collect()),
            }),
        }
    }

    /// Makes one node of those since the last open group or bar.
    fn concat(&mut self) {
        let parts = self
            .stack
            .iter()
            .rposition(|item| !matches!(item, Item::Node(_)))
            .map_or(0, |at| at + 1);
        let mut nodes: Vec<Node> = Vec::new();
        for item in self.stack.drain(parts..) {
            if let Item::Node(node) = item {
                nodes.push(node);
            }
        }
        let node = match nodes.len() {
            1 => nodes.pop(),
            _ => None,
        };
        let node = node.unwrap_or_else(|| {
            let text = nodes
                .iter()
                .all(|n| matches!(n.hir.kind(), HirKind::Literal(_)));
            Node {
                height: u32::from(!text || nodes.is_empty())
                    + nodes.iter().map(|n| n.height).max().unwrap_or(0),
                size: nodes.iter().map(|n| n.size).sum::<u64>().max(1),
                repeats: nodes.iter().map(|n| n.repeats).max().unwrap_or(1),
                hir: Hir::concat(nodes.into_iter().map(|n| n.hir).collect()),
            }
        });
        self.stack.push(Item::Node(node));
    }

    fn group(&mut self, index: Option<u32>, node: Node) -> Outcome<'a, ()> {
        let node = match index {
            None => node,
            Some(index) => Node {
                height: node.height + 1,
                size: node.size + 2,
                repeats: node.repeats,
                hir: Hir::capture(hir::Capture {
                    index,
                    name: None,
                    sub: Box::new(node.hir),
                }),
            },
        };
        self.push(node)
    }

    fn push(&mut self, node: Node) -> Outcome<'a, ()> {
        if node.height > MAX_HEIGHT {
            return Err(Error("expression nests too deeply", self.whole));
        }
        if node.size > MAX_SIZE {
            return Err(Error("expression too large", self.whole));
        }
        self.stack.push(Item::Node(node));
        Ok(())
    }

    fn leaf(&mut self, hir: Hir) {
        self.stack.push(Item::Node(Node {
            hir,
            height: 1,
            size: 1,
            repeats: 1,
        }));
    }

    fn look(&mut self, look: Look) {
        self.leaf(Hir::look(look));
    }

    fn class(&mut self, class: &Class) {
        self.leaf(Hir::class(hir::Class::Unicode(class.finish())));
    }

    /// A rune as it is; a surrogate matches nothing, for no text has any.
    fn literal(&mut self, rune: u32) {
        match char::from_u32(rune) {
            Some(c) if !self.flags.fold => {
                self.leaf(Hir::literal(c.encode_utf8(&mut [0; 4]).as_bytes()));
            }
            _ => {
                let mut class = Class::default();
                class.add(rune, rune, self.flags.fold);
                self.class(&class);
            }
        }
    }

    /// Applies an operator, which stands at the start of `op`, to the last node; what follows is `after`.
    fn repeat(
        &mut self,
        min: u32,
        max: Option<u32>,
        counted: bool,
        op: &'a [u8],
        mut after: &'a [u8],
        last_repeat: &'a [u8],
    ) -> Outcome<'a, &'a [u8]> {
        let mut lazy = self.flags.lazy;
        if self.perl {
            if let Some(rest) = after.strip_prefix(b"?") {
                (after, lazy) = (rest, !lazy);
            }
            if !last_repeat.is_empty() {
                return Err(Error(
                    "invalid nested repetition operator",
                    before(last_repeat, after),
                ));
            }
        }
        let node = match self.stack.pop() {
            Some(Item::Node(node)) => node,
            _ => {
                return Err(Error(
                    "missing argument to repetition operator",
                    before(op, after),
                ));
            }
        };
        let most = u64::from(max.unwrap_or(min));
        let repeats = match (counted, most) {
            (true, 0) if max == Some(0) => 0,
            (true, 1..) => most * node.repeats,
            _ => node.repeats,
        };
        if counted && (min >= 2 || max.is_some_and(|m| m >= 2)) && repeats > MAX_REPEAT {
            return Err(Error("invalid repeat count", before(op, after)));
        }
        let size = match (min, max) {
            (0, None) => 2 + node.size,
            (_, None) => 1 + u64::from(min) * node.size,
            (_, Some(max)) => u64::from(max) * node.size + u64::from(max - min),
        };
        self.push(Node {
            hir: Hir::repetition(Repetition {
                min,
                max,
                greedy: !lazy,
                sub: Box::new(node.hir),
            }),
            height: node.height + 1,
            size: size.max(1),
            repeats,
        })?;
        Ok(after)
    }
}

/// `{n}`, `{n,}`, `{n,m}`: the counts and what follows; too great ones are beyond what is allowed.
fn counts(t: &[u8]) -> Option<(u64, Option<u64>, &[u8])> {
    let (min, rest) = number(&t[1..])?;
    match rest {
        [b'}', after @ ..] => Some((min, Some(min), after)),
        [b',', b'}', after @ ..] => Some((min, None, after)),
        [b',', rest @ ..] => match number(rest)? {
            (max, [b'}', after @ ..]) => Some((min, Some(max), after)),
            _ => None,
        },
        _ => None,
    }
}

fn number(t: &[u8]) -> Option<(u64, &[u8])> {
    let digits = t.iter().take_while(|c| c.is_ascii_digit()).count();
    if digits == 0 || digits > 1 && t[0] == b'0' {
        return None;
    }
    let value = std::str::from_utf8(&t[..digits]).ok()?.parse();
    Some((value.unwrap_or(u64::MAX), &t[digits..]))
}

/// `\n`, `\x{10FFFF}`, `\*` and the like.
fn escape(text: &[u8]) -> Outcome<'_, (u32, &[u8])> {
    let t = &text[1..];
    if t.is_empty() {
        return Err(Error("trailing backslash at end of expression", b""));
    }
    let (c, mut t) = next(t)?;
    let octal = |t: &[u8]| {
        t.first()
            .filter(|c| (b'0'..=b'7').contains(c))
            .map(|c| u32::from(c - b'0'))
    };
    let value = match c {
        // A digit alone would refer to a group.
        '1'..='7' if octal(t).is_none() => None,
        '0'..='7' => {
            let mut value = u32::from(c) - 0x30;
            for _ in 0..2 {
                if let Some(digit) = octal(t) {
                    value = value * 8 + digit;
                    t = &t[1..];
                }
            }
            Some(value)
        }
        'x' => {
            let value;
            (value, t) = hexadecimal(t)?;
            value
        }
        'a' => Some(7),
        'f' => Some(12),
        'n' => Some(10),
        'r' => Some(13),
        't' => Some(9),
        'v' => Some(11),
        c if c.is_ascii() && !c.is_ascii_alphanumeric() => Some(c.into()),
        _ => None,
    };
    match value {
        Some(c) => Ok((c, t)),
        None => Err(Error("invalid escape sequence", before(text, t))),
    }
}

/// What follows `\x`: the rune, None if it is none, and the rest after what was looked at.
fn hexadecimal(t: &[u8]) -> Outcome<'_, (Option<u32>, &[u8])> {
    if t.is_empty() {
        return Ok((None, t));
    }
    let (c, mut t) = next(t)?;
    if c != '{' {
        let Some(high) = c.to_digit(16) else {
            // Two runes are looked at even so.
            return Ok((None, if t.is_empty() { t } else { next(t)?.1 }));
        };
        if t.is_empty() {
            return Ok((None, t));
        }
        let (c, t) = next(t)?;
        return Ok((c.to_digit(16).map(|low| high * 16 + low), t));
    }
    let (mut value, mut digits) = (0, 0);
    loop {
        if t.is_empty() {
            return Ok((None, t));
        }
        let c;
        (c, t) = next(t)?;
        if c == '}' {
            return Ok((Some(value).filter(|_| digits > 0), t));
        }
        let Some(digit) = c.to_digit(16) else {
            return Ok((None, t));
        };
        value = value * 16 + digit;
        digits += 1;
        if value > 0x10_FFFF {
            return Ok((None, t));
        }
    }
}

/// What every match of the whole expression begins with; after `\A` only as far as no group begins.
fn whole_prefix(hir: &Hir) -> (String, bool) {
    let mut out = Vec::new();
    let complete = match hir.kind() {
        HirKind::Concat(parts) if is_look(&parts[0], Look::Start) => {
            let (last, middle) = parts[1..].split_last().expect("two parts or more");
            let all = middle
                .iter()
                .all(|part| !matches!(part.kind(), HirKind::Capture(_)) && prefix(part, &mut out));
            match is_look(last, Look::End) {
                true => all && !out.is_empty(),
                false => {
                    if all && !matches!(last.kind(), HirKind::Capture(_)) {
                        prefix(last, &mut out);
                    }
                    false
                }
            }
        }
        _ => prefix(hir, &mut out),
    };
    let text = String::from_utf8_lossy(&out);
    match text.find('\u{FFFD}') {
        // The replacement character also matches what is no text.
        Some(at) => (text[..at].to_owned(), false),
        None => (text.into_owned(), complete),
    }
}

fn is_look(hir: &Hir, look: Look) -> bool {
    matches!(hir.kind(), HirKind::Look(l) if *l == look)
}

fn prefix(hir: &Hir, out: &mut Vec<u8>) -> bool {
    match hir.kind() {
        HirKind::Empty => true,
        HirKind::Literal(text) => {
            out.extend_from_slice(&text.0);
            true
        }
        HirKind::Capture(capture) => prefix(&capture.sub, out),
        HirKind::Concat(parts) => parts.iter().all(|part| prefix(part, out)),
        HirKind::Repetition(r) => {
            let all = (0..r.min).all(|_| prefix(&r.sub, out));
            all && r.max == Some(r.min)
        }
        HirKind::Alternation(branches) => {
            let common = branches.iter().map(leading).reduce(|a, b| {
                let equal = a.iter().zip(b).take_while(|(a, b)| a == b).count();
                &a[..equal]
            });
            let common = common.unwrap_or_default();
            out.extend_from_slice(&common[..text_width(common)]);
            branches.iter().all(|b| matches!(b.kind(), HirKind::Empty))
        }
        HirKind::Class(_) | HirKind::Look(_) => false,
    }
}

/// The literal that a branch begins with.
fn leading(hir: &Hir) -> &[u8] {
    match hir.kind() {
        HirKind::Literal(text) => &text.0,
        HirKind::Concat(parts) => leading(&parts[0]),
        _ => &[],
    }
}

/// How much of the start of a text is whole runes.
fn text_width(text: &[u8]) -> usize {
    std::str::from_utf8(text).map_or_else(|e| e.valid_up_to(), str::len)
}
