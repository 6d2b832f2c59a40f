//! Changing variables.

use super::V;
use super::convert::assign;
use super::fail::{assignable, assignable_kind, exported, of_kind};
use crate::runtime::Cx;
use crate::runtime::native::Complex;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::Str;
use crate::runtime::types::Kind;
use crate::runtime::{panic, site};

fn set_as(cx: Cx, v: V, x: V, method: &str, context: &str) {
    let mut v = assignable(cx, v, method);
    let x = exported(cx, x, method);
    let x = assign(cx, x, v.ty(), context);
    v.set(cx, x);
}

pub fn set(cx: Cx, v: V, x: V) {
    set_as(cx, v, x, "reflect.Value.Set", "reflect.Set");
}

pub fn set_named(cx: Cx, v: V, x: V, method: Str, context: Str) {
    set_as(cx, v, x, &method.to_str_lossy(), &context.to_str_lossy());
}

pub fn set_bool(cx: Cx, v: V, x: bool) {
    assignable_kind(cx, v, |k| k == Kind::Bool, "reflect.Value.SetBool").set_bool(cx, x);
}

pub fn set_int(cx: Cx, v: V, x: i64) {
    assignable_kind(cx, v, Kind::is_signed, "reflect.Value.SetInt").set_int(cx, x);
}

pub fn set_uint(cx: Cx, v: V, x: u64) {
    assignable_kind(cx, v, Kind::is_unsigned, "reflect.Value.SetUint").set_uint(cx, x);
}

pub fn set_float(cx: Cx, v: V, x: f64) {
    assignable_kind(cx, v, Kind::is_float, "reflect.Value.SetFloat").set_float(cx, x);
}

pub fn set_complex(cx: Cx, v: V, x: Complex) {
    assignable_kind(cx, v, Kind::is_complex, "reflect.Value.SetComplex").set_complex(cx, x);
}

pub fn set_string(cx: Cx, v: V, x: Str) {
    assignable_kind(cx, v, |k| k == Kind::String, "reflect.Value.SetString").set_str(cx, x);
}

pub fn set_bytes(cx: Cx, v: V, x: Bytes) {
    let mut v = assignable_kind(cx, v, |k| k == Kind::Slice, "reflect.Value.SetBytes");
    if v.ty().elem().kind != Kind::Uint8 {
        cx.panic_str("reflect.Value.SetBytes of non-byte slice");
    }
    v.put(cx, x);
}

pub fn set_len(cx: Cx, v: V, n: i64) {
    let mut v = assignable_kind(cx, v, |k| k == Kind::Slice, "reflect.Value.SetLen");
    match usize::try_from(n) {
        Ok(n) if n <= v.cap() => v.set_len(cx, n),
        _ => cx.panic_str("reflect: slice length out of range in SetLen"),
    }
}

pub fn set_cap(cx: Cx, v: V, n: i64) {
    let mut v = assignable_kind(cx, v, |k| k == Kind::Slice, "reflect.Value.SetCap");
    match usize::try_from(n) {
        Ok(n) if v.len() <= n && n <= v.cap() => v.set_cap(cx, n),
        _ => cx.panic_str("reflect: slice capacity out of range in SetCap"),
    }
}

pub fn set_zero(cx: Cx, v: V) {
    assignable(cx, v, "reflect.Value.SetZero").set_zero();
}

pub fn grow(cx: Cx, v: V, n: i64) {
    let mut v = assignable_kind(cx, v, |k| k == Kind::Slice, "reflect.Value.Grow");
    let Ok(n) = usize::try_from(n) else {
        cx.panic_str("reflect.Value.Grow: negative len");
    };
    if v.len().checked_add(n).is_none_or(|n| n > 1 << 47) {
        cx.panic_str("reflect.Value.Grow: slice overflow");
    }
    if v.len() + n > v.cap() {
        v.grow(cx, n);
    }
}

pub fn clear(cx: Cx, v: V) {
    const METHOD: &str = "reflect.Value.Clear";
    of_kind(cx, v, |k| matches!(k, Kind::Slice | Kind::Map), METHOD);
    exported(cx, v, METHOD).clear(cx);
}

pub fn swap(cx: Cx, v: V, i: i64, j: i64) {
    let v = of_kind(cx, v, |k| k == Kind::Slice, "Swapper").value;
    let at = |i: i64| usize::try_from(i).ok().filter(|i| *i < v.len());
    match (at(i), at(j)) {
        (Some(a), Some(b)) => v.swap(a, b),
        (a, _) => {
            let elem = v.ty().elem();
            let plain = matches!(elem.go_size, 1 | 2 | 4 | 8) || elem.kind == Kind::String;
            if v.len() <= 1 || !plain {
                cx.panic_str("reflect: slice index out of range");
            }
            let wrong = if a.is_none() { i } else { j };
            panic::index(cx, wrong, v.len() as i64, site::NATIVE)
        }
    }
}
