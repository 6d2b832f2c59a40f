//! Identity and comparability.

use super::Types;
use super::ty::{Basic, Signature, Type, TypeId};
use rustc_hash::FxHashSet;

impl Types {
    /// Whether two types are identical. Always ask this, never compare numbers (unless types are canonical).
    pub fn identical(&mut self, a: TypeId, b: TypeId) -> bool {
        let (a, b) = (self.unalias(a), self.unalias(b));
        if a == b {
            return true;
        }
        match (self.get(a), self.get(b)) {
            (Type::Basic(_), Type::Basic(_)) => self.underlying(a) == self.underlying(b),
            (&Type::Named(x), &Type::Named(y)) => {
                let (Some((p, xs)), Some((q, ys))) = (
                    &self.named[x.0 as usize].origin,
                    &self.named[y.0 as usize].origin,
                ) else {
                    return false;
                };
                if p != q {
                    return false;
                }
                let (xs, ys) = (xs.clone(), ys.clone());
                self.all_identical(&xs, &ys)
            }
            (&Type::Pointer(x), &Type::Pointer(y)) | (&Type::Slice(x), &Type::Slice(y)) => {
                self.identical(x, y)
            }
            // An array of unknown length was reported already.
            (&Type::Array(x, n), &Type::Array(y, m)) => {
                (n == m || n < 0 || m < 0) && self.identical(x, y)
            }
            (&Type::Map(k, v), &Type::Map(l, w)) => self.identical(k, l) && self.identical(v, w),
            (&Type::Chan(d, x), &Type::Chan(e, y)) => d == e && self.identical(x, y),
            (Type::Struct(x), Type::Struct(y)) => {
                if x.len() != y.len() {
                    return false;
                }
                let same = |(f, g): (&super::ty::Field, &super::ty::Field)| {
                    f.name == g.name
                        && f.package == g.package
                        && f.embedded == g.embedded
                        && f.tag == g.tag
                };
                if !x.iter().zip(y).all(same) {
                    return false;
                }
                let pairs: Vec<_> = x.iter().zip(y).map(|(f, g)| (f.ty, g.ty)).collect();
                pairs.into_iter().all(|(f, g)| self.identical(f, g))
            }
            (Type::Signature(x), Type::Signature(y)) => {
                let (x, y) = (x.clone(), y.clone());
                self.identical_signatures(&x, &y)
            }
            (Type::Tuple(x), Type::Tuple(y)) => {
                let (x, y) = (x.clone(), y.clone());
                self.all_identical(&x, &y)
            }
            (Type::Interface(_), Type::Interface(_)) => self.identical_interfaces(a, b),
            (Type::Union(x), Type::Union(y)) => {
                let (x, y) = (x.clone(), y.clone());
                x.len() == y.len()
                    && x.iter()
                        .zip(&y)
                        .all(|(s, t)| s.tilde == t.tilde && self.identical(s.ty, t.ty))
            }
            _ => false,
        }
    }

    /// Whether two lists of types are identical.
    pub fn all_identical(&mut self, a: &[TypeId], b: &[TypeId]) -> bool {
        a.len() == b.len() && a.iter().zip(b).all(|(&x, &y)| self.identical(x, y))
    }

    fn identical_signatures(&mut self, x: &Signature, y: &Signature) -> bool {
        if x.variadic != y.variadic || x.type_params.len() != y.type_params.len() {
            return false;
        }
        if x.type_params.is_empty() || x.type_params == y.type_params {
            return self.all_identical(&x.params, &y.params)
                && self.all_identical(&x.results, &y.results);
        }
        // Generic functions are identical if they differ in the names of their type parameters only.
        let own: Vec<_> = x.type_params.iter().map(|&p| self.param_type(p)).collect();
        for (&p, &q) in x.type_params.iter().zip(&y.type_params) {
            let (c, d) = (
                self.params[p.0 as usize].constraint,
                self.params[q.0 as usize].constraint,
            );
            let d = self.subst(d, &y.type_params, &own);
            if !self.identical(c, d) {
                return false;
            }
        }
        let params = self.subst_list(&y.params, &y.type_params, &own);
        let results = self.subst_list(&y.results, &y.type_params, &own);
        self.all_identical(&x.params, &params) && self.all_identical(&x.results, &results)
    }

