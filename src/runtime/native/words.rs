//! Which Rust types stand for which Go types, in words and in memory.

use crate::runtime::context::Cx;
use crate::runtime::iface::Any;
use crate::runtime::memory;
use crate::runtime::slices::{Slice, SliceHeader};
use crate::runtime::strings::Str;

/// A Rust type for a Go type's words form.
pub trait Arg: Copy {
    /// How many words.
    const WORDS: usize;

    /// Reads it.
    ///
    /// # Safety
    /// `p` points to the words of such a value.
    unsafe fn load(p: *const u64) -> Self;

    /// Writes it.
    ///
    /// # Safety
    /// There is room for the words at `p`.
    unsafe fn store(self, cx: Cx, p: *mut u64);
}

/// A Rust type for a Go type's memory form.
pub trait Element: Arg {
    /// Bytes.
    const SIZE: usize;
    /// Alignment.
    const ALIGN: usize;
    /// Whether it may hold references.
    const POINTERS: bool;
    /// Bytes in compiled Go.
    const GO_SIZE: usize;

    /// Reads it.
    ///
    /// # Safety
    /// `p` points to such a value in memory form.
    unsafe fn load_memory(p: *const u8) -> Self;

    /// Writes it.
    ///
    /// # Safety
    /// `p` points to room for such a value in a live object.
    unsafe fn store_memory(self, cx: Cx, p: *mut u8);
}

macro_rules! integers {
    ($($ty:ty, $load:ident, $store:ident, $raw:ty;)*) => {$(
        impl Arg for $ty {
            const WORDS: usize = 1;
            #[inline(always)]
            unsafe fn load(p: *const u64) -> Self {
                // SAFETY: as the caller promises.
                unsafe { *p as $ty }
            }
            #[inline(always)]
            unsafe fn store(self, _: Cx, p: *mut u64) {
                // SAFETY: as the caller promises. The cast extends by the type's sign.
                unsafe { *p = self as u64 }
            }
        }

        impl Element for $ty {
            const SIZE: usize = size_of::<$ty>();
            const ALIGN: usize = size_of::<$ty>();
            const POINTERS: bool = false;
            const GO_SIZE: usize = size_of::<$ty>();
            #[inline(always)]
            unsafe fn load_memory(p: *const u8) -> Self {
                // SAFETY: as the caller promises.
                unsafe { memory::$load(p) as $ty }
            }
            #[inline(always)]
            unsafe fn store_memory(self, _: Cx, p: *mut u8) {
                // SAFETY: as the caller promises.
                unsafe { memory::$store(p, self as $raw) }
            }
        }
    )*};
}

integers! {
    i8, load8, store8, u8;
    i16, load16, store16, u16;
    i32, load32, store32, u32;
    i64, load64, store64, u64;
    u8, load8, store8, u8;
    u16, load16, store16, u16;
    u32, load32, store32, u32;
    u64, load64, store64, u64;
}

/// Implements [`Arg`] and [`Element`] for a type that is one word, a reference, in both forms.
macro_rules! reference {
    (for[$($g:tt)*] $ty:ty, go $go:expr, |$w:ident| $from:expr, |$v:ident| $to:expr) => {
        impl<$($g)*> $crate::runtime::native::Arg for $ty {
            const WORDS: usize = 1;
            #[inline(always)]
            unsafe fn load(p: *const u64) -> Self {
                // SAFETY: as the caller promises.
                let $w = unsafe { *p };
                $from
            }
            #[inline(always)]
            unsafe fn store(self, _: $crate::runtime::context::Cx, p: *mut u64) {
                let $v = self;
                // SAFETY: as the caller promises.
                unsafe { *p = $to }
            }
        }

        impl<$($g)*> $crate::runtime::native::Element for $ty {
            const SIZE: usize = 8;
            const ALIGN: usize = 8;
            const POINTERS: bool = true;
            const GO_SIZE: usize = $go;
            #[inline(always)]
            unsafe fn load_memory(p: *const u8) -> Self {
                // SAFETY: as the caller promises.
                let $w = unsafe { $crate::runtime::memory::load64(p) };
                $from
            }
            #[inline(always)]
            unsafe fn store_memory(self, _: $crate::runtime::context::Cx, p: *mut u8) {
                let $v = self;
                // SAFETY: as the caller promises.
                unsafe { $crate::runtime::memory::store64(p, $to) }
            }
        }
    };
}
pub(crate) use reference;

reference!(
    for[] Str, go 16,
    // SAFETY: as the caller of `load` promises.
    |w| unsafe { Str::from_word(w) },
    |v| v.word()
);
reference!(
    for[] Any, go 16,
    // SAFETY: as the caller of `load` promises.
    |w| unsafe { Any::from_word(w) },
    |v| v.word()
);

reference!(
    for[] Option<crate::runtime::types::TypeRef>, go 8,
    // SAFETY: the package that declares such a pointer fills its cell with nothing else.
    |w| unsafe { crate::runtime::types::Type::of_handle(w) },
    |v| v.map_or(0, crate::runtime::types::Type::handle)
);

