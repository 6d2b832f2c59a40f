//! Exact constants: integers and fractions without limits of their own (the checker asks for Go's), very large or small
//! real numbers with a 512-bit mantissa.

mod big;
mod float;
mod literal;
mod represent;
mod string;
mod text;

pub use float::Float;
pub use literal::unquote;
pub use represent::NotRepresentable;
pub use string::Text;
pub use text::quote;

use super::ty::Basic;
use crate::syntax::ast::{BinaryOp, UnaryOp};
use num_bigint::{BigInt, Sign};
use num_traits::{One, ToPrimitive, Zero};
use std::cmp::Ordering;

/// The value of a constant.
#[derive(Clone, Debug)]
pub enum Value {
    /// Of a constant expression with a mistake in it, or beyond all limits.
    Unknown,
    /// `true`, `false`
    Bool(bool),
    /// Bytes: Go's strings need not be UTF-8.
    Str(Text),
    /// An integer of any size.
    Int(BigInt),
    /// A real number.
    Float(Float),
    /// Real and imaginary part.
    Complex(Box<(Float, Float)>),
}

/// Two values brought to the same kind.
enum Pair<'a> {
    Bools(bool, bool),
    Strings(&'a Text, &'a Text),
    Ints(&'a BigInt, &'a BigInt),
    Floats(Float, Float),
    Complexes((Float, Float), (Float, Float)),
}

impl Value {
    /// An integer.
    pub fn int(n: impl Into<BigInt>) -> Value {
        Value::Int(n.into())
    }

    /// A string.
    pub fn string(s: impl AsRef<[u8]>) -> Value {
        Value::Str(Text::new(s.as_ref()))
    }

    /// Whether nothing is known of it.
    pub fn is_unknown(&self) -> bool {
        matches!(self, Value::Unknown)
    }

    fn pair<'a>(x: &'a Value, y: &'a Value) -> Option<Pair<'a>> {
        use Value::{Bool, Complex, Float, Int, Str};
        Some(match (x, y) {
            (Bool(a), Bool(b)) => Pair::Bools(*a, *b),
            (Str(a), Str(b)) => Pair::Strings(a, b),
            (Int(a), Int(b)) => Pair::Ints(a, b),
            (Int(_) | Float(_), Int(_) | Float(_)) => Pair::Floats(x.as_float()?, y.as_float()?),
            (Int(_) | Float(_) | Complex(_), Int(_) | Float(_) | Complex(_)) => {
                Pair::Complexes(x.parts()?, y.parts()?)
            }
            _ => return None,
        })
    }

    /// `x op y` for all operators but shifts and comparisons. The kinds are brought together first. With `integer`,
    /// `/` truncates. Division by zero must be excluded by the caller. `Unknown` if the operator is not defined on them.
    pub fn binary(op: BinaryOp, x: &Value, y: &Value, integer: bool) -> Value {
        let Some(pair) = Value::pair(x, y) else {
            return Value::Unknown;
        };
        let result = match pair {
            Pair::Bools(a, b) => match op {
                BinaryOp::LogAnd => Some(Value::Bool(a && b)),
                BinaryOp::LogOr => Some(Value::Bool(a || b)),
                _ => None,
            },
            Pair::Strings(a, b) => match op {
                BinaryOp::Add => Text::concat(a, b).map(Value::Str),
                _ => None,
            },
            Pair::Ints(a, b) => binary_int(op, a, b, integer),
            Pair::Floats(a, b) => binary_float(op, &a, &b).map(Value::Float),
            Pair::Complexes(a, b) => binary_complex(op, &a, &b),
        };
        result.unwrap_or(Value::Unknown)
    }

    /// `x << n` or `x >> n` of an integer.
    pub fn shift(op: BinaryOp, x: &Value, n: u32) -> Value {
        match (op, x) {
            (BinaryOp::Shl, Value::Int(a)) => Value::Int(a << n),
            (BinaryOp::Shr, Value::Int(a)) => Value::Int(a >> n),
            _ => Value::Unknown,
        }
    }

    /// `x op y` for a comparison; false for values of different kinds.
    pub fn compare(op: BinaryOp, x: &Value, y: &Value) -> bool {
        let order = match Value::pair(x, y) {
            None => return false,
            Some(Pair::Bools(a, b)) => a.cmp(&b),
            Some(Pair::Strings(a, b)) => a.bytes().cmp(b.bytes()),
            Some(Pair::Ints(a, b)) => a.cmp(b),
            Some(Pair::Floats(a, b)) => a.order(&b),
            Some(Pair::Complexes(a, b)) => a.0.order(&b.0).then(a.1.order(&b.1)),
        };
        match op {
            BinaryOp::Eq => order == Ordering::Equal,
            BinaryOp::Ne => order != Ordering::Equal,
            BinaryOp::Lt => order == Ordering::Less,
            BinaryOp::Le => order != Ordering::Greater,
            BinaryOp::Gt => order == Ordering::Greater,
            BinaryOp::Ge => order != Ordering::Less,
            _ => false,
        }
    }

