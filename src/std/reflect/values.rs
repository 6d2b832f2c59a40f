//! Looking at values.

use super::V;
use super::fail::{exported, number, of_kind, valid, wrong_kind};
use super::types::T;
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::Complex;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::Str;
use crate::runtime::types::{Kind, same};
use crate::runtime::value::{Reflected, Value};

pub fn value_of(_: Cx, v: Any) -> V {
    Value::of(v).map(Reflected::from)
}

pub fn kind(_: Cx, v: V) -> i64 {
    v.map_or(0, |v| number(v.value.kind()))
}

pub fn typ(cx: Cx, v: V, method: Str) -> T {
    match v {
        Some(v) => Some(v.value.ty()),
        None => wrong_kind(cx, &method.to_str_lossy(), None),
    }
}

pub fn can_interface(cx: Cx, v: V) -> bool {
    !valid(cx, v, "reflect.Value.CanInterface").hidden
}

pub fn bool(cx: Cx, v: V) -> bool {
    let is = |k| k == Kind::Bool;
    of_kind(cx, v, is, "reflect.Value.Bool").value.bool()
}

pub fn int(cx: Cx, v: V) -> i64 {
    of_kind(cx, v, Kind::is_signed, "reflect.Value.Int")
        .value
        .int()
}

pub fn uint(cx: Cx, v: V) -> u64 {
    of_kind(cx, v, Kind::is_unsigned, "reflect.Value.Uint")
        .value
        .uint()
}

pub fn float(cx: Cx, v: V) -> f64 {
    of_kind(cx, v, Kind::is_float, "reflect.Value.Float")
        .value
        .float()
}

pub fn complex(cx: Cx, v: V) -> Complex {
    of_kind(cx, v, Kind::is_complex, "reflect.Value.Complex")
        .value
        .complex()
}

pub fn string(cx: Cx, v: V) -> Str {
    match v {
        None => cx.str("<invalid Value>"),
        Some(v) if v.value.kind() == Kind::String => v.value.str(),
        Some(v) => cx.str(&format!("<{} Value>", v.value.ty().string)),
    }
}

pub fn bytes(cx: Cx, v: V) -> Bytes {
    const METHOD: &str = "reflect.Value.Bytes";
    let list = |k| matches!(k, Kind::Slice | Kind::Array);
    let v = of_kind(cx, v, list, METHOD).value;
    let what = match v.kind() {
        Kind::Slice => "slice",
        _ => "array",
    };
    if v.ty().elem().kind != Kind::Uint8 {
        cx.panic_str(&format!("reflect.Value.Bytes of non-byte {what}"));
    }
    if v.kind() == Kind::Slice {
        return v.bytes();
    }
    if !v.settable() {
        cx.panic_str("reflect.Value.Bytes of unaddressable byte array");
    }
    let ty = cx.vm().types.slice(v.ty().elem());
    v.window(ty, 0, v.len(), v.len()).bytes()
}

pub fn interface(cx: Cx, v: V) -> Any {
    taken_out(cx, v, "reflect.Value.Interface")
}

pub fn assertable(cx: Cx, v: V) -> Any {
    taken_out(cx, v, "reflect.TypeAssert")
}

fn taken_out(cx: Cx, v: V, method: &str) -> Any {
    let v = valid(cx, v, method);
    if v.hidden {
        cx.panic_str(&format!(
            "{method}: cannot return value obtained from unexported field or method"
        ));
    }
    v.value.to_any(cx)
}

pub fn is_nil(cx: Cx, v: V) -> bool {
    use Kind::*;
    let can = |k| {
        matches!(
            k,
            Chan | Func | Interface | Map | Pointer | Slice | UnsafePointer
        )
    };
    of_kind(cx, v, can, "reflect.Value.IsNil").value.is_nil()
}

pub fn is_zero(cx: Cx, v: V) -> bool {
    valid(cx, v, "reflect.Value.IsZero").value.is_zero()
}

