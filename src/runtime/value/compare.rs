//! The order in which `fmt` and friends show the keys of maps.

use super::Value;
use crate::runtime::types::{Kind, same};
use std::cmp::Ordering;

/// Compares two values of one type: numbers and strings as `<` does, NaN below all numbers, false before true, nil before
/// all else, addresses as numbers, structs and arrays part by part, interfaces by their types' texts and then by
/// value.
pub fn compare(a: Value, b: Value) -> Ordering {
    match a.kind() {
        k if k.is_signed() => a.int().cmp(&b.int()),
        k if k.is_unsigned() => a.uint().cmp(&b.uint()),
        k if k.is_float() => float(a.float(), b.float()),
        k if k.is_complex() => {
            let (a, b) = (a.complex(), b.complex());
            float(a.re, b.re).then_with(|| float(a.im, b.im))
        }
        Kind::Bool => a.bool().cmp(&b.bool()),
        Kind::String => a.str().cmp(&b.str()),
        Kind::Array => (0..a.len())
            .map(|i| compare(a.index(i), b.index(i)))
            .find(|o| o.is_ne())
            .unwrap_or(Ordering::Equal),
        Kind::Struct => (0..a.fields().len())
            .map(|i| compare(a.field(i), b.field(i)))
            .find(|o| o.is_ne())
            .unwrap_or(Ordering::Equal),
        Kind::Interface => match (a.elem(), b.elem()) {
            (None, None) => Ordering::Equal,
            (None, Some(_)) => Ordering::Less,
            (Some(_), None) => Ordering::Greater,
            (Some(x), Some(y)) if same(x.ty(), y.ty()) => compare(x, y),
            (Some(x), Some(y)) => {
                let address = |v: Value| std::ptr::from_ref(v.ty()).addr();
                x.ty()
                    .string
                    .cmp(&y.ty().string)
                    .then_with(|| address(x).cmp(&address(y)))
            }
        },
        _ => a.pointer().cmp(&b.pointer()),
    }
}

fn float(a: f64, b: f64) -> Ordering {
    a.partial_cmp(&b)
        .unwrap_or_else(|| b.is_nan().cmp(&a.is_nan()))
}
