//! Elementary functions, computed by the methods that Go's results come from, so that they agree to the last bit where that
//! is practical; the others are correct within a unit in the last place.

use std::f64::consts::{FRAC_PI_2, LN_2, PI};

/// Fraction in [1/2, 1) and exponent.
pub fn frexp(x: f64) -> (f64, i32) {
    if x == 0.0 || !x.is_finite() {
        return (x, 0);
    }
    libm::frexp(x)
}

/// The larger number; NaN if one is none, but infinity before that.
pub fn max(x: f64, y: f64) -> f64 {
    if x == f64::INFINITY || y == f64::INFINITY {
        return f64::INFINITY;
    }
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    if x == 0.0 && y == 0.0 {
        return if x.is_sign_negative() { y } else { x };
    }
    if x > y { x } else { y }
}

/// x-y, but not below 0.
pub fn dim(x: f64, y: f64) -> f64 {
    let d = x - y;
    if d <= 0.0 { 0.0 } else { d }
}

/// The hypotenuse.
pub fn hypot(p: f64, q: f64) -> f64 {
    let (p, q) = (p.abs(), q.abs());
    if p.is_infinite() || q.is_infinite() {
        return f64::INFINITY;
    }
    if p.is_nan() || q.is_nan() {
        return f64::NAN;
    }
    let (large, small) = if p < q { (q, p) } else { (p, q) };
    if large == 0.0 {
        return 0.0;
    }
    let ratio = small / large;
    large * (1.0 + ratio * ratio).sqrt()
}

/// Natural logarithm.
pub fn log(x: f64) -> f64 {
    libm::log(x)
}

/// Binary logarithm: exact for powers of two.
pub fn log2(x: f64) -> f64 {
    let (fraction, exponent) = frexp(x);
    if fraction == 0.5 {
        return f64::from(exponent - 1);
    }
    log(fraction) * (1.0 / LN_2) + f64::from(exponent)
}

/// e to the power x.
pub fn exp(x: f64) -> f64 {
    x.exp()
}

/// 2 to the power x.
pub fn exp2(x: f64) -> f64 {
    x.exp2()
}

/// x to the power y: whole powers by squaring, the fractional part of y by logarithm.
pub fn pow(x: f64, y: f64) -> f64 {
    let odd = |y: f64| y.abs() < 9007199254740992.0 && (y as i64) & 1 == 1;
    if y == 0.0 || x == 1.0 {
        return 1.0;
    }
    if y == 1.0 {
        return x;
    }
    if x.is_nan() || y.is_nan() {
        return f64::NAN;
    }
    if x == 0.0 || x.is_infinite() || y.is_infinite() {
        return x.powf(y);
    }
    if y == 0.5 {
        return x.sqrt();
    }
    if y == -0.5 {
        return 1.0 / x.sqrt();
    }
    let mut whole = y.abs().trunc();
    let mut fraction = y.abs() - whole;
    if fraction != 0.0 && x < 0.0 {
        return f64::NAN;
    }
    if whole >= 9.223372036854775808e18 {
        // An even power so large that only x = -1 stays.
        return match x.abs() {
            1.0 => 1.0,
            a if (a < 1.0) == (y > 0.0) => 0.0,
            _ => f64::INFINITY,
        };
    }
    let mut result = 1.0;
    let mut exponent = 0i64;
    if fraction != 0.0 {
        if fraction > 0.5 {
            fraction -= 1.0;
            whole += 1.0;
        }
        result = exp(fraction * log(x));
    }
    let (mut square, square_exponent) = frexp(x);
    let mut square_exponent = i64::from(square_exponent);
    let mut n = whole as i64;
    while n != 0 {
        if !(-(1 << 12)..=1 << 12).contains(&square_exponent) {
            // Surely an overflow or underflow.
            exponent += square_exponent;
            break;
        }
        if n & 1 == 1 {
            result *= square;
            exponent += square_exponent;
        }
        square *= square;
        square_exponent <<= 1;
        if square < 0.5 {
            square += square;
            square_exponent -= 1;
        }
        n >>= 1;
    }
    if y < 0.0 {
        result = 1.0 / result;
        exponent = -exponent;
    }
    let value = libm::ldexp(result, exponent.clamp(-5000, 5000) as i32);
    if value == 0.0 && x < 0.0 && odd(whole) {
        -0.0
    } else {
        value
    }
}

