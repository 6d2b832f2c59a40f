//! Functions of the host: what the evaluator calls for a body-less declaration of a host's package.
//!
//! A [`HostFunc`] knows the types that the declaration has; the code behind it sees arguments and results as [`Value`]s,
//! through a [`Call`]. A Rust panic in it becomes a Go panic.

use super::context::{Cx, Func, Ret};
use super::future;
use super::native::{FuncValue, NativeFn};
use super::panic::Goexit;
use super::panic::{self, GoPanic};
use super::sched::{self, WaitReason};
use super::site;
use super::sync::{Mutex, OnceLock, Ordering};
use super::types::{Kind, TypeRef, same};
use super::value::Value;
use super::vm::Vm;
use std::any::Any;
use std::collections::HashMap;
use std::future::Future;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// What a body-less declaration is bound to.
pub enum Bound<'a> {
    /// Code of the standard library, written for the declaration.
    Native(NativeFn),
    /// Code of the host, whose types are to be compared with the declaration's.
    Host(&'a dyn Binding),
    /// Nothing, in a package of the host.
    Missing,
}

/// Code of a host that waits for the declaration that it is bound to.
pub trait Binding: Send + Sync {
    /// Makes a function for these types of parameters and results.
    ///
    /// # Errors
    /// Where the types of the code differ.
    fn bind(&self, params: &[TypeRef], results: &[TypeRef]) -> Result<HostFunc, String>;
}

type Run = dyn Fn(&Call) + Send + Sync;

/// A function of the host.
pub struct HostFunc {
    /// Types, and where they are in the frame.
    params: Vec<(TypeRef, usize)>,
    results: Vec<(TypeRef, usize)>,
    run: Box<Run>,
}

impl HostFunc {
    /// A function with these types, which takes its arguments and leaves its results by the call that it is given.
    pub fn new(
        params: &[TypeRef],
        results: &[TypeRef],
        run: impl Fn(&Call) + Send + Sync + 'static,
    ) -> HostFunc {
        fn placed(types: &[TypeRef], mut at: usize) -> Vec<(TypeRef, usize)> {
            let place = |ty: &TypeRef| {
                at += ty.words;
                (*ty, at - ty.words)
            };
            types.iter().map(place).collect()
        }
        let area = match results.iter().map(|ty| ty.words).sum() {
            1 if results.len() == 1 => 0,
            words => words,
        };
        HostFunc {
            params: placed(params, area),
            results: placed(results, 0),
            run: Box::new(run),
        }
    }

    /// Calls it.
    ///
    /// # Safety
    /// The frame holds arguments of its parameters' types, and has room for its results.
    pub unsafe fn call(&self, cx: Cx) {
        let fp = cx.fp;
        let outcome = cx.roomy(|cx| {
            let call = Call {
                cx,
                fp,
                func: Some(self),
            };
            catch_unwind(AssertUnwindSafe(|| (self.run)(&call)))
        });
        if let Err(payload) = outcome {
            raise(cx, payload);
        }
    }
}

/// Goes on with a Go panic, or makes one of a Rust panic.
#[cold]
fn raise(cx: Cx, payload: Box<dyn Any + Send>) -> ! {
    if payload.is::<GoPanic>() || payload.is::<Goexit>() {
        resume_unwind(payload)
    }
    cx.panic_any(cx.error(panic::mistake(&*payload)))
}

/// A call between script and host while it is under way: what conversions need, and what a host function can ask for.
///
/// It belongs to the goroutine that makes the call, so it can neither be kept nor sent elsewhere.
///
/// ```
/// use zokor::{Builder, Call, Options, Package, Sources};
///
/// let script = "package main\n\nimport \"host\"\n\nfunc main() { println(host.F()) }\n";
/// let host = Package::new("host", "package host\n\nfunc F() string\n")
///     .func_with("F", |call: &Call| format!("goroutine {}", call.goroutine()));
/// let program = Builder::new(Sources::text("main.go", script)).package(host).build().unwrap();
/// let outcome = program.run(Options::new().capture());
/// assert_eq!(outcome.stderr(), "goroutine 1\n");
/// ```
pub struct Call<'a> {
    cx: Cx,
    fp: *mut u64,
    func: Option<&'a HostFunc>,
}

