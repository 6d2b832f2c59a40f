//! The function being lowered: its slots, variables, labels and results.
//!
//! Slots are handed out from the bottom up and taken back in the reverse order: variables when their block ends,
//! temporaries when their statement ends. A call's area is on top of everything that is in use.

use super::types::{Class, Env};
use super::{Lower, scan};
use crate::runtime::site::Site;
use crate::runtime::types::Kind;
use crate::runtime::{Func, Ret};
use crate::source::{Pos, Span};
use crate::syntax::ast::{self, Expr, NodeId};
use crate::tree::{
    Block, Body, Epilogue, Float, FloatMem, Function, Int, IntMem, Label, Place, SiteId, Slot,
    Stmt, Word,
};
use crate::types::object::{ObjId, ObjKind};
use crate::types::ty::TypeId;
use rustc_hash::{FxHashMap, FxHashSet};
use smol_str::SmolStr;
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::Ordering;

/// Words of a struct or array from which on it lives in the heap.
pub(super) const LARGE: u32 = 128;

/// Where a variable lives.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Loc {
    /// In slots, in words form.
    Slot(Slot),
    /// In memory whose address is in a slot.
    Cell(Slot),
    /// Captured by value: in words form in the closure, at this offset.
    Captured(u32),
    /// In memory whose address is in the closure, at this offset.
    CapturedCell(u32),
    /// Static memory.
    Global(usize),
}

/// A statement that `break` or `continue` can name.
pub(super) struct Target {
    pub name: Option<SmolStr>,
    pub brk: Label,
    pub cont: Option<Label>,
    /// Whether `break` without a label means it.
    pub plain: bool,
    /// Whether something breaks to it.
    pub used: bool,
}

/// A result of the function being lowered.
#[derive(Clone, Copy)]
pub(super) struct ResultVar {
    pub ty: TypeId,
    /// Its place in the result area.
    pub slot: Slot,
    /// Where it lives while the function runs, if it has a variable.
    pub loc: Option<Loc>,
}

/// What is known of the function being lowered.
#[derive(Default)]
pub(super) struct Frame {
    /// Qualified name, as in traces.
    pub name: String,
    /// Whether it takes arguments or has a receiver.
    pub arguments: bool,
    /// Import path of its package.
    pub package: SmolStr,
    /// Prefix for the names of function literals in it, and how many there are.
    pub literals: u32,
    pub ranges: u32,
    /// A function literal: those in it are numbered `.1`, `.2`.
    pub literal: bool,
    pub env: Rc<Env>,
    pub vars: FxHashMap<ObjId, Loc>,
    /// Variables captured though the checker does not say so: by bodies of loops over functions.
    pub captured: Arc<FxHashSet<ObjId>>,
    /// Where the closure pointer is.
    pub closure: Slot,
    pub top: Slot,
    pub max: Slot,
    pub labels: Label,
    pub targets: Vec<Target>,
    pub gotos: FxHashMap<SmolStr, Label>,
    pub results: Vec<ResultVar>,
    pub named_results: bool,
    /// Results live in memory: bodies of loops over functions set them.
    pub range_results: bool,
    pub ret: RetKind,
    pub defers: bool,
    /// Expressions evaluated already, in words form in slots.
    pub overrides: FxHashMap<NodeId, Slot>,
    /// The overrides hold for the whole function.
    pub deferred: bool,
    /// What is being lowered belongs to an expression whose calls are in order already.
    pub ordered: bool,
    /// The label of the statement about to be lowered.
    pub pending_label: Option<SmolStr>,
    /// For the body of a loop over a function: how to leave it.
    pub escape: Option<Box<super::range_func::Escape>>,
}

/// How the function returns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct RetKind(pub Ret);

impl Default for RetKind {
    fn default() -> Self {
        RetKind(Ret::None)
    }
}

