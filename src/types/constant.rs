//! Exact constants.

use std::sync::Arc;

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
    Int(num_bigint::BigInt),
    /// An exact fraction.
    Float(num_rational::BigRational),
    /// Real and imaginary part.
    Complex(Box<(num_rational::BigRational, num_rational::BigRational)>),
}
