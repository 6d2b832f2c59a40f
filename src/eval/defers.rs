//! `defer`, `panic`, `recover`.
//!
//! A `defer` statement puts a record on the goroutine's list ([`G::defers`](crate::runtime::G)), a Go object: the collector
//! sees what it holds. A function that defers catches what unwinds its body; then it runs its deferred calls as ordinary
//! code, never while unwinding: deferred calls may suspend the goroutine. While it does so, its [`State`] is the top of the
//! list of panics ([`G::panics`](crate::runtime::G)); `recover` looks there, and whether it is called by the very function
//! that was deferred, which it knows by the frame, or by one that wrappers were deferred for.

use super::build::Builder;
use super::call::invoke;
use super::code::Code;
use super::frame::{Frame, Value};
use super::interface::any;
use crate::runtime::context::{Cx, Func};
use crate::runtime::panic::{self, GoPanic, Goexit, raise_value};
use crate::runtime::site::{self, Site};
use crate::runtime::sync::Ordering;
use crate::runtime::trace;
use crate::tree::{Call, Int, SiteId, Slot};
use std::any::Any;
use std::cell::{Cell, UnsafeCell};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// A deferred call; its arguments and closure pointer follow. Lies in Go memory.
#[repr(C)]
struct Record {
    next: *const Record,
    /// Frame of the function that deferred it.
    owner: *mut u64,
    /// Null for a nil func value.
    func: *const Func,
    /// Where its frame begins in the owner's.
    base: Slot,
    /// The call's site, at the owner's end.
    site: SiteId,
}

const RECORD: usize = size_of::<Record>() / 8;

/// A function that runs its deferred calls.
struct State {
    /// Frame of the deferred function that runs now.
    callee: Cell<*mut u64>,
    /// Its record, which the native stack keeps alive.
    record: Cell<*const Record>,
    /// The panic that unwinds, if one does.
    panic: UnsafeCell<Option<GoPanic>>,
    /// The `runtime.Goexit` that unwinds, if one does.
    exiting: UnsafeCell<Option<Goexit>>,
}

impl State {
    /// The panic.
    #[allow(clippy::mut_from_ref)]
    fn panic(&self) -> &mut Option<GoPanic> {
        // SAFETY: used by the one goroutine, here and in `recover`, and never across anything that runs Go code.
        unsafe { &mut *self.panic.get() }
    }

    /// Runs code; what unwinds it becomes what the state unwinds with.
    fn run(&self, x: Cx, f: impl FnOnce()) {
        let Err(payload) = catch_unwind(AssertUnwindSafe(f)) else {
            return;
        };
        match payload.downcast::<GoPanic>() {
            Ok(new) => {
                let new = match (self.panic().take(), self.exiting()) {
                    (Some(old), _) => new.during(x, old, self.shared(x)),
                    (None, Some(exit)) => new.during_exit(x, exit, self.shared(x)),
                    (None, None) => *new,
                };
                *self.panic() = Some(new);
            }
            Err(payload) => self.exit(x, payload),
        }
    }

    /// How many calls at the end of a trace are of the function itself, where it runs its deferred calls, and its callers.
    fn shared(&self, x: Cx) -> usize {
        // SAFETY: set before the deferred call that the trace is of, and kept alive by the native stack.
        let site = unsafe { self.record.get().as_ref() }.map_or(site::NONE, |r| r.site);
        let shown = x.vm().sites.get(site).line > 0;
        trace::depth(x) + usize::from(shown)
    }

    /// The exit.
    #[allow(clippy::mut_from_ref)]
    fn exiting(&self) -> &mut Option<Goexit> {
        // SAFETY: as for the panic.
        unsafe { &mut *self.exiting.get() }
    }

    fn exit(&self, x: Cx, payload: Box<dyn Any + Send>) {
        let mut exit = match payload.downcast::<Goexit>() {
            Ok(exit) => *exit,
            // Not Go's: the run ends, or zokor has a bug.
            Err(payload) => resume_unwind(payload),
        };
        if let Some(panic) = self.panic().take() {
            exit.during(x, panic, self.shared(x));
        }
        if let Some(aborted) = self.exiting().take().and_then(|before| before.aborted) {
            exit.after(x, aborted);
        }
        *self.exiting() = Some(exit);
    }
}

/// Runs a body and then its deferred calls; returns if the function is to return.
#[inline(never)]
fn run(x: Cx, body: Code<()>) {
    let state = State {
        callee: Cell::new(std::ptr::null_mut()),
        record: Cell::new(std::ptr::null()),
        panic: UnsafeCell::new(None),
        exiting: UnsafeCell::new(None),
    };
    let g = x.g();
    let outer = g.panics.get();
    state.run(x, || body.call(x));
    g.panics.set((&raw const state).addr());
    while let Some(record) = pop(x) {
        let outer = g.deferred.get();
        let because = state.panic().as_ref().map(|panic| trace::Deferred {
            trace: panic.trace.clone(),
            fp: x.fp,
            link: g.link.get(),
            shown: x.vm().sites.get(record.site).line > 0,
            outer,
        });
        if let Some(because) = &because {
            g.deferred.set((&raw const *because).addr());
        }
        state.run(x, || deferred(x, record, &state));
        g.deferred.set(outer);
        if state.panic().as_ref().is_some_and(|p| p.recovered) {
            *state.panic() = None;
        }
        // A panic that came through other functions may have left theirs.
        g.panics.set((&raw const state).addr());
    }
    g.panics.set(outer);
    if let Some(panic) = state.panic().take() {
        panic::throw(panic);
    }
    if let Some(exit) = state.exiting().take() {
        resume_unwind(Box::new(exit));
    }
}

