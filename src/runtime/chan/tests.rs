use super::*;
use crate::runtime::context::Cx;
use crate::runtime::panic::GoPanic;
use crate::runtime::sync::{Arc, Mutex, Ordering};
use crate::runtime::testing::{go, run, run_all, run_with};
use crate::runtime::{sched, timer};
use std::panic::{AssertUnwindSafe, catch_unwind};

fn make(cx: Cx, cap: i64) -> u64 {
    make_chan(cx, 1, false, cap, 0)
}

fn put(cx: Cx, ch: u64, v: u64) {
    send(cx, ch, &v, 0);
}

fn get(cx: Cx, ch: u64) -> Option<u64> {
    let mut v = 77;
    let ok = recv(cx, ch, &mut v, 0);
    if !ok {
        assert_eq!(v, 0, "the value from a closed channel is zero");
    }
    ok.then_some(v)
}

/// The text of the panic that `f` raises.
fn panic_text(cx: Cx, f: impl FnOnce()) -> String {
    let payload = catch_unwind(AssertUnwindSafe(f)).expect_err("it panics");
    let panic = payload.downcast::<GoPanic>().expect("it is a Go panic");
    let report = crate::runtime::panic::report(cx, &panic);
    String::from_utf8_lossy(&report)
        .lines()
        .next()
        .unwrap_or_default()
        .to_string()
}

#[test]
fn ping_pong() {
    run_all(|cx| {
        let (ping, pong) = (make(cx, 0), make(cx, 0));
        go(cx, move |cx| {
            while let Some(v) = get(cx, ping) {
                put(cx, pong, v + 1);
            }
            close(cx, pong, 0);
        });
        for i in 0..2000 {
            put(cx, ping, i);
            assert_eq!(get(cx, pong), Some(i + 1));
        }
        close(cx, ping, 0);
        assert_eq!(get(cx, pong), None);
    });
}

#[test]
fn elements_arrive_in_order_whatever_the_capacity() {
    run_all(|cx| {
        for cap in [0, 1, 2, 7] {
            let ch = make(cx, cap);
            go(cx, move |cx| {
                for i in 0..500 {
                    put(cx, ch, i);
                }
                close(cx, ch, 0);
            });
            for i in 0..500 {
                assert_eq!(get(cx, ch), Some(i));
            }
            assert_eq!(get(cx, ch), None);
        }
    });
}

#[test]
fn elements_of_several_words_and_of_none() {
    run_all(|cx| {
        let wide = make_chan(cx, 3, false, 1, 0);
        let empty = make_chan(cx, 0, false, 2, 0);
        go(cx, move |cx| {
            for i in 0..100u64 {
                send(cx, wide, [i, i + 1, i + 2].as_ptr(), 0);
                send(cx, empty, std::ptr::null(), 0);
            }
            close(cx, empty, 0);
        });
        for i in 0..100u64 {
            let mut v = [0; 3];
            assert!(recv(cx, wide, v.as_mut_ptr(), 0));
            assert_eq!(v, [i, i + 1, i + 2]);
            assert!(recv(cx, empty, std::ptr::null_mut(), 0));
        }
        assert!(!recv(cx, empty, std::ptr::null_mut(), 0));
    });
}

#[test]
fn waiting_receivers_are_served_first_come_first_served() {
    // One worker, so that the order in which they come is known.
    let outcome = run_with(
        |c| c.workers = 1,
        |cx| {
            let ch = make(cx, 0);
            let order = Arc::new(Mutex::new(Vec::new()));
            let done = make(cx, 0);
            for i in 0..10u64 {
                let order = order.clone();
                go(cx, move |cx| {
                    let v = get(cx, ch);
                    order.lock().push((i, v));
                    put(cx, done, 0);
                });
                sched::yield_now(cx);
            }
            for i in 0..10 {
                put(cx, ch, i);
            }
            for _ in 0..10 {
                get(cx, done);
            }
            let mut order = order.lock().clone();
            order.sort();
            assert_eq!(order, (0..10).map(|i| (i, Some(i))).collect::<Vec<_>>());
        },
    );
    assert_eq!(outcome.status, 0);
}

/// A model of one channel: what every operation must do when it is performed without waiting.
#[derive(Clone, Default)]
struct Model {
    cap: usize,
    buffer: Vec<u64>,
    closed: bool,
}

#[test]
fn every_order_of_operations_behaves_like_a_queue() {
    run(|cx| {
        for cap in 0..3usize {
            for length in 0..=5u32 {
                for code in 0..3u32.pow(length) {
                    let ch = make(cx, cap as i64);
                    let mut model = Model {
                        cap,
                        ..Model::default()
                    };
                    for step in 0..length {
                        perform(
                            cx,
                            ch,
                            &mut model,
                            code / 3u32.pow(step) % 3,
                            u64::from(step) + 1,
                        );
                    }
                    assert_eq!(chan_len(ch), model.buffer.len() as i64);
                    assert_eq!(chan_cap(ch), cap as i64);
                }
            }
        }
    });
}

