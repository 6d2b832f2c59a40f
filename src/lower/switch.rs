//! Switches over values and over types.

use super::Lower;
use super::expr::strip;
use super::function::{Target, at};
use super::types::Class;
use crate::runtime::types::Kind;
use crate::syntax::ast::{self, BinaryOp, CaseClause, StmtKind, SwitchStmt, TypeSwitchStmt};
use crate::tree::{Block, Bool, Int, Label, Rel, Slot, Stmt, Word};
use crate::types::info::Mode;
use crate::types::ty::TypeId;
use smol_str::SmolStr;

fn falls_through(c: &CaseClause) -> bool {
    matches!(
        c.body.last(),
        Some(ast::Stmt {
            kind: StmtKind::Fallthrough,
            ..
        })
    )
}

fn any(conditions: Vec<Bool>) -> Bool {
    let mut all = None;
    for c in conditions.into_iter().rev() {
        all = Some(match all {
            None => c,
            Some(rest) => Bool::Or(Box::new(c), Box::new(rest)),
        });
    }
    all.unwrap_or(Bool::Const(false))
}

/// Clauses chosen by conditions tried in order; without fallthrough.
fn chain(conditions: Vec<Option<Bool>>, bodies: Vec<Block>, out: &mut Block) {
    let mut last = Block::new();
    let mut tests = Vec::new();
    for (c, b) in conditions.into_iter().zip(bodies) {
        match c {
            None => last = b,
            Some(c) => tests.push((c, b)),
        }
    }
    for (c, b) in tests.into_iter().rev() {
        last = vec![Stmt::If(c, b, last)];
    }
    out.extend(last);
}

