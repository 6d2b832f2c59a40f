//! The heap of Go objects.

use super::context::Cx;
use super::vm::Vm;

impl Cx {
    /// Allocates `bytes` zeroed bytes, 16-aligned; `pointers` tells whether they may hold references. Never null, also
    /// for 0 bytes. Ends the program when memory runs out.
    #[inline]
    pub fn alloc(self, bytes: usize, pointers: bool) -> *mut u8 {
        let _ = (bytes, pointers);
        todo!()
    }

    /// Allocates `n` zeroed words that may hold references.
    #[inline]
    pub fn alloc_words(self, n: usize) -> *mut u64 {
        self.alloc(n * 8, true).cast()
    }
}

impl Vm {
    /// Allocates like [`Cx::alloc`] outside of any goroutine (while a program is being prepared, on host threads).
    pub fn alloc(&self, bytes: usize, pointers: bool) -> *mut u8 {
        let _ = (bytes, pointers);
        todo!()
    }

    /// Registers memory outside of the heap (global variables, constants) that holds references.
    pub fn add_root(&self, start: *const u64, words: usize) {
        let _ = (start, words);
    }
}
