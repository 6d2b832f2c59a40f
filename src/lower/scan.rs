//! Looking through a function's body before it is lowered: which names it mentions, whether it defers.

use crate::syntax::ast::{Block, Decl, Expr, ExprKind, NodeId, RangeStmt, Stmt, StmtKind};
use smol_str::SmolStr;

/// What a body contains.
#[derive(Default)]
pub(super) struct Found<'a> {
    /// All identifiers used, those in function literals too.
    pub names: Vec<NodeId>,
    /// A `defer` outside of function literals.
    pub defers: bool,
    /// Loops with `range` outside of function literals.
    pub ranges: Vec<&'a RangeStmt>,
    /// Labels that `goto` names.
    pub gotos: Vec<SmolStr>,
    /// Labels, those in function literals too.
    pub labels: Vec<SmolStr>,
    depth: u32,
}

/// Looks through a body.
pub(super) fn scan(block: &Block) -> Found<'_> {
    let mut found = Found::default();
    found.stmts(&block.stmts);
    found
}

/// The labels of a list of statements and of what is in them.
pub(super) fn labels(list: &[Stmt]) -> Vec<SmolStr> {
    let mut found = Found::default();
    found.stmts(list);
    found.labels
}

/// The names in an expression.
pub(super) fn names(e: &Expr) -> Vec<NodeId> {
    let mut found = Found::default();
    found.expr(e);
    found.names
}

impl<'a> Found<'a> {
    pub fn stmts(&mut self, stmts: &'a [Stmt]) {
        for s in stmts {
            self.stmt(s);
        }
    }

    fn exprs(&mut self, list: &'a [Expr]) {
        for e in list {
            self.expr(e);
        }
    }

    fn stmt(&mut self, s: &'a Stmt) {
        match &s.kind {
            StmtKind::Bad
            | StmtKind::Empty
            | StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Fallthrough => {}
            StmtKind::Goto(label) => self.gotos.push(label.name.clone()),
            StmtKind::Expr(e) | StmtKind::Go(e) | StmtKind::IncDec(e, _) => self.expr(e),
            StmtKind::Defer(e) => {
                self.defers |= self.depth == 0;
                self.expr(e);
            }
            StmtKind::Send(a, b) | StmtKind::OpAssign(_, _, a, b) => {
                self.expr(a);
                self.expr(b);
            }
            StmtKind::Assign(l, r) | StmtKind::Define(l, r, _) => {
                self.exprs(l);
                self.exprs(r);
            }
            StmtKind::Return(list) => self.exprs(list),
            StmtKind::Block(b) => self.stmts(&b.stmts),
            StmtKind::If(s) => {
                self.stmts(s.init.as_slice());
                self.expr(&s.cond);
                self.stmts(&s.then.stmts);
                self.stmts(s.otherwise.as_slice());
            }
            StmtKind::Switch(s) => {
                self.stmts(s.init.as_slice());
                self.exprs(s.tag.as_slice());
                for c in &s.cases {
                    self.exprs(&c.list);
                    self.stmts(&c.body);
                }
            }
            StmtKind::TypeSwitch(s) => {
                self.stmts(s.init.as_slice());
                self.expr(&s.x);
                for c in &s.cases {
                    self.stmts(&c.body);
                }
            }
            StmtKind::Select(clauses, _) => {
                for c in clauses {
                    self.stmts(c.comm.as_slice());
                    self.stmts(&c.body);
                }
            }
            StmtKind::For(s) => {
                self.stmts(s.init.as_slice());
                self.exprs(s.cond.as_slice());
                self.stmts(s.post.as_slice());
                self.stmts(&s.body.stmts);
            }
            StmtKind::Range(s) => {
                if self.depth == 0 {
                    self.ranges.push(s);
                }
                self.exprs(s.key.as_slice());
                self.exprs(s.value.as_slice());
                self.expr(&s.x);
                self.stmts(&s.body.stmts);
            }
            StmtKind::Labeled(name, s) => {
                self.labels.push(name.name.clone());
                self.stmt(s);
            }
            StmtKind::Decl(d) => {
                if let Decl::Var(v) = d {
                    self.exprs(&v.values);
                }
            }
        }
    }

    fn expr(&mut self, e: &'a Expr) {
        match &e.kind {
            ExprKind::Name(_) => self.names.push(e.id),
            ExprKind::Bad
            | ExprKind::Lit(..)
            | ExprKind::ArrayType(..)
            | ExprKind::SliceType(_)
            | ExprKind::StructType(_)
            | ExprKind::FuncType(_)
            | ExprKind::InterfaceType(_)
            | ExprKind::MapType(..)
            | ExprKind::ChanType(..) => {}
            ExprKind::Composite(c) => self.exprs(&c.elems),
            ExprKind::Func(f) => {
                self.depth += 1;
                self.stmts(&f.body.stmts);
                self.depth -= 1;
            }
            ExprKind::Paren(x)
            | ExprKind::Selector(x, _)
            | ExprKind::TypeAssert(x, _)
            | ExprKind::Star(x)
            | ExprKind::AddressOf(x)
            | ExprKind::Receive(x)
            | ExprKind::Unary(_, x) => self.expr(x),
            ExprKind::Index(x, list) => {
                self.expr(x);
                self.exprs(list);
            }
            ExprKind::Slice(s) => {
                self.expr(&s.x);
                self.exprs(s.lo.as_slice());
                self.exprs(s.hi.as_slice());
                self.exprs(s.max.as_slice());
            }
            ExprKind::Call(c) => {
                self.expr(&c.func);
                self.exprs(&c.args);
            }
            ExprKind::Binary(_, _, x, y) | ExprKind::KeyValue(x, y) => {
                self.expr(x);
                self.expr(y);
            }
        }
    }
}
