//! Panics of package reflect, and the checks before them.

use super::V;
use crate::runtime::Cx;
use crate::runtime::native::FuncValue;
use crate::runtime::strings::Str;
use crate::runtime::sync::OnceLock;
use crate::runtime::types::Kind;
use crate::runtime::value::{Reflected, Value};

/// The Go function that panics with a `*ValueError`, set by the package's `init`. It is a top-level function, which the
/// collector never frees.
#[derive(Default)]
pub struct Hooks(OnceLock<FuncValue>);

impl Hooks {
    /// `reflect.setHooks`
    pub fn set(cx: Cx, value_error: FuncValue) {
        let _ = cx.vm().extension::<Hooks>().0.set(value_error);
    }
}

/// How Go numbers kinds.
pub fn number(kind: Kind) -> i64 {
    use Kind::*;
    match kind {
        Array => 17,
        Chan => 18,
        Func => 19,
        Interface => 20,
        Map => 21,
        Pointer => 22,
        Slice => 23,
        String => 24,
        Struct => 25,
        UnsafePointer => 26,
        basic => basic as i64 + 1,
    }
}

/// Panics with a `*ValueError`; no kind is that of the zero Value.
#[cold]
pub fn wrong_kind(cx: Cx, method: &str, kind: Option<Kind>) -> ! {
    let hooks = cx.vm().extension::<Hooks>();
    if let Some(panic) = hooks.0.get() {
        let method: Str = cx.str(method);
        panic.call::<()>(cx, (method, kind.map_or(0, number)));
    }
    cx.panic_str("reflect: wrong kind of value")
}

/// The value, which must not be the zero Value.
pub fn valid(cx: Cx, v: V, method: &str) -> Reflected {
    v.unwrap_or_else(|| wrong_kind(cx, method, None))
}

/// The value, which must be of a kind that `ok` accepts.
pub fn of_kind(cx: Cx, v: V, ok: impl FnOnce(Kind) -> bool, method: &str) -> Reflected {
    let r = valid(cx, v, method);
    match ok(r.value.kind()) {
        true => r,
        false => wrong_kind(cx, method, Some(r.value.kind())),
    }
}

/// The value, which must not come from an unexported field.
pub fn exported(cx: Cx, v: V, method: &str) -> Value {
    let r = valid(cx, v, method);
    if r.hidden {
        cx.panic_str(&format!(
            "reflect: {method} using value obtained using unexported field"
        ));
    }
    r.value
}

/// The variable, which must be settable.
pub fn assignable(cx: Cx, v: V, method: &str) -> Value {
    let value = exported(cx, v, method);
    if !value.settable() {
        cx.panic_str(&format!("reflect: {method} using unaddressable value"));
    }
    value
}

/// The variable, which must be settable and of a kind that `ok` accepts.
pub fn assignable_kind(cx: Cx, v: V, ok: impl FnOnce(Kind) -> bool, method: &str) -> Value {
    let value = assignable(cx, v, method);
    match ok(value.kind()) {
        true => value,
        false => wrong_kind(cx, method, Some(value.kind())),
    }
}
