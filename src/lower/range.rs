//! Loops with `range`, those over functions apart.

use super::Lower;
use super::expr::behind;
use super::function::{Loc, Target, at};
use crate::module::Version;
use crate::runtime::types::Kind;
use crate::source::Pos;
use crate::syntax::ast::{Expr, RangeStmt};
use crate::tree::{Block, Bool, Int, IntOp, Label, Place, Rel, Slice, Slot, Stmt, Word};
use crate::types::object::{ObjId, ObjKind};
use crate::types::ty::{Basic, TypeId};

/// What the iteration variables get: a value in slots.
struct Item {
    slot: Slot,
    ty: TypeId,
}

impl Lower<'_> {
    pub(super) fn range(&mut self, r: &RangeStmt, pos: Pos, out: &mut Block) {
        let t = self.type_of(&r.x);
        if r.define && self.checked.version_at(r.x.span.lo) < Version::LOOP_VARIABLES {
            self.common_vars(r, out);
        }
        match self.kind(t) {
            Kind::Slice => self.range_slice(r, t, out),
            Kind::Array | Kind::Pointer => self.range_array(r, t, pos, out),
            Kind::String => self.range_string(r, out),
            Kind::Map => self.range_map(r, t, pos, out),
            Kind::Chan => self.range_chan(r, t, pos, out),
            Kind::Func => self.range_func(r, t, pos, out),
            _ => self.range_int(r, t, out),
        }
    }

    /// In the language before Go 1.22, all iterations share their variables; it can be told only of those on the heap.
    fn common_vars(&mut self, r: &RangeStmt, out: &mut Block) {
        for e in [&r.key, &r.value].into_iter().flatten() {
            let Some(v) = self.defined(e).filter(|&v| self.escapes(v)) else {
                continue;
            };
            let ty = self.var_type(v);
            let loc = self.reserve(v);
            let zero = self.temp(ty);
            self.zero(ty, zero, out);
            self.begin_var(v, loc, zero, ty, out);
            self.frame.vars.insert(v, loc);
        }
    }

    /// The iteration variable that an expression declares or names, if any.
    fn wanted(e: Option<&Expr>) -> Option<&Expr> {
        e.filter(|e| !super::assign::is_blank(e))
    }

    /// Gives iteration variables their values, then the body.
    fn iteration(
        &mut self,
        r: &RangeStmt,
        items: [Option<Item>; 2],
        mut body: Block,
    ) -> (Block, Label) {
        let name = self.frame.pending_label.take();
        let label = self.new_label();
        let mark = self.frame.top;
        if !r.define {
            // Operands on the left are evaluated before the first assignment.
            for e in [&r.key, &r.value].into_iter().flatten() {
                self.hold(e, &mut body);
            }
        }
        for (e, item) in [r.key.as_ref(), r.value.as_ref()].into_iter().zip(items) {
            let (Some(e), Some(item)) = (Self::wanted(e), item) else {
                continue;
            };
            self.iteration_var(r, e, &item, &mut body);
        }
        self.frame.overrides.clear();
        self.frame.targets.push(Target {
            name,
            brk: label,
            cont: Some(label),
            plain: true,
            used: false,
        });
        self.stmts(&r.body.stmts, &mut body);
        self.frame.targets.pop();
        self.frame.top = mark;
        (body, label)
    }

    fn iteration_var(&mut self, r: &RangeStmt, e: &Expr, item: &Item, out: &mut Block) {
        if !r.define {
            self.assign_slot(e, item.slot, item.ty, out);
            return;
        }
        let Some(v) = self.defined(e) else { return };
        if self.checked.version_at(r.x.span.lo) < Version::LOOP_VARIABLES
            && let Some(&Loc::Cell(cell)) = self.frame.vars.get(&v)
        {
            let ty = self.var_type(v);
            let slot = self.convert_slots(item.slot, item.ty, ty, out);
            self.store_slots(at(cell, 0), ty, slot, out);
            return;
        }
        if self.frame.vars.get(&v) == Some(&Loc::Slot(item.slot)) {
            return;
        }
        let loc = self.reserve(v);
        self.begin_var(v, loc, item.slot, item.ty, out);
        self.frame.vars.insert(v, loc);
    }

    /// Lets an iteration variable be the slot itself, if it is never changed and lives in slots.
    fn share(&mut self, r: &RangeStmt, e: Option<&Expr>, slot: Slot) {
        if !r.define {
            return;
        }
        let Some(v) = Self::wanted(e).and_then(|e| self.defined(e)) else {
            return;
        };
        if !self.escapes(v) && !self.is_assigned(v) {
            self.frame.vars.insert(v, Loc::Slot(slot));
        }
    }

    fn is_assigned(&self, v: ObjId) -> bool {
        match &self.checked.info.objects[v.0 as usize].kind {
            ObjKind::Var(v) => v.assigned,
            _ => true,
        }
    }

    fn count(&mut self, counter: Slot) -> Block {
        let next = Int::Bin(
            IntOp::Add,
            Box::new(Int::Local(counter)),
            Box::new(Int::Const(1)),
        );
        vec![Stmt::Set(counter, Word::Int(next))]
    }

    fn range_int(&mut self, r: &RangeStmt, t: TypeId, out: &mut Block) {
        let key = r.key.as_ref();
        let t = match Self::wanted(key)
            .filter(|_| r.define)
            .and_then(|e| self.defined(e))
        {
            Some(v) => self.var_type(v),
            None => t,
        };
        let limit = match self.const_int(&r.x) {
            Some(n) => Int::Const(n),
            None => {
                let n = self.int(&r.x);
                Int::Local(self.keep_int(n, out))
            }
        };
        let i = self.alloc(1);
        out.push(Stmt::Set(i, Word::Int(Int::Const(0))));
        self.share(r, key, i);
        let (body, label) = self.iteration(r, [Some(Item { slot: i, ty: t }), None], Block::new());
        let unsigned = matches!(self.kind(t), Kind::Uint | Kind::Uint64 | Kind::Uintptr);
        let (l, n) = (Box::new(Int::Local(i)), Box::new(limit));
        let cond = if unsigned {
            Bool::Uint(Rel::Lt, l, n)
        } else {
            Bool::Int(Rel::Lt, l, n)
        };
        let post = self.count(i);
        let site = self.site(r.x.span.lo);
        out.push(Stmt::Loop {
            site,
            label,
            cond: Some(cond),
            post,
            body,
        });
    }

    fn indexed(
        &mut self,
        r: &RangeStmt,
        limit: Int,
        value: Option<(Place, TypeId)>,
        i: Slot,
        out: &mut Block,
    ) {
        let mut body = Block::new();
        let item = value.map(|(place, ty)| {
            let slot = self.temp(ty);
            let slot = if self.words(ty) == 0 {
                self.alloc(1)
            } else {
                slot
            };
            self.load_slots(slot, ty, place, &mut body);
            self.share(r, r.value.as_ref(), slot);
            Item { slot, ty }
        });
        self.share(r, r.key.as_ref(), i);
        let key = Item {
            slot: i,
            ty: Basic::Int.id(),
        };
        let (body, label) = self.iteration(r, [Some(key), item], body);
        let cond = Bool::Int(Rel::Lt, Box::new(Int::Local(i)), Box::new(limit));
        let post = self.count(i);
        let site = self.site(r.x.span.lo);
        out.push(Stmt::Loop {
            site,
            label,
            cond: Some(cond),
            post,
            body,
        });
    }

    fn range_slice(&mut self, r: &RangeStmt, t: TypeId, out: &mut Block) {
        let s = self.alloc(3);
        self.into(&r.x, s, out);
        let i = self.alloc(1);
        out.push(Stmt::Set(i, Word::Int(Int::Const(0))));
        let value = Self::wanted(r.value.as_ref()).map(|v| {
            let elem = self.elem(t);
            let place = Place::Elem {
                slice: Slice::Local(s),
                index: Box::new(Int::Local(i)),
                size: self.size(elem),
                offset: 0,
                site: self.site(v.span.lo),
            };
            (place, elem)
        });
        self.indexed(r, Int::Local(s + 1), value, i, out);
    }

    fn range_array(&mut self, r: &RangeStmt, t: TypeId, pos: Pos, out: &mut Block) {
        let array = self.pointee(t).unwrap_or(t);
        let len = self.array_len(array);
        let elem = self.elem(array);
        let wanted = Self::wanted(r.value.as_ref()).is_some();
        let place = if self.kind(t) == Kind::Pointer {
            let p = self.int(&r.x);
            let p = self.keep_int(p, out);
            behind(Int::Local(p), self.site(pos))
        } else if !wanted {
            if self.has_call(&r.x) {
                self.evaluate(&r.x, None, out);
            }
            Place::Static(0)
        } else if self.words(array) <= 128 {
            let slot = self.temp(array);
            self.into(&r.x, slot, out);
            Place::Frame { slot, offset: 0 }
        } else {
            let slot = self.alloc(1);
            let desc = self.descriptor(array);
            out.push(Stmt::Set(slot, Word::Int(Int::New(desc))));
            self.store_expr(at(slot, 0), array, &r.x, out);
            at(slot, 0)
        };
        let i = self.alloc(1);
        out.push(Stmt::Set(i, Word::Int(Int::Const(0))));
        let value = wanted.then(|| {
            let place = Place::ArrayElem {
                array: Box::new(place),
                len,
                index: Box::new(Int::Local(i)),
                size: self.size(elem),
                offset: 0,
                site: self.site(pos),
            };
            (place, elem)
        });
        self.indexed(r, Int::Const(len as i64), value, i, out);
    }

    fn range_string(&mut self, r: &RangeStmt, out: &mut Block) {
        let s = self.int(&r.x);
        let s = self.keep_int(s, out);
        let n = self.keep_int(Int::StrLen(Box::new(Int::Local(s))), out);
        let (pos, rune, next) = (self.alloc(1), self.alloc(1), self.alloc(1));
        out.push(Stmt::Set(pos, Word::Int(Int::Const(0))));
        self.share(r, r.key.as_ref(), pos);
        self.share(r, r.value.as_ref(), rune);
        let items = [
            Some(Item {
                slot: pos,
                ty: Basic::Int.id(),
            }),
            Some(Item {
                slot: rune,
                ty: Basic::Int32.id(),
            }),
        ];
        let decode = vec![Stmt::DecodeRune { s, pos, rune, next }];
        let (body, label) = self.iteration(r, items, decode);
        let site = self.site(r.x.span.lo);
        out.push(Stmt::Loop {
            site,
            label,
            cond: Some(Bool::Int(
                Rel::Lt,
                Box::new(Int::Local(pos)),
                Box::new(Int::Local(n)),
            )),
            post: vec![Stmt::Set(pos, Word::Int(Int::Local(next)))],
            body,
        });
    }

    fn range_map(&mut self, r: &RangeStmt, t: TypeId, pos: Pos, out: &mut Block) {
        let (kt, vt) = (self.key_type(t), self.elem(t));
        let map = self.int(&r.x);
        let iter = self.alloc(1);
        let site = self.site(pos);
        out.push(Stmt::MapIter(iter, map, site));
        let words = self.words(kt).max(1);
        let key = self.alloc(words);
        let value = self.alloc(1);
        let mut body = Block::new();
        let item = Self::wanted(r.value.as_ref()).is_some().then(|| {
            let words = self.words(vt).max(1);
            let slot = self.alloc(words);
            self.load_slots(slot, vt, at(value, 0), &mut body);
            self.share(r, r.value.as_ref(), slot);
            Item { slot, ty: vt }
        });
        self.share(r, r.key.as_ref(), key);
        let (body, label) = self.iteration(r, [Some(Item { slot: key, ty: kt }), item], body);
        out.push(Stmt::Loop {
            site,
            label,
            cond: Some(Bool::MapNext {
                iter,
                key,
                value,
                site,
            }),
            post: Block::new(),
            body,
        });
    }

    fn range_chan(&mut self, r: &RangeStmt, t: TypeId, pos: Pos, out: &mut Block) {
        let elem = self.elem(t);
        let chan = self.int(&r.x);
        let chan = self.keep_int(chan, out);
        let words = self.words(elem).max(1);
        let (to, ok) = (self.alloc(words), self.alloc(1));
        let site = self.site(pos);
        self.share(r, r.key.as_ref(), to);
        let (body, label) =
            self.iteration(r, [Some(Item { slot: to, ty: elem }), None], Block::new());
        let receive = Stmt::Recv {
            chan: Int::Local(chan),
            to,
            ok: Some(ok),
            site,
        };
        out.push(Stmt::Loop {
            site,
            label,
            cond: Some(Bool::Seq(vec![receive], Box::new(Bool::Local(ok)))),
            post: Block::new(),
            body,
        });
    }
}
