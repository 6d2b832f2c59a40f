//! Interface types, constraints and their unions.

use super::check::{Checker, INVALID, Later};
use super::info::Mode;
use super::ty::{Method, Term, Type, TypeId};
use crate::source::Span;
use crate::syntax::ast::{BinaryOp, Expr, ExprKind, InterfaceElem, UnaryOp};
use smol_str::SmolStr;

impl Checker {
    pub(super) fn interface_type(&mut self, elems: &[InterfaceElem]) -> TypeId {
        let mut methods = Vec::new();
        let mut spans = Vec::new();
        let mut embedded = Vec::new();
        let mut embedded_spans = Vec::new();
        for elem in elems {
            match elem {
                InterfaceElem::Method(name, sig) => {
                    if name.name == "_" {
                        let text = "methods must have a unique non-blank name";
                        self.error("BlankIfaceMethod", name.span, text);
                        continue;
                    }
                    let scope = self.open_scope();
                    let (sig, _) = self.signature(sig, &[]);
                    self.close_scope(scope);
                    spans.push((name.name.clone(), name.span));
                    methods.push(Method {
                        package: self.member_package(&name.name),
                        name: name.name.clone(),
                        sig,
                    });
                }
                InterfaceElem::Embedded(e) => {
                    let mut ty = self.constraint_elem(e);
                    if self.info.types.is_param(ty) {
                        let text = "term cannot be a type parameter";
                        self.error("MisplacedTypeParam", e.span, text);
                        ty = INVALID;
                    }
                    if ty != INVALID {
                        embedded.push(ty);
                        embedded_spans.push((ty, e.span));
                    }
                }
            }
        }
        let mut unique: Vec<Method> = Vec::new();
        for m in methods {
            if !unique
                .iter()
                .any(|u| u.name == m.name && u.package == m.package)
            {
                unique.push(m);
            }
        }
        let ty = self.info.types.interface(unique, embedded, false);
        if !spans.is_empty() || !embedded_spans.is_empty() {
            let package = self.env.package;
            self.later
                .push_back(Later::Interface(ty, embedded_spans, spans, package));
        }
        ty
    }

    /// Methods must have different names; embedded elements must be interfaces or elements of type sets.
    pub(super) fn check_interface(
        &mut self,
        ty: TypeId,
        embedded: &[(TypeId, Span)],
        methods: &[(SmolStr, Span)],
    ) {
        for (i, (name, span)) in methods.iter().enumerate() {
            if let Some((_, other)) = methods[..i].iter().find(|(n, _)| n == name) {
                let place = self.map.describe(other.lo);
                let text = format!(
                    "duplicate method {name}\n\t{place}: other declaration of method {name}"
                );
                self.error("DuplicateDecl", *span, text)
                    .label(*other, format!("other declaration of method {name}"));
            }
        }
        let conflicts = self.info.types.type_set(ty).conflicts.clone();
        for m in conflicts {
            let own = methods.iter().find(|(n, _)| *n == m.name);
            let mut having = embedded.iter().filter(|(t, _)| {
                let set = (self.info.types.is_interface(*t)).then(|| self.info.types.type_set(*t));
                set.is_some_and(|s| s.methods.iter().any(|o| o.name == m.name))
            });
            let first = own.map(|(_, span)| *span);
            let Some(first) = first.or_else(|| having.next().map(|(_, span)| *span)) else {
                continue;
            };
            if let Some(&(_, span)) = having.last() {
                let name = &m.name;
                let place = self.map.describe(first.lo);
                let text = format!(
                    "duplicate method {name}\n\t{place}: other declaration of method {name}"
                );
                self.error("DuplicateDecl", span, text)
                    .label(first, format!("other declaration of method {name}"));
            }
        }
    }

    /// An element of an interface or a constraint: a type, `~T` or a union.
    pub(super) fn constraint_elem(&mut self, e: &Expr) -> TypeId {
        let mut exprs = Vec::new();
        flatten(e, &mut exprs);
        if let [(false, only)] = exprs[..] {
            return self.typ(only);
        }
        let mut terms = Vec::new();
        let mut spans = Vec::new();
        for (tilde, x) in exprs {
            let ty = self.typ(x);
            if ty == INVALID {
                continue;
            }
            terms.push(Term { tilde, ty });
            spans.push((tilde, ty, x.span));
        }
        if terms.is_empty() {
            return INVALID;
        }
        let package = self.env.package;
        self.later.push_back(Later::Union(spans, package));
        let ty = self.info.types.intern(Type::Union(terms.into()));
        self.record(e.id, Mode::Type, ty, None);
        ty
    }

    pub(super) fn check_union(&mut self, terms: &[(bool, TypeId, Span)]) {
        for (i, &(tilde, ty, span)) in terms.iter().enumerate() {
            let under = self.under(ty);
            let text = self.text(ty);
            if self.info.types.is_param(ty) {
                let text = if tilde {
                    format!("type in term ~{text} cannot be a type parameter")
                } else {
                    "term cannot be a type parameter".to_string()
                };
                self.error("MisplacedTypeParam", span, text);
                continue;
            }
            let interface = matches!(self.info.types.get(under), Type::Interface(_));
            if tilde {
                let before = Span::new(crate::source::Pos(span.lo.0 - 1), span.hi);
                if interface {
                    let text = format!("invalid use of ~ ({text} is an interface)");
                    self.error("InvalidUnion", before, text);
                    continue;
                }
                if !self.info.types.identical(under, ty) {
                    let under = self.text(under);
                    let text = format!("invalid use of ~ (underlying type of {text} is {under})");
                    self.error("InvalidUnion", before, text);
                    continue;
                }
            } else if interface && terms.len() > 1 {
                let set = self.info.types.type_set(ty);
                let why = if !set.methods.is_empty() {
                    "contains methods"
                } else if ty == super::Types::COMPARABLE {
                    "is comparable"
                } else if set.comparable {
                    "embeds comparable"
                } else {
                    ""
                };
                if !why.is_empty() {
                    let qualified = self.info.types.runtime_text(ty);
                    let why = if ty == super::Types::COMPARABLE {
                        "cannot use comparable in union".to_string()
                    } else {
                        format!("cannot use {qualified} in union ({qualified} {why})")
                    };
                    self.error("InvalidUnion", span, why);
                    continue;
                }
            }
            if interface {
                continue;
            }
            for &(other_tilde, other, _) in &terms[..i] {
                let other_under = self.under(other);
                let types = &mut self.info.types;
                let overlap = types.identical(ty, other)
                    || tilde && types.identical(ty, other_under)
                    || other_tilde && types.identical(under, other);
                if overlap {
                    let mark = if tilde { "~" } else { "" };
                    let other_mark = if other_tilde { "~" } else { "" };
                    let other = self.text(other);
                    let lo = crate::source::Pos(span.lo.0 - u32::from(tilde));
                    let text = format!("overlapping terms {mark}{text} and {other_mark}{other}");
                    self.error("InvalidUnion", Span::new(lo, span.hi), text);
                    break;
                }
            }
        }
    }
}

/// The terms of a union, each with whether it has a tilde.
fn flatten<'e>(e: &'e Expr, out: &mut Vec<(bool, &'e Expr)>) {
    match &e.kind {
        ExprKind::Binary(BinaryOp::Or, _, x, y) => {
            flatten(x, out);
            flatten(y, out);
        }
        ExprKind::Unary(UnaryOp::Tilde, x) => out.push((true, x)),
        _ => out.push((false, e)),
    }
}
