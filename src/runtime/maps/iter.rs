//! Iteration over maps.
//!
//! An iteration goes once around the entries that were there when it began, from a random one on. Entries that come later
//! are not visited. While the table is only replaced by larger copies, positions stay valid; once one was compacted, the
//! iteration goes on in the table it saw last and looks every key up, to skip what was deleted and to show current values.

use super::table::Table;
use super::{GeneralKey, KeyKind, Map, StrKey, WordKey, WordsKey, open, racing};
use crate::runtime::context::Cx;
use crate::runtime::strings::Str;
use crate::runtime::sync::Ordering;
use crate::runtime::{equal, hash, memory};

/// Words of a [`MapIter`], for laying out frames.
pub const ITER_WORDS: usize = size_of::<MapIter>() / 8;

/// The state of an iteration. It may lie in frame slots, which the collector scans.
#[repr(C)]
pub struct MapIter {
    /// Where the current key's words are.
    pub key: *const u64,
    /// Where the current value is, in memory form.
    pub value: *const u8,
    map: u64,
    table: *const Table,
    /// Entries still to visit.
    left: u32,
    next: u32,
    /// Entries there were at the beginning.
    end: u32,
    moves: u32,
    clears: u32,
}

impl MapIter {
    /// Begins an iteration over a map value.
    ///
    /// # Safety
    /// `m` is a map value.
    pub unsafe fn new(cx: Cx, m: u64, site: u32) -> Self {
        let mut it = Self {
            key: std::ptr::null(),
            value: std::ptr::null(),
            map: m,
            table: std::ptr::null(),
            left: 0,
            next: 0,
            end: 0,
            moves: 0,
            clears: 0,
        };
        if m == 0 {
            return it;
        }
        // SAFETY: not nil.
        let map = unsafe { open(m) };
        map.check_iteration(cx, site);
        let Some(table) = map.table() else {
            return it;
        };
        it.table = table;
        it.end = table.len() as u32;
        it.left = it.end;
        it.moves = map.moves.load(Ordering::Relaxed);
        it.clears = map.clears.load(Ordering::Relaxed);
        if it.end > 1 {
            let draw = map.draws.fetch_add(1, Ordering::Relaxed);
            it.next = (hash::word(map.seed, draw) % u64::from(it.end)) as u32;
        }
        it
    }

    /// How many words the current key has.
    pub fn key_words(&self) -> usize {
        // SAFETY: there is a current entry, so the map is not nil.
        unsafe { open(self.map) }.ty.key().words
    }

    /// Goes to the next entry: whether there is one. Key and value are to be read before the map is used again.
    ///
    /// # Safety
    /// The map is still the one it began with.
    pub unsafe fn next(&mut self, cx: Cx, site: u32) -> bool {
        if self.left == 0 {
            return false;
        }
        // SAFETY: something is left, so the map is not nil.
        let map = unsafe { open(self.map) };
        map.check_iteration(cx, site);
        if map.clears.load(Ordering::Relaxed) != self.clears {
            // All entries that were there are gone.
            self.left = 0;
            return false;
        }
        let moved = map.moves.load(Ordering::Relaxed) != self.moves;
        if !moved && let Some(table) = map.table() {
            self.table = table;
        }
        // SAFETY: a table that was seen when the map was not nil; the collector sees it here.
        let table = unsafe { &*self.table };
        while self.left > 0 {
            let i = self.next as usize;
            self.left -= 1;
            self.next = if self.next + 1 == self.end {
                0
            } else {
                self.next + 1
            };
            // After a race the table may be smaller than the one it began with.
            if i >= table.cap() || table.is_hole(i) {
                continue;
            }
            let entry = table.entry(i).cast_const();
            self.key = entry.cast();
            self.value = entry.wrapping_add(map.value_offset());
            if !moved {
                return true;
            }
            // SAFETY: the entry's key is one of the map's.
            if unsafe { self.find_again(cx, map, site) } {
                return true;
            }
        }
        false
    }

    /// Looks the key up in the map as it is now.
    unsafe fn find_again(&mut self, cx: Cx, map: &Map, site: u32) -> bool {
        let p = self.key;
        // SAFETY: as the caller promises.
        let value = unsafe {
            match map.kind {
                KeyKind::Word => map.get(cx, WordKey(memory::load64(p.cast())), site),
                KeyKind::Str => map.get(cx, StrKey(Str::from_word(memory::load64(p.cast()))), site),
                KeyKind::Words => map.get(cx, WordsKey(p), site),
                KeyKind::General => {
                    if !equal::words(cx, map.ty.key(), p, p, site) {
                        // A NaN: it can neither be found nor have been deleted or changed.
                        return true;
                    }
                    map.get(cx, GeneralKey(p), site)
                }
            }
        };
        if value.is_null() {
            return false;
        }
        self.value = value;
        // The key as it is there now: -0 may have become +0.
        self.key = value.wrapping_sub(map.value_offset()).cast();
        true
    }
}

impl Map {
    fn check_iteration(&self, cx: Cx, site: u32) {
        if self.flags.load(Ordering::Relaxed) & super::WRITING != 0 {
            racing(cx, "concurrent map iteration and map write", site);
        }
    }
}
