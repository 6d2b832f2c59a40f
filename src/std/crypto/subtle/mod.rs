//! Package crypto/subtle.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Bytes;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/subtle",
    files: go_files!["subtle.go"],
    natives: NATIVES,
};

natives! {
    "crypto/subtle.difference" => |_: Cx, x: Bytes, y: Bytes| -> u8 {
        x.as_bytes().iter().zip(y.as_bytes()).fold(0, |all, (x, y)| all | x ^ y)
    },
    "crypto/subtle.xor" => |_: Cx, dst: Bytes, x: Bytes, y: Bytes| -> () {
        let mixed: Vec<u8> = x.as_bytes().iter().zip(y.as_bytes()).map(|(x, y)| x ^ y).collect();
        dst.write(0, &mixed);
    },
}
