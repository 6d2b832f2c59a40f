//! Type descriptors: what the runtime knows of a Go type.
//!
//! A descriptor says how values of a type are laid out in both of their forms (words and memory), how they compare, what
//! their type prints as, and which functions are their methods. Descriptors are interned by a run's [`TypeTable`]:
//! identical Go types have the same address, so comparing addresses compares types.

mod known;
mod layout;
mod table;

pub use known::WellKnown;
pub use layout::Layout;
pub use table::{FieldSpec, SELECTOR_ERROR, SELECTOR_STRING, TypeTable, basic, lay_out};

use super::context::Func;
use super::sync::{AtomicPtr, AtomicU64, Mutex, OnceLock, Ordering};

/// A descriptor. Identical Go types of one run have the same address.
pub type TypeRef = &'static Type;

/// Kinds of types, as `reflect` has them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u8)]
#[allow(missing_docs)]
pub enum Kind {
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    String,
    UnsafePointer,
    Array,
    Slice,
    Struct,
    Pointer,
    Func,
    Interface,
    Map,
    Chan,
}

impl Kind {
    /// Whether values are signed integers.
    pub const fn is_signed(self) -> bool {
        matches!(
            self,
            Kind::Int | Kind::Int8 | Kind::Int16 | Kind::Int32 | Kind::Int64
        )
    }

    /// Whether values are unsigned integers.
    pub const fn is_unsigned(self) -> bool {
        matches!(
            self,
            Kind::Uint | Kind::Uint8 | Kind::Uint16 | Kind::Uint32 | Kind::Uint64 | Kind::Uintptr
        )
    }

    /// Whether values are floating-point numbers.
    pub const fn is_float(self) -> bool {
        matches!(self, Kind::Float32 | Kind::Float64)
    }

    /// Whether values are complex numbers.
    pub const fn is_complex(self) -> bool {
        matches!(self, Kind::Complex64 | Kind::Complex128)
    }
}

/// Directions of a channel type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub enum ChanDir {
    /// `chan T`
    #[default]
    Both,
    /// `chan<- T`
    Send,
    /// `<-chan T`
    Recv,
}

/// A field of a struct type.
pub struct Field {
    /// Name; the type's for an embedded field, `_` for a blank one.
    pub name: Box<str>,
    /// Import path of the declaring package if the name is not exported, else empty.
    pub package: Box<str>,
    /// Type.
    pub ty: TypeRef,
    /// Distance in bytes from the struct's start in memory form.
    pub offset: usize,
    /// Whether the field is embedded.
    pub embedded: bool,
    /// Tag.
    pub tag: Box<str>,
}

impl Field {
    /// Whether other packages see the field.
    pub fn exported(&self) -> bool {
        self.package.is_empty()
    }
}

/// A method that an interface type asks for.
pub struct IfaceMethod {
    /// Name.
    pub name: Box<str>,
    /// Import path of the declaring package if the name is not exported, else empty.
    pub package: Box<str>,
    /// The func type, without receiver.
    pub signature: TypeRef,
    /// Its number for [`Type::method`].
    pub selector: u32,
}

/// A method of a concrete type.
pub struct Method {
    /// Name.
    pub name: Box<str>,
    /// Import path of the declaring package if the name is not exported, else empty.
    pub package: Box<str>,
    /// The func type, without receiver.
    pub signature: TypeRef,
    /// Takes the receiver in words form as its first argument.
    pub func: &'static Func,
}

/// A method that a type lacks for an interface.
#[derive(Clone, Copy)]
pub struct Missing {
    /// The method.
    pub method: &'static IfaceMethod,
}

/// A method set; it may be replaced while readers look at it.
struct MethodList {
    methods: Vec<Method>,
    newer: OnceLock<Box<MethodList>>,
}

