//! Package sync: mutexes and wait groups on the runtime's wait queues; the rest is Go.

pub mod atomic;

use super::Package;
use crate::go_struct;
use crate::natives;
use crate::runtime::Cx;
use crate::runtime::fatal::fatal_at;
use crate::runtime::iface::Any;
use crate::runtime::native::{FieldOf, Ptr, Ref};
use crate::runtime::sched::WaitReason;
use crate::runtime::sema::{sema_acquire, sema_release, wait_on, wake};
use crate::runtime::site;
use crate::runtime::sync::{AtomicU32, Ordering::SeqCst};

/// The package.
pub static PACKAGE: Package = Package {
    path: "sync",
    files: go_files!["sync.go"],
    natives: NATIVES,
};

go_struct! {
    struct Mutex { state: u32, starving: u32 }
    struct RwMutex { lock: u32, readers: i32, writer: u32, queued: i32, waiting: i32, read: u32, write: u32 }
    struct WaitGroup { count: i32, unused: u32 }
    struct Cond { locker: Any, next: u32, notified: u32 }
}

natives! {
    "sync.(*Mutex).Lock" => lock,
    "sync.(*Mutex).TryLock" => |cx: Cx, m: Ptr<Mutex>| -> bool { take(state(cx, m).atomic()) },
    "sync.(*Mutex).Unlock" => unlock,
    "sync.(*RWMutex).RLock" => read_lock,
    "sync.(*RWMutex).TryRLock" => try_read_lock,
    "sync.(*RWMutex).RUnlock" => read_unlock,
    "sync.(*RWMutex).Lock" => write_lock,
    "sync.(*RWMutex).TryLock" => try_write_lock,
    "sync.(*RWMutex).Unlock" => write_unlock,
    "sync.(*WaitGroup).Add" => |cx: Cx, wg: Ptr<WaitGroup>, n: i64| add(cx, wg, n, site::WAITGROUP_ADD),
    "sync.(*WaitGroup).Done" => |cx: Cx, wg: Ptr<WaitGroup>| add(cx, wg, -1, site::WAITGROUP_DONE),
    "sync.(*WaitGroup).Wait" => wait,
    "sync.(*Cond).ticket" => |cx: Cx, c: Ptr<Cond>| -> u32 { c.deref(cx).field(Cond::next).atomic().fetch_add(1, SeqCst) },
    "sync.(*Cond).wait" => cond_wait,
    "sync.(*Cond).notify" => cond_notify,
}

fn state(cx: Cx, m: Ptr<Mutex>) -> Ref<u32> {
    m.deref(cx).field(Mutex::state)
}

fn take(state: &AtomicU32) -> bool {
    state.compare_exchange(0, 1, SeqCst, SeqCst).is_ok()
}

/// So many wake-ups in vain make a goroutine starve.
const PATIENCE: u32 = 4;

/// Whoever comes while the mutex is free takes it, before those that wait: handing it over would cost a switch each time.
/// Once somebody starves, all others wait behind.
fn lock(cx: Cx, m: Ptr<Mutex>) {
    let m = m.deref(cx);
    let state = m.field(Mutex::state);
    let (word, starving) = (state.atomic(), m.field(Mutex::starving).atomic());
    for _ in 0..30 {
        if starving.load(SeqCst) == 0 && take(word) {
            return;
        }
        std::hint::spin_loop();
    }
    let mut woken = 0;
    // Marked as waited for under the queue's lock, so that no unlock in between goes unnoticed.
    while wait_on(
        cx,
        state.address(),
        (WaitReason::MutexLock, site::MUTEX_LOCK),
        || word.swap(2, SeqCst) != 0,
    ) {
        woken += 1;
        if woken == PATIENCE {
            starving.fetch_add(1, SeqCst);
        }
    }
    if woken >= PATIENCE {
        starving.fetch_sub(1, SeqCst);
    }
}

fn unlock(cx: Cx, m: Ptr<Mutex>) {
    let state = state(cx, m);
    match state.atomic().swap(0, SeqCst) {
        0 => fatal_at(cx, "sync: unlock of unlocked mutex", site::MUTEX_UNLOCK),
        1 => {}
        _ => wake(cx, state.address(), 1, |_, _| {}),
    }
}

/// The state of an RWMutex, read and written under its spin lock.
struct Readers {
    readers: i32,
    writer: bool,
    queued: i32,
    waiting: i32,
}

/// Changes the state of an RWMutex.
fn update<R>(cx: Cx, rw: Ref<RwMutex>, f: impl FnOnce(&mut Readers) -> R) -> R {
    let lock = rw.field(RwMutex::lock).atomic();
    while !take(lock) {
        std::thread::yield_now();
    }
    let mut state = Readers {
        readers: rw.field(RwMutex::readers).get(),
        writer: rw.field(RwMutex::writer).get() != 0,
        queued: rw.field(RwMutex::queued).get(),
        waiting: rw.field(RwMutex::waiting).get(),
    };
    let result = f(&mut state);
    rw.field(RwMutex::readers).set(cx, state.readers);
    rw.field(RwMutex::writer).set(cx, state.writer.into());
    rw.field(RwMutex::queued).set(cx, state.queued);
    rw.field(RwMutex::waiting).set(cx, state.waiting);
    lock.store(0, SeqCst);
    result
}

