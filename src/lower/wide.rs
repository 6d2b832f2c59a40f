//! Values on their way into slots, variables and memory, with the conversion that an assignment implies.

use super::Lower;
use super::composite::literal;
use super::expr::{flatten, seq_int, set, strip};
use super::function::{LARGE, Loc, at};
use super::types::Class;
use crate::syntax::ast::{Expr, ExprKind};
use crate::tree::{Arg, Block, Int, Place, Slice, Slot, Stmt, Word};
use crate::types::info::Mode;
use crate::types::ty::{Type, TypeId};

impl Lower<'_> {
    /// A value of a one-word type `to`, boxed if that is an interface type.
    pub(super) fn word_as(&mut self, e: &Expr, to: TypeId) -> Word {
        if self.mode(e) == Mode::Nil && !self.frame.overrides.contains_key(&e.id) {
            return Word::Int(Int::Const(0));
        }
        if self.is_interface(to) {
            let from = self.type_of(e);
            if !self.is_interface(from) {
                return Word::Int(self.boxed(e, from));
            }
        }
        self.word(e)
    }

    /// The interface value of a concrete value.
    pub(super) fn boxed(&mut self, e: &Expr, t: TypeId) -> Int {
        if let Some(value) = self.const_value(e)
            && !self.frame.overrides.contains_key(&e.id)
            && let Some(word) = self.const_box(&value, t)
        {
            return word;
        }
        let ty = self.live(t);
        if self.words(t) == 1 && self.class(t) != Class::Memory {
            return Int::BoxWord(ty, Box::new(self.word(e)));
        }
        let slot = self.temp(t);
        let mut pre = Block::new();
        self.into(e, slot, &mut pre);
        seq_int(pre, self.box_slots(t, slot))
    }

    /// The interface value of a concrete value in slots.
    pub(super) fn box_slots(&mut self, t: TypeId, slot: Slot) -> Int {
        let ty = self.live(t);
        if self.words(t) == 1 {
            let word = self.local(slot, t);
            return Int::BoxWord(ty, Box::new(word));
        }
        Int::BoxSlots(ty, slot)
    }

    /// A value into slots, converted to type `to`.
    pub(super) fn put_as(&mut self, e: &Expr, to: TypeId, slot: Slot, out: &mut Block) {
        if self.mode(e) == Mode::Nil && !self.frame.overrides.contains_key(&e.id) {
            self.zero(to, slot, out);
            return;
        }
        if self.is_interface(to) {
            let word = self.word_as(e, to);
            set(slot, word, out);
            return;
        }
        self.into(e, slot, out);
    }

    /// A value into slots.
    pub(super) fn into(&mut self, e: &Expr, slot: Slot, out: &mut Block) {
        let inner = self.open(e, out);
        self.ordered_into(strip(e), slot, out);
        self.close(inner);
    }

    fn ordered_into(&mut self, e: &Expr, slot: Slot, out: &mut Block) {
        let t = self.type_of(e);
        if let Some(&from) = self.frame.overrides.get(&e.id) {
            self.copy(slot, from, t, out);
            return;
        }
        if self.mode(e) == Mode::Nil {
            self.zero(t, slot, out);
            return;
        }
        if let Some(value) = self.const_value(e) {
            self.const_into(&value, t, slot, out);
            return;
        }
        match self.class(t) {
            Class::Int(_) | Class::Float(_) | Class::Bool => {
                let word = self.word(e);
                set(slot, word, out);
            }
            Class::Slice => self.slice_into(e, t, slot, out),
            Class::Complex(_) => self.complex_into(e, t, slot, out),
            Class::Memory => self.memory_into(e, t, slot, out),
        }
    }

    /// What all wide values have in common; false if `e` is of another form.
    fn common_into(&mut self, e: &Expr, t: TypeId, slot: Slot, out: &mut Block) -> bool {
        if let Some(obj) = self.var_of(e)
            && let Some(loc) = self.loc(obj)
        {
            self.load_loc(loc, t, slot, out);
            return true;
        }
        if self.in_memory(e) {
            let place = self.place(e, out);
            self.load_slots(slot, t, place, out);
            return true;
        }
        match &e.kind {
            ExprKind::Call(c) => {
                self.call_into(e, c, t, slot, out);
                true
            }
            ExprKind::Receive(x) => {
                let from = self.receive(x, t, None, e.span.lo, out);
                self.copy(slot, from, t, out);
                true
            }
            ExprKind::TypeAssert(x, _) => {
                let pointer = self.assert(e, x, t);
                if self.words(t) == 0 {
                    out.push(Stmt::Drop(Word::Int(pointer)));
                    return true;
                }
                let place = Place::At {
                    pointer: Box::new(pointer),
                    offset: 8,
                    nil: None,
                };
                self.load_words(slot, t, place, out);
                true
            }
            _ => false,
        }
    }

    /// A variable's value into slots.
    pub(super) fn load_loc(&mut self, loc: Loc, t: TypeId, slot: Slot, out: &mut Block) {
        match loc {
            Loc::Slot(from) => self.copy(slot, from, t, out),
            Loc::Captured(offset) => {
                let place = super::function::at(self.frame.closure, offset);
                self.load_words(slot, t, place, out);
            }
            loc => {
                if let Some(place) = self.loc_place(loc, t) {
                    self.load_slots(slot, t, place, out);
                }
            }
        }
    }

    fn slice_into(&mut self, e: &Expr, t: TypeId, slot: Slot, out: &mut Block) {
        match &e.kind {
            ExprKind::Slice(s) => self.reslice(e, s, slot, out),
            ExprKind::Composite(_) => self.composite_slice(e, t, slot, out),
            _ => {
                if !self.common_into(e, t, slot, out) {
                    self.bug(e.span, "a slice of this form");
                }
            }
        }
    }

    fn memory_into(&mut self, e: &Expr, t: TypeId, slot: Slot, out: &mut Block) {
        match &e.kind {
            ExprKind::Composite(_) => self.composite_slots(e, t, slot, out),
            _ => {
                if !self.common_into(e, t, slot, out) {
                    self.bug(e.span, "a struct or array of this form");
                }
            }
        }
    }

    fn complex_into(&mut self, e: &Expr, t: TypeId, slot: Slot, out: &mut Block) {
        match &e.kind {
            ExprKind::Unary(op, x) => self.complex_unary(*op, x, t, slot, out),
            ExprKind::Binary(op, pos, x, y) => self.complex_binary(*op, *pos, x, y, t, slot, out),
            _ => {
                if !self.common_into(e, t, slot, out) {
                    self.bug(e.span, "a complex number of this form");
                }
            }
        }
    }

    /// Evaluates an expression as an argument.
    pub(super) fn arg(&mut self, e: &Expr, to: TypeId, slot: Slot) -> Arg {
        if self.words(to) == 1 && self.class(to) != Class::Memory {
            return Arg::Word(slot, self.word_as(e, to));
        }
        let mut block = Block::new();
        self.put_as(e, to, slot, &mut block);
        Arg::Wide(block)
    }

    /// A value into memory, converted to the memory's type. The place must not depend on what the value's evaluation does.
    pub(super) fn store_expr(&mut self, place: Place, to: TypeId, e: &Expr, out: &mut Block) {
        let inner = self.open(e, out);
        self.store_ordered(place, to, strip(e), out);
        self.close(inner);
    }

    fn store_ordered(&mut self, place: Place, to: TypeId, e: &Expr, out: &mut Block) {
        match self.class(to) {
            Class::Int(_) | Class::Float(_) | Class::Bool => {
                let word = self.word_as(e, to);
                let word = flatten(word, out);
                self.store_word(place, to, word, out);
            }
            Class::Slice => {
                let slice = self.slice(e, out);
                out.push(Stmt::StoreSlice(place, slice));
            }
            Class::Memory if self.in_memory(e) => {
                let from = self.place(e, out);
                let bytes = self.size(to);
                out.push(Stmt::CopyBytes {
                    to: place,
                    from,
                    bytes,
                });
            }
            Class::Memory if self.words(to) > LARGE && literal(e).is_some() => {
                let slot = self.alloc(1);
                let desc = self.descriptor(to);
                out.push(Stmt::Set(slot, Word::Int(Int::New(desc))));
                self.store_fresh(at(slot, 0), to, e, out);
                let bytes = self.size(to);
                let from = at(slot, 0);
                out.push(Stmt::CopyBytes {
                    to: place,
                    from,
                    bytes,
                });
            }
            _ => {
                let slot = self.temp(to);
                self.put_as(e, to, slot, out);
                self.store_slots(place, to, slot, out);
            }
        }
    }

    /// A value in slots into memory, converted from type `from` to type `to`.
    pub(super) fn store_converted(
        &mut self,
        place: Place,
        to: TypeId,
        slot: Slot,
        from: TypeId,
        out: &mut Block,
    ) {
        let slot = self.convert_slots(slot, from, to, out);
        self.store_slots(place, to, slot, out);
    }

    /// The slot of a value that is assigned to type `to`: boxed if that is an interface type.
    pub(super) fn convert_slots(
        &mut self,
        slot: Slot,
        from: TypeId,
        to: TypeId,
        out: &mut Block,
    ) -> Slot {
        if self.is_interface(to) && !self.is_interface(from) {
            let boxed = self.box_slots(from, slot);
            return self.keep_int(boxed, out);
        }
        slot
    }

    /// Assigns a value to a variable. A `fresh` variable does not occur in the value.
    pub(super) fn store_var(
        &mut self,
        loc: Loc,
        t: TypeId,
        e: &Expr,
        fresh: bool,
        out: &mut Block,
    ) {
        if let Loc::Slot(slot) = loc {
            if fresh || self.writes_last(e) || self.is_interface(t) {
                self.put_as(e, t, slot, out);
            } else {
                let temp = self.temp(t);
                self.put_as(e, t, temp, out);
                self.copy(slot, temp, t, out);
            }
            return;
        }
        if let Some(place) = self.loc_place(loc, t) {
            if fresh {
                self.store_fresh(place, t, e, out);
            } else {
                self.store_expr(place, t, e, out);
            }
        }
    }

    /// Whether a value is written to its slots only when its operands have been read.
    fn writes_last(&mut self, e: &Expr) -> bool {
        let e = strip(e);
        let t = self.type_of(e);
        match self.class(t) {
            Class::Int(_) | Class::Float(_) | Class::Bool => true,
            Class::Slice => !matches!(e.kind, ExprKind::Composite(_)),
            Class::Memory => !matches!(e.kind, ExprKind::Composite(_)),
            Class::Complex(_) => true,
        }
    }

    /// Evaluates an expression for its effects; `to` is the type that it is converted to.
    pub(super) fn evaluate(&mut self, e: &Expr, to: Option<TypeId>, out: &mut Block) {
        let e = strip(e);
        if self.const_value(e).is_some() || self.mode(e) == Mode::Nil {
            return;
        }
        if let ExprKind::Call(c) = &e.kind {
            self.call_stmt(e, c, out);
            return;
        }
        let t = to.unwrap_or_else(|| self.type_of(e));
        if self.words(t) == 1 && self.class(t) != Class::Memory {
            let word = self.word_as(e, t);
            let word = flatten(word, out);
            if !matches!(
                word,
                Word::Int(Int::Local(_) | Int::Static(_) | Int::Const(_))
            ) {
                out.push(Stmt::Drop(word));
            }
            return;
        }
        if self.class(t) == Class::Memory && self.in_memory(e) {
            // Only for its checks: it may be large.
            let place = self.place(e, out);
            out.push(Stmt::Drop(Word::Int(super::expr::address(place))));
            return;
        }
        let slot = self.temp(t);
        self.put_as(e, t, slot, out);
    }

    /// The values of an expression of several: a call, or one with `ok`. Their types and slots.
    pub(super) fn tuple(&mut self, e: &Expr, out: &mut Block) -> (Vec<TypeId>, Vec<Slot>) {
        let e = strip(e);
        let t = self.type_of(e);
        let types: Vec<TypeId> = match self.under(t) {
            Type::Tuple(types) => types.iter().map(|&t| self.subst(t)).collect(),
            _ => vec![t],
        };
        let slots = match &e.kind {
            ExprKind::Call(c) => self.call_results(e, c, out),
            _ => self.comma_ok(e, &types, out),
        };
        (types, slots)
    }

    /// A slice in slots.
    pub(super) fn slice_slots(&mut self, slice: Slice, out: &mut Block) -> Slot {
        match slice {
            Slice::Local(slot) => slot,
            header => {
                let slot = self.alloc(3);
                out.push(Stmt::LoadSlice(slot, header));
                slot
            }
        }
    }
}
