//! Statements.

use super::assign::message_span;
use super::check::Checker;
use super::constant::Value;
use super::expr::Kind;
use super::info::Mode;
use super::object::ObjId;
use super::operand::Operand;
use super::print::expr_text;
use super::ty::{Basic, ChanDir, Type, TypeId};
use crate::source::{Pos, Span};
use crate::syntax::ast::{
    BinaryOp, Block, CaseClause, CommClause, Expr, ExprKind, ForStmt, IfStmt, NodeId, Stmt,
    StmtKind, SwitchStmt, TypeSwitchStmt,
};
use rustc_hash::FxHashMap;

impl Checker {
    pub(super) fn stmt_list(&mut self, list: &[Stmt]) {
        for s in list {
            self.stmt(s);
        }
    }

    pub(super) fn block(&mut self, block: &Block) {
        let scope = self.open_scope();
        self.stmt_list(&block.stmts);
        self.close_scope(scope);
    }

    fn stmt(&mut self, s: &Stmt) {
        match &s.kind {
            StmtKind::Bad
            | StmtKind::Empty
            | StmtKind::Break(_)
            | StmtKind::Continue(_)
            | StmtKind::Goto(_)
            | StmtKind::Fallthrough => {}
            StmtKind::Expr(e) => self.expr_stmt(e),
            StmtKind::Send(ch, x) => self.send(s.span, ch, x),
            StmtKind::IncDec(e, plus) => self.inc_dec(e, *plus),
            StmtKind::Assign(lhs, rhs) => self.assign_vars(lhs, rhs),
            StmtKind::OpAssign(op, pos, lhs, rhs) => {
                let mut x = self.binary(None, lhs, rhs, *op, *pos);
                self.assign_var(lhs, None, Some(&mut x), "assignment operation");
            }
            StmtKind::Define(lhs, rhs, pos) => {
                let span = Span::new(*pos, Pos(pos.0 + 2));
                self.short_var_decl(lhs, rhs, span);
            }
            StmtKind::Go(e) => self.suspended_call("go", e),
            StmtKind::Defer(e) => self.suspended_call("defer", e),
            StmtKind::Return(values) => self.return_stmt(s.span, values),
            StmtKind::Block(b) => self.block(b),
            StmtKind::If(s) => self.if_stmt(s),
            StmtKind::Switch(s) => self.switch_stmt(s),
            StmtKind::TypeSwitch(s) => self.type_switch(s),
            StmtKind::Select(clauses, _) => self.select(clauses),
            StmtKind::For(s) => self.for_stmt(s),
            StmtKind::Range(s) => self.range_stmt(s),
            StmtKind::Labeled(_, s) => self.stmt(s),
            StmtKind::Decl(d) => self.local_decl(d),
        }
        if self.path.is_empty() {
            self.process_later();
        }
    }

    fn expr_stmt(&mut self, e: &Expr) {
        let (x, kind) = self.raw_expr(None, e, None, false);
        let what = match x.mode {
            Mode::Invalid => return,
            Mode::Builtin => "must be called",
            Mode::Type => "is not an expression",
            _ if kind == Kind::Statement => return,
            _ => "is not used",
        };
        let text = format!("{} {what}", self.describe(&x));
        self.error("UnusedExpr", message_span(e), text);
    }

    fn send(&mut self, span: Span, ch: &Expr, value: &Expr) {
        let ch = self.expr(None, ch);
        let mut x = self.generic_expr(value);
        if ch.is_invalid() || x.is_invalid() {
            return;
        }
        if let Some(elem) = self.channel_elem(&ch, "send to", ChanDir::Recv, span) {
            self.assignment(&mut x, Some(elem), "send");
        }
    }

    fn inc_dec(&mut self, e: &Expr, plus: bool) {
        let mut x = self.expr(None, e);
        if x.is_invalid() {
            return;
        }
        if !self.info.types.is_numeric(x.ty) {
            let text = format!(
                "invalid operation: {}{} (non-numeric type {})",
                expr_text(e),
                if plus { "++" } else { "--" },
                self.text(x.ty)
            );
            self.error("NonNumericIncDec", e.span, text);
            return;
        }
        self.assign_var(e, None, Some(&mut x), "assignment");
    }

