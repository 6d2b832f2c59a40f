//! Expressions, loops, calls, slices.

use super::*;
use crate::runtime::types::{Kind, basic};

/// Defines `func fib(n int) int`.
fn fib(t: &mut Test) -> &'static Func {
    let fib = declare("main.fib", 1, 0, Ret::Int);
    let again = |t: &Test, less, base| {
        let mut c = t.call(fib, vec![]);
        c.base = base;
        c.args = vec![Arg::Word(
            base,
            Word::Int(bin(IntOp::Sub, local(0), int(less))),
        )];
        Int::Call(c)
    };
    let body = vec![
        Stmt::If(cmp(Rel::Lt, local(0), int(2)), vec![ret(local(0))], vec![]),
        ret(add(again(t, 1, 3), again(t, 2, 3))),
    ];
    fib.frame.store(6, crate::runtime::sync::Ordering::Relaxed);
    t.define(fib, body);
    fib
}

#[test]
fn calls_recurse() {
    let mut t = Test::new();
    let fib = fib(&mut t);
    let main = vec![t.record(Int::Call({
        let mut c = t.call(fib, vec![]);
        c.base = BASE + 2;
        c.args = vec![Arg::Word(BASE + 2, Word::Int(int(20)))];
        c
    }))];
    assert_eq!(t.run(main), (vec![6765], 0));
}

#[test]
fn deep_recursion_gets_more_stack() {
    let mut t = Test::new();
    let down = declare("main.down", 1, 0, Ret::Int);
    let again = Int::Call(t.call(down, vec![bin(IntOp::Sub, local(0), int(1))]));
    let body = vec![
        Stmt::If(cmp(Rel::Eq, local(0), int(0)), vec![ret(int(0))], vec![]),
        ret(add(again, int(1))),
    ];
    t.define(down, body);
    let main = vec![
        set(0, Int::Call(t.call(down, vec![int(200_000)]))),
        t.record(local(0)),
    ];
    assert_eq!(t.run(main), (vec![200_000], 0));
}

#[test]
fn jumps_leave_and_continue_loops() {
    let t = Test::new();
    // for i := 0; i < 10; i++ { if i%2 == 0 { continue }; for j := 0; j < 5; j++ { if j == 2 { break }; if i == 7 { break outer }; record(10*i+j) } }
    let rem = Int::Rem(Sign::Signed, Box::new(local(1)), Box::new(int(2)), 0);
    let inner = count(
        2,
        int(5),
        vec![
            Stmt::If(cmp(Rel::Eq, local(2), int(2)), vec![Stmt::Break(2)], vec![]),
            Stmt::If(cmp(Rel::Eq, local(1), int(7)), vec![Stmt::Break(1)], vec![]),
            t.record(add(bin(IntOp::Mul, local(1), int(10)), local(2))),
        ],
    );
    let outer = count(
        1,
        int(10),
        vec![
            Stmt::If(cmp(Rel::Eq, rem, int(0)), vec![Stmt::Continue(1)], vec![]),
            set(2, int(0)),
            inner,
        ],
    );
    let main = vec![set(1, int(0)), outer, t.record(int(-1))];
    assert_eq!(t.run(main), (vec![10, 11, 30, 31, 50, 51, -1], 0));
}

#[test]
fn switches_choose_and_fall_through() {
    let t = Test::new();
    let switch = |t: &Test, through: bool, spread: i64| Stmt::Switch {
        label: 9,
        value: bin(IntOp::Mul, local(1), int(spread)),
        cases: vec![(0, 0), (spread, 1), (2 * spread, 1), (4 * spread, 2)],
        default: Some(3),
        bodies: vec![
            vec![t.record(int(100))],
            vec![
                Stmt::If(cmp(Rel::Eq, local(1), int(2)), vec![Stmt::Break(9)], vec![]),
                t.record(int(101)),
            ],
            vec![t.record(int(102))],
            vec![t.record(int(103))],
        ],
        fallthrough: vec![false, through, false, false],
    };
    let main = vec![
        set(1, int(0)),
        count(1, int(5), vec![switch(&t, false, 1)]),
        set(1, int(0)),
        count(1, int(5), vec![switch(&t, true, 1_000_000)]),
    ];
    assert_eq!(
        t.run(main),
        (vec![100, 101, 103, 102, 100, 101, 102, 103, 102], 0)
    );
}

#[test]
fn labels_are_jumped_to() {
    let t = Test::new();
    let main = vec![
        set(1, int(0)),
        Stmt::Labeled(vec![
            (5, vec![t.record(local(1)), set(1, add(local(1), int(1)))]),
            (
                6,
                vec![Stmt::If(
                    cmp(Rel::Lt, local(1), int(3)),
                    vec![Stmt::Goto(5)],
                    vec![],
                )],
            ),
        ]),
        t.record(int(9)),
    ];
    assert_eq!(t.run(main), (vec![0, 1, 2, 9], 0));
}

#[test]
fn slices_grow_and_check_their_bounds() {
    let t = Test::new();
    let elem = basic(Kind::Int);
    let at = |i: Int, site| {
        let slice = crate::tree::Slice::Local(1);
        Place::Elem {
            slice,
            index: Box::new(i),
            size: 8,
            offset: 0,
            site,
        }
    };
    let site = t.site();
    let append = Stmt::AppendWord {
        to: 1,
        slice: crate::tree::Slice::Local(1),
        elem,
        value: Word::Int(bin(IntOp::Mul, local(4), local(4))),
    };
    let main = vec![
        Stmt::Zero(1, 3),
        set(4, int(0)),
        count(4, int(100), vec![append]),
        Stmt::UpdateInt(at(int(7), site), IntMem::W64, IntOp::Add, int(1)),
        t.record(Int::Load(Box::new(at(int(7), site)), IntMem::W64)),
        t.record(Int::Len(crate::tree::Slice::Local(1))),
        t.record(Int::Load(Box::new(at(int(99), site)), IntMem::W64)),
        t.record(Int::Load(Box::new(at(int(100), site)), IntMem::W64)),
    ];
    assert_eq!(t.run(main), (vec![50, 100, 9801], 2));
}

#[test]
fn narrow_integers_wrap() {
    let t = Test::new();
    let wrap = |m, e| Int::Wrap(m, Box::new(e));
    let main = vec![
        set(1, int(200)),
        t.record(wrap(IntMem::U8, add(local(1), int(100)))),
        t.record(wrap(IntMem::I8, local(1))),
        t.record(wrap(IntMem::I32, bin(IntOp::Mul, local(1), int(1 << 30)))),
        t.record(Int::Rem(
            Sign::Signed,
            Box::new(int(-7)),
            Box::new(int(4)),
            0,
        )),
        t.record(Int::Div(
            Sign::Signed,
            Box::new(int(-7)),
            Box::new(int(4)),
            0,
        )),
        t.record(Int::Div(
            Sign::Signed,
            Box::new(int(i64::MIN)),
            Box::new(local(2)),
            0,
        )),
    ];
    let main = [vec![set(2, int(-1))], main].concat_blocks();
    assert_eq!(t.run(main), (vec![44, -56, 0, -3, -1, i64::MIN], 0));
}

/// Joins blocks, which cannot be cloned.
trait Concat {
    fn concat_blocks(self) -> Block;
}

impl<const N: usize> Concat for [Block; N] {
    fn concat_blocks(self) -> Block {
        self.into_iter().flatten().collect()
    }
}
