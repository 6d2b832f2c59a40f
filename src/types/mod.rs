//! The type checker: types, constants, scopes, inference, and all compile errors.
//!
//! Knows nothing of evaluation.

pub mod constant;
pub mod info;
pub mod object;
pub mod ty;

pub use info::Info;

use std::collections::HashMap;
use ty::{Named, Type, TypeId, TypeParamInfo};

/// All types of a program.
#[derive(Debug, Default)]
pub struct Types {
    list: Vec<Type>,
    numbers: HashMap<Type, TypeId>,
    /// Defined types, by number.
    pub named: Vec<Named>,
    /// Type parameters, by number.
    pub params: Vec<TypeParamInfo>,
}
