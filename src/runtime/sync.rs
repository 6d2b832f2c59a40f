//! The one door to atomics, locks and threads.
//!
//! Locks here ignore poisoning: a Rust panic while one is held is a bug of zokor that is reported where it happens.

pub use std::sync::atomic::{
    AtomicBool, AtomicI64, AtomicPtr, AtomicU8, AtomicU16, AtomicU32, AtomicU64, AtomicUsize,
    Ordering, fence,
};
pub use std::sync::{Arc, Condvar, LazyLock, OnceLock};
pub use std::thread;

use std::cell::UnsafeCell;
use std::ops::{Deref, DerefMut};

/// A mutual exclusion lock for short work between OS threads; never held while a goroutine suspends.
#[derive(Default)]
pub struct Mutex<T>(std::sync::Mutex<T>);

/// The guard of a [`Mutex`].
pub type MutexGuard<'a, T> = std::sync::MutexGuard<'a, T>;

impl<T> Mutex<T> {
    /// Makes an unlocked lock around `value`.
    pub const fn new(value: T) -> Self {
        Self(std::sync::Mutex::new(value))
    }

    /// Locks.
    pub fn lock(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(|e| e.into_inner())
    }

    /// Locks if nobody holds the lock.
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T>> {
        match self.0.try_lock() {
            Ok(g) => Some(g),
            Err(std::sync::TryLockError::Poisoned(e)) => Some(e.into_inner()),
            Err(std::sync::TryLockError::WouldBlock) => None,
        }
    }
}

/// A one-word lock for a few instructions' work. After a short spin the waiter gives its time slice away.
#[derive(Default)]
pub struct RawSpin(AtomicU32);

impl RawSpin {
    /// An unlocked lock.
    pub const fn new() -> Self {
        Self(AtomicU32::new(0))
    }

    /// Takes the lock.
    #[inline]
    pub fn lock(&self) {
        if self
            .0
            .compare_exchange_weak(0, 1, Ordering::Acquire, Ordering::Relaxed)
            .is_err()
        {
            self.contended();
        }
    }

    #[cold]
    fn contended(&self) {
        let mut spins = 0;
        loop {
            while self.0.load(Ordering::Relaxed) != 0 {
                spins += 1;
                if spins > 64 {
                    thread::yield_now();
                } else {
                    std::hint::spin_loop();
                }
            }
            if self
                .0
                .compare_exchange_weak(0, 1, Ordering::Acquire, Ordering::Relaxed)
                .is_ok()
            {
                return;
            }
        }
    }

    /// Releases the lock, which the caller holds.
    #[inline]
    pub fn unlock(&self) {
        self.0.store(0, Ordering::Release);
    }
}

/// A value behind a [`RawSpin`].
#[derive(Default)]
pub struct Spin<T> {
    lock: RawSpin,
    value: UnsafeCell<T>,
}

// SAFETY: the lock gives access to the value to one thread at a time.
unsafe impl<T: Send> Sync for Spin<T> {}
// SAFETY: owning the lock is owning the value.
unsafe impl<T: Send> Send for Spin<T> {}

impl<T> Spin<T> {
    /// Makes an unlocked lock around `value`.
    pub const fn new(value: T) -> Self {
        Self {
            lock: RawSpin::new(),
            value: UnsafeCell::new(value),
        }
    }

    /// Locks.
    pub fn lock(&self) -> SpinGuard<'_, T> {
        self.lock.lock();
        SpinGuard(self)
    }
}

/// The guard of a [`Spin`].
pub struct SpinGuard<'a, T>(&'a Spin<T>);

impl<T> Deref for SpinGuard<'_, T> {
    type Target = T;
    fn deref(&self) -> &T {
        // SAFETY: the guard's existence means that this thread holds the lock.
        unsafe { &*self.0.value.get() }
    }
}

impl<T> DerefMut for SpinGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        // SAFETY: the guard's existence means that this thread holds the lock.
        unsafe { &mut *self.0.value.get() }
    }
}

impl<T> Drop for SpinGuard<'_, T> {
    fn drop(&mut self) {
        self.0.lock.unlock();
    }
}
