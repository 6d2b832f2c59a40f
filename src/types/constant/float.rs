//! Real constants: exact fractions as long as they are of moderate size, else rounded to 512 bits.

use super::big::Big;
use num_bigint::{BigInt, BigUint, Sign};
use num_rational::BigRational;
use num_traits::{One, Zero};
use std::cmp::Ordering;

/// Bits of numerator or denominator up to which fractions are exact.
const MAX_FRACTION_BITS: u64 = 4096;

/// A real constant.
#[derive(Clone, Debug)]
pub struct Float(Repr);

#[derive(Clone, Debug)]
enum Repr {
    Ratio(BigRational),
    Big(Big),
}

impl Float {
    /// 0
    pub fn zero() -> Float {
        Float(Repr::Ratio(BigRational::zero()))
    }

    /// The same number.
    pub fn from_integer(n: &BigInt) -> Float {
        Float(Repr::Ratio(BigRational::from_integer(n.clone())))
    }

    /// The number of a finite `f64`; 0 for any other.
    pub fn from_f64(x: f64) -> Float {
        Float(Repr::Ratio(
            BigRational::from_float(x).unwrap_or_else(BigRational::zero),
        ))
    }

    pub(super) fn from_quotient(a: &BigInt, b: &BigInt) -> Float {
        Float(Repr::Ratio(BigRational::new(a.clone(), b.clone())))
    }

    /// `mant × 10^exp`; `None` if too large.
    pub(super) fn decimal(mant: BigInt, exp: i64) -> Option<Float> {
        if exp.unsigned_abs() > MAX_FRACTION_BITS / 4 || mant.bits() > MAX_FRACTION_BITS {
            return Some(Float(Repr::Big(Big::decimal(&mant, exp)?)));
        }
        let power = BigInt::from(10).pow(exp.unsigned_abs() as u32);
        Some(Float(Repr::Ratio(if exp < 0 {
            BigRational::new(mant, power)
        } else {
            BigRational::from_integer(mant * power)
        })))
    }

    /// `mant × 2^exp`; `None` if too large.
    pub(super) fn binary(mant: BigInt, exp: i64) -> Option<Float> {
        if exp.unsigned_abs() > MAX_FRACTION_BITS || mant.bits() > MAX_FRACTION_BITS {
            return Some(Float(Repr::Big(Big::new(mant, exp)?)));
        }
        let power = BigInt::one() << exp.unsigned_abs();
        Some(Float(Repr::Ratio(if exp < 0 {
            BigRational::new(mant, power)
        } else {
            BigRational::from_integer(mant * power)
        })))
    }

    fn to_big(&self) -> Option<Big> {
        match &self.0 {
            Repr::Big(b) => Some(b.clone()),
            Repr::Ratio(r) => {
                let numer = Big::new(r.numer().clone(), 0)?;
                if r.is_integer() {
                    return Some(numer);
                }
                numer.div(&Big::new(r.denom().clone(), 0)?)
            }
        }
    }

    fn ratio(r: BigRational) -> Option<Float> {
        let float = Float(Repr::Ratio(r));
        let Float(Repr::Ratio(r)) = &float else {
            return None;
        };
        if r.numer().bits() <= MAX_FRACTION_BITS && r.denom().bits() <= MAX_FRACTION_BITS {
            return Some(float);
        }
        Some(Float(Repr::Big(float.to_big()?)))
    }

    fn with(
        &self,
        other: &Float,
        exact: fn(&BigRational, &BigRational) -> BigRational,
        rounded: fn(&Big, &Big) -> Option<Big>,
    ) -> Option<Float> {
        match (&self.0, &other.0) {
            (Repr::Ratio(a), Repr::Ratio(b)) => Float::ratio(exact(a, b)),
            _ => Some(Float(Repr::Big(rounded(
                &self.to_big()?,
                &other.to_big()?,
            )?))),
        }
    }

    pub(super) fn add(&self, other: &Float) -> Option<Float> {
        self.with(other, |a, b| a + b, Big::add)
    }

    pub(super) fn mul(&self, other: &Float) -> Option<Float> {
        self.with(other, |a, b| a * b, Big::mul)
    }

    /// The quotient; `None` for division by zero or a result that is too large.
    pub(super) fn div(&self, other: &Float) -> Option<Float> {
        if other.is_zero() {
            return None;
        }
        self.with(other, |a, b| a / b, Big::div)
    }

    pub(super) fn neg(&self) -> Float {
        Float(match &self.0 {
            Repr::Ratio(r) => Repr::Ratio(-r),
            Repr::Big(b) => Repr::Big(b.neg()),
        })
    }

    pub(super) fn order(&self, other: &Float) -> Ordering {
        match (&self.0, &other.0) {
            (Repr::Ratio(a), Repr::Ratio(b)) => a.cmp(b),
            _ => match (self.to_big(), other.to_big()) {
                (Some(a), Some(b)) => a.order(&b),
                _ => Ordering::Equal,
            },
        }
    }

