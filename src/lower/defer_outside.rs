//! `defer` in the body of a loop over a function: the call belongs to the function around the loop.
//!
//! That function defers, when the loop begins, a call that makes all calls which the body has put into a slice by then, the
//! newest first.

use super::Lower;
use super::expr::set;
use super::function::{Frame, at};
use crate::runtime::{Func, Ret};
use crate::source::Pos;
use crate::syntax::ast::Expr;
use crate::tree::{
    Arg, Block, Bool, Call, Int, IntMem, IntOp, Place, Rel, Slice, Slot, Stmt, Target, Word,
};
use crate::types::ty::{Basic, TypeId};

impl Lower<'_> {
    /// `[]func()`
    fn calls_type(&mut self) -> (TypeId, TypeId) {
        let call = self.t().signature(&[], &[], false);
        (self.t().slice(call), call)
    }

    /// Prepares for the calls that a loop's body defers; the slot of the slice's address.
    pub(super) fn begin_deferred(&mut self, pos: Pos, out: &mut Block) -> Slot {
        let (calls, _) = self.calls_type();
        let calls = self.descriptor(calls);
        let cell = self.keep_int(Int::New(calls), out);
        let runner = self.deferred_runner();
        let base = self.frame.top + 1;
        self.alloc(1 + 1 + 1);
        let args = vec![Arg::Word(base, Word::Int(Int::Local(cell)))];
        let call = self.direct(runner, base, args, pos);
        out.push(Stmt::Defer(Box::new(call)));
        cell
    }

    /// The function that has the one which deferred it defer all calls of a slice.
    fn deferred_runner(&mut self) -> &'static Func {
        if let Some(func) = self.runner {
            return func;
        }
        let word = Basic::Uintptr.id();
        let func = self.new_func("runtime.deferrangefunc", &[word], &[]);
        self.runner = Some(func);
        let child = Frame {
            name: func.name.to_string(),
            ..Frame::default()
        };
        let parent = std::mem::replace(&mut self.frame, child);
        let slots = self.enter(&[word], &[]);
        let mut out = Block::new();
        let (s, i) = (self.alloc(3), self.alloc(1));
        let header = Int::Load(Box::new(at(slots[0], 0)), IntMem::W64);
        out.push(Stmt::LoadSlice(s, Slice::Header(Box::new(header))));
        out.push(Stmt::Set(i, Word::Int(Int::Const(0))));
        let site = self.site(Pos::NONE);
        let value = Place::Elem {
            slice: Slice::Local(s),
            index: Box::new(Int::Local(i)),
            size: 8,
            offset: 0,
            site,
        };
        let call = Int::Load(Box::new(value), IntMem::W64);
        let next = Int::Bin(IntOp::Add, Box::new(Int::Local(i)), Box::new(Int::Const(1)));
        let label = self.new_label();
        out.push(Stmt::Loop {
            site,
            label,
            cond: Some(Bool::Int(
                Rel::Lt,
                Box::new(Int::Local(i)),
                Box::new(Int::Local(s + 1)),
            )),
            post: vec![Stmt::Set(i, Word::Int(next))],
            body: vec![Stmt::DeferBack(call)],
        });
        out.push(Stmt::Return);
        self.finish(func, out, Pos::NONE);
        self.frame = parent;
        func
    }

    /// `defer` in the body: operands are evaluated now, the call is put into the slice.
    pub(super) fn defer_outside(&mut self, e: &Expr, out: &mut Block) {
        let Some(later) = self.later(e, out) else {
            return;
        };
        let Some(cell) = self.deferred_cell() else {
            return;
        };
        let (call, area) = (later.call, later.area);
        // What is called, then the arguments, one after the other.
        let mut captured = Vec::new();
        let mut keep = |lower: &mut Self, value: Int| {
            let slot = lower.keep_int(value, out);
            captured.push(Word::Int(Int::Local(slot)));
            Box::new(Int::Const(0))
        };
        let (target, skip) = match call.target {
            Target::Func(f) => (Target::Func(f), 0),
            Target::Closure { value, slot } => {
                let value = keep(self, *value);
                (Target::Closure { value, slot }, 0)
            }
            Target::Method {
                value,
                selector,
                slot,
            } => {
                let value = keep(self, *value);
                (
                    Target::Method {
                        value,
                        selector,
                        slot,
                    },
                    1,
                )
            }
        };
        for arg in call.args {
            match arg {
                Arg::Word(slot, word) => set(slot, word, out),
                Arg::Wide(block) => out.extend(block),
            }
        }
        let words = later.words - skip;
        for i in 0..words {
            captured.push(Word::Int(Int::Local(call.base + area + skip + i)));
        }
        let func = self.deferred_call(target, call.ret, area, skip, words);
        let closure = Int::Closure(func, captured);
        let (_, elem) = self.calls_type();
        let elem = self.descriptor(elem);
        let cell = self.keep_int(cell, out);
        let to = self.alloc(3);
        out.push(Stmt::AppendWord {
            to,
            slice: Slice::Header(Box::new(Int::Load(Box::new(at(cell, 0)), IntMem::W64))),
            elem,
            value: Word::Int(closure),
        });
        out.push(Stmt::StoreSlice(at(cell, 0), Slice::Local(to)));
    }

    /// A function without parameters that makes a call with what it has captured; a wrapper to `recover`, for the call has
    /// no position.
    fn deferred_call(
        &mut self,
        target: Target,
        ret: Ret,
        area: u32,
        skip: u32,
        words: u32,
    ) -> &'static Func {
        let name = format!("{}.deferwrap", self.frame.name);
        let func = self.new_func(&name, &[], &[]);
        let child = Frame {
            name,
            ..Frame::default()
        };
        let parent = std::mem::replace(&mut self.frame, child);
        self.enter(&[], &[]);
        let closure = self.frame.closure;
        let base = self.frame.top + 1;
        self.alloc(1 + area + skip + words + 1);
        let word = || Box::new(Int::Load(Box::new(at(closure, 8)), IntMem::W64));
        let mut from = 8;
        let target = match target {
            Target::Closure { .. } => {
                from += 8;
                Target::Closure {
                    value: word(),
                    slot: base + area + words,
                }
            }
            Target::Method { selector, .. } => {
                from += 8;
                Target::Method {
                    value: word(),
                    selector,
                    slot: base + area,
                }
            }
            target => target,
        };
        let mut args = Vec::new();
        if words > 0 {
            args.push(Arg::Wide(vec![Stmt::LoadBytes(
                base + area + skip,
                at(closure, from),
                words * 8,
            )]));
        }
        let call = Call {
            target,
            base,
            args,
            ret,
            site: self.call_site(Pos::NONE, base),
        };
        let out = vec![Stmt::Call(Box::new(call))];
        self.finish(func, out, Pos::NONE);
        self.frame = parent;
        func
    }
}
