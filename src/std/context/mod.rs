//! Package context: Go but for a look at dynamic types.

use super::Package;
use crate::natives;
use crate::runtime::Cx;
use crate::runtime::iface::Any;

/// The package.
pub static PACKAGE: Package = Package {
    path: "context",
    files: go_files!["context.go"],
    natives: NATIVES,
};

natives! {
    "context.typeName" => |_: Cx, x: Any| -> String { x.ty().map_or("<nil>".into(), |ty| ty.string.to_string()) },
    "context.comparable" => |_: Cx, key: Any| -> bool { key.ty().is_some_and(|ty| ty.comparable) },
}
