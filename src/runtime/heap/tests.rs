use super::*;
use crate::runtime::chan::{make_chan, recv, send};
use crate::runtime::sched;
use crate::runtime::testing::{go, run_all, run_with};
use crate::runtime::vm::Threads;

/// A list of `n` nodes (next, value, 0) whose head is returned.
#[inline(never)]
fn list(cx: Cx, n: u64) -> u64 {
    let mut head = 0;
    for i in 0..n {
        let node = cx.alloc(24, true).cast::<u64>();
        // SAFETY: a new object of three words.
        unsafe {
            assert_eq!(*node.cast::<[u64; 3]>(), [0; 3], "new memory is zero");
            *node = head;
            *node.add(1) = i;
        }
        head = node as u64;
    }
    head
}

#[inline(never)]
fn check(mut head: u64, n: u64) {
    for i in (0..n).rev() {
        // SAFETY: a node of `list`.
        let [next, value, _] = unsafe { *(head as *const [u64; 3]) };
        assert_eq!(value, i);
        head = next;
    }
    assert_eq!(head, 0);
}

#[test]
fn what_is_reachable_stays_and_the_rest_goes() {
    run_all(|cx| {
        let kept = list(cx, 1000);
        for round in 0..20 {
            list(cx, 20_000);
            cx.alloc(1_000_000, false);
            collect(cx);
            check(kept, 1000);
            let stats = cx.vm().heap_stats();
            assert_eq!(stats.collections, round + 1);
            assert!(stats.allocated < 2_000_000, "{stats:?}");
        }
        std::hint::black_box(kept);
    });
}

#[test]
fn collections_come_by_themselves() {
    run_all(|cx| {
        let kept = list(cx, 100);
        for _ in 0..400 {
            list(cx, 10_000);
            cx.alloc(100_000, true);
            cx.poll();
        }
        check(kept, 100);
        let stats = cx.vm().heap_stats();
        assert!(stats.collections >= 3 && stats.used < 60 << 20, "{stats:?}");
    });
}

#[test]
fn every_goroutine_keeps_what_it_holds() {
    run_all(|cx| {
        let done = make_chan(cx, 1, false, 0, 0);
        for i in 0..20u64 {
            go(cx, move |cx| {
                let mine = list(cx, 50 + i);
                for _ in 0..30 {
                    list(cx, 3000);
                    cx.poll();
                    if i % 3 == 0 {
                        sched::yield_now(cx);
                    }
                    check(mine, 50 + i);
                }
                if i % 5 == 0 {
                    collect(cx);
                }
                send(cx, done, &mine, 0);
            });
        }
        let mut heads = [0; 20];
        for head in &mut heads {
            recv(cx, done, head, 0);
        }
        assert!(cx.vm().heap_stats().collections > 0);
        std::hint::black_box(heads);
    });
}

#[test]
fn values_in_channels_and_permanent_memory_stay() {
    run_all(|cx| {
        let ch = make_chan(cx, 1, true, 100, 0);
        let global = cx.vm().alloc(64, true).cast::<u64>();
        for _ in 0..100 {
            let head = list(cx, 10);
            send(cx, ch, &head, 0);
        }
        // SAFETY: permanent memory of eight words.
        unsafe { *global.add(3) = list(cx, 77) };
        for _ in 0..3 {
            list(cx, 100_000);
            collect(cx);
        }
        // SAFETY: as above.
        check(unsafe { *global.add(3) }, 77);
        for _ in 0..100 {
            let mut head = 0;
            assert!(recv(cx, ch, &mut head, 0));
            check(head, 10);
        }
    });
}

#[test]
fn interior_pointers_keep_large_objects() {
    run_all(|cx| {
        let big = cx.alloc(300_000, true) as usize;
        let inner = big + 123_456;
        // SAFETY: inside the object.
        unsafe { *(inner as *mut u64) = list(cx, 5) };
        for _ in 0..3 {
            list(cx, 1000);
            for _ in 0..20 {
                cx.alloc(300_000, true);
            }
            collect(cx);
        }
        // SAFETY: as above.
        check(unsafe { *(std::hint::black_box(inner) as *const u64) }, 5);
    });
}

#[test]
fn stress_collects_at_every_chance() {
    for threads in [Threads::Green, Threads::Os] {
        let outcome = run_with(
            |c| {
                c.gc_stress = true;
                c.threads = threads;
            },
            |cx| {
                let done = make_chan(cx, 1, false, 0, 0);
                for i in 0..4 {
                    go(cx, move |cx| {
                        for round in 0..30 {
                            let mine = list(cx, 5000 + round);
                            cx.poll();
                            check(mine, 5000 + round);
                        }
                        send(cx, done, &i, 0);
                    });
                }
                for _ in 0..4 {
                    recv(cx, done, std::ptr::null_mut(), 0);
                }
                assert!(cx.vm().heap_stats().collections > 10);
            },
        );
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    }
}

#[test]
fn too_much_is_reported() {
    let outcome = run_with(
        |c| c.limits.heap = Some(64 << 20),
        |cx| {
            let mut head = 0;
            loop {
                let node = cx.alloc(1024, true).cast::<u64>();
                // SAFETY: a new object.
                unsafe { *node = head };
                head = node as u64;
                cx.poll();
            }
        },
    );
    assert_eq!(outcome.status, 2);
    assert!(
        outcome
            .stderr
            .starts_with("zokor: limit reached: heap of 64 MiB\n"),
        "{}",
        outcome.stderr
    );
}
