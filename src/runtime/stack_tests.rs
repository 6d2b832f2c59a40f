use super::context::{Cx, Func, Ret};
use super::sync::Ordering;
use super::testing::{go, run_all, run_with};
use super::{chan, sched, site};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// func(n) { if n == 0 { return 0 }; return func(n-1) + 1 }, as an evaluator would call it; `end` is done at the bottom.
fn descend(cx: Cx, func: &'static Func, end: fn(Cx)) -> i64 {
    // SAFETY: the frame has a slot for the argument, and room for one outgoing call of the same shape.
    unsafe {
        let n = *cx.fp;
        if n == 0 {
            end(cx);
            return 0;
        }
        let nf = cx.fp.add(6);
        nf.sub(1).write(site::NATIVE.into());
        nf.write(n - 1);
        let run = |cx| descend(cx, func, end);
        let r = if cx.check(nf, func.frame.load(Ordering::Relaxed)) {
            cx.grow(nf, func, run)
        } else {
            run(Cx { g: cx.g, fp: nf })
        };
        assert_eq!(*cx.fp, n, "the frame is as it was");
        r + 1
    }
}

fn deep(cx: Cx, n: u64, end: fn(Cx)) -> i64 {
    let func = Func::new("test.deep", 1, 0, Ret::Int);
    func.frame.store(8, Ordering::Relaxed);
    let func: &'static Func = Box::leak(Box::new(func));
    // SAFETY: the first frame of a goroutine has room for some words beyond its own.
    unsafe {
        let nf = cx.fp.add(8);
        nf.sub(1).write(0);
        nf.write(n);
        descend(Cx { g: cx.g, fp: nf }, func, end)
    }
}

#[test]
fn stacks_grow_and_shrink() {
    run_all(|cx| {
        for n in [1, 10, 100, 1000, 100_000, 3, 50_000] {
            assert_eq!(deep(cx, n, |_| ()), n as i64);
        }
    });
}

#[test]
fn goroutines_suspend_deep_down() {
    run_all(|cx| {
        let ch = chan::make_chan(cx, 1, false, 0, 0);
        for i in 0..8u64 {
            go(cx, move |cx| {
                let n = deep(cx, 10 + i * 3000, |cx| {
                    (0..20).for_each(|_| sched::yield_now(cx))
                });
                chan::send(cx, ch, &(n as u64), 0);
            });
        }
        let mut sum = 0;
        for _ in 0..8 {
            let mut v = 0;
            chan::recv(cx, ch, &mut v, 0);
            sum += v;
        }
        assert_eq!(sum, (0..8).map(|i| 10 + i * 3000).sum::<u64>());
    });
}

#[test]
fn unwinding_restores_the_stack() {
    run_all(|cx| {
        for n in [5, 300, 60_000] {
            let limits = (cx.g().nlimit.get(), cx.g().flimit.get());
            let caught = catch_unwind(AssertUnwindSafe(|| {
                deep(cx, n, |_| std::panic::resume_unwind(Box::new(Tag)))
            }));
            assert!(caught.unwrap_err().is::<Tag>());
            assert_eq!(limits, (cx.g().nlimit.get(), cx.g().flimit.get()));
            assert!(cx.g().link.get().is_null());
        }
    });
}

struct Tag;

#[test]
fn endless_recursion_is_reported() {
    let outcome = run_with(
        |_| {},
        |cx| {
            deep(cx, u64::MAX, |_| ());
        },
    );
    assert_eq!(outcome.status, 2);
    let report = outcome.stderr;
    assert!(
        report.starts_with("runtime: goroutine stack exceeds 1000000000-byte limit\n"),
        "{report}"
    );
    assert!(
        report.contains("\nfatal error: stack overflow\n\nruntime stack:\n")
            && report.contains("\n\ngoroutine 1 [running]:\n"),
        "{report}"
    );
}

#[test]
fn rust_calls_go_from_any_depth() {
    run_all(|cx| {
        fn body(cx: Cx) {
            // SAFETY: the argument; the result replaces it.
            unsafe { *cx.fp *= 2 }
        }
        let double = Func::new("test.double", 1, 0, Ret::Int);
        double
            .entry
            .store(body as fn(Cx) as *mut (), Ordering::Relaxed);
        let double: &'static Func = Box::leak(Box::new(double));
        let mut result = [0];
        cx.call_func(double, 0, &[21], &mut result);
        assert_eq!(result, [42]);
        fn nested(cx: Cx, double: &'static Func, depth: u64) -> u64 {
            if depth == 0 {
                let mut result = [0];
                cx.call_func(double, 0, &[4], &mut result);
                return result[0];
            }
            cx.deeper(|cx| nested(cx, double, depth - 1)) + 1
        }
        assert_eq!(nested(cx, double, 20_000), 20_008);
    });
}
