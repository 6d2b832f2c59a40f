//! Package encoding/json.
//!
//! Texts are checked by one machine ([`scan`]), whole or as they come in; a checked text is read into variables by
//! descriptor ([`decode`]), and values are written so ([`encode`]), with what a type needs looked up once ([`plan`]). Go code
//! is called for methods of the program only.

mod base64;
mod decode;
mod encode;
mod fault;
mod plan;
mod scan;
mod text;

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::Str;
use fault::Fault;
use scan::Scanner;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "encoding/json",
    files: go_files!["json.go", "errors.go", "stream.go"],
    natives: NATIVES,
};

/// Package encoding/json/jsontext.
pub static TEXT: crate::std::Package = crate::std::Package {
    path: "encoding/json/jsontext",
    files: go_files!["jsontext/jsontext.go"],
    natives: &[],
};

natives! {
    "encoding/json.setInterfaces" => plan::set_interfaces,
    "encoding/json.marshal" => encode::marshal,
    "encoding/json.unmarshal" => decode::unmarshal,
    "encoding/json.check" => |cx: Cx, data: Bytes| match scan::check(&data.to_vec()) {
        Ok(()) => (Str::EMPTY, 0),
        Err(e) => (cx.str(&e.text), e.offset as i64),
    },
    "encoding/json.compact" => |cx: Cx, dst: Bytes, src: Bytes| {
        let mut out = Vec::new();
        text::compact(&mut out, &src.to_vec(), false);
        dst.extend(cx, &out)
    },
    "encoding/json.indent" => |cx: Cx, dst: Bytes, src: Bytes, prefix: Str, unit: Str| {
        let mut out = Vec::new();
        text::indent(&mut out, &src.to_vec(), prefix.as_bytes(), unit.as_bytes());
        dst.extend(cx, &out)
    },
    "encoding/json.htmlEscape" => |cx: Cx, dst: Bytes, src: Bytes| {
        let mut out = Vec::new();
        text::html_escape(&mut out, &src.to_vec());
        dst.extend(cx, &out)
    },
    "encoding/json.scan" => scan_part,
    "encoding/json.shown" => |cx: Cx, b: Bytes| cx.str(&scan::shown(&b.to_vec())),
}

/// Reads on in a value: the state to go on with, how many bytes belong to the value if it ends (else -1), and what is
/// wrong. `last`: nothing follows.
fn scan_part(cx: Cx, state: Bytes, part: Bytes, last: bool) -> (Bytes, i64, Str, i64) {
    let mut s = Scanner::load(&state.to_vec());
    let part = part.to_vec();
    match s.run(&part) {
        Ok(Some(n)) => (Bytes::default(), n as i64, Str::EMPTY, 0),
        Ok(None) if last && s.ended() => (Bytes::default(), part.len() as i64, Str::EMPTY, 0),
        Ok(None) if last && s.in_bad_escape() => {
            let e = s.bad_escape();
            (Bytes::default(), -1, cx.str(&e.text), e.offset as i64)
        }
        Ok(None) => (cx.bytes(&s.save()), -1, Str::EMPTY, 0),
        Err(e) => (Bytes::default(), -1, cx.str(&e.text), e.offset as i64),
    }
}
