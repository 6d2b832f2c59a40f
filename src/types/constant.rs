//! Exact constants.

use super::ty::Basic;
use crate::syntax::ast::{BinaryOp, LitKind, UnaryOp};
use num_bigint::BigInt;
use std::sync::Arc;

/// A floating-point constant.
pub type Float = num_rational::BigRational;

/// The value of a constant.
#[derive(Clone, Debug)]
pub enum Value {
    /// Of a constant expression with a mistake in it.
    Unknown,
    /// `true`, `false`
    Bool(bool),
    /// Bytes: Go's strings need not be UTF-8.
    Str(Arc<[u8]>),
    /// An integer of any size.
    Int(BigInt),
    /// A real number.
    Float(Float),
    /// Real and imaginary part.
    Complex(Box<(Float, Float)>),
}

/// Why a constant is not representable in a type.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NotRepresentable {
    /// Not of that kind at all.
    Kind,
    /// Too large: `… overflows`.
    Overflow,
    /// A fraction for an integer type, an imaginary part for a real one: `… truncated`.
    Truncated,
}

impl Value {
    /// The value of a literal as written; `Unknown` if it is not well-formed (reported by the lexer), or too large.
    pub fn from_literal(kind: LitKind, text: &str) -> Value {
        let _ = (kind, text);
        Value::Unknown
    }

    /// An integer.
    pub fn int(n: impl Into<BigInt>) -> Value {
        Value::Int(n.into())
    }

    /// A string.
    pub fn string(s: impl AsRef<[u8]>) -> Value {
        Value::Str(s.as_ref().into())
    }

    /// Whether nothing is known of it.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Value::Unknown)
    }

    /// `x op y` for all operators but shifts and comparisons. The kinds are brought together first. With `integer`,
    /// `/` truncates. Division by zero must be excluded by the caller.
    pub fn binary(op: BinaryOp, x: &Value, y: &Value, integer: bool) -> Value {
        let _ = (op, x, y, integer);
        Value::Unknown
    }

    /// `x << n` or `x >> n` of an integer.
    pub fn shift(op: BinaryOp, x: &Value, n: u32) -> Value {
        let _ = (op, x, n);
        Value::Unknown
    }

    /// `x op y` for a comparison.
    pub fn compare(op: BinaryOp, x: &Value, y: &Value) -> bool {
        let _ = (op, x, y);
        false
    }

    /// `op x`; `unsigned` gives the type for `^` of unsigned types.
    pub fn unary(op: UnaryOp, x: &Value, unsigned: Option<Basic>) -> Value {
        let _ = (op, x, unsigned);
        Value::Unknown
    }

    /// As integer, if it is one (also 2.0 and 2+0i); else `Unknown`.
    pub fn to_int(&self) -> Value {
        Value::Unknown
    }

    /// As real number, if it is one; else `Unknown`.
    pub fn to_float(&self) -> Value {
        Value::Unknown
    }

    /// As complex number, if it is a number; else `Unknown`.
    pub fn to_complex(&self) -> Value {
        Value::Unknown
    }

    /// Real part of a number.
    pub fn real(&self) -> Value {
        Value::Unknown
    }

    /// Imaginary part of a number.
    pub fn imag(&self) -> Value {
        Value::Unknown
    }

    /// `re + im i`
    pub fn complex(re: &Value, im: &Value) -> Value {
        let _ = (re, im);
        Value::Unknown
    }

    /// −1, 0 or 1; for complex numbers 0 only if zero.
    pub fn sign(&self) -> i32 {
        0
    }

    /// The value as it is in type `basic` (untyped ones too), rounded for floats.
    ///
    /// # Errors
    /// Why it is not representable.
    pub fn representable(&self, basic: Basic) -> Result<Value, NotRepresentable> {
        let _ = basic;
        Ok(self.clone())
    }

    /// The bits that an integer needs; Go's limit for untyped constants is 512.
    pub fn bit_len(&self) -> u64 {
        0
    }

    /// As `i64`, if it is an integer in its range (`uint64` values above: see [`Value::to_u64`]).
    pub fn to_i64(&self) -> Option<i64> {
        None
    }

    /// As `u64`, if it is an integer in its range.
    pub fn to_u64(&self) -> Option<u64> {
        None
    }

    /// The nearest `f64` of a real number; infinite if too large.
    pub fn to_f64(&self) -> f64 {
        0.0
    }

    /// The nearest `f32` of a real number; infinite if too large.
    pub fn to_f32(&self) -> f32 {
        0.0
    }

    /// The bytes of a string.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Value::Str(s) => Some(s),
            _ => None,
        }
    }

    /// `true` or `false`.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Value::Bool(b) => Some(*b),
            _ => None,
        }
    }

    /// As Go's messages print it: strings quoted and cut, floats in at most six digits.
    pub fn text(&self) -> String {
        String::new()
    }

    /// A key under which equal constants of equal kind are equal, for duplicates in `switch` and map literals.
    pub fn key(&self) -> String {
        String::new()
    }
}
