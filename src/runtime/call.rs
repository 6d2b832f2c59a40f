//! Calls from Rust into Go.

use super::context::{Cx, Func};

impl Cx {
    /// Calls `func` with `args`; `closure` is the closure pointer, 0 for a plain function. `results` gets the result words,
    /// a one-word result too. For natives: the callee's frame starts `site::NATIVE_BASE` slots above this context's frame.
    pub fn call_func(self, func: &'static Func, closure: u64, args: &[u64], results: &mut [u64]) {
        let _ = (func, closure, args, results);
        todo!()
    }
}