pub fn len(cx: Cx, v: V) -> i64 {
    use Kind::*;
    const METHOD: &str = "reflect.Value.Len";
    let r = valid(cx, v, METHOD).value;
    if r.kind() == Pointer && r.ty().elem().kind == Array {
        return r.ty().elem().len as i64;
    }
    if r.kind() == Pointer {
        cx.panic_str("reflect: call of reflect.Value.Len on ptr to non-array Value");
    }
    let has = |k| matches!(k, Array | Chan | Map | Slice | String);
    of_kind(cx, v, has, METHOD).value.len() as i64
}

pub fn cap(cx: Cx, v: V) -> i64 {
    use Kind::*;
    const METHOD: &str = "reflect.Value.Cap";
    let r = valid(cx, v, METHOD).value;
    if r.kind() == Pointer && r.ty().elem().kind == Array {
        return r.ty().elem().len as i64;
    }
    if r.kind() == Pointer {
        cx.panic_str("reflect: call of reflect.Value.Cap on ptr to non-array Value");
    }
    of_kind(cx, v, |k| matches!(k, Array | Chan | Slice), METHOD)
        .value
        .cap() as i64
}

pub fn elem(cx: Cx, v: V) -> V {
    let can = |k| matches!(k, Kind::Interface | Kind::Pointer);
    let r = of_kind(cx, v, can, "reflect.Value.Elem");
    let value = r.value.elem()?;
    Some(Reflected {
        value,
        hidden: r.hidden,
    })
}

fn within(i: i64, len: usize) -> Option<usize> {
    usize::try_from(i).ok().filter(|i| *i < len)
}

pub fn index(cx: Cx, v: V, i: i64) -> V {
    let can = |k| matches!(k, Kind::Array | Kind::Slice | Kind::String);
    let r = of_kind(cx, v, can, "reflect.Value.Index");
    let Some(i) = within(i, r.value.len()) else {
        let what = format!("{:?}", r.value.kind()).to_lowercase();
        cx.panic_str(&format!("reflect: {what} index out of range"));
    };
    let value = match r.value.kind() {
        Kind::String => r.value.byte(i),
        _ => r.value.index(i),
    };
    Some(Reflected { value, ..r })
}

/// An array variable or a slice, to be cut.
fn list(cx: Cx, r: Reflected, method: &str) -> Value {
    if r.value.kind() == Kind::Array && !r.value.settable() {
        cx.panic_str(&format!("{method}: slice of unaddressable array"));
    }
    r.value
}

pub fn slice(cx: Cx, v: V, low: i64, high: i64) -> V {
    const METHOD: &str = "reflect.Value.Slice";
    let can = |k| matches!(k, Kind::Array | Kind::Slice | Kind::String);
    let r = of_kind(cx, v, can, METHOD);
    let bounds = |limit: usize| {
        let (low, high) = (usize::try_from(low).ok()?, usize::try_from(high).ok()?);
        (low <= high && high <= limit).then_some((low, high))
    };
    if r.value.kind() == Kind::String {
        let Some((low, high)) = bounds(r.value.len()) else {
            cx.panic_str("reflect.Value.Slice: string slice index out of bounds");
        };
        let value = r.value.slice(cx, low, high);
        return Some(Reflected { value, ..r });
    }
    let list = list(cx, r, METHOD);
    let Some((low, high)) = bounds(list.cap()) else {
        cx.panic_str("reflect.Value.Slice: slice index out of bounds");
    };
    let value = list.window(slice_type(cx, list), low, high, list.cap());
    Some(Reflected { value, ..r })
}

fn slice_type(cx: Cx, list: Value) -> crate::runtime::types::TypeRef {
    match list.kind() {
        Kind::Slice => list.ty(),
        _ => cx.vm().types.slice(list.ty().elem()),
    }
}