    /// −1, 0 or 1.
    pub fn sign(&self) -> i32 {
        let sign = match &self.0 {
            Repr::Ratio(r) => r.numer().sign(),
            Repr::Big(b) => b.mant.sign(),
        };
        match sign {
            Sign::Minus => -1,
            Sign::NoSign => 0,
            Sign::Plus => 1,
        }
    }

    /// Whether it is 0.
    pub fn is_zero(&self) -> bool {
        self.sign() == 0
    }

    /// The integer that it is, if it is one of moderate size.
    pub fn to_integer(&self) -> Option<BigInt> {
        match &self.0 {
            Repr::Ratio(r) => r.is_integer().then(|| r.to_integer()),
            Repr::Big(b) if b.mant.is_zero() => Some(BigInt::zero()),
            Repr::Big(b) if b.exp + b.mant.bits() as i64 > MAX_FRACTION_BITS as i64 => None,
            Repr::Big(b) if b.exp >= 0 => Some(&b.mant << b.exp as u64),
            Repr::Big(b) => {
                let cut = b.exp.unsigned_abs();
                (b.mant.magnitude().trailing_zeros()? >= cut).then(|| &b.mant >> cut)
            }
        }
    }

    /// The nearest `f64`; infinite if too large.
    pub fn to_f64(&self) -> f64 {
        self.round(53, -1074)
    }

    /// The nearest `f32`; infinite if too large.
    pub fn to_f32(&self) -> f32 {
        self.round(24, -149) as f32
    }

    /// The nearest number with a mantissa of so many bits and at least that exponent, halves to even.
    fn round(&self, bits: i64, min_exp: i64) -> f64 {
        /// Bits looked at; the last one stands for all behind it.
        const KEEP: i64 = 66;
        let (mant, mut exp, mut sticky) = match &self.0 {
            Repr::Ratio(r) => {
                let (n, d) = (r.numer().magnitude(), r.denom().magnitude());
                let shift = KEEP + d.bits() as i64 - n.bits() as i64;
                let (n, d) = if shift >= 0 {
                    (n << shift as u64, d.clone())
                } else {
                    (n.clone(), d << (-shift) as u64)
                };
                let q: BigUint = &n / &d;
                let exact = &q * &d == n;
                (q, -shift, !exact)
            }
            Repr::Big(b) => (b.mant.magnitude().clone(), b.exp, false),
        };
        if mant.is_zero() {
            return 0.0;
        }
        let excess = (mant.bits() as i64 - KEEP).max(0) as u64;
        sticky |= mant.trailing_zeros().unwrap_or(0) < excess;
        exp += excess as i64;
        let low: BigUint = mant >> excess;
        let mut digits = low.iter_u64_digits();
        let word =
            u128::from(digits.next().unwrap_or(0)) | u128::from(digits.next().unwrap_or(0)) << 64;
        let len = 128 - i64::from(word.leading_zeros());
        let last = (exp + len - bits).max(min_exp);
        let drop = last - exp;
        let rounded = if drop > 100 {
            0
        } else if drop <= 0 {
            // Fewer bits than fit: exact.
            return self.signed(scale(word as f64, exp));
        } else {
            let kept = word >> drop;
            let half = word >> (drop - 1) & 1 == 1;
            let below = sticky || word & ((1 << (drop - 1)) - 1) != 0;
            kept + u128::from(half && (below || kept & 1 == 1))
        };
        self.signed(scale(rounded as f64, last))
    }

    fn signed(&self, magnitude: f64) -> f64 {
        if self.sign() < 0 && magnitude != 0.0 {
            -magnitude
        } else {
            magnitude
        }
    }

    /// Decimal mantissa and exponent, approximately. Like Go's, the mantissa may be below 1 for tiny numbers.
    pub(super) fn scientific(&self) -> (f64, i64) {
        let Some(big) = self.to_big().filter(|b| !b.mant.is_zero()) else {
            return (0.0, 0);
        };
        let bits = big.mant.bits();
        let cut = bits.saturating_sub(64);
        let top = big.mant.magnitude() >> cut;
        let top = top.iter_u64_digits().next().unwrap_or(0) as f64;
        // The number is fraction × 2^(exponent), the fraction from ½ to 1.
        let fraction = scale(top, -((bits - cut) as i64));
        let log = (big.exp + bits as i64) as f64 * std::f64::consts::LOG10_2;
        let mut exp = log.trunc();
        let mut mant = fraction * 10f64.powf(log - exp);
        if mant < 1.0 - 0.5e-6 {
            mant *= 10.0;
            exp -= 1.0;
        } else if mant >= 10.0 {
            mant /= 10.0;
            exp += 1.0;
        }
        (mant * f64::from(self.sign()), exp as i64)
    }
}

/// `x × 2^exp`, exact where the result is a `f64`.
fn scale(x: f64, exp: i64) -> f64 {
    if exp > 1100 {
        return if x == 0.0 { 0.0 } else { f64::INFINITY };
    }
    let exp = exp.max(-2200) as i32;
    let half = exp / 2;
    x * 2f64.powi(half) * 2f64.powi(exp - half)
}
