//! Type expressions, and what names stand for.

use super::check::{Checker, INVALID, Later};
use super::info::Mode;
use super::object::{ObjId, ObjKind};
use super::operand::Operand;
use super::print::expr_text;
use super::scope::ScopeId;
use super::ty::{Basic, ParamId, Type, TypeId};
use crate::diagnostic::advice;
use crate::module::Version;
use crate::source::{Pos, Span};
use crate::syntax::ast::{Expr, ExprKind, NodeId};
use smol_str::SmolStr;

impl Checker {
    /// The type that an expression stands for; not a generic one.
    pub(super) fn typ(&mut self, e: &Expr) -> TypeId {
        let ty = self.any_type(e);
        self.not_generic(e, ty)
    }

    /// The type of a variable: no constraint.
    pub(super) fn var_type(&mut self, e: &Expr) -> TypeId {
        let ty = self.typ(e);
        self.later_not_constraint(ty, e.span);
        ty
    }

    pub(super) fn later_not_constraint(&mut self, ty: TypeId, span: Span) {
        if matches!(self.info.types.get(ty), Type::Named(_) | Type::Interface(_)) {
            let package = self.env.package;
            self.later
                .push_back(Later::NotConstraint(ty, span, package));
        }
    }

    pub(super) fn check_not_constraint(&mut self, ty: TypeId, span: Span) {
        if !self.info.types.is_constraint_interface(ty) {
            return;
        }
        let set = self.info.types.type_set(ty);
        let text = self.text(ty);
        let why = if set.terms.is_some() {
            "interface contains type constraints"
        } else {
            "interface is (or embeds) comparable"
        };
        self.error(
            "MisplacedConstraintIface",
            span,
            format!("cannot use type {text} outside a type constraint: {why}"),
        );
    }

    /// Reports a generic type that is not instantiated.
    fn not_generic(&mut self, e: &Expr, ty: TypeId) -> TypeId {
        let alias = self.generic_alias(e);
        if !self.is_generic_type(ty) && alias.is_none() {
            return ty;
        }
        let text = match alias {
            Some(params) => expr_text(e) + &self.info.types.params_text(params),
            None => self.text(ty),
        };
        self.error(
            "WrongTypeArgCount",
            e.span,
            format!("cannot use generic type {text} without instantiation"),
        );
        self.record(e.id, Mode::Invalid, INVALID, None);
        INVALID
    }

    /// The type parameters of the generic alias that an expression names.
    pub(super) fn generic_alias(&self, e: &Expr) -> Option<&Vec<ParamId>> {
        let (alias, _) = self.type_name(e)?;
        self.alias_params.get(&alias)
    }

    /// The type name that an expression is, with the number of the name.
    fn type_name(&self, e: &Expr) -> Option<(ObjId, NodeId)> {
        let id = match &e.kind {
            ExprKind::Name(_) => e.id,
            ExprKind::Selector(_, name) => name.id,
            _ => return None,
        };
        let o = *self.info.names.get(&id)?;
        matches!(self.object(o).kind, ObjKind::TypeName { .. }).then_some((o, id))
    }

    /// Whether it is a generic type not instantiated.
    pub(super) fn is_generic_type(&self, ty: TypeId) -> bool {
        match self.info.types.get(ty) {
            Type::Named(n) => {
                let named = &self.info.types.named[n.0 as usize];
                !named.params.is_empty() && named.origin.is_none()
            }
            _ => false,
        }
    }

    /// The type that an expression stands for, generic ones included.
    pub(super) fn any_type(&mut self, e: &Expr) -> TypeId {
        let ty = self.type_inner(e);
        let mode = if ty == INVALID {
            Mode::Invalid
        } else {
            Mode::Type
        };
        self.record(e.id, mode, ty, None);
        ty
    }

