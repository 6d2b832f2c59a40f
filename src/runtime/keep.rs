//! What lives as long as its run: handed out as `'static`, freed when the run is.
//!
//! Everything of a run refers to everything else, from many threads and from code that is made while it runs; so its parts hold
//! plain references. They are sound as nothing of a run is used after its release, which is what whoever releases it promises.

use super::sync::Mutex;
use std::ptr::NonNull;

/// A place for values that are freed together, the newest first.
#[derive(Default)]
pub struct Keep(Mutex<Vec<Kept>>);

/// A boxed value and how to free it.
struct Kept {
    value: NonNull<()>,
    free: unsafe fn(NonNull<()>),
}

// SAFETY: only values that are Send and Sync are kept.
unsafe impl Send for Kept {}

impl Keep {
    /// Keeps a value.
    pub fn one<T: Send + Sync + 'static>(&self, value: T) -> &'static T {
        unsafe fn free<T>(value: NonNull<()>) {
            // SAFETY: paired by `one` with a value of this type, and called once.
            drop(unsafe { Box::from_raw(value.cast::<T>().as_ptr()) });
        }
        let value: &'static T = Box::leak(Box::new(value));
        self.0.lock().push(Kept {
            value: NonNull::from(value).cast(),
            free: free::<T>,
        });
        value
    }

    /// Keeps a list.
    pub fn list<T: Send + Sync + 'static>(&self, items: Vec<T>) -> &'static [T] {
        match items.is_empty() {
            true => &[],
            false => self.one(items),
        }
    }

    /// Frees everything. What is freed may still keep more.
    ///
    /// # Safety
    /// No value may be used afterwards, but by those that were kept after it.
    pub unsafe fn release(&self) {
        loop {
            let newest = self.0.lock().pop();
            let Some(kept) = newest else { return };
            // SAFETY: taken off the list, so freed once; the rest is the caller's promise.
            unsafe { (kept.free)(kept.value) };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::runtime::sync::{Arc, AtomicUsize, Ordering};

    struct Counted(Arc<AtomicUsize>, usize);

    impl Drop for Counted {
        fn drop(&mut self) {
            assert_eq!(self.0.swap(self.1, Ordering::Relaxed), self.1 + 1);
        }
    }

    #[test]
    fn frees_once_and_the_newest_first() {
        let count = Arc::new(AtomicUsize::new(3));
        let keep = Keep::default();
        for i in 0..3 {
            assert_eq!(keep.one(Counted(count.clone(), i)).1, i);
        }
        assert_eq!(keep.list(vec![1, 2]), [1, 2]);
        // SAFETY: nothing is used afterwards.
        unsafe { keep.release() };
        assert_eq!(count.load(Ordering::Relaxed), 0);
    }
}
