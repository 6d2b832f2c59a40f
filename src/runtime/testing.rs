//! For tests: goroutines that run Rust closures.

use super::context::{Cx, Func, Ret};
use super::image::OwnedImage;
use super::sched;
use super::sync::{Arc, Mutex, Ordering};
use super::vm::{Config, Hooks, MadeFn, OwnedVm, Streams, Threads, Vm};
use std::any::Any;
use std::io::{self, Write};

type Body = Box<dyn FnOnce(Cx)>;

/// What a run left behind.
pub struct Outcome {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

/// Enters functions whose entry is a `fn(Cx)`.
unsafe fn enter(cx: Cx, func: &'static Func) {
    let entry = func.entry.load(Ordering::Relaxed);
    // SAFETY: `rust_func` has put such a function there.
    let entry: fn(Cx) = unsafe { std::mem::transmute(entry) };
    entry(cx);
}

fn make(_: &'static Vm, _: &'static Func, _: MadeFn) {
    unreachable!("only natives that the evaluator calls make functions");
}

fn uncaught(cx: Cx, payload: Box<dyn Any + Send>) -> ! {
    if payload.is::<crate::runtime::panic::GoPanic>() {
        super::panic::uncaught(cx, payload)
    }
    // A failed assertion, whose message std has printed.
    cx.exit(101)
}

/// A function without arguments and results.
pub fn rust_func(name: &str, entry: fn(Cx)) -> &'static Func {
    let func = Func::new(name, 0, 0, Ret::None);
    func.entry.store(entry as *mut (), Ordering::Relaxed);
    Box::leak(Box::new(func))
}

fn run_body(cx: Cx) {
    // SAFETY: the closure word of a function without arguments; `go` has put a boxed body there.
    let body = unsafe { Box::from_raw(*cx.fp as *mut Body) };
    body(cx);
}

/// `go f()`
pub fn go(cx: Cx, f: impl FnOnce(Cx) + 'static) {
    let shared = cx.vm().extension::<Trampoline>();
    let body: Body = Box::new(f);
    let word = Box::into_raw(Box::new(body)) as u64;
    sched::spawn(cx, shared.0, word, std::ptr::null(), 0, 0);
}

struct Trampoline(&'static Func);

impl Default for Trampoline {
    fn default() -> Self {
        Self(rust_func("test.body", run_body))
    }
}

#[derive(Clone, Default)]
struct Shared(Arc<Mutex<Vec<u8>>>);

impl Write for Shared {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().extend_from_slice(bytes);
        Ok(bytes.len())
    }
    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Shared {
    fn text(&self) -> String {
        String::from_utf8_lossy(&self.0.lock()).into_owned()
    }
}

/// The main function of the run, handed over through the run itself.
#[derive(Default)]
struct Main(Mutex<Option<MainBody>>);

type MainBody = Box<dyn FnOnce(Cx) + Send>;

fn run_main(cx: Cx) {
    let main = cx
        .vm()
        .extension::<Main>()
        .0
        .lock()
        .take()
        .expect("set before the run");
    main(cx);
}

/// Runs `main` as goroutine 1 with the given settings.
pub fn run_with(set: impl FnOnce(&mut Config), main: impl FnOnce(Cx) + Send + 'static) -> Outcome {
    let mut config = Config::new(Hooks {
        enter,
        make,
        uncaught: |cx, payload| uncaught(cx, payload),
        stuck: None,
    });
    config.workers = 2;
    set(&mut config);
    let (stdout, stderr) = (Shared::default(), Shared::default());
    let streams = Streams {
        stdout: Some(Box::new(stdout.clone())),
        stderr: Some(Box::new(stderr.clone())),
        ..Streams::default()
    };
    let owned = OwnedVm::new(config, OwnedImage::default(), streams);
    let vm = owned.vm();
    *vm.extension::<Main>().0.lock() = Some(Box::new(main));
    let status = vm.run_main(rust_func("main.main", run_main)).status();
    drop(owned);
    Outcome {
        status,
        stdout: stdout.text(),
        stderr: stderr.text(),
    }
}

/// Runs `main` on two workers; it must end well.
pub fn run(main: impl FnOnce(Cx) + Send + 'static) {
    ok(run_with(|_| {}, main));
}

/// Runs `main` in every way goroutines can be carried; it must end well.
pub fn run_all(main: impl Fn(Cx) + Clone + Send + 'static) {
    for workers in [1, 2, 4] {
        ok(run_with(|c| c.workers = workers, main.clone()));
    }
    ok(run_with(|c| c.threads = Threads::Os, main));
}

fn ok(outcome: Outcome) {
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
}
