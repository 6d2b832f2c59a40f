//! The grammar of JSON, byte by byte: a machine that can be stopped anywhere and go on with what comes next.

use crate::std::strconv::quote::{self, Plain};
use crate::std::unicode::tables;

/// Nesting that is allowed.
pub const MAX_DEPTH: usize = 10000;

/// What is wrong, and how many bytes were read then.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SyntaxError {
    pub text: String,
    pub offset: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
enum State {
    /// A value must come.
    Value,
    /// A value or the end of the array.
    FirstElement,
    /// A key must come.
    Key,
    /// A key or the end of the object.
    FirstKey,
    Colon,
    /// After a value.
    After,
    Str,
    KeyStr,
    /// In an escape sequence, whose bytes so far are kept.
    Escape,
    KeyEscape,
    Minus,
    Zero,
    Integer,
    Dot,
    Fraction,
    Exp,
    ExpSign,
    ExpDigits,
    Literal,
}

const STATES: [State; 19] = {
    use State::*;
    [
        Value,
        FirstElement,
        Key,
        FirstKey,
        Colon,
        After,
        Str,
        KeyStr,
        Escape,
        KeyEscape,
        Minus,
        Zero,
        Integer,
        Dot,
        Fraction,
        Exp,
        ExpSign,
        ExpDigits,
        Literal,
    ]
};

const LITERALS: [&str; 3] = ["true", "false", "null"];

/// The machine. It stops at the end of one value.
#[derive(Clone, Debug)]
pub struct Scanner {
    state: State,
    /// Which literal, and how much of it has come.
    literal: (u8, u8),
    escape: Vec<u8>,
    /// Where the current number or escape sequence began.
    mark: usize,
    /// Bytes read before the current ones.
    before: usize,
    /// Whether each open value is an object.
    open: Vec<bool>,
}

impl Default for Scanner {
    fn default() -> Self {
        Self {
            state: State::Value,
            literal: (0, 0),
            escape: Vec::new(),
            mark: 0,
            before: 0,
            open: Vec::new(),
        }
    }
}

/// A character as messages show it.
pub fn shown(bytes: &[u8]) -> String {
    let (rune, width) = crate::runtime::strings::decode(bytes);
    match bytes[0] {
        b'\'' => r"'\''".into(),
        b'"' => r#"'"'"#.into(),
        b if width <= 1 && b >= 0x80 => format!("'\\x{b:02x}'"),
        _ => {
            let mut out = Vec::new();
            quote::append_rune(&mut out, i64::from(rune), Plain::Printable);
            String::from_utf8_lossy(&out).into_owned()
        }
    }
}

impl Scanner {
    /// The machine as bytes, to go on later.
    pub fn save(&self) -> Vec<u8> {
        let mut out = vec![
            self.state as u8,
            self.literal.0,
            self.literal.1,
            self.escape.len() as u8,
        ];
        out.extend_from_slice(&self.escape);
        out.extend_from_slice(&self.mark.to_le_bytes());
        out.extend_from_slice(&self.before.to_le_bytes());
        out.extend(self.open.iter().map(|o| u8::from(*o)));
        out
    }

    /// The machine that was saved; a new one if these are not such bytes.
    pub fn load(bytes: &[u8]) -> Self {
        Self::parse(bytes).unwrap_or_default()
    }

    fn parse(bytes: &[u8]) -> Option<Self> {
        let (head, rest) = bytes.split_at_checked(4)?;
        let (escape, rest) = rest.split_at_checked(head[3].into())?;
        let (mark, rest) = rest.split_first_chunk::<8>()?;
        let (before, rest) = rest.split_first_chunk::<8>()?;
        Some(Self {
            state: *STATES.get(usize::from(head[0]))?,
            literal: (head[1].min(2), head[2]),
            escape: escape.to_vec(),
            mark: usize::from_le_bytes(*mark),
            before: usize::from_le_bytes(*before),
            open: rest.iter().map(|b| *b != 0).collect(),
        })
    }

    fn fail(&self, at: usize, bytes: &[u8], what: &str) -> SyntaxError {
        let width = crate::runtime::strings::decode(&bytes[at..]).1.max(1);
        SyntaxError {
            text: format!("invalid character {} {what}", shown(&bytes[at..])),
            offset: self.before + at + width,
        }
    }

