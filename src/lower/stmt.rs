//! Statements.

use super::Lower;
use super::assign::Operand;
use super::expr::{flatten, set, strip};
use super::function::{Loc, ResultVar, Target, at};
use crate::module::Version;
use crate::runtime::Ret;
use crate::source::Pos;
use crate::syntax::ast::{self, BinaryOp, Decl, Expr, ExprKind, ForStmt, StmtKind};
use crate::tree::{Block, Bool, Int, Label, Stmt, Word};
use crate::types::object::ObjId;
use smol_str::SmolStr;

impl Lower<'_> {
    /// Statements with a scope of their own.
    pub(super) fn stmts(&mut self, list: &[ast::Stmt], out: &mut Block) {
        let mark = self.frame.top;
        if list.iter().any(|s| self.goto_label(s).is_some()) {
            self.labeled(list, out);
        } else {
            for s in list {
                self.stmt(s, out);
            }
        }
        self.frame.top = mark;
    }

    pub(super) fn block(&mut self, list: &[ast::Stmt]) -> Block {
        let mut out = Block::new();
        self.stmts(list, &mut out);
        out
    }

    /// The label that `goto` uses to jump to a statement.
    fn goto_label(&self, s: &ast::Stmt) -> Option<Label> {
        match &s.kind {
            StmtKind::Labeled(name, inner) => {
                let own = self.frame.gotos.get(&name.name).copied();
                own.or_else(|| self.goto_label(inner))
            }
            _ => None,
        }
    }

    fn labeled(&mut self, list: &[ast::Stmt], out: &mut Block) {
        let mut parts = vec![(self.new_label(), Block::new())];
        for s in list {
            // Several labels of one statement are names for the same place.
            let mut inner = s;
            while let StmtKind::Labeled(name, next) = &inner.kind {
                if let Some(label) = self.frame.gotos.get(&name.name) {
                    parts.push((*label, Block::new()));
                }
                inner = next;
            }
            if let Some((_, part)) = parts.last_mut() {
                let mut block = std::mem::take(part);
                self.stmt(s, &mut block);
                if let Some((_, part)) = parts.last_mut() {
                    *part = block;
                }
            }
        }
        out.push(Stmt::Labeled(parts));
    }

    /// One statement. Temporaries end with it.
    pub(super) fn stmt(&mut self, s: &ast::Stmt, out: &mut Block) {
        let mark = self.frame.top;
        match &s.kind {
            StmtKind::Define(l, r, _) => {
                self.define(l, r, out);
                return;
            }
            StmtKind::Decl(Decl::Var(d)) => {
                self.var_decl(d, out);
                return;
            }
            StmtKind::Labeled(name, inner) => {
                self.frame.pending_label = Some(name.name.clone());
                self.stmt(inner, out);
                self.frame.pending_label = None;
                return;
            }
            StmtKind::Bad | StmtKind::Empty | StmtKind::Decl(_) => {}
            StmtKind::Expr(e) => self.evaluate(e, None, out),
            StmtKind::Send(ch, v) => self.send(ch, v, s.span.lo, out),
            StmtKind::IncDec(x, inc) => {
                let op = if *inc { BinaryOp::Add } else { BinaryOp::Sub };
                self.op_assign(op, s.span.lo, x, Operand::One, out);
            }
            StmtKind::Assign(l, r) => self.assign(l, r, out),
            StmtKind::OpAssign(op, pos, l, r) => {
                self.op_assign(*op, *pos, l, Operand::Expr(r), out)
            }
            StmtKind::Go(e) => self.go(e, out),
            StmtKind::Defer(e) => self.defer(e, out),
            StmtKind::Return(list) => self.return_stmt(list, out),
            StmtKind::Break(label) => self.break_stmt(label.as_ref().map(|l| &l.name), out),
            StmtKind::Continue(label) => self.continue_stmt(label.as_ref().map(|l| &l.name), out),
            StmtKind::Goto(label) => match self.frame.gotos.get(&label.name) {
                Some(&label) => out.push(Stmt::Goto(label)),
                None => self.escape_goto(&label.name, s.span, out),
            },
            // Seen by the switch.
            StmtKind::Fallthrough => {}
            StmtKind::Block(b) => match self.frame.pending_label.take() {
                Some(name) => self.named_block(name, b, out),
                None => self.stmts(&b.stmts, out),
            },
            StmtKind::If(s) => self.if_stmt(s, out),
            StmtKind::Switch(s) => self.switch(s, out),
            StmtKind::TypeSwitch(s) => self.type_switch(s, out),
            StmtKind::Select(clauses, pos) => self.select(clauses, *pos, out),
            StmtKind::For(f) => self.for_stmt(f, out),
            StmtKind::Range(r) => self.range(r, s.span.lo, out),
        }
        self.frame.top = mark;
        if !self.frame.overrides.is_empty() && !self.frame.deferred {
            self.frame.overrides.clear();
        }
    }

    fn named_block(&mut self, name: SmolStr, b: &ast::Block, out: &mut Block) {
        let label = self.new_label();
        self.frame.targets.push(Target {
            name: Some(name),
            brk: label,
            cont: None,
            plain: false,
            used: false,
        });
        let block = self.block(&b.stmts);
        self.frame.targets.pop();
        out.push(Stmt::Block(label, block));
    }

    fn if_stmt(&mut self, s: &ast::IfStmt, out: &mut Block) {
        if let Some(init) = &s.init {
            self.stmt(init, out);
        }
        let mark = self.frame.top;
        let cond = self.boolean(&s.cond);
        let cond = match flatten(Word::Bool(cond), out) {
            Word::Bool(b) => b,
            _ => Bool::Const(false),
        };
        self.frame.top = mark;
        let then = self.block(&s.then.stmts);
        let mut otherwise = Block::new();
        if let Some(o) = &s.otherwise {
            self.stmt(o, &mut otherwise);
        }
        out.push(Stmt::If(cond, then, otherwise));
    }

    fn for_stmt(&mut self, f: &ForStmt, out: &mut Block) {
        let name = self.frame.pending_label.take();
        let mut vars: Vec<ObjId> = Vec::new();
        if let Some(init) = &f.init {
            if let StmtKind::Define(l, ..) = &init.kind {
                vars = l.iter().filter_map(|l| self.defined(l)).collect();
            }
            self.stmt(init, out);
        }
        let label = self.new_label();
        let mark = self.frame.top;
        let cond = f.cond.as_ref().map(|c| self.boolean(c));
        self.frame.top = mark;
        self.frame.targets.push(Target {
            name,
            brk: label,
            cont: Some(label),
            plain: true,
            used: false,
        });
        let body = self.block(&f.body.stmts);
        self.frame.targets.pop();
        let mut post = Block::new();
        if self.checked.version_at(f.body.lbrace) < Version::LOOP_VARIABLES {
            vars.clear();
        }
        for v in vars {
            // Each iteration has variables of its own.
            if let Some(&Loc::Cell(slot)) = self.frame.vars.get(&v) {
                let t = self.var_type(v);
                let desc = self.descriptor(t);
                let new = self.alloc(1);
                post.push(Stmt::Set(new, Word::Int(Int::New(desc))));
                let value = self.temp(t);
                self.load_slots(value, t, at(slot, 0), &mut post);
                self.store_slots(at(new, 0), t, value, &mut post);
                post.push(Stmt::Set(slot, Word::Int(Int::Local(new))));
            }
        }
        if let Some(p) = &f.post {
            self.stmt(p, &mut post);
        }
        let site = self.site(f.body.lbrace);
        out.push(Stmt::Loop {
            site,
            label,
            cond,
            post,
            body,
        });
    }

    fn send(&mut self, ch: &Expr, v: &Expr, pos: Pos, out: &mut Block) {
        let t = self.type_of(ch);
        let elem = self.elem(t);
        self.order_send(ch, v, elem, out);
        let chan = self.int(ch);
        let chan = if self.has_call(v) || self.has_call(ch) {
            Int::Local(self.keep_int(chan, out))
        } else {
            chan
        };
        let words = self.words(elem).max(1);
        let slot = self.alloc(words);
        let value = self.arg(v, elem, slot);
        let site = self.site(pos);
        out.push(Stmt::Send {
            chan,
            value,
            slot,
            site,
        });
    }

    pub(super) fn break_stmt(&mut self, name: Option<&SmolStr>, out: &mut Block) {
        let mut targets = self.frame.targets.iter_mut().rev();
        let found = match name {
            Some(name) => targets.find(|t| t.name.as_ref() == Some(name)),
            None => targets.find(|t| t.plain),
        };
        match found {
            Some(t) => {
                t.used = true;
                out.push(Stmt::Break(t.brk));
            }
            None => self.escape_break(name, out),
        }
    }

    pub(super) fn continue_stmt(&mut self, name: Option<&SmolStr>, out: &mut Block) {
        let found = match name {
            Some(name) => self
                .frame
                .targets
                .iter()
                .rev()
                .find(|t| t.name.as_ref() == Some(name)),
            None => self.frame.targets.iter().rev().find(|t| t.cont.is_some()),
        };
        match found.and_then(|t| t.cont) {
            Some(label) => out.push(Stmt::Continue(label)),
            None => self.escape_continue(name, out),
        }
    }

    // --- return

    fn return_stmt(&mut self, list: &[Expr], out: &mut Block) {
        if list.len() > 1 {
            self.order_results(list, out);
        }
        if self.frame.escape.is_some() {
            self.escape_return(list, out);
            return;
        }
        if list.is_empty() {
            if self.frame.defers {
                out.push(Stmt::Return);
            } else {
                self.return_variables(out);
            }
            return;
        }
        if self.frame.defers {
            self.assign_results(list, out);
            out.push(Stmt::Return);
            return;
        }
        let results = self.frame.results.clone();
        let shared = |r: &ResultVar| matches!(r.loc, Some(Loc::Cell(_)));
        if self.frame.named_results && results.iter().any(shared) {
            // Closures see what is returned.
            self.assign_results(list, out);
            self.return_variables(out);
            return;
        }
        if let ([e], [r]) = (list, &results[..]) {
            match self.frame.ret.0 {
                Ret::None => {
                    self.evaluate(e, Some(r.ty), out);
                    out.push(Stmt::Return);
                }
                Ret::Slots => {
                    let direct = !self.frame.named_results
                        || !matches!(strip(e).kind, ExprKind::Composite(_));
                    if direct {
                        self.put_as(e, r.ty, r.slot, out);
                    } else {
                        let slot = self.temp(r.ty);
                        self.put_as(e, r.ty, slot, out);
                        self.copy(r.slot, slot, r.ty, out);
                    }
                    out.push(Stmt::Return);
                }
                _ => {
                    let word = self.word_as(e, r.ty);
                    let word = flatten(word, out);
                    out.push(Stmt::ReturnWord(word));
                }
            }
            return;
        }
        if let [e] = list {
            let (types, slots) = self.tuple(e, out);
            for ((r, from), slot) in results.iter().zip(types).zip(slots) {
                let slot = self.convert_slots(slot, from, r.ty, out);
                self.copy(r.slot, slot, r.ty, out);
            }
        } else if self.frame.named_results {
            let mut slots = Vec::new();
            for (r, e) in results.iter().zip(list) {
                let slot = self.temp(r.ty);
                self.put_as(e, r.ty, slot, out);
                slots.push(slot);
            }
            for (r, slot) in results.iter().zip(slots) {
                self.copy(r.slot, slot, r.ty, out);
            }
        } else {
            for (r, e) in results.iter().zip(list) {
                self.put_as(e, r.ty, r.slot, out);
            }
        }
        out.push(Stmt::Return);
    }

    /// Assigns results to their variables.
    pub(super) fn assign_results(&mut self, list: &[Expr], out: &mut Block) {
        let results = self.frame.results.clone();
        let (types, slots) = match list {
            [e] if results.len() != 1 => self.tuple(e, out),
            _ => {
                let mut slots = Vec::new();
                for (r, e) in results.iter().zip(list) {
                    let slot = self.temp(r.ty);
                    self.put_as(e, r.ty, slot, out);
                    slots.push(slot);
                }
                (results.iter().map(|r| r.ty).collect(), slots)
            }
        };
        for ((r, from), slot) in results.iter().zip(types).zip(slots) {
            let slot = self.convert_slots(slot, from, r.ty, out);
            match r.loc {
                Some(Loc::Slot(to)) => self.copy(to, slot, r.ty, out),
                Some(loc) => {
                    if let Some(place) = self.loc_place(loc, r.ty) {
                        self.store_slots(place, r.ty, slot, out);
                    }
                }
                None => {}
            }
        }
    }

    /// Returns the values of the result variables.
    pub(super) fn return_variables(&mut self, out: &mut Block) {
        let results = self.frame.results.clone();
        match self.frame.ret.0 {
            Ret::None => out.push(Stmt::Return),
            Ret::Slots => {
                for r in results {
                    if let Some(loc) = r.loc {
                        self.load_loc(loc, r.ty, r.slot, out);
                    }
                }
                out.push(Stmt::Return);
            }
            _ => {
                let Some(r) = results.first() else { return };
                let loc = r.loc.unwrap_or(Loc::Slot(r.slot));
                let word = self.loc_word(loc, r.ty);
                let word = flatten(word, out);
                out.push(Stmt::ReturnWord(word));
            }
        }
    }

    /// `v, ok` of a receive, a type assertion or a map element: both in slots.
    pub(super) fn comma_ok(
        &mut self,
        e: &Expr,
        types: &[crate::types::ty::TypeId],
        out: &mut Block,
    ) -> Vec<crate::tree::Slot> {
        let t = types[0];
        let slot = self.temp(t);
        let slot = if self.words(t) == 0 {
            self.alloc(1)
        } else {
            slot
        };
        let ok = self.alloc(1);
        match &e.kind {
            ExprKind::Receive(x) => {
                let from = self.receive(x, t, Some(ok), e.span.lo, out);
                self.copy(slot, from, t, out);
            }
            ExprKind::TypeAssert(x, _) => {
                let x = self.int(x);
                let x = self.keep_int(x, out);
                self.assert_ok(x, t, slot, ok, out);
            }
            ExprKind::Index(x, list) => {
                let mt = self.type_of(x);
                let ty = self.descriptor(mt);
                self.order_element(x, &list[0], out);
                let early = self.has_call(&list[0]);
                let (map, key) = self.map_and_key(x, mt, &list[0], early, out);
                let value = self.alloc(1);
                let site = self.site(e.span.lo);
                out.push(Stmt::MapLookup {
                    ty,
                    map,
                    key,
                    value,
                    ok,
                    site,
                });
                self.load_slots(slot, t, at(value, 0), out);
            }
            _ => self.bug(e.span, "this value with ok"),
        }
        vec![slot, ok]
    }

    /// `v, ok = x.(T)` with the interface value in a slot.
    pub(super) fn assert_ok(
        &mut self,
        x: crate::tree::Slot,
        t: crate::types::ty::TypeId,
        slot: crate::tree::Slot,
        ok: crate::tree::Slot,
        out: &mut Block,
    ) {
        let ty = self.descriptor(t);
        let local = || Box::new(Int::Local(x));
        let mut then = Block::new();
        let mut otherwise = Block::new();
        let test = if self.is_interface(t) {
            then.push(Stmt::Set(slot, Word::Int(Int::Local(x))));
            Bool::Implements(local(), ty)
        } else {
            if self.words(t) > 0 {
                self.load_words(slot, t, at(x, 8), &mut then);
            }
            Bool::TypeIs(local(), ty)
        };
        if self.words(t) > 0 {
            self.zero(t, slot, &mut otherwise);
        }
        set(ok, Word::Bool(test), out);
        out.push(Stmt::If(Bool::Local(ok), then, otherwise));
    }
}
