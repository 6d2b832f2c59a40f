//! Calls: what is called, where its frame begins, how its results come back.

use super::Lower;
use super::expr::{flatten, seq, set, strip};
use super::types::Class;
use crate::runtime::{Func, Ret};
use crate::source::Pos;
use crate::syntax::ast::{CallExpr, Expr, ExprKind};
use crate::tree::{Arg, Block, Bool, Call, Float, Int, Slot, Stmt, Target, Word};
use crate::types::info::{Mode, Selection, SelectionKind};
use crate::types::object::{Builtin, ObjKind};
use crate::types::ty::{Signature, Type, TypeId};

/// What stands before the parentheses.
pub(super) enum Callee {
    Builtin(Builtin),
    Conversion,
    Static(&'static Func),
    /// A method with a known function: its receiver is the first argument.
    Method(Box<Selection>, super::method::Found),
    /// A method of an interface value.
    Interface(Box<Selection>, super::method::Found),
    Value,
}

/// A call ready to be evaluated, and where its results are.
pub(super) struct Ready {
    pub pre: Block,
    pub call: Call,
    pub results: Vec<TypeId>,
    /// Words of the result area.
    pub area: u32,
    /// Words of the arguments, the receiver included.
    pub words: u32,
}

/// Where a call stands in traces: at its opening parenthesis.
fn open(c: &CallExpr) -> Pos {
    c.func.span.hi
}

impl Lower<'_> {
    pub(super) fn callee(&mut self, c: &CallExpr) -> Callee {
        let func = self.without_type_args(&c.func);
        match self.mode(func) {
            Mode::Builtin => {
                if let Some(b) = self.builtin_of(func) {
                    return Callee::Builtin(b);
                }
            }
            Mode::Type => return Callee::Conversion,
            _ => {}
        }
        if self.frame.overrides.contains_key(&func.id) {
            return Callee::Value;
        }
        if let ExprKind::Selector(..) = &func.kind
            && let Some(sel) = self.checked.info.selections.get(&func.id).cloned()
            && sel.kind == SelectionKind::Method
        {
            let found = self.method(&sel, func.id);
            return match found.func {
                Some(_) => Callee::Method(Box::new(sel), found),
                None => Callee::Interface(Box::new(sel), found),
            };
        }
        match self.static_func(func) {
            Some(f) => Callee::Static(f),
            None => Callee::Value,
        }
    }

