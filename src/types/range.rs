//! `for … range`.

use super::check::{Checker, INVALID};
use super::info::Mode;
use super::operand::Operand;
use super::print::expr_text;
use super::ty::{Basic, ChanDir, Type, TypeId};
use crate::module::Version;
use crate::syntax::ast::{Expr, ExprKind, RangeStmt};

impl Checker {
    pub(super) fn range_stmt(&mut self, s: &RangeStmt) {
        let outer = self.open_scope();
        let mut x = self.expr(None, &s.x);
        let (mut key, mut value) = (None, None);
        if !x.is_invalid() {
            match self.range_types(x.ty) {
                Err(why) => {
                    let mut text = format!("cannot range over {}", self.describe(&x));
                    if !why.is_empty() {
                        text.push_str(": ");
                        text.push_str(&why);
                    }
                    self.error("InvalidRangeExpr", s.x.span, text);
                }
                Ok((k, v)) => {
                    self.range_version(&x);
                    if let Some(e) = s.key.as_ref().filter(|_| k.is_none()) {
                        let text = format!(
                            "range over {} permits no iteration variables",
                            self.describe(&x)
                        );
                        self.error("InvalidIterVar", e.span, text);
                    } else if let Some(e) = s.value.as_ref().filter(|_| v.is_none()) {
                        let text = format!(
                            "range over {} permits only one iteration variable",
                            self.describe(&x)
                        );
                        self.error("InvalidIterVar", e.span, text);
                    } else if let Some(span) = s.extra {
                        let text = "range clause permits at most two iteration variables";
                        self.error("InvalidIterVar", span, text);
                    }
                    (key, value) = (k, v);
                }
            }
        }
        let scope = self.open_scope();
        let integer = !x.is_invalid() && self.info.types.is_integer(x.ty);
        let sides = [(s.key.as_ref(), key), (s.value.as_ref(), value)];
        if s.define {
            self.define_iteration(&sides, &mut x, integer);
        } else if s.key.is_some() {
            self.assign_iteration(&sides, &mut x, integer);
        } else if integer {
            self.assignment(&mut x, None, "range clause");
        }
        if !x.is_invalid() && self.info.types.is_untyped(x.ty) {
            let ty = self.info.types.default_type(x.ty);
            self.convert_untyped(&mut x, ty);
        }
        self.block(&s.body);
        self.close_scope(scope);
        self.close_scope(outer);
    }

    /// Ranging over integers and functions is newer than the rest.
    fn range_version(&mut self, x: &Operand) {
        let core = self.info.types.core_type(x.ty).unwrap_or(x.ty);
        let since = match self.info.types.get(core) {
            Type::Basic(b) if b.is_integer() => Version(22),
            Type::Signature(_) => Version(23),
            _ => return,
        };
        if self.too_old(x.expr.span.lo, since).is_some() {
            let what = format!("cannot range over {}:", self.describe(x));
            self.require(x.expr.span, since, &what);
        }
    }

    fn define_iteration(
        &mut self,
        sides: &[(Option<&Expr>, Option<TypeId>); 2],
        x: &mut Operand,
        integer: bool,
    ) {
        let mut vars = Vec::new();
        let mut any = false;
        for (i, &(e, ty)) in sides.iter().enumerate() {
            let Some(e) = e else {
                continue;
            };
            any = true;
            let ExprKind::Name(name) = &e.kind else {
                let text = format!("invalid syntax tree: cannot declare {}", expr_text(e));
                self.error("InvalidIterVar", e.span, text);
                continue;
            };
            let o = self.new_var(name.clone(), e.span, INVALID, false);
            self.info.names.insert(e.id, o);
            if self.too_old(e.span.lo, Version::LOOP_VARIABLES).is_some()
                && let Some(v) = self.var_mut(o)
            {
                // Each iteration gives it another value.
                v.assigned = true;
            }
            if name != "_" {
                vars.push((e, name, o));
            }
            match ty.filter(|&t| t != INVALID) {
                None => {
                    if let Some(v) = self.var_mut(o) {
                        v.used = true;
                    }
                }
                Some(_) if integer && i == 0 => self.init_var(o, x, "range clause"),
                Some(ty) => {
                    let mut y = Operand::new(Mode::Value, ty, e);
                    self.init_var(o, &mut y, "assignment");
                }
            }
        }
        if vars.is_empty() && any {
            // `for _ := range x`
            let span = sides[0].0.map_or_else(Default::default, |e| e.span);
            self.error("NoNewVar", span, "no new variables on left side of :=")
                .soft();
        }
        for (e, name, o) in vars {
            let ty = self.object(o).ty;
            self.record(e.id, Mode::Variable, ty, None);
            self.declare_in(self.env.scope, name, o);
            self.local_vars.push((self.env.scope, o));
        }
    }

