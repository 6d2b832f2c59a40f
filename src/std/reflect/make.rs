//! Making types and values.

use super::V;
use super::convert::assign;
use super::fail::{assignable, exported, of_kind, wrong_kind};
use super::types::{T, need};
use crate::runtime::Cx;
use crate::runtime::slices::Slice;
use crate::runtime::strings::Str;
use crate::runtime::types::{ChanDir, FieldSpec, Kind, TypeRef};
use crate::runtime::value::{Reflected, Value};
use crate::std::unicode::tables;

pub fn pointer_to(cx: Cx, t: T) -> T {
    Some(cx.vm().types.pointer(need(cx, t)))
}

pub fn slice_of(cx: Cx, t: T) -> T {
    Some(cx.vm().types.slice(need(cx, t)))
}

pub fn chan_of(cx: Cx, t: T, dir: i64) -> T {
    let dir = match dir {
        1 => ChanDir::Recv,
        2 => ChanDir::Send,
        _ => ChanDir::Both,
    };
    Some(cx.vm().types.chan(need(cx, t), dir))
}

pub fn map_of(cx: Cx, key: T, elem: T) -> T {
    Some(cx.vm().types.map(need(cx, key), need(cx, elem)))
}

/// More bytes than any object has.
const TOO_LARGE: usize = 1 << 47;

pub fn array_of(cx: Cx, t: T, len: i64) -> T {
    let elem = need(cx, t);
    let len = len as usize;
    if elem.go_size.checked_mul(len).is_none_or(|n| n > TOO_LARGE) {
        cx.panic_str("reflect.ArrayOf: array size would exceed virtual address space");
    }
    Some(cx.vm().types.array(elem, len))
}

fn types(cx: Cx, list: Slice<T>) -> Vec<TypeRef> {
    list.iter().map(|t| need(cx, t)).collect()
}

pub fn func_of(cx: Cx, params: Slice<T>, results: Slice<T>, variadic: bool) -> T {
    let (params, results) = (types(cx, params), types(cx, results));
    Some(cx.vm().types.func(&params, &results, variadic))
}

pub fn struct_of(
    cx: Cx,
    names: Slice<Str>,
    packages: Slice<Str>,
    tags: Slice<Str>,
    types: Slice<T>,
    embedded: Slice<bool>,
) -> T {
    let text = |s: Str| s.to_owned().into_boxed_str();
    let fields: Vec<FieldSpec> = (0..names.len())
        .map(|i| FieldSpec {
            name: text(names.get(i)),
            package: text(packages.get(i)),
            ty: need(cx, types.get(i)),
            embedded: embedded.get(i),
            tag: text(tags.get(i)),
        })
        .collect();
    Some(cx.vm().types.structure(&fields))
}

pub fn is_identifier(_: Cx, name: Str) -> bool {
    name.runes().enumerate().all(|(i, (_, r, _))| {
        r == i32::from(b'_') || tables::is_letter(r) || (i > 0 && tables::is_digit(r))
    })
}

pub fn is_upper(_: Cx, name: Str) -> bool {
    name.runes().next().is_some_and(|r| tables::is_upper(r.1))
}

fn plain(value: Value) -> V {
    Some(value.into())
}

pub fn zero(cx: Cx, t: T) -> V {
    plain(Value::zero(cx, need(cx, t)).detached(cx))
}

pub fn new_value(cx: Cx, t: T) -> V {
    let ty = cx.vm().types.pointer(need(cx, t));
    plain(Value::make_pointer(cx, ty))
}

pub fn make_slice(cx: Cx, t: T, len: i64, cap: i64) -> V {
    let t = need(cx, t);
    if t.elem()
        .size
        .max(1)
        .checked_mul(cap as usize)
        .is_none_or(|n| n > TOO_LARGE)
    {
        cx.panic_text("makeslice: cap out of range");
    }
    plain(Value::make_slice(cx, t, len as usize, cap as usize))
}

pub fn make_map(cx: Cx, t: T, n: i64) -> V {
    plain(Value::make_map(cx, need(cx, t), n.max(0) as usize))
}

pub fn make_chan(cx: Cx, t: T, buffer: i64) -> V {
    plain(Value::make_chan(cx, need(cx, t), buffer))
}

/// What Go calls a function of the package where it names a method of `Value`.
const NO_METHOD: &str = "unknown method";

fn slice(cx: Cx, v: V) -> Value {
    of_kind(cx, v, |k| k == Kind::Slice, NO_METHOD);
    exported(cx, v, NO_METHOD)
}

pub fn append(cx: Cx, s: V, x: Slice<V>) -> V {
    let list = slice(cx, s);
    let mut out = Value::zero(cx, list.ty());
    out.set(cx, list);
    for x in x.iter() {
        let x = exported(cx, x, "reflect.Value.Set");
        let x = assign(cx, x, list.ty().elem(), "reflect.Set");
        out.append_zero(cx).set(cx, x);
    }
    plain(out.detached(cx))
}

/// Panics unless two lists have the same element type.
fn same_elements(cx: Cx, what: &str, a: TypeRef, b: TypeRef) {
    if !std::ptr::eq(a.elem(), b.elem()) {
        cx.panic_str(&format!(
            "{what}: {} != {}",
            a.elem().string,
            b.elem().string
        ));
    }
}

pub fn append_slice(cx: Cx, s: V, t: V) -> V {
    let a = slice(cx, s);
    let b = slice(cx, t);
    same_elements(cx, "reflect.AppendSlice", a.ty(), b.ty());
    plain(a.appended(cx, b))
}

pub fn copy(cx: Cx, dst: V, src: V) -> i64 {
    let list = |k| matches!(k, Kind::Array | Kind::Slice);
    let to = of_kind(cx, dst, list, "reflect.Copy").value;
    let whole = |v: Value| match v.kind() {
        Kind::Array => {
            let ty = cx.vm().types.slice(v.ty().elem());
            v.window(ty, 0, v.len(), v.len())
        }
        _ => v,
    };
    if to.kind() == Kind::Array {
        assignable(cx, dst, NO_METHOD);
    }
    let to = whole(exported(cx, dst, NO_METHOD));
    let Some(Reflected { value: from, .. }) = src else {
        wrong_kind(cx, "reflect.Copy", None)
    };
    if from.kind() == Kind::String && to.ty().elem().kind == Kind::Uint8 {
        return to.copy_str(from.str()) as i64;
    }
    of_kind(cx, src, list, "reflect.Copy");
    let from = exported(cx, src, NO_METHOD);
    same_elements(cx, "reflect.Copy", to.ty(), from.ty());
    to.copy_elements(whole(from)) as i64
}
