//! Package flag: Go, but for what needs the types of values at run time.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::strings::Str;
use crate::runtime::types::{Kind, same};
use crate::runtime::value::Value;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "flag",
    files: go_files!["flag.go"],
    natives: NATIVES,
};

natives! {
    "flag.zeroLike" => zero_like,
    "flag.assign" => assign,
}

/// A value of v's type that is zero, or a pointer to zero.
fn zero_like(cx: Cx, v: Any) -> Any {
    let Some(v) = Value::of(v) else {
        return Any::default();
    };
    let zero = match v.kind() {
        Kind::Pointer => Value::make_pointer(cx, v.ty()),
        _ => Value::zero(cx, v.ty()),
    };
    zero.to_any(cx)
}

/// `*target = value`; what is wrong if that cannot be.
fn assign(cx: Cx, target: Any, value: Any) -> Str {
    let Some(pointer) = Value::of(target).filter(|t| t.kind() == Kind::Pointer) else {
        return cx.str("variable value type must be a pointer");
    };
    let wanted = pointer.ty().elem();
    let value = match Value::of(value) {
        // A default may be given by pointer.
        Some(v) if same(v.ty(), pointer.ty()) => v.elem(),
        other => other,
    };
    match (pointer.elem(), value) {
        (Some(mut variable), Some(value)) if same(value.ty(), wanted) => {
            variable.set(cx, value);
            Str::default()
        }
        (_, value) => {
            let given = value.map_or("<nil>", |v| &v.ty().string);
            cx.str(&format!(
                "default type does not match variable type: {given} != {}",
                wanted.string
            ))
        }
    }
}
