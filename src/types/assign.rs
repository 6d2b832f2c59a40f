//! Assignments, initialisations, and what they want of both sides.

use super::check::{Checker, INVALID};
use super::info::Mode;
use super::object::{ObjId, ObjKind};
use super::operand::{Operand, Target};
use super::print::expr_text;
use super::ty::{Basic, Type, TypeId};
use super::untyped::Conversion;
use crate::source::{Pos, Span};
use crate::syntax::ast::{Expr, ExprKind};
use rustc_hash::FxHashSet;

impl Checker {
    /// `x` is assigned to a variable of type `t`, or of any type. `context` says where, in messages.
    pub(super) fn assignment(&mut self, x: &mut Operand, t: Option<TypeId>, context: &str) {
        self.single_value(x);
        if x.is_invalid() {
            return;
        }
        if matches!(x.mode, Mode::NoValue | Mode::Builtin | Mode::Type) {
            let to = t.map_or(String::new(), |t| self.text(t));
            let text = format!("cannot assign {} to {to} in {context}", self.describe(x));
            self.error("IncompatibleAssign", x.expr.span, text);
            x.invalidate();
            return;
        }
        if t == Some(INVALID) {
            x.invalidate();
            return;
        }
        if self.info.types.is_untyped(x.ty) && !self.assign_untyped(x, t, context) {
            return;
        }
        if self.generic_signature(x.ty).is_some() {
            if let Some(ty) = t {
                let what = context.to_string();
                *x = self.infer_from_target(x.clone(), &Target { ty, what });
            }
            self.non_generic(x);
            if x.is_invalid() {
                return;
            }
        }
        let Some(t) = t else {
            return;
        };
        let mut cause = String::new();
        if self.assignable(x, t, &mut cause) {
            return;
        }
        self.cannot_use(x, t, context, &cause);
        x.invalidate();
    }

    fn cannot_use(&mut self, x: &Operand, t: TypeId, context: &str, cause: &str) {
        let mut text = format!(
            "cannot use {} as {} value in {context}",
            self.describe(x),
            self.text(t)
        );
        if !cause.is_empty() {
            text.push_str(": ");
            text.push_str(cause);
        }
        let hint = self.conversion_hint(x, t);
        let hint = hint.or_else(|| self.similar_method(x, cause));
        let declared = self.types_at_odds(x, t, cause);
        let diag = self.error("IncompatibleAssign", x.expr.span, text);
        if let Some(hint) = hint {
            diag.help(hint);
        }
        diag.labels.extend(declared);
    }

    /// A method of the operand that seems to be meant for the one that is missing.
    fn similar_method(&self, x: &Operand, cause: &str) -> Option<String> {
        let (_, missing) = cause.split_once("(missing method ")?;
        let missing = missing.strip_suffix(')')?;
        let (base, _) = self.info.types.deref(x.ty);
        let named = self.info.types.named_id(base)?;
        let methods = self.info.types.declared_methods(named).iter();
        let names = methods.map(|m| &self.object(m.func).name);
        let near = names
            .map(|n| (crate::module::distance(missing, n), n))
            .min()?;
        (near.0 <= missing.len().div_ceil(3))
            .then(|| format!("there is a method {}: is it meant to be {missing}?", near.1))
    }

    /// Where a type and the interface that it does not implement are declared.
    fn types_at_odds(&mut self, x: &Operand, t: TypeId, cause: &str) -> Vec<(Span, String)> {
        if !cause.contains("does not implement") {
            return Vec::new();
        }
        let (base, _) = self.info.types.deref(x.ty);
        let words = [
            (t, "the interface asks for this"),
            (base, "the type has these methods only"),
        ];
        let mut labels = Vec::new();
        for (ty, words) in words {
            if let Some(n) = self.info.types.named_id(ty) {
                let object = self.object(self.info.types.named[n.0 as usize].obj);
                if object.span.lo != Pos::NONE {
                    let name = &object.name;
                    labels.push((object.span, format!("{name}: {words}")));
                }
            }
        }
        labels
    }

    /// How a number could be converted.
    fn conversion_hint(&mut self, x: &Operand, t: TypeId) -> Option<String> {
        let types = &mut self.info.types;
        let numbers = types.is_numeric(x.ty) && types.is_numeric(t) && !types.is_untyped(x.ty);
        let complex = types.is_complex(x.ty) != types.is_complex(t);
        (numbers && !complex)
            .then(|| format!("convert it: {}({})", self.text(t), expr_text(x.expr)))
    }

