//! Package strconv: values of basic types as texts, and back.

pub mod float;
pub mod parse;
pub mod quote;

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::Str;
use crate::std::unicode::tables;
use parse::Fault;
use quote::Plain;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "strconv",
    files: go_files!["strconv.go"],
    natives: NATIVES,
};

natives! {
    "strconv.parseInt" => parse_int,
    "strconv.parseUint" => parse_uint,
    "strconv.parseFloat" => parse_float,
    "strconv.parseComplex" => parse_complex,
    "strconv.Itoa" => |cx: Cx, i: i64| Str::new(cx, integer(i, 10, &mut [0; 65])),
    "strconv.FormatInt" => |cx: Cx, i: i64, base: i64| Str::new(cx, integer(i, check_base(cx, base), &mut [0; 65])),
    "strconv.FormatUint" => |cx: Cx, i: u64, base: i64| Str::new(cx, unsigned(i, check_base(cx, base), &mut [0; 65])),
    "strconv.AppendInt" => |cx: Cx, dst: Bytes, i: i64, base: i64| dst.extend(cx, integer(i, check_base(cx, base), &mut [0; 65])),
    "strconv.AppendUint" => |cx: Cx, dst: Bytes, i: u64, base: i64| dst.extend(cx, unsigned(i, check_base(cx, base), &mut [0; 65])),
    "strconv.FormatFloat" => |cx: Cx, f: f64, format: u8, precision: i64, bits: i64| Str::new(cx, &float_text(cx, f, format, precision, bits)),
    "strconv.AppendFloat" => |cx: Cx, dst: Bytes, f: f64, format: u8, precision: i64, bits: i64| {
        dst.extend(cx, &float_text(cx, f, format, precision, bits))
    },
    "strconv.Quote" => |cx: Cx, s: Str| quoted(cx, s, Plain::Printable),
    "strconv.QuoteToASCII" => |cx: Cx, s: Str| quoted(cx, s, Plain::Ascii),
    "strconv.QuoteToGraphic" => |cx: Cx, s: Str| quoted(cx, s, Plain::Graphic),
    "strconv.QuoteRune" => |cx: Cx, r: i32| quoted_rune(cx, r, Plain::Printable),
    "strconv.QuoteRuneToASCII" => |cx: Cx, r: i32| quoted_rune(cx, r, Plain::Ascii),
    "strconv.QuoteRuneToGraphic" => |cx: Cx, r: i32| quoted_rune(cx, r, Plain::Graphic),
    "strconv.CanBackquote" => |_: Cx, s: Str| quote::can_backquote(s.as_bytes()),
    "strconv.IsPrint" => |_: Cx, r: i32| tables::is_print(r),
    "strconv.IsGraphic" => |_: Cx, r: i32| tables::is_graphic(r),
    "strconv.unquotePrefix" => |cx: Cx, s: Str| match quote::unquote_prefix(s.as_bytes()) {
        Some((n, text)) => (n as i64, Str::new(cx, &text)),
        None => (0, Str::EMPTY),
    },
    "strconv.unquoteChar" => |_: Cx, s: Str, quote: u8| match quote::unquote_char(s.as_bytes(), quote) {
        Some((rune, multi, n)) => (rune, multi, n as i64),
        None => (0, false, 0),
    },
}

fn code(fault: Option<Fault>) -> i64 {
    match fault {
        None => 0,
        Some(Fault::Syntax) => 1,
        Some(Fault::Range) => 2,
        Some(Fault::Base) => 3,
        Some(Fault::BitSize) => 4,
    }
}

fn parse_int(_: Cx, s: Str, base: i64, bits: i64) -> (i64, i64) {
    let (n, fault) = parse::parse_int(s.as_bytes(), base, bits);
    (n, code(fault))
}

fn parse_uint(_: Cx, s: Str, base: i64, bits: i64) -> (u64, i64) {
    let (n, fault) = parse::parse_uint(s.as_bytes(), base, bits);
    (n, code(fault))
}

fn parse_float(_: Cx, s: Str, bits: i64) -> (f64, i64) {
    let (f, fault) = parse::parse_float(s.as_bytes(), bits);
    (f, code(fault))
}

fn parse_complex(_: Cx, s: Str, bits: i64) -> (f64, f64, i64) {
    let ((re, im), fault) = parse::parse_complex(s.as_bytes(), bits);
    (re, im, code(fault))
}

fn check_base(cx: Cx, base: i64) -> u32 {
    match base {
        2..=36 => base as u32,
        _ => cx.panic_str("strconv: illegal AppendInt/FormatInt base"),
    }
}

/// The digits of `n`, written into `buf`.
pub fn unsigned(mut n: u64, base: u32, buf: &mut [u8; 65]) -> &[u8] {
    let mut at = buf.len();
    let base = u64::from(base);
    loop {
        at -= 1;
        buf[at] = b"0123456789abcdefghijklmnopqrstuvwxyz"[(n % base) as usize];
        n /= base;
        if n == 0 {
            return &buf[at..];
        }
    }
}

/// Sign and digits of `n`, written into `buf`.
pub fn integer(n: i64, base: u32, buf: &mut [u8; 65]) -> &[u8] {
    let len = unsigned(n.unsigned_abs(), base, buf).len();
    let mut at = buf.len() - len;
    if n < 0 {
        at -= 1;
        buf[at] = b'-';
    }
    &buf[at..]
}

fn float_text(cx: Cx, f: f64, format: u8, precision: i64, bits: i64) -> Vec<u8> {
    let bits = match bits {
        32 => 32,
        64 => 64,
        _ => cx.panic_str("strconv: illegal FormatFloat bitSize"),
    };
    let mut out = Vec::with_capacity(24);
    float::append(&mut out, f, format, precision, bits);
    out
}

fn quoted(cx: Cx, s: Str, plain: Plain) -> Str {
    let mut out = Vec::with_capacity(s.len() + 2);
    quote::append(&mut out, s.as_bytes(), b'"', plain);
    Str::new(cx, &out)
}

fn quoted_rune(cx: Cx, r: i32, plain: Plain) -> Str {
    let mut out = Vec::new();
    quote::append_rune(&mut out, i64::from(r), plain);
    Str::new(cx, &out)
}
