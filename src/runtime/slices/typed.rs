//! Slices as natives see them: typed, safe, by element.

use super::{ElemLayout, SliceHeader, alloc_elements, append_room, make};
use crate::runtime::context::Cx;
use crate::runtime::memory;
use crate::runtime::native::Element;
use crate::runtime::site;
use std::marker::PhantomData;

/// A slice of elements that Rust knows as `T`.
///
/// # Invariant
/// The header is that of a Go slice whose elements are in the memory form that `T` reads and writes.
#[derive(Debug)]
#[repr(transparent)]
pub struct Slice<T>(SliceHeader, PhantomData<T>);

/// A `[]byte`.
pub type Bytes = Slice<u8>;

impl<T> Clone for Slice<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Slice<T> {}

impl<T> Default for Slice<T> {
    fn default() -> Self {
        Self(SliceHeader::default(), PhantomData)
    }
}

impl<T: Element> Slice<T> {
    /// The slice with this header.
    ///
    /// # Safety
    /// It is that of a slice of such elements.
    pub unsafe fn from_header(header: SliceHeader) -> Self {
        Self(header, PhantomData)
    }

    /// Pointer, length and capacity.
    pub fn header(self) -> SliceHeader {
        self.0
    }

    fn layout() -> ElemLayout {
        ElemLayout {
            size: T::SIZE,
            align: T::ALIGN,
            pointers: T::POINTERS,
            go_size: T::GO_SIZE,
        }
    }

    /// `make([]T, len)`
    pub fn make(cx: Cx, len: usize) -> Self {
        let len = i64::try_from(len).unwrap_or(i64::MAX);
        Self(
            make(cx, Self::layout(), len, len, site::NATIVE),
            PhantomData,
        )
    }

    /// `make([]T, len, cap)`; not less than `len` of capacity.
    pub fn with_cap(cx: Cx, len: usize, cap: usize) -> Self {
        let cap = cap.max(len);
        Self(
            SliceHeader {
                ptr: alloc_elements(cx, Self::layout(), cap),
                len,
                cap,
            },
            PhantomData,
        )
    }

    /// A new slice of these elements. References among them must be reachable otherwise meanwhile.
    pub fn from_elements(cx: Cx, elements: &[T]) -> Self {
        let out = Self::make(cx, elements.len());
        for (i, e) in elements.iter().enumerate() {
            out.set(cx, i, *e);
        }
        out
    }

    /// Number of elements.
    pub fn len(self) -> usize {
        self.0.len
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0.len == 0
    }

    /// Capacity.
    pub fn cap(self) -> usize {
        self.0.cap
    }

    /// Whether the slice is nil.
    pub fn is_nil(self) -> bool {
        self.0.ptr == 0
    }

    fn address(self, i: usize) -> *mut u8 {
        assert!(
            i < self.0.len,
            "index {i} of a slice of length {}",
            self.0.len
        );
        (self.0.ptr as *mut u8).wrapping_add(i * T::SIZE)
    }

    /// The element at `i`, which must be below the length.
    #[inline]
    pub fn get(self, i: usize) -> T {
        // SAFETY: inside the slice, whose elements are of this form.
        unsafe { T::load_memory(self.address(i)) }
    }

    /// Sets the element at `i`, which must be below the length.
    #[inline]
    pub fn set(self, cx: Cx, i: usize, value: T) {
        // SAFETY: inside the slice, whose elements are of this form.
        unsafe { value.store_memory(cx, self.address(i)) }
    }

    /// Exchanges two elements.
    pub fn swap(self, i: usize, j: usize) {
        // SAFETY: two elements of the slice.
        unsafe { memory::swap(self.address(i), self.address(j), T::SIZE, T::ALIGN) }
    }

    /// `s[low:high]`; panics in Rust unless low <= high <= cap.
    pub fn slice(self, low: usize, high: usize) -> Self {
        assert!(low <= high && high <= self.0.cap, "bounds of a slice");
        let cap = self.0.cap - low;
        // An empty rest must not point behind the object.
        let ptr = if cap == 0 {
            self.0.ptr
        } else {
            self.0.ptr + (low * T::SIZE) as u64
        };
        Self(
            SliceHeader {
                ptr,
                len: high - low,
                cap,
            },
            PhantomData,
        )
    }

