//! The evaluator's context, goroutines as everybody sees them, and functions as the runtime sees them.

use super::sync::{AtomicPtr, AtomicU32, Ordering};
use super::vm::Vm;
use std::cell::Cell;

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
            data: AtomicPtr::default(),
        }
    }
}

/// A goroutine. It lies at the top of its own stack and is never freed while its [`Vm`] lives, only used again, so that a
/// stale pointer to one is harmless.
#[repr(C, align(64))]
pub struct G {
    /// Lowest allowed native stack pointer.
    pub(crate) nlimit: Cell<usize>,
    /// End of the space for frames.
    pub(crate) flimit: Cell<*mut u64>,
    /// Not 0: somebody wants this goroutine to call `Cx::poll_slow`.
    pub(crate) poll: AtomicU32,
    /// Site of the operation that panicked or blocks; set it before.
    pub site: Cell<u32>,
    /// The evaluator's list of deferred calls, scanned as a root.
    pub defers: Cell<usize>,
    /// The evaluator's list of active panics, scanned as a root.
    pub panics: Cell<usize>,
    pub(crate) vm: Cell<*const Vm>,
    pub(crate) id: Cell<u64>,
}

/// A goroutine pointer that may be kept and sent.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Gp(pub(crate) *const G);

// SAFETY: a G outlives every use (it is pooled, not freed) and its shared fields are atomics.
unsafe impl Send for Gp {}
// SAFETY: as above.
unsafe impl Sync for Gp {}

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
        // SAFETY: set once when the goroutine is made; a Vm is never freed while goroutines run.
        unsafe { &*self.g().vm.get() }
    }

    /// The running goroutine as a pointer to keep, for `sched::ready`.
    pub fn gp(self) -> Gp {
        Gp(self.g)
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

    /// To be called at every loop back-edge.
    #[inline(always)]
    pub fn poll(self) {
        if self.g().poll.load(Ordering::Relaxed) != 0 {
            super::sched::poll_slow(self);
        }
    }
}
