//! Package weak.

use super::Package;
use crate::natives;
use crate::runtime::Cx;

/// The package.
pub static PACKAGE: Package = Package {
    path: "weak",
    files: go_files!["weak.go"],
    natives: NATIVES,
};

natives! {
    "weak.handle" => |cx: Cx, p: u64| -> u64 { cx.weak_handle(p) },
    "weak.target" => |cx: Cx, handle: u64| -> u64 { cx.weak_target(handle) },
}
