//! Timers and the run's clocks.
//!
//! Timers are kept in one binary heap, ordered by time, then by age. With green threads due timers are fired by workers:
//! between goroutines, and when they wake from a sleep that lasted until the next is due. With OS threads a thread of
//! their own fires them.
//!
//! With a seed and green threads the clocks are virtual: they stand still while goroutines run, except for a step at each
//! look, and jump to the next timer when nothing else can happen. So a run takes the same course every time, and does not wait.

use super::context::{Cx, Func, Gp};
use super::sched::{self, WaitReason, Worker};
use super::site;
use super::sync::{AtomicI64, Mutex, MutexGuard, Ordering};
use super::vm::{Threads, Vm};
use crossbeam_channel::{Receiver, Sender, bounded};
use std::time::{SystemTime, UNIX_EPOCH};

/// Later than any timer.
pub(crate) const NEVER: i64 = i64::MAX;

/// A virtual clock moves by so much at each look, in ns.
const LOOK: i64 = 100;

/// When virtual time begins: 2009-11-10 23:00:00 UTC.
const VIRTUAL_START: i64 = 1_257_894_000;

/// What a timer does when it is due. The words in it are seen by the collector.
#[derive(Clone, Copy)]
pub enum Fire {
    /// Wakes a parked goroutine.
    Ready(Gp),
    /// Calls a short Rust function that must not block, on a thread of the run and outside of any goroutine.
    Call(fn(&'static Vm, [u64; 2]), [u64; 2]),
    /// Starts a goroutine that calls this function with this closure pointer.
    Go(&'static Func, u64),
}

/// Names a started timer. Never 0, and never used again.
pub type TimerId = u64;

#[derive(Clone, Copy)]
struct Timer {
    when: i64,
    /// Of timers due at the same time the older goes first.
    age: u64,
    id: TimerId,
    period: i64,
    fire: Fire,
    /// The channel that the timer serves, or 0. Once the program has no use for that, it has none for the timer.
    channel: u64,
}

/// The timers of a run.
pub(crate) struct Timers {
    heap: Mutex<Heap>,
    /// When the first is due, to be read without the lock.
    next: AtomicI64,
    /// Tells the timers' own thread that the first has changed.
    pub poke: (Sender<()>, Receiver<()>),
}

/// A binary heap whose entries know where they are: a timer's id is its slot and a count of the slot's uses.
#[derive(Default)]
pub(super) struct Heap {
    entries: Vec<Timer>,
    /// Position in `entries` by slot.
    places: Vec<u32>,
    uses: Vec<u32>,
    free: Vec<u32>,
    added: u64,
}

impl Heap {
    fn slot(id: TimerId) -> usize {
        (id & 0xffff_ffff) as usize
    }

    /// Starts a timer, as [`Vm::start_timer_of`] does.
    pub(super) fn add(&mut self, when: i64, period: i64, fire: Fire, channel: u64) -> TimerId {
        let when = when.min(NEVER - 1);
        let slot = self.free.pop().unwrap_or_else(|| {
            self.places.push(0);
            self.uses.push(0);
            (self.places.len() - 1) as u32
        });
        let uses = &mut self.uses[slot as usize];
        *uses += 1;
        // The highest bit is left to bubbles.
        let id = (u64::from(*uses & (u32::MAX >> 1)) << 32) | u64::from(slot);
        self.added += 1;
        self.entries.push(Timer {
            when,
            age: self.added,
            id,
            period,
            fire,
            channel,
        });
        self.up(self.entries.len() - 1);
        id
    }

    /// The timer's position, if it has not fired or been stopped.
    fn find(&self, id: TimerId) -> Option<usize> {
        let slot = Self::slot(id);
        let place = *self.places.get(slot)? as usize;
        (self.entries.get(place)?.id == id).then_some(place)
    }

    fn remove(&mut self, at: usize) -> Timer {
        let timer = self.entries.swap_remove(at);
        self.free.push(Self::slot(timer.id) as u32);
        if at < self.entries.len() {
            self.up(at);
            self.down(at);
        }
        timer
    }

    /// Stops a timer: whether it was still to fire.
    pub(super) fn stop(&mut self, id: TimerId) -> bool {
        self.find(id).map(|at| self.remove(at)).is_some()
    }

    /// Stops all timers.
    pub(super) fn clear(&mut self) {
        while let Some(last) = self.entries.len().checked_sub(1) {
            self.remove(last);
        }
    }

    /// When the first is due; NEVER if there is none.
    pub(super) fn first(&self) -> i64 {
        self.entries.first().map_or(NEVER, |t| t.when)
    }

    /// Takes a timer that is due, or its next tick.
    pub(super) fn pop_due(&mut self, now: i64) -> Option<Fire> {
        let first = self.entries.first_mut().filter(|t| t.when <= now)?;
        let fire = first.fire;
        if first.period > 0 {
            // Ticks that nobody had time for are left out.
            first.when += first.period * ((now - first.when) / first.period + 1);
            self.down(0);
        } else {
            self.remove(0);
        }
        Some(fire)
    }

    /// Calls `f` with the words held by timers whose channels are `wanted`.
    pub(super) fn words(&self, wanted: impl Fn(u64) -> bool, mut f: impl FnMut(u64)) {
        for timer in self.entries.iter().filter(|t| wanted(t.channel)) {
            match timer.fire {
                Fire::Ready(_) => {}
                Fire::Call(_, words) => words.into_iter().for_each(&mut f),
                Fire::Go(_, closure) => f(closure),
            }
        }
    }

    fn less(&self, a: usize, b: usize) -> bool {
        (self.entries[a].when, self.entries[a].age) < (self.entries[b].when, self.entries[b].age)
    }

    fn place(&mut self, at: usize) {
        self.places[Self::slot(self.entries[at].id)] = at as u32;
    }

    fn up(&mut self, mut at: usize) {
        while at > 0 && self.less(at, (at - 1) / 2) {
            let parent = (at - 1) / 2;
            self.entries.swap(at, parent);
            self.place(at);
            at = parent;
        }
        self.place(at);
    }

    fn down(&mut self, mut at: usize) {
        loop {
            let child = 2 * at + 1;
            if child >= self.entries.len() {
                break;
            }
            let child = if child + 1 < self.entries.len() && self.less(child + 1, child) {
                child + 1
            } else {
                child
            };
            if !self.less(child, at) {
                break;
            }
            self.entries.swap(at, child);
            self.place(at);
            at = child;
        }
        self.place(at);
    }
}

impl Timers {
    pub(crate) fn new() -> Self {
        Self {
            heap: Mutex::default(),
            next: AtomicI64::new(NEVER),
            poke: bounded(1),
        }
    }

    /// When the first timer is due; NEVER if there is none.
    pub(crate) fn next_due(&self) -> i64 {
        self.next.load(Ordering::Acquire)
    }

    /// Under the lock: whether `quiet` holds and there is no timer.
    pub(crate) fn quiet_and_none(&self, quiet: impl FnOnce() -> bool) -> bool {
        let heap = self.heap.lock();
        heap.entries.is_empty() && quiet()
    }

    /// Calls `f` with every word that timers hold which serve no channel. For the collector.
    pub(crate) fn references(&self, f: impl FnMut(u64)) {
        self.heap.lock().words(|channel| channel == 0, f);
    }

    /// The same for timers that serve a channel which is in use.
    pub(crate) fn references_of(&self, in_use: impl Fn(u64) -> bool, f: impl FnMut(u64)) {
        self.heap
            .lock()
            .words(|channel| channel != 0 && in_use(channel), f);
    }

    /// Drops the timers that serve a channel which is not in use. For the collector.
    pub(crate) fn drop_unused(&self, in_use: impl Fn(u64) -> bool) {
        let mut heap = self.heap.lock();
        let unused = heap
            .entries
            .iter()
            .filter(|t| t.channel != 0 && !in_use(t.channel));
        let unused: Vec<TimerId> = unused.map(|t| t.id).collect();
        for id in unused {
            if let Some(at) = heap.find(id) {
                heap.remove(at);
            }
        }
        self.publish(&heap);
    }

    fn publish(&self, heap: &MutexGuard<'_, Heap>) {
        self.next.store(heap.first(), Ordering::Release);
    }
}

impl Vm {
    /// Starts a timer that is due at `when` (on the clock of [`Vm::now`]), and then every `period` ns if that is not 0.
    pub fn start_timer(&'static self, when: i64, period: i64, fire: Fire) -> TimerId {
        self.start_timer_of(0, when, period, fire)
    }

    /// As [`Vm::start_timer`], for a timer that only serves a channel: it goes when nobody can receive from that.
    pub fn start_timer_of(
        &'static self,
        channel: u64,
        when: i64,
        period: i64,
        fire: Fire,
    ) -> TimerId {
        let mut heap = self.timers.heap.lock();
        let before = self.timers.next_due();
        let id = heap.add(when, period, fire, channel);
        self.timers.publish(&heap);
        drop(heap);
        if when < before {
            self.timer_is_earlier();
        }
        id
    }

    /// Stops a timer: whether it was still to fire.
    pub fn stop_timer(&'static self, id: TimerId) -> bool {
        let mut heap = self.timers.heap.lock();
        let stopped = heap.stop(id);
        self.timers.publish(&heap);
        stopped
    }

    fn timer_is_earlier(&'static self) {
        if self.config.threads == Threads::Os {
            let _ = self.timers.poke.0.try_send(());
        } else {
            // A worker that runs sees it before it sleeps.
            sched::wake_if_all_sleep(self);
        }
    }

    /// Fires the timers that are due. `worker`: the green worker on whose thread this is.
    pub(crate) fn run_timers(&'static self, worker: Option<&Worker>) {
        if self.timers.next_due() == NEVER {
            return;
        }
        let now = self.peek_now();
        while self.timers.next_due() <= now {
            let mut heap = self.timers.heap.lock();
            let Some(fire) = heap.pop_due(now) else {
                break;
            };
            if worker.is_none() {
                self.sched.active.fetch_add(1, Ordering::AcqRel);
            }
            self.timers.publish(&heap);
            drop(heap);
            self.fire(fire, worker);
            if worker.is_none() {
                sched::less_active(self);
            }
        }
    }

    fn fire(&'static self, fire: Fire, worker: Option<&Worker>) {
        match (fire, worker) {
            (Fire::Ready(gp), Some(worker)) => sched::ready_on(worker, gp),
            (Fire::Ready(gp), None) => sched::ready_remote(gp),
            (Fire::Call(f, data), _) => f(self, data),
            (Fire::Go(func, closure), _) => {
                if !sched::spawn_detached(self, func, closure, site::TIMER, None) {
                    super::fatal::without_goroutine(
                        self,
                        "runtime: out of memory: too many goroutines",
                    );
                }
            }
        }
    }

    /// Nanoseconds of the monotonic clock since the run began.
    pub fn now(&self) -> i64 {
        match &self.virtual_clock {
            // Who looks at the clock until it has moved on does so for some time only.
            Some(clock) => clock.fetch_add(LOOK, Ordering::Relaxed) + LOOK,
            None => self.began.elapsed().as_nanos() as i64,
        }
    }

    /// As [`Vm::now`], for the runtime itself: a virtual clock does not move by it.
    pub(crate) fn peek_now(&self) -> i64 {
        match &self.virtual_clock {
            Some(clock) => clock.load(Ordering::Relaxed),
            None => self.now(),
        }
    }

    /// When nothing but a timer can go on: makes a virtual clock show its time. False if the clock is real.
    pub(crate) fn jump_to(&self, due: i64) -> bool {
        let Some(clock) = &self.virtual_clock else {
            return false;
        };
        clock.fetch_max(due, Ordering::Relaxed);
        true
    }

    /// Seconds and nanoseconds since 1970.
    pub fn wall(&self) -> (i64, u32) {
        if self.virtual_clock.is_some() {
            let now = self.now();
            return (
                VIRTUAL_START + now / 1_000_000_000,
                (now % 1_000_000_000) as u32,
            );
        }
        match SystemTime::now().duration_since(UNIX_EPOCH) {
            Ok(d) => (d.as_secs() as i64, d.subsec_nanos()),
            Err(e) => {
                let before = e.duration();
                let s = -(before.as_secs() as i64);
                if before.subsec_nanos() == 0 {
                    (s, 0)
                } else {
                    (s - 1, 1_000_000_000 - before.subsec_nanos())
                }
            }
        }
    }
}

/// `time.Sleep`.
pub fn sleep(cx: Cx, ns: i64) {
    if ns > 0 {
        let when = cx.now().saturating_add(ns);
        cx.start_timer(0, when, 0, Fire::Ready(cx.gp()));
        sched::park(cx, WaitReason::Sleep);
    }
}
