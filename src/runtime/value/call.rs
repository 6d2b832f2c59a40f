//! Calling functions whose types only descriptors know, and making such functions.
//!
//! A made function's closure object is: the function, its type, and two words that depend on how it is run.

use super::{Reflected, Value};
use crate::runtime::context::{Cx, Func, Ret};
use crate::runtime::memory;
use crate::runtime::native::FuncValue;
use crate::runtime::panic::{RuntimeError, raise};
use crate::runtime::site;
use crate::runtime::slices::Slice;
use crate::runtime::sync::{Mutex, Ordering};
use crate::runtime::types::{Kind, Method, TypeRef, same};
use crate::runtime::vm::MadeFn;
use std::collections::HashMap;

/// How a made function is run.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Role {
    /// A Go function of `[]reflect.Value` is called.
    Values,
    /// A method is called with the receiver's word that the closure has.
    Bound,
    /// A method is called with the receiver that comes first, in words form.
    First,
}

/// The functions made so far, by what tells them apart.
#[derive(Default)]
struct Made(Mutex<HashMap<(Role, usize), &'static Func>>);

const CLOSURE_WORDS: usize = 4;

fn words(types: &[TypeRef]) -> usize {
    types.iter().map(|t| t.words).sum()
}

/// How a function with these results returns, and the words of its result area.
fn ret(results: &[TypeRef]) -> (Ret, usize) {
    match results {
        _ if words(results) == 0 => (Ret::None, 0),
        [one] if one.words == 1 => match one.kind {
            Kind::Float32 | Kind::Float64 => (Ret::Float, 0),
            Kind::Bool => (Ret::Bool, 0),
            _ => (Ret::Int, 0),
        },
        _ => (Ret::Slots, words(results)),
    }
}

/// The function of this role and func type.
fn made(cx: Cx, role: Role, ty: TypeRef) -> &'static Func {
    let mut all = cx.vm().extension::<Made>().0.lock();
    all.entry((role, std::ptr::from_ref(ty).addr()))
        .or_insert_with(|| {
            let (ret, area) = ret(ty.results());
            let (name, run): (_, MadeFn) = match role {
                Role::Values => ("reflect.makeFuncStub", run_values),
                Role::Bound => ("reflect.methodValueCall", run_bound),
                Role::First => ("reflect.methodExpression", run_first),
            };
            let func = Func::new(name, words(ty.params()) as u32, area as u32, ret);
            let func = cx.vm().keep.one(func);
            cx.vm().note_frame(func.frame.load(Ordering::Relaxed));
            (cx.vm().config.hooks.make)(cx.vm(), func, run);
            func
        })
}

/// A closure of a made function, as a value of type `ty`.
fn closure(cx: Cx, role: Role, ty: TypeRef, data: [u64; 2]) -> Value {
    let func = made(cx, role, ty);
    let p = cx.alloc_words(CLOSURE_WORDS);
    let object = [
        std::ptr::from_ref(func).addr() as u64,
        std::ptr::from_ref(ty).addr() as u64,
        data[0],
        data[1],
    ];
    // SAFETY: a new object of that size, which then is a closure of a function of type `ty`.
    unsafe {
        p.copy_from_nonoverlapping(object.as_ptr(), CLOSURE_WORDS);
        Value::new(cx, ty, FuncValue::from_word(p.addr() as u64))
    }
}

/// The func type of a made function that runs, and its closure's other words.
///
/// # Safety
/// The frame is one of `func`, which is a made function.
unsafe fn captured(cx: Cx, func: &Func) -> (TypeRef, [u64; 2]) {
    // SAFETY: the closure pointer follows the arguments; the closure is as `closure` made it.
    unsafe {
        let c = *cx.fp.add(func.linkage() - 1) as *const u64;
        (&*(*c.add(1) as *const _), [*c.add(2), *c.add(3)])
    }
}

/// Values of these types, from their words one after the other, copied.
///
/// # Safety
/// The words are there.
unsafe fn unpack(cx: Cx, types: &[TypeRef], p: *const u64) -> Vec<Value> {
    let mut at = p;
    let mut out = Vec::with_capacity(types.len());
    for ty in types {
        // SAFETY: as the caller promises.
        unsafe {
            let v = Value::from_words(ty, at);
            out.push(v.detached(cx));
            at = at.add(ty.words);
        }
    }
    out
}

/// Writes values in words form one after the other.
///
/// # Safety
/// There is room.
unsafe fn pack(values: impl IntoIterator<Item = Value>, p: *mut u64) {
    let mut at = p;
    for v in values {
        let n = v.ty.words;
        // SAFETY: as the caller promises; an aggregate's words are its memory form, padded with zeros.
        unsafe {
            match v.ty.kind {
                Kind::Array | Kind::Struct if n > 0 => {
                    *at.add(n - 1) = 0;
                    memory::copy(at.cast(), v.mem, v.ty.size, v.ty.align);
                }
                Kind::Array | Kind::Struct => {}
                _ => std::ptr::copy_nonoverlapping(v.words.as_ptr(), at, n),
            }
            at = at.add(n);
        }
    }
}

/// Calls a function: words of arguments and results in Go memory, where the collector sees them.
fn call(cx: Cx, func: &'static Func, closure: u64, args: *const u64, results: usize) -> *mut u64 {
    let out = cx.alloc_words(results.max(1));
    // SAFETY: the buffers have that many words.
    unsafe {
        let args = std::slice::from_raw_parts(args, func.args as usize);
        let results = std::slice::from_raw_parts_mut(out, results);
        cx.call_func(func, closure, args, results);
    }
    out
}

