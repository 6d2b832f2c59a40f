//! Closures as functions of Go: their arguments, their results, and whether a declaration fits.

use super::value::Go;
use crate::runtime::host::{Binding, Call, HostFunc};
use crate::runtime::types::{Kind, TypeRef};
use std::fmt::Display;
use std::future::Future;
use std::marker::PhantomData;
use std::sync::Arc;

/// The arguments of a function: a tuple of types that implement [`Go`].
///
/// ```
/// fn arguments<A: zokor::host::Args>() {}
///
/// arguments::<()>();
/// arguments::<(i64, String, Vec<f64>)>();
/// ```
pub trait Args: Sized + 'static {
    /// Whether they can be passed to parameters of these types; else where they differ.
    #[doc(hidden)]
    fn check(params: &[TypeRef]) -> Result<(), String>;
    /// Takes the arguments of a call.
    #[doc(hidden)]
    fn load(call: &Call) -> Result<Self, String>;
    /// Passes them to a function of the script.
    #[doc(hidden)]
    fn pass(
        self,
        call: &Call,
        params: &[TypeRef],
        then: &mut dyn FnMut(&[crate::runtime::value::Value]),
    );
}

/// What a function returns: nothing, a type that implements [`Go`], a tuple of them, or `Option` or `Result` around them.
///
/// ```
/// fn results<R: zokor::host::Results>() {}
///
/// results::<()>();
/// results::<(i64, String)>();
/// results::<Result<Option<Vec<u8>>, String>>();
/// ```
pub trait Results: Sized + 'static {
    /// Whether they can be results of these types; else where they differ.
    #[doc(hidden)]
    fn check(results: &[TypeRef]) -> Result<(), String>;
    /// Leaves the results of a call.
    #[doc(hidden)]
    fn store(self, call: &Call);
    /// Takes what a function of the script has returned.
    #[doc(hidden)]
    fn take(call: &Call, results: &[crate::runtime::value::Value]) -> Result<Self, String>;
}

/// A closure that takes these arguments.
///
/// ```
/// use zokor::host::Callee;
///
/// fn twice<F: Callee<(i64,), Out = i64>>(f: F) -> i64 {
///     f.invoke((f.invoke((1,)),))
/// }
/// assert_eq!(twice(|n: i64| n + 1), 3);
/// ```
pub trait Callee<A>: Send + Sync + 'static {
    /// What it returns.
    type Out;
    /// Calls it.
    fn invoke(&self, args: A) -> Self::Out;
}

/// A closure that takes the call and these arguments.
///
/// ```
/// use zokor::{Call, host::CalleeWith};
///
/// fn takes_the_call<F: CalleeWith<(i64,), Out = i64>>(_: F) {}
/// takes_the_call(|call: &Call, n: i64| n + call.goroutine() as i64);
/// ```
pub trait CalleeWith<A>: Send + Sync + 'static {
    /// What it returns.
    type Out;
    /// Calls it.
    fn invoke(&self, call: &Call, args: A) -> Self::Out;
}

/// A future that goroutines can wait for.
///
/// ```
/// fn future(_: impl zokor::host::Async<Output = i64>) {}
/// future(async { 1 });
/// ```
pub trait Async: Future + Send + 'static {}

impl<F: Future + Send + 'static> Async for F {}

/// A closure to be bound.
pub(super) struct Bind<F, A, R> {
    run: Arc<F>,
    types: PhantomData<fn(A) -> R>,
}

impl<F, A, R> Bind<F, A, R>
where
    F: Fn(&Call, A) -> R,
{
    pub fn new(run: F) -> Self {
        Bind {
            run: Arc::new(run),
            types: PhantomData,
        }
    }
}

