//! Where a scan gets its runes from.

use super::Fault;
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::Results;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::{Str, decode};
use crate::std::stdin;

/// A source of runes.
pub enum Source {
    /// A string, and how far it is read.
    Text(Str, usize),
    /// Standard input.
    Input,
    /// An `io.Reader` that is an `io.RuneScanner` too.
    Runes(Any),
    /// Any other `io.Reader`, read byte by byte.
    Bytes(Any),
    /// Nothing: in place of one that is used elsewhere.
    Nothing,
}

fn call<R: Results>(cx: Cx, reader: Any, method: &str) -> Option<R> {
    cx.call_method(reader, method, ())
}

impl Source {
    /// The source for an `io.Reader`.
    pub fn of(reader: Any) -> Self {
        let has = |name: &str| {
            reader
                .ty()
                .is_some_and(|ty| ty.methods().iter().any(|m| &*m.name == name))
        };
        if has("ReadRune") && has("UnreadRune") {
            Source::Runes(reader)
        } else {
            Source::Bytes(reader)
        }
    }

    /// The next rune; None at the end.
    pub fn read(&mut self, cx: Cx) -> Result<Option<i32>, Fault> {
        match self {
            Source::Nothing => Ok(None),
            Source::Text(text, at) => {
                let (rune, width) = decode(&text.as_bytes()[*at..]);
                *at += width;
                Ok((width > 0).then_some(rune))
            }
            Source::Runes(reader) => {
                let (rune, width, error) =
                    call::<(i32, i64, Any)>(cx, *reader, "ReadRune").unwrap_or_default();
                if error.is_nil() {
                    return Ok(Some(rune));
                }
                if width > 0 {
                    return Ok(Some(rune));
                }
                end_or_error(cx, error)
            }
            Source::Input => whole_rune(|| {
                stdin::byte(cx).map_err(|e| Fault::Text(format!("read /dev/stdin: {e}")))
            }),
            Source::Bytes(reader) => {
                let reader = *reader;
                whole_rune(|| read_byte(cx, reader))
            }
        }
    }

    /// Takes back the rune read last, where the source can; else the scan keeps it.
    pub fn unread(&mut self, cx: Cx) -> bool {
        match self {
            Source::Runes(reader) => {
                call::<Any>(cx, *reader, "UnreadRune");
                true
            }
            _ => false,
        }
    }
}

/// The end of input as None, any other error as one.
fn end_or_error<T>(cx: Cx, error: Any) -> Result<Option<T>, Fault> {
    let end = cx
        .error_text(error)
        .is_some_and(|text| text.as_bytes() == b"EOF");
    if end {
        Ok(None)
    } else {
        Err(Fault::Error(error))
    }
}

fn read_byte(cx: Cx, reader: Any) -> Result<Option<u8>, Fault> {
    let buffer = Bytes::make(cx, 1);
    // Readers may return nothing a few times.
    for _ in 0..100 {
        let (n, error) = cx
            .call_method::<(i64, Any)>(reader, "Read", (buffer,))
            .unwrap_or_default();
        if n > 0 {
            return Ok(Some(buffer.get(0)));
        }
        if !error.is_nil() {
            return end_or_error(cx, error);
        }
    }
    Err(Fault::Text(
        "multiple Read calls return no data or error".into(),
    ))
}

/// Puts a rune together. Bytes that turn out to be no part of it are U+FFFD with it.
fn whole_rune(mut next: impl FnMut() -> Result<Option<u8>, Fault>) -> Result<Option<i32>, Fault> {
    let Some(first) = next()? else {
        return Ok(None);
    };
    let len = match first {
        0xC2..=0xDF => 2,
        0xE0..=0xEF => 3,
        0xF0..=0xF4 => 4,
        _ => 1,
    };
    let mut bytes = vec![first];
    while bytes.len() < len {
        match next()? {
            Some(b) => bytes.push(b),
            None => break,
        }
    }
    Ok(Some(decode(&bytes).0))
}
