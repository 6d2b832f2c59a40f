//! Marking: what can be reached from the roots.

use super::block::{Reached, Table};

/// Objects are scanned a little after they were found, so that their memory has time to arrive.
const AHEAD: usize = 8;

/// The state of a marking.
pub(super) struct Marker<'a> {
    table: &'a Table,
    /// Objects reached and not scanned yet.
    stack: Vec<Reached>,
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
        if let Some(object) = self.table.reach(word) {
            self.stack.push(object);
        }
    }

    /// Marks what the words in [start, end) may refer to, and what can be reached from there.
    pub fn range(&mut self, start: usize, end: usize) {
        self.scan(start, end);
        self.finish();
    }

    #[inline]
    fn scan(&mut self, start: usize, end: usize) {
        let mut at = start.next_multiple_of(8);
        while at + 8 <= end {
            // SAFETY: memory of a stack, a frame, a root or an object, and the world is stopped. Whatever it holds is
            // taken for a word.
            let word = unsafe { (at as *const usize).read_volatile() };
            self.word(word);
            at += 8;
        }
    }

    /// Scans what was reached until there is nothing left.
    pub fn finish(&mut self) {
        let mut ahead: [Option<Reached>; AHEAD] = [None; AHEAD];
        let mut at = 0;
        let mut waiting = 0;
        loop {
            let next = self.stack.pop();
            match next {
                Some(object) => {
                    prefetch(object.start);
                    waiting += 1;
                }
                None if waiting == 0 => return,
                None => {}
            }
            if let Some(object) = std::mem::replace(&mut ahead[at], next) {
                waiting -= 1;
                self.scan(object.start, object.start + object.bytes);
            }
            at = (at + 1) % AHEAD;
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
