//! Type sets of interfaces: all methods, embedded ones included, and the terms to which types are restricted.

use super::Types;
use super::ty::{Basic, Interface, Method, Term, Type, TypeId};
use rustc_hash::FxHashSet;
use std::sync::Arc;

/// The type set of an interface.
#[derive(Clone, Default, Debug)]
pub struct TypeSet {
    /// All methods, sorted by name, then package.
    pub methods: Vec<Method>,
    /// The types in it; `None`: not restricted.
    pub terms: Option<Vec<Term>>,
    /// Whether only comparable types are in it (never set together with `terms`: those are comparable then).
    pub comparable: bool,
    /// Methods that came twice with different types.
    pub conflicts: Vec<Method>,
}

impl TypeSet {
    /// Whether no type is in it.
    pub fn is_empty(&self) -> bool {
        self.terms.as_ref().is_some_and(Vec::is_empty)
    }

    /// Whether every type is in it.
    pub fn is_all(&self) -> bool {
        self.methods.is_empty() && self.terms.is_none() && !self.comparable
    }

    /// The method of that name; `package` matters only if it is not exported.
    pub fn method(&self, name: &str, package: &str) -> Option<&Method> {
        let exported = super::lookup::is_exported(name);
        self.methods
            .iter()
            .find(|m| m.name == name && (exported || m.package == package))
    }
}

/// A type set in the making.
#[derive(Default)]
struct Builder {
    set: TypeSet,
    /// Interfaces being looked at, outside in.
    open: Vec<TypeId>,
    /// Interfaces that are part of the set already: a second time they add nothing.
    done: FxHashSet<TypeId>,
    /// Something is not resolved as yet.
    unresolved: bool,
}

impl Types {
    /// The type set of an interface, of a defined type that is one, or of a type parameter's constraint. Any other type is
    /// taken for a constraint with just this type.
    pub fn type_set(&mut self, t: TypeId) -> Arc<TypeSet> {
        let t = match *self.get(t) {
            Type::Param(p) => self.params[p.0 as usize].constraint,
            _ => t,
        };
        let key = self.underlying(t);
        if let Some(set) = self.type_sets.get(&key) {
            return set.clone();
        }
        let mut builder = Builder::default();
        self.embed(&mut builder, t);
        self.finish_type_set(&mut builder.set);
        let set = Arc::new(builder.set);
        if !builder.unresolved && matches!(self.get(key), Type::Interface(_)) {
            self.type_sets.insert(key, set.clone());
        }
        set
    }

    fn finish_type_set(&mut self, set: &mut TypeSet) {
        set.methods
            .sort_by(|a, b| (&a.name, &a.package).cmp(&(&b.name, &b.package)));
        if let (true, Some(terms)) = (set.comparable, &mut set.terms) {
            terms.retain(|term| self.strictly_comparable(term.ty));
            set.comparable = false;
        }
    }

    /// Intersects the set being built with an embedded element.
    fn embed(&mut self, builder: &mut Builder, element: TypeId) {
        let u = self.underlying(element);
        match self.get(u) {
            Type::Interface(_) if builder.done.contains(&u) => {}
            Type::Interface(interface) => {
                let interface = interface.clone();
                builder.open.push(u);
                builder.done.insert(u);
                self.embed_interface(builder, &interface);
                builder.open.pop();
            }
            Type::Union(terms) => {
                let terms = terms.clone();
                let terms = self.union_terms(builder, &terms);
                self.restrict(&mut builder.set, terms);
            }
            Type::Basic(Basic::Invalid) => builder.unresolved = true,
            _ => {
                let term = Term {
                    tilde: false,
                    ty: element,
                };
                self.restrict(&mut builder.set, Some(vec![term]));
            }
        }
    }

    fn embed_interface(&mut self, builder: &mut Builder, interface: &Interface) {
        for m in &interface.methods {
            let same = |x: &&Method| x.name == m.name && x.package == m.package;
            match builder.set.methods.iter().find(same).cloned() {
                None => builder.set.methods.push(m.clone()),
                Some(other) if self.identical(other.sig, m.sig) => {}
                Some(_) => builder.set.conflicts.push(m.clone()),
            }
        }
        builder.set.comparable |= interface.comparable;
        for &e in &interface.embedded {
            self.embed(builder, e);
        }
    }

    /// The terms of a union, those of interfaces in it included; `None`: all types.
    fn union_terms(&mut self, builder: &mut Builder, terms: &[Term]) -> Option<Vec<Term>> {
        let mut list: Vec<Term> = Vec::new();
        for &term in terms {
            let u = self.underlying(term.ty);
            match self.get(u) {
                Type::Interface(_) if builder.open.contains(&u) => {}
                Type::Interface(_) => {
                    let mut inner = Builder {
                        open: builder.open.clone(),
                        ..Builder::default()
                    };
                    self.embed(&mut inner, u);
                    self.finish_type_set(&mut inner.set);
                    builder.unresolved |= inner.unresolved;
                    for inner_term in inner.set.terms? {
                        self.add_term(&mut list, inner_term);
                    }
                }
                Type::Basic(Basic::Invalid) => builder.unresolved = true,
                _ => self.add_term(&mut list, term),
            }
        }
        Some(list)
    }

    fn add_term(&mut self, list: &mut Vec<Term>, term: Term) {
        if !list.iter().any(|&t| self.term_covers(t, term)) {
            list.retain(|&t| !self.term_covers(term, t));
            list.push(term);
        }
    }

    fn restrict(&mut self, set: &mut TypeSet, terms: Option<Vec<Term>>) {
        let Some(terms) = terms else {
            return;
        };
        set.terms = Some(match set.terms.take() {
            None => terms,
            Some(before) => {
                let mut both = Vec::new();
                for &a in &before {
                    for &b in &terms {
                        if self.term_covers(a, b) {
                            self.add_term(&mut both, b);
                        } else if self.term_covers(b, a) {
                            self.add_term(&mut both, a);
                        }
                    }
                }
                both
            }
        });
    }

    /// Whether all types of `b` belong to `a`.
    fn term_covers(&mut self, a: Term, b: Term) -> bool {
        (a.tilde || !b.tilde) && self.term_includes(a, b.ty)
    }

    /// Whether `t` belongs to a term.
    pub(super) fn term_includes(&mut self, term: Term, t: TypeId) -> bool {
        if term.tilde {
            let (a, b) = (self.underlying(term.ty), self.underlying(t));
            self.identical(a, b)
        } else {
            self.identical(term.ty, t)
        }
    }

    /// Whether all types of type set `a` that has terms belong to the terms of `b`.
    pub(super) fn terms_subset(&mut self, a: &TypeSet, b: &[Term]) -> bool {
        match &a.terms {
            None => false,
            Some(terms) => terms
                .iter()
                .all(|&x| b.iter().any(|&y| self.term_covers(y, x))),
        }
    }

    /// Whether all types of the set are comparable.
    pub(super) fn set_comparable(&mut self, set: &TypeSet) -> bool {
        match &set.terms {
            None => set.comparable,
            Some(terms) => terms.iter().all(|t| self.strictly_comparable(t.ty)),
        }
    }
}
