//! Fields and methods by name, through embedded fields.
//!
//! A name selects what is declared at the shallowest depth, and only if there is one such field or method there.

use super::Types;
use super::object::ObjId;
use super::ty::{NamedId, Type, TypeId};
use smol_str::SmolStr;

/// What a name selects.
#[derive(Clone, PartialEq, Debug)]
pub enum Lookup {
    /// Nothing.
    NotFound,
    /// Several fields or methods at the same depth.
    Ambiguous,
    /// Nothing, and `x` is a pointer to an interface (or to a type parameter): those have no fields and methods.
    PointerToInterface,
    /// A field.
    Field {
        /// Indices from the outside, the field's own last.
        path: Vec<u32>,
        /// The field's type.
        ty: TypeId,
        /// Whether a pointer was followed on the way, the receiver's own included.
        indirect: bool,
    },
    /// A declared method.
    Method(MethodHit),
    /// A method of an interface or of a type parameter's constraint.
    InterfaceMethod {
        /// Indices of the embedded fields that lead to the interface.
        path: Vec<u32>,
        /// The interface or type parameter.
        owner: TypeId,
        /// Function type without receiver.
        sig: TypeId,
        /// Whether a pointer was followed on the way.
        indirect: bool,
    },
}

/// A declared method found by name.
#[derive(Clone, PartialEq, Debug)]
pub struct MethodHit {
    /// Indices of the embedded fields that lead to its receiver.
    pub path: Vec<u32>,
    /// The defined type or instance that has it.
    pub owner: NamedId,
    /// The function.
    pub func: ObjId,
    /// Its function type without receiver, type arguments of `owner` put in; invalid as long as the checker has not set
    /// it ([`Types::set_method_signature`]): resolve `func`, then ask [`Types::method_signature`].
    pub sig: TypeId,
    /// Whether its receiver is a pointer.
    pub pointer_recv: bool,
    /// Whether a pointer was followed on the way, `x` itself included. A method with `pointer_recv` that is not reached
    /// through a pointer needs an addressable `x`.
    pub indirect: bool,
}

/// What [`Types::lookup_fold`] found.
#[derive(Clone, PartialEq, Debug)]
pub struct Folded {
    /// The name as declared.
    pub name: SmolStr,
    /// The import path of its package, if the name is not exported; else empty.
    pub package: SmolStr,
    /// What it is.
    pub lookup: Lookup,
}

/// A method of a type's method set.
#[derive(Clone, PartialEq, Debug)]
pub struct MethodEntry {
    /// The name.
    pub name: SmolStr,
    /// The import path of its package, if the name is not exported; else empty.
    pub package: SmolStr,
    /// The function and the type it is declared for; `None`: a method of an interface at the end of `path`.
    pub func: Option<(ObjId, NamedId)>,
    /// Indices of the embedded fields that lead to its receiver; pointers on the way are dereferenced.
    pub path: Vec<u32>,
    /// Whether its receiver is a pointer.
    pub pointer_recv: bool,
    /// Function type without receiver.
    pub sig: TypeId,
}

/// Whether a name begins with an upper case letter.
pub fn is_exported(name: &str) -> bool {
    name.chars().next().is_some_and(char::is_uppercase)
}

/// How names are compared.
#[derive(Clone, Copy)]
enum Wanted<'a> {
    /// The name; the package matters if it is not exported.
    Exact(&'a str, &'a str),
    /// Upper and lower case alike, in any package.
    Fold(&'a str),
}

impl Wanted<'_> {
    fn matches(self, name: &str, package: &str) -> bool {
        match self {
            Wanted::Exact(wanted, from) => {
                name == wanted && name != "_" && (package == from || is_exported(name))
            }
            Wanted::Fold(wanted) => {
                name == wanted
                    || name
                        .chars()
                        .flat_map(char::to_lowercase)
                        .eq(wanted.chars().flat_map(char::to_lowercase))
            }
        }
    }
}