impl Arg for bool {
    const WORDS: usize = 1;
    #[inline(always)]
    unsafe fn load(p: *const u64) -> Self {
        // SAFETY: as the caller promises.
        unsafe { *p != 0 }
    }
    #[inline(always)]
    unsafe fn store(self, _: Cx, p: *mut u64) {
        // SAFETY: as the caller promises.
        unsafe { *p = u64::from(self) }
    }
}

impl Element for bool {
    const SIZE: usize = 1;
    const ALIGN: usize = 1;
    const POINTERS: bool = false;
    const GO_SIZE: usize = 1;
    #[inline(always)]
    unsafe fn load_memory(p: *const u8) -> Self {
        // SAFETY: as the caller promises.
        unsafe { memory::load8(p) != 0 }
    }
    #[inline(always)]
    unsafe fn store_memory(self, _: Cx, p: *mut u8) {
        // SAFETY: as the caller promises.
        unsafe { memory::store8(p, u8::from(self)) }
    }
}

impl Arg for f64 {
    const WORDS: usize = 1;
    #[inline(always)]
    unsafe fn load(p: *const u64) -> Self {
        // SAFETY: as the caller promises.
        f64::from_bits(unsafe { *p })
    }
    #[inline(always)]
    unsafe fn store(self, _: Cx, p: *mut u64) {
        // SAFETY: as the caller promises.
        unsafe { *p = self.to_bits() }
    }
}

impl Element for f64 {
    const SIZE: usize = 8;
    const ALIGN: usize = 8;
    const POINTERS: bool = false;
    const GO_SIZE: usize = 8;
    #[inline(always)]
    unsafe fn load_memory(p: *const u8) -> Self {
        // SAFETY: as the caller promises.
        f64::from_bits(unsafe { memory::load64(p) })
    }
    #[inline(always)]
    unsafe fn store_memory(self, _: Cx, p: *mut u8) {
        // SAFETY: as the caller promises.
        unsafe { memory::store64(p, self.to_bits()) }
    }
}

impl Arg for f32 {
    const WORDS: usize = 1;
    #[inline(always)]
    unsafe fn load(p: *const u64) -> Self {
        // SAFETY: as the caller promises.
        f64::from_bits(unsafe { *p }) as f32
    }
    #[inline(always)]
    unsafe fn store(self, _: Cx, p: *mut u64) {
        // SAFETY: as the caller promises.
        unsafe { *p = f64::from(self).to_bits() }
    }
}

impl Element for f32 {
    const SIZE: usize = 4;
    const ALIGN: usize = 4;
    const POINTERS: bool = false;
    const GO_SIZE: usize = 4;
    #[inline(always)]
    unsafe fn load_memory(p: *const u8) -> Self {
        // SAFETY: as the caller promises.
        f32::from_bits(unsafe { memory::load32(p) })
    }
    #[inline(always)]
    unsafe fn store_memory(self, _: Cx, p: *mut u8) {
        // SAFETY: as the caller promises.
        unsafe { memory::store32(p, self.to_bits()) }
    }
}

/// A `complex128` (or, in words, a `complex64`).
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Complex {
    /// Real part.
    pub re: f64,
    /// Imaginary part.
    pub im: f64,
}

impl Arg for Complex {
    const WORDS: usize = 2;
    unsafe fn load(p: *const u64) -> Self {
        // SAFETY: as the caller promises.
        unsafe {
            Self {
                re: <f64 as Arg>::load(p),
                im: <f64 as Arg>::load(p.add(1)),
            }
        }
    }
    unsafe fn store(self, cx: Cx, p: *mut u64) {
        // SAFETY: as the caller promises.
        unsafe {
            Arg::store(self.re, cx, p);
            Arg::store(self.im, cx, p.add(1));
        }
    }
}

impl Element for Complex {
    const SIZE: usize = 16;
    const ALIGN: usize = 8;
    const POINTERS: bool = false;
    const GO_SIZE: usize = 16;
    unsafe fn load_memory(p: *const u8) -> Self {
        // SAFETY: the two forms of a complex128 are the same.
        unsafe { <Self as Arg>::load(p.cast()) }
    }
    unsafe fn store_memory(self, cx: Cx, p: *mut u8) {
        // SAFETY: the two forms of a complex128 are the same.
        unsafe { Arg::store(self, cx, p.cast()) }
    }
}

/// `N` words whatever they mean: a struct or array by value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Words<const N: usize>(pub [u64; N]);

impl<const N: usize> Arg for Words<N> {
    const WORDS: usize = N;
    unsafe fn load(p: *const u64) -> Self {
        // SAFETY: as the caller promises.
        Self(unsafe { p.cast::<[u64; N]>().read() })
    }
    unsafe fn store(self, _: Cx, p: *mut u64) {
        // SAFETY: as the caller promises.
        unsafe { p.cast::<[u64; N]>().write(self.0) }
    }
}