    fn suspended_call(&mut self, keyword: &str, e: &Expr) {
        if !matches!(e.kind, ExprKind::Call(_)) {
            let text = format!("expression in {keyword} must be function call");
            self.error("InvalidCall", e.span, text);
            self.use_expr(e);
            return;
        }
        let (x, kind) = self.raw_expr(None, e, None, false);
        if x.is_invalid() {
            return;
        }
        let what = match kind {
            Kind::Statement => return,
            Kind::Conversion => "requires function call, not conversion",
            Kind::Expression => "discards result of",
        };
        let text = format!("{keyword} {what} {}", self.describe(&x));
        self.error("UnusedResults", e.span, text);
    }

    fn return_stmt(&mut self, span: Span, values: &[Expr]) {
        let Some(results) = self.env.results.clone() else {
            self.use_exprs(values);
            return;
        };
        if values.is_empty() {
            if results.named {
                for &o in &results.vars {
                    self.check_result_in_scope(span, o);
                }
            } else if !results.vars.is_empty() {
                self.return_error(span, &results.vars, &[]);
            }
            return;
        }
        self.init_vars(&results.vars, values, Some(span));
    }

    /// A bare `return` needs its results in scope.
    fn check_result_in_scope(&mut self, span: Span, o: ObjId) {
        let object = self.object(o);
        let name = object.name.clone();
        let Some((_, other)) = self.scopes.lookup(self.env.scope, &name) else {
            return;
        };
        if other == o || name == "_" {
            return;
        }
        let at = self.object(other).span;
        let ty = self.object(other).ty;
        let text = format!(
            "result parameter {name} not in scope at return\n\t{}: inner declaration of var {name} {}",
            self.map.describe(at.lo),
            self.text(ty)
        );
        self.error("OutOfScopeResult", span, text)
            .label(at, format!("hides the result {name}"));
    }

    fn condition(&mut self, e: &Expr, what: &str) {
        let x = self.expr(None, e);
        if x.is_invalid() {
            return;
        }
        if !self.info.types.is_boolean(x.ty) {
            let text = format!("non-boolean condition in {what} statement");
            self.error("InvalidCond", e.span, text);
            return;
        }
        if self.info.types.is_untyped(x.ty) {
            self.update_expr_type(e, Basic::Bool.id(), true);
        }
    }

    fn if_stmt(&mut self, s: &IfStmt) {
        let scope = self.open_scope();
        if let Some(init) = &s.init {
            self.stmt(init);
        }
        self.condition(&s.cond, "if");
        self.block(&s.then);
        if let Some(o) = &s.otherwise {
            self.stmt(o);
        }
        self.close_scope(scope);
    }

    fn for_stmt(&mut self, s: &ForStmt) {
        let scope = self.open_scope();
        if let Some(init) = &s.init {
            self.stmt(init);
        }
        if let Some(cond) = &s.cond {
            self.condition(cond, "for");
        }
        if let Some(post) = &s.post {
            if matches!(post.kind, StmtKind::Define(..)) {
                let text = "cannot declare in post statement of for loop";
                self.error("InvalidPostDecl", post.span, text);
            }
            self.stmt(post);
        }
        self.block(&s.body);
        self.close_scope(scope);
    }

    fn multiple_defaults(&mut self, defaults: impl Iterator<Item = Pos>) {
        let mut first = None;
        for pos in defaults {
            let span = Span::new(pos, Pos(pos.0 + 7));
            match first {
                None => first = Some(span),
                Some(f) => {
                    let at = self.map.describe(f.lo);
                    let text = format!("multiple defaults (first at {at})");
                    self.error("DuplicateDefault", span, text)
                        .label(f, "first default");
                }
            }
        }
    }