/// Takes the newest deferred call of this function off the list.
fn pop(x: Cx) -> Option<&'static Record> {
    let top = x.g().defers.get() as *const Record;
    // SAFETY: the list consists of records, which its head keeps alive; the result is held on the native stack.
    let record = unsafe { top.as_ref() }?;
    (record.owner == x.fp).then(|| {
        x.g().defers.set(record.next.addr());
        record
    })
}

/// Makes a deferred call.
fn deferred(x: Cx, record: &Record, state: &State) {
    state.record.set(record);
    // SAFETY: functions are never freed.
    let Some(func) = (unsafe { record.func.as_ref::<'static>() }) else {
        panic::nil_dereference(x, record.site)
    };
    let nf = x.at(record.base);
    let words = (&raw const *record).wrapping_add(1).cast::<u64>();
    // SAFETY: the frame has room for the callee's linkage; the record holds so many words.
    unsafe {
        *nf.sub(1) = u64::from(record.site);
        std::ptr::copy_nonoverlapping(words, nf.add(func.results as usize), func.args as usize + 1);
    }
    let call = |x: Cx| {
        state.callee.set(x.fp);
        invoke(x, func);
    };
    if x.check(nf, func.frame.load(Ordering::Relaxed)) {
        x.grow(nf, func, call);
    } else {
        call(Cx { g: x.g, fp: nf });
    }
}

impl Builder<'_> {
    /// A body that defers, then the epilogue.
    pub fn with_defers<T: Value>(&self, body: Code<()>, epilogue: Code<T>) -> Code<T> {
        self.node(move |x| {
            run(x, body);
            epilogue.call(x)
        })
    }

    /// `defer call`
    pub fn defer(&self, c: &Call) -> Code<()> {
        let args = self.args(&c.args);
        let (base, site) = (c.base, c.site);
        let end = self.vm.sites.add(Site {
            base,
            ..self.vm.sites.get(self.end)
        });
        let callee = self.callee(c);
        self.node(move |x| {
            let func = callee.prepare(x, args, site).map(|(func, _)| func);
            push(x, func, base, end);
        })
    }

    /// Defers for the function that deferred this one.
    pub fn defer_back(&self, f: &Int) -> Code<()> {
        let f = self.int(f);
        self.node(move |x| {
            let closure = f.call(x);
            let state = x.g().panics.get() as *const State;
            // SAFETY: runs in a deferred function that has no state of its own, so the state and its record are of the one
            // that deferred it. That one's frame has room for the callee's linkage where this function's begins: the
            // callee takes no arguments and returns nothing.
            unsafe {
                let record = &*(*state).record.get();
                let owner = Cx {
                    g: x.g,
                    fp: record.owner,
                };
                owner.set(record.base, closure as u64);
                push(
                    owner,
                    Some(*(closure as *const &'static Func)),
                    record.base,
                    record.site,
                );
            }
        })
    }

    /// `panic(v)`
    pub fn panic(&self, v: &Int, site: SiteId) -> Code<()> {
        let v = self.int(v);
        self.node(move |x| raise_value(x, any(v.call(x)), site))
    }

    /// `recover()`
    pub fn recover(&self) -> Code<i64> {
        self.node(|x| {
            let state = x.g().panics.get() as *const State;
            // SAFETY: the list of panics consists of states on this goroutine's native stack.
            let Some(state) = (unsafe { state.as_ref() }) else {
                return 0;
            };
            match state.panic() {
                Some(panic) if !panic.recovered && trace::called_as(x, state.callee.get()) => {
                    panic.recovered = true;
                    panic.go_value(x).word() as i64
                }
                _ => 0,
            }
        })
    }
}

/// Puts a call whose operands are in place on the list.
fn push(x: Cx, func: Option<&'static Func>, base: Slot, site: SiteId) {
    let words = func.map_or(0, |f| f.args as usize + 1);
    let p = x.alloc_words(RECORD + words);
    let g = x.g();
    let func_ptr = func.map_or(std::ptr::null(), std::ptr::from_ref);
    let next = g.defers.get() as *const Record;
    // SAFETY: a new object of that size; the operands lie in the callee's frame to be.
    unsafe {
        p.cast::<Record>().write(Record {
            next,
            owner: x.fp,
            func: func_ptr,
            base,
            site,
        });
        if let Some(f) = func {
            std::ptr::copy_nonoverlapping(x.at(base).add(f.results as usize), p.add(RECORD), words);
        }
    }
    g.defers.set(p.addr());
}
