//! A run of a program: everything that one needs, and nothing that two would share.

use super::blocking::Pool;
use super::capabilities::Capabilities;
use super::context::{Cx, Func};
use super::end::End;
use super::fatal::Traceback;
use super::heap::Heap;
use super::image::OwnedImage;
use super::input::{Input, Stdin};
use super::keep::Keep;
use super::limits::{Limits, Meter};
use super::output::Output;
pub use super::output::Sink;
use super::poll::Poller;
use super::remote::Remote;
use super::rooted::Rooted;
use super::sched::{self, Sched};
use super::sema::Semas;
use super::signal;
use super::site::Sites;
use super::stack::Stacks;
use super::sync::{Arc, AtomicBool, AtomicI64, AtomicUsize, Mutex, OnceLock, Ordering, thread};
use super::timer::Timers;
use super::types::{TypeTable, WellKnown};
use crossbeam_channel::{Receiver, Sender, bounded};
use rand::rngs::StdRng;
use rand::{RngCore, SeedableRng};
use std::any::{Any, TypeId};
use std::collections::{BTreeMap, HashMap};
use std::io;
use std::path::PathBuf;
use std::time::Instant;

/// How goroutines are carried.
///
/// ```
/// use zokor::{Options, Program, Sources, Threads};
///
/// let text = "package main\n\nfunc main() { done := make(chan int); go close(done); <-done }\n";
/// let program = Program::new(Sources::text("main.go", text)).unwrap();
/// for threads in [Threads::Green, Threads::Os] {
///     assert!(program.run(Options::new().threads(threads)).is_success());
/// }
/// ```
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
    /// Reports a panic that nothing recovered and ends the program; at least its goroutine, if it returns.
    pub uncaught: fn(Cx, Box<dyn Any + Send>),
    /// Where a deadlock need not end the run: deals with it, and says whether the run goes on.
    pub stuck: Option<fn(&'static Vm) -> bool>,
}

/// The environment variables of a run.
pub type Environment = BTreeMap<Vec<u8>, Vec<u8>>;

/// Where the standard streams of a run lead; by default they are the process's own, but that there is no input.
#[derive(Default)]
pub struct Streams {
    /// Standard input.
    pub stdin: Input,
    /// Standard output.
    pub stdout: Option<Sink>,
    /// Standard error.
    pub stderr: Option<Sink>,
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
    /// worker, a virtual clock, and turns of goroutines that are drawn from the seed.
    pub seed: Option<u64>,
    /// Time is the run's own and passes only when nothing else can happen. Implied by a seed, and then one worker too.
    pub virtual_clock: bool,
    /// The environment; None: the process's, as far as `allow` has it.
    pub env: Option<Environment>,
    /// The working directory at first; None: the process's.
    pub dir: Option<PathBuf>,
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
            virtual_clock: false,
            env: None,
            dir: None,
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
    pub sites: &'static Sites,
    /// Its unnamed types and selectors.
    pub types: &'static TypeTable,
    /// The types of Go packages that the runtime makes values of.
    pub known: &'static WellKnown,
    /// What lives as long as the run.
    pub keep: Keep,
    /// Reaches the run from anywhere.
    pub remote: Remote,
    /// Freed after all else.
    image: Mutex<Option<OwnedImage>>,
    /// Who still needs the run's memory: its owner and its threads.
    holders: AtomicUsize,
    /// The working directory; None: the process's.
    pub dir: Mutex<Option<PathBuf>>,
    pub(crate) stdin: Stdin,
    pub(crate) pool: Pool,
    pub(crate) rooted: Rooted,
    /// Disconnected when the run ends.
    pub(crate) over: (Mutex<Option<Sender<()>>>, Receiver<()>),
    pub(crate) sched: Sched,
    pub(crate) stacks: Stacks,
    pub(crate) timers: Timers,
    /// All bubbles of the run, ended ones too.
    pub(crate) bubbles: Mutex<Vec<Arc<super::bubble::Bubble>>>,
    pub(crate) poller: Poller,
    pub(crate) semas: Semas,
    pub(crate) heap: Heap,
    pub(crate) output: Output,
    pub(crate) meter: Meter,
    pub(crate) began: Instant,
    /// The time, if it is not the real one.
    pub(crate) virtual_clock: Option<AtomicI64>,
    /// Which goroutine runs next, and for how long, is drawn from the seed.
    pub(crate) shuffled: bool,
    pub(crate) stop_ticker: (Sender<()>, Receiver<()>),
    workers: usize,
    biggest_frame: AtomicUsize,
    functions: Mutex<Vec<&'static Func>>,
    signal_handler: OnceLock<signal::Handler>,
    random: Mutex<StdRng>,
    ended: AtomicBool,
    outcome: (Sender<End>, Receiver<End>),
    extensions: Mutex<Extensions>,
}

