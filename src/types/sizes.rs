//! Sizes of types as of Go's compiler on amd64, for `unsafe.Sizeof` and its kin.

use super::Types;
use super::ty::{Basic, Type, TypeId};

const WORD: i64 = 8;

fn align(n: i64, to: i64) -> i64 {
    n.saturating_add(to - 1) / to * to
}

impl Types {
    /// Size in bytes; limited to `i64::MAX` for absurdly large arrays.
    pub fn size_of(&mut self, t: TypeId) -> i64 {
        self.size_and_align(t).0
    }

    /// Alignment in bytes.
    pub fn align_of(&mut self, t: TypeId) -> i64 {
        self.size_and_align(t).1
    }

    /// Both are remembered for structs, as these can contain one another exponentially often.
    fn size_and_align(&mut self, t: TypeId) -> (i64, i64) {
        let u = self.underlying(t);
        if let Some(&known) = self.sizes.get(&u) {
            return known;
        }
        let found = (self.compute_size(u), self.compute_align(u));
        if matches!(self.get(u), Type::Struct(_)) && self.has_constant_size(u) {
            self.sizes.insert(u, found);
        }
        found
    }

    fn compute_size(&mut self, u: TypeId) -> i64 {
        match self.get(u) {
            Type::Basic(b) => basic_size(*b),
            Type::Pointer(_) | Type::Map(..) | Type::Chan(..) | Type::Signature(_) => WORD,
            Type::Slice(_) => 3 * WORD,
            Type::Interface(_) => 2 * WORD,
            &Type::Array(e, n) => self.size_of(e).saturating_mul(n.max(0)),
            Type::Struct(fields) => {
                let Some(last) = fields.last().map(|f| f.ty) else {
                    return 0;
                };
                let start = self.offsets(u).last().copied().unwrap_or(0);
                let size = self.size_of(last);
                // A last field without size gets a byte, lest its address be that of the next object.
                let end = start.saturating_add(if size == 0 && start > 0 { 1 } else { size });
                align(end, self.compute_align(u))
            }
            Type::Tuple(_) | Type::Named(_) | Type::Param(_) | Type::Union(_) => 0,
        }
    }

    fn compute_align(&mut self, u: TypeId) -> i64 {
        match self.get(u) {
            Type::Basic(Basic::Complex64) => 4,
            Type::Basic(b) => basic_size(*b).clamp(1, WORD),
            &Type::Array(e, _) => self.align_of(e),
            Type::Struct(fields) => {
                let types: Vec<_> = fields.iter().map(|f| f.ty).collect();
                types
                    .into_iter()
                    .map(|f| self.align_of(f))
                    .max()
                    .unwrap_or(1)
            }
            _ => WORD,
        }
    }

    /// Offsets of a struct's fields.
    pub fn offsets(&mut self, t: TypeId) -> Vec<i64> {
        let u = self.underlying(t);
        let Type::Struct(fields) = self.get(u) else {
            return Vec::new();
        };
        let types: Vec<_> = fields.iter().map(|f| f.ty).collect();
        let mut at: i64 = 0;
        let place = |f| {
            let start = align(at, self.align_of(f));
            at = start.saturating_add(self.size_of(f));
            start
        };
        types.into_iter().map(place).collect()
    }

    /// Whether its size is a constant: no type parameter takes part in it.
    pub fn has_constant_size(&mut self, t: TypeId) -> bool {
        let u = self.underlying(t);
        if self.sizes.contains_key(&u) {
            return true;
        }
        match self.get(u) {
            Type::Param(_) => false,
            &Type::Array(e, _) => self.has_constant_size(e),
            Type::Struct(fields) => {
                let types: Vec<_> = fields.iter().map(|f| f.ty).collect();
                types.into_iter().all(|f| {
                    self.size_of(f);
                    self.has_constant_size(f)
                })
            }
            _ => true,
        }
    }
}

fn basic_size(b: Basic) -> i64 {
    match b {
        Basic::Bool | Basic::Int8 | Basic::Uint8 | Basic::Byte => 1,
        Basic::Int16 | Basic::Uint16 => 2,
        Basic::Int32 | Basic::Uint32 | Basic::Float32 | Basic::Rune => 4,
        Basic::Complex128 | Basic::String => 16,
        Basic::Invalid => 0,
        _ => WORD,
    }
}
