//! Maps.

use super::build::Builder;
use super::code::Code;
use super::names::*;
use super::slice::string;
use crate::runtime::maps::{self, ITER_WORDS, MapIter};
use crate::runtime::types::TypeRef;
use crate::tree::{Key, SiteId, Slot};

/// The value of keys that are not in a map, for small value types.
static ZEROES: [u64; 128] = [0; 128];

impl Builder<'_> {
    /// `len(m)`
    pub fn map_len(&self, m: &Int) -> Code<i64> {
        // SAFETY: a map value.
        int_left!(self, m, |fm| self
            .node(move |x| unsafe { maps::len(fm(x) as u64) }))
    }

    /// `make(map[K]V, hint)`
    pub fn make_map(&self, ty: TypeRef, hint: Option<&Int>) -> Code<i64> {
        let hint = hint.map(|h| self.int(h));
        self.node(move |x| maps::make(x, ty, hint.map_or(0, |h| h.call(x))) as i64)
    }

    /// The address of an entry's value, null if there is none.
    fn map_find(&self, ty: TypeRef, m: &Int, key: &Key, site: SiteId) -> Code<i64> {
        int_left!(self, m, |fm| match key {
            Key::Int(e) => int_left!(self, &**e, |fk| self.node(move |x| {
                let m = fm(x) as u64;
                // SAFETY: a map value and a key of its type.
                (unsafe { maps::get_word(x, m, fk(x) as u64, site) }) as i64
            })),
            Key::Str(e) => int_left!(self, &**e, |fk| self.node(move |x| {
                let m = fm(x) as u64;
                // SAFETY: a map value and a key of its type.
                (unsafe { maps::get_str(x, m, string(fk(x)), site) }) as i64
            })),
            Key::Slots(slot) => {
                let slot = *slot;
                self.node(move |x| {
                    // SAFETY: a map value and a key of its type.
                    (unsafe { maps::get(x, ty, fm(x) as u64, x.at(slot), site) }) as i64
                })
            }
        })
    }

    /// What stands for the value of a missing entry.
    fn zeroes(&self, ty: TypeRef) -> i64 {
        let words = ty.elem().size.div_ceil(8);
        let zeroes = if words <= ZEROES.len() {
            &ZEROES
        } else {
            self.arena.list(&vec![0u64; words])
        };
        zeroes.as_ptr() as i64
    }

    /// The address of a value to be read.
    pub fn map_read(
        &self,
        ty: TypeRef,
        m: &Int,
        key: &Key,
        offset: u32,
        site: SiteId,
    ) -> Code<i64> {
        let zeroes = self.zeroes(ty);
        let offset = i64::from(offset);
        let find = self.map_find(ty, m, key, site);
        self.node(move |x| match find.call(x) {
            0 => zeroes + offset,
            value => value + offset,
        })
    }

    /// The address of a value to be written.
    pub fn map_write(&self, _: TypeRef, m: &Int, key: &Key, site: SiteId) -> Code<i64> {
        int_left!(self, m, |fm| match key {
            Key::Int(e) => int_left!(self, &**e, |fk| self.node(move |x| {
                let m = fm(x) as u64;
                // SAFETY: a map value and a key of its type.
                (unsafe { maps::assign_word(x, m, fk(x) as u64, site) }) as i64
            })),
            Key::Str(e) => int_left!(self, &**e, |fk| self.node(move |x| {
                let m = fm(x) as u64;
                // SAFETY: a map value and a key of its type.
                (unsafe { maps::assign_str(x, m, string(fk(x)), site) }) as i64
            })),
            Key::Slots(slot) => {
                let slot = *slot;
                self.node(move |x| {
                    // SAFETY: a map value and a key of its type.
                    (unsafe { maps::assign(x, fm(x) as u64, x.at(slot), site) }) as i64
                })
            }
        })
    }

    /// `v, ok := m[k]`: the address of the value and whether it is there.
    pub fn map_lookup(
        &self,
        ty: TypeRef,
        m: &Int,
        key: &Key,
        value: Slot,
        ok: Slot,
        site: SiteId,
    ) -> Code<()> {
        let zeroes = self.zeroes(ty);
        let find = self.map_find(ty, m, key, site);
        self.node(move |x| {
            let p = find.call(x);
            x.set(value, if p == 0 { zeroes } else { p } as u64);
            x.set(ok, u64::from(p != 0));
        })
    }

    /// `delete(m, k)`
    pub fn map_delete(&self, ty: TypeRef, m: &Int, key: &Key, site: SiteId) -> Code<()> {
        let m = self.int(m);
        match key {
            Key::Int(e) | Key::Str(e) => {
                let key = self.int(e);
                self.node(move |x| {
                    let m = m.call(x) as u64;
                    let word = key.call(x) as u64;
                    // SAFETY: a map value and a key of its type.
                    unsafe { maps::delete(x, ty, m, &raw const word, site) }
                })
            }
            Key::Slots(slot) => {
                let slot = *slot;
                self.node(move |x| {
                    // SAFETY: a map value and a key of its type.
                    unsafe { maps::delete(x, ty, m.call(x) as u64, x.at(slot), site) }
                })
            }
        }
    }

    /// `clear(m)`
    pub fn map_clear(&self, m: &Int, site: SiteId) -> Code<()> {
        let m = self.int(m);
        // SAFETY: a map value.
        self.node(move |x| unsafe { maps::clear(x, m.call(x) as u64, site) })
    }

    /// Starts an iteration: the iterator is an object.
    pub fn map_iter(&self, slot: Slot, m: &Int, site: SiteId) -> Code<()> {
        let m = self.int(m);
        self.node(move |x| {
            let m = m.call(x) as u64;
            let p = x.alloc_words(ITER_WORDS);
            // SAFETY: a map value, and a new object with room for the iterator.
            unsafe { p.cast::<MapIter>().write(MapIter::new(x, m, site)) };
            x.set(slot, p as u64);
        })
    }

    /// The next entry.
    pub fn map_next(&self, iter: Slot, key: Slot, value: Slot, site: SiteId) -> Code<bool> {
        self.node(move |x| {
            // SAFETY: the slot holds what `map_iter` put there.
            let it = unsafe { &mut *(x.word(iter) as *mut MapIter) };
            // SAFETY: the iterator's map is alive, as the iterator holds it.
            if !unsafe { it.next(x, site) } {
                return false;
            }
            // SAFETY: a key lies at the iterator's address, in as many words as the frame has slots for.
            unsafe { std::ptr::copy_nonoverlapping(it.key, x.at(key), it.key_words()) };
            x.set(value, it.value as u64);
            true
        })
    }
}