/// Tries operation 0 send, 1 receive, 2 close, as a select with default would.
fn perform(cx: Cx, ch: u64, model: &mut Model, op: u32, value: u64) {
    let mut word = value;
    match op {
        0 => {
            let mut attempt = || {
                select(
                    cx,
                    &mut [Case {
                        ch,
                        send: true,
                        ptr: &mut word,
                    }],
                    true,
                    0,
                )
            };
            if model.closed {
                assert_eq!(
                    panic_text(cx, || {
                        attempt();
                    }),
                    "panic: send on closed channel"
                );
            } else if model.buffer.len() < model.cap {
                assert_eq!(attempt().0, 0);
                model.buffer.push(value);
            } else {
                assert_eq!(attempt().0, -1);
            }
        }
        1 => {
            let got = select(
                cx,
                &mut [Case {
                    ch,
                    send: false,
                    ptr: &mut word,
                }],
                true,
                0,
            );
            if !model.buffer.is_empty() {
                assert_eq!((got, word), ((0, true), model.buffer.remove(0)));
            } else if model.closed {
                assert_eq!((got, word), ((0, false), 0));
            } else {
                assert_eq!(got, (-1, false));
            }
        }
        _ if model.closed => {
            assert_eq!(
                panic_text(cx, || close(cx, ch, 0)),
                "panic: close of closed channel"
            );
        }
        _ => {
            close(cx, ch, 0);
            model.closed = true;
        }
    }
}

#[test]
fn close_wakes_everybody() {
    run_all(|cx| {
        let ch = make(cx, 0);
        let done = make(cx, 0);
        for i in 0..20 {
            go(cx, move |cx| {
                let got = if i % 2 == 0 {
                    get(cx, ch)
                } else {
                    let mut v = 5;
                    let mut cases = [
                        Case {
                            ch,
                            send: false,
                            ptr: &mut v,
                        },
                        Case {
                            ch: 0,
                            send: false,
                            ptr: std::ptr::null_mut(),
                        },
                    ];
                    let (chosen, ok) = select(cx, &mut cases, false, 0);
                    assert_eq!((chosen, ok, v), (0, false, 0));
                    None
                };
                put(cx, done, u64::from(got.is_none()));
            });
        }
        sched::yield_now(cx);
        close(cx, ch, 0);
        for _ in 0..20 {
            assert_eq!(get(cx, done), Some(1));
        }
    });
}

#[test]
fn close_panics_waiting_senders() {
    run_all(|cx| {
        let ch = make(cx, 0);
        let (ready, done) = (make(cx, 0), make(cx, 0));
        for i in 0..6 {
            go(cx, move |cx| {
                put(cx, ready, 0);
                let text = panic_text(cx, || {
                    if i % 2 == 0 {
                        put(cx, ch, 1);
                    } else {
                        let mut v = 1;
                        let mut cases = [
                            Case {
                                ch,
                                send: true,
                                ptr: &mut v,
                            },
                            Case {
                                ch: 0,
                                send: true,
                                ptr: &mut v,
                            },
                        ];
                        select(cx, &mut cases, false, 0);
                    }
                });
                assert_eq!(text, "panic: send on closed channel");
                put(cx, done, 0);
            });
        }
        for _ in 0..6 {
            get(cx, ready);
        }
        close(cx, ch, 0);
        for _ in 0..6 {
            get(cx, done);
        }
    });
}

#[test]
fn panics_of_nil_and_closed_channels_and_bad_sizes() {
    run(|cx| {
        assert_eq!(
            panic_text(cx, || close(cx, 0, 0)),
            "panic: close of nil channel"
        );
        assert_eq!(
            panic_text(cx, || {
                make(cx, -1);
            }),
            "panic: makechan: size out of range"
        );
        assert_eq!(
            panic_text(cx, || {
                make(cx, i64::MAX);
            }),
            "panic: makechan: size out of range"
        );
    });
}

