//! Select.
//!
//! The distinct channels are locked in the order of their addresses. If cases can go on, one of them is chosen, each with the
//! same probability. Else the goroutine waits at all of them, with waiters that share one ticket: a partner that finds one
//! claims the ticket, and unlinks those of other selects that have been served already. The goroutine takes its other
//! waiters off when it runs again.

use super::super::context::Cx;
use super::super::sched::{self, WaitReason};
use super::super::sync::{AtomicU32, Ordering};
use super::Chan;
use super::queue::Waiter;
use super::transfer::{Received, Sent, recv, send, send_on_closed};

/// A case of a select. A nil channel is a case that is never chosen.
#[derive(Clone, Copy)]
pub struct Case {
    /// The channel.
    pub ch: u64,
    /// Send or receive.
    pub send: bool,
    /// The words to send, or where to put the received ones (null: nowhere).
    pub ptr: *mut u64,
}

impl Case {
    /// Whether it can go on; under the lock.
    fn is_ready(&self) -> bool {
        let chan = Chan::of(self.ch);
        // SAFETY: under the lock.
        unsafe {
            chan.is_closed()
                || if self.send {
                    chan.len.load(Ordering::Relaxed) < chan.cap || chan.receivers().any()
                } else {
                    chan.len.load(Ordering::Relaxed) > 0 || chan.senders().any()
                }
        }
    }
}

/// The locks of a select's channels, in order of address.
struct Locks<'a>(&'a [u64]);

impl Locks<'_> {
    fn lock(&self) {
        for (i, &ch) in self.0.iter().enumerate() {
            if i == 0 || self.0[i - 1] != ch {
                Chan::of(ch).lock.lock();
            }
        }
    }

    fn unlock(&self) {
        for (i, &ch) in self.0.iter().enumerate().rev() {
            if i == 0 || self.0[i - 1] != ch {
                Chan::of(ch).lock.unlock();
            }
        }
    }
}

/// So many cases need no memory of their own.
const FEW: usize = 8;

/// `select`: the index of the case taken (-1: default) and, for a receive, whether it got a value.
pub fn select(cx: Cx, cases: &mut [Case], has_default: bool, site: u32) -> (i32, bool) {
    match cases {
        [] if !has_default => block(cx, WaitReason::SelectNone, site),
        [] => return (-1, false),
        // A select with one case is what the case is.
        [c] if !has_default && c.send => {
            send(cx, c.ch, c.ptr, site);
            return (0, false);
        }
        [c] if !has_default => return (0, recv(cx, c.ch, c.ptr, site)),
        _ => {}
    }
    let mut few = [0; FEW];
    let mut many = Vec::new();
    let order = if cases.len() <= FEW {
        &mut few[..cases.len()]
    } else {
        many.resize(cases.len(), 0);
        &mut many[..]
    };
    let mut n = 0;
    for c in cases.iter().filter(|c| c.ch != 0) {
        Chan::of(c.ch).check_bubble(cx, "select on", site);
        order[n] = c.ch;
        n += 1;
    }
    let order = &mut order[..n];
    order.sort_unstable();
    let locks = Locks(order);
    locks.lock();
    loop {
        // Several may be ready: each has the same chance, and the choice is drawn only when there is one to make.
        let mut chosen = None;
        let mut ready = 0;
        for (i, c) in cases.iter().enumerate() {
            if c.ch != 0 && c.is_ready() {
                ready += 1;
                if ready == 1 || cx.worker().random().is_multiple_of(ready) {
                    chosen = Some(i);
                }
            }
        }
        let Some(i) = chosen else { break };
        // The partner may be in a select itself and be won by another channel just now; then all is looked at again.
        if let Some(ok) = take(cx, cases[i], &locks, site) {
            return (i as i32, ok);
        }
    }
    if has_default {
        locks.unlock();
        return (-1, false);
    }
    if n == 0 {
        block(cx, WaitReason::Select, site);
    }
    wait(cx, cases, &locks, site)
}

/// Blocks for ever.
#[cold]
fn block(cx: Cx, reason: WaitReason, site: u32) -> ! {
    loop {
        sched::park_at(cx, reason, site);
    }
}

/// Performs a case that was ready and unlocks; for a receive, whether it got a value. None, and still locked, if the case is
/// not ready any more.
fn take(cx: Cx, case: Case, locks: &Locks<'_>, site: u32) -> Option<bool> {
    let chan = Chan::of(case.ch);
    let (partner, ok) = if case.send {
        // SAFETY: under the lock; the case's element.
        match unsafe { chan.send_now(case.ptr) } {
            Sent::To(gp) => (Some(gp), false),
            Sent::Buffered => (None, false),
            Sent::Closed => {
                locks.unlock();
                send_on_closed(cx, site);
            }
            Sent::Full => return None,
        }
    } else {
        // SAFETY: under the lock; the case's room.
        match unsafe { chan.recv_now(case.ptr) } {
            Received::From(gp) => (Some(gp), true),
            Received::Buffered => (None, true),
            Received::Closed => (None, false),
            Received::Empty => return None,
        }
    };
    locks.unlock();
    if let Some(gp) = partner {
        sched::ready(cx, gp);
    }
    Some(ok)
}

/// Waits at all channels, which are locked.
fn wait(cx: Cx, cases: &[Case], locks: &Locks<'_>, site: u32) -> (i32, bool) {
    let ticket = AtomicU32::new(0);
    let waiter = |i: usize| Waiter::of_case(cx.gp(), cases[i].ptr, &ticket, i as u32);
    if cases.len() <= FEW {
        let waiters: [Waiter; FEW] = std::array::from_fn(|i| waiter(i.min(cases.len() - 1)));
        wait_with(cx, cases, &waiters[..cases.len()], &ticket, locks, site)
    } else {
        let waiters: Vec<Waiter> = (0..cases.len()).map(waiter).collect();
        wait_with(cx, cases, &waiters, &ticket, locks, site)
    }
}

fn wait_with(
    cx: Cx,
    cases: &[Case],
    waiters: &[Waiter],
    ticket: &AtomicU32,
    locks: &Locks<'_>,
    site: u32,
) -> (i32, bool) {
    for (c, w) in cases.iter().zip(waiters).filter(|(c, _)| c.ch != 0) {
        let chan = Chan::of(c.ch);
        // SAFETY: under the lock; the waiters stay until all were taken off below or by partners.
        unsafe {
            if c.send {
                chan.senders().push(w)
            } else {
                chan.receivers().push(w)
            }
        };
    }
    locks.unlock();
    cx.g().waits.set((cases.as_ptr(), cases.len()));
    sched::park_at(cx, WaitReason::Select, site);
    cx.g().waits.set((std::ptr::null(), 0));
    locks.lock();
    for (c, w) in cases.iter().zip(waiters) {
        if c.ch != 0 && w.queued.get() {
            let chan = Chan::of(c.ch);
            // SAFETY: under the lock, and it is in that queue.
            unsafe {
                if c.send {
                    chan.senders().unlink(w)
                } else {
                    chan.receivers().unlink(w)
                }
            };
        }
    }
    locks.unlock();
    let i = ticket.load(Ordering::Acquire) as usize - 1;
    let ok = waiters[i].ok.get();
    if cases[i].send && !ok {
        send_on_closed(cx, site);
    }
    (i as i32, ok && !cases[i].send)
}
