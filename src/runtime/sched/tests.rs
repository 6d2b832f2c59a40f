use super::*;
use crate::runtime::chan::{make_chan, recv, send};
use crate::runtime::sync::{Arc, AtomicBool, AtomicU64};
use crate::runtime::testing::{go, run, run_all, run_with, rust_func};
use crate::runtime::timer::{self, Fire};
use crate::runtime::vm::Threads;
use crate::runtime::{sema, site::Site};

fn get(cx: Cx, ch: u64) -> u64 {
    let mut v = 0;
    recv(cx, ch, &mut v, 0);
    v
}

fn put(cx: Cx, ch: u64, v: u64) {
    send(cx, ch, &v, 0);
}

#[test]
fn a_hundred_thousand_goroutines() {
    run(|cx| {
        let done = make_chan(cx, 1, false, 0, 0);
        let sum = Arc::new(AtomicU64::new(0));
        const N: u64 = 100_000;
        for i in 0..N {
            let sum = sum.clone();
            go(cx, move |cx| {
                if sum.fetch_add(1, Ordering::Relaxed) + 1 == N {
                    put(cx, done, i);
                }
            });
        }
        get(cx, done);
        assert_eq!(sum.load(Ordering::Relaxed), N);
    });
}

#[test]
fn arguments_reach_a_goroutine() {
    run_all(|cx| {
        let mut func = Func::new("test.args", 3, 0, crate::runtime::Ret::None);
        func.entry = (body as fn(Cx) as *mut ()).into();
        fn body(cx: Cx) {
            // SAFETY: three arguments and the closure word.
            let [a, b, ch, closure] = unsafe { *cx.fp.cast::<[u64; 4]>() };
            put(cx, ch, a + b + closure);
        }
        let ch = make_chan(cx, 1, false, 0, 0);
        spawn(
            cx,
            Box::leak(Box::new(func)),
            1000,
            [1, 20, ch].as_ptr(),
            3,
            0,
        );
        assert_eq!(get(cx, ch), 1021);
    });
}

#[test]
fn deadlock_is_always_found_and_never_invented() {
    for round in 0..300 {
        let outcome = run_with(
            |c| match round % 4 {
                0 => c.workers = 1,
                1 => c.workers = 2,
                2 => c.workers = 4,
                _ => c.threads = Threads::Os,
            },
            move |cx| {
                let (a, b) = (make_chan(cx, 1, false, 0, 0), make_chan(cx, 1, false, 0, 0));
                for _ in 0..round % 7 {
                    go(cx, move |cx| {
                        if round % 3 == 0 {
                            timer::sleep(cx, 50_000);
                        }
                        if round % 5 == 0 {
                            cx.blocking(WaitReason::Syscall, std::hint::spin_loop);
                        }
                        put(cx, a, 1);
                        get(cx, b);
                    });
                }
                for _ in 0..round % 7 {
                    get(cx, a);
                }
                get(cx, a);
            },
        );
        assert_eq!(outcome.status, 2, "round {round}");
        let report = outcome.stderr;
        assert!(report.starts_with("fatal error: all goroutines are asleep - deadlock!\n\ngoroutine 1 [chan receive]:\n"), "{report}");
        assert_eq!(
            report.matches("[chan receive]").count(),
            round % 7 + 1,
            "{report}"
        );
    }
}

#[test]
fn deadlock_reports_name_states_and_places() {
    let outcome = run_with(
        |c| c.terminal = true,
        |cx| {
            let site = |function: &str, line| {
                let (function, file) = (function.into(), "/src/prog.go".into());
                cx.vm().sites.add(Site {
                    function,
                    file,
                    line,
                    ..Site::default()
                })
            };
            let ch = make_chan(cx, 1, false, 0, site("main.main", 3));
            let (make, at) = (site("main.main", 4), site("main.worker", 9));
            let worker = rust_func("main.worker", |cx| {
                // SAFETY: the closure word.
                let [ch, at] = unsafe { *(*cx.fp as *const [u64; 2]) };
                send(cx, ch, &1, at as u32);
            });
            let words = Box::leak(Box::new([ch, u64::from(at)]));
            spawn(cx, worker, words.as_ptr() as u64, std::ptr::null(), 0, make);
            recv(cx, 0, std::ptr::null_mut(), site("main.main", 5));
        },
    );
    assert_eq!(
        outcome.stderr,
        "fatal error: all goroutines are asleep - deadlock!\n\n\
         goroutine 1 [chan receive (nil chan)]:\nmain.main()\n\t/src/prog.go:5\n\n\
         goroutine 2 [chan send]:\nmain.worker()\n\t/src/prog.go:9\n\
         created by main.main in goroutine 1\n\t/src/prog.go:4\n\n\
         goroutine 1 waits at prog.go:5: chan receive (nil chan)\n\
         goroutine 2 waits at prog.go:9: chan send\n    \
         to send to the channel made at prog.go:3 (unbuffered); nobody receives\n"
    );
}

