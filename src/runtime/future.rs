//! Futures of the host: polled on the goroutine that waits for one, which parks in between.

use super::context::{Cx, Gp};
use super::remote::Remote;
use super::sched::{self, WaitReason};
use super::sync::{Arc, AtomicU8, Mutex, Ordering};
use std::collections::HashMap;
use std::future::Future;
use std::pin::Pin;
use std::task::{Context, Poll, Wake};

/// The waker was called since the last poll.
const WOKEN: u8 = 1;
/// The goroutine parks, or is about to.
const PARKED: u8 = 2;

/// Wakes a goroutine that waits for a future.
struct Waker {
    state: AtomicU8,
    goroutine: Gp,
    remote: Remote,
}

impl Wake for Waker {
    fn wake(self: Arc<Self>) {
        self.wake_by_ref();
    }

    fn wake_by_ref(self: &Arc<Self>) {
        if self.state.swap(WOKEN, Ordering::AcqRel) == PARKED {
            // Not if the run is gone.
            self.remote.with(|_| sched::ready_remote(self.goroutine));
        }
    }
}

type Task = Pin<Box<dyn Future<Output = ()> + Send>>;

/// The futures that goroutines wait for: dropped with the run if that ends first.
#[derive(Default)]
struct Tasks(Mutex<HashMap<u64, Task>>);

/// Waits for a future.
pub(crate) fn wait<R: Send + 'static>(cx: Cx, f: impl Future<Output = R> + Send + 'static) -> R {
    let vm = cx.vm();
    let result = Arc::new(Mutex::new(None));
    let slot = result.clone();
    let mut task: Task = Box::pin(async move {
        let value = f.await;
        *slot.lock() = Some(value);
    });
    let waker = Arc::new(Waker {
        state: AtomicU8::new(0),
        goroutine: cx.gp(),
        remote: vm.remote.clone(),
    });
    let tasks = vm.extension::<Tasks>();
    let key = cx.g().id();
    loop {
        waker.state.store(0, Ordering::Release);
        let poll = task
            .as_mut()
            .poll(&mut Context::from_waker(&waker.clone().into()));
        if poll == Poll::Ready(()) {
            return result.lock().take().expect("the future has set it");
        }
        tasks.0.lock().insert(key, task);
        vm.sched.blocked.fetch_add(1, Ordering::AcqRel);
        let idle = waker
            .state
            .compare_exchange(0, PARKED, Ordering::AcqRel, Ordering::Acquire);
        if idle.is_ok() {
            sched::park(cx, WaitReason::IoWait);
        }
        vm.sched.blocked.fetch_sub(1, Ordering::AcqRel);
        task = tasks
            .0
            .lock()
            .remove(&key)
            .expect("only its goroutine takes it");
    }
}
