//! Types as text, for messages and for `%T`.

use super::Types;
use super::ty::TypeId;
use smol_str::SmolStr;
use std::collections::HashMap;

/// How packages are called in messages.
#[derive(Clone, Default, Debug)]
pub struct Naming {
    /// The import path of the package being checked: its names are printed without package.
    pub current: SmolStr,
    /// Package names by import path. Where two paths have the same name, types are printed with the quoted path.
    pub packages: HashMap<SmolStr, SmolStr>,
}

impl Types {
    /// As the compiler prints it in messages.
    pub fn text(&self, t: TypeId) -> String {
        let _ = t;
        String::new()
    }

    /// Texts of several types separated by commas.
    pub fn texts(&self, list: &[TypeId]) -> String {
        let _ = list;
        String::new()
    }

    /// A function type without the word `func`, names of parameters put in where known (`None`: `_`).
    pub fn signature_text(&self, sig: TypeId, params: &[SmolStr], results: &[SmolStr]) -> String {
        let _ = (sig, params, results);
        String::new()
    }

    /// As `%T` prints it: `main.T`, `map[string]interface {}`, `main.Pair[int,string]`.
    pub fn runtime_text(&self, t: TypeId) -> String {
        let _ = t;
        String::new()
    }
}
