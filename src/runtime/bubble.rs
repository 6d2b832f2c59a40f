//! Bubbles of `testing/synctest`: goroutines that share a clock of their own, which only moves when all of them wait for each
//! other.
//!
//! Goroutines that one of a bubble starts, and timers that one starts, belong to it. A goroutine is *durably blocked* if only
//! others of its bubble, or its clock, can wake it: asleep, at channels made in the bubble, in `WaitGroup.Wait`, `Cond.Wait`.
//!
//! What must hold: `active` is the number of goroutines that are not durably blocked. It goes down before one suspends, and up
//! before one is made ready, so whoever brings it to zero is the only one at work in the bubble: it wakes the caller of
//! `Wait`, else moves the clock to the next timer, else ends the bubble ([`Bubble::settle`]). Bubbles are kept as long as
//! their run.

use super::context::{Cx, G, Gp};
use super::native::FuncValue;
use super::sched::{self, WaitReason};
use super::sync::{Arc, AtomicBool, AtomicI64, Mutex, Ordering};
use super::timer::{Fire, Heap, NEVER, TimerId};
use super::vm::Vm;
use super::{chan, fatal, site};

/// When a bubble's time begins: 2000-01-01 00:00:00 UTC.
const START: i64 = 946_684_800;

/// Marks ids of timers of bubbles.
const OF_BUBBLE: TimerId = 1 << 63;

/// A bubble.
pub(crate) struct Bubble {
    vm: &'static Vm,
    /// Its number in the run; never 0.
    id: u32,
    /// ns since its begin.
    clock: AtomicI64,
    timers: Mutex<Heap>,
    active: AtomicI64,
    goroutines: AtomicI64,
    /// The function it was made for has ended: time stands still from then on.
    main_ended: AtomicBool,
    /// Somebody is in `Wait`.
    waiting: AtomicBool,
    waiter: Mutex<Option<Gp>>,
    /// Who made it and waits for its end, from outside.
    root: Gp,
}

/// How a bubble ended.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// All its goroutines have ended.
    Done,
    /// The first has, and others are blocked.
    Left,
    /// All are blocked.
    Blocked,
}

impl G {
    /// The bubble that it belongs to.
    #[inline(always)]
    pub(crate) fn in_bubble(&self) -> Option<&'static Bubble> {
        // SAFETY: bubbles are not freed while their run lives.
        unsafe { self.bubble.get().as_ref() }
    }

    /// Whether nothing outside of its bubble can wake it.
    pub(crate) fn is_durable(&self, bubble: &Bubble, reason: WaitReason) -> bool {
        match reason {
            WaitReason::Sleep
            | WaitReason::ReceiveNil
            | WaitReason::SendNil
            | WaitReason::SelectNone
            | WaitReason::WaitGroup
            | WaitReason::CondWait
            | WaitReason::SynctestWait => true,
            WaitReason::Receive | WaitReason::Send | WaitReason::Select => {
                let (cases, count) = self.waits.get();
                // SAFETY: set by this goroutine, on whose stack the cases lie, until it goes on.
                (0..count)
                    .map(|i| unsafe { (*cases.add(i)).ch })
                    .all(|ch| ch == 0 || chan::bubble_of(ch) == bubble.id)
            }
            _ => false,
        }
    }
}

impl Bubble {
    /// Its number in the run.
    pub(crate) fn id(&self) -> u32 {
        self.id
    }

    /// Nanoseconds since the bubble's begin.
    fn now(&self) -> i64 {
        self.clock.load(Ordering::Acquire)
    }

    /// One more goroutine belongs to it, and runs.
    pub(crate) fn enter(&'static self, g: &G) {
        g.bubble.set(self);
        self.goroutines.fetch_add(1, Ordering::AcqRel);
        self.active.fetch_add(1, Ordering::AcqRel);
    }

    /// A goroutine of it has ended.
    pub(crate) fn leave(&'static self) {
        self.goroutines.fetch_sub(1, Ordering::AcqRel);
        self.one_less();
    }

    /// A goroutine of it is made ready.
    #[inline]
    pub(crate) fn one_more(&self) {
        self.active.fetch_add(1, Ordering::AcqRel);
    }

    fn one_less(&'static self) {
        if self.active.fetch_sub(1, Ordering::AcqRel) == 1 {
            self.settle();
        }
    }

    /// Nothing goes on in the bubble: finds what does next. Called by whoever made it so.
    fn settle(&'static self) {
        loop {
            // Held, so that nobody else does this meanwhile.
            self.active.store(1, Ordering::Release);
            let due = self.timers.lock().first();
            let ended = self.main_ended.load(Ordering::Acquire);
            if due <= self.now() {
                self.fire();
            } else if let Some(waiter) = self.waiter.lock().take() {
                sched::ready_remote(waiter);
            } else if due != NEVER && !ended {
                self.clock.store(due, Ordering::Release);
                self.fire();
            } else {
                return sched::ready_remote(self.root);
            }
            if self.active.fetch_sub(1, Ordering::AcqRel) != 1 {
                return;
            }
        }
    }

