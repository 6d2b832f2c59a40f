//! Maps as values.

use super::{Value, compare};
use crate::runtime::context::Cx;
use crate::runtime::maps::{self, MapIter};
use crate::runtime::memory;
use crate::runtime::native::MapRef;
use crate::runtime::site;
use crate::runtime::types::{Kind, TypeRef};

/// The entries of a map at one moment, in Go memory: what happens to the map later does not touch them.
#[derive(Clone)]
pub struct MapEntries {
    ty: TypeRef,
    base: *mut u8,
    /// Positions in the order to be shown.
    order: Vec<u32>,
}

impl MapEntries {
    fn strides(&self) -> (usize, usize) {
        let key = self.ty.key().words * 8;
        (key, key + self.ty.elem().size.next_multiple_of(8))
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.order.len()
    }

    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.order.is_empty()
    }

    /// The key of the entry at `i`.
    pub fn key(&self, i: usize) -> Value {
        let (_, stride) = self.strides();
        // SAFETY: entries were copied there, and nothing changes them.
        unsafe {
            Value::from_words(
                self.ty.key(),
                self.base.add(self.order[i] as usize * stride).cast(),
            )
        }
    }

    /// The value of the entry at `i`.
    pub fn value(&self, i: usize) -> Value {
        let (key, stride) = self.strides();
        let p = self
            .base
            .wrapping_add(self.order[i] as usize * stride + key);
        // SAFETY: entries were copied there.
        let v = unsafe { Value::from_memory(self.ty.elem(), p) };
        Value {
            settable: false,
            ..v
        }
    }

    /// Sorts by key, in the order in which `fmt` shows maps.
    pub fn sort(&mut self) {
        let mut order = std::mem::take(&mut self.order);
        let plain = Self {
            ty: self.ty,
            base: self.base,
            order: (0..order.len() as u32).collect(),
        };
        order.sort_by(|a, b| compare(plain.key(*a as usize), plain.key(*b as usize)));
        self.order = order;
    }
}

impl Value {
    fn map(self) -> u64 {
        self.want(self.ty.kind == Kind::Map, "map operation");
        self.words[0]
    }

    /// The map, to pass on.
    pub fn map_ref(self) -> MapRef {
        MapRef(self.map())
    }

    /// A copy of a map's entries, in random order.
    pub fn map_entries(self, cx: Cx) -> MapEntries {
        let n = self.len();
        let mut out = MapEntries {
            ty: self.ty,
            base: std::ptr::null_mut(),
            order: Vec::new(),
        };
        let (key_bytes, stride) = out.strides();
        let (key, elem) = (self.ty.key(), self.ty.elem());
        // Nothing stops this goroutine between here and the end of the iteration but the allocation itself, after which
        // a map that others changed may have more entries: those are left out.
        out.base = cx.alloc((n * stride).max(8), key.pointers || elem.pointers);
        // SAFETY: the map is one, the entries are of its type, and there is room for `n`.
        unsafe {
            let mut it = MapIter::new(cx, self.map(), site::NATIVE);
            while out.order.len() < n && it.next(cx, site::NATIVE) {
                let p = out.base.add(out.order.len() * stride);
                memory::copy(p, it.key.cast(), key_bytes, 8);
                memory::copy(p.add(key_bytes), it.value, elem.size, elem.align);
                out.order.push(out.order.len() as u32);
            }
        }
        out
    }

    /// A copy of a map's entries, sorted as `fmt` shows them.
    pub fn map_sorted(self, cx: Cx) -> MapEntries {
        let mut entries = self.map_entries(cx);
        entries.sort();
        entries
    }

    /// `m[key]`
    pub fn map_get(self, cx: Cx, key: Value) -> Option<Value> {
        let m = self.map();
        let (buffer, words) = key.key_words(cx, self.ty.key());
        let p = if buffer.is_null() {
            words.as_ptr()
        } else {
            buffer
        };
        // SAFETY: a map and a key of its type.
        let value = unsafe { maps::get(cx, self.ty, m, p, site::NATIVE) };
        // SAFETY: a value of the map, copied so that it stays what it is.
        (!value.is_null())
            .then(|| unsafe { Value::from_memory(self.ty.elem(), value.cast_mut()) }.detached(cx))
    }

    /// `m[key] = value`
    pub fn map_set(self, cx: Cx, key: Value, value: Value) {
        let m = self.map();
        let (buffer, words) = key.key_words(cx, self.ty.key());
        let p = if buffer.is_null() {
            words.as_ptr()
        } else {
            buffer
        };
        // What must be allocated for an interface is, before the place for it is looked up.
        let value = match self.ty.elem().kind {
            Kind::Interface => {
                let any = value.to_any(cx);
                Value::new(cx, self.ty.elem(), any)
            }
            _ => value,
        };
        // SAFETY: a map and a key of its type.
        let place = unsafe { maps::assign(cx, m, p, site::NATIVE) };
        // SAFETY: a place for a value of the map.
        unsafe { Value::from_memory(self.ty.elem(), place) }.set(cx, value);
    }

    /// `delete(m, key)`
    pub fn map_delete(self, cx: Cx, key: Value) {
        let m = self.map();
        let (buffer, words) = key.key_words(cx, self.ty.key());
        let p = if buffer.is_null() {
            words.as_ptr()
        } else {
            buffer
        };
        // SAFETY: a map and a key of its type.
        unsafe { maps::delete(cx, self.ty, m, p, site::NATIVE) };
    }

    /// The words of a key for a map with keys of type `ty`: in a buffer, for structs and arrays, or as they are.
    fn key_words(self, cx: Cx, ty: TypeRef) -> (*const u64, [u64; 3]) {
        let v = match ty.kind {
            Kind::Interface => {
                let any = self.to_any(cx);
                Value::new(cx, ty, any)
            }
            _ => {
                assert!(
                    crate::runtime::types::same(ty, self.ty),
                    "a {:?} as a key of type {ty:?}",
                    self.ty
                );
                self
            }
        };
        if !matches!(ty.kind, Kind::Array | Kind::Struct) {
            return (std::ptr::null(), v.words);
        }
        let buffer = cx.alloc_words(ty.words.max(1));
        // SAFETY: room for the whole.
        unsafe { memory::copy(buffer.cast(), v.mem, ty.size, ty.align) };
        (buffer, v.words)
    }

    /// A copy that is no variable.
    pub fn detached(self, cx: Cx) -> Value {
        match self.ty.kind {
            Kind::Array | Kind::Struct => {
                let mut copy = Value::zero(cx, self.ty);
                copy.set(cx, self);
                Value {
                    settable: false,
                    ..copy
                }
            }
            _ => Value {
                mem: std::ptr::null_mut(),
                settable: false,
                ..self
            },
        }
    }
}
