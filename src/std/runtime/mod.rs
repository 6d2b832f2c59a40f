//! Package runtime: the machinery as a program sees it, and the types of run-time panics.

pub mod debug;
mod finalizers;

use super::Package;
use crate::natives;
use crate::runtime::iface::Any;
use crate::runtime::slices::{Bytes, Slice};
use crate::runtime::strings::Str;
use crate::runtime::sync::{AtomicI64, Ordering};
use crate::runtime::types::Kind;
use crate::runtime::{Cx, heap, sched, trace};

/// The package.
pub static PACKAGE: Package = Package {
    path: "runtime",
    files: go_files!["errors.go", "memory.go", "runtime.go", "trace.go"],
    natives: NATIVES,
};

natives! {
    "runtime.NumCPU" => |_: Cx| -> i64 { std::thread::available_parallelism().map_or(1, |n| n.get() as i64) },
    "runtime.NumGoroutine" => |cx: Cx| -> i64 { sched::count(cx.vm()) },
    "runtime.GOMAXPROCS" => max_procs,
    "runtime.Gosched" => |cx: Cx| sched::yield_now(cx),
    "runtime.Goexit" => |cx: Cx| -> () { sched::goexit(cx) },
    "runtime.GC" => |cx: Cx| heap::collect(cx),
    "runtime.heapFigures" => heap_figures,
    "runtime.callers" => callers,
    "runtime.function" => function,
    "runtime.Stack" => stack,
    "runtime.setFinalizer" => finalizers::set,
    "runtime.callFinalizer" => finalizers::call,
    "runtime.nextDue" => finalizers::next_due,
    "runtime.addCleanup" => finalizers::add_cleanup,
    "runtime.stopCleanup" => |cx: Cx, hidden: u64, id: u64| cx.stop_cleanup(!hidden, id),
    "runtime.isPointer" => |_: Cx, v: Any| -> bool {
        v.ty().is_some_and(|ty| matches!(ty.kind, Kind::Pointer | Kind::UnsafePointer))
    },
    "runtime.isWithin" => |cx: Cx, p: u64, object: u64| -> bool { cx.is_within(p, object) },
}

/// What the program has set, if it has.
#[derive(Default)]
struct MaxProcs(AtomicI64);

fn max_procs(cx: Cx, n: i64) -> i64 {
    let MaxProcs(set) = cx.vm().extension();
    let old = match n {
        1.. => set.swap(n, Ordering::Relaxed),
        _ => set.load(Ordering::Relaxed),
    };
    match old {
        0 => cx.vm().workers() as i64,
        n => n,
    }
}

/// Fills the first fields of a `MemStats`, and its pauses, without allocating what would be counted.
fn heap_figures(cx: Cx, figures: Slice<u64>, lengths: Slice<u64>, ends: Slice<u64>) -> (u32, u32) {
    heap::measure(cx);
    let s = cx.vm().heap_stats();
    let stacks = cx.vm().stack_bytes();
    let sizes = [
        s.allocated,
        s.total,
        s.reserved + stacks,
        0, // Lookups
        s.objects + s.freed,
        s.freed,
        s.allocated,
        s.reserved,
        s.reserved - s.used,
        s.used,
        0, // HeapReleased
        s.objects,
        stacks,
        stacks,
    ];
    let last = [
        s.next,
        s.pauses.first().map_or(0, |p| p.end),
        s.paused.as_nanos() as u64,
    ];
    figures.copy_from(cx, &sizes);
    let rest = figures.len() - last.len();
    figures.slice(rest, figures.len()).copy_from(cx, &last);
    let newest = s.collections as usize + lengths.len() - 1;
    for (i, pause) in s.pauses.iter().enumerate() {
        let at = (newest - i) % lengths.len();
        lengths.set(cx, at, pause.length.as_nanos() as u64);
        ends.set(cx, at, pause.end);
    }
    (s.collections as u32, s.forced as u32)
}

/// A program counter stands for a site; the numbers around it, for the same one.
const SPREAD: u64 = 16;

/// The program counters of the calls that the native's caller is in, without the first `skip`.
fn callers(cx: Cx, skip: i64, max: i64) -> Slice<u64> {
    let sites = trace::all_callers(cx);
    let sites = sites.get(skip.max(0) as usize..).unwrap_or_default();
    let counters = sites.iter().map(|&id| u64::from(id) * SPREAD + SPREAD / 2);
    let counters: Vec<u64> = counters.take(max.max(0) as usize).collect();
    Slice::from_elements(cx, &counters)
}

/// The function that a program counter or the address of a function is in: its name, file, line and start; no name if there
/// is none.
fn function(cx: Cx, pc: u64) -> (Str, Str, i64, u64) {
    if let Some(f) = cx.vm().function_at(pc) {
        return (cx.str(&f.name), Str::default(), 0, pc);
    }
    let Some((site, first)) = u32::try_from(pc / SPREAD)
        .ok()
        .and_then(|id| cx.vm().sites.with_first(id))
    else {
        return (Str::default(), Str::default(), 0, 0);
    };
    (
        cx.str(&site.function),
        cx.str(&site.file),
        site.line.into(),
        u64::from(first) * SPREAD,
    )
}

fn stack(cx: Cx, buf: Bytes, all: bool) -> i64 {
    let mut text = String::new();
    if all {
        trace::write_all(&mut text, cx);
    } else {
        trace::write_goroutine(&mut text, cx, &trace::callers(cx));
    }
    buf.write(0, text.as_bytes()) as i64
}
