//! A lowered program as a run finds it in memory: what lowering makes and the run refers to, but for the tree itself.
//!
//! Package variables are part of it, so an image serves one run.

use super::keep::Keep;
use super::site::Sites;
use super::strings::Str;
use super::sync::Mutex;
use super::types::{TypeTable, WellKnown};

/// What a program consists of beside its tree.
#[derive(Default)]
pub struct Image {
    /// Its types and selectors.
    pub types: TypeTable,
    /// Its sites.
    pub sites: Sites,
    /// The types of Go packages that the runtime makes values of.
    pub known: WellKnown,
    /// Its functions and constants.
    pub keep: Keep,
    roots: Mutex<Vec<(usize, usize)>>,
}

impl Image {
    /// An empty image, to be given back by [`Image::release`] or with the run that gets it.
    pub fn new() -> &'static Image {
        Box::leak(Box::default())
    }

    /// A string constant.
    pub fn string(&self, bytes: &[u8]) -> Str {
        Str::kept(&self.keep, bytes)
    }

    /// Tells of memory outside of the heap (package variables) that holds references.
    pub fn add_root(&self, start: *const u64, words: usize) {
        self.roots.lock().push((start.expose_provenance(), words));
    }

    pub(crate) fn take_roots(&self) -> Vec<(usize, usize)> {
        std::mem::take(&mut self.roots.lock())
    }

    /// Frees the image and what it keeps.
    ///
    /// # Safety
    /// It was made by [`Image::new`], and nothing of it is used afterwards.
    pub unsafe fn release(&'static self) {
        // SAFETY: what is kept refers to the tables only in ways that dropping does not follow; the rest is the caller's
        // promise.
        unsafe {
            self.keep.release();
            self.types.release();
            drop(Box::from_raw(std::ptr::from_ref(self).cast_mut()));
        }
    }
}
