//! Slices: a window of elements in memory form.
//!
//! In words a slice is pointer, length and capacity; in memory it is the address of an immutable [`SliceHeader`]. A nil
//! slice has a null pointer, an empty one that is not nil a dummy address.

mod grow;
mod typed;

pub use grow::{append_room, go_round_up};
pub use typed::{Bytes, Elements, List, Slice};

use super::context::Cx;
use super::memory;
use super::panic::{RuntimeError, raise};
use super::strings::Str;
use super::sync::{Ordering, fence};
use super::types::Type;

/// What a slice's word in memory points to, and the three words of its other form.
#[derive(Clone, Copy, Default, Debug, PartialEq, Eq)]
#[repr(C)]
pub struct SliceHeader {
    /// Address of the first element; 0 for nil.
    pub ptr: u64,
    /// Number of elements.
    pub len: usize,
    /// Number of elements up to the end of the array.
    pub cap: usize,
}

static ZERO_SIZED: [u64; 2] = [0; 2];

/// The address of every object without size, and of the elements of empty slices.
pub fn dummy() -> u64 {
    (&raw const ZERO_SIZED).addr() as u64
}

impl SliceHeader {
    /// The header at a slice's word in memory form.
    ///
    /// # Safety
    /// `word` is a slice in memory form.
    #[inline(always)]
    pub unsafe fn at(word: u64) -> Self {
        match word {
            0 => Self::default(),
            // SAFETY: not nil, so the address of an immutable header.
            w => unsafe { *(w as *const SliceHeader) },
        }
    }

    /// Makes the memory form of a slice: its word, which is all that others keep of a header.
    #[inline]
    #[allow(clippy::new_ret_no_self)]
    pub fn new(cx: Cx, ptr: u64, len: u64, cap: u64) -> u64 {
        if ptr == 0 {
            return 0;
        }
        let header = cx.alloc(size_of::<Self>(), true).cast::<Self>();
        let value = Self {
            ptr,
            len: len as usize,
            cap: cap as usize,
        };
        // SAFETY: a new object of that size.
        unsafe { header.write(value) };
        // Whoever sees the word, in whatever racy way, sees the header.
        fence(Ordering::Release);
        header.addr() as u64
    }

    /// Reads the words form.
    ///
    /// # Safety
    /// `p` points to the three words of a slice.
    #[inline(always)]
    pub unsafe fn load(p: *const u64) -> Self {
        // SAFETY: as the caller promises.
        unsafe {
            Self {
                ptr: *p,
                len: *p.add(1) as usize,
                cap: *p.add(2) as usize,
            }
        }
    }

    /// Writes the words form.
    ///
    /// # Safety
    /// There is room for three words at `p`.
    #[inline(always)]
    pub unsafe fn store(self, p: *mut u64) {
        // SAFETY: as the caller promises.
        unsafe {
            *p = self.ptr;
            *p.add(1) = self.len as u64;
            *p.add(2) = self.cap as u64;
        }
    }
}

/// What slices need to know of their elements.
#[derive(Clone, Copy, Debug)]
pub struct ElemLayout {
    /// Bytes in memory form.
    pub size: usize,
    /// Alignment in memory form.
    pub align: usize,
    /// Whether elements may hold references.
    pub pointers: bool,
    /// Bytes in compiled Go.
    pub go_size: usize,
}

impl From<&Type> for ElemLayout {
    #[inline]
    fn from(t: &Type) -> Self {
        Self {
            size: t.size,
            align: t.align,
            pointers: t.pointers,
            go_size: t.go_size,
        }
    }
}

/// More than any heap holds: what Go calls out of range.
const MAX_BYTES: usize = 1 << 47;

/// Zeroed room for `cap` elements.
pub fn alloc_elements(cx: Cx, elem: ElemLayout, cap: usize) -> u64 {
    match cap * elem.size {
        0 => dummy(),
        bytes => cx.alloc(bytes, elem.pointers).addr() as u64,
    }
}

/// `make([]T, len, cap)` with Go's checks.
pub fn make(cx: Cx, elem: ElemLayout, len: i64, cap: i64, site: u32) -> SliceHeader {
    let fits = |n: i64| {
        usize::try_from(n).is_ok_and(|n| {
            n.checked_mul(elem.go_size.max(elem.size))
                .is_some_and(|b| b <= MAX_BYTES)
        })
    };
    if !fits(len) {
        raise(cx, RuntimeError::MakeSliceLen, site);
    }
    if !fits(cap) || cap < len {
        raise(cx, RuntimeError::MakeSliceCap, site);
    }
    let (len, cap) = (len as usize, cap as usize);
    cx.g().site.set(site);
    SliceHeader {
        ptr: alloc_elements(cx, elem, cap),
        len,
        cap,
    }
}

/// `append(s, t...)`: `n` elements in memory form at `src`.
///
/// # Safety
/// `s` is a slice of such elements, and there are `n` of them at `src`.
pub unsafe fn append(
    cx: Cx,
    elem: ElemLayout,
    s: SliceHeader,
    src: *const u8,
    n: usize,
) -> SliceHeader {
    let room = append_room(cx, elem, s, n);
    // SAFETY: there is room for `n` elements after the old length now.
    unsafe {
        memory::copy(
            (room.ptr as *mut u8).add(s.len * elem.size),
            src,
            n * elem.size,
            elem.align,
        )
    };
    room
}

/// `copy(dst, src)`: how many were copied.
///
/// # Safety
/// Both are slices of such elements.
pub unsafe fn copy(elem: ElemLayout, dst: SliceHeader, src: SliceHeader) -> usize {
    let n = dst.len.min(src.len);
    // SAFETY: both have `n` elements.
    unsafe {
        memory::copy(
            dst.ptr as *mut u8,
            src.ptr as *const u8,
            n * elem.size,
            elem.align,
        )
    };
    n
}

/// `copy(dst, s)` from a string.
///
/// # Safety
/// `dst` is a slice of bytes.
pub unsafe fn copy_str(dst: SliceHeader, s: Str) -> usize {
    let n = dst.len.min(s.len());
    // SAFETY: both have `n` bytes.
    unsafe { std::ptr::copy(s.as_bytes().as_ptr(), dst.ptr as *mut u8, n) };
    n
}

/// `clear(s)`
///
/// # Safety
/// `s` is a slice of such elements.
pub unsafe fn clear(elem: ElemLayout, s: SliceHeader) {
    // SAFETY: these are the slice's elements.
    unsafe { memory::zero(s.ptr as *mut u8, s.len * elem.size) };
}

/// `[]byte(s)`
pub fn from_str(cx: Cx, s: Str) -> SliceHeader {
    let bytes = Bytes::with_cap(cx, s.len(), go_round_up(s.len(), true));
    bytes.write(0, s.as_bytes());
    bytes.header()
}

/// `[]rune(s)`
pub fn runes(cx: Cx, s: Str) -> SliceHeader {
    let n = s.rune_count();
    let out = Slice::<i32>::with_cap(cx, n, go_round_up(n * 4, true) / 4);
    for (i, (_, rune, _)) in s.runes().enumerate() {
        out.set(cx, i, rune);
    }
    out.header()
}