impl<F, A: Args, R: Results> Binding for Bind<F, A, R>
where
    F: Fn(&Call, A) -> R + Send + Sync + 'static,
{
    fn bind(&self, params: &[TypeRef], results: &[TypeRef]) -> Result<HostFunc, String> {
        A::check(params)?;
        R::check(results)?;
        let run = self.run.clone();
        Ok(HostFunc::new(params, results, move |call| {
            match A::load(call) {
                Ok(args) => run(call, args).store(call),
                Err(text) => call.panic(&text),
            }
        }))
    }
}

/// What is wrong with a list of types in a declaration.
fn compare(
    what: &str,
    declared: &[TypeRef],
    wanted: &[(bool, String, String)],
) -> Result<(), String> {
    if declared.len() != wanted.len() {
        let s = |n| if n == 1 { "" } else { "s" };
        return Err(format!(
            "declared with {} {what}{}, but the host's code has {}",
            declared.len(),
            s(declared.len()),
            wanted.len(),
        ));
    }
    for (i, (ty, (fits, rust, go))) in declared.iter().zip(wanted).enumerate() {
        if !fits {
            return Err(format!(
                "{what} {} is declared as {}, but the host's code has {rust} there, which stands for {go}",
                i + 1,
                ty.string,
            ));
        }
    }
    Ok(())
}

fn wanted<T: Go>(declared: &[TypeRef], i: usize) -> (bool, String, String) {
    let fits = declared.get(i).is_some_and(|ty| T::fits(ty));
    (fits, T::rust_name(), T::go_name())
}

macro_rules! arguments {
    ($(($($a:ident $i:tt)*))*) => {$(
        impl<$($a: Go),*> Args for ($($a,)*) {
            fn check(params: &[TypeRef]) -> Result<(), String> {
                compare("parameter", params, &[$(wanted::<$a>(params, $i)),*])
            }
            #[allow(unused_variables)]
            fn load(call: &Call) -> Result<Self, String> {
                Ok(($($a::from_go(call, call.arg($i))?,)*))
            }
            #[allow(unused_variables)]
            fn pass(
                self,
                call: &Call,
                params: &[TypeRef],
                then: &mut dyn FnMut(&[crate::runtime::value::Value]),
            ) {
                then(&[$(self.$i.to_go(call, params[$i])),*]);
            }
        }

        impl<F, R, $($a),*> Callee<($($a,)*)> for F
        where
            F: Fn($($a),*) -> R + Send + Sync + 'static,
        {
            type Out = R;
            #[allow(unused_variables)]
            fn invoke(&self, args: ($($a,)*)) -> R {
                self($(args.$i),*)
            }
        }

        impl<F, R, $($a),*> CalleeWith<($($a,)*)> for F
        where
            F: Fn(&Call, $($a),*) -> R + Send + Sync + 'static,
        {
            type Out = R;
            #[allow(unused_variables)]
            fn invoke(&self, call: &Call, args: ($($a,)*)) -> R {
                self(call, $(args.$i),*)
            }
        }
    )*};
}

arguments! {
    ()
    (A 0)
    (A 0 B 1)
    (A 0 B 1 C 2)
    (A 0 B 1 C 2 D 3)
    (A 0 B 1 C 2 D 3 E 4)
    (A 0 B 1 C 2 D 3 E 4 G 5)
    (A 0 B 1 C 2 D 3 E 4 G 5 H 6)
    (A 0 B 1 C 2 D 3 E 4 G 5 H 6 I 7)
}

impl Results for () {
    fn check(results: &[TypeRef]) -> Result<(), String> {
        compare("result", results, &[])
    }
    fn store(self, _: &Call) {}
    fn take(_: &Call, _: &[crate::runtime::value::Value]) -> Result<Self, String> {
        Ok(())
    }
}

/// Makes a type that implements [`Go`] a result.
#[doc(hidden)]
#[macro_export]
macro_rules! go_result {
    (for[$($g:tt)*] $ty:ty) => {
        impl<$($g)*> $crate::host::Results for $ty {
            fn check(results: &[$crate::host::TypeRef]) -> Result<(), String> {
                $crate::host::check_one::<$ty>(results)
            }
            fn store(self, call: &$crate::host::Call) {
                $crate::host::store_one(self, call);
            }
            fn take(
                call: &$crate::host::Call,
                results: &[$crate::host::Value],
            ) -> Result<Self, String> {
                <Self as $crate::host::Go>::from_go(call, results[0])
            }
        }
    };
}

