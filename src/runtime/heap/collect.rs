//! A collection: how the world is stopped, and what is looked at first.
//!
//! Threads that may touch Go objects are *inside*: workers while they run goroutines, or look for some. They go *outside*
//! before they sleep. A collector raises `stop`, pokes the goroutines that run, and waits until everybody else is outside;
//! who is about to come inside sees `stop` and waits for the end. The goroutine for which a collection is made has been
//! suspended, so that all that was in registers is on its stack.

use super::super::context::{Cx, G};
use super::super::sched::{Why, Worker, suspend};
use super::super::site;
use super::super::stack::Link;
use super::super::sync::{Arc, AtomicBool, Condvar, Mutex, Ordering, thread};
use super::super::trace;
use super::super::vm::Vm;
use super::mark::Marker;
use super::stats::Pause;
use std::time::{Duration, Instant, SystemTime, UNIX_EPOCH};

/// Words above a suspended frame that may be in use, if functions do not tell.
const FRAME: usize = 1024;

type Request = Box<dyn FnOnce(&'static Vm) + Send>;

/// Bytes in objects from which on several threads mark: it takes some milliseconds.
const BIG: usize = 16 << 20;
/// So many threads mark at most.
const MARKERS: usize = 8;

/// Who may touch Go objects.
pub(crate) struct World {
    asked: AtomicBool,
    /// What is to be done while nothing else runs.
    requests: Mutex<Vec<Request>>,
    requested: AtomicBool,
    stop: AtomicBool,
    /// Held by a collector, so that others can wait for it.
    gate: std::sync::Mutex<()>,
    opened: Condvar,
}

impl World {
    pub fn new() -> Self {
        Self {
            asked: AtomicBool::new(false),
            requests: Mutex::default(),
            requested: AtomicBool::new(false),
            stop: AtomicBool::new(false),
            gate: std::sync::Mutex::new(()),
            opened: Condvar::new(),
        }
    }

    /// Asks for a collection soon.
    pub fn ask(&self) {
        self.asked.store(true, Ordering::Relaxed);
    }

    /// Whether a collection is wanted or going on.
    #[inline]
    pub fn is_asked(&self) -> bool {
        self.asked.load(Ordering::Relaxed) || self.stop.load(Ordering::Relaxed)
    }

    /// Runs `f` while no collection is going on.
    pub fn hold<R>(&self, f: impl FnOnce() -> R) -> R {
        let guard = self.gate.lock().unwrap_or_else(|e| e.into_inner());
        let r = f();
        drop(guard);
        r
    }

    /// Comes inside.
    pub fn enter(&self, worker: &Worker) {
        loop {
            worker.inside.store(true, Ordering::SeqCst);
            if !self.stop.load(Ordering::SeqCst) {
                return;
            }
            worker.inside.store(false, Ordering::SeqCst);
            let mut guard = self.gate.lock().unwrap_or_else(|e| e.into_inner());
            while self.stop.load(Ordering::SeqCst) {
                guard = self.opened.wait(guard).unwrap_or_else(|e| e.into_inner());
            }
        }
    }

    /// Goes outside.
    pub fn leave(&self, worker: &Worker) {
        worker.inside.store(false, Ordering::SeqCst);
    }
}

/// `runtime.GC()`
pub fn collect(cx: Cx) {
    cx.vm().heap.world.ask();
    suspend(cx, Why::Collect);
    cx.vm().heap.record.lock().forced();
}

/// Counts objects for [`Vm::heap_stats`].
pub fn measure(cx: Cx) {
    while_stopped(cx, |vm| {
        let present = vm.heap.census();
        vm.heap.record.lock().counted(present);
    });
}

/// Calls `f` while every goroutine is suspended.
pub(crate) fn while_stopped<R: Send + 'static>(
    cx: Cx,
    f: impl FnOnce(&'static Vm) -> R + Send + 'static,
) -> Option<R> {
    let world = &cx.vm().heap.world;
    let result = Arc::new(Mutex::new(None));
    let place = result.clone();
    world
        .requests
        .lock()
        .push(Box::new(move |vm| *place.lock() = Some(f(vm))));
    world.requested.store(true, Ordering::Release);
    suspend(cx, Why::Collect);
    result.lock().take()
}

/// Makes the collection that was asked for, or waits for the one that is going on. On a thread that is inside and runs no
/// goroutine.
pub(crate) fn run(worker: &Worker) {
    let vm = worker.vm;
    let world = &vm.heap.world;
    world.leave(worker);
    if world.asked.load(Ordering::Relaxed) || world.requested.load(Ordering::Acquire) {
        let guard = world.gate.lock().unwrap_or_else(|e| e.into_inner());
        // Perhaps somebody else has just done it.
        let collect = world.asked.swap(false, Ordering::Relaxed);
        let requested = world.requested.swap(false, Ordering::AcqRel);
        if (collect || requested) && !vm.ended() {
            let start = Instant::now();
            world.stop.store(true, Ordering::SeqCst);
            stop_others(vm, worker);
            if !vm.ended() {
                flush(vm);
                if collect {
                    mark_and_sweep(vm);
                    vm.heap.record.lock().paused(Pause {
                        length: start.elapsed(),
                        end: since_1970(),
                    });
                }
                let requests = std::mem::take(&mut *world.requests.lock());
                requests.into_iter().for_each(|request| request(vm));
            }
            world.stop.store(false, Ordering::SeqCst);
            world.opened.notify_all();
        }
        drop(guard);
        vm.heap.attached.start(vm);
    }
    world.enter(worker);
}

fn since_1970() -> u64 {
    let now = SystemTime::now().duration_since(UNIX_EPOCH);
    now.map_or(0, |d| d.as_nanos() as u64)
}

/// Waits until every other thread is outside.
fn stop_others(vm: &'static Vm, own: &Worker) {
    let workers = vm.sched.workers.lock().clone();
    for worker in workers.iter().filter(|w| !std::ptr::eq(**w, own)) {
        let mut rounds = 0;
        while worker.inside.load(Ordering::SeqCst) && !vm.ended() {
            let g = worker.current.load(Ordering::Relaxed);
            if !g.is_null() {
                // SAFETY: Gs are not freed while the run's threads exist.
                unsafe { (*g).poll.store(1, Ordering::Relaxed) };
            }
            rounds += 1;
            match rounds {
                0..500 => std::hint::spin_loop(),
                500..600 => thread::yield_now(),
                _ => thread::sleep(Duration::from_micros(20)),
            }
        }
    }
}

/// Takes back from the workers what they have not used.
fn flush(vm: &'static Vm) {
    for worker in vm.sched.workers.lock().iter() {
        worker.cache.flush(&vm.heap);
    }
}

fn mark_and_sweep(vm: &'static Vm) {
    let heap = &vm.heap;
    let mut marker = Marker::new(&heap.table);
    for &(start, words) in &heap.permanent.lock().roots {
        marker.range(start, start + words * 8);
    }
    vm.timers.references(|word| marker.word(word as usize));
    for bubble in vm.bubbles.lock().iter() {
        bubble.references(|word| marker.word(word as usize));
    }
    vm.rooted.each(|word| marker.word(word as usize));
    heap.attached.mark(&heap.table, &mut marker);
    let frame = FRAME.max(vm.biggest_frame());
    // SAFETY: the slab's goroutines are initialised before they are counted, and never freed.
    for g in vm.stacks.goroutines().map(|g| unsafe { &*g }) {
        if g.id() != 0 {
            goroutine(vm, &mut marker, g, frame);
        }
    }
    marker.finish_with(threads(vm));
    let in_use = |word: u64| heap.table.find(word as usize).is_none_or(|o| o.marked);
    loop {
        vm.timers
            .references_of(in_use, |word| marker.word(word as usize));
        if marker.is_done() {
            break;
        }
        marker.finish();
    }
    vm.timers.drop_unused(in_use);
    heap.attached.settle(&heap.table, &mut marker);
    heap.sweep();
}

/// How many threads are to mark.
fn threads(vm: &Vm) -> usize {
    match vm.heap.allocated() {
        BIG.. => vm.workers().min(MARKERS),
        _ => 1,
    }
}

/// Marks what a suspended goroutine refers to; `frame` bounds the slots of its innermost frame if the function is not known.
fn goroutine(vm: &Vm, marker: &mut Marker<'_>, g: &G, frame: usize) {
    marker.word(g.defers.get());
    marker.word(g.panics.get());
    marker.range(g.sp.get(), g.nbase.get());
    // SAFETY: the goroutine is suspended.
    let func = match unsafe { trace::innermost(g) } {
        // SAFETY: functions are never freed.
        None => unsafe { g.func.get().as_ref() },
        Some(site) => vm
            .sites
            .with(|all| all.get(site as usize).and_then(|s| s.callee)),
    };
    // What lies beyond is left over from calls that have returned.
    let frame = func.map_or(frame, |func| {
        (func.frame.load(Ordering::Relaxed) as usize).max(func.linkage())
            + site::NATIVE_BASE as usize
    });
    let top = g.fp.get().wrapping_add(frame).min(g.flimit.get());
    let mut end = top as usize;
    let mut link: *const Link = g.link.get();
    // SAFETY: links lie on the goroutine's stack and are in force while it is suspended.
    while let Some(l) = unsafe { link.as_ref() } {
        marker.range(l.fp as usize, end);
        marker.range(l.sp.get(), l.base);
        end = l.nf.min(l.limit) as usize;
        link = l.outer;
    }
    marker.range(g.start.get() as usize, end);
}
