//! Deep equality.

use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::types::{Kind, same};
use crate::runtime::value::Value;
use std::collections::HashSet;

/// Pairs of references under comparison, with their type: met again, they are taken for equal.
type Visited = HashSet<(u64, u64, usize)>;

pub fn deep_equal(cx: Cx, x: Any, y: Any) -> bool {
    match (Value::of(x), Value::of(y)) {
        (Some(x), Some(y)) => same(x.ty(), y.ty()) && values(cx, x, y, &mut Visited::new()),
        (x, y) => x.is_none() && y.is_none(),
    }
}

/// Whether two values of one type are deeply equal.
fn values(cx: Cx, x: Value, y: Value, visited: &mut Visited) -> bool {
    match x.kind() {
        Kind::Pointer | Kind::Map | Kind::Slice => {
            if x.is_nil() || y.is_nil() {
                return x.is_nil() == y.is_nil();
            }
            if x.kind() != Kind::Pointer && x.len() != y.len() {
                return false;
            }
            let (a, b) = (x.pointer(), y.pointer());
            if a == b {
                return true;
            }
            let (a, b) = (a.min(b), a.max(b));
            if !visited.insert((a, b, std::ptr::from_ref(x.ty()).addr())) {
                return true;
            }
        }
        _ => {}
    }
    // Lists and trees may be as deep as memory is large.
    cx.deeper(|cx| parts(cx, x, y, visited))
}

fn parts(cx: Cx, x: Value, y: Value, visited: &mut Visited) -> bool {
    match x.kind() {
        Kind::Slice if x.ty().elem().kind == Kind::Uint8 => {
            x.bytes().as_bytes() == y.bytes().as_bytes()
        }
        Kind::Array | Kind::Slice => {
            (0..x.len()).all(|i| values(cx, x.index(i), y.index(i), visited))
        }
        Kind::Struct => (0..x.fields().len()).all(|i| values(cx, x.field(i), y.field(i), visited)),
        Kind::Interface | Kind::Pointer => match (x.elem(), y.elem()) {
            (Some(x), Some(y)) => same(x.ty(), y.ty()) && values(cx, x, y, visited),
            (x, y) => x.is_none() && y.is_none(),
        },
        Kind::Map => {
            let entries = x.map_entries(cx);
            (0..entries.len()).all(|i| match y.map_get(cx, entries.key(i)) {
                Some(other) => values(cx, entries.value(i), other, visited),
                None => false,
            })
        }
        Kind::Func => x.is_nil() && y.is_nil(),
        _ => x.equal(cx, y),
    }
}
