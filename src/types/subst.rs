//! Substitution of type parameters.

use super::Types;
use super::ty::{Field, Interface, Method, ParamId, Signature, Term, Type, TypeId};
use rustc_hash::FxHashSet;

impl Types {
    /// `t` with `args` in the place of `params`.
    pub fn subst(&mut self, t: TypeId, params: &[ParamId], args: &[TypeId]) -> TypeId {
        if params.is_empty() {
            return t;
        }
        if let Some(alias) = self.aliases.get(t).cloned() {
            return self.subst_alias(t, alias, params, args);
        }
        match self.get(t) {
            Type::Basic(_) => t,
            Type::Param(p) => match params.iter().position(|q| q == p) {
                Some(i) => args.get(i).copied().unwrap_or(t),
                None => t,
            },
            &Type::Named(id) => {
                let named = &self.named[id.0 as usize];
                let (origin, before) = match &named.origin {
                    Some((origin, args)) => (*origin, args.to_vec()),
                    None if named.outer.is_empty() => return t,
                    None => {
                        let all = self.all_params(id);
                        (id, all.into_iter().map(|p| self.param_type(p)).collect())
                    }
                };
                let after = self.subst_list(&before, params, args);
                if before == after {
                    return t;
                }
                self.instantiate(origin, &after)
            }
            &Type::Pointer(e) => {
                let e = self.subst(e, params, args);
                self.pointer(e)
            }
            &Type::Slice(e) => {
                let e = self.subst(e, params, args);
                self.slice(e)
            }
            &Type::Array(e, n) => {
                let e = self.subst(e, params, args);
                self.array(e, n)
            }
            &Type::Map(k, v) => {
                let k = self.subst(k, params, args);
                let v = self.subst(v, params, args);
                self.map(k, v)
            }
            &Type::Chan(dir, e) => {
                let e = self.subst(e, params, args);
                self.chan(dir, e)
            }
            Type::Struct(fields) => {
                let fields = fields.clone();
                let subst = |f: Field| Field {
                    ty: self.subst(f.ty, params, args),
                    ..f
                };
                let fields = fields.into_iter().map(subst).collect();
                self.intern(Type::Struct(fields))
            }
            Type::Signature(sig) => {
                let sig = self.subst_bounds(sig.clone(), params, args);
                let new = Signature {
                    params: self.subst_list(&sig.params, params, args).into(),
                    results: self.subst_list(&sig.results, params, args).into(),
                    ..sig
                };
                self.intern(Type::Signature(new))
            }
            Type::Interface(i) => {
                let i = i.clone();
                self.subst_interface(t, *i, params, args)
            }
            Type::Tuple(elems) => {
                let elems = elems.clone();
                let elems = self.subst_list(&elems, params, args);
                self.tuple(&elems)
            }
            Type::Union(terms) => {
                let terms = terms.clone();
                let subst = |t: Term| Term {
                    ty: self.subst(t.ty, params, args),
                    ..t
                };
                let terms = terms.into_iter().map(subst).collect();
                self.intern(Type::Union(terms))
            }
        }
    }

    /// A generic method's own type parameters may have constraints that mention those of the receiver: then it gets fresh
    /// ones.
    fn subst_bounds(&mut self, sig: Signature, params: &[ParamId], args: &[TypeId]) -> Signature {
        let own = &sig.type_params;
        let constraint = |types: &Types, p: &ParamId| types.params[p.0 as usize].constraint;
        if !own
            .iter()
            .any(|p| self.mentions(constraint(self, p), params))
        {
            return sig;
        }
        let plain = self.signature(&sig.params, &sig.results, sig.variadic);
        let (fresh, plain) = self.rename_params(own, plain);
        for &p in &fresh {
            let bound = constraint(self, &p);
            let bound = self.subst(bound, params, args);
            self.set_constraint(p, bound);
        }
        let Type::Signature(plain) = self.get(plain) else {
            return sig;
        };
        Signature {
            type_params: fresh.into(),
            ..plain.clone()
        }
    }

    fn subst_interface(
        &mut self,
        t: TypeId,
        old: Interface,
        params: &[ParamId],
        args: &[TypeId],
    ) -> TypeId {
        let methods: Vec<Method> = old
            .methods
            .iter()
            .map(|m| Method {
                sig: self.subst(m.sig, params, args),
                ..m.clone()
            })
            .collect();
        let embedded = self.subst_list(&old.embedded, params, args);
        if methods == old.methods && embedded == old.embedded {
            return t;
        }
        // The number stays: what is substituted differs in its elements already.
        self.intern(Type::Interface(Box::new(Interface {
            methods,
            embedded,
            ..old
        })))
    }

    /// [`Types::subst`] for each of a list.
    pub fn subst_list(
        &mut self,
        list: &[TypeId],
        params: &[ParamId],
        args: &[TypeId],
    ) -> Vec<TypeId> {
        list.iter().map(|&t| self.subst(t, params, args)).collect()
    }

    /// Whether one of `params` occurs in `t`.
    pub fn mentions(&self, t: TypeId, params: &[ParamId]) -> bool {
        self.any_param(t, &|p| params.contains(&p), &mut FxHashSet::default())
    }

    /// Whether any type parameter occurs in `t`.
    pub fn is_parameterized(&self, t: TypeId) -> bool {
        self.any_param(t, &|_| true, &mut FxHashSet::default())
    }

    /// `seen`: types looked at, without success: a type argument can occur exponentially often in an instance of instances.
    fn any_param(
        &self,
        t: TypeId,
        holds: &dyn Fn(ParamId) -> bool,
        seen: &mut FxHashSet<TypeId>,
    ) -> bool {
        let parts: &mut dyn Iterator<Item = TypeId> = match self.get(t) {
            Type::Basic(_) => return false,
            &Type::Param(p) => return holds(p),
            &Type::Named(id) => {
                let named = &self.named[id.0 as usize];
                match &named.origin {
                    None => return named.outer.iter().any(|&p| holds(p)),
                    Some((_, args)) => &mut args.iter().copied(),
                }
            }
            &Type::Pointer(e) | &Type::Slice(e) | &Type::Array(e, _) | &Type::Chan(_, e) => {
                &mut std::iter::once(e)
            }
            &Type::Map(k, v) => &mut [k, v].into_iter(),
            Type::Struct(fields) => &mut fields.iter().map(|f| f.ty),
            Type::Signature(s) => &mut s.params.iter().chain(&s.results).copied(),
            Type::Interface(i) => {
                let methods = i.methods.iter().map(|m| m.sig);
                &mut methods.chain(i.embedded.iter().copied())
            }
            Type::Tuple(elems) => &mut elems.iter().copied(),
            Type::Union(terms) => &mut terms.iter().map(|t| t.ty),
        };
        for part in parts {
            let plain = matches!(self.get(part), Type::Basic(_));
            if !plain && seen.insert(part) && self.any_param(part, holds, seen) {
                return true;
            }
        }
        false
    }
}
