//! Tables: the entries of a map and the index to them.
//!
//! Entries lie in order of insertion: entry `i` at `entries + i * stride`, key words first, then the value. Behind them a
//! bitmap marks the holes that deletions left. A table for more than [`SMALL`] entries has an index, an open-addressed
//! array of slots: the upper half is 32 bits of the key's hash, of which the top ones also choose where probing starts; the
//! lower half is the entry's position plus one. 0 is a slot never used. As at most three quarters are ever used, probing
//! ends.

use super::{GeneralKey, Key, KeyKind, Map, StrKey, WordKey, WordsKey};
use crate::runtime::context::Cx;
use crate::runtime::memory::{self, load64, store64};
use crate::runtime::site;
use crate::runtime::strings::Str;
use crate::runtime::sync::{AtomicU32, Ordering, fence};

/// Entries of a table without index, which is searched from end to end.
pub(super) const SMALL: usize = 8;

/// A slot whose entry was deleted. Hashes in slots are odd, so none is like it.
const DELETED: u64 = 2 << 32;

/// A table.
///
/// # Invariant
/// All fields but `len` are immutable. `entries` has room for `cap` entries of `stride` bytes and the bitmap, `index`, if
/// not null, for `1 << bits` slots; every slot's position is below `cap`.
#[repr(C)]
pub(super) struct Table {
    entries: *mut u8,
    index: *mut u8,
    cap: u32,
    stride: u32,
    /// Binary logarithm of the number of slots.
    bits: u32,
    /// Entries in use, holes included.
    len: AtomicU32,
}

impl Table {
    /// Makes a table for at least `want` entries.
    pub(super) fn make(cx: Cx, m: &Map, want: usize) -> *mut Table {
        let stride = m.stride as usize;
        let pointers = m.ty.key().pointers || m.ty.elem().pointers;
        let header = size_of::<Table>();
        if want <= SMALL {
            let room = header + SMALL * stride + 8;
            // The only other reference in it is to itself.
            let table = cx.alloc(room, pointers);
            let value = Table {
                entries: table.wrapping_add(header),
                index: std::ptr::null_mut(),
                cap: SMALL as u32,
                stride: m.stride,
                bits: 0,
                len: AtomicU32::new(0),
            };
            // SAFETY: a new object with room for it.
            unsafe { table.cast::<Table>().write(value) };
            fence(Ordering::Release);
            return table.cast();
        }
        let slots = (want * 4).div_ceil(3).next_power_of_two().max(32);
        let cap = slots / 4 * 3;
        let entries = cx.alloc(cap * stride + cap.div_ceil(64) * 8, pointers);
        let index = cx.alloc(slots * 8, false);
        let table = cx.alloc(header, true).cast::<Table>();
        let value = Table {
            entries,
            index,
            cap: u32::try_from(cap).expect("a map of fewer than 2^32 entries"),
            stride: m.stride,
            bits: slots.trailing_zeros(),
            len: AtomicU32::new(0),
        };
        // SAFETY: a new object of that size.
        unsafe { table.write(value) };
        fence(Ordering::Release);
        table
    }

    pub(super) fn cap(&self) -> usize {
        self.cap as usize
    }

    /// Entries in use, holes included.
    pub(super) fn len(&self) -> usize {
        // A race may have pushed it too far.
        (self.len.load(Ordering::Relaxed) as usize).min(self.cap())
    }

    /// Entries that are not holes.
    pub(super) fn live(&self) -> usize {
        let words = self.len().div_ceil(64);
        let holes: u32 = (0..words).map(|w| self.holes(w).count_ones()).sum();
        self.len() - holes as usize
    }

    /// Address of the entry at `i`, which is below the capacity.
    #[inline(always)]
    pub(super) fn entry(&self, i: usize) -> *mut u8 {
        self.entries.wrapping_add(i * self.stride as usize)
    }

    fn bitmap(&self, word: usize) -> *mut u8 {
        self.entry(self.cap()).wrapping_add(word * 8)
    }

