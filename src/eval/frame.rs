//! Access to frame slots and to Go memory.
//!
//! The tree vouches for what is read and written here: slots lie in the running function's frame, addresses come from
//! checked places. These functions are the one spot where the evaluator takes its word.

use crate::runtime::context::Cx;
use crate::runtime::memory;

/// The running function's frame.
pub trait Frame: Copy {
    /// Address of a slot.
    fn at(self, slot: u32) -> *mut u64;
    /// A slot's word.
    fn word(self, slot: u32) -> u64;
    /// Sets a slot's word.
    fn set(self, slot: u32, word: u64);

    /// A slot as integer or reference.
    #[inline(always)]
    fn int(self, slot: u32) -> i64 {
        self.word(slot) as i64
    }

    /// A slot as float.
    #[inline(always)]
    fn float(self, slot: u32) -> f64 {
        f64::from_bits(self.word(slot))
    }

    /// A slot as truth value.
    #[inline(always)]
    fn bool(self, slot: u32) -> bool {
        self.word(slot) != 0
    }

    /// Sets three slots to a slice.
    #[inline(always)]
    fn set_slice(self, slot: u32, (ptr, len, cap): (u64, u64, u64)) {
        self.set(slot, ptr);
        self.set(slot + 1, len);
        self.set(slot + 2, cap);
    }
}

impl Frame for Cx {
    #[inline(always)]
    fn at(self, slot: u32) -> *mut u64 {
        self.fp.wrapping_add(slot as usize)
    }

    #[inline(always)]
    fn word(self, slot: u32) -> u64 {
        // SAFETY: the slot lies in the frame (see module).
        unsafe { *self.at(slot) }
    }

    #[inline(always)]
    fn set(self, slot: u32, word: u64) {
        // SAFETY: the slot lies in the frame (see module).
        unsafe { *self.at(slot) = word }
    }
}

/// A word-sized value, as nodes yield it.
pub trait Value: Copy + Send + Sync + 'static {
    /// From its word.
    fn from_word(w: u64) -> Self;
    /// To its word.
    fn to_word(self) -> u64;
}

impl Value for i64 {
    #[inline(always)]
    fn from_word(w: u64) -> Self {
        w as i64
    }
    #[inline(always)]
    fn to_word(self) -> u64 {
        self as u64
    }
}

impl Value for f64 {
    #[inline(always)]
    fn from_word(w: u64) -> Self {
        f64::from_bits(w)
    }
    #[inline(always)]
    fn to_word(self) -> u64 {
        self.to_bits()
    }
}

impl Value for bool {
    #[inline(always)]
    fn from_word(w: u64) -> Self {
        w != 0
    }
    #[inline(always)]
    fn to_word(self) -> u64 {
        u64::from(self)
    }
}

impl Value for () {
    #[inline(always)]
    fn from_word(_: u64) -> Self {}
    #[inline(always)]
    fn to_word(self) -> u64 {
        0
    }
}

/// How a value lies in memory: a type for each width, so that nodes are made for it.
pub trait Mem: Copy + Send + Sync + 'static {
    /// What it is in nodes.
    type Value: Value;
    /// Bytes.
    const SIZE: usize;
    /// Reads it from memory.
    fn load(p: *mut u8) -> Self::Value;
    /// Writes it to memory.
    fn store(p: *mut u8, v: Self::Value);
}

macro_rules! widths {
    ($($(#[$doc:meta])* $name:ident $size:literal, $load:ident as $($from:ty),* ; $store:ident;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy)]
        pub struct $name;
        impl Mem for $name {
            type Value = i64;
            const SIZE: usize = $size;
            #[inline(always)]
            fn load(p: *mut u8) -> i64 {
                // SAFETY: a checked place of this width (see module).
                (unsafe { memory::$load(p) }) $(as $from)* as i64
            }
            #[inline(always)]
            fn store(p: *mut u8, v: i64) {
                // SAFETY: a checked place of this width (see module).
                unsafe { memory::$store(p, v as _) }
            }
        }
    )*};
}

widths! {
    /// int8
    I8 1, load8 as i8; store8;
    /// int16
    I16 2, load16 as i16; store16;
    /// int32
    I32 4, load32 as i32; store32;
    /// uint8
    U8 1, load8 as u8; store8;
    /// uint16
    U16 2, load16 as u16; store16;
    /// uint32
    U32 4, load32 as u32; store32;
    /// 64-bit integers, references
    W64 8, load64 as u64; store64;
}

/// float64
#[derive(Clone, Copy)]
pub struct F64;
impl Mem for F64 {
    type Value = f64;
    const SIZE: usize = 8;
    #[inline(always)]
    fn load(p: *mut u8) -> f64 {
        f64::from_bits(W64::load(p) as u64)
    }
    #[inline(always)]
    fn store(p: *mut u8, v: f64) {
        W64::store(p, v.to_bits() as i64);
    }
}

/// float32
#[derive(Clone, Copy)]
pub struct F32;
impl Mem for F32 {
    type Value = f64;
    const SIZE: usize = 4;
    #[inline(always)]
    fn load(p: *mut u8) -> f64 {
        f64::from(f32::from_bits(U32::load(p) as u32))
    }
    #[inline(always)]
    fn store(p: *mut u8, v: f64) {
        U32::store(p, i64::from((v as f32).to_bits()));
    }
}

/// bool
#[derive(Clone, Copy)]
pub struct B8;
impl Mem for B8 {
    type Value = bool;
    const SIZE: usize = 1;
    #[inline(always)]
    fn load(p: *mut u8) -> bool {
        U8::load(p) != 0
    }
    #[inline(always)]
    fn store(p: *mut u8, v: bool) {
        U8::store(p, i64::from(v));
    }
}
