//! The interner of a run's type descriptors, and the selectors of interface methods.

use super::{ChanDir, Field, IfaceMethod, Kind, Layout, Type, TypeRef};
use crate::runtime::keep::Keep;
use crate::runtime::sync::{LazyLock, Mutex};
use std::collections::HashMap;
use std::fmt::Write;

/// The selector of `Error() string`.
pub const SELECTOR_ERROR: u32 = 0;
/// The selector of `String() string`.
pub const SELECTOR_STRING: u32 = 1;

const BASIC: [(Kind, &str); 18] = [
    (Kind::Bool, "bool"),
    (Kind::Int, "int"),
    (Kind::Int8, "int8"),
    (Kind::Int16, "int16"),
    (Kind::Int32, "int32"),
    (Kind::Int64, "int64"),
    (Kind::Uint, "uint"),
    (Kind::Uint8, "uint8"),
    (Kind::Uint16, "uint16"),
    (Kind::Uint32, "uint32"),
    (Kind::Uint64, "uint64"),
    (Kind::Uintptr, "uintptr"),
    (Kind::Float32, "float32"),
    (Kind::Float64, "float64"),
    (Kind::Complex64, "complex64"),
    (Kind::Complex128, "complex128"),
    (Kind::String, "string"),
    (Kind::UnsafePointer, "unsafe.Pointer"),
];

static BASIC_TYPES: LazyLock<[Type; 18]> = LazyLock::new(|| {
    BASIC.map(|(kind, name)| {
        let ty = Type::new(kind, Layout::of(kind), name);
        match name.split_once('.') {
            Some((package, name)) => ty.named(name, package),
            None => ty.named(name, ""),
        }
    })
});

/// The predeclared type of a basic kind (`Bool` to `UnsafePointer`): the same for all runs, as it has no methods.
pub fn basic(kind: Kind) -> TypeRef {
    &BASIC_TYPES[kind as usize]
}

/// A field of a struct type to be made.
#[derive(Clone)]
pub struct FieldSpec {
    /// Name; `_` for a blank field.
    pub name: Box<str>,
    /// Import path of the declaring package if the name is not exported, else empty.
    pub package: Box<str>,
    /// Type.
    pub ty: TypeRef,
    /// Whether the field is embedded.
    pub embedded: bool,
    /// Tag.
    pub tag: Box<str>,
}

#[derive(PartialEq, Eq, Hash)]
enum Key {
    Pointer(usize),
    Slice(usize),
    Array(usize, usize),
    Map(usize, usize),
    Chan(usize, ChanDir),
    Func(Vec<usize>, Vec<usize>, bool),
    /// Member, embedded, tag of each field.
    Struct(Vec<(Member, bool, Box<str>)>),
    Interface(Vec<Member>),
}

/// Name, package if not exported, and address of the type of a field or method.
type Member = (Box<str>, Box<str>, usize);

fn id(ty: TypeRef) -> usize {
    std::ptr::from_ref(ty).addr()
}

/// The unnamed types and the selectors of a run.
pub struct TypeTable {
    types: Mutex<HashMap<Key, TypeRef>>,
    selectors: Mutex<HashMap<Member, u32>>,
    keep: Keep,
    /// `interface {}`
    pub any: TypeRef,
    /// `error`
    pub error: TypeRef,
    /// `[]uint8`
    pub bytes: TypeRef,
    /// `[]string`
    pub strings: TypeRef,
}

impl Default for TypeTable {
    fn default() -> Self {
        let void = basic(Kind::Bool);
        let mut table = Self {
            types: Mutex::default(),
            selectors: Mutex::default(),
            keep: Keep::default(),
            any: void,
            error: void,
            bytes: void,
            strings: void,
        };
        let text = table.func(&[], &[basic(Kind::String)], false);
        assert_eq!(table.selector("Error", "", text), SELECTOR_ERROR);
        assert_eq!(table.selector("String", "", text), SELECTOR_STRING);
        table.any = table.interface(&[]);
        let error =
            Type::new(Kind::Interface, Layout::of(Kind::Interface), "error").named("error", "");
        let error = table.add(error);
        table.set_interface_methods(error, &[("Error".into(), "".into(), text)]);
        table.error = error;
        table.bytes = table.slice(basic(Kind::Uint8));
        table.strings = table.slice(basic(Kind::String));
        table
    }
}

impl TypeTable {
    /// Keeps a descriptor (of a named type, which its maker interns) for as long as the run lives.
    pub fn add(&self, ty: Type) -> TypeRef {
        self.keep.one(ty)
    }

    /// Frees the descriptors.
    ///
    /// # Safety
    /// None is used afterwards.
    pub(crate) unsafe fn release(&self) {
        // SAFETY: the caller's promise; descriptors refer to each other, but not when they are dropped.
        unsafe { self.keep.release() };
    }

