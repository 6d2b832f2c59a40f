//! Timers.

use super::context::{Cx, Func, Gp};
use super::vm::Vm;

/// What a timer does when it is due. The words in it are seen by the collector.
#[derive(Clone, Copy)]
pub enum Fire {
    /// Wakes a parked goroutine.
    Ready(Gp),
    /// Calls a short Rust function that must not block, on a worker thread and outside of any goroutine.
    Call(fn(&'static Vm, [u64; 2]), [u64; 2]),
    /// Starts a goroutine that calls this function with this closure pointer.
    Go(&'static Func, u64),
}

/// Names a started timer. Never 0.
pub type TimerId = u64;

impl Vm {
    /// Starts a timer that is due at `when` (on the clock of [`Vm::now`]), and then every `period` ns if that is not 0.
    pub fn start_timer(&'static self, when: i64, period: i64, fire: Fire) -> TimerId {
        let _ = (when, period, fire);
        todo!()
    }

    /// Stops a timer: whether it was still to fire.
    pub fn stop_timer(&'static self, id: TimerId) -> bool {
        let _ = id;
        todo!()
    }

    /// Nanoseconds of the monotonic clock since some fixed time in the past.
    pub fn now(&self) -> i64 {
        todo!()
    }

    /// Seconds and nanoseconds since 1970.
    pub fn wall(&self) -> (i64, u32) {
        todo!()
    }
}

/// `time.Sleep`.
pub fn sleep(cx: Cx, ns: i64) {
    let _ = (cx, ns);
    todo!()
}