/// A type descriptor.
///
/// # Invariant
/// `dispatch` points to [`NO_METHODS`] or to the last of `tables`, which are freed with the descriptor.
pub struct Type {
    /// Kind of the underlying type.
    pub kind: Kind,
    /// Bytes in memory form.
    pub size: usize,
    /// Alignment in memory form.
    pub align: usize,
    /// Words in words form.
    pub words: usize,
    /// Bytes in compiled Go (`unsafe.Sizeof`).
    pub go_size: usize,
    /// Alignment in compiled Go.
    pub go_align: usize,
    /// Whether the memory form may hold references.
    pub pointers: bool,
    /// Whether `==` is defined; interfaces inside may still panic.
    pub comparable: bool,
    /// Whether two values are equal exactly if their bytes in memory form are.
    pub bitwise: bool,
    /// As `%T` prints it: `main.T`, `[]int`, `func(int) string`.
    pub string: Box<str>,
    /// Name with type arguments but without package, empty for an unnamed type.
    pub name: Box<str>,
    /// Import path of the declaring package; empty for unnamed and predeclared types.
    pub package: Box<str>,
    /// Element type of an array, slice, pointer, map or channel.
    pub elem: OnceLock<TypeRef>,
    /// Key type of a map.
    pub key: OnceLock<TypeRef>,
    /// Length of an array.
    pub len: usize,
    /// Direction of a channel.
    pub dir: ChanDir,
    /// Whether a func type's last parameter is variadic.
    pub variadic: bool,
    /// Fields of a struct.
    pub fields: OnceLock<Vec<Field>>,
    /// Parameters of a func type.
    pub params: OnceLock<Vec<TypeRef>>,
    /// Results of a func type.
    pub results: OnceLock<Vec<TypeRef>>,
    /// Methods of an interface type, sorted by name.
    pub interface_methods: OnceLock<Vec<IfaceMethod>>,
    /// Method set of a concrete type, promoted methods included, sorted by name.
    methods: OnceLock<MethodList>,
    dispatch: AtomicPtr<Dispatch>,
    /// All dispatch tables that the type has had: an older one may still be read.
    tables: Mutex<Vec<Box<[Dispatch]>>>,
    /// Holds the descriptor's own address once somebody asked for a handle.
    own: AtomicU64,
}

/// Functions by selector, so that a call through an interface loads as little as it can: how many selectors there are entries
/// for, then those, the address of a function or 0 each.
type Dispatch = usize;

/// Of a type without methods.
static NO_METHODS: Dispatch = 0;

impl Type {
    /// A descriptor without its late parts.
    pub fn new(kind: Kind, layout: Layout, string: impl Into<Box<str>>) -> Self {
        Self {
            kind,
            size: layout.size,
            align: layout.align,
            words: layout.words,
            go_size: layout.go_size,
            go_align: layout.go_align,
            pointers: layout.pointers,
            comparable: layout.comparable,
            bitwise: layout.bitwise,
            string: string.into(),
            name: "".into(),
            package: "".into(),
            elem: OnceLock::new(),
            key: OnceLock::new(),
            len: 0,
            dir: ChanDir::Both,
            variadic: false,
            fields: OnceLock::new(),
            params: OnceLock::new(),
            results: OnceLock::new(),
            interface_methods: OnceLock::new(),
            methods: OnceLock::new(),
            dispatch: AtomicPtr::new((&raw const NO_METHODS).cast_mut()),
            tables: Mutex::default(),
            own: AtomicU64::new(0),
        }
    }

    /// Gives the type a name: `name` with type arguments, `package` the import path.
    pub fn named(mut self, name: &str, package: &str) -> Self {
        self.name = name.into();
        self.package = package.into();
        self
    }

    /// The layout again, for computing that of types which contain this one.
    pub fn layout(&self) -> Layout {
        Layout {
            size: self.size,
            align: self.align,
            words: self.words,
            go_size: self.go_size,
            go_align: self.go_align,
            pointers: self.pointers,
            comparable: self.comparable,
            bitwise: self.bitwise,
        }
    }

    /// Element type; there must be one.
    #[inline]
    pub fn elem(&self) -> TypeRef {
        self.elem.get().expect("type has an element type")
    }

    /// Key type of a map.
    #[inline]
    pub fn key(&self) -> TypeRef {
        self.key.get().expect("type has a key type")
    }

    /// Fields of a struct, nothing for other types.
    #[inline]
    pub fn fields(&self) -> &[Field] {
        self.fields.get().map_or(&[], Vec::as_slice)
    }

