//! Loops over functions: the body becomes a function that the iterator calls.
//!
//! The body's function returns whether to go on. What leaves the loop in another way (`return`, a jump to a label
//! outside) is noted as a number in a cell of the function around, which acts on it when the iterator has returned. While
//! the cell holds 0 the loop goes on; the iterator must not call the body otherwise.

use super::Lower;
use super::closure::Capture;
use super::function::{Frame, Loc, at};
use super::scan;
use crate::runtime::Ret;
use crate::source::{Pos, Span};
use crate::syntax::ast::{Expr, RangeStmt};
use crate::tree::{
    Arg, Block, Bool, Call, Int, IntMem, Place, Rel, SiteId, Slot, Stmt, Target, Word,
};
use crate::types::object::{ObjId, ObjKind};
use crate::types::ty::{Basic, TypeId};
use smol_str::SmolStr;

/// How to leave the body of a loop over a function.
#[derive(Default)]
pub(super) struct Escape {
    /// The loop's own label.
    name: Option<SmolStr>,
    /// Where the closure has the address of the cell for the way out.
    code: u32,
    /// Where the closure has the addresses of the results of the function around, and their types.
    pub results: Vec<(u32, TypeId)>,
    /// Where the closure has the address of the slice of deferred calls, if the body defers.
    deferred: Option<u32>,
    /// The ways out that the body takes: number 1, 2, ….
    exits: Vec<Exit>,
}

#[derive(Clone, PartialEq, Eq)]
enum Exit {
    Return,
    Break(Option<SmolStr>),
    Continue(Option<SmolStr>),
    Goto(SmolStr),
}

/// In the cell: the body has ended the loop.
const BROKEN: i64 = -1;
/// In the cell: the loop is over.
const OVER: i64 = -2;
/// In the cell: the body runs. It stays there when a panic leaves the body.
const BUSY: i64 = -3;

