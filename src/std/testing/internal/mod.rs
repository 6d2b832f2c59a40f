//! Package testing/internal: bubbles, and what testing does in them.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::bubble::{self, Outcome};
use crate::runtime::native::FuncValue;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "testing/internal",
    files: go_files!["internal.go"],
    natives: NATIVES,
};

natives! {
    "testing/internal.run" => |cx: Cx, f: FuncValue| -> i64 {
        match bubble::run(cx, f) {
            Some(Outcome::Done) => 0,
            None => 1,
            Some(Outcome::Left) => 2,
            Some(Outcome::Blocked) => 3,
        }
    },
    "testing/internal.End" => |cx: Cx| bubble::end(cx),
    "testing/internal.wait" => |cx: Cx| -> String { bubble::wait(cx).err().unwrap_or_default().into() },
}
