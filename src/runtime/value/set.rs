//! Making and changing values.

use super::Value;
use crate::runtime::context::Cx;
use crate::runtime::maps;
use crate::runtime::memory;
use crate::runtime::native::{Arg, Complex};
use crate::runtime::site;
use crate::runtime::slices::{self, ElemLayout, SliceHeader, append_room};
use crate::runtime::strings::Str;
use crate::runtime::types::{Kind, TypeRef, same};

impl Value {
    /// A new variable of this type, zero.
    pub fn zero(cx: Cx, ty: TypeRef) -> Self {
        let p = match ty.size {
            0 => slices::dummy() as *mut u8,
            n => cx.alloc(n, ty.pointers),
        };
        // SAFETY: a new object for it; zero is a value of every type.
        unsafe { Self::from_memory(ty, p) }
    }

    /// `make([]T, len, cap)` of this slice type.
    pub fn make_slice(cx: Cx, ty: TypeRef, len: usize, cap: usize) -> Self {
        assert_eq!(ty.kind, Kind::Slice, "make of a {ty:?}");
        let h = slices::make(
            cx,
            ElemLayout::from(ty.elem()),
            len as i64,
            cap as i64,
            site::NATIVE,
        );
        Self {
            ty,
            words: [h.ptr, h.len as u64, h.cap as u64],
            mem: std::ptr::null_mut(),
            settable: false,
        }
    }

    /// `make(map[K]V, hint)` of this map type.
    pub fn make_map(cx: Cx, ty: TypeRef, hint: usize) -> Self {
        assert_eq!(ty.kind, Kind::Map, "make of a {ty:?}");
        let m = maps::make(cx, ty, hint as i64);
        Self {
            ty,
            words: [m, 0, 0],
            mem: std::ptr::null_mut(),
            settable: false,
        }
    }

    /// `new(T)` of this pointer type.
    pub fn make_pointer(cx: Cx, ty: TypeRef) -> Self {
        assert_eq!(ty.kind, Kind::Pointer, "new of a {ty:?}");
        let target = Self::zero(cx, ty.elem());
        Self {
            ty,
            words: [target.mem.addr() as u64, 0, 0],
            mem: std::ptr::null_mut(),
            settable: false,
        }
    }

    fn check_settable(self) {
        assert!(self.settable, "a {:?} that is no variable is set", self.ty);
    }

    /// Writes the words to the variable.
    fn write(&mut self, cx: Cx, words: [u64; 3]) {
        self.check_settable();
        self.words = words;
        // SAFETY: a variable of this type, and the words are such a value.
        unsafe { memory::store(cx, self.ty, words.as_ptr(), self.mem) };
    }

    /// Sets a variable to a value of the same type, or an interface variable to any value, which the caller knows to
    /// implement the interface.
    pub fn set(&mut self, cx: Cx, value: Value) {
        self.check_settable();
        if self.ty.kind == Kind::Interface {
            let word = value.to_any(cx).word();
            return self.write(cx, [word, 0, 0]);
        }
        assert!(
            same(self.ty, value.ty),
            "a {:?} is set to a {:?}",
            self.ty,
            value.ty
        );
        match self.ty.kind {
            // SAFETY: two values of this type.
            Kind::Array | Kind::Struct => unsafe {
                memory::copy(self.mem, value.mem, self.ty.size, self.ty.align);
            },
            _ => self.write(cx, value.words),
        }
    }

    /// Sets a variable to its zero value.
    pub fn set_zero(&mut self) {
        self.check_settable();
        self.words = [0; 3];
        // SAFETY: a variable of that size.
        unsafe { memory::zero(self.mem, self.ty.size) };
    }

    /// Sets a variable of a type that `T` stands for.
    pub fn put<T: Arg>(&mut self, cx: Cx, value: T) {
        let value = Value::new(cx, self.ty, value);
        self.write(cx, value.words);
    }

    /// Sets a bool.
    pub fn set_bool(&mut self, cx: Cx, value: bool) {
        self.want(self.ty.kind == Kind::Bool, "set bool");
        self.write(cx, [u64::from(value), 0, 0]);
    }

    /// Whether a signed integer fits into the type.
    pub fn fits_int(self, value: i64) -> bool {
        self.want(self.ty.kind.is_signed(), "int");
        let shift = 64 - 8 * self.ty.size as u32;
        value << shift >> shift == value
    }

