//! Calls.
//!
//! A callee's frame begins `base` slots above the caller's, so a call stores nothing but the arguments and its site, and
//! ends in a jump to the callee's entry.

use super::build::Builder;
use super::code::Code;
use super::names::*;
use crate::runtime::context::{Func, Ret};
use crate::runtime::iface;
use crate::runtime::panic;
use crate::runtime::sync::Ordering;
use crate::tree::{Arg, Call, SiteId, Slot, Target};

/// Enters a function whose arguments are in place.
#[inline(always)]
pub fn enter<T: Value>(x: Cx, base: Slot, func: &'static Func, site: SiteId) -> T {
    let nf = x.at(base);
    // SAFETY: the slot before a callee's frame is for its site.
    unsafe { *nf.sub(1) = u64::from(site) };
    if x.check(nf, func.frame.load(Ordering::Relaxed)) {
        return grown(x, nf, func);
    }
    // SAFETY: the evaluator set the entry; T is what the function returns.
    unsafe { Code::<T>::entry(func) }.call(Cx { g: x.g, fp: nf })
}

/// What a call's node yields of what the callee returns: that, or nothing.
pub trait Keep<T>: Value {
    /// Keeps it or drops it.
    fn keep(returned: T) -> Self;
}

impl<T: Value> Keep<T> for T {
    #[inline(always)]
    fn keep(returned: T) -> T {
        returned
    }
}

macro_rules! dropped {
    ($($t:ty)*) => {$(
        impl Keep<$t> for () {
            #[inline(always)]
            fn keep(_: $t) {}
        }
    )*};
}
dropped! { i64 f64 bool }

/// Enters a function after the goroutine polled, or got more stack.
#[cold]
#[inline(never)]
fn grown<T: Value>(x: Cx, nf: *mut u64, func: &'static Func) -> T {
    x.grow(nf, func, |x| {
        // SAFETY: as in `enter`.
        unsafe { Code::<T>::entry(func) }.call(x)
    })
}

