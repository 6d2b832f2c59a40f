//! Package runtime: the machinery as a program sees it, and the types of run-time panics.

use super::Package;
use crate::natives;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::Str;
use crate::runtime::{Cx, heap, sched, trace};

/// The package.
pub static PACKAGE: Package = Package {
    path: "runtime",
    files: go_files!["runtime.go"],
    natives: NATIVES,
};

natives! {
    "runtime.NumCPU" => |_: Cx| -> i64 { std::thread::available_parallelism().map_or(1, |n| n.get() as i64) },
    "runtime.NumGoroutine" => |cx: Cx| -> i64 { sched::count(cx.vm()) },
    "runtime.GOMAXPROCS" => |cx: Cx, _: i64| -> i64 { cx.vm().workers() as i64 },
    "runtime.Gosched" => |cx: Cx| sched::yield_now(cx),
    "runtime.Goexit" => |cx: Cx| -> () { sched::goexit(cx) },
    "runtime.GC" => |cx: Cx| heap::collect(cx),
    "runtime.heapStats" => heap_stats,
    "runtime.Caller" => caller,
    "runtime.Stack" => stack,
}

fn heap_stats(cx: Cx) -> (u64, u64, u64, u64) {
    let stats = cx.vm().heap_stats();
    (stats.allocated, stats.total, stats.used, stats.collections)
}

fn caller(cx: Cx, skip: i64) -> (u64, Str, i64, bool) {
    let frames = trace::callers(cx);
    let site = usize::try_from(skip).ok().and_then(|skip| frames.get(skip));
    match site.map(|&id| cx.vm().sites.get(id)) {
        Some(site) if site.line > 0 => (1, cx.str(&site.file), site.line.into(), true),
        _ => (0, Str::default(), 0, false),
    }
}

fn stack(cx: Cx, buf: Bytes, _all: bool) -> i64 {
    let mut text = String::new();
    trace::write_goroutine(&mut text, cx, &trace::callers(cx));
    buf.write(0, text.as_bytes()) as i64
}
