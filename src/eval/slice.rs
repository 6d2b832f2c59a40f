//! Slices: elements, reslicing, append, copy, conversions.

#![cfg_attr(debug_assertions, allow(dead_code))]

use super::build::Builder;
use super::code::Code;
use super::names::*;
use crate::runtime::memory;
use crate::runtime::panic::{self, RuntimeError};
use crate::runtime::slices::{self, ElemLayout, SliceHeader};
use crate::runtime::strings::Str;
use crate::runtime::types::{Kind, TypeRef};
use crate::tree::{Place, SiteId, Slot};

/// Address of an element of a slice in slots, after the bounds check.
#[inline(always)]
pub fn element<const SIZE: usize>(x: Cx, slice: Slot, index: i64, site: SiteId) -> *mut u8 {
    element_of(x, x.word(slice), x.word(slice + 1), index, SIZE, site)
}

/// Address of an element of a slice given by its header's address.
#[inline(always)]
pub fn header_element<const SIZE: usize>(x: Cx, header: i64, index: i64, site: SiteId) -> *mut u8 {
    let h = header_at(header);
    element_of(x, h.ptr, h.len as u64, index, SIZE, site)
}

/// Address of an element, after the bounds check.
#[inline(always)]
pub fn element_of(x: Cx, ptr: u64, len: u64, index: i64, size: usize, site: SiteId) -> *mut u8 {
    if index as u64 >= len {
        panic::index(x, index, len as i64, site);
    }
    (ptr as *mut u8).wrapping_add(index as usize * size)
}

/// The slice with this word in memory form.
#[inline(always)]
pub fn header_at(word: i64) -> SliceHeader {
    // SAFETY: the tree says that the word is a slice in memory form.
    unsafe { SliceHeader::at(word as u64) }
}

/// The slice in three slots.
#[inline(always)]
fn in_slots(x: Cx, slot: Slot) -> SliceHeader {
    // SAFETY: the tree says that these slots hold a slice.
    unsafe { SliceHeader::load(x.at(slot)) }
}

/// Puts a slice into three slots.
#[inline(always)]
fn put(x: Cx, slot: Slot, s: SliceHeader) {
    x.set_slice(slot, (s.ptr, s.len as u64, s.cap as u64));
}

/// A slice in slots, or one given by its header.
macro_rules! slice_operand {
    ($b:expr, $s:expr, |$f:ident| $body:expr) => {
        match $s {
            Slice::Local(s) => {
                let s = *s;
                let $f = move |x: Cx| in_slots(x, s);
                $body
            }
            Slice::Header(h) => {
                let h = $b.int(h);
                let $f = move |x: Cx| header_at(h.call(x));
                $body
            }
        }
    };
}

/// Optional indices of a slice expression.
type Index = Option<Code<i64>>;

