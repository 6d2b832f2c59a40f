//! Package slices.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::types::Kind;
use crate::runtime::value::Value;
use crate::std::sort::{compare_floats, sort_elements};

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "slices",
    files: go_files!["slices.go"],
    natives: NATIVES,
};

natives! {
    "slices.sortOrdered" => sort_ordered,
}

fn sort_ordered(cx: Cx, x: Any) {
    use crate::runtime::slices::Slice;
    use crate::runtime::strings::Str;
    let Some(x) = Value::of(x) else {
        return;
    };
    match x.ty().elem().kind {
        Kind::Int | Kind::Int64 => sort_elements(cx, x.get::<Slice<i64>>(), i64::cmp),
        Kind::Int8 => sort_elements(cx, x.get::<Slice<i8>>(), i8::cmp),
        Kind::Int16 => sort_elements(cx, x.get::<Slice<i16>>(), i16::cmp),
        Kind::Int32 => sort_elements(cx, x.get::<Slice<i32>>(), i32::cmp),
        Kind::Uint | Kind::Uint64 | Kind::Uintptr => {
            sort_elements(cx, x.get::<Slice<u64>>(), u64::cmp)
        }
        Kind::Uint8 => sort_elements(cx, x.get::<Slice<u8>>(), u8::cmp),
        Kind::Uint16 => sort_elements(cx, x.get::<Slice<u16>>(), u16::cmp),
        Kind::Uint32 => sort_elements(cx, x.get::<Slice<u32>>(), u32::cmp),
        Kind::Float32 => sort_elements(cx, x.get::<Slice<f32>>(), |a, b| {
            compare_floats(&f64::from(*a), &f64::from(*b))
        }),
        Kind::Float64 => sort_elements(cx, x.get::<Slice<f64>>(), compare_floats),
        _ => sort_elements(cx, x.get::<Slice<Str>>(), Str::cmp),
    }
}
