//! The ticker: a thread that ends time slices, so that a goroutine that never blocks starves nobody.
//!
//! It also wakes a sleeping worker when there is queued work that nobody was woken for, writes out standard output, and acts on
//! signals.

use super::super::limits;
use super::super::sync::{Ordering, thread};
use super::super::timer::NEVER;
use super::super::vm::Vm;
use super::idle;
use crossbeam_channel::RecvTimeoutError;
use std::time::{Duration, Instant};

/// A time slice.
const SLICE: Duration = Duration::from_millis(10);
/// Ticks are closer together while timers run, and while a worker sleeps and goroutines wait.
const SHORT: Duration = Duration::from_millis(1);

/// So many ticks a goroutine of a reproducible run may go on.
const PATIENCE: u32 = 100;

/// Starts the ticker.
pub(crate) fn start(vm: &'static Vm) {
    // Without it only programs that spin suffer.
    let _ = vm.thread("ticker", Some(256 * 1024), move || run(vm));
}

fn run(vm: &'static Vm) {
    let mut seen: Vec<u32> = Vec::new();
    let mut ticks = 0u32;
    let mut pause = SLICE;
    let began = Instant::now();
    while vm.stop_ticker.1.recv_timeout(pause) == Err(RecvTimeoutError::Timeout) {
        vm.sched.coarse.store(vm.peek_now(), Ordering::Relaxed);
        vm.flush_if_idle();
        vm.heap.attached.drop_released();
        super::super::signal::deliver(vm);
        if vm
            .config
            .limits
            .time
            .is_some_and(|limit| began.elapsed() >= limit)
        {
            limits::late(vm);
        }
        ticks += 1;
        // A reproducible run is left alone, as long as its goroutines do not take too long.
        let wait = vm.virtual_clock.is_some() && !ticks.is_multiple_of(PATIENCE);
        pause = if vm.sched.green().is_empty() || wait {
            SLICE
        } else {
            tick(vm, &mut seen)
        };
    }
    // The run has ended. A thread may have switched to a goroutine just before it could see that; so they are poked until
    // all are gone.
    while vm.sched.threads.fetch_add(0, Ordering::AcqRel) > 0 {
        idle::wake_all(vm);
        thread::sleep(SHORT);
    }
}

/// One tick of green workers; how long to wait for the next.
fn tick(vm: &'static Vm, seen: &mut Vec<u32>) -> Duration {
    let sched = &vm.sched;
    let idlers = sched.idlers.load(Ordering::Relaxed);
    let timers = vm.timers.next_due() != NEVER;
    let mut waiting = !sched.injector.1.is_empty();
    seen.resize(sched.green().len(), 0);
    for (w, last) in sched.green().iter().zip(seen.iter_mut()) {
        let turns = w.turns.load(Ordering::Relaxed);
        let g = w.current.load(Ordering::Relaxed);
        let same = turns == *last;
        if same || vm.virtual_clock.is_none() {
            w.slice_over.store(true, Ordering::Relaxed);
        }
        if same && !g.is_null() {
            // SAFETY: Gs are not freed while the run's threads exist. The goroutine may have been switched off since;
            // then it yields once for nothing.
            unsafe { (*g).poll.store(1, Ordering::Relaxed) };
        }
        *last = turns;
        waiting |= w.has_queued() || !w.next.load(Ordering::Relaxed).is_null();
    }
    if idlers > 0 && (!sched.injector.1.is_empty() || sched.green().iter().any(|w| w.has_queued()))
    {
        idle::wake_one(vm);
    }
    if vm.virtual_clock.is_none() && (timers || (idlers > 0 && waiting)) {
        SHORT
    } else {
        SLICE
    }
}