impl Call<'_> {
    /// A call that has no declaration.
    pub(crate) fn bare(cx: Cx) -> Call<'static> {
        Call {
            cx,
            fp: cx.fp,
            func: None,
        }
    }

    /// The goroutine's context.
    pub(crate) fn cx(&self) -> Cx {
        self.cx
    }

    /// The run.
    #[doc(hidden)]
    pub fn vm(&self) -> &'static Vm {
        self.cx.vm()
    }

    /// Number of the goroutine that calls.
    ///
    /// ```
    /// use zokor::{Builder, Call, Options, Package, Sources};
    ///
    /// let script = "package main\n\nimport \"host\"\n\nfunc main() { println(host.F()) }\n";
    /// let host = Package::new("host", "package host\n\nfunc F() int\n")
    ///     .func_with("F", |call: &Call| call.goroutine() as i64);
    /// let program = Builder::new(Sources::text("main.go", script)).package(host).build().unwrap();
    /// let outcome = program.run(Options::new().capture());
    /// assert_eq!(outcome.stderr(), "1\n");
    /// ```
    pub fn goroutine(&self) -> u64 {
        self.cx.g().id()
    }

    /// Where the script calls from: file (its absolute path) and line.
    ///
    /// ```
    /// use zokor::{Builder, Call, Options, Package, Sources};
    ///
    /// let script = "package main\n\nimport \"host\"\n\nfunc main() { println(host.F()) }\n";
    /// let host = Package::new("host", "package host\n\nfunc F() int\n")
    ///     .func_with("F", |call: &Call| i64::from(call.place().unwrap().1));
    /// let program = Builder::new(Sources::text("main.go", script)).package(host).build().unwrap();
    /// let outcome = program.run(Options::new().capture());
    /// assert_eq!(outcome.stderr(), "5\n");
    /// ```
    pub fn place(&self) -> Option<(String, u32)> {
        // SAFETY: every frame in use has a site before it.
        let id = unsafe { *self.fp.sub(1) as u32 };
        let site = self.vm().sites.get(id);
        (site.line > 0).then(|| (site.file.to_string(), site.line))
    }

    /// Panics as Go does, with an error that has this text.
    ///
    /// ```
    /// use zokor::{Builder, Call, Options, Package, Sources};
    ///
    /// let script = "package main\n\nimport \"host\"\n\nfunc main() { println(host.F()) }\n";
    /// let host = Package::new("host", "package host\n\nfunc F() int\n")
    ///     .func_with("F", |call: &Call| -> i64 { call.panic("not today") });
    /// let program = Builder::new(Sources::text("main.go", script)).package(host).build().unwrap();
    /// let outcome = program.run(Options::new().capture());
    /// assert!(outcome.stderr().starts_with("panic: not today"));
    /// ```
    pub fn panic(&self, text: &str) -> ! {
        self.cx.panic_any(self.cx.error(text))
    }

    /// Does what may block its thread while only this goroutine waits.
    ///
    /// ```
    /// use zokor::{Builder, Call, Options, Package, Sources};
    ///
    /// let script = "package main\n\nimport \"host\"\n\nfunc main() { println(host.F()) }\n";
    /// let host = Package::new("host", "package host\n\nfunc F() int\n")
    ///     .func_with("F", |call: &Call| call.blocking(|| 42i64));
    /// let program = Builder::new(Sources::text("main.go", script)).package(host).build().unwrap();
    /// let outcome = program.run(Options::new().capture());
    /// assert_eq!(outcome.stderr(), "42\n");
    /// ```
    pub fn blocking<R: Send>(&self, f: impl FnOnce() -> R + Send) -> R {
        self.cx.blocking(WaitReason::Syscall, f)
    }

    /// Waits for a future; only this goroutine does. It is polled on threads of the run. If the run ends before it is
    /// ready, it is dropped with the run.
    ///
    /// ```
    /// use zokor::{Builder, Call, Options, Package, Sources};
    ///
    /// let script = "package main\n\nimport \"host\"\n\nfunc main() { println(host.F()) }\n";
    /// let host = Package::new("host", "package host\n\nfunc F() int\n")
    ///     .func_with("F", |call: &Call| call.wait(async { 42i64 }));
    /// let program = Builder::new(Sources::text("main.go", script)).package(host).build().unwrap();
    /// let outcome = program.run(Options::new().capture());
    /// assert_eq!(outcome.stderr(), "42\n");
    /// ```
    pub fn wait<R: Send + 'static>(&self, f: impl Future<Output = R> + Send + 'static) -> R {
        future::wait(self.cx, f)
    }

    /// An argument.
    pub(crate) fn arg(&self, i: usize) -> Value {
        let (ty, at) = self.func.expect("a declared function").params[i];
        // SAFETY: `HostFunc::call` was given a frame with the arguments, which stays while the call is under way.
        unsafe { Value::from_words(ty, self.fp.add(at)) }
    }

    /// The type of a result.
    pub(crate) fn result_type(&self, i: usize) -> TypeRef {
        self.func.expect("a declared function").results[i].0
    }

    /// How many results there are.
    pub(crate) fn results(&self) -> usize {
        self.func.map_or(0, |f| f.results.len())
    }

    /// Sets a result. The arguments are not to be used afterwards: a result may lie where they were.
    pub(crate) fn set(&self, i: usize, value: Value) {
        let (ty, at) = self.func.expect("a declared function").results[i];
        assert!(same(ty, value.ty()), "a {:?} as a {ty:?}", value.ty());
        // SAFETY: the frame has room for the result there.
        unsafe { value.store_words(self.fp.add(at)) };
    }

    /// Sets a result to its zero value.
    pub(crate) fn set_zero(&self, i: usize) {
        let (ty, at) = self.func.expect("a declared function").results[i];
        // SAFETY: the frame has room for the result there; zero words are a value of every type.
        unsafe { self.fp.add(at).write_bytes(0, ty.words) };
    }

    /// Sets a result that is an interface.
    pub(crate) fn set_any(&self, i: usize, value: super::iface::Any) {
        let (ty, at) = self.func.expect("a declared function").results[i];
        assert_eq!(ty.kind, Kind::Interface, "the type of an error");
        // SAFETY: the frame has room for the result, one word.
        unsafe { *self.fp.add(at) = value.word() };
    }
}