/// A type reached through embedded fields.
struct Embedded {
    ty: TypeId,
    path: Vec<u32>,
    indirect: bool,
    /// Reached on several ways at this depth: what is found in it is ambiguous.
    multiple: bool,
}

impl Types {
    /// What `x.name` selects for an `x` of type `recv`, written in the package with that import path.
    pub fn lookup(&mut self, recv: TypeId, name: &str, package: &str) -> Lookup {
        self.find(recv, Wanted::Exact(name, package)).lookup
    }

    /// A field or method of `recv` whose name differs from `name` in case only, or belongs to another package.
    pub fn lookup_fold(&mut self, recv: TypeId, name: &str) -> Option<Folded> {
        let found = self.find(recv, Wanted::Fold(name));
        match found.lookup {
            Lookup::NotFound | Lookup::Ambiguous | Lookup::PointerToInterface => None,
            _ => Some(found),
        }
    }

    fn find(&mut self, recv: TypeId, wanted: Wanted) -> Folded {
        let nothing = |lookup| Folded {
            name: SmolStr::default(),
            package: SmolStr::default(),
            lookup,
        };
        // A defined pointer type has the fields of its base type, but no methods.
        if self.named_id(recv).is_some() {
            let u = self.underlying(recv);
            if let Type::Pointer(_) = self.get(u) {
                let found = self.find(u, wanted);
                return match found.lookup {
                    Lookup::Field { .. } | Lookup::Ambiguous => found,
                    _ => nothing(Lookup::NotFound),
                };
            }
        }
        let (base, indirect) = self.deref(recv);
        if indirect && (self.is_interface(base) || self.is_param(base)) {
            return nothing(Lookup::PointerToInterface);
        }
        let mut level = vec![Embedded {
            ty: base,
            path: Vec::new(),
            indirect,
            multiple: false,
        }];
        let mut seen: Vec<TypeId> = Vec::new();
        while !level.is_empty() {
            let mut next: Vec<Embedded> = Vec::new();
            let mut found: Option<Folded> = None;
            for e in level {
                if self.named_id(e.ty).is_some() {
                    if seen.contains(&e.ty) {
                        continue;
                    }
                    seen.push(e.ty);
                }
                for hit in self.find_in(&e, wanted) {
                    if found.is_some() || e.multiple {
                        return nothing(Lookup::Ambiguous);
                    }
                    found = Some(hit);
                }
                if found.is_none() {
                    self.descend(&e, &mut next);
                }
            }
            if let Some(found) = found {
                return found;
            }
            level = next;
        }
        nothing(Lookup::NotFound)
    }

    /// What has that name in a type itself: a method, a field (or both, by mistake).
    fn find_in(&mut self, e: &Embedded, wanted: Wanted) -> Vec<Folded> {
        let mut hits = Vec::new();
        if let Some(owner) = self.named_id(e.ty) {
            let method = self
                .declared_methods(owner)
                .iter()
                .find(|m| wanted.matches(&m.name, &m.package))
                .cloned();
            if let Some(m) = method {
                let sig = self.method_signature(owner, m.func).unwrap_or(m.sig);
                hits.push(Folded {
                    name: m.name,
                    package: m.package,
                    lookup: Lookup::Method(MethodHit {
                        path: e.path.clone(),
                        owner,
                        func: m.func,
                        sig,
                        pointer_recv: m.pointer,
                        indirect: e.indirect,
                    }),
                });
                return hits;
            }
        }
        let u = self.underlying(e.ty);
        match self.get(u) {
            Type::Struct(fields) => {
                for (i, f) in fields.iter().enumerate() {
                    if wanted.matches(&f.name, &f.package) {
                        hits.push(Folded {
                            name: f.name.clone(),
                            package: f.package.clone(),
                            lookup: Lookup::Field {
                                path: [&e.path[..], &[i as u32]].concat(),
                                ty: f.ty,
                                indirect: e.indirect,
                            },
                        });
                        break;
                    }
                }
            }
            Type::Interface(_) | Type::Param(_) => {
                let set = self.type_set(u);
                if let Some(m) = set
                    .methods
                    .iter()
                    .find(|m| wanted.matches(&m.name, &m.package))
                {
                    hits.push(Folded {
                        name: m.name.clone(),
                        package: m.package.clone(),
                        lookup: Lookup::InterfaceMethod {
                            path: e.path.clone(),
                            owner: e.ty,
                            sig: m.sig,
                            indirect: e.indirect,
                        },
                    });
                }
            }
            _ => {}
        }
        hits
    }

