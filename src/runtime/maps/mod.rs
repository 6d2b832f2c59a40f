//! Go maps.
//!
//! A map is a header object that refers to a [`table`]: a dense array of entries in order of insertion and, above eight
//! entries, an index from hashes to positions in it. Keys are in words form, values in memory form. A deleted entry leaves
//! a hole until the table is full; then the table is replaced by a larger or a compacted one.
//!
//! # What must hold
//! Everything that bounds an access (capacity, index size, strides) is immutable in the table object, and a map's accesses
//! start from one load of the table's address. So goroutines that race on a map may lose entries, and are mostly caught at
//! it, but never leave the table's memory.

mod iter;
mod table;
#[cfg(test)]
mod tests;

pub use iter::{ITER_WORDS, MapIter};

use super::context::Cx;
use super::fatal::fatal_at;
use super::hash::{self, Unhashable};
use super::panic::{RuntimeError, raise};
use super::strings::Str;
use super::sync::{AtomicPtr, AtomicU32, AtomicU64, Ordering};
use super::types::{Kind, Type, TypeRef};
use super::{equal, memory};
use table::Table;

/// How keys hash and compare.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum KeyKind {
    /// One word, by its bits: integers, bools, pointers, channels, structs of eight bytes.
    Word,
    /// Strings.
    Str,
    /// Several words, by their bits.
    Words,
    /// By type descriptor.
    General,
}

impl KeyKind {
    /// The kind of a key type.
    pub fn of(key: &Type) -> Self {
        match key.kind {
            Kind::String => KeyKind::Str,
            Kind::Array | Kind::Struct if key.bitwise && key.size == 8 => KeyKind::Word,
            Kind::Array | Kind::Struct
                if key.bitwise && key.size.is_multiple_of(8) && key.size > 0 =>
            {
                KeyKind::Words
            }
            Kind::Array | Kind::Struct => KeyKind::General,
            _ if key.bitwise => KeyKind::Word,
            _ => KeyKind::General,
        }
    }
}

/// The header object of a map.
///
/// # Invariant
/// `table` is null or the address of a live table with this header's strides.
#[repr(C)]
pub struct Map {
    ty: TypeRef,
    table: AtomicPtr<Table>,
    /// Live entries.
    count: AtomicU64,
    /// Varies the hash of this map, and where its iterations start.
    seed: u64,
    draws: AtomicU64,
    flags: AtomicU32,
    /// Counts the replacements of the table that moved entries to other positions.
    moves: AtomicU32,
    /// Counts `clear`s.
    clears: AtomicU32,
    /// Bytes of an entry, its key in front.
    stride: u32,
    key_words: u32,
    kind: KeyKind,
}

const WRITING: u32 = 1;

/// `make(map[K]V, hint)`; `ty` is the map type.
pub fn make(cx: Cx, ty: TypeRef, hint: i64) -> u64 {
    let (key, elem) = (ty.key(), ty.elem());
    let key_words = key.words.max(1) as u32;
    let value = u32::try_from(elem.size.next_multiple_of(8)).expect("map values of less than 4 GB");
    let stride = key_words * 8 + value;
    let map = cx.alloc(size_of::<Map>(), true).cast::<Map>();
    // SAFETY: a new object of that size.
    let m = unsafe {
        map.write(Map {
            ty,
            table: AtomicPtr::default(),
            count: AtomicU64::new(0),
            seed: cx.vm().random(),
            draws: AtomicU64::new(0),
            flags: AtomicU32::new(0),
            moves: AtomicU32::new(0),
            clears: AtomicU32::new(0),
            stride,
            key_words,
            kind: KeyKind::of(key),
        });
        &*map
    };
    // A hint is a promise that nobody checks; more than this is allocated as it is needed.
    let hint = hint.clamp(0, 1 << 26) as usize;
    if hint > table::SMALL {
        m.table.store(Table::make(cx, m, hint), Ordering::Relaxed);
    }
    map.addr() as u64
}

/// `len(m)`
///
/// # Safety
/// `m` is a map value.
#[inline]
pub unsafe fn len(m: u64) -> i64 {
    match m {
        0 => 0,
        // SAFETY: not nil. Races may have counted below zero.
        _ => (unsafe { open(m) }.count.load(Ordering::Relaxed) as i64).max(0),
    }
}

/// The map type's descriptor as the map has it.
///
/// # Safety
/// `m` is a map value and not nil.
pub unsafe fn type_of(m: u64) -> TypeRef {
    // SAFETY: as the caller promises.
    unsafe { open(m) }.ty
}

