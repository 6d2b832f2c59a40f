//! Values of any type, looked at from Rust: safe, by kind, like Go's `reflect`.
//!
//! A [`Value`] is a type and a value of it, and where that lies if it lies in Go memory. It is small and copied freely; the
//! collector sees it in local variables, not in a `Vec`. Asking for what a kind does not have is a bug of the caller and
//! panics in Rust; `kind` says what may be asked.

mod call;
mod compare;
mod map;
mod parts;
mod reflected;
mod set;
#[cfg(test)]
mod tests;

pub use compare::compare;
pub use map::MapEntries;
pub use parts::SelectCase;
pub use reflected::Reflected;

use super::context::Cx;
use super::iface::{self, Any};
use super::memory;
use super::native::{Arg, Complex, FuncValue};
use super::slices::{Bytes, SliceHeader};
use super::strings::Str;
use super::types::{Field, Kind, TypeRef};

/// A value of any type but an interface type's static one: what `any` holds, or a variable of any type.
///
/// # Invariant
/// `words` are the value in words form unless it is a struct or array; those are at `mem`, in memory form. If `mem` is not
/// null it is the address of the value in memory form, in a live object; `settable` only if that is a variable.
#[derive(Clone, Copy)]
pub struct Value {
    ty: TypeRef,
    words: [u64; 3],
    mem: *mut u8,
    settable: bool,
}

impl Value {
    /// What an interface value holds; None for nil.
    pub fn of(any: Any) -> Option<Self> {
        let ty = any.ty()?;
        // SAFETY: a box holds words of its type.
        Some(unsafe { Self::from_words(ty, any.words()) })
    }

    /// The value with these words.
    ///
    /// # Safety
    /// `p` holds a value of type `ty`; if that is a struct or array, the words stay and do not change.
    pub unsafe fn from_words(ty: TypeRef, p: *const u64) -> Self {
        let mut v = Self {
            ty,
            words: [0; 3],
            mem: std::ptr::null_mut(),
            settable: false,
        };
        match ty.kind {
            Kind::Array | Kind::Struct => v.mem = p.cast_mut().cast(),
            // SAFETY: as the caller promises; no other kind has more than three words.
            _ => unsafe { std::ptr::copy_nonoverlapping(p, v.words.as_mut_ptr(), ty.words) },
        }
        v
    }

    /// The variable at this address.
    ///
    /// # Safety
    /// `p` is the address of a variable of type `ty` in a live object.
    pub unsafe fn from_memory(ty: TypeRef, p: *mut u8) -> Self {
        let mut v = Self {
            ty,
            words: [0; 3],
            mem: p,
            settable: true,
        };
        if !matches!(ty.kind, Kind::Array | Kind::Struct) {
            // SAFETY: as the caller promises; no other kind has more than three words.
            unsafe { memory::load(ty, p, v.words.as_mut_ptr()) };
        }
        v
    }

    /// A value that Rust knows as `T`, which stands for the Go type `ty`; not for structs and arrays.
    pub fn new<T: Arg>(cx: Cx, ty: TypeRef, value: T) -> Self {
        assert!(
            ty.words == T::WORDS && !matches!(ty.kind, Kind::Array | Kind::Struct),
            "a {ty:?} is given in its words"
        );
        let mut v = Self {
            ty,
            words: [0; 3],
            mem: std::ptr::null_mut(),
            settable: false,
        };
        // SAFETY: no such kind has more than three words.
        unsafe { value.store(cx, v.words.as_mut_ptr()) };
        v
    }

    /// A variable as it is now: a [`Value`] of one word or a few has what the variable was when it was looked up.
    pub fn reload(self) -> Self {
        match self.mem.is_null() {
            true => self,
            // SAFETY: invariant of the type.
            false => Self {
                settable: self.settable,
                ..unsafe { Self::from_memory(self.ty, self.mem) }
            },
        }
    }

    /// The type.
    pub fn ty(self) -> TypeRef {
        self.ty
    }

    /// The type's kind.
    pub fn kind(self) -> Kind {
        self.ty.kind
    }

