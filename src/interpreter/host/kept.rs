//! Values of a script that the host keeps as they are.

use super::value::Go;
use crate::runtime::host::Call;
use crate::runtime::iface::Any;
use crate::runtime::rooted::Root;
use crate::runtime::types::{Kind, TypeRef, same};
use crate::runtime::value::Value;
use std::fmt;
use std::sync::Arc;

/// A value of a script of any type, kept as it is: what it refers to stays alive as long as it does, and its run exists.
///
/// As a parameter it takes whatever the declaration says, `any` too; as a result it is given back as it came.
///
/// ```
/// use std::sync::Mutex;
/// use zokor::{Builder, Call, Kept, Options, Package, Sources};
///
/// let shelf = Mutex::new(None::<Kept>);
/// let text = "package shelf\n\nfunc Swap(v any) any\n";
/// let package = Package::new("shelf", text).func_with("Swap", move |call: &Call, v: Kept| {
///     assert_eq!(v.get::<i64>(call), Some(2).filter(|_| v.type_name() == "int"));
///     let old = shelf.lock().unwrap().replace(v.clone());
///     old.unwrap_or(v)
/// });
/// let script = r#"package main
///
/// import ("fmt"; "shelf")
///
/// func main() {
///     list := []string{"a"}
///     shelf.Swap(list)
///     list[0] = "b"
///     fmt.Println(shelf.Swap(2))
/// }"#;
/// let program = Builder::new(Sources::text("script.go", script)).package(package).build().unwrap();
/// assert_eq!(program.run(Options::new().capture()).stdout(), "[b]\n");
/// ```
#[derive(Clone)]
pub struct Kept {
    /// Of use only in its own run.
    any: Any,
    type_name: Arc<str>,
    root: Arc<Root>,
}

impl Kept {
    /// The dynamic type as `%T` prints it; `<nil>` for nil.
    ///
    /// ```
    /// use zokor::{Kept, Options, Program, Sources};
    ///
    /// let text = "package main\n\nfunc Any() any { return []string{\"a\"} }\n\nfunc main() {}\n";
    /// let program = Program::new(Sources::text("any.go", text)).unwrap();
    /// let mut session = program.start(Options::new()).unwrap();
    /// let any = session.func::<(), Kept>("Any").unwrap().call(&mut session, ()).unwrap();
    /// assert_eq!(any.type_name(), "[]string");
    /// ```
    pub fn type_name(&self) -> &str {
        &self.type_name
    }

    /// The value as a `T`, if that stands for its type.
    ///
    /// ```
    /// use zokor::{Kept, Options, Program, Sources};
    ///
    /// let text = "package main\n\nfunc Any() any { return []string{\"a\"} }\n\nfunc main() {}\n";
    /// let program = Program::new(Sources::text("any.go", text)).unwrap();
    /// let mut session = program.start(Options::new()).unwrap();
    /// let any = session.func::<(), Kept>("Any").unwrap().call(&mut session, ()).unwrap();
    /// let found = session.with(move |call| (any.get::<i64>(call), any.get::<Vec<String>>(call)));
    /// assert_eq!(found.unwrap(), (None, Some(vec!["a".to_string()])));
    /// ```
    pub fn get<T: Go>(&self, call: &Call) -> Option<T> {
        self.belongs(call);
        let value = Value::of(self.any).filter(|v| T::fits(v.ty()))?;
        T::from_go(call, value).ok()
    }

    fn belongs(&self, call: &Call) {
        assert!(self.root.is_of(call.vm()), "a value of another run is used");
    }
}

impl fmt::Debug for Kept {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "Kept({})", self.type_name)
    }
}

impl Go for Kept {
    fn rust_name() -> String {
        "Kept".into()
    }
    fn go_name() -> String {
        "any type".into()
    }
    fn fits(_: TypeRef) -> bool {
        true
    }
    fn from_go(call: &Call, value: Value) -> Result<Self, String> {
        let any = value.to_any(call.cx());
        Ok(Kept {
            any,
            type_name: any
                .ty()
                .map_or("<nil>".into(), |ty| ty.string.as_ref().into()),
            root: Arc::new(Root::new(call, any.word())),
        })
    }
    /// Panics as Go does if the declared type is not one that the value has.
    fn to_go(self, call: &Call, ty: TypeRef) -> Value {
        self.belongs(call);
        if ty.kind == Kind::Interface {
            if self
                .any
                .ty()
                .is_none_or(|dynamic| dynamic.implements(ty).is_ok())
            {
                return Value::new(call.cx(), ty, self.any);
            }
        } else if let Some(value) = Value::of(self.any).filter(|v| same(v.ty(), ty)) {
            return value;
        }
        call.panic(&format!("a kept {} as {}", self.type_name, ty.string))
    }
}

crate::go_result!(for[] Kept);