    /// Adds the embedded fields of a struct to the next level.
    fn descend(&mut self, e: &Embedded, next: &mut Vec<Embedded>) {
        let u = self.underlying(e.ty);
        let Type::Struct(fields) = self.get(u) else {
            return;
        };
        let embedded: Vec<(u32, TypeId)> = fields
            .iter()
            .enumerate()
            .filter(|(_, f)| f.embedded)
            .map(|(i, f)| (i as u32, f.ty))
            .collect();
        for (i, ty) in embedded {
            let (ty, pointer) = self.deref(ty);
            if let Some(other) = next.iter_mut().find(|o| o.ty == ty) {
                other.multiple = true;
                continue;
            }
            next.push(Embedded {
                ty,
                path: [&e.path[..], &[i]].concat(),
                indirect: e.indirect || pointer,
                multiple: e.multiple,
            });
        }
    }

    /// The base type of a pointer type (as written, not of a defined one), and whether it is one.
    pub fn deref(&self, t: TypeId) -> (TypeId, bool) {
        match *self.get(t) {
            Type::Pointer(base) => (base, true),
            _ => (t, false),
        }
    }

    /// The whole method set of a concrete or interface type, sorted by name, then package. Generic methods are left out: no
    /// interface has them.
    pub fn method_set(&mut self, t: TypeId) -> Vec<MethodEntry> {
        let mut names = Vec::new();
        let (base, _) = self.deref(t);
        self.method_names(base, &mut names, &mut Vec::new());
        names.sort();
        names.dedup();
        let mut entries = Vec::new();
        for (name, package) in names {
            match self.lookup(t, &name, &package) {
                Lookup::Method(hit) if self.is_generic(hit.sig) => {}
                Lookup::Method(hit) if hit.indirect || !hit.pointer_recv => {
                    entries.push(MethodEntry {
                        name,
                        package,
                        func: Some((hit.func, hit.owner)),
                        path: hit.path,
                        pointer_recv: hit.pointer_recv,
                        sig: hit.sig,
                    });
                }
                Lookup::InterfaceMethod { path, sig, .. } => entries.push(MethodEntry {
                    name,
                    package,
                    func: None,
                    path,
                    pointer_recv: false,
                    sig,
                }),
                _ => {}
            }
        }
        entries
    }

    /// Whether it is the type of a generic function.
    pub fn is_generic(&self, sig: TypeId) -> bool {
        matches!(self.get(sig), Type::Signature(s) if !s.type_params.is_empty())
    }

    /// Names of all methods in a type and what it embeds.
    fn method_names(
        &mut self,
        t: TypeId,
        names: &mut Vec<(SmolStr, SmolStr)>,
        seen: &mut Vec<TypeId>,
    ) {
        if seen.contains(&t) {
            return;
        }
        seen.push(t);
        if let Some(named) = self.named_id(t) {
            let declared = self.declared_methods(named).iter();
            names.extend(declared.map(|m| (m.name.clone(), m.package.clone())));
        }
        let u = self.underlying(t);
        match self.get(u) {
            Type::Struct(fields) => {
                let embedded: Vec<_> = fields.iter().filter(|f| f.embedded).map(|f| f.ty).collect();
                for ty in embedded {
                    let (base, _) = self.deref(ty);
                    self.method_names(base, names, seen);
                }
            }
            Type::Interface(_) | Type::Param(_) => {
                let set = self.type_set(u);
                let methods = set.methods.iter();
                names.extend(methods.map(|m| (m.name.clone(), m.package.clone())));
            }
            _ => {}
        }
    }
}