impl Builder<'_> {
    /// Nodes for `len(s)`, `cap(s)`, the data pointer, the header.
    pub fn slice_int(&self, e: &Int) -> Code<i64> {
        match e {
            Int::Len(s) => slice_operand!(self, s, |f| self.node(move |x| f(x).len as i64)),
            Int::Cap(s) => slice_operand!(self, s, |f| self.node(move |x| f(x).cap as i64)),
            Int::SliceData(s) => slice_operand!(self, s, |f| self.node(move |x| f(x).ptr as i64)),
            Int::Header(Slice::Header(h)) => self.int(h),
            Int::Header(Slice::Local(s)) => {
                let s = *s;
                self.node(move |x| {
                    let h = in_slots(x, s);
                    SliceHeader::new(x, h.ptr, h.len as u64, h.cap as u64) as i64
                })
            }
            Int::Copy(to, from, size) => {
                let elem = plain_layout(*size);
                slice_operand!(self, to, |t| slice_operand!(self, from, |f| self.node(
                    move |x| {
                        let to = t(x);
                        // SAFETY: two slices of elements of this size.
                        (unsafe { slices::copy(elem, to, f(x)) }) as i64
                    }
                )))
            }
            Int::CopyStr(to, from) => {
                let from = self.int(from);
                slice_operand!(self, to, |t| self.node(move |x| {
                    let to = t(x);
                    // SAFETY: a slice of bytes.
                    (unsafe { slices::copy_str(to, string(from.call(x))) }) as i64
                }))
            }
            Int::StrFromBytes(s) => slice_operand!(self, s, |f| self.node(move |x| {
                let s = f(x);
                // SAFETY: a slice of bytes.
                let bytes = unsafe { slices::Slice::<u8>::from_header(s) };
                Str::new(x, bytes.as_bytes()).word() as i64
            })),
            Int::StrFromRunes(s) => slice_operand!(self, s, |f| self.node(move |x| {
                let s = f(x);
                // SAFETY: a slice of int32.
                let runes = unsafe { slices::Slice::<i32>::from_header(s) };
                Str::from_runes(x, runes.iter()).word() as i64
            })),
            _ => unreachable!("not about slices"),
        }
    }

    /// `s == nil`
    pub fn slice_nil(&self, s: &Slice) -> Code<bool> {
        slice_operand!(self, s, |f| self.node(move |x| f(x).ptr == 0))
    }

    /// A slice into three slots.
    pub fn load_slice(&self, to: Slot, s: &Slice) -> Code<()> {
        slice_operand!(self, s, |f| self.node(move |x| {
            let s = f(x);
            put(x, to, s);
        }))
    }

    /// A slice into memory.
    pub fn store_slice(&self, place: &Place, s: &Slice) -> Code<()> {
        match s {
            Slice::Header(h) => self.store_int::<W64>(place, h),
            Slice::Local(s) => {
                let s = *s;
                let place = self.address(place);
                self.node(move |x| {
                    let h = in_slots(x, s);
                    let word = SliceHeader::new(x, h.ptr, h.len as u64, h.cap as u64);
                    W64::store(place.call(x) as *mut u8, word as i64);
                })
            }
        }
    }

    /// `s[lo:hi:max]` into three slots.
    #[allow(clippy::too_many_arguments)]
    pub fn reslice(
        &self,
        to: Slot,
        slice: &Slice,
        lo: Option<&Int>,
        hi: Option<&Int>,
        max: Option<&Int>,
        size: u32,
        site: SiteId,
    ) -> Code<()> {
        if let (None, None) = (hi, max)
            && let Some(lo) = lo
        {
            let lo = self.int(lo);
            return slice_operand!(self, slice, |f| self.node(move |x| {
                let s = f(x);
                let lo = lo.call(x);
                if lo as u64 > s.len as u64 {
                    panic::slice(x, lo, s.len as i64, s.cap as i64, true, site);
                }
                put(x, to, cut(s, lo as usize, s.len, s.cap, size));
            }));
        }
        let [lo, hi, max] = [lo, hi, max].map(|e| e.map(|e| self.int(e)));
        slice_operand!(self, slice, |f| self.node(move |x| {
            let s = f(x);
            slice_of(x, to, s, (lo, hi, max), size, site, None);
        }))
    }

    /// `a[lo:hi:max]` of an array in memory, into three slots.
    #[allow(clippy::too_many_arguments)]
    pub fn slice_array(
        &self,
        to: Slot,
        array: &Place,
        len: u64,
        lo: Option<&Int>,
        hi: Option<&Int>,
        max: Option<&Int>,
        size: u32,
        site: SiteId,
    ) -> Code<()> {
        let array = self.address(array);
        let [lo, hi, max] = [lo, hi, max].map(|e| e.map(|e| self.int(e)));
        self.node(move |x| {
            let s = SliceHeader {
                ptr: array.call(x) as u64,
                len: len as usize,
                cap: len as usize,
            };
            slice_of(x, to, s, (lo, hi, max), size, site, Some(len));
        })
    }

    /// `append(s, v)` of one word.
    pub fn append_word(&self, to: Slot, slice: &Slice, elem: TypeRef, value: &Word) -> Code<()> {
        match elem.kind {
            Kind::Bool | Kind::Int8 | Kind::Uint8 => {
                self.append_sized::<U8>(to, slice, elem, value)
            }
            Kind::Float32 | Kind::Int16 | Kind::Uint16 | Kind::Int32 | Kind::Uint32 => {
                self.append_general(to, slice, elem, value)
            }
            // A struct or array of one word may be shorter in memory.
            Kind::Struct | Kind::Array if elem.size != 8 => {
                self.append_general(to, slice, elem, value)
            }
            _ => self.append_sized::<W64>(to, slice, elem, value),
        }
    }

    /// In place where there is room; elements as wide as `M`.
    fn append_sized<M: Mem<Value = i64>>(
        &self,
        to: Slot,
        slice: &Slice,
        elem: TypeRef,
        value: &Word,
    ) -> Code<()> {
        let layout = ElemLayout::from(elem);
        let finish = move |x: Cx, s: SliceHeader, v: i64| {
            let room = if s.len < s.cap {
                SliceHeader {
                    len: s.len + 1,
                    ..s
                }
            } else {
                slices::append_room(x, layout, s, 1)
            };
            M::store((room.ptr as *mut u8).wrapping_add(s.len * M::SIZE), v);
            put(x, to, room);
        };
        match (slice, value) {
            (Slice::Local(s), Word::Int(e)) => {
                let s = *s;
                int_deep!(self, e, |v| self.node(move |x| {
                    let v = v(x);
                    finish(x, in_slots(x, s), v);
                }))
            }
            _ => {
                let value = self.word(value);
                slice_operand!(self, slice, |f| self.node(move |x| {
                    let v = value.call(x);
                    finish(x, f(x), v);
                }))
            }
        }
    }

    /// Elements of any one-word kind.
    fn append_general(&self, to: Slot, slice: &Slice, elem: TypeRef, value: &Word) -> Code<()> {
        let layout = ElemLayout::from(elem);
        let value = self.word(value);
        slice_operand!(self, slice, |f| self.node(move |x| {
            let word = value.call(x) as u64;
            let s = f(x);
            let room = slices::append_room(x, layout, s, 1);
            // SAFETY: there is room behind the old elements; the word is a value of the element type.
            unsafe {
                memory::store(
                    x,
                    elem,
                    &raw const word,
                    (room.ptr as *mut u8).add(s.len * layout.size),
                )
            };
            put(x, to, room);
        }))
    }

    /// `append(s, …)` of values in slots.
    pub fn append_slots(
        &self,
        to: Slot,
        slice: &Slice,
        elem: TypeRef,
        from: Slot,
        count: u32,
    ) -> Code<()> {
        let layout = ElemLayout::from(elem);
        slice_operand!(self, slice, |f| self.node(move |x| {
            let s = f(x);
            let room = slices::append_room(x, layout, s, count as usize);
            for i in 0..count as usize {
                let src = x.at(from).wrapping_add(i * elem.words);
                let dst = (room.ptr as *mut u8).wrapping_add((s.len + i) * layout.size);
                // SAFETY: there is room for so many elements; the slots hold values of the element type.
                unsafe { memory::store(x, elem, src, dst) };
            }
            put(x, to, room);
        }))
    }

    /// `append(s, t...)`
    pub fn append_slice(&self, to: Slot, slice: &Slice, elem: TypeRef, other: &Slice) -> Code<()> {
        let layout = ElemLayout::from(elem);
        slice_operand!(self, slice, |f| slice_operand!(self, other, |g| self.node(
            move |x| {
                let s = f(x);
                let t = g(x);
                // SAFETY: two slices of such elements.
                let s = unsafe { slices::append(x, layout, s, t.ptr as *const u8, t.len) };
                put(x, to, s);
            }
        )))
    }

    /// `append(bytes, s...)`
    pub fn append_str(&self, to: Slot, slice: &Slice, other: &Int) -> Code<()> {
        let other = self.int(other);
        slice_operand!(self, slice, |f| self.node(move |x| {
            let t = string(other.call(x));
            let s = f(x);
            // SAFETY: a slice of bytes.
            let s = unsafe { slices::Slice::<u8>::from_header(s) }.extend(x, t.as_bytes());
            put(x, to, s.header());
        }))
    }

    /// `make([]T, len, cap)`
    pub fn make_slice(
        &self,
        to: Slot,
        elem: TypeRef,
        len: &Int,
        cap: Option<&Int>,
        site: SiteId,
    ) -> Code<()> {
        let layout = ElemLayout::from(elem);
        let len = self.int(len);
        let cap = cap.map(|c| self.int(c));
        self.node(move |x| {
            let len = len.call(x);
            let cap = cap.map_or(len, |c| c.call(x));
            put(x, to, slices::make(x, layout, len, cap, site));
        })
    }

    /// `[]byte(s)`
    pub fn bytes_from_str(&self, to: Slot, s: &Int) -> Code<()> {
        let s = self.int(s);
        self.node(move |x| put(x, to, slices::from_str(x, string(s.call(x)))))
    }

    /// `[]rune(s)`
    pub fn runes_from_str(&self, to: Slot, s: &Int) -> Code<()> {
        let s = self.int(s);
        self.node(move |x| put(x, to, slices::runes(x, string(s.call(x)))))
    }

    /// The check of a conversion to an array.
    pub fn check_array_len(&self, s: &Slice, want: u64, site: SiteId) -> Code<()> {
        slice_operand!(self, s, |f| self.node(move |x| {
            let len = f(x).len as u64;
            if len < want {
                panic::raise(
                    x,
                    RuntimeError::ConvertSlice {
                        len: len as i64,
                        want: want as i64,
                    },
                    site,
                );
            }
        }))
    }

    /// `clear(s)`
    pub fn clear_slice(&self, s: &Slice, size: u32) -> Code<()> {
        let elem = plain_layout(size);
        slice_operand!(self, s, |f| self.node(move |x| {
            let s = f(x);
            // SAFETY: a slice of elements of this size.
            unsafe { slices::clear(elem, s) }
        }))
    }
}

