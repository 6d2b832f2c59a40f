//! Methods of `Type`.

use super::fail::number;
use super::{V, convert};
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::strings::Str;
use crate::runtime::types::{ChanDir, IfaceMethod, Kind, Method, TypeRef};
use crate::runtime::value::Value;
use crate::std::strconv::quote;

/// A Go `*rtype`.
pub type T = Option<TypeRef>;

/// The type; nobody has a `*rtype` that is nil but by reflecting on reflect itself.
pub fn need(cx: Cx, t: T) -> TypeRef {
    t.unwrap_or_else(|| cx.panic_text("invalid memory address or nil pointer dereference"))
}

pub fn type_of(_: Cx, v: Any) -> T {
    v.ty()
}

pub fn align(cx: Cx, t: T) -> i64 {
    need(cx, t).go_align as i64
}

pub fn name(cx: Cx, t: T) -> Str {
    cx.str(&need(cx, t).name)
}

pub fn pkg_path(cx: Cx, t: T) -> Str {
    cx.str(&need(cx, t).package)
}

pub fn size(cx: Cx, t: T) -> u64 {
    need(cx, t).go_size as u64
}

pub fn string(cx: Cx, t: T) -> Str {
    cx.str(&need(cx, t).string)
}

pub fn kind(cx: Cx, t: T) -> i64 {
    number(need(cx, t).kind)
}

pub fn comparable(cx: Cx, t: T) -> bool {
    need(cx, t).comparable
}

pub fn elem(cx: Cx, t: T) -> T {
    need(cx, t).elem.get().copied()
}

pub fn key(cx: Cx, t: T) -> T {
    need(cx, t).key.get().copied()
}

pub fn length(cx: Cx, t: T) -> i64 {
    need(cx, t).len as i64
}

pub fn dir(cx: Cx, t: T) -> i64 {
    match need(cx, t).dir {
        ChanDir::Recv => 1,
        ChanDir::Send => 2,
        ChanDir::Both => 3,
    }
}

pub fn variadic(cx: Cx, t: T) -> bool {
    need(cx, t).variadic
}

pub fn num_in(cx: Cx, t: T) -> i64 {
    need(cx, t).params().len() as i64
}

fn nth(cx: Cx, list: &[TypeRef], i: i64) -> T {
    let found = usize::try_from(i).ok().and_then(|i| list.get(i));
    if found.is_none() {
        cx.panic_text(&format!(
            "index out of range [{i}] with length {}",
            list.len()
        ));
    }
    found.copied()
}

pub fn input(cx: Cx, t: T, i: i64) -> T {
    nth(cx, need(cx, t).params(), i)
}

pub fn num_out(cx: Cx, t: T) -> i64 {
    need(cx, t).results().len() as i64
}

pub fn output(cx: Cx, t: T, i: i64) -> T {
    nth(cx, need(cx, t).results(), i)
}

pub fn num_field(cx: Cx, t: T) -> i64 {
    need(cx, t).fields().len() as i64
}

/// Where compiled Go has a field.
fn go_offset(t: TypeRef, i: usize) -> u64 {
    let mut at = 0usize;
    for (n, f) in t.fields().iter().enumerate() {
        at = at.next_multiple_of(f.ty.go_align.max(1));
        if n == i {
            break;
        }
        at += f.ty.go_size;
    }
    at as u64
}

pub fn field(cx: Cx, t: T, i: i64) -> (Str, Str, T, Str, u64, bool) {
    let t = need(cx, t);
    let f = &t.fields()[i as usize];
    (
        cx.str(&f.name),
        cx.str(&f.package),
        Some(f.ty),
        cx.str(&f.tag),
        go_offset(t, i as usize),
        f.embedded,
    )
}

pub fn field_index(cx: Cx, t: T, name: Str) -> i64 {
    let fields = need(cx, t).fields();
    let found = fields
        .iter()
        .position(|f| f.name.as_bytes() == name.as_bytes());
    found.map_or(-1, |i| i as i64)
}

/// The methods of a type that others see.
pub fn methods(t: TypeRef) -> impl Iterator<Item = &'static Method> {
    t.methods().iter().filter(|m| m.package.is_empty())
}

/// The i'th method of an interface type: exported names first, as their letters come first.
pub fn interface_method(t: TypeRef, i: i64) -> Option<&'static IfaceMethod> {
    t.interface_methods().get(usize::try_from(i).ok()?)
}

pub fn num_method(cx: Cx, t: T) -> i64 {
    let t = need(cx, t);
    match t.kind {
        Kind::Interface => t.interface_methods().len() as i64,
        _ => methods(t).count() as i64,
    }
}

pub fn method_index(cx: Cx, t: T, name: Str) -> i64 {
    let t = need(cx, t);
    let found = match t.kind {
        Kind::Interface => t
            .interface_methods()
            .iter()
            .position(|m| m.name.as_bytes() == name.as_bytes()),
        _ => methods(t).position(|m| m.name.as_bytes() == name.as_bytes()),
    };
    found.map_or(-1, |i| i as i64)
}

pub fn method(cx: Cx, t: T, i: i64) -> (Str, Str, T, V) {
    let t = need(cx, t);
    if t.kind == Kind::Interface {
        let m = interface_method(t, i).expect("the index was checked");
        return (cx.str(&m.name), cx.str(&m.package), Some(m.signature), None);
    }
    let m = methods(t).nth(i as usize).expect("the index was checked");
    let mut params = vec![t];
    params.extend_from_slice(m.signature.params());
    let ty = cx
        .vm()
        .types
        .func(&params, m.signature.results(), m.signature.variadic);
    let func = Value::method_expression(cx, ty, m);
    (cx.str(&m.name), Str::EMPTY, Some(ty), Some(func.into()))
}

pub fn implements(cx: Cx, t: T, u: T) -> bool {
    convert::implements(cx, need(cx, t), need(cx, u))
}

pub fn assignable_to(cx: Cx, t: T, u: T) -> bool {
    let (t, u) = (need(cx, t), need(cx, u));
    convert::fits(cx, t, u)
}

pub fn convertible_to(cx: Cx, t: T, u: T) -> bool {
    convert::how(cx, need(cx, u), need(cx, t)).is_some()
}

/// The value of a key in a tag: pairs `key:"value"`, with spaces between them; it ends where that is not so.
pub fn tag_value(tag: &[u8], key: &[u8]) -> Option<Vec<u8>> {
    let mut rest = tag;
    loop {
        let start = rest.iter().position(|b| *b != b' ')?;
        rest = &rest[start..];
        let end = rest
            .iter()
            .position(|b| matches!(b, 0..=b' ' | b':' | b'"' | 0x7f))?;
        if end == 0 || rest.get(end..end + 2) != Some(b":\"") {
            return None;
        }
        let name = &rest[..end];
        rest = &rest[end + 1..];
        let mut close = 1;
        while *rest.get(close)? != b'"' {
            close += if rest[close] == b'\\' { 2 } else { 1 };
        }
        let quoted = &rest[..=close];
        rest = &rest[close + 1..];
        if name == key {
            let (n, text) = quote::unquote_prefix(quoted)?;
            return (n == quoted.len()).then_some(text);
        }
    }
}

pub fn tag_lookup(cx: Cx, tag: Str, key: Str) -> (Str, bool) {
    match tag_value(tag.as_bytes(), key.as_bytes()) {
        Some(text) => (cx.str_bytes(&text), true),
        None => (Str::EMPTY, false),
    }
}
