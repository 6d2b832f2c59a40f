//! The evaluator's context, goroutines as everybody sees them, and functions as the runtime sees them.

use super::sched::{WaitReason, Why, Worker};
use super::stack::{Link, StrideStack};
use super::sync::{AtomicBool, AtomicI64, AtomicPtr, AtomicU8, AtomicU32, AtomicU64, Ordering};
use super::vm::Vm;
use corosensei::{Coroutine, Yielder};
use std::cell::{Cell, UnsafeCell};
use std::mem::ManuallyDrop;

/// What is passed by value to every node of a function: the goroutine and the frame of the running function.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct Cx {
    /// The running goroutine.
    pub g: *const G,
    /// Slot 0 of the running function's frame.
    pub fp: *mut u64,
}

/// A function as the runtime sees it.
#[repr(C)]
pub struct Func {
    /// The evaluator's code; it knows its type from `ret`.
    pub entry: AtomicPtr<()>,
    /// Slots of the frame, all outgoing argument areas included.
    pub frame: AtomicU32,
    /// Words of the arguments, the receiver included.
    pub args: u32,
    /// Words of the result area; 0 when the result is returned in a register.
    pub results: u32,
    /// How the entry returns.
    pub ret: Ret,
    /// Qualified name as traces show it, e.g. `main.(*T).Run.func1`.
    pub name: Box<str>,
    /// For a native: the site of its declaration; otherwise 0.
    pub native: AtomicU32,
    /// The evaluator's own data about the function.
    pub data: AtomicPtr<()>,
}

/// How a function's entry returns its result.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum Ret {
    /// No result.
    None,
    /// One word, as an i64.
    Int,
    /// A float64, or a float32 as a float64.
    Float,
    /// A bool.
    Bool,
    /// In the result area.
    Slots,
}

impl Func {
    /// A function without code yet.
    pub fn new(name: &str, args: u32, results: u32, ret: Ret) -> Self {
        Self {
            entry: AtomicPtr::default(),
            frame: AtomicU32::new(results + args + 1),
            args,
            results,
            ret,
            name: name.into(),
            native: AtomicU32::new(0),
            data: AtomicPtr::default(),
        }
    }

    /// Words that a caller writes into the callee's frame before the call, or reads from it after: the result area, the
    /// arguments, the closure pointer.
    pub(crate) fn linkage(&self) -> usize {
        (self.results + self.args + 1) as usize
    }
}

/// A goroutine. It lies at the top of its own stack and is never freed while its [`Vm`] lives, only used again, so that a
/// stale pointer to one is harmless.
///
/// # Invariant
/// Cells are touched only by the goroutine itself or, while it is suspended or not started, by whoever owns it then: the
/// worker that is about to run it, or a thread that has stopped the world.
#[repr(C, align(64))]
pub struct G {
    /// Lowest allowed native stack pointer.
    pub(crate) nlimit: Cell<usize>,
    /// Native base of the part of the stack that it runs on.
    pub(crate) nbase: Cell<usize>,
    /// End of the space for frames.
    pub(crate) flimit: Cell<*mut u64>,
    /// Not 0: somebody wants this goroutine to go through the slow path of a poll.
    pub(crate) poll: AtomicU32,
    /// Site of the operation that panicked or blocks; set it before.
    pub site: Cell<u32>,
    /// The worker that runs it. May change whenever the goroutine suspends.
    pub(crate) worker: Cell<*const Worker>,
    pub(crate) vm: Cell<*const Vm>,
    /// The evaluator's list of deferred calls, scanned as a root.
    pub defers: Cell<usize>,
    /// The evaluator's list of active panics, scanned as a root.
    pub panics: Cell<usize>,
    /// The panic whose deferred calls run, as traces need it: the address of a [`Deferred`](super::trace::Deferred).
    pub deferred: Cell<usize>,

