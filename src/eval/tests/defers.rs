//! Deferred calls, panics, recovery.

use super::*;
use crate::runtime::types::{Kind, basic};

fn boxed(v: Int) -> Int {
    Int::BoxWord(basic(Kind::Int), Box::new(Word::Int(v)))
}

/// The int in an interface value in a slot, -1 for nil.
fn opened(k: Slot) -> Block {
    let value = Place::At {
        pointer: Box::new(local(k)),
        offset: 8,
        nil: None,
    };
    vec![Stmt::If(
        cmp(Rel::Eq, local(k), int(0)),
        vec![set(k, int(-1))],
        vec![set(k, Int::Load(Box::new(value), IntMem::W64))],
    )]
}

/// Defines `func f() { record(recover) }`.
fn recoverer(t: &mut Test) -> &'static Func {
    let f = declare("main.recoverer", 0, 0, Ret::None);
    let mut body = vec![set(1, Int::Recover)];
    body.extend(opened(1));
    body.push(t.record(local(1)));
    t.define(f, body);
    f
}

#[test]
fn deferred_calls_run_last_first_with_their_operands() {
    let mut t = Test::new();
    let f = declare("main.f", 0, 0, Ret::Int);
    let body = vec![
        set(1, int(0)),
        count(
            1,
            int(3),
            vec![Stmt::Defer(t.call(t.record, vec![local(1)]))],
        ),
        set(2, int(7)),
        t.record(int(10)),
        Stmt::Return,
    ];
    t.define_deferring(f, body, vec![ret(local(2))]);
    let main = vec![set(0, Int::Call(t.call(f, vec![]))), t.record(local(0))];
    assert_eq!(t.run(main), (vec![10, 2, 1, 0, 7], 0));
}

#[test]
fn recover_stops_a_panic_once() {
    let mut t = Test::new();
    let recoverer = recoverer(&mut t);
    let thrower = declare("main.thrower", 0, 0, Ret::None);
    t.define(thrower, vec![Stmt::Panic(boxed(int(42)), 0)]);
    let f = declare("main.f", 0, 0, Ret::Int);
    let body = vec![
        set(2, int(5)),
        Stmt::Defer(t.call(recoverer, vec![])),
        Stmt::Defer(t.call(recoverer, vec![])),
        Stmt::Call(t.call(thrower, vec![])),
        t.record(int(-2)),
        Stmt::Return,
    ];
    t.define_deferring(f, body, vec![ret(local(2))]);
    let main = vec![set(0, Int::Call(t.call(f, vec![]))), t.record(local(0))];
    assert_eq!(t.run(main), (vec![42, -1, 5], 0));
}

#[test]
fn only_the_deferred_function_itself_recovers() {
    let mut t = Test::new();
    let recoverer = recoverer(&mut t);
    let helper = declare("main.helper", 0, 0, Ret::None);
    let body = vec![Stmt::Call(t.call(recoverer, vec![]))];
    t.define(helper, body);
    let f = declare("main.f", 0, 0, Ret::None);
    let body = vec![
        Stmt::Defer(t.call(helper, vec![])),
        Stmt::Panic(boxed(int(1)), 0),
    ];
    t.define_deferring(f, body, vec![]);
    let main = vec![Stmt::Call(t.call(f, vec![]))];
    assert_eq!(t.run(main), (vec![-1], 2));
}

#[test]
fn a_panic_in_a_deferred_call_takes_over() {
    let mut t = Test::new();
    let recoverer = recoverer(&mut t);
    let again = declare("main.again", 0, 0, Ret::None);
    t.define(again, vec![Stmt::Panic(boxed(int(2)), 0)]);
    let f = declare("main.f", 0, 0, Ret::None);
    let body = vec![
        Stmt::Defer(t.call(recoverer, vec![])),
        Stmt::Defer(t.call(again, vec![])),
        Stmt::Panic(boxed(int(1)), 0),
    ];
    t.define_deferring(f, body, vec![]);
    let main = vec![Stmt::Call(t.call(f, vec![])), t.record(int(3))];
    assert_eq!(t.run(main), (vec![2, 3], 0));
}

#[test]
fn run_time_errors_are_recovered() {
    let mut t = Test::new();
    t.vm.known
        .register("runtime", "errorString", basic(Kind::String));
    let f = declare("main.f", 0, 0, Ret::None);
    let caught = declare("main.caught", 0, 0, Ret::None);
    let body = vec![
        set(1, Int::Recover),
        Stmt::If(
            cmp(Rel::Ne, local(1), int(0)),
            vec![t.record(int(1))],
            vec![],
        ),
    ];
    t.define(caught, body);
    let zero = Int::Div(Sign::Signed, Box::new(int(1)), Box::new(local(1)), 0);
    let body = vec![
        Stmt::Defer(t.call(caught, vec![])),
        set(1, int(0)),
        Stmt::Drop(Word::Int(zero)),
    ];
    t.define_deferring(f, body, vec![]);
    let main = vec![Stmt::Call(t.call(f, vec![])), t.record(int(2))];
    assert_eq!(t.run(main), (vec![1, 2], 0));
}
