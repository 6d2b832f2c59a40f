//! Semaphores and wait queues keyed by address: what `sync` blocks on.

use super::context::Cx;
use super::sched::WaitReason;

/// Waits until the 4-byte count at `addr` is positive and takes one from it (`runtime_Semacquire`).
pub fn sema_acquire(cx: Cx, addr: *const u32, reason: WaitReason) {
    let _ = (cx, addr, reason);
    todo!()
}

/// Adds one to the count at `addr`, or hands it to the first waiter.
pub fn sema_release(cx: Cx, addr: *const u32) {
    let _ = (cx, addr);
    todo!()
}

/// Waits in the queue of `addr` if `condition` (evaluated under the queue's lock) holds; false if it did not.
pub fn wait_on(cx: Cx, addr: usize, reason: WaitReason, condition: impl FnOnce() -> bool) -> bool {
    let _ = (cx, addr, reason, condition);
    todo!()
}

/// Wakes up to `n` goroutines that wait on `addr`, first come first served; `then` is called under the queue's lock with the
/// number woken and whether others are left.
pub fn wake(cx: Cx, addr: usize, n: usize, then: impl FnOnce(usize, bool)) {
    let _ = (cx, addr, n, then);
    todo!()
}
