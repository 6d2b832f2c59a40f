//! Package errors.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::types::{Kind, same};
use crate::runtime::value::Value;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "errors",
    files: go_files!["errors.go"],
    natives: NATIVES,
};

natives! {
    "errors.isComparable" => |_: Cx, err: Any| err.ty().is_none_or(|ty| ty.comparable),
    "errors.checkTarget" => check_target,
    "errors.assign" => assign,
}

fn check_target(cx: Cx, target: Any) -> i64 {
    let Some(target) = Value::of(target) else {
        return 1;
    };
    if target.kind() != Kind::Pointer || target.is_nil() {
        return 2;
    }
    let ty = target.ty().elem();
    if ty.is_interface() || cx.is_error(ty) {
        0
    } else {
        3
    }
}

fn assign(cx: Cx, err: Any, target: Any) -> bool {
    let (Some(err), Some(mut target)) = (Value::of(err), Value::of(target).and_then(Value::elem))
    else {
        return false;
    };
    let fits = match target.kind() {
        Kind::Interface => err.ty().implements(target.ty()).is_ok(),
        _ => same(err.ty(), target.ty()),
    };
    if fits {
        target.set(cx, err);
    }
    fits
}
