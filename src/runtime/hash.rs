//! Hashes of map keys by type descriptor: equal values have equal hashes.

use super::context::Cx;
use super::iface::{self, Any};
use super::memory::{self, load64};
use super::panic::{RuntimeError, raise};
use super::site;
use super::strings::Str;
use super::types::{Kind, Type};

/// What to say of a key without hash.
#[derive(Clone, Copy)]
pub struct Unhashable {
    /// Where.
    pub site: u32,
    /// Whether the map is empty, for which Go has other words.
    pub empty: bool,
}

/// Mixes two words into one: the halves of their 128-bit product, folded.
#[inline(always)]
pub fn mix(a: u64, b: u64) -> u64 {
    let product = u128::from(a) * u128::from(b);
    (product as u64) ^ ((product >> 64) as u64)
}

const K0: u64 = 0x9E37_79B9_7F4A_7C15;
const K1: u64 = 0xD1B5_4A32_D192_ED03;
const K2: u64 = 0x8CB9_2BA7_2F3D_8DD7;

/// The hash of a key of one word that equals another exactly if the bits do.
#[inline(always)]
pub fn word(seed: u64, key: u64) -> u64 {
    mix(key ^ seed, K0 ^ seed.rotate_left(32))
}

/// The hash of bytes.
#[inline]
pub fn bytes(seed: u64, data: &[u8]) -> u64 {
    let n = data.len();
    let read8 = |at: usize| u64::from_le_bytes(data[at..at + 8].try_into().expect("eight bytes"));
    let read4 = |at: usize| {
        u64::from(u32::from_le_bytes(
            data[at..at + 4].try_into().expect("four bytes"),
        ))
    };
    let mut h = seed ^ K0;
    let (a, b) = if n >= 16 {
        let mut at = 0;
        while at + 16 < n {
            h = mix(read8(at) ^ K1, read8(at + 8) ^ h);
            at += 16;
        }
        (read8(n - 16), read8(n - 8))
    } else if n >= 8 {
        (read8(0), read8(n - 8))
    } else if n >= 4 {
        (read4(0), read4(n - 4))
    } else if n > 0 {
        let (first, middle, last) = (data[0], data[n / 2], data[n - 1]);
        (
            u64::from(first) << 16 | u64::from(middle) << 8 | u64::from(last),
            0,
        )
    } else {
        (0, 0)
    };
    mix(K2 ^ n as u64, mix(a ^ K1, b ^ h))
}

/// The hash of a float: both zeros are alike, and NaNs are never found again, wherever they are.
fn float(cx: Cx, seed: u64, v: f64) -> u64 {
    if v == 0.0 {
        word(seed, 0)
    } else if v.is_nan() {
        cx.vm().random()
    } else {
        word(seed, v.to_bits())
    }
}

/// The hash of a value in words form; panics for dynamic types without hash.
///
/// # Safety
/// `p` holds a value of type `ty`, which is comparable.
pub unsafe fn words(cx: Cx, ty: &Type, p: *const u64, seed: u64, otherwise: Unhashable) -> u64 {
    // SAFETY: word counts follow from the kind; an aggregate's words are its memory form.
    unsafe {
        match ty.kind {
            Kind::String => bytes(seed, Str::from_word(*p).as_bytes()),
            Kind::Interface => interface(cx, *p, seed, otherwise),
            Kind::Float32 | Kind::Float64 => float(cx, seed, f64::from_bits(*p)),
            Kind::Complex64 | Kind::Complex128 => {
                let h = float(cx, seed, f64::from_bits(*p));
                float(cx, h, f64::from_bits(*p.add(1)))
            }
            Kind::Array | Kind::Struct => in_memory(cx, ty, p.cast(), seed, otherwise),
            _ => word(seed, *p),
        }
    }
}

/// The hash of an interface value.
pub fn any(cx: Cx, value: Any, seed: u64) -> u64 {
    let otherwise = Unhashable {
        site: site::NATIVE,
        empty: false,
    };
    // SAFETY: the word is that of an interface value.
    unsafe { interface(cx, value.word(), seed, otherwise) }
}

unsafe fn interface(cx: Cx, value: u64, seed: u64, otherwise: Unhashable) -> u64 {
    if value == 0 {
        return word(seed, 0);
    }
    // SAFETY: not nil, so a box whose words are of its type.
    unsafe {
        let b = iface::open(value);
        if !b.ty.comparable {
            let error = match otherwise.empty {
                true => RuntimeError::UnhashableEmpty(b.ty),
                false => RuntimeError::Unhashable(b.ty),
            };
            raise(cx, error, otherwise.site);
        }
        let seed = seed ^ (std::ptr::from_ref(b.ty).addr() as u64).wrapping_mul(K2);
        match b.ty.kind {
            // Boxes may nest to any depth.
            Kind::Array | Kind::Struct => {
                cx.deeper(|cx| words(cx, b.ty, b.words(), seed, otherwise))
            }
            _ => words(cx, b.ty, b.words(), seed, otherwise),
        }
    }
}

unsafe fn in_memory(cx: Cx, ty: &Type, p: *const u8, seed: u64, otherwise: Unhashable) -> u64 {
    // SAFETY: sizes and offsets are those of the type.
    unsafe {
        if ty.bitwise {
            return bytes(seed, std::slice::from_raw_parts(p, ty.size));
        }
        match ty.kind {
            Kind::Array => {
                let elem = ty.elem();
                (0..ty.len).fold(seed, |h, i| {
                    in_memory(cx, elem, p.add(i * elem.size), h, otherwise)
                })
            }
            Kind::Struct => ty
                .fields()
                .iter()
                .filter(|f| &*f.name != "_")
                .fold(seed, |h, f| {
                    in_memory(cx, f.ty, p.add(f.offset), h, otherwise)
                }),
            Kind::String => bytes(seed, Str::from_word(load64(p)).as_bytes()),
            _ => {
                let mut value = [0; 3];
                memory::load(ty, p, value.as_mut_ptr());
                words(cx, ty, value.as_ptr(), seed, otherwise)
            }
        }
    }
}