/// Whether a type fits as the only result.
#[doc(hidden)]
pub fn check_one<T: Go>(results: &[TypeRef]) -> Result<(), String> {
    compare("result", results, &[wanted::<T>(results, 0)])
}

/// Leaves the only, or the first, result of a call.
#[doc(hidden)]
pub fn store_one<T: Go>(value: T, call: &Call) {
    call.set(0, value.to_go(call, call.result_type(0)));
}

macro_rules! tuples {
    ($(($($a:ident $i:tt)*))*) => {$(
        impl<$($a: Go),*> Results for ($($a,)*) {
            fn check(results: &[TypeRef]) -> Result<(), String> {
                compare("result", results, &[$(wanted::<$a>(results, $i)),*])
            }
            fn store(self, call: &Call) {
                $(call.set($i, self.$i.to_go(call, call.result_type($i)));)*
            }
            fn take(
                call: &Call,
                results: &[crate::runtime::value::Value],
            ) -> Result<Self, String> {
                Ok(($($a::from_go(call, results[$i])?,)*))
            }
        }
    )*};
}

tuples! { (A 0 B 1) (A 0 B 1 C 2) (A 0 B 1 C 2 D 3) }

/// Two results, the value and whether it is there; or one, a pointer that may be nil.
impl<T: Go> Results for Option<T> {
    fn check(results: &[TypeRef]) -> Result<(), String> {
        match results {
            [_] => check_one::<Option<T>>(results),
            _ => compare(
                "result",
                results,
                &[wanted::<T>(results, 0), wanted::<bool>(results, 1)],
            ),
        }
    }
    fn store(self, call: &Call) {
        if call.results() == 1 {
            return store_one(self, call);
        }
        let there = self.is_some();
        match self {
            Some(value) => store_one(value, call),
            None => call.set_zero(0),
        }
        call.set(1, there.to_go(call, call.result_type(1)));
    }
    fn take(call: &Call, results: &[crate::runtime::value::Value]) -> Result<Self, String> {
        match results {
            [one] => Go::from_go(call, *one),
            _ if results[1].bool() => T::from_go(call, results[0]).map(Some),
            _ => Ok(None),
        }
    }
}

/// The results of `T`, and an error.
impl<T: Results, E: Display + From<String> + 'static> Results for Result<T, E> {
    fn check(results: &[TypeRef]) -> Result<(), String> {
        let Some((last, first)) = results.split_last() else {
            return compare(
                "result",
                results,
                &[(false, "Result".into(), "error".into())],
            );
        };
        if last.kind != Kind::Interface || &*last.string != "error" {
            let i = results.len();
            return Err(format!(
                "result {i} is declared as {}, but the host's code has a Result, whose last result is an error",
                last.string
            ));
        }
        T::check(first)
    }
    fn store(self, call: &Call) {
        let last = call.results() - 1;
        match self {
            Ok(value) => {
                value.store(call);
                call.set_zero(last);
            }
            Err(e) => {
                let error = call.cx().error(&e.to_string());
                (0..last).for_each(|i| call.set_zero(i));
                call.set_any(last, error);
            }
        }
    }
    fn take(call: &Call, results: &[crate::runtime::value::Value]) -> Result<Self, String> {
        let (last, first) = results.split_last().expect("an error is among the results");
        match last.elem() {
            None => T::take(call, first).map(Ok),
            Some(error) => {
                let cx = call.cx();
                let text = cx.error_text(error.to_any(cx));
                Ok(Err(text.map(|s| s.to_owned()).unwrap_or_default().into()))
            }
        }
    }
}