    fn intern(&self, key: Key, make: impl FnOnce() -> Type) -> TypeRef {
        let mut types = self.types.lock();
        types.entry(key).or_insert_with(|| self.keep.one(make()))
    }

    /// `*T`
    pub fn pointer(&self, elem: TypeRef) -> TypeRef {
        self.intern(Key::Pointer(id(elem)), || {
            let ty = Type::new(
                Kind::Pointer,
                Layout::of(Kind::Pointer),
                format!("*{}", elem.string),
            );
            set(&ty.elem, elem);
            ty
        })
    }

    /// `[]T`
    pub fn slice(&self, elem: TypeRef) -> TypeRef {
        self.intern(Key::Slice(id(elem)), || {
            let ty = Type::new(
                Kind::Slice,
                Layout::of(Kind::Slice),
                format!("[]{}", elem.string),
            );
            set(&ty.elem, elem);
            ty
        })
    }

    /// `[n]T`
    pub fn array(&self, elem: TypeRef, len: usize) -> TypeRef {
        self.intern(Key::Array(id(elem), len), || {
            let layout = Layout::array(elem.layout(), len);
            let mut ty = Type::new(Kind::Array, layout, format!("[{len}]{}", elem.string));
            ty.len = len;
            set(&ty.elem, elem);
            ty
        })
    }

    /// `map[K]V`
    pub fn map(&self, key: TypeRef, elem: TypeRef) -> TypeRef {
        self.intern(Key::Map(id(key), id(elem)), || {
            let string = format!("map[{}]{}", key.string, elem.string);
            let ty = Type::new(Kind::Map, Layout::of(Kind::Map), string);
            set(&ty.key, key);
            set(&ty.elem, elem);
            ty
        })
    }

    /// `chan T`, `chan<- T`, `<-chan T`
    pub fn chan(&self, elem: TypeRef, dir: ChanDir) -> TypeRef {
        self.intern(Key::Chan(id(elem), dir), || {
            let string = match dir {
                ChanDir::Send => format!("chan<- {}", elem.string),
                ChanDir::Recv => format!("<-chan {}", elem.string),
                ChanDir::Both if elem.string.starts_with("<-") => format!("chan ({})", elem.string),
                ChanDir::Both => format!("chan {}", elem.string),
            };
            let mut ty = Type::new(Kind::Chan, Layout::of(Kind::Chan), string);
            ty.dir = dir;
            set(&ty.elem, elem);
            ty
        })
    }

    /// `func(params) results`; the last parameter of a variadic one is a slice.
    pub fn func(&self, params: &[TypeRef], results: &[TypeRef], variadic: bool) -> TypeRef {
        let ids = |types: &[TypeRef]| types.iter().map(|t| id(t)).collect();
        self.intern(Key::Func(ids(params), ids(results), variadic), || {
            let string = format!("func{}", signature(params, results, variadic));
            let mut ty = Type::new(Kind::Func, Layout::of(Kind::Func), string);
            ty.variadic = variadic;
            set(&ty.params, params.to_vec());
            set(&ty.results, results.to_vec());
            ty
        })
    }

    /// `struct { .. }`
    pub fn structure(&self, fields: &[FieldSpec]) -> TypeRef {
        let key = fields
            .iter()
            .map(|f| {
                let member = (f.name.clone(), f.package.clone(), id(f.ty));
                (member, f.embedded, f.tag.clone())
            })
            .collect();
        self.intern(Key::Struct(key), || {
            let (layout, fields) = lay_out(fields);
            let mut string = String::from("struct {");
            for (i, f) in fields.iter().enumerate() {
                string.push_str(if i == 0 { " " } else { "; " });
                if !f.embedded {
                    let _ = write!(string, "{} ", f.name);
                }
                string.push_str(&f.ty.string);
                if !f.tag.is_empty() {
                    let _ = write!(string, " {:?}", f.tag);
                }
            }
            string.push_str(if fields.is_empty() { "}" } else { " }" });
            let ty = Type::new(Kind::Struct, layout, string);
            set(&ty.fields, fields);
            ty
        })
    }

