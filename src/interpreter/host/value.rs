//! Which Rust types stand for which Go types, and how values go from one side to the other: by copy.

use crate::go_result;
use crate::runtime::host::Call;
use crate::runtime::slices::Bytes;
use crate::runtime::types::{Kind, TypeRef};
use crate::runtime::value::Value;
use std::collections::{BTreeMap, HashMap};
use std::hash::Hash;

/// A Rust type that stands for Go types; see [`Package`](super::Package) for which.
///
/// Structs get it by the derive macro of the same name: they stand for Go structs with the same fields, in any order, where
/// `max_speed` is `MaxSpeed` or `maxSpeed`.
///
/// ```
/// use zokor::{Builder, Go, Options, Package, Sources};
///
/// #[derive(Go)]
/// struct Point {
///     x: f64,
///     y: f64,
/// }
///
/// let text = "package plane
///
/// type Point struct{ X, Y float64 }
///
/// // Turn turns p around the origin by a right angle.
/// func (p Point) Turn() Point
/// ";
/// let plane = Package::new("plane", text)
///     .func("Point.Turn", |p: Point| Point { x: -p.y, y: p.x });
/// let script = r#"package main
///
/// import ("fmt"; "plane")
///
/// func main() { fmt.Println(plane.Point{X: 2, Y: 1}.Turn()) }"#;
/// let program = Builder::new(Sources::text("script.go", script)).package(plane).build().unwrap();
/// assert_eq!(program.run(Options::new().capture()).stdout(), "{-1 2}\n");
/// ```
pub trait Go: Sized + 'static {
    /// The name of the Rust type in messages.
    fn rust_name() -> String;
    /// The Go types that it stands for, in words.
    fn go_name() -> String;
    /// Whether it stands for this type.
    fn fits(ty: TypeRef) -> bool;
    /// Takes a value of such a type from the script.
    ///
    /// # Errors
    /// The value, not its type, is one that cannot be taken.
    fn from_go(call: &Call, value: Value) -> Result<Self, String>;
    /// Gives a value of such a type to the script.
    fn to_go(self, call: &Call, ty: TypeRef) -> Value;

    /// Takes a slice.
    #[doc(hidden)]
    fn list_from_go(call: &Call, list: Value) -> Result<Vec<Self>, String> {
        (0..list.len())
            .map(|i| Self::from_go(call, list.index(i)))
            .collect()
    }
    /// Gives a slice.
    #[doc(hidden)]
    fn list_to_go(list: Vec<Self>, call: &Call, ty: TypeRef) -> Value {
        let made = Value::make_slice(call.cx(), ty, list.len(), list.len());
        for (i, item) in list.into_iter().enumerate() {
            let item = item.to_go(call, ty.elem());
            made.index(i).set(call.cx(), item);
        }
        made
    }
}

macro_rules! scalars {
    ($($ty:ident, $go:literal, $($kind:ident)|+;)*) => {$(
        impl Go for $ty {
            fn rust_name() -> String {
                stringify!($ty).into()
            }
            fn go_name() -> String {
                $go.into()
            }
            fn fits(ty: TypeRef) -> bool {
                matches!(ty.kind, $(Kind::$kind)|+)
            }
            #[inline]
            fn from_go(_: &Call, value: Value) -> Result<Self, String> {
                Ok(value.get::<$ty>())
            }
            #[inline]
            fn to_go(self, call: &Call, ty: TypeRef) -> Value {
                Value::new(call.cx(), ty, self)
            }
        }
        go_result!(for[] $ty);
    )*};
}

scalars! {
    i8, "int8", Int8;
    i16, "int16", Int16;
    i32, "int32", Int32;
    i64, "int or int64", Int | Int64;
    u16, "uint16", Uint16;
    u32, "uint32", Uint32;
    u64, "uint, uint64 or uintptr", Uint | Uint64 | Uintptr;
    f32, "float32", Float32;
    f64, "float64", Float64;
    bool, "bool", Bool;
}

impl Go for u8 {
    fn rust_name() -> String {
        "u8".into()
    }
    fn go_name() -> String {
        "byte".into()
    }
    fn fits(ty: TypeRef) -> bool {
        ty.kind == Kind::Uint8
    }
    fn from_go(_: &Call, value: Value) -> Result<Self, String> {
        Ok(value.get::<u8>())
    }
    fn to_go(self, call: &Call, ty: TypeRef) -> Value {
        Value::new(call.cx(), ty, self)
    }
    fn list_from_go(_: &Call, list: Value) -> Result<Vec<u8>, String> {
        Ok(list.bytes().as_bytes().to_vec())
    }
    fn list_to_go(list: Vec<u8>, call: &Call, ty: TypeRef) -> Value {
        Value::new(call.cx(), ty, Bytes::new(call.cx(), &list))
    }
}

