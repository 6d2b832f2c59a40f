//! Function literals: what they capture, and how.

use super::Lower;
use super::function::{Frame, Loc, at};
use super::scan;
use super::types::Class;
use crate::syntax::ast::{Expr, FuncLit};
use crate::tree::{Block, Int, IntMem, Word};
use crate::types::object::ObjId;
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// A variable of an enclosing function that a function literal uses.
#[derive(Clone, Copy)]
pub(super) struct Capture {
    pub obj: ObjId,
    /// Where it is in the closure, in bytes.
    pub offset: u32,
    /// Whether the closure has its address rather than its value.
    pub cell: bool,
}

impl Lower<'_> {
    /// The value of a function literal.
    pub(super) fn literal(&mut self, e: &Expr, lit: &FuncLit) -> Int {
        let found = scan::scan(&lit.body);
        let captures = self.captures(&found.names);
        let ft = self.type_of(e);
        let sig = self.signature(ft);
        let name = self.literal_name();
        let func = self.new_func(&name, &sig.params, &sig.results);
        let objs = self
            .checked
            .info
            .signatures
            .get(&e.id)
            .cloned()
            .unwrap_or_default();
        let child = Frame {
            name,
            literal: true,
            package: self.frame.package.clone(),
            env: self.frame.env.clone(),
            captured: self.frame.captured.clone(),
            ..Frame::default()
        };
        let parent = std::mem::replace(&mut self.frame, child);
        self.body(func, &objs, &sig.params, &sig.results, &lit.body, &captures);
        self.frame = parent;
        self.closure(func, &captures)
    }

    fn literal_name(&mut self) -> String {
        self.frame.literals += 1;
        let n = self.frame.literals;
        match self.frame.literal {
            true => format!("{}.{n}", self.frame.name),
            false => format!("{}.func{n}", self.frame.name),
        }
    }

    /// The closure of a function with what it captures now.
    pub(super) fn closure(
        &mut self,
        func: &'static crate::runtime::Func,
        captures: &[Capture],
    ) -> Int {
        if captures.is_empty() {
            return self.func_value(func);
        }
        let mut words = Vec::new();
        for c in captures {
            self.captured(c, &mut words);
        }
        Int::Closure(func, words)
    }

    fn captured(&mut self, c: &Capture, words: &mut Vec<Word>) {
        let t = self.var_type(c.obj);
        let n = self.words(t);
        let closure = self.frame.closure;
        let word = |offset| Word::Int(Int::Load(Box::new(at(closure, offset)), IntMem::W64));
        match self.frame.vars.get(&c.obj).copied() {
            Some(Loc::Cell(slot)) => words.push(Word::Int(Int::Local(slot))),
            Some(Loc::CapturedCell(offset)) => words.push(word(offset)),
            Some(Loc::Slot(slot)) if n == 1 => {
                let w = self.local(slot, t);
                words.push(w);
            }
            Some(Loc::Slot(slot)) => words.extend((0..n).map(|i| Word::Int(Int::Local(slot + i)))),
            Some(Loc::Captured(offset)) => words.extend((0..n).map(|i| word(offset + 8 * i))),
            _ => {}
        }
    }

    /// Which variables of the running function are among these names.
    pub(super) fn captures(&mut self, names: &[crate::syntax::ast::NodeId]) -> Vec<Capture> {
        let mut seen = FxHashSet::default();
        let mut captures = Vec::new();
        let mut offset = 8;
        for id in names {
            let Some(&obj) = self.checked.info.names.get(id) else {
                continue;
            };
            if !seen.insert(obj) {
                continue;
            }
            let Some(&loc) = self.frame.vars.get(&obj) else {
                continue;
            };
            let cell = matches!(loc, Loc::Cell(_) | Loc::CapturedCell(_));
            captures.push(Capture { obj, offset, cell });
            let t = self.var_type(obj);
            offset += 8 * if cell { 1 } else { self.words(t) };
        }
        captures
    }

    /// Makes captured variables known in a function literal.
    pub(super) fn bind_captures(&mut self, captures: &[Capture], out: &mut Block) {
        for c in captures {
            let t = self.var_type(c.obj);
            let loc = match self.class(t) {
                _ if c.cell => Loc::CapturedCell(c.offset),
                Class::Slice | Class::Complex(_) => {
                    let slot = self.temp(t);
                    let place = at(self.frame.closure, c.offset);
                    self.load_words(slot, t, place, out);
                    Loc::Slot(slot)
                }
                _ => Loc::Captured(c.offset),
            };
            self.frame.vars.insert(c.obj, loc);
        }
    }

    /// Notes variables as captured that bodies of loops over functions use.
    pub(super) fn add_captured(&mut self, objs: impl IntoIterator<Item = ObjId>) {
        let mut set: FxHashSet<ObjId> = (*self.frame.captured).clone();
        set.extend(objs);
        self.frame.captured = Arc::new(set);
    }
}