impl Lower<'_> {
    /// Notes what the bodies of loops over functions use of the function around them.
    pub(super) fn note_range_funcs(&mut self, ranges: &[&RangeStmt]) {
        let mut objs: Vec<ObjId> = Vec::new();
        for r in ranges {
            let t = self.type_of(&r.x);
            if self.kind(t) != crate::runtime::types::Kind::Func {
                continue;
            }
            self.frame.range_results = true;
            let found = scan::scan(&r.body);
            let mut names = found.names;
            for e in [&r.key, &r.value].into_iter().flatten() {
                names.extend(scan::names(e));
            }
            for id in names {
                let Some(&obj) = self.checked.info.names.get(&id) else {
                    continue;
                };
                let object = &self.checked.info.objects[obj.0 as usize];
                let inside = (r.body.lbrace..=r.body.rbrace).contains(&object.span.lo);
                if matches!(object.kind, ObjKind::Var(_)) && !object.global && !inside {
                    objs.push(obj);
                }
            }
        }
        if !objs.is_empty() {
            self.add_captured(objs);
        }
    }

    pub(super) fn range_func(&mut self, r: &RangeStmt, t: TypeId, pos: Pos, out: &mut Block) {
        let name = self.frame.pending_label.take();
        let iterator = self.signature(t);
        let yields = iterator.params.first().copied().unwrap_or(t);
        let yields = self.signature(yields);
        let f = self.int(&r.x);
        let f = self.keep_int(f, out);
        let code = self.alloc(1);
        let int = self.descriptor(Basic::Int.id());
        out.push(Stmt::Set(code, Word::Int(Int::New(int))));

        let found = scan::scan(&r.body);
        let deferred = found.defers.then(|| match self.deferred_cell() {
            Some(cell) => cell,
            None => Int::Local(self.begin_deferred(pos, out)),
        });
        let mut names = found.names;
        if !r.define {
            for e in [&r.key, &r.value].into_iter().flatten() {
                names.extend(scan::names(e));
            }
        }
        let captures = self.captures(&names);
        let mut words = Vec::new();
        let mut offset = 8;
        for c in &captures {
            let t = self.var_type(c.obj);
            offset = c.offset + 8 * if c.cell { 1 } else { self.words(t) };
        }
        let mut escape = Escape {
            name,
            code: offset,
            ..Escape::default()
        };
        words.push(Word::Int(Int::Local(code)));
        for (word, ty) in self.result_cells() {
            offset += 8;
            escape.results.push((offset, ty));
            words.push(Word::Int(word));
        }
        if let Some(cell) = deferred {
            offset += 8;
            escape.deferred = Some(offset);
            words.push(Word::Int(cell));
        }
        let (func, exits) = self.range_body(r, &yields.params, &captures, escape);
        let closure = match self.closure(func, &captures) {
            Int::Closure(func, mut captured) => {
                captured.extend(words);
                Int::Closure(func, captured)
            }
            _ => Int::Closure(func, words),
        };
        let base = self.frame.top + 1;
        self.alloc(1 + 1 + 1);
        let call = Call {
            target: Target::Closure {
                value: Box::new(Int::Local(f)),
                slot: base + 1,
            },
            base,
            args: vec![Arg::Word(base, Word::Int(closure))],
            ret: Ret::None,
            site: self.call_site(pos, base),
        };
        out.push(Stmt::Call(Box::new(call)));
        let taken = Int::Load(Box::new(at(code, 0)), IntMem::W64);
        let taken = self.keep_int(taken, out);
        out.push(Stmt::StoreInt(at(code, 0), IntMem::W64, Int::Const(OVER)));
        let swallowed = "recovered a loop body panic and did not resume panicking";
        let site = self.site(r.body.rbrace);
        let then = vec![self.misuse(swallowed, site)];
        let test = Bool::Int(
            Rel::Eq,
            Box::new(Int::Local(taken)),
            Box::new(Int::Const(BUSY)),
        );
        out.push(Stmt::If(test, then, Block::new()));
        for (i, exit) in exits.into_iter().enumerate() {
            let mut then = Block::new();
            match exit {
                Exit::Return => self.return_stored(&mut then),
                Exit::Break(name) => self.break_stmt(name.as_ref(), &mut then),
                Exit::Continue(name) => self.continue_stmt(name.as_ref(), &mut then),
                Exit::Goto(name) => match self.frame.gotos.get(&name) {
                    Some(&label) => then.push(Stmt::Goto(label)),
                    None => self.escape_goto(&name, r.x.span, &mut then),
                },
            }
            let test = Bool::Int(
                Rel::Eq,
                Box::new(Int::Local(taken)),
                Box::new(Int::Const(i as i64 + 1)),
            );
            out.push(Stmt::If(test, then, Block::new()));
        }
    }

    /// Addresses of the result variables of the function around.
    fn result_cells(&mut self) -> Vec<(Int, TypeId)> {
        let closure = self.frame.closure;
        if let Some(escape) = &self.frame.escape {
            let load = |offset| Int::Load(Box::new(at(closure, offset)), IntMem::W64);
            return escape.results.iter().map(|&(o, t)| (load(o), t)).collect();
        }
        let cells = self.frame.results.iter().filter_map(|r| match r.loc {
            Some(Loc::Cell(slot)) => Some((Int::Local(slot), r.ty)),
            _ => None,
        });
        cells.collect()
    }

    /// The address of the slice of calls that the body being lowered defers.
    pub(super) fn deferred_cell(&self) -> Option<Int> {
        let offset = self.frame.escape.as_ref()?.deferred?;
        Some(Int::Load(
            Box::new(at(self.frame.closure, offset)),
            IntMem::W64,
        ))
    }

    fn range_body(
        &mut self,
        r: &RangeStmt,
        params: &[TypeId],
        captures: &[Capture],
        escape: Escape,
    ) -> (&'static crate::runtime::Func, Vec<Exit>) {
        self.frame.ranges += 1;
        let name = format!("{}-range{}", self.frame.name, self.frame.ranges);
        let bool_type = Basic::Bool.id();
        let func = self.new_func(&name, params, &[bool_type]);
        let child = Frame {
            name,
            literal: self.frame.literal,
            package: self.frame.package.clone(),
            env: self.frame.env.clone(),
            captured: self.frame.captured.clone(),
            escape: Some(Box::new(escape)),
            ..Frame::default()
        };
        let parent = std::mem::replace(&mut self.frame, child);
        let slots = self.enter(params, &[bool_type]);
        let mut out = Block::new();
        let found = scan::scan(&r.body);
        for name in found.gotos {
            // Labels outside are not known here.
            if labels(&r.body.stmts).contains(&name) {
                let label = self.new_label();
                self.frame.gotos.entry(name).or_insert(label);
            }
        }
        if !found.ranges.is_empty() {
            self.note_range_funcs(&found.ranges);
        }
        self.check_running(r, &mut out);
        self.bind_captures(captures, &mut out);
        for (i, e) in [&r.key, &r.value].into_iter().enumerate() {
            let (Some(e), Some(&slot), Some(&ty)) = (e.as_ref(), slots.get(i), params.get(i))
            else {
                continue;
            };
            if super::assign::is_blank(e) {
                continue;
            }
            self.range_var(r, e, slot, ty, &mut out);
        }
        self.stmts(&r.body.stmts, &mut out);
        self.go_on(&mut out);
        self.finish(func, out, r.body.rbrace);
        let child = std::mem::replace(&mut self.frame, parent);
        (func, child.escape.map(|e| e.exits).unwrap_or_default())
    }

    /// Panics if the loop has ended already.
    fn check_running(&mut self, r: &RangeStmt, out: &mut Block) {
        let Some(cell) = self.way_out() else { return };
        let code = self.keep_int(Int::Load(Box::new(cell), IntMem::W64), out);
        let site = self.site(r.body.lbrace);
        let test = |rel, n| Bool::Int(rel, Box::new(Int::Local(code)), Box::new(Int::Const(n)));
        let mut after = |what: &str| {
            let text = format!("continued iteration after {what}");
            vec![self.misuse(&text, site)]
        };
        let over = after("whole loop exit");
        let busy = after("loop body panic");
        let broken = after("function for loop body returned false");
        let ended = vec![Stmt::If(test(Rel::Eq, BUSY), busy, broken)];
        let which = vec![Stmt::If(test(Rel::Eq, OVER), over, ended)];
        out.push(Stmt::If(test(Rel::Ne, 0), which, Block::new()));
        self.set_way_out(BUSY, out);
    }

    /// Panics for what an iterator may not do.
    fn misuse(&mut self, what: &str, site: SiteId) -> Stmt {
        let text = format!("range function {what}");
        let ty = self.image.known.runtime_error();
        let text = self.image.string(text.as_bytes()).word();
        let value = self.static_words(&[std::ptr::from_ref(ty).addr() as u64, text]);
        Stmt::Panic(value, site)
    }

    /// Goes on with the loop from its body.
    fn go_on(&mut self, out: &mut Block) {
        self.set_way_out(0, out);
        out.push(Stmt::ReturnWord(Word::Bool(Bool::Const(true))));
    }

    fn set_way_out(&self, code: i64, out: &mut Block) {
        if let Some(cell) = self.way_out() {
            out.push(Stmt::StoreInt(cell, IntMem::W64, Int::Const(code)));
        }
    }

    fn range_var(&mut self, r: &RangeStmt, e: &Expr, slot: Slot, ty: TypeId, out: &mut Block) {
        match self.defined(e).filter(|_| r.define) {
            Some(v) => self.bind_params(&[v], &[slot], out),
            None => {
                self.assign_slot(e, slot, ty, out);
                self.frame.overrides.clear();
            }
        }
    }

    /// Leaves the function with what its result variables hold.
    fn return_stored(&mut self, out: &mut Block) {
        if self.frame.escape.is_some() {
            self.leave(Exit::Return, out);
        } else if self.frame.defers {
            out.push(Stmt::Return);
        } else {
            self.return_variables(out);
        }
    }

    /// Ends the loop and has the function around take an exit.
    fn leave(&mut self, exit: Exit, out: &mut Block) {
        let Some(escape) = &mut self.frame.escape else {
            return;
        };
        let n = match escape.exits.iter().position(|e| *e == exit) {
            Some(i) => i,
            None => {
                escape.exits.push(exit);
                escape.exits.len() - 1
            }
        };
        self.end_loop(n as i64 + 1, out);
    }

    /// The cell for the way out, in the body.
    fn way_out(&self) -> Option<Place> {
        let offset = self.frame.escape.as_ref()?.code;
        Some(Place::At {
            pointer: Box::new(Int::Load(
                Box::new(at(self.frame.closure, offset)),
                IntMem::W64,
            )),
            offset: 0,
            nil: None,
        })
    }

    /// Ends the loop from its body.
    fn end_loop(&mut self, code: i64, out: &mut Block) {
        self.set_way_out(code, out);
        out.push(Stmt::ReturnWord(Word::Bool(Bool::Const(false))));
    }

    pub(super) fn escape_return(&mut self, list: &[Expr], out: &mut Block) {
        let closure = self.frame.closure;
        let results = match &self.frame.escape {
            Some(e) => e.results.clone(),
            None => Vec::new(),
        };
        let (types, slots) = match list {
            [] => (Vec::new(), Vec::new()),
            [e] if results.len() != 1 => self.tuple(e, out),
            _ => {
                let mut slots = Vec::new();
                for (&(_, t), e) in results.iter().zip(list) {
                    let slot = self.temp(t);
                    self.put_as(e, t, slot, out);
                    slots.push(slot);
                }
                (results.iter().map(|r| r.1).collect(), slots)
            }
        };
        for ((&(offset, t), from), slot) in results.iter().zip(types).zip(slots) {
            let place = Place::At {
                pointer: Box::new(Int::Load(Box::new(at(closure, offset)), IntMem::W64)),
                offset: 0,
                nil: None,
            };
            self.store_converted(place, t, slot, from, out);
        }
        self.leave(Exit::Return, out);
    }

    pub(super) fn escape_break(&mut self, name: Option<&SmolStr>, out: &mut Block) {
        if self.own_loop(name) {
            self.end_loop(BROKEN, out);
        } else {
            self.leave(Exit::Break(name.cloned()), out);
        }
    }

    pub(super) fn escape_continue(&mut self, name: Option<&SmolStr>, out: &mut Block) {
        if self.own_loop(name) {
            self.go_on(out);
        } else {
            self.leave(Exit::Continue(name.cloned()), out);
        }
    }

    pub(super) fn escape_goto(&mut self, name: &SmolStr, span: Span, out: &mut Block) {
        if self.frame.escape.is_none() {
            self.bug(span, "a label that is not there");
            return;
        }
        self.leave(Exit::Goto(name.clone()), out);
    }

    /// Whether a jump means the loop whose body is being lowered.
    fn own_loop(&self, name: Option<&SmolStr>) -> bool {
        match (&self.frame.escape, name) {
            (_, None) => true,
            (Some(e), name) => e.name.as_ref() == name,
            (None, _) => false,
        }
    }
}

/// Labels of statements in a list, blocks within included.
fn labels(list: &[crate::syntax::ast::Stmt]) -> Vec<SmolStr> {
    scan::labels(list)
}