#[test]
fn select_chooses_each_ready_case_equally_often() {
    run(|cx| {
        const ROUNDS: usize = 6000;
        let channels: Vec<u64> = (0..4).map(|_| make(cx, 1)).collect();
        let mut count = [0; 4];
        for _ in 0..ROUNDS {
            // The first is never ready; the others must not inherit its share.
            for &ch in &channels[1..] {
                if chan_len(ch) == 0 {
                    put(cx, ch, 1);
                }
            }
            let mut v = 0;
            let mut cases: Vec<_> = channels
                .iter()
                .map(|&ch| Case {
                    ch,
                    send: false,
                    ptr: &mut v,
                })
                .collect();
            let (chosen, ok) = select(cx, &mut cases, false, 0);
            assert!(ok);
            count[chosen as usize] += 1;
        }
        assert_eq!(count[0], 0);
        for n in &count[1..] {
            assert!(
                (ROUNDS / 3 - 250..ROUNDS / 3 + 250).contains(n),
                "{count:?}"
            );
        }
    });
}

#[test]
fn select_against_select_loses_nothing() {
    run_all(|cx| {
        const N: u64 = 500;
        let (a, b, done) = (make(cx, 0), make(cx, 0), make(cx, 0));
        for _ in 0..4 {
            go(cx, move |cx| {
                for i in 0..N {
                    let (mut x, mut y) = (i, i);
                    let mut cases = [
                        Case {
                            ch: a,
                            send: true,
                            ptr: &mut x,
                        },
                        Case {
                            ch: b,
                            send: true,
                            ptr: &mut y,
                        },
                    ];
                    select(cx, &mut cases, false, 0);
                }
            });
            go(cx, move |cx| {
                let mut sum = 0;
                for _ in 0..N {
                    let (mut x, mut y) = (0, 0);
                    let mut cases = [
                        Case {
                            ch: b,
                            send: false,
                            ptr: &mut x,
                        },
                        Case {
                            ch: a,
                            send: false,
                            ptr: &mut y,
                        },
                    ];
                    let (i, ok) = select(cx, &mut cases, false, 0);
                    assert!(ok);
                    sum += if i == 0 { x } else { y };
                }
                put(cx, done, sum);
            });
        }
        let sum: u64 = (0..4).filter_map(|_| get(cx, done)).sum();
        assert_eq!(sum, 4 * (N * (N - 1) / 2));
    });
}

#[test]
fn a_goroutine_does_not_select_itself() {
    run(|cx| {
        let ch = make(cx, 0);
        let mut v = 1;
        let mut cases = [
            Case {
                ch,
                send: true,
                ptr: &mut v,
            },
            Case {
                ch,
                send: false,
                ptr: std::ptr::null_mut(),
            },
        ];
        assert_eq!(select(cx, &mut cases, true, 0), (-1, false));
        go(cx, move |cx| put(cx, ch, 9));
        // Once as a receiver beside its own send, then the other way round.
        let mut got = 0;
        let mut cases = [
            Case {
                ch,
                send: true,
                ptr: &mut v,
            },
            Case {
                ch,
                send: false,
                ptr: &mut got,
            },
        ];
        assert_eq!(select(cx, &mut cases, false, 0), (1, true));
        assert_eq!(got, 9);
    });
}

#[test]
fn many_cases_wait_at_many_channels() {
    run_all(|cx| {
        let channels: Vec<u64> = (0..40).map(|_| make(cx, 0)).collect();
        for (i, &ch) in channels.iter().enumerate() {
            go(cx, move |cx| put(cx, ch, i as u64));
        }
        let mut seen = vec![false; channels.len()];
        for _ in 0..channels.len() {
            let mut values = vec![0; channels.len()];
            let mut cases: Vec<_> = channels
                .iter()
                .zip(&mut values)
                .map(|(&ch, v)| Case {
                    ch,
                    send: false,
                    ptr: v,
                })
                .collect();
            let (i, ok) = select(cx, &mut cases, false, 0);
            assert!(ok && values[i as usize] == i as u64);
            assert!(!std::mem::replace(&mut seen[i as usize], true));
        }
    });
}

#[test]
fn a_chain_of_ten_thousand() {
    run(|cx| {
        let first = make(cx, 0);
        let mut left = first;
        for _ in 0..10_000 {
            let right = make(cx, 0);
            let l = left;
            go(cx, move |cx| {
                let v = get(cx, right).unwrap();
                put(cx, l, v + 1);
            });
            left = right;
        }
        put(cx, left, 0);
        assert_eq!(get(cx, first), Some(10_000));
    });
}

#[test]
fn a_timer_sends() {
    run_all(|cx| {
        let ch = make_chan(cx, 1, false, 1, 0);
        let vm = cx.vm();
        let fire = timer::Fire::Call(
            |_, [ch, v]| {
                try_send(ch, &v);
            },
            [ch, 42],
        );
        vm.start_timer(vm.now() + 1_000_000, 0, fire);
        assert_eq!(get(cx, ch), Some(42));
        assert_eq!(vm.sched.external.load(Ordering::Relaxed), 0);
    });
}
