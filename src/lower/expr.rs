//! Expressions of one word.

use super::Lower;
use super::function::Loc;
use super::types::Class;
use crate::syntax::ast::{Expr, ExprKind};
use crate::tree::{Block, Bool, Float, Int, Place, Slot, Stmt, Word};
use crate::types::info::{Mode, SelectionKind};
use crate::types::object::{ObjId, ObjKind};
use crate::types::ty::TypeId;

/// Without parentheses.
pub(super) fn strip(mut e: &Expr) -> &Expr {
    while let ExprKind::Paren(x) = &e.kind {
        e = x;
    }
    e
}

/// Statements in front of a word.
pub(super) fn seq(mut pre: Block, word: Word) -> Word {
    if pre.is_empty() {
        return word;
    }
    match word {
        Word::Int(Int::Seq(more, v)) => {
            pre.extend(more);
            Word::Int(Int::Seq(pre, v))
        }
        Word::Int(v) => Word::Int(Int::Seq(pre, Box::new(v))),
        Word::Float(v) => Word::Float(Float::Seq(pre, Box::new(v))),
        Word::Bool(v) => Word::Bool(Bool::Seq(pre, Box::new(v))),
    }
}

pub(super) fn seq_int(pre: Block, v: Int) -> Int {
    match seq(pre, Word::Int(v)) {
        Word::Int(v) => v,
        _ => Int::Const(0),
    }
}

pub(super) fn seq_bool(pre: Block, v: Bool) -> Bool {
    if pre.is_empty() {
        v
    } else {
        Bool::Seq(pre, Box::new(v))
    }
}

/// Sets a slot, statements in front of the value taken out.
pub(super) fn set(slot: Slot, word: Word, out: &mut Block) {
    let word = flatten(word, out);
    if !matches!(word, Word::Int(Int::Local(s)) if s == slot) {
        out.push(Stmt::Set(slot, word));
    }
}

/// Takes the statements in front of a value out.
pub(super) fn flatten(word: Word, out: &mut Block) -> Word {
    match word {
        Word::Int(Int::Seq(pre, v)) => {
            out.extend(pre);
            flatten(Word::Int(*v), out)
        }
        Word::Float(Float::Seq(pre, v)) => {
            out.extend(pre);
            flatten(Word::Float(*v), out)
        }
        Word::Bool(Bool::Seq(pre, v)) => {
            out.extend(pre);
            flatten(Word::Bool(*v), out)
        }
        word => word,
    }
}

