//! Terminating statements: a function with results must end in one.

use crate::syntax::ast::{Block, CaseClause, Expr, ExprKind, NodeId, Stmt, StmtKind};
use rustc_hash::FxHashSet;

/// Whether a list of statements ends in a terminating one. `panics` holds the calls of the predeclared `panic`.
pub fn terminates(list: &[Stmt], panics: &FxHashSet<NodeId>) -> bool {
    Terminating { panics }.list(list)
}

struct Terminating<'a> {
    panics: &'a FxHashSet<NodeId>,
}

impl Terminating<'_> {
    fn list(&self, list: &[Stmt]) -> bool {
        let last = list
            .iter()
            .rev()
            .find(|s| !matches!(s.kind, StmtKind::Empty));
        last.is_some_and(|s| self.stmt(s, None))
    }

    fn block(&self, block: &Block) -> bool {
        self.list(&block.stmts)
    }

    fn stmt(&self, s: &Stmt, label: Option<&str>) -> bool {
        match &s.kind {
            StmtKind::Return(_) | StmtKind::Goto(_) | StmtKind::Fallthrough => true,
            StmtKind::Expr(e) => self.is_panic(e),
            StmtKind::Block(b) => self.block(b),
            StmtKind::If(s) => {
                let otherwise = s.otherwise.as_ref();
                self.block(&s.then) && otherwise.is_some_and(|o| self.stmt(o, None))
            }
            StmtKind::Switch(s) => self.cases(&s.cases, label),
            StmtKind::TypeSwitch(s) => self.cases(&s.cases, label),
            StmtKind::Select(clauses, _) => clauses
                .iter()
                .all(|c| self.list(&c.body) && !has_break_list(&c.body, label, true)),
            StmtKind::For(s) => s.cond.is_none() && !has_break_list(&s.body.stmts, label, true),
            StmtKind::Labeled(name, s) => self.stmt(s, Some(&name.name)),
            _ => false,
        }
    }

    fn cases(&self, cases: &[CaseClause], label: Option<&str>) -> bool {
        cases.iter().any(|c| c.default)
            && cases
                .iter()
                .all(|c| self.list(&c.body) && !has_break_list(&c.body, label, true))
    }

    fn is_panic(&self, mut e: &Expr) -> bool {
        while let ExprKind::Paren(inner) = &e.kind {
            e = inner;
        }
        self.panics.contains(&e.id)
    }
}

/// Whether a `break` leaves the statement around the list: without label (if `implicit`), or with that label.
fn has_break_list(list: &[Stmt], label: Option<&str>, implicit: bool) -> bool {
    list.iter().any(|s| has_break(s, label, implicit))
}

fn has_break(s: &Stmt, label: Option<&str>, implicit: bool) -> bool {
    let labelled = |list: &[Stmt]| label.is_some() && has_break_list(list, label, false);
    match &s.kind {
        StmtKind::Break(None) => implicit,
        StmtKind::Break(Some(l)) => Some(l.name.as_str()) == label,
        StmtKind::Labeled(_, s) => has_break(s, label, implicit),
        StmtKind::Block(b) => has_break_list(&b.stmts, label, implicit),
        StmtKind::If(s) => {
            has_break_list(&s.then.stmts, label, implicit)
                || s.otherwise
                    .as_ref()
                    .is_some_and(|o| has_break(o, label, implicit))
        }
        StmtKind::Switch(s) => s.cases.iter().any(|c| labelled(&c.body)),
        StmtKind::TypeSwitch(s) => s.cases.iter().any(|c| labelled(&c.body)),
        StmtKind::Select(clauses, _) => clauses.iter().any(|c| labelled(&c.body)),
        StmtKind::For(s) => labelled(&s.body.stmts),
        StmtKind::Range(s) => labelled(&s.body.stmts),
        _ => false,
    }
}
