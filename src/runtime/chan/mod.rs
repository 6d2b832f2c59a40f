//! Channels.
//!
//! A channel is an object of the Go heap: this header and the buffer behind it. Waiting goroutines stand in two FIFO lists of
//! waiters, which lie on their own stacks. At most one of the lists is non-empty, except for goroutines that select on
//! sending and receiving, and a goroutine waits to receive only if the buffer is empty, to send only if it is full.
//! A partner is served by copying straight between its slots and one's own, under the channel's lock, which is
//! never held across a switch.
//!
//! Elements are in words form; a nil channel is 0.

mod queue;
mod select;
#[cfg(test)]
mod tests;
mod transfer;

pub use select::{Case, select};
pub use transfer::{recv, send, try_send};

use super::context::{Cx, G};
use super::fatal;
use super::fatal::place;
use super::panic::{self, RuntimeError};
use super::sched;
use super::sync::{AtomicU32, AtomicUsize, Ordering, RawSpin};
use super::vm::Vm;
use queue::Queue;
use std::cell::UnsafeCell;

/// The header of a channel.
///
/// # Invariant
/// What is in cells is touched under the lock only.
#[repr(C)]
pub(crate) struct Chan {
    lock: RawSpin,
    closed: AtomicU32,
    /// Whether the program is to see no buffer.
    unseen: AtomicU32,
    /// Elements in the buffer; written under the lock.
    len: AtomicUsize,
    /// Elements that the buffer has room for.
    cap: usize,
    /// Words of an element.
    words: u32,
    /// Where the channel was made.
    site: u32,
    /// The bubble that it was made in, or 0.
    bubble: u32,
    /// Position of the oldest element.
    head: UnsafeCell<usize>,
    receivers: UnsafeCell<Queue>,
    senders: UnsafeCell<Queue>,
}

const HEADER: usize = std::mem::size_of::<Chan>();
const _: () = assert!(HEADER.is_multiple_of(8));

/// Copies an element.
///
/// # Safety
/// Both places have room for so many words, and nobody else touches the destination.
#[inline(always)]
unsafe fn copy(from: *const u64, to: *mut u64, words: usize) {
    // SAFETY: the caller's promise.
    unsafe {
        if words == 1 {
            *to = *from;
        } else {
            std::ptr::copy_nonoverlapping(from, to, words);
        }
    }
}

impl Chan {
    /// The channel of a word that is not 0.
    #[inline(always)]
    fn of(ch: u64) -> &'static Chan {
        // SAFETY: the type checker lets only channels made by `make_chan` come here, and the collector keeps them while
        // the word is in a frame.
        unsafe { &*(ch as *const Chan) }
    }

    fn word(&self) -> u64 {
        std::ptr::from_ref(self) as u64
    }

    /// Ends the run if the channel was made in a bubble that the caller is not in.
    #[inline(always)]
    fn check_bubble(&self, cx: Cx, what: &str, site: u32) {
        if self.bubble != 0 && self.bubble != cx.bubble_id() {
            let text = format!("{what} synctest channel from outside bubble");
            fatal::fatal_at(cx, &text, site);
        }
    }

    /// # Safety
    /// Under the lock.
    #[inline(always)]
    #[expect(clippy::mut_from_ref, reason = "the lock makes it exclusive")]
    unsafe fn receivers(&self) -> &mut Queue {
        // SAFETY: the caller holds the lock.
        unsafe { &mut *self.receivers.get() }
    }

    /// # Safety
    /// Under the lock.
    #[inline(always)]
    #[expect(clippy::mut_from_ref, reason = "the lock makes it exclusive")]
    unsafe fn senders(&self) -> &mut Queue {
        // SAFETY: the caller holds the lock.
        unsafe { &mut *self.senders.get() }
    }

    fn is_closed(&self) -> bool {
        self.closed.load(Ordering::Relaxed) != 0
    }

    /// Place `i` of the buffer.
    fn slot(&self, i: usize) -> *mut u64 {
        let buffer = (self.word() as usize + HEADER) as *mut u64;
        buffer.wrapping_add(i * self.words as usize)
    }

    /// Puts an element at the end of the buffer.
    ///
    /// # Safety
    /// Under the lock, the buffer is not full, and `from` holds an element.
    unsafe fn push(&self, from: *const u64) {
        let len = self.len.load(Ordering::Relaxed);
        // SAFETY: under the lock.
        let mut at = unsafe { *self.head.get() } + len;
        if at >= self.cap {
            at -= self.cap;
        }
        // SAFETY: a free place of the buffer.
        unsafe { copy(from, self.slot(at), self.words as usize) };
        self.len.store(len + 1, Ordering::Relaxed);
    }

    /// Takes the oldest element from the buffer.
    ///
    /// # Safety
    /// Under the lock, the buffer is not empty, and `to` has room for an element or is null.
    unsafe fn pop(&self, to: *mut u64) {
        let words = self.words as usize;
        // SAFETY: under the lock; the place holds an element. What is left there would keep objects alive.
        unsafe {
            let head = *self.head.get();
            let slot = self.slot(head);
            if !to.is_null() {
                copy(slot, to, words);
            }
            std::ptr::write_bytes(slot, 0, words);
            *self.head.get() = if head + 1 == self.cap { 0 } else { head + 1 };
        }
        self.len
            .store(self.len.load(Ordering::Relaxed) - 1, Ordering::Relaxed);
    }
}