#[inline(always)]
unsafe fn open<'a>(m: u64) -> &'a Map {
    // SAFETY: as the caller promises: the address of a live header.
    unsafe { &*(m as *const Map) }
}

/// A key in the form that its map's kind asks for.
trait Key: Copy {
    /// Hash of the key in this map.
    fn hash(self, cx: Cx, m: &Map, site: u32) -> u64;
    /// Whether the key in words at `p` equals it.
    ///
    /// # Safety
    /// `p` holds a key of the map.
    unsafe fn equals(self, cx: Cx, m: &Map, p: *const u8, site: u32) -> bool;
    /// Writes the key's words.
    ///
    /// # Safety
    /// There is room for a key of the map at `p`.
    unsafe fn write(self, m: &Map, p: *mut u8);
    /// Panics if the key has no hash, in the words for an empty map.
    fn check(self, _: Cx, _: TypeRef, _: u32) {}
    /// Whether an equal key's words are to be replaced on assignment: +0 and -0 are equal keys.
    const REPLACE: bool = false;
}

#[derive(Clone, Copy)]
struct WordKey(u64);

impl Key for WordKey {
    #[inline(always)]
    fn hash(self, _: Cx, m: &Map, _: u32) -> u64 {
        hash::word(m.seed, self.0)
    }
    #[inline(always)]
    unsafe fn equals(self, _: Cx, _: &Map, p: *const u8, _: u32) -> bool {
        // SAFETY: a key of one word.
        unsafe { memory::load64(p) == self.0 }
    }
    #[inline(always)]
    unsafe fn write(self, _: &Map, p: *mut u8) {
        // SAFETY: room for one word.
        unsafe { memory::store64(p, self.0) }
    }
}

#[derive(Clone, Copy)]
struct StrKey(Str);

impl Key for StrKey {
    #[inline(always)]
    fn hash(self, _: Cx, m: &Map, _: u32) -> u64 {
        hash::bytes(m.seed, self.0.as_bytes())
    }
    #[inline(always)]
    unsafe fn equals(self, _: Cx, _: &Map, p: *const u8, _: u32) -> bool {
        // SAFETY: a key of one word, a string.
        unsafe { Str::from_word(memory::load64(p)) == self.0 }
    }
    #[inline(always)]
    unsafe fn write(self, _: &Map, p: *mut u8) {
        // SAFETY: room for one word.
        unsafe { memory::store64(p, self.0.word()) }
    }
}

/// A key of several words that compare by their bits.
#[derive(Clone, Copy)]
struct WordsKey(*const u64);

impl Key for WordsKey {
    #[inline]
    fn hash(self, _: Cx, m: &Map, _: u32) -> u64 {
        // SAFETY: as many words as the map's keys have.
        (0..m.key_words as usize).fold(m.seed, |h, i| hash::word(h, unsafe { *self.0.add(i) }))
    }
    #[inline]
    unsafe fn equals(self, _: Cx, m: &Map, p: *const u8, _: u32) -> bool {
        // SAFETY: both have the map's number of key words.
        (0..m.key_words as usize).all(|i| unsafe { memory::load64(p.add(8 * i)) == *self.0.add(i) })
    }
    #[inline]
    unsafe fn write(self, m: &Map, p: *mut u8) {
        // SAFETY: both have the map's number of key words.
        unsafe { memory::copy(p, self.0.cast(), 8 * m.key_words as usize, 8) }
    }
}

/// A key that hashes and compares by its type.
#[derive(Clone, Copy)]
struct GeneralKey(*const u64);

impl Key for GeneralKey {
    fn hash(self, cx: Cx, m: &Map, site: u32) -> u64 {
        // SAFETY: a key of this type.
        unsafe {
            hash::words(
                cx,
                m.ty.key(),
                self.0,
                m.seed,
                Unhashable { site, empty: false },
            )
        }
    }
    unsafe fn equals(self, cx: Cx, m: &Map, p: *const u8, site: u32) -> bool {
        // SAFETY: two keys of this type.
        unsafe { equal::words(cx, m.ty.key(), p.cast(), self.0, site) }
    }
    unsafe fn write(self, m: &Map, p: *mut u8) {
        // SAFETY: room for a key of this type; a type without size has no words.
        unsafe { memory::copy(p, self.0.cast(), 8 * m.ty.key().words, 8) }
    }
    fn check(self, cx: Cx, key: TypeRef, site: u32) {
        if key.pointers {
            // SAFETY: a key of this type. The hash itself is of no interest.
            unsafe { hash::words(cx, key, self.0, 0, Unhashable { site, empty: true }) };
        }
    }
    const REPLACE: bool = true;
}

