//! In which order the operands of an expression are evaluated.
//!
//! Go leaves open when a variable is read relative to the calls of the same expression; programs rely on what its
//! compiler does: calls, receives and what makes new values (slices, `append`, `len`, `&&`, …) happen from left to right,
//! and everything else, plain variables, fields, elements, arithmetic, is read after the last of them. So `x + f()` adds what
//! `f` has made of `x`.
//!
//! Lowering itself reads strictly from left to right. Before it comes to an expression in which a read that a call may
//! change (or a check that may panic) stands before that call, it evaluates the calls into temporaries. Variables in
//! slots cannot be changed by calls, so most expressions need nothing.

use super::Lower;
use super::assign::is_blank;
use super::call::Callee;
use super::expr::strip;
use super::function::Loc;
use super::types::Class;
use crate::runtime::types::Kind;
use crate::syntax::ast::{BinaryOp, CallExpr, CompositeLit, Expr, ExprKind};
use crate::tree::Block;
use crate::types::info::{Mode, SelectionKind};
use crate::types::object::Builtin;
use crate::types::ty::{Signature, Type, TypeId};

/// What happens in an expression, from left to right.
enum Event<'e> {
    /// Reads what a call may change.
    Read,
    /// Reads as well, or may panic.
    Check,
    /// A value made in its turn, without a call.
    Made(&'e Expr),
    /// A call, or something that contains one and is evaluated as a whole.
    Call(&'e Expr),
}

/// What happens in some operands.
#[derive(Default)]
pub(super) struct Events<'e>(Vec<Event<'e>>);

impl<'e> Events<'e> {
    pub fn read(&mut self) {
        self.0.push(Event::Read);
    }

    /// A read that may panic.
    fn check(&mut self) {
        self.0.push(Event::Check);
    }

    /// A call of what happens from `start` on.
    fn call(&mut self, e: &'e Expr, start: usize) {
        self.settle(start);
        self.0.push(Event::Call(e));
    }

    /// A value made in its turn of what happens from `start` on.
    fn made(&mut self, e: &'e Expr, start: usize) {
        self.settle(start);
        self.0.push(Event::Made(e));
    }

    /// Takes out what is read behind the last call: it is read in its turn.
    fn settle(&mut self, start: usize) {
        let calls = |event: &Event| matches!(event, Event::Call(_));
        let after = match self.0[start..].iter().rposition(calls) {
            Some(i) => start + i,
            None => start,
        };
        let tail = self.0.split_off(after);
        let kept = tail
            .into_iter()
            .filter(|e| matches!(e, Event::Made(_) | Event::Call(_)));
        self.0.extend(kept);
    }

    /// Up to where calls and made values have to be evaluated first.
    fn early(&self) -> usize {
        let (mut read, mut check) = (false, false);
        let mut end = 0;
        for (i, event) in self.0.iter().enumerate() {
            match event {
                Event::Read => read = true,
                Event::Check => (read, check) = (true, true),
                Event::Call(_) if read => end = i + 1,
                // Of two that may panic, what is made comes first.
                Event::Made(e) if check && may_panic(e) => end = i + 1,
                _ => {}
            }
        }
        end
    }
}

/// Whether making a value may itself panic.
fn may_panic(e: &Expr) -> bool {
    match &e.kind {
        ExprKind::Slice(s) => s.lo.is_some() || s.hi.is_some(),
        ExprKind::TypeAssert(..) => true,
        _ => false,
    }
}

