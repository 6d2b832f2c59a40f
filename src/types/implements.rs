//! Whether types implement interfaces and satisfy constraints, and why not, in Go's words.

use super::Types;
use super::ty::{Method, ParamId, TypeId};
use smol_str::SmolStr;

/// Why a type lacks a method of an interface.
#[derive(Clone, PartialEq, Debug)]
pub struct MissingMethod {
    /// The method asked for.
    pub method: Method,
    /// Why it is missing.
    pub kind: MissingKind,
}

/// See [`MissingMethod`].
#[derive(Clone, PartialEq, Debug)]
pub enum MissingKind {
    /// No such method.
    NotFound,
    /// There is one whose name differs in case: name and signature.
    WrongCase(SmolStr, TypeId),
    /// Its signature differs.
    WrongType(TypeId),
    /// Only the pointer type has it.
    PointerReceiver,
    /// There is a field of that name.
    Field,
    /// Found at several places.
    Ambiguous,
}

impl Types {
    /// The first method of the interface `iface` that `t` lacks. With `dynamic`, `t` may be an interface whose dynamic
    /// types could have it: then only methods of a different type count (type assertions).
    pub fn missing_method(
        &mut self,
        t: TypeId,
        iface: TypeId,
        dynamic: bool,
    ) -> Option<MissingMethod> {
        let _ = (t, iface, dynamic);
        None
    }

    /// The words in parentheses behind `does not implement I`, e.g. `(missing method M)`, with the lines that follow.
    pub fn missing_method_cause(
        &mut self,
        t: TypeId,
        iface: TypeId,
        missing: &MissingMethod,
    ) -> String {
        let _ = (t, iface, missing);
        String::new()
    }

    /// Whether `t` implements the interface `iface`.
    ///
    /// # Errors
    /// The reason as in Go's messages, e.g. `T does not implement I (missing method M)`; empty if there is nothing to say.
    pub fn implements(&mut self, t: TypeId, iface: TypeId) -> Result<(), String> {
        let _ = (t, iface);
        Ok(())
    }

    /// Whether `t` satisfies `constraint`, any type parameters in the constraint being substituted already.
    ///
    /// # Errors
    /// The reason as in Go's messages, e.g. `T does not satisfy C (missing method M)`.
    pub fn satisfies(&mut self, t: TypeId, constraint: TypeId) -> Result<(), String> {
        let _ = (t, constraint);
        Ok(())
    }

    /// Whether type arguments satisfy the constraints of their type parameters.
    ///
    /// # Errors
    /// The index of the first that does not, and the reason.
    pub fn verify(&mut self, params: &[ParamId], args: &[TypeId]) -> Result<(), (usize, String)> {
        let _ = (params, args);
        Ok(())
    }

    /// Whether an interface value of type `iface` could hold a `t`.
    ///
    /// # Errors
    /// The words in parentheses with which Go says why not, e.g. `(missing method M)`.
    pub fn assertable(&mut self, iface: TypeId, t: TypeId) -> Result<(), String> {
        let _ = (iface, t);
        Ok(())
    }
}
