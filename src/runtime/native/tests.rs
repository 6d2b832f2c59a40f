use super::*;
use crate::runtime::context::{Func, Ret};
use crate::runtime::iface::Any;
use crate::runtime::panic::{GoPanic, RuntimeError};
use crate::runtime::slices::{Bytes, List, Slice};
use crate::runtime::strings::Str;
use crate::runtime::testing::{run, run_with};
use crate::runtime::types::{Kind, basic};
use std::panic::{AssertUnwindSafe, catch_unwind};

fn index(_: Cx, s: Str, sub: Str) -> i64 {
    let (s, sub) = (s.as_bytes(), sub.as_bytes());
    s.windows(sub.len())
        .position(|w| w == sub)
        .map_or(-1, |i| i as i64)
}

crate::go_struct! {
    /// A counter as a Go program would declare it.
    #[derive(Debug, PartialEq)]
    struct Counter {
        on: bool,
        n: i64,
        name: Str,
        small: i16,
        rest: [u8; 3],
    }
}

crate::natives! {
    "test.index" => index,
    "test.split" => |cx: Cx, s: Str| -> Slice<Str> {
        let mut out = List::with_cap(cx, 0);
        for part in s.as_bytes().split(|b| *b == b',') {
            out.push(cx, cx.str_bytes(part));
        }
        out.finish()
    },
    "test.parse" => |cx: Cx, s: Str| -> Result<i64, Any> {
        s.to_owned().parse().map_err(|_| cx.any_str(s))
    },
    "test.fill" => |_: Cx, b: Bytes, with: u8| -> () {
        b.write(0, &vec![with; b.len() + 5]);
    },
    "test.add" => |cx: Cx, c: Ptr<Counter>, by: i64| -> (i64, bool) {
        let n = c.deref(cx).field(Counter::n);
        n.set(cx, n.get() + by);
        (n.get(), c.deref(cx).field(Counter::on).get())
    },
    "test.same" => |_: Cx, c: Counter| -> Counter { c },
}

/// Calls a native through its frame: results of `area` words, arguments.
fn call(cx: Cx, name: &str, area: usize, args: &[u64]) -> [u64; 16] {
    let f = NATIVES.iter().find(|n| n.0 == name).expect("a native").1;
    let mut frame = [0; 16];
    frame[area..area + args.len()].copy_from_slice(args);
    // SAFETY: the frame has the arguments that the native takes.
    unsafe {
        f(Cx {
            g: cx.g,
            fp: frame.as_mut_ptr(),
        })
    };
    frame
}

#[test]
fn words_arrive_and_return() {
    run(|cx| {
        let hello = cx.str("hello");
        let r = call(cx, "test.index", 0, &[hello.word(), cx.str("lo").word()]);
        assert_eq!(r[0] as i64, 3);
        let r = call(cx, "test.index", 0, &[hello.word(), cx.str("x").word()]);
        assert_eq!(r[0] as i64, -1);

        let r = call(cx, "test.split", 3, &[cx.str("a,bc,,d").word()]);
        // SAFETY: the native returned such a slice.
        let parts = unsafe { <Slice<Str> as Arg>::load(r.as_ptr()) };
        let parts: Vec<String> = parts.iter().map(Str::to_owned).collect();
        assert_eq!(parts, ["a", "bc", "", "d"]);

        let r = call(cx, "test.parse", 2, &[cx.str("-42").word()]);
        assert_eq!((r[0] as i64, r[1]), (-42, 0));
        let r = call(cx, "test.parse", 2, &[hello.word()]);
        assert_eq!(r[0], 0);
        // SAFETY: the second result is an interface value.
        assert_eq!(unsafe { Any::from_word(r[1]) }.as_str(), Some(hello));

        let b = Bytes::new(cx, b"abc");
        let h = b.header();
        call(cx, "test.fill", 0, &[h.ptr, 2, 3, u64::from(b'z')]);
        assert_eq!(b.as_bytes(), b"zzc");
    });
}

#[test]
fn structs_have_go_layout() {
    assert_eq!(Counter::on.offset(), 0);
    assert_eq!(Counter::n.offset(), 8);
    assert_eq!(Counter::name.offset(), 16);
    assert_eq!(Counter::small.offset(), 24);
    assert_eq!(Counter::rest.offset(), 26);
    assert_eq!(
        (Counter::SIZE, Counter::ALIGN, Counter::GO_SIZE),
        (32, 8, 40)
    );
    run(|cx| {
        let c = Counter {
            on: true,
            n: -7,
            name: cx.str("c"),
            small: -2,
            rest: [1, 2, 3],
        };
        let p = Ptr::new(cx, c);
        let r = call(cx, "test.add", 2, &[p.word(), 10]);
        assert_eq!((r[0], r[1]), (3, 1));
        assert_eq!(p.deref(cx).get(), Counter { n: 3, ..c });

        let mut words = [0; 4];
        // SAFETY: room for the struct, then a struct in a frame.
        unsafe {
            Arg::store(c, cx, words.as_mut_ptr());
            let r = call(cx, "test.same", 4, &words);
            assert_eq!(<Counter as Arg>::load(r.as_ptr()), c);
        }
        let nil = catch_unwind(AssertUnwindSafe(|| call(cx, "test.add", 2, &[0, 1])));
        let panic = nil
            .expect_err("a panic")
            .downcast::<GoPanic>()
            .expect("a Go panic");
        assert!(matches!(
            panic.runtime_error(),
            Some(RuntimeError::NilDereference)
        ));
    });
}

