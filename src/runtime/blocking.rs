//! Blocking calls to the operating system, off the workers.
//!
//! A pool of threads that grows as long as calls wait and nobody is free. With OS threads, too: a goroutine's own thread could
//! not let the collector look at it while it blocks.

use super::context::Cx;
use super::fatal::refused;
use super::sched::{self, WaitReason};
use super::sync::{AtomicUsize, Ordering};
use super::vm::Vm;
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::time::Duration;

/// Most threads of a pool.
const MOST: usize = 10_000;
/// A thread without work ends after this.
const LINGER: Duration = Duration::from_secs(5);

type Job = Box<dyn FnOnce() + Send>;

/// The threads of a run that may block.
pub(crate) struct Pool {
    jobs: (Sender<Job>, Receiver<Job>),
    threads: AtomicUsize,
    /// Threads that wait for a job less jobs that wait for a thread, kept by both sides.
    free: AtomicUsize,
}

impl Default for Pool {
    fn default() -> Self {
        Self {
            jobs: unbounded(),
            threads: AtomicUsize::new(0),
            free: AtomicUsize::new(0),
        }
    }
}

impl Pool {
    /// Sends the threads home that have nothing to do, as the run has ended.
    pub(crate) fn stop(&self) {
        for _ in 0..self.threads.load(Ordering::Acquire) {
            let _ = self.jobs.0.send(Box::new(|| ()));
        }
    }

    fn submit(&'static self, vm: &'static Vm, job: Job) {
        let taken = self
            .free
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |n| n.checked_sub(1))
            .is_ok();
        let _ = self.jobs.0.send(job);
        if !taken && self.threads.load(Ordering::Relaxed) < MOST {
            self.threads.fetch_add(1, Ordering::Relaxed);
            let started = vm.thread("blocking", Some(512 * 1024), move || self.run(vm));
            if let Err(e) = started
                && self.threads.fetch_sub(1, Ordering::Relaxed) == 1
            {
                refused(&format!("no thread for a blocking call: {e}"));
            }
            // Else the job waits until a thread is free.
        }
    }

    fn run(&self, vm: &'static Vm) {
        while !vm.ended()
            && let Ok(job) = self.jobs.1.recv_timeout(LINGER)
        {
            job();
            self.free.fetch_add(1, Ordering::AcqRel);
        }
        // A submitter that counted on this thread starts none; so take the count back, or do one more job.
        if self
            .free
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |n| n.checked_sub(1))
            .is_err()
        {
            while !vm.ended()
                && let Ok(job) = self.jobs.1.recv_timeout(LINGER)
            {
                job();
            }
        }
        self.threads.fetch_sub(1, Ordering::Relaxed);
    }
}

impl Cx {
    /// Runs `f`, which may block its thread, on the pool while this goroutine is parked. `f` must not touch Go objects
    /// that could be collected, nor call back.
    pub fn blocking<R: Send>(self, reason: WaitReason, f: impl FnOnce() -> R + Send) -> R {
        let vm = self.vm();
        let mut result: Option<std::thread::Result<R>> = None;
        let slot = &raw mut result as usize;
        let gp = self.gp();
        vm.sched.blocked.fetch_add(1, Ordering::AcqRel);
        let work = move || {
            let r = catch_unwind(AssertUnwindSafe(f));
            // SAFETY: the slot is on the stack of a goroutine that stays parked until the `ready` below.
            unsafe { *(slot as *mut Option<std::thread::Result<R>>) = Some(r) };
            sched::ready_remote(gp);
        };
        let job: Box<dyn FnOnce() + Send + '_> = Box::new(work);
        // SAFETY: the job has been run when the goroutine goes on, so what it borrows outlives it.
        let job: Job = unsafe { std::mem::transmute::<Box<dyn FnOnce() + Send + '_>, Job>(job) };
        vm.pool.submit(vm, job);
        sched::park(self, reason);
        vm.sched.blocked.fetch_sub(1, Ordering::AcqRel);
        match result.expect("the job has run") {
            Ok(result) => result,
            Err(panic) => resume_unwind(panic),
        }
    }
}
