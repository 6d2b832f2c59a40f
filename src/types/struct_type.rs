//! Struct types.

use super::check::{Checker, INVALID, Later};
use super::ty::{self, Basic, Type, TypeId};
use crate::source::Span;
use crate::syntax::ast::{Expr, ExprKind, Field};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// The name of an embedded field by its type, and where it stands.
pub(super) fn embedded_name(e: &Expr) -> Option<(SmolStr, Span)> {
    match &e.kind {
        ExprKind::Name(n) => Some((n.clone(), e.span)),
        ExprKind::Star(x) if !matches!(x.kind, ExprKind::Star(_)) => embedded_name(x),
        ExprKind::Selector(_, name) => Some((name.name.clone(), name.span)),
        ExprKind::Index(x, _) | ExprKind::Paren(x) => embedded_name(x),
        _ => None,
    }
}

impl Checker {
    pub(super) fn struct_type(&mut self, list: &[Field]) -> TypeId {
        let mut fields: Vec<ty::Field> = Vec::new();
        let mut seen: FxHashMap<SmolStr, Span> = FxHashMap::default();
        // Fields whose type stands in a later one of their group.
        let mut waiting = 0;
        let mut redeclared = Vec::new();
        for f in list {
            let tag: SmolStr = f.tag.as_deref().unwrap_or_default().into();
            let (name, span) = match (&f.name, &f.ty) {
                (Some(n), _) => (n.name.clone(), n.span),
                (None, Some(t)) => match embedded_name(t) {
                    Some(found) => found,
                    None => {
                        self.error("InvalidSyntaxTree", t.span, "invalid embedded field type");
                        ("_".into(), t.span)
                    }
                },
                (None, None) => continue,
            };
            if name != "_" {
                if let Some(&other) = seen.get(&name) {
                    let place = self.map.describe(other.lo);
                    let text = format!("{name} redeclared\n\t{place}: other declaration of {name}");
                    self.error("DuplicateDecl", span, text)
                        .label(other, format!("other declaration of {name}"));
                    redeclared.push(fields.len());
                } else {
                    seen.insert(name.clone(), span);
                }
            }
            fields.push(ty::Field {
                package: self.member_package(&name),
                name,
                ty: INVALID,
                embedded: f.name.is_none(),
                tag,
            });
            let Some(t) = &f.ty else {
                waiting += 1;
                continue;
            };
            let ty = if f.name.is_none() {
                let ty = self.typ(t);
                let package = self.env.package;
                self.later.push_back(Later::Embedded(ty, t.span, package));
                ty
            } else {
                self.var_type(t)
            };
            let from = fields.len() - 1 - waiting;
            let tag = fields[fields.len() - 1].tag.clone();
            for field in &mut fields[from..] {
                field.ty = ty;
                field.tag = tag.clone();
            }
            waiting = 0;
        }
        for at in redeclared.into_iter().rev() {
            fields.remove(at);
        }
        self.info.types.struct_type(fields)
    }

    /// An embedded field must be a type name or a pointer to one that is no pointer or interface.
    pub(super) fn check_embedded(&mut self, ty: TypeId, span: Span) {
        let (base, pointer) = match *self.info.types.get(ty) {
            Type::Pointer(base) => (base, true),
            _ => (ty, false),
        };
        let under = self.under(base);
        let text = match self.info.types.get(under) {
            Type::Basic(Basic::UnsafePointer) => "embedded field type cannot be unsafe.Pointer",
            Type::Pointer(_) => "embedded field type cannot be a pointer",
            Type::Param(_) => "embedded field type cannot be a (pointer to a) type parameter",
            Type::Interface(_) if pointer => {
                "embedded field type cannot be a pointer to an interface"
            }
            Type::Interface(_) => {
                self.check_not_constraint(base, span);
                return;
            }
            _ => return,
        };
        self.error("InvalidPtrEmbed", span, text);
    }
}