    /// Reads on: how many bytes there are up to the end of the value, None if it goes on after these.
    pub fn run(&mut self, bytes: &[u8]) -> Result<Option<usize>, SyntaxError> {
        let mut i = 0;
        while i < bytes.len() {
            let b = bytes[i];
            let space = matches!(b, b' ' | b'\t' | b'\r' | b'\n');
            match self.state {
                State::Str | State::KeyStr => {
                    let rest = &bytes[i..];
                    let Some(n) = rest
                        .iter()
                        .position(|b| *b < b' ' || matches!(b, b'"' | b'\\'))
                    else {
                        break;
                    };
                    i += n;
                    match bytes[i] {
                        b'"' if self.state == State::KeyStr => self.state = State::Colon,
                        b'"' => {
                            self.state = State::After;
                            if self.open.is_empty() {
                                return Ok(Some(i + 1));
                            }
                        }
                        b'\\' => {
                            self.mark = self.before + i;
                            self.escape = vec![b'\\'];
                            self.state = match self.state {
                                State::Str => State::Escape,
                                _ => State::KeyEscape,
                            };
                        }
                        _ => return Err(self.fail(i, bytes, "in string")),
                    }
                }
                State::Escape | State::KeyEscape => {
                    self.escape.push(b);
                    let n = self.escape.len();
                    if (n == 6 || n == 2) && !self.escape_is_valid() {
                        self.before += i + 1;
                        return Err(self.bad_escape());
                    }
                    if n == 6 || (n == 2 && b != b'u') {
                        self.state = match self.state {
                            State::Escape => State::Str,
                            _ => State::KeyStr,
                        };
                    }
                }
                State::Minus | State::Dot | State::Exp | State::ExpSign => {
                    self.state = match (self.state, b) {
                        (State::Minus, b'0') => State::Zero,
                        (State::Minus, b'1'..=b'9') => State::Integer,
                        (State::Dot, b'0'..=b'9') => State::Fraction,
                        (State::Exp, b'+' | b'-') => State::ExpSign,
                        (State::Exp | State::ExpSign, b'0'..=b'9') => State::ExpDigits,
                        _ => return Err(self.fail(i, bytes, "in numeric literal")),
                    };
                }
                State::Zero | State::Integer | State::Fraction | State::ExpDigits => {
                    match (self.state, b) {
                        (State::Integer | State::Fraction | State::ExpDigits, b'0'..=b'9') => {}
                        (State::Zero | State::Integer, b'.') => self.state = State::Dot,
                        (State::Zero | State::Integer | State::Fraction, b'e' | b'E') => {
                            self.state = State::Exp;
                        }
                        _ => {
                            self.state = State::After;
                            if self.open.is_empty() {
                                return Ok(Some(i));
                            }
                            continue;
                        }
                    }
                }
                State::Literal => {
                    let word = LITERALS[usize::from(self.literal.0)].as_bytes();
                    let expected = word[usize::from(self.literal.1) % word.len()];
                    if b != expected {
                        let what = format!(
                            "in literal {} (expecting {})",
                            LITERALS[usize::from(self.literal.0)],
                            shown(&[expected])
                        );
                        return Err(self.fail(i, bytes, &what));
                    }
                    self.literal.1 += 1;
                    if usize::from(self.literal.1) == word.len() {
                        self.state = State::After;
                        if self.open.is_empty() {
                            return Ok(Some(i + 1));
                        }
                    }
                }
                _ if space => {}
                State::FirstElement if b == b']' => {
                    if self.close() {
                        return Ok(Some(i + 1));
                    }
                }
                State::Value | State::FirstElement => match b {
                    b'"' => self.state = State::Str,
                    b'{' | b'[' => {
                        if self.open.len() >= MAX_DEPTH {
                            return Err(SyntaxError {
                                text: "exceeded max depth".into(),
                                offset: self.before + i + 1,
                            });
                        }
                        self.open.push(b == b'{');
                        self.state = match b {
                            b'{' => State::FirstKey,
                            _ => State::FirstElement,
                        };
                    }
                    b'-' | b'0'..=b'9' => {
                        self.mark = self.before + i;
                        self.state = match b {
                            b'-' => State::Minus,
                            b'0' => State::Zero,
                            _ => State::Integer,
                        };
                    }
                    b't' | b'f' | b'n' => {
                        let which = LITERALS.iter().position(|l| l.as_bytes()[0] == b);
                        self.literal = (which.unwrap_or(0) as u8, 1);
                        self.state = State::Literal;
                    }
                    _ => return Err(self.fail(i, bytes, "looking for beginning of value")),
                },
                State::Key | State::FirstKey => match b {
                    b'"' => self.state = State::KeyStr,
                    b'}' if self.state == State::FirstKey => {
                        if self.close() {
                            return Ok(Some(i + 1));
                        }
                    }
                    _ => {
                        let what = "looking for beginning of object key string";
                        return Err(self.fail(i, bytes, what));
                    }
                },
                State::Colon => match b {
                    b':' => self.state = State::Value,
                    _ => return Err(self.fail(i, bytes, "after object key")),
                },
                State::After => match (self.open.last(), b) {
                    (Some(true), b',') => self.state = State::Key,
                    (Some(false), b',') => self.state = State::Value,
                    (Some(true), b'}') | (Some(false), b']') => {
                        if self.close() {
                            return Ok(Some(i + 1));
                        }
                    }
                    (Some(true), _) => {
                        return Err(self.fail(i, bytes, "after object key:value pair"));
                    }
                    (Some(false), _) => return Err(self.fail(i, bytes, "after array element")),
                    (None, _) => return Err(self.fail(i, bytes, "after top-level value")),
                },
            }
            i += 1;
        }
        self.before += bytes.len();
        Ok(None)
    }

