//! What an uncaught panic prints.

use super::{GoPanic, Value};
use crate::runtime::context::Cx;
use crate::runtime::end::{self, End};
use crate::runtime::fatal::{self, Refused, Traceback, fatal};
use crate::runtime::iface::Any;
use crate::runtime::native::Arg;
use crate::runtime::strings::Str;
use crate::runtime::trace;
use crate::runtime::types::Kind;
use std::any::Any as StdAny;
use std::fmt::Write;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// The report of an uncaught panic: `panic: ..`, and the trace of where it was raised. Calls `Error` and `String` methods.
pub fn report(cx: Cx, panic: &GoPanic) -> Vec<u8> {
    let mut out = message(cx, panic);
    let mut text = String::from("\n");
    trace::write_goroutine(&mut text, cx, &panic.trace);
    out.extend_from_slice(text.as_bytes());
    out
}

/// The part of a report before the trace.
fn message(cx: Cx, panic: &GoPanic) -> Vec<u8> {
    let mut out = Vec::new();
    let chain = chain(panic);
    write_chain(cx, &mut out, &chain);
    if chain.iter().any(|p| p.signal) {
        out.extend_from_slice(
            b"[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=0x0]\n",
        );
    }
    out
}

/// A panic as a value for the host.
pub(crate) fn describe(cx: Cx, panic: &GoPanic) -> End {
    let text = message(cx, panic);
    let words = String::from_utf8_lossy(&text);
    let words = words.strip_prefix("panic: ").unwrap_or(&words).trim_end();
    End::Panic(end::crash(cx, words, &panic.trace))
}

/// Reports a panic that nothing recovered and ends the program with status 2.
pub fn uncaught(cx: Cx, payload: Box<dyn StdAny + Send>) -> ! {
    match payload.downcast::<GoPanic>() {
        Ok(panic) => {
            let panic = *panic;
            let text = message(cx, &panic);
            let end = describe(cx, &panic);
            fatal::end(cx, end, &text, &panic.trace, Traceback::All)
        }
        // A bug of the interpreter: not a Go panic, so not for Go's report. It must not end its host.
        Err(other) => {
            let text = mistake(&*other);
            let text = format!("zokor: internal error, please report it: {text}");
            fatal(cx, &text)
        }
    }
}

/// The message of a Rust panic.
pub(crate) fn mistake(payload: &dyn StdAny) -> &str {
    let text = payload.downcast_ref::<&str>().copied();
    let text = text.or_else(|| payload.downcast_ref::<String>().map(String::as_str));
    text.or_else(|| Some(&payload.downcast_ref::<Refused>()?.0))
        .unwrap_or("a panic without a message")
}

/// A panic after the earlier ones it came from.
fn chain(panic: &GoPanic) -> Vec<&GoPanic> {
    let mut chain = vec![panic];
    while let Some(earlier) = &chain[chain.len() - 1].earlier {
        chain.push(earlier);
    }
    chain.reverse();
    chain
}

/// The panics, oldest first, each further one indented.
fn write_chain(cx: Cx, out: &mut Vec<u8>, chain: &[&GoPanic]) {
    let mut first = true;
    let mut i = 0;
    while i < chain.len() {
        let p = chain[i];
        if !first {
            out.push(b'\t');
        }
        first = false;
        out.extend_from_slice(b"panic: ");
        write_value(cx, out, p);
        // Panics with the same value in a row are shown once, such as one raised again with what recover returned.
        let mut repanicked = false;
        while i + 1 < chain.len() && same_value(chain[i], chain[i + 1]) {
            repanicked = true;
            i += 1;
        }
        out.extend_from_slice(match (p.recovered, repanicked) {
            (true, true) => b" [recovered, repanicked]",
            (true, false) => b" [recovered]",
            (false, _) => b"",
        });
        out.push(b'\n');
        i += 1;
    }
}

/// Whether Go's words for the values are the same. Texts that constants made have the same address, and so have small numbers.
fn same_value(a: &GoPanic, b: &GoPanic) -> bool {
    let (Value::Go(a), Value::Go(b)) = (&a.value, &b.value) else {
        return false;
    };
    if a.word() == b.word() {
        return true;
    }
    let (Some(ty), Some(other)) = (a.ty(), b.ty()) else {
        return false;
    };
    // SAFETY: the boxes hold a word, being of a kind that is one.
    let word = |v: &Any| unsafe { u64::load(v.words()) };
    let small = ty.kind == Kind::Bool || ty.kind.is_signed() || ty.kind.is_unsigned();
    std::ptr::eq(ty, other)
        && match ty.kind {
            Kind::String | Kind::Pointer | Kind::Map | Kind::Chan => word(a) == word(b),
            _ => small && word(a) == word(b) && word(a) < 256,
        }
}

fn write_value(cx: Cx, out: &mut Vec<u8>, panic: &GoPanic) {
    match &panic.value {
        Value::Runtime(e) => indent(out, e.to_string().as_bytes()),
        Value::Go(v) => write_any(cx, out, *v),
    }
}

/// Every line after the first is indented by a tab.
fn indent(out: &mut Vec<u8>, text: &[u8]) {
    for &b in text {
        out.push(b);
        if b == b'\n' {
            out.push(b'\t');
        }
    }
}

