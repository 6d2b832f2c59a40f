//! Go structs as natives see them: by value, and field by field behind a pointer.

use super::words::{Arg, Element, reference};
use crate::runtime::context::Cx;
use crate::runtime::panic::{RuntimeError, raise};
use crate::runtime::site;
use crate::runtime::sync::{AtomicU32, AtomicU64};
use std::marker::PhantomData;

/// A Rust picture of a Go struct type, made by [`go_struct!`](crate::go_struct).
pub trait GoStruct: Element {}

/// A field of type `F` in the struct `T`.
pub struct FieldOf<T, F> {
    offset: usize,
    types: PhantomData<fn(T) -> F>,
}

impl<T, F> Clone for FieldOf<T, F> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T, F> Copy for FieldOf<T, F> {}

impl<T, F> FieldOf<T, F> {
    /// For `go_struct!` only.
    #[doc(hidden)]
    pub const fn new(offset: usize) -> Self {
        Self {
            offset,
            types: PhantomData,
        }
    }

    /// Distance in bytes from the struct's start.
    pub const fn offset(self) -> usize {
        self.offset
    }
}

/// A pointer, perhaps nil, to a `T`; `Ptr` alone is a pointer to anything.
#[repr(transparent)]
pub struct Ptr<T = ()>(u64, PhantomData<T>);

impl<T> Clone for Ptr<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ptr<T> {}

impl<T> Default for Ptr<T> {
    fn default() -> Self {
        Self(0, PhantomData)
    }
}

impl<T> PartialEq for Ptr<T> {
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0
    }
}

reference!(for[T] Ptr<T>, go 8, |w| Ptr(w, PhantomData), |v| v.0);

impl<T> Ptr<T> {
    /// Its word.
    pub fn word(self) -> u64 {
        self.0
    }

    /// Whether it is nil.
    pub fn is_nil(self) -> bool {
        self.0 == 0
    }

    /// The same pointer, to something else.
    ///
    /// # Safety
    /// What it points to begins with a `U`.
    pub unsafe fn cast<U>(self) -> Ptr<U> {
        Ptr(self.0, PhantomData)
    }

    /// What it points to; a Go panic if it is nil.
    #[inline]
    pub fn deref(self, cx: Cx) -> Ref<T> {
        if self.0 == 0 {
            raise(cx, RuntimeError::NilDereference, site::NATIVE);
        }
        Ref(self.0, PhantomData)
    }

    /// What it points to unless it is nil.
    pub fn get(self) -> Option<Ref<T>> {
        (self.0 != 0).then_some(Ref(self.0, PhantomData))
    }
}

impl<T: Element> Ptr<T> {
    /// `new(T)`, set to `value`.
    pub fn new(cx: Cx, value: T) -> Self {
        let p = Self(cx.alloc(T::SIZE, T::POINTERS).addr() as u64, PhantomData);
        p.deref(cx).set(cx, value);
        p
    }
}

/// A variable of type `T` in Go memory.
///
/// # Invariant
/// The address is that of a live `T` in memory form.
pub struct Ref<T>(u64, PhantomData<T>);

impl<T> Clone for Ref<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Ref<T> {}

impl<T> Ref<T> {
    /// The pointer to it.
    pub fn ptr(self) -> Ptr<T> {
        Ptr(self.0, PhantomData)
    }

    /// Its address, as a key for wait queues.
    pub fn address(self) -> usize {
        self.0 as usize
    }

    /// One of its fields.
    #[inline]
    pub fn field<F>(self, field: FieldOf<T, F>) -> Ref<F> {
        Ref(self.0 + field.offset as u64, PhantomData)
    }
}

impl<T: Element> Ref<T> {
    /// Reads it.
    #[inline]
    pub fn get(self) -> T {
        // SAFETY: invariant of the type.
        unsafe { T::load_memory(self.0 as *const u8) }
    }

    /// Writes it.
    #[inline]
    pub fn set(self, cx: Cx, value: T) {
        // SAFETY: invariant of the type.
        unsafe { value.store_memory(cx, self.0 as *mut u8) }
    }
}

macro_rules! atomics {
    ($($ty:ty => $atomic:ty),*) => {$(
        impl Ref<$ty> {
            /// The variable as an atomic.
            #[inline]
            pub fn atomic<'a>(self) -> &'a $atomic {
                // SAFETY: Go memory is only accessed atomically; aligned by the invariant.
                unsafe { &*(self.0 as *const $atomic) }
            }
        }
    )*};
}

atomics! { i32 => AtomicU32, u32 => AtomicU32, i64 => AtomicU64, u64 => AtomicU64 }

impl<T> Ref<Ptr<T>> {
    /// The variable as an atomic word.
    pub fn atomic<'a>(self) -> &'a AtomicU64 {
        // SAFETY: as for the integers.
        unsafe { &*(self.0 as *const AtomicU64) }
    }
}

