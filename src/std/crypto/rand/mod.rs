//! Package crypto/rand: the run's source, which the system seeds unless the run is to be repeated.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Bytes;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/rand",
    files: go_files!["rand.go"],
    natives: NATIVES,
};

natives! {
    "crypto/rand.fill" => |cx: Cx, b: Bytes| -> () {
        for at in (0..b.len()).step_by(8) {
            b.write(at, &cx.vm().random().to_le_bytes());
        }
    },
}
