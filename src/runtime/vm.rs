//! A run of a program: everything that one needs, and nothing that two would share.

use super::capabilities::Capabilities;
use super::context::{Cx, Func};
use super::fatal::Traceback;
use super::heap::Heap;
use super::limits::{Limits, Meter};
use super::output::Output;
pub use super::output::Sink;
use super::poll::Poller;
use super::sched::{self, Sched};
use super::sema::Semas;
use super::signal;
use super::site::Sites;
use super::stack::Stacks;
use super::sync::{AtomicBool, AtomicI64, AtomicUsize, Mutex, OnceLock, Ordering, thread};
use super::timer::Timers;
use super::types::{TypeTable, WellKnown};
use crossbeam_channel::{Receiver, Sender, bounded};
use rand::rngs::StdRng;
use rand::{RngCore, SeedableRng};
use std::any::{Any, TypeId};
use std::collections::HashMap;
use std::time::Instant;

/// How goroutines are carried.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Threads {
    /// Green threads on a few workers.
    #[default]
    Green,
    /// An OS thread for each goroutine.
    Os,
}

/// Rust code of a function that is made while the program runs: arguments and closure pointer are in the frame at `cx.fp`,
/// and results go to fp[0..], a one-word result too.
pub type MadeFn = unsafe fn(Cx, &'static Func);

/// What the evaluator does for the runtime.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Runs a function whose arguments and closure pointer are in the frame at `cx.fp`, and leaves its results at fp[0..],
    /// a one-word result too.
    pub enter: unsafe fn(Cx, &'static Func),
    /// Makes a function callable that runs Rust code.
    pub make: fn(&'static Vm, &'static Func, MadeFn),
    /// Reports a panic that nothing recovered and ends the program.
    pub uncaught: fn(Cx, Box<dyn Any + Send>) -> !,
}

/// Settings of a run.
pub struct Config {
    /// What the evaluator does for the runtime.
    pub hooks: Hooks,
    /// Green threads or OS threads.
    pub threads: Threads,
    /// OS threads that run Go code at the same time; 0: one for each core.
    pub workers: usize,
    /// What the run may use.
    pub limits: Limits,
    /// What the run may touch.
    pub allow: Capabilities,
    /// Collect garbage all the time, to find what the collector does not see.
    pub gc_stress: bool,
    /// Have stacks grow nearly at once, to find what that breaks.
    pub small_stacks: bool,
    /// `os.Args`.
    pub args: Vec<String>,
    /// Seed of all randomness; None: from the operating system. With green threads it makes the run reproducible: one
    /// worker, a virtual clock, and no time slices but for goroutines that run for a second.
    pub seed: Option<u64>,
    /// Ending the run ends the process at once, as a command wants it.
    pub exit_process: bool,
    /// Reports go to a person at a terminal and may say more than Go's do.
    pub terminal: bool,
    /// How much the report of a panic or a fatal error says.
    pub traceback: Traceback,
}

impl Config {
    /// The ordinary settings.
    pub fn new(hooks: Hooks) -> Self {
        Self {
            hooks,
            threads: Threads::Green,
            workers: 0,
            limits: Limits::default(),
            allow: Capabilities::all(),
            gc_stress: false,
            small_stacks: false,
            args: Vec::new(),
            seed: None,
            exit_process: false,
            terminal: false,
            traceback: Traceback::default(),
        }
    }
}

type Extensions = HashMap<TypeId, &'static (dyn Any + Send + Sync)>;

/// A run of a program.
pub struct Vm {
    /// Its settings.
    pub config: Config,
    /// Its sites.
    pub sites: Sites,
    /// Its unnamed types and selectors.
    pub types: TypeTable,
    /// The types of Go packages that the runtime makes values of.
    pub known: WellKnown,
    pub(crate) sched: Sched,
    pub(crate) stacks: Stacks,
    pub(crate) timers: Timers,
    pub(crate) poller: Poller,
    pub(crate) semas: Semas,
    pub(crate) heap: Heap,
    pub(crate) output: Output,
    pub(crate) meter: Meter,
    pub(crate) began: Instant,
    /// The time, if it is not the real one.
    pub(crate) virtual_clock: Option<AtomicI64>,
    pub(crate) stop_ticker: (Sender<()>, Receiver<()>),
    workers: usize,
    biggest_frame: AtomicUsize,
    functions: Mutex<Vec<&'static Func>>,
    signal_handler: OnceLock<signal::Handler>,
    random: Mutex<StdRng>,
    ended: AtomicBool,
    outcome: (Sender<i32>, Receiver<i32>),
    threads: Mutex<Vec<thread::JoinHandle<()>>>,
    extensions: Mutex<Extensions>,
}

impl Vm {
    /// Makes a run. It lives as long as the process: goroutines' stacks and Go objects refer to it. Its memory proper goes
    /// with [`Vm::release`].
    pub fn new(config: Config) -> &'static Vm {
        Self::with_output(config, None, None)
    }

    /// As [`Vm::new`], with other places than the process's own for standard output and standard error.
    pub fn with_output(config: Config, stdout: Option<Sink>, stderr: Option<Sink>) -> &'static Vm {
        let random = config
            .seed
            .map_or_else(StdRng::from_os_rng, StdRng::seed_from_u64);
        let reproducible = config.seed.is_some() && config.threads == Threads::Green;
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        Box::leak(Box::new(Vm {
            workers: match config.workers {
                _ if reproducible => 1,
                0 => cores(),
                n => n,
            },
            output: Output::new(stdout, stderr),
            meter: Meter::new(&config.limits),
            sites: Sites::default(),
            types: TypeTable::default(),
            known: WellKnown::default(),
            sched: Sched::new(),
            stacks: Stacks::new(),
            timers: Timers::new(),
            poller: Poller::default(),
            semas: Semas::new(),
            heap: Heap::new(config.limits.heap, config.gc_stress),
            began: Instant::now(),
            virtual_clock: reproducible.then(AtomicI64::default),
            stop_ticker: bounded(1),
            biggest_frame: AtomicUsize::new(0),
            functions: Mutex::default(),
            signal_handler: OnceLock::new(),
            random: Mutex::new(random),
            ended: AtomicBool::new(false),
            outcome: bounded(1),
            threads: Mutex::default(),
            extensions: Mutex::default(),
            config,
        }))
    }

    /// How many OS threads run Go code at the same time: `runtime.GOMAXPROCS(0)`.
    pub fn workers(&self) -> usize {
        self.workers
    }

    /// Runs `entry` as goroutine 1 until it returns or the program ends otherwise; the exit status. Once only.
    pub fn run_main(&'static self, entry: &'static Func) -> i32 {
        sched::start(self);
        sched::start_main(self, entry);
        let status = self.outcome.1.recv().expect("the run holds the sender");
        self.flush();
        status
    }

    /// Ends the run with this exit status. With `exit_process` this does not return; else `run_main` does, soon, and
    /// goroutines stop where they are. From a goroutine, use [`Cx::exit`].
    pub fn end(&'static self, status: i32) {
        if self.claim_end() {
            self.finish(status);
        }
    }

    /// Whether the caller is the one to end the run, by [`Vm::finish`]. Goroutines stop where they are.
    pub(crate) fn claim_end(&self) -> bool {
        !self.ended.swap(true, Ordering::AcqRel)
    }

    /// Ends a run that was claimed.
    pub(crate) fn finish(&'static self, status: i32) {
        self.flush();
        if self.config.exit_process {
            // SAFETY: ends the process without running handlers, under which other threads might still work.
            unsafe { libc::_exit(status) };
        }
        let _ = self.outcome.0.try_send(status);
        let _ = self.stop_ticker.0.try_send(());
        let _ = self.timers.poke.0.try_send(());
        self.poller.stop();
        sched::stop(self);
    }

    /// Whether the run has ended.
    #[inline]
    pub(crate) fn ended(&self) -> bool {
        self.ended.load(Ordering::Relaxed)
    }

    /// What signals are offered to, if this run owns them (`os/signal`). The first to ask stays.
    pub fn on_signal(&self, handler: signal::Handler) {
        let _ = self.signal_handler.set(handler);
    }

    pub(crate) fn signal_handler(&self) -> Option<signal::Handler> {
        self.signal_handler.get().copied()
    }

    /// Tells that a program has these functions.
    pub fn note_functions(&self, functions: impl IntoIterator<Item = &'static Func>) {
        let mut all = self.functions.lock();
        for func in functions {
            self.note_frame(func.frame.load(Ordering::Relaxed));
            all.push(func);
        }
    }

    /// The function of a program that is at an address.
    pub fn function_at(&self, address: u64) -> Option<&'static Func> {
        let functions = self.functions.lock();
        let mut all = functions.iter().copied();
        all.find(|f| std::ptr::from_ref(*f).addr() as u64 == address)
    }

    /// Tells that there is a function with so many slots in its frame, so that the collector looks at all of them.
    pub fn note_frame(&self, slots: u32) {
        self.biggest_frame
            .fetch_max(slots as usize, Ordering::Relaxed);
    }

    pub(crate) fn biggest_frame(&self) -> usize {
        self.biggest_frame.load(Ordering::Relaxed)
    }

    /// A thread of the run, to be waited for when it is released.
    pub(crate) fn keep_thread(&self, handle: thread::JoinHandle<()>) {
        self.threads.lock().push(handle);
    }

    /// Gives a run's memory back after it has ended: waits for its threads, then frees stacks and heap.
    ///
    /// # Safety
    /// No Go value of the run may be used afterwards, nor the run itself.
    pub unsafe fn release(&'static self) {
        assert!(self.ended(), "released a run that has not ended");
        let threads = std::mem::take(&mut *self.threads.lock());
        for thread in threads {
            let _ = thread.join();
        }
        // SAFETY: the run's threads are gone, and the caller promises the rest.
        unsafe {
            self.stacks.release();
            self.heap.release();
        }
    }

    /// A random number from the run's source.
    pub fn random(&self) -> u64 {
        self.random.lock().next_u64()
    }

    /// A reason from outside (a signal handler in force, a channel that a host holds) why the run may go on although
    /// no goroutine can: +1 while it exists, -1 when it is gone.
    pub fn external(&'static self, n: i64) {
        self.sched.external.fetch_add(n, Ordering::AcqRel);
        if n < 0 {
            sched::look_again(self);
        }
    }

    /// The run's own instance of `T`, made at first use: where a package keeps what other languages keep in globals.
    pub fn extension<T: Default + Send + Sync + 'static>(&'static self) -> &'static T {
        let mut all = self.extensions.lock();
        let any = *all
            .entry(TypeId::of::<T>())
            .or_insert_with(|| Box::leak(Box::<T>::default()));
        drop(all);
        any.downcast_ref().expect("stored under its own type")
    }
}

impl Cx {
    /// Ends the run from a goroutine: `os.Exit`.
    pub fn exit(self, status: i32) -> ! {
        self.vm().end(status);
        sched::stop_for_ever(self)
    }
}