    /// A word of the bitmap of holes.
    #[inline(always)]
    fn holes(&self, word: usize) -> u64 {
        // SAFETY: inside the bitmap for words below cap / 64, rounded up.
        unsafe { load64(self.bitmap(word)) }
    }

    /// Whether the entry at `i` was deleted.
    #[inline(always)]
    pub(super) fn is_hole(&self, i: usize) -> bool {
        self.holes(i / 64) >> (i % 64) & 1 != 0
    }

    /// The entry of a key, null if there is none.
    #[inline(always)]
    pub(super) fn find<K: Key>(&self, cx: Cx, m: &Map, key: K, site: u32) -> *const u8 {
        if self.index.is_null() && !K::REPLACE {
            return self.scan(cx, m, key, site);
        }
        let hash = key.hash(cx, m, site);
        self.find_hashed(cx, m, key, hash, site)
    }

    /// [`Self::find`] for a key whose hash is known.
    #[inline(always)]
    pub(super) fn find_hashed<K: Key>(
        &self,
        cx: Cx,
        m: &Map,
        key: K,
        hash: u64,
        site: u32,
    ) -> *const u8 {
        if self.index.is_null() {
            return self.scan(cx, m, key, site);
        }
        match self.probe(cx, m, key, hash, site) {
            Some((_, i)) => self.entry(i),
            None => std::ptr::null(),
        }
    }

    #[inline(always)]
    fn scan<K: Key>(&self, cx: Cx, m: &Map, key: K, site: u32) -> *const u8 {
        let holes = self.holes(0);
        for i in 0..self.len() {
            let entry = self.entry(i);
            // SAFETY: an entry in use begins with a key.
            if unsafe { key.equals(cx, m, entry, site) } && holes >> i & 1 == 0 {
                return entry;
            }
        }
        std::ptr::null()
    }

    /// The slot and the position of a key.
    #[inline(always)]
    fn probe<K: Key>(
        &self,
        cx: Cx,
        m: &Map,
        key: K,
        hash: u64,
        site: u32,
    ) -> Option<(usize, usize)> {
        let tag = tag(hash);
        let mask = (1usize << self.bits) - 1;
        let mut at = self.start(tag);
        // The bound matters only to a table that a race has filled up.
        for _ in 0..=mask {
            // SAFETY: the mask keeps it inside the index.
            let slot = unsafe { load64(self.index.add(at * 8)) };
            if slot == 0 {
                return None;
            }
            if (slot >> 32) as u32 == tag {
                let i = (slot as u32 - 1) as usize;
                // SAFETY: positions in slots are below the capacity, so there is a key.
                if unsafe { key.equals(cx, m, self.entry(i), site) } {
                    return Some((at, i));
                }
            }
            at = (at + 1) & mask;
        }
        None
    }

    #[inline(always)]
    fn start(&self, tag: u32) -> usize {
        (u64::from(tag) >> (32 - self.bits.min(32))) as usize
    }

    /// Appends an entry; None if the table is full.
    #[inline(always)]
    pub(super) fn push<K: Key>(&self, m: &Map, key: K, hash: u64) -> Option<*mut u8> {
        let i = self.len.load(Ordering::Relaxed);
        if i >= self.cap {
            return None;
        }
        let entry = self.entry(i as usize);
        // SAFETY: below the capacity.
        unsafe { key.write(m, entry) };
        if !self.index.is_null() {
            self.link(tag(hash), i);
        }
        self.len.store(i + 1, Ordering::Relaxed);
        Some(entry)
    }

    /// Enters position `i` in the index.
    #[inline(always)]
    fn link(&self, tag: u32, i: u32) {
        let mask = (1usize << self.bits) - 1;
        let mut at = self.start(tag);
        for _ in 0..=mask {
            let p = self.index.wrapping_add(at * 8);
            // SAFETY: the mask keeps it inside the index.
            unsafe {
                if load64(p) == 0 {
                    return store64(p, u64::from(tag) << 32 | u64::from(i + 1));
                }
            }
            at = (at + 1) & mask;
        }
    }