#[test]
fn goexit_of_main_is_a_deadlock_only_when_nothing_is_left() {
    let outcome = run_with(|_| {}, |cx| goexit(cx));
    assert_eq!(
        outcome.stderr,
        "fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n"
    );
    assert_eq!(outcome.status, 2);
    let outcome = run_with(
        |_| {},
        |cx| {
            go(cx, |cx| {
                timer::sleep(cx, 1_000_000);
                let _ = cx.vm().write_stdout(b"still here");
                cx.exit(3);
            });
            goexit(cx);
        },
    );
    assert_eq!((outcome.status, outcome.stdout.as_str()), (3, "still here"));
}

#[test]
fn the_end_of_main_ends_the_run() {
    run_all(|cx| {
        for _ in 0..10 {
            go(cx, |cx| {
                loop {
                    cx.poll();
                }
            });
            go(cx, |cx| park(cx, WaitReason::Semacquire));
        }
    });
}

#[test]
fn a_goroutine_that_spins_starves_nobody() {
    for workers in [1, 2] {
        let outcome = run_with(
            |c| c.workers = workers,
            |cx| {
                let stop = Arc::new(AtomicBool::new(false));
                for _ in 0..3 {
                    let stop = stop.clone();
                    go(cx, move |cx| {
                        while !stop.load(Ordering::Relaxed) {
                            cx.poll();
                        }
                    });
                }
                let ch = make_chan(cx, 1, false, 0, 0);
                go(cx, move |cx| {
                    for i in 0..5 {
                        timer::sleep(cx, 1_000_000);
                        put(cx, ch, i);
                    }
                });
                for i in 0..5 {
                    assert_eq!(get(cx, ch), i);
                }
                stop.store(true, Ordering::Relaxed);
            },
        );
        assert_eq!(outcome.status, 0);
    }
}

/// Five goroutines sleep until different times; the order in which they woke.
fn sleepers(cx: Cx) -> Vec<u64> {
    let ch = make_chan(cx, 1, false, 0, 0);
    let vm = cx.vm();
    let now = vm.now();
    for i in [5, 1, 4, 2, 3] {
        go(cx, move |cx| {
            let until = now + i * 5_000_000;
            timer::sleep(cx, until - cx.vm().now());
            assert!(cx.vm().now() >= until);
            put(cx, ch, i as u64);
        });
    }
    (0..5).map(|_| get(cx, ch)).collect()
}

#[test]
fn sleepers_wake_in_the_order_of_their_times() {
    run_all(|cx| assert_eq!(sleepers(cx).len(), 5));
    let outcome = run_with(
        |c| c.workers = 1,
        |cx| assert_eq!(sleepers(cx), [1, 2, 3, 4, 5]),
    );
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
}

#[test]
fn stopped_timers_do_not_fire_and_do_not_count() {
    let outcome = run_with(
        |_| {},
        |cx| {
            let vm = cx.vm();
            let ids: Vec<_> = (0..100)
                .map(|i| {
                    vm.start_timer(
                        vm.now() + (1 + i) * 3_600_000_000_000,
                        0,
                        Fire::Call(|_, _| (), [0; 2]),
                    )
                })
                .collect();
            for &id in ids.iter().rev() {
                assert!(vm.stop_timer(id));
                assert!(!vm.stop_timer(id));
            }
            let again = vm.start_timer(vm.now(), 0, Fire::Call(|_, _| (), [0; 2]));
            assert!(!ids.contains(&again));
            timer::sleep(cx, 1_000_000);
            assert!(!vm.stop_timer(again), "it has fired");
            get(cx, 0);
        },
    );
    assert_eq!(outcome.status, 2, "{}", outcome.stderr);
}