    fn assign_iteration(
        &mut self,
        sides: &[(Option<&Expr>, Option<TypeId>); 2],
        x: &mut Operand,
        integer: bool,
    ) {
        for (i, &(e, ty)) in sides.iter().enumerate() {
            let (Some(e), Some(ty)) = (e, ty) else {
                continue;
            };
            if integer && i == 0 {
                self.assign_var(e, None, Some(x), "range clause");
                if !x.is_invalid() && !self.info.types.is_integer(x.ty) {
                    let text = format!("cannot use iteration variable of type {}", self.text(x.ty));
                    self.error("InvalidRangeExpr", e.span, text);
                }
                continue;
            }
            let mut y = Operand::new(Mode::Value, ty, e);
            self.assign_var(e, None, Some(&mut y), "assignment");
        }
    }

    /// The types of both iteration values; why not, else.
    fn range_types(&mut self, ty: TypeId) -> Result<(Option<TypeId>, Option<TypeId>), String> {
        let Some(core) = self.info.types.core_type(ty) else {
            return Err(self.info.types.no_core(ty));
        };
        let core = self.array_pointer_base(core);
        let int = Some(Basic::Int.id());
        match self.info.types.get(core).clone() {
            Type::Basic(b) if b.is_string() => Ok((int, Some(Basic::Rune.id()))),
            Type::Basic(b) if b.is_integer() => Ok((Some(ty), None)),
            Type::Basic(Basic::UntypedFloat | Basic::UntypedComplex) => Err(String::new()),
            Type::Array(elem, _) | Type::Slice(elem) => Ok((int, Some(elem))),
            Type::Map(key, elem) => Ok((Some(key), Some(elem))),
            Type::Chan(ChanDir::Send, _) => {
                Err(format!("receive from send-only channel {}", self.text(ty)))
            }
            Type::Chan(_, elem) => Ok((Some(elem), None)),
            Type::Signature(sig) => {
                let bad =
                    |why: &str| Err(format!("func must be func(yield func(...) bool): {why}"));
                let [yield_type] = sig.params[..] else {
                    return bad("wrong argument count");
                };
                if !sig.results.is_empty() {
                    return bad("unexpected results");
                }
                let Some(Type::Signature(callback)) = self
                    .info
                    .types
                    .core_type(yield_type)
                    .map(|c| self.info.types.get(c).clone())
                else {
                    return bad("argument is not func");
                };
                if callback.params.len() > 2 {
                    return bad("yield func has too many parameters");
                }
                match callback.results[..] {
                    [t] if t == Basic::Bool.id() => {}
                    [t] if self.info.types.is_boolean(t) => {
                        return bad("yield func returns user-defined boolean, not bool");
                    }
                    _ => return bad("yield func does not return bool"),
                }
                if callback.variadic {
                    let ty = self.info.types.intern(Type::Signature(callback));
                    let ty = self.text(ty);
                    return Err(format!("yield func of type {ty} cannot be variadic"));
                }
                Ok((
                    callback.params.first().copied(),
                    callback.params.get(1).copied(),
                ))
            }
            _ => Err(String::new()),
        }
    }
}