impl OwnedVm {
    /// Makes a run of a program that was lowered into an image.
    pub fn new(config: Config, owned: OwnedImage, streams: Streams) -> OwnedVm {
        let image = owned.image();
        let random = config
            .seed
            .map_or_else(StdRng::from_os_rng, StdRng::seed_from_u64);
        let green = config.threads == Threads::Green;
        let reproducible = green && (config.seed.is_some() || config.virtual_clock);
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        let vm: &'static Vm = Box::leak(Box::new(Vm {
            workers: match config.workers {
                _ if reproducible => 1,
                0 => cores(),
                n => n,
            },
            output: Output::new(streams.stdout, streams.stderr, config.exit_process),
            stdin: Stdin::new(streams.stdin),
            dir: Mutex::new(config.dir.clone()),
            pool: Pool::default(),
            rooted: Rooted::default(),
            over: {
                let (sender, receiver) = bounded(0);
                (Mutex::new(Some(sender)), receiver)
            },
            keep: Keep::default(),
            remote: Remote::default(),
            image: Mutex::new(Some(owned)),
            holders: AtomicUsize::new(1),
            meter: Meter::new(&config.limits),
            sites: &image.sites,
            types: &image.types,
            known: &image.known,
            sched: Sched::new(),
            stacks: Stacks::new(),
            timers: Timers::new(),
            bubbles: Mutex::default(),
            poller: Poller::default(),
            semas: Semas::new(),
            heap: Heap::new(config.limits.heap, config.gc_stress, image.take_roots()),
            began: Instant::now(),
            virtual_clock: reproducible.then(AtomicI64::default),
            shuffled: green && config.seed.is_some(),
            stop_ticker: bounded(1),
            biggest_frame: AtomicUsize::new(0),
            functions: Mutex::default(),
            signal_handler: OnceLock::new(),
            random: Mutex::new(random),
            ended: AtomicBool::new(false),
            outcome: bounded(1),
            extensions: Mutex::default(),
            config,
        }));
        vm.remote.set(vm);
        OwnedVm(vm)
    }
}

impl Vm {
    /// How many OS threads run Go code at the same time: `runtime.GOMAXPROCS(0)`.
    pub fn workers(&self) -> usize {
        self.workers
    }

    /// Runs `entry` as goroutine 1 until it returns or the program ends otherwise; how it has ended. Once only.
    pub fn run_main(&'static self, entry: &'static Func) -> End {
        if !self.ended() {
            sched::start(self, false);
            sched::start_main(self, entry);
        }
        let end = self.outcome.1.recv().expect("the run holds the sender");
        self.flush();
        self.close_output();
        end
    }

    /// Starts the run without a goroutine: what runs is what the host calls (`sched::guest`).
    pub(crate) fn start_called(&'static self) {
        if !self.ended() {
            sched::start(self, true);
        }
    }

    /// How a run has ended that the host calls into.
    pub(crate) fn how_ended(&self) -> End {
        let end = self.outcome.1.recv().expect("the run holds the sender");
        let _ = self.outcome.0.try_send(end.clone());
        self.flush();
        end
    }

