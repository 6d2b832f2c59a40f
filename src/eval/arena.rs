//! Memory for nodes: handed out in order, given back all at once.

use crate::runtime::sync::Mutex;
use std::alloc::{Layout, alloc, dealloc, handle_alloc_error};
use std::ptr::NonNull;

const CHUNK: usize = 64 * 1024;

/// A bump allocator. What it hands out lives as long as it does itself: as the run that it belongs to, after whose release
/// nobody uses a node.
#[derive(Default)]
pub struct Arena(Mutex<Space>);

/// The free rest of the newest chunk.
#[derive(Default)]
struct Space {
    next: usize,
    end: usize,
    chunks: Vec<(NonNull<u8>, Layout)>,
}

// SAFETY: the chunks are the arena's own.
unsafe impl Send for Space {}

impl Drop for Space {
    fn drop(&mut self) {
        for (chunk, layout) in self.chunks.drain(..) {
            // SAFETY: allocated with this layout, and nobody uses what is in it (see `Arena`).
            unsafe { dealloc(chunk.as_ptr(), layout) };
        }
    }
}

impl Arena {
    /// Room for a value of this layout (not more than 16-aligned).
    // Inlined into each node's constructor this was half of all code.
    #[inline(never)]
    pub fn alloc(&self, layout: Layout) -> NonNull<u8> {
        debug_assert!(layout.align() <= 16);
        let mut space = self.0.lock();
        let mut start = space.next.next_multiple_of(layout.align());
        if space.next == 0 || start + layout.size() > space.end {
            let size = CHUNK.max(layout.size());
            let chunk = Layout::from_size_align(size, 16).expect("chunks are small");
            // SAFETY: the layout is not empty.
            let p = unsafe { alloc(chunk) };
            let Some(p) = NonNull::new(p) else {
                handle_alloc_error(chunk);
            };
            space.chunks.push((p, chunk));
            start = p.as_ptr().expose_provenance();
            space.end = start + size;
        }
        space.next = start + layout.size();
        let p = std::ptr::with_exposed_provenance_mut(start);
        NonNull::new(p).expect("chunks are not at 0")
    }

    /// Keeps a list.
    pub fn list<T: Copy>(&self, items: &[T]) -> &'static [T] {
        if items.is_empty() {
            return &[];
        }
        let p = self.alloc(Layout::for_value(items)).cast::<T>().as_ptr();
        // SAFETY: fresh room for that many items, which nobody else writes and which lives as long as the arena.
        unsafe {
            std::ptr::copy_nonoverlapping(items.as_ptr(), p, items.len());
            std::slice::from_raw_parts(p, items.len())
        }
    }
}