    /// `op x`; `unsigned` is the type, if it is an unsigned one: `^` then stays in its range.
    pub fn unary(op: UnaryOp, x: &Value, unsigned: Option<Basic>) -> Value {
        match (op, x) {
            (UnaryOp::Plus, Value::Int(_) | Value::Float(_) | Value::Complex(_)) => x.clone(),
            (UnaryOp::Minus, Value::Int(a)) => Value::Int(-a),
            (UnaryOp::Minus, Value::Float(a)) => Value::Float(a.neg()),
            (UnaryOp::Minus, Value::Complex(c)) => Value::Complex(Box::new((c.0.neg(), c.1.neg()))),
            (UnaryOp::Xor, Value::Int(a)) => match unsigned.and_then(represent::unsigned_bits) {
                Some(bits) => Value::Int(!a & ((BigInt::one() << bits) - 1)),
                None => Value::Int(!a),
            },
            (UnaryOp::Not, Value::Bool(a)) => Value::Bool(!a),
            _ => Value::Unknown,
        }
    }

    /// As integer, if it is one (also 2.0 and 2+0i); else `Unknown`.
    pub fn to_int(&self) -> Value {
        match self {
            Value::Int(_) => Some(self.clone()),
            Value::Float(f) => f.to_integer().map(Value::Int),
            Value::Complex(c) if c.1.is_zero() => c.0.to_integer().map(Value::Int),
            _ => None,
        }
        .unwrap_or(Value::Unknown)
    }

    /// As real number, if it is one; else `Unknown`.
    pub fn to_float(&self) -> Value {
        self.as_float().map_or(Value::Unknown, Value::Float)
    }

    fn as_float(&self) -> Option<Float> {
        match self {
            Value::Int(a) => Some(Float::from_integer(a)),
            Value::Float(f) => Some(f.clone()),
            Value::Complex(c) if c.1.is_zero() => Some(c.0.clone()),
            _ => None,
        }
    }

    /// As complex number, if it is a number; else `Unknown`.
    pub fn to_complex(&self) -> Value {
        self.parts()
            .map_or(Value::Unknown, |p| Value::Complex(Box::new(p)))
    }

    fn parts(&self) -> Option<(Float, Float)> {
        match self {
            Value::Complex(c) => Some((**c).clone()),
            _ => Some((self.as_float()?, Float::zero())),
        }
    }

    /// Real part of a number.
    pub fn real(&self) -> Value {
        self.parts().map_or(Value::Unknown, |p| Value::Float(p.0))
    }

    /// Imaginary part of a number.
    pub fn imag(&self) -> Value {
        self.parts().map_or(Value::Unknown, |p| Value::Float(p.1))
    }

    /// `re + im i` of two real numbers.
    pub fn complex(re: &Value, im: &Value) -> Value {
        match (re.as_float(), im.as_float()) {
            (Some(re), Some(im)) => Value::Complex(Box::new((re, im))),
            _ => Value::Unknown,
        }
    }

    /// −1, 0 or 1; for complex numbers 0 only if zero. 1 if unknown.
    pub fn sign(&self) -> i32 {
        match self {
            Value::Int(a) => match a.sign() {
                Sign::Minus => -1,
                Sign::NoSign => 0,
                Sign::Plus => 1,
            },
            Value::Float(f) => f.sign(),
            Value::Complex(c) => i32::from(c.0.sign() != 0 || c.1.sign() != 0),
            _ => 1,
        }
    }

    /// Whether the square of a number's absolute value is too small to tell from 0.
    pub fn vanishes_squared(&self) -> bool {
        let vanishes = |f: &Float| f.mul(f).is_some_and(|f| f.is_zero());
        self.parts()
            .is_some_and(|(re, im)| vanishes(&re) && vanishes(&im))
    }

    /// The bits that an integer needs; Go's limit for untyped constants is 512.
    pub fn bit_len(&self) -> u64 {
        match self {
            Value::Int(a) => a.bits(),
            _ => 0,
        }
    }

