//! Calls from Rust into Go.

use super::context::{Cx, Func};
use super::site;
use super::sync::Ordering;

impl Cx {
    /// Calls `func` with `args`; `closure` is the closure pointer, 0 for a plain function. `results` gets the result words,
    /// a one-word result too. For natives: the callee's frame starts `site::NATIVE_BASE` slots above this context's frame.
    pub fn call_func(self, func: &'static Func, closure: u64, args: &[u64], results: &mut [u64]) {
        debug_assert_eq!(args.len(), func.args as usize);
        self.poll();
        let frame = (func.frame.load(Ordering::Relaxed) as usize).max(func.linkage());
        let nf = self.fp.wrapping_add(site::NATIVE_BASE as usize);
        let enter = self.vm().config.hooks.enter;
        let cx = Cx { g: self.g, fp: nf };
        // Nothing is written at `nf` before there is room, so nothing is carried along.
        cx.with_space(frame, 0, 0, site::NATIVE, |cx| {
            let first = func.results as usize;
            // SAFETY: the frame has room for the function's linkage, and a word before it.
            unsafe {
                cx.fp.sub(1).write(site::NATIVE.into());
                std::ptr::copy_nonoverlapping(args.as_ptr(), cx.fp.add(first), args.len());
                cx.fp.add(first + args.len()).write(closure);
                enter(cx, func);
                std::ptr::copy_nonoverlapping(cx.fp, results.as_mut_ptr(), results.len());
            }
        });
    }
}
