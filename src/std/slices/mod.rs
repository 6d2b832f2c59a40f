//! Package slices.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::{FuncValue, Ptr};
use crate::runtime::slices::Slice;
use crate::runtime::strings::Str;
use crate::runtime::types::Kind;
use crate::runtime::value::Value;
use crate::std::sort::{sort_by, sort_elements, sort_floats, sort_slice};

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "slices",
    files: go_files!["slices.go"],
    natives: NATIVES,
};

natives! {
    "slices.sortOrdered" => sort_ordered,
    "slices.sortFunc" => sort_func,
}

fn sort_func(cx: Cx, x: Any, cmp: Any, less: FuncValue) {
    let (Some(list), Some(cmp)) = (Value::of(x), Value::of(cmp)) else {
        return;
    };
    if list.len() < 2 {
        return;
    }
    let cmp = cmp.get::<FuncValue>();
    match list.ty().elem().kind {
        Kind::Int | Kind::Int64 => sort_by(cx, list.get::<Slice<i64>>(), cmp),
        Kind::Uint | Kind::Uint64 | Kind::Uintptr => sort_by(cx, list.get::<Slice<u64>>(), cmp),
        Kind::Int32 => sort_by(cx, list.get::<Slice<i32>>(), cmp),
        Kind::Float64 => sort_by(cx, list.get::<Slice<f64>>(), cmp),
        Kind::String => sort_by(cx, list.get::<Slice<Str>>(), cmp),
        Kind::Pointer => sort_by(cx, list.get::<Slice<Ptr<u8>>>(), cmp),
        _ => sort_slice(cx, x, less),
    }
}

fn sort_ordered(cx: Cx, x: Any) {
    let Some(x) = Value::of(x) else {
        return;
    };
    match x.ty().elem().kind {
        Kind::Int | Kind::Int64 => sort_elements(cx, x.get::<Slice<i64>>(), <[i64]>::sort_unstable),
        Kind::Int8 => sort_elements(cx, x.get::<Slice<i8>>(), <[i8]>::sort_unstable),
        Kind::Int16 => sort_elements(cx, x.get::<Slice<i16>>(), <[i16]>::sort_unstable),
        Kind::Int32 => sort_elements(cx, x.get::<Slice<i32>>(), <[i32]>::sort_unstable),
        Kind::Uint | Kind::Uint64 | Kind::Uintptr => {
            sort_elements(cx, x.get::<Slice<u64>>(), <[u64]>::sort_unstable)
        }
        Kind::Uint8 => sort_elements(cx, x.get::<Slice<u8>>(), <[u8]>::sort_unstable),
        Kind::Uint16 => sort_elements(cx, x.get::<Slice<u16>>(), <[u16]>::sort_unstable),
        Kind::Uint32 => sort_elements(cx, x.get::<Slice<u32>>(), <[u32]>::sort_unstable),
        Kind::Float32 => sort_elements(cx, x.get::<Slice<f32>>(), sort_floats),
        Kind::Float64 => sort_elements(cx, x.get::<Slice<f64>>(), sort_floats),
        _ => sort_elements(cx, x.get::<Slice<Str>>(), <[Str]>::sort_unstable),
    }
}
