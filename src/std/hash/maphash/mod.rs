//! Package hash/maphash.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::hash;
use crate::runtime::iface::Any;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::Str;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "hash/maphash",
    files: go_files!["maphash.go"],
    natives: NATIVES,
};

natives! {
    "hash/maphash.random" => |cx: Cx| -> u64 { cx.vm().random() },
    "hash/maphash.sum" => |_: Cx, seed: u64, b: Bytes| -> u64 { hash::bytes(seed, b.as_bytes()) },
    "hash/maphash.sumString" => |_: Cx, seed: u64, s: Str| -> u64 { hash::bytes(seed, s.as_bytes()) },
    "hash/maphash.sumAny" => |cx: Cx, seed: u64, v: Any| -> u64 { v.hash(cx, seed) },
}
