//! Statements: simple ones, blocks and branches.
//!
//! Statements that cannot jump ([`Step::Unit`]) check nothing afterwards. A block is given together with what ends it as
//! its own end does (`done`: the `continue` of the loop whose body it is, the `break` of the switch it ends, …); then
//! `if c { ..; continue }; rest` becomes `if c { .. } else { rest }`, and most jumps are gone.

use super::build::Builder;
use super::code::{Code, Flow, Step, apart};
use super::flow::Switch;
use super::names::*;
use crate::runtime::panic;
use crate::tree::Slot;

/// Statements one after the other, in several pieces.
#[derive(Clone, Copy)]
pub struct Seq<'a> {
    head: &'a [Stmt],
    then: Option<&'a Seq<'a>>,
}

impl<'a> Seq<'a> {
    /// A block.
    pub fn new(head: &'a [Stmt]) -> Self {
        Self { head, then: None }
    }

    /// A block and what follows it.
    pub fn then(head: &'a [Stmt], then: &'a Seq<'a>) -> Self {
        Self {
            head,
            then: Some(then),
        }
    }

    /// The first statement and the rest.
    pub fn split(&self) -> Option<(&'a Stmt, Seq<'a>)> {
        let mut seq = *self;
        loop {
            if let [first, head @ ..] = seq.head {
                return Some((
                    first,
                    Seq {
                        head,
                        then: seq.then,
                    },
                ));
            }
            seq = *seq.then?;
        }
    }

    /// Whether nothing is left.
    pub fn is_empty(&self) -> bool {
        self.split().is_none()
    }
}

/// Whether control never comes out at the end of the block.
pub fn ends(block: &[Stmt]) -> bool {
    match block.last() {
        Some(
            Stmt::Return
            | Stmt::ReturnWord(_)
            | Stmt::Break(_)
            | Stmt::Continue(_)
            | Stmt::Goto(_)
            | Stmt::Panic(..),
        ) => true,
        Some(Stmt::If(_, a, b)) => ends(a) && ends(b),
        Some(Stmt::Group(b)) => ends(b),
        _ => false,
    }
}

