//! Blocks and their side table.

use super::super::fatal::refused;
use super::super::stack;
use super::super::sync::{AtomicU32, AtomicU64, Ordering};
use super::classes;

/// Bytes of a block.
pub(super) const BLOCK: usize = 32 * 1024;
/// Words of a bitmap with a bit for each slot of the smallest size.
const MAP: usize = BLOCK / 16 / 64;

/// What a block holds, when it does not hold objects of a class.
const FREE: u32 = 0;
const LARGE: u32 = 1;
const LARGE_POINTERS: u32 = 2;
/// A later block of a large object.
const REST: u32 = 3;
/// The class is `kind - CLASS`.
const CLASS: u32 = 4;

/// What the heap knows of a block. All zero: a free block never used.
#[repr(C)]
pub(super) struct Block {
    kind: AtomicU32,
    /// Slots of a class, blocks of a large object, distance to the first block for its rest.
    count: AtomicU32,
    /// 2^32 / size of a slot + 1, to divide by multiplying.
    magic: AtomicU32,
    /// A bit for each allocated slot; bit 0 for a large object.
    alloc: [AtomicU64; MAP],
    /// A bit for each slot that the collector has reached.
    mark: [AtomicU64; MAP],
}

/// What a collection has left of a block.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Left {
    /// Nothing: it is free now.
    Free,
    /// It was free before.
    WasFree,
    /// Part of a large object.
    Large,
    /// Some slots of a class, and others are free.
    Some,
    /// All of its slots.
    Full,
}

/// How many objects there are.
#[derive(Clone, Copy, Default, Debug)]
pub(super) struct Census {
    pub objects: u64,
    pub bytes: u64,
}

impl Census {
    /// So many objects of a size.
    fn of(objects: usize, size: usize) -> Self {
        Self {
            objects: objects as u64,
            bytes: (objects * size) as u64,
        }
    }

    /// Adds others.
    pub fn add(&mut self, other: Self) {
        self.objects += other.objects;
        self.bytes += other.bytes;
    }
}

/// An object that the collector has reached: [start, start + bytes), to be scanned.
#[derive(Clone, Copy)]
pub(super) struct Reached {
    pub start: usize,
    pub bytes: usize,
}

impl Reached {
    /// No object.
    pub const NONE: Self = Self { start: 0, bytes: 0 };
}

/// An allocated object.
pub(super) struct Object {
    pub start: usize,
    pub bytes: usize,
    /// It may hold pointers.
    pub pointers: bool,
    /// The collector has reached it.
    pub marked: bool,
}

impl Block {
    /// Makes it a block of objects of a class, none of them allocated.
    pub fn set_class(&self, class: usize) {
        for word in &self.alloc {
            word.store(0, Ordering::Relaxed);
        }
        let size = classes::size_of(class);
        self.count.store((BLOCK / size) as u32, Ordering::Relaxed);
        self.magic
            .store(((1u64 << 32) / size as u64 + 1) as u32, Ordering::Relaxed);
        self.kind.store(CLASS + class as u32, Ordering::Release);
    }

    /// The class of its objects.
    pub fn class(&self) -> Option<usize> {
        self.kind
            .load(Ordering::Relaxed)
            .checked_sub(CLASS)
            .map(|c| c as usize)
    }

    /// The next run of free slots from `from` on, as [start, end). Sets their bits.
    pub fn take_run(&self, from: usize) -> Option<(usize, usize)> {
        let slots = self.count.load(Ordering::Relaxed) as usize;
        let start = self.find(from, slots, false)?;
        let end = self.find(start, slots, true).unwrap_or(slots);
        self.bits(start, end, |word, bits| {
            word.fetch_or(bits, Ordering::Relaxed);
        });
        Some((start, end))
    }

    /// Clears the bits of slots [start, end), which were taken and not used.
    pub fn give_back(&self, start: usize, end: usize) {
        self.bits(start, end, |word, bits| {
            word.fetch_and(!bits, Ordering::Relaxed);
        });
    }

    /// Calls `f` with the bitmap's words for slots [start, end) and which bits of them.
    fn bits(&self, start: usize, end: usize, f: impl Fn(&AtomicU64, u64)) {
        let mut at = start;
        while at < end {
            let upto = end.min((at / 64 + 1) * 64);
            f(
                &self.alloc[at / 64],
                (u64::MAX >> (64 - (upto - at))) << (at % 64),
            );
            at = upto;
        }
    }

