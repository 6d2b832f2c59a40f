//! Blocks and their side table.

use super::super::stack;
use super::super::sync::{AtomicU32, AtomicU64, Ordering};
use super::classes;

/// Bytes of a block.
pub(super) const BLOCK: usize = 32 * 1024;
/// Words of a bitmap with a bit for each slot of the smallest size.
const MAP: usize = BLOCK / 16 / 64;

/// What a block holds, when it does not hold objects of a class; 0: nothing.
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
    /// A bit for each allocated slot; bit 0 for a large object.
    alloc: [AtomicU64; MAP],
}

impl Block {
    /// Makes it a block of objects of a class, none of them allocated.
    pub fn set_class(&self, class: usize) {
        for word in &self.alloc {
            word.store(0, Ordering::Relaxed);
        }
        self.count
            .store((BLOCK / classes::size_of(class)) as u32, Ordering::Relaxed);
        self.kind.store(CLASS + class as u32, Ordering::Release);
    }

    /// The next run of free slots from `from` on, as [start, end). Sets their bits.
    pub fn take_run(&self, from: usize) -> Option<(usize, usize)> {
        let slots = self.count.load(Ordering::Relaxed) as usize;
        let start = self.find(from, slots, false)?;
        let end = self.find(start, slots, true).unwrap_or(slots);
        let mut at = start;
        while at < end {
            let word = at / 64;
            let upto = end.min((word + 1) * 64);
            let bits = (u64::MAX >> (64 - (upto - at))) << (at % 64);
            self.alloc[word].fetch_or(bits, Ordering::Relaxed);
            at = upto;
        }
        Some((start, end))
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
    /// Reserves an arena: as much as the system grants.
    pub fn new(mut bytes: usize) -> Self {
        loop {
            let len = bytes / BLOCK;
            let arena = stack::reserve(bytes);
            let table = stack::reserve(len * size_of::<Block>());
            if !arena.is_null() && !table.is_null() {
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
            bytes /= 2;
            assert!(bytes >= 64 * BLOCK, "no address space for a heap");
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