/// Layout of elements of which only the size is known; the alignment is the best that the size allows.
fn plain_layout(size: u32) -> ElemLayout {
    let size = size as usize;
    let align = if size == 0 {
        1
    } else {
        1 << size.trailing_zeros().min(3)
    };
    ElemLayout {
        size,
        align,
        pointers: true,
        go_size: size,
    }
}

/// The string with this word.
#[inline(always)]
pub fn string(word: i64) -> Str {
    // SAFETY: the tree says that the word is a string.
    unsafe { Str::from_word(word as u64) }
}

/// A part of a slice whose bounds were checked.
#[inline(always)]
fn cut(s: SliceHeader, lo: usize, hi: usize, max: usize, size: u32) -> SliceHeader {
    let cap = max - lo;
    // An empty rest must not point behind the object.
    let ptr = if cap == 0 {
        s.ptr
    } else {
        s.ptr + lo as u64 * u64::from(size)
    };
    SliceHeader {
        ptr,
        len: hi - lo,
        cap,
    }
}

/// Evaluates the bounds, checks them, and puts the part into slots. `array` is the length if it is an array's.
#[inline(always)]
fn slice_of(
    x: Cx,
    to: Slot,
    s: SliceHeader,
    (lo, hi, max): (Index, Index, Index),
    size: u32,
    site: SiteId,
    array: Option<u64>,
) {
    let low = lo.map_or(0, |e| e.call(x));
    let high = hi.map_or(s.len as i64, |e| e.call(x));
    let most = max.map(|e| e.call(x));
    let end = most.unwrap_or(s.cap as i64);
    if end as u64 > s.cap as u64 || high as u64 > end as u64 || low as u64 > high as u64 {
        bad_slice(x, site, low, high, most, s, array);
    }
    put(
        x,
        to,
        cut(s, low as usize, high as usize, end as usize, size),
    );
}

/// Raises the panic of a slice expression whose bounds are wrong, as Go words it.
#[cold]
#[inline(never)]
fn bad_slice(
    x: Cx,
    site: SiteId,
    low: i64,
    high: i64,
    max: Option<i64>,
    s: SliceHeader,
    array: Option<u64>,
) -> ! {
    let (limit, of_cap) = match array {
        Some(len) => (len as i64, false),
        None => (s.cap as i64, true),
    };
    match max {
        Some(max) => panic::slice3(x, low, high, max, limit, of_cap, site),
        None => panic::slice(x, low, high, limit, of_cap, site),
    }
}
