//! Assignability and conversion between types that only descriptors know.

use super::V;
use super::fail::valid;
use super::types::{T, need};
use crate::runtime::Cx;
use crate::runtime::slices::{Bytes, Slice};
use crate::runtime::strings::Str;
use crate::runtime::types::{ChanDir, Kind, TypeRef, same};
use crate::runtime::value::{Reflected, Value};

/// Whether values of `t`, perhaps an interface type itself, have all methods of the interface type `u`.
pub fn implements(_: Cx, t: TypeRef, u: TypeRef) -> bool {
    if u.kind != Kind::Interface {
        return false;
    }
    if t.kind != Kind::Interface {
        return t.implements(u).is_ok();
    }
    let has = |selector| t.interface_methods().iter().any(|m| m.selector == selector);
    u.interface_methods().iter().all(|m| has(m.selector))
}

/// Whether two types are identical, or would be without their structs' tags.
fn identical(a: TypeRef, b: TypeRef, tags: bool) -> bool {
    if same(a, b) || tags {
        return same(a, b);
    }
    a.name == b.name && a.package == b.package && a.name.is_empty() && underlying(a, b, tags)
}

/// Whether the underlying types of two types are identical.
fn underlying(a: TypeRef, b: TypeRef, tags: bool) -> bool {
    if same(a, b) {
        return true;
    }
    if a.kind != b.kind {
        return false;
    }
    let lists = |x: &[TypeRef], y: &[TypeRef]| {
        x.len() == y.len() && x.iter().zip(y).all(|(x, y)| identical(x, y, tags))
    };
    match a.kind {
        Kind::Array => a.len == b.len && identical(a.elem(), b.elem(), tags),
        Kind::Chan => a.dir == b.dir && identical(a.elem(), b.elem(), tags),
        Kind::Func => {
            a.variadic == b.variadic
                && lists(a.params(), b.params())
                && lists(a.results(), b.results())
        }
        Kind::Interface => {
            let (x, y) = (a.interface_methods(), b.interface_methods());
            x.len() == y.len() && x.iter().zip(y).all(|(x, y)| x.selector == y.selector)
        }
        Kind::Map => identical(a.key(), b.key(), tags) && identical(a.elem(), b.elem(), tags),
        Kind::Pointer | Kind::Slice => identical(a.elem(), b.elem(), tags),
        Kind::Struct => {
            let (x, y) = (a.fields(), b.fields());
            x.len() == y.len()
                && x.iter().zip(y).all(|(x, y)| {
                    x.name == y.name
                        && x.package == y.package
                        && x.embedded == y.embedded
                        && (!tags || x.tag == y.tag)
                        && identical(x.ty, y.ty, tags)
                })
        }
        _ => true,
    }
}

fn is_named(t: TypeRef) -> bool {
    !t.name.is_empty()
}

/// A channel of both directions where one of a single direction is wanted.
fn channel_fits(to: TypeRef, from: TypeRef) -> bool {
    from.kind == Kind::Chan
        && to.kind == Kind::Chan
        && from.dir == ChanDir::Both
        && (!is_named(to) || !is_named(from))
        && same(to.elem(), from.elem())
}

/// Whether a value can be assigned as it is, interfaces apart.
pub fn directly_assignable(to: TypeRef, from: TypeRef) -> bool {
    same(to, from)
        || channel_fits(to, from)
        || ((!is_named(to) || !is_named(from)) && underlying(to, from, true))
}

/// The value as a value of type `to`, if it can be assigned to that; else a panic that begins with `context`.
pub fn assign(cx: Cx, value: Value, to: TypeRef, context: &str) -> Value {
    let from = value.ty();
    if same(from, to) {
        return value;
    }
    if directly_assignable(to, from) {
        return value.detached(cx).retype(to);
    }
    if implements(cx, from, to) {
        let any = value.to_any(cx);
        return Value::new(cx, to, any);
    }
    cx.panic_str(&format!(
        "{context}: value of type {} is not assignable to type {}",
        from.string, to.string
    ))
}

/// How a conversion is done.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// The words stay.
    Same,
    /// Between numbers.
    Number,
    /// An integer to the string of one rune.
    Rune,
    BytesToString,
    RunesToString,
    StringToBytes,
    StringToRunes,
    SliceToArray,
    SliceToPointer,
    /// Into an interface.
    Box,
}

