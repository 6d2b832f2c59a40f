//! Inference of type arguments: from arguments, then from the core types of constraints, last from untyped constants.

use super::Types;
use super::implements::{MissingKind, MissingMethod};
use super::ty::{Basic, ParamId, Type, TypeId};
use super::unify::{Mode, Unifier};

/// An argument that a type parameter may be inferred from.
#[derive(Clone, Copy, Debug)]
pub struct Arg {
    /// The parameter's type; may mention type parameters. For a generic function assigned to a target of function type,
    /// the generic function's type ([`Types::open_generic`]).
    pub param: TypeId,
    /// The argument's type; may be untyped, or invalid (then it is left out of account). For a generic function assigned to
    /// a target, the target's type.
    pub arg: TypeId,
    /// Whether this is such an assignment: messages are worded the other way round.
    pub reverse: bool,
}

/// Why type arguments cannot be inferred.
#[derive(Clone, PartialEq, Debug)]
pub enum InferError {
    /// The argument with that index does not fit its parameter.
    Mismatch {
        /// Index of the argument.
        arg: usize,
        /// The words behind `in call to f, `; `{}` stands for the argument's expression.
        text: String,
        /// The types that these words show besides the argument's.
        shown: Vec<TypeId>,
    },
    /// Untyped constants of different kinds for the same type parameter: `mismatched types untyped int and untyped string
    /// (cannot infer T)`.
    UntypedMismatch {
        /// Index of the argument that does not fit the ones before.
        arg: usize,
        /// The words behind `in call to f, `.
        text: String,
    },
    /// An inferred (or given) type argument does not match the core type of its constraint.
    Constraint {
        /// The words behind `in call to f, `, e.g. `S (type []int) does not satisfy ~[]E`.
        text: String,
    },
    /// Nothing is known of this type parameter: `cannot infer T (declared at …)`.
    Unknown(ParamId),
}

/// `P`, `P and Q`, `P, Q, and R`
fn name_list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [a, b] => format!("{a} and {b}"),
        [first @ .., last] => format!("{}, and {last}", first.join(", ")),
    }
}

impl Types {
    /// The type arguments for `params`, of which some may be given. They need not satisfy their constraints: call
    /// [`Types::verify`] afterwards. Where an argument may mention `params` itself (calls inside of the generic function)
    /// they must have been renamed: [`Types::rename_params`].
    ///
    /// # Errors
    /// What does not fit, or could not be found out.
    pub fn infer(
        &mut self,
        params: &[ParamId],
        given: &[Option<TypeId>],
        args: &[Arg],
    ) -> Result<Vec<TypeId>, InferError> {
        // Messages show the types that were given.
        let known: Vec<(ParamId, TypeId)> = params
            .iter()
            .zip(given)
            .filter_map(|(&p, g)| Some((p, (*g)?)))
            .collect();
        let (given_params, given_args): (Vec<_>, Vec<_>) = known.into_iter().unzip();
        let args: Vec<Arg> = args
            .iter()
            .map(|a| Arg {
                param: self.subst(a.param, &given_params, &given_args),
                ..*a
            })
            .collect();
        let mut unifier = Unifier::new(self, params, given);
        let untyped = unifier.use_arguments(params, &args)?;
        unifier.use_constraints(params)?;
        unifier.use_untyped(params, &args, &untyped)?;
        let found: Vec<Option<TypeId>> = (0..params.len()).map(|i| unifier.at(i)).collect();
        self.resolve(params, found)
    }

    /// Puts inferred types into each other until no type parameter is left.
    fn resolve(
        &mut self,
        params: &[ParamId],
        mut found: Vec<Option<TypeId>>,
    ) -> Result<Vec<TypeId>, InferError> {
        self.drop_cycles(params, &mut found);
        // Without cycles, each round puts at least one more parameter in its place.
        for _ in 0..params.len() {
            let known: Vec<(ParamId, TypeId)> = params
                .iter()
                .zip(&found)
                .filter_map(|(&p, f)| Some((p, (*f)?)))
                .collect();
            let (from, to): (Vec<_>, Vec<_>) = known.into_iter().unzip();
            let mut changed = false;
            for t in found.iter_mut().flatten() {
                if self.mentions(*t, params) {
                    let new = self.subst(*t, &from, &to);
                    changed |= new != *t;
                    *t = new;
                }
            }
            if !changed {
                break;
            }
        }
        let mut result = Vec::with_capacity(params.len());
        for (&p, t) in params.iter().zip(&found) {
            match *t {
                Some(t) if !self.mentions(t, params) => result.push(t),
                _ => return Err(InferError::Unknown(p)),
            }
        }
        Ok(result)
    }

