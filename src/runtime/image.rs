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
}

/// Who owns an image. Nothing of it may be used when it is dropped: a tree that was lowered into it is dropped first, and a
/// run owns the image that it refers to.
pub struct OwnedImage(&'static Image);

impl Default for OwnedImage {
    fn default() -> Self {
        OwnedImage(Box::leak(Box::default()))
    }
}

impl OwnedImage {
    /// The image, to be used while it is owned.
    pub(crate) fn image(&self) -> &'static Image {
        self.0
    }
}

impl Drop for OwnedImage {
    fn drop(&mut self) {
        // SAFETY: made by leaking a box; what is kept refers to the tables only in ways that dropping does not follow; and
        // nothing else is left that refers to it.
        unsafe {
            self.0.keep.release();
            self.0.types.release();
            drop(Box::from_raw(std::ptr::from_ref(self.0).cast_mut()));
        }
    }
}