    fn assign_untyped(&mut self, x: &mut Operand, t: Option<TypeId>, context: &str) -> bool {
        if x.is_nil() {
            match t {
                None => {
                    let text = format!("use of untyped nil in {context}");
                    self.error("UntypedNilUse", x.expr.span, text);
                    x.invalidate();
                }
                Some(t) if !self.info.types.has_nil(t) => {
                    let text = format!("cannot use nil as {} value in {context}", self.text(t));
                    self.error("IncompatibleAssign", x.expr.span, text);
                    x.invalidate();
                }
                Some(_) => {}
            }
            return false;
        }
        let target = match t {
            Some(t) if !self.info.types.is_interface(t) => t,
            _ => self.info.types.default_type(x.ty),
        };
        match self.implicit_type(x, target) {
            Err(why) => {
                let what = self.describe(x);
                let generic = self.info.types.is_param(target);
                let target = self.text(target);
                let end = match why {
                    _ if generic => "",
                    Conversion::Truncated => " (truncated)",
                    Conversion::Overflow => " (overflows)",
                    Conversion::Impossible => "",
                };
                let text = format!("cannot use {what} as {target} value in {context}{end}");
                self.error("IncompatibleAssign", x.expr.span, text);
                x.invalidate();
                false
            }
            Ok(_) => {
                self.convert_untyped(x, target);
                !x.is_invalid()
            }
        }
    }

    pub(super) fn init_const(&mut self, o: ObjId, x: &mut Operand) {
        if x.is_invalid() || x.ty == INVALID {
            return;
        }
        if x.mode != Mode::Constant {
            let text = format!("{} is not constant", self.describe(x));
            self.error("InvalidConstInit", x.expr.span, text);
            self.object_mut(o).ty = INVALID;
            return;
        }
        if self.object(o).ty == INVALID {
            self.object_mut(o).ty = x.ty;
        }
        let ty = self.object(o).ty;
        self.assignment(x, Some(ty), "constant declaration");
        if !x.is_invalid() {
            self.object_mut(o).kind = ObjKind::Const(x.constant_value());
        }
    }

    /// A variable, which has its type already or gets it from the value.
    pub(super) fn init_var(&mut self, o: ObjId, x: &mut Operand, context: &str) {
        if x.is_invalid() || x.ty == INVALID && x.mode != Mode::NoValue {
            x.invalidate();
            return;
        }
        if self.object(o).ty == INVALID {
            if matches!(&self.object(o).kind, ObjKind::Var(v) if v.param) {
                // A result whose type is wrong: that was told.
                x.invalidate();
                return;
            }
            let mut ty = x.ty;
            if self.info.types.is_untyped(ty) {
                if x.is_nil() {
                    let text = format!("use of untyped nil in {context}");
                    self.error("UntypedNilUse", x.expr.span, text);
                    x.invalidate();
                    return;
                }
                ty = self.info.types.default_type(ty);
            }
            self.object_mut(o).ty = ty;
        }
        let (ty, place) = (self.object(o).ty, self.object(o).span);
        let before = self.diags.len();
        self.assignment(x, Some(ty), context);
        if self.diags.len() > before && context == "return statement" {
            self.label_last(Some(place), "for this result");
        }
    }

    /// Adds the place of what a value is meant for to the mistake reported last.
    pub(super) fn label_last(&mut self, place: Option<Span>, words: &str) {
        if let Some(place) = place.filter(|span| span.lo != Pos::NONE)
            && let Some(diag) = self.diags.last_mut()
        {
            diag.label(place, words);
        }
    }

    fn is_call(e: &Expr) -> Option<&Expr> {
        match &e.kind {
            ExprKind::Paren(x) => Self::is_call(x),
            ExprKind::Call(c) => Some(&c.func),
            _ => None,
        }
    }

