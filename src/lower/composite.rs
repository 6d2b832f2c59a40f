//! Composite literals.

use super::Lower;
use super::expr::{seq_int, strip};
use super::function::{LARGE, at};
use super::place::{again, shift};
use super::types::Class;
use crate::runtime::keep::Keep;
use crate::syntax::ast::{CompositeLit, Expr, ExprKind};
use crate::tree::{Block, Int, Place, Slot, Stmt, Word};
use crate::types::constant::Value;
use crate::types::ty::{Type, TypeId};

/// Elements from which on constant ones are copied from static memory.
const STATIC_ELEMENTS: usize = 4;

/// A composite literal, parentheses aside.
pub(super) fn literal(e: &Expr) -> Option<&CompositeLit> {
    match &strip(e).kind {
        ExprKind::Composite(lit) => Some(lit),
        _ => None,
    }
}

impl Lower<'_> {
    /// `&T{…}`
    pub(super) fn new_composite(&mut self, e: &Expr, t: TypeId) -> Int {
        let mut pre = Block::new();
        let desc = self.descriptor(t);
        let slot = self.alloc(1);
        pre.push(Stmt::Set(slot, Word::Int(Int::New(desc))));
        match literal(e) {
            Some(lit) if self.class(t) == Class::Memory => self.fill(at(slot, 0), t, lit, &mut pre),
            _ => self.store_expr(at(slot, 0), t, e, &mut pre),
        }
        seq_int(pre, Int::Local(slot))
    }

    /// A struct or array literal into slots.
    pub(super) fn composite_slots(&mut self, e: &Expr, t: TypeId, slot: Slot, out: &mut Block) {
        let Some(lit) = literal(e) else { return };
        let words = self.words(t);
        if words > 0 {
            out.push(Stmt::Zero(slot, words));
        }
        self.fill(Place::Frame { slot, offset: 0 }, t, lit, out);
    }

    /// A slice literal into slots.
    pub(super) fn composite_slice(&mut self, e: &Expr, t: TypeId, slot: Slot, out: &mut Block) {
        let Some(lit) = literal(e) else { return };
        let elem = self.elem(t);
        let len = self.literal_len(lit);
        let temp = self.alloc(3);
        let array = self.new_array(elem, len, temp, out);
        self.fill_array(at(array, 0), elem, len, lit, out);
        self.copy(slot, temp, t, out);
    }

    fn literal_len(&mut self, lit: &CompositeLit) -> u64 {
        let (mut next, mut len) = (0, 0);
        for e in &lit.elems {
            if let ExprKind::KeyValue(k, _) = &e.kind {
                next = self.const_int(k).unwrap_or(0).max(0) as u64;
            }
            next += 1;
            len = len.max(next);
        }
        len
    }

    /// A literal's elements into zeroed memory that nobody else knows.
    fn fill(&mut self, place: Place, t: TypeId, lit: &CompositeLit, out: &mut Block) {
        match self.under(t) {
            Type::Struct(fields) => {
                for (i, e) in lit.elems.iter().enumerate() {
                    let (index, value) = match &e.kind {
                        ExprKind::KeyValue(k, v) => {
                            let ExprKind::Name(name) = &k.kind else {
                                continue;
                            };
                            (
                                fields.iter().position(|f| f.name == *name).unwrap_or(0),
                                v.as_ref(),
                            )
                        }
                        _ => (i, e),
                    };
                    let (offset, ty) = self.field(t, index as u32);
                    let Some(place) = again(&place) else { return };
                    self.store_fresh(shift(place, offset), ty, value, out);
                }
            }
            Type::Array(elem, len) => {
                let elem = self.subst(elem);
                self.fill_array(place, elem, len.max(0) as u64, lit, out);
            }
            _ => {}
        }
    }

    fn fill_array(
        &mut self,
        place: Place,
        elem: TypeId,
        len: u64,
        lit: &CompositeLit,
        out: &mut Block,
    ) {
        if lit.elems.len() > STATIC_ELEMENTS
            && let Some(bytes) = self.static_array(elem, len, lit)
        {
            out.push(Stmt::CopyBytes {
                to: place,
                from: static_bytes(&self.image.keep, &bytes),
                bytes: bytes.len() as u32,
            });
            return;
        }
        let size = self.size(elem);
        let mut next = 0;
        for e in &lit.elems {
            let value = match &e.kind {
                ExprKind::KeyValue(k, v) => {
                    next = self.const_int(k).unwrap_or(0) as u32;
                    v.as_ref()
                }
                _ => e,
            };
            let Some(place) = again(&place) else { return };
            self.store_fresh(shift(place, next * size), elem, value, out);
            next += 1;
        }
    }

    /// A value into zeroed memory that nobody else knows.
    pub(super) fn store_fresh(&mut self, place: Place, t: TypeId, value: &Expr, out: &mut Block) {
        let inner = self.open(value, out);
        self.store_ordered_fresh(place, t, strip(value), out);
        self.close(inner);
    }

    fn store_ordered_fresh(&mut self, place: Place, t: TypeId, value: &Expr, out: &mut Block) {
        if self.class(t) == Class::Memory
            && !self.frame.overrides.contains_key(&value.id)
            && let Some(lit) = literal(value)
            && again(&place).is_some()
        {
            self.fill(place, t, lit, out);
            return;
        }
        if self.class(t) == Class::Memory
            && self.words(t) > LARGE
            && !self.in_memory(value)
            && literal(value).is_some()
        {
            let place = self.fix(place, out);
            return self.store_fresh(place, t, value, out);
        }
        self.store_expr(place, t, value, out);
    }

    /// A map literal.
    pub(super) fn composite_map(&mut self, e: &Expr, t: TypeId) -> Int {
        let Some(lit) = literal(e) else {
            return Int::Const(0);
        };
        let mut pre = Block::new();
        let ty = self.descriptor(t);
        let hint = Box::new(Int::Const(lit.elems.len() as i64));
        let map = self.keep_int(Int::MakeMap(ty, Some(hint)), &mut pre);
        let (kt, vt) = (self.key_type(t), self.elem(t));
        // Elements share slots, but nobody else gets them: what is lowered later may run before.
        let mark = self.frame.top;
        let mut high = mark;
        for e in &lit.elems {
            let ExprKind::KeyValue(k, v) = &e.kind else {
                continue;
            };
            self.frame.top = mark;
            self.order_entry(k, kt, v, vt, &mut pre);
            let key = if self.has_call(k) || self.has_call(v) {
                let slot = self.temp(kt);
                self.put_as(k, kt, slot, &mut pre);
                self.key_at(t, slot)
            } else {
                self.map_key(t, k, &mut pre)
            };
            let site = self.site(e.span.lo);
            let place = Place::MapWrite {
                ty,
                map: Box::new(Int::Local(map)),
                key,
                site,
            };
            self.store_expr(place, vt, v, &mut pre);
            high = high.max(self.frame.top);
        }
        self.frame.top = high;
        seq_int(pre, Int::Local(map))
    }

    // --- static data

    /// The memory of an array whose elements are all constant.
    fn static_array(&mut self, elem: TypeId, len: u64, lit: &CompositeLit) -> Option<Vec<u8>> {
        let size = self.size(elem) as usize;
        let mut bytes = vec![0; size.checked_mul(len as usize)?];
        let mut next = 0;
        for e in &lit.elems {
            let value = match &e.kind {
                ExprKind::KeyValue(k, v) => {
                    next = self.const_int(k)? as usize;
                    v.as_ref()
                }
                _ => e,
            };
            self.static_value(elem, value, bytes.get_mut(next * size..(next + 1) * size)?)?;
            next += 1;
        }
        Some(bytes)
    }

    fn static_value(&mut self, t: TypeId, e: &Expr, to: &mut [u8]) -> Option<()> {
        let e = strip(e);
        if let Some(value) = self.const_value(e) {
            return self.static_constant(t, &value, to);
        }
        let lit = literal(e)?;
        match self.under(t) {
            Type::Struct(fields) => {
                for (i, e) in lit.elems.iter().enumerate() {
                    let (index, value) = match &e.kind {
                        ExprKind::KeyValue(k, v) => {
                            let ExprKind::Name(name) = &k.kind else {
                                return None;
                            };
                            (fields.iter().position(|f| f.name == *name)?, v.as_ref())
                        }
                        _ => (i, e),
                    };
                    let (offset, ty) = self.field(t, index as u32);
                    let size = self.size(ty) as usize;
                    let at = offset as usize;
                    self.static_value(ty, value, to.get_mut(at..at + size)?)?;
                }
                Some(())
            }
            Type::Array(elem, len) => {
                let elem = self.subst(elem);
                let bytes = self.static_array(elem, len.max(0) as u64, lit)?;
                to.copy_from_slice(&bytes);
                Some(())
            }
            _ => None,
        }
    }

    fn static_constant(&mut self, t: TypeId, value: &Value, to: &mut [u8]) -> Option<()> {
        use crate::tree::{Bool, Float, FloatMem};
        let class = self.class(t);
        if self.is_interface(t) || matches!(class, Class::Complex(_)) {
            return None;
        }
        match (class, self.const_word(value, t)) {
            (_, Word::Int(Int::Const(n))) => to.copy_from_slice(&n.to_le_bytes()[..to.len()]),
            (_, Word::Int(Int::Static(a))) => to.copy_from_slice(&(a as u64).to_le_bytes()),
            (_, Word::Bool(Bool::Const(b))) => to.copy_from_slice(&[u8::from(b)]),
            (Class::Float(FloatMem::F32), Word::Float(Float::Const(f))) => {
                to.copy_from_slice(&(f as f32).to_le_bytes());
            }
            (_, Word::Float(Float::Const(f))) => to.copy_from_slice(&f.to_le_bytes()),
            _ => return None,
        }
        Some(())
    }
}

fn static_bytes(keep: &Keep, bytes: &[u8]) -> Place {
    let words = bytes.chunks(8).map(|c| {
        let mut w = [0; 8];
        w[..c.len()].copy_from_slice(c);
        u64::from_le_bytes(w)
    });
    Place::Static(keep.list(words.collect::<Vec<u64>>()).as_ptr().addr())
}
