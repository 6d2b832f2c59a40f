//! Package iter: its coroutines are the scheduler's.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::native::FuncValue;
use crate::runtime::sched;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "iter",
    files: go_files!["iter.go"],
    natives: NATIVES,
};

natives! {
    "iter.begin" => |cx: Cx, c: u64, body: FuncValue| sched::begin(cx, c, body),
    "iter.change" => |cx: Cx, c: u64| sched::switch(cx, c),
}
