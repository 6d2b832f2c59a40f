//! Scans of whole lists of operands, and what a `Scanner` gets of the scan it is part of.

use super::{Fault, Scan, Source};
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::slices::Slice;
use crate::runtime::strings::{Str, decode};
use crate::runtime::sync::Mutex;
use crate::runtime::value::Value;
use crate::std::fmt::hooks::Hooks;
use crate::std::fmt::print::has_method;
use crate::std::streams;
use crate::std::unicode::tables;
use std::collections::HashMap;

/// How many values were set, and what went wrong: an error or a text.
type Outcome = (i64, Any, Str);

pub fn scan_string(cx: Cx, s: Str, mode: i64, format: Str, args: Slice<Any>) -> Outcome {
    run(cx, Source::Text(s, 0), mode, format, args)
}

pub fn scan_input(cx: Cx, mode: i64, format: Str, args: Slice<Any>) -> Outcome {
    let source = streams::input(cx).map_or(Source::Input, Source::of);
    run(cx, source, mode, format, args)
}

pub fn scan_reader(cx: Cx, reader: Any, mode: i64, format: Str, args: Slice<Any>) -> Outcome {
    if reader.is_nil() {
        cx.panic_text("invalid memory address or nil pointer dereference");
    }
    run(cx, Source::of(reader), mode, format, args)
}

fn run(cx: Cx, source: Source, mode: i64, format: Str, args: Slice<Any>) -> Outcome {
    let mut scan = Scan::new(source, mode);
    let mut n = 0;
    let result = match mode {
        2 => scan.formatted(cx, format.as_bytes(), args, &mut n),
        _ => scan.all(cx, args, &mut n),
    };
    let (error, text) = explain(cx, result.err());
    (n, error, text)
}

fn explain(cx: Cx, fault: Option<Fault>) -> (Any, Str) {
    match fault {
        None => (Any::NIL, Str::EMPTY),
        Some(Fault::Text(text)) => (Any::NIL, cx.str(&text)),
        Some(Fault::Error(error)) => (error, Str::EMPTY),
        Some(Fault::End) => (Any::NIL, cx.str("EOF")),
        Some(Fault::UnexpectedEnd) => (Any::NIL, cx.str("unexpected EOF")),
    }
}

impl Scan {
    /// All operands by `%v`.
    fn all(&mut self, cx: Cx, args: Slice<Any>, n: &mut i64) -> Result<(), Fault> {
        for arg in args {
            self.one(cx, arg, i32::from(b'v'))?;
            *n += 1;
        }
        while self.newline_is_end {
            match self.rune(cx)? {
                None | Some(10) => break,
                Some(rune) if !tables::is_space(rune) => return Fault::text("expected newline"),
                _ => {}
            }
        }
        Ok(())
    }

    fn one(&mut self, cx: Cx, arg: Any, verb: i32) -> Result<(), Fault> {
        self.token.clear();
        let Some(operand) = Value::of(arg) else {
            return Fault::text("can't scan type: <nil>");
        };
        if has_method(operand.ty(), "Scan", "func(fmt.ScanState, int32) error") {
            let error = Active::with(cx, self, |id| Hooks::scan(cx, arg, id, verb));
            if error.is_nil() {
                return Ok(());
            }
            return Err(match cx.error_text(error) {
                Some(text) if text.as_bytes() == b"EOF" => Fault::UnexpectedEnd,
                _ => Fault::Error(error),
            });
        }
        let letter = u32::try_from(verb).ok().and_then(char::from_u32);
        self.value(cx, operand, letter.unwrap_or(char::REPLACEMENT_CHARACTER))
    }

    fn formatted(
        &mut self,
        cx: Cx,
        format: &[u8],
        args: Slice<Any>,
        n: &mut i64,
    ) -> Result<(), Fault> {
        let mut at = 0;
        while at < format.len() {
            let (advanced, matches) = self.advance(cx, &format[at..])?;
            if advanced > 0 && matches {
                at += advanced;
                continue;
            }
            if format[at] != b'%' {
                if !matches {
                    return Fault::text("input does not match format");
                }
                break;
            }
            at += 1;
            let digits = format[at..]
                .iter()
                .take_while(|b| b.is_ascii_digit())
                .count();
            let width = std::str::from_utf8(&format[at..at + digits])
                .ok()
                .and_then(|s| s.parse().ok());
            at += digits;
            let (verb, len) = decode(&format[at..]);
            let verb_text = &format[at..];
            at += len;
            if verb != i32::from(b'c') {
                self.skip_space(cx)?;
            }
            if verb == i32::from(b'%') {
                self.skip_space(cx)?;
                self.not_end(cx)?;
                if !self.accept(cx, "%")? {
                    return Fault::text("missing literal %");
                }
                continue;
            }
            self.limit_to(width);
            if *n as usize >= args.len() {
                return Fault::text(format!(
                    "too few operands for format '%{}'",
                    String::from_utf8_lossy(verb_text)
                ));
            }
            self.one(cx, args.get(*n as usize), verb)?;
            *n += 1;
            self.limit_to(None);
        }
        if (*n as usize) < args.len() {
            return Fault::text("too many operands");
        }
        Ok(())
    }

