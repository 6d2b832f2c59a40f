//! Go panics: what they carry, how they are raised, and what an uncaught one prints.
//!
//! A Go panic unwinds as a Rust panic (`resume_unwind`, so no hook runs) whose payload is a [`GoPanic`]. Run-time errors
//! are raised as a plain Rust value; the Go value is made of it only when `recover` asks.
//!
//! The collector does not see inside the payload. Between raising and catching nothing is collected, as the goroutine does
//! not stop; whoever catches one moves it to its native stack before it runs Go code.

mod error;
mod print;
#[cfg(test)]
mod tests;

pub use error::RuntimeError;
pub(crate) use print::{describe, mistake};
pub use print::{format_complex, format_float, format_float32, report, uncaught};

use super::context::Cx;
use super::iface::{self, Any};
use super::native::{Arg, Ptr};
use super::strings::Str;
use super::{site, trace};
use std::panic::resume_unwind;

/// What a Go panic unwinds with.
#[derive(Clone, Debug)]
pub struct GoPanic {
    value: Value,
    /// Sites of the calls it was raised in, innermost first.
    pub trace: Vec<u32>,
    /// The earlier panic during whose deferred calls this one was raised.
    pub earlier: Option<Box<GoPanic>>,
    /// Whether `recover` has returned it.
    pub recovered: bool,
    /// Whether Go would have got a signal of the system: a use of nil.
    signal: bool,
    /// Keeps the values of the earlier panics alive: the address of a Go object, or 0.
    keep: u64,
}

#[derive(Clone, Debug)]
enum Value {
    /// An interface value, not nil.
    Go(Any),
    /// A run-time error that nobody has looked at yet.
    Runtime(RuntimeError),
}

/// What `runtime.Goexit` unwinds with.
pub struct Goexit {
    /// Sites of the calls it was called in, innermost first.
    pub trace: Vec<u32>,
    /// The panic whose deferred calls it was called in: it goes no further, but is shown before later ones.
    pub aborted: Option<GoPanic>,
}

impl Goexit {
    /// Notes that this exit was called while the deferred calls of `earlier` ran. `shared` is as for [`joined`].
    pub fn during(&mut self, cx: Cx, earlier: GoPanic, shared: usize) {
        self.trace = joined(&self.trace, Some(site::PANIC), &earlier.trace, shared);
        self.after(cx, earlier);
    }

    /// Has an earlier panic shown before all others.
    pub fn after(&mut self, cx: Cx, earlier: GoPanic) {
        match &mut self.aborted {
            Some(aborted) => aborted.follow(cx, earlier),
            None => self.aborted = Some(earlier),
        }
    }
}

impl GoPanic {
    /// A panic with this run-time error.
    pub fn runtime(error: RuntimeError, trace: Vec<u32>) -> Self {
        Self {
            signal: matches!(error, RuntimeError::NilDereference),
            value: Value::Runtime(error),
            trace,
            earlier: None,
            recovered: false,
            keep: 0,
        }
    }

    /// A panic with this value, which is not nil.
    pub fn value(value: Any, trace: Vec<u32>) -> Self {
        Self {
            signal: false,
            value: Value::Go(value),
            trace,
            earlier: None,
            recovered: false,
            keep: 0,
        }
    }

    /// Notes that this panic was raised while the deferred calls of `earlier` ran: it follows all that was known of that
    /// one, and its trace goes on where `earlier` was raised, as if nothing had been unwound.
    /// `shared` is as for [`joined`].
    pub fn during(mut self, cx: Cx, earlier: GoPanic, shared: usize) -> Self {
        self.trace = joined(&self.trace, Some(site::PANIC), &earlier.trace, shared);
        self.follow(cx, earlier);
        self
    }

    /// Notes that this panic was raised while deferred calls ran because of this exit.
    pub fn during_exit(mut self, cx: Cx, exit: &Goexit, shared: usize) -> Self {
        self.trace = joined(&self.trace, None, &exit.trace, shared);
        if let Some(aborted) = &exit.aborted {
            self.follow(cx, aborted.clone());
        }
        self
    }

