//! Rust values that scripts hold without looking into them.

use super::value::Go;
use crate::runtime::host::Call;
use crate::runtime::types::{Kind, TypeRef};
use crate::runtime::value::Value;
use std::any::type_name;
use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

/// A Rust value in the hands of a script: there it is a pointer to a struct type that the package declares, say
/// `type Image struct{ _ int }`, with whatever methods the package gives it. The value is dropped some time after the
/// script's last pointer to it is gone, or with the run.
///
/// Only what a host function returned is such a value: a pointer to a copy, or to a struct that the script made, makes a
/// host function that takes one panic.
///
/// ```
/// use std::sync::Mutex;
/// use zokor::{Builder, Opaque, Options, Package, Sources};
///
/// let text = "package counter
///
/// // Counter counts.
/// type Counter struct{ _ int }
///
/// func New() *Counter
/// func (c *Counter) Next() int
/// ";
/// let counter = Package::new("counter", text)
///     .func("New", || Opaque::new(Mutex::new(0i64)))
///     .func("(*Counter).Next", |c: Opaque<Mutex<i64>>| {
///         let mut n = c.lock().unwrap();
///         *n += 1;
///         *n
///     });
/// let script = r#"package main
///
/// import "counter"
///
/// type nexter interface{ Next() int }
///
/// func main() {
///     var c nexter = counter.New()
///     c.Next()
///     println(c.Next())
/// }"#;
/// let program = Builder::new(Sources::text("script.go", script)).package(counter).build().unwrap();
/// assert_eq!(program.run(Options::new().capture()).stderr(), "2\n");
/// ```
pub struct Opaque<T>(Arc<T>);

impl<T> Opaque<T> {
    /// Wraps a value.
    ///
    /// ```
    /// assert_eq!(*zokor::Opaque::new(3), 3);
    /// ```
    pub fn new(value: T) -> Opaque<T> {
        Opaque(Arc::new(value))
    }

    /// The value, to be kept.
    ///
    /// ```
    /// let handle = zokor::Opaque::new(3);
    /// let kept = handle.clone().into_arc();
    /// assert_eq!(*kept, *handle);
    /// ```
    pub fn into_arc(self) -> Arc<T> {
        self.0
    }
}

impl<T> From<Arc<T>> for Opaque<T> {
    fn from(value: Arc<T>) -> Self {
        Opaque(value)
    }
}

impl<T> Clone for Opaque<T> {
    fn clone(&self) -> Self {
        Opaque(self.0.clone())
    }
}

impl<T> Deref for Opaque<T> {
    type Target = T;
    fn deref(&self) -> &T {
        &self.0
    }
}

impl<T: fmt::Debug> fmt::Debug for Opaque<T> {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl<T: Send + Sync + 'static> Go for Opaque<T> {
    fn rust_name() -> String {
        format!("Opaque<{}>", type_name::<T>())
    }
    fn go_name() -> String {
        "a pointer to a struct type with at least one field".into()
    }
    fn fits(ty: TypeRef) -> bool {
        ty.kind == Kind::Pointer && ty.elem().kind == Kind::Struct && ty.elem().size > 0
    }
    fn from_go(call: &Call, value: Value) -> Result<Self, String> {
        let name = &value.ty().string;
        if value.is_nil() {
            return Err(format!("nil {name}"));
        }
        let object = call.cx().hangs_on(value.pointer());
        let object = object.and_then(|object| object.downcast().ok());
        object
            .map(Opaque)
            .ok_or_else(|| format!("{name} that the host has not made"))
    }
    fn to_go(self, call: &Call, ty: TypeRef) -> Value {
        let pointer = Value::make_pointer(call.cx(), ty);
        call.cx().hang_on(pointer.pointer(), self.0);
        pointer
    }
}

crate::go_result!(for[T: Send + Sync + 'static] Opaque<T>);
