use super::*;
use crate::runtime::context::Func;
use crate::runtime::site::Site;
use crate::runtime::slices::Slice;
use crate::runtime::testing::{run_with, rust_func};
use crate::runtime::types::{Kind, Layout, SELECTOR_ERROR, SELECTOR_STRING, Type, TypeRef, basic};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// What an uncaught panic prints before the trace.
fn printed(main: impl FnOnce(Cx) + Send + 'static) -> String {
    let outcome = run_with(|_| {}, main);
    assert_eq!(outcome.status, 2, "{}", outcome.stderr);
    let (message, rest) = outcome.stderr.split_once("\n\n").expect("a trace");
    assert!(rest.starts_with("goroutine 1 [running]:\n"), "{rest}");
    message.to_owned()
}

fn named(cx: Cx, kind: Kind, name: &str) -> TypeRef {
    let ty = Type::new(kind, Layout::of(kind), format!("main.{name}")).named(name, "main");
    cx.vm().types.add(ty)
}

/// A string type with a method that returns the string.
fn with_method(cx: Cx, selector: u32, body: fn(Cx)) -> TypeRef {
    let ty = named(cx, Kind::String, "text");
    let func: &'static Func = rust_func("main.text.method", body);
    let copy = Func::new("main.text.method", 1, 0, crate::runtime::Ret::Int);
    copy.entry.store(
        func.entry.load(std::sync::atomic::Ordering::Relaxed),
        std::sync::atomic::Ordering::Relaxed,
    );
    ty.set_dispatch(&[(selector, Box::leak(Box::new(copy)))]);
    ty
}

#[test]
fn values_print_as_in_go() {
    let word = |kind: Kind, w: u64| move |cx: Cx| cx.panic_any(Any::new(cx, basic(kind), w));
    assert_eq!(printed(word(Kind::Int, 42)), "panic: 42");
    assert_eq!(printed(word(Kind::Int32, 120)), "panic: 120");
    assert_eq!(printed(word(Kind::Int8, -7i64 as u64)), "panic: -7");
    assert_eq!(
        printed(word(Kind::Uint64, u64::MAX)),
        "panic: 18446744073709551615"
    );
    assert_eq!(printed(word(Kind::Bool, 1)), "panic: true");
    assert_eq!(printed(word(Kind::Float64, 1.5f64.to_bits())), "panic: 1.5");
    assert_eq!(
        printed(word(Kind::Float32, f64::from(0.1f32).to_bits())),
        "panic: 0.1"
    );
    assert_eq!(printed(|cx| cx.panic_str("")), "panic: ");
    assert_eq!(printed(|cx| cx.panic_str("one\ntwo")), "panic: one\n\ttwo");
    assert_eq!(
        printed(|cx| raise_value(cx, Any::NIL, 0)),
        "panic: runtime error: panic called with nil argument"
    );
    assert_eq!(
        printed(|cx| cx.panic_any(Any::new(cx, named(cx, Kind::Int, "code"), 3i64))),
        "panic: main.code(3)"
    );
    assert_eq!(
        printed(|cx| cx.panic_any(Any::new(cx, named(cx, Kind::String, "msg"), cx.str("q\n")))),
        "panic: main.msg(\"q\n\t\")"
    );
    let complex = |cx: Cx| {
        let c = crate::runtime::native::Complex { re: 1.0, im: 2.0 };
        cx.panic_any(Any::new(cx, named(cx, Kind::Complex64, "c64"), c))
    };
    assert_eq!(printed(complex), "panic: main.c64(1+2i)");
    let ints = printed(|cx| {
        let s = Slice::from_elements(cx, &[1i64]);
        cx.panic_any(Any::new(cx, cx.vm().types.slice(basic(Kind::Int)), s))
    });
    assert!(ints.starts_with("panic: ([]int) 0x"), "{ints}");
}

#[test]
fn errors_and_stringers_speak_for_themselves() {
    fn itself(_: Cx) {}
    for selector in [SELECTOR_ERROR, SELECTOR_STRING] {
        let text = printed(move |cx| {
            let ty = with_method(cx, selector, itself);
            cx.panic_any(Any::new(cx, ty, cx.str("said\nso")))
        });
        assert_eq!(text, "panic: said\n\tso");
    }
    let inner = printed(|cx| {
        let ty = with_method(cx, SELECTOR_ERROR, |cx| cx.panic_str("inner"));
        cx.panic_any(Any::new(cx, ty, cx.str("x")))
    });
    assert_eq!(
        inner,
        "fatal error: panic while printing panic value: inner"
    );
    let inner = printed(|cx| {
        let ty = with_method(cx, SELECTOR_ERROR, |cx| cx.panic_any(cx.any_int(3)));
        cx.panic_any(Any::new(cx, ty, cx.str("x")))
    });
    assert_eq!(
        inner,
        "fatal error: panic while printing panic value: type int"
    );
}

/// The panic that `f` raises.
fn caught(f: impl FnOnce()) -> GoPanic {
    let payload = catch_unwind(AssertUnwindSafe(f)).expect_err("a panic");
    *payload.downcast::<GoPanic>().expect("a Go panic")
}

