//! `go` and `defer`.

use super::Lower;
use super::call::Callee;
use super::expr::strip;
use super::function::Frame;
use crate::syntax::ast::{CallExpr, Expr, ExprKind};
use crate::tree::{Arg, Block, Call, Stmt};
use crate::types::info::Mode;
use crate::types::object::Builtin;
use crate::types::ty::TypeId;

/// A call to be made later.
pub(super) struct Later {
    pub call: Call,
    /// Words of the result area.
    pub area: u32,
    /// Words of the arguments, the receiver included.
    pub words: u32,
}

impl Lower<'_> {
    pub(super) fn go(&mut self, e: &Expr, out: &mut Block) {
        if let Some(later) = self.later(e, out) {
            out.push(Stmt::Go(Box::new(later.call)));
        }
    }

    pub(super) fn defer(&mut self, e: &Expr, out: &mut Block) {
        if self.frame.escape.is_some() {
            self.defer_outside(e, out);
            return;
        }
        if let Some(later) = self.later(e, out) {
            out.push(Stmt::Defer(Box::new(later.call)));
        }
    }

    /// The call of a `go` or `defer` statement; none if it would do nothing.
    pub(super) fn later(&mut self, e: &Expr, out: &mut Block) -> Option<Later> {
        let e = strip(e);
        let ExprKind::Call(c) = &e.kind else {
            return None;
        };
        match self.callee(c) {
            // A deferred `recover` is not called by a deferred function.
            Callee::Builtin(Builtin::Recover) => None,
            Callee::Builtin(_) | Callee::Conversion => Some(self.later_builtin(e, c, out)),
            callee => {
                let ready = self.prepare(c, callee, e.span.lo);
                out.extend(ready.pre);
                Some(Later {
                    call: ready.call,
                    area: ready.area,
                    words: ready.words,
                })
            }
        }
    }

    /// A predeclared function as a function of its operands.
    fn later_builtin(&mut self, e: &Expr, c: &CallExpr, out: &mut Block) -> Later {
        self.order(&c.args, out);
        let mut operands: Vec<(&Expr, TypeId)> = Vec::new();
        for a in &c.args {
            let a = strip(a);
            if self.const_value(a).is_none() && !matches!(self.mode(a), Mode::Type | Mode::Nil) {
                let t = self.type_of(a);
                operands.push((a, t));
            }
        }
        let params: Vec<TypeId> = operands.iter().map(|o| o.1).collect();
        let name = format!("{}.deferwrap", self.frame.name);
        let func = self.new_func(&name, &params, &[]);
        let child = Frame {
            name,
            package: self.frame.package.clone(),
            env: self.frame.env.clone(),
            deferred: true,
            ..Frame::default()
        };
        let parent = std::mem::replace(&mut self.frame, child);
        let slots = self.enter(&params, &[]);
        for ((a, _), slot) in operands.iter().zip(slots) {
            self.frame.overrides.insert(a.id, slot);
        }
        let mut body = Block::new();
        self.evaluate(e, None, &mut body);
        self.finish(func, body, e.span.lo);
        self.frame = parent;

        let words = self.words_of(&params);
        let base = self.frame.top + 1;
        self.alloc(1 + words + 1);
        let mut args: Vec<Arg> = Vec::new();
        let mut slot = base;
        for (a, t) in operands {
            args.push(self.arg(a, t, slot));
            slot += self.words(t);
        }
        Later {
            call: self.direct(func, base, args, e.span.lo),
            area: 0,
            words,
        }
    }
}
