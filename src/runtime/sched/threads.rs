//! `Threads::Os`: every goroutine on an OS thread of its own.
//!
//! Goroutine, stack, channels and heap are the same as with green threads; the goroutine's thread is a worker that resumes
//! only it. To park, it sleeps in its mailbox; `ready` sends to that.
//!
//! Deadlock: `active` counts the goroutines that are not parked (and timers being fired). Whoever wakes a goroutine adds
//! one before it sends. Whoever brings the count to 0, or takes away the last other reason to go on, judges.

use super::super::context::Gp;
use super::super::fatal::refused;
use super::super::heap;
use super::super::sync::{Ordering, thread};
use super::super::timer::NEVER;
use super::super::vm::Vm;
use super::{PARKED, RUNNING, Why, Worker, goroutine};
use std::time::Duration;
use std::{io, ptr};

/// Go code runs on the goroutine's own stack.
const THREAD_STACK: usize = 128 * 1024;

/// Starts a goroutine's thread.
pub(super) fn start(vm: &'static Vm, gp: Gp) -> io::Result<()> {
    vm.sched.active.fetch_add(1, Ordering::AcqRel);
    vm.sched.threads.fetch_add(1, Ordering::AcqRel);
    let started = vm.thread("goroutine", Some(THREAD_STACK), move || {
        run(vm, gp);
        vm.sched.threads.fetch_sub(1, Ordering::AcqRel);
    });
    if started.is_err() {
        vm.sched.threads.fetch_sub(1, Ordering::AcqRel);
        vm.sched.active.fetch_sub(1, Ordering::AcqRel);
    }
    started
}

/// Wakes a goroutine that is parked.
pub(super) fn wake(gp: Gp) {
    let g = gp.get();
    g.vm().sched.active.fetch_add(1, Ordering::AcqRel);
    // SAFETY: the worker of a goroutine that was started; workers are never freed.
    let worker = unsafe { &*g.worker.get() };
    let _ = worker.mailbox.0.send(());
}

/// A worker that no other thread uses.
fn free_worker(vm: &'static Vm) -> &'static Worker {
    vm.sched.spare.lock().pop().unwrap_or_else(|| {
        let mut all = vm.sched.workers.lock();
        let worker = Worker::new(vm, all.len());
        all.push(worker);
        worker
    })
}

/// The life of a goroutine's thread.
fn run(vm: &'static Vm, gp: Gp) {
    let worker = free_worker(vm);
    let world = &vm.heap.world;
    world.enter(worker);
    while !vm.ended() {
        match worker.switch_to(gp) {
            Why::Park => {
                let g = gp.get();
                if g.state
                    .compare_exchange(RUNNING, PARKED, Ordering::AcqRel, Ordering::Acquire)
                    .is_err()
                {
                    g.state.store(RUNNING, Ordering::Relaxed);
                } else {
                    world.leave(worker);
                    idle(vm);
                    let _ = worker.mailbox.1.recv();
                    world.enter(worker);
                }
            }
            Why::Yield => thread::yield_now(),
            Why::Collect => heap::run(worker),
            Why::Done => {
                world.leave(worker);
                goroutine::recycle(worker, gp);
                worker.current.store(ptr::null_mut(), Ordering::Relaxed);
                vm.sched.spare.lock().push(worker);
                return idle(vm);
            }
            Why::Never | Why::Switch => break,
        }
    }
    world.leave(worker);
}

/// One thing less is active; the last one looks whether anything can ever happen again.
pub(super) fn idle(vm: &'static Vm) {
    if vm.sched.active.fetch_sub(1, Ordering::AcqRel) == 1 {
        vm.flush();
        judge(vm);
    }
}

/// Reports a deadlock if there is one.
pub(crate) fn judge(vm: &'static Vm) {
    let sched = &vm.sched;
    let quiet = || sched.active.load(Ordering::Acquire) == 0;
    // The timer thread takes a due timer and becomes active under the timers' lock, so these two are read together.
    if sched.blocked.load(Ordering::Acquire) == 0
        && sched.external.load(Ordering::Acquire) == 0
        && vm.timers.quiet_and_none(quiet)
    {
        super::super::fatal::deadlock(vm);
    }
}

/// Starts the thread that fires timers.
pub(crate) fn start_timers(vm: &'static Vm) {
    let timers = vm.thread("timers", None, move || {
        loop {
            let due = vm.timers.next_due();
            let left = if due == NEVER {
                Duration::from_secs(3600)
            } else {
                Duration::from_nanos((due - vm.peek_now()).max(0) as u64)
            };
            match vm.timers.poke.1.recv_timeout(left) {
                Err(crossbeam_channel::RecvTimeoutError::Disconnected) => return,
                _ if vm.ended() => return,
                // What a timer refers to is with nobody for a moment.
                _ => vm.heap.world.hold(|| vm.run_timers(None)),
            }
        }
    });
    if let Err(e) = timers {
        refused(&format!("no thread for timers: {e}"));
    }
}