go_result!(for[] u8);

/// What is not UTF-8 becomes U+FFFD.
impl Go for String {
    fn rust_name() -> String {
        "String".into()
    }
    fn go_name() -> String {
        "string".into()
    }
    fn fits(ty: TypeRef) -> bool {
        ty.kind == Kind::String
    }
    fn from_go(_: &Call, value: Value) -> Result<Self, String> {
        Ok(value.str().to_owned())
    }
    fn to_go(self, call: &Call, ty: TypeRef) -> Value {
        Value::new(call.cx(), ty, call.cx().str(&self))
    }
}

go_result!(for[] String);

impl<T: Go> Go for Vec<T> {
    fn rust_name() -> String {
        format!("Vec<{}>", T::rust_name())
    }
    fn go_name() -> String {
        format!("a slice of {}", T::go_name())
    }
    fn fits(ty: TypeRef) -> bool {
        ty.kind == Kind::Slice && T::fits(ty.elem())
    }
    fn from_go(call: &Call, value: Value) -> Result<Self, String> {
        T::list_from_go(call, value)
    }
    fn to_go(self, call: &Call, ty: TypeRef) -> Value {
        T::list_to_go(self, call, ty)
    }
}

go_result!(for[T: Go] Vec<T>);

macro_rules! maps {
    ($($map:ident: $($bound:ident)+;)*) => {$(
        impl<K: Go $(+ $bound)+, V: Go> Go for $map<K, V> {
            fn rust_name() -> String {
                format!("{}<{}, {}>", stringify!($map), K::rust_name(), V::rust_name())
            }
            fn go_name() -> String {
                format!("a map from {} to {}", K::go_name(), V::go_name())
            }
            fn fits(ty: TypeRef) -> bool {
                ty.kind == Kind::Map && K::fits(ty.key()) && V::fits(ty.elem())
            }
            fn from_go(call: &Call, value: Value) -> Result<Self, String> {
                let entries = value.map_entries(call.cx());
                (0..entries.len())
                    .map(|i| {
                        let key = K::from_go(call, entries.key(i))?;
                        Ok((key, V::from_go(call, entries.value(i))?))
                    })
                    .collect()
            }
            fn to_go(self, call: &Call, ty: TypeRef) -> Value {
                let map = Value::make_map(call.cx(), ty, self.len());
                for (key, value) in self {
                    let key = key.to_go(call, ty.key());
                    let value = value.to_go(call, ty.elem());
                    map.map_set(call.cx(), key, value);
                }
                map
            }
        }
        go_result!(for[K: Go $(+ $bound)+, V: Go] $map<K, V>);
    )*};
}

maps! {
    HashMap: Hash Eq;
    BTreeMap: Ord;
}

/// A pointer to a copy; nil for None.
impl<T: Go> Go for Option<T> {
    fn rust_name() -> String {
        format!("Option<{}>", T::rust_name())
    }
    fn go_name() -> String {
        format!("a pointer to {}", T::go_name())
    }
    fn fits(ty: TypeRef) -> bool {
        ty.kind == Kind::Pointer && T::fits(ty.elem())
    }
    fn from_go(call: &Call, value: Value) -> Result<Self, String> {
        value.elem().map(|v| T::from_go(call, v)).transpose()
    }
    fn to_go(self, call: &Call, ty: TypeRef) -> Value {
        let Some(value) = self else {
            return Value::zero(call.cx(), ty);
        };
        let value = value.to_go(call, ty.elem());
        let pointer = Value::make_pointer(call.cx(), ty);
        if let Some(mut target) = pointer.elem() {
            target.set(call.cx(), value);
        }
        pointer
    }
}

/// The field of a struct that a Rust field stands for: the same name but for case and underscores.
#[doc(hidden)]
pub fn find_field(ty: TypeRef, rust: &str) -> Option<usize> {
    let plain = |name: &str| name.replace('_', "").to_lowercase();
    let rust = plain(rust.strip_prefix("r#").unwrap_or(rust));
    ty.fields().iter().position(|f| plain(&f.name) == rust)
}

/// For `#[derive(Go)]` only: the field of a struct, which was found to be there.
#[doc(hidden)]
pub fn field(value: Value, rust: &str) -> Value {
    value.field(find_field(value.ty(), rust).expect("the struct has the field"))
}

/// For `#[derive(Go)]` only: a new struct.
#[doc(hidden)]
pub fn new_struct(call: &Call, ty: TypeRef) -> Value {
    Value::zero(call.cx(), ty)
}

/// For `#[derive(Go)]` only: sets a field of a new struct.
#[doc(hidden)]
pub fn set_field<T: Go>(call: &Call, to: Value, rust: &str, value: T) {
    let mut field = field(to, rust);
    let value = value.to_go(call, field.ty());
    field.set(call.cx(), value);
}
