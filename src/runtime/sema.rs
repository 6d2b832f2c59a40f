//! Semaphores and wait queues keyed by address: what `sync` blocks on.
//!
//! Waiters stand in lists by a hash of the address, in the order they came. A waiter lies on the stack of its goroutine,
//! which is parked as long as the waiter is listed.

use super::context::{Cx, Gp};
use super::sched::{self, WaitReason};
use super::sync::{AtomicU32, Ordering, Spin};
use std::cell::Cell;
use std::ptr;

const BUCKETS: usize = 256;

struct Waiter {
    addr: usize,
    gp: Gp,
    next: Cell<*const Waiter>,
}

/// A list of waiters for addresses of the same hash.
struct Bucket {
    first: *const Waiter,
    last: *const Waiter,
}

// SAFETY: the pointers are to waiters of parked goroutines and used under the bucket's lock.
unsafe impl Send for Bucket {}

impl Bucket {
    fn push(&mut self, w: &Waiter) {
        if self.last.is_null() {
            self.first = w;
        } else {
            // SAFETY: listed waiters are alive.
            unsafe { (*self.last).next.set(w) };
        }
        self.last = w;
    }

    /// Takes the first waiter for an address off the list.
    fn pop(&mut self, addr: usize) -> Option<Gp> {
        let mut before: *const Waiter = ptr::null();
        let mut at = self.first;
        // SAFETY: listed waiters are alive; this one is until its goroutine is made ready.
        while let Some(w) = unsafe { at.as_ref() } {
            let next = w.next.get();
            if w.addr != addr {
                before = at;
                at = next;
                continue;
            }
            if before.is_null() {
                self.first = next;
            } else {
                // SAFETY: as above.
                unsafe { (*before).next.set(next) };
            }
            if next.is_null() {
                self.last = before;
            }
            return Some(w.gp);
        }
        None
    }

    fn any(&self, addr: usize) -> bool {
        let mut at = self.first;
        // SAFETY: listed waiters are alive.
        while let Some(w) = unsafe { at.as_ref() } {
            if w.addr == addr {
                return true;
            }
            at = w.next.get();
        }
        false
    }
}

/// The wait queues of a run.
pub(crate) struct Semas {
    buckets: Box<[Spin<Bucket>]>,
}

impl Semas {
    pub(crate) fn new() -> Self {
        let empty = || {
            Spin::new(Bucket {
                first: ptr::null(),
                last: ptr::null(),
            })
        };
        Self {
            buckets: (0..BUCKETS).map(|_| empty()).collect(),
        }
    }

    fn bucket(&self, addr: usize) -> &Spin<Bucket> {
        let hash = (addr as u64 >> 2).wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 32;
        &self.buckets[hash as usize % BUCKETS]
    }
}

/// Takes one from a count if it is positive.
fn take(count: &AtomicU32) -> bool {
    count
        .fetch_update(Ordering::AcqRel, Ordering::Acquire, |n| n.checked_sub(1))
        .is_ok()
}

/// Waits until the 4-byte count at `addr` is positive and takes one from it (`runtime_Semacquire`).
pub fn sema_acquire(cx: Cx, addr: *const u32, why: (WaitReason, u32)) {
    // SAFETY: the caller's count is an aligned word in the Go heap, accessed as an atomic by everybody.
    let count = unsafe { AtomicU32::from_ptr(addr.cast_mut()) };
    if !take(count) {
        wait_on(cx, addr as usize, why, || !take(count));
    }
}

/// Adds one to the count at `addr`, or hands it to the first waiter.
pub fn sema_release(cx: Cx, addr: *const u32) {
    // SAFETY: as in `sema_acquire`.
    let count = unsafe { AtomicU32::from_ptr(addr.cast_mut()) };
    wake(cx, addr as usize, 1, |woken, _| {
        if woken == 0 {
            count.fetch_add(1, Ordering::AcqRel);
        }
    });
}

/// Waits, for a reason and at a site of the library or a native's, in the queue of `addr` if `condition` (evaluated under the queue's lock) holds; false if it did not.
pub fn wait_on(
    cx: Cx,
    addr: usize,
    (reason, site): (WaitReason, u32),
    condition: impl FnOnce() -> bool,
) -> bool {
    let waiter = Waiter {
        addr,
        gp: cx.gp(),
        next: Cell::new(ptr::null()),
    };
    {
        let mut bucket = cx.vm().semas.bucket(addr).lock();
        if !condition() {
            return false;
        }
        bucket.push(&waiter);
    }
    sched::park_at(cx, reason, site);
    true
}

/// Wakes up to `n` goroutines that wait on `addr`, first come first served; `then` is called under the queue's lock with the
/// number woken and whether others are left.
pub fn wake(cx: Cx, addr: usize, n: usize, then: impl FnOnce(usize, bool)) {
    let mut bucket = cx.vm().semas.bucket(addr).lock();
    let mut one = None;
    let mut more = Vec::new();
    let mut woken = 0;
    while woken < n
        && let Some(gp) = bucket.pop(addr)
    {
        if one.is_none() {
            one = Some(gp);
        } else {
            more.push(gp);
        }
        woken += 1;
    }
    then(woken, bucket.any(addr));
    drop(bucket);
    for gp in one.into_iter().chain(more) {
        sched::ready(cx, gp);
    }
}
