//! Expressions that lie in memory.

use super::Lower;
use super::expr::{address, behind, strip};
use super::function::at;
use super::types::Class;
use crate::runtime::types::Kind;
use crate::source::Pos;
use crate::syntax::ast::{Expr, ExprKind};
use crate::tree::{Block, Int, IntMem, Key, Place, Slice, Slot, Stmt, Word};
use crate::types::info::SelectionKind;
use crate::types::ty::TypeId;

/// A place that can be written down again: made from constants and slots only.
pub(super) fn again(place: &Place) -> Option<Place> {
    match place {
        Place::Static(addr) => Some(Place::Static(*addr)),
        Place::Frame { slot, offset } => Some(Place::Frame {
            slot: *slot,
            offset: *offset,
        }),
        Place::At {
            pointer,
            offset,
            nil,
        } => match **pointer {
            Int::Local(slot) => Some(Place::At {
                pointer: Box::new(Int::Local(slot)),
                offset: *offset,
                nil: *nil,
            }),
            _ => None,
        },
        _ => None,
    }
}

/// A place some bytes further on.
pub(super) fn shift(place: Place, by: u32) -> Place {
    if by == 0 {
        return place;
    }
    match place {
        Place::Static(addr) => Place::Static(addr + by as usize),
        Place::Frame { slot, offset } => Place::Frame {
            slot,
            offset: offset + by,
        },
        Place::At {
            pointer,
            offset,
            nil,
        } => Place::At {
            pointer,
            offset: offset + by,
            nil,
        },
        Place::Elem {
            slice,
            index,
            size,
            offset,
            site,
        } => Place::Elem {
            slice,
            index,
            size,
            offset: offset + by,
            site,
        },
        Place::ArrayElem {
            array,
            len,
            index,
            size,
            offset,
            site,
        } => Place::ArrayElem {
            array,
            len,
            index,
            size,
            offset: offset + by,
            site,
        },
        Place::MapRead {
            ty,
            map,
            key,
            offset,
            site,
        } => Place::MapRead {
            ty,
            map,
            key,
            offset: offset + by,
            site,
        },
        place @ Place::MapWrite { .. } => Place::At {
            pointer: Box::new(Int::Address(Box::new(place))),
            offset: by,
            nil: None,
        },
    }
}