    /// Parameters of a func type.
    pub fn params(&self) -> &[TypeRef] {
        self.params.get().map_or(&[], Vec::as_slice)
    }

    /// Results of a func type.
    pub fn results(&self) -> &[TypeRef] {
        self.results.get().map_or(&[], Vec::as_slice)
    }

    /// Methods of an interface type.
    pub fn interface_methods(&self) -> &[IfaceMethod] {
        self.interface_methods.get().map_or(&[], Vec::as_slice)
    }

    /// Method set of a concrete type.
    pub fn methods(&self) -> &[Method] {
        let mut list = self.methods.get();
        while let Some(newer) = list.and_then(|l| l.newer.get()) {
            list = Some(newer);
        }
        list.map_or(&[], |l| &l.methods)
    }

    /// Sets the method set of a concrete type, sorted by name. In an interactive session it may change.
    pub fn set_methods(&self, methods: Vec<Method>) {
        let same = |(a, b): (&Method, &Method)| std::ptr::eq(a.func, b.func);
        let old = self.methods();
        if old.len() == methods.len() && old.iter().zip(&methods).all(same) {
            return;
        }
        let list = |methods| MethodList {
            methods,
            newer: OnceLock::new(),
        };
        let Some(mut last) = self.methods.get() else {
            let _ = self.methods.set(list(methods));
            return;
        };
        while let Some(newer) = last.newer.get() {
            last = newer;
        }
        let _ = last.newer.set(Box::new(list(methods)));
    }

    /// The Go pointer that stands for this type: the address of a cell that holds the descriptor's address.
    pub fn handle(&'static self) -> u64 {
        let own = std::ptr::from_ref(self).addr() as u64;
        self.own.store(own, Ordering::Relaxed);
        (&raw const self.own).addr() as u64
    }

    /// The type with this handle; None for nil, or for a cell that nobody filled.
    ///
    /// # Safety
    /// `handle` is 0 or the address of a cell that holds 0 or what [`Type::handle`] put into one.
    pub unsafe fn of_handle(handle: u64) -> Option<TypeRef> {
        if handle == 0 {
            return None;
        }
        // SAFETY: as the caller promises; descriptors live as long as the run.
        unsafe { (super::memory::load64(handle as *const u8) as *const Type).as_ref() }
    }

    /// Whether this is an interface type.
    pub fn is_interface(&self) -> bool {
        self.kind == Kind::Interface
    }

    /// The type's method for a selector.
    #[inline(always)]
    pub fn method(&self, selector: u32) -> Option<&'static Func> {
        let table = self.dispatch.load(Ordering::Acquire);
        // SAFETY: tables live as long as the type (its invariant), and so do functions.
        unsafe {
            if selector as usize >= *table {
                return None;
            }
            std::ptr::with_exposed_provenance::<Func>(*table.add(1 + selector as usize)).as_ref()
        }
    }

    /// Sets which functions answer to which selectors. May be called again when there are more.
    pub fn set_dispatch(&self, entries: &[(u32, &'static Func)]) {
        let len = entries.iter().map(|e| e.0 as usize + 1).max().unwrap_or(0);
        let mut table = vec![0; 1 + len];
        table[0] = len;
        for &(selector, func) in entries {
            table[1 + selector as usize] = std::ptr::from_ref(func).expose_provenance();
        }
        let mut tables = self.tables.lock();
        tables.push(table.into());
        let newest = tables.last().expect("just added").as_ptr();
        self.dispatch.store(newest.cast_mut(), Ordering::Release);
    }

    /// Whether a concrete type has all methods of an interface type; the first it lacks otherwise.
    pub fn implements(&self, interface: TypeRef) -> Result<(), Missing> {
        match interface
            .interface_methods()
            .iter()
            .find(|m| self.method(m.selector).is_none())
        {
            None => Ok(()),
            Some(method) => Err(Missing { method }),
        }
    }
}

impl std::fmt::Debug for Type {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.string)
    }
}

/// Whether two descriptors are of identical types.
#[inline(always)]
pub fn same(a: TypeRef, b: TypeRef) -> bool {
    std::ptr::eq(a, b)
}
