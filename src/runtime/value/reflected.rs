//! What a Go `reflect.Value` refers to.
//!
//! A `reflect.Value` is one word: nil or the address of an immutable object of type, flags and, for a variable, struct or
//! array, where that lies, else the value's words. So goroutines that race on a `reflect.Value` get one value or another.

use super::Value;
use crate::runtime::context::Cx;
use crate::runtime::memory;
use crate::runtime::native::{Arg, Element};
use crate::runtime::sync::{Ordering, fence};
use crate::runtime::types::{Kind, TypeRef};

/// A value, and whether it was reached by way of an unexported field.
#[derive(Clone, Copy, Debug)]
pub struct Reflected {
    /// The value; a settable one is a variable.
    pub value: Value,
    /// It may be looked at but neither changed nor taken out.
    pub hidden: bool,
}

#[repr(C)]
struct Object {
    ty: TypeRef,
    flags: u64,
    mem: *mut u8,
    words: [u64; 0],
}

const SETTABLE: u64 = 1;
const HIDDEN: u64 = 2;

impl From<Value> for Reflected {
    fn from(value: Value) -> Self {
        Self {
            value,
            hidden: false,
        }
    }
}

/// # Safety
/// The word is 0 or the address of an object that [`write`] made.
unsafe fn read(word: u64) -> Option<Reflected> {
    // SAFETY: as the caller promises.
    let o = unsafe { (word as *const Object).as_ref() }?;
    // SAFETY: the object has a variable, a struct or array that does not change, or the words of its type.
    let value = unsafe {
        if o.flags & SETTABLE != 0 {
            Value::from_memory(o.ty, o.mem)
        } else if is_aggregate(o.ty) {
            Value::from_words(o.ty, o.mem.cast())
        } else {
            Value::from_words(o.ty, o.words.as_ptr())
        }
    };
    Some(Reflected {
        value,
        hidden: o.flags & HIDDEN != 0,
    })
}

fn is_aggregate(ty: TypeRef) -> bool {
    matches!(ty.kind, Kind::Array | Kind::Struct)
}

fn write(cx: Cx, r: Option<Reflected>) -> u64 {
    let Some(Reflected { value, hidden }) = r else {
        return 0;
    };
    let by_place = value.settable || is_aggregate(value.ty);
    let words = if by_place { 0 } else { value.ty.words };
    let p = cx
        .alloc(size_of::<Object>() + 8 * words, true)
        .cast::<Object>();
    let mut flags = 0;
    if value.settable {
        flags |= SETTABLE;
    }
    if hidden {
        flags |= HIDDEN;
    }
    // SAFETY: a new object of that size.
    unsafe {
        p.write(Object {
            ty: value.ty,
            flags,
            mem: if by_place {
                value.mem
            } else {
                std::ptr::null_mut()
            },
            words: [],
        });
        std::ptr::copy_nonoverlapping(value.words.as_ptr(), p.add(1).cast(), words);
    }
    fence(Ordering::Release);
    p.addr() as u64
}

impl Arg for Option<Reflected> {
    const WORDS: usize = 1;
    unsafe fn load(p: *const u64) -> Self {
        // SAFETY: as the caller promises.
        unsafe { read(*p) }
    }
    unsafe fn store(self, cx: Cx, p: *mut u64) {
        // SAFETY: as the caller promises.
        unsafe { *p = write(cx, self) }
    }
}

impl Element for Option<Reflected> {
    const SIZE: usize = 8;
    const ALIGN: usize = 8;
    const POINTERS: bool = true;
    const GO_SIZE: usize = 24;
    unsafe fn load_memory(p: *const u8) -> Self {
        // SAFETY: as the caller promises.
        unsafe { read(memory::load64(p)) }
    }
    unsafe fn store_memory(self, cx: Cx, p: *mut u8) {
        let word = write(cx, self);
        // SAFETY: as the caller promises.
        unsafe { memory::store64(p, word) }
    }
}

impl Value {
    /// Whether this is a Go `reflect.Value`.
    pub fn is_reflected(self) -> bool {
        self.ty.kind == Kind::Struct && &*self.ty.package == "reflect" && &*self.ty.name == "Value"
    }

    /// What a Go `reflect.Value` stands for.
    pub fn reflected(self) -> Option<Reflected> {
        self.want(self.is_reflected(), "reflected");
        // SAFETY: such a struct is one word.
        unsafe { read(memory::load64(self.mem)) }
    }
}