#[test]
fn a_timer_starts_goroutines_periodically() {
    run_all(|cx| {
        let ch = make_chan(cx, 1, false, 0, 0);
        let func = rust_func("test.tick", |cx| {
            // SAFETY: the closure word.
            let ch = unsafe { *cx.fp };
            put(cx, ch, 1);
        });
        let vm = cx.vm();
        let id = vm.start_timer(vm.now() + 1_000_000, 1_000_000, Fire::Go(func, ch));
        for _ in 0..3 {
            get(cx, ch);
        }
        assert!(vm.stop_timer(id));
    });
}

#[test]
fn blocking_calls_run_beside_each_other() {
    run_all(|cx| {
        let ch = make_chan(cx, 1, false, 0, 0);
        let barrier = Arc::new(std::sync::Barrier::new(5));
        for i in 0..5 {
            let barrier = barrier.clone();
            go(cx, move |cx| {
                let r = cx.blocking(WaitReason::Syscall, || {
                    barrier.wait();
                    i
                });
                put(cx, ch, r);
            });
        }
        let sum: u64 = (0..5).map(|_| get(cx, ch)).sum();
        assert_eq!(sum, 10);
    });
}

#[test]
fn semaphores_hand_over_in_order() {
    run_all(|cx| {
        let count = Box::leak(Box::new(0u32));
        let addr = std::ptr::from_mut(count) as usize;
        let done = make_chan(cx, 1, false, 0, 0);
        for i in 0..50 {
            go(cx, move |cx| {
                sema::sema_acquire(
                    cx,
                    addr as *const u32,
                    (WaitReason::Semacquire, crate::runtime::site::NATIVE),
                );
                put(cx, done, i);
            });
        }
        for _ in 0..50 {
            sema::sema_release(cx, addr as *const u32);
        }
        let sum: u64 = (0..50).map(|_| get(cx, done)).sum();
        assert_eq!(sum, 49 * 50 / 2);
    });
}

#[test]
fn goroutines_are_counted() {
    run_all(|cx| {
        assert_eq!(count(cx.vm()), 1);
        let ch = make_chan(cx, 1, false, 0, 0);
        for _ in 0..10 {
            go(cx, move |cx| {
                get(cx, ch);
            });
        }
        assert_eq!(count(cx.vm()), 11);
    });
}

#[test]
fn what_is_printed_is_never_lost() {
    for how in 0..4 {
        let outcome = run_with(
            |_| {},
            move |cx| {
                let _ = cx.vm().write_stdout(b"before");
                match how {
                    0 => {}
                    1 => cx.exit(0),
                    2 => {
                        get(cx, 0);
                    }
                    _ => crate::runtime::fatal::fatal(cx, "concurrent map writes"),
                }
            },
        );
        assert_eq!(outcome.stdout, "before");
        assert_eq!(outcome.status, if how < 2 { 0 } else { 2 });
    }
}

#[test]
fn a_seed_makes_runs_alike_and_time_virtual() {
    let run = |seed| {
        let began = std::time::Instant::now();
        let outcome = run_with(
            |c| c.seed = Some(seed),
            |cx| {
                let ch = make_chan(cx, 1, false, 3, 0);
                for i in 0..20 {
                    go(cx, move |cx| {
                        for round in 0..20 {
                            timer::sleep(cx, (cx.worker().random() % 3_600_000_000_000) as i64);
                            put(cx, ch, i * 100 + round);
                        }
                    });
                }
                for _ in 0..400 {
                    let line = format!("{} {:?}\n", get(cx, ch), cx.vm().wall());
                    cx.vm().write_stdout(line.as_bytes()).expect("written");
                }
                let began = cx.vm().now();
                while cx.vm().now() < began + 1_000_000 {
                    cx.poll();
                }
            },
        );
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        assert!(began.elapsed().as_secs() < 3600, "hours pass at once");
        outcome.stdout
    };
    let first = run(1);
    assert_eq!(first.lines().count(), 400);
    assert_eq!(first, run(1));
    assert_ne!(first, run(2));
}