/// Runs an expression with the key at `$p` in the form that the map's kind asks for.
macro_rules! with_key {
    ($kind:expr, $p:expr, |$k:ident| $body:expr) => {
        match $kind {
            KeyKind::Word => {
                // SAFETY: the caller's key is of the map's key type.
                let $k = WordKey(unsafe { *$p });
                $body
            }
            KeyKind::Str => {
                // SAFETY: the caller's key is of the map's key type, a string.
                let $k = StrKey(unsafe { Str::from_word(*$p) });
                $body
            }
            KeyKind::Words => {
                let $k = WordsKey($p);
                $body
            }
            KeyKind::General => {
                let $k = GeneralKey($p);
                $body
            }
        }
    };
}

#[cold]
#[inline(never)]
fn nil_get<K: Key>(cx: Cx, ty: TypeRef, key: K, site: u32) -> *const u8 {
    key.check(cx, ty.key(), site);
    std::ptr::null()
}

#[cold]
#[inline(never)]
fn racing(cx: Cx, text: &str, site: u32) -> ! {
    fatal_at(cx, text, site)
}

impl Map {
    #[inline(always)]
    fn check_read(&self, cx: Cx, site: u32) {
        if self.flags.load(Ordering::Relaxed) & WRITING != 0 {
            racing(cx, "concurrent map read and map write", site);
        }
    }

    #[inline(always)]
    fn begin_write(&self, cx: Cx, site: u32) {
        let flags = self.flags.load(Ordering::Relaxed);
        if flags & WRITING != 0 {
            racing(cx, "concurrent map writes", site);
        }
        self.flags.store(flags | WRITING, Ordering::Relaxed);
    }

    #[inline(always)]
    fn end_write(&self, cx: Cx, site: u32) {
        let flags = self.flags.load(Ordering::Relaxed);
        if flags & WRITING == 0 {
            racing(cx, "concurrent map writes", site);
        }
        self.flags.store(flags & !WRITING, Ordering::Relaxed);
    }

    #[inline(always)]
    fn table(&self) -> Option<&Table> {
        // SAFETY: invariant of the type.
        unsafe { self.table.load(Ordering::Acquire).as_ref() }
    }

    #[inline(always)]
    fn value_offset(&self) -> usize {
        self.key_words as usize * 8
    }

    #[inline(always)]
    fn get<K: Key>(&self, cx: Cx, key: K, site: u32) -> *const u8 {
        self.check_read(cx, site);
        match self.table() {
            Some(t) if self.count.load(Ordering::Relaxed) != 0 => {
                let entry = t.find(cx, self, key, site);
                if entry.is_null() {
                    entry
                } else {
                    entry.wrapping_add(self.value_offset())
                }
            }
            _ => nil_get(cx, self.ty, key, site),
        }
    }

    #[inline(always)]
    fn assign<K: Key>(&self, cx: Cx, key: K, site: u32) -> *mut u8 {
        // Hashing may panic, so it comes before the flag is set.
        let hash = key.hash(cx, self, site);
        self.begin_write(cx, site);
        let entry = match self.table() {
            Some(t) => {
                let entry = t.find_hashed(cx, self, key, hash, site);
                if entry.is_null() {
                    self.insert(cx, key, hash)
                } else {
                    entry.cast_mut()
                }
            }
            None => self.insert(cx, key, hash),
        };
        if K::REPLACE {
            // SAFETY: an entry of this map.
            unsafe { key.write(self, entry) };
        }
        self.end_write(cx, site);
        entry.wrapping_add(self.value_offset())
    }

    /// Adds an entry for a key that is not in the map.
    #[inline(never)]
    fn insert<K: Key>(&self, cx: Cx, key: K, hash: u64) -> *mut u8 {
        let entry = loop {
            if let Some(t) = self.table()
                && let Some(entry) = t.push(self, key, hash)
            {
                break entry;
            }
            self.grow(cx);
        };
        self.count.fetch_add(1, Ordering::Relaxed);
        entry
    }

