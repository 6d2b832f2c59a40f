//! Signals of the process.
//!
//! Signals belong to the process, so one run at a time can own them; the command line makes its run the owner. The handler
//! only notes what came; the owner's ticker acts on it, within a tick. A signal that the program does not want ends the
//! process, as it would without a handler, but not before standard output was written out.

use super::sync::{AtomicPtr, AtomicU64, Ordering};
use super::vm::Vm;
use std::ptr;

/// What a program does with a signal: whether it took it. Called on the ticker's thread; must not block.
pub type Handler = fn(&'static Vm, i32) -> bool;

/// Signals that came and were not acted on, a bit for each.
static PENDING: AtomicU64 = AtomicU64::new(0);
/// The run that owns the signals.
static OWNER: AtomicPtr<Vm> = AtomicPtr::new(ptr::null_mut());

extern "C" fn note(signal: i32) {
    PENDING.fetch_or(1 << signal, Ordering::Relaxed);
}

/// Makes a run the owner of the process's signals, and has those that end a program come to it.
pub fn install(vm: &'static Vm) {
    OWNER.store(ptr::from_ref(vm).cast_mut(), Ordering::Release);
    for signal in [libc::SIGINT, libc::SIGTERM, libc::SIGHUP, libc::SIGQUIT] {
        watch(signal);
    }
}

/// Whether the process's signals are this run's.
pub fn owned(vm: &'static Vm) -> bool {
    ptr::eq(OWNER.load(Ordering::Acquire), vm)
}

/// Takes the signals from a run that is given back, if it owns them.
pub(crate) fn disown(vm: &'static Vm) {
    let own = ptr::from_ref(vm).cast_mut();
    let _ = OWNER.compare_exchange(own, ptr::null_mut(), Ordering::AcqRel, Ordering::Relaxed);
}

/// Has a signal come to the owner.
pub fn watch(signal: i32) {
    set(signal, note as *const () as usize);
}

/// Has the system ignore a signal.
pub fn ignore(signal: i32) {
    set(signal, libc::SIG_IGN);
}

/// Gives a signal its default action back.
pub fn reset(signal: i32) {
    set(signal, libc::SIG_DFL);
}

fn set(signal: i32, action: usize) {
    if !(1..64).contains(&signal) {
        return;
    }
    // SAFETY: zero is a valid sigaction; the handler is one that does nothing but an atomic operation.
    unsafe {
        let mut new: libc::sigaction = std::mem::zeroed();
        new.sa_sigaction = action;
        new.sa_flags = libc::SA_RESTART;
        libc::sigaction(signal, &new, ptr::null_mut());
    }
}

/// Acts on the signals that came, if this run owns them.
pub(crate) fn deliver(vm: &'static Vm) {
    if PENDING.load(Ordering::Relaxed) == 0 || !owned(vm) {
        return;
    }
    let pending = PENDING.swap(0, Ordering::Relaxed);
    for signal in (1..64).filter(|s| pending & (1 << s) != 0) {
        if vm
            .signal_handler()
            .is_some_and(|handler| handler(vm, signal))
        {
            continue;
        }
        if signal == libc::SIGQUIT {
            super::fatal::quit(vm);
            continue;
        }
        vm.flush_if_idle();
        reset(signal);
        // SAFETY: sends a signal to ourselves.
        unsafe { libc::kill(libc::getpid(), signal) };
    }
}
