//! Fields and methods by name, through embedded fields.

use super::Types;
use super::object::ObjId;
use super::ty::{NamedId, TypeId};
use smol_str::SmolStr;

/// What a name selects.
#[derive(Clone, PartialEq, Debug)]
pub enum Lookup {
    /// Nothing.
    NotFound,
    /// Several fields or methods at the same depth.
    Ambiguous,
    /// `x` is a pointer to an interface (or to a type parameter), which has no methods; the interface has that method.
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

impl Types {
    /// What `x.name` selects for an `x` of type `recv`, written in the package with that import path.
    pub fn lookup(&mut self, recv: TypeId, name: &str, package: &str) -> Lookup {
        let _ = (recv, name, package);
        Lookup::NotFound
    }

    /// A field or method of `recv` whose name differs from `name` in case only.
    pub fn lookup_fold(&mut self, recv: TypeId, name: &str, package: &str) -> Option<SmolStr> {
        let _ = (recv, name, package);
        None
    }

    /// The whole method set of a concrete or interface type, sorted by name, then package.
    pub fn method_set(&mut self, t: TypeId) -> Vec<MethodEntry> {
        let _ = t;
        Vec::new()
    }
}