/// Words of arguments and results that need no memory of their own.
const FEW: usize = 24;

impl Call<'_> {
    /// Calls a function of the script and has `take` look at its results.
    pub(crate) fn invoke<R>(
        &self,
        func: FuncValue,
        args: &[Value],
        results: &[TypeRef],
        take: impl FnOnce(&[Value]) -> R,
    ) -> R {
        let cx = self.cx;
        let Some(code) = func.func() else {
            cx.panic_text("invalid memory address or nil pointer dereference")
        };
        let input: usize = args.iter().map(|v| v.ty().words).sum();
        let output: usize = results.iter().map(|ty| ty.words).sum();
        let mut few = [0; FEW];
        let words = match input + output {
            n if n <= FEW => &mut few[..n],
            // SAFETY: a new object of so many words, which only this function knows, and its frame keeps.
            n => unsafe { std::slice::from_raw_parts_mut(cx.alloc_words(n), n) },
        };
        let (input, output) = words.split_at_mut(input);
        let mut at = 0;
        for value in args {
            let words = value.ty().words;
            // SAFETY: there is room for the value.
            unsafe { value.store_words(input[at..at + words].as_mut_ptr()) };
            at += words;
        }
        cx.call_func(code, func.word(), input, output);
        let mut at = 0;
        let mut next = |ty: &TypeRef| {
            at += ty.words;
            // SAFETY: the function has left results of these types, which nobody changes any more.
            unsafe { Value::from_words(ty, output[at - ty.words..].as_ptr()) }
        };
        match results {
            [] => take(&[]),
            [one] => take(&[next(one)]),
            [one, two] => take(&[next(one), next(two)]),
            many => {
                // The values refer to what the words keep.
                let values: Vec<Value> = many.iter().map(next).collect();
                take(&values)
            }
        }
    }
}

/// What a goroutine of the host runs, with the word that it was given.
type Body = Box<dyn FnOnce(&Call, Value) + Send>;

/// Bodies of goroutines that have not begun, by number, with the type of what they are given.
#[derive(Default)]
struct Bodies(Mutex<Waiting>);

#[derive(Default)]
struct Waiting {
    last: u64,
    bodies: HashMap<u64, (TypeRef, Body)>,
}

/// The function of such goroutines.
#[derive(Default)]
struct Spawner(OnceLock<&'static Func>);

/// Starts a goroutine that runs Rust code on a value of one word. What the code captures is lost if the run ends first: so it
/// should own nothing.
pub(crate) fn spawn(call: &Call, value: Value, body: impl FnOnce(&Call, Value) + Send + 'static) {
    let cx = call.cx;
    let vm = cx.vm();
    let number = {
        let mut waiting = vm.extension::<Bodies>().0.lock();
        waiting.last += 1;
        let number = waiting.last;
        waiting.bodies.insert(number, (value.ty(), Box::new(body)));
        number
    };
    let func = vm.extension::<Spawner>().0.get_or_init(|| {
        let func = vm.keep.one(Func::new("host.goroutine", 2, 0, Ret::None));
        vm.note_frame(func.frame.load(Ordering::Relaxed));
        (vm.config.hooks.make)(vm, func, begin);
        func
    });
    let args = [number, value.pointer()];
    sched::spawn(cx, func, 0, args.as_ptr(), args.len(), site::NATIVE);
}

/// The life of a goroutine of the host.
unsafe fn begin(cx: Cx, _: &'static Func) {
    // SAFETY: `spawn` gave it two arguments.
    let (number, word) = unsafe { (*cx.fp, *cx.fp.add(1)) };
    let body = cx
        .vm()
        .extension::<Bodies>()
        .0
        .lock()
        .bodies
        .remove(&number);
    if let Some((ty, body)) = body {
        // SAFETY: the word is a value of this type.
        let value = unsafe { Value::from_words(ty, &word) };
        let outcome =
            cx.roomy(|cx| catch_unwind(AssertUnwindSafe(|| body(&Call::bare(cx), value))));
        if let Err(payload) = outcome {
            raise(cx, payload);
        }
    }
}