    /// The value as an `any`: a box of it, or what an interface variable holds.
    pub fn to_any(self, cx: Cx) -> Any {
        // SAFETY: words of the type; a struct's or array's are copied to where their padding is zero.
        unsafe {
            match self.ty.kind {
                Kind::Interface => Any::from_word(self.words[0]),
                Kind::Array | Kind::Struct => {
                    let bytes = 8 + 8 * self.ty.words;
                    let boxed = cx.alloc(bytes, self.ty.pointers).cast::<u64>();
                    *boxed = std::ptr::from_ref(self.ty).addr() as u64;
                    memory::copy(boxed.add(1).cast(), self.mem, self.ty.size, self.ty.align);
                    Any::from_word(boxed.addr() as u64)
                }
                _ => Any::from_word(iface::make(cx, self.ty, self.words.as_ptr())),
            }
        }
    }

    #[track_caller]
    fn want(self, ok: bool, what: &str) {
        assert!(ok, "{what} of a {:?}", self.ty);
    }

    /// The value as a `T`, which must stand for its type; not for structs and arrays.
    pub fn get<T: Arg>(self) -> T {
        self.want(self.ty.words == T::WORDS && T::WORDS <= 3, "words");
        self.want(!matches!(self.ty.kind, Kind::Array | Kind::Struct), "words");
        // SAFETY: the value has that many words.
        unsafe { T::load(self.words.as_ptr()) }
    }

    /// A bool.
    pub fn bool(self) -> bool {
        self.want(self.ty.kind == Kind::Bool, "bool");
        self.words[0] != 0
    }

    /// A signed integer.
    pub fn int(self) -> i64 {
        self.want(self.ty.kind.is_signed(), "int");
        self.words[0] as i64
    }

    /// An unsigned integer.
    pub fn uint(self) -> u64 {
        self.want(self.ty.kind.is_unsigned(), "uint");
        self.words[0]
    }

    /// A float.
    pub fn float(self) -> f64 {
        self.want(self.ty.kind.is_float(), "float");
        f64::from_bits(self.words[0])
    }

    /// A complex number.
    pub fn complex(self) -> Complex {
        self.want(self.ty.kind.is_complex(), "complex");
        Complex {
            re: f64::from_bits(self.words[0]),
            im: f64::from_bits(self.words[1]),
        }
    }

    /// A string.
    pub fn str(self) -> Str {
        self.want(self.ty.kind == Kind::String, "string");
        // SAFETY: the word is a string.
        unsafe { Str::from_word(self.words[0]) }
    }

    /// A `[]byte`, by whatever name.
    pub fn bytes(self) -> Bytes {
        self.want(
            self.ty.kind == Kind::Slice && self.ty.elem().kind == Kind::Uint8,
            "bytes",
        );
        self.get()
    }

    /// A func.
    pub fn func(self) -> FuncValue {
        self.want(self.ty.kind == Kind::Func, "func");
        self.get()
    }

    /// The address that a pointer, map, channel, func or slice is.
    pub fn pointer(self) -> u64 {
        use Kind::*;
        self.want(
            matches!(
                self.ty.kind,
                Pointer | Map | Chan | Func | Slice | UnsafePointer
            ),
            "pointer",
        );
        self.words[0]
    }

    /// Whether a pointer, map, channel, func, slice or interface is nil; false for other kinds.
    pub fn is_nil(self) -> bool {
        use Kind::*;
        matches!(
            self.ty.kind,
            Pointer | Map | Chan | Func | Slice | Interface | UnsafePointer
        ) && self.words[0] == 0
    }

    /// Whether this is the zero value of its type.
    pub fn is_zero(self) -> bool {
        match self.ty.kind {
            Kind::Float32 | Kind::Float64 | Kind::Complex64 | Kind::Complex128 => {
                self.words == [0; 3]
            }
            Kind::String => self.str().is_empty(),
            Kind::Array => (0..self.len()).all(|i| self.index(i).is_zero()),
            Kind::Struct => (0..self.ty.fields().len()).all(|i| self.field(i).is_zero()),
            _ => self.words[0] == 0,
        }
    }

    fn header(self) -> SliceHeader {
        SliceHeader {
            ptr: self.words[0],
            len: self.words[1] as usize,
            cap: self.words[2] as usize,
        }
    }