impl Lower<'_> {
    /// Evaluates the calls of an expression first, where that matters, unless it is part of one that was looked at.
    /// The answer goes to [`Lower::close`].
    pub(super) fn open(&mut self, e: &Expr, out: &mut Block) -> bool {
        let inner = self.frame.ordered;
        if !inner {
            let mut events = Events::default();
            self.value(e, &mut events);
            self.hoist(&events, out);
            self.frame.ordered = true;
        }
        inner
    }

    pub(super) fn close(&mut self, inner: bool) {
        self.frame.ordered = inner;
    }

    /// Lowers something that is evaluated as a whole.
    pub(super) fn alone<T>(&mut self, f: impl FnOnce(&mut Self) -> T) -> T {
        let outer = std::mem::replace(&mut self.frame.ordered, false);
        let value = f(self);
        self.frame.ordered = outer;
        value
    }

    /// Evaluates the calls of several values first, where that matters.
    pub(super) fn order(&mut self, list: &[Expr], out: &mut Block) {
        self.order_assignment(&[], list, out);
    }

    /// Evaluates the calls on both sides of an assignment first, where that matters.
    pub(super) fn order_assignment(&mut self, l: &[Expr], r: &[Expr], out: &mut Block) {
        let mut events = Events::default();
        for e in l {
            self.target_events(e, &mut events);
        }
        for (i, e) in r.iter().enumerate() {
            match l.get(i).filter(|l| !is_blank(l)) {
                Some(l) => {
                    let to = self.type_of(l);
                    self.value_as(e, to, &mut events);
                }
                None => self.value(e, &mut events),
            }
        }
        self.hoist(&events, out);
    }

    /// Evaluates the calls on both sides of `op=` first, where that matters: what is left finds the place first. `reads`
    /// says whether lowering reads the left side before the right one.
    pub(super) fn order_update(&mut self, l: &Expr, r: &Expr, reads: bool, out: &mut Block) {
        let mut events = Events::default();
        self.target_events(l, &mut events);
        if self.is_checked(l) {
            events.check();
        } else if reads {
            events.read();
        }
        self.value(r, &mut events);
        self.hoist(&events, out);
    }

    /// Evaluates all calls in the operands of places that are assigned to.
    pub(super) fn order_targets(&mut self, l: &[Expr], out: &mut Block) {
        let mut events = Events::default();
        for e in l {
            self.target_events(e, &mut events);
        }
        let all = events.0.len();
        self.hoist_until(&events, all, out);
    }

    /// Evaluates the calls of a send statement first, where that matters.
    pub(super) fn order_send(&mut self, ch: &Expr, v: &Expr, elem: TypeId, out: &mut Block) {
        let mut events = Events::default();
        self.value(ch, &mut events);
        self.value_as(v, elem, &mut events);
        self.hoist(&events, out);
    }

    /// Evaluates the calls in the operands of `x[i]` first, where that matters.
    pub(super) fn order_element(&mut self, x: &Expr, i: &Expr, out: &mut Block) {
        let mut events = Events::default();
        self.index_events(x, i, &mut events);
        self.hoist(&events, out);
    }

    /// Evaluates the calls of an entry of a map literal first, where that matters.
    pub(super) fn order_entry(
        &mut self,
        k: &Expr,
        kt: TypeId,
        v: &Expr,
        vt: TypeId,
        out: &mut Block,
    ) {
        let mut events = Events::default();
        self.value_as(k, kt, &mut events);
        self.value_as(v, vt, &mut events);
        self.hoist(&events, out);
    }

    /// Evaluates the calls of results first, where that matters.
    pub(super) fn order_results(&mut self, list: &[Expr], out: &mut Block) {
        let mut events = Events::default();
        let types: Vec<TypeId> = match &self.frame.escape {
            Some(outside) => outside.results.iter().map(|r| r.1).collect(),
            None => self.frame.results.iter().map(|r| r.ty).collect(),
        };
        for (e, to) in list.iter().zip(types) {
            self.value_as(e, to, &mut events);
        }
        self.hoist(&events, out);
    }

    /// Evaluates the calls in a call's operands first, where that matters.
    pub(super) fn order_call(
        &mut self,
        c: &CallExpr,
        callee: &Callee,
        sig: &Signature,
        out: &mut Block,
    ) {
        let func = self.without_type_args(&c.func);
        let mut events = Events::default();
        match callee {
            Callee::Method(_, found) => {
                if let ExprKind::Selector(x, _) = &func.kind {
                    let pointer = self.wants_pointer(found.recv);
                    self.receiver_events(x, pointer, found.path.is_empty(), &mut events);
                }
            }
            Callee::Interface(_, found) => {
                if let ExprKind::Selector(x, _) = &func.kind {
                    self.value(x, &mut events);
                    if !found.path.is_empty() {
                        events.check();
                    }
                }
            }
            Callee::Value => self.value(func, &mut events),
            _ => {}
        }
        let last = sig.params.len().saturating_sub(1);
        for (i, a) in c.args.iter().enumerate() {
            let to = match sig.params.get(i.min(last)) {
                Some(&t) if sig.variadic && i >= last && c.spread.is_none() => Some(self.elem(t)),
                to => to.copied(),
            };
            match to {
                Some(to) => self.value_as(a, to, &mut events),
                None => self.value(a, &mut events),
            }
        }
        self.hoist(&events, out);
    }

    pub(super) fn hoist(&mut self, events: &Events, out: &mut Block) {
        self.hoist_until(events, events.early(), out);
    }

    fn hoist_until(&mut self, events: &Events, end: usize, out: &mut Block) {
        for event in &events.0[..end] {
            if let Event::Made(e) | Event::Call(e) = event {
                let t = self.type_of(e);
                let slot = self.temp(t);
                self.into(e, slot, out);
                self.frame.overrides.insert(e.id, slot);
            }
        }
    }

    // --- what happens

    /// Evaluating a value that is assigned to type `to`.
    fn value_as<'e>(&mut self, e: &'e Expr, to: TypeId, events: &mut Events<'e>) {
        let start = events.0.len();
        self.value(e, events);
        let e = strip(e);
        if !self.is_interface(to) || self.settled(e) || self.var_of(e).is_some() {
            return;
        }
        let t = self.type_of(e);
        let copied = match self.class(t) {
            Class::Memory | Class::Complex(_) => true,
            Class::Slice => false,
            _ => self.size(t) == 1,
        };
        if copied && !matches!(self.under(t), Type::Tuple(_)) && !self.in_memory(e) {
            events.made(e, start);
        }
    }

    /// Whether nothing happens any more.
    fn settled(&mut self, e: &Expr) -> bool {
        self.frame.overrides.contains_key(&e.id)
            || self.const_value(e).is_some()
            || matches!(self.mode(e), Mode::Nil | Mode::Type | Mode::Builtin)
    }

    /// Evaluating an expression.
    pub(super) fn value<'e>(&mut self, e: &'e Expr, events: &mut Events<'e>) {
        let e = strip(e);
        if self.settled(e) {
            return;
        }
        let start = events.0.len();
        match &e.kind {
            ExprKind::Name(_) => self.variable_events(e, events),
            ExprKind::Selector(x, _) => {
                let Some(sel) = self.checked.info.selections.get(&e.id) else {
                    self.variable_events(e, events);
                    return;
                };
                match sel.kind {
                    SelectionKind::MethodExpr => {}
                    SelectionKind::Method => {
                        self.value(x, events);
                        events.check();
                    }
                    SelectionKind::Field => {
                        let embedded = sel.path.len() > 1;
                        self.value(x, events);
                        let t = self.type_of(x);
                        if embedded || self.pointee(t).is_some() {
                            events.check();
                        }
                    }
                }
            }
            ExprKind::Star(x) => {
                self.value(x, events);
                events.check();
            }
            ExprKind::TypeAssert(x, _) => {
                self.value(x, events);
                let t = self.type_of(e);
                let direct = matches!(
                    self.kind(t),
                    Kind::Pointer | Kind::Map | Kind::Chan | Kind::Func | Kind::UnsafePointer
                );
                match direct {
                    true => events.check(),
                    false => events.made(e, start),
                }
            }
            ExprKind::AddressOf(x) => self.address_events(x, events),
            ExprKind::Receive(x) => {
                self.value(x, events);
                events.call(e, start);
            }
            ExprKind::Unary(_, x) => self.value(x, events),
            ExprKind::Binary(op, _, x, y) => self.binary_events(e, *op, x, y, events),
            ExprKind::Index(x, list) => {
                if self.mode(x) == Mode::Type || self.static_func(e).is_some() {
                    return;
                }
                self.index_events(x, &list[0], events);
                events.check();
            }
            ExprKind::Slice(s) => {
                let t = self.type_of(&s.x);
                match self.kind(t) {
                    Kind::Array => self.address_events(&s.x, events),
                    _ => self.value(&s.x, events),
                }
                for i in [&s.lo, &s.hi, &s.max].into_iter().flatten() {
                    self.value(i, events);
                }
                events.made(e, start);
            }
            ExprKind::Composite(lit) => self.literal_events(e, lit, events),
            ExprKind::Call(c) => self.call_events(e, c, events),
            _ => {}
        }
    }

    fn variable_events<'e>(&mut self, e: &'e Expr, events: &mut Events<'e>) {
        if let Some(obj) = self.var_of(e)
            && !matches!(
                self.frame.vars.get(&obj),
                Some(Loc::Slot(_) | Loc::Captured(_))
            )
        {
            events.read();
        }
    }

    fn binary_events<'e>(
        &mut self,
        e: &'e Expr,
        op: BinaryOp,
        x: &'e Expr,
        y: &'e Expr,
        events: &mut Events<'e>,
    ) {
        let start = events.0.len();
        if matches!(op, BinaryOp::LogAnd | BinaryOp::LogOr) {
            if self.has_call(e) {
                events.call(e, start);
            } else {
                self.value(x, events);
                self.value(y, events);
                events.made(e, start);
            }
            return;
        }
        let (xt, yt) = (self.type_of(x), self.type_of(y));
        let (xi, yi) = (self.is_interface(xt), self.is_interface(yt));
        match yi {
            true => self.value_as(x, yt, events),
            false => self.value(x, events),
        }
        match xi {
            true => self.value_as(y, xt, events),
            false => self.value(y, events),
        }
        let checks = match op {
            BinaryOp::Div | BinaryOp::Rem => {
                matches!(self.class(yt), Class::Int(_)) && self.const_value(y).is_none()
            }
            BinaryOp::Shl | BinaryOp::Shr => {
                !self.kind(yt).is_unsigned() && self.const_value(y).is_none()
            }
            _ => xi || yi,
        };
        if checks {
            events.check();
        }
    }

    /// The operands of `x[i]`.
    fn index_events<'e>(&mut self, x: &'e Expr, i: &'e Expr, events: &mut Events<'e>) {
        self.value(x, events);
        let start = events.0.len();
        let t = self.type_of(x);
        if self.kind(t) != Kind::Map {
            self.value(i, events);
            return;
        }
        let kt = self.key_type(t);
        self.value_as(i, kt, events);
        // Keys that are passed by address are copied, unless they have one.
        let i = strip(i);
        let by_value = matches!(self.class(kt), Class::Int(_)) && self.size(kt) >= 4;
        if (!by_value || self.is_interface(kt))
            && !self.settled(i)
            && self.var_of(i).is_none()
            && !self.in_memory(i)
        {
            events.made(i, start);
        } else if self.is_interface(kt) {
            let from = self.type_of(i);
            if !self.is_interface(from) && !self.settled(i) {
                events.made(i, start);
            }
        }
    }

    fn literal_events<'e>(&mut self, e: &'e Expr, lit: &'e CompositeLit, events: &mut Events<'e>) {
        let t = self.type_of(e);
        let t = self.pointee(t).unwrap_or(t);
        let start = events.0.len();
        match self.under(t) {
            Type::Map(..) => {
                if self.has_call(e) {
                    events.call(e, start);
                    return;
                }
                for x in &lit.elems {
                    if let ExprKind::KeyValue(k, v) = &x.kind {
                        self.value(k, events);
                        self.value(v, events);
                    }
                }
                events.made(e, start);
            }
            Type::Struct(fields) => {
                for (i, x) in lit.elems.iter().enumerate() {
                    let (field, value) = match &x.kind {
                        ExprKind::KeyValue(k, v) => {
                            let name = match &k.kind {
                                ExprKind::Name(name) => name.as_str(),
                                _ => "",
                            };
                            (fields.iter().find(|f| f.name == name), v.as_ref())
                        }
                        _ => (fields.get(i), x),
                    };
                    match field {
                        Some(f) => {
                            let to = self.subst(f.ty);
                            self.value_as(value, to, events);
                        }
                        None => self.value(value, events),
                    }
                }
            }
            _ => {
                let elem = self.elem(t);
                for x in &lit.elems {
                    let value = match &x.kind {
                        ExprKind::KeyValue(_, v) => v.as_ref(),
                        _ => x,
                    };
                    self.value_as(value, elem, events);
                }
            }
        }
    }

    fn call_events<'e>(&mut self, e: &'e Expr, c: &'e CallExpr, events: &mut Events<'e>) {
        let func = self.without_type_args(&c.func);
        let start = events.0.len();
        let t = self.type_of(e);
        match self.mode(func) {
            Mode::Type => {
                let x = &c.args[0];
                self.value_as(x, t, events);
                let from = self.type_of(x);
                match (self.kind(from), self.kind(t)) {
                    (Kind::String, Kind::Slice) => events.made(e, start),
                    (Kind::Slice, Kind::String | Kind::Array | Kind::Pointer) => events.check(),
                    _ => {}
                }
            }
            Mode::Builtin => {
                let builtin = self.builtin_of(func);
                for a in &c.args {
                    self.value(a, events);
                }
                match builtin {
                    Some(
                        Builtin::Recover
                        | Builtin::Panic
                        | Builtin::Print
                        | Builtin::Println
                        | Builtin::Copy,
                    ) => events.call(e, start),
                    _ => events.made(e, start),
                }
            }
            // Results of a call that are all the arguments of another stay together.
            _ if matches!(self.under(t), Type::Tuple(_)) => {}
            _ => events.call(e, start),
        }
    }

    /// Evaluating a receiver.
    fn receiver_events<'e>(
        &mut self,
        x: &'e Expr,
        wants_pointer: bool,
        direct: bool,
        events: &mut Events<'e>,
    ) {
        let t = self.type_of(x);
        let given_pointer = self.t().named_id(t).is_none() && self.pointee(t).is_some();
        if wants_pointer && !given_pointer {
            self.address_events(x, events);
        } else {
            self.value(x, events);
        }
        if !direct || given_pointer && !wants_pointer {
            events.check();
        }
    }

    /// Taking an address.
    fn address_events<'e>(&mut self, x: &'e Expr, events: &mut Events<'e>) {
        let x = strip(x);
        if let ExprKind::Composite(_) = &x.kind {
            self.value(x, events);
            return;
        }
        self.target_events(x, events);
        if self.is_checked(x) {
            events.check();
        }
    }

    /// Whether finding a place may panic, once its operands are evaluated.
    fn is_checked(&mut self, x: &Expr) -> bool {
        let x = strip(x);
        match &x.kind {
            ExprKind::Name(_) => false,
            ExprKind::Selector(inner, _) => {
                let t = self.type_of(inner);
                self.pointee(t).is_some() || self.is_checked(inner)
            }
            _ => true,
        }
    }

    /// The operands of a place, before it is read or written.
    pub(super) fn target_events<'e>(&mut self, l: &'e Expr, events: &mut Events<'e>) {
        let l = strip(l);
        match &l.kind {
            ExprKind::Star(x) => self.value(x, events),
            ExprKind::Selector(x, _) => {
                if !self.checked.info.selections.contains_key(&l.id) {
                    return;
                }
                let t = self.type_of(x);
                match self.pointee(t) {
                    Some(_) => self.value(x, events),
                    None => self.target_events(x, events),
                }
            }
            ExprKind::Index(x, list) => {
                let t = self.type_of(x);
                match self.kind(t) {
                    Kind::Array => {
                        self.target_events(x, events);
                        self.value(&list[0], events);
                    }
                    _ => self.index_events(x, &list[0], events),
                }
            }
            ExprKind::Name(_) => {}
            _ => self.value(l, events),
        }
    }
}
