//! Instances of generic types, made lazily: nothing of an instance is substituted before someone asks for it.
//!
//! A type declared in a generic function depends on the function's type parameters too. They stand behind its own ones in
//! the list of an instance's type arguments.

use super::Types;
use super::object::ObjId;
use super::ty::{MethodDecl, NamedId, ParamId, TypeId};

impl Types {
    /// The instance of the generic type `origin` with these type arguments. Whether they satisfy the constraints is not
    /// checked: see [`Types::verify`].
    pub fn instantiate(&mut self, origin: NamedId, args: &[TypeId]) -> TypeId {
        let named = &self.named[origin.0 as usize];
        let mut args = args.to_vec();
        // Inside of the generic function, its type parameters stand for themselves.
        let missing = (named.params.len() + named.outer.len()).saturating_sub(args.len());
        if missing > 0 && missing <= named.outer.len() {
            let outer = named.outer[named.outer.len() - missing..].to_vec();
            args.extend(outer.into_iter().map(|p| self.param_type(p)));
        }
        let key = (origin, args.into_boxed_slice());
        if let Some(&t) = self.instances.get(&key) {
            return t;
        }
        let named = &self.named[origin.0 as usize];
        let (obj, name, package, local) = (
            named.obj,
            named.name.clone(),
            named.package.clone(),
            named.local,
        );
        let (id, t) = self.new_named(obj, &name, &package, local);
        self.named[id.0 as usize].origin = Some(key.clone());
        self.instances.insert(key, t);
        t
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
            Some((origin, args)) => {
                let own = self.named[origin.0 as usize].params.len();
                &args[..own.min(args.len())]
            }
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
        let (sig, params) = (method.sig, method.recv_params.clone());
        let args = self.type_args(id).to_vec();
        if params.len() == args.len() {
            return Some(self.subst(sig, &params, &args));
        }
        Some(sig)
    }

    /// What stands on the right of the type's declaration, type arguments put in.
    pub(super) fn right_side(&mut self, id: NamedId) -> Option<TypeId> {
        let named = &self.named[id.0 as usize];
        if let Some(right) = named.underlying {
            return Some(right);
        }
        let (origin, args) = named.origin.clone()?;
        let params = self.all_params(origin);
        let right = self.named[origin.0 as usize].underlying?;
        if params.len() != args.len() {
            return None;
        }
        Some(self.subst(right, &params, &args))
    }

    /// The type parameters that an instance has arguments for: its own, then those of the function around it.
    pub(super) fn all_params(&self, origin: NamedId) -> Vec<ParamId> {
        let named = &self.named[origin.0 as usize];
        [&named.params[..], &named.outer[..]].concat()
    }
}
