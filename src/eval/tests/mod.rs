//! Small programs, as trees made by hand, run on the runtime.

mod basics;
mod defers;
mod goroutines;

use super::{hooks, install};
use crate::runtime::context::{Cx, Func, Ret};
use crate::runtime::image::OwnedImage;
use crate::runtime::sync::Mutex;
use crate::runtime::vm::{Config, OwnedVm, Streams, Vm};
use crate::tree::*;

/// What the program under test recorded.
#[derive(Default)]
struct Record(Mutex<Vec<i64>>);

/// `func record(v int)`, and what it is called with.
unsafe fn record(cx: Cx) {
    // SAFETY: called with one argument word.
    let v = unsafe { *cx.fp } as i64;
    cx.vm().extension::<Record>().0.lock().push(v);
}

/// A program in the making.
struct Test {
    owned: OwnedVm,
    vm: &'static Vm,
    functions: Vec<Function>,
    record: &'static Func,
}

/// First slot of outgoing calls: frames of tests are small.
const BASE: Slot = 40;

impl Test {
    fn new() -> Self {
        let mut config = Config::new(hooks());
        config.workers = 1;
        let streams = Streams {
            stderr: Some(Box::new(std::io::sink())),
            ..Streams::default()
        };
        let owned = OwnedVm::new(config, OwnedImage::default(), streams);
        let mut t = Self {
            vm: owned.vm(),
            owned,
            functions: Vec::new(),
            record: declare("record", 1, 0, Ret::None),
        };
        t.functions.push(Function {
            func: t.record,
            body: Body::Native(record),
        });
        t
    }

    fn site(&self) -> SiteId {
        self.vm.sites.add(crate::runtime::Site {
            base: BASE,
            function: "main.f".into(),
            line: 1,
            ..Default::default()
        })
    }

    /// Gives a function its body.
    fn define(&mut self, func: &'static Func, block: Block) {
        self.functions.push(Function {
            func,
            body: Body::Go {
                block,
                defers: None,
            },
        });
    }

    /// Gives a function that defers its body.
    fn define_deferring(&mut self, func: &'static Func, block: Block, epilogue: Block) {
        let site = self.site();
        let defers = Some(Epilogue {
            block: epilogue,
            site,
        });
        self.functions.push(Function {
            func,
            body: Body::Go { block, defers },
        });
    }

    /// A call with one-word arguments.
    fn call(&self, func: &'static Func, args: Vec<Int>) -> Box<Call> {
        let first = BASE + func.results;
        let args = args
            .into_iter()
            .zip(first..)
            .map(|(e, slot)| Arg::Word(slot, Word::Int(e)));
        Box::new(Call {
            target: Target::Func(func),
            base: BASE,
            args: args.collect(),
            ret: func.ret,
            site: self.site(),
        })
    }

    /// `record(v)`
    fn record(&self, v: Int) -> Stmt {
        Stmt::Call(self.call(self.record, vec![v]))
    }

    /// Runs `main`; what it recorded, and the exit status.
    fn run(mut self, main: Block) -> (Vec<i64>, i32) {
        let start = declare("main.main", 0, 0, Ret::None);
        self.define(start, main);
        let program = Program {
            functions: self.functions,
            start,
            init: start,
            exports: Vec::new(),
        };
        let start = install(self.vm, program);
        let status = self.vm.run_main(start).status();
        let all = std::mem::take(&mut *self.vm.extension::<Record>().0.lock());
        drop(self.owned);
        (all, status)
    }
}

/// A function without body yet.
fn declare(name: &str, args: u32, results: u32, ret: Ret) -> &'static Func {
    let func = Func::new(name, args, results, ret);
    func.frame
        .store(BASE + 20, crate::runtime::sync::Ordering::Relaxed);
    Box::leak(Box::new(func))
}

fn local(k: Slot) -> Int {
    Int::Local(k)
}

fn int(c: i64) -> Int {
    Int::Const(c)
}

fn bin(op: IntOp, l: Int, r: Int) -> Int {
    Int::Bin(op, Box::new(l), Box::new(r))
}

fn add(l: Int, r: Int) -> Int {
    bin(IntOp::Add, l, r)
}

fn cmp(rel: Rel, l: Int, r: Int) -> Bool {
    Bool::Int(rel, Box::new(l), Box::new(r))
}

fn set(k: Slot, v: Int) -> Stmt {
    Stmt::Set(k, Word::Int(v))
}

fn ret(v: Int) -> Stmt {
    Stmt::ReturnWord(Word::Int(v))
}

/// `for i = 0; i < n; i++ { body }`, with label 0
fn count(i: Slot, n: Int, body: Block) -> Stmt {
    Stmt::Loop {
        site: 0,
        label: i,
        cond: Some(cmp(Rel::Lt, local(i), n)),
        post: vec![set(i, add(local(i), int(1)))],
        body,
    }
}
