//! Limits of a run, and how it ends when it reaches one.
//!
//! Each is checked where what it limits is used: the heap and the goroutines where they are allocated, stacks where they grow,
//! output where it is written. Steps are counted by the polls at calls and loop back-edges, whose slow path every goroutine
//! takes if there is a limit; the ticker watches the time. A limit that is not set costs nothing.

use super::context::{Cx, G};
use super::end::End;
use super::fatal;
use super::sync::{AtomicBool, AtomicU64, Ordering};
use super::vm::Vm;
use super::{sched, trace};
use std::fmt;
use std::time::Duration;

/// What a run may use. None: as much as the machine has, and of stack what Go allows (1,000,000,000 bytes).
///
/// ```
/// use zokor::{End, Limit, Limits, Options, Program, Sources};
///
/// let text = "package main\n\nfunc main() { for { print(1) } }\n";
/// let program = Program::new(Sources::text("main.go", text)).unwrap();
/// let limits = Limits { output: Some(1000), heap: Some(64 << 20), ..Limits::default() };
/// let outcome = program.run(Options::new().limits(limits).capture());
/// assert_eq!(outcome.end, End::Limit(Limit::Output));
/// ```
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// Bytes of Go objects, garbage that was not collected yet included.
    pub heap: Option<usize>,
    /// Goroutines at a time, the first included.
    pub goroutines: Option<usize>,
    /// Bytes of native stack of one goroutine.
    pub stack: Option<usize>,
    /// Bytes written to standard output and standard error together.
    pub output: Option<u64>,
    /// Time from the start of `main`, by the machine's clock.
    pub time: Option<Duration>,
    /// Calls and loop iterations of all goroutines together.
    pub steps: Option<u64>,
}

/// A limit that a run has reached.
///
/// ```
/// assert_eq!(zokor::Limit::Heap.to_string(), "heap");
/// ```
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Limit {
    Heap,
    Goroutines,
    Stack,
    Output,
    Time,
    Steps,
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Limit::Heap => "heap",
            Limit::Goroutines => "goroutines",
            Limit::Stack => "stack",
            Limit::Output => "output",
            Limit::Time => "time",
            Limit::Steps => "steps",
        })
    }
}

impl Limits {
    /// What a report says of one of them.
    fn describe(&self, limit: Limit) -> String {
        match limit {
            Limit::Heap => format!("heap of {}", Bytes(self.heap.unwrap_or(0) as u64)),
            Limit::Goroutines => format!("{} goroutines", self.goroutines.unwrap_or(0)),
            Limit::Stack => format!("stack of {}", Bytes(self.stack.unwrap_or(0) as u64)),
            Limit::Output => format!("output of {}", Bytes(self.output.unwrap_or(0))),
            Limit::Time => format!("time of {:?}", self.time.unwrap_or_default()),
            Limit::Steps => format!("{} steps", self.steps.unwrap_or(0)),
        }
    }
}

/// A number of bytes in the biggest unit that divides it.
struct Bytes(u64);

impl fmt::Display for Bytes {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self.0 {
            n if n > 0 && n.is_multiple_of(1 << 30) => write!(f, "{} GiB", n >> 30),
            n if n > 0 && n.is_multiple_of(1 << 20) => write!(f, "{} MiB", n >> 20),
            n if n > 0 && n.is_multiple_of(1 << 10) => write!(f, "{} KiB", n >> 10),
            n => write!(f, "{n} bytes"),
        }
    }
}

/// What is left of limits that are used up bit by bit.
pub(crate) struct Meter {
    output: AtomicU64,
    steps: AtomicU64,
    /// The time is over; the next goroutine that polls is to say so.
    late: AtomicBool,
    /// Somebody reports.
    reported: AtomicBool,
}

impl Meter {
    pub fn new(limits: &Limits) -> Self {
        Self {
            output: AtomicU64::new(limits.output.unwrap_or(u64::MAX)),
            steps: AtomicU64::new(limits.steps.unwrap_or(u64::MAX)),
            late: AtomicBool::new(false),
            reported: AtomicBool::new(false),
        }
    }
}

/// What a goroutine's poll flag is when nobody asks anything of it: with a limit of steps each poll takes the slow path.
pub(crate) fn resting(vm: &Vm) -> u32 {
    if vm.config.limits.steps.is_some() {
        COUNT
    } else {
        0
    }
}

/// The poll flag of a goroutine that only has its steps or polls counted.
pub(crate) const COUNT: u32 = 2;

/// Has a goroutine's polls take the slow path, unless something else is asked of it.
pub(crate) fn count_polls(g: &G) {
    // It may be asked from another thread meanwhile; that must not get lost.
    let _ = (g.poll).compare_exchange(0, COUNT, Ordering::Relaxed, Ordering::Relaxed);
}

/// Counts a step, and ends the run if it was one too many or the time is over.
pub(crate) fn step(cx: Cx) {
    let vm = cx.vm();
    if vm.config.limits.steps.is_some() && !take(&vm.meter.steps, 1) {
        reached(cx, Limit::Steps);
    }
    if vm.meter.late.load(Ordering::Relaxed) {
        reached(cx, Limit::Time);
    }
}

/// Takes `n` off what is left, if there is so much.
fn take(left: &AtomicU64, n: u64) -> bool {
    left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, |left| {
        left.checked_sub(n)
    })
    .is_ok()
}

/// Ends the run because it has reached a limit: exit status 2.
#[cold]
pub(crate) fn reached(cx: Cx, limit: Limit) -> ! {
    let vm = cx.vm();
    if !vm.meter.reported.swap(true, Ordering::AcqRel) {
        let mut out = headline(vm, limit);
        out.push('\n');
        trace::write_goroutine(&mut out, cx, &trace::capture(cx));
        let _ = vm.write_stderr(out.as_bytes());
        vm.end(End::Limit(limit));
    }
    sched::stop_for_ever(cx)
}

fn headline(vm: &Vm, limit: Limit) -> String {
    format!(
        "zokor: limit reached: {}\n",
        vm.config.limits.describe(limit)
    )
}

/// The time is over: goroutines that run find out when they poll. To be called again a tick later: then none has, and
/// the run is ended from here.
pub(crate) fn late(vm: &'static Vm) {
    if !vm.meter.late.swap(true, Ordering::AcqRel) {
        sched::poke_all(vm);
    } else if !vm.meter.reported.swap(true, Ordering::AcqRel) {
        let mut out = headline(vm, Limit::Time);
        sched::while_all_sleep(vm, || {
            fatal::write_all(&mut out, vm, &sched::live(vm));
        });
        let _ = vm.write_stderr(out.as_bytes());
        vm.end(End::Limit(Limit::Time));
    }
}

impl Cx {
    /// Writes what the program prints to standard output.
    ///
    /// # Errors
    /// That of an earlier write, perhaps: output is buffered.
    pub fn write_stdout(self, bytes: &[u8]) -> std::io::Result<()> {
        self.spend_output(bytes);
        self.vm().write_stdout(bytes)
    }

    /// Writes what the program prints to standard error.
    ///
    /// # Errors
    /// Those of the system.
    pub fn write_stderr(self, bytes: &[u8]) -> std::io::Result<()> {
        self.spend_output(bytes);
        self.vm().write_stderr(bytes)
    }

    fn spend_output(self, bytes: &[u8]) {
        let vm = self.vm();
        if vm.config.limits.output.is_some() && !take(&vm.meter.output, bytes.len() as u64) {
            reached(self, Limit::Output);
        }
    }
}
