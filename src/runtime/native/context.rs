//! What natives ask of their context.

use super::words::{Arg, Results};
use crate::runtime::context::{Cx, Func};
use crate::runtime::iface::Any;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::Str;
use crate::runtime::types::{Kind, SELECTOR_ERROR, SELECTOR_STRING, TypeRef, basic};

/// Arguments of a call into Go: a tuple of [`Arg`]s.
pub trait CallArgs {
    /// Writes them one after the other; returns how many words.
    ///
    /// # Safety
    /// There is room for them at `p`.
    unsafe fn store_all(self, cx: Cx, p: *mut u64) -> usize;
    /// How many words they take.
    const WORDS: usize;
}

macro_rules! call_args {
    ($(($($a:ident)*))*) => {$(
        impl<$($a: Arg),*> CallArgs for ($($a,)*) {
            const WORDS: usize = 0 $(+ $a::WORDS)*;
            #[allow(unused_mut, unused_variables, unused_assignments, non_snake_case)]
            unsafe fn store_all(self, cx: Cx, p: *mut u64) -> usize {
                let ($($a,)*) = self;
                let mut at = 0;
                $(
                    // SAFETY: there is room for all of them.
                    unsafe { Arg::store($a, cx, p.add(at)) };
                    at += $a::WORDS;
                )*
                at
            }
        }
    )*};
}

call_args! { () (A) (A B) (A B C) (A B C D) (A B C D E) }

/// Words that arguments or results of a typed call may take.
const MAX_WORDS: usize = 24;

fn words<A: CallArgs>(_: &A) -> usize {
    A::WORDS
}

impl Cx {
    /// Calls a Go function (`closure` is its closure object or 0) with typed arguments and results.
    pub fn call_typed<R: Results>(
        self,
        func: &'static Func,
        closure: u64,
        args: impl CallArgs,
    ) -> R {
        assert!(
            words(&args) <= MAX_WORDS && R::WORDS <= MAX_WORDS,
            "a call of few words"
        );
        assert_eq!(
            words(&args),
            func.args as usize,
            "arguments of {}",
            func.name
        );
        let mut input = [0; MAX_WORDS];
        let mut output = [0; MAX_WORDS];
        // SAFETY: there is room for that many words; the callee wrote results of these types.
        unsafe {
            let n = args.store_all(self, input.as_mut_ptr());
            self.call_func(func, closure, &input[..n], &mut output[..R::WORDS]);
            R::load(output.as_ptr())
        }
    }

    /// A new string.
    pub fn str(self, s: &str) -> Str {
        Str::new(self, s.as_bytes())
    }

    /// A new string of these bytes.
    pub fn str_bytes(self, bytes: &[u8]) -> Str {
        Str::new(self, bytes)
    }

    /// A new `[]byte`.
    pub fn bytes(self, bytes: &[u8]) -> Bytes {
        Bytes::new(self, bytes)
    }

    /// An `any` that holds an int.
    pub fn any_int(self, v: i64) -> Any {
        Any::new(self, basic(Kind::Int), v)
    }

    /// An `any` that holds a float64.
    pub fn any_float(self, v: f64) -> Any {
        Any::new(self, basic(Kind::Float64), v)
    }

    /// An `any` that holds a bool.
    pub fn any_bool(self, v: bool) -> Any {
        Any::new(self, basic(Kind::Bool), v)
    }

    /// An `any` that holds a string.
    pub fn any_str(self, v: Str) -> Any {
        Any::new(self, basic(Kind::String), v)
    }

    /// Whether a type has an `Error() string` method.
    pub fn is_error(self, ty: TypeRef) -> bool {
        ty.method(SELECTOR_ERROR).is_some()
    }

    /// Calls the value's `Error() string` if it has that method.
    pub fn error_text(self, value: Any) -> Option<Str> {
        self.call_selector(value, SELECTOR_ERROR, ())
    }

    /// Calls the value's `String() string` if it has that method.
    pub fn string_text(self, value: Any) -> Option<Str> {
        self.call_selector(value, SELECTOR_STRING, ())
    }

    /// Calls the method with this name, arguments and results if the dynamic type has it (exported names only). The types
    /// must be those of the method: check its signature first where that is in doubt.
    pub fn call_method<R: Results>(self, value: Any, name: &str, args: impl CallArgs) -> Option<R> {
        let ty = value.ty()?;
        let method = ty
            .methods()
            .iter()
            .find(|m| &*m.name == name && m.package.is_empty())?;
        Some(self.call_receiver(value, ty, method.func, args))
    }

    /// Calls the method with this selector if the dynamic type has it.
    pub fn call_selector<R: Results>(
        self,
        value: Any,
        selector: u32,
        args: impl CallArgs,
    ) -> Option<R> {
        let ty = value.ty()?;
        let func = ty.method(selector)?;
        Some(self.call_receiver(value, ty, func, args))
    }

    fn call_receiver<R: Results>(
        self,
        value: Any,
        ty: TypeRef,
        func: &'static Func,
        args: impl CallArgs,
    ) -> R {
        assert!(
            words(&args) <= MAX_WORDS && R::WORDS <= MAX_WORDS,
            "a call of few words"
        );
        let mut input = [0; 1 + MAX_WORDS];
        let mut output = [0; MAX_WORDS];
        // SAFETY: a box holds the value's words; there is room for the arguments.
        unsafe {
            // Methods in tables take the address of a receiver that is not of one word.
            input[0] = match ty.words {
                1 => *value.words(),
                _ => value.words() as u64,
            };
            let n = args.store_all(self, input.as_mut_ptr().add(1));
            self.call_func(func, 0, &input[..=n], &mut output[..R::WORDS]);
            R::load(output.as_ptr())
        }
    }
}
