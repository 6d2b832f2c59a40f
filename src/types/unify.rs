//! Unification: finding type arguments that make two types the same (or, inexactly, assignable).

use super::Types;
use super::lookup::Lookup;
use super::ty::{ChanDir, Method, ParamId, Type, TypeId};

/// Nesting at which unification gives up: types that grow without end.
const MAX_DEPTH: u32 = 100;

/// How alike two types must be.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// Identical.
    Exact,
    /// As for an assignment: a defined type matches a literal with its underlying type, channel directions do not matter,
    /// an interface matches a type with its methods. What types are made of must be identical.
    Assign,
    /// As `Assign`, for what types are made of too.
    Inexact,
}

impl Mode {
    /// How alike the parts of types must be.
    fn of_parts(self) -> Mode {
        match self {
            Mode::Inexact => Mode::Inexact,
            _ => Mode::Exact,
        }
    }
}

/// Type parameters and what is known of them.
pub(super) struct Unifier<'a> {
    pub(super) types: &'a mut Types,
    params: Vec<ParamId>,
    /// For each parameter the number of its class; parameters found equal share one.
    classes: Vec<usize>,
    /// What each class stands for.
    values: Vec<Option<TypeId>>,
    depth: u32,
}

impl<'a> Unifier<'a> {
    pub(super) fn new(
        types: &'a mut Types,
        params: &[ParamId],
        given: &[Option<TypeId>],
    ) -> Unifier<'a> {
        Unifier {
            types,
            params: params.to_vec(),
            classes: (0..params.len()).collect(),
            values: (0..params.len())
                .map(|i| given.get(i).copied().flatten())
                .collect(),
            depth: 0,
        }
    }

    /// What a parameter (by index) stands for.
    pub(super) fn at(&self, param: usize) -> Option<TypeId> {
        self.values[self.classes[param]]
    }

    pub(super) fn set(&mut self, param: usize, t: TypeId) {
        self.values[self.classes[param]] = Some(t);
    }

    /// How many parameters nothing is known of.
    pub(super) fn unknowns(&self) -> usize {
        (0..self.params.len())
            .filter(|&i| self.at(i).is_none())
            .count()
    }

    /// The index of the parameter that `t` is, if it is one of those asked for.
    pub(super) fn bound(&self, t: TypeId) -> Option<usize> {
        let p = self.types.param_id(t)?;
        self.params.iter().position(|&q| q == p)
    }

    fn join(&mut self, a: usize, b: usize) -> bool {
        let (x, y) = (self.classes[a], self.classes[b]);
        if x != y {
            if self.values[x].is_some() && self.values[y].is_some() {
                return false;
            }
            self.values[x] = self.values[x].or(self.values[y]);
            for class in &mut self.classes {
                if *class == y {
                    *class = x;
                }
            }
        }
        true
    }

    /// Whether it is no defined type; basic types may be underlying types, too.
    fn is_literal(&self, t: TypeId) -> bool {
        !matches!(self.types.get(t), Type::Named(_) | Type::Param(_))
    }

    /// Makes two types match, learning what parameters stand for. What was learned before a mismatch stays.
    pub(super) fn unify(&mut self, x: TypeId, y: TypeId, mode: Mode) -> bool {
        if x == y {
            return true;
        }
        if self.depth >= MAX_DEPTH {
            return false;
        }
        self.depth += 1;
        let result = self.unify_inside(x, y, mode);
        self.depth -= 1;
        result
    }

    fn unify_inside(&mut self, mut x: TypeId, mut y: TypeId, mode: Mode) -> bool {
        // A defined type matches a type literal by its underlying type.
        if mode != Mode::Exact {
            if self.types.named_id(x).is_some() {
                (x, y) = (y, x);
            }
            if self.types.named_id(y).is_some() && self.is_literal(x) && !self.types.is_interface(x)
            {
                y = self.types.underlying(y);
                if x == y {
                    return true;
                }
            }
        }
        if self.bound(x).is_none() {
            (x, y) = (y, x);
        }
        match (self.bound(x), self.bound(y)) {
            (Some(p), Some(q)) => {
                if self.join(p, q) {
                    return true;
                }
                return match (self.at(p), self.at(q)) {
                    (Some(x), Some(y)) => self.unify(x, y, mode),
                    _ => true,
                };
            }
            (Some(p), None) => {
                let Some(known) = self.at(p) else {
                    self.set(p, y);
                    return true;
                };
                return self.unify_known(p, known, y, mode);
            }
            (None, _) => {}
        }
        if mode != Mode::Exact {
            let (xi, yi) = (self.types.is_interface(x), self.types.is_interface(y));
            if xi && yi {
                return self.unify_sets(x, y, false);
            }
            if xi || yi {
                let (interface, other) = if xi { (x, y) } else { (y, x) };
                return self.unify_methods(interface, other);
            }
        }
        self.unify_structure(x, y, mode)
    }

    /// A parameter that stands for `known` is to stand for `y` too. A defined type or a restricted channel is kept rather than
    /// what is assignable to it.
    fn unify_known(&mut self, param: usize, known: TypeId, y: TypeId, mode: Mode) -> bool {
        if !self.unify(known, y, mode) {
            return false;
        }
        let defined = |t: TypeId, types: &Types| types.named_id(t).is_some();
        // Which of an interface and a type that has its methods is meant is not known.
        match (self.types.is_interface(known), self.types.is_interface(y)) {
            (true, true) if defined(known, self.types) && defined(y, self.types) => {
                return self.types.identical(known, y);
            }
            (true, true) => {
                let (a, b) = (self.types.type_set(known), self.types.type_set(y));
                if a.methods.len() != b.methods.len() {
                    return false;
                }
            }
            (false, false) => {}
            _ => return false,
        }
        let restricted = matches!(
            self.types.get(y),
            Type::Chan(ChanDir::Send | ChanDir::Recv, _)
        );
        if mode != Mode::Exact
            && !defined(known, self.types)
            && (defined(y, self.types) || restricted)
        {
            self.set(param, y);
        }
        true
    }

    /// Two interfaces: the same terms, and methods of one a subset (with `same`: all) of those of the other.
    fn unify_sets(&mut self, x: TypeId, y: TypeId, same: bool) -> bool {
        let (a, b) = (self.types.type_set(x), self.types.type_set(y));
        let terms = match (&a.terms, &b.terms) {
            (None, None) => true,
            (Some(s), Some(t)) => self.types.terms_subset(&a, t) && self.types.terms_subset(&b, s),
            _ => false,
        };
        if !terms || a.comparable != b.comparable {
            return false;
        }
        let (few, many) = if a.methods.len() <= b.methods.len() {
            (&a, &b)
        } else {
            (&b, &a)
        };
        if same && few.methods.len() != many.methods.len() {
            return false;
        }
        few.methods
            .iter()
            .all(|m| match many.method(&m.name, &m.package) {
                Some(other) => self.unify(m.sig, other.sig, Mode::Exact),
                None => false,
            })
    }

    /// An interface and another type that must have its methods.
    fn unify_methods(&mut self, interface: TypeId, other: TypeId) -> bool {
        let set = self.types.type_set(interface);
        self.has_methods(other, &set.methods)
    }

    /// Whether `t` has these methods, with signatures that match.
    pub(super) fn has_methods(&mut self, t: TypeId, methods: &[Method]) -> bool {
        methods.iter().all(|m| {
            let sig = match self.types.lookup(t, &m.name, &m.package) {
                Lookup::Method(hit) => hit.sig,
                Lookup::InterfaceMethod { sig, .. } => sig,
                _ => return false,
            };
            self.unify(m.sig, sig, Mode::Exact)
        })
    }

    fn unify_lists(&mut self, x: &[TypeId], y: &[TypeId], mode: Mode) -> bool {
        x.len() == y.len() && x.iter().zip(y).all(|(&a, &b)| self.unify(a, b, mode))
    }

    /// Types of the same form with matching parts.
    fn unify_structure(&mut self, x: TypeId, y: TypeId, mode: Mode) -> bool {
        // Type parameters that are not asked for stand for themselves, or for their core type.
        if self.types.is_param(x) || self.types.is_param(y) {
            let (param, other) = if self.types.is_param(x) {
                (x, y)
            } else {
                (y, x)
            };
            return match self.types.core_type(param) {
                Some(core) if !self.types.is_param(other) => self.unify(core, other, Mode::Assign),
                _ => false,
            };
        }
        let parts = mode.of_parts();
        match (self.types.get(x), self.types.get(y)) {
            (&Type::Pointer(a), &Type::Pointer(b)) | (&Type::Slice(a), &Type::Slice(b)) => {
                self.unify(a, b, parts)
            }
            (&Type::Array(a, n), &Type::Array(b, m)) => n == m && self.unify(a, b, parts),
            (&Type::Map(k, v), &Type::Map(l, w)) => {
                self.unify(k, l, parts) && self.unify(v, w, parts)
            }
            (&Type::Chan(d, a), &Type::Chan(e, b)) => {
                (mode != Mode::Exact || d == e) && self.unify(a, b, parts)
            }
            (Type::Struct(a), Type::Struct(b)) => {
                let (a, b) = (a.clone(), b.clone());
                a.len() == b.len()
                    && a.iter().zip(&b).all(|(f, g)| {
                        f.name == g.name
                            && f.package == g.package
                            && f.embedded == g.embedded
                            && f.tag == g.tag
                            && self.unify(f.ty, g.ty, parts)
                    })
            }
            (Type::Signature(a), Type::Signature(b)) => {
                let (a, b) = (a.clone(), b.clone());
                a.variadic == b.variadic
                    && a.type_params.len() == b.type_params.len()
                    && self.unify_lists(&a.params, &b.params, parts)
                    && self.unify_lists(&a.results, &b.results, parts)
            }
            (Type::Tuple(a), Type::Tuple(b)) => {
                let (a, b) = (a.clone(), b.clone());
                self.unify_lists(&a, &b, parts)
            }
            (&Type::Named(a), &Type::Named(b)) => {
                let (Some((p, xs)), Some((q, ys))) = (
                    &self.types.named[a.0 as usize].origin,
                    &self.types.named[b.0 as usize].origin,
                ) else {
                    return false;
                };
                if p != q {
                    return false;
                }
                let (xs, ys) = (xs.clone(), ys.clone());
                self.unify_lists(&xs, &ys, mode)
            }
            (Type::Interface(_), Type::Interface(_)) => self.unify_sets(x, y, true),
            _ => self.types.identical(x, y),
        }
    }
}
