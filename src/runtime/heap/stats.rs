//! Figures about the heap, as `runtime.ReadMemStats` wants them.

use super::block::{BLOCK, Census};
use super::{Heap, Ordering};
use crate::runtime::vm::Vm;
use std::time::Duration;

/// So many pauses are remembered.
const PAUSES: usize = 256;

/// What is recorded at collections, and when somebody wants to know.
#[derive(Default)]
pub(super) struct Record {
    /// What there was when it was last counted.
    present: Census,
    /// What was freed so far.
    freed: Census,
    collections: u64,
    forced: u64,
    /// The last pauses: how long, and when they ended; the pause of collection n at n modulo their number.
    pauses: Vec<Pause>,
    paused: Duration,
}

/// A time in which no goroutine ran.
#[derive(Clone, Copy, Default, Debug)]
pub struct Pause {
    /// How long it was.
    pub length: Duration,
    /// Nanoseconds since 1970 when it ended.
    pub end: u64,
}

/// Figures about the heap.
#[derive(Clone, Debug, Default)]
pub struct Stats {
    /// Objects, and their bytes.
    pub objects: u64,
    /// Bytes in objects.
    pub allocated: u64,
    /// Objects freed so far.
    pub freed: u64,
    /// Bytes allocated so far, freed ones too.
    pub total: u64,
    /// Bytes of blocks in use.
    pub used: u64,
    /// Bytes of blocks ever used.
    pub reserved: u64,
    /// Bytes in objects at which the next collection is due.
    pub next: u64,
    /// Collections so far.
    pub collections: u64,
    /// Those that the program asked for.
    pub forced: u64,
    /// All pauses together.
    pub paused: Duration,
    /// The last ones, newest first.
    pub pauses: Vec<Pause>,
}

impl Record {
    /// What there was before a collection, and after.
    pub fn swept(&mut self, before: Census, after: Census) {
        self.present = after;
        self.freed.objects += before.objects - after.objects;
        self.freed.bytes += before.bytes - after.bytes;
        self.collections += 1;
    }

    /// What there is.
    pub fn counted(&mut self, present: Census) {
        self.present = present;
    }

    /// The collection just made was one that the program asked for.
    pub fn forced(&mut self) {
        self.forced += 1;
    }

    /// How long the collection just made has taken, and when it ended.
    pub fn paused(&mut self, pause: Pause) {
        let at = (self.collections - 1) as usize % PAUSES;
        if at < self.pauses.len() {
            self.pauses[at] = pause;
        } else {
            self.pauses.push(pause);
        }
        self.paused += pause.length;
    }

    fn newest_first(&self) -> Vec<Pause> {
        let next = self.collections as usize % PAUSES;
        let (newer, older) = self.pauses.split_at(next.min(self.pauses.len()));
        newer
            .iter()
            .rev()
            .chain(older.iter().rev())
            .copied()
            .collect()
    }
}

impl Heap {
    fn stats(&self) -> Stats {
        let record = self.record.lock();
        let due = self.due.load(Ordering::Relaxed);
        Stats {
            objects: record.present.objects,
            allocated: record.present.bytes,
            freed: record.freed.objects,
            total: record.freed.bytes + record.present.bytes,
            used: self.used.load(Ordering::Relaxed) as u64,
            reserved: ((self.central.lock().fresh - 1) * BLOCK) as u64,
            next: self.live.load(Ordering::Relaxed).saturating_add(due) as u64,
            collections: record.collections,
            forced: record.forced,
            paused: record.paused,
            pauses: record.newest_first(),
        }
    }
}

impl Vm {
    /// Figures about the heap; objects as they were when they were last counted ([`super::measure`], collections).
    pub fn heap_stats(&self) -> Stats {
        self.heap.stats()
    }

    /// Bytes of goroutines' stacks, roughly.
    pub fn stack_bytes(&self) -> u64 {
        self.stacks.bytes()
    }
}
