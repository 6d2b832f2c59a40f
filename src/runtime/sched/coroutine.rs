//! Coroutines: goroutines that are switched to directly, past all queues (`iter.Pull`).
//!
//! A coroutine is an object of the Go heap that holds the one of its two goroutines that does not run: at first that of its
//! body, then whoever switched to it. [`switch`] changes places with it. When the body's goroutine ends, the other goes on.
//! No other goroutine ever makes one of the two ready.

use super::super::context::{Cx, Gp};
use super::super::native::FuncValue;
use super::super::site;
use super::super::sync::{AtomicUsize, Ordering};
use super::super::vm::Threads;
use super::goroutine::{self, Why};
use super::{PARKED, RUNNING, WaitReason, threads};

/// In the object's second word: the body's goroutine has no thread yet (with OS threads).
const NEW: usize = 1;

/// The goroutine held by a coroutine, and whether it was started.
fn words(coroutine: u64) -> (&'static AtomicUsize, &'static AtomicUsize) {
    let p = coroutine as *mut usize;
    // SAFETY: callers pass the address of two words of the Go heap, which they keep alive.
    unsafe { (AtomicUsize::from_ptr(p), AtomicUsize::from_ptr(p.add(1))) }
}

/// Makes `coroutine`, two words of the Go heap, the coroutine of `body`, a `func()`; created at the site of this native's call.
pub fn begin(cx: Cx, coroutine: u64, body: FuncValue) {
    let Some(func) = body.func() else {
        cx.panic_text("invalid memory address or nil pointer dereference");
    };
    let gp = goroutine::take(cx, site::NATIVE);
    let created = (cx.g().id(), cx.call_site());
    let none = std::ptr::null();
    goroutine::prepare(cx.vm(), gp, func, body.word(), none, 0, created);
    let g = gp.get();
    g.coroutine_of.set(coroutine as usize);
    // The two count as one: only one of them runs.
    g.bubble.set(cx.g().bubble.get());
    g.reason
        .store(WaitReason::Coroutine as u8, Ordering::Relaxed);
    g.state.store(PARKED, Ordering::Release);
    cx.worker().count(1);
    let (held, new) = words(coroutine);
    held.store(gp.0.addr(), Ordering::Release);
    new.store(NEW, Ordering::Release);
}

/// Takes the goroutine that a coroutine holds.
fn take(held: &AtomicUsize, instead: usize) -> Gp {
    // The goroutines of a run are never freed.
    Gp(held.swap(instead, Ordering::AcqRel) as *const _)
}

/// Lets the goroutine go on that the coroutine holds, and waits in its place until somebody switches back.
pub fn switch(cx: Cx, coroutine: u64) {
    let g = cx.g();
    let (held, new) = words(coroutine);
    g.reason
        .store(WaitReason::Coroutine as u8, Ordering::Relaxed);
    g.since.store(
        g.vm().sched.coarse.load(Ordering::Relaxed),
        Ordering::Relaxed,
    );
    g.site.set(site::NONE);
    let other = take(held, cx.g.addr());
    if g.vm().config.threads == Threads::Os {
        go_on(cx, other, new);
        goroutine::suspend(cx, Why::Park);
    } else {
        cx.worker().handoff.set(other.0);
        goroutine::suspend(cx, Why::Switch);
    }
    g.reason.store(WaitReason::None as u8, Ordering::Relaxed);
}

/// With OS threads: has a goroutine that a coroutine held go on.
fn go_on(cx: Cx, other: Gp, new: &AtomicUsize) {
    if new.swap(0, Ordering::AcqRel) == NEW {
        other.get().state.store(RUNNING, Ordering::Relaxed);
        if let Err(e) = threads::start(cx.vm(), other) {
            let text = format!("runtime: failed to create new OS thread: {e}");
            super::super::fatal::fatal(cx, &text);
        }
    } else {
        super::make_ready(cx, other);
    }
}

/// Ends the body: whoever switched to it last goes on.
pub(super) fn finish(cx: Cx) {
    let (held, _) = words(cx.g().coroutine_of.replace(0) as u64);
    super::make_ready(cx, take(held, 0));
}
