//! What types are: predicates, core types.
//!
//! For a type parameter, the `is_…` predicates for operand types hold if they hold for each type of its type set (and
//! there is one).

use super::Types;
use super::ty::{Basic, ChanDir, Term, Type, TypeId};

impl Types {
    /// The basic type that is the underlying type of `t`; `byte` gives `Uint8`.
    pub fn basic(&mut self, t: TypeId) -> Option<Basic> {
        let u = self.underlying(t);
        match *self.get(u) {
            Type::Basic(b) => Some(b),
            _ => None,
        }
    }

    fn all_basic(&mut self, t: TypeId, holds: fn(Basic) -> bool) -> bool {
        match self.terms(t) {
            Some(terms) if self.is_param(t) => {
                !terms.is_empty()
                    && terms
                        .iter()
                        .all(|term| self.basic(term.ty).is_some_and(holds))
            }
            _ => self.basic(t).is_some_and(holds),
        }
    }

    /// The types of a type parameter's or constraint's type set if it is restricted to some; a single term for any other type.
    pub fn terms(&mut self, t: TypeId) -> Option<Vec<Term>> {
        if self.is_param(t) || self.is_interface(t) {
            return self.type_set(t).terms.clone();
        }
        Some(vec![Term {
            tilde: false,
            ty: t,
        }])
    }

    /// Whether `t` marks a mistake reported already.
    pub fn is_invalid(&self, t: TypeId) -> bool {
        t == Basic::Invalid.id()
    }

    /// Whether it is a type parameter.
    pub fn is_param(&self, t: TypeId) -> bool {
        matches!(self.get(t), Type::Param(_))
    }

    /// Whether its underlying type is an interface; not so for type parameters.
    pub fn is_interface(&mut self, t: TypeId) -> bool {
        let u = self.underlying(t);
        matches!(self.get(u), Type::Interface(_))
    }

    /// Whether it is an interface that may only be a constraint.
    pub fn is_constraint_interface(&mut self, t: TypeId) -> bool {
        if !self.is_interface(t) {
            return false;
        }
        let set = self.type_set(t);
        set.comparable || set.terms.is_some()
    }

    /// Whether it is a predeclared or defined type or a type parameter.
    pub fn is_named(&self, t: TypeId) -> bool {
        matches!(
            self.get(t),
            Type::Basic(_) | Type::Named(_) | Type::Param(_)
        )
    }

    /// Whether it is the type of an untyped constant, comparison or `nil`.
    pub fn is_untyped(&self, t: TypeId) -> bool {
        matches!(self.get(t), Type::Basic(b) if b.is_untyped())
    }

    /// Whether values of it are booleans.
    pub fn is_boolean(&mut self, t: TypeId) -> bool {
        self.all_basic(t, Basic::is_boolean)
    }

    /// Whether values of it are strings.
    pub fn is_string(&mut self, t: TypeId) -> bool {
        self.all_basic(t, Basic::is_string)
    }

    /// Whether values of it are integers.
    pub fn is_integer(&mut self, t: TypeId) -> bool {
        self.all_basic(t, Basic::is_integer)
    }

    /// Whether values of it are unsigned integers.
    pub fn is_unsigned(&mut self, t: TypeId) -> bool {
        self.all_basic(t, Basic::is_unsigned)
    }

    /// Whether values of it are floating-point numbers.
    pub fn is_float(&mut self, t: TypeId) -> bool {
        self.all_basic(t, Basic::is_float)
    }

    /// Whether values of it are complex numbers.
    pub fn is_complex(&mut self, t: TypeId) -> bool {
        self.all_basic(t, Basic::is_complex)
    }

    /// Whether values of it are numbers.
    pub fn is_numeric(&mut self, t: TypeId) -> bool {
        self.all_basic(t, Basic::is_numeric)
    }

    /// Whether values of it are numbers or strings.
    pub fn is_numeric_or_string(&mut self, t: TypeId) -> bool {
        self.all_basic(t, |b| b.is_numeric() || b.is_string())
    }

    /// Whether values of it may be compared by `<`.
    pub fn is_ordered(&mut self, t: TypeId) -> bool {
        self.all_basic(t, Basic::is_ordered)
    }

    /// Whether constants may have it: a boolean, number or string, and no type parameter.
    pub fn is_const_type(&mut self, t: TypeId) -> bool {
        !self.is_param(t) && self.all_basic(t, Basic::is_const_type)
    }

    /// Whether `nil` is a value of it.
    pub fn has_nil(&mut self, t: TypeId) -> bool {
        let u = self.underlying(t);
        match self.get(u) {
            Type::Basic(b) => matches!(b, Basic::UnsafePointer | Basic::UntypedNil),
            Type::Pointer(_)
            | Type::Slice(_)
            | Type::Map(..)
            | Type::Chan(..)
            | Type::Signature(_)
            | Type::Interface(_) => true,
            Type::Param(_) => match self.terms(u) {
                Some(terms) => !terms.is_empty() && terms.iter().all(|t| self.has_nil(t.ty)),
                None => false,
            },
            _ => false,
        }
    }

    /// The type that an untyped constant gets where no other is asked for; any other type itself.
    pub fn default_type(&self, t: TypeId) -> TypeId {
        match self.get(t) {
            Type::Basic(b) => b.default_type().id(),
            _ => t,
        }
    }