    /// Replaces a missing or full table.
    #[cold]
    fn grow(&self, cx: Cx) {
        let new = match self.table() {
            None => Table::make(cx, self, 1),
            Some(old) => {
                let live = old.live();
                let holes = old.len() - live;
                // With many holes the same room will do, or less.
                let want = if live * 4 <= old.cap() {
                    old.cap() / 2
                } else if holes * 4 > old.cap() {
                    old.cap()
                } else {
                    old.cap() * 2
                };
                if holes > 0 {
                    self.moves.fetch_add(1, Ordering::Relaxed);
                }
                let new = Table::make(cx, self, want);
                // SAFETY: just made, and not yet shared.
                unsafe { &*new }.take_over(cx, self, old);
                new
            }
        };
        self.table.store(new, Ordering::Release);
    }

    fn delete<K: Key>(&self, cx: Cx, key: K, site: u32) {
        if self.count.load(Ordering::Relaxed) == 0 {
            return key.check(cx, self.ty.key(), site);
        }
        let hash = key.hash(cx, self, site);
        self.begin_write(cx, site);
        if let Some(t) = self.table()
            && t.remove(cx, self, key, hash, site)
        {
            self.count.fetch_sub(1, Ordering::Relaxed);
        }
        self.end_write(cx, site);
    }
}

/// `m[key]`: where the value lies, null if there is none.
///
/// # Safety
/// `m` is a map value of type `ty`, `key` a key in words form.
#[inline]
pub unsafe fn get(cx: Cx, ty: TypeRef, m: u64, key: *const u64, site: u32) -> *const u8 {
    if m == 0 {
        return nil_get(cx, ty, GeneralKey(key), site);
    }
    // SAFETY: not nil.
    let m = unsafe { open(m) };
    with_key!(m.kind, key, |k| m.get(cx, k, site))
}

/// [`get`] for keys of [`KeyKind::Word`].
///
/// # Safety
/// As for [`get`].
#[inline]
pub unsafe fn get_word(cx: Cx, m: u64, key: u64, site: u32) -> *const u8 {
    if m == 0 {
        return std::ptr::null();
    }
    // SAFETY: not nil.
    unsafe { open(m) }.get(cx, WordKey(key), site)
}

/// [`get`] for strings.
///
/// # Safety
/// As for [`get`].
#[inline]
pub unsafe fn get_str(cx: Cx, m: u64, key: Str, site: u32) -> *const u8 {
    if m == 0 {
        return std::ptr::null();
    }
    // SAFETY: not nil.
    unsafe { open(m) }.get(cx, StrKey(key), site)
}

/// `m[key] = ..`: where to put the value, a zero one if the key is new. The address holds until the map is changed.
///
/// # Safety
/// As for [`get`].
#[inline]
pub unsafe fn assign(cx: Cx, m: u64, key: *const u64, site: u32) -> *mut u8 {
    if m == 0 {
        raise(cx, RuntimeError::NilMap, site);
    }
    // SAFETY: not nil.
    let m = unsafe { open(m) };
    with_key!(m.kind, key, |k| m.assign(cx, k, site))
}

/// [`assign`] for keys of [`KeyKind::Word`].
///
/// # Safety
/// As for [`get`].
#[inline]
pub unsafe fn assign_word(cx: Cx, m: u64, key: u64, site: u32) -> *mut u8 {
    if m == 0 {
        raise(cx, RuntimeError::NilMap, site);
    }
    // SAFETY: not nil.
    unsafe { open(m) }.assign(cx, WordKey(key), site)
}

/// [`assign`] for strings.
///
/// # Safety
/// As for [`get`].
#[inline]
pub unsafe fn assign_str(cx: Cx, m: u64, key: Str, site: u32) -> *mut u8 {
    if m == 0 {
        raise(cx, RuntimeError::NilMap, site);
    }
    // SAFETY: not nil.
    unsafe { open(m) }.assign(cx, StrKey(key), site)
}

/// `delete(m, key)`
///
/// # Safety
/// As for [`get`].
pub unsafe fn delete(cx: Cx, ty: TypeRef, m: u64, key: *const u64, site: u32) {
    if m == 0 {
        nil_get(cx, ty, GeneralKey(key), site);
        return;
    }
    // SAFETY: not nil.
    let m = unsafe { open(m) };
    with_key!(m.kind, key, |k| m.delete(cx, k, site))
}

/// `clear(m)`
///
/// # Safety
/// `m` is a map value.
pub unsafe fn clear(cx: Cx, m: u64, site: u32) {
    if m == 0 {
        return;
    }
    // SAFETY: not nil.
    let m = unsafe { open(m) };
    m.begin_write(cx, site);
    m.clears.fetch_add(1, Ordering::Relaxed);
    if let Some(t) = m.table() {
        t.clear();
    }
    m.count.store(0, Ordering::Relaxed);
    m.end_write(cx, site);
}
