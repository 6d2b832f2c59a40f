//! Package math/big: the arithmetic of words is that of the crate num-bigint.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Slice;
use crate::runtime::strings::Str;
use num_bigint::{BigInt, BigUint, Sign};
use num_integer::Integer;
use num_traits::{One, Zero};

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "math/big",
    files: go_files![
        "float.go",
        "floatconv.go",
        "floatops.go",
        "int.go",
        "intconv.go",
        "nat.go",
        "rat.go",
        "ratconv.go"
    ],
    natives: NATIVES,
};

type Nat = Slice<u64>;

natives! {
    "math/big.natAdd" => |cx: Cx, x: Nat, y: Nat| -> Nat { nat(cx, &(big(x) + big(y))) },
    "math/big.natSub" => |cx: Cx, x: Nat, y: Nat| -> Nat {
        let (x, y) = (big(x), big(y));
        nat(cx, &if x >= y { x - y } else { BigUint::zero() })
    },
    "math/big.natMul" => |cx: Cx, x: Nat, y: Nat| -> Nat { nat(cx, &(big(x) * big(y))) },
    "math/big.natDiv" => |cx: Cx, x: Nat, y: Nat| -> (Nat, Nat) {
        let (q, r) = big(x).div_rem(&divisor(y));
        let q = nat(cx, &q);
        (q, nat(cx, &r))
    },
    "math/big.natShl" => |cx: Cx, x: Nat, n: u64| -> Nat {
        if n >= 1 << 40 && !x.is_empty() {
            cx.panic_str("makeslice: len out of range");
        }
        nat(cx, &(big(x) << n))
    },
    "math/big.natShr" => |cx: Cx, x: Nat, n: u64| -> Nat { nat(cx, &(big(x) >> n)) },
    "math/big.natPow" => |cx: Cx, x: Nat, y: u64| -> Nat { nat(cx, &num_traits::Pow::pow(big(x), y)) },
    "math/big.natExp" => |cx: Cx, x: Nat, y: Nat, m: Nat| -> Nat { nat(cx, &big(x).modpow(&big(y), &divisor(m))) },
    "math/big.natSqrt" => |cx: Cx, x: Nat| -> Nat { nat(cx, &big(x).sqrt()) },
    "math/big.natGcd" => |cx: Cx, x: Nat, y: Nat| -> Nat { nat(cx, &big(x).gcd(&big(y))) },
    "math/big.natInverse" => |cx: Cx, x: Nat, m: Nat| -> (Nat, bool) {
        match big(x).modinv(&divisor(m)) {
            Some(inverse) => (nat(cx, &inverse), true),
            None => (Nat::default(), false),
        }
    },
    "math/big.natPrime" => |_: Cx, x: Nat, rounds: i64| -> bool { is_prime(&big(x), rounds) },
    "math/big.natString" => |cx: Cx, x: Nat, base: i64| -> Str {
        match u32::try_from(base) {
            Ok(base @ 2..=62) => Str::new(cx, &digits(&big(x), base)),
            _ => cx.panic_str("invalid base"),
        }
    },
    "math/big.natParse" => |cx: Cx, digits: Str, base: i64| -> Nat {
        nat(cx, &parse(digits.as_bytes(), base as u32))
    },
    "math/big.bitwise" => |cx: Cx, op: i64, xneg: bool, x: Nat, yneg: bool, y: Nat| -> (bool, Nat) {
        let signed = |neg, x| BigInt::from_biguint(if neg { Sign::Minus } else { Sign::Plus }, big(x));
        let (x, y) = (signed(xneg, x), signed(yneg, y));
        let z = match op {
            0 => x & y,
            1 => x | y,
            2 => x ^ y,
            _ => x & !y,
        };
        (z.sign() == Sign::Minus, nat(cx, z.magnitude()))
    },
}

fn big(x: Nat) -> BigUint {
    let mut halves = Vec::with_capacity(2 * x.len());
    for word in x.iter() {
        halves.extend([word as u32, (word >> 32) as u32]);
    }
    BigUint::new(halves)
}

/// A number that is not 0: another goroutine may have changed the words since they were looked at.
fn divisor(x: Nat) -> BigUint {
    let x = big(x);
    if x.is_zero() { BigUint::one() } else { x }
}

fn nat(cx: Cx, x: &BigUint) -> Nat {
    if x.is_zero() {
        return Nat::default();
    }
    Slice::from_elements(cx, &x.to_u64_digits())
}

/// Digits in Go's order: 0-9, a-z, A-Z.
fn digits(x: &BigUint, base: u32) -> Vec<u8> {
    if base <= 36 {
        return x.to_str_radix(base).into_bytes();
    }
    let digit = |d: u8| match d {
        0..=9 => b'0' + d,
        10..=35 => b'a' + d - 10,
        _ => b'A' + d - 36,
    };
    x.to_radix_be(base).into_iter().map(digit).collect()
}

fn parse(digits: &[u8], base: u32) -> BigUint {
    let value = |c: &u8| match c {
        b'0'..=b'9' => c - b'0',
        b'a'..=b'z' => c - b'a' + 10,
        _ if base <= 36 => c.wrapping_sub(b'A').wrapping_add(10),
        _ => c.wrapping_sub(b'A').wrapping_add(36),
    };
    let values: Vec<u8> = digits.iter().map(value).collect();
    BigUint::from_radix_be(&values, base).unwrap_or_default()
}

/// Miller's and Rabin's test for the first primes, which is certain below 3 · 10^24, and more bases for larger numbers.
fn is_prime(x: &BigUint, rounds: i64) -> bool {
    const PRIMES: [u32; 13] = [2, 3, 5, 7, 11, 13, 17, 19, 23, 29, 31, 37, 41];
    if *x < BigUint::from(2u32) {
        return false;
    }
    for prime in PRIMES {
        if (x % prime).is_zero() {
            return *x == BigUint::from(prime);
        }
    }
    let one = BigUint::one();
    let minus_one = x - &one;
    let twos = minus_one.trailing_zeros().unwrap_or(0);
    let odd = &minus_one >> twos;
    let passes = |base: &BigUint| {
        let mut power = base.modpow(&odd, x);
        if power == one || power == minus_one {
            return true;
        }
        for _ in 1..twos {
            power = &power * &power % x;
            if power == minus_one {
                return true;
            }
        }
        false
    };
    let certain = x.bits() <= 81;
    let mut seed = x.iter_u64_digits().fold(0x9E37_79B9_7F4A_7C15, |s, d| {
        (s ^ d).wrapping_mul(0xD6E8_FEB8_6659_FD93).rotate_left(29)
    });
    let mut more = || {
        seed = seed
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        // Any power of a base is as good as the base, so one word does for all sizes.
        BigUint::from((seed >> 16) | 1 << 40)
    };
    let extra = if certain {
        0
    } else {
        rounds.clamp(0, 1000) + 20
    };
    PRIMES.iter().all(|p| passes(&BigUint::from(*p))) && (0..extra).all(|_| passes(&more()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn primes() {
        let prime = |s: &str| is_prime(&parse(s.as_bytes(), 10), 5);
        assert!(prime("2") && prime("41") && prime("170141183460469231731687303715884105727"));
        assert!(!prime("0") && !prime("1") && !prime("1763") && !prime("3215031751"));
        assert!(!prime("170141183460469231731687303715884105725"));
    }

    #[test]
    fn digits_of_large_bases() {
        let x = parse(b"Zz9", 62);
        assert_eq!(x, BigUint::from(61u32 * 62 * 62 + 35 * 62 + 9));
        assert_eq!(digits(&x, 62), b"Zz9");
    }
}
