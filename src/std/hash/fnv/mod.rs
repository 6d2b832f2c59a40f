//! Package hash/fnv.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Bytes;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "hash/fnv",
    files: go_files!["fnv.go"],
    natives: NATIVES,
};

const PRIME32: u32 = 16_777_619;
const PRIME64: u64 = 1_099_511_628_211;

natives! {
    "hash/fnv.update32" => |_: Cx, sum: u32, p: Bytes| -> u32 {
        p.as_bytes().iter().fold(sum, |sum, b| sum.wrapping_mul(PRIME32) ^ u32::from(*b))
    },
    "hash/fnv.update32a" => |_: Cx, sum: u32, p: Bytes| -> u32 {
        p.as_bytes().iter().fold(sum, |sum, b| (sum ^ u32::from(*b)).wrapping_mul(PRIME32))
    },
    "hash/fnv.update64" => |_: Cx, sum: u64, p: Bytes| -> u64 {
        p.as_bytes().iter().fold(sum, |sum, b| sum.wrapping_mul(PRIME64) ^ u64::from(*b))
    },
    "hash/fnv.update64a" => |_: Cx, sum: u64, p: Bytes| -> u64 {
        p.as_bytes().iter().fold(sum, |sum, b| (sum ^ u64::from(*b)).wrapping_mul(PRIME64))
    },
}