    /// Copies elements into the slice from its start on, as many as fit; returns how many.
    pub fn copy_from(self, cx: Cx, elements: &[T]) -> usize {
        let n = elements.len().min(self.len());
        for (i, e) in elements[..n].iter().enumerate() {
            self.set(cx, i, *e);
        }
        n
    }

    /// `s[:len(s):len(s)]`: appending to it makes a copy.
    pub fn clipped(self) -> Self {
        let cap = self.0.len;
        Self(SliceHeader { cap, ..self.0 }, PhantomData)
    }

    /// `append(s, value)`
    pub fn append(self, cx: Cx, value: T) -> Self {
        let out = Self(append_room(cx, Self::layout(), self.0, 1), PhantomData);
        out.set(cx, self.0.len, value);
        out
    }

    /// The elements as they are when each is asked for.
    pub fn iter(self) -> Elements<T> {
        Elements { slice: self, at: 0 }
    }

    /// The elements, copied. References in it are not seen by the collector: the slice must outlive it.
    pub fn to_vec(self) -> Vec<T> {
        self.iter().collect()
    }
}

impl<T: Element> IntoIterator for Slice<T> {
    type Item = T;
    type IntoIter = Elements<T>;

    fn into_iter(self) -> Elements<T> {
        self.iter()
    }
}

/// Iterator of [`Slice::iter`].
pub struct Elements<T> {
    slice: Slice<T>,
    at: usize,
}

impl<T: Element> Iterator for Elements<T> {
    type Item = T;

    fn next(&mut self) -> Option<T> {
        if self.at >= self.slice.len() {
            return None;
        }
        self.at += 1;
        Some(self.slice.get(self.at - 1))
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let left = self.slice.len() - self.at;
        (left, Some(left))
    }
}

impl<T: Element> ExactSizeIterator for Elements<T> {}

impl Slice<u8> {
    /// A new `[]byte` with these bytes.
    pub fn new(cx: Cx, bytes: &[u8]) -> Self {
        let out = Self::with_cap(cx, bytes.len(), 0);
        out.write(0, bytes);
        out
    }

    /// The bytes. The program may change them at any time from another goroutine, or through what this one calls: every
    /// read may see something else, so what was validated once must not be trusted (take [`Bytes::to_vec`] for that).
    pub fn as_bytes<'a>(self) -> &'a [u8] {
        match self.0.ptr {
            0 => &[],
            // SAFETY: the slice's bytes; the collector sees the slice where the caller holds it.
            p => unsafe { std::slice::from_raw_parts(p as *const u8, self.0.len) },
        }
    }

    /// Copies bytes into the slice from `at` on, as many as fit; returns how many.
    pub fn write(self, at: usize, bytes: &[u8]) -> usize {
        let n = bytes.len().min(self.0.len.saturating_sub(at));
        if n > 0 {
            // SAFETY: so many bytes are left after `at`.
            unsafe { std::ptr::copy(bytes.as_ptr(), (self.0.ptr as *mut u8).add(at), n) };
        }
        n
    }

    /// `append(s, bytes...)`
    pub fn extend(self, cx: Cx, bytes: &[u8]) -> Self {
        let out = Self(
            append_room(cx, Self::layout(), self.0, bytes.len()),
            PhantomData,
        );
        out.write(self.0.len, bytes);
        out
    }
}

/// A list that grows in Go's heap: for collecting values that the collector must see while more are made.
#[derive(Clone, Copy, Default)]
pub struct List<T>(Slice<T>);

impl<T: Element> List<T> {
    /// An empty list with room for `n` elements.
    pub fn with_cap(cx: Cx, n: usize) -> Self {
        Self(Slice::with_cap(cx, 0, n))
    }

    /// Adds an element.
    pub fn push(&mut self, cx: Cx, value: T) {
        self.0 = self.0.append(cx, value);
    }

    /// Number of elements.
    pub fn len(self) -> usize {
        self.0.len()
    }

    /// Whether there are none.
    pub fn is_empty(self) -> bool {
        self.0.is_empty()
    }

    /// The elements as a slice.
    pub fn finish(self) -> Slice<T> {
        self.0
    }
}