impl Lower<'_> {
    /// The variable that an expression names.
    pub(super) fn var_of(&self, e: &Expr) -> Option<ObjId> {
        let e = strip(e);
        let id = match &e.kind {
            ExprKind::Name(_) => e.id,
            ExprKind::Selector(_, name) if !self.checked.info.selections.contains_key(&e.id) => {
                name.id
            }
            _ => return None,
        };
        let obj = *self.checked.info.names.get(&id)?;
        matches!(
            self.checked.info.objects[obj.0 as usize].kind,
            ObjKind::Var(_)
        )
        .then_some(obj)
    }

    pub(super) fn int(&mut self, e: &Expr) -> Int {
        match self.word(e) {
            Word::Int(v) => v,
            Word::Bool(v) => Int::FromBool(Box::new(v)),
            Word::Float(v) => Int::FloatBits(Box::new(v)),
        }
    }

    pub(super) fn float(&mut self, e: &Expr) -> Float {
        match self.word(e) {
            Word::Float(v) => v,
            Word::Int(v) => Float::FromBits(Box::new(v)),
            Word::Bool(_) => Float::Const(0.0),
        }
    }

    pub(super) fn boolean(&mut self, e: &Expr) -> Bool {
        match self.word(e) {
            Word::Bool(v) => v,
            Word::Int(v) => Bool::Int(crate::tree::Rel::Ne, Box::new(v), Box::new(Int::Const(0))),
            Word::Float(_) => Bool::Const(false),
        }
    }

    /// The value of an expression of a one-word type.
    pub(super) fn word(&mut self, e: &Expr) -> Word {
        let mut pre = Block::new();
        let inner = self.open(e, &mut pre);
        let word = self.ordered_word(e);
        self.close(inner);
        seq(pre, word)
    }

    fn ordered_word(&mut self, e: &Expr) -> Word {
        let t = self.type_of(e);
        if let Some(&slot) = self.frame.overrides.get(&e.id) {
            return self.local(slot, t);
        }
        if let Some(value) = self.const_value(e) {
            return self.const_word(&value, t);
        }
        if self.mode(e) == Mode::Nil {
            return Word::Int(Int::Const(0));
        }
        match self.class(t) {
            Class::Slice | Class::Complex(_) => return self.wide_word(e, t),
            Class::Memory if !matches!(strip(e).kind, ExprKind::Call(_)) => {
                return self.wide_word(e, t);
            }
            _ => {}
        }
        match &e.kind {
            ExprKind::Paren(x) => self.word(x),
            ExprKind::Name(_) => self.name(e, t),
            ExprKind::Selector(..) => self.selector(e, t),
            ExprKind::Func(lit) => Word::Int(self.literal(e, lit)),
            ExprKind::Index(x, list) => {
                if let Some(func) = self.static_func(e) {
                    return Word::Int(self.func_value(func));
                }
                let method = self.without_type_args(e);
                if method.id != e.id {
                    return self.selector(method, t);
                }
                self.index(e, x, &list[0], t)
            }
            ExprKind::Slice(s) => self.substring(e, s),
            ExprKind::TypeAssert(x, _) => self.assertion(e, x, t),
            ExprKind::Call(c) => self.call_word(e, c, t),
            ExprKind::Star(_) => self.load_expr(e, t),
            ExprKind::AddressOf(x) => Word::Int(self.address_of(x)),
            ExprKind::Receive(x) => {
                let mut pre = Block::new();
                let slot = self.receive(x, t, None, e.span.lo, &mut pre);
                let word = self.local(slot, t);
                seq(pre, word)
            }
            ExprKind::Unary(op, x) => self.unary(*op, x, t),
            ExprKind::Binary(op, pos, x, y) => self.binary(*op, *pos, x, y, t),
            ExprKind::Composite(_) => Word::Int(match self.pointee(t) {
                // `&` is left out of an element of a composite literal.
                Some(elem) => self.new_composite(e, elem),
                None => self.composite_map(e, t),
            }),
            _ => {
                self.bug(e.span, "an expression of this form");
                Word::Int(Int::Const(0))
            }
        }
    }

    /// The one word of a value that is built in slots.
    fn wide_word(&mut self, e: &Expr, t: TypeId) -> Word {
        let words = self.words(t).max(1);
        let slot = self.alloc(words);
        let mut pre = Block::new();
        self.into(e, slot, &mut pre);
        seq(pre, Word::Int(Int::Local(slot)))
    }

    fn name(&mut self, e: &Expr, t: TypeId) -> Word {
        if let Some(obj) = self.var_of(e) {
            return self.var_word(obj, t, e);
        }
        if let Some(func) = self.static_func(e) {
            return Word::Int(self.func_value(func));
        }
        self.bug(e.span, "this name");
        Word::Int(Int::Const(0))
    }

    fn var_word(&mut self, obj: ObjId, t: TypeId, e: &Expr) -> Word {
        match self.loc(obj) {
            Some(loc) => self.loc_word(loc, t),
            None => {
                self.bug(e.span, "a variable that is not declared here");
                Word::Int(Int::Const(0))
            }
        }
    }

    fn selector(&mut self, e: &Expr, t: TypeId) -> Word {
        let Some(sel) = self.checked.info.selections.get(&e.id).cloned() else {
            return self.name(e, t);
        };
        match sel.kind {
            SelectionKind::Field => self.load_expr(e, t),
            SelectionKind::Method => Word::Int(self.method_value(e, &sel)),
            SelectionKind::MethodExpr => Word::Int(self.method_expr(e, &sel)),
        }
    }

    /// The value of something that lies in memory.
    pub(super) fn load_expr(&mut self, e: &Expr, t: TypeId) -> Word {
        let mut pre = Block::new();
        let place = self.place(e, &mut pre);
        let word = self.load(place, t);
        seq(pre, word)
    }

    /// A one-word value from memory.
    pub(super) fn load(&mut self, place: Place, t: TypeId) -> Word {
        match self.class(t) {
            Class::Int(mem) => Word::Int(Int::Load(Box::new(place), mem)),
            Class::Float(mem) => Word::Float(Float::Load(Box::new(place), mem)),
            Class::Bool => Word::Bool(Bool::Load(Box::new(place))),
            _ => {
                let words = self.words(t).max(1);
                let slot = self.alloc(words);
                let mut pre = Block::new();
                self.load_slots(slot, t, place, &mut pre);
                seq(pre, Word::Int(Int::Local(slot)))
            }
        }
    }

    fn index(&mut self, e: &Expr, x: &Expr, index: &Expr, t: TypeId) -> Word {
        let xt = self.type_of(x);
        if self.kind(xt) == crate::runtime::types::Kind::String {
            let (s, i) = (self.int(x), self.index_value(index));
            let site = self.bounds_site(e.span.lo, [Some(index), None, None]);
            return Word::Int(Int::StrIndex(Box::new(s), Box::new(i), site));
        }
        self.load_expr(e, t)
    }

    /// An index as a signed word. An index of an unsigned 64-bit type that is too large is negative then, hence out of range.
    pub(super) fn index_value(&mut self, e: &Expr) -> Int {
        match self.const_value(e) {
            Some(_) => Int::Const(self.const_int(e).unwrap_or(0)),
            None => self.int(e),
        }
    }

    fn substring(&mut self, e: &Expr, s: &crate::syntax::ast::SliceExpr) -> Word {
        let x = self.int(&s.x);
        let lo = s.lo.as_ref().map(|i| Box::new(self.index_value(i)));
        let hi = s.hi.as_ref().map(|i| Box::new(self.index_value(i)));
        let site = self.bounds_site(e.span.lo, [s.lo.as_ref(), s.hi.as_ref(), None]);
        Word::Int(Int::Substr(Box::new(x), lo, hi, site))
    }

    /// `x.(T)`
    fn assertion(&mut self, e: &Expr, x: &Expr, t: TypeId) -> Word {
        let value = self.assert(e, x, t);
        if self.is_interface(t) {
            return Word::Int(value);
        }
        let place = Place::At {
            pointer: Box::new(value),
            offset: 8,
            nil: None,
        };
        self.word_at(place, t)
    }

    /// The checked box of `x.(T)`.
    pub(super) fn assert(&mut self, e: &Expr, x: &Expr, t: TypeId) -> Int {
        let from = self.type_of(x);
        let value = Box::new(self.int(x));
        let ty = self.descriptor(t);
        let site = self.site(e.span.lo);
        if self.is_interface(t) {
            return Int::AssertInterface { x: value, ty, site };
        }
        let from = self.descriptor(from);
        Int::Assert {
            x: value,
            ty,
            from,
            site,
        }
    }

    /// `&x`
    fn address_of(&mut self, x: &Expr) -> Int {
        let x = strip(x);
        if let ExprKind::Composite(_) = &x.kind {
            let t = self.type_of(x);
            return self.new_composite(x, t);
        }
        let mut pre = Block::new();
        let place = self.place(x, &mut pre);
        seq_int(pre, address(place))
    }

    /// Receives a value into new slots.
    pub(super) fn receive(
        &mut self,
        x: &Expr,
        t: TypeId,
        ok: Option<Slot>,
        pos: crate::source::Pos,
        out: &mut Block,
    ) -> Slot {
        let words = self.words(t).max(1);
        let to = self.alloc(words);
        let chan = self.int(x);
        let site = self.site(pos);
        out.push(Stmt::Recv { chan, to, ok, site });
        to
    }

    /// A variable's slot, if it lives in slots and may be changed there.
    pub(super) fn slot_of(&mut self, e: &Expr) -> Option<Slot> {
        if let Some(&slot) = self.frame.overrides.get(&strip(e).id) {
            return Some(slot);
        }
        let obj = self.var_of(e)?;
        match self.loc(obj) {
            Some(Loc::Slot(slot)) => Some(slot),
            _ => None,
        }
    }

    /// A word kept for later: in a new slot, unless it is a constant.
    pub(super) fn keep(&mut self, word: Word, t: TypeId, out: &mut Block) -> Slot {
        let slot = self.temp(t);
        set(slot, word, out);
        slot
    }

    /// Keeps an integer in a new slot.
    pub(super) fn keep_int(&mut self, v: Int, out: &mut Block) -> Slot {
        let slot = self.alloc(1);
        set(slot, Word::Int(v), out);
        slot
    }
}

/// The address of a place.
pub(super) fn address(place: Place) -> Int {
    match place {
        Place::Static(addr) => Int::Static(addr),
        Place::At {
            pointer,
            offset: 0,
            nil: None,
        } => *pointer,
        place => Int::Address(Box::new(place)),
    }
}

/// The place behind a pointer that may be nil.
pub(super) fn behind(pointer: Int, site: crate::tree::SiteId) -> Place {
    Place::At {
        pointer: Box::new(pointer),
        offset: 0,
        nil: Some(site),
    }
}
