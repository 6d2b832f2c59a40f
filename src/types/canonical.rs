//! Canonical types: one number for all identical types, once everything is resolved.

use super::object::Object;
use super::ty::{Basic, Field, Interface, Method, Signature, Term, Type, TypeId};
use super::{Info, Types};

impl Types {
    /// The canonical one of the types that are identical to `t`. To be asked only when all types are resolved.
    pub fn canonical(&mut self, t: TypeId) -> TypeId {
        if let Some(&c) = self.canonical.get(&t) {
            return c;
        }
        let c = self.make_canonical(t);
        self.canonical.insert(t, c);
        self.canonical.insert(c, c);
        c
    }

    fn canonical_list(&mut self, list: &[TypeId]) -> Vec<TypeId> {
        list.iter().map(|&t| self.canonical(t)).collect()
    }

    fn make_canonical(&mut self, t: TypeId) -> TypeId {
        let target = self.unalias(t);
        if target != t {
            return self.canonical(target);
        }
        match self.get(t) {
            Type::Basic(Basic::Byte) => Basic::Uint8.id(),
            Type::Basic(Basic::Rune) => Basic::Int32.id(),
            Type::Basic(_) | Type::Param(_) => t,
            &Type::Named(id) => match self.named[id.0 as usize].origin.clone() {
                Some((origin, args)) => {
                    let args = self.canonical_list(&args);
                    self.instantiate(origin, &args)
                }
                None => t,
            },
            &Type::Pointer(e) => {
                let e = self.canonical(e);
                self.pointer(e)
            }
            &Type::Slice(e) => {
                let e = self.canonical(e);
                self.slice(e)
            }
            &Type::Array(e, n) => {
                let e = self.canonical(e);
                self.array(e, n)
            }
            &Type::Map(k, v) => {
                let (k, v) = (self.canonical(k), self.canonical(v));
                self.map(k, v)
            }
            &Type::Chan(dir, e) => {
                let e = self.canonical(e);
                self.chan(dir, e)
            }
            Type::Struct(fields) => {
                let fields = fields.clone();
                let canonical = |f: Field| Field {
                    ty: self.canonical(f.ty),
                    ..f
                };
                let fields = fields.into_iter().map(canonical).collect();
                self.intern(Type::Struct(fields))
            }
            Type::Signature(sig) => {
                let sig = sig.clone();
                let new = Signature {
                    params: self.canonical_list(&sig.params).into(),
                    results: self.canonical_list(&sig.results).into(),
                    ..sig
                };
                self.intern(Type::Signature(new))
            }
            Type::Tuple(elems) => {
                let elems = elems.clone();
                let elems = self.canonical_list(&elems);
                self.tuple(&elems)
            }
            Type::Union(terms) => {
                let terms = terms.clone();
                self.canonical_union(&terms)
            }
            Type::Interface(_) => self.canonical_interface(t),
        }
    }

    fn canonical_union(&mut self, terms: &[Term]) -> TypeId {
        let canonical = |t: &Term| Term {
            ty: self.canonical(t.ty),
            ..*t
        };
        let mut terms: Vec<Term> = terms.iter().map(canonical).collect();
        terms.sort_by_key(|t| (t.ty, t.tilde));
        self.intern(Type::Union(terms.into()))
    }

    fn canonical_interface(&mut self, t: TypeId) -> TypeId {
        let set = self.type_set(t);
        let canonical = |m: &Method| Method {
            sig: self.canonical(m.sig),
            ..m.clone()
        };
        let methods = set.methods.iter().map(canonical).collect();
        let embedded = match &set.terms {
            Some(terms) => vec![self.canonical_union(terms)],
            None => Vec::new(),
        };
        self.intern(Type::Interface(Box::new(Interface {
            methods,
            embedded,
            comparable: set.comparable,
            implicit: false,
            incomplete: 0,
        })))
    }

    /// Makes canonical what defined types and type parameters refer to.
    fn canonicalise(&mut self) {
        // Instances may be made on the way: they are behind the others, and looked at as well.
        let mut i = 0;
        while i < self.named.len() {
            // Instances not expanded yet stay so: some would never end.
            if let Some(u) = self.named[i].underlying {
                self.named[i].underlying = Some(self.canonical(u));
            }
            for m in 0..self.named[i].methods.len() {
                let sig = self.named[i].methods[m].sig;
                self.named[i].methods[m].sig = self.canonical(sig);
            }
            i += 1;
        }
        for p in 0..self.params.len() {
            let constraint = self.params[p].constraint;
            self.params[p].constraint = self.canonical(constraint);
        }
    }
}

impl Info {
    /// Makes all recorded types canonical: afterwards identical types have the same number. May be called again when
    /// more has been checked.
    pub fn canonicalise(&mut self) {
        let types = &mut self.types;
        types.canonicalise();
        for x in self.exprs.iter_mut().flatten() {
            x.ty = types.canonical(x.ty);
        }
        for Object { ty, .. } in &mut self.objects {
            *ty = types.canonical(*ty);
        }
        for s in self.selections.values_mut() {
            s.recv = types.canonical(s.recv);
            s.ty = types.canonical(s.ty);
        }
        for args in self.instances.values_mut() {
            for t in args.iter_mut() {
                *t = types.canonical(*t);
            }
        }
    }
}
