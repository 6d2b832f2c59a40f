//! Workers without work: how they sleep, how they are woken, and how the last of them finds a deadlock.
//!
//! A worker that is to sleep puts itself on the idle list under the list's lock, having looked once more at what others
//! can see. Whoever wakes it takes it off the list under the same lock and sends to its mailbox. Pushers read the number of
//! idle workers without a fence, so that a wake-up can be missed; the work is then done by the pusher's own worker, or the
//! ticker wakes somebody.
//!
//! Deadlock: when the last worker goes on the list, the others' queues are empty (each looked at its own before it went),
//! and nothing runs that could fill them. So with an empty injector, no timer, no blocking call and no external
//! reason, nothing can ever happen again.

use super::super::fatal::refused;
use super::super::sync::Ordering;
use super::super::timer::NEVER;
use super::super::vm::Vm;
use super::Worker;
use crossbeam_channel::RecvTimeoutError;
use std::time::{Duration, Instant};

/// The workers that sleep or are about to.
#[derive(Default)]
pub(crate) struct Idle {
    /// Their numbers; those whose threads were not started yet, too.
    pub list: Vec<usize>,
}

/// Wakes an idle worker if there is one and nobody is looking for work already.
#[inline]
pub(super) fn wake_one(vm: &'static Vm) {
    let sched = &vm.sched;
    if sched.idlers.load(Ordering::Relaxed) != 0 && sched.spinners.load(Ordering::Relaxed) == 0 {
        wake(vm);
    }
}

#[cold]
fn wake(vm: &'static Vm) {
    let sched = &vm.sched;
    if sched
        .spinners
        .compare_exchange(0, 1, Ordering::AcqRel, Ordering::Relaxed)
        .is_err()
    {
        return;
    }
    let mut idle = sched.idle.lock();
    let Some(index) = idle.list.pop() else {
        drop(idle);
        sched.spinners.fetch_sub(1, Ordering::AcqRel);
        return;
    };
    sched.idlers.store(idle.list.len(), Ordering::Relaxed);
    let worker = sched.green()[index];
    let started = worker.started.swap(true, Ordering::Relaxed);
    drop(idle);
    if started {
        let _ = worker.mailbox.0.send(());
    } else {
        start_thread(worker);
    }
}

/// Starts a worker's thread, which carries a token of a spinner.
fn start_thread(worker: &'static Worker) {
    let name = format!("worker {}", worker.index);
    let vm = worker.vm;
    vm.sched.threads.fetch_add(1, Ordering::AcqRel);
    let started = vm.thread(&name, None, move || {
        worker.run(true);
        vm.sched.threads.fetch_sub(1, Ordering::AcqRel);
    });
    match started {
        Ok(()) => {}
        // With fewer workers the run goes on, except without any.
        Err(e) if worker.index == 0 => refused(&format!("no thread for the first worker: {e}")),
        Err(_) => {
            vm.sched.threads.fetch_sub(1, Ordering::AcqRel);
            vm.sched.spinners.fetch_sub(1, Ordering::AcqRel);
            let mut idle = vm.sched.idle.lock();
            worker.started.store(false, Ordering::Relaxed);
            // At the front: taken last, as a start may well fail again.
            idle.list.insert(0, worker.index);
            vm.sched.idlers.store(idle.list.len(), Ordering::Relaxed);
        }
    }
}

/// Sleeps until somebody wakes this worker (true: it is now the one that looks for work) or a timer is due.
pub(super) fn sleep(worker: &'static Worker) -> bool {
    let vm = worker.vm;
    let sched = &vm.sched;
    let mut idle = sched.idle.lock();
    if !sched.injector.1.is_empty() || sched.green().iter().any(|w| w.has_queued()) || vm.ended() {
        return false;
    }
    if worker.is_guest() && sched.guest.is_done() {
        return false;
    }
    let due = vm.timers.next_due();
    if due != NEVER && sched.blocked.load(Ordering::Acquire) == 0 && vm.jump_to(due) {
        return false;
    }
    idle.list.push(worker.index);
    sched.idlers.store(idle.list.len(), Ordering::Relaxed);
    if idle.list.len() == sched.green().len()
        && due == NEVER
        && sched.blocked.load(Ordering::Acquire) == 0
        && sched.external.load(Ordering::Acquire) == 0
        && sched.injector.1.is_empty()
    {
        drop(idle);
        super::super::fatal::deadlock(vm);
        return wait(worker, NEVER);
    }
    drop(idle);
    vm.flush();
    wait(worker, due)
}

fn wait(worker: &'static Worker, due: i64) -> bool {
    let vm = worker.vm;
    let mailbox = &worker.mailbox.1;
    if due == NEVER {
        return mailbox.recv().is_ok();
    }
    let left = due - vm.peek_now();
    if left > 0 {
        let deadline = Instant::now() + Duration::from_nanos(left as u64);
        match mailbox.recv_deadline(deadline) {
            Ok(()) => return true,
            Err(RecvTimeoutError::Disconnected) => return false,
            Err(RecvTimeoutError::Timeout) => {}
        }
    }
    // While others wait for the world outside, virtual time passes like real time.
    vm.jump_to(due);
    let mut idle = vm.sched.idle.lock();
    if let Some(i) = idle.list.iter().position(|&w| w == worker.index) {
        idle.list.remove(i);
        vm.sched.idlers.store(idle.list.len(), Ordering::Relaxed);
        return false;
    }
    drop(idle);
    // Somebody has just taken it off the list.
    mailbox.recv().is_ok()
}

/// Wakes the guest: its call is done.
pub(super) fn wake_guest(worker: &'static Worker) {
    let sched = &worker.vm.sched;
    let mut idle = sched.idle.lock();
    if let Some(i) = idle.list.iter().position(|&w| w == worker.index) {
        idle.list.remove(i);
        sched.idlers.store(idle.list.len(), Ordering::Relaxed);
        sched.spinners.fetch_add(1, Ordering::AcqRel);
        let _ = worker.mailbox.0.send(());
    }
}

/// Wakes every worker that sleeps: the run has ended.
pub(crate) fn wake_all(vm: &'static Vm) {
    for w in vm.sched.workers.lock().iter() {
        let _ = w.mailbox.0.try_send(());
    }
    poke_all(vm);
}

/// Calls `f` if every worker sleeps, and keeps them from waking meanwhile.
pub(crate) fn while_all_sleep(vm: &'static Vm, f: impl FnOnce()) {
    let idle = vm.sched.idle.lock();
    if idle.list.len() == vm.sched.green().len() {
        f();
    }
}

/// Has every goroutine that runs take the slow path of its next poll.
pub(crate) fn poke_all(vm: &'static Vm) {
    for w in vm.sched.workers.lock().iter() {
        let g = w.current.load(Ordering::Relaxed);
        if !g.is_null() {
            // SAFETY: Gs are not freed while the run's threads exist.
            unsafe { (*g).poll.store(1, Ordering::Relaxed) };
        }
    }
}