impl Lower<'_> {
    /// How a function with these results returns, and the words of its result area.
    pub(super) fn ret(&mut self, results: &[TypeId]) -> (Ret, u32) {
        let words = self.words_of(results);
        match results {
            _ if words == 0 => (Ret::None, 0),
            &[one] if words == 1 => match self.class(one) {
                Class::Float(_) => (Ret::Float, 0),
                Class::Bool => (Ret::Bool, 0),
                _ => (Ret::Int, 0),
            },
            _ => (Ret::Slots, words),
        }
    }

    /// Declares a function to the runtime.
    pub(super) fn new_func(
        &mut self,
        name: &str,
        params: &[TypeId],
        results: &[TypeId],
    ) -> &'static Func {
        let args = self.words_of(params);
        let (ret, area) = self.ret(results);
        self.image.keep.one(Func::new(name, args, area, ret))
    }

    // --- slots

    /// Takes slots.
    pub(super) fn alloc(&mut self, words: u32) -> Slot {
        let slot = self.frame.top;
        self.frame.top += words;
        self.frame.max = self.frame.max.max(self.frame.top);
        slot
    }

    /// Takes slots for a value of a type.
    pub(super) fn temp(&mut self, t: TypeId) -> Slot {
        let words = self.words(t);
        self.alloc(words)
    }

    pub(super) fn new_label(&mut self) -> Label {
        self.frame.labels += 1;
        self.frame.labels
    }

    // --- sites

    /// The site of a check or a blocking operation.
    pub(super) fn site(&mut self, pos: Pos) -> SiteId {
        self.call_site(pos, 0)
    }

    /// A site of bounds, of which these are of an unsigned type of 64 bits (see [`Site::unsigned`]).
    pub(super) fn bounds_site(&mut self, pos: Pos, bounds: [Option<&Expr>; 3]) -> SiteId {
        let mut unsigned = 0;
        for (i, bound) in bounds.into_iter().enumerate() {
            let Some(e) = bound.filter(|e| self.const_value(e).is_none()) else {
                continue;
            };
            let t = self.type_of(e);
            if matches!(self.kind(t), Kind::Uint | Kind::Uint64 | Kind::Uintptr) {
                unsigned |= 1 << i;
            }
        }
        let id = self.site(pos);
        if unsigned != 0 {
            self.image.sites.change(id, |site| site.unsigned = unsigned);
        }
        id
    }

    /// The site of a call whose frame begins at `base`.
    pub(super) fn call_site(&mut self, pos: Pos, base: Slot) -> SiteId {
        let function: Box<str> = self.frame.name.as_str().into();
        let place = self.checked.map.place(pos);
        let (file, line, column) = place.map_or((Box::default(), 0, 0), |p| {
            (p.path.into(), p.line, p.column.unwrap_or_default())
        });
        self.image.sites.add(Site {
            function,
            arguments: self.frame.arguments,
            file,
            line,
            column,
            base,
            ..Site::default()
        })
    }

    // --- variables

    /// Whether a variable lives in memory of its own rather than in slots.
    pub(super) fn escapes(&mut self, obj: ObjId) -> bool {
        let object = &self.checked.info.objects[obj.0 as usize];
        let ObjKind::Var(v) = &object.kind else {
            return false;
        };
        let captured = v.captured || self.frame.captured.contains(&obj);
        if v.address_taken || (captured && v.assigned) {
            return true;
        }
        let ty = object.ty;
        let ty = self.subst(ty);
        self.class(ty) == Class::Memory && self.words(ty) > LARGE
    }

    /// The type of a variable.
    pub(super) fn var_type(&mut self, obj: ObjId) -> TypeId {
        let ty = self.checked.info.objects[obj.0 as usize].ty;
        self.subst(ty)
    }

    /// Declares a variable with its zero value.
    pub(super) fn declare_zero(&mut self, obj: ObjId, out: &mut Block) -> Loc {
        let ty = self.var_type(obj);
        let loc = if self.escapes(obj) {
            let slot = self.alloc(1);
            let desc = self.descriptor(ty);
            out.push(Stmt::Set(slot, Word::Int(Int::New(desc))));
            Loc::Cell(slot)
        } else {
            let slot = self.temp(ty);
            self.zero(ty, slot, out);
            Loc::Slot(slot)
        };
        self.frame.vars.insert(obj, loc);
        loc
    }

    /// Declares a variable that takes over a value in slots.
    pub(super) fn declare_from(&mut self, obj: ObjId, from: Slot, out: &mut Block) -> Loc {
        let ty = self.var_type(obj);
        let loc = if self.escapes(obj) {
            let slot = self.alloc(1);
            let desc = self.descriptor(ty);
            out.push(Stmt::Set(slot, Word::Int(Int::New(desc))));
            self.store_slots(at(slot, 0), ty, from, out);
            Loc::Cell(slot)
        } else {
            let words = self.words(ty);
            let slot = self.alloc(words);
            self.copy(slot, from, ty, out);
            Loc::Slot(slot)
        };
        self.frame.vars.insert(obj, loc);
        loc
    }

    /// Clears a value in slots.
    pub(super) fn zero(&mut self, t: TypeId, slot: Slot, out: &mut Block) {
        match self.class(t) {
            Class::Int(_) => out.push(Stmt::Set(slot, Word::Int(Int::Const(0)))),
            Class::Float(_) => out.push(Stmt::Set(slot, Word::Float(Float::Const(0.0)))),
            Class::Bool => out.push(Stmt::Set(slot, Word::Bool(crate::tree::Bool::Const(false)))),
            _ => {
                let words = self.words(t);
                if words > 0 {
                    out.push(Stmt::Zero(slot, words));
                }
            }
        }
    }

    /// Copies a value between slots.
    pub(super) fn copy(&mut self, to: Slot, from: Slot, t: TypeId, out: &mut Block) {
        let words = self.words(t);
        if to == from || words == 0 {
            return;
        }
        match self.class(t) {
            Class::Int(_) | Class::Bool | Class::Float(_) => {
                let word = self.local(from, t);
                out.push(Stmt::Set(to, word));
            }
            _ => out.push(Stmt::Copy { to, from, words }),
        }
    }

    /// A one-word value in a slot.
    pub(super) fn local(&mut self, slot: Slot, t: TypeId) -> Word {
        match self.class(t) {
            Class::Float(_) => Word::Float(Float::Local(slot)),
            Class::Bool => Word::Bool(crate::tree::Bool::Local(slot)),
            _ => Word::Int(Int::Local(slot)),
        }
    }

    /// Where a variable lives that is known in this function, or is global.
    pub(super) fn loc(&mut self, obj: ObjId) -> Option<Loc> {
        if let Some(&loc) = self.frame.vars.get(&obj) {
            return Some(loc);
        }
        if self.checked.info.objects[obj.0 as usize].global {
            return Some(Loc::Global(self.global(obj)));
        }
        None
    }

    /// The memory of a variable, unless it lives in slots as words.
    pub(super) fn loc_place(&mut self, loc: Loc, t: TypeId) -> Option<Place> {
        match loc {
            Loc::Cell(slot) => Some(at(slot, 0)),
            Loc::Global(addr) => Some(Place::Static(addr)),
            Loc::CapturedCell(offset) => Some(Place::At {
                pointer: Box::new(self.captured_word(offset)),
                offset: 0,
                nil: None,
            }),
            Loc::Slot(slot) if self.class(t) == Class::Memory => {
                Some(Place::Frame { slot, offset: 0 })
            }
            Loc::Captured(offset) if self.class(t) == Class::Memory => {
                Some(at(self.frame.closure, offset))
            }
            _ => None,
        }
    }

    fn captured_word(&mut self, offset: u32) -> Int {
        Int::Load(Box::new(at(self.frame.closure, offset)), IntMem::W64)
    }

    /// The value of a one-word variable.
    pub(super) fn loc_word(&mut self, loc: Loc, t: TypeId) -> Word {
        match loc {
            Loc::Slot(slot) => self.local(slot, t),
            Loc::Captured(offset) => self.word_at(at(self.frame.closure, offset), t),
            _ => match self.loc_place(loc, t) {
                Some(place) => self.load(place, t),
                None => Word::Int(Int::Const(0)),
            },
        }
    }

    /// A one-word value that lies in words form in memory (in a closure, in a box).
    pub(super) fn word_at(&mut self, place: Place, t: TypeId) -> Word {
        match self.class(t) {
            Class::Float(_) => Word::Float(Float::Load(Box::new(place), FloatMem::F64)),
            Class::Bool => Word::Bool(crate::tree::Bool::Load(Box::new(place))),
            _ => Word::Int(Int::Load(Box::new(place), IntMem::W64)),
        }
    }

    // --- whole functions

    /// Begins a function: result area, parameters, closure pointer. Returns the parameters' slots.
    pub(super) fn enter(&mut self, params: &[TypeId], results: &[TypeId]) -> Vec<Slot> {
        let (ret, area) = self.ret(results);
        self.frame.ret = RetKind(ret);
        self.alloc(area);
        let mut slot = 0;
        for &ty in results {
            self.frame.results.push(ResultVar {
                ty,
                slot,
                loc: None,
            });
            slot += self.words(ty);
        }
        self.frame.arguments = !params.is_empty();
        let slots = params.iter().map(|&t| self.temp(t)).collect();
        self.frame.closure = self.alloc(1);
        slots
    }

    /// Gives parameters their variables; those that escape move to memory.
    pub(super) fn bind_params(&mut self, objs: &[ObjId], slots: &[Slot], out: &mut Block) {
        for (&obj, &slot) in objs.iter().zip(slots) {
            if self.escapes(obj) {
                self.declare_from(obj, slot, out);
            } else {
                self.frame.vars.insert(obj, Loc::Slot(slot));
            }
        }
    }

    /// Gives results their variables: the named ones, and all in a function that defers.
    pub(super) fn bind_results(&mut self, objs: &[ObjId], out: &mut Block) {
        let named = objs.iter().any(|&o| {
            let name = &self.checked.info.objects[o.0 as usize].name;
            !name.is_empty()
        });
        self.frame.named_results = named;
        if !named && !self.frame.defers && !self.frame.range_results {
            return;
        }
        let ret = self.frame.ret.0;
        for i in 0..self.frame.results.len() {
            let r = self.frame.results[i];
            let obj = objs.get(i).copied();
            let cell = self.frame.range_results || obj.is_some_and(|o| self.result_escapes(o));
            let loc = match obj {
                _ if cell => {
                    let slot = self.alloc(1);
                    let desc = self.descriptor(r.ty);
                    out.push(Stmt::Set(slot, Word::Int(Int::New(desc))));
                    Loc::Cell(slot)
                }
                _ => {
                    let slot = if ret == Ret::Slots {
                        r.slot
                    } else {
                        self.temp(r.ty)
                    };
                    self.zero(r.ty, slot, out);
                    Loc::Slot(slot)
                }
            };
            self.frame.results[i].loc = Some(loc);
            if let Some(obj) = obj {
                self.frame.vars.insert(obj, loc);
            }
        }
    }

    /// Results are assigned by each `return`, so one that is captured lives in memory.
    pub(super) fn result_escapes(&mut self, obj: ObjId) -> bool {
        let captured = match &self.checked.info.objects[obj.0 as usize].kind {
            ObjKind::Var(v) => v.captured || self.frame.captured.contains(&obj),
            _ => false,
        };
        captured || self.escapes(obj)
    }

    /// Ends a function.
    pub(super) fn finish(&mut self, func: &'static Func, mut block: Block, end: Pos) {
        let defers = if self.frame.defers {
            let mut epilogue = Block::new();
            self.return_variables(&mut epilogue);
            Some(Epilogue {
                block: epilogue,
                site: self.site(end),
            })
        } else {
            None
        };
        if defers.is_none() && !matches!(block.last(), Some(Stmt::Return | Stmt::ReturnWord(_))) {
            // Running off the end is only possible without results.
            block.push(Stmt::Return);
        }
        func.frame.store(self.frame.max, Ordering::Relaxed);
        self.functions.push(Function {
            func,
            body: Body::Go { block, defers },
        });
    }

    /// Lowers the body of a declared function or of a literal in the current frame, which is fresh.
    pub(super) fn body(
        &mut self,
        func: &'static Func,
        objs: &crate::types::info::SignatureObjects,
        params: &[TypeId],
        results: &[TypeId],
        body: &ast::Block,
        captures: &[super::closure::Capture],
    ) {
        let found = scan::scan(body);
        self.frame.defers = found.defers;
        for name in found.gotos {
            let label = self.new_label();
            self.frame.gotos.entry(name).or_insert(label);
        }
        if !found.ranges.is_empty() {
            self.note_range_funcs(&found.ranges);
        }
        let slots = self.enter(params, results);
        let mut out = Block::new();
        self.bind_captures(captures, &mut out);
        let receiver = objs.receiver.iter();
        let vars: Vec<ObjId> = receiver.chain(&objs.params).copied().collect();
        self.bind_params(&vars, &slots, &mut out);
        self.bind_results(&objs.results, &mut out);
        self.stmts(&body.stmts, &mut out);
        self.finish(func, out, body.rbrace);
    }

    /// Reports something that must have been found by the checker.
    pub(super) fn bug(&mut self, span: Span, what: &str) {
        self.diags
            .error("Internal", span, format!("zokor cannot lower this: {what}"));
    }
}

/// Memory behind a pointer in a slot that is not nil.
pub(super) fn at(slot: Slot, offset: u32) -> Place {
    Place::At {
        pointer: Box::new(Int::Local(slot)),
        offset,
        nil: None,
    }
}