/// Cephes' reduction to an octant: its number (even) and what is left of the angle; x is not negative.
fn octant(x: f64) -> (u64, f64) {
    const PARTS: [f64; 3] = [
        7.853_981_256_484_985e-1,
        3.774_894_707_930_798e-8,
        2.695_151_429_079_059_5e-15,
    ];
    let mut j = (x * (4.0 / PI)) as u64;
    j += j & 1;
    let y = j as f64;
    (j & 7, ((x - y * PARTS[0]) - y * PARTS[1]) - y * PARTS[2])
}

/// Beyond this, the reduction by parts of π/4 has lost its precision.
const LARGE: f64 = 536_870_912.0;

fn polynomial(x: f64, coefficients: &[f64]) -> f64 {
    coefficients.iter().fold(0.0, |sum, c| sum * x + c)
}

fn sin_part(z: f64) -> f64 {
    let zz = z * z;
    z + z
        * zz
        * polynomial(
            zz,
            &[
                1.589_623_015_765_465_6e-10,
                -2.505_074_776_285_780_7e-8,
                2.755_731_362_138_572_5e-6,
                -1.984_126_982_958_954e-4,
                8.333_333_333_322_118e-3,
                -1.666_666_666_666_663_1e-1,
            ],
        )
}

fn cos_part(z: f64) -> f64 {
    let zz = z * z;
    1.0 - 0.5 * zz
        + zz * zz
            * polynomial(
                zz,
                &[
                    -1.135_853_652_138_768_2e-11,
                    2.087_570_084_197_473_1e-9,
                    -2.755_731_417_929_673_9e-7,
                    2.480_158_728_885_170_5e-5,
                    -1.388_888_888_887_305_6e-3,
                    4.166_666_666_666_659_3e-2,
                ],
            )
}

/// Sine.
pub fn sin(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() || x.abs() >= LARGE {
        return x.sin();
    }
    let (j, z) = octant(x.abs());
    let value = if matches!(j & 3, 2) {
        cos_part(z)
    } else {
        sin_part(z)
    };
    if (j > 3) != (x < 0.0) { -value } else { value }
}

/// Cosine.
pub fn cos(x: f64) -> f64 {
    if !x.is_finite() || x.abs() >= LARGE {
        return x.cos();
    }
    let (j, z) = octant(x.abs());
    let value = if matches!(j & 3, 2) {
        sin_part(z)
    } else {
        cos_part(z)
    };
    if matches!(j, 2 | 4) { -value } else { value }
}

/// Tangent.
pub fn tan(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() || x.abs() >= LARGE {
        return x.tan();
    }
    let (j, z) = octant(x.abs());
    let zz = z * z;
    let mut y = z;
    if zz > 1e-14 {
        let p = polynomial(
            zz,
            &[
                -1.309_369_391_813_837_8e4,
                1.153_516_648_385_874_2e6,
                -1.795_652_519_764_848_8e7,
            ],
        );
        let q = polynomial(
            zz,
            &[
                1.0,
                1.368_129_634_706_929_5e4,
                -1.320_892_344_402_109_7e6,
                2.500_838_018_233_579e7,
                -5.386_957_559_294_546_3e7,
            ],
        );
        y = z + z * (zz * p / q);
    }
    if j & 2 == 2 {
        y = -1.0 / y;
    }
    if x < 0.0 { -y } else { y }
}

/// Arctangent of a number in [0, 0.66].
fn atan_small(x: f64) -> f64 {
    let z = x * x;
    let p = polynomial(
        z,
        &[
            -8.750_608_600_031_904_1e-1,
            -1.615_753_718_733_365_1e1,
            -7.500_855_792_314_705e1,
            -1.228_866_684_490_136_1e2,
            -6.485_021_904_942_025e1,
        ],
    );
    let q = polynomial(
        z,
        &[
            1.0,
            2.485_846_490_142_306_3e1,
            1.650_270_098_316_988_4e2,
            4.328_810_604_912_902_6e2,
            4.853_903_996_359_136_8e2,
            1.945_506_571_482_614e2,
        ],
    );
    x * (z * p / q) + x
}