    /// `interface { .. }`: name, package (if not exported) and signature of each method, in any order.
    pub fn interface(&self, methods: &[(Box<str>, Box<str>, TypeRef)]) -> TypeRef {
        let mut methods = methods.to_vec();
        methods.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        let key = methods
            .iter()
            .map(|m| (m.0.clone(), m.1.clone(), id(m.2)))
            .collect();
        // Selectors have their own lock, so they are numbered before the types are locked.
        let list = self.interface_methods(&methods);
        self.intern(Key::Interface(key), || {
            let mut string = String::from("interface {");
            for (i, m) in list.iter().enumerate() {
                string.push_str(if i == 0 { " " } else { "; " });
                if !m.package.is_empty() {
                    let last = m.package.rsplit('/').next().unwrap_or_default();
                    let _ = write!(string, "{last}.");
                }
                let _ = write!(string, "{}{}", m.name, &m.signature.string["func".len()..]);
            }
            string.push_str(if list.is_empty() { "}" } else { " }" });
            let ty = Type::new(Kind::Interface, Layout::of(Kind::Interface), string);
            set(&ty.interface_methods, list);
            ty
        })
    }

    /// Sets the methods of a named interface type.
    pub fn set_interface_methods(&self, ty: TypeRef, methods: &[(Box<str>, Box<str>, TypeRef)]) {
        let mut methods = methods.to_vec();
        methods.sort_by(|a, b| (&a.0, &a.1).cmp(&(&b.0, &b.1)));
        set(&ty.interface_methods, self.interface_methods(&methods));
    }

    fn interface_methods(&self, sorted: &[(Box<str>, Box<str>, TypeRef)]) -> Vec<IfaceMethod> {
        sorted
            .iter()
            .map(|(name, package, signature)| IfaceMethod {
                name: name.clone(),
                package: package.clone(),
                signature,
                selector: self.selector(name, package, signature),
            })
            .collect()
    }

    /// The selector of a method; `package` is empty for an exported name.
    pub fn selector(&self, name: &str, package: &str, signature: TypeRef) -> u32 {
        let mut selectors = self.selectors.lock();
        let next = u32::try_from(selectors.len()).expect("fewer than 2^32 selectors");
        *selectors
            .entry((name.into(), package.into(), id(signature)))
            .or_insert(next)
    }

    /// The selector of a method if any interface asked for it so far.
    pub fn find_selector(&self, name: &str, package: &str, signature: TypeRef) -> Option<u32> {
        let selectors = self.selectors.lock();
        selectors
            .get(&(name.into(), package.into(), id(signature)))
            .copied()
    }
}

/// Lays out the fields of a struct type, named or not.
pub fn lay_out(fields: &[FieldSpec]) -> (Layout, Vec<Field>) {
    let (layout, offsets) =
        Layout::structure(fields.iter().map(|f| (f.ty.layout(), &*f.name == "_")));
    let fields = fields.iter().zip(offsets);
    let fields = fields.map(|(f, offset)| Field {
        name: f.name.clone(),
        package: f.package.clone(),
        ty: f.ty,
        offset,
        embedded: f.embedded,
        tag: f.tag.clone(),
    });
    (layout, fields.collect())
}

fn set<T>(cell: &crate::runtime::sync::OnceLock<T>, value: T) {
    assert!(cell.set(value).is_ok(), "a part of a type is set once");
}

fn signature(params: &[TypeRef], results: &[TypeRef], variadic: bool) -> String {
    let mut out = String::from("(");
    for (i, p) in params.iter().enumerate() {
        if i > 0 {
            out.push_str(", ");
        }
        if variadic && i + 1 == params.len() {
            let _ = write!(out, "...{}", p.elem().string);
        } else {
            out.push_str(&p.string);
        }
    }
    out.push(')');
    match results {
        [] => {}
        [one] => {
            let _ = write!(out, " {}", one.string);
        }
        many => {
            let list: Vec<&str> = many.iter().map(|r| &*r.string).collect();
            let _ = write!(out, " ({})", list.join(", "));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn identical_types_are_one() {
        let t = TypeTable::default();
        let int = basic(Kind::Int);
        assert!(std::ptr::eq(t.slice(int), t.slice(int)));
        let f = t.func(&[int, t.slice(basic(Kind::String))], &[int, t.error], true);
        assert_eq!(&*f.string, "func(int, ...string) (int, error)");
        let c = t.chan(t.chan(int, ChanDir::Recv), ChanDir::Both);
        assert_eq!(&*c.string, "chan (<-chan int)");
        let methods = [("Len".into(), "".into(), t.func(&[], &[int], false))];
        let i = t.interface(&methods);
        assert_eq!(&*i.string, "interface { Len() int }");
        assert_eq!(i.interface_methods()[0].selector, 2);
        let field = FieldSpec {
            name: "A".into(),
            package: "".into(),
            ty: int,
            embedded: false,
            tag: "json:\"a\"".into(),
        };
        assert_eq!(
            &*t.structure(&[field]).string,
            r#"struct { A int "json:\"a\"" }"#
        );
        assert_eq!(&*t.structure(&[]).string, "struct {}");
        assert_eq!(
            &*t.map(basic(Kind::String), t.any).string,
            "map[string]interface {}"
        );
    }
}