    /// Makes a hole of a key's entry: whether there was one.
    pub(super) fn remove<K: Key>(&self, cx: Cx, m: &Map, key: K, hash: u64, site: u32) -> bool {
        let i = if self.index.is_null() {
            let entry = self.scan(cx, m, key, site);
            if entry.is_null() {
                return false;
            }
            (entry.addr() - self.entries.addr()) / self.stride as usize
        } else {
            let Some((at, i)) = self.probe(cx, m, key, hash, site) else {
                return false;
            };
            // SAFETY: a slot of the index.
            unsafe { store64(self.index.add(at * 8), DELETED) };
            i
        };
        let p = self.bitmap(i / 64);
        // SAFETY: the entry and its bit are inside the table. A hole refers to nothing.
        unsafe {
            memory::zero(self.entry(i), self.stride as usize);
            store64(p, load64(p) | 1 << (i % 64));
        }
        true
    }

    /// Removes all entries.
    pub(super) fn clear(&self) {
        let used = self.len();
        self.len.store(0, Ordering::Relaxed);
        // SAFETY: all inside the table.
        unsafe {
            memory::zero(self.entries, used * self.stride as usize);
            memory::zero(self.bitmap(0), used.div_ceil(64) * 8);
            if !self.index.is_null() && used > 0 {
                memory::zero(self.index, 8 << self.bits);
            }
        }
    }

    /// Fills this empty table with the entries of one it is to replace. Without holes positions stay as they are.
    pub(super) fn take_over(&self, cx: Cx, m: &Map, old: &Table) {
        let stride = self.stride as usize;
        let mut n = 0;
        // New positions by old ones; only needed where holes close up.
        let mut moved = Vec::new();
        let len = old.len();
        if old.live() == len {
            // A race may have filled the old table since the new one's room was decided.
            n = len.min(self.cap());
            // SAFETY: both have room for so many.
            unsafe { memory::copy(self.entries, old.entries, n * stride, 8) };
        } else {
            moved.reserve_exact(len);
            for i in 0..len {
                moved.push(n as u32);
                if !old.is_hole(i) && n < self.cap() {
                    // SAFETY: both are entries below the capacity.
                    unsafe { memory::copy(self.entry(n), old.entry(i), stride, 8) };
                    n += 1;
                }
            }
        }
        self.len.store(n as u32, Ordering::Relaxed);
        if self.index.is_null() {
            return;
        }
        if old.index.is_null() {
            return self.link_all(cx, m);
        }
        for at in 0..1usize << old.bits {
            // SAFETY: a slot of the old index.
            let slot = unsafe { load64(old.index.add(at * 8)) };
            if slot as u32 != 0 {
                let i = slot as u32 - 1;
                let i = if moved.is_empty() {
                    i
                } else {
                    moved.get(i as usize).copied().unwrap_or(u32::MAX)
                };
                // What a race entered meanwhile is lost.
                if (i as usize) < n {
                    self.link((slot >> 32) as u32, i);
                }
            }
        }
    }

    /// Enters all entries in the index.
    fn link_all(&self, cx: Cx, m: &Map) {
        for i in 0..self.len() {
            let p = self.entry(i).cast::<u64>().cast_const();
            // SAFETY: an entry in use begins with a key of the map's kind.
            let hash = unsafe {
                match m.kind {
                    KeyKind::Word => WordKey(*p).hash(cx, m, site::NATIVE),
                    KeyKind::Str => StrKey(Str::from_word(*p)).hash(cx, m, site::NATIVE),
                    KeyKind::Words => WordsKey(p).hash(cx, m, site::NATIVE),
                    KeyKind::General => GeneralKey(p).hash(cx, m, site::NATIVE),
                }
            };
            self.link(tag(hash), i as u32);
        }
    }
}

/// The part of a hash that slots keep.
#[inline(always)]
fn tag(hash: u64) -> u32 {
    (hash >> 32) as u32 | 1
}
