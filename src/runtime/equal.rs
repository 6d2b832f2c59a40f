//! Equality of values by type descriptor.

use super::context::Cx;
use super::iface;
use super::memory::{self, load8, load32, load64};
use super::strings;
use super::types::{Kind, Type};

/// `a == b` of values in words form.
///
/// # Safety
/// Both are values of type `ty`, which is comparable.
pub unsafe fn words(cx: Cx, ty: &Type, a: *const u64, b: *const u64, site: u32) -> bool {
    // SAFETY: word counts follow from the kind; an aggregate's words are its memory form.
    unsafe {
        match ty.kind {
            Kind::String => strings::equal(*a, *b),
            Kind::Interface => iface::equal(cx, *a, *b, site),
            Kind::Float32 | Kind::Float64 => f64::from_bits(*a) == f64::from_bits(*b),
            Kind::Complex64 | Kind::Complex128 => {
                f64::from_bits(*a) == f64::from_bits(*b)
                    && f64::from_bits(*a.add(1)) == f64::from_bits(*b.add(1))
            }
            Kind::Array | Kind::Struct => in_memory(cx, ty, a.cast(), b.cast(), site),
            _ => *a == *b,
        }
    }
}

/// `a == b` of values in memory form.
///
/// # Safety
/// Both are values of type `ty`, which is comparable.
pub unsafe fn in_memory(cx: Cx, ty: &Type, a: *const u8, b: *const u8, site: u32) -> bool {
    // SAFETY: sizes and offsets are those of the type.
    unsafe {
        if ty.bitwise {
            return same_bytes(a, b, ty.size);
        }
        match ty.kind {
            Kind::String => strings::equal(load64(a), load64(b)),
            Kind::Interface => iface::equal(cx, load64(a), load64(b), site),
            Kind::Float32 => f32::from_bits(load32(a)) == f32::from_bits(load32(b)),
            Kind::Float64 => f64::from_bits(load64(a)) == f64::from_bits(load64(b)),
            Kind::Array => {
                let elem = ty.elem();
                (0..ty.len)
                    .all(|i| in_memory(cx, elem, a.add(i * elem.size), b.add(i * elem.size), site))
            }
            Kind::Struct => ty
                .fields()
                .iter()
                .filter(|f| &*f.name != "_")
                .all(|f| in_memory(cx, f.ty, a.add(f.offset), b.add(f.offset), site)),
            _ => {
                let (mut x, mut y) = ([0; 3], [0; 3]);
                memory::load(ty, a, x.as_mut_ptr());
                memory::load(ty, b, y.as_mut_ptr());
                words(cx, ty, x.as_ptr(), y.as_ptr(), site)
            }
        }
    }
}

unsafe fn same_bytes(a: *const u8, b: *const u8, bytes: usize) -> bool {
    // SAFETY: both have that many bytes.
    unsafe {
        match bytes {
            8 => a.cast::<u64>().read_unaligned() == b.cast::<u64>().read_unaligned(),
            1 => load8(a) == load8(b),
            _ => std::slice::from_raw_parts(a, bytes) == std::slice::from_raw_parts(b, bytes),
        }
    }
}
