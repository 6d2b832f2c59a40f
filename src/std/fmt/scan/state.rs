//! The state of a scan: runes, white space, tokens.

use super::{Fault, Source};
use crate::runtime::Cx;
use crate::runtime::strings::push_rune;
use crate::std::unicode::tables;

/// A scan in progress. The context is not part of it: a scan may be put aside while Go code asks for its runes.
pub struct Scan {
    source: Source,
    /// A rune taken back.
    back: Option<i32>,
    /// The rune read last.
    last: i32,
    /// Runes read.
    count: usize,
    /// No rune is read beyond this count.
    pub limit: usize,
    /// The width of the verb.
    width: Option<usize>,
    at_end: bool,
    /// Whether a newline is white space like any other.
    pub newline_is_space: bool,
    /// Whether a newline is the end.
    pub newline_is_end: bool,
    /// The current token.
    pub token: Vec<u8>,
}

impl Scan {
    /// A scan of a source; mode 0: newlines are spaces, 1: a newline ends it, 2: by a format.
    pub fn new(source: Source, mode: i64) -> Self {
        Self {
            source,
            back: None,
            last: 0,
            count: 0,
            limit: usize::MAX,
            width: None,
            at_end: false,
            newline_is_space: mode == 0,
            newline_is_end: mode == 1,
            token: Vec::new(),
        }
    }

    /// How many runes the verb allows, if it says.
    pub fn width(&self) -> Option<usize> {
        self.width
    }

    /// Allows a verb `n` runes from here on, or any number.
    pub fn limit_to(&mut self, n: Option<usize>) {
        self.width = n;
        self.limit = n.map_or(usize::MAX, |n| self.count.saturating_add(n));
    }

    /// The next rune; None at the end, and where the width is used up.
    pub fn rune(&mut self, cx: Cx) -> Result<Option<i32>, Fault> {
        if self.at_end || self.count >= self.limit {
            return Ok(None);
        }
        let next = match self.back.take() {
            Some(rune) => Some(rune),
            None => self.source.read(cx)?,
        };
        match next {
            Some(rune) => {
                self.count += 1;
                self.last = rune;
                self.at_end = self.newline_is_end && rune == 10;
            }
            None => self.at_end = true,
        }
        Ok(next)
    }

    /// Takes the rune back that was read last.
    pub fn unread(&mut self, cx: Cx) {
        if !self.source.unread(cx) {
            self.back = Some(self.last);
        }
        self.at_end = false;
        self.count -= 1;
    }

    /// The next rune, which must be there.
    pub fn must(&mut self, cx: Cx) -> Result<i32, Fault> {
        self.rune(cx)?.ok_or(Fault::UnexpectedEnd)
    }

    /// Checks that there is something left.
    pub fn not_end(&mut self, cx: Cx) -> Result<(), Fault> {
        self.rune(cx)?.ok_or(Fault::End)?;
        self.unread(cx);
        Ok(())
    }

    /// Skips white space, up to a newline unless that is space.
    pub fn skip_space(&mut self, cx: Cx) -> Result<(), Fault> {
        while let Some(rune) = self.rune(cx)? {
            if rune == 13 && self.peek(cx, "\n")? {
                continue;
            }
            if rune == 10 {
                if self.newline_is_space {
                    continue;
                }
                return Fault::text("unexpected newline");
            }
            if !tables::is_space(rune) {
                self.unread(cx);
                break;
            }
        }
        Ok(())
    }

    /// Whether the next rune is one of `set`.
    pub fn peek(&mut self, cx: Cx, set: &str) -> Result<bool, Fault> {
        let Some(rune) = self.rune(cx)? else {
            return Ok(false);
        };
        self.unread(cx);
        Ok(has(set, rune))
    }

    /// Reads the next rune if it is one of `set`; `keep` adds it to the token.
    pub fn consume(&mut self, cx: Cx, set: &str, keep: bool) -> Result<bool, Fault> {
        let Some(rune) = self.rune(cx)? else {
            return Ok(false);
        };
        if !has(set, rune) {
            self.unread(cx);
            return Ok(false);
        }
        if keep {
            push_rune(&mut self.token, i64::from(rune));
        }
        Ok(true)
    }

    /// Adds the next rune to the token if it is one of `set`.
    pub fn accept(&mut self, cx: Cx, set: &str) -> Result<bool, Fault> {
        self.consume(cx, set, true)
    }

    /// Adds runes to the token as long as they are of `set`.
    pub fn accept_all(&mut self, cx: Cx, set: &str) -> Result<(), Fault> {
        while self.accept(cx, set)? {}
        Ok(())
    }

    /// Adds runes to the token up to white space.
    pub fn word(&mut self, cx: Cx) -> Result<(), Fault> {
        while let Some(rune) = self.rune(cx)? {
            if tables::is_space(rune) {
                self.unread(cx);
                break;
            }
            push_rune(&mut self.token, i64::from(rune));
        }
        Ok(())
    }

    /// The token as text.
    pub fn text(&self) -> String {
        String::from_utf8_lossy(&self.token).into_owned()
    }
}

fn has(set: &str, rune: i32) -> bool {
    u32::try_from(rune)
        .ok()
        .and_then(char::from_u32)
        .is_some_and(|c| set.contains(c))
}
