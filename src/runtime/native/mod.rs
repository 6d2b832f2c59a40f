//! Binding of Rust functions to body-less Go declarations, without unsafe code on their side.
//!
//! A native is an ordinary function or closure `fn(Cx, A, B, ..) -> R` whose types implement [`Arg`] and [`Results`];
//! [`natives!`](crate::natives) makes a table of them by the qualified names of their Go declarations.
//!
//! What a native must keep to: nothing is collected until it calls back into Go, blocks or polls. Across that the collector
//! sees its arguments, its local variables and Go memory, but not what is inside a `Vec`, `Box` or `String`: values that it
//! made itself and still needs then belong in local variables or a [`List`](super::slices::List). It holds no lock while
//! it calls back or blocks.

mod context;
mod handles;
mod structs;
#[cfg(test)]
mod tests;
mod words;

pub use context::CallArgs;
pub use handles::{ChanRef, FuncValue, MapRef};
#[doc(hidden)]
pub use structs::lay_out as struct_layout;
pub use structs::{FieldOf, GoStruct, Ptr, Ref};
pub use words::{Arg, Complex, Element, Results, Words};

use super::context::Cx;

/// A native as the evaluator calls it: arguments at `fp[R..]`, results at `fp[0..]`; a one-word result has R = 0 and goes to
/// `fp[0]` as well.
pub type NativeFn = unsafe fn(Cx);

/// A function that [`bind`] can make a [`NativeFn`] of; `M` only tells the implementations apart.
pub trait Native<M>: Copy {
    /// Loads the arguments, calls, stores the results.
    ///
    /// # Safety
    /// The frame holds arguments of these types.
    unsafe fn invoke(self, cx: Cx);
}

macro_rules! native_impls {
    ($(($($a:ident)*))*) => {$(
        impl<F, R, $($a),*> Native<fn($($a),*) -> R> for F
        where
            F: Fn(Cx, $($a),*) -> R + Copy,
            R: Results,
            $($a: Arg),*
        {
            #[allow(unused_assignments, unused_mut, unused_variables, non_snake_case)]
            #[inline]
            unsafe fn invoke(self, cx: Cx) {
                let mut at = R::AREA;
                $(
                    // SAFETY: the caller put arguments of these types there, one after the other.
                    let $a = unsafe { $a::load(cx.fp.add(at)) };
                    at += $a::WORDS;
                )*
                let result = self(cx, $($a),*);
                // SAFETY: the frame has room for the results.
                unsafe { result.store(cx, cx.fp) };
            }
        }
    )*};
}

native_impls! { () (A) (A B) (A B C) (A B C D) (A B C D E) (A B C D E G) (A B C D E G H) (A B C D E G H I) }

/// Makes a [`NativeFn`] of a function or of a closure without captures.
pub const fn bind<M, F: Native<M>>(_: F) -> NativeFn {
    const { assert!(size_of::<F>() == 0, "a native captures nothing") };
    shim::<M, F>
}

unsafe fn shim<M, F: Native<M>>(cx: Cx) {
    // SAFETY: a value of size 0 whose type is inhabited, as `bind` was given one, lies at every address.
    let f: F = unsafe { std::ptr::NonNull::dangling().read() };
    // SAFETY: as the caller promises.
    unsafe { f.invoke(cx) }
}

/// Defines `NATIVES`, the table of a package's natives: `natives! { "strings.Index" => index, .. }`.
#[macro_export]
macro_rules! natives {
    ($($name:literal => $f:expr),* $(,)?) => {
        /// This package's natives by the qualified names of their Go declarations.
        pub static NATIVES: &[(&str, $crate::runtime::native::NativeFn)] = &[
            $(($name, $crate::runtime::native::bind($f))),*
        ];
    };
}