    /// The one underlying type of all types in the type set of a type parameter; for channels of different directions the
    /// restricted one. For any other type its underlying type.
    pub fn core_type(&mut self, t: TypeId) -> Option<TypeId> {
        if !self.is_param(t) {
            return Some(self.underlying(t));
        }
        let terms = self.terms(t)?;
        let mut core: Option<TypeId> = None;
        for term in terms {
            let u = self.underlying(term.ty);
            core = Some(match core {
                None => u,
                Some(c) => self.common_core(c, u)?,
            });
        }
        core
    }

    /// Why a type parameter has no core type.
    pub fn no_core(&mut self, t: TypeId) -> String {
        let terms = self.terms(t).unwrap_or_default();
        let mut core: Option<(TypeId, TypeId)> = None;
        for term in terms {
            let u = self.underlying(term.ty);
            let Some((first, before)) = core else {
                core = Some((term.ty, u));
                continue;
            };
            if let Some(c) = self.common_core(before, u) {
                core = Some((first, c));
                continue;
            }
            let (a, b) = (self.text(first), self.text(term.ty));
            let (&Type::Chan(_, x), &Type::Chan(_, y)) = (self.get(before), self.get(u)) else {
                return format!("{a} and {b} have different underlying types");
            };
            return if self.identical(x, y) {
                format!("channels {a} and {b} have conflicting directions")
            } else {
                format!("channels {a} and {b} have different element types")
            };
        }
        "no specific type".into()
    }

    fn common_core(&mut self, a: TypeId, b: TypeId) -> Option<TypeId> {
        if self.identical(a, b) {
            return Some(a);
        }
        match (self.get(a), self.get(b)) {
            (&Type::Chan(da, ea), &Type::Chan(db, eb)) => {
                if !self.identical(ea, eb) {
                    None
                } else if da == ChanDir::Both {
                    Some(b)
                } else {
                    (db == ChanDir::Both).then_some(a)
                }
            }
            _ => None,
        }
    }

    /// As [`Types::core_type`], but `[]byte` and `string` together give `string`.
    pub fn core_string(&mut self, t: TypeId) -> Option<TypeId> {
        if let Some(core) = self.core_type(t) {
            return Some(core);
        }
        let terms = self.terms(t)?;
        let mut string = false;
        for term in &terms {
            if self.is_string(term.ty) {
                string = true;
            } else if !self.is_byte_slice(term.ty) {
                return None;
            }
        }
        string.then_some(Basic::String.id())
    }

    /// Whether its underlying type is `[]byte` (or a slice of a type with that underlying type).
    pub fn is_byte_slice(&mut self, t: TypeId) -> bool {
        let u = self.underlying(t);
        match *self.get(u) {
            Type::Slice(e) => self.basic(e) == Some(Basic::Uint8),
            _ => false,
        }
    }

    /// Whether it is a pointer to an interface, a common mistake.
    pub fn is_interface_pointer(&mut self, t: TypeId) -> bool {
        let u = self.underlying(t);
        match *self.get(u) {
            Type::Pointer(e) => self.is_interface(e),
            _ => false,
        }
    }
}

impl Basic {
    /// Whether it is one of the untyped types, `nil`'s included.
    pub fn is_untyped(self) -> bool {
        (Basic::UntypedBool..=Basic::UntypedNil).contains(&self)
    }

    /// `bool`
    pub fn is_boolean(self) -> bool {
        matches!(self, Basic::Bool | Basic::UntypedBool)
    }

    /// `string`
    pub fn is_string(self) -> bool {
        matches!(self, Basic::String | Basic::UntypedString)
    }

    /// Integers of all kinds.
    pub fn is_integer(self) -> bool {
        (Basic::Int..=Basic::Uintptr).contains(&self)
            || matches!(
                self,
                Basic::UntypedInt | Basic::UntypedRune | Basic::Byte | Basic::Rune
            )
    }

    /// `uint` and others.
    pub fn is_unsigned(self) -> bool {
        (Basic::Uint..=Basic::Uintptr).contains(&self) || self == Basic::Byte
    }

    /// `float64` and others.
    pub fn is_float(self) -> bool {
        matches!(self, Basic::Float32 | Basic::Float64 | Basic::UntypedFloat)
    }

    /// `complex128` and others.
    pub fn is_complex(self) -> bool {
        matches!(
            self,
            Basic::Complex64 | Basic::Complex128 | Basic::UntypedComplex
        )
    }

    /// Numbers.
    pub fn is_numeric(self) -> bool {
        self.is_integer() || self.is_float() || self.is_complex()
    }

    /// Integers, floats, strings.
    pub fn is_ordered(self) -> bool {
        self.is_integer() || self.is_float() || self.is_string()
    }

    /// Booleans, numbers, strings.
    pub fn is_const_type(self) -> bool {
        self.is_boolean() || self.is_numeric() || self.is_string()
    }

    /// The type that an untyped constant of this type gets by default.
    pub fn default_type(self) -> Basic {
        match self {
            Basic::UntypedBool => Basic::Bool,
            Basic::UntypedInt => Basic::Int,
            Basic::UntypedRune => Basic::Rune,
            Basic::UntypedFloat => Basic::Float64,
            Basic::UntypedComplex => Basic::Complex128,
            Basic::UntypedString => Basic::String,
            _ => self,
        }
    }
}