    /// Puts `earlier` before all panics that are known to be earlier.
    fn follow(&mut self, cx: Cx, earlier: GoPanic) {
        let value = match &earlier.value {
            Value::Go(v) => v.word(),
            Value::Runtime(_) => 0,
        };
        if value != 0 || earlier.keep != 0 {
            let cell = cx.alloc_words(3);
            // SAFETY: a new object of three words.
            unsafe {
                *cell = value;
                *cell.add(1) = earlier.keep;
                *cell.add(2) = self.keep;
            }
            self.keep = cell.addr() as u64;
        }
        match &mut self.earlier {
            Some(known) => known.follow(cx, earlier),
            None => self.earlier = Some(Box::new(earlier)),
        }
    }

    /// What `recover` returns: always the same value for the same panic.
    pub fn go_value(&mut self, cx: Cx) -> Any {
        match &self.value {
            Value::Go(v) => *v,
            Value::Runtime(e) => {
                let v = e.go_value(cx);
                self.value = Value::Go(v);
                v
            }
        }
    }

    /// The run-time error if this is one and has not been recovered.
    pub fn runtime_error(&self) -> Option<&RuntimeError> {
        match &self.value {
            Value::Go(_) => None,
            Value::Runtime(e) => Some(e),
        }
    }
}

/// The trace of what was raised while deferred calls ran, as if what was raised earlier had unwound nothing; `between` is shown
/// between the two. `shared` is how many calls at the end of both are of the function that ran the deferred calls, and its
/// callers: those of the new one's are left out.
pub fn joined(new: &[u32], between: Option<u32>, earlier: &[u32], shared: usize) -> Vec<u32> {
    let mut trace = new[..new.len().saturating_sub(shared)].to_vec();
    trace.extend(between);
    trace.extend(earlier);
    trace
}

/// Raises a run-time error at `site`.
#[cold]
#[inline(never)]
pub fn raise(cx: Cx, error: RuntimeError, site: u32) -> ! {
    cx.g().site.set(site);
    throw(GoPanic::runtime(error, trace::capture(cx)))
}

/// `panic(v)`
#[cold]
#[inline(never)]
pub fn raise_value(cx: Cx, value: Any, site: u32) -> ! {
    if value.is_nil() {
        raise(cx, RuntimeError::PanicNil, site);
    }
    cx.g().site.set(site);
    throw(GoPanic::value(value, trace::capture(cx)))
}

/// Unwinds with a panic, for the first time or again.
pub fn throw(panic: GoPanic) -> ! {
    resume_unwind(Box::new(panic))
}

/// The bounds of a site as the program sees them: those of unsigned types are not negative.
fn bounds(cx: Cx, site: u32, bounds: [i64; 3]) -> [i128; 3] {
    let unsigned = cx.vm().sites.get(site).unsigned;
    let mut bit = 1;
    bounds.map(|bound| {
        let is_unsigned = unsigned & bit != 0;
        bit <<= 1;
        match is_unsigned {
            true => (bound as u64).into(),
            false => bound.into(),
        }
    })
}

/// `a[index]` with an index that, as an unsigned number, is not below `len`.
#[cold]
#[inline(never)]
pub fn index(cx: Cx, index: i64, len: i64, site: u32) -> ! {
    let [index, ..] = bounds(cx, site, [index, 0, 0]);
    raise(cx, RuntimeError::Index { index, len }, site)
}

/// `a[low:high]` out of bounds: raises the error that Go reports first. `limit` is the capacity of a slice (`of_cap`) or
/// the length of a string or array.
#[cold]
#[inline(never)]
pub fn slice(cx: Cx, low: i64, high: i64, limit: i64, of_cap: bool, site: u32) -> ! {
    let [low, end, _] = bounds(cx, site, [low, high, 0]);
    let error = if high < 0 || high > limit {
        RuntimeError::SliceHigh {
            high: end,
            limit,
            of_cap,
        }
    } else {
        RuntimeError::SliceLow { low, high }
    };
    raise(cx, error, site)
}