    /// The first slot from `from` on whose bit is as asked.
    fn find(&self, from: usize, slots: usize, set: bool) -> Option<usize> {
        let mut at = from;
        while at < slots {
            let word = self.alloc[at / 64].load(Ordering::Relaxed);
            let word = if set { word } else { !word } >> (at % 64);
            if word != 0 {
                return Some(at + word.trailing_zeros() as usize).filter(|&at| at < slots);
            }
            at = (at / 64 + 1) * 64;
        }
        None
    }

    /// After marking: what was reached stays allocated, all else is free.
    fn keep_marked(&self) -> usize {
        let mut left = 0;
        for (alloc, mark) in self.alloc.iter().zip(&self.mark) {
            let marked = mark.load(Ordering::Relaxed);
            left += marked.count_ones() as usize;
            alloc.store(marked, Ordering::Relaxed);
            if marked != 0 {
                mark.store(0, Ordering::Relaxed);
            }
        }
        left
    }
}

/// Sets a bit of a map; whether it was not set before. `SHARED`: others set bits of it at the same time.
#[inline(always)]
fn set<const SHARED: bool>(map: &AtomicU64, bit: u64) -> bool {
    let old = map.load(Ordering::Relaxed);
    if old & bit != 0 {
        return false;
    }
    if SHARED {
        // One of those who reach an object scans it.
        return map.fetch_or(bit, Ordering::Relaxed) & bit == 0;
    }
    map.store(old | bit, Ordering::Relaxed);
    true
}

/// The arena and what is known of its blocks.
pub(super) struct Table {
    arena: usize,
    blocks: *mut Block,
    len: usize,
}

// SAFETY: the table's entries are atomics.
unsafe impl Send for Table {}
// SAFETY: as above.
unsafe impl Sync for Table {}

impl Table {
    /// Reserves an arena: as much as the system grants, or half of it where address space is limited, as others need some.
    pub fn new(mut bytes: usize) -> Self {
        let whole = bytes;
        let mut granted = false;
        loop {
            let len = bytes / BLOCK;
            let arena = stack::reserve(bytes);
            let table = stack::reserve(len * size_of::<Block>());
            let both = !arena.is_null() && !table.is_null();
            if both && (granted || bytes == whole) {
                return Self {
                    arena: arena as usize,
                    blocks: table.cast(),
                    len,
                };
            }
            for (start, size) in [(arena, bytes), (table, len * size_of::<Block>())] {
                if !start.is_null() {
                    // SAFETY: just mapped, and nobody knows of it.
                    unsafe { stack::release(start, size) };
                }
            }
            granted |= both;
            bytes /= 2;
            if bytes < 64 * BLOCK {
                refused("no address space for a heap");
            }
        }
    }

    /// Number of blocks.
    pub fn len(&self) -> usize {
        self.len
    }

    /// What is known of a block.
    #[inline(always)]
    pub fn block(&self, index: usize) -> &Block {
        debug_assert!(index < self.len);
        // SAFETY: inside the table; all zero is a valid Block.
        unsafe { &*self.blocks.add(index) }
    }

    /// Address of a block's memory.
    #[inline(always)]
    pub fn start(&self, index: usize) -> usize {
        self.arena + index * BLOCK
    }

    /// Address of the memory of an entry of the table.
    #[inline(always)]
    pub fn start_of(&self, block: &Block) -> usize {
        // SAFETY: the entry is one of this table.
        self.start(unsafe { std::ptr::from_ref(block).offset_from(self.blocks) } as usize)
    }

    /// Makes `n` blocks one large object.
    pub fn set_large(&self, first: usize, n: usize, pointers: bool) {
        for i in 1..n {
            self.block(first + i)
                .count
                .store(i as u32, Ordering::Relaxed);
            self.block(first + i).kind.store(REST, Ordering::Relaxed);
        }
        let block = self.block(first);
        block.count.store(n as u32, Ordering::Relaxed);
        block.alloc[0].store(1, Ordering::Relaxed);
        block.kind.store(
            if pointers { LARGE_POINTERS } else { LARGE },
            Ordering::Release,
        );
    }

