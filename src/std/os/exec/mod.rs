//! Package os/exec: Go over package os.

use crate::natives;
use crate::runtime::Cx;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "os/exec",
    files: go_files!["exec.go", "find.go"],
    natives: NATIVES,
};

natives! {
    "os/exec.hosted" => |cx: Cx, fd: i64| -> bool {
        (0..=2).contains(&fd) && !cx.vm().is_own_stream(fd as usize)
    },
}
