//! Blocking calls to the operating system, off the workers.
//!
//! A pool of threads that grows as long as calls wait and nobody is free. With OS threads, too: a goroutine's own thread could
//! not let the collector look at it while it blocks.

use super::context::Cx;
use super::fatal::refused;
use super::sched::{self, WaitReason};
use super::sync::{AtomicUsize, OnceLock, Ordering, thread};
use super::vm::Vm;
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::time::Duration;

/// Most threads of a pool.
const MOST: usize = 10_000;
/// A thread without work ends after this.
const LINGER: Duration = Duration::from_secs(5);

type Job = Box<dyn FnOnce() + Send>;

/// The pool of a run, made when the first call blocks.
struct Pool {
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
    fn submit(&'static self, job: Job) {
        let taken = self
            .free
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |n| n.checked_sub(1))
            .is_ok();
        let _ = self.jobs.0.send(job);
        if !taken && self.threads.load(Ordering::Relaxed) < MOST {
            self.threads.fetch_add(1, Ordering::Relaxed);
            let started = thread::Builder::new()
                .stack_size(512 * 1024)
                .spawn(move || self.run());
            if let Err(e) = started
                && self.threads.fetch_sub(1, Ordering::Relaxed) == 1
            {
                refused(&format!("no thread for a blocking call: {e}"));
            }
            // Else the job waits until a thread is free.
        }
    }

    fn run(&self) {
        while let Ok(job) = self.jobs.1.recv_timeout(LINGER) {
            job();
            self.free.fetch_add(1, Ordering::AcqRel);
        }
        // A submitter that counted on this thread starts none; so take the count back, or do one more job.
        if self
            .free
            .fetch_update(Ordering::AcqRel, Ordering::Acquire, |n| n.checked_sub(1))
            .is_err()
        {
            while let Ok(job) = self.jobs.1.recv_timeout(LINGER) {
                job();
            }
        }
        self.threads.fetch_sub(1, Ordering::Relaxed);
    }
}

/// The pool of the run, as an extension of it.
#[derive(Default)]
struct Pools(OnceLock<Pool>);

fn pool(vm: &'static Vm) -> &'static Pool {
    vm.extension::<Pools>().0.get_or_init(Pool::default)
}

impl Cx {
    /// Runs `f`, which may block its thread, on the pool while this goroutine is parked. `f` must not touch Go objects
    /// that could be collected, nor call back.
    pub fn blocking<R: Send>(self, reason: WaitReason, f: impl FnOnce() -> R + Send) -> R {
        let vm = self.vm();
        let mut result = None;
        let slot = &raw mut result as usize;
        let gp = self.gp();
        vm.sched.blocked.fetch_add(1, Ordering::AcqRel);
        let work = move || {
            let r = f();
            // SAFETY: the slot is on the stack of a goroutine that stays parked until the `ready` below.
            unsafe { *(slot as *mut Option<R>) = Some(r) };
            sched::ready_remote(gp);
        };
        let job: Box<dyn FnOnce() + Send + '_> = Box::new(work);
        // SAFETY: the job has been run when the goroutine goes on, so what it borrows outlives it.
        let job: Job = unsafe { std::mem::transmute::<Box<dyn FnOnce() + Send + '_>, Job>(job) };
        pool(vm).submit(job);
        sched::park(self, reason);
        vm.sched.blocked.fetch_sub(1, Ordering::AcqRel);
        result.expect("the job has run")
    }
}
