//! Substitution of type parameters.

use super::Types;
use super::ty::{ParamId, TypeId};

impl Types {
    /// `t` with `args` in the place of `params`.
    pub fn subst(&mut self, t: TypeId, params: &[ParamId], args: &[TypeId]) -> TypeId {
        let _ = (params, args);
        t
    }

    /// Whether one of `params` occurs in `t`.
    pub fn mentions(&self, t: TypeId, params: &[ParamId]) -> bool {
        let _ = (t, params);
        false
    }

    /// Whether any type parameter occurs in `t`.
    pub fn is_parameterized(&self, t: TypeId) -> bool {
        let _ = t;
        false
    }
}