    /// An expression without parentheses and, if it selects a generic method, without the type arguments of that.
    pub(super) fn without_type_args<'e>(&self, e: &'e Expr) -> &'e Expr {
        let e = strip(e);
        if let ExprKind::Index(x, _) = &e.kind
            && let Some(sel) = self.checked.info.selections.get(&strip(x).id)
            && sel.kind != SelectionKind::Field
        {
            return strip(x);
        }
        e
    }

    pub(super) fn builtin_of(&self, func: &Expr) -> Option<Builtin> {
        let id = match &func.kind {
            ExprKind::Name(_) => func.id,
            ExprKind::Selector(_, name) => name.id,
            _ => return None,
        };
        let obj = self.checked.info.names.get(&id)?;
        match self.checked.info.objects[obj.0 as usize].kind {
            ObjKind::Builtin(b) => Some(b),
            _ => None,
        }
    }

    /// Prepares a call of anything but a builtin or a conversion. Its area is on top of the slots and stays taken.
    pub(super) fn prepare(&mut self, c: &CallExpr, callee: Callee, pos: Pos) -> Ready {
        let mut pre = Block::new();
        let func = self.without_type_args(&c.func);
        let ft = self.type_of(&c.func);
        let mut sig = self.signature(ft);
        let mut receiver = None;
        let mut value = None;
        match &callee {
            Callee::Method(sel, found) => {
                sig = self.signature(found.sig);
                receiver = Some((sel.clone(), found.clone()));
                self.order_call(c, &callee, &sig, &mut pre);
            }
            Callee::Interface(sel, found) => {
                sig = self.signature(found.sig);
                let ExprKind::Selector(x, _) = &func.kind else {
                    unreachable!("a method is selected")
                };
                self.order_call(c, &callee, &sig, &mut pre);
                let busy = self.has_call(x) || c.args.iter().any(|a| self.has_call(a));
                let v = self.interface_receiver(x, sel, found, pos);
                value = Some(if busy {
                    Int::Local(self.keep_int(v, &mut pre))
                } else {
                    v
                });
            }
            Callee::Value => {
                self.order_call(c, &callee, &sig, &mut pre);
                let busy = self.has_call(func) || c.args.iter().any(|a| self.has_call(a));
                let v = self.int(func);
                let v = match v {
                    Int::Local(_) => v,
                    v if busy => Int::Local(self.keep_int(v, &mut pre)),
                    v => v,
                };
                value = Some(v);
            }
            _ => self.order_call(c, &callee, &sig, &mut pre),
        }
        let recv_words = match (&callee, &receiver) {
            (Callee::Interface(..), _) => 1,
            (_, Some((_, found))) => self.words(found.recv),
            _ => 0,
        };
        let (ret, area) = self.ret(&sig.results);
        let base = self.frame.top + 1;
        let args_words = recv_words + self.words_of(&sig.params);
        self.alloc(1 + area + args_words + 1);
        let mut slot = base + area;
        let mut args = Vec::new();
        if let Some((sel, found)) = &receiver {
            let ExprKind::Selector(x, _) = &func.kind else {
                unreachable!("a method is selected")
            };
            args.push(self.receiver(x, sel, found, slot, pos));
        }
        slot += recv_words;
        self.args(c, &sig, slot, &mut args);
        let site = self.call_site(pos, base);
        let known = match &callee {
            Callee::Static(f) => Some(*f),
            Callee::Method(_, found) => found.func,
            _ => None,
        };
        self.image.sites.change(site, |site| site.callee = known);
        let target = match (callee, value) {
            (Callee::Static(f), _) => Target::Func(f),
            (Callee::Method(_, found), _) => {
                Target::Func(found.func.expect("a method with a function"))
            }
            (Callee::Interface(_, found), Some(v)) => Target::Method {
                value: Box::new(v),
                selector: found.selector,
                slot: base + area,
            },
            (_, v) => Target::Closure {
                value: Box::new(v.unwrap_or(Int::Const(0))),
                slot: base + area + args_words,
            },
        };
        Ready {
            pre,
            call: Call {
                target,
                base,
                args,
                ret,
                site,
            },
            results: sig.results.to_vec(),
            area,
            words: args_words,
        }
    }

    /// Arguments into their slots.
    fn args(&mut self, c: &CallExpr, sig: &Signature, mut slot: Slot, args: &mut Vec<Arg>) {
        let n = sig.params.len();
        if let [only] = &c.args[..]
            && c.spread.is_none()
            && (n != 1 || sig.variadic)
            && let ExprKind::Call(_) = &strip(only).kind
        {
            let t = self.type_of(only);
            if let Type::Tuple(_) = self.under(t) {
                args.push(self.forward(only, sig, slot));
                return;
            }
        }
        for (i, &param) in sig.params.iter().enumerate() {
            if sig.variadic && i + 1 == n && c.spread.is_none() {
                let rest = &c.args[i.min(c.args.len())..];
                let mut block = Block::new();
                self.pack(rest, param, slot, &mut block);
                args.push(Arg::Wide(block));
            } else if let Some(a) = c.args.get(i) {
                args.push(self.arg(a, param, slot));
            }
            slot += self.words(param);
        }
    }

    /// Results of a call as arguments of another: `f(g())`.
    fn forward(&mut self, inner: &Expr, sig: &Signature, slot: Slot) -> Arg {
        let mut block = Block::new();
        let (types, slots) = self.tuple(inner, &mut block);
        self.spread_slots(&types, &slots, sig, slot, &mut block);
        Arg::Wide(block)
    }

    /// Values in slots as arguments, with conversions and the variadic slice.
    fn spread_slots(
        &mut self,
        types: &[TypeId],
        slots: &[Slot],
        sig: &Signature,
        mut slot: Slot,
        out: &mut Block,
    ) {
        let n = sig.params.len();
        for (i, &param) in sig.params.iter().enumerate() {
            if sig.variadic && i + 1 == n {
                let elem = self.elem(param);
                let rest = types.len().saturating_sub(i);
                let array = self.new_array(elem, rest as u64, slot, out);
                let size = self.size(elem);
                for (k, j) in (i..types.len()).enumerate() {
                    let place = super::function::at(array, k as u32 * size);
                    self.store_converted(place, elem, slots[j], types[j], out);
                }
            } else if let Some(&from) = types.get(i) {
                let value = self.convert_slots(slots[i], from, param, out);
                self.copy(slot, value, param, out);
            }
            slot += self.words(param);
        }
    }

    /// A variadic parameter's slice of the remaining arguments.
    fn pack(&mut self, rest: &[Expr], param: TypeId, slot: Slot, out: &mut Block) {
        if rest.is_empty() {
            out.push(Stmt::Zero(slot, 3));
            return;
        }
        let elem = self.elem(param);
        let size = self.size(elem);
        // The slice's own slots are below; its array is kept apart, for arguments may contain calls.
        let array = self.new_array(elem, rest.len() as u64, slot, out);
        for (i, e) in rest.iter().enumerate() {
            let place = super::function::at(array, i as u32 * size);
            self.store_expr(place, elem, e, out);
        }
    }

    /// Makes an array and the slice of it in slots; the slot that holds its address.
    pub(super) fn new_array(
        &mut self,
        elem: TypeId,
        len: u64,
        slot: Slot,
        out: &mut Block,
    ) -> Slot {
        let array = self.t().array(elem, len as i64);
        let desc = self.descriptor(array);
        out.push(Stmt::Set(slot, Word::Int(Int::New(desc))));
        for i in 1..3 {
            out.push(Stmt::Set(slot + i, Word::Int(Int::Const(len as i64))));
        }
        slot
    }

    // --- results

    /// A call as an expression of one word.
    pub(super) fn call_word(&mut self, e: &Expr, c: &CallExpr, t: TypeId) -> Word {
        match self.callee(c) {
            Callee::Builtin(b) => self.builtin_word(b, e, c, t),
            Callee::Conversion => self.conversion(e, &c.args[0], t),
            callee => {
                let mark = self.frame.top;
                let ready = self.prepare(c, callee, open(c));
                self.frame.top = mark;
                let call = ready_word(ready.call, &mut Block::new());
                seq(ready.pre, call)
            }
        }
    }

    /// A call whose single result of several words goes to slots.
    pub(super) fn call_into(
        &mut self,
        e: &Expr,
        c: &CallExpr,
        t: TypeId,
        slot: Slot,
        out: &mut Block,
    ) {
        match self.callee(c) {
            Callee::Builtin(b) => self.builtin_into(b, e, c, t, slot, out),
            Callee::Conversion => self.conversion_into(e, &c.args[0], t, slot, out),
            callee => {
                let mark = self.frame.top;
                let ready = self.prepare(c, callee, open(c));
                self.frame.top = mark;
                out.extend(ready.pre);
                if ready.call.ret == Ret::Slots {
                    let base = ready.call.base;
                    out.push(Stmt::Call(Box::new(ready.call)));
                    self.copy(slot, base, t, out);
                } else if self.words(t) == 0 {
                    out.push(Stmt::Call(Box::new(ready.call)));
                } else {
                    let word = ready_word(ready.call, out);
                    set(slot, word, out);
                }
            }
        }
    }

    /// A call of several results: where they are.
    pub(super) fn call_results(&mut self, e: &Expr, c: &CallExpr, out: &mut Block) -> Vec<Slot> {
        let callee = self.callee(c);
        if let Callee::Builtin(_) | Callee::Conversion = callee {
            let t = self.type_of(e);
            let slot = self.temp(t);
            self.into(e, slot, out);
            return vec![slot];
        }
        let ready = self.prepare(c, callee, open(c));
        out.extend(ready.pre);
        let mut slot = ready.call.base;
        match ready.results[..] {
            [one] if ready.call.ret != Ret::Slots => {
                let to = self.temp(one);
                if self.words(one) == 0 {
                    out.push(Stmt::Call(Box::new(ready.call)));
                } else {
                    let word = ready_word(ready.call, out);
                    set(to, word, out);
                }
                vec![to]
            }
            _ => {
                out.push(Stmt::Call(Box::new(ready.call)));
                let mut slots = Vec::new();
                for &t in &ready.results {
                    slots.push(slot);
                    slot += self.words(t);
                }
                slots
            }
        }
    }

    /// A call as a statement.
    pub(super) fn call_stmt(&mut self, e: &Expr, c: &CallExpr, out: &mut Block) {
        match self.callee(c) {
            Callee::Builtin(b) => {
                self.order(&c.args, out);
                self.builtin_stmt(b, e, c, out);
            }
            Callee::Conversion => {
                let t = self.type_of(e);
                if self.words(t) == 1 && self.class(t) != Class::Memory {
                    let word = self.conversion(e, &c.args[0], t);
                    let word = flatten(word, out);
                    out.push(Stmt::Drop(word));
                } else {
                    let slot = self.temp(t);
                    self.conversion_into(e, &c.args[0], t, slot, out);
                }
            }
            callee => {
                let mark = self.frame.top;
                let ready = self.prepare(c, callee, open(c));
                self.frame.top = mark;
                out.extend(ready.pre);
                out.push(Stmt::Call(Box::new(ready.call)));
            }
        }
    }

    /// Whether evaluating an expression calls a function or waits.
    pub(super) fn has_call(&mut self, e: &Expr) -> bool {
        if self.frame.overrides.contains_key(&e.id) || self.const_value(e).is_some() {
            return false;
        }
        match &e.kind {
            ExprKind::Paren(x)
            | ExprKind::Selector(x, _)
            | ExprKind::TypeAssert(x, _)
            | ExprKind::Star(x)
            | ExprKind::AddressOf(x)
            | ExprKind::Unary(_, x) => self.has_call(x),
            ExprKind::Receive(_) => true,
            ExprKind::Index(x, list) => self.has_call(x) || list.iter().any(|i| self.has_call(i)),
            ExprKind::Slice(s) => {
                self.has_call(&s.x)
                    || [&s.lo, &s.hi, &s.max]
                        .into_iter()
                        .flatten()
                        .any(|i| self.has_call(i))
            }
            ExprKind::Binary(_, _, x, y) | ExprKind::KeyValue(x, y) => {
                self.has_call(x) || self.has_call(y)
            }
            ExprKind::Composite(c) => c.elems.iter().any(|x| self.has_call(x)),
            ExprKind::Call(c) => {
                let func = strip(&c.func);
                match self.mode(func) {
                    Mode::Type => self.has_call(&c.args[0]),
                    Mode::Builtin => {
                        let pure = !matches!(
                            self.builtin_of(func),
                            Some(
                                Builtin::Recover
                                    | Builtin::Panic
                                    | Builtin::Print
                                    | Builtin::Println
                            )
                        );
                        !pure || c.args.iter().any(|a| self.has_call(a))
                    }
                    _ => true,
                }
            }
            _ => false,
        }
    }

    /// The value of a function without captures.
    pub(super) fn func_value(&mut self, func: &'static Func) -> Int {
        self.static_words(&[std::ptr::from_ref(func).addr() as u64])
    }

    /// Calls a known function with arguments that are in slots already, the area taken by the caller.
    pub(super) fn direct(
        &mut self,
        func: &'static Func,
        base: Slot,
        args: Vec<Arg>,
        pos: Pos,
    ) -> Call {
        Call {
            target: Target::Func(func),
            base,
            args,
            ret: func.ret,
            site: self.call_site(pos, base),
        }
    }
}

/// The word that a call returns.
pub(super) fn ready_word(call: Call, out: &mut Block) -> Word {
    match call.ret {
        Ret::Float => Word::Float(Float::Call(Box::new(call))),
        Ret::Bool => Word::Bool(Bool::Call(Box::new(call))),
        Ret::Int => Word::Int(Int::Call(Box::new(call))),
        Ret::None | Ret::Slots => {
            out.push(Stmt::Call(Box::new(call)));
            Word::Int(Int::Const(0))
        }
    }
}
