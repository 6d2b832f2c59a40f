//! Functions: from their trees to entries, at their first call.
//!
//! A function's entry is at first a stub that builds its nodes, puts their root into the stub's place and goes on there. Building
//! takes place on a stack of its own, as goroutines' stacks are small and trees may be deep.

use super::arena::Arena;
use super::build::Builder;
use super::call::invoke;
use super::code::Code;
use super::frame::Value;
use super::stmt::Seq;
use super::tail::Returned;
use crate::runtime::context::{Cx, Func, Ret};
use crate::runtime::fatal::refused;
use crate::runtime::host::HostFunc;
use crate::runtime::native::NativeFn;
use crate::runtime::panic;
use crate::runtime::sync::{Mutex, OnceLock, Ordering};
use crate::runtime::vm::{Hooks, MadeFn, Vm};
use crate::tree::{Body, Program};
use corosensei::stack::DefaultStack;

const STACK: usize = 256 << 20;

/// What the evaluator keeps for a run.
struct Evaluator {
    vm: &'static Vm,
    arena: Arena,
    /// The stack to build on; held while a function is built.
    stack: Mutex<Option<DefaultStack>>,
}

/// What all parts of a program share.
#[derive(Default)]
struct Shared(OnceLock<&'static Evaluator>);

/// A function that waits for its first call.
struct Pending {
    func: &'static Func,
    evaluator: &'static Evaluator,
    body: Mutex<Option<Body>>,
}

/// What the evaluator does for the runtime.
pub fn hooks() -> Hooks {
    Hooks {
        enter,
        make,
        uncaught: |cx, payload| panic::uncaught(cx, payload),
        stuck: None,
    }
}

unsafe fn enter(x: Cx, func: &'static Func) {
    invoke(x, func);
}

/// The nodes of functions made while the program runs.
#[derive(Default)]
struct Made(Arena);

fn make(vm: &'static Vm, func: &'static Func, run: MadeFn) {
    fn node<T: Value>(arena: &Arena, func: &'static Func, run: MadeFn) -> *mut () {
        let code = Code::<T>::new(arena, move |x| {
            // SAFETY: the frame is the function's; a one-word result is in slot 0.
            T::from_word(unsafe {
                run(x, func);
                *x.fp
            })
        });
        code.into_entry()
    }
    let arena = &vm.extension::<Made>().0;
    let entry = match func.ret {
        Ret::None | Ret::Slots => node::<()>(arena, func, run),
        Ret::Int => node::<i64>(arena, func, run),
        Ret::Float => node::<f64>(arena, func, run),
        Ret::Bool => node::<bool>(arena, func, run),
    };
    func.entry.store(entry, Ordering::Release);
}

/// Makes a program's functions callable, and returns the one to start with. What is lowered later can be added by calling
/// this again.
pub fn install(vm: &'static Vm, program: Program) -> &'static Func {
    let Shared(evaluator) = vm.extension();
    let evaluator = evaluator.get_or_init(|| {
        vm.keep.one(Evaluator {
            vm,
            arena: Arena::default(),
            stack: Mutex::new(None),
        })
    });
    vm.note_roots();
    vm.note_functions(program.functions.iter().map(|f| f.func));
    for f in program.functions {
        let pending = vm.keep.one(Pending {
            func: f.func,
            evaluator,
            body: Mutex::new(Some(f.body)),
        });
        let stub = match f.func.ret {
            Ret::None | Ret::Slots => stub::<()>(pending),
            Ret::Int => stub::<i64>(pending),
            Ret::Float => stub::<f64>(pending),
            Ret::Bool => stub::<bool>(pending),
        };
        f.func.entry.store(stub, Ordering::Release);
    }
    program.start
}

/// An entry that builds the function first.
fn stub<T: Returned>(pending: &'static Pending) -> *mut () {
    let code = Code::new(&pending.evaluator.arena, move |x| {
        build::<T>(pending);
        // SAFETY: just set, and T is what the function's `ret` says.
        unsafe { Code::<T>::entry(pending.func) }.call(x)
    });
    code.into_entry()
}

/// Builds a function unless somebody else just did.
#[cold]
#[inline(never)]
fn build<T: Returned>(pending: &'static Pending) {
    let evaluator = pending.evaluator;
    let mut stack = evaluator.stack.lock();
    let Some(body) = pending.body.lock().take() else {
        return;
    };
    let code = corosensei::on_stack(deep(&mut stack), move || {
        let end = match &body {
            Body::Go {
                defers: Some(epilogue),
                ..
            } => epilogue.site,
            _ => 0,
        };
        let b = Builder {
            arena: &evaluator.arena,
            vm: evaluator.vm,
            end,
        };
        function::<T>(&b, body)
    });
    pending
        .func
        .entry
        .store(code.into_entry(), Ordering::Release);
}

/// A stack for trees that may be deep.
fn deep(stack: &mut Option<DefaultStack>) -> &mut DefaultStack {
    stack.get_or_insert_with(|| {
        DefaultStack::new(STACK)
            .unwrap_or_else(|e| refused(&format!("no address space to build functions in: {e}")))
    })
}

impl Drop for Pending {
    fn drop(&mut self) {
        // Whoever frees a run may have a small stack.
        if let Some(body) = self.body.lock().take() {
            let mut stack = self.evaluator.stack.lock();
            corosensei::on_stack(deep(&mut stack), move || drop(body));
        }
    }
}

/// The node of a function.
fn function<T: Returned>(b: &Builder, body: Body) -> Code<T> {
    match body {
        Body::Native(f) => native(b, f),
        Body::Host(f) => host(b, f),
        Body::Go {
            block,
            defers: None,
        } => b.tail(Seq::new(&block), &[]),
        Body::Go {
            block,
            defers: Some(epilogue),
        } => {
            let body = b.tail::<()>(Seq::new(&block), &[]);
            let end = b.tail::<T>(Seq::new(&epilogue.block), &[]);
            b.with_defers(body, end)
        }
    }
}

/// The host's code as a node.
fn host<T: Value>(b: &Builder, f: &'static HostFunc) -> Code<T> {
    b.node(move |x| {
        // SAFETY: as below; its types were compared with the declaration's.
        T::from_word(unsafe {
            f.call(x);
            *x.fp
        })
    })
}

/// Rust code as a node.
fn native<T: Value>(b: &Builder, f: NativeFn) -> Code<T> {
    b.node(move |x| {
        // SAFETY: the frame holds the arguments that the function's declaration says; a one-word result is in slot 0.
        T::from_word(unsafe {
            f(x);
            *x.fp
        })
    })
}