    /// Whether an unsigned integer fits into the type.
    pub fn fits_uint(self, value: u64) -> bool {
        self.want(self.ty.kind.is_unsigned(), "uint");
        let shift = 64 - 8 * self.ty.size as u32;
        value << shift >> shift == value
    }

    /// Sets a signed integer, cut to its width.
    pub fn set_int(&mut self, cx: Cx, value: i64) {
        self.want(self.ty.kind.is_signed(), "set int");
        let shift = 64 - 8 * self.ty.size as u32;
        self.write(cx, [(value << shift >> shift) as u64, 0, 0]);
    }

    /// Sets an unsigned integer, cut to its width.
    pub fn set_uint(&mut self, cx: Cx, value: u64) {
        self.want(self.ty.kind.is_unsigned(), "set uint");
        let shift = 64 - 8 * self.ty.size as u32;
        self.write(cx, [value << shift >> shift, 0, 0]);
    }

    /// Sets a float, rounded to its width.
    pub fn set_float(&mut self, cx: Cx, value: f64) {
        self.want(self.ty.kind.is_float(), "set float");
        let value = if self.ty.kind == Kind::Float32 {
            f64::from(value as f32)
        } else {
            value
        };
        self.write(cx, [value.to_bits(), 0, 0]);
    }

    /// Sets a complex number, rounded to its width.
    pub fn set_complex(&mut self, cx: Cx, value: Complex) {
        self.want(self.ty.kind.is_complex(), "set complex");
        let part = |v: f64| match self.ty.kind {
            Kind::Complex64 => f64::from(v as f32).to_bits(),
            _ => v.to_bits(),
        };
        self.write(cx, [part(value.re), part(value.im), 0]);
    }

    /// Sets a string.
    pub fn set_str(&mut self, cx: Cx, value: Str) {
        self.want(self.ty.kind == Kind::String, "set string");
        self.write(cx, [value.word(), 0, 0]);
    }

    pub(super) fn set_header(&mut self, cx: Cx, h: SliceHeader) {
        self.write(cx, [h.ptr, h.len as u64, h.cap as u64]);
    }

    /// Appends a zero element to a slice variable and returns it.
    pub fn append_zero(&mut self, cx: Cx) -> Value {
        self.want(self.ty.kind == Kind::Slice, "append");
        let elem = self.ty.elem();
        let h = append_room(cx, ElemLayout::from(elem), self.header(), 1);
        self.set_header(cx, h);
        let mut v = self.index(h.len - 1);
        v.set_zero();
        v
    }

    /// Cuts a slice variable to its first `len` elements, or extends it within its capacity.
    pub fn set_len(&mut self, cx: Cx, len: usize) {
        self.want(
            self.ty.kind == Kind::Slice && len <= self.cap(),
            "set length",
        );
        self.set_header(
            cx,
            SliceHeader {
                len,
                ..self.header()
            },
        );
    }

    /// `s[low:high]` of a slice or string.
    pub fn slice(self, cx: Cx, low: usize, high: usize) -> Value {
        if self.ty.kind == Kind::String {
            return Value::new(cx, self.ty, self.str().slice(cx, low, high));
        }
        let h = self.header();
        self.want(
            self.ty.kind == Kind::Slice && low <= high && high <= h.cap,
            "slice",
        );
        let cap = h.cap - low;
        // An empty rest must not point behind the object.
        let ptr = if cap == 0 {
            h.ptr
        } else {
            h.ptr + (low * self.ty.elem().size) as u64
        };
        Self {
            words: [ptr, (high - low) as u64, cap as u64],
            mem: std::ptr::null_mut(),
            settable: false,
            ..self
        }
    }

    /// Exchanges two elements of a slice.
    pub fn swap(self, i: usize, j: usize) {
        self.want(self.ty.kind == Kind::Slice && i.max(j) < self.len(), "swap");
        let elem = self.ty.elem();
        let at = |i: usize| (self.words[0] as *mut u8).wrapping_add(i * elem.size);
        // SAFETY: two elements of the slice.
        unsafe { memory::swap(at(i), at(j), elem.size, elem.align) }
    }

    /// A value of the same words under another type of the same underlying type.
    ///
    /// The caller knows that the underlying types are identical; sizes and kinds are checked.
    pub fn retype(self, ty: TypeRef) -> Value {
        let alike = ty.kind == self.ty.kind && ty.size == self.ty.size && ty.words == self.ty.words;
        assert!(alike, "a {:?} as a {ty:?}", self.ty);
        Self {
            ty,
            settable: false,
            ..self
        }
    }
}