    fn identical_interfaces(&mut self, a: TypeId, b: TypeId) -> bool {
        // Interfaces whose methods mention them are identical unless a difference is found elsewhere.
        if self.comparing.contains(&(a, b)) {
            return true;
        }
        self.comparing.push((a, b));
        let same = self.identical_type_sets(a, b);
        self.comparing.pop();
        same
    }

    fn identical_type_sets(&mut self, a: TypeId, b: TypeId) -> bool {
        let (x, y) = (self.type_set(a), self.type_set(b));
        if x.methods.len() != y.methods.len() || x.comparable != y.comparable {
            return false;
        }
        let same_terms = match (&x.terms, &y.terms) {
            (None, None) => true,
            (Some(s), Some(t)) => self.terms_subset(&x, t) && self.terms_subset(&y, s),
            _ => false,
        };
        same_terms
            && x.methods.iter().zip(&y.methods).all(|(m, n)| {
                m.name == n.name && m.package == n.package && self.identical(m.sig, n.sig)
            })
    }

    /// Whether values of it may be compared by `==`, interfaces included (which may panic).
    pub fn comparable(&mut self, t: TypeId) -> bool {
        self.is_comparable(t, true, &mut FxHashSet::default())
    }

    /// Whether comparing values of it can never panic.
    pub fn strictly_comparable(&mut self, t: TypeId) -> bool {
        self.is_comparable(t, false, &mut FxHashSet::default())
    }

    /// `seen`: types being looked at, against types that contain themselves by mistake, and those found comparable. (Nothing
    /// is looked at further once one is found that is not.)
    fn is_comparable(&mut self, t: TypeId, dynamic: bool, seen: &mut FxHashSet<TypeId>) -> bool {
        !seen.insert(t) || self.is_comparable_inside(t, dynamic, seen)
    }

    fn is_comparable_inside(
        &mut self,
        t: TypeId,
        dynamic: bool,
        seen: &mut FxHashSet<TypeId>,
    ) -> bool {
        let u = self.underlying(t);
        match self.get(u) {
            Type::Basic(b) => *b != Basic::UntypedNil,
            Type::Pointer(_) | Type::Chan(..) => true,
            Type::Interface(_) | Type::Param(_) => {
                if dynamic && !self.is_param(u) && !self.is_constraint_interface(u) {
                    return true;
                }
                let set = self.type_set(u);
                self.set_comparable(&set)
            }
            Type::Struct(fields) => {
                let types: Vec<_> = fields.iter().map(|f| f.ty).collect();
                types
                    .into_iter()
                    .all(|f| self.is_comparable(f, dynamic, seen))
            }
            &Type::Array(e, _) => self.is_comparable(e, dynamic, seen),
            _ => false,
        }
    }

    /// Why values of it cannot be compared, e.g. `struct containing []int cannot be compared`; empty if there is nothing to say.
    pub fn incomparable_cause(&mut self, t: TypeId) -> String {
        let u = self.underlying(t);
        if self.comparable(u) {
            return String::new();
        }
        match self.get(u) {
            Type::Slice(_) => "slice can only be compared to nil".into(),
            Type::Signature(_) => "func can only be compared to nil".into(),
            Type::Map(..) => "map can only be compared to nil".into(),
            Type::Struct(fields) => {
                let types: Vec<_> = fields.iter().map(|f| f.ty).collect();
                match types.into_iter().find(|&f| !self.comparable(f)) {
                    Some(f) => format!("struct containing {} cannot be compared", self.text(f)),
                    None => String::new(),
                }
            }
            Type::Array(..) => format!("{} cannot be compared", self.text(t)),
            Type::Param(_) | Type::Interface(_) => {
                if self.type_set(u).is_empty() {
                    "empty type set".into()
                } else {
                    "incomparable types in type set".into()
                }
            }
            _ => String::new(),
        }
    }
}
