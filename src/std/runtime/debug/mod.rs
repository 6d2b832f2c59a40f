//! Package runtime/debug.

use crate::natives;
use crate::runtime::Cx;
use crate::std::Package;

/// The package.
pub static PACKAGE: Package = Package {
    path: "runtime/debug",
    files: go_files!["debug.go"],
    natives: NATIVES,
};

natives! {
    "runtime/debug.SetGCPercent" => |cx: Cx, percent: i64| -> i64 { cx.vm().set_gc_percent(percent) },
    "runtime/debug.SetMemoryLimit" => |cx: Cx, limit: i64| -> i64 { cx.vm().set_memory_limit(limit) },
    "runtime/debug.trim" => |cx: Cx| cx.vm().trim_heap(),
}