/// `a[low:high:max]` out of bounds.
#[cold]
#[inline(never)]
pub fn slice3(cx: Cx, low: i64, high: i64, max: i64, limit: i64, of_cap: bool, site: u32) -> ! {
    let [low, end, most] = bounds(cx, site, [low, high, max]);
    let error = if max < 0 || max > limit {
        RuntimeError::Slice3Max {
            max: most,
            limit,
            of_cap,
        }
    } else if high < 0 || high > max {
        RuntimeError::Slice3High { high: end, max }
    } else {
        RuntimeError::Slice3Low { low, high }
    };
    raise(cx, error, site)
}

/// Use of a nil pointer, func, or the method of a nil interface.
#[cold]
#[inline(never)]
pub fn nil_dereference(cx: Cx, site: u32) -> ! {
    raise(cx, RuntimeError::NilDereference, site)
}

/// Integer division by zero.
#[cold]
#[inline(never)]
pub fn divide(cx: Cx, site: u32) -> ! {
    raise(cx, RuntimeError::Divide, site)
}

/// A negative shift count.
#[cold]
#[inline(never)]
pub fn shift(cx: Cx, site: u32) -> ! {
    raise(cx, RuntimeError::Shift, site)
}

/// `x.(T)` failed: `interface` is the static type of x, `value` its value.
#[cold]
#[inline(never)]
pub fn assertion(
    cx: Cx,
    interface: super::types::TypeRef,
    value: Any,
    wanted: super::types::TypeRef,
    site: u32,
) -> ! {
    raise(
        cx,
        RuntimeError::Assertion {
            interface,
            dynamic: value.ty(),
            wanted,
        },
        site,
    )
}

impl Cx {
    /// Panics with a `runtime.Error` whose text is "runtime error: " and `text`.
    pub fn panic_text(self, text: &str) -> ! {
        raise(
            self,
            RuntimeError::Text(text.to_owned().into()),
            site::NATIVE,
        )
    }

    /// Panics with a `runtime.Error` whose text is `text`.
    pub fn panic_plain(self, text: &str) -> ! {
        raise(
            self,
            RuntimeError::Plain(text.to_owned().into()),
            site::NATIVE,
        )
    }

    /// Panics with a string, as `panic("..")` of a Go library does.
    pub fn panic_str(self, text: &str) -> ! {
        self.panic_str_at(text, site::NATIVE)
    }

    /// As [`Cx::panic_str`], at a site of Go's library that traces are to show.
    pub fn panic_str_at(self, text: &str, site: u32) -> ! {
        let s = Str::new(self, text.as_bytes());
        let string = super::types::basic(super::types::Kind::String);
        raise_value(self, Any::new(self, string, s), site)
    }

    /// `panic(value)`
    pub fn panic_any(self, value: Any) -> ! {
        raise_value(self, value, site::NATIVE)
    }

    /// `errors.New(text)`
    pub fn error(self, text: &str) -> Any {
        let s = Str::new(self, text.as_bytes());
        self.error_str(s)
    }

    /// `errors.New(s)`
    pub fn error_str(self, s: Str) -> Any {
        boxed_struct(self, self.vm().known.error_string(), s)
    }
}

/// A pointer to a new one-string struct, in an interface.
fn boxed_struct(cx: Cx, ty: super::types::TypeRef, s: Str) -> Any {
    let p = Ptr::new(cx, s);
    // SAFETY: the value is a pointer to such a struct.
    unsafe { Any::from_word(iface::make1(cx, ty, p.word())) }
}

/// An interface value of a type that is represented by a string.
fn boxed_str(cx: Cx, ty: super::types::TypeRef, s: Str) -> Any {
    let mut word = 0;
    // SAFETY: room for one word, which then is a value of the type.
    unsafe {
        s.store(cx, &mut word);
        Any::from_word(iface::make1(cx, ty, word))
    }
}