    /// As `i64`, if it is an integer in its range (`uint64` values above: see [`Value::to_u64`]).
    pub fn to_i64(&self) -> Option<i64> {
        match self.to_int() {
            Value::Int(a) => a.to_i64(),
            _ => None,
        }
    }

    /// As `u64`, if it is an integer in its range.
    pub fn to_u64(&self) -> Option<u64> {
        match self.to_int() {
            Value::Int(a) => a.to_u64(),
            _ => None,
        }
    }

    /// The nearest `f64` of a real number; infinite if too large, 0 if it is none.
    pub fn to_f64(&self) -> f64 {
        self.as_float().map_or(0.0, |f| f.to_f64())
    }

    /// The nearest `f32` of a real number; infinite if too large, 0 if it is none.
    pub fn to_f32(&self) -> f32 {
        self.as_float().map_or(0.0, |f| f.to_f32())
    }

    /// The length of a string.
    pub fn str_len(&self) -> Option<usize> {
        match self {
            Value::Str(s) => Some(s.len()),
            _ => None,
        }
    }

    /// The bytes of a string.
    pub fn as_bytes(&self) -> Option<&[u8]> {
        match self {
            Value::Str(s) => Some(s.bytes()),
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
}

fn binary_int(op: BinaryOp, a: &BigInt, b: &BigInt, integer: bool) -> Option<Value> {
    if matches!(op, BinaryOp::Div | BinaryOp::Rem) && b.is_zero() {
        return None;
    }
    Some(Value::Int(match op {
        BinaryOp::Add => a + b,
        BinaryOp::Sub => a - b,
        BinaryOp::Mul => a * b,
        BinaryOp::Div if integer => a / b,
        BinaryOp::Div => return Some(Value::Float(Float::from_quotient(a, b))),
        BinaryOp::Rem => a % b,
        BinaryOp::And => a & b,
        BinaryOp::Or => a | b,
        BinaryOp::Xor => a ^ b,
        BinaryOp::AndNot => a & !b,
        _ => return None,
    }))
}

fn binary_float(op: BinaryOp, a: &Float, b: &Float) -> Option<Float> {
    match op {
        BinaryOp::Add => a.add(b),
        BinaryOp::Sub => a.add(&b.neg()),
        BinaryOp::Mul => a.mul(b),
        BinaryOp::Div => a.div(b),
        _ => None,
    }
}

fn binary_complex(op: BinaryOp, x: &(Float, Float), y: &(Float, Float)) -> Option<Value> {
    let ((a, b), (c, d)) = (x, y);
    let parts = match op {
        BinaryOp::Add => (a.add(c)?, b.add(d)?),
        BinaryOp::Sub => (a.add(&c.neg())?, b.add(&d.neg())?),
        BinaryOp::Mul => (a.mul(c)?.add(&b.mul(d)?.neg())?, b.mul(c)?.add(&a.mul(d)?)?),
        BinaryOp::Div => {
            let norm = c.mul(c)?.add(&d.mul(d)?)?;
            let re = a.mul(c)?.add(&b.mul(d)?)?;
            let im = b.mul(c)?.add(&a.mul(d)?.neg())?;
            (re.div(&norm)?, im.div(&norm)?)
        }
        _ => return None,
    };
    Some(Value::Complex(Box::new(parts)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::syntax::ast::LitKind;

    fn lit(text: &str) -> Value {
        let kind = if text.starts_with(['"', '`']) {
            LitKind::String
        } else if text.starts_with('\'') {
            LitKind::Char
        } else if text.ends_with('i') {
            LitKind::Imag
        } else if !text.starts_with("0x") && text.contains(['.', 'e']) || text.contains('p') {
            LitKind::Float
        } else {
            LitKind::Int
        };
        Value::from_literal(kind, text)
    }

    #[test]
    fn literals_of_all_forms() {
        for (text, want) in [
            ("0b1010", "10"),
            ("0o17", "15"),
            ("017", "15"),
            ("0xFF_ff", "65535"),
            ("1_000", "1000"),
            ("'x'", "120"),
            (r"'\''", "39"),
            (r"'\u00e9'", "233"),
            (r"'\377'", "255"),
            ("1e3", "1000"),
            ("0x1p-2", "0.25"),
            ("0x1.8p1", "3"),
            ("1_0.2_5e1", "102.5"),
            (".5", "0.5"),
            ("1e1000000", "1e+1000000"),
            ("1e-1000000", "1e-1000000"),
            ("0123i", "(0 + 123i)"),
            ("1.5i", "(0 + 1.5i)"),
            (r#""a\x41\n\u4e16""#, r#""aA\n世""#),
            ("`a\\n`", r#""a\\n""#),
        ] {
            assert_eq!(lit(text).text(), want, "{text}");
        }
        assert!(lit("1e1000000000").is_unknown());
        assert_eq!(lit("1e-1000000000").sign(), 0);
    }

    #[test]
    fn texts_are_those_of_messages() {
        for (text, want) in [
            ("1e100", "1e+100"),
            ("1e1000", "1e+1000"),
            ("100000.0", "100000"),
            ("1000000.0", "1e+06"),
            ("1234567.0", "1.23457e+06"),
            ("1.00000001", "1.00000001"),
            ("0.333333333333", "0.333333"),
            ("1e646456990", "1e+646456990"),
            ("0.00001", "1e-05"),
        ] {
            assert_eq!(lit(text).text(), want);
        }
    }

    #[test]
    fn division_follows_the_kind() {
        let (seven, two) = (Value::int(-7), Value::int(2));
        assert_eq!(
            Value::binary(BinaryOp::Div, &seven, &two, true).text(),
            "-3"
        );
        assert_eq!(
            Value::binary(BinaryOp::Rem, &seven, &two, true).text(),
            "-1"
        );
        assert_eq!(
            Value::binary(BinaryOp::Div, &seven, &two, false).text(),
            "-3.5"
        );
        let q = Value::binary(BinaryOp::Div, &lit("1i"), &lit("2i"), false);
        assert_eq!(q.text(), "(0.5 + 0i)");
    }

    #[test]
    fn rounding_is_exact() {
        assert_eq!(lit("0.1").to_f64(), 0.1);
        assert_eq!(lit("0.1").to_f32(), 0.1f32);
        assert_eq!(lit("4.9e-324").to_f64(), f64::from_bits(1));
        assert_eq!(lit("2.4e-324").to_f64(), 0.0);
        assert_eq!(lit("1.7976931348623157e308").to_f64(), f64::MAX);
        assert!(lit("1.7976931348623159e308").to_f64().is_infinite());
        let nearly_normal = "2.2250738585072011e-308";
        assert_eq!(
            lit(nearly_normal).to_f64(),
            nearly_normal.parse::<f64>().unwrap()
        );
        // Half way between two f32s once rounded to f64: must not be rounded twice.
        assert_eq!(lit("1.000000059604644775390626").to_f32(), 1.0000001f32);
        assert_eq!(lit("9007199254740993").to_f64(), 9007199254740992.0);
    }

    #[test]
    fn representable_says_why_not() {
        use NotRepresentable::{Kind, Overflow, Truncated};
        for (text, basic, want) in [
            ("127", Basic::Int8, None),
            ("128", Basic::Int8, Some(Overflow)),
            ("255", Basic::Byte, None),
            ("1.5", Basic::Int, Some(Truncated)),
            ("2.0", Basic::Int, None),
            ("1e100", Basic::Int, Some(Truncated)),
            ("1e39", Basic::Float32, Some(Overflow)),
            ("1e1000000", Basic::Float64, Some(Overflow)),
            ("1e-1000000", Basic::Float64, None),
            ("1i", Basic::Float64, Some(Overflow)),
            ("1e39i", Basic::Complex64, Some(Overflow)),
            ("1", Basic::String, Some(Kind)),
            ("18446744073709551615", Basic::Uint, None),
            ("18446744073709551616", Basic::Uint64, Some(Overflow)),
        ] {
            assert_eq!(
                lit(text).representable(basic).err(),
                want,
                "{text} {basic:?}"
            );
        }
        let tenth = lit("0.1").representable(Basic::Float32).unwrap();
        assert_eq!(tenth.to_f64(), f64::from(0.1f32));
    }

    #[test]
    fn huge_exponents_stay_quick() {
        let a = lit("1e1000000");
        let product = Value::binary(BinaryOp::Mul, &a, &lit("1e-1000000"), false);
        assert!((product.to_f64() - 1.0).abs() < 1e-15);
        let big = lit("1e646456990");
        assert!(Value::binary(BinaryOp::Mul, &big, &big, false).is_unknown());
        assert!(Value::compare(BinaryOp::Gt, &big, &a));
        assert_eq!(lit("1e1000").to_int().bit_len(), 3322);
    }

    #[test]
    fn complement_depends_on_signedness() {
        let one = Value::int(1);
        assert_eq!(Value::unary(UnaryOp::Xor, &one, None).text(), "-2");
        assert_eq!(
            Value::unary(UnaryOp::Xor, &one, Some(Basic::Uint8)).text(),
            "254"
        );
    }
}
