//! Calls, arguments, and the instantiation of generic functions.

use super::check::{Checker, INVALID, ParamNames};
use super::expr::Kind;
use super::infer::{Arg, InferError};
use super::info::Mode;
use super::object::{Builtin, ObjId};
use super::operand::{Operand, Target};
use super::print::expr_text;
use super::resolve::DeclKind;
use super::ty::{ParamId, Signature, Type, TypeId};
use crate::source::{Pos, Span};
use crate::syntax::ast::{CallExpr, Decl, Expr, ExprKind, Param};
use smol_str::SmolStr;

/// The names of parameters and results in a function type.
pub(super) fn names_in(e: &Expr) -> Option<ParamNames> {
    let ExprKind::FuncType(f) = &e.kind else {
        return None;
    };
    let name = |p: &Param| {
        p.name
            .as_ref()
            .map_or(SmolStr::default(), |n| n.name.clone())
    };
    Some(ParamNames {
        receiver: None,
        params: f.params.iter().map(name).collect(),
        results: f.results.iter().map(name).collect(),
    })
}

impl Checker {
    pub(super) fn call<'e>(&mut self, e: &'e Expr, call: &'e CallExpr) -> (Operand<'e>, Kind) {
        // `f[int](x)`: the type arguments given and those inferred from the arguments go together.
        let mut given: &'e [Expr] = &[];
        let mut callee = &call.func;
        let x = if let ExprKind::Index(inner, args) = &call.func.kind {
            let x = self.expr_or_type(inner, true);
            if x.mode == Mode::Value && self.generic_signature(x.ty).is_some() {
                given = args;
                callee = inner;
                x
            } else {
                let (mut x, _) = self.raw_expr(None, &call.func, None, true);
                self.exclude_callee(&mut x);
                x
            }
        } else {
            let (mut x, _) = self.raw_expr(None, &call.func, None, true);
            self.exclude_callee(&mut x);
            x
        };
        match x.mode {
            Mode::Invalid => {
                self.use_exprs(&call.args);
                (Operand::invalid(e), Kind::Statement)
            }
            Mode::Type => (self.conversion_call(e, call, x.ty), Kind::Conversion),
            Mode::Builtin => {
                let builtin = x.builtin.unwrap_or(Builtin::Len);
                let (x, kind) = self.builtin(e, call, builtin);
                if !x.is_invalid() && x.mode != Mode::Constant {
                    self.env.has_call = true;
                }
                (x, kind)
            }
            _ => (
                self.ordinary_call(e, call, x, callee, given),
                Kind::Statement,
            ),
        }
    }

    fn exclude_callee(&mut self, x: &mut Operand) {
        if x.mode == Mode::NoValue {
            let text = format!("{} used as value or type", self.describe(x));
            self.error("NotAnExpr", x.expr.span, text);
            x.invalidate();
        }
        self.single_value(x);
    }

    pub(super) fn generic_signature(&self, ty: TypeId) -> Option<&Signature> {
        match self.info.types.get(ty) {
            Type::Signature(s) if !s.type_params.is_empty() => Some(s),
            _ => None,
        }
    }

    fn conversion_call<'e>(&mut self, e: &'e Expr, call: &'e CallExpr, ty: TypeId) -> Operand<'e> {
        if self.is_generic_type(ty) || self.generic_alias(&call.func).is_some() {
            let name = expr_text(&call.func);
            let text = format!("cannot use generic type {name} without instantiation");
            self.error("WrongTypeArgCount", call.func.span, text);
            self.use_exprs(&call.args);
            return Operand::invalid(e);
        }
        let name = self.text(ty);
        match &call.args[..] {
            [] => {
                let text = format!("missing argument in conversion to {name}");
                self.error("WrongArgCount", e.span, text);
                Operand::invalid(e)
            }
            [arg] => {
                let target = Target {
                    ty,
                    what: "conversion".into(),
                };
                let mut x = self.expr(Some(&target), arg);
                if x.is_invalid() {
                    return Operand::invalid(e);
                }
                if self.info.types.is_constraint_interface(ty) {
                    let text = format!(
                        "cannot use interface {name} in conversion (contains specific type constraints or is comparable)"
                    );
                    self.error("MisplacedConstraintIface", e.span, text);
                    return Operand::invalid(e);
                }
                if call.spread.is_some() {
                    let text = format!("invalid use of ... in conversion to {name}");
                    self.error("BadDotDotDotSyntax", arg.span, text);
                    return Operand::invalid(e);
                }
                self.conversion(&mut x, ty);
                x.expr = e;
                x
            }
            [.., last] => {
                self.use_exprs(&call.args);
                let text = format!("too many arguments in conversion to {name}");
                self.error("WrongArgCount", last.span, text);
                Operand::invalid(e)
            }
        }
    }

    /// The function that an expression names.
    fn function_named(&self, e: &Expr) -> Option<ObjId> {
        match &e.kind {
            ExprKind::Name(_) => self.info.names.get(&e.id).copied(),
            ExprKind::Paren(x) | ExprKind::Index(x, _) => self.function_named(x),
            ExprKind::Selector(_, name) => match self.info.names.get(&name.id) {
                Some(&o) => Some(o),
                None => self.info.selections.get(&e.id)?.func,
            },
            _ => None,
        }
    }

    /// Where the parameter is declared that the argument at `index` is for, in a function of the program that `e` names.
    fn parameter_of(&self, e: &Expr, index: usize) -> Option<Span> {
        let decl = self.decls.get(&self.function_named(e)?)?;
        let DeclKind::Func { decl: at } = decl.kind else {
            return None;
        };
        if self.packages[decl.package.0 as usize - 1].std {
            return None;
        }
        let file = self.file_of(decl.package, decl.file);
        let Decl::Func(d) = &file.decls[at] else {
            return None;
        };
        let params = &self.info.signatures.get(&d.name.id)?.params;
        let &param = params.get(index).or(params.last())?;
        Some(self.object(param).span).filter(|span| span.lo != Pos::NONE)
    }

    /// The parameters' names in the function type that the parameter at `index` is declared with, of the function that `e`
    /// names.
    fn names_in_parameter(&self, e: &Expr, index: usize) -> Option<ParamNames> {
        let decl = self.decls.get(&self.function_named(e)?)?;
        let DeclKind::Func { decl: at } = decl.kind else {
            return None;
        };
        let file = self.file_of(decl.package, decl.file);
        let Decl::Func(d) = &file.decls[at] else {
            return None;
        };
        let params = &d.sig.params;
        let rest = params.get(index..).filter(|rest| !rest.is_empty());
        let mut rest = rest.or(params.last().map(std::slice::from_ref))?.iter();
        names_in(rest.find_map(|p| p.ty.as_ref())?)
    }

    /// Puts the names of parameters into the wanted type where the last mistake mentions it.
    pub(super) fn name_in_last(&mut self, names: Option<ParamNames>, ty: TypeId) {
        if let Some(names) = names {
            let (plain, named) = (self.text(ty), self.function_text(ty, &names));
            if let Some(diag) = self.diags.last_mut() {
                let (plain, named) = (format!(" as {plain} value"), format!(" as {named} value"));
                diag.message = diag.message.replacen(&plain, &named, 1);
            }
        }
    }

    fn ordinary_call<'e>(
        &mut self,
        e: &'e Expr,
        call: &'e CallExpr,
        x: Operand<'e>,
        callee: &'e Expr,
        given: &'e [Expr],
    ) -> Operand<'e> {
        let core = self.info.types.core_type(x.ty);
        let Some(Type::Signature(mut sig)) = core.map(|c| self.info.types.get(c).clone()) else {
            let why = match core {
                Some(core) => {
                    let param = self.info.types.is_param(x.ty);
                    let ty = if param { core } else { x.ty };
                    format!("{} is not a function", self.text(ty))
                }
                None => {
                    let terms = self.info.types.terms(x.ty).unwrap_or_default();
                    let other = terms.iter().find(|t| {
                        let under = self.info.types.underlying(t.ty);
                        !matches!(self.info.types.get(under), Type::Signature(_))
                    });
                    match other {
                        Some(t) => format!("{} is not a function", self.text(t.ty)),
                        None => self.info.types.no_core(x.ty),
                    }
                }
            };
            let text = format!(
                "invalid operation: cannot call {}: {why}",
                self.describe(&x)
            );
            self.error("InvalidCall", call.func.span, text);
            self.use_exprs(&call.args);
            return Operand::invalid(e);
        };
        let generic = !sig.type_params.is_empty();
        let mut targs: Vec<TypeId> = Vec::new();
        if !given.is_empty() {
            targs = given.iter().map(|a| self.var_type(a)).collect();
            if targs.contains(&INVALID) {
                self.use_exprs(&call.args);
                return Operand::invalid(e);
            }
            let (have, want) = (targs.len(), sig.type_params.len());
            if have > want {
                let text = format!("got {have} type arguments but want {want}");
                self.error("WrongTypeArgCount", given[want].span, text);
                self.use_exprs(&call.args);
                return Operand::invalid(e);
            }
            if have == want {
                let spans = given.iter().map(|a| a.span).collect();
                sig = self.instantiate_signature(callee, &sig, &targs, spans);
                targs.clear();
            }
        }
        let args = self.arg_list(&call.args);
        let Some(sig) = self.arguments(call, callee, sig, &targs, args) else {
            // What the result would have been is known if the function is not generic.
            return Operand::invalid(e);
        };
        if generic {
            let ty = self.info.types.intern(Type::Signature(sig.clone()));
            self.record(call.func.id, Mode::Value, ty, None);
            self.record(callee.id, Mode::Value, ty, None);
        }
        self.env.has_call = true;
        match sig.results[..] {
            [] => Operand::new(Mode::NoValue, INVALID, e),
            [INVALID] => Operand::invalid(e),
            [ty] => Operand::new(Mode::Value, ty, e),
            ref list => {
                let ty = self.info.types.tuple(list);
                Operand::new(Mode::Value, ty, e)
            }
        }
    }

    /// Evaluates arguments; a single call of several results gives several.
    pub(super) fn arg_list<'e>(&mut self, list: &'e [Expr]) -> Vec<Operand<'e>> {
        if let [only] = list {
            let (mut x, _) = self.raw_expr(None, only, None, true);
            self.exclude_values(&mut x);
            if x.mode == Mode::Value
                && let Type::Tuple(types) = self.info.types.get(x.ty)
            {
                let types = types.clone();
                return types
                    .iter()
                    .map(|&t| Operand::new(Mode::Value, t, only))
                    .collect();
            }
            return vec![x];
        }
        list.iter().map(|e| self.generic_expr(e)).collect()
    }

    /// Results of a call whose result types are known in spite of wrong arguments.
    fn exclude_values(&mut self, x: &mut Operand) {
        let text = match x.mode {
            Mode::NoValue => format!("{} used as value", self.describe(x)),
            Mode::Builtin => format!("{} must be called", self.describe(x)),
            Mode::Type => format!("{} is not an expression", self.describe(x)),
            _ => return,
        };
        self.error("NotAnExpr", x.expr.span, text);
        x.invalidate();
    }

    /// Checks arguments against parameters, inferring type arguments. Returns the signature called, instantiated.
    fn arguments<'e>(
        &mut self,
        call: &'e CallExpr,
        callee: &'e Expr,
        sig: Signature,
        given: &[TypeId],
        mut args: Vec<Operand<'e>>,
    ) -> Option<Signature> {
        let spread = call.spread.is_some();
        let (count, mut want) = (args.len(), sig.params.len());
        let mut params: Vec<TypeId> = sig.params.to_vec();
        if sig.variadic {
            if spread {
                if call.args.len() == 1 && count > 1 {
                    let text = format!(
                        "cannot use ... with {count}-valued {}",
                        expr_text(&call.args[0])
                    );
                    self.error("InvalidDotDotDot", call.func.span, text);
                    return None;
                }
            } else if count + 1 >= want {
                let last = params.pop().unwrap_or(INVALID);
                let elem = match *self.info.types.get(last) {
                    Type::Slice(elem) => elem,
                    _ => INVALID,
                };
                params.resize(count, elem);
                want = count;
            } else {
                want -= 1;
            }
        } else if spread {
            let text = format!(
                "cannot use ... in call to non-variadic {}",
                expr_text(&call.func)
            );
            self.error("NonVariadicDotDotDot", call.func.span, text);
            return None;
        }
        if count != want {
            let (few, span) = if count > want {
                ("too many", args[want].expr.span)
            } else if count > 0 {
                ("not enough", args[count - 1].expr.span)
            } else {
                let end = Pos(call.rparen.0 + 1);
                ("not enough", Span::new(call.func.span.lo, end))
            };
            let have: Vec<_> = args.iter().map(|a| a.ty).collect();
            let text = format!(
                "{few} arguments in call to {}\n\thave {}\n\twant {}",
                expr_text(&call.func),
                self.types_summary(&have, false, spread),
                self.types_summary(&sig.params, sig.variadic, false)
            );
            let declared = self.function_named(&call.func);
            let declared = declared.map(|o| self.object(o).span);
            let diag = self.error("WrongArgCount", span, text);
            if let Some(declared) = declared.filter(|span| span.lo != Pos::NONE) {
                diag.label(declared, "declared here");
            }
            return sig.type_params.is_empty().then_some(sig);
        }
        let (sig, params) = self.infer_arguments(call, callee, sig, given, params, &mut args)?;
        let context = format!("argument to {}", expr_text(&call.func));
        for (i, (x, &param)) in args.iter_mut().zip(&params).enumerate() {
            let before = self.diags.len();
            self.assignment(x, Some(param), &context);
            if self.diags.len() > before {
                let declared = self.parameter_of(&call.func, i);
                self.label_last(declared, "for this parameter");
                let names = self.names_in_parameter(&call.func, i);
                self.name_in_last(names, param);
            }
        }
        Some(sig)
    }

    /// Infers the type arguments of the function called and of generic functions among its arguments.
    fn infer_arguments<'e>(
        &mut self,
        call: &'e CallExpr,
        callee: &'e Expr,
        sig: Signature,
        given: &[TypeId],
        params: Vec<TypeId>,
        args: &mut [Operand<'e>],
    ) -> Option<(Signature, Vec<TypeId>)> {
        let own = sig.type_params.len();
        let mut type_params: Vec<ParamId> = Vec::new();
        let mut types = params.clone();
        if own > 0 {
            let tuple = self.info.types.tuple(&params);
            let (fresh, tuple) = self.info.types.rename_params(&sig.type_params, tuple);
            type_params = fresh;
            if let Type::Tuple(list) = self.info.types.get(tuple) {
                types = list.to_vec();
            }
        }
        let mut partial: Vec<Option<TypeId>> = given.iter().copied().map(Some).collect();
        partial.resize(type_params.len(), None);
        let mut generic_args = Vec::new();
        for (i, x) in args.iter_mut().enumerate() {
            if x.is_invalid() {
                continue;
            }
            let Some(s) = self.generic_signature(x.ty).cloned() else {
                continue;
            };
            let bare = self.without_type_params(&s);
            let (fresh, ty) = self.info.types.rename_params(&s.type_params, bare);
            generic_args.push((i, s, type_params.len(), fresh.len()));
            type_params.extend(fresh);
            partial.extend(self.partial_args(x.expr).into_iter().map(Some));
            partial.resize(type_params.len(), None);
            x.ty = ty;
        }
        if type_params.is_empty() {
            return Some((sig, params));
        }
        let pairs: Vec<Arg> = args
            .iter()
            .zip(&types)
            .map(|(x, &param)| Arg {
                param,
                arg: x.ty,
                reverse: false,
            })
            .collect();
        let mut result = self.info.types.infer(&type_params, &partial, &pairs);
        if result.is_err() {
            // Perhaps only because methods are not resolved yet.
            self.resolve_for_inference(&type_params, &partial, &pairs);
            result = self.info.types.infer(&type_params, &partial, &pairs);
        }
        let inferred = match result {
            Ok(list) => list,
            Err(why) => {
                let at = Span::new(call.func.span.hi, Pos(call.rparen.0 + 1));
                self.infer_error(&call.func, at, why, args, &sig.type_params, &type_params);
                return None;
            }
        };
        let at = Span::new(call.func.span.hi, Pos(call.rparen.0 + 1));
        let mut result = sig.clone();
        let mut params = types;
        if own > 0 {
            result = self.instantiate_signature(callee, &sig, &inferred[..own], vec![at]);
        }
        for p in &mut params {
            *p = self.info.types.subst(*p, &type_params, &inferred);
        }
        for (i, s, from, len) in generic_args {
            let x = &mut args[i];
            let s = self.instantiate_signature(
                x.expr,
                &s,
                &inferred[from..from + len],
                vec![x.expr.span],
            );
            x.ty = self.info.types.intern(Type::Signature(s));
            self.record_function(x.expr, x.ty);
        }
        Some((result, params))
    }

    /// Resolves the methods that constraints ask for, of all types that the arguments mention.
    fn resolve_for_inference(
        &mut self,
        params: &[ParamId],
        given: &[Option<TypeId>],
        pairs: &[Arg],
    ) {
        let mut mentioned = Vec::new();
        for t in given
            .iter()
            .flatten()
            .copied()
            .chain(pairs.iter().map(|p| p.arg))
        {
            self.mentioned_types(t, &mut mentioned);
        }
        let constraint = |c: &Checker, p: ParamId| c.info.types.params[p.0 as usize].constraint;
        let mut interfaces: Vec<_> = params.iter().map(|&p| constraint(self, p)).collect();
        interfaces.extend(pairs.iter().map(|p| p.param));
        for interface in interfaces {
            for &t in &mentioned {
                self.resolve_methods(t, interface);
            }
        }
    }

    /// A type and the types that it is made of, type arguments included.
    fn mentioned_types(&self, t: TypeId, out: &mut Vec<TypeId>) {
        if out.contains(&t) {
            return;
        }
        out.push(t);
        match self.info.types.get(t) {
            Type::Named(n) => {
                let args: Vec<_> = self.info.types.type_args(*n).to_vec();
                args.iter().for_each(|&a| self.mentioned_types(a, out));
            }
            Type::Pointer(e) | Type::Slice(e) | Type::Array(e, _) | Type::Chan(_, e) => {
                self.mentioned_types(*e, out);
            }
            Type::Map(k, e) => {
                self.mentioned_types(*k, out);
                self.mentioned_types(*e, out);
            }
            Type::Signature(s) => {
                let parts = s.params.iter().chain(s.results.iter());
                parts.for_each(|&p| self.mentioned_types(p, out));
            }
            _ => {}
        }
    }

    /// Records the final type of a function that was generic, in its parentheses too.
    fn record_function(&mut self, e: &Expr, ty: TypeId) {
        self.record(e.id, Mode::Value, ty, None);
        match &e.kind {
            ExprKind::Paren(x) => self.record_function(x, ty),
            ExprKind::Index(x, _) => self.record_function(x, ty),
            _ => {}
        }
    }

    /// The type arguments that a generic function which is no callee was given, where these are not all: `f[int]`.
    fn partial_args(&self, e: &Expr) -> Vec<TypeId> {
        match &e.kind {
            ExprKind::Paren(x) => self.partial_args(x),
            ExprKind::Index(_, args) => {
                let ty = |a: &Expr| self.recorded(a.id).map_or(INVALID, |r| r.ty);
                args.iter().map(ty).collect()
            }
            _ => Vec::new(),
        }
    }

    fn without_type_params(&mut self, sig: &Signature) -> TypeId {
        self.info
            .types
            .signature(&sig.params, &sig.results, sig.variadic)
    }

    /// The words, with names of parameters in the function types that they show.
    fn with_names(&self, text: String, shown: &[TypeId], names: Option<ParamNames>) -> String {
        let Some(names) = names else {
            return text;
        };
        shown.iter().fold(text, |text, &ty| {
            text.replacen(&self.text(ty), &self.function_text(ty, &names), 1)
        })
    }

    fn infer_error(
        &mut self,
        func: &Expr,
        at: Span,
        why: InferError,
        args: &[Operand],
        original: &[ParamId],
        fresh: &[ParamId],
    ) {
        let callee = expr_text(func);
        let (span, text) = match why {
            InferError::Mismatch { arg, text, shown } => {
                let what = args.get(arg).map(|x| expr_text(x.expr)).unwrap_or_default();
                let span = args.get(arg).map_or(at, |x| x.expr.span);
                let mut text = text.replacen("{}", &what, 1);
                if let Some(x) = args.get(arg) {
                    let (plain, named) = (self.text(x.ty), self.operand_type_text(x));
                    text = text.replacen(&plain, &named, 1);
                }
                text = self.with_names(text, &shown, self.names_in_parameter(func, arg));
                (span, text)
            }
            InferError::UntypedMismatch { arg, text } => {
                (args.get(arg).map_or(at, |x| x.expr.span), text)
            }
            InferError::Constraint { text } => (at, text),
            InferError::Unknown(param) => {
                // The renamed parameter stands at the same place as the declared one.
                let place = fresh.iter().position(|&p| p == param);
                let declared = place
                    .and_then(|i| original.get(i))
                    .copied()
                    .unwrap_or(param);
                let info = &self.info.types.params[declared.0 as usize];
                let name = info.name.clone();
                let declared = self.object(info.obj).span;
                let place = self.map.describe(declared.lo);
                let text = format!("cannot infer {name} (declared at {place})");
                self.error(
                    "CannotInferTypeArgs",
                    at,
                    format!("in call to {callee}, {text}"),
                )
                .label(declared, format!("{name} is declared here"));
                return;
            }
        };
        self.error(
            "CannotInferTypeArgs",
            span,
            format!("in call to {callee}, {text}"),
        );
    }

    /// A generic signature with its type arguments put in; they are recorded and their constraints checked.
    fn instantiate_signature(
        &mut self,
        callee: &Expr,
        sig: &Signature,
        targs: &[TypeId],
        spans: Vec<Span>,
    ) -> Signature {
        let bare = self.without_type_params(sig);
        let ty = self.info.types.subst(bare, &sig.type_params, targs);
        self.record_callee_instance(callee, targs);
        self.later_verify(sig.type_params.to_vec(), targs.to_vec(), spans);
        if self.path.is_empty() {
            self.process_later();
        }
        match self.info.types.get(ty) {
            Type::Signature(s) => s.clone(),
            _ => sig.clone(),
        }
    }

    fn record_callee_instance(&mut self, callee: &Expr, targs: &[TypeId]) {
        match &callee.kind {
            ExprKind::Paren(x) | ExprKind::Index(x, _) => self.record_callee_instance(x, targs),
            _ => self.record_instance(callee, targs),
        }
    }

    /// `f[int]` that is not called: missing type arguments come from the target, if there is one, or else from where it is
    /// used.
    pub(super) fn func_instance<'e>(
        &mut self,
        e: &'e Expr,
        x: Operand<'e>,
        args: &'e [Expr],
    ) -> Operand<'e> {
        let Some(sig) = self.generic_signature(x.ty).cloned() else {
            return Operand::invalid(e);
        };
        let targs: Vec<_> = args.iter().map(|a| self.var_type(a)).collect();
        if targs.contains(&INVALID) {
            return Operand::invalid(e);
        }
        let (have, want) = (targs.len(), sig.type_params.len());
        if have > want {
            let text = format!("got {have} type arguments but want {want}");
            self.error("WrongTypeArgCount", args[want].span, text);
            return Operand::invalid(e);
        }
        if have == want {
            let spans = args.iter().map(|a| a.span).collect();
            let sig = self.instantiate_signature(x.expr, &sig, &targs, spans);
            let ty = self.info.types.intern(Type::Signature(sig));
            self.record(x.expr.id, Mode::Value, ty, None);
            return Operand::new(Mode::Value, ty, e);
        }
        // What is given may do if the constraints tell the rest.
        let mut partial: Vec<_> = targs.iter().copied().map(Some).collect();
        partial.resize(want, None);
        let bare = self.without_type_params(&sig);
        let (fresh, _) = self.info.types.rename_params(&sig.type_params, bare);
        match self.info.types.infer(&fresh, &partial, &[]) {
            Ok(all) => {
                let sig = self.instantiate_signature(x.expr, &sig, &all, vec![e.span]);
                let ty = self.info.types.intern(Type::Signature(sig));
                self.record(x.expr.id, Mode::Value, ty, None);
                Operand::new(Mode::Value, ty, e)
            }
            Err(_) => Operand { expr: e, ..x },
        }
    }

    /// Type arguments of a generic function from the function type that it is assigned to.
    pub(super) fn infer_from_target<'e>(&mut self, x: Operand<'e>, target: &Target) -> Operand<'e> {
        let Some(sig) = self.generic_signature(x.ty).cloned() else {
            return x;
        };
        let Some(core) = self.info.types.core_type(target.ty) else {
            return x;
        };
        if !matches!(self.info.types.get(core), Type::Signature(_)) {
            return x;
        }
        let given = self.partial_args(x.expr);
        let bare = self.without_type_params(&sig);
        let (fresh, ty) = self.info.types.rename_params(&sig.type_params, bare);
        let mut partial: Vec<_> = given.iter().copied().map(Some).collect();
        partial.resize(fresh.len(), None);
        let arg = Arg {
            param: ty,
            arg: core,
            reverse: true,
        };
        match self.info.types.infer(&fresh, &partial, &[arg]) {
            Ok(all) => {
                let sig = self.instantiate_signature(x.expr, &sig, &all, vec![x.expr.span]);
                let ty = self.info.types.intern(Type::Signature(sig));
                self.record_function(x.expr, ty);
                Operand { ty, ..x }
            }
            Err(why) => {
                let text = match why {
                    InferError::Mismatch { text, shown, .. } => {
                        let text = text.replacen("{}", &target.what, 1);
                        self.with_names(text, &shown, self.names_of_function(x.expr))
                    }
                    InferError::UntypedMismatch { text, .. } | InferError::Constraint { text } => {
                        text.replacen("{}", &target.what, 1)
                    }
                    InferError::Unknown(param) => {
                        let place = fresh.iter().position(|&p| p == param).unwrap_or(0);
                        let declared = sig.type_params.get(place).copied().unwrap_or(param);
                        let info = &self.info.types.params[declared.0 as usize];
                        let span = self.object(info.obj).span;
                        let place = self.map.describe(span.lo);
                        format!(
                            "in call to {}, cannot infer {} (declared at {place})",
                            expr_text(x.expr),
                            info.name
                        )
                    }
                };
                self.error("CannotInferTypeArgs", x.expr.span, text);
                Operand::invalid(x.expr)
            }
        }
    }

    /// `(number, string, ...int)`: the types of arguments or parameters in short.
    pub(super) fn types_summary(
        &mut self,
        list: &[TypeId],
        variadic: bool,
        spread: bool,
    ) -> String {
        let mut out = Vec::new();
        for (i, &t) in list.iter().enumerate() {
            let last = i + 1 == list.len();
            let mut text = if t == INVALID {
                "unknown type".to_string()
            } else if self.info.types.is_untyped(t) {
                if self.info.types.is_numeric(t) {
                    "number".into()
                } else {
                    self.text(t).replace("untyped ", "")
                }
            } else {
                self.text(t)
            };
            if last && variadic {
                if let Type::Slice(elem) = *self.info.types.get(t) {
                    text = self.text(elem);
                }
                text = format!("...{text}");
            } else if last && spread {
                text.push_str("...");
            }
            out.push(text);
        }
        format!("({})", out.join(", "))
    }
}
