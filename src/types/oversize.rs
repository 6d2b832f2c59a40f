//! Types and calls that are too large for Go's compiler, told only when all else is right.

use super::check::Checker;
use super::object::{ObjId, ObjKind, PackageId};
use super::ty::{Type, TypeId};
use rustc_hash::FxHashSet;

/// No type is as large as this many bytes.
const MAX_SIZE: i64 = 1 << 50;
/// Nor an element of a channel.
const MAX_ELEM: i64 = 1 << 16;
/// The most that a call's parameters and results may take together.
const MAX_ARGS: i64 = 1 << 30;

impl Checker {
    /// Reports what is too large among the types that a package declares or declares something of.
    pub(super) fn oversized(&mut self, package: PackageId) {
        let mut seen = FxHashSet::default();
        let before = self.diags.len();
        for i in 0..self.info.objects.len() {
            let object = &self.info.objects[i];
            let declares = match &object.kind {
                ObjKind::Var(v) => !v.param,
                ObjKind::TypeName { .. } | ObjKind::Func(_) => true,
                _ => false,
            };
            if object.package != package || !declares {
                continue;
            }
            let (ty, span) = (object.ty, object.span);
            if let Some(text) = self.too_large(ty, &mut seen) {
                self.error("TypeTooLarge", span, text);
            }
        }
        if self.diags.len() == before {
            for o in self.packages[package.0 as usize - 1].objects.clone() {
                self.large_call(o);
            }
        }
    }

    fn too_large(&mut self, t: TypeId, seen: &mut FxHashSet<TypeId>) -> Option<String> {
        if !seen.insert(t) {
            return None;
        }
        let under = self.under(t);
        let parts: Vec<TypeId> = match self.info.types.get(under) {
            &Type::Chan(_, e) => {
                let large =
                    self.info.types.has_constant_size(e) && self.info.types.size_of(e) >= MAX_ELEM;
                if large && !self.info.types.is_param(e) {
                    return Some("channel element type too large (>64kB)".into());
                }
                vec![e]
            }
            &Type::Array(e, n) if n > 0 => {
                let size = self.info.types.size_of(e);
                if size > 0 && n > (MAX_SIZE - 1) / size {
                    let text = self.text(under);
                    return Some(format!("type {text} larger than address space"));
                }
                vec![e]
            }
            &Type::Map(k, v) => vec![k, v],
            &Type::Pointer(e) | &Type::Slice(e) => vec![e],
            Type::Signature(sig) => sig.params.iter().chain(&sig.results).copied().collect(),
            Type::Struct(fields) => fields.iter().map(|f| f.ty).collect(),
            _ => Vec::new(),
        };
        parts.into_iter().find_map(|part| {
            // Defined types are told of where they are declared.
            let named = self.info.types.named_id(part).is_some();
            (!named).then(|| self.too_large(part, seen)).flatten()
        })
    }

    fn large_call(&mut self, o: ObjId) {
        let object = self.object(o);
        let ObjKind::Func(function) = &object.kind else {
            return;
        };
        let (ty, receiver) = (object.ty, function.receiver);
        let Type::Signature(sig) = self.info.types.get(ty) else {
            return;
        };
        if !sig.type_params.is_empty() {
            return;
        }
        let mut passed: Vec<TypeId> = sig.params.iter().chain(&sig.results).copied().collect();
        if let Some((base, false)) = receiver {
            passed.push(self.object(base).ty);
        }
        let sizes = passed.into_iter().map(|t| self.info.types.size_of(t));
        let total = sizes.fold(0, i64::saturating_add);
        if total > MAX_ARGS {
            let span = self.declaration_start(o);
            let text = format!(
                "stack frame too large (>1GB): 0 MB locals + {} MB args",
                total >> 20
            );
            self.error("TypeTooLarge", span, text);
        }
    }
}
