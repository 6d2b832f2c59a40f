//! The universe: what is declared before any program.

use super::Types;
use super::object::{ObjId, Object};
use smol_str::SmolStr;

/// Declares all predeclared names. To be called on an empty list of objects.
pub fn declare(types: &mut Types, objects: &mut Vec<Object>) -> Vec<(SmolStr, ObjId)> {
    let _ = (types, objects);
    Vec::new()
}

/// Declares the names of package `unsafe`.
pub fn declare_unsafe(types: &mut Types, objects: &mut Vec<Object>) -> Vec<(SmolStr, ObjId)> {
    let _ = (types, objects);
    Vec::new()
}