    /// Ends the run. With `exit_process` this does not return; else `run_main` does, soon, and goroutines stop where they
    /// are. From a goroutine, use [`Cx::exit`].
    pub fn end(&'static self, end: End) {
        if self.claim_end() {
            self.finish(end);
        }
    }

    /// Whether the caller is the one to end the run, by [`Vm::finish`]. Goroutines stop where they are.
    pub(crate) fn claim_end(&self) -> bool {
        !self.ended.swap(true, Ordering::AcqRel)
    }

    /// Ends a run that was claimed.
    pub(crate) fn finish(&'static self, end: End) {
        match end {
            // Who stops it may be the one that takes its output, and cannot wait for itself. `run_main` flushes.
            End::Stopped(_) => {}
            _ => self.flush(),
        }
        if self.config.exit_process {
            // SAFETY: ends the process without running handlers, under which other threads might still work.
            unsafe { libc::_exit(end.status()) };
        }
        let _ = self.outcome.0.try_send(end);
        drop(self.over.0.lock().take());
        let _ = self.stop_ticker.0.try_send(());
        let _ = self.timers.poke.0.try_send(());
        self.poller.stop();
        self.pool.stop();
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

    /// Looks for package variables that the image got since the last time.
    pub fn note_roots(&self) {
        if let Some(owned) = &*self.image.lock() {
            self.heap.add_roots(owned.image().take_roots());
        }
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

    /// Starts a thread of the run, whose memory stays until the thread has ended. Nobody waits for it.
    pub(crate) fn thread(
        &'static self,
        name: &str,
        stack: Option<usize>,
        run: impl FnOnce() + Send + 'static,
    ) -> io::Result<()> {
        let hold = Hold::new(self);
        let mut builder = thread::Builder::new().name(name.into());
        if let Some(bytes) = stack {
            builder = builder.stack_size(bytes);
        }
        let started = builder.spawn(move || {
            let _hold = hold;
            run();
        });
        started.map(drop)
    }

    /// Frees a run.
    ///
    /// # Safety
    /// Nobody holds it.
    unsafe fn free(&'static self) {
        let image = self.image.lock().take();
        // SAFETY: nobody uses anything of the run any more; what is kept by it may refer to its stacks, heap and image.
        unsafe {
            self.keep.release();
            sched::free_workers(self);
            self.stacks.release();
            self.heap.release();
            drop(Box::from_raw(std::ptr::from_ref(self).cast_mut()));
        }
        drop(image);
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
            .or_insert_with(|| self.keep.one(T::default()));
        drop(all);
        any.downcast_ref().expect("stored under its own type")
    }
}

/// Who owns a run. When it is dropped, the run ends if it has not, and all its memory is freed as soon as its threads are gone.
/// They are not waited for: a thread may be in a call of the system or the host that blocks.
///
/// Neither the run nor any value of it may be used afterwards by anybody else than its own threads; others reach it by
/// [`Vm::remote`].
pub struct OwnedVm(&'static Vm);

impl OwnedVm {
    /// The run, to be used while it is owned.
    pub(crate) fn vm(&self) -> &'static Vm {
        self.0
    }
}

impl Drop for OwnedVm {
    fn drop(&mut self) {
        self.0.remote.cut();
        self.0.end(End::Stopped("dropped".into()));
        signal::disown(self.0);
        drop(Hold(self.0));
    }
}

/// A holder of a run's memory, which goes with the last of them.
struct Hold(&'static Vm);

impl Hold {
    fn new(vm: &'static Vm) -> Hold {
        vm.holders.fetch_add(1, Ordering::Relaxed);
        Hold(vm)
    }
}

impl Drop for Hold {
    fn drop(&mut self) {
        if self.0.holders.fetch_sub(1, Ordering::AcqRel) == 1 {
            // SAFETY: that was the last one.
            unsafe { self.0.free() };
        }
    }
}

impl Cx {
    /// Ends the run from a goroutine: `os.Exit`.
    pub fn exit(self, status: i32) -> ! {
        self.vm().end(End::Exit(status));
        sched::stop_for_ever(self)
    }
}
