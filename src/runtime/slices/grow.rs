//! How `append` makes room: with the capacities that compiled Go gives, since programs print them.

use super::{ElemLayout, SliceHeader, alloc_elements};
use crate::runtime::context::Cx;
use crate::runtime::memory;
use crate::runtime::panic::{RuntimeError, raise};
use crate::runtime::site;

/// Sizes that Go's allocator hands out up to 32 KiB.
const CLASSES: [u16; 67] = [
    8, 16, 24, 32, 48, 64, 80, 96, 112, 128, 144, 160, 176, 192, 208, 224, 240, 256, 288, 320, 352,
    384, 416, 448, 480, 512, 576, 640, 704, 768, 896, 1024, 1152, 1280, 1408, 1536, 1792, 2048,
    2304, 2688, 3072, 3200, 3456, 4096, 4864, 5120, 5376, 6144, 6528, 6784, 6912, 8192, 9472, 9728,
    10240, 10880, 12288, 13568, 14336, 16384, 18432, 19072, 20480, 21760, 24576, 27264, 28672,
];

const SMALL: usize = 32768;
const PAGE: usize = 8192;
/// Objects with pointers above this size have a header word of their own.
const HEADER_ABOVE: usize = 512;

/// What Go's allocator makes of a request of `bytes`; `noscan`: for data without pointers.
pub fn go_round_up(bytes: usize, noscan: bool) -> usize {
    let header = if !noscan && bytes > HEADER_ABOVE {
        8
    } else {
        0
    };
    if bytes > SMALL - 8 {
        return bytes.checked_next_multiple_of(PAGE).unwrap_or(bytes);
    }
    if bytes == 0 {
        return 0;
    }
    let want = bytes + header;
    let class = CLASSES.partition_point(|c| usize::from(*c) < want);
    CLASSES.get(class).map_or(SMALL, |c| usize::from(*c)) - header
}

/// The capacity for at least `need` elements when there were `old`, before rounding up.
fn next_cap(need: usize, old: usize) -> usize {
    const DOUBLING: usize = 256;
    if need > old.saturating_mul(2) {
        return need;
    }
    if old < DOUBLING {
        return old * 2;
    }
    let mut cap = old;
    while cap < need {
        // From doubling for small slices to growing by a quarter for large ones.
        cap += (cap + 3 * DOUBLING) / 4;
    }
    cap
}

/// The capacity that Go gives a slice of capacity `old` that must hold `need` elements.
pub(super) fn grown_cap(elem: ElemLayout, need: usize, old: usize) -> usize {
    match elem.go_size {
        0 => need,
        size => go_round_up(next_cap(need, old).saturating_mul(size), !elem.pointers) / size,
    }
}

/// The slice with length `s.len + n`: the same array if there is room, else a larger copy. The new elements are zero in a
/// copy and what they were otherwise.
#[inline]
pub fn append_room(cx: Cx, elem: ElemLayout, s: SliceHeader, n: usize) -> SliceHeader {
    match s.len.checked_add(n) {
        Some(len) if len <= s.cap => SliceHeader { len, ..s },
        need => grow(cx, elem, s, need.unwrap_or(usize::MAX)),
    }
}

#[cold]
#[inline(never)]
fn grow(cx: Cx, elem: ElemLayout, s: SliceHeader, need: usize) -> SliceHeader {
    let cap = grown_cap(elem, need, s.cap);
    if cap
        .checked_mul(elem.size.max(elem.go_size))
        .is_none_or(|b| b > super::MAX_BYTES)
    {
        raise(cx, RuntimeError::GrowSlice, site::NATIVE);
    }
    let ptr = alloc_elements(cx, elem, cap);
    // SAFETY: the old elements fit into the new array.
    unsafe {
        memory::copy(
            ptr as *mut u8,
            s.ptr as *const u8,
            s.len * elem.size,
            elem.align,
        )
    };
    SliceHeader {
        ptr,
        len: need,
        cap,
    }
}
