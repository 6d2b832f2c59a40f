//! The heap of Go objects.
//!
//! One big reservation, the arena, in blocks of 32 KiB. A block holds objects of one size class, either all with or all
//! without pointers; bigger objects are runs of whole blocks. Objects have no headers: a side table tells for each block what it
//! holds and, in bitmaps, which of its slots are allocated. An address inside an object finds the object by arithmetic.
//!
//! Each worker allocates by bumping through runs of free slots; the bits of a run are set when it is taken, and its memory is
//! zeroed then.
//!
//! The collector (`collect`) stops the world, marks and sweeps; nothing moves. **It runs only when every goroutine is
//! suspended, and a goroutine suspends for it only where it polls (or blocks)**: allocating just asks for it. So native code
//! may hold references wherever it likes, in a `Vec` too, as long as it does not call back into Go or block. What is held
//! across that must be on the goroutine's stack, in its frames or in the heap; there it is found conservatively.

mod attached;
mod block;
mod cache;
mod classes;
mod collect;
mod mark;
mod stats;
#[cfg(test)]
mod tests;

pub use attached::Refused;
pub(crate) use cache::Cache;
pub(crate) use collect::{World, run, while_stopped};
pub use collect::{collect, measure};
pub use stats::Stats;

use super::context::Cx;
use super::fatal;
use super::limits::{self, Limit};
use super::stack;
use super::sync::{AtomicI64, AtomicUsize, Mutex, Ordering};
use super::vm::Vm;
use attached::Attached;
use block::{BLOCK, Block, Census, Left, Table};
use classes::CLASSES;
use stats::Record;

/// Address space of the arena, if the system grants it.
const ARENA: usize = 64 << 30;
/// Permanent memory is taken from the system in pieces of this size.
const PIECE: usize = 1 << 20;
/// So much is allocated at least between collections.
const PACE: usize = 8 << 20;
/// The same where the limit is near.
const BREATH: usize = 256 << 10;
/// The same under stress.
const STRESS: usize = 16 << 10;

/// Small objects may go beyond the limit by so much until their goroutine polls, which collects garbage first and knows the
/// place.
const SLACK: usize = 4 << 20;

/// The heap of a run.
pub(crate) struct Heap {
    table: Table,
    central: Mutex<Central>,
    /// Bytes in blocks that are in use.
    used: AtomicUsize,
    limit: usize,
    permanent: Mutex<Permanent>,
    pub(crate) world: World,
    /// Bytes allocated since the last collection.
    taken: AtomicUsize,
    /// The next collection is due when so much was taken.
    due: AtomicUsize,
    stress: bool,
    /// The heap may grow by so many hundredths between collections; negative: none are made for that.
    percent: AtomicI64,
    /// Bytes of blocks near which collections become more frequent.
    soft_limit: AtomicI64,
    /// Bytes in objects after the last collection.
    live: AtomicUsize,
    record: Mutex<Record>,
    pub(crate) attached: Attached,
}

/// The blocks that nobody holds.
struct Central {
    /// First block never used. Block 0 is not used: its start is the address of objects without size.
    fresh: usize,
    /// Free blocks, used before: runs of them as (first, blocks).
    free: Vec<(usize, usize)>,
    /// Blocks of a class with free slots.
    partial: [Vec<usize>; CLASSES],
}

/// Memory that is never freed while the run lives: what a program's code refers to.
#[derive(Default)]
struct Permanent {
    at: usize,
    end: usize,
    /// Every piece and every registered range, as (start, words).
    roots: Vec<(usize, usize)>,
    /// What was taken from the system, as (start, bytes).
    taken: Vec<(usize, usize)>,
}

/// No memory is left under the limit.
pub(crate) struct OutOfMemory;

impl Heap {
    /// Further memory outside of the heap that holds references, as (start, words).
    pub(crate) fn add_roots(&self, roots: Vec<(usize, usize)>) {
        self.permanent.lock().roots.extend(roots);
    }

    pub(crate) fn new(limit: Option<usize>, stress: bool, roots: Vec<(usize, usize)>) -> Self {
        let central = Central {
            fresh: 1,
            free: Vec::new(),
            partial: std::array::from_fn(|_| Vec::new()),
        };
        let limit = limit.unwrap_or_else(available_memory);
        Self {
            table: Table::new(ARENA),
            central: Mutex::new(central),
            used: AtomicUsize::new(0),
            limit,
            permanent: Mutex::new(Permanent {
                roots,
                ..Permanent::default()
            }),
            world: World::new(),
            taken: AtomicUsize::new(0),
            due: AtomicUsize::new(if stress { STRESS } else { PACE.min(limit / 2) }),
            stress,
            percent: AtomicI64::new(100),
            soft_limit: AtomicI64::new(i64::MAX),
            live: AtomicUsize::new(0),
            record: Mutex::default(),
            attached: Attached::default(),
        }
    }

