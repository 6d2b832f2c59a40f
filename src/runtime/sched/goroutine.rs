//! The life of a goroutine: made or taken from the pool, started, suspended, ended.

use super::super::bubble::Bubble;
use super::super::context::{Cx, Func, G, Gp};
use super::super::limits::{self, Limit};
use super::super::panic::Goexit;
use super::super::stack::{self, StrideStack};
use super::super::sync::Ordering;
use super::super::vm::{Threads, Vm};
use super::{RUNNING, WaitReason, Worker, threads};
use corosensei::{Coroutine, Yielder};
use std::cell::UnsafeCell;
use std::mem::ManuallyDrop;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::ptr;

/// Why a goroutine suspended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Why {
    /// To be resumed after somebody calls `ready`.
    Park,
    /// To be resumed when others had their turn.
    Yield,
    /// As `Park`; the goroutine in the worker's `handoff` is to go on at once.
    Switch,
    /// It has ended.
    Done,
    /// To be resumed after a collection.
    Collect,
    /// Never to be resumed: the run has ended.
    Never,
}

/// Goroutines that a worker keeps for use again.
const KEPT: usize = 256;
/// After so many spawns a goroutine lets the others run if that many wait: their stacks are used again while they are hot.
const BURST: u32 = 128;

/// Makes a goroutine on a fresh stack; None if there is no room for one.
pub(super) fn create(vm: &'static Vm) -> Option<Gp> {
    let place = vm.stacks.take()?;
    let g = place.g;
    // SAFETY: the coroutine borrows nothing but the G, which lies beside its stack and lives as long. The stack is
    // this goroutine's alone.
    let coroutine = unsafe {
        Coroutine::<(), Why, (), StrideStack>::with_stack_unchecked(
            place.stack,
            move |yielder: &Yielder<(), Why>, ()| body(&*g, yielder),
        )
    };
    let new = G {
        nlimit: Default::default(),
        nbase: Default::default(),
        flimit: ptr::null_mut::<u64>().into(),
        poll: Default::default(),
        site: Default::default(),
        worker: ptr::null::<Worker>().into(),
        vm: ptr::from_ref(vm).into(),
        defers: Default::default(),
        panics: Default::default(),
        deferred: Default::default(),
        state: RUNNING.into(),
        reason: Default::default(),
        doomed: Default::default(),
        sp: Default::default(),
        fp: ptr::null_mut::<u64>().into(),
        link: ptr::null::<stack::Link>().into(),
        spare: Default::default(),
        grown: Default::default(),
        yielder: ptr::null::<Yielder<(), Why>>().into(),
        coroutine: UnsafeCell::new(ManuallyDrop::new(coroutine)),
        id: Default::default(),
        parent: Default::default(),
        created: Default::default(),
        func: ptr::null::<Func>().into(),
        start: ptr::null_mut::<u64>().into(),
        since: Default::default(),
        waits: (ptr::null(), 0).into(),
        coroutine_of: Default::default(),
        bubble: ptr::null::<Bubble>().into(),
    };
    // SAFETY: the place of a G in a stride nobody else has.
    unsafe { g.write(new) };
    Some(Gp(g))
}

/// What runs on a goroutine's stack, for one Go function after the other.
fn body(g: &'static G, yielder: &Yielder<(), Why>) {
    g.yielder.set(yielder);
    loop {
        let cx = Cx {
            g,
            fp: g.start.get(),
        };
        run(cx);
        suspend(cx, Why::Done);
    }
}

/// Runs a goroutine's function.
fn run(cx: Cx) {
    let g = cx.g();
    let vm = g.vm();
    // SAFETY: functions are never freed; set when the goroutine was started.
    let func = unsafe { &*g.func.get() };
    let frame = func.frame.load(Ordering::Relaxed) as usize;
    let enter = vm.config.hooks.enter;
    let outcome = catch_unwind(AssertUnwindSafe(|| {
        // SAFETY: the arguments were written to the frame when the goroutine was started, and go with it if it moves.
        cx.with_space(
            frame,
            func.linkage(),
            0,
            super::super::site::NONE,
            |cx| unsafe { enter(cx, func) },
        );
    }));
    let goexit = match outcome {
        Ok(()) => false,
        Err(payload) if payload.is::<Goexit>() => true,
        Err(payload) => {
            (vm.config.hooks.uncaught)(cx, payload);
            true
        }
    };
    if g.coroutine_of.get() != 0 {
        super::coroutine::finish(cx);
    } else if let Some(bubble) = g.in_bubble() {
        bubble.leave();
    }
    if g.id() == 1 && !vm.sched.guest.exists() {
        if !goexit {
            cx.exit(0);
        }
        vm.sched.main_gone.store(true, Ordering::Relaxed);
    }
}

/// Suspends the running goroutine. It may come back on another thread.
#[inline(never)]
pub(crate) fn suspend(cx: Cx, why: Why) {
    let g = cx.g();
    // The switch pushes what it saves just below.
    g.sp.set(stack::pointer() - 512);
    g.fp.set(cx.fp);
    // SAFETY: set at the start of the goroutine's body, which never returns.
    unsafe { (*g.yielder.get()).suspend(why) };
}

/// Suspends the running goroutine of a run that has ended.
pub(super) fn suspend_for_ever(cx: Cx) -> ! {
    loop {
        suspend(cx, Why::Never);
    }
}

