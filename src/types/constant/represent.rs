//! Whether constants fit into types.

use super::{Float, Value};
use crate::types::ty::Basic;
use num_bigint::BigInt;
use num_traits::One;

/// Why a constant is not representable in a type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotRepresentable {
    /// Not of that kind at all.
    Kind,
    /// Too large, or an imaginary part for a real type: `… overflows`.
    Overflow,
    /// A real or complex constant for an integer type: `… truncated`.
    Truncated,
}

/// The number of bits of an unsigned integer type.
pub(super) fn unsigned_bits(basic: Basic) -> Option<u32> {
    match basic {
        Basic::Uint8 | Basic::Byte => Some(8),
        Basic::Uint16 => Some(16),
        Basic::Uint32 => Some(32),
        Basic::Uint | Basic::Uint64 | Basic::Uintptr => Some(64),
        _ => None,
    }
}

fn signed_bits(basic: Basic) -> Option<u32> {
    match basic {
        Basic::Int8 => Some(8),
        Basic::Int16 => Some(16),
        Basic::Int32 | Basic::Rune => Some(32),
        Basic::Int | Basic::Int64 => Some(64),
        _ => None,
    }
}

fn fits(n: &BigInt, basic: Basic) -> bool {
    if let Some(bits) = unsigned_bits(basic) {
        return n.sign() != num_bigint::Sign::Minus && n.bits() <= u64::from(bits);
    }
    let Some(bits) = signed_bits(basic) else {
        return true;
    };
    let limit = BigInt::one() << (bits - 1);
    *n >= -&limit && *n < limit
}

fn round(f: &Float, basic: Basic) -> Option<Float> {
    let rounded = match basic {
        Basic::Float32 | Basic::Complex64 => f64::from(f.to_f32()),
        Basic::Float64 | Basic::Complex128 => f.to_f64(),
        _ => return Some(f.clone()),
    };
    rounded.is_finite().then(|| Float::from_f64(rounded))
}

impl Value {
    /// The value as it is in type `basic` (untyped ones too): of its kind, rounded for floats.
    ///
    /// # Errors
    /// Why it is not representable.
    pub fn representable(&self, basic: Basic) -> Result<Value, NotRepresentable> {
        if self.is_unknown() {
            return Ok(Value::Unknown);
        }
        let number = matches!(self, Value::Int(_) | Value::Float(_) | Value::Complex(_));
        let result = if basic.is_integer() && number {
            match self.to_int() {
                Value::Int(n) if fits(&n, basic) => Some(Value::Int(n)),
                _ if !matches!(self, Value::Int(_)) => return Err(NotRepresentable::Truncated),
                _ => None,
            }
        } else if basic.is_float() && number {
            self.as_float()
                .and_then(|f| round(&f, basic))
                .map(Value::Float)
        } else if basic.is_complex() && number {
            self.parts().and_then(|(re, im)| {
                Some(Value::Complex(Box::new((
                    round(&re, basic)?,
                    round(&im, basic)?,
                ))))
            })
        } else if basic.is_string() && matches!(self, Value::Str(_))
            || basic.is_boolean() && matches!(self, Value::Bool(_))
        {
            Some(self.clone())
        } else {
            return Err(NotRepresentable::Kind);
        };
        result.ok_or(NotRepresentable::Overflow)
    }
}
