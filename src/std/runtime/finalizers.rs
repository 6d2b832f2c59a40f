//! Finalizers and cleanups: what Go checks when they are set, and how they are called.

use crate::runtime::Cx;
use crate::runtime::fatal::fatal;
use crate::runtime::heap::Refused;
use crate::runtime::iface::Any;
use crate::runtime::native::FuncValue;
use crate::runtime::types::{Kind, Type, TypeRef};
use crate::runtime::value::Value;

/// `runtime.SetFinalizer`
pub fn set(cx: Cx, object: Any, finalizer: Any, runner: FuncValue) {
    let fail = |text: &str| -> ! { fatal(cx, &format!("runtime.SetFinalizer: {text}")) };
    let Some(object) = Value::of(object) else {
        fail("first argument is nil")
    };
    let ty = object.ty();
    if ty.kind != Kind::Pointer {
        fail(&format!("first argument is {}, not pointer", ty.string));
    }
    if object.is_nil() {
        fail("pointer not in allocated block");
    }
    let Some(function) = Value::of(finalizer) else {
        return cx.clear_finalizer(object.pointer());
    };
    let f = function.ty();
    if f.kind != Kind::Func {
        fail(&format!("second argument is {}, not a function", f.string));
    }
    let misfit = || format!("cannot pass {} to finalizer {}", ty.string, f.string);
    if f.variadic {
        fail(&format!("{} because dotdotdot", misfit()));
    }
    if !matches!(f.params(), [one] if takes(one, ty)) {
        fail(&misfit());
    }
    cx.set_runner(runner);
    match cx.set_finalizer(ty, object.pointer(), finalizer) {
        Ok(()) => {}
        Err(Refused::Inside) => fail("pointer not at beginning of allocated block"),
        Err(Refused::Taken) => fail("finalizer already set"),
    }
}

/// Whether a finalizer with this parameter takes pointers of type `ty`.
fn takes(param: TypeRef, ty: TypeRef) -> bool {
    let unnamed = |ty: &Type| ty.name.is_empty();
    match param.kind {
        _ if std::ptr::eq(param, ty) => true,
        Kind::Pointer => (unnamed(param) || unnamed(ty)) && std::ptr::eq(param.elem(), ty.elem()),
        Kind::Interface => ty.implements(param).is_ok(),
        _ => false,
    }
}

/// Calls a finalizer with its object, for which it was checked.
pub fn call(cx: Cx, finalizer: Any, object: Any) {
    let (Some(f), Some(pointer)) = (Value::of(finalizer), Value::of(object)) else {
        return;
    };
    let param = f.ty().params()[0];
    let argument = match param.kind {
        Kind::Interface => Value::new(cx, param, object),
        _ => pointer.retype(param),
    };
    f.call(cx, &[argument]);
}

/// What the runner does next: a cleanup, or a finalizer and its object, or nothing any more.
pub fn next_due(cx: Cx) -> (FuncValue, Any, Any) {
    cx.next_due().unwrap_or_default()
}

/// `runtime.AddCleanup`
pub fn add_cleanup(cx: Cx, pointer: u64, function: FuncValue, runner: FuncValue) -> u64 {
    cx.set_runner(runner);
    cx.add_cleanup(pointer, function)
}