    fn switch_stmt(&mut self, s: &SwitchStmt) {
        let scope = self.open_scope();
        if let Some(init) = &s.init {
            self.stmt(init);
        }
        let lbrace = Span::new(s.lbrace, s.lbrace);
        let truth = Expr {
            id: NodeId(u32::MAX),
            span: lbrace,
            kind: ExprKind::Name("true".into()),
        };
        let tag = match &s.tag {
            Some(tag) => {
                let mut x = self.expr(None, tag);
                self.assignment(&mut x, None, "switch expression");
                if !x.is_invalid()
                    && !self.info.types.comparable(x.ty)
                    && !self.info.types.has_nil(x.ty)
                {
                    let mut text = format!("cannot switch on {}", self.describe(&x));
                    if matches!(self.composite_kind(x.ty), "array" | "struct") {
                        text.push_str(&format!(" ({} is not comparable)", self.text(x.ty)));
                    }
                    self.error("InvalidExprSwitch", tag.span, text);
                    x.invalidate();
                }
                x
            }
            None => Operand::constant(Basic::Bool.id(), Value::Bool(true), &truth),
        };
        self.multiple_defaults(s.cases.iter().filter(|c| c.default).map(|c| c.pos));
        let mut seen = FxHashMap::default();
        for clause in &s.cases {
            for e in &clause.list {
                self.case_value(&tag, e, &mut seen);
            }
            self.clause_body(&clause.body);
        }
        self.close_scope(scope);
    }

    fn clause_body(&mut self, body: &[Stmt]) {
        let scope = self.open_scope();
        self.stmt_list(body);
        self.close_scope(scope);
    }

    fn case_value(
        &mut self,
        tag: &Operand,
        e: &Expr,
        seen: &mut FxHashMap<String, Vec<(TypeId, Span)>>,
    ) {
        let mut v = self.expr(None, e);
        if tag.is_invalid() || v.is_invalid() {
            return;
        }
        let mut x = tag.clone();
        if self.case_mismatch(&mut v, &mut x) {
            return;
        }
        let result = self.comparison(v.clone(), x, BinaryOp::Eq, Some(e));
        if result.is_invalid() || v.mode != Mode::Constant {
            return;
        }
        let value = v.constant_value();
        if value.is_unknown() || value.as_bool().is_some() {
            return;
        }
        let list = seen.entry(value.key()).or_default();
        let same = list
            .iter()
            .find(|(t, _)| self.info.types.identical(v.ty, *t))
            .map(|(_, s)| *s);
        if let Some(other) = same {
            let text = format!(
                "duplicate case {} in expression switch\n\t{}: previous case",
                self.describe(&v),
                self.map.describe(other.lo)
            );
            self.error("DuplicateCase", e.span, text)
                .label(other, "previous case");
            return;
        }
        list.push((v.ty, e.span));
    }

    /// Brings case and tag to a common type; reports if there is none.
    fn case_mismatch(&mut self, v: &mut Operand, x: &mut Operand) -> bool {
        let (tv, tx) = (v.ty, x.ty);
        let untyped = self.info.types.is_untyped(tv) || self.info.types.is_untyped(tx);
        if !untyped {
            return false;
        }
        self.convert_untyped(v, tx);
        v.is_invalid()
    }

    fn type_switch(&mut self, s: &TypeSwitchStmt) {
        let scope = self.open_scope();
        if let Some(init) = &s.init {
            self.stmt(init);
        }
        if let Some(name) = &s.name
            && name.name == "_"
        {
            self.error("NoNewVar", name.span, "no new variable on left side of :=");
        }
        let x = self.expr(None, &s.x);
        let mut subject = None;
        if !x.is_invalid() {
            if self.info.types.is_param(x.ty) {
                let text = format!(
                    "cannot use type switch on type parameter value {}",
                    self.describe(&x)
                );
                self.error("InvalidTypeSwitch", s.x.span, text);
            } else if self.info.types.is_interface(x.ty) {
                subject = Some(x);
            } else {
                let text = format!("{} is not an interface", self.describe(&x));
                self.error("InvalidTypeSwitch", s.x.span, text);
            }
        }
        self.multiple_defaults(s.cases.iter().filter(|c| c.default).map(|c| c.pos));
        let mut vars = Vec::new();
        let mut seen: Vec<(Option<TypeId>, Span)> = Vec::new();
        for clause in &s.cases {
            let mut ty = self.case_types(subject.as_ref(), clause, &mut seen);
            let scope = self.open_scope();
            if let Some(name) = s.name.as_ref().filter(|n| n.name != "_") {
                if clause.list.len() != 1 || ty.is_none() {
                    ty = subject.as_ref().map(|x| x.ty);
                }
                let ty = ty.unwrap_or(Basic::Invalid.id());
                let o = self.new_var(name.name.clone(), name.span, ty, false);
                self.declare_in(self.env.scope, &name.name, o);
                self.info.implicits.insert(clause.id, o);
                vars.push(o);
            }
            self.stmt_list(&clause.body);
            self.close_scope(scope);
        }
        if let Some(name) = s.name.as_ref().filter(|n| n.name != "_") {
            let used = vars
                .iter()
                .any(|&o| self.var_mut(o).is_some_and(|v| v.used));
            if !used {
                let text = format!("{} declared and not used", name.name);
                self.error("UnusedVar", name.span, text).soft();
            }
        }
        self.close_scope(scope);
    }

