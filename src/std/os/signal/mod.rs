//! Package os/signal: a goroutine of the package waits for signals and sends them on to the channels.

use crate::natives;
use crate::runtime::sched::{self, WaitReason};
use crate::runtime::signal;
use crate::runtime::sync::{AtomicU64, Mutex, Ordering};
use crate::runtime::vm::Vm;
use crate::runtime::{Cx, Gp};
use std::collections::VecDeque;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "os/signal",
    files: go_files!["signal.go"],
    natives: NATIVES,
};

natives! {
    "os/signal.wait" => wait,
    "os/signal.watch" => |cx: Cx, number: i64| -> () {
        let vm = cx.vm();
        let signals = vm.extension::<Signals>();
        vm.on_signal(take);
        if signals.wanted.fetch_or(bit(number), Ordering::AcqRel) == 0 {
            vm.external(1);
        }
        if signal::owned(vm) {
            signal::watch(number as i32);
        }
    },
    "os/signal.unwatch" => |cx: Cx, number: i64, ignore: bool| -> () {
        let vm = cx.vm();
        let before = vm.extension::<Signals>().wanted.fetch_and(!bit(number), Ordering::AcqRel);
        if before == bit(number) {
            vm.external(-1);
        }
        match number as i32 {
            _ if !signal::owned(vm) => {}
            number if ignore => signal::ignore(number),
            // The run's own way to end.
            number @ (libc::SIGINT | libc::SIGTERM | libc::SIGHUP) => signal::watch(number),
            number => signal::reset(number),
        }
    },
}

/// The signals of a run.
#[derive(Default)]
struct Signals {
    /// A bit for each that goes to the program.
    wanted: AtomicU64,
    came: Mutex<Came>,
}

/// Signals that were not sent on yet, and the goroutine that waits for them.
#[derive(Default)]
struct Came {
    queue: VecDeque<i64>,
    waiter: Option<Gp>,
}

fn bit(number: i64) -> u64 {
    u32::try_from(number)
        .ok()
        .and_then(|n| 1u64.checked_shl(n))
        .unwrap_or(0)
}

/// Takes a signal that the program wants; on the ticker's thread.
fn take(vm: &'static Vm, number: i32) -> bool {
    let signals = vm.extension::<Signals>();
    let number = i64::from(number);
    if signals.wanted.load(Ordering::Acquire) & bit(number) == 0 {
        return false;
    }
    let waiter = {
        let mut came = signals.came.lock();
        came.queue.push_back(number);
        came.waiter.take()
    };
    if let Some(waiter) = waiter {
        sched::ready_remote(waiter);
    }
    true
}

/// Waits for the next signal.
fn wait(cx: Cx) -> i64 {
    let signals = cx.vm().extension::<Signals>();
    loop {
        {
            let mut came = signals.came.lock();
            if let Some(number) = came.queue.pop_front() {
                return number;
            }
            came.waiter = Some(cx.gp());
        }
        sched::park(cx, WaitReason::Syscall);
    }
}