/// `make(chan T, cap)`; panics with "makechan: size out of range". Elements are `elem_words` words each.
pub fn make_chan(cx: Cx, elem_words: usize, pointers: bool, cap: i64, site: u32) -> u64 {
    const MOST: usize = 1 << 47;
    let room = if elem_words == 0 {
        usize::MAX
    } else {
        MOST / (elem_words * 8)
    };
    let Some(cap) = usize::try_from(cap).ok().filter(|&n| n <= room) else {
        panic::raise(cx, RuntimeError::MakeChan, site);
    };
    let p = cx
        .alloc(HEADER + cap * elem_words * 8, pointers)
        .cast::<Chan>();
    let chan = Chan {
        lock: RawSpin::new(),
        closed: AtomicU32::new(0),
        unseen: AtomicU32::new(0),
        len: AtomicUsize::new(0),
        cap,
        words: elem_words as u32,
        site,
        bubble: cx.bubble_id(),
        head: UnsafeCell::new(0),
        receivers: UnsafeCell::default(),
        senders: UnsafeCell::default(),
    };
    // SAFETY: freshly allocated with room for the header.
    unsafe { p.write(chan) };
    p as u64
}

/// The bubble in which a channel was made, or 0.
pub(super) fn bubble_of(ch: u64) -> u32 {
    Chan::of(ch).bubble
}

/// `close(ch)`.
pub fn close(cx: Cx, ch: u64, site: u32) {
    if ch == 0 {
        panic::raise(cx, RuntimeError::CloseNil, site);
    }
    let chan = Chan::of(ch);
    chan.check_bubble(cx, "close of", site);
    chan.lock.lock();
    if chan.is_closed() {
        chan.lock.unlock();
        panic::raise(cx, RuntimeError::CloseClosed, site);
    }
    chan.closed.store(1, Ordering::Relaxed);
    let mut woken = Queue::default();
    // SAFETY: under the lock. A waiter that was popped is untouched by its goroutine until that is made ready.
    unsafe {
        while let Some(w) = chan.receivers().pop() {
            w.zero(chan.words as usize);
            woken.push(w);
        }
        while let Some(w) = chan.senders().pop() {
            woken.push(w);
        }
    }
    chan.lock.unlock();
    // SAFETY: as above; a waiter is not looked at after its goroutine was made ready.
    while let Some(w) = unsafe { woken.unlink_first() } {
        sched::ready(cx, w.gp);
    }
}

/// `len(ch)`.
pub fn chan_len(ch: u64) -> i64 {
    if ch == 0 || Chan::of(ch).unseen.load(Ordering::Relaxed) != 0 {
        0
    } else {
        Chan::of(ch).len.load(Ordering::Relaxed) as i64
    }
}

/// `cap(ch)`.
pub fn chan_cap(ch: u64) -> i64 {
    if ch == 0 || Chan::of(ch).unseen.load(Ordering::Relaxed) != 0 {
        0
    } else {
        Chan::of(ch).cap as i64
    }
}

/// Has `len` and `cap` be 0 from now on, as those of a timer's channel are.
pub fn hide_buffer(ch: u64) {
    if ch != 0 {
        Chan::of(ch).unseen.store(1, Ordering::Relaxed);
    }
}

/// Discards what the channel's buffer holds; returns how many elements that were.
pub fn drain(ch: u64) -> usize {
    if ch == 0 {
        return 0;
    }
    let chan = Chan::of(ch);
    chan.lock.lock();
    let n = chan.len.load(Ordering::Relaxed);
    for _ in 0..n {
        // SAFETY: under the lock, and there is an element.
        unsafe { chan.pop(std::ptr::null_mut()) };
    }
    chan.lock.unlock();
    n
}

/// For a report on goroutines that are all suspended: what a blocked goroutine waits on, one line for each channel.
pub(crate) fn describe_waits(vm: &Vm, g: &G) -> Vec<String> {
    let (cases, n) = g.waits.get();
    if cases.is_null() {
        return Vec::new();
    }
    // SAFETY: set by the goroutine to its own cases before it parked, and it is parked.
    let cases = unsafe { std::slice::from_raw_parts(cases, n) };
    cases
        .iter()
        .filter(|c| c.ch != 0)
        .map(|c| describe(vm, c))
        .collect()
}

fn describe(vm: &Vm, case: &Case) -> String {
    let chan = Chan::of(case.ch);
    let made = if chan.site == 0 {
        String::new()
    } else {
        format!(" made at {}", place(vm, chan.site))
    };
    let buffer = match chan.cap {
        0 => "unbuffered".to_string(),
        cap => format!(
            "{} of {cap} in the buffer",
            chan.len.load(Ordering::Relaxed)
        ),
    };
    // SAFETY: every goroutine is suspended, so nobody holds or takes the lock.
    let (others, what) = unsafe {
        if case.send {
            (chan.senders().len(), "to send")
        } else {
            (chan.receivers().len(), "to receive")
        }
    };
    let queue = if others > 1 {
        format!("; {others} wait {what}")
    } else {
        String::new()
    };
    let (verb, partner) = if case.send {
        ("send to", "receives")
    } else {
        ("receive from", "sends or closes it")
    };
    format!("to {verb} the channel{made} ({buffer}{queue}); nobody {partner}")
}
