//! Goroutines that wait at a channel.

use super::super::context::Gp;
use super::super::sync::{AtomicU32, Ordering};
use std::cell::Cell;
use std::ptr;

/// A goroutine in one of a channel's queues. Lies on that goroutine's stack, which stays parked while the waiter is listed;
/// for a select also a little longer: then the goroutine unlinks those of its waiters that were not served.
///
/// # Invariant
/// Touched under the lock of the channel whose queue it is (was) in, or by its goroutine before and after.
pub(super) struct Waiter {
    pub gp: Gp,
    /// The words to send, or where to receive them; null: nowhere.
    pub ptr: *mut u64,
    /// Served by a partner, not woken by a close.
    pub ok: Cell<bool>,
    pub queued: Cell<bool>,
    next: Cell<*const Waiter>,
    prev: Cell<*const Waiter>,
    /// For a select: 0, or the case taken plus 1. All its waiters share it, and who moves it from 0 has won the goroutine.
    ticket: *const AtomicU32,
    case: u32,
}

impl Waiter {
    pub fn new(gp: Gp, ptr: *mut u64) -> Self {
        Self::of_case(gp, ptr, ptr::null(), 0)
    }

    pub fn of_case(gp: Gp, ptr: *mut u64, ticket: *const AtomicU32, case: u32) -> Self {
        let none = || Cell::new(ptr::null());
        Self {
            gp,
            ptr,
            ok: Cell::new(false),
            queued: Cell::new(false),
            next: none(),
            prev: none(),
            ticket,
            case,
        }
    }

    /// Whether its goroutine is not to go on.
    fn is_doomed(&self) -> bool {
        self.gp.get().doomed.load(Ordering::Relaxed)
    }

    /// Wins the goroutine: false if another case of its select was served, or it is not to go on.
    fn claim(&self) -> bool {
        // SAFETY: the ticket lies on the stack of the goroutine, which has not left its select while a waiter is listed.
        match unsafe { self.ticket.as_ref() } {
            _ if self.is_doomed() => false,
            None => true,
            Some(t) => t
                .compare_exchange(0, self.case + 1, Ordering::AcqRel, Ordering::Relaxed)
                .is_ok(),
        }
    }

    /// Zeroes the words where it receives.
    ///
    /// # Safety
    /// It waits to receive elements of so many words, and was claimed.
    pub unsafe fn zero(&self, words: usize) {
        if !self.ptr.is_null() {
            // SAFETY: the waiting goroutine has room there.
            unsafe { ptr::write_bytes(self.ptr, 0, words) };
        }
    }
}

/// Waiters, first come first served.
pub(super) struct Queue {
    first: *const Waiter,
    last: *const Waiter,
}

impl Default for Queue {
    fn default() -> Self {
        Self {
            first: ptr::null(),
            last: ptr::null(),
        }
    }
}

impl Queue {
    /// Puts a waiter at the end.
    ///
    /// # Safety
    /// It stays where it is until it is taken off, and all in the queue are alive.
    pub unsafe fn push(&mut self, w: &Waiter) {
        w.next.set(ptr::null());
        w.prev.set(self.last);
        w.queued.set(true);
        if self.last.is_null() {
            self.first = w;
        } else {
            // SAFETY: listed waiters are alive.
            unsafe { (*self.last).next.set(w) };
        }
        self.last = w;
    }

    /// Takes a waiter off.
    ///
    /// # Safety
    /// It is in this queue.
    pub unsafe fn unlink(&mut self, w: &Waiter) {
        let (prev, next) = (w.prev.get(), w.next.get());
        // SAFETY: its neighbours are in this queue, hence alive.
        unsafe {
            match prev.as_ref() {
                Some(p) => p.next.set(next),
                None => self.first = next,
            }
            match next.as_ref() {
                Some(n) => n.prev.set(prev),
                None => self.last = prev,
            }
        }
        w.queued.set(false);
    }

    /// Takes the first waiter off, whether it was claimed or not.
    ///
    /// # Safety
    /// All in the queue are alive.
    pub unsafe fn unlink_first(&mut self) -> Option<&'static Waiter> {
        // SAFETY: the caller's promise.
        let w = unsafe { self.first.as_ref()? };
        // SAFETY: it is the first.
        unsafe { self.unlink(w) };
        Some(w)
    }

    /// Takes off and claims the first waiter whose goroutine can still be won.
    ///
    /// # Safety
    /// All in the queue are alive. The result is, until its goroutine is made ready.
    #[inline]
    pub unsafe fn pop(&mut self) -> Option<&'static Waiter> {
        loop {
            // SAFETY: the caller's promise.
            let w = unsafe { self.unlink_first()? };
            if w.claim() {
                return Some(w);
            }
        }
    }

    /// Whether somebody waits whose goroutine `but` is not and can still be won.
    ///
    /// # Safety
    /// All in the queue are alive.
    pub unsafe fn any(&self) -> bool {
        let mut at = self.first;
        // SAFETY: the caller's promise.
        while let Some(w) = unsafe { at.as_ref() } {
            // SAFETY: as in `claim`.
            let ticket = unsafe { w.ticket.as_ref() };
            if ticket.is_none_or(|t| t.load(Ordering::Acquire) == 0) && !w.is_doomed() {
                return true;
            }
            at = w.next.get();
        }
        false
    }

    /// How many wait.
    pub fn len(&self) -> usize {
        let mut n = 0;
        let mut at = self.first;
        // SAFETY: listed waiters are alive.
        while let Some(w) = unsafe { at.as_ref() } {
            n += 1;
            at = w.next.get();
        }
        n
    }
}