    /// Fires the timers that are due.
    fn fire(&'static self) {
        loop {
            let due = self.timers.lock().pop_due(self.now());
            match due {
                None => return,
                Some(Fire::Ready(gp)) => sched::ready_remote(gp),
                Some(Fire::Call(f, words)) => f(self.vm, words),
                Some(Fire::Go(func, closure)) => {
                    if !sched::spawn_detached(self.vm, func, closure, site::TIMER, Some(self)) {
                        fatal::without_goroutine(
                            self.vm,
                            "runtime: out of memory: too many goroutines",
                        );
                    }
                }
            }
        }
    }

    /// Calls `f` with every word that its timers hold. For the collector.
    pub(crate) fn references(&self, f: impl FnMut(u64)) {
        self.timers.lock().words(|_| true, f);
    }
}

/// Before a goroutine of a bubble suspends to park: whether it is durably blocked then.
pub(crate) fn parking(g: &G, bubble: &'static Bubble, reason: WaitReason) -> bool {
    let durable = g.is_durable(bubble, reason);
    if durable {
        bubble.one_less();
    }
    durable
}

/// After it was resumed: whoever made it ready counted it, though it had never stopped to count.
pub(crate) fn resumed(bubble: &'static Bubble, durable: bool) {
    if !durable {
        bubble.one_less();
    }
}

/// Runs `f`, a `func()`, in a new bubble, and waits until that has ended. None if the caller is in one itself.
pub fn run(cx: Cx, f: FuncValue) -> Option<Outcome> {
    let Some(func) = f.func() else {
        cx.panic_text("invalid memory address or nil pointer dereference");
    };
    if cx.g().in_bubble().is_some() {
        return None;
    }
    let vm = cx.vm();
    let bubble: &'static Bubble = {
        let mut all = vm.bubbles.lock();
        let bubble = Arc::new(Bubble {
            vm,
            id: all.len() as u32 + 1,
            clock: AtomicI64::new(0),
            timers: Mutex::default(),
            active: AtomicI64::new(0),
            goroutines: AtomicI64::new(0),
            main_ended: AtomicBool::new(false),
            waiting: AtomicBool::new(false),
            waiter: Mutex::default(),
            root: cx.gp(),
        });
        let at = Arc::as_ptr(&bubble);
        all.push(bubble);
        // SAFETY: kept as long as the run.
        unsafe { &*at }
    };
    if !sched::spawn_detached(vm, func, f.word(), site::NATIVE, Some(bubble)) {
        fatal::fatal(cx, "runtime: out of memory: too many goroutines");
    }
    sched::park(cx, WaitReason::SynctestRun);
    bubble.timers.lock().clear();
    Some(match bubble.goroutines.load(Ordering::Acquire) {
        0 => Outcome::Done,
        _ if bubble.main_ended.load(Ordering::Acquire) => Outcome::Left,
        _ => Outcome::Blocked,
    })
}

/// The function that a bubble was made for has ended; called by its goroutine, in the bubble.
pub fn end(cx: Cx) {
    if let Some(bubble) = cx.g().in_bubble() {
        bubble.main_ended.store(true, Ordering::Release);
    }
}

/// Waits until all others of the caller's bubble are durably blocked. What is wrong if it cannot.
pub fn wait(cx: Cx) -> Result<(), &'static str> {
    let Some(bubble) = cx.g().in_bubble() else {
        return Err("goroutine is not in a bubble");
    };
    if bubble.waiting.swap(true, Ordering::AcqRel) {
        return Err("wait already in progress");
    }
    *bubble.waiter.lock() = Some(cx.gp());
    sched::park(cx, WaitReason::SynctestWait);
    bubble.waiting.store(false, Ordering::Release);
    Ok(())
}

impl Cx {
    /// The number of the caller's bubble, or 0.
    #[inline]
    pub(crate) fn bubble_id(self) -> u32 {
        self.g().in_bubble().map_or(0, |b| b.id)
    }

    /// Whether the caller is in a bubble.
    pub fn in_bubble(self) -> bool {
        self.g().in_bubble().is_some()
    }

    /// Nanoseconds of the caller's monotonic clock.
    pub fn now(self) -> i64 {
        match self.g().in_bubble() {
            Some(bubble) => bubble.now(),
            None => self.vm().now(),
        }
    }

    /// Seconds and nanoseconds since 1970 by the caller's clock.
    pub fn wall(self) -> (i64, u32) {
        match self.g().in_bubble() {
            Some(bubble) => {
                let now = bubble.now();
                (START + now / 1_000_000_000, (now % 1_000_000_000) as u32)
            }
            None => self.vm().wall(),
        }
    }

    /// Starts a timer by the caller's clock, as [`Vm::start_timer_of`] does.
    pub fn start_timer(self, channel: u64, when: i64, period: i64, fire: Fire) -> TimerId {
        match self.g().in_bubble() {
            Some(bubble) => OF_BUBBLE | bubble.timers.lock().add(when, period, fire, channel),
            None => self.vm().start_timer_of(channel, when, period, fire),
        }
    }

    /// Stops a timer: whether it was still to fire.
    pub fn stop_timer(self, id: TimerId) -> bool {
        if id & OF_BUBBLE == 0 {
            return self.vm().stop_timer(id);
        }
        let Some(bubble) = self.g().in_bubble() else {
            fatal::fatal(self, "stop of synctest timer from outside bubble");
        };
        bubble.timers.lock().stop(id & !OF_BUBBLE)
    }
}
