//! Real numbers with a mantissa of limited size, for exponents that a fraction could not hold.

use num_bigint::{BigInt, Sign};
use num_traits::{One, Signed, Zero};
use std::cmp::Ordering;

/// Bits of a mantissa.
const PRECISION: u64 = 512;
/// The largest exponent; beyond it a number is too large to be a constant, below its negative it is 0.
const MAX_EXPONENT: i64 = i32::MAX as i64;

/// `mant × 2^exp`
#[derive(Clone, Debug)]
pub(super) struct Big {
    pub(super) mant: BigInt,
    pub(super) exp: i64,
}

/// `n >> bits`, rounded to the nearest, halves to even.
fn shift_rounded(n: &BigInt, bits: u64) -> BigInt {
    if bits == 0 {
        return n.clone();
    }
    let magnitude = n.magnitude();
    let mut q = magnitude >> bits;
    let half = magnitude.bit(bits - 1);
    let below = magnitude.trailing_zeros().unwrap_or(0) < bits - 1;
    if half && (below || q.bit(0)) {
        q += 1u32;
    }
    BigInt::from_biguint(n.sign(), q)
}

impl Big {
    /// Rounds to the precision; `None` if too large.
    pub(super) fn new(mant: BigInt, exp: i64) -> Option<Big> {
        let excess = mant.bits().saturating_sub(PRECISION);
        let mant = shift_rounded(&mant, excess);
        let exp = exp + excess as i64;
        let magnitude = exp + mant.bits() as i64;
        if mant.is_zero() || magnitude < -MAX_EXPONENT {
            return Some(Big {
                mant: BigInt::zero(),
                exp: 0,
            });
        }
        (magnitude <= MAX_EXPONENT).then_some(Big { mant, exp })
    }

    pub(super) fn mul(&self, other: &Big) -> Option<Big> {
        Big::new(&self.mant * &other.mant, self.exp + other.exp)
    }

    /// The quotient; `None` also for division by zero.
    pub(super) fn div(&self, other: &Big) -> Option<Big> {
        if other.mant.is_zero() {
            return None;
        }
        let shift = (PRECISION + 2 + other.mant.bits()).saturating_sub(self.mant.bits());
        let numerator = &self.mant << (shift + 1);
        let mut q = &numerator / &other.mant;
        // The last bit remembers that something was cut off, so that rounding sees it.
        if !(&numerator % &other.mant).is_zero() && !q.bit(0) {
            q += numerator.signum() * other.mant.signum();
        }
        Big::new(q, self.exp - other.exp - shift as i64 - 1)
    }

    pub(super) fn add(&self, other: &Big) -> Option<Big> {
        let (high, low) = if self.exp >= other.exp {
            (self, other)
        } else {
            (other, self)
        };
        if low.mant.is_zero() {
            return Some(high.clone());
        }
        if high.mant.is_zero() {
            return Some(low.clone());
        }
        let distance = (high.exp - low.exp) as u64;
        if distance > 2 * PRECISION + 2 {
            return Some(high.clone());
        }
        Big::new((&high.mant << distance) + &low.mant, low.exp)
    }

    pub(super) fn neg(&self) -> Big {
        Big {
            mant: -&self.mant,
            exp: self.exp,
        }
    }

    pub(super) fn order(&self, other: &Big) -> Ordering {
        // Enough to compare: signs, then magnitudes, then the difference.
        let sign = |b: &Big| match b.mant.sign() {
            Sign::Minus => -1,
            Sign::NoSign => 0,
            Sign::Plus => 1,
        };
        let (a, b) = (sign(self), sign(other));
        if a != b || a == 0 {
            return a.cmp(&b);
        }
        let magnitude = |b: &Big| b.exp + b.mant.bits() as i64;
        let by_size = magnitude(self).cmp(&magnitude(other));
        if by_size != Ordering::Equal {
            return if a > 0 { by_size } else { by_size.reverse() };
        }
        let low = self.exp.min(other.exp);
        (&self.mant << (self.exp - low) as u64).cmp(&(&other.mant << (other.exp - low) as u64))
    }

    /// `mant × 10^exp`
    pub(super) fn decimal(mant: &BigInt, exp: i64) -> Option<Big> {
        let zero = || Big::new(BigInt::zero(), 0);
        if mant.is_zero() || exp < -MAX_EXPONENT {
            return zero();
        }
        let mantissa = Big::new(mant.clone(), 0)?;
        let mut power = Big::new(BigInt::one(), 0)?;
        let mut square = Big::new(BigInt::from(10), 0)?;
        let mut rest = exp.unsigned_abs();
        while rest > 0 {
            if rest & 1 == 1 {
                match power.mul(&square) {
                    Some(p) => power = p,
                    None if exp < 0 => return zero(),
                    None => return None,
                }
            }
            rest >>= 1;
            if rest > 0 {
                match square.mul(&square) {
                    Some(s) => square = s,
                    None if exp < 0 => return zero(),
                    None => return None,
                }
            }
        }
        if exp < 0 {
            mantissa.div(&power)
        } else {
            mantissa.mul(&power)
        }
    }
}