fn semaphore(rw: Ref<RwMutex>, field: FieldOf<RwMutex, u32>) -> *const u32 {
    rw.field(field).address() as *const u32
}

fn try_read_lock(cx: Cx, rw: Ptr<RwMutex>) -> bool {
    update(cx, rw.deref(cx), |s| {
        let free = !s.writer && s.waiting == 0;
        s.readers += i32::from(free);
        free
    })
}

fn read_lock(cx: Cx, rw: Ptr<RwMutex>) {
    let rw = rw.deref(cx);
    let free = update(cx, rw, |s| {
        let free = !s.writer && s.waiting == 0;
        *(if free { &mut s.readers } else { &mut s.queued }) += 1;
        free
    });
    if !free {
        let why = (WaitReason::RwMutexRLock, site::RW_RLOCK);
        sema_acquire(cx, semaphore(rw, RwMutex::read), why);
    }
}

fn read_unlock(cx: Cx, rw: Ptr<RwMutex>) {
    let rw = rw.deref(cx);
    let next = update(cx, rw, |s| {
        if s.readers == 0 {
            return None;
        }
        s.readers -= 1;
        let next = s.readers == 0 && s.waiting > 0;
        if next {
            s.waiting -= 1;
            s.writer = true;
        }
        Some(next)
    });
    match next {
        None => fatal_at(cx, "sync: RUnlock of unlocked RWMutex", site::RW_RUNLOCK),
        Some(true) => sema_release(cx, semaphore(rw, RwMutex::write)),
        Some(false) => {}
    }
}

fn try_write_lock(cx: Cx, rw: Ptr<RwMutex>) -> bool {
    update(cx, rw.deref(cx), |s| {
        let free = !s.writer && s.readers == 0;
        s.writer |= free;
        free
    })
}

fn write_lock(cx: Cx, rw: Ptr<RwMutex>) {
    let rw = rw.deref(cx);
    let (free, behind) = update(cx, rw, |s| {
        let free = !s.writer && s.readers == 0;
        let behind = s.writer || s.waiting > 0;
        if free {
            s.writer = true;
        } else {
            s.waiting += 1;
        }
        (free, behind)
    });
    if !free {
        let why = match behind {
            true => (WaitReason::MutexLock, site::RW_LOCK_WRITER),
            false => (WaitReason::RwMutexLock, site::RW_LOCK),
        };
        sema_acquire(cx, semaphore(rw, RwMutex::write), why);
    }
}

/// Readers that came meanwhile go first, then the next writer.
fn write_unlock(cx: Cx, rw: Ptr<RwMutex>) {
    let rw = rw.deref(cx);
    let next = update(cx, rw, |s| {
        if !s.writer {
            return None;
        }
        let readers = s.queued;
        let writer = readers == 0 && s.waiting > 0;
        s.writer = writer;
        s.waiting -= i32::from(writer);
        s.readers = readers;
        s.queued = 0;
        Some((readers, writer))
    });
    let Some((readers, writer)) = next else {
        fatal_at(cx, "sync: Unlock of unlocked RWMutex", site::RW_UNLOCK);
    };
    for _ in 0..readers {
        sema_release(cx, semaphore(rw, RwMutex::read));
    }
    if writer {
        sema_release(cx, semaphore(rw, RwMutex::write));
    }
}

fn add(cx: Cx, wg: Ptr<WaitGroup>, delta: i64, site: u32) {
    let wg = wg.deref(cx);
    let count = wg.field(WaitGroup::count).atomic();
    let now = (count.fetch_add(delta as u32, SeqCst) as i32).wrapping_add(delta as i32);
    if now < 0 {
        cx.panic_str_at("sync: negative WaitGroup counter", site);
    }
    if now == 0 {
        wake(cx, wg.address(), usize::MAX, |_, _| {});
    }
}

fn wait(cx: Cx, wg: Ptr<WaitGroup>) {
    let wg = wg.deref(cx);
    let count = wg.field(WaitGroup::count).atomic();
    if count.load(SeqCst) != 0 {
        let why = (WaitReason::WaitGroup, site::WAITGROUP);
        wait_on(cx, wg.address(), why, || count.load(SeqCst) != 0);
    }
}

fn cond_wait(cx: Cx, c: Ptr<Cond>, ticket: u32) {
    let c = c.deref(cx);
    let notified = c.field(Cond::notified).atomic();
    let must_wait = || (ticket.wrapping_sub(notified.load(SeqCst)) as i32) >= 0;
    let why = (WaitReason::CondWait, site::COND_WAIT);
    // Whoever was woken in place of an earlier ticket waits again.
    while wait_on(cx, c.address(), why, must_wait) {}
}

fn cond_notify(cx: Cx, c: Ptr<Cond>, all: bool) {
    let c = c.deref(cx);
    let next = c.field(Cond::next).atomic();
    let notified = c.field(Cond::notified).atomic();
    wake(cx, c.address(), if all { usize::MAX } else { 1 }, |_, _| {
        let (tickets, served) = (next.load(SeqCst), notified.load(SeqCst));
        notified.store(
            if all || served == tickets {
                tickets
            } else {
                served.wrapping_add(1)
            },
            SeqCst,
        );
    });
}
