//! Memory for nodes: handed out in order, never given back.

use crate::runtime::sync::Mutex;
use std::alloc::{Layout, alloc, handle_alloc_error};
use std::ptr::NonNull;

const CHUNK: usize = 64 * 1024;

/// A bump allocator. What it hands out lives as long as the process, as the program it belongs to does.
#[derive(Default)]
pub struct Arena(Mutex<Space>);

/// The free rest of the newest chunk.
#[derive(Default)]
struct Space {
    next: usize,
    end: usize,
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
            if p.is_null() {
                handle_alloc_error(chunk);
            }
            start = p.expose_provenance();
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
        // SAFETY: fresh room for that many items, which nobody else writes and which is never freed.
        unsafe {
            std::ptr::copy_nonoverlapping(items.as_ptr(), p, items.len());
            std::slice::from_raw_parts(p, items.len())
        }
    }
}
