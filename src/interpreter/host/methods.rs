//! Methods of Rust types as those of Go types: what [`methods`](macro@crate::methods) makes use of.

use super::Package;
use super::value::Go;
use crate::runtime::host::Call;
use crate::runtime::types::{Kind, TypeRef};
use crate::runtime::value::Value;

/// A type with methods for scripts: implemented by the attribute [`methods`](macro@crate::methods), used by
/// [`Package::methods`].
///
/// ```
/// use zokor::{Package, host::Methods};
///
/// struct Counter;
///
/// #[zokor::methods(opaque)]
/// impl Counter {
///     pub fn next(&self) -> i64 {
///         1
///     }
/// }
///
/// let package = Package::new("count", "package count\n\ntype Counter struct{ _ int }\n\nfunc (c *Counter) Next() int\n");
/// Counter::bind(package); // what `package.methods::<Counter>()` does
/// ```
pub trait Methods {
    /// Binds them.
    fn bind(package: Package) -> Package;
}

/// What a pointer of the script refers to, as a receiver that a method may change.
///
/// It is of use only during the call that it was made for.
///
/// ```
/// use zokor::{Builder, Call, Options, Package, Sources, host::InPlace};
///
/// let text = "package count\n\nfunc Up(n *int)\n";
/// let count = Package::new("count", text)
///     .func_with("Up", |call: &Call, n: InPlace<i64>| n.change(call, |n| *n += 1));
/// let script = "package main\n\nimport \"count\"\n\nfunc main() { n := 41; count.Up(&n); println(n) }\n";
/// let program = Builder::new(Sources::text("main.go", script)).package(count).build().unwrap();
/// assert_eq!(program.run(Options::new().capture()).stderr(), "42\n");
/// ```
pub struct InPlace<T> {
    value: T,
    place: Value,
}

impl<T: Go> InPlace<T> {
    /// Changes a copy, and copies it back. Other goroutines may see either, and what they write meanwhile is lost.
    ///
    /// ```
    /// use zokor::{Builder, Call, Options, Package, Sources, host::InPlace};
    ///
    /// let text = "package text\n\nfunc Shout(s *string) int\n";
    /// let package = Package::new("text", text)
    ///     .func_with("Shout", |call: &Call, s: InPlace<String>| {
    ///         s.change(call, |s| {
    ///             s.push('!');
    ///             s.len() as i64
    ///         })
    ///     });
    /// let script = "package main\n\nimport \"text\"\n\nfunc main() { s := \"hi\"; println(text.Shout(&s), s) }\n";
    /// let program = Builder::new(Sources::text("main.go", script)).package(package).build().unwrap();
    /// assert_eq!(program.run(Options::new().capture()).stderr(), "3 hi!\n");
    /// ```
    pub fn change<R>(mut self, call: &Call, change: impl FnOnce(&mut T) -> R) -> R {
        let result = change(&mut self.value);
        if let Some(mut target) = self.place.elem() {
            let value = self.value.to_go(call, target.ty());
            target.set(call.cx(), value);
        }
        result
    }
}

impl<T: Go> Go for InPlace<T> {
    fn rust_name() -> String {
        format!("&mut {}", T::rust_name())
    }
    fn go_name() -> String {
        format!("a pointer to {}", T::go_name())
    }
    fn fits(ty: TypeRef) -> bool {
        ty.kind == Kind::Pointer && T::fits(ty.elem())
    }
    fn from_go(call: &Call, place: Value) -> Result<Self, String> {
        match place.elem() {
            Some(value) => Ok(InPlace {
                value: T::from_go(call, value)?,
                place,
            }),
            None => Err(format!("nil {}", place.ty().string)),
        }
    }
    fn to_go(self, _: &Call, _: TypeRef) -> Value {
        self.place
    }
}