impl<T: Element, const N: usize> Arg for [T; N] {
    const WORDS: usize = (T::SIZE * N).div_ceil(8);
    unsafe fn load(p: *const u64) -> Self {
        // SAFETY: an array's two forms are the same.
        unsafe { Self::load_memory(p.cast()) }
    }
    unsafe fn store(self, cx: Cx, p: *mut u64) {
        // SAFETY: there is room, and an array's two forms are the same but for the padding.
        unsafe {
            p.write_bytes(0, <Self as Arg>::WORDS);
            self.store_memory(cx, p.cast());
        }
    }
}

impl<T: Element, const N: usize> Element for [T; N] {
    const SIZE: usize = T::SIZE * N;
    const ALIGN: usize = T::ALIGN;
    const POINTERS: bool = T::POINTERS;
    const GO_SIZE: usize = T::GO_SIZE * N;
    unsafe fn load_memory(p: *const u8) -> Self {
        // SAFETY: elements lie one after the other.
        std::array::from_fn(|i| unsafe { T::load_memory(p.add(i * T::SIZE)) })
    }
    unsafe fn store_memory(self, cx: Cx, p: *mut u8) {
        for (i, v) in self.into_iter().enumerate() {
            // SAFETY: elements lie one after the other.
            unsafe { v.store_memory(cx, p.add(i * T::SIZE)) }
        }
    }
}

/// For `go_struct!` only: offsets, size and alignment of fields of these sizes and alignments.
#[doc(hidden)]
pub const fn lay_out<const N: usize>(fields: [(usize, usize); N]) -> ([usize; N], usize, usize) {
    let mut offsets = [0; N];
    let (mut size, mut align, mut i) = (0usize, 1, 0);
    while i < N {
        let (field_size, field_align) = fields[i];
        size = size.next_multiple_of(field_align);
        offsets[i] = size;
        size += field_size;
        if field_align > align {
            align = field_align;
        }
        i += 1;
    }
    (offsets, size.next_multiple_of(align), align)
}

/// Declares a Rust picture of a Go struct type: `go_struct! { pub struct Mutex { pub state: i32, pub sema: u32 } }`.
///
/// It can be an argument or result by value, an element of a [`Slice`](crate::runtime::slices::Slice), and the target of
/// a [`Ptr`]; `Mutex::state` then names a field for [`Ref::field`]. The fields must be those of the Go type, in order.
#[macro_export]
macro_rules! go_struct {
    ($($(#[$meta:meta])* $vis:vis struct $name:ident { $($(#[$fmeta:meta])* $fvis:vis $field:ident: $ty:ty),* $(,)? })*) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy)]
        $vis struct $name { $($(#[$fmeta])* $fvis $field: $ty),* }

        const _: () = {
            use $crate::runtime::Cx;
            use $crate::runtime::native::{Arg, Element, FieldOf, GoStruct, struct_layout};

            #[allow(non_camel_case_types)]
            enum Index { $($field),* }

            const LAYOUT: ([usize; [$(stringify!($field)),*].len()], usize, usize) =
                struct_layout([$((<$ty as Element>::SIZE, <$ty as Element>::ALIGN)),*]);

            #[allow(non_upper_case_globals, dead_code)]
            impl $name {
                $(
                    /// Names the field.
                    $vis const $field: FieldOf<Self, $ty> = FieldOf::new(LAYOUT.0[Index::$field as usize]);
                )*
            }

            impl GoStruct for $name {}

            impl Arg for $name {
                const WORDS: usize = LAYOUT.1.div_ceil(8);
                unsafe fn load(p: *const u64) -> Self {
                    // SAFETY: a struct's two forms are the same.
                    unsafe { Self::load_memory(p.cast()) }
                }
                unsafe fn store(self, cx: Cx, p: *mut u64) {
                    // SAFETY: there is room, and a struct's two forms are the same but for the padding.
                    unsafe {
                        p.write_bytes(0, <Self as Arg>::WORDS);
                        self.store_memory(cx, p.cast());
                    }
                }
            }

            impl Element for $name {
                const SIZE: usize = LAYOUT.1;
                const ALIGN: usize = LAYOUT.2;
                const POINTERS: bool = false $(|| <$ty as Element>::POINTERS)*;
                const GO_SIZE: usize = struct_layout([$((<$ty as Element>::GO_SIZE, <$ty as Element>::ALIGN)),*]).1;
                unsafe fn load_memory(p: *const u8) -> Self {
                    Self {
                        // SAFETY: the field lies there.
                        $($field: unsafe { <$ty as Element>::load_memory(p.add(LAYOUT.0[Index::$field as usize])) }),*
                    }
                }
                unsafe fn store_memory(self, cx: Cx, p: *mut u8) {
                    // SAFETY: the fields lie there.
                    $(unsafe { self.$field.store_memory(cx, p.add(LAYOUT.0[Index::$field as usize])) };)*
                }
            }
        };
    )*};
}