    /// Counts bytes as allocated and asks for a collection when it is due.
    fn count_taken(&self, bytes: usize) {
        let taken = self.taken.fetch_add(bytes, Ordering::Relaxed) + bytes;
        if taken >= self.due.load(Ordering::Relaxed) {
            self.world.ask();
        }
    }

    /// Bytes in objects, roughly.
    fn allocated(&self) -> usize {
        self.live.load(Ordering::Relaxed) + self.taken.load(Ordering::Relaxed)
    }

    /// Counts `n` more blocks as used.
    fn charge(&self, n: usize, slack: usize) -> Result<(), OutOfMemory> {
        let used = self.used.fetch_add(n * BLOCK, Ordering::Relaxed) + n * BLOCK;
        if used > self.limit {
            self.world.ask();
        }
        if used > self.limit.saturating_add(slack) {
            self.used.fetch_sub(n * BLOCK, Ordering::Relaxed);
            return Err(OutOfMemory);
        }
        Ok(())
    }

    /// A block for objects of a class; true: its free memory is zero.
    fn take_block(&self, class: usize) -> Result<(&Block, bool), OutOfMemory> {
        let mut central = self.central.lock();
        if let Some(index) = central.partial[class].pop() {
            return Ok((self.table.block(index), false));
        }
        self.charge(1, SLACK)?;
        let (index, zero) = central.take(1, self.table.len()).ok_or(OutOfMemory)?;
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
        self.charge(n, 0)?;
        let (first, zero) = self
            .central
            .lock()
            .take(n, self.table.len())
            .ok_or(OutOfMemory)?;
        let start = self.table.start(first) as *mut u8;
        if !zero {
            // SAFETY: blocks that were free and are this object's now.
            unsafe { zero_blocks(start, n) };
        }
        self.table.set_large(first, n, pointers);
        self.count_taken(n * BLOCK);
        Ok(start)
    }

    /// The address of everything that has no size.
    fn nothing(&self) -> *mut u8 {
        self.table.start(0) as *mut u8
    }

    /// Frees what was not marked. The world is stopped, and what workers had taken and not used was given back.
    fn sweep(&self) {
        let before = self.census();
        let mut central = self.central.lock();
        let central = &mut *central;
        central.free.clear();
        central.partial.iter_mut().for_each(Vec::clear);
        let (mut live, mut used) = (Census::default(), 0);
        let mut index = 1;
        while index < central.fresh {
            let (left, blocks, objects) = self.table.sweep(index);
            live.add(objects);
            match left {
                Left::Free | Left::WasFree => central.add_free(index, blocks),
                _ => used += blocks * BLOCK,
            }
            if left == Left::Some
                && let Some(class) = self.table.block(index).class()
            {
                central.partial[class].push(index);
            }
            index += blocks;
        }
        self.used.store(used, Ordering::Relaxed);
        self.live.store(live.bytes as usize, Ordering::Relaxed);
        self.taken.store(0, Ordering::Relaxed);
        self.record.lock().swept(before, live);
        self.set_due();
    }

    /// Counts objects. The world is stopped, as for [`Heap::sweep`].
    fn census(&self) -> Census {
        let fresh = self.central.lock().fresh;
        let mut sum = Census::default();
        let mut index = 1;
        while index < fresh {
            let (blocks, objects) = self.table.census(index);
            sum.add(objects);
            index += blocks;
        }
        sum
    }

    /// Says when the next collection is due: when the heap has doubled, usually, but not beyond its limit.
    fn set_due(&self) {
        let (used, live) = (
            self.used.load(Ordering::Relaxed),
            self.live.load(Ordering::Relaxed),
        );
        let room = (self.limit.saturating_sub(used) / 2).max(BREATH);
        let soft_limit = self.soft_limit.load(Ordering::Relaxed) as usize;
        // A heap beyond the soft limit is not to be collected all the time.
        let soft_room = soft_limit.saturating_sub(used).max(live / 8).max(BREATH);
        let growth = match usize::try_from(self.percent.load(Ordering::Relaxed)) {
            Ok(percent) => (live.max(PACE) / 100).saturating_mul(percent).max(BREATH),
            Err(_) => usize::MAX,
        };
        let due = if self.stress {
            STRESS
        } else {
            growth.min(room).min(soft_room)
        };
        self.due.store(due, Ordering::Relaxed);
    }

    /// `debug.SetGCPercent`: the setting before.
    fn set_percent(&self, percent: i64) -> i64 {
        let old = self.percent.swap(percent.max(-1), Ordering::Relaxed);
        self.set_due();
        old
    }

    /// `debug.SetMemoryLimit`: the setting before.
    fn set_soft_limit(&self, bytes: i64) -> i64 {
        let old = self.soft_limit.swap(bytes, Ordering::Relaxed);
        self.set_due();
        old
    }

    /// Gives the memory of free blocks back to the system.
    fn trim(&self) {
        let central = self.central.lock();
        for &(first, blocks) in &central.free {
            // SAFETY: free blocks, which nobody can take meanwhile.
            unsafe { stack::discard(self.table.start(first) as *mut u8, blocks * BLOCK) };
        }
    }