    /// One of `sched::park`'s states.
    pub(crate) state: AtomicU32,
    /// Why it is parked.
    pub(crate) reason: AtomicU8,
    /// It is to unwind at its next poll, and gets nothing from channels any more.
    pub(crate) doomed: AtomicBool,
    /// Stack pointer at its suspension.
    pub(crate) sp: Cell<usize>,
    /// Frame at its suspension.
    pub(crate) fp: Cell<*mut u64>,
    /// Innermost growth of its stack.
    pub(crate) link: Cell<*const Link>,
    /// A big segment kept for the next growth; 0: none.
    pub(crate) spare: Cell<usize>,
    /// Bytes of big segments in use.
    pub(crate) grown: Cell<usize>,
    pub(crate) yielder: Cell<*const Yielder<(), Why>>,
    pub(crate) coroutine: UnsafeCell<ManuallyDrop<Coroutine<(), Why, (), StrideStack>>>,

    /// Its number; 0 while it is in the pool.
    pub(crate) id: AtomicU64,
    /// Number of the goroutine that created it; 0: none.
    pub(crate) parent: Cell<u64>,
    /// Site of its `go` statement.
    pub(crate) created: Cell<u32>,
    /// What it runs, with the arguments in the frame at `start`.
    pub(crate) func: Cell<*const Func>,
    pub(crate) start: Cell<*mut u64>,
    /// When it was parked, on the coarse clock.
    pub(crate) since: AtomicI64,
    /// What it is parked on: the cases of its select or a channel; for reports.
    pub(crate) waits: Cell<(*const super::chan::Case, usize)>,
    /// The coroutine object that it runs the body of, or 0.
    pub(crate) coroutine_of: Cell<usize>,
    /// The bubble that it belongs to, or null.
    pub(crate) bubble: Cell<*const super::bubble::Bubble>,
}

/// A goroutine pointer that may be kept and sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gp(pub(crate) *const G);

// SAFETY: a G outlives every use (it is pooled, not freed); who may touch its cells is its invariant.
unsafe impl Send for Gp {}
// SAFETY: as above.
unsafe impl Sync for Gp {}

impl Gp {
    /// The goroutine.
    #[inline(always)]
    pub(crate) fn get(self) -> &'static G {
        // SAFETY: Gs are not freed while their Vm lives.
        unsafe { &*self.0 }
    }
}

impl G {
    /// The run that this goroutine belongs to.
    #[inline(always)]
    pub fn vm(&self) -> &'static Vm {
        // SAFETY: set when the goroutine is made; a Vm is never freed.
        unsafe { &*self.vm.get() }
    }

    /// Its number, unique in the run.
    pub fn id(&self) -> u64 {
        self.id.load(Ordering::Relaxed)
    }

    /// Why it is parked.
    pub(crate) fn reason(&self) -> WaitReason {
        WaitReason::from_u8(self.reason.load(Ordering::Relaxed))
    }
}

impl Cx {
    /// The running goroutine.
    #[inline(always)]
    pub fn g(self) -> &'static G {
        // SAFETY: a context is only made for a live goroutine, and those are not freed while their Vm lives.
        unsafe { &*self.g }
    }

    /// The run that this goroutine belongs to.
    #[inline(always)]
    pub fn vm(self) -> &'static Vm {
        self.g().vm()
    }

    /// The running goroutine as a pointer to keep, for `sched::ready`.
    pub fn gp(self) -> Gp {
        Gp(self.g)
    }

    /// The worker that runs this goroutine now. Not to be kept across anything that can suspend.
    #[inline(always)]
    pub(crate) fn worker(self) -> &'static Worker {
        // SAFETY: set before a goroutine is resumed; workers are never freed.
        unsafe { &*self.g().worker.get() }
    }

    /// Whether a call whose callee's frame of `words` slots starts at `nf` must go through [`Cx::grow`]: for want of
    /// frame or native stack space, or because somebody asks this goroutine to stop for a moment.
    #[inline(always)]
    pub fn check(self, nf: *mut u64, words: u32) -> bool {
        let g = self.g();
        nf.wrapping_add(words as usize) > g.flimit.get()
            || super::stack::pointer() < g.nlimit.get()
            || g.poll.load(Ordering::Relaxed) != 0
    }

    /// Stops for a moment if somebody asks this goroutine to.
    #[inline(always)]
    pub fn poll(self) {
        self.poll_at(super::site::NONE);
    }

    /// As [`Cx::poll`], at a site of the Go program: to be called at every loop back-edge.
    #[inline(always)]
    pub fn poll_at(self, site: u32) {
        if self.g().poll.load(Ordering::Relaxed) != 0 {
            super::sched::poll_slow(self, site);
        }
    }
}
