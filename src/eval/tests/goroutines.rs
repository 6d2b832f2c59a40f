//! Goroutines, channels, select.

use super::*;
use crate::runtime::types::{ChanDir, Kind, basic};

#[test]
fn values_go_through_channels() {
    let mut t = Test::new();
    let ty = t.vm.types.chan(basic(Kind::Int), ChanDir::Both);
    let produce = declare("main.produce", 2, 0, Ret::None);
    let send = |v: Int| Stmt::Send {
        chan: local(0),
        value: Arg::Word(10, Word::Int(v)),
        slot: 10,
        site: 0,
    };
    let body = vec![
        set(3, int(0)),
        count(3, local(1), vec![send(local(3))]),
        Stmt::Close(local(0), 0),
    ];
    t.define(produce, body);
    let recv = Stmt::Recv {
        chan: local(0),
        to: 2,
        ok: Some(3),
        site: 0,
    };
    let main = vec![
        set(0, Int::MakeChan(ty, None, 0)),
        Stmt::Go(t.call(produce, vec![local(0), int(3)])),
        Stmt::Loop {
            site: 0,
            label: 1,
            cond: None,
            post: vec![],
            body: vec![
                recv,
                Stmt::If(
                    Bool::Not(Box::new(Bool::Local(3))),
                    vec![Stmt::Break(1)],
                    vec![],
                ),
                t.record(local(2)),
            ],
        },
    ];
    assert_eq!(t.run(main), (vec![0, 1, 2], 0));
}

#[test]
fn select_takes_what_is_ready() {
    let t = Test::new();
    let ty = t.vm.types.chan(basic(Kind::Int), ChanDir::Both);
    let select = |default| Stmt::Select {
        cases: vec![
            SelectCase::Recv {
                chan: local(0),
                to: 4,
            },
            SelectCase::Send {
                chan: local(1),
                value: Arg::Word(5, Word::Int(int(8))),
                slot: 5,
            },
        ],
        default,
        chosen: 2,
        ok: 3,
        site: 0,
    };
    let main = vec![
        set(0, Int::MakeChan(ty, None, 0)),
        set(1, Int::MakeChan(ty, Some(Box::new(int(1))), 0)),
        select(false),
        t.record(local(2)),
        select(true),
        t.record(local(2)),
        Stmt::Recv {
            chan: local(1),
            to: 6,
            ok: None,
            site: 0,
        },
        t.record(local(6)),
        Stmt::Close(local(0), 0),
        select(true),
        Stmt::If(
            cmp(Rel::Eq, local(2), int(0)),
            vec![t.record(local(3))],
            vec![t.record(int(0))],
        ),
    ];
    let (recorded, status) = t.run(main);
    assert_eq!(
        (&recorded[..3], recorded[3], status),
        (&[1, -1, 8][..], 0, 0)
    );
}

#[test]
fn a_deadlock_ends_the_program() {
    let t = Test::new();
    let ty = t.vm.types.chan(basic(Kind::Int), ChanDir::Both);
    let main = vec![
        set(0, Int::MakeChan(ty, None, 0)),
        Stmt::Recv {
            chan: local(0),
            to: 1,
            ok: None,
            site: t.site(),
        },
    ];
    assert_eq!(t.run(main), (vec![], 2));
}