#[test]
fn panics_during_panics() {
    let two = |recovered: bool| {
        move |cx: Cx| {
            let mut first = caught(|| cx.panic_str("first"));
            first.recovered = recovered;
            throw(caught(|| cx.panic_str("second")).during(cx, first, 0))
        }
    };
    assert_eq!(printed(two(false)), "panic: first\n\tpanic: second");
    assert_eq!(
        printed(two(true)),
        "panic: first [recovered]\n\tpanic: second"
    );
    let again = printed(|cx| {
        let mut first = caught(|| nil_dereference(cx, 0));
        cx.vm().known.register(
            "runtime",
            "errorString",
            named(cx, Kind::String, "errorString"),
        );
        first.recovered = true;
        let value = first.go_value(cx);
        throw(caught(|| cx.panic_any(value)).during(cx, first, 0))
    });
    let signal = "[signal SIGSEGV: segmentation violation code=0x1 addr=0x0 pc=";
    let (first, second) = again.split_once('\n').expect("two lines");
    assert!(first.ends_with(" [recovered, repanicked]"), "{again}");
    assert!(second.starts_with(signal), "{again}");
    let nil = printed(|cx| nil_dereference(cx, 0));
    let text = "panic: runtime error: invalid memory address or nil pointer dereference\n";
    assert!(nil.starts_with(&format!("{text}{signal}")), "{nil}");
}

#[test]
fn run_time_errors_have_gos_words() {
    let outcome = run_with(
        |_| {},
        |cx| {
            let text = |f: &dyn Fn()| {
                caught(f)
                    .runtime_error()
                    .expect("a run-time error")
                    .to_string()
            };
            let unsigned = cx.vm().sites.add(Site {
                unsigned: 1,
                ..Site::default()
            });
            let bounds = "runtime error: slice bounds out of range ";
            for (f, want) in [
                (
                    &(|| -> () { index(cx, 5, 3, 0) }) as &dyn Fn(),
                    "runtime error: index out of range [5] with length 3",
                ),
                (
                    &|| index(cx, -1, 3, 0),
                    "runtime error: index out of range [-1]",
                ),
                (
                    &|| index(cx, -1, 3, unsigned),
                    "runtime error: index out of range [18446744073709551615] with length 3",
                ),
                (
                    &|| slice(cx, 1, 5, 3, true, 0),
                    &format!("{bounds}[:5] with capacity 3"),
                ),
                (
                    &|| slice(cx, 1, 5, 3, false, 0),
                    &format!("{bounds}[:5] with length 3"),
                ),
                (&|| slice(cx, 3, 2, 3, true, 0), &format!("{bounds}[3:2]")),
                (&|| slice(cx, 5, 3, 3, true, 0), &format!("{bounds}[5:3]")),
                (&|| slice(cx, -1, 3, 3, true, 0), &format!("{bounds}[-1:]")),
                (&|| slice(cx, 0, -1, 3, true, 0), &format!("{bounds}[:-1]")),
                (
                    &|| slice3(cx, 0, 1, 9, 3, true, 0),
                    &format!("{bounds}[::9] with capacity 3"),
                ),
                (
                    &|| slice3(cx, 0, 3, 2, 3, true, 0),
                    &format!("{bounds}[:3:2]"),
                ),
                (
                    &|| slice3(cx, 2, 1, 3, 3, true, 0),
                    &format!("{bounds}[2:1:]"),
                ),
                (&|| divide(cx, 0), "runtime error: integer divide by zero"),
                (&|| shift(cx, 0), "runtime error: negative shift amount"),
                (
                    &|| raise(cx, RuntimeError::CloseNil, 0),
                    "close of nil channel",
                ),
                (
                    &|| raise(cx, RuntimeError::ConvertSlice { len: 3, want: 4 }, 0),
                    "runtime error: cannot convert slice with length 3 to array or pointer to array with length 4",
                ),
            ] {
                assert_eq!(text(f), want);
            }
            let types = &cx.vm().types;
            let (int, string) = (basic(Kind::Int), basic(Kind::String));
            let one = cx.any_int(1);
            for (value, from, wanted, want) in [
                (
                    one,
                    types.any,
                    string,
                    "interface conversion: interface {} is int, not string",
                ),
                (
                    Any::NIL,
                    types.any,
                    int,
                    "interface conversion: interface {} is nil, not int",
                ),
                (
                    Any::NIL,
                    types.any,
                    types.error,
                    "interface conversion: interface is nil, not error",
                ),
                (
                    one,
                    types.any,
                    types.error,
                    "interface conversion: int is not error: missing method Error",
                ),
                (
                    Any::new(cx, named(cx, Kind::Int, "T"), 1i64),
                    types.any,
                    named(cx, Kind::Int, "T"),
                    "interface conversion: interface {} is main.T, not main.T (types from different scopes)",
                ),
            ] {
                assert_eq!(text(&|| assertion(cx, from, value, wanted, 0)), want);
            }
        },
    );
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
}