impl Lower<'_> {
    /// The place of an expression; a value that lies nowhere is put into slots first (structs and arrays only).
    pub(super) fn place(&mut self, e: &Expr, pre: &mut Block) -> Place {
        let inner = self.open(e, pre);
        let place = self.ordered_place(strip(e), pre);
        self.close(inner);
        place
    }

    fn ordered_place(&mut self, e: &Expr, pre: &mut Block) -> Place {
        let t = self.type_of(e);
        if let Some(&slot) = self.frame.overrides.get(&e.id) {
            return Place::Frame { slot, offset: 0 };
        }
        if let Some(obj) = self.var_of(e)
            && let Some(loc) = self.loc(obj)
            && let Some(place) = self.loc_place(loc, t)
        {
            return place;
        }
        match &e.kind {
            ExprKind::Star(x) => {
                let pointer = self.int(x);
                let site = self.site(e.span.lo);
                return behind(pointer, site);
            }
            ExprKind::Selector(x, _) => {
                if let Some(sel) = self.checked.info.selections.get(&e.id).cloned()
                    && sel.kind == SelectionKind::Field
                {
                    let path = self.field_path(&sel);
                    return self.field_place(x, &path, e.span.lo, pre).0;
                }
            }
            ExprKind::Index(x, list) => {
                if let Some(place) = self.element(e, x, &list[0], pre) {
                    return place;
                }
            }
            ExprKind::TypeAssert(x, _) if !self.is_interface(t) => {
                let pointer = self.assert(e, x, t);
                return Place::At {
                    pointer: Box::new(pointer),
                    offset: 8,
                    nil: None,
                };
            }
            _ => {}
        }
        let slot = self.temp(t);
        self.into(e, slot, pre);
        Place::Frame { slot, offset: 0 }
    }

    /// The place of `x.a.b`, fields by index, and its type.
    pub(super) fn field_place(
        &mut self,
        x: &Expr,
        path: &[u32],
        pos: Pos,
        pre: &mut Block,
    ) -> (Place, TypeId) {
        let t = self.type_of(x);
        let (place, t) = match self.pointee(t) {
            Some(elem) => {
                let pointer = self.int(x);
                (behind(pointer, self.site(pos)), elem)
            }
            None => (self.place(x, pre), t),
        };
        self.walk(place, t, path, pos)
    }

    /// Goes through fields, pointers on the way dereferenced.
    pub(super) fn walk(
        &mut self,
        mut place: Place,
        mut t: TypeId,
        path: &[u32],
        pos: Pos,
    ) -> (Place, TypeId) {
        for (i, &index) in path.iter().enumerate() {
            if i > 0
                && let Some(elem) = self.pointee(t)
            {
                let pointer = Int::Load(Box::new(place), IntMem::W64);
                place = behind(pointer, self.site(pos));
                t = elem;
            }
            let (offset, ty) = self.field(t, index);
            place = shift(place, offset);
            t = ty;
        }
        (place, t)
    }

    /// The place of `x[i]`; none for a string.
    fn element(&mut self, e: &Expr, x: &Expr, index: &Expr, pre: &mut Block) -> Option<Place> {
        let at = index;
        let t = self.type_of(x);
        let pos = e.span.lo;
        match self.kind(t) {
            Kind::Slice => {
                let elem = self.elem(t);
                let slice = self.slice(x, pre);
                let index = Box::new(self.index_value(index));
                Some(Place::Elem {
                    slice,
                    index,
                    size: self.size(elem),
                    offset: 0,
                    site: self.bounds_site(pos, [Some(at), None, None]),
                })
            }
            Kind::Array | Kind::Pointer => {
                let (array, t) = match self.pointee(t) {
                    Some(elem) => {
                        let pointer = self.int(x);
                        (behind(pointer, self.site(pos)), elem)
                    }
                    None => (self.place(x, pre), t),
                };
                let elem = self.elem(t);
                let len = self.array_len(t);
                let size = self.size(elem);
                let index = match self.const_int(index) {
                    Some(i)
                        if (0..len as i64).contains(&i)
                            && u32::try_from(i as u64 * u64::from(size)).is_ok() =>
                    {
                        return Some(shift(array, i as u32 * size));
                    }
                    _ => Box::new(self.index_value(index)),
                };
                Some(Place::ArrayElem {
                    array: Box::new(array),
                    len,
                    index,
                    size,
                    offset: 0,
                    site: self.bounds_site(pos, [Some(at), None, None]),
                })
            }
            Kind::Map => {
                let ty = self.descriptor(t);
                let (map, key) = self.map_and_key(x, t, index, false, pre);
                Some(Place::MapRead {
                    ty,
                    map: Box::new(map),
                    key,
                    offset: 0,
                    site: self.site(pos),
                })
            }
            _ => None,
        }
    }

    pub(super) fn array_len(&mut self, t: TypeId) -> u64 {
        match self.under(t) {
            crate::types::ty::Type::Array(_, n) => n.max(0) as u64,
            _ => 0,
        }
    }

    /// A map of type `t` and a key of it; with `early`, the map is evaluated first in any case.
    pub(super) fn map_and_key(
        &mut self,
        x: &Expr,
        t: TypeId,
        key: &Expr,
        early: bool,
        pre: &mut Block,
    ) -> (Int, Key) {
        let map = self.int(x);
        let kt = self.key_type(t);
        // The frames of the map's own calls would overlap a key that is in its slots before.
        let overlap = matches!(self.key_form(kt), KeyForm::Slots) && self.has_call(x);
        let map = if early || overlap {
            Int::Local(self.keep_int(map, pre))
        } else {
            map
        };
        (map, self.map_key(t, key, pre))
    }

    /// A key of a map of type `t`.
    pub(super) fn map_key(&mut self, t: TypeId, key: &Expr, pre: &mut Block) -> Key {
        let kt = self.key_type(t);
        match self.key_form(kt) {
            KeyForm::Int => {
                let word = self.word_as(key, kt);
                Key::Int(Box::new(as_int(word)))
            }
            KeyForm::Str => {
                let word = self.word_as(key, kt);
                Key::Str(Box::new(as_int(word)))
            }
            KeyForm::Slots => {
                let slot = self.temp(kt);
                self.put_as(key, kt, slot, pre);
                Key::Slots(slot)
            }
        }
    }

    /// A key whose words are in slots.
    pub(super) fn key_at(&mut self, t: TypeId, slot: Slot) -> Key {
        let kt = self.key_type(t);
        match self.key_form(kt) {
            KeyForm::Int => Key::Int(Box::new(Int::Local(slot))),
            KeyForm::Str => Key::Str(Box::new(Int::Local(slot))),
            KeyForm::Slots => Key::Slots(slot),
        }
    }

    pub(super) fn key_type(&mut self, t: TypeId) -> TypeId {
        match self.under(t) {
            crate::types::ty::Type::Map(k, _) => self.subst(k),
            _ => t,
        }
    }

    fn key_form(&mut self, kt: TypeId) -> KeyForm {
        match self.kind(kt) {
            Kind::String => KeyForm::Str,
            Kind::Interface => KeyForm::Slots,
            _ if matches!(self.class(kt), Class::Int(_)) => KeyForm::Int,
            _ => KeyForm::Slots,
        }
    }

    /// A slice to be read.
    pub(super) fn slice(&mut self, e: &Expr, pre: &mut Block) -> Slice {
        let inner = self.open(e, pre);
        let slice = self.ordered_slice(strip(e), pre);
        self.close(inner);
        slice
    }

    fn ordered_slice(&mut self, e: &Expr, pre: &mut Block) -> Slice {
        if let Some(slot) = self.slot_of(e) {
            return Slice::Local(slot);
        }
        if self.mode(e) == crate::types::info::Mode::Nil {
            return Slice::Header(Box::new(Int::Const(0)));
        }
        if self.in_memory(e) {
            let place = self.place(e, pre);
            return Slice::Header(Box::new(Int::Load(Box::new(place), IntMem::W64)));
        }
        let slot = self.alloc(3);
        self.into(e, slot, pre);
        Slice::Local(slot)
    }

    /// Whether an expression lies in Go memory, in memory form (and not in slots, or nowhere).
    pub(super) fn in_memory(&mut self, e: &Expr) -> bool {
        let e = strip(e);
        if self.frame.overrides.contains_key(&e.id) {
            return false;
        }
        if let Some(obj) = self.var_of(e) {
            let t = self.type_of(e);
            return match self.loc(obj) {
                Some(loc) => self.loc_place(loc, t).is_some(),
                None => false,
            };
        }
        match &e.kind {
            ExprKind::Star(_) => true,
            ExprKind::Selector(..) => {
                let sel = self.checked.info.selections.get(&e.id);
                sel.is_some_and(|s| s.kind == SelectionKind::Field)
            }
            ExprKind::Index(x, _) => {
                let t = self.type_of(x);
                matches!(
                    self.kind(t),
                    Kind::Slice | Kind::Array | Kind::Pointer | Kind::Map
                ) && self.mode(x) != crate::types::info::Mode::Type
            }
            _ => false,
        }
    }

    /// A place that can be used several times, its operands evaluated once.
    pub(super) fn fix(&mut self, place: Place, out: &mut Block) -> Place {
        if again(&place).is_some() {
            return place;
        }
        let slot = self.keep_int(address(place), out);
        at(slot, 0)
    }

    /// A value from memory into slots.
    pub(super) fn load_slots(&mut self, slot: Slot, t: TypeId, place: Place, out: &mut Block) {
        match self.class(t) {
            Class::Slice => {
                let header = Int::Load(Box::new(place), IntMem::W64);
                out.push(Stmt::LoadSlice(slot, Slice::Header(Box::new(header))));
            }
            Class::Complex(mem) => {
                let half = complex_half(mem);
                let place = self.fix(place, out);
                let other = again(&place).unwrap_or(Place::Static(0));
                let re = crate::tree::Float::Load(Box::new(other), mem);
                let im = crate::tree::Float::Load(Box::new(shift(place, half)), mem);
                out.push(Stmt::Set(slot, Word::Float(re)));
                out.push(Stmt::Set(slot + 1, Word::Float(im)));
            }
            Class::Memory => {
                let size = self.size(t);
                match place {
                    Place::Frame { slot: from, offset }
                        if offset.is_multiple_of(8) && size.is_multiple_of(8) =>
                    {
                        if size > 0 {
                            out.push(Stmt::Copy {
                                to: slot,
                                from: from + offset / 8,
                                words: size / 8,
                            });
                        }
                    }
                    place => out.push(Stmt::LoadBytes(slot, place, size)),
                }
            }
            _ => {
                let word = self.load(place, t);
                out.push(Stmt::Set(slot, word));
            }
        }
    }

    /// A value from slots into memory.
    pub(super) fn store_slots(&mut self, place: Place, t: TypeId, slot: Slot, out: &mut Block) {
        match self.class(t) {
            Class::Slice => out.push(Stmt::StoreSlice(place, Slice::Local(slot))),
            Class::Complex(mem) => {
                let half = complex_half(mem);
                let place = self.fix(place, out);
                let other = again(&place).unwrap_or(Place::Static(0));
                let local = crate::tree::Float::Local;
                out.push(Stmt::StoreFloat(other, mem, local(slot)));
                out.push(Stmt::StoreFloat(shift(place, half), mem, local(slot + 1)));
            }
            Class::Memory => {
                let size = self.size(t);
                out.push(Stmt::StoreBytes(place, slot, size));
            }
            _ => {
                let word = self.local(slot, t);
                self.store_word(place, t, word, out);
            }
        }
    }

    /// A one-word value into memory.
    pub(super) fn store_word(&mut self, place: Place, t: TypeId, word: Word, out: &mut Block) {
        match (self.class(t), word) {
            (Class::Int(mem), Word::Int(v)) => out.push(Stmt::StoreInt(place, mem, v)),
            (Class::Float(mem), Word::Float(v)) => out.push(Stmt::StoreFloat(place, mem, v)),
            (Class::Bool, Word::Bool(v)) => out.push(Stmt::StoreBool(place, v)),
            (_, word) => {
                let slot = self.alloc(1);
                super::expr::set(slot, word, out);
                let size = self.size(t);
                out.push(Stmt::StoreBytes(place, slot, size));
            }
        }
    }

    /// A value that lies in words form in memory (in a closure, in a box) into slots.
    pub(super) fn load_words(&mut self, slot: Slot, t: TypeId, place: Place, out: &mut Block) {
        let words = self.words(t);
        match words {
            0 => {}
            1 if self.class(t) != Class::Memory => {
                let word = self.word_at(place, t);
                out.push(Stmt::Set(slot, word));
            }
            _ => out.push(Stmt::LoadBytes(slot, place, words * 8)),
        }
    }
}

enum KeyForm {
    Int,
    Str,
    Slots,
}

pub(super) fn complex_half(mem: crate::tree::FloatMem) -> u32 {
    match mem {
        crate::tree::FloatMem::F32 => 4,
        crate::tree::FloatMem::F64 => 8,
    }
}

pub(super) fn as_int(word: Word) -> Int {
    match word {
        Word::Int(v) => v,
        Word::Bool(v) => Int::FromBool(Box::new(v)),
        Word::Float(v) => Int::FloatBits(Box::new(v)),
    }
}
