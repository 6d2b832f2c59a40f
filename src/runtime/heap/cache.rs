//! A worker's share of the heap: for each class a run of free slots to bump through.

use super::block::Block;
use super::classes::{self, BIGGEST, CLASSES};
use super::{Heap, OutOfMemory};
use std::cell::Cell;
use std::ptr;

/// Free slots of one class: [cur, end) of a block.
struct Run {
    cur: Cell<usize>,
    end: Cell<usize>,
    /// The block they are in; null: none yet.
    block: Cell<*const Block>,
    /// The slot of the block where to look for the next run.
    next: Cell<usize>,
    /// Free memory of the block is zero already.
    zero: Cell<bool>,
}

/// A worker's runs.
pub(crate) struct Cache {
    runs: [Run; CLASSES],
}

impl Default for Cache {
    fn default() -> Self {
        let run = || Run {
            cur: Cell::new(0),
            end: Cell::new(0),
            block: Cell::new(ptr::null()),
            next: Cell::new(0),
            zero: Cell::new(false),
        };
        Self {
            runs: std::array::from_fn(|_| run()),
        }
    }
}

impl Cache {
    /// Allocates from a run; None if it is used up, or for sizes that do not come from runs.
    #[inline(always)]
    pub fn bump(&self, bytes: usize, pointers: bool) -> Option<*mut u8> {
        if bytes.wrapping_sub(1) >= BIGGEST {
            return None;
        }
        let class = classes::class_of(bytes, pointers);
        let run = &self.runs[class];
        let p = run.cur.get();
        let end = p + classes::size_of(class);
        if end > run.end.get() {
            return None;
        }
        run.cur.set(end);
        Some(p as *mut u8)
    }

    /// Allocates when [`Cache::bump`] could not.
    pub fn refill(
        &self,
        heap: &Heap,
        bytes: usize,
        pointers: bool,
    ) -> Result<*mut u8, OutOfMemory> {
        if bytes == 0 {
            return Ok(heap.nothing());
        }
        if bytes > BIGGEST {
            return heap.large(bytes, pointers);
        }
        let class = classes::class_of(bytes, pointers);
        let run = &self.runs[class];
        let size = classes::size_of(class);
        loop {
            // SAFETY: entries of the table are never unmapped while the run lives.
            if let Some(block) = unsafe { run.block.get().as_ref() }
                && let Some((from, to)) = block.take_run(run.next.get())
            {
                let start = heap.table.start_of(block);
                run.next.set(to);
                if !run.zero.get() {
                    // SAFETY: free slots that this cache has just taken.
                    unsafe {
                        ptr::write_bytes((start + from * size) as *mut u8, 0, (to - from) * size)
                    };
                }
                heap.count_taken((to - from) * size);
                run.cur.set(start + (from + 1) * size);
                run.end.set(start + to * size);
                return Ok((start + from * size) as *mut u8);
            }
            let (block, zero) = heap.take_block(class)?;
            run.block.set(block);
            run.next.set(0);
            run.zero.set(zero);
        }
    }

    /// Gives back what was taken and not used, for a collection.
    pub fn flush(&self, heap: &Heap) {
        for (class, run) in self.runs.iter().enumerate() {
            // SAFETY: entries of the table are never unmapped while the run lives.
            if let Some(block) = unsafe { run.block.replace(ptr::null()).as_ref() } {
                let size = classes::size_of(class);
                let start = heap.table.start_of(block);
                if run.cur.get() > 0 {
                    block.give_back(
                        (run.cur.get() - start) / size,
                        (run.end.get() - start) / size,
                    );
                }
            }
            run.cur.set(0);
            run.end.set(0);
        }
    }
}