    fn type_inner(&mut self, e: &Expr) -> TypeId {
        match &e.kind {
            ExprKind::Bad => INVALID,
            ExprKind::Name(_) => {
                let x = self.ident(e, true);
                self.operand_type(&x)
            }
            ExprKind::Selector(inner, name) => {
                let x = self.selector(e, inner, name, true);
                self.operand_type(&x)
            }
            ExprKind::Index(x, args) => self.instantiated_type(e, x, args),
            ExprKind::Paren(x) => self.any_type(x),
            ExprKind::ArrayType(len, elem) => {
                let n = match len {
                    Some(len) => self.array_length(len),
                    None => {
                        let text = "invalid use of [...] array (outside a composite literal)";
                        self.error("BadDotDotDotSyntax", e.span, text);
                        -1
                    }
                };
                let elem = self.var_type(elem);
                if n < 0 || elem == INVALID {
                    return INVALID;
                }
                self.info.types.array(elem, n)
            }
            ExprKind::SliceType(elem) => {
                let elem = self.var_type(elem);
                self.info.types.slice(elem)
            }
            ExprKind::StructType(fields) => self.struct_type(fields),
            ExprKind::Star(x) => {
                let base = self.var_type(x);
                if base == INVALID {
                    return INVALID;
                }
                self.info.types.pointer(base)
            }
            ExprKind::FuncType(sig) => {
                let scope = self.open_scope();
                let (ty, _) = self.signature(sig, &[]);
                self.close_scope(scope);
                ty
            }
            ExprKind::InterfaceType(elems) => self.interface_type(elems),
            ExprKind::MapType(key, elem) => {
                let k = self.var_type(key);
                let v = self.var_type(elem);
                let span = super::assign::message_span(key);
                self.later.push_back(Later::MapKey(k, span));
                self.info.types.map(k, v)
            }
            ExprKind::ChanType(dir, elem) => {
                let elem = self.var_type(elem);
                self.info.types.chan(*dir, elem)
            }
            _ => {
                let text = format!("{} is not a type", expr_text(e));
                self.error("NotAType", e.span, text);
                INVALID
            }
        }
    }

    /// The type that an operand is.
    fn operand_type(&mut self, x: &Operand) -> TypeId {
        match x.mode {
            Mode::Type => x.ty,
            Mode::Invalid => INVALID,
            Mode::NoValue => {
                let text = format!("{} used as type", self.describe(x));
                self.error("NotAType", x.expr.span, text);
                INVALID
            }
            _ => {
                let text = format!("{} is not a type", self.describe(x));
                self.error("NotAType", x.expr.span, text);
                INVALID
            }
        }
    }