    /// Forgets types that contain themselves.
    fn drop_cycles(&self, params: &[ParamId], found: &mut [Option<TypeId>]) {
        let uses = |found: &[Option<TypeId>], i: usize, j: usize| {
            found[i].is_some_and(|t| self.mentions(t, &params[j..=j]))
        };
        for start in 0..params.len() {
            let mut reached = vec![false; params.len()];
            let mut work = vec![start];
            while let Some(i) = work.pop() {
                for (j, reached) in reached.iter_mut().enumerate() {
                    if !*reached && uses(found, i, j) {
                        *reached = true;
                        work.push(j);
                    }
                }
            }
            if reached[start] {
                found[start] = None;
            }
        }
    }

    /// The text for an argument that does not match its parameter.
    fn mismatch(
        &mut self,
        params: &[ParamId],
        found: &[Option<TypeId>],
        index: usize,
        arg: &Arg,
    ) -> InferError {
        let (param, given) = (self.text(arg.param), self.text(arg.arg));
        let mut shown = vec![arg.param];
        let known: Vec<(ParamId, TypeId)> = params
            .iter()
            .zip(found)
            .filter_map(|(&p, f)| Some((p, (*f)?)))
            .collect();
        let text = if known.is_empty() {
            let names = params
                .iter()
                .map(|p| self.params[p.0 as usize].name.to_string());
            let names = name_list(&names.collect::<Vec<_>>());
            format!("type {given} of {{}} does not match {param} (cannot infer {names})")
        } else {
            let (from, to): (Vec<_>, Vec<_>) = known.into_iter().unzip();
            let inferred = self.subst(arg.param, &from, &to);
            shown.insert(0, inferred);
            if inferred == arg.param {
                format!("type {given} of {{}} does not match {param}")
            } else {
                let inferred = self.text(inferred);
                if arg.reverse {
                    format!(
                        "inferred type {inferred} for {param} does not match type {given} of {{}}"
                    )
                } else {
                    format!(
                        "type {given} of {{}} does not match inferred type {inferred} for {param}"
                    )
                }
            }
        };
        InferError::Mismatch {
            arg: index,
            text,
            shown,
        }
    }

    /// The core type of a type parameter's constraint, whether its terms have a tilde, and whether it has one term only.
    fn core_term(&mut self, param: ParamId) -> Option<(TypeId, bool, bool)> {
        let t = self.param_type(param);
        let terms = self.terms(t)?;
        match &terms[..] {
            [] => None,
            [one] => Some((one.ty, one.tilde, true)),
            _ => Some((self.core_type(t)?, true, false)),
        }
    }

    /// Fresh copies of type parameters, constraints included, and `t` in terms of them.
    pub fn rename_params(&mut self, params: &[ParamId], t: TypeId) -> (Vec<ParamId>, TypeId) {
        let mut ids = Vec::new();
        let mut new = Vec::new();
        for &p in params {
            let info = self.params[p.0 as usize].clone();
            let (id, ty) = self.new_param(info.obj, &info.name, info.index);
            ids.push(id);
            new.push(ty);
        }
        for (&p, &id) in params.iter().zip(&ids) {
            let constraint = self.params[p.0 as usize].constraint;
            let constraint = self.subst(constraint, params, &new);
            self.set_constraint(id, constraint);
        }
        let t = self.subst(t, params, &new);
        (ids, t)
    }

    /// The type of a generic function value with fresh type parameters, no longer generic itself: for use in
    /// [`Types::infer`] together with its parameters. A function type that is not generic has none.
    pub fn open_generic(&mut self, sig: TypeId) -> (Vec<ParamId>, TypeId) {
        let Type::Signature(s) = self.get(sig) else {
            return (Vec::new(), sig);
        };
        let s = s.clone();
        let plain = self.signature(&s.params, &s.results, s.variadic);
        self.rename_params(&s.type_params, plain)
    }

    /// The function type of a generic function with these type arguments.
    pub fn instantiate_signature(&mut self, sig: TypeId, args: &[TypeId]) -> TypeId {
        let Type::Signature(s) = self.get(sig) else {
            return sig;
        };
        let s = s.clone();
        let plain = self.signature(&s.params, &s.results, s.variadic);
        self.subst(plain, &s.type_params, args)
    }
}

