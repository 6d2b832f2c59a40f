//! Nodes: closures behind one pointer.
//!
//! A node is written as an ordinary closure `move |x| ..` from the context to its machine type (`i64`, `f64`, `bool`, `()`,
//! [`Flow`]). It captures slots, constants, other nodes and `'static` references only, so that it never needs dropping, and it
//! is shared by all goroutines. A node whose last action is to call another one jumps there; that is what makes calls and
//! branches cheap, so nothing may be left to do after it: no guard, no value to convert, no address of a local given away.

use super::arena::Arena;
use crate::runtime::context::{Cx, Func};
use crate::runtime::sync::Ordering;
use std::alloc::Layout;
use std::ptr::NonNull;

/// Every node begins with this.
#[repr(C)]
struct Head<T> {
    run: unsafe fn(*const Head<T>, Cx) -> T,
}

#[repr(C)]
struct Node<T, F> {
    head: Head<T>,
    f: F,
}

/// A node that yields a `T`.
///
/// # Invariant
/// Points to a `Node` in an [`Arena`], never freed and never changed.
pub struct Code<T>(NonNull<Head<T>>);

impl<T> Clone for Code<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Code<T> {}

// SAFETY: nodes are immutable, and their closures are Send and Sync.
unsafe impl<T> Send for Code<T> {}
// SAFETY: as above.
unsafe impl<T> Sync for Code<T> {}

unsafe fn shim<T, F: Fn(Cx) -> T>(p: *const Head<T>, x: Cx) -> T {
    // SAFETY: `Code::new` pairs this function with a node of this very closure type.
    unsafe { ((*p.cast::<Node<T, F>>()).f)(x) }
}

impl<T> Code<T> {
    /// Makes a node of a closure.
    pub fn new<F>(arena: &Arena, f: F) -> Self
    where
        F: Fn(Cx) -> T + Send + Sync + 'static,
    {
        const { assert!(!std::mem::needs_drop::<F>(), "arenas drop nothing") };
        let p = arena
            .alloc(Layout::new::<Node<T, F>>())
            .cast::<Node<T, F>>();
        let head = Head { run: shim::<T, F> };
        // SAFETY: fresh room for a node.
        unsafe { p.write(Node { head, f }) };
        Self(p.cast())
    }

    /// Runs the node.
    #[inline(always)]
    pub fn call(self, x: Cx) -> T {
        // SAFETY: invariant of the type.
        unsafe {
            let head = self.0.as_ptr();
            ((*head).run)(head, x)
        }
    }

    /// The node as a function's entry.
    pub fn into_entry(self) -> *mut () {
        self.0.as_ptr().cast()
    }

    /// A function's entry as a node.
    ///
    /// # Safety
    /// The evaluator has set the entry, and `T` is what the function's `ret` says.
    #[inline(always)]
    pub unsafe fn entry(func: &Func) -> Self {
        // SAFETY: an entry that was set is not null.
        Self(unsafe { NonNull::new_unchecked(func.entry.load(Ordering::Acquire).cast()) })
    }
}

/// Keeps the two calls of a branch apart. Merged into one indirect jump to a selected node, they would be predicted by the
/// jump's history alone instead of by the branch's.
#[inline(always)]
pub fn apart() {
    #[cfg(any(target_arch = "x86_64", target_arch = "aarch64"))]
    // SAFETY: no instructions.
    unsafe {
        std::arch::asm!("", options(nomem, nostack, preserves_flags));
    }
}

/// What a statement that can jump says about where to go on: next statement, out of the function, or to a label.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(transparent)]
pub struct Flow(u32);

impl Flow {
    /// On with the next statement.
    pub const NEXT: Self = Self(0);
    /// Out of the function; the result is in place.
    pub const RETURN: Self = Self(1);

    /// Out of the loop, block or switch.
    pub const fn break_of(label: u32) -> Self {
        Self(2 + 3 * label)
    }

    /// To the loop's next iteration.
    pub const fn continue_of(label: u32) -> Self {
        Self(3 + 3 * label)
    }

    /// To the label.
    pub const fn goto(label: u32) -> Self {
        Self(4 + 3 * label)
    }
}

/// A statement.
#[derive(Clone, Copy)]
pub enum Step {
    /// It cannot jump.
    Unit(Code<()>),
    /// It may.
    Jump(Code<Flow>),
}