    /// Initialises variables; with `returns`, results at a `return` statement there.
    pub(super) fn init_vars(&mut self, lhs: &[ObjId], rhs: &[Expr], returns: Option<Span>) {
        let context = match returns {
            Some(_) => "return statement",
            None if lhs.len() > 1 => "multiple assignment",
            None => "assignment",
        };
        let call = match rhs {
            [only] => Self::is_call(only).is_some(),
            _ => false,
        };
        if lhs.len() == rhs.len() && !call {
            for (&o, e) in lhs.iter().zip(rhs) {
                let object = self.object(o);
                let target = Target {
                    ty: object.ty,
                    what: if object.name.is_empty() {
                        "result variable".into()
                    } else {
                        object.name.to_string()
                    },
                };
                let mut x = self.expr(Some(&target), e);
                self.init_var(o, &mut x, context);
            }
            return;
        }
        if rhs.len() != 1 {
            let before = self.diags.len();
            let list: Vec<_> = rhs.iter().map(|e| self.generic_expr(e)).collect();
            if self.diags.len() > before || list.iter().any(|x| x.is_invalid()) {
                return;
            }
            match returns {
                Some(at) => self.return_error(at, lhs, &list),
                None => self.assign_error(self.declared_at(lhs), rhs, lhs.len(), rhs.len()),
            }
            return;
        }
        let (mut list, comma_ok) = self.multi(&rhs[0], lhs.len() == 2 && returns.is_none());
        if list.len() == lhs.len() {
            for (&o, x) in lhs.iter().zip(&mut list) {
                self.init_var(o, x, context);
            }
            if comma_ok && list.iter().all(|x| !x.is_invalid()) {
                self.record_comma_ok(&rhs[0], list[0].ty);
            }
            return;
        }
        if list.iter().any(Operand::is_invalid) {
            return;
        }
        match returns {
            Some(at) => self.return_error(at, lhs, &list),
            None => self.assign_error(self.declared_at(lhs), rhs, lhs.len(), list.len()),
        }
    }

