//! Sending and receiving.
#![expect(
    clippy::not_unsafe_ptr_arg_deref,
    reason = "like the channel word itself, the places of elements come from checked code, in frames of the goroutine"
)]

use super::super::context::{Cx, Gp};
use super::super::panic::{self, RuntimeError};
use super::super::sched::{self, WaitReason};
use super::super::sync::Ordering;
use super::queue::Waiter;
use super::select::Case;
use super::{Chan, copy};

/// What a send could do at once.
pub(super) enum Sent {
    /// It is done; this goroutine received and is to be made ready.
    To(Gp),
    /// It is in the buffer.
    Buffered,
    /// The channel is closed.
    Closed,
    /// It has to wait.
    Full,
}

/// What a receive could do at once.
pub(super) enum Received {
    /// It is done; this goroutine sent, or its value has moved up into the buffer, and it is to be made ready.
    From(Gp),
    /// It came from the buffer.
    Buffered,
    /// The channel is closed, and the value zero.
    Closed,
    /// It has to wait.
    Empty,
}

impl Chan {
    /// Sends if that needs no waiting.
    ///
    /// # Safety
    /// Under the lock; `src` holds an element.
    #[inline]
    pub(super) unsafe fn send_now(&self, src: *const u64) -> Sent {
        if self.is_closed() {
            return Sent::Closed;
        }
        // SAFETY: under the lock; the waiter's goroutine is parked and has room for an element.
        unsafe {
            if let Some(w) = self.receivers().pop() {
                if !w.ptr.is_null() {
                    copy(src, w.ptr, self.words as usize);
                }
                w.ok.set(true);
                return Sent::To(w.gp);
            }
            if self.len.load(Ordering::Relaxed) < self.cap {
                self.push(src);
                return Sent::Buffered;
            }
        }
        Sent::Full
    }

    /// Receives if that needs no waiting.
    ///
    /// # Safety
    /// Under the lock; `dst` has room for an element or is null.
    #[inline]
    pub(super) unsafe fn recv_now(&self, dst: *mut u64) -> Received {
        // SAFETY: under the lock; the waiter's goroutine is parked and holds an element.
        unsafe {
            if self.len.load(Ordering::Relaxed) > 0 {
                self.pop(dst);
                let Some(w) = self.senders().pop() else {
                    return Received::Buffered;
                };
                self.push(w.ptr);
                w.ok.set(true);
                return Received::From(w.gp);
            }
            if let Some(w) = self.senders().pop() {
                if !dst.is_null() {
                    copy(w.ptr, dst, self.words as usize);
                }
                w.ok.set(true);
                return Received::From(w.gp);
            }
            if self.is_closed() {
                if !dst.is_null() {
                    std::ptr::write_bytes(dst, 0, self.words as usize);
                }
                return Received::Closed;
            }
        }
        Received::Empty
    }
}

/// Parks at one channel.
#[inline(always)]
fn wait(cx: Cx, case: Case, site: u32) {
    let reason = if case.send {
        WaitReason::Send
    } else {
        WaitReason::Receive
    };
    cx.g().waits.set((&raw const case, 1));
    sched::park_at(cx, reason, site);
    cx.g().waits.set((std::ptr::null(), 0));
}

/// Blocks for ever at a nil channel.
#[cold]
fn nil(cx: Cx, reason: WaitReason, site: u32) -> ! {
    loop {
        sched::park_at(cx, reason, site);
    }
}

#[cold]
pub(super) fn send_on_closed(cx: Cx, site: u32) -> ! {
    panic::raise(cx, RuntimeError::SendClosed, site)
}

/// `ch <- v`, the words of v at `src`.
pub fn send(cx: Cx, ch: u64, src: *const u64, site: u32) {
    if ch == 0 {
        nil(cx, WaitReason::SendNil, site);
    }
    let chan = Chan::of(ch);
    chan.check_bubble(cx, "send on", site);
    chan.lock.lock();
    // SAFETY: under the lock; the caller's element.
    let sent = unsafe { chan.send_now(src) };
    match sent {
        Sent::To(gp) => {
            chan.lock.unlock();
            sched::ready(cx, gp);
        }
        Sent::Buffered => chan.lock.unlock(),
        Sent::Closed => {
            chan.lock.unlock();
            send_on_closed(cx, site);
        }
        Sent::Full => {
            let waiter = Waiter::new(cx.gp(), src.cast_mut());
            // SAFETY: under the lock; the waiter stays until it was taken off by whoever makes this goroutine ready.
            unsafe { chan.senders().push(&waiter) };
            chan.lock.unlock();
            wait(
                cx,
                Case {
                    ch,
                    send: true,
                    ptr: src.cast_mut(),
                },
                site,
            );
            if !waiter.ok.get() {
                send_on_closed(cx, site);
            }
        }
    }
}

/// `v, ok = <-ch`: writes v's words to `dst` (null: nowhere), zeros if the channel is closed; returns ok.
pub fn recv(cx: Cx, ch: u64, dst: *mut u64, site: u32) -> bool {
    if ch == 0 {
        nil(cx, WaitReason::ReceiveNil, site);
    }
    let chan = Chan::of(ch);
    chan.check_bubble(cx, "receive on", site);
    chan.lock.lock();
    // SAFETY: under the lock; the caller's room.
    let received = unsafe { chan.recv_now(dst) };
    match received {
        Received::From(gp) => {
            chan.lock.unlock();
            sched::ready(cx, gp);
            true
        }
        Received::Buffered => {
            chan.lock.unlock();
            true
        }
        Received::Closed => {
            chan.lock.unlock();
            false
        }
        Received::Empty => {
            let waiter = Waiter::new(cx.gp(), dst);
            // SAFETY: as in `send`.
            unsafe { chan.receivers().push(&waiter) };
            chan.lock.unlock();
            wait(
                cx,
                Case {
                    ch,
                    send: false,
                    ptr: dst,
                },
                site,
            );
            waiter.ok.get()
        }
    }
}

/// Sends without blocking, from anywhere (timers, host threads): whether it was sent. A closed channel takes nothing.
pub fn try_send(ch: u64, src: *const u64) -> bool {
    if ch == 0 {
        return false;
    }
    let chan = Chan::of(ch);
    chan.lock.lock();
    // SAFETY: under the lock; the caller's element.
    let sent = unsafe { chan.send_now(src) };
    chan.lock.unlock();
    match sent {
        Sent::To(gp) => {
            sched::ready_remote(gp);
            true
        }
        Sent::Buffered => true,
        Sent::Closed | Sent::Full => false,
    }
}
