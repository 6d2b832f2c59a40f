//! Marking: what can be reached from the roots.
//!
//! A big heap is marked by several threads. Each has a stack of objects reached and not scanned; who has many gives the older
//! half away when somebody waits. What is on nobody's stack is in the pool. Marking ends when the pool is empty and nobody
//! works, which is judged under the pool's lock: it is held when a marker stops working and when it takes from the pool.

use super::block::{Reached, Table};
use crate::runtime::sync::{AtomicUsize, Mutex, Ordering, thread};
use std::time::Duration;

/// Objects are scanned a little after they were found, so that their memory has time to arrive.
const AHEAD: usize = 8;
/// Who has fewer objects to scan keeps them.
const FEW: usize = 32;

/// The state of a marking.
pub(super) struct Marker<'a> {
    table: &'a Table,
    /// Objects reached and not scanned yet.
    stack: Vec<Reached>,
}

/// What several markers share.
struct Shared {
    pool: Mutex<Pool>,
    /// Markers that wait for something to do.
    hungry: AtomicUsize,
}

struct Pool {
    batches: Vec<Vec<Reached>>,
    working: usize,
}

impl<'a> Marker<'a> {
    pub fn new(table: &'a Table) -> Self {
        Self {
            table,
            stack: Vec::new(),
        }
    }

    /// Marks the object that a word may refer to.
    #[inline]
    pub fn word(&mut self, word: usize) {
        self.reach::<false>(word);
    }

    #[inline(always)]
    fn reach<const SHARED: bool>(&mut self, word: usize) {
        if let Some(object) = self.table.reach::<SHARED>(word) {
            self.stack.push(object);
        }
    }

    /// Marks what the words in [start, end) may refer to.
    pub fn range(&mut self, start: usize, end: usize) {
        self.scan::<false>(start, end);
    }

    #[inline(always)]
    fn scan<const SHARED: bool>(&mut self, start: usize, end: usize) {
        let mut at = start.next_multiple_of(8);
        while at + 8 <= end {
            // SAFETY: memory of a stack, a frame, a root or an object, and the world is stopped. Whatever it holds is
            // taken for a word.
            let word = unsafe { (at as *const usize).read_volatile() };
            self.reach::<SHARED>(word);
            at += 8;
        }
    }

    /// Whether all that was reached was scanned.
    pub fn is_done(&self) -> bool {
        self.stack.is_empty()
    }

    /// Scans what was reached until there is nothing left.
    pub fn finish(&mut self) {
        self.drain::<false>(|_| {});
    }

    /// As [`Marker::finish`], with so many threads.
    pub fn finish_with(&mut self, threads: usize) {
        if threads < 2 {
            return self.finish();
        }
        let shared = Shared {
            pool: Mutex::new(Pool {
                batches: Vec::new(),
                working: 1,
            }),
            hungry: AtomicUsize::new(0),
        };
        let table = self.table;
        thread::scope(|scope| {
            for _ in 1..threads {
                // Without the thread this one does more.
                let _ = thread::Builder::new().spawn_scoped(scope, || {
                    let mut marker = Marker::new(table);
                    while marker.take(&shared) {
                        marker.work(&shared);
                    }
                });
            }
            self.work(&shared);
            while self.take(&shared) {
                self.work(&shared);
            }
        });
    }

    /// Scans what it has, and shares.
    fn work(&mut self, shared: &Shared) {
        self.drain::<true>(|stack| {
            if shared.hungry.load(Ordering::Relaxed) > 0 && stack.len() > FEW {
                let rest = stack.split_off(stack.len() / 2);
                let batch = std::mem::replace(stack, rest);
                shared.pool.lock().batches.push(batch);
            }
        });
        shared.pool.lock().working -= 1;
    }

    /// Waits for something to do; false if all is done.
    fn take(&mut self, shared: &Shared) -> bool {
        shared.hungry.fetch_add(1, Ordering::Relaxed);
        let mut rounds = 0;
        let found = loop {
            {
                let mut pool = shared.pool.lock();
                if let Some(batch) = pool.batches.pop() {
                    pool.working += 1;
                    self.stack = batch;
                    break true;
                }
                if pool.working == 0 {
                    break false;
                }
            }
            rounds += 1;
            match rounds {
                0..100 => (0..30).for_each(|_| std::hint::spin_loop()),
                100..200 => thread::yield_now(),
                _ => thread::sleep(Duration::from_micros(20)),
            }
        };
        shared.hungry.fetch_sub(1, Ordering::Relaxed);
        found
    }

    /// Scans until there is nothing left; calls `share` now and then.
    #[inline(always)]
    fn drain<const SHARED: bool>(&mut self, mut share: impl FnMut(&mut Vec<Reached>)) {
        let mut ahead = [Reached::NONE; AHEAD];
        let mut at = 0;
        let mut waiting = 0;
        loop {
            let next = match self.stack.pop() {
                Some(object) => {
                    prefetch(object.start);
                    waiting += 1;
                    object
                }
                None if waiting == 0 => return,
                None => Reached::NONE,
            };
            let object = std::mem::replace(&mut ahead[at], next);
            if object.bytes > 0 {
                waiting -= 1;
                self.scan::<SHARED>(object.start, object.start + object.bytes);
            }
            at = (at + 1) % AHEAD;
            if at == 0 {
                share(&mut self.stack);
            }
        }
    }
}

#[inline(always)]
fn prefetch(address: usize) {
    // SAFETY: a hint, for any address.
    #[cfg(target_arch = "x86_64")]
    unsafe {
        std::arch::x86_64::_mm_prefetch::<{ std::arch::x86_64::_MM_HINT_T0 }>(address as *const i8);
    }
    #[cfg(not(target_arch = "x86_64"))]
    let _ = address;
}
