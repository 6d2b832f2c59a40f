//! The scheduler: which goroutine runs where.
//!
//! Green goroutines are run by a few workers ([`worker`]), each an OS thread with a run-next slot and a queue of its own that
//! others may steal from. What comes from outside of the workers (blocking calls, timers' callbacks, hosts) goes
//! through the injector, a crossbeam channel; a worker without work sleeps in its mailbox, another ([`idle`]).
//! With `Threads::Os` each goroutine has a thread that runs only it ([`threads`]).
//!
//! With a seed there is one worker, and its random numbers shuffle turns: they say which of the queued goroutines is next and
//! after how many polls it is preempted. So each seed is one schedule, and other seeds are others.
//!
//! What must hold:
//! * A goroutine parks by suspending; the loop that resumed it then moves its state from RUNNING to PARKED. `ready`
//!   moves it to READY. Whichever comes second puts it on a queue, so a wake-up before the switch is complete is never lost.
//!   Each park is paired with exactly one `ready`.
//! * Deadlock is judged by the last worker to go idle, under the idle lock, from exact counts (`idle`).

mod coroutine;
mod goroutine;
pub(crate) mod guest;
mod idle;
#[cfg(test)]
mod tests;
mod threads;
mod ticker;
mod wait;
mod worker;

pub use coroutine::{begin, switch};
pub(crate) use goroutine::{Why, spawn_detached, start_main, suspend};
use idle::Idle;
pub(crate) use idle::{poke_all, while_all_sleep};
pub use wait::WaitReason;
pub use worker::Worker;

use super::bubble;
use super::context::{Cx, Func, G, Gp};
use super::heap;
use super::limits;
use super::sync::{AtomicBool, AtomicI64, AtomicU64, AtomicUsize, Mutex, OnceLock, Ordering};
use super::vm::{Threads, Vm};
use crossbeam_channel::{Receiver, Sender, unbounded};

pub(crate) const RUNNING: u32 = 0;
pub(crate) const PARKED: u32 = 1;
pub(crate) const READY: u32 = 2;

/// So many milliseconds at most goroutines have to stop before the report of the run's end.
const FREEZE: u32 = 100;

/// What the scheduler of one run shares between its threads.
pub(crate) struct Sched {
    pub injector: (Sender<Gp>, Receiver<Gp>),
    pub workers: Mutex<Vec<&'static Worker>>,
    /// With OS threads: the workers of threads that have ended.
    spare: Mutex<Vec<&'static Worker>>,
    green: OnceLock<Box<[&'static Worker]>>,
    guest: guest::Guest,
    idle: Mutex<Idle>,
    /// Length of the idle list, to be read without its lock.
    pub idlers: AtomicUsize,
    /// Workers that look for work because they were woken to; at most one is woken at a time.
    pub spinners: AtomicUsize,
    /// Goroutines in blocking calls, each taken off by itself after it was resumed.
    pub blocked: AtomicI64,
    /// Reasons from outside why a run without runnable goroutines may go on (a host that holds a channel, a signal handler).
    pub external: AtomicI64,
    /// With OS threads: goroutines not parked, and timers being fired.
    pub active: AtomicI64,
    /// Threads that run goroutines.
    pub threads: AtomicUsize,
    pub main_gone: AtomicBool,
    pub ids: AtomicU64,
    /// Goroutines started from outside of goroutines, ended ones too.
    pub detached: AtomicI64,
    /// Goroutines to use again, beyond what workers keep.
    pub pool: Mutex<Vec<Gp>>,
    /// Time on the run's clock at the last tick.
    pub coarse: AtomicI64,
}

impl Sched {
    pub(crate) fn new() -> Self {
        Self {
            injector: unbounded(),
            workers: Mutex::default(),
            spare: Mutex::default(),
            green: OnceLock::new(),
            guest: guest::Guest::default(),
            idle: Mutex::default(),
            idlers: AtomicUsize::new(0),
            spinners: AtomicUsize::new(0),
            blocked: AtomicI64::new(0),
            external: AtomicI64::new(0),
            active: AtomicI64::new(0),
            threads: AtomicUsize::new(0),
            main_gone: AtomicBool::new(false),
            ids: AtomicU64::new(0),
            detached: AtomicI64::new(0),
            pool: Mutex::default(),
            coarse: AtomicI64::new(0),
        }
    }