/// A goroutine set up to call `func`, neither running nor queued.
pub(super) fn prepare(
    vm: &'static Vm,
    gp: Gp,
    func: &'static Func,
    closure: u64,
    args: *const u64,
    words: usize,
    (parent, site): (u64, u32),
) {
    let g = gp.get();
    let id = vm.sched.ids.fetch_add(1, Ordering::Relaxed) + 1;
    g.parent.set(parent);
    g.created.set(site);
    g.func.set(func);
    g.site.set(super::super::site::NONE);
    g.reason.store(WaitReason::None as u8, Ordering::Relaxed);
    g.doomed.store(false, Ordering::Relaxed);
    g.coroutine_of.set(0);
    g.bubble.set(ptr::null());
    g.poll.store(limits::resting(vm), Ordering::Relaxed);
    let frame = (func.frame.load(Ordering::Relaxed) as usize).max(func.linkage());
    // The main goroutine usually has the deepest calls: it starts where there is room.
    let start = stack::first_frame(
        g,
        if stack::fits_stride(frame) {
            frame
        } else {
            func.linkage()
        },
        id == 1,
    );
    g.start.set(start);
    // Until it runs, the collector is to see the arguments and nothing else.
    g.fp.set(start);
    g.sp.set(g.nbase.get());
    let results = func.results as usize;
    // SAFETY: the first frame has room for the function's linkage and a site before it.
    unsafe {
        start.sub(1).write(super::super::site::NONE.into());
        ptr::write_bytes(start, 0, results);
        ptr::copy_nonoverlapping(args, start.add(results), words);
        start.add(results + words).write(closure);
    }
    g.id.store(id, Ordering::Release);
}

/// Starts a goroutine from a goroutine.
pub(super) fn spawn(
    cx: Cx,
    func: &'static Func,
    closure: u64,
    args: *const u64,
    words: usize,
    site: u32,
) {
    let worker = cx.worker();
    let vm = worker.vm;
    let gp = take(cx, site);
    prepare(vm, gp, func, closure, args, words, (cx.g().id(), site));
    if let Some(bubble) = cx.g().in_bubble() {
        bubble.enter(gp.get());
    }
    worker.count(1);
    if vm.config.threads == Threads::Os {
        cx.g().site.set(site);
        if let Err(e) = threads::start(vm, gp) {
            super::super::fatal::fatal(
                cx,
                &format!("runtime: failed to create new OS thread: {e}"),
            );
        }
        return;
    }
    worker.enqueue(gp);
    let spawned = worker.spawned.get().wrapping_add(1);
    worker.spawned.set(spawned);
    if spawned.is_multiple_of(BURST) && worker.queue_len() > BURST as usize {
        super::yield_now(cx);
    }
}

/// A goroutine to be prepared, for what stands at `site`.
pub(super) fn take(cx: Cx, site: u32) -> Gp {
    let worker = cx.worker();
    let vm = worker.vm;
    let pooled = worker.free.borrow_mut().pop();
    let pooled = pooled.or_else(|| refill(worker));
    // Those in the pool were counted when they were made.
    if let Some(limit) = vm.config.limits.goroutines
        && pooled.is_none()
        && vm.stacks.goroutines().count() >= limit
        && super::count(vm) >= limit as i64
    {
        cx.g().site.set(site);
        limits::reached(cx, Limit::Goroutines);
    }
    match pooled.or_else(|| create(vm)) {
        Some(gp) => gp,
        None => super::super::fatal::fatal(cx, "runtime: out of memory: too many goroutines"),
    }
}

/// Takes half a worker's keep of goroutines from the shared pool and returns one of them.
fn refill(worker: &Worker) -> Option<Gp> {
    let mut pool = worker.vm.sched.pool.lock();
    let n = pool.len().min(KEPT / 2);
    let from = pool.len() - n;
    let mut free = worker.free.borrow_mut();
    free.extend(pool.drain(from..));
    free.pop()
}

/// Takes back a goroutine that has ended.
pub(super) fn recycle(worker: &Worker, gp: Gp) {
    let g = gp.get();
    g.id.store(0, Ordering::Relaxed);
    g.defers.set(0);
    g.panics.set(0);
    g.deferred.set(0);
    if g.spare.get() != 0 {
        worker.vm.stacks.give_back(g.spare.replace(0));
    }
    worker.count(-1);
    let mut free = worker.free.borrow_mut();
    free.push(gp);
    if free.len() > KEPT {
        worker.vm.sched.pool.lock().extend(free.drain(KEPT / 2..));
    }
}

/// Starts a goroutine from outside of any, without arguments.
pub(crate) fn spawn_detached(
    vm: &'static Vm,
    func: &'static Func,
    closure: u64,
    site: u32,
    bubble: Option<&'static Bubble>,
) -> bool {
    let pooled = vm.sched.pool.lock().pop();
    let Some(gp) = pooled.or_else(|| create(vm)) else {
        return false;
    };
    prepare(vm, gp, func, closure, ptr::null(), 0, (0, site));
    if let Some(bubble) = bubble {
        bubble.enter(gp.get());
    }
    vm.sched.detached.fetch_add(1, Ordering::Relaxed);
    if vm.config.threads == Threads::Os {
        return threads::start(vm, gp).is_ok();
    }
    super::inject(vm, gp);
    true
}

/// Starts goroutine 1.
pub(crate) fn start_main(vm: &'static Vm, entry: &'static Func) {
    assert!(
        spawn_detached(vm, entry, 0, super::super::site::NONE, None),
        "no room for the first goroutine"
    );
}
