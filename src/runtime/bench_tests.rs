//! Timings, to be run by hand: `cargo test --profile fast --lib bench -- --ignored --nocapture --test-threads 1`.

use super::chan::{Case, close, make_chan, recv, select, send};
use super::context::Cx;
use super::sched;
use super::testing::{go, run_with, rust_func};
use std::time::Instant;

fn timed(name: &'static str, n: u64, f: impl Fn(Cx, u64) + Clone + Send + 'static) {
    for workers in [1, 2] {
        let f = f.clone();
        let outcome = run_with(
            |c| c.workers = workers,
            move |cx| {
                f(cx, n / 10);
                let began = Instant::now();
                f(cx, n);
                let ns = began.elapsed().as_nanos() as f64 / n as f64;
                println!("{name}, {workers} workers: {ns:.1} ns");
            },
        );
        assert_eq!(outcome.status, 0);
    }
}

#[test]
#[ignore = "a timing"]
fn ping_pong() {
    timed("round trip", 2_000_000, |cx, n| {
        let (a, b) = (make_chan(cx, 1, false, 0, 0), make_chan(cx, 1, false, 0, 0));
        go(cx, move |cx| {
            let mut v = 0;
            for _ in 0..n {
                recv(cx, a, &mut v, 0);
                send(cx, b, &v, 0);
            }
        });
        let mut v = 0;
        for _ in 0..n {
            send(cx, a, &1, 0);
            recv(cx, b, &mut v, 0);
        }
    });
}

#[test]
#[ignore = "a timing"]
fn spawn() {
    timed("spawn", 1_000_000, |cx, n| {
        let func = rust_func("nothing", |_| ());
        for _ in 0..n {
            sched::spawn(cx, func, 0, std::ptr::null(), 0, 0);
        }
    });
}

#[test]
#[ignore = "a timing"]
fn buffered() {
    timed("send and receive, cap 128", 3_000_000, |cx, n| {
        let a = make_chan(cx, 1, false, 128, 0);
        go(cx, move |cx| {
            for i in 0..n {
                send(cx, a, &i, 0);
            }
        });
        let mut v = 0;
        for _ in 0..n {
            recv(cx, a, &mut v, 0);
        }
    });
}

#[test]
#[ignore = "a timing"]
fn yielding() {
    timed("yield", 3_000_000, |cx, n| {
        for _ in 0..n {
            sched::yield_now(cx);
        }
    });
}

#[test]
#[ignore = "a timing"]
fn allocating() {
    timed("24 bytes", 10_000_000, |cx, n| {
        for _ in 0..n {
            std::hint::black_box(cx.alloc(24, true));
        }
    });
}

/// A binary tree of nodes of three words.
fn tree(cx: Cx, depth: u32) -> u64 {
    let node = cx.alloc(24, true).cast::<u64>();
    if depth > 0 {
        // SAFETY: a new object of three words.
        unsafe {
            *node = tree(cx, depth - 1);
            *node.add(1) = tree(cx, depth - 1);
        }
    }
    cx.poll();
    node as u64
}

#[test]
#[ignore = "a timing"]
fn collecting() {
    for workers in [1, 2] {
        let outcome = run_with(
            |c| c.workers = workers,
            |cx| {
                let began = Instant::now();
                let root = tree(cx, 21);
                println!(
                    "4M nodes built in {:?}, {:?}",
                    began.elapsed(),
                    cx.vm().heap_stats()
                );
                let began = Instant::now();
                super::heap::collect(cx);
                println!(
                    "collected in {:?}, {:?}",
                    began.elapsed(),
                    cx.vm().heap_stats()
                );
                std::hint::black_box(root);
                let began = Instant::now();
                for _ in 0..100 {
                    tree(cx, 15);
                }
                println!("100 trees of 64k nodes in {:?}", began.elapsed());
            },
        );
        assert_eq!(outcome.status, 0);
    }
}

#[test]
#[ignore = "a timing"]
fn fan_in() {
    timed("select over two", 300_000, |cx, n| {
        let (a, b) = (make_chan(cx, 1, false, 0, 0), make_chan(cx, 1, false, 0, 0));
        for ch in [a, b] {
            go(cx, move |cx| {
                for i in 0..n / 2 {
                    send(cx, ch, &i, 0);
                }
            });
        }
        let mut v = 0;
        for _ in 0..n / 2 * 2 {
            let mut case = |ch| Case {
                ch,
                send: false,
                ptr: &raw mut v,
            };
            select(cx, &mut [case(a), case(b)], false, 0);
        }
    });
}

#[test]
#[ignore = "a timing"]
fn jobs() {
    timed("jobs of 8 workers, cap 128", 400_000, |cx, n| {
        let (work, done) = (
            make_chan(cx, 1, false, 128, 0),
            make_chan(cx, 1, false, 128, 0),
        );
        for _ in 0..8 {
            go(cx, move |cx| {
                let mut v = 0;
                while recv(cx, work, &mut v, 0) {
                    send(cx, done, &(v * 2), 0);
                }
            });
        }
        go(cx, move |cx| {
            for i in 0..n {
                send(cx, work, &i, 0);
            }
            close(cx, work, 0);
        });
        let mut v = 0;
        for _ in 0..n {
            recv(cx, done, &mut v, 0);
        }
    });
}

#[test]
#[ignore = "a timing"]
fn parallel_jobs() {
    timed("jobs of 10 us, cap 0", 20_000, |cx, n| {
        let (work, done) = (make_chan(cx, 1, false, 0, 0), make_chan(cx, 1, false, 0, 0));
        for _ in 0..4 {
            go(cx, move |cx| {
                let mut v = 0;
                while recv(cx, work, &mut v, 0) {
                    let mut x = v;
                    for _ in 0..8000 {
                        x = std::hint::black_box(x * 3 + 1);
                    }
                    send(cx, done, &x, 0);
                }
            });
        }
        go(cx, move |cx| {
            for i in 0..n {
                send(cx, work, &i, 0);
            }
            close(cx, work, 0);
        });
        let mut v = 0;
        for _ in 0..n {
            recv(cx, done, &mut v, 0);
        }
    });
}

#[test]
#[ignore = "a timing"]
fn sieve() {
    timed("prime sieve, 1000 filters: a prime", 1000, |cx, n| {
        let mut ch = make_chan(cx, 1, false, 0, 0);
        let first = ch;
        go(cx, move |cx| {
            let mut i = 2;
            loop {
                send(cx, first, &i, 0);
                i += 1;
            }
        });
        for _ in 0..n {
            let mut prime = 0;
            recv(cx, ch, &mut prime, 0);
            let (from, to) = (ch, make_chan(cx, 1, false, 0, 0));
            go(cx, move |cx| {
                let mut v = 0;
                loop {
                    recv(cx, from, &mut v, 0);
                    if v % prime != 0 {
                        send(cx, to, &v, 0);
                    }
                }
            });
            ch = to;
        }
    });
}

#[test]
#[ignore = "a timing"]
fn parked() {
    timed("spawn, park and wake", 100_000, |cx, n| {
        let gate = make_chan(cx, 1, false, 0, 0);
        let done = make_chan(cx, 1, false, 0, 0);
        for _ in 0..n {
            go(cx, move |cx| {
                recv(cx, gate, std::ptr::null_mut(), 0);
                send(cx, done, &1, 0);
            });
        }
        close(cx, gate, 0);
        let mut v = 0;
        for _ in 0..n {
            recv(cx, done, &mut v, 0);
        }
    });
}
