//! Maps.

use super::V;
use super::convert::assign;
use super::fail::{exported, of_kind, valid};
use crate::runtime::Cx;
use crate::runtime::panic::{RuntimeError, raise};
use crate::runtime::site;
use crate::runtime::slices::Slice;
use crate::runtime::types::Kind;
use crate::runtime::value::{Reflected, Value};

fn map(cx: Cx, v: V, method: &str) -> Reflected {
    of_kind(cx, v, |k| k == Kind::Map, method)
}

pub fn map_index(cx: Cx, v: V, key: V) -> V {
    let m = map(cx, v, "reflect.Value.MapIndex");
    let k = valid(cx, key, "reflect.Value.MapIndex");
    let key = assign(cx, k.value, m.value.ty().key(), "reflect.Value.MapIndex");
    let value = m.value.map_get(cx, key)?;
    Some(Reflected {
        value,
        hidden: m.hidden || k.hidden,
    })
}

pub fn map_keys(cx: Cx, v: V) -> Slice<V> {
    let m = map(cx, v, "reflect.Value.MapKeys");
    let entries = m.value.map_entries(cx);
    let out = Slice::make(cx, entries.len());
    for i in 0..entries.len() {
        out.set(
            cx,
            i,
            Some(Reflected {
                value: entries.key(i),
                ..m
            }),
        );
    }
    out
}

pub fn entries(cx: Cx, v: V) -> Slice<V> {
    let m = map(cx, v, "reflect.Value.MapRange");
    let entries = m.value.map_entries(cx);
    let out = Slice::make(cx, 2 * entries.len());
    for i in 0..entries.len() {
        let value = entries.value(i).detached(cx);
        for (at, value) in [(2 * i, entries.key(i)), (2 * i + 1, value)] {
            out.set(cx, at, Some(Reflected { value, ..m }));
        }
    }
    out
}

pub fn same_key(cx: Cx, v: V) -> bool {
    v.is_some_and(|v| v.value.equal(cx, v.value))
}

pub fn set_map_index(cx: Cx, v: V, key: V, elem: V) {
    const METHOD: &str = "reflect.Value.SetMapIndex";
    map(cx, v, METHOD);
    let m = exported(cx, v, METHOD);
    let key = exported(cx, key, METHOD);
    let key = assign(cx, key, m.ty().key(), METHOD);
    match elem {
        None if m.is_nil() => {}
        None => m.map_delete(cx, key),
        Some(_) => {
            let elem = exported(cx, elem, METHOD);
            let elem: Value = assign(cx, elem, m.ty().elem(), METHOD);
            if m.is_nil() {
                raise(cx, RuntimeError::NilMap, site::NATIVE);
            }
            m.map_set(cx, key, elem);
        }
    }
}