    /// What an object that is not a type is.
    fn object_kind(&self, o: ObjId) -> &'static str {
        match &self.object(o).kind {
            ObjKind::Const(_) => "constant",
            ObjKind::Var(_) if self.object(o).global => "package-level variable",
            ObjKind::Var(_) => "local variable",
            ObjKind::Func(_) => "function",
            ObjKind::Builtin(_) => "built-in function",
            ObjKind::Nil => "untyped nil",
            ObjKind::TypeName { .. } => "type",
            ObjKind::PackageName { .. } => "package name",
        }
    }

    pub(super) fn check_map_key(&mut self, key: TypeId, span: Span) {
        if key == INVALID || self.info.types.comparable(key) {
            return;
        }
        let text = self.text(key);
        let why = if self.info.types.is_param(key) {
            " (missing comparable constraint)"
        } else {
            ""
        };
        self.error(
            "IncomparableMapKey",
            span,
            format!("invalid map key type {text}{why}"),
        );
    }

    /// What a name stands for. With `want_type`, a type is asked for.
    pub(super) fn ident<'e>(&mut self, e: &'e Expr, want_type: bool) -> Operand<'e> {
        let mut x = Operand::invalid(e);
        let ExprKind::Name(name) = &e.kind else {
            return x;
        };
        let Some((scope, o)) = self.scopes.lookup(self.env.scope, name) else {
            if name == "_" {
                self.error("InvalidBlank", e.span, "cannot use _ as value or type");
            } else {
                self.undefined(name, e.span);
            }
            return x;
        };
        self.info.names.insert(e.id, o);
        let kind = self.object_kind(o);
        if want_type && kind != "type" {
            if let Some(v) = self.var_mut(o) {
                v.used = true;
            }
            let text = format!("{name} ({kind}) is not a type");
            self.error("NotAType", e.span, text);
            return x;
        }
        if self.object(o).global {
            let object = self.object(o);
            let defined = matches!(object.kind, ObjKind::TypeName { alias: false });
            if self.env.shallow && defined && object.ty != INVALID {
                self.shallow.push(o);
            } else {
                self.obj_decl(o);
            }
            if self.object(o).package != self.env.package {
                self.use_dot_import(scope, o);
            }
        } else if self.colors.contains_key(&o) {
            // A local type that is being declared.
            self.obj_decl(o);
        }
        let object = self.object(o);
        let ty = object.ty;
        match &object.kind {
            ObjKind::PackageName { .. } => {
                let text = format!("use of package {name} not in selector");
                self.error("InvalidPkgUse", e.span, text);
                return x;
            }
            ObjKind::Const(value) => {
                let value = value.clone();
                self.add_dependency(o);
                if ty == INVALID {
                    return x;
                }
                if name == "iota" && self.object(o).package.0 == 0 {
                    let Some(iota) = self.env.iota else {
                        let text = "cannot use iota outside constant declaration";
                        self.error("InvalidIota", e.span, text);
                        return x;
                    };
                    x.value = Some(super::constant::Value::int(iota));
                } else {
                    x.value = Some(value);
                }
                x.mode = Mode::Constant;
            }
            ObjKind::TypeName { .. } => {
                if ty == INVALID {
                    return x;
                }
                if matches!(name.as_str(), "any" | "comparable") && object.package.0 == 0 {
                    let what = format!("predeclared {name}");
                    self.require(e.span, Version(18), &what);
                }
                x.mode = Mode::Type;
            }
            ObjKind::Var(_) => {
                let (func, global) = (self.env.func, object.global);
                if let Some(v) = self.var_mut(o) {
                    v.used = true;
                    if !global && v.func != func {
                        v.captured = true;
                    }
                }
                self.add_dependency(o);
                if ty == INVALID {
                    return x;
                }
                x.mode = Mode::Variable;
            }
            ObjKind::Func(_) => {
                self.add_dependency(o);
                if ty == INVALID {
                    return x;
                }
                x.mode = Mode::Value;
            }
            ObjKind::Builtin(b) => {
                x.builtin = Some(*b);
                x.mode = Mode::Builtin;
            }
            ObjKind::Nil => x.mode = Mode::Nil,
        }
        x.ty = ty;
        x
    }

    fn use_dot_import(&mut self, scope: ScopeId, o: ObjId) {
        let package = self.object(o).package;
        let imports = &self.packages[self.env.package.0 as usize - 1].imports;
        let found = imports.iter().find(|i| {
            i.dot == Some(scope)
                && matches!(self.object(i.object).kind,
                    ObjKind::PackageName { imported, .. } if imported == package)
        });
        if let Some(object) = found.map(|i| i.object) {
            self.mark_import_used(object);
        }
    }

    pub(super) fn mark_import_used(&mut self, o: ObjId) {
        if let ObjKind::PackageName { used, .. } = &mut self.object_mut(o).kind {
            *used = true;
        }
    }

    /// Whether the lexer found characters in a name that are in none.
    pub(super) fn is_malformed(&self, name: Span) -> bool {
        let within = |at: Pos| (name.lo..name.hi).contains(&at);
        let mut reported = self.diags.iter();
        reported.any(|d| d.code == "Lexical" && within(d.span.lo))
    }

    fn undefined(&mut self, name: &SmolStr, span: Span) {
        if self.is_malformed(span) {
            return;
        }
        let mut near: Vec<SmolStr> = Vec::new();
        let mut scope = Some(self.env.scope);
        while let Some(s) = scope {
            let like = |n: &SmolStr| n.eq_ignore_ascii_case(name);
            near.extend(
                self.scopes
                    .names(s)
                    .filter(|(n, _)| like(n))
                    .map(|(n, _)| n.clone()),
            );
            scope = self.scopes.parent(s);
        }
        let text = format!("undefined: {name}");
        let importable = self.importable(name);
        if near.is_empty() && importable.is_none() && advice::about(&text).is_none() {
            near.extend(self.similar_name(name, self.env.scope, |_| true));
        }
        let diag = self.error("UndeclaredName", span, text);
        if let Some(n) = near.first() {
            diag.help(format!("did you mean `{n}`?"));
        } else if let Some(path) = importable {
            diag.help(format!("add `import \"{path}\"`"));
        }
    }

    /// The name that differs least from `name`, of those in a scope and around it that are wanted, if it is near enough for a
    /// slip.
    pub(super) fn similar_name(
        &self,
        name: &str,
        scope: ScopeId,
        wanted: impl Fn(&str) -> bool,
    ) -> Option<SmolStr> {
        if self.diags.len() > super::decl::FEW || name.len() < 3 {
            return None;
        }
        let mut best: Option<(usize, &SmolStr)> = None;
        let mut scope = Some(scope);
        while let Some(s) = scope {
            let names = self.scopes.names(s);
            for (n, _) in names.filter(|(n, _)| n.len() > 2 && wanted(n)) {
                let found = (crate::module::distance(name, n), n);
                if found.0 <= (name.len() + 1) / 3 && best.is_none_or(|b| found < b) {
                    best = Some(found);
                }
            }
            scope = self.scopes.parent(s);
        }
        best.map(|b| b.1.clone())
    }

    /// The path of a package with that name, for a hint.
    fn importable(&self, name: &str) -> Option<String> {
        let suffix = format!("/{name}");
        let mut paths = self.loader.paths();
        paths.sort_by_key(|p| (p.len(), p.clone()));
        paths
            .into_iter()
            .find(|p| p == name || p.ends_with(&suffix))
    }

    /// `T[A, B]` as a type.
    fn instantiated_type(&mut self, e: &Expr, x: &Expr, args: &[Expr]) -> TypeId {
        let shallow = std::mem::replace(&mut self.env.shallow, false);
        let ty = self.instantiate(e, x, args);
        self.env.shallow = shallow;
        ty
    }

    fn instantiate(&mut self, e: &Expr, x: &Expr, args: &[Expr]) -> TypeId {
        let generic = self.any_type(x);
        if generic == INVALID {
            for a in args {
                self.any_type(a);
            }
            return INVALID;
        }
        let name = self.type_name(x);
        let alias = name.and_then(|(o, _)| self.alias_params.get(&o).cloned());
        if !self.is_generic_type(generic) && alias.is_none() {
            let text = format!(
                "invalid operation: {} ({} is not a generic type)",
                expr_text(e),
                self.text(generic)
            );
            self.error("NotAGenericType", e.span, text);
            for a in args {
                self.any_type(a);
            }
            return INVALID;
        }
        let mut types = Vec::new();
        for a in args {
            types.push(self.var_type(a));
        }
        if types.contains(&INVALID) {
            return INVALID;
        }
        let (params, ty) = match (alias, self.info.types.named_id(generic)) {
            (Some(params), _) => {
                if !self.type_arg_count(x, args, params.len()) {
                    return INVALID;
                }
                let ty = self.info.types.subst(generic, &params, &types);
                (params, ty)
            }
            (None, Some(named)) => {
                let params = self.info.types.named[named.0 as usize].params.clone();
                if !self.type_arg_count(x, args, params.len()) {
                    return INVALID;
                }
                (params, self.info.types.instantiate(named, &types))
            }
            (None, None) => return INVALID,
        };
        self.later_verify(params, types.clone(), args.iter().map(|a| a.span).collect());
        self.record_instance(x, &types);
        ty
    }

    fn type_arg_count(&mut self, x: &Expr, args: &[Expr], want: usize) -> bool {
        let have = args.len();
        if have == want {
            return true;
        }
        let (few, span) = if have < want {
            ("not enough", x.span)
        } else {
            ("too many", args[want].span)
        };
        let span = if have > want { x.span } else { span };
        let text = format!(
            "{few} type arguments for type {}: have {have}, want {want}",
            self.type_name(x)
                .map_or_else(|| expr_text(x).into(), |(o, _)| self.object(o).name.clone())
        );
        self.error("WrongTypeArgCount", span, text);
        false
    }

    /// Records the type arguments of the name that an expression is.
    pub(super) fn record_instance(&mut self, x: &Expr, args: &[TypeId]) {
        let mut x = x;
        while let ExprKind::Paren(inner) = &x.kind {
            x = inner;
        }
        self.info.instances.insert(x.id, args.into());
        if let ExprKind::Selector(_, name) = &x.kind {
            self.info.instances.insert(name.id, args.into());
        }
    }

    pub(super) fn later_verify(
        &mut self,
        params: Vec<ParamId>,
        args: Vec<TypeId>,
        spans: Vec<Span>,
    ) {
        self.note_instantiation(&params, &args, &spans);
        let package = self.env.package;
        self.later.push_back(Later::Verify {
            params,
            args,
            spans,
            package,
        });
    }

    pub(super) fn check_verify(&mut self, params: &[ParamId], args: &[TypeId], spans: &[Span]) {
        let types = &self.info.types;
        let bounds: Vec<_> = params
            .iter()
            .map(|p| types.params[p.0 as usize].constraint)
            .collect();
        for (&arg, bound) in args.iter().zip(bounds) {
            let bound = self.info.types.subst(bound, params, args);
            self.resolve_methods(arg, bound);
        }
        if let Err((index, text)) = self.info.types.verify(params, args) {
            let span = spans.get(index).or(spans.first()).copied();
            self.error("InvalidTypeArg", span.unwrap_or_default(), text);
        }
    }

    fn array_length(&mut self, e: &Expr) -> i64 {
        let shallow = std::mem::replace(&mut self.env.shallow, false);
        let n = self.constant_length(e);
        self.env.shallow = shallow;
        n
    }

    fn constant_length(&mut self, e: &Expr) -> i64 {
        if let ExprKind::Name(name) = &e.kind {
            match self.scopes.lookup(self.env.scope, name) {
                None => {
                    let text = format!("undefined array length {name} or missing type constraint");
                    self.error("InvalidArrayLen", e.span, text);
                    return -1;
                }
                Some((_, o)) if !matches!(self.object(o).kind, ObjKind::Const(_)) => {
                    let text = format!("invalid array length {name}");
                    self.error("InvalidArrayLen", e.span, text);
                    return -1;
                }
                _ => {}
            }
        }
        let x = self.expr(None, e);
        if x.mode != Mode::Constant {
            if x.mode != Mode::Invalid {
                let text = format!("array length {} must be constant", self.describe(&x));
                self.error("InvalidArrayLen", e.span, text);
            }
            return -1;
        }
        let integer = self.info.types.is_integer(x.ty);
        if self.info.types.is_untyped(x.ty) || integer {
            let value = x.value.as_ref().and_then(|v| v.to_int().to_i64());
            if let Some(n) = value
                && n >= 0
            {
                if self.info.types.is_untyped(x.ty) {
                    let mut x = x;
                    self.convert_untyped(&mut x, Basic::Int.id());
                }
                return n;
            }
        }
        let text = if integer {
            format!("invalid array length {}", self.describe(&x))
        } else {
            format!("array length {} must be integer", self.describe(&x))
        };
        self.error("InvalidArrayLen", e.span, text);
        -1
    }
}