impl Unifier<'_> {
    /// Typed arguments; the indices of untyped constants for bare type parameters are handed back.
    fn use_arguments(
        &mut self,
        params: &[ParamId],
        args: &[Arg],
    ) -> Result<Vec<usize>, InferError> {
        let mut untyped = Vec::new();
        for (i, arg) in args.iter().enumerate() {
            let generic =
                self.types.mentions(arg.param, params) || self.types.mentions(arg.arg, params);
            if self.types.is_invalid(arg.arg) || self.types.is_invalid(arg.param) || !generic {
                continue;
            }
            if self.types.is_untyped(arg.arg) {
                if self.bound(arg.param).is_some() && arg.arg != Basic::UntypedNil.id() {
                    untyped.push(i);
                }
            } else if !self.unify(arg.param, arg.arg, Mode::Assign) {
                let found: Vec<_> = (0..params.len()).map(|i| self.at(i)).collect();
                return Err(self.types.mismatch(params, &found, i, arg));
            }
        }
        Ok(untyped)
    }

    /// Core types of constraints and methods that they ask for, until nothing more is learned.
    fn use_constraints(&mut self, params: &[ParamId]) -> Result<(), InferError> {
        loop {
            let before = self.unknowns();
            for (i, &p) in params.iter().enumerate() {
                let known = self.at(i);
                let mut fits = match (self.types.core_term(p), known) {
                    (Some((core, ..)), Some(known)) => self.unify(known, core, Mode::Inexact),
                    (Some((core, false, true)), None) => {
                        self.set(i, core);
                        true
                    }
                    _ => true,
                };
                let constraint = self.types.params[p.0 as usize].constraint;
                let mut cause = String::new();
                if let Some(known) = known.filter(|&t| fits && !self.types.mentions(t, params))
                    && let Some(missing) = self.lacking(known, constraint)
                {
                    let types = &mut self.types;
                    cause = types.missing_method_cause(known, constraint, &missing);
                    cause.insert(0, ' ');
                    fits = false;
                }
                if !fits {
                    let known = self.at(i).map_or(String::new(), |t| self.types.text(t));
                    let name = &self.types.params[p.0 as usize].name;
                    let text = format!(
                        "{name} (type {known}) does not satisfy {}{cause}",
                        self.types.text(constraint)
                    );
                    return Err(InferError::Constraint { text });
                }
            }
            if self.unknowns() == before {
                return Ok(());
            }
        }
    }

    /// The first method of the constraint that `t` lacks; signatures need only match.
    fn lacking(&mut self, t: TypeId, constraint: TypeId) -> Option<MissingMethod> {
        let set = self.types.type_set(constraint);
        for method in &set.methods {
            let kind = match self.types.missing(t, method) {
                None => continue,
                Some(MissingKind::WrongType(sig)) if self.unify(method.sig, sig, Mode::Exact) => {
                    continue;
                }
                Some(_) if self.types.embeds_invalid(t, &mut Vec::new()) => return None,
                Some(kind) => kind,
            };
            let method = method.clone();
            return Some(MissingMethod { method, kind });
        }
        None
    }

    /// What is still unknown gets the default type of the widest untyped constant.
    fn use_untyped(
        &mut self,
        params: &[ParamId],
        args: &[Arg],
        untyped: &[usize],
    ) -> Result<(), InferError> {
        let mut widest: Vec<Option<Basic>> = vec![None; params.len()];
        for &i in untyped {
            let (Some(p), &Type::Basic(kind)) =
                (self.bound(args[i].param), self.types.get(args[i].arg))
            else {
                continue;
            };
            if self.at(p).is_some() {
                continue;
            }
            widest[p] = match widest[p] {
                None => Some(kind),
                Some(other) if other == kind => Some(kind),
                Some(other) if other.is_numeric() && kind.is_numeric() => Some(other.max(kind)),
                Some(other) => {
                    let text = format!(
                        "mismatched types {} and {} (cannot infer {})",
                        other.name(false),
                        kind.name(false),
                        self.types.text(args[i].param)
                    );
                    return Err(InferError::UntypedMismatch { arg: i, text });
                }
            };
        }
        for (p, kind) in widest.into_iter().enumerate() {
            if let Some(kind) = kind {
                self.set(p, kind.default_type().id());
            }
        }
        Ok(())
    }
}