pub fn slice3(cx: Cx, v: V, low: i64, high: i64, max: i64) -> V {
    const METHOD: &str = "reflect.Value.Slice3";
    let r = of_kind(cx, v, |k| matches!(k, Kind::Array | Kind::Slice), METHOD);
    let list = list(cx, r, METHOD);
    let cap = list.cap() as i64;
    if low < 0 || high < low || max < high || max > cap {
        cx.panic_str("reflect.Value.Slice3: slice index out of bounds");
    }
    let ty = slice_type(cx, list);
    let value = list.window(ty, low as usize, high as usize, max as usize);
    Some(Reflected { value, ..r })
}

pub fn addr(cx: Cx, v: V) -> V {
    match v.and_then(|r| Some((r, r.value.addr(cx)?))) {
        Some((r, value)) => Some(Reflected { value, ..r }),
        None => cx.panic_str("reflect.Value.Addr of unaddressable value"),
    }
}

pub fn pointer(cx: Cx, v: V) -> u64 {
    use Kind::*;
    let can = |k| {
        matches!(
            k,
            Pointer | Chan | Map | UnsafePointer | Func | Slice | String
        )
    };
    let v = of_kind(cx, v, can, "reflect.Value.Pointer").value;
    match v.kind() {
        String => v.str().as_bytes().as_ptr().addr() as u64,
        // As in Go the code, which several closures may share.
        Func => v
            .func()
            .func()
            .map_or(0, |f| std::ptr::from_ref(f).addr() as u64),
        _ => v.pointer(),
    }
}

pub fn unsafe_addr(cx: Cx, v: V) -> u64 {
    let v = valid(cx, v, "reflect.Value.UnsafeAddr").value;
    if !v.settable() {
        cx.panic_str("reflect.Value.UnsafeAddr of unaddressable value");
    }
    v.address()
}

pub fn num_field(cx: Cx, v: V) -> i64 {
    let is = |k| k == Kind::Struct;
    let v = of_kind(cx, v, is, "reflect.Value.NumField").value;
    v.fields().len() as i64
}

pub fn field(cx: Cx, v: V, i: i64) -> V {
    let is = |k| k == Kind::Struct;
    let r = of_kind(cx, v, is, "reflect.Value.Field");
    let Some(i) = within(i, r.value.fields().len()) else {
        cx.panic_str("reflect: Field index out of range");
    };
    Some(Reflected {
        value: r.value.field(i),
        hidden: r.hidden || !r.value.fields()[i].exported(),
    })
}

fn is_comparable(v: Value) -> bool {
    match v.kind() {
        Kind::Interface => v.elem().is_none_or(is_comparable),
        Kind::Array if v.ty().elem().comparable => match v.ty().elem().kind {
            Kind::Interface | Kind::Array | Kind::Struct => {
                (0..v.len()).all(|i| is_comparable(v.index(i)))
            }
            _ => true,
        },
        Kind::Struct if v.ty().comparable => {
            (0..v.fields().len()).all(|i| is_comparable(v.field(i)))
        }
        _ => v.ty().comparable,
    }
}

pub fn comparable(_: Cx, v: V) -> bool {
    v.is_some_and(|v| is_comparable(v.value))
}

/// What an interface holds.
fn held(v: V) -> Option<Value> {
    let v = v?.value;
    match v.kind() {
        Kind::Interface => v.elem(),
        _ => Some(v),
    }
}

pub fn equal(cx: Cx, v: V, u: V) -> bool {
    let (Some(a), Some(b)) = (held(v), held(u)) else {
        return held(v).is_none() && held(u).is_none();
    };
    if !same(a.ty(), b.ty()) {
        return false;
    }
    if matches!(a.kind(), Kind::Func | Kind::Map | Kind::Slice) {
        cx.panic_str(&format!(
            "reflect.Value.Equal: values of type {} are not comparable",
            a.ty().string
        ));
    }
    a.equal(cx, b)
}

/// A channel that is not hidden.
pub fn channel(cx: Cx, v: V, method: &str) -> Value {
    of_kind(cx, v, |k| k == Kind::Chan, method);
    exported(cx, v, method)
}
