//! Places in memory: their addresses, loads, stores and updates.
//!
//! In a store the value is evaluated before the address and its checks.

#![cfg_attr(debug_assertions, allow(dead_code))]

use super::build::Builder;
use super::code::Code;
use super::frame::{F32, I8, I16, I32, U16, U32};
use super::names::*;
use super::slice::{element_of, header_at};
use crate::runtime::memory;
use crate::runtime::panic;
use crate::tree::{FloatMem, IntMem, Place, SiteId, Slot};

/// The address at an offset from a pointer, after the check for nil.
#[inline(always)]
pub fn behind(x: Cx, pointer: i64, offset: u32, site: SiteId) -> *mut u8 {
    if pointer == 0 {
        panic::nil_dereference(x, site);
    }
    (pointer as *mut u8).wrapping_add(offset as usize)
}

/// Places that nodes take into themselves.
pub enum Shape<'a> {
    Static(usize),
    /// In the frame: slot, bytes.
    Frame(Slot, u32),
    /// Behind a pointer in a slot.
    Field(Slot, u32, SiteId),
    /// Behind a pointer that lies in memory behind a slot: a captured variable, `p.q.f`.
    Field2((Slot, u32, SiteId), u32, SiteId),
    /// Behind any pointer.
    At(&'a Int, u32, SiteId),
    /// An element as wide as the access, of a slice in slots.
    Elem(Slot, &'a Int, SiteId),
    /// Part of an element of a slice in slots.
    ElemPart(Slot, &'a Int, u32, u32, SiteId),
    /// An element as wide as the access, of a slice given by its header.
    HeaderElem(&'a Int, &'a Int, SiteId),
    Other,
}

/// Which shape a place has for accesses of so many bytes.
pub fn shape(p: &Place, bytes: usize) -> Shape<'_> {
    use super::shape::{IntShape, int};
    match p {
        Place::Static(a) => Shape::Static(*a),
        Place::Frame { slot, offset } => Shape::Frame(*slot, *offset),
        Place::At {
            pointer,
            offset,
            nil,
        } => match int(pointer) {
            IntShape::Local(k) => Shape::Field(k, *offset, nil.unwrap_or(0)),
            IntShape::Field(k, first, site) => {
                Shape::Field2((k, first, site), *offset, nil.unwrap_or(0))
            }
            _ => Shape::At(pointer, *offset, nil.unwrap_or(0)),
        },
        Place::Elem {
            slice: Slice::Local(s),
            index,
            size,
            offset,
            site,
        } => {
            if *size as usize == bytes && *offset == 0 {
                Shape::Elem(*s, index, *site)
            } else {
                Shape::ElemPart(*s, index, *size, *offset, *site)
            }
        }
        Place::Elem {
            slice: Slice::Header(h),
            index,
            size,
            offset: 0,
            site,
        } if *size as usize == bytes => Shape::HeaderElem(h, index, *site),
        _ => Shape::Other,
    }
}

/// The few hottest shapes, for nodes that come in many variants already.
macro_rules! hot_place {
    ($b:expr, $p:expr, $m:ty, |$a:ident| $body:expr) => {{
        let p = $p;
        match shape(p, <$m>::SIZE) {
            Shape::Field(k, offset, site) => {
                let $a = move |x: Cx| behind(x, x.int(k), offset, site);
                $body
            }
            Shape::Elem(s, i, site) => int_index!($b, i, |fi| {
                let $a =
                    move |x: Cx| element_of(x, x.word(s), x.word(s + 1), fi(x), <$m>::SIZE, site);
                $body
            }),
            _ => {
                let c = $b.address(p);
                let $a = move |x: Cx| c.call(x) as *mut u8;
                $body
            }
        }
    }};
}

/// All shapes.
#[cfg(not(debug_assertions))]
macro_rules! place {
    ($b:expr, $p:expr, $m:ty, |$a:ident| $body:expr) => {{
        let p = $p;
        match shape(p, <$m>::SIZE) {
            Shape::Static(address) => {
                let $a = move |_: Cx| address as *mut u8;
                $body
            }
            Shape::Frame(slot, offset) => {
                let $a = move |x: Cx| x.at(slot).cast::<u8>().wrapping_add(offset as usize);
                $body
            }
            Shape::Field2((k, first, outer), offset, site) => {
                let $a = move |x: Cx| {
                    let p = W64::load(behind(x, x.int(k), first, outer));
                    behind(x, p, offset, site)
                };
                $body
            }
            Shape::At(pointer, offset, site) => {
                let c = $b.int(pointer);
                let $a = move |x: Cx| behind(x, c.call(x), offset, site);
                $body
            }
            Shape::ElemPart(s, i, size, offset, site) => int_index!($b, i, |fi| {
                let $a = move |x: Cx| {
                    element_of(x, x.word(s), x.word(s + 1), fi(x), size as usize, site)
                        .wrapping_add(offset as usize)
                };
                $body
            }),
            Shape::HeaderElem(h, i, site) => {
                int_composite!($b, h, |fh| int_index!($b, i, |fi| {
                    let $a = move |x: Cx| {
                        let h = header_at(fh(x));
                        element_of(x, h.ptr, h.len as u64, fi(x), <$m>::SIZE, site)
                    };
                    $body
                }))
            }
            _ => hot_place!($b, p, $m, |$a| $body),
        }
    }};
}
#[cfg(debug_assertions)]
macro_rules! place {
    ($($t:tt)*) => { hot_place!($($t)*) };
}

/// The width as a type.
macro_rules! width {
    ($mem:expr, |$m:ident| $body:expr) => {
        match $mem {
            IntMem::I8 => {
                type $m = I8;
                $body
            }
            IntMem::I16 => {
                type $m = I16;
                $body
            }
            IntMem::I32 => {
                type $m = I32;
                $body
            }
            IntMem::U8 => {
                type $m = U8;
                $body
            }
            IntMem::U16 => {
                type $m = U16;
                $body
            }
            IntMem::U32 => {
                type $m = U32;
                $body
            }
            IntMem::W64 => {
                type $m = W64;
                $body
            }
        }
    };
}

impl Builder<'_> {
    /// The address of a place, after its checks.
    pub fn address(&self, p: &Place) -> Code<i64> {
        match p {
            Place::Static(a) => {
                let a = *a as i64;
                self.node(move |_| a)
            }
            Place::Frame { slot, offset } => {
                let (slot, offset) = (*slot, *offset as i64);
                self.node(move |x| x.at(slot) as i64 + offset)
            }
            Place::At {
                pointer,
                offset,
                nil: None,
            } => {
                let offset = i64::from(*offset);
                int_left!(self, &**pointer, |fp| self.node(move |x| fp(x) + offset))
            }
            Place::At {
                pointer,
                offset,
                nil: Some(site),
            } => {
                let (offset, site) = (*offset, *site);
                int_composite!(self, &**pointer, |fp| self.node(move |x| behind(
                    x,
                    fp(x),
                    offset,
                    site
                )
                    as i64))
            }
            Place::Elem {
                slice,
                index,
                size,
                offset,
                site,
            } => {
                let (size, offset, site) = (*size as usize, i64::from(*offset), *site);
                match slice {
                    Slice::Local(s) => {
                        let s = *s;
                        int_operand!(self, &**index, |fi| self.node(move |x| {
                            element_of(x, x.word(s), x.word(s + 1), fi(x), size, site) as i64
                                + offset
                        }))
                    }
                    Slice::Header(h) => {
                        let h = self.int(h);
                        int_operand!(self, &**index, |fi| self.node(move |x| {
                            let h = header_at(h.call(x));
                            element_of(x, h.ptr, h.len as u64, fi(x), size, site) as i64 + offset
                        }))
                    }
                }
            }
            Place::ArrayElem {
                array,
                len,
                index,
                size,
                offset,
                site,
            } => {
                let (len, size, offset, site) = (*len, *size as usize, i64::from(*offset), *site);
                hot_place!(self, &**array, W64, |fa| int_operand!(
                    self,
                    &**index,
                    |fi| self.node(move |x| {
                        let start = fa(x) as u64;
                        element_of(x, start, len, fi(x), size, site) as i64 + offset
                    })
                ))
            }
            Place::MapRead {
                ty,
                map,
                key,
                offset,
                site,
            } => self.map_read(ty, map, key, *offset, *site),
            Place::MapWrite { ty, map, key, site } => self.map_write(ty, map, key, *site),
        }
    }

    /// A load of any value.
    pub fn load<M: Mem>(&self, p: &Place) -> Code<M::Value> {
        place!(self, p, M, |a| self.node(move |x| M::load(a(x))))
    }

    /// A load of an integer.
    pub fn load_int(&self, p: &Place, m: IntMem) -> Code<i64> {
        width!(m, |M| self.load::<M>(p))
    }

    /// `local = memory`
    fn load_into<M: Mem>(&self, slot: Slot, p: &Place) -> Code<()> {
        place!(self, p, M, |a| self.node(move |x| {
            let v = M::load(a(x));
            x.set(slot, v.to_word());
        }))
    }

    /// A local gets a value from memory, if that is what the word is.
    pub fn set_loaded(&self, slot: Slot, w: &Word) -> Option<Code<()>> {
        Some(match w {
            Word::Int(Int::Load(p, m)) => width!(*m, |M| self.load_into::<M>(slot, p)),
            Word::Float(Float::Load(p, FloatMem::F64)) => self.load_into::<F64>(slot, p),
            Word::Float(Float::Load(p, FloatMem::F32)) => self.load_into::<F32>(slot, p),
            Word::Bool(Bool::Load(p)) => self.load_into::<B8>(slot, p),
            _ => return None,
        })
    }

    /// Memory gets an integer.
    pub fn store_int<M: Mem<Value = i64>>(&self, p: &Place, e: &Int) -> Code<()> {
        if M::SIZE == 8 || M::SIZE == 1 {
            place!(self, p, M, |a| int_operand!(self, e, |v| self.node(
                move |x| {
                    let v = v(x);
                    M::store(a(x), v);
                }
            )))
        } else {
            let v = self.int(e);
            place!(self, p, M, |a| self.node(move |x| {
                let v = v.call(x);
                M::store(a(x), v);
            }))
        }
    }

    /// Memory gets a float.
    fn store_float<M: Mem<Value = f64>>(&self, p: &Place, e: &Float) -> Code<()> {
        if M::SIZE == 8 {
            place!(self, p, M, |a| float_operand!(self, e, |v| self.node(
                move |x| {
                    let v = v(x);
                    M::store(a(x), v);
                }
            )))
        } else {
            let v = self.float(e);
            place!(self, p, M, |a| self.node(move |x| {
                let v = v.call(x);
                M::store(a(x), v);
            }))
        }
    }

    /// Memory gets a truth value.
    fn store_bool(&self, p: &Place, e: &Bool) -> Code<()> {
        if let Bool::Const(v) = e {
            let v = *v;
            return place!(self, p, B8, |a| self.node(move |x| B8::store(a(x), v)));
        }
        let v = self.bool(e);
        place!(self, p, B8, |a| self.node(move |x| {
            let v = v.call(x);
            B8::store(a(x), v);
        }))
    }

    /// `place op= value` on integers. The place is found first, as its check comes first; what the value calls cannot move
    /// it.
    fn update_int(&self, p: &Place, m: IntMem, op: IntOp, e: &Int) -> Code<()> {
        if m == IntMem::W64 && matches!(op, IntOp::Add | IntOp::Sub | IntOp::Mul) {
            return basic_op!(op, |o| place!(self, p, W64, |a| int_operand!(
                self,
                e,
                |v| self.node(move |x| {
                    let p = a(x);
                    let v = v(x);
                    W64::store(p, o(W64::load(p), v));
                })
            )));
        }
        let v = self.int(e);
        width!(m, |M| int_op!(op, |o| hot_place!(self, p, M, |a| self
            .node(move |x| {
                let p = a(x);
                let v = v.call(x);
                M::store(p, o(M::load(p), v));
            }))))
    }

    /// `place op= value` on floats, in the order of [`Self::update_int`].
    fn update_float(&self, p: &Place, m: FloatMem, op: FloatOp, e: &Float) -> Code<()> {
        match m {
            FloatMem::F64 => float_op!(op, |o| hot_place!(self, p, F64, |a| {
                float_products!(self, e, |v| self.node(move |x| {
                    let p = a(x);
                    let v = v(x);
                    F64::store(p, o(F64::load(p), v));
                }))
            })),
            FloatMem::F32 => {
                let v = self.float(e);
                let a = self.address(p);
                float_op!(op, |o| self.node(move |x| {
                    let p = a.call(x) as *mut u8;
                    let v = v.call(x);
                    F32::store(p, o(F32::load(p), v));
                }))
            }
        }
    }

    /// Statements that write one word to memory, or move bytes.
    pub fn memory(&self, s: &Stmt) -> Code<()> {
        match s {
            Stmt::StoreInt(p, m, e) => width!(*m, |M| self.store_int::<M>(p, e)),
            Stmt::StoreFloat(p, FloatMem::F64, e) => self.store_float::<F64>(p, e),
            Stmt::StoreFloat(p, FloatMem::F32, e) => self.store_float::<F32>(p, e),
            Stmt::StoreBool(p, e) => self.store_bool(p, e),
            Stmt::UpdateInt(p, m, op, e) => self.update_int(p, *m, *op, e),
            Stmt::UpdateFloat(p, m, op, e) => self.update_float(p, *m, *op, e),
            Stmt::ZeroMemory(p, bytes) => {
                let bytes = *bytes as usize;
                let p = self.address(p);
                self.node(move |x| {
                    // SAFETY: a checked place of this size.
                    unsafe { memory::zero(p.call(x) as *mut u8, bytes) }
                })
            }
            Stmt::LoadBytes(slot, p, bytes) => self.load_bytes(*slot, p, *bytes as usize),
            Stmt::StoreBytes(p, slot, bytes) => {
                let (slot, bytes) = (*slot, *bytes as usize);
                let p = self.address(p);
                self.node(move |x| {
                    let to = p.call(x) as *mut u8;
                    copy_bytes(to, x.at(slot).cast(), bytes);
                })
            }
            Stmt::CopyBytes { to, from, bytes } => {
                let bytes = *bytes as usize;
                let (to, from) = (self.address(to), self.address(from));
                self.node(move |x| {
                    let from = from.call(x) as *const u8;
                    copy_bytes(to.call(x) as *mut u8, from, bytes);
                })
            }
            _ => unreachable!("not a memory statement"),
        }
    }

    /// A struct or array from memory into slots.
    fn load_bytes(&self, slot: Slot, p: &Place, bytes: usize) -> Code<()> {
        let p = self.address(p);
        let padding = bytes.next_multiple_of(8) - bytes;
        self.node(move |x| {
            let to = x.at(slot).cast::<u8>();
            copy_bytes(to, p.call(x) as *const u8, bytes);
            if padding > 0 {
                // SAFETY: the rest of the last slot.
                unsafe { memory::zero(to.add(bytes), padding) }
            }
        })
    }
}

/// Copies a value in memory form, by the widest unit that addresses and size allow; references are always aligned.
#[inline(always)]
fn copy_bytes(to: *mut u8, from: *const u8, bytes: usize) {
    let align = 1 << (to.addr() | from.addr() | bytes | 8).trailing_zeros();
    // SAFETY: checked places (or slots) of this size.
    unsafe { memory::copy(to, from, bytes, align) }
}