impl Lower<'_> {
    /// Lowers something that `break` leaves; the label is needed only where the flag says so.
    pub(super) fn breakable<T>(
        &mut self,
        name: Option<SmolStr>,
        f: impl FnOnce(&mut Self) -> T,
    ) -> (T, Label, bool) {
        let label = self.new_label();
        self.frame.targets.push(Target {
            name,
            brk: label,
            cont: None,
            plain: true,
            used: false,
        });
        let value = f(self);
        let used = self.frame.targets.pop().is_some_and(|t| t.used);
        (value, label, used)
    }

    pub(super) fn switch(&mut self, s: &SwitchStmt, out: &mut Block) {
        let name = self.frame.pending_label.take();
        if let Some(init) = &s.init {
            self.stmt(init, out);
        }
        if let Some(values) = self.constant_cases(s) {
            let tag = s.tag.as_ref().expect("constant cases have a tag");
            let value = self.int(tag);
            let value = match super::expr::flatten(Word::Int(value), out) {
                Word::Int(v) => v,
                _ => Int::Const(0),
            };
            self.table(s, name, value, values, out);
            return;
        }
        let conditions = self.conditions(s, out);
        if s.cases.iter().any(falls_through) {
            let chosen = self.alloc(1);
            let mut values = Vec::new();
            let mut bodies = Vec::new();
            for i in 0..s.cases.len() {
                values.push((i as i64, i as u32));
                bodies.push(vec![Stmt::Set(chosen, Word::Int(Int::Const(i as i64)))]);
            }
            if !s.cases.iter().any(|c| c.default) {
                out.push(Stmt::Set(chosen, Word::Int(Int::Const(-1))));
            }
            chain(conditions, bodies, out);
            self.table(s, name, Int::Local(chosen), values, out);
            return;
        }
        let (bodies, label, used) = self.breakable(name, |l| {
            s.cases.iter().map(|c| l.block(&c.body)).collect::<Vec<_>>()
        });
        let mut block = Block::new();
        chain(conditions, bodies, &mut block);
        if used {
            out.push(Stmt::Block(label, block));
        } else {
            out.extend(block);
        }
    }

    /// The cases of a switch over integer constants.
    fn constant_cases(&mut self, s: &SwitchStmt) -> Option<Vec<(i64, u32)>> {
        let tag = s.tag.as_ref()?;
        let t = self.type_of(tag);
        if !matches!(self.class(t), Class::Int(_))
            || matches!(self.kind(t), Kind::String | Kind::Interface)
        {
            return None;
        }
        let mut values = Vec::new();
        for (i, c) in s.cases.iter().enumerate() {
            for e in &c.list {
                let et = self.type_of(e);
                if self.is_interface(et) {
                    return None;
                }
                let v = self.const_int(e)?;
                if !values.iter().any(|&(other, _)| other == v) {
                    values.push((v, i as u32));
                }
            }
        }
        Some(values)
    }

    fn table(
        &mut self,
        s: &SwitchStmt,
        name: Option<SmolStr>,
        value: Int,
        cases: Vec<(i64, u32)>,
        out: &mut Block,
    ) {
        let (bodies, label, _) = self.breakable(name, |l| {
            s.cases.iter().map(|c| l.block(&c.body)).collect::<Vec<_>>()
        });
        out.push(Stmt::Switch {
            label,
            value,
            cases,
            default: s.cases.iter().position(|c| c.default).map(|i| i as u32),
            bodies,
            fallthrough: s.cases.iter().map(falls_through).collect(),
        });
    }

    /// The condition of each clause; none for the default.
    fn conditions(&mut self, s: &SwitchStmt, out: &mut Block) -> Vec<Option<Bool>> {
        if let Some(tag) = &s.tag {
            let tag = strip(tag);
            let t = self.type_of(tag);
            if self.mode(tag) != Mode::Nil {
                let slot = self.temp(t);
                let slot = if self.words(t) == 0 {
                    self.alloc(1)
                } else {
                    slot
                };
                self.into(tag, slot, out);
                self.frame.overrides.insert(tag.id, slot);
            }
        }
        let mut conditions = Vec::new();
        for c in &s.cases {
            if c.default {
                conditions.push(None);
                continue;
            }
            let tests = c
                .list
                .iter()
                .map(|e| match &s.tag {
                    Some(tag) => self.comparison(BinaryOp::Eq, e.span.lo, strip(tag), e),
                    None => self.boolean(e),
                })
                .collect();
            conditions.push(Some(any(tests)));
        }
        self.frame.overrides.clear();
        conditions
    }

    pub(super) fn type_switch(&mut self, s: &TypeSwitchStmt, out: &mut Block) {
        let name = self.frame.pending_label.take();
        if let Some(init) = &s.init {
            self.stmt(init, out);
        }
        let xt = self.type_of(&s.x);
        let x = self.int(&s.x);
        let x = self.keep_int(x, out);
        let mut conditions = Vec::new();
        for c in &s.cases {
            if c.default {
                conditions.push(None);
                continue;
            }
            let tests = c.list.iter().map(|e| self.type_test(x, e)).collect();
            conditions.push(Some(any(tests)));
        }
        let (bodies, label, used) = self.breakable(name, |l| {
            s.cases
                .iter()
                .map(|c| l.type_clause(c, x, xt))
                .collect::<Vec<_>>()
        });
        let mut block = Block::new();
        chain(conditions, bodies, &mut block);
        if used {
            out.push(Stmt::Block(label, block));
        } else {
            out.extend(block);
        }
    }

    fn type_test(&mut self, x: Slot, e: &ast::Expr) -> Bool {
        let x = Box::new(Int::Local(x));
        if self.mode(e) == Mode::Nil {
            return Bool::Int(Rel::Eq, x, Box::new(Int::Const(0)));
        }
        let t = self.type_of(e);
        let ty = self.descriptor(t);
        if self.is_interface(t) {
            Bool::Implements(x, ty)
        } else {
            Bool::TypeIs(x, ty)
        }
    }

    fn type_clause(&mut self, c: &CaseClause, x: Slot, xt: TypeId) -> Block {
        let mark = self.frame.top;
        let mut out = Block::new();
        if let Some(&v) = self.checked.info.implicits.get(&c.id) {
            let loc = self.reserve(v);
            let t = self.var_type(v);
            if self.is_interface(t) || t == xt {
                self.begin_var(v, loc, x, t, &mut out);
            } else {
                let slot = self.temp(t);
                if self.words(t) > 0 {
                    self.load_words(slot, t, at(x, 8), &mut out);
                }
                self.begin_var(v, loc, slot, t, &mut out);
            }
            self.frame.vars.insert(v, loc);
        }
        self.stmts(&c.body, &mut out);
        self.frame.top = mark;
        out
    }
}