impl Value {
    /// Calls a func with arguments of exactly its parameters' types (a variadic one's last a slice); its results, which
    /// the collector does not see in the `Vec`.
    pub fn call(self, cx: Cx, args: &[Value]) -> Vec<Value> {
        let (f, ty) = (self.func(), self.ty);
        let Some(func) = f.func() else {
            raise(cx, RuntimeError::NilDereference, site::NATIVE)
        };
        let fits = args.len() == ty.params().len()
            && args.iter().zip(ty.params()).all(|(a, p)| same(a.ty, p));
        self.want(fits, "call with other arguments");
        let buffer = cx.alloc_words(words(ty.params()).max(1));
        // SAFETY: there is room for the arguments, and the results are what the type says.
        unsafe {
            pack(args.iter().copied(), buffer);
            let out = call(cx, func, f.word(), buffer, words(ty.results()));
            unpack(cx, ty.results(), out)
        }
    }

    /// A func of type `ty` that calls `f`, a Go `func([]reflect.Value) []reflect.Value`, whose results must be of the types
    /// that `ty` says.
    pub fn make_func(cx: Cx, ty: TypeRef, f: FuncValue) -> Value {
        closure(cx, Role::Values, ty, [f.word(), 0])
    }

    /// The method of a value as a func of the type `method.signature`.
    pub fn bind(self, cx: Cx, method: &'static Method) -> Value {
        let receiver = self.receiver(cx);
        self.bind_func(cx, method.signature, method.func, receiver)
    }

    /// The method of an interface value with this selector as a func of the type `signature`.
    pub fn bind_selector(self, cx: Cx, signature: TypeRef, selector: u32) -> Option<Value> {
        let inner = self.elem()?;
        let func = inner.ty.method(selector)?;
        let receiver = inner.receiver(cx);
        Some(inner.bind_func(cx, signature, func, receiver))
    }

    fn bind_func(self, cx: Cx, ty: TypeRef, func: &'static Func, receiver: u64) -> Value {
        let func = std::ptr::from_ref(func).addr() as u64;
        closure(cx, Role::Bound, ty, [func, receiver])
    }

    /// What a method in a table takes as its receiver.
    fn receiver(self, cx: Cx) -> u64 {
        let p = self.words_in_memory(cx);
        match self.ty.words {
            // SAFETY: one word.
            1 => unsafe { *p },
            _ => p.addr() as u64,
        }
    }

    /// A method of a type as a func of type `ty`, which takes the receiver first.
    pub fn method_expression(cx: Cx, ty: TypeRef, method: &'static Method) -> Value {
        let func = std::ptr::from_ref(method.func).addr() as u64;
        closure(cx, Role::First, ty, [func, 0])
    }
}

unsafe fn run_values(cx: Cx, func: &'static Func) {
    // SAFETY: the frame has the function's arguments and closure, and room for its results.
    unsafe {
        let (ty, [f, _]) = captured(cx, func);
        let args = unpack(cx, ty.params(), cx.fp.add(func.results as usize));
        let list = Slice::make(cx, args.len());
        for (i, v) in args.into_iter().enumerate() {
            list.set(cx, i, Some(Reflected::from(v)));
        }
        let f = FuncValue::from_word(f);
        let results: Slice<Option<Reflected>> = f.call(cx, (list,));
        let results: Vec<Value> = results.iter().flatten().map(|r| r.value).collect();
        let fits = results.len() == ty.results().len()
            && results.iter().zip(ty.results()).all(|(v, t)| same(v.ty, t));
        assert!(fits, "results of a {ty:?}");
        pack(results, cx.fp);
    }
}

unsafe fn run_bound(cx: Cx, func: &'static Func) {
    // SAFETY: as above.
    unsafe {
        let (ty, [method, receiver]) = captured(cx, func);
        let args = cx.fp.add(func.results as usize);
        forward(cx, ty, method, receiver, args, func.args as usize);
    }
}

unsafe fn run_first(cx: Cx, func: &'static Func) {
    // SAFETY: as above; the first parameter is the receiver.
    unsafe {
        let (ty, [method, _]) = captured(cx, func);
        let args = cx.fp.add(func.results as usize);
        let n = ty.params()[0].words;
        let receiver = match n {
            1 => *args,
            _ => {
                let p = cx.alloc_words(n.max(1));
                p.copy_from_nonoverlapping(args, n);
                p.addr() as u64
            }
        };
        forward(
            cx,
            ty,
            method,
            receiver,
            args.add(n),
            func.args as usize - n,
        );
    }
}

/// Calls a method from a made function with `n` words of arguments, and leaves its results in the frame.
unsafe fn forward(cx: Cx, ty: TypeRef, method: u64, receiver: u64, args: *const u64, n: usize) {
    let buffer = cx.alloc_words(1 + n);
    let results = words(ty.results());
    // SAFETY: the closure has the address of a function, the frame the arguments and room for the results.
    unsafe {
        *buffer = receiver;
        buffer.add(1).copy_from_nonoverlapping(args, n);
        let out = call(cx, &*(method as *const Func), 0, buffer, results);
        cx.fp.copy_from_nonoverlapping(out, results);
    }
}