    /// Matches input with a format up to its next verb: how much of the format that is, and whether it went well.
    fn advance(&mut self, cx: Cx, format: &[u8]) -> Result<(usize, bool), Fault> {
        let mut at = 0;
        while at < format.len() {
            let (c, width) = decode(&format[at..]);
            if tables::is_space(c) {
                at += self.spaces(cx, &format[at..])?;
                continue;
            }
            if c == i32::from(b'%') {
                match format.get(at + 1) {
                    None => return Fault::text("missing verb: % at end of format string"),
                    Some(b'%') => at += 1,
                    Some(_) => return Ok((at, true)),
                }
            }
            if self.must(cx)? != c {
                self.unread(cx);
                return Ok((at, false));
            }
            at += width;
        }
        Ok((at, true))
    }

    /// White space of a format: its newlines match newlines, other space after them any space of a line.
    fn spaces(&mut self, cx: Cx, format: &[u8]) -> Result<usize, Fault> {
        let (mut newlines, mut trailing, mut at) = (0, false, 0);
        while at < format.len() {
            let (c, width) = decode(&format[at..]);
            if !tables::is_space(c) {
                break;
            }
            if c == 10 {
                newlines += 1;
                trailing = false;
            } else {
                trailing = true;
            }
            at += width;
        }
        let blank = |r: Option<i32>| r.is_some_and(|r| r != 10 && tables::is_space(r));
        for _ in 0..newlines {
            let mut rune = self.rune(cx)?;
            while blank(rune) {
                rune = self.rune(cx)?;
            }
            if rune.is_some_and(|r| r != 10) {
                return Fault::text("newline in format does not match input");
            }
        }
        if trailing {
            let mut rune = self.rune(cx)?;
            if newlines == 0 {
                if rune.is_some_and(|r| !tables::is_space(r)) {
                    return Fault::text("expected space in input to match format");
                }
                if rune == Some(10) {
                    return Fault::text("newline in input does not match format");
                }
            }
            while blank(rune) {
                rune = self.rune(cx)?;
            }
            if rune.is_some() {
                self.unread(cx);
            }
        }
        Ok(at)
    }
}

/// Scans that `Scanner`s are part of, by number.
#[derive(Default)]
struct Active(Mutex<(i64, HashMap<i64, Scan>)>);

impl Active {
    /// Runs `f`, which calls Go code that may ask for the scan by its number.
    fn with<R>(cx: Cx, scan: &mut Scan, f: impl FnOnce(i64) -> R) -> R {
        let active = cx.vm().extension::<Active>();
        let id = {
            let mut active = active.0.lock();
            active.0 += 1;
            let id = active.0;
            active
                .1
                .insert(id, std::mem::replace(scan, Scan::new(Source::Nothing, 0)));
            id
        };
        let result = f(id);
        if let Some(back) = active.0.lock().1.remove(&id) {
            *scan = back;
        }
        result
    }

    /// Uses a scan, without the lock, as it may call Go code again. One that has ended has no runes.
    fn borrow<R>(cx: Cx, id: i64, f: impl FnOnce(&mut Scan) -> R) -> R {
        let active = cx.vm().extension::<Active>();
        let found = active.0.lock().1.remove(&id);
        let Some(mut scan) = found else {
            return f(&mut Scan::new(Source::Nothing, 0));
        };
        let result = f(&mut scan);
        active.0.lock().1.insert(id, scan);
        result
    }
}

pub fn read_rune(cx: Cx, id: i64) -> (i32, i64, Any, Str) {
    match Active::borrow(cx, id, |scan| scan.rune(cx)) {
        Ok(Some(rune)) => {
            let width = u32::try_from(rune)
                .ok()
                .and_then(char::from_u32)
                .map_or(1, char::len_utf8);
            (rune, width as i64, Any::NIL, Str::EMPTY)
        }
        Ok(None) => (0, 0, Any::NIL, cx.str("EOF")),
        Err(fault) => {
            let (error, text) = explain(cx, Some(fault));
            (0, 0, error, text)
        }
    }
}

pub fn unread_rune(cx: Cx, id: i64) {
    Active::borrow(cx, id, |scan| scan.unread(cx));
}

/// What went wrong: an error or a text.
pub fn skip_space(cx: Cx, id: i64) -> (Any, Str) {
    explain(cx, Active::borrow(cx, id, |scan| scan.skip_space(cx)).err())
}

pub fn scan_width(cx: Cx, id: i64) -> i64 {
    Active::borrow(cx, id, |scan| scan.width()).map_or(-1, |n| n as i64)
}
