//! Values in memory form, and the way between memory and words.
//!
//! Go memory is shared between goroutines, so it is only ever read and written through relaxed atomics of the kind's
//! width: a data race gives a wrong value, never a torn reference.

use super::context::Cx;
use super::slices::SliceHeader;
use super::sync::{AtomicU8, AtomicU16, AtomicU32, AtomicU64, Ordering};
use super::types::{Kind, Type};

macro_rules! accessors {
    ($($load:ident $store:ident $ty:ty, $atomic:ty;)*) => {$(
        /// Reads from Go memory.
        ///
        /// # Safety
        /// `p` is aligned and in a live object (or null-checked and in a root).
        #[inline(always)]
        pub unsafe fn $load(p: *const u8) -> $ty {
            // SAFETY: as the caller promises; Go memory is only accessed atomically.
            unsafe { (*p.cast::<$atomic>()).load(Ordering::Relaxed) }
        }

        /// Writes to Go memory.
        ///
        /// # Safety
        /// `p` is aligned and in a live object or a root.
        #[inline(always)]
        pub unsafe fn $store(p: *mut u8, v: $ty) {
            // SAFETY: as the caller promises; Go memory is only accessed atomically.
            unsafe { (*p.cast::<$atomic>()).store(v, Ordering::Relaxed) }
        }
    )*};
}

accessors! {
    load8 store8 u8, AtomicU8;
    load16 store16 u16, AtomicU16;
    load32 store32 u32, AtomicU32;
    load64 store64 u64, AtomicU64;
}

/// Copies `bytes` bytes of memory form, aligned to `align`, word by word where possible. The ranges may overlap.
///
/// # Safety
/// Both ranges are in live objects, frames or roots.
pub unsafe fn copy(dst: *mut u8, src: *const u8, bytes: usize, align: usize) {
    // SAFETY: within the ranges that the caller vouches for; the width divides the alignment.
    unsafe {
        if align >= 8 {
            copy_units::<u64>(dst.cast(), src.cast(), bytes / 8);
        } else if align == 4 {
            copy_units::<u32>(dst.cast(), src.cast(), bytes / 4);
        } else if align == 2 {
            copy_units::<u16>(dst.cast(), src.cast(), bytes / 2);
        } else {
            // Bytes hold no references and no atomic unit is wider than one.
            std::ptr::copy(src, dst, bytes);
        }
    }
}

/// From so many bytes on the system's `memmove` is faster than a loop.
const LONG: usize = 128;

/// Copies `n` units, each by one access of its width.
#[inline]
unsafe fn copy_units<T: Copy>(dst: *mut T, src: *const T, n: usize) {
    // SAFETY: within the caller's ranges.
    unsafe {
        if n * size_of::<T>() >= LONG {
            // It moves such ranges, aligned to the unit, in vectors of whole units.
            std::ptr::copy(src, dst, n);
        } else if dst.cast_const() <= src || dst.cast_const() >= src.add(n) {
            for i in 0..n {
                dst.add(i).write_volatile(src.add(i).read_volatile());
            }
        } else {
            for i in (0..n).rev() {
                dst.add(i).write_volatile(src.add(i).read_volatile());
            }
        }
    }
}

/// Exchanges two values of `bytes` bytes of memory form, aligned to `align`.
///
/// # Safety
/// Both are in live objects, frames or roots.
pub unsafe fn swap(p: *mut u8, q: *mut u8, bytes: usize, align: usize) {
    if bytes == 8 && align == 8 {
        // SAFETY: both are aligned words.
        unsafe {
            let (a, b) = (load64(p), load64(q));
            store64(p, b);
            store64(q, a);
        }
        return;
    }
    // The buffer is on the scanned stack.
    let mut t = [0u64; 4];
    let buffer = t.as_mut_ptr().cast::<u8>();
    let mut done = 0;
    while done < bytes {
        let n = (bytes - done).min(size_of_val(&t));
        // SAFETY: both values have that many bytes, and so has the buffer.
        unsafe {
            let (p, q) = (p.add(done), q.add(done));
            copy(buffer, p, n, align);
            copy(p, q, n, align);
            copy(q, buffer, n, align);
        }
        done += n;
    }
}

/// Zeroes memory form.
///
/// # Safety
/// As for [`copy`].
pub unsafe fn zero(dst: *mut u8, bytes: usize) {
    // SAFETY: within the caller's range. Zero is a valid value of everything; memset writes whole words of aligned ranges.
    unsafe { std::ptr::write_bytes(dst, 0, bytes) }
}

/// Reads a value in memory form as words.
///
/// # Safety
/// `mem` holds a value of type `ty`; there is room for `ty.words` words at `dst`.
#[inline]
pub unsafe fn load(ty: &Type, mem: *const u8, dst: *mut u64) {
    // SAFETY: widths and word counts follow from the kind.
    unsafe {
        *dst = match ty.kind {
            Kind::Bool | Kind::Uint8 => u64::from(load8(mem)),
            Kind::Int8 => load8(mem) as i8 as i64 as u64,
            Kind::Uint16 => u64::from(load16(mem)),
            Kind::Int16 => load16(mem) as i16 as i64 as u64,
            Kind::Uint32 => u64::from(load32(mem)),
            Kind::Int32 => load32(mem) as i32 as i64 as u64,
            Kind::Float32 => f64::from(f32::from_bits(load32(mem))).to_bits(),
            Kind::Complex64 => {
                *dst.add(1) = f64::from(f32::from_bits(load32(mem.add(4)))).to_bits();
                f64::from(f32::from_bits(load32(mem))).to_bits()
            }
            Kind::Complex128 => {
                *dst.add(1) = load64(mem.add(8));
                load64(mem)
            }
            Kind::Slice => {
                let header = SliceHeader::at(load64(mem));
                *dst.add(1) = header.len as u64;
                *dst.add(2) = header.cap as u64;
                header.ptr
            }
            Kind::Array | Kind::Struct => {
                if ty.words > 0 {
                    *dst.add(ty.words - 1) = 0;
                    copy(dst.cast(), mem, ty.size, ty.align);
                }
                return;
            }
            _ => load64(mem),
        }
    }
}

/// Writes a value in words form to memory.
///
/// # Safety
/// `src` holds a value of type `ty` in words form; `mem` has room for one in memory form.
#[inline]
pub unsafe fn store(cx: Cx, ty: &Type, src: *const u64, mem: *mut u8) {
    // SAFETY: widths and word counts follow from the kind.
    unsafe {
        match ty.kind {
            Kind::Bool | Kind::Uint8 | Kind::Int8 => store8(mem, *src as u8),
            Kind::Uint16 | Kind::Int16 => store16(mem, *src as u16),
            Kind::Uint32 | Kind::Int32 => store32(mem, *src as u32),
            Kind::Float32 => store32(mem, (f64::from_bits(*src) as f32).to_bits()),
            Kind::Complex64 => {
                store32(mem, (f64::from_bits(*src) as f32).to_bits());
                store32(mem.add(4), (f64::from_bits(*src.add(1)) as f32).to_bits());
            }
            Kind::Complex128 => {
                store64(mem, *src);
                store64(mem.add(8), *src.add(1));
            }
            Kind::Slice => {
                let header = SliceHeader::new(cx, *src, *src.add(1), *src.add(2));
                store64(mem, header);
            }
            Kind::Array | Kind::Struct => copy(mem, src.cast(), ty.size, ty.align),
            _ => store64(mem, *src),
        }
    }
}