fn atan_positive(x: f64) -> f64 {
    /// π/2 beyond the precision of a float64.
    const MORE: f64 = 6.123_233_995_736_766e-17;
    /// tan(3π/8)
    const TAN_3_PI_8: f64 = 2.414_213_562_373_095;
    if x <= 0.66 {
        return atan_small(x);
    }
    if x > TAN_3_PI_8 {
        return FRAC_PI_2 - atan_small(1.0 / x) + MORE;
    }
    PI / 4.0 + atan_small((x - 1.0) / (x + 1.0)) + 0.5 * MORE
}

/// Arctangent.
pub fn atan(x: f64) -> f64 {
    if x == 0.0 || x.is_nan() {
        return x;
    }
    if x > 0.0 {
        atan_positive(x)
    } else {
        -atan_positive(-x)
    }
}

/// Arcsine.
pub fn asin(x: f64) -> f64 {
    if x == 0.0 {
        return x;
    }
    let a = x.abs();
    if !(a <= 1.0) {
        return f64::NAN;
    }
    let root = (1.0 - a * a).sqrt();
    let value = if a > 0.7 {
        FRAC_PI_2 - atan_positive(root / a)
    } else {
        atan_positive(a / root)
    };
    if x < 0.0 { -value } else { value }
}

/// Arccosine.
pub fn acos(x: f64) -> f64 {
    FRAC_PI_2 - asin(x)
}

/// Arctangent of y/x in its quadrant.
pub fn atan2(y: f64, x: f64) -> f64 {
    if x.is_nan() || y.is_nan() || x == 0.0 || y == 0.0 || x.is_infinite() || y.is_infinite() {
        return y.atan2(x);
    }
    let q = atan(y / x);
    if x >= 0.0 {
        q
    } else if q <= 0.0 {
        q + PI
    } else {
        q - PI
    }
}

/// Hyperbolic sine.
pub fn sinh(x: f64) -> f64 {
    let a = x.abs();
    let value = if a > 21.0 {
        exp(a) * 0.5
    } else if a > 0.5 {
        let e = exp(a);
        (e - 1.0 / e) * 0.5
    } else {
        return libm::sinh(x);
    };
    if x < 0.0 { -value } else { value }
}

/// Hyperbolic cosine.
pub fn cosh(x: f64) -> f64 {
    let a = x.abs();
    if a > 21.0 {
        return exp(a) * 0.5;
    }
    let e = exp(a);
    (e + 1.0 / e) * 0.5
}

/// Hyperbolic tangent.
pub fn tanh(x: f64) -> f64 {
    let a = x.abs();
    if a > 44.0148459655565271479 {
        return 1f64.copysign(x);
    }
    if a >= 0.625 {
        let value = 1.0 - 2.0 / (exp(2.0 * a) + 1.0);
        return if x < 0.0 { -value } else { value };
    }
    libm::tanh(x)
}

/// The Gamma function; NaN where it has poles but for 0.
pub fn gamma(x: f64) -> f64 {
    if x == f64::NEG_INFINITY || x < 0.0 && x == x.trunc() {
        return f64::NAN;
    }
    libm::tgamma(x)
}

/// The inverse of the error function.
pub fn erfinv(x: f64) -> f64 {
    if x.is_nan() || !(-1.0..=1.0).contains(&x) {
        return f64::NAN;
    }
    if x.abs() == 1.0 {
        return f64::INFINITY.copysign(x);
    }
    if x == 0.0 {
        return x;
    }
    // A rough value (Winitzki), made exact by Halley's method.
    let l = libm::log1p(-x * x);
    let t = 2.0 / (PI * 0.147) + l / 2.0;
    let mut y = ((t * t - l / 0.147).sqrt() - t).sqrt().copysign(x);
    for _ in 0..4 {
        // Near the ends the complement is the precise one.
        let error = if y.abs() < 1.0 {
            libm::erf(y) - x
        } else {
            (1.0 - x.abs() - libm::erfc(y.abs())).copysign(x)
                * if (1.0 - x.abs() - libm::erfc(y.abs())) < 0.0 {
                    -1.0
                } else {
                    1.0
                }
        };
        let step = error / (2.0 / PI.sqrt() * (-y * y).exp());
        y -= step / (1.0 + y * step);
    }
    y
}
