//! The heap of Go objects.
//!
//! One big reservation, the arena, in blocks of 32 KiB. A block holds objects of one size class, either all with or all
//! without pointers; bigger objects are runs of whole blocks. Objects have no headers: a side table tells for each block what it
//! holds and, in bitmaps, which of its slots are allocated. An address inside an object finds the object by arithmetic.
//!
//! Each worker allocates by bumping through runs of free slots; the bits of a run are set when it is taken, and its memory is
//! zeroed then.

mod block;
mod cache;
mod classes;

pub(crate) use cache::Cache;

use super::context::Cx;
use super::fatal;
use super::stack;
use super::sync::{AtomicUsize, Mutex, Ordering};
use super::vm::Vm;
use block::{BLOCK, Block, Table};

/// Address space of the arena, if the system grants it.
const ARENA: usize = 64 << 30;
/// Permanent memory is taken from the system in pieces of this size.
const PIECE: usize = 1 << 20;

/// The heap of a run.
pub(crate) struct Heap {
    table: Table,
    central: Mutex<Central>,
    /// Bytes in blocks that are in use.
    used: AtomicUsize,
    limit: usize,
    permanent: Mutex<Permanent>,
}

/// The blocks that nobody holds.
#[derive(Default)]
struct Central {
    /// First block never used. Block 0 is not used: its start is the address of objects without size.
    fresh: usize,
    /// Free blocks, used before.
    free: Vec<u32>,
}

/// Memory that is never freed: what a program's code refers to.
#[derive(Default)]
struct Permanent {
    at: usize,
    end: usize,
    /// Every piece and every registered range, as (start, words).
    roots: Vec<(usize, usize)>,
}

/// No memory is left under the limit.
pub(crate) struct OutOfMemory;

impl Heap {
    pub(crate) fn new(limit: usize) -> Self {
        Self {
            table: Table::new(ARENA),
            central: Mutex::new(Central {
                fresh: 1,
                free: Vec::new(),
            }),
            used: AtomicUsize::new(0),
            limit: if limit == 0 { physical_memory() } else { limit },
            permanent: Mutex::default(),
        }
    }

    /// Counts `n` more blocks as used.
    fn charge(&self, n: usize) -> Result<(), OutOfMemory> {
        let used = self.used.fetch_add(n * BLOCK, Ordering::Relaxed) + n * BLOCK;
        if used > self.limit {
            self.used.fetch_sub(n * BLOCK, Ordering::Relaxed);
            return Err(OutOfMemory);
        }
        Ok(())
    }

    /// A block for objects of a class; true: its memory is zero.
    fn take_block(&self, class: usize) -> Result<(&Block, bool), OutOfMemory> {
        self.charge(1)?;
        let mut central = self.central.lock();
        let (index, zero) = match central.free.pop() {
            Some(index) => (index as usize, false),
            None if central.fresh < self.table.len() => {
                central.fresh += 1;
                (central.fresh - 1, true)
            }
            None => return Err(OutOfMemory),
        };
        drop(central);
        let block = self.table.block(index);
        block.set_class(class);
        Ok((block, zero))
    }

    /// An object of whole blocks.
    #[cold]
    fn large(&self, bytes: usize, pointers: bool) -> Result<*mut u8, OutOfMemory> {
        let n = bytes.div_ceil(BLOCK);
        if n >= self.table.len() {
            return Err(OutOfMemory);
        }
        self.charge(n)?;
        let mut central = self.central.lock();
        if central.fresh + n > self.table.len() {
            return Err(OutOfMemory);
        }
        let first = central.fresh;
        central.fresh += n;
        drop(central);
        self.table.set_large(first, n, pointers);
        Ok(self.table.start(first) as *mut u8)
    }

    /// The address of everything that has no size.
    fn nothing(&self) -> *mut u8 {
        self.table.start(0) as *mut u8
    }

    /// Unmaps everything.
    ///
    /// # Safety
    /// No Go object of the run may be used any more.
    pub(crate) unsafe fn release(&self) {
        // SAFETY: the caller's promise.
        unsafe { self.table.release() };
    }
}

/// Bytes of memory of the machine.
fn physical_memory() -> usize {
    // SAFETY: no arguments that could be wrong.
    let (pages, page) = unsafe {
        (
            libc::sysconf(libc::_SC_PHYS_PAGES),
            libc::sysconf(libc::_SC_PAGESIZE),
        )
    };
    if pages > 0 && page > 0 {
        pages as usize * page as usize
    } else {
        ARENA
    }
}

impl Cx {
    /// Allocates `bytes` zeroed bytes, 16-aligned; `pointers` tells whether they may hold references. Never null, also
    /// for 0 bytes. Ends the program when memory runs out.
    #[inline]
    pub fn alloc(self, bytes: usize, pointers: bool) -> *mut u8 {
        let worker = self.worker();
        match worker.cache.bump(bytes, pointers) {
            Some(p) => p,
            None => self.alloc_slow(bytes, pointers),
        }
    }

    #[cold]
    #[inline(never)]
    fn alloc_slow(self, bytes: usize, pointers: bool) -> *mut u8 {
        let worker = self.worker();
        let heap = &worker.vm.heap;
        match worker.cache.refill(heap, bytes, pointers) {
            Ok(p) => p,
            Err(OutOfMemory) => fatal::fatal(self, "runtime: out of memory"),
        }
    }

    /// Allocates `n` zeroed words that may hold references.
    #[inline]
    pub fn alloc_words(self, n: usize) -> *mut u64 {
        self.alloc(n * 8, true).cast()
    }
}

impl Vm {
    /// Bytes of the blocks that hold Go objects.
    pub fn heap_bytes(&self) -> usize {
        self.heap.used.load(Ordering::Relaxed)
    }

    /// Allocates zeroed, 16-aligned memory that is never freed, outside of any goroutine: for what a program's code
    /// refers to. What lies in it keeps heap objects alive if `pointers`.
    pub fn alloc(&self, bytes: usize, pointers: bool) -> *mut u8 {
        let bytes = bytes.next_multiple_of(16).max(16);
        let mut permanent = self.heap.permanent.lock();
        if bytes > PIECE / 4 {
            let p = stack::reserve(bytes);
            assert!(!p.is_null(), "out of memory");
            if pointers {
                permanent.roots.push((p as usize, bytes / 8));
            }
            return p;
        }
        if permanent.end - permanent.at < bytes {
            let p = stack::reserve(PIECE);
            assert!(!p.is_null(), "out of memory");
            permanent.at = p as usize;
            permanent.end = p as usize + PIECE;
            permanent.roots.push((p as usize, PIECE / 8));
        }
        permanent.at += bytes;
        (permanent.at - bytes) as *mut u8
    }

    /// Registers memory outside of the heap (global variables, constants) that holds references.
    pub fn add_root(&self, start: *const u64, words: usize) {
        self.heap
            .permanent
            .lock()
            .roots
            .push((start as usize, words));
    }
}
