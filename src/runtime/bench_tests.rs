//! Timings, to be run by hand: `cargo test --profile fast --lib bench -- --ignored --nocapture --test-threads 1`.

use super::chan::{make_chan, recv, send};
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