    /// Whether the escape sequence so far is, or may become, one.
    fn escape_is_valid(&self) -> bool {
        let rest = self.escape.get(2..).unwrap_or_default();
        let known = match self.escape.get(1) {
            None => true,
            Some(b) => matches!(
                b,
                b'"' | b'\\' | b'/' | b'b' | b'f' | b'n' | b'r' | b't' | b'u'
            ),
        };
        known && rest.iter().all(u8::is_ascii_hexdigit)
    }

    /// Whether what has come of an escape sequence cannot be the beginning of one.
    pub fn in_bad_escape(&self) -> bool {
        matches!(self.state, State::Escape | State::KeyEscape) && !self.escape_is_valid()
    }

    /// Complains about the escape sequence that was just read.
    pub fn bad_escape(&self) -> SyntaxError {
        let plain = std::str::from_utf8(&self.escape).ok().filter(|s| {
            let odd = |c: char| c == '`' || c == ' ' || !tables::is_print(c as i32);
            !s.contains(odd)
        });
        let shown = match plain {
            Some(s) => format!("`{s}`"),
            None => {
                let mut out = Vec::new();
                quote::append(&mut out, &self.escape, b'"', Plain::Printable);
                String::from_utf8_lossy(&out).into_owned()
            }
        };
        SyntaxError {
            text: format!("invalid escape sequence {shown} in string"),
            offset: self.before,
        }
    }

    /// Ends the innermost array or object; whether that was the whole value.
    fn close(&mut self) -> bool {
        self.open.pop();
        self.state = State::After;
        self.open.is_empty()
    }

    /// Whether the value is complete if nothing follows.
    pub fn ended(&self) -> bool {
        use State::*;
        let complete = matches!(self.state, After | Zero | Integer | Fraction | ExpDigits);
        complete && self.open.is_empty()
    }

    /// What is wrong when nothing follows.
    pub fn end(&self) -> SyntaxError {
        use State::*;
        if matches!(self.state, Escape | KeyEscape) && !self.escape_is_valid() {
            return self.bad_escape();
        }
        let began = matches!(self.state, Escape | KeyEscape | Minus | Dot | Exp | ExpSign);
        SyntaxError {
            text: "unexpected end of JSON input".into(),
            offset: if began { self.mark } else { self.before },
        }
    }
}

/// Checks that the bytes are one value, with nothing but space around it.
pub fn check(bytes: &[u8]) -> Result<(), SyntaxError> {
    let mut s = Scanner::default();
    match s.run(bytes)? {
        None if s.ended() => Ok(()),
        None => Err(s.end()),
        Some(n) => {
            let space = |b: &u8| matches!(b, b' ' | b'\t' | b'\r' | b'\n');
            match bytes[n..].iter().position(|b| !space(b)) {
                None => Ok(()),
                Some(i) => Err(s.fail(n + i, bytes, "after top-level value")),
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stopping_anywhere_changes_nothing() {
        for text in [
            r#"{"a\u00e9\n": [1, -2.5e+10, true, null], "b": {"c": "x\\"}}"#,
            r#"[1, 2"#,
            r#"{"a": tru}"#,
            r#"["\u12x"]"#,
            r#"[01]"#,
            "[1.]",
        ] {
            let whole = Scanner::default().run(text.as_bytes());
            for cut in 0..text.len() {
                let (a, b) = text.as_bytes().split_at(cut);
                let mut s = Scanner::default();
                let parts = s.run(a).and_then(|end| match end {
                    Some(n) => Ok(Some(n)),
                    None => Ok(Scanner::load(&s.save()).run(b)?.map(|n| n + cut)),
                });
                assert_eq!(whole, parts, "{text} cut at {cut}");
            }
        }
    }
}