    /// The values of an expression; with `allow_ok`, `v, ok` for those that give it.
    pub(super) fn multi<'e>(&mut self, e: &'e Expr, allow_ok: bool) -> (Vec<Operand<'e>>, bool) {
        let x = self.multi_expr(e);
        if x.mode == Mode::Value
            && let Type::Tuple(types) = self.info.types.get(x.ty)
        {
            let types = types.clone();
            let list = types.iter().enumerate().map(|(i, &t)| Operand {
                name: Some(format!("{} function result", ordinal(i + 1))),
                ..Operand::new(Mode::Value, t, e)
            });
            return (list.collect(), false);
        }
        if allow_ok && matches!(x.mode, Mode::MapIndex | Mode::CommaOk) {
            let ok = Operand {
                name: Some("ok value of (comma, ok) expression".into()),
                ..Operand::new(Mode::Value, Basic::UntypedBool.id(), e)
            };
            return (vec![x, ok], true);
        }
        (vec![x], false)
    }

    /// Records that an expression stands in a `v, ok` context.
    pub(super) fn record_comma_ok(&mut self, e: &Expr, ty: TypeId) {
        let tuple = self.info.types.tuple(&[ty, Basic::Bool.id()]);
        let mut e = e;
        loop {
            if let Some(mode) = self.recorded(e.id).map(|r| r.mode) {
                self.record(e.id, mode, tuple, None);
            }
            match &e.kind {
                ExprKind::Paren(x) => e = x,
                _ => return,
            }
        }
    }

    /// Where variables are declared, from the first to the last.
    fn declared_at(&self, vars: &[ObjId]) -> Span {
        let spans = vars.iter().map(|&o| self.object(o).span);
        spans.reduce(|a, b| a.to(b)).unwrap_or_default()
    }

    fn assign_error(&mut self, lhs: Span, rhs: &[Expr], l: usize, r: usize) {
        let measure = |n: usize, unit: &str| match n {
            1 => format!("{n} {unit}"),
            _ => format!("{n} {unit}s"),
        };
        let (vars, values) = (measure(l, "variable"), measure(r, "value"));
        let text = match rhs {
            [only] if Self::is_call(only).is_some() => {
                let func = Self::is_call(only).map(expr_text).unwrap_or_default();
                format!("assignment mismatch: {vars} but {func} returns {values}")
            }
            _ => format!("assignment mismatch: {vars} but {values}"),
        };
        let all = rhs[0].span.to(rhs[rhs.len() - 1].span);
        let diag = self.error("WrongAssignCount", rhs[0].span, text);
        if lhs.lo != Pos::NONE {
            diag.label(lhs, vars);
        }
        diag.label(all, values);
    }

    pub(super) fn return_error(&mut self, at: Span, lhs: &[ObjId], rhs: &[Operand]) {
        let (few, at) = if rhs.len() > lhs.len() {
            ("too many", rhs[lhs.len()].expr.span)
        } else {
            ("not enough", rhs.last().map_or(at, |x| x.expr.span))
        };
        let have: Vec<_> = rhs.iter().map(|x| x.ty).collect();
        let want: Vec<_> = lhs.iter().map(|&o| self.object(o).ty).collect();
        let text = format!(
            "{few} return values\n\thave {}\n\twant {}",
            self.types_summary(&have, false, false),
            self.types_summary(&want, false, false)
        );
        let results: Vec<_> = lhs.iter().map(|&o| self.object(o).span).collect();
        let diag = self.error("WrongResultCount", at, text);
        let results = results.into_iter().filter(|r| r.lo != Pos::NONE);
        if let Some(results) = results.reduce(|a, b| a.to(b)) {
            diag.label(results, "the results of the function");
        }
    }

    /// The variable that is the left side of an assignment: naming it there is no use of it.
    pub(super) fn lhs_var(&self, e: &Expr) -> Option<ObjId> {
        match &e.kind {
            ExprKind::Paren(x) => self.lhs_var(x),
            ExprKind::Name(n) if n != "_" => {
                let (_, o) = self.scopes.lookup(self.env.scope, n)?;
                matches!(self.object(o).kind, ObjKind::Var(_)).then_some(o)
            }
            _ => None,
        }
    }

    /// The type of the left side of an assignment: `None` for `_`, invalid after a mistake.
    fn lhs(&mut self, e: &Expr) -> Option<TypeId> {
        let mut bare = e;
        while let ExprKind::Paren(x) = &bare.kind {
            bare = x;
        }
        if matches!(&bare.kind, ExprKind::Name(n) if n == "_") {
            return None;
        }
        let var = self.lhs_var(e);
        let used = var.and_then(|o| self.var_mut(o).map(|v| v.used));
        let x = self.expr(None, e);
        if let (Some(o), Some(used)) = (var, used)
            && let Some(v) = self.var_mut(o)
        {
            v.used = used;
        }
        match x.mode {
            Mode::Invalid => return Some(INVALID),
            Mode::Variable | Mode::MapIndex => {
                self.note_assigned(e);
                return Some(x.ty);
            }
            _ => {}
        }
        if let ExprKind::Selector(inner, _) = &e.kind
            && matches!(inner.kind, ExprKind::Name(_))
        {
            // As Go does, which thus complains of packages.
            self.expr(None, inner);
        }
        if let ExprKind::Selector(inner, _) = &e.kind
            && self
                .recorded(inner.id)
                .is_some_and(|r| r.mode == Mode::MapIndex)
        {
            let text = format!("cannot assign to struct field {} in map", expr_text(e));
            self.error("UnaddressableFieldAssign", e.span, text)
                .help("assign the whole struct, or keep pointers in the map");
            return Some(INVALID);
        }
        let text = format!(
            "cannot assign to {} (neither addressable nor a map index expression)",
            expr_text(e)
        );
        self.error("UnassignableOperand", message_span(e), text);
        Some(INVALID)
    }

    /// `lhs = x`, or `lhs = rhs` where `x` is not evaluated yet.
    pub(super) fn assign_var<'e>(
        &mut self,
        lhs: &Expr,
        rhs: Option<&'e Expr>,
        x: Option<&mut Operand<'e>>,
        context: &str,
    ) {
        let ty = self.lhs(lhs);
        if ty == Some(INVALID) {
            if let Some(e) = rhs {
                self.use_expr(e);
            }
            if let Some(x) = x {
                x.invalidate();
            }
            return;
        }
        let context = if ty.is_none() && context == "assignment" {
            "assignment to _ identifier"
        } else {
            context
        };
        let mut own: Operand<'e>;
        let x = match (x, rhs) {
            (Some(x), _) => x,
            (None, Some(e)) => {
                let target = ty.map(|ty| Target {
                    ty,
                    what: expr_text(lhs),
                });
                own = self.expr(target.as_ref(), e);
                &mut own
            }
            (None, None) => return,
        };
        let before = self.diags.len();
        self.assignment(x, ty, context);
        if self.diags.len() > before
            && let ExprKind::Name(name) = &lhs.unparen().kind
            && let Some(&variable) = self.info.names.get(&lhs.unparen().id)
        {
            let place = self.object(variable).span;
            self.label_last(Some(place), &format!("{name} is declared here"));
        }
    }

    /// `a, b = x, y`
    pub(super) fn assign_vars(&mut self, lhs: &[Expr], rhs: &[Expr]) {
        let call = match rhs {
            [only] => Self::is_call(only).is_some(),
            _ => false,
        };
        let context = if lhs.len() > 1 {
            "multiple assignment"
        } else {
            "assignment"
        };
        if lhs.len() == rhs.len() && !call {
            for (l, r) in lhs.iter().zip(rhs) {
                self.assign_var(l, Some(r), None, context);
            }
            return;
        }
        if rhs.len() != 1 {
            let before = self.diags.len();
            self.use_lhs(lhs);
            self.use_exprs(rhs);
            if self.diags.len() == before {
                self.assign_error(whole(lhs), rhs, lhs.len(), rhs.len());
            }
            return;
        }
        let (mut list, comma_ok) = self.multi(&rhs[0], lhs.len() == 2);
        if list.len() == lhs.len() {
            for (l, x) in lhs.iter().zip(&mut list) {
                self.assign_var(l, None, Some(x), context);
            }
            if comma_ok && list.iter().all(|x| !x.is_invalid()) {
                self.record_comma_ok(&rhs[0], list[0].ty);
            }
            return;
        }
        if !list.iter().any(Operand::is_invalid) {
            self.assign_error(whole(lhs), rhs, lhs.len(), list.len());
        }
        self.use_lhs(lhs);
    }

    /// `a, b := x, y`; `at` is the position of `:=`.
    pub(super) fn short_var_decl(&mut self, lhs: &[Expr], rhs: &[Expr], at: Span) {
        let mut seen = FxHashSet::default();
        let mut vars = Vec::new();
        let mut new = Vec::new();
        let mut wrong = false;
        for e in lhs {
            let ExprKind::Name(name) = &e.kind else {
                self.use_lhs(std::slice::from_ref(e));
                let text = format!("non-name {} on left side of :=", expr_text(e));
                self.error("BadDecl", e.span, text);
                wrong = true;
                vars.push(self.dummy_var(e.span));
                continue;
            };
            if name != "_" && !seen.insert(name.clone()) {
                let text = format!("{name} repeated on left side of :=");
                self.error("RepeatedDecl", e.span, text);
                wrong = true;
                vars.push(self.dummy_var(e.span));
                continue;
            }
            if let Some(o) = self.scopes.get(self.env.scope, name) {
                self.info.names.insert(e.id, o);
                if let Some(v) = self.var_mut(o) {
                    v.assigned = true;
                    vars.push(o);
                    let ty = self.object(o).ty;
                    self.record(e.id, Mode::Variable, ty, None);
                } else {
                    self.error(
                        "UnassignableOperand",
                        e.span,
                        format!("cannot assign to {name}"),
                    );
                    wrong = true;
                    vars.push(self.dummy_var(e.span));
                }
                continue;
            }
            let o = self.new_var(name.clone(), e.span, INVALID, false);
            self.info.names.insert(e.id, o);
            vars.push(o);
            if name != "_" {
                new.push((e, o));
            }
        }
        self.init_vars(&vars, rhs, None);
        if new.is_empty() && !wrong {
            self.error("NoNewVar", at, "no new variables on left side of :=")
                .soft()
                .help("use = to assign to variables that there are");
        }
        for (e, o) in new {
            if let ExprKind::Name(name) = &e.kind {
                let ty = self.object(o).ty;
                self.record(e.id, Mode::Variable, ty, None);
                self.declare_in(self.env.scope, name, o);
                self.local_vars.push((self.env.scope, o));
            }
        }
    }

    /// Stands for a left side with a mistake.
    fn dummy_var(&mut self, span: Span) -> ObjId {
        self.new_var("_".into(), span, INVALID, false)
    }
}

/// `1st`, `2nd`, …
pub(super) fn ordinal(n: usize) -> String {
    let end = match (n % 10, n % 100) {
        (_, 11..=13) => "th",
        (1, _) => "st",
        (2, _) => "nd",
        (3, _) => "rd",
        _ => "th",
    };
    format!("{n}{end}")
}

/// Where messages about an expression point: as in Go, for a slice expression at its bracket, for a function type behind
/// the keyword.
pub(super) fn message_span(e: &Expr) -> Span {
    match &e.kind {
        ExprKind::Slice(s) => Span::new(s.x.span.hi, e.span.hi),
        ExprKind::FuncType(_) => Span::new(Pos(e.span.lo.0 + 4), e.span.hi),
        _ => e.span,
    }
}

/// From the first expression to the last.
fn whole(list: &[Expr]) -> Span {
    let spans = list.iter().map(|e| e.span);
    spans.reduce(Span::to).unwrap_or_default()
}