    /// The types of a clause; gives the last one, `None` for `nil`.
    fn case_types(
        &mut self,
        x: Option<&Operand>,
        clause: &CaseClause,
        seen: &mut Vec<(Option<TypeId>, Span)>,
    ) -> Option<TypeId> {
        let mut last = None;
        for e in &clause.list {
            let ty = if self.is_nil_expr(e) {
                self.expr(None, e);
                None
            } else {
                let ty = self.var_type(e);
                if ty == super::check::INVALID {
                    last = Some(ty);
                    continue;
                }
                Some(ty)
            };
            last = ty;
            let same = seen
                .iter()
                .find(|(t, _)| match (*t, ty) {
                    (None, None) => true,
                    (Some(a), Some(b)) => self.info.types.identical(a, b),
                    _ => false,
                })
                .map(|(_, s)| *s);
            if let Some(other) = same {
                let name = ty.map_or("nil".into(), |t| self.text(t));
                let text = format!(
                    "duplicate case {name} in type switch\n\t{}: previous case",
                    self.map.describe(other.lo)
                );
                self.error("DuplicateCase", e.span, text)
                    .label(other, "previous case");
                continue;
            }
            seen.push((ty, e.span));
            if let (Some(x), Some(ty)) = (x, ty) {
                self.check_assertable(e, x, ty, true);
            }
        }
        last
    }

    fn is_nil_expr(&self, e: &Expr) -> bool {
        match &e.kind {
            ExprKind::Paren(x) => self.is_nil_expr(x),
            ExprKind::Name(n) if n == "nil" => self
                .scopes
                .lookup(self.env.scope, n)
                .is_some_and(|(_, o)| matches!(self.object(o).kind, super::object::ObjKind::Nil)),
            _ => false,
        }
    }

    fn select(&mut self, clauses: &[CommClause]) {
        self.multiple_defaults(clauses.iter().filter(|c| c.comm.is_none()).map(|c| c.pos));
        for clause in clauses {
            let scope = self.open_scope();
            if let Some(comm) = &clause.comm {
                let receives = |e: &Expr| {
                    let mut e = e;
                    while let ExprKind::Paren(x) = &e.kind {
                        e = x;
                    }
                    matches!(e.kind, ExprKind::Receive(_))
                };
                let valid = match &comm.kind {
                    StmtKind::Send(..) | StmtKind::Bad => true,
                    StmtKind::Expr(e) => receives(e),
                    StmtKind::Assign(_, rhs) | StmtKind::Define(_, rhs, _) => {
                        matches!(&rhs[..], [only] if receives(only))
                    }
                    _ => false,
                };
                if !valid {
                    let text = "select case must be send or receive (possibly with assignment)";
                    self.error("InvalidSelectCase", comm.span, text);
                    self.close_scope(scope);
                    continue;
                }
                self.stmt(comm);
            }
            self.stmt_list(&clause.body);
            self.close_scope(scope);
        }
    }

    /// The pointer's base if it points to an array, else the type itself.
    pub(super) fn array_pointer_base(&mut self, under: TypeId) -> TypeId {
        if let Type::Pointer(base) = *self.info.types.get(under) {
            let base = self.under(base);
            if matches!(self.info.types.get(base), Type::Array(..)) {
                return base;
            }
        }
        under
    }
}
