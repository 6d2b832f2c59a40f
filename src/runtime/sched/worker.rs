//! A worker: an OS thread that runs goroutines.

use super::super::context::{G, Gp};
use super::super::heap::{self, Cache};
use super::super::limits;
use super::super::sync::{AtomicBool, AtomicI64, AtomicPtr, AtomicU32, Ordering};
use super::super::vm::{Threads, Vm};
use super::{PARKED, RUNNING, Why, goroutine, idle};
use crossbeam_channel::{Receiver, Sender, bounded};
use crossbeam_deque::{Steal, Stealer};
use std::cell::{Cell, RefCell};
use std::ptr;

/// After so many turns a worker looks at the timers and the injector first.
const FAIR: u32 = 64;
/// With shuffled turns: the next goroutine is one of so many at the front of the queue.
const CHOICE: usize = 64;
/// With shuffled turns: a turn ends after up to two to the power of this polls.
const LONGEST: u64 = 16;
/// Rounds that a woken worker looks for work before it sleeps again.
const SPINS: u32 = 200;

/// What belongs to one worker.
///
/// # Invariant
/// The cells, the queue and the cache are touched by the worker's own thread only (which runs the goroutines whose
/// `worker` it is), or by whoever has stopped the world.
pub struct Worker {
    pub(crate) vm: &'static Vm,
    pub(super) index: usize,
    /// The goroutine that it runs.
    pub(crate) current: AtomicPtr<G>,
    /// The goroutine to run next, before those in the queue. Written by its own thread only.
    pub(super) next: AtomicPtr<G>,
    /// Goroutines resumed so far.
    pub(super) turns: AtomicU32,
    /// The time slice of what goes through `next` is over: a queued goroutine goes first.
    pub(super) slice_over: AtomicBool,
    pub(super) mailbox: (Sender<()>, Receiver<()>),
    stealer: Stealer<Gp>,
    /// Goroutines started here less goroutines ended here.
    pub(super) live: AtomicI64,
    /// Whether its thread was started; under the idle lock.
    pub(super) started: AtomicBool,
    queue: crossbeam_deque::Worker<Gp>,
    spinning: Cell<bool>,
    /// The goroutine that the one that suspends hands its turn to.
    pub(super) handoff: Cell<*const G>,
    random: Cell<u64>,
    /// With shuffled turns: polls until the goroutine's turn is over.
    pub(super) polls: Cell<u32>,
    pub(super) spawned: Cell<u32>,
    pub(super) free: RefCell<Vec<Gp>>,
    pub(crate) cache: Cache,
    /// Its thread may touch Go objects.
    pub(crate) inside: AtomicBool,
}

// SAFETY: the shared fields are atomics and channels, the others are governed by the type's invariant.
unsafe impl Sync for Worker {}

