//! Assignments and definitions.

use super::Lower;
use super::expr::{flatten, set, strip};
use super::function::{Loc, at};
use super::place::{again, as_int};
use super::types::Class;
use crate::runtime::types::Kind;
use crate::source::Pos;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, VarDecl};
use crate::tree::{Block, Float, FloatOp, Int, IntOp, Place, Slot, Stmt, Word};
use crate::types::object::ObjId;
use crate::types::ty::TypeId;

/// Whether an expression is the blank identifier.
pub(super) fn is_blank(e: &Expr) -> bool {
    matches!(&strip(e).kind, ExprKind::Name(n) if n == "_")
}

/// The right side of `op=`.
#[derive(Clone, Copy)]
pub(super) enum Operand<'e> {
    Expr(&'e Expr),
    /// Of `++` and `--`.
    One,
}

impl Lower<'_> {
    /// `l… = r…`
    pub(super) fn assign(&mut self, l: &[Expr], r: &[Expr], out: &mut Block) {
        match (l, r) {
            ([l], [r]) => self.assign_one(l, r, out),
            (_, [r]) => {
                let assigned: Vec<ObjId> = l.iter().filter_map(|l| self.var_of(l)).collect();
                self.order_targets(l, out);
                let (types, slots) = self.tuple(r, out);
                for l in l {
                    if self.depends(l, &assigned) {
                        self.hold(l, out);
                    }
                }
                for ((l, from), slot) in l.iter().zip(types).zip(slots) {
                    self.assign_slot(l, slot, from, out);
                }
            }
            _ => self.assign_all(l, r, out),
        }
    }

    pub(super) fn assign_one(&mut self, l: &Expr, r: &Expr, out: &mut Block) {
        if is_blank(l) {
            self.evaluate(r, None, out);
            return;
        }
        let t = self.type_of(l);
        if let Some(obj) = self.var_of(l)
            && !self.frame.overrides.contains_key(&strip(l).id)
            && let Some(loc @ Loc::Slot(slot)) = self.loc(obj)
        {
            let fresh =
                !matches!(self.class(t), Class::Memory | Class::Slice) || !self.mentions(r, obj);
            let _ = slot;
            self.store_var(loc, t, r, fresh, out);
            return;
        }
        self.order_assignment(std::slice::from_ref(l), std::slice::from_ref(r), out);
        if self.has_call(l) {
            self.hold(l, out);
        }
        let place = self.target(l, out);
        self.store_expr(place, t, r, out);
    }

    /// Whether a variable occurs in an expression.
    fn mentions(&self, e: &Expr, obj: ObjId) -> bool {
        let names = super::scan::names(e);
        names
            .iter()
            .any(|id| self.checked.info.names.get(id) == Some(&obj))
    }

    /// Whether an expression is an element of a map.
    fn is_map_entry(&mut self, e: &Expr) -> bool {
        match &strip(e).kind {
            ExprKind::Index(x, _) => {
                let t = self.type_of(x);
                self.kind(t) == Kind::Map
            }
            _ => false,
        }
    }

    /// The place that an assignment writes to.
    fn target(&mut self, l: &Expr, out: &mut Block) -> Place {
        let l = strip(l);
        if let ExprKind::Index(x, list) = &l.kind {
            let t = self.type_of(x);
            if self.kind(t) == Kind::Map {
                let ty = self.descriptor(t);
                let (map, key) = self.map_and_key(x, t, &list[0], false, out);
                let map = Box::new(map);
                let site = self.site(l.span.lo);
                return Place::MapWrite { ty, map, key, site };
            }
        }
        self.place(l, out)
    }

    /// Assigns a value in slots.
    pub(super) fn assign_slot(&mut self, l: &Expr, slot: Slot, from: TypeId, out: &mut Block) {
        if is_blank(l) {
            return;
        }
        let t = self.type_of(l);
        let slot = self.convert_slots(slot, from, t, out);
        if let Some(to) = self.slot_of(l) {
            self.copy(to, slot, t, out);
            return;
        }
        let place = self.target(l, out);
        self.store_slots(place, t, slot, out);
    }

    /// Several values at once: operands on the left, then all values, then the assignments.
    fn assign_all(&mut self, l: &[Expr], r: &[Expr], out: &mut Block) {
        self.order_assignment(l, r, out);
        let vars: Vec<Option<ObjId>> = l.iter().map(|l| self.var_of(l)).collect();
        let mut plain = true;
        for e in l {
            plain &= !is_blank(e) && self.slot_of(e).is_some();
        }
        if plain {
            self.assign_locals(l, &vars, r, out);
            return;
        }
        let assigned: Vec<ObjId> = vars.iter().flatten().copied().collect();
        let busy = l.iter().chain(r).any(|e| self.has_call(e));
        for l in l {
            if busy || self.depends(l, &assigned) {
                self.hold(l, out);
            }
        }
        let mut values = vec![0; r.len()];
        // Go's compiler evaluates the first value last, if other memory is written before: it may panic.
        let rotated = !busy && !is_blank(&l[0]) && self.slot_of(&l[0]).is_none();
        for i in 0..r.len() {
            let i = (i + usize::from(rotated)) % r.len();
            let (l, r) = (&l[i], &r[i]);
            if is_blank(l) {
                self.evaluate(r, None, out);
                continue;
            }
            let t = self.type_of(l);
            let slot = self.temp(t);
            self.put_as(r, t, slot, out);
            values[i] = slot;
        }
        for (l, slot) in l.iter().zip(values) {
            if !is_blank(l) {
                let t = self.type_of(l);
                self.assign_slot(l, slot, t, out);
            }
        }
    }

    /// Several local variables: one that later values do not mention is assigned at once.
    fn assign_locals(&mut self, l: &[Expr], vars: &[Option<ObjId>], r: &[Expr], out: &mut Block) {
        let mut late = Vec::new();
        for (i, (l, e)) in l.iter().zip(r).enumerate() {
            let t = self.type_of(l);
            let Some(to) = self.slot_of(l) else { continue };
            let later = &r[i + 1..];
            let needed = vars[i].is_none_or(|v| {
                later.iter().any(|e| self.mentions(e, v)) || vars[..i].contains(&Some(v))
            });
            let own = vars[i].is_some_and(|v| self.mentions(e, v)) && self.words(t) != 1;
            if needed || own {
                let slot = self.temp(t);
                self.put_as(e, t, slot, out);
                late.push((to, slot, t));
            } else {
                self.put_as(e, t, to, out);
            }
        }
        for (to, slot, t) in late {
            self.copy(to, slot, t, out);
        }
    }

    /// Whether operands of an assignment's left side could be changed by the other assignments of the statement.
    fn depends(&mut self, l: &Expr, assigned: &[ObjId]) -> bool {
        let l = strip(l);
        let simple = |x: &Expr| {
            let x = strip(x);
            if self.const_value(x).is_some() {
                return true;
            }
            match self.var_of(x) {
                Some(obj) => {
                    let local = matches!(
                        self.frame.vars.get(&obj),
                        Some(Loc::Slot(_) | Loc::Captured(_))
                    );
                    local && !assigned.contains(&obj)
                }
                None => false,
            }
        };
        match &l.kind {
            ExprKind::Name(_) => false,
            ExprKind::Star(x) => !simple(x),
            ExprKind::Selector(x, _) => {
                if !self.checked.info.selections.contains_key(&l.id) {
                    return false;
                }
                let t = self.type_of(x);
                if self.pointee(t).is_some() {
                    let x = strip(x);
                    return self.var_of(x).is_none_or(|o| {
                        assigned.contains(&o)
                            || !matches!(
                                self.frame.vars.get(&o),
                                Some(Loc::Slot(_) | Loc::Captured(_))
                            )
                    });
                }
                self.depends(x, assigned)
            }
            ExprKind::Index(x, list) => {
                let index = !simple(&list[0]);
                let t = self.type_of(x);
                match self.kind(t) {
                    Kind::Array => index || self.depends(x, assigned),
                    _ => {
                        index
                            || self.var_of(x).is_none_or(|o| {
                                assigned.contains(&o)
                                    || !matches!(
                                        self.frame.vars.get(&o),
                                        Some(Loc::Slot(_) | Loc::Captured(_))
                                    )
                            })
                    }
                }
            }
            _ => true,
        }
    }

    /// Evaluates the operands of an assignment's left side now.
    pub(super) fn hold(&mut self, l: &Expr, out: &mut Block) {
        let l = strip(l);
        match &l.kind {
            ExprKind::Star(x) => self.hold_value(x, out),
            ExprKind::Selector(x, _) => {
                if !self.checked.info.selections.contains_key(&l.id) {
                    return;
                }
                let t = self.type_of(x);
                match self.pointee(t) {
                    Some(_) => self.hold_value(x, out),
                    None => self.hold(x, out),
                }
            }
            ExprKind::Index(x, list) => {
                let t = self.type_of(x);
                match self.kind(t) {
                    Kind::Array => self.hold(x, out),
                    _ => self.hold_value(x, out),
                }
                self.hold_value(&list[0], out);
            }
            _ => {}
        }
    }

    fn hold_value(&mut self, x: &Expr, out: &mut Block) {
        let x = strip(x);
        if self.const_value(x).is_some() || self.frame.overrides.contains_key(&x.id) {
            return;
        }
        let t = self.type_of(x);
        let slot = self.temp(t);
        self.into(x, slot, out);
        self.frame.overrides.insert(x.id, slot);
    }

    // --- op=

    /// `l op= r`
    pub(super) fn op_assign(
        &mut self,
        op: BinaryOp,
        pos: Pos,
        l: &Expr,
        r: Operand,
        out: &mut Block,
    ) {
        let t = self.type_of(l);
        let class = self.class(t);
        if let Operand::Expr(r) = r {
            self.order_update(l, r, matches!(class, Class::Complex(_)), out);
        }
        if let Class::Complex(_) = class {
            self.complex_op_assign(op, pos, l, r, t, out);
            return;
        }
        if let Some(slot) = self.slot_of(l) {
            let left = self.local(slot, t);
            let word = self.op_value(op, pos, left, r, t);
            set(slot, word, out);
            return;
        }
        if self.has_call(l) {
            self.hold(l, out);
        }
        // A map gets no entry if the value panics.
        if let (true, Operand::Expr(r)) = (self.is_map_entry(l), r) {
            self.hold_value(r, out);
        }
        let string = self.kind(t) == Kind::String;
        match (class, int_op(op), float_op(op)) {
            (Class::Int(mem), Some(op), _) if !string => {
                let place = self.target(l, out);
                let v = match flatten(self.operand(r, t), out) {
                    Word::Int(v) => v,
                    w => as_int(w),
                };
                out.push(Stmt::UpdateInt(place, mem, op, v));
            }
            (Class::Float(mem), _, Some(op)) => {
                let place = self.target(l, out);
                if let Word::Float(v) = flatten(self.operand(r, t), out) {
                    out.push(Stmt::UpdateFloat(place, mem, op, v));
                }
            }
            _ => self.update(op, pos, l, r, t, out),
        }
    }

    /// `op=` by reading and writing.
    fn update(&mut self, op: BinaryOp, pos: Pos, l: &Expr, r: Operand, t: TypeId, out: &mut Block) {
        let kept;
        let r = match r {
            Operand::Expr(e) if self.has_call(e) => {
                let rt = self.type_of(e);
                let slot = self.temp(rt);
                self.into(e, slot, out);
                kept = e;
                self.frame.overrides.insert(strip(e).id, slot);
                self.frame.overrides.insert(e.id, slot);
                Operand::Expr(kept)
            }
            r => r,
        };
        if let ExprKind::Index(x, _) = &strip(l).kind {
            let xt = self.type_of(x);
            if self.kind(xt) == Kind::Map {
                self.hold(l, out);
                let left = self.load_expr(strip(l), t);
                let word = self.op_value(op, pos, left, r, t);
                let word = flatten(word, out);
                let place = self.target(l, out);
                self.store_word(place, t, word, out);
                return;
            }
        }
        let place = self.place(l, out);
        let place = self.fix(place, out);
        let Some(read) = again(&place) else { return };
        let left = self.load(read, t);
        let word = self.op_value(op, pos, left, r, t);
        let word = flatten(word, out);
        self.store_word(place, t, word, out);
    }

    fn operand(&mut self, r: Operand, t: TypeId) -> Word {
        match (r, self.class(t)) {
            (Operand::Expr(e), _) => self.word(e),
            (Operand::One, Class::Float(_)) => Word::Float(Float::Const(1.0)),
            (Operand::One, _) => Word::Int(Int::Const(1)),
        }
    }

    fn op_value(&mut self, op: BinaryOp, pos: Pos, left: Word, r: Operand, t: TypeId) -> Word {
        let Operand::Expr(e) = r else {
            let one = self.operand(r, t);
            return self.arithmetic(op, pos, left, one, t, true);
        };
        if self.kind(t) == Kind::String {
            let mut parts = vec![as_int(left)];
            self.concat(e, &mut parts);
            return Word::Int(Int::Concat(parts));
        }
        let shift = matches!(op, BinaryOp::Shl | BinaryOp::Shr);
        let right = match self.const_int(e) {
            Some(n) if shift => Word::Int(Int::Const(n)),
            _ => self.word(e),
        };
        let rt = self.type_of(e);
        let unsigned = self.const_value(e).is_some() || self.kind(rt).is_unsigned();
        self.arithmetic(op, pos, left, right, t, unsigned)
    }

    fn complex_op_assign(
        &mut self,
        op: BinaryOp,
        pos: Pos,
        l: &Expr,
        r: Operand,
        t: TypeId,
        out: &mut Block,
    ) {
        self.hold(l, out);
        let (a, b) = (self.alloc(2), self.alloc(2));
        self.into(l, a, out);
        match r {
            Operand::Expr(e) => self.into(e, b, out),
            Operand::One => {
                out.push(Stmt::Set(b, Word::Float(Float::Const(1.0))));
                out.push(Stmt::Set(b + 1, Word::Float(Float::Const(0.0))));
            }
        }
        let result = self.alloc(2);
        self.complex_op(op, pos, a, b, t, result, out);
        self.assign_slot(l, result, t, out);
    }

    // --- definitions

    /// `l… := r…`
    pub(super) fn define(&mut self, l: &[Expr], r: &[Expr], out: &mut Block) {
        let vars: Vec<Option<ObjId>> = l.iter().map(|l| self.defined(l)).collect();
        self.define_vars(&vars, l, r, out);
    }

    /// The variable that a name on the left of `:=` declares; none for one that was there before, and for `_`.
    pub(super) fn defined(&mut self, l: &Expr) -> Option<ObjId> {
        let obj = *self.checked.info.names.get(&l.id)?;
        let object = &self.checked.info.objects[obj.0 as usize];
        (object.span == l.span && !is_blank(l)).then_some(obj)
    }

    fn define_vars(&mut self, vars: &[Option<ObjId>], l: &[Expr], r: &[Expr], out: &mut Block) {
        // Slots of the variables lie below the temporaries.
        let mut locs = Vec::new();
        for &v in vars {
            locs.push(v.map(|v| (v, self.reserve(v))));
        }
        let mark = self.frame.top;
        if r.len() == 1 && vars.len() > 1 {
            let (types, slots) = self.tuple(&r[0], out);
            for (i, (&from, &slot)) in types.iter().zip(&slots).enumerate() {
                match locs[i] {
                    Some((v, loc)) => self.begin_var(v, loc, slot, from, out),
                    None => self.assign_slot(&l[i], slot, from, out),
                }
            }
        } else {
            self.order(r, out);
            let mut late = Vec::new();
            for (i, e) in r.iter().enumerate() {
                match locs[i] {
                    Some((v, loc)) => {
                        let t = self.var_type(v);
                        self.new_cell(v, loc, out);
                        self.store_var(loc, t, e, true, out);
                    }
                    None if is_blank(&l[i]) => self.evaluate(e, None, out),
                    None => {
                        let t = self.type_of(&l[i]);
                        let slot = self.temp(t);
                        self.put_as(e, t, slot, out);
                        late.push((i, slot, t));
                    }
                }
            }
            for (i, slot, t) in late {
                self.assign_slot(&l[i], slot, t, out);
            }
        }
        for (v, loc) in locs.into_iter().flatten() {
            self.frame.vars.insert(v, loc);
        }
        self.frame.top = mark;
    }

    /// Slots for a variable to be declared.
    pub(super) fn reserve(&mut self, v: ObjId) -> Loc {
        if self.escapes(v) {
            return Loc::Cell(self.alloc(1));
        }
        let t = self.var_type(v);
        Loc::Slot(self.temp(t))
    }

    /// New memory for a variable that lives there.
    pub(super) fn new_cell(&mut self, v: ObjId, loc: Loc, out: &mut Block) {
        if let Loc::Cell(slot) = loc {
            let t = self.var_type(v);
            let desc = self.descriptor(t);
            out.push(Stmt::Set(slot, Word::Int(Int::New(desc))));
        }
    }

    /// Gives a reserved variable its first value.
    pub(super) fn begin_var(
        &mut self,
        v: ObjId,
        loc: Loc,
        slot: Slot,
        from: TypeId,
        out: &mut Block,
    ) {
        let t = self.var_type(v);
        self.new_cell(v, loc, out);
        let slot = self.convert_slots(slot, from, t, out);
        match loc {
            Loc::Cell(cell) => self.store_slots(at(cell, 0), t, slot, out),
            Loc::Slot(to) => self.copy(to, slot, t, out),
            _ => {}
        }
    }

    /// `var …` in a function.
    pub(super) fn var_decl(&mut self, d: &VarDecl, out: &mut Block) {
        let mut vars = Vec::new();
        for name in &d.names {
            let obj = self.checked.info.names.get(&name.id).copied();
            vars.push(obj.filter(|_| name.name != "_"));
        }
        if d.values.is_empty() {
            for v in vars.into_iter().flatten() {
                self.declare_zero(v, out);
            }
            return;
        }
        let mut locs = Vec::new();
        for &v in &vars {
            locs.push(v.map(|v| (v, self.reserve(v))));
        }
        let mark = self.frame.top;
        let to = d.ty.as_ref().map(|t| self.type_of(t));
        if d.values.len() == 1 && vars.len() > 1 {
            let (types, slots) = self.tuple(&d.values[0], out);
            for (i, (&from, &slot)) in types.iter().zip(&slots).enumerate() {
                if let Some((v, loc)) = locs[i] {
                    self.begin_var(v, loc, slot, from, out);
                }
            }
        } else {
            self.order(&d.values, out);
            for (loc, e) in locs.iter().zip(&d.values) {
                match *loc {
                    Some((v, loc)) => {
                        let t = self.var_type(v);
                        self.new_cell(v, loc, out);
                        self.store_var(loc, t, e, true, out);
                    }
                    None => self.evaluate(e, to, out),
                }
            }
        }
        for (v, loc) in locs.into_iter().flatten() {
            self.frame.vars.insert(v, loc);
        }
        self.frame.top = mark;
    }
}

fn int_op(op: BinaryOp) -> Option<IntOp> {
    Some(match op {
        BinaryOp::Add => IntOp::Add,
        BinaryOp::Sub => IntOp::Sub,
        BinaryOp::Mul => IntOp::Mul,
        BinaryOp::And => IntOp::And,
        BinaryOp::Or => IntOp::Or,
        BinaryOp::Xor => IntOp::Xor,
        BinaryOp::AndNot => IntOp::AndNot,
        _ => return None,
    })
}

fn float_op(op: BinaryOp) -> Option<FloatOp> {
    Some(match op {
        BinaryOp::Add => FloatOp::Add,
        BinaryOp::Sub => FloatOp::Sub,
        BinaryOp::Mul => FloatOp::Mul,
        BinaryOp::Div => FloatOp::Div,
        _ => return None,
    })
}
