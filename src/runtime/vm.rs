//! A run of a program: everything that one needs, and nothing that two would share.

use super::context::{Cx, Func};
use super::site::Sites;
use super::types::{TypeTable, WellKnown};
use std::any::Any;

/// How goroutines are carried.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Threads {
    /// Green threads on a few workers.
    #[default]
    Green,
    /// An OS thread for each goroutine.
    Os,
}

/// What the evaluator does for the runtime.
#[derive(Clone, Copy)]
pub struct Hooks {
    /// Runs a function whose arguments and closure pointer are in the frame at `cx.fp`, and leaves its results at fp[0..],
    /// a one-word result too.
    pub enter: unsafe fn(Cx, &'static Func),
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
    /// Heap limit in bytes; 0: none of its own.
    pub heap_limit: usize,
    /// `os.Args`.
    pub args: Vec<String>,
    /// Seed of all randomness; None: from the operating system.
    pub seed: Option<u64>,
    /// Ending the run ends the process at once, as a command wants it.
    pub exit_process: bool,
    /// Reports go to a person at a terminal and may say more than Go's do.
    pub terminal: bool,
}

impl Config {
    /// The ordinary settings.
    pub fn new(hooks: Hooks) -> Self {
        Self {
            hooks,
            threads: Threads::Green,
            workers: 0,
            heap_limit: 0,
            args: Vec::new(),
            seed: None,
            exit_process: false,
            terminal: false,
        }
    }
}

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
}

impl Vm {
    /// Makes a run. It lives as long as the process: goroutines' stacks and Go objects refer to it.
    pub fn new(config: Config) -> &'static Vm {
        Box::leak(Box::new(Vm {
            config,
            sites: Sites::default(),
            types: TypeTable::default(),
            known: WellKnown::default(),
        }))
    }

    /// Runs `entry` as goroutine 1 until it returns or the program ends otherwise; the exit status.
    pub fn run_main(&'static self, entry: &'static Func) -> i32 {
        let _ = entry;
        todo!()
    }

    /// Ends the run with this exit status, from a goroutine or any other thread of the run.
    pub fn exit(&'static self, status: i32) -> ! {
        let _ = status;
        todo!()
    }

    /// A random number from the run's source.
    pub fn random(&self) -> u64 {
        todo!()
    }

    /// The run's own instance of `T`, made at first use: where a package keeps what other languages keep in globals.
    pub fn extension<T: Default + Send + Sync + 'static>(&'static self) -> &'static T {
        todo!()
    }
}