impl<T: Element> Arg for Slice<T> {
    const WORDS: usize = 3;
    #[inline(always)]
    unsafe fn load(p: *const u64) -> Self {
        // SAFETY: as the caller promises.
        unsafe { Self::from_header(SliceHeader::load(p)) }
    }
    #[inline(always)]
    unsafe fn store(self, _: Cx, p: *mut u64) {
        // SAFETY: as the caller promises.
        unsafe { self.header().store(p) }
    }
}

impl<T: Element> Element for Slice<T> {
    const SIZE: usize = 8;
    const ALIGN: usize = 8;
    const POINTERS: bool = true;
    const GO_SIZE: usize = 24;
    unsafe fn load_memory(p: *const u8) -> Self {
        // SAFETY: as the caller promises.
        unsafe { Self::from_header(SliceHeader::at(memory::load64(p))) }
    }
    unsafe fn store_memory(self, cx: Cx, p: *mut u8) {
        let h = self.header();
        let word = SliceHeader::new(cx, h.ptr, h.len as u64, h.cap as u64);
        // SAFETY: as the caller promises.
        unsafe { memory::store64(p, word) }
    }
}

/// What a native returns.
pub trait Results {
    /// Words of all results.
    const WORDS: usize;
    /// Words of the result area in front of the arguments: none for a single result of one word.
    const AREA: usize;

    /// Reads the results of a callee.
    ///
    /// # Safety
    /// They are at `p`.
    unsafe fn load(p: *const u64) -> Self;

    /// Writes the results.
    ///
    /// # Safety
    /// There is room for them at `p`.
    unsafe fn store(self, cx: Cx, p: *mut u64);
}

impl<A: Arg> Results for A {
    const WORDS: usize = A::WORDS;
    const AREA: usize = if A::WORDS == 1 { 0 } else { A::WORDS };
    #[inline(always)]
    unsafe fn load(p: *const u64) -> Self {
        // SAFETY: as the caller promises.
        unsafe { A::load(p) }
    }
    #[inline(always)]
    unsafe fn store(self, cx: Cx, p: *mut u64) {
        // SAFETY: as the caller promises.
        unsafe { Arg::store(self, cx, p) }
    }
}

impl Results for () {
    const WORDS: usize = 0;
    const AREA: usize = 0;
    unsafe fn load(_: *const u64) -> Self {}
    unsafe fn store(self, _: Cx, _: *mut u64) {}
}

impl Results for String {
    const WORDS: usize = 1;
    const AREA: usize = 0;
    unsafe fn load(p: *const u64) -> Self {
        // SAFETY: as the caller promises.
        unsafe { <Str as Arg>::load(p) }.to_owned()
    }
    unsafe fn store(self, cx: Cx, p: *mut u64) {
        // SAFETY: as the caller promises.
        unsafe { Arg::store(Str::new(cx, self.as_bytes()), cx, p) }
    }
}

/// A function that returns something and an error: the zero value beside an error that is not nil.
impl<T: Results> Results for Result<T, Any> {
    const WORDS: usize = T::WORDS + 1;
    const AREA: usize = if T::WORDS == 0 { 0 } else { T::WORDS + 1 };
    unsafe fn load(p: *const u64) -> Self {
        // SAFETY: as the caller promises.
        unsafe {
            let error = <Any as Arg>::load(p.add(T::WORDS));
            if error.is_nil() {
                Ok(T::load(p))
            } else {
                Err(error)
            }
        }
    }
    unsafe fn store(self, cx: Cx, p: *mut u64) {
        // SAFETY: as the caller promises; zero words are a value of every type.
        unsafe {
            match self {
                Ok(v) => {
                    v.store(cx, p);
                    *p.add(T::WORDS) = 0;
                }
                Err(e) => {
                    p.write_bytes(0, T::WORDS);
                    *p.add(T::WORDS) = e.word();
                }
            }
        }
    }
}

macro_rules! tuples {
    ($(($($a:ident)*))*) => {$(
        impl<$($a: Arg),*> Results for ($($a,)*) {
            const WORDS: usize = 0 $(+ <$a as Arg>::WORDS)*;
            const AREA: usize = Self::WORDS;
            #[allow(unused_assignments)]
            #[inline]
            unsafe fn load(p: *const u64) -> Self {
                let mut at = 0;
                ($({
                    // SAFETY: the results lie there one after the other.
                    let v = unsafe { <$a as Arg>::load(p.add(at)) };
                    at += <$a as Arg>::WORDS;
                    v
                },)*)
            }
            #[allow(unused_assignments, non_snake_case)]
            #[inline]
            unsafe fn store(self, cx: Cx, p: *mut u64) {
                let ($($a,)*) = self;
                let mut at = 0;
                $(
                    // SAFETY: there is room for all of them.
                    unsafe { Arg::store($a, cx, p.add(at)) };
                    at += <$a as Arg>::WORDS;
                )*
            }
        }
    )*};
}

tuples! { (A B) (A B C) (A B C D) (A B C D E) (A B C D E F) }
