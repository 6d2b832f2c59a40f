//! Composite literals.

use super::check::{Checker, INVALID};
use super::info::{Mode, Selection, SelectionKind};
use super::lookup::Lookup;
use super::operand::Operand;
use super::print::expr_text;
use super::ty::{Field, Type, TypeId};
use crate::source::{Pos, Span};
use crate::syntax::ast::{CompositeLit, Expr, ExprKind};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

impl Checker {
    /// `T{…}`; `hint` is the type of a literal whose type is elided.
    pub(super) fn composite<'e>(
        &mut self,
        e: &'e Expr,
        lit: &'e CompositeLit,
        hint: Option<TypeId>,
    ) -> Operand<'e> {
        let mut open_array = None;
        let (ty, base) = match (&lit.ty, hint) {
            (Some(t), _) => {
                if let ExprKind::ArrayType(None, elem) = &t.kind {
                    let elem = self.var_type(elem);
                    open_array = Some((t, elem));
                    let ty = self.info.types.array(elem, -1);
                    (ty, ty)
                } else {
                    let ty = self.typ(t);
                    (ty, ty)
                }
            }
            (None, Some(hint)) => {
                // `&T` may be elided for elements that are pointers.
                let base = match self
                    .info
                    .types
                    .core_type(hint)
                    .map(|c| self.info.types.get(c))
                {
                    Some(&Type::Pointer(base)) => base,
                    _ => hint,
                };
                (hint, base)
            }
            (None, None) => {
                self.error("UntypedLit", e.span, "missing type in composite literal");
                self.use_elems(&lit.elems);
                return Operand::invalid(e);
            }
        };
        let core = self.info.types.core_type(base);
        let core_kind = core.map(|c| self.info.types.get(c).clone());
        let mut result = ty;
        match core_kind {
            Some(Type::Struct(fields)) => self.struct_lit(lit, base, &fields),
            Some(Type::Array(elem, n)) => {
                let length = self.indexed_elems(&lit.elems, elem, n);
                if let Some((t, elem)) = open_array {
                    result = self.info.types.array(elem, length);
                    self.record(t.id, Mode::Type, result, None);
                }
            }
            Some(Type::Slice(elem)) => {
                self.indexed_elems(&lit.elems, elem, -1);
            }
            Some(Type::Map(key, elem)) => self.map_lit(lit, key, elem),
            // A value all the same, though of no type: what it is an operand of is checked further.
            Some(Type::Basic(super::ty::Basic::Invalid)) => self.use_elems(&lit.elems),
            _ => {
                self.use_elems(&lit.elems);
                let name = self.text(ty);
                let element = if lit.ty.is_none() { " element" } else { "" };
                let mut why = format!("invalid composite literal{element} type {name}");
                if core.is_none() {
                    why.push_str(" (no common underlying type)");
                }
                self.error("InvalidLit", e.span, why);
                return Operand::invalid(e);
            }
        }
        Operand::new(Mode::Value, result, e)
    }

    fn use_elems(&mut self, elems: &[Expr]) {
        for e in elems {
            match &e.kind {
                ExprKind::KeyValue(_, v) => self.use_elem(v),
                _ => self.use_elem(e),
            }
        }
    }

    fn use_elem(&mut self, e: &Expr) {
        match &e.kind {
            ExprKind::Composite(lit) if lit.ty.is_none() => self.use_elems(&lit.elems),
            _ => self.use_expr(e),
        }
    }

    fn struct_lit(&mut self, lit: &CompositeLit, base: TypeId, fields: &[Field]) {
        let name = self.text(base);
        let package = self.current_path();
        let visible = |f: &Field| f.package.is_empty() || f.package == package;
        let keyed = matches!(
            lit.elems.first().map(|e| &e.kind),
            Some(ExprKind::KeyValue(..))
        );
        if lit.elems.is_empty() {
            return;
        }
        if keyed {
            let mut seen = Vec::new();
            for elem in &lit.elems {
                let ExprKind::KeyValue(key, value) = &elem.kind else {
                    let text = "mixture of field:value and value elements in struct literal";
                    self.error("MixedStructLit", elem.span, text);
                    self.use_expr(elem);
                    continue;
                };
                let ExprKind::Name(n) = &key.kind else {
                    let text = format!("invalid field name {} in struct literal", expr_text(key));
                    self.error("InvalidLitField", key.span, text);
                    self.use_elem(value);
                    continue;
                };
                let Some((ty, path)) = self.literal_field(key, base, n, &name) else {
                    self.use_elem(value);
                    continue;
                };
                let mut x = self.generic_expr(value);
                self.assignment(&mut x, Some(ty), "struct literal");
                self.field_clash(elem.span, n, &path, &seen);
                seen.push((path, n.clone(), elem.span));
            }
            return;
        }
        for (i, elem) in lit.elems.iter().enumerate() {
            if let ExprKind::KeyValue(_, value) = &elem.kind {
                let text = "mixture of field:value and value elements in struct literal";
                self.error("MixedStructLit", elem.span, text);
                self.use_elem(value);
                continue;
            }
            let Some(field) = fields.get(i) else {
                self.use_expr(elem);
                let text = format!("too many values in struct literal of type {name}");
                self.error("InvalidStructLit", elem.span, text);
                break;
            };
            let mut x = self.generic_expr(elem);
            if !visible(field) {
                let text = format!(
                    "implicit assignment to unexported field {} in struct literal of type {name}",
                    field.name
                );
                self.error("UnexportedLitField", elem.span, text);
                continue;
            }
            self.assignment(&mut x, Some(field.ty), "struct literal");
        }
        if lit.elems.len() < fields.len() {
            let text = format!("too few values in struct literal of type {name}");
            let span = Span::new(lit.rbrace, Pos(lit.rbrace.0 + 1));
            self.error("InvalidStructLit", span, text);
        }
    }

    /// The field that a key of a literal names; that of an embedded struct is recorded as a selection under the key.
    fn literal_field(
        &mut self,
        key: &Expr,
        base: TypeId,
        name: &SmolStr,
        ty_name: &str,
    ) -> Option<(TypeId, Vec<u32>)> {
        let package = self.current_path();
        let found = match self.info.types.core_type(base) {
            // A type parameter has no fields of its own.
            Some(core) if self.info.types.is_param(base) => {
                self.info.types.lookup(core, name, &package)
            }
            _ => self.info.types.lookup(base, name, &package),
        };
        let Lookup::Field { path, ty, indirect } = found else {
            self.unknown_field(key.span, name, base, ty_name);
            return None;
        };
        if path.len() > 1 {
            if indirect {
                let text = format!("invalid implicit pointer indirection to reach {name}");
                self.error("InvalidLitField", key.span, text);
                return None;
            }
            let selection = Selection {
                kind: SelectionKind::Field,
                recv: base,
                path: path.clone(),
                func: None,
                name: name.clone(),
                ty,
            };
            self.info.selections.insert(key.id, selection);
        }
        Some((ty, path))
    }

    /// A field must not be given twice, nor together with the embedded field that it belongs to.
    fn field_clash(
        &mut self,
        span: Span,
        name: &str,
        path: &[u32],
        seen: &[(Vec<u32>, SmolStr, Span)],
    ) {
        for (other, other_name, first) in seen {
            let text = if other == path {
                format!("duplicate field name {name} in struct literal")
            } else if path.starts_with(other) {
                format!(
                    "cannot specify promoted field {name} and enclosing embedded field {other_name}"
                )
            } else if other.starts_with(path) {
                format!(
                    "cannot specify embedded field {name} and enclosed promoted field {other_name}"
                )
            } else {
                continue;
            };
            self.error("DuplicateLitField", span, text)
                .label(*first, "the first one");
            return;
        }
    }

    fn unknown_field(&mut self, span: Span, name: &str, base: TypeId, ty: &str) {
        let mut text = format!("unknown field {name} in struct literal of type {ty}");
        if let Some(alt) = self.info.types.lookup_fold(base, name)
            && matches!(alt.lookup, Lookup::Field { .. })
            && name != "_"
        {
            let own = self.declared_here(base) || alt.package == self.current_path();
            let same_tail = alt.name.get(1..) == name.get(1..);
            if own || alt.package.is_empty() && same_tail {
                text.push_str(&format!(", but does have {}", alt.name));
            } else if alt.name == name {
                text = format!(
                    "cannot refer to unexported field {name} in struct literal of type {ty}"
                );
            } else if same_tail {
                text.push_str(&format!(", but does have unexported {}", alt.name));
            }
        }
        self.error("MissingLitField", span, text);
    }

    /// The elements of an array or slice literal; gives its length.
    fn indexed_elems(&mut self, elems: &[Expr], elem: TypeId, length: i64) -> i64 {
        let mut seen: FxHashMap<i64, Span> = FxHashMap::default();
        let (mut index, mut max) = (0i64, 0i64);
        for e in elems {
            let mut valid = false;
            let value = match &e.kind {
                ExprKind::KeyValue(key, value) => {
                    if let Some(i) = self.literal_index(key, length) {
                        index = i;
                        valid = true;
                    }
                    value
                }
                _ => {
                    if length >= 0 && index >= length {
                        let text = format!("index {index} is out of bounds (>= {length})");
                        self.error("OversizeArrayLit", e.span, text);
                    } else {
                        valid = true;
                    }
                    e
                }
            };
            if valid && let Some(&first) = seen.get(&index) {
                let text = format!("duplicate index {index} in array or slice literal");
                let span = match &e.kind {
                    ExprKind::KeyValue(key, _) => key.span,
                    _ => e.span,
                };
                self.error("DuplicateLitKey", span, text)
                    .label(first, "the first one");
            } else if valid {
                seen.insert(index, e.span);
            }
            index += 1;
            max = max.max(index);
            let mut x = self.expr_with_hint(value, elem);
            self.assignment(&mut x, Some(elem), "array or slice literal");
        }
        max
    }

    fn literal_index(&mut self, key: &Expr, length: i64) -> Option<i64> {
        let mut x = self.expr(None, key);
        if x.is_invalid() {
            return None;
        }
        if x.mode != Mode::Constant {
            let text = format!("index {} must be integer constant", expr_text(key));
            self.error("InvalidLitIndex", key.span, text);
            return None;
        }
        if !self.valid_index(&mut x, "index", false) {
            return None;
        }
        let n = x.constant_value().to_int().to_i64()?;
        if length >= 0 && n >= length {
            let text = format!("invalid argument: index {n} out of bounds [0:{length}]");
            self.error("InvalidLitIndex", key.span, text);
            return None;
        }
        Some(n)
    }

    fn map_lit(&mut self, lit: &CompositeLit, key: TypeId, elem: TypeId) {
        let mut seen: FxHashMap<(TypeId, String), Span> = FxHashMap::default();
        let interface = self.info.types.is_interface(key);
        for e in &lit.elems {
            let ExprKind::KeyValue(k, v) = &e.kind else {
                self.error("MissingLitKey", e.span, "missing key in map literal");
                self.use_elem(e);
                continue;
            };
            let mut x = self.expr_with_hint(k, key);
            self.assignment(&mut x, Some(key), "map literal");
            if x.is_invalid() {
                continue;
            }
            if x.mode == Mode::Constant {
                let kind = if interface { x.ty } else { INVALID };
                let first = seen
                    .entry((kind, x.constant_value().key()))
                    .or_insert(k.span);
                if first.lo != k.span.lo {
                    let first = *first;
                    let text =
                        format!("duplicate key {} in map literal", x.constant_value().text());
                    self.error("DuplicateLitKey", k.span, text)
                        .label(first, "the first one");
                    continue;
                }
            }
            let mut x = self.expr_with_hint(v, elem);
            self.assignment(&mut x, Some(elem), "map literal");
        }
    }
}