#[test]
fn lists_keep_what_they_hold() {
    let outcome = run_with(
        |c| c.gc_stress = true,
        |cx| {
            let mut list = List::with_cap(cx, 0);
            for i in 0..6_000 {
                cx.poll();
                list.push(cx, cx.str(&format!("element {i}")));
            }
            let all = list.finish();
            for (i, s) in all.iter().enumerate() {
                assert_eq!(s.to_owned(), format!("element {i}"));
            }
            let boxes = Slice::<Any>::make(cx, 2000);
            for i in 0..boxes.len() {
                cx.poll();
                boxes.set(cx, i, cx.any_str(cx.str(&format!("box {i}"))));
            }
            for (i, b) in boxes.iter().enumerate() {
                assert_eq!(b.as_str().map(Str::to_owned), Some(format!("box {i}")));
            }
        },
    );
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
}

#[test]
fn slices_keep_every_kind_of_element() {
    fn check<T: Element + PartialEq + std::fmt::Debug>(cx: Cx, values: &[T]) {
        let s = Slice::from_elements(cx, values);
        assert_eq!(s.to_vec(), values);
        let mut grown = Slice::default();
        for v in values {
            grown = grown.append(cx, *v);
        }
        assert_eq!(grown.to_vec(), values);
        s.swap(0, values.len() - 1);
        assert_eq!(s.get(0), values[values.len() - 1]);
        assert_eq!(s.slice(1, 1).len(), 0);
    }
    run(|cx| {
        check(cx, &[i8::MIN, -1, 127]);
        check(cx, &[i16::MIN, -1]);
        check(cx, &[u32::MAX, 7]);
        check(cx, &[i64::MIN, 7]);
        check(cx, &[1.5f32, -0.25]);
        check(cx, &[true, false]);
        check(cx, &[Complex { re: 1.0, im: -2.0 }; 2]);
        check(cx, &[cx.str("x"), Str::EMPTY, cx.str("long enough")]);
        let c = Counter {
            on: true,
            n: 1,
            name: cx.str("n"),
            small: -1,
            rest: [0; 3],
        };
        check(cx, &[c, Counter { n: 2, ..c }]);
        let inner = Slice::from_elements(cx, &[1i64, 2]);
        let outer = Slice::from_elements(cx, &[inner, Slice::default()]);
        assert_eq!(outer.get(0).to_vec(), [1, 2]);
        assert!(outer.get(1).is_nil());
    });
}

#[test]
fn func_values_are_called() {
    run(|cx| {
        let func = Func::new("test.double", 1, 0, Ret::Int);
        fn double(cx: Cx) {
            // SAFETY: a frame with one argument, whose slot the result takes.
            unsafe { *cx.fp *= 2 }
        }
        func.entry.store(
            double as fn(Cx) as *mut (),
            std::sync::atomic::Ordering::Relaxed,
        );
        let closure = cx.alloc_words(1);
        // SAFETY: a closure object: the function, and no captures.
        let f = unsafe {
            *closure = std::ptr::from_ref(Box::leak(Box::new(func))).addr() as u64;
            FuncValue::from_word(closure.addr() as u64)
        };
        assert_eq!(f.call::<i64>(cx, (21i64,)), 42);
    });
}

#[test]
fn boxes_compare_by_value() {
    run(|cx| {
        let a = cx.any_str(cx.str("x"));
        let b = cx.any_str(cx.str("x"));
        assert!(a.word() != b.word() && a.equal(cx, b));
        assert!(!a.equal(cx, cx.any_int(1)) && !a.equal(cx, Any::NIL));
        assert!(!cx.any_float(f64::NAN).equal(cx, cx.any_float(f64::NAN)));
        for i in [-100, -16, -1, 0, 1, 255, 256, 1000] {
            assert_eq!(cx.any_int(i).as_int(), Some(i));
            let byte = Any::new(cx, basic(Kind::Uint8), i as u8);
            assert_eq!(byte.unbox::<u8>(basic(Kind::Uint8)), Some(i as u8));
            assert_eq!(byte.as_int(), None);
        }
        let ints = cx.vm().types.slice(basic(Kind::Int));
        let s = Any::new(cx, ints, Slice::<i64>::default());
        let raised = catch_unwind(AssertUnwindSafe(|| s.equal(cx, s)));
        let panic = raised
            .expect_err("a panic")
            .downcast::<GoPanic>()
            .expect("a Go panic");
        let text = panic.runtime_error().expect("a run-time error").to_string();
        assert_eq!(text, "runtime error: comparing uncomparable type []int");
    });
}