    /// The object that an address lies in, if that is in the heap, the object is allocated, this is the first time that
    /// it is asked for in this collection, and it may hold pointers. `SHARED`: others ask, too.
    #[inline]
    pub fn reach<const SHARED: bool>(&self, address: usize) -> Option<Reached> {
        let offset = address.wrapping_sub(self.arena);
        if offset >= self.len * BLOCK {
            return None;
        }
        let mut index = offset / BLOCK;
        let mut block = self.block(index);
        let mut kind = block.kind.load(Ordering::Relaxed);
        if kind >= CLASS {
            let magic = u64::from(block.magic.load(Ordering::Relaxed));
            let slot = (((offset % BLOCK) as u64 * magic) >> 32) as usize;
            if slot >= block.count.load(Ordering::Relaxed) as usize {
                return None;
            }
            let bit = 1 << (slot % 64);
            if block.alloc[slot / 64].load(Ordering::Relaxed) & bit == 0
                || !set::<SHARED>(&block.mark[slot / 64], bit)
            {
                return None;
            }
            let class = (kind - CLASS) as usize;
            let bytes = classes::size_of(class);
            let start = self.start(index) + slot * bytes;
            return classes::has_pointers(class).then_some(Reached { start, bytes });
        }
        if kind == REST {
            index -= block.count.load(Ordering::Relaxed) as usize;
            block = self.block(index);
            kind = block.kind.load(Ordering::Relaxed);
        }
        if kind == FREE || !set::<SHARED>(&block.mark[0], 1) {
            return None;
        }
        let bytes = block.count.load(Ordering::Relaxed) as usize * BLOCK;
        (kind == LARGE_POINTERS).then_some(Reached {
            start: self.start(index),
            bytes,
        })
    }

    /// The object that an address lies in, if that is in the heap and allocated.
    pub fn find(&self, address: usize) -> Option<Object> {
        let offset = address.wrapping_sub(self.arena);
        if offset >= self.len * BLOCK {
            return None;
        }
        let mut index = offset / BLOCK;
        let mut block = self.block(index);
        let mut kind = block.kind.load(Ordering::Relaxed);
        if kind >= CLASS {
            let class = (kind - CLASS) as usize;
            let bytes = classes::size_of(class);
            let slot = offset % BLOCK / bytes;
            let bit = 1 << (slot % 64);
            let is_set = |map: &[AtomicU64]| map[slot / 64].load(Ordering::Relaxed) & bit != 0;
            let inside = slot < BLOCK / bytes && is_set(&block.alloc);
            return inside.then(|| Object {
                start: self.start(index) + slot * bytes,
                bytes,
                pointers: classes::has_pointers(class),
                marked: is_set(&block.mark),
            });
        }
        if kind == REST {
            index -= block.count.load(Ordering::Relaxed) as usize;
            block = self.block(index);
            kind = block.kind.load(Ordering::Relaxed);
        }
        (kind != FREE).then(|| Object {
            start: self.start(index),
            bytes: block.count.load(Ordering::Relaxed) as usize * BLOCK,
            pointers: kind == LARGE_POINTERS,
            marked: block.mark[0].load(Ordering::Relaxed) & 1 != 0,
        })
    }

    /// Objects and bytes that a block (not the rest of a large object) holds, and of how many blocks that is.
    pub fn census(&self, index: usize) -> (usize, Census) {
        let block = self.block(index);
        let kind = block.kind.load(Ordering::Relaxed);
        let count = block.count.load(Ordering::Relaxed) as usize;
        match kind {
            FREE => (1, Census::default()),
            LARGE | LARGE_POINTERS => (count, Census::of(1, count * BLOCK)),
            _ => {
                let words = block.alloc.iter();
                let objects = words.map(|w| w.load(Ordering::Relaxed).count_ones() as usize);
                let size = classes::size_of((kind - CLASS) as usize);
                (1, Census::of(objects.sum(), size))
            }
        }
    }

    /// After marking: frees what a block (not the rest of a large object) holds and was not reached. What is left, of how
    /// many blocks, and how many objects that is.
    pub fn sweep(&self, index: usize) -> (Left, usize, Census) {
        let block = self.block(index);
        let kind = block.kind.load(Ordering::Relaxed);
        let count = block.count.load(Ordering::Relaxed) as usize;
        match kind {
            FREE => (Left::WasFree, 1, Census::default()),
            LARGE | LARGE_POINTERS => {
                if block.mark[0].swap(0, Ordering::Relaxed) != 0 {
                    return (Left::Large, count, Census::of(1, count * BLOCK));
                }
                for i in 0..count {
                    self.block(index + i).kind.store(FREE, Ordering::Relaxed);
                }
                (Left::Free, count, Census::default())
            }
            _ => {
                let left = block.keep_marked();
                if left == 0 {
                    block.kind.store(FREE, Ordering::Relaxed);
                    return (Left::Free, 1, Census::default());
                }
                (
                    if left == count {
                        Left::Full
                    } else {
                        Left::Some
                    },
                    1,
                    Census::of(left, classes::size_of((kind - CLASS) as usize)),
                )
            }
        }
    }

    /// Unmaps arena and table.
    ///
    /// # Safety
    /// Nobody may use them any more.
    pub unsafe fn release(&self) {
        // SAFETY: the caller's promise.
        unsafe {
            stack::release(self.arena as *mut u8, self.len * BLOCK);
            stack::release(self.blocks.cast(), self.len * size_of::<Block>());
        }
    }
}
