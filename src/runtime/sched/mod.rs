//! The scheduler.

use super::context::{Cx, Func, Gp};

/// Why a goroutine is blocked; prints as in Go's traces.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum WaitReason {
    /// Not blocked.
    None,
    /// Receiving from a channel.
    Receive,
    /// Receiving from a nil channel.
    ReceiveNil,
    /// Sending to a channel.
    Send,
    /// Sending to a nil channel.
    SendNil,
    /// In a select with two or more cases.
    Select,
    /// In `select {}`.
    SelectNone,
    /// In `time.Sleep`.
    Sleep,
    /// In `sync.Mutex.Lock`.
    MutexLock,
    /// In `sync.RWMutex.RLock`.
    RwMutexRLock,
    /// In `sync.RWMutex.Lock`.
    RwMutexLock,
    /// In `sync.WaitGroup.Wait`.
    WaitGroup,
    /// In `sync.Cond.Wait`.
    CondWait,
    /// Waiting for a socket or pipe.
    IoWait,
    /// In a blocking system call.
    Syscall,
    /// Another semaphore.
    Semacquire,
    /// In a coroutine switch of `iter.Pull`.
    Coroutine,
}

/// Starts a goroutine that calls `func` with `words` argument words at `args`; `closure` is the closure pointer or 0.
pub fn spawn(cx: Cx, func: &'static Func, closure: u64, args: *const u64, words: usize, site: u32) {
    let _ = (cx, func, closure, args, words, site);
    todo!()
}

/// Blocks the running goroutine until [`ready`] is called for it: exactly once for each park, before or after.
pub fn park(cx: Cx, reason: WaitReason) {
    let _ = (cx, reason);
    todo!()
}

/// Makes a goroutine that parks, or is about to, runnable. May be called from any thread.
pub fn ready(gp: Gp) {
    let _ = gp;
    todo!()
}

/// Lets others run (`runtime.Gosched`).
pub fn yield_now(cx: Cx) {
    let _ = cx;
    todo!()
}

/// Ends the running goroutine after its deferred calls (`runtime.Goexit`): unwinds with [`Goexit`].
pub fn goexit(cx: Cx) -> ! {
    let _ = cx;
    std::panic::resume_unwind(Box::new(Goexit))
}

/// What `runtime.Goexit` unwinds with.
pub struct Goexit;

#[cold]
#[inline(never)]
pub(crate) fn poll_slow(cx: Cx) {
    let _ = cx;
}