impl Worker {
    /// Makes a worker. It lives as long as the run, as goroutines point to it.
    pub(super) fn new(vm: &'static Vm, index: usize) -> &'static Worker {
        let queue = crossbeam_deque::Worker::new_fifo();
        Box::leak(Box::new(Worker {
            vm,
            index,
            current: AtomicPtr::default(),
            next: AtomicPtr::default(),
            turns: AtomicU32::new(0),
            slice_over: AtomicBool::new(false),
            mailbox: bounded(1),
            stealer: queue.stealer(),
            live: AtomicI64::new(0),
            started: AtomicBool::new(false),
            queue,
            spinning: Cell::new(false),
            handoff: Cell::new(ptr::null()),
            random: Cell::new(vm.random() | 1),
            polls: Cell::new(0),
            spawned: Cell::new(0),
            free: RefCell::default(),
            cache: Cache::default(),
            inside: AtomicBool::new(false),
        }))
    }

    /// A fast random number, seeded from the run's source.
    #[inline]
    pub(crate) fn random(&self) -> u64 {
        let x = self.random.get().wrapping_add(0x9E37_79B9_7F4A_7C15);
        self.random.set(x);
        let z = (x ^ (x >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    }

    /// Counts goroutines started and ended here.
    pub(super) fn count(&self, n: i64) {
        self.live
            .store(self.live.load(Ordering::Relaxed) + n, Ordering::Relaxed);
    }

    /// Goroutines that wait in its queue.
    pub(super) fn queue_len(&self) -> usize {
        self.queue.len()
    }

    /// Whether somebody else could take work from it.
    pub(super) fn has_queued(&self) -> bool {
        !self.stealer.is_empty()
    }

    /// Puts a goroutine at the end of the queue.
    pub(super) fn enqueue(&self, gp: Gp) {
        self.queue.push(gp);
        idle::wake_one(self.vm);
    }

    /// Puts a goroutine in front of the queue. What was there goes to the end; only then is there work for others.
    #[inline(always)]
    pub(crate) fn enqueue_next(&self, gp: Gp) {
        if self.vm.config.threads == Threads::Os {
            return super::threads::wake(gp);
        }
        if self.vm.shuffled {
            return self.enqueue(gp);
        }
        let old = self.next.load(Ordering::Relaxed);
        self.next.store(gp.0.cast_mut(), Ordering::Relaxed);
        if !old.is_null() {
            self.enqueue(Gp(old));
        }
    }

    fn take_next(&self) -> Option<Gp> {
        let next = self.next.load(Ordering::Relaxed);
        if next.is_null() {
            return None;
        }
        self.next.store(ptr::null_mut(), Ordering::Relaxed);
        Some(Gp(next))
    }

    /// The life of a worker's thread.
    pub(super) fn run(&'static self, woken: bool) {
        self.spinning.set(woken);
        let world = &self.vm.heap.world;
        world.enter(self);
        while !self.vm.ended() {
            self.turn();
        }
        world.leave(self);
    }

    /// Runs a goroutine until it suspends, or waits for one.
    pub(super) fn turn(&'static self) {
        let world = &self.vm.heap.world;
        if world.is_asked() {
            heap::run(self);
        }
        match self.find() {
            Some(gp) => {
                self.stop_spinning();
                self.resume(gp);
            }
            None if self.search() => {}
            None => {
                self.give_up_spinning();
                world.leave(self);
                self.spinning.set(idle::sleep(self));
                world.enter(self);
            }
        }
    }

    /// Whether this is the host's thread.
    pub(super) fn is_guest(&self) -> bool {
        self.vm.sched.guest.is(self)
    }

    /// Runs the goroutine of a call for its first turn.
    pub(super) fn begin_call(&self, gp: Gp) {
        if self.vm.heap.world.is_asked() {
            heap::run(self);
        }
        self.resume(gp);
    }

    /// Leaves to others what it would have run next.
    pub(super) fn end_call(&self) {
        self.give_up_spinning();
        while let Some(gp) = self.take_next().or_else(|| self.queue.pop()) {
            super::inject(self.vm, gp);
        }
    }

    /// Looks for work of which this thread may not know: some rounds if it was woken because there is some.
    fn search(&'static self) -> bool {
        if !self.spinning.get() {
            return false;
        }
        for _ in 0..SPINS {
            if self.vm.sched.green().iter().any(|w| w.has_queued())
                || !self.vm.sched.injector.1.is_empty()
            {
                return true;
            }
            std::hint::spin_loop();
        }
        false
    }

    fn give_up_spinning(&self) -> bool {
        let was = self.spinning.replace(false);
        if was {
            self.vm.sched.spinners.fetch_sub(1, Ordering::AcqRel);
        }
        was
    }

    /// Found work: if it was woken to, the next may be woken if there is more.
    fn stop_spinning(&self) {
        if self.give_up_spinning() && (self.has_queued() || !self.vm.sched.injector.1.is_empty()) {
            idle::wake_one(self.vm);
        }
    }

    /// A goroutine to run.
    fn find(&'static self) -> Option<Gp> {
        let vm = self.vm;
        let slice_over = self.slice_over.load(Ordering::Relaxed);
        if slice_over || self.turns.load(Ordering::Relaxed).is_multiple_of(FAIR) {
            vm.run_timers(Some(self));
            if let Some(gp) = self.injected() {
                return Some(gp);
            }
            if slice_over {
                self.slice_over.store(false, Ordering::Relaxed);
                if let Some(gp) = self.pop() {
                    return Some(gp);
                }
            }
        }
        if let Some(gp) = self.take_next().or_else(|| self.pop()) {
            return Some(gp);
        }
        vm.run_timers(Some(self));
        self.take_next()
            .or_else(|| self.pop())
            .or_else(|| self.injected())
            .or_else(|| self.steal())
    }

    /// The first of the queue; with shuffled turns, one of the first.
    fn pop(&self) -> Option<Gp> {
        if self.vm.shuffled {
            let among = self.queue.len().clamp(1, CHOICE);
            for _ in 0..self.random() as usize % among {
                self.queue.push(self.queue.pop()?);
            }
        }
        self.queue.pop()
    }

    /// Has a turn end after a random number of polls, small ones as often as big ones.
    fn bound_turn(&self, g: &G) {
        let most = 1 << (self.random() % (LONGEST + 1));
        self.polls.set((self.random() % most) as u32 + 1);
        limits::count_polls(g);
    }

    /// A goroutine that came from outside.
    fn injected(&self) -> Option<Gp> {
        let injector = &self.vm.sched.injector.1;
        if injector.is_empty() {
            None
        } else {
            injector.try_recv().ok()
        }
    }

    /// A goroutine from another worker's queue, and some more into the own.
    fn steal(&self) -> Option<Gp> {
        let workers = self.vm.sched.green();
        if workers.len() < 2 {
            return None;
        }
        let start = self.random() as usize;
        for i in 0..workers.len() {
            let victim = workers[start.wrapping_add(i) % workers.len()];
            if victim.index == self.index {
                continue;
            }
            loop {
                match victim.stealer.steal_batch_and_pop(&self.queue) {
                    Steal::Success(gp) => return Some(gp),
                    Steal::Empty => break,
                    Steal::Retry => std::hint::spin_loop(),
                }
            }
        }
        None
    }

    /// Runs a goroutine until it suspends.
    fn resume(&self, mut gp: Gp) {
        // A goroutine that stops for collections is still in its turn: else one that allocates much would never be preempted.
        self.turns.store(
            self.turns.load(Ordering::Relaxed).wrapping_add(1),
            Ordering::Relaxed,
        );
        if self.vm.shuffled {
            self.bound_turn(gp.get());
        }
        let mut why = self.switch_to(gp);
        loop {
            match why {
                Why::Collect => heap::run(self),
                Why::Switch => {
                    gp.get().state.store(PARKED, Ordering::Release);
                    gp = Gp(self.handoff.replace(ptr::null()));
                    gp.get().state.store(RUNNING, Ordering::Relaxed);
                }
                _ => break,
            }
            why = self.switch_to(gp);
        }
        match why {
            Why::Park => {
                let g = gp.get();
                if g.state
                    .compare_exchange(RUNNING, PARKED, Ordering::AcqRel, Ordering::Acquire)
                    .is_err()
                {
                    g.state.store(RUNNING, Ordering::Relaxed);
                    self.enqueue_next(gp);
                }
            }
            Why::Yield => self.enqueue(gp),
            Why::Done => goroutine::recycle(self, gp),
            Why::Never | Why::Collect | Why::Switch => {}
        }
    }

    /// Switches to a goroutine and back.
    #[inline]
    pub(super) fn switch_to(&self, gp: Gp) -> Why {
        let g = gp.get();
        g.worker.set(self);
        self.current.store(gp.0.cast_mut(), Ordering::Relaxed);
        // SAFETY: whoever took the goroutine from a queue is the only one to run it.
        let why = unsafe { (*g.coroutine.get()).resume(()) };
        self.current.store(ptr::null_mut(), Ordering::Relaxed);
        why.as_yield().expect("a goroutine's body never returns")
    }
}