/// How a value of one type is converted to another; None if it cannot be.
pub fn how(cx: Cx, to: TypeRef, from: TypeRef) -> Option<How> {
    use Kind::*;
    let integer = |k: Kind| k.is_signed() || k.is_unsigned();
    let real = |k: Kind| integer(k) || k.is_float();
    let plain = |t: TypeRef, kind| t.elem().kind == kind && t.elem().package.is_empty();
    let found = match (from.kind, to.kind) {
        (f, t) if real(f) && real(t) => Some(How::Number),
        (f, String) if integer(f) => Some(How::Rune),
        (f, t) if f.is_complex() && t.is_complex() => Some(How::Number),
        (String, Slice) if plain(to, Uint8) => Some(How::StringToBytes),
        (String, Slice) if plain(to, Int32) => Some(How::StringToRunes),
        (Slice, String) if plain(from, Uint8) => Some(How::BytesToString),
        (Slice, String) if plain(from, Int32) => Some(How::RunesToString),
        (Slice, Pointer) if to.elem().kind == Array && same(from.elem(), to.elem().elem()) => {
            Some(How::SliceToPointer)
        }
        (Slice, Array) if same(from.elem(), to.elem()) => Some(How::SliceToArray),
        (Chan, Chan) if channel_fits(to, from) => Some(How::Same),
        _ => None,
    };
    if found.is_some() {
        return found;
    }
    if underlying(to, from, false) {
        return Some(How::Same);
    }
    let pointers = to.kind == Pointer && from.kind == Pointer && !is_named(to) && !is_named(from);
    if pointers && underlying(to.elem(), from.elem(), false) {
        return Some(How::Same);
    }
    implements(cx, from, to).then_some(How::Box)
}

/// The integer part of a number; what does not fit becomes what the machine makes of it.
fn truncated(x: f64, unsigned: bool) -> u64 {
    const LIMIT: f64 = 9_223_372_036_854_775_808.0;
    match unsigned {
        true if (LIMIT..2.0 * LIMIT).contains(&x) => x as u64,
        _ if (-LIMIT..LIMIT).contains(&x) => x as i64 as u64,
        _ => i64::MIN as u64,
    }
}

fn number(cx: Cx, v: Value, to: TypeRef) -> Value {
    let mut out = Value::zero(cx, to);
    let from = v.kind();
    if from.is_complex() {
        out.set_complex(cx, v.complex());
    } else if to.kind.is_float() {
        let x = match from {
            k if k.is_signed() => v.int() as f64,
            k if k.is_unsigned() => v.uint() as f64,
            _ => v.float(),
        };
        out.set_float(cx, x);
    } else {
        let bits = match from {
            k if k.is_signed() => v.int() as u64,
            k if k.is_unsigned() => v.uint(),
            _ => truncated(v.float(), to.kind.is_unsigned()),
        };
        if to.kind.is_signed() {
            out.set_int(cx, bits as i64);
        } else {
            out.set_uint(cx, bits);
        }
    }
    out.detached(cx)
}

pub fn can_convert(cx: Cx, v: V, to: T) -> bool {
    let (value, to) = (valid(cx, v, "reflect.Value.Type").value, need(cx, to));
    match how(cx, to, value.ty()) {
        None => false,
        Some(How::SliceToArray) => value.len() >= to.len,
        Some(How::SliceToPointer) => value.len() >= to.elem().len,
        Some(_) => true,
    }
}

fn too_short(cx: Cx, v: Value, want: usize, what: &str) {
    if v.len() < want {
        cx.panic_str(&format!(
            "reflect: cannot convert slice with length {} to {what}array with length {want}",
            v.len()
        ));
    }
}

pub fn convert(cx: Cx, v: V, to: T) -> V {
    let (r, to) = (valid(cx, v, "reflect.Value.Convert"), need(cx, to));
    let v = r.value;
    let Some(how) = how(cx, to, v.ty()) else {
        cx.panic_str(&format!(
            "reflect.Value.Convert: value of type {} cannot be converted to type {}",
            v.ty().string,
            to.string
        ));
    };
    let value = match how {
        How::Same => v.detached(cx).retype(to),
        How::Number => number(cx, v, to),
        How::Rune => {
            let rune = match v.kind().is_signed() {
                true => v.int(),
                false => i64::try_from(v.uint()).unwrap_or(-1),
            };
            Value::new(cx, to, Str::from_rune(cx, rune))
        }
        How::BytesToString => {
            let bytes: Bytes = v.get();
            Value::new(cx, to, Str::new(cx, bytes.as_bytes()))
        }
        How::RunesToString => {
            let runes: Slice<i32> = v.get();
            Value::new(cx, to, Str::from_runes(cx, runes.iter()))
        }
        How::StringToBytes => Value::new(cx, to, Bytes::new(cx, v.str().as_bytes())),
        How::StringToRunes => {
            let runes: Vec<i32> = v.str().runes().map(|r| r.1).collect();
            Value::new(cx, to, Slice::from_elements(cx, &runes))
        }
        How::SliceToArray => {
            too_short(cx, v, to.len, "");
            let pointer = cx.vm().types.pointer(to);
            let array = v.array_pointer(pointer).elem();
            match array {
                Some(array) => array.detached(cx),
                None => Value::zero(cx, to).detached(cx),
            }
        }
        How::SliceToPointer => {
            too_short(cx, v, to.elem().len, "pointer to ");
            v.array_pointer(to)
        }
        How::Box => {
            let any = v.to_any(cx);
            Value::new(cx, to, any)
        }
    };
    Some(Reflected { value, ..r })
}

/// Whether a value of one type can be assigned to another.
pub fn fits(cx: Cx, from: TypeRef, to: TypeRef) -> bool {
    directly_assignable(to, from) || implements(cx, from, to)
}