    /// Length of a string, array, slice, map or channel.
    pub fn len(self) -> usize {
        // SAFETY: the words are of their kind.
        unsafe {
            match self.ty.kind {
                Kind::String => self.str().len(),
                Kind::Array => self.ty.len,
                Kind::Slice => self.header().len,
                Kind::Map => super::maps::len(self.words[0]) as usize,
                Kind::Chan => super::chan::chan_len(self.words[0]) as usize,
                _ => {
                    self.want(false, "len");
                    0
                }
            }
        }
    }

    /// Whether the length is 0.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// Capacity of an array, slice or channel.
    pub fn cap(self) -> usize {
        match self.ty.kind {
            Kind::Slice => self.header().cap,
            Kind::Chan => super::chan::chan_cap(self.words[0]) as usize,
            _ => self.len(),
        }
    }

    /// The element at `i` of an array or slice, which must be below the length.
    pub fn index(self, i: usize) -> Value {
        assert!(
            i < self.len(),
            "index {i} of a {:?} of length {}",
            self.ty,
            self.len()
        );
        let elem = self.ty.elem();
        let (base, settable) = match self.ty.kind {
            Kind::Array => (self.mem, self.settable),
            Kind::Slice => (self.words[0] as *mut u8, true),
            _ => panic!("index of a {:?}", self.ty),
        };
        // SAFETY: inside the array.
        let v = unsafe { Self::from_memory(elem, base.add(i * elem.size)) };
        Self { settable, ..v }
    }

    /// Fields of a struct type.
    pub fn fields(self) -> &'static [Field] {
        self.ty.fields()
    }

    /// The field at `i` of a struct.
    pub fn field(self, i: usize) -> Value {
        self.want(self.ty.kind == Kind::Struct, "field");
        let f = &self.ty.fields()[i];
        // SAFETY: inside the struct.
        let v = unsafe { Self::from_memory(f.ty, self.mem.add(f.offset)) };
        Self {
            settable: self.settable,
            ..v
        }
    }

    /// The field of a struct with this name, not of embedded ones.
    pub fn field_named(self, name: &str) -> Option<Value> {
        let i = self.ty.fields().iter().position(|f| &*f.name == name)?;
        Some(self.field(i))
    }

    /// What a pointer points to or an interface holds; None for nil.
    pub fn elem(self) -> Option<Value> {
        match self.ty.kind {
            // SAFETY: an interface value.
            Kind::Interface => Value::of(unsafe { Any::from_word(self.words[0]) }),
            Kind::Pointer if self.words[0] == 0 => None,
            Kind::Pointer => {
                let p = self.words[0] as *mut u8;
                // SAFETY: a pointer that is not nil points to a variable of its element type.
                Some(unsafe { Self::from_memory(self.ty.elem(), p) })
            }
            _ => panic!("element of a {:?}", self.ty),
        }
    }

    /// Whether the value is a variable that can be set.
    pub fn settable(self) -> bool {
        self.settable
    }

    /// The pointer to a variable.
    pub fn addr(self, cx: Cx) -> Option<Value> {
        let ty = cx.vm().types.pointer(self.ty);
        self.settable.then(|| Self {
            ty,
            words: [self.mem.addr() as u64, 0, 0],
            mem: std::ptr::null_mut(),
            settable: false,
        })
    }

    /// `a == b`: panics as Go does where that is not defined. Both are of the same type.
    pub fn equal(self, cx: Cx, other: Value) -> bool {
        assert!(
            super::types::same(self.ty, other.ty),
            "{:?} == {:?}",
            self.ty,
            other.ty
        );
        let site = super::site::NATIVE;
        if !self.ty.comparable {
            super::panic::raise(cx, super::panic::RuntimeError::Uncomparable(self.ty), site);
        }
        // SAFETY: two values of this type.
        unsafe {
            match self.ty.kind {
                Kind::Array | Kind::Struct => {
                    super::equal::in_memory(cx, self.ty, self.mem, other.mem, site)
                }
                _ => super::equal::words(
                    cx,
                    self.ty,
                    self.words.as_ptr(),
                    other.words.as_ptr(),
                    site,
                ),
            }
        }
    }
}

impl std::fmt::Debug for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Value of {:?}", self.ty)
    }
}