impl Builder<'_> {
    /// Statements that cannot jump, as one node.
    pub fn unit(&self, block: &[Stmt]) -> Code<()> {
        match self.block(Seq::new(block), &[]) {
            Step::Unit(c) => c,
            Step::Jump(_) => unreachable!("statements inside an expression do not jump"),
        }
    }

    /// A block; the flows in `done` are those that mean the same as reaching its end.
    pub fn block(&self, seq: Seq, done: &[Flow]) -> Step {
        let mut units = Vec::new();
        let mut seq = seq;
        while let Some((first, rest)) = seq.split() {
            if let Some(flow) = jump(first) {
                return match done.contains(&flow) {
                    true => Step::Unit(self.chain(&units)),
                    false => self.after(units, Step::Jump(self.node(move |_| flow))),
                };
            }
            match first {
                Stmt::Group(block) => {
                    return self.after(units, self.block(Seq::then(block, &rest), done));
                }
                Stmt::If(c, a, b) if rest.is_empty() || ends(a) || ends(b) => {
                    let a = self.branch(a, &rest, done);
                    let b = self.branch(b, &rest, done);
                    return self.after(units, self.either(c, a, b));
                }
                _ => {}
            }
            let last = rest.is_empty();
            match self.stmt(first, if last { done } else { &[] }) {
                Step::Unit(c) => units.push(c),
                step if last => return self.after(units, step),
                Step::Jump(c) => {
                    let step = match self.block(rest, done) {
                        Step::Unit(rest) => Step::Jump(self.node(move |x| {
                            let flow = c.call(x);
                            if flow == Flow::NEXT {
                                rest.call(x);
                            }
                            flow
                        })),
                        Step::Jump(rest) => Step::Jump(self.node(move |x| {
                            let flow = c.call(x);
                            if flow == Flow::NEXT {
                                rest.call(x)
                            } else {
                                flow
                            }
                        })),
                    };
                    return self.after(units, step);
                }
            }
            seq = rest;
        }
        Step::Unit(self.chain(&units))
    }

    /// A branch together with what follows the `if`, unless control does not get there.
    fn branch(&self, block: &[Stmt], rest: &Seq, done: &[Flow]) -> Step {
        if ends(block) {
            self.block(Seq::new(block), done)
        } else {
            self.block(Seq::then(block, rest), done)
        }
    }

    /// Statements that cannot jump, then `step`.
    fn after(&self, mut units: Vec<Code<()>>, step: Step) -> Step {
        match step {
            Step::Unit(c) => {
                units.push(c);
                Step::Unit(self.chain(&units))
            }
            jump if units.is_empty() => jump,
            Step::Jump(c) => {
                let first = self.chain(&units);
                Step::Jump(self.node(move |x| {
                    first.call(x);
                    c.call(x)
                }))
            }
        }
    }

    /// Nodes one after the other.
    pub fn chain(&self, units: &[Code<()>]) -> Code<()> {
        match *units {
            [] => self.node(|_| ()),
            [a] => a,
            [a, b] => self.node(move |x| {
                a.call(x);
                b.call(x)
            }),
            [a, b, c] => self.node(move |x| {
                a.call(x);
                b.call(x);
                c.call(x)
            }),
            [a, b, c, d] => self.node(move |x| {
                a.call(x);
                b.call(x);
                c.call(x);
                d.call(x)
            }),
            [a, b, c, ref rest @ ..] => {
                let rest = self.chain(rest);
                self.node(move |x| {
                    a.call(x);
                    b.call(x);
                    c.call(x);
                    rest.call(x)
                })
            }
        }
    }

    /// `if c { a } else { b }`
    fn either(&self, c: &Bool, a: Step, b: Step) -> Step {
        if let Bool::Not(c) = c
            && !matches!(**c, Bool::Load(_))
        {
            return self.either(c, b, a);
        }
        match (a, b) {
            (Step::Unit(a), Step::Unit(b)) => {
                Step::Unit(condition!(self, c, |c| self.node(move |x| {
                    if c(x) {
                        apart();
                        a.call(x)
                    } else {
                        b.call(x)
                    }
                })))
            }
            (Step::Unit(a), Step::Jump(b)) => {
                let c = self.bool(c);
                Step::Jump(self.node(move |x| {
                    if c.call(x) {
                        a.call(x);
                        Flow::NEXT
                    } else {
                        b.call(x)
                    }
                }))
            }
            (Step::Jump(a), Step::Unit(b)) => {
                Step::Jump(condition!(self, c, |c| self.node(move |x| {
                    if c(x) {
                        a.call(x)
                    } else {
                        b.call(x);
                        Flow::NEXT
                    }
                })))
            }
            (Step::Jump(a), Step::Jump(b)) => {
                let c = self.bool(c);
                Step::Jump(self.node(move |x| {
                    if c.call(x) {
                        apart();
                        a.call(x)
                    } else {
                        b.call(x)
                    }
                }))
            }
        }
    }

    /// `if c { a }`
    fn only_if(&self, c: &Bool, a: Step) -> Step {
        match a {
            Step::Unit(a) => Step::Unit(condition!(self, c, |c| self.node(move |x| {
                if c(x) {
                    a.call(x)
                }
            }))),
            Step::Jump(a) => Step::Jump(condition!(self, c, |c| self
                .node(move |x| { if c(x) { a.call(x) } else { Flow::NEXT } }))),
        }
    }

    /// A statement that is not a mere jump.
    fn stmt(&self, s: &Stmt, done: &[Flow]) -> Step {
        match s {
            Stmt::If(c, a, b) if b.is_empty() => {
                let a = self.block(Seq::new(a), done);
                self.only_if(c, a)
            }
            Stmt::If(c, a, b) if a.is_empty() => {
                let b = self.block(Seq::new(b), done);
                match b {
                    Step::Unit(b) => {
                        let c = self.bool(c);
                        Step::Unit(self.node(move |x| {
                            if !c.call(x) {
                                b.call(x)
                            }
                        }))
                    }
                    Step::Jump(_) => self.either(c, Step::Unit(self.chain(&[])), b),
                }
            }
            Stmt::If(c, a, b) => {
                let a = self.block(Seq::new(a), done);
                let b = self.block(Seq::new(b), done);
                self.either(c, a, b)
            }
            Stmt::Group(b) => self.block(Seq::new(b), done),
            Stmt::Loop {
                site,
                label,
                cond,
                post,
                body,
            } => self.loop_(*site, *label, cond.as_ref(), post, body),
            Stmt::Block(label, b) => self.named_block(*label, b, done),
            Stmt::Switch {
                label,
                value,
                cases,
                default,
                bodies,
                fallthrough,
            } => {
                let (label, default) = (*label, *default);
                self.switch(
                    &Switch {
                        label,
                        value,
                        cases,
                        default,
                        bodies,
                        fallthrough,
                    },
                    done,
                )
            }
            Stmt::Labeled(lists) => self.labeled(lists),
            Stmt::ReturnWord(w) => {
                // Not at the function's end: the word waits in slot 0, the arguments are not needed any more.
                let w = self.set_word(0, w);
                Step::Jump(self.node(move |x| {
                    w.call(x);
                    Flow::RETURN
                }))
            }
            s => Step::Unit(self.simple(s)),
        }
    }

    /// A statement without statements in it.
    fn simple(&self, s: &Stmt) -> Code<()> {
        match s {
            Stmt::Set(slot, w) => self.set_word(*slot, w),
            Stmt::StoreInt(..)
            | Stmt::StoreFloat(..)
            | Stmt::StoreBool(..)
            | Stmt::UpdateInt(..)
            | Stmt::UpdateFloat(..)
            | Stmt::ZeroMemory(..)
            | Stmt::LoadBytes(..)
            | Stmt::StoreBytes(..)
            | Stmt::CopyBytes { .. } => self.memory(s),
            Stmt::Copy { to, from, words } => self.copy(*to, *from, *words),
            Stmt::Zero(slot, n) => {
                let (slot, n) = (*slot, *n);
                match n {
                    1 => self.node(move |x| x.set(slot, 0)),
                    3 => self.node(move |x| x.set_slice(slot, (0, 0, 0))),
                    _ => self.node(move |x| {
                        for i in 0..n {
                            x.set(slot + i, 0);
                        }
                    }),
                }
            }
            Stmt::LoadSlice(to, s) => self.load_slice(*to, s),
            Stmt::StoreSlice(p, s) => self.store_slice(p, s),
            Stmt::Reslice {
                to,
                slice,
                lo,
                hi,
                max,
                size,
                site,
            } => self.reslice(
                *to,
                slice,
                lo.as_ref(),
                hi.as_ref(),
                max.as_ref(),
                *size,
                *site,
            ),
            Stmt::SliceArray {
                to,
                array,
                len,
                lo,
                hi,
                max,
                size,
                site,
            } => self.slice_array(
                *to,
                array,
                *len,
                lo.as_ref(),
                hi.as_ref(),
                max.as_ref(),
                *size,
                *site,
            ),
            Stmt::AppendWord {
                to,
                slice,
                elem,
                value,
            } => self.append_word(*to, slice, elem, value),
            Stmt::AppendSlots {
                to,
                slice,
                elem,
                from,
                count,
            } => self.append_slots(*to, slice, elem, *from, *count),
            Stmt::AppendSlice {
                to,
                slice,
                elem,
                other,
            } => self.append_slice(*to, slice, elem, other),
            Stmt::AppendStr { to, slice, other } => self.append_str(*to, slice, other),
            Stmt::MakeSlice {
                to,
                elem,
                len,
                cap,
                site,
            } => self.make_slice(*to, elem, len, cap.as_ref(), *site),
            Stmt::BytesFromStr(to, s) => self.bytes_from_str(*to, s),
            Stmt::RunesFromStr(to, s) => self.runes_from_str(*to, s),
            Stmt::CheckArrayLen(s, len, site) => self.check_array_len(s, *len, *site),
            Stmt::ClearSlice(s, size) => self.clear_slice(s, *size),
            Stmt::MapLookup {
                ty,
                map,
                key,
                value,
                ok,
                site,
            } => self.map_lookup(ty, map, key, *value, *ok, *site),
            Stmt::MapDelete { ty, map, key, site } => self.map_delete(ty, map, key, *site),
            Stmt::MapClear(m, site) => self.map_clear(m, *site),
            Stmt::MapIter(slot, m, site) => self.map_iter(*slot, m, *site),
            Stmt::DecodeRune { s, pos, rune, next } => self.decode_rune(*s, *pos, *rune, *next),
            Stmt::Call(c) => self.call_stmt(c),
            Stmt::Drop(w) => {
                let w = self.word(w);
                self.node(move |x| {
                    w.call(x);
                })
            }
            Stmt::NilCheck(e, site) => {
                let site = *site;
                int_left!(self, e, |f| self.node(move |x| {
                    if f(x) == 0 {
                        panic::nil_dereference(x, site);
                    }
                }))
            }
            Stmt::Go(c) => self.go(c),
            Stmt::Defer(c) => self.defer(c),
            Stmt::DeferBack(e) => self.defer_back(e),
            Stmt::Send {
                chan,
                value,
                slot,
                site,
            } => self.send(chan, value, *slot, *site),
            Stmt::Recv { chan, to, ok, site } => self.recv(chan, *to, *ok, *site),
            Stmt::Close(c, site) => self.close(c, *site),
            Stmt::Select {
                cases,
                default,
                chosen,
                ok,
                site,
            } => self.select(cases, *default, *chosen, *ok, *site),
            Stmt::Panic(e, site) => self.panic(e, *site),
            Stmt::Print(parts, line, site) => self.print(parts, *line, *site),
            Stmt::If(..)
            | Stmt::Loop { .. }
            | Stmt::Block(..)
            | Stmt::Group(_)
            | Stmt::Switch { .. }
            | Stmt::Labeled(_)
            | Stmt::Break(_)
            | Stmt::Continue(_)
            | Stmt::Goto(_)
            | Stmt::Return
            | Stmt::ReturnWord(_) => unreachable!("handled by block and stmt"),
        }
    }

    /// A slot gets a word.
    pub fn set_word(&self, slot: Slot, w: &Word) -> Code<()> {
        if let Some(c) = self.set_loaded(slot, w) {
            return c;
        }
        match w {
            Word::Int(e) => int_deep!(self, e, |f| self.node(move |x| {
                let v = f(x);
                x.set(slot, v as u64);
            })),
            Word::Float(e) => float_deep!(self, e, |f| self.node(move |x| {
                let v = f(x);
                x.set(slot, v.to_word());
            })),
            Word::Bool(e) => condition!(self, e, |f| self.node(move |x| {
                let v = f(x);
                x.set(slot, u64::from(v));
            })),
        }
    }

    /// Copies words between slots.
    fn copy(&self, to: Slot, from: Slot, words: u32) -> Code<()> {
        match words {
            1 => self.node(move |x| x.set(to, x.word(from))),
            2 => self.node(move |x| {
                let (a, b) = (x.word(from), x.word(from + 1));
                x.set(to, a);
                x.set(to + 1, b);
            }),
            3 => self.node(move |x| {
                x.set_slice(to, (x.word(from), x.word(from + 1), x.word(from + 2)));
            }),
            _ => self.node(move |x| {
                // SAFETY: both ranges lie in the frame.
                unsafe { std::ptr::copy(x.at(from), x.at(to), words as usize) }
            }),
        }
    }
}

/// What a statement that only jumps says.
pub fn jump(s: &Stmt) -> Option<Flow> {
    match s {
        Stmt::Break(l) => Some(Flow::break_of(*l)),
        Stmt::Continue(l) => Some(Flow::continue_of(*l)),
        Stmt::Goto(l) => Some(Flow::goto(*l)),
        Stmt::Return => Some(Flow::RETURN),
        _ => None,
    }
}