    /// The green workers; empty with OS threads.
    pub(crate) fn green(&self) -> &[&'static Worker] {
        self.green.get().map_or(&[], |all| all)
    }
}

/// Makes the workers, whose threads start when there is work for them, and the threads that keep time.
/// `called`: the host calls into the run.
pub(crate) fn start(vm: &'static Vm, called: bool) {
    if vm.config.threads == Threads::Os {
        threads::start_timers(vm);
    } else {
        // A reproducible run that the host calls into has no threads of its own.
        let own = if called && vm.virtual_clock.is_some() {
            0
        } else {
            vm.workers()
        };
        let count = own + usize::from(called);
        let all: Box<[&'static Worker]> = (0..count).map(|i| Worker::new(vm, i)).collect();
        *vm.sched.workers.lock() = all.to_vec();
        if called {
            guest::install(vm, all[own]);
        }
        let mut idle = vm.sched.idle.lock();
        idle.list = (0..own).rev().collect();
        vm.sched.idlers.store(own, Ordering::Relaxed);
        let _ = vm.sched.green.set(all);
    }
    ticker::start(vm);
}

/// Frees the workers of a run.
///
/// # Safety
/// Its threads are gone, and no worker is used any more.
pub(super) unsafe fn free_workers(vm: &'static Vm) {
    for worker in vm.sched.workers.lock().drain(..) {
        // SAFETY: made by `Worker::new`, listed once, and as the caller promises.
        drop(unsafe { Box::from_raw(std::ptr::from_ref(worker).cast_mut()) });
    }
}

/// Stops what waits, when the run has ended.
pub(crate) fn stop(vm: &'static Vm) {
    idle::wake_all(vm);
}

/// Waits until goroutines but the caller's have stopped, in a run whose end was claimed. Those that do not within some time
/// are left alone.
pub(crate) fn freeze(vm: &'static Vm, own: Option<&G>) {
    let own = own.map_or(std::ptr::null(), std::ptr::from_ref);
    for _ in 0..FREEZE {
        idle::wake_all(vm);
        super::sync::thread::sleep(std::time::Duration::from_millis(1));
        let workers = vm.sched.workers.lock();
        let mut running = workers.iter().map(|w| w.current.load(Ordering::Acquire));
        if running.all(|g| g.is_null() || g.cast_const() == own) {
            return;
        }
    }
}

/// Whether a thread runs a goroutine right now.
pub(crate) fn is_running(vm: &'static Vm, g: &G) -> bool {
    let workers = vm.sched.workers.lock();
    let mut running = workers.iter().map(|w| w.current.load(Ordering::Acquire));
    running.any(|r| std::ptr::eq(r, g))
}

/// Starts a goroutine that calls `func` with `words` argument words at `args`; `closure` is the closure pointer or 0.
pub fn spawn(cx: Cx, func: &'static Func, closure: u64, args: *const u64, words: usize, site: u32) {
    goroutine::spawn(cx, func, closure, args, words, site);
}

/// Blocks the running goroutine until [`ready`] is called for it: exactly once for each park, before or after.
pub fn park(cx: Cx, reason: WaitReason) {
    park_at(cx, reason, super::site::NONE);
}

/// As [`park`], at a site of the Go program.
#[inline]
pub(crate) fn park_at(cx: Cx, reason: WaitReason, site: u32) {
    let g = cx.g();
    g.reason.store(reason as u8, Ordering::Relaxed);
    g.since.store(
        g.vm().sched.coarse.load(Ordering::Relaxed),
        Ordering::Relaxed,
    );
    g.site.set(site);
    match g.in_bubble() {
        None => suspend(cx, Why::Park),
        Some(bubble) => {
            let durable = bubble::parking(g, bubble, reason);
            suspend(cx, Why::Park);
            bubble::resumed(bubble, durable);
        }
    }
    g.reason.store(WaitReason::None as u8, Ordering::Relaxed);
}

/// Makes a goroutine that parks, or is about to, runnable, soon on this goroutine's worker.
#[inline]
pub fn ready(cx: Cx, gp: Gp) {
    count_ready(gp);
    make_ready(cx, gp);
}

/// Tells a goroutine's bubble that it goes on.
#[inline]
fn count_ready(gp: Gp) {
    if let Some(bubble) = gp.get().in_bubble() {
        bubble.one_more();
    }
}

/// As [`ready`], past the count of its bubble.
#[inline]
fn make_ready(cx: Cx, gp: Gp) {
    let g = gp.get();
    if g.state.swap(READY, Ordering::AcqRel) == PARKED {
        g.state.store(RUNNING, Ordering::Relaxed);
        cx.worker().enqueue_next(gp);
    }
}

/// As [`ready`], from any thread.
pub fn ready_remote(gp: Gp) {
    count_ready(gp);
    let g = gp.get();
    if g.state.swap(READY, Ordering::AcqRel) == PARKED {
        g.state.store(RUNNING, Ordering::Relaxed);
        inject(g.vm(), gp);
    }
}

/// As [`ready`], from the loop of a worker.
pub(crate) fn ready_on(worker: &Worker, gp: Gp) {
    count_ready(gp);
    let g = gp.get();
    if g.state.swap(READY, Ordering::AcqRel) == PARKED {
        g.state.store(RUNNING, Ordering::Relaxed);
        worker.enqueue(gp);
    }
}

/// With OS threads: one thing less is active.
pub(crate) fn less_active(vm: &'static Vm) {
    threads::idle(vm);
}

/// Looks for a deadlock again: a reason to go on is gone.
pub(crate) fn look_again(vm: &'static Vm) {
    if vm.config.threads == Threads::Os {
        threads::judge(vm);
    } else {
        // A worker wakes, finds nothing, and judges as it goes to sleep.
        wake_if_all_sleep(vm);
    }
}

/// Wakes a worker if nobody is awake.
pub(crate) fn wake_if_all_sleep(vm: &'static Vm) {
    if vm.sched.idlers.load(Ordering::Relaxed) == vm.sched.green().len() {
        idle::wake_one(vm);
    }
}

/// Makes a goroutine runnable that is neither running nor queued.
pub(crate) fn inject(vm: &'static Vm, gp: Gp) {
    if vm.config.threads == Threads::Os {
        threads::wake(gp);
    } else {
        let _ = vm.sched.injector.0.send(gp);
        idle::wake_one(vm);
    }
}

/// Lets others run (`runtime.Gosched`).
pub fn yield_now(cx: Cx) {
    cx.g().site.set(super::site::NONE);
    suspend(cx, Why::Yield);
}

/// Ends the running goroutine after its deferred calls (`runtime.Goexit`): unwinds with [`panic::Goexit`](super::panic::Goexit).
pub fn goexit(cx: Cx) -> ! {
    let mut trace = super::trace::callers_left(cx);
    trace.insert(0, super::site::GOEXIT);
    std::panic::resume_unwind(Box::new(super::panic::Goexit {
        trace,
        aborted: None,
    }))
}

/// What a goroutine does when its poll flag is set.
#[cold]
#[inline(never)]
pub(crate) fn poll_slow(cx: Cx, site: u32) {
    let g = cx.g();
    g.site.set(site);
    let vm = g.vm();
    let asked = g.poll.swap(limits::resting(vm), Ordering::Relaxed);
    if vm.ended() {
        goroutine::suspend_for_ever(cx);
    }
    if g.doomed.swap(false, Ordering::Relaxed) {
        goexit(cx);
    }
    limits::step(cx);
    if asked == limits::COUNT && !turn_is_over(cx) {
        return;
    }
    if vm.heap.world.is_asked() {
        suspend(cx, Why::Collect);
        return heap::check_limit(cx);
    }
    suspend(cx, Why::Yield);
}

/// With shuffled turns: counts a poll. Whether it was the last of the goroutine's turn.
fn turn_is_over(cx: Cx) -> bool {
    if !cx.vm().shuffled {
        return false;
    }
    let polls = &cx.worker().polls;
    let left = polls.get().saturating_sub(1);
    polls.set(left);
    limits::count_polls(cx.g());
    left == 0
}

/// Has a goroutine unwind as by [`goexit`] as soon as it polls. Where it waits at a channel, it is passed over.
pub(crate) fn doom(vm: &'static Vm, id: u64) {
    for g in live(vm).into_iter().filter(|g| g.id() == id) {
        g.doomed.store(true, Ordering::Relaxed);
        g.poll.store(1, Ordering::Relaxed);
    }
}

/// Ends the calling goroutine without unwinding: it is never resumed.
pub(crate) fn stop_for_ever(cx: Cx) -> ! {
    goroutine::suspend_for_ever(cx)
}

/// Goroutines that exist: `runtime.NumGoroutine`.
pub fn count(vm: &'static Vm) -> i64 {
    let workers = vm.sched.workers.lock();
    let sum: i64 = workers.iter().map(|w| w.live.load(Ordering::Relaxed)).sum();
    sum + vm.sched.detached.load(Ordering::Relaxed)
}

/// Goroutines that exist, oldest first.
pub(crate) fn live(vm: &'static Vm) -> Vec<&'static G> {
    // SAFETY: the slab's goroutines are initialised before they are counted, and never freed.
    let all = vm.stacks.goroutines().map(|g| unsafe { &*g });
    let mut live: Vec<_> = all.filter(|g| g.id() != 0).collect();
    live.sort_by_key(|g| g.id());
    live
}