fn write_any(cx: Cx, out: &mut Vec<u8>, value: Any) {
    let Some(ty) = value.ty() else {
        out.extend_from_slice(b"nil");
        return;
    };
    if let Some(text) = method_text(cx, value) {
        return indent(out, text.as_bytes());
    }
    // SAFETY: the box holds words of its type.
    let word = unsafe { u64::load(value.words()) };
    let text = match ty.kind {
        Kind::Bool => (word != 0).to_string(),
        k if k.is_signed() => (word as i64).to_string(),
        k if k.is_unsigned() => word.to_string(),
        Kind::Float32 => format_float32(f64::from_bits(word) as f32),
        Kind::Float64 => format_float(f64::from_bits(word)),
        Kind::Complex64 | Kind::Complex128 => {
            // SAFETY: a complex number has two words.
            let im = unsafe { u64::load(value.words().add(1)) };
            format_complex(
                f64::from_bits(word),
                f64::from_bits(im),
                ty.kind == Kind::Complex64,
            )
        }
        Kind::String => {
            // SAFETY: the word is a string.
            let s = unsafe { Str::from_word(word) };
            let named = !ty.package.is_empty();
            if named {
                out.extend_from_slice(format!("{}(\"", ty.string).as_bytes());
            }
            indent(out, s.as_bytes());
            if named {
                out.extend_from_slice(b"\")");
            }
            return;
        }
        _ => {
            let _ = write!(StringWriter(out), "({}) {:#x}", ty.string, word);
            return;
        }
    };
    match ty.package.is_empty() {
        true => out.extend_from_slice(text.as_bytes()),
        // A complex number brings its own parentheses.
        false if ty.kind.is_complex() => {
            out.extend_from_slice(format!("{}{text}", ty.string).as_bytes())
        }
        false => out.extend_from_slice(format!("{}({text})", ty.string).as_bytes()),
    }
}

/// What the value's `Error` or `String` method says. A panic in there is the end.
fn method_text(cx: Cx, value: Any) -> Option<Str> {
    let call = || cx.error_text(value).or_else(|| cx.string_text(value));
    let payload = match catch_unwind(AssertUnwindSafe(call)) {
        Ok(text) => return text,
        Err(payload) => payload,
    };
    let Ok(panic) = payload.downcast::<GoPanic>() else {
        fatal(cx, "panic while printing panic value");
    };
    let mut panic = *panic;
    let inner = panic.go_value(cx);
    let what = match (inner.as_str(), inner.ty()) {
        (Some(text), _) => text.to_owned(),
        (None, Some(ty)) => format!("type {}", ty.string),
        (None, None) => "nil".to_owned(),
    };
    fatal(cx, &format!("panic while printing panic value: {what}"))
}

struct StringWriter<'a>(&'a mut Vec<u8>);

impl Write for StringWriter<'_> {
    fn write_str(&mut self, s: &str) -> std::fmt::Result {
        self.0.extend_from_slice(s.as_bytes());
        Ok(())
    }
}

/// A float64 as `print` and panics show it: the shortest digits that mean it, an exponent from 1e6 up and below 1e-4.
pub fn format_float(v: f64) -> String {
    match special(v) {
        Some(s) => s.to_owned(),
        None => layout(&format!("{v:e}")),
    }
}

/// The same for a float32.
pub fn format_float32(v: f32) -> String {
    match special(f64::from(v)) {
        Some(s) => s.to_owned(),
        None => layout(&format!("{v:e}")),
    }
}

/// A complex number as `print` shows it: `(1+2i)`.
pub fn format_complex(re: f64, im: f64, single: bool) -> String {
    let show = |v: f64| {
        if single {
            format_float32(v as f32)
        } else {
            format_float(v)
        }
    };
    let (re, mut im) = (show(re), show(im));
    if !im.starts_with(['+', '-']) {
        im.insert(0, '+');
    }
    format!("({re}{im}i)")
}

fn special(v: f64) -> Option<&'static str> {
    if v.is_nan() {
        Some("NaN")
    } else if v.is_infinite() {
        Some(if v > 0.0 { "+Inf" } else { "-Inf" })
    } else {
        None
    }
}

/// Lays out `d.ddde-x` as `%g` with the shortest precision does.
fn layout(scientific: &str) -> String {
    let (mantissa, exponent) = scientific.split_once('e').expect("scientific notation");
    let exponent: i32 = exponent.parse().expect("an exponent");
    let (sign, mantissa) = match mantissa.strip_prefix('-') {
        Some(m) => ("-", m),
        None => ("", mantissa),
    };
    let digits = mantissa.replace('.', "");
    if !(-4..6).contains(&exponent) {
        let esign = if exponent < 0 { '-' } else { '+' };
        return format!("{sign}{mantissa}e{esign}{:02}", exponent.abs());
    }
    if exponent < 0 {
        let zeros = "0".repeat((-exponent - 1) as usize);
        return format!("{sign}0.{zeros}{digits}");
    }
    let whole = exponent as usize + 1;
    if digits.len() <= whole {
        format!("{sign}{digits}{}", "0".repeat(whole - digits.len()))
    } else {
        format!("{sign}{}.{}", &digits[..whole], &digits[whole..])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_print_as_in_go() {
        for (v, text) in [
            (2.5, "2.5"),
            (1e100, "1e+100"),
            (1e21, "1e+21"),
            (1e6, "1e+06"),
            (123456.0, "123456"),
            (12345678.5, "1.23456785e+07"),
            (100.0, "100"),
            (-0.0, "-0"),
            (0.0, "0"),
            (1e-5, "1e-05"),
            (0.0001, "0.0001"),
            (0.1, "0.1"),
            (-1234.5678, "-1234.5678"),
            (f64::INFINITY, "+Inf"),
            (f64::NAN, "NaN"),
        ] {
            assert_eq!(format_float(v), text);
        }
        assert_eq!(format_float32(0.1), "0.1");
        assert_eq!(format_complex(0.0, 1.0, false), "(0+1i)");
        assert_eq!(format_complex(1.0, -2.0, false), "(1-2i)");
    }
}