    /// Unmaps everything.
    ///
    /// # Safety
    /// No Go object of the run may be used any more.
    pub(crate) unsafe fn release(&self) {
        // SAFETY: the caller's promise.
        unsafe {
            self.table.release();
            for (start, bytes) in self.permanent.lock().taken.drain(..) {
                stack::release(start as *mut u8, bytes);
            }
        }
    }
}

impl Permanent {
    fn take(&mut self, bytes: usize) -> *mut u8 {
        let p = stack::reserve(bytes);
        if p.is_null() {
            fatal::refused("out of memory");
        }
        self.taken.push((p as usize, bytes));
        p
    }
}

impl Central {
    /// Takes `n` blocks in a row; the first, and whether they are zero.
    fn take(&mut self, n: usize, all: usize) -> Option<(usize, bool)> {
        // The last run first, as single blocks are what is mostly asked for.
        if let Some(i) = self.free.iter().rposition(|&(_, blocks)| blocks >= n) {
            let (first, blocks) = &mut self.free[i];
            *blocks -= n;
            let taken = *first + *blocks;
            if *blocks == 0 {
                self.free.swap_remove(i);
            }
            return Some((taken, false));
        }
        if self.fresh + n > all {
            return None;
        }
        self.fresh += n;
        Some((self.fresh - n, true))
    }

    /// Adds free blocks, in order of their addresses.
    fn add_free(&mut self, index: usize, n: usize) {
        match self.free.last_mut() {
            Some((first, blocks)) if *first + *blocks == index => *blocks += n,
            _ => self.free.push((index, n)),
        }
    }
}

/// Zeroes blocks, big ones by giving their memory back.
///
/// # Safety
/// They are free.
unsafe fn zero_blocks(start: *mut u8, n: usize) {
    // SAFETY: the caller's promise.
    unsafe {
        if n <= 32 {
            std::ptr::write_bytes(start, 0, n * BLOCK);
        } else {
            stack::discard(start, n * BLOCK);
        }
    }
}

/// Bytes of memory that there are for objects: nine tenths of what the machine has, or the container that this runs in.
fn available_memory() -> usize {
    let given = [
        "/sys/fs/cgroup/memory.max",
        "/sys/fs/cgroup/memory/memory.limit_in_bytes",
    ];
    let of_container = given
        .iter()
        .filter_map(|file| std::fs::read_to_string(file).ok()?.trim().parse().ok())
        .min();
    let bytes = physical_memory().min(of_container.unwrap_or(usize::MAX));
    bytes / 10 * 9
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

/// Ends the run if, after a collection, it still uses more than it may.
pub(crate) fn check_limit(cx: Cx) {
    let heap = &cx.vm().heap;
    if heap.used.load(Ordering::Relaxed) > heap.limit {
        out_of_memory(cx);
    }
}

#[cold]
fn out_of_memory(cx: Cx) -> ! {
    if cx.vm().config.limits.heap.is_some() {
        limits::reached(cx, Limit::Heap);
    }
    fatal::out_of_memory(cx)
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
            Ok(p) => {
                if heap.world.is_asked() {
                    self.g().poll.store(1, Ordering::Relaxed);
                }
                p
            }
            Err(OutOfMemory) => out_of_memory(self),
        }
    }

    /// Allocates `n` zeroed words that may hold references.
    #[inline]
    pub fn alloc_words(self, n: usize) -> *mut u64 {
        self.alloc(n * 8, true).cast()
    }
}

impl Vm {
    /// Allocates zeroed, 16-aligned memory that is never freed, outside of any goroutine: for what a program's code
    /// refers to. What lies in it keeps heap objects alive if `pointers`.
    pub fn alloc(&self, bytes: usize, pointers: bool) -> *mut u8 {
        let bytes = bytes.next_multiple_of(16).max(16);
        let mut permanent = self.heap.permanent.lock();
        if bytes > PIECE / 4 {
            let p = permanent.take(bytes);
            if pointers {
                permanent.roots.push((p as usize, bytes / 8));
            }
            return p;
        }
        if permanent.end - permanent.at < bytes {
            let p = permanent.take(PIECE);
            permanent.at = p as usize;
            permanent.end = p as usize + PIECE;
            permanent.roots.push((p as usize, PIECE / 8));
        }
        permanent.at += bytes;
        (permanent.at - bytes) as *mut u8
    }

    /// `debug.SetGCPercent`: the setting before.
    pub fn set_gc_percent(&self, percent: i64) -> i64 {
        self.heap.set_percent(percent)
    }

    /// `debug.SetMemoryLimit`: the setting before. A negative limit changes nothing.
    pub fn set_memory_limit(&self, bytes: i64) -> i64 {
        if bytes < 0 {
            return self.heap.soft_limit.load(Ordering::Relaxed);
        }
        self.heap.set_soft_limit(bytes)
    }

    /// Gives memory that is not in use back to the system.
    pub fn trim_heap(&self) {
        self.heap.trim();
    }
}