/// The function of a closure, and its word; panics for nil.
#[inline(always)]
fn closure_func(x: Cx, closure: i64, site: SiteId) -> &'static Func {
    if closure == 0 {
        panic::nil_dereference(x, site);
    }
    // SAFETY: a func value: its first word is its function.
    unsafe { *(closure as *const &'static Func) }
}

/// The function of an interface's method and the word to pass as receiver.
#[inline(always)]
fn method_func(x: Cx, value: i64, selector: u32, site: SiteId) -> (&'static Func, u64) {
    if value == 0 {
        panic::nil_dereference(x, site);
    }
    // SAFETY: an interface value that is not nil.
    let b = unsafe { iface::open(value as u64) };
    let words = b.words();
    let receiver = match b.ty.words {
        // SAFETY: the value is the one word.
        1 => unsafe { *words },
        _ => words as u64,
    };
    (
        b.ty.method(selector).unwrap_or_else(|| no_method()),
        receiver,
    )
}

#[cold]
#[inline(never)]
fn no_method() -> ! {
    unreachable!("the checker let no type without the method through")
}

/// What is called by `go` and `defer`.
#[derive(Clone, Copy)]
pub enum Callee {
    Func(&'static Func),
    Closure {
        value: Code<i64>,
        slot: Slot,
    },
    Method {
        value: Code<i64>,
        selector: u32,
        slot: Slot,
    },
}

impl Callee {
    /// Evaluates what is called, then puts the arguments, and the closure pointer or receiver, into their slots. None
    /// for a nil func value.
    #[inline(always)]
    pub fn prepare(&self, x: Cx, args: Code<()>, site: SiteId) -> Option<(&'static Func, u64)> {
        match *self {
            Callee::Func(f) => {
                args.call(x);
                Some((f, 0))
            }
            Callee::Closure { value, slot } => {
                let closure = value.call(x);
                args.call(x);
                x.set(slot, closure as u64);
                (closure != 0).then(|| (closure_func(x, closure, site), closure as u64))
            }
            Callee::Method {
                value,
                selector,
                slot,
            } => {
                let value = value.call(x);
                args.call(x);
                let (f, receiver) = method_func(x, value, selector, site);
                x.set(slot, receiver);
                Some((f, 0))
            }
        }
    }
}

impl Builder<'_> {
    /// A call of something that returns a `T`, a word in a register or nothing.
    pub fn call<T: Value, R: Keep<T>>(&self, c: &Call) -> Code<R> {
        match &c.target {
            Target::Func(func) => self.call_func::<T, R>(c, func),
            Target::Closure { value, slot } => {
                let (base, site, slot) = (c.base, c.site, *slot);
                let args = (!c.args.is_empty()).then(|| self.args(&c.args));
                int_left!(self, &**value, |fv| match args {
                    None => self.node(move |x| {
                        let closure = fv(x);
                        let func = closure_func(x, closure, site);
                        x.set(slot, closure as u64);
                        R::keep(enter::<T>(x, base, func, site))
                    }),
                    Some(args) => self.node(move |x| {
                        let closure = fv(x);
                        args.call(x);
                        let func = closure_func(x, closure, site);
                        x.set(slot, closure as u64);
                        R::keep(enter::<T>(x, base, func, site))
                    }),
                })
            }
            Target::Method {
                value,
                selector,
                slot,
            } => {
                let (base, site, slot, selector) = (c.base, c.site, *slot, *selector);
                let args = (!c.args.is_empty()).then(|| self.args(&c.args));
                int_composite!(self, &**value, |fv| match args {
                    None => self.node(move |x| {
                        let (func, receiver) = method_func(x, fv(x), selector, site);
                        x.set(slot, receiver);
                        R::keep(enter::<T>(x, base, func, site))
                    }),
                    Some(args) => self.node(move |x| {
                        let value = fv(x);
                        args.call(x);
                        let (func, receiver) = method_func(x, value, selector, site);
                        x.set(slot, receiver);
                        R::keep(enter::<T>(x, base, func, site))
                    }),
                })
            }
        }
    }

    /// A call of a known function.
    fn call_func<T: Value, R: Keep<T>>(&self, c: &Call, func: &'static Func) -> Code<R> {
        let (base, site) = (c.base, c.site);
        match &c.args[..] {
            [] => self.node(move |x| R::keep(enter::<T>(x, base, func, site))),
            [Arg::Word(slot, Word::Int(e))] => {
                let slot = *slot;
                int_deep!(self, e, |f| self.node(move |x| {
                    let v = f(x);
                    x.set(slot, v as u64);
                    R::keep(enter::<T>(x, base, func, site))
                }))
            }
            [Arg::Word(k, Word::Int(a)), Arg::Word(l, Word::Int(b))] => {
                let (k, l) = (*k, *l);
                int_operand!(self, a, |fa| int_operand!(self, b, |fb| self.node(
                    move |x| {
                        let a = fa(x);
                        x.set(k, a as u64);
                        let b = fb(x);
                        x.set(l, b as u64);
                        R::keep(enter::<T>(x, base, func, site))
                    }
                )))
            }
            args => {
                let args = self.args(args);
                self.node(move |x| {
                    args.call(x);
                    R::keep(enter::<T>(x, base, func, site))
                })
            }
        }
    }

    /// Arguments into their slots, in order.
    pub fn args(&self, args: &[Arg]) -> Code<()> {
        let stores: Vec<Code<()>> = args.iter().map(|a| self.arg(a)).collect();
        self.chain(&stores)
    }

    /// A value into its slots.
    pub fn arg(&self, a: &Arg) -> Code<()> {
        match a {
            Arg::Word(slot, w) => self.set_word(*slot, w),
            Arg::Wide(block) => self.unit(block),
        }
    }

    /// A call whose results are dropped or stay in the result area.
    pub fn call_stmt(&self, c: &Call) -> Code<()> {
        match c.ret {
            Ret::None | Ret::Slots => self.call::<(), ()>(c),
            Ret::Int => self.call::<i64, ()>(c),
            Ret::Float => self.call::<f64, ()>(c),
            Ret::Bool => self.call::<bool, ()>(c),
        }
    }

    /// What is called, for `go` and `defer`.
    pub fn callee(&self, c: &Call) -> Callee {
        match &c.target {
            Target::Func(f) => Callee::Func(f),
            Target::Closure { value, slot } => Callee::Closure {
                value: self.int(value),
                slot: *slot,
            },
            Target::Method {
                value,
                selector,
                slot,
            } => Callee::Method {
                value: self.int(value),
                selector: *selector,
                slot: *slot,
            },
        }
    }
}

/// Calls a function whose arguments are in the frame at `x.fp`; a one-word result goes to slot 0.
pub fn invoke(x: Cx, func: &'static Func) {
    // SAFETY: the evaluator set the entry, and the type is what `ret` says.
    unsafe {
        match func.ret {
            Ret::None | Ret::Slots => Code::<()>::entry(func).call(x),
            Ret::Int => x.set(0, Code::<i64>::entry(func).call(x).to_word()),
            Ret::Float => x.set(0, Code::<f64>::entry(func).call(x).to_word()),
            Ret::Bool => x.set(0, Code::<bool>::entry(func).call(x).to_word()),
        }
    }
}
