//! `select`.

use super::Lower;
use super::expr::strip;
use crate::source::Pos;
use crate::syntax::ast::{CommClause, Expr, ExprKind, StmtKind};
use crate::tree::{Block, Int, SelectCase, Slot, Stmt};
use crate::types::ty::{Basic, TypeId};

/// What a clause receives into.
struct Received<'e> {
    targets: &'e [Expr],
    define: bool,
    slot: Slot,
    ty: TypeId,
}

impl Lower<'_> {
    pub(super) fn select(&mut self, clauses: &[CommClause], pos: Pos, out: &mut Block) {
        let name = self.frame.pending_label.take();
        let (chosen, ok) = (self.alloc(1), self.alloc(1));
        let mut cases = Vec::new();
        let mut received = Vec::new();
        let mut values = Vec::new();
        let mut default = false;
        for (i, c) in clauses.iter().enumerate() {
            let Some(comm) = &c.comm else {
                default = true;
                received.push(None);
                values.push((-1, i as u32));
                continue;
            };
            values.push((cases.len() as i64, i as u32));
            let (targets, define, x): (&[Expr], bool, &Expr) = match &comm.kind {
                StmtKind::Send(ch, v) => {
                    let t = self.type_of(ch);
                    let elem = self.elem(t);
                    self.order_send(ch, v, elem, out);
                    let chan = self.int(ch);
                    let chan = Int::Local(self.keep_int(chan, out));
                    let words = self.words(elem).max(1);
                    let slot = self.alloc(words);
                    self.put_as(v, elem, slot, out);
                    cases.push(SelectCase::Send {
                        chan,
                        value: crate::tree::Arg::Wide(Block::new()),
                        slot,
                    });
                    received.push(None);
                    continue;
                }
                StmtKind::Expr(x) => (&[], false, x),
                StmtKind::Assign(l, r) => (l, false, &r[0]),
                StmtKind::Define(l, r, _) => (l, true, &r[0]),
                _ => continue,
            };
            let ExprKind::Receive(ch) = &strip(x).kind else {
                continue;
            };
            let t = self.type_of(ch);
            let ty = self.elem(t);
            let chan = self.int(ch);
            let chan = Int::Local(self.keep_int(chan, out));
            let words = self.words(ty).max(1);
            let to = self.alloc(words);
            cases.push(SelectCase::Recv { chan, to });
            received.push(Some(Received {
                targets,
                define,
                slot: to,
                ty,
            }));
        }
        let site = self.site(pos);
        out.push(Stmt::Select {
            cases,
            default,
            chosen,
            ok,
            site,
        });
        if clauses.is_empty() {
            return;
        }
        let (bodies, label, _) = self.breakable(name, |l| {
            let clauses = clauses.iter().zip(&received);
            clauses
                .map(|(c, r)| l.clause(c, r.as_ref(), ok))
                .collect::<Vec<_>>()
        });
        out.push(Stmt::Switch {
            label,
            value: Int::Local(chosen),
            cases: values,
            default: None,
            fallthrough: vec![false; bodies.len()],
            bodies,
        });
    }

    fn clause(&mut self, c: &CommClause, received: Option<&Received>, ok: Slot) -> Block {
        let mark = self.frame.top;
        let mut out = Block::new();
        if let Some(r) = received {
            let items = [(r.slot, r.ty), (ok, Basic::Bool.id())];
            for (e, (slot, ty)) in r.targets.iter().zip(items) {
                match self.defined(e).filter(|_| r.define) {
                    Some(v) => {
                        let loc = self.reserve(v);
                        self.begin_var(v, loc, slot, ty, &mut out);
                        self.frame.vars.insert(v, loc);
                    }
                    None => self.assign_slot(e, slot, ty, &mut out),
                }
            }
            self.frame.overrides.clear();
        }
        self.stmts(&c.body, &mut out);
        self.frame.top = mark;
        out
    }
}
