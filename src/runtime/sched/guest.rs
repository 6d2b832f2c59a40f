//! Calls from outside: the host's thread is a worker while its call is under way.
//!
//! It runs the goroutine of the call itself, so a call that does not block costs two switches of stacks. If the goroutine
//! parks, the thread works for all until the call is done. Between calls the guest is neither on the idle list nor does it
//! run anything; so nobody judges a deadlock: the host may call again.

use super::super::context::{Cx, Func, Ret};
use super::super::host::Call;
use super::super::panic::GoPanic;
use super::super::site;
use super::super::sync::{Arc, AtomicBool, Mutex, OnceLock, Ordering};
use super::super::vm::{Threads, Vm};
use super::{Worker, goroutine, idle};
use crate::runtime::end::{self, End};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::ptr;

/// What a call does, on a goroutine.
pub(crate) trait Job: Send + Sync {
    /// Does it.
    fn run(&self, call: &Call);
}

/// The host's calls into a run.
#[derive(Default)]
pub(crate) struct Guest {
    worker: OnceLock<&'static Worker>,
    func: OnceLock<&'static Func>,
    job: Mutex<Option<Arc<dyn Job>>>,
    /// What the last call ended with if not well.
    failure: Mutex<Option<End>>,
    /// The call is done.
    done: AtomicBool,
}

impl Guest {
    /// Whether the host calls into the run: then no goroutine is the main one.
    pub(super) fn exists(&self) -> bool {
        self.worker.get().is_some()
    }

    /// Whether this is the host's worker.
    pub(super) fn is(&self, worker: &Worker) -> bool {
        self.worker.get().is_some_and(|w| ptr::eq(*w, worker))
    }

    /// Whether the worker has nothing to wait for.
    pub(super) fn is_done(&self) -> bool {
        self.done.load(Ordering::Acquire)
    }
}

/// Makes the guest of a run, before its other workers start.
pub(super) fn install(vm: &'static Vm, worker: &'static Worker) {
    worker.started.store(true, Ordering::Relaxed);
    let _ = vm.sched.guest.worker.set(worker);
    let func = vm.keep.one(Func::new("host.call", 0, 0, Ret::None));
    vm.note_frame(func.frame.load(Ordering::Relaxed));
    (vm.config.hooks.make)(vm, func, enter);
    let _ = vm.sched.guest.func.set(func);
}

/// Runs a job on a goroutine, from the host's thread. One call at a time, and not from a goroutine.
///
/// # Errors
/// A panic that the job did not recover, or how the run has ended.
pub(crate) fn call(vm: &'static Vm, job: Arc<dyn Job>) -> Result<(), End> {
    assert!(
        vm.config.threads == Threads::Green,
        "calls need green threads"
    );
    let guest = &vm.sched.guest;
    let (Some(worker), Some(func)) = (guest.worker.get(), guest.func.get()) else {
        return Err(vm.how_ended());
    };
    *guest.job.lock() = Some(job);
    guest.done.store(false, Ordering::Release);
    worker.host(func);
    if !guest.is_done() {
        return Err(vm.how_ended());
    }
    match guest.failure.lock().take() {
        None => Ok(()),
        Some(end) => Err(end),
    }
}

/// The life of a call's goroutine.
unsafe fn enter(cx: Cx, _: &'static Func) {
    let guest = &cx.vm().sched.guest;
    let job = guest.job.lock().take().expect("set by the caller");
    let outcome = catch_unwind(AssertUnwindSafe(|| job.run(&Call::bare(cx))));
    if let Err(payload) = outcome {
        let failure = match payload.downcast::<GoPanic>() {
            Ok(panic) => super::super::panic::describe(cx, &panic),
            Err(payload) if payload.is::<super::super::panic::Goexit>() => {
                End::Fatal(end::crash(cx, "the function called runtime.Goexit", &[]))
            }
            Err(payload) => resume_unwind(payload),
        };
        *guest.failure.lock() = Some(failure);
    }
    guest.done.store(true, Ordering::Release);
    if let Some(worker) = guest.worker.get()
        && !ptr::eq(*worker, cx.worker())
    {
        idle::wake_guest(worker);
    }
}

impl Worker {
    /// Runs a goroutine for the host until the call is done, and whatever else there is meanwhile.
    fn host(&'static self, func: &'static Func) {
        let vm = self.vm;
        let guest = &vm.sched.guest;
        let world = &vm.heap.world;
        // Before the look at the end: so the ticker pokes what runs here until it is gone.
        vm.sched.threads.fetch_add(1, Ordering::AcqRel);
        world.enter(self);
        if !vm.ended() {
            let pooled = self.free.borrow_mut().pop();
            let pooled = pooled.or_else(|| vm.sched.pool.lock().pop());
            if let Some(gp) = pooled.or_else(|| goroutine::create(vm)) {
                goroutine::prepare(vm, gp, func, 0, ptr::null(), 0, (0, site::NONE));
                self.count(1);
                self.begin_call(gp);
            }
        }
        while !vm.ended() && !guest.is_done() {
            self.turn();
        }
        self.end_call();
        world.leave(self);
        vm.sched.threads.fetch_sub(1, Ordering::AcqRel);
    }
}
