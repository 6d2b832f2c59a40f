//! Elementary functions, computed by the methods that Go's results come from, so that they agree to the last bit where that
//! is practical; the others are correct within a unit in the last place.

#![allow(
    clippy::excessive_precision,
    reason = "constants are written as they were published"
)]

use std::f64::consts::{FRAC_PI_2, LN_2, LOG2_E, PI};

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

/// e to the power x: a series for a sixteenth of what is left beyond powers of two, squared four times (Shibata).
pub fn exp(x: f64) -> f64 {
    const LN_2_HIGH: f64 = 0.69314718055966295651160180568695068359375;
    const LN_2_LOW: f64 = 0.28235290563031577122588448175013436025525412068e-12;
    const TERMS: [f64; 8] = [
        2.4801587301587301587e-5,
        1.9841269841269841270e-4,
        1.3888888888888888889e-3,
        8.3333333333333333333e-3,
        4.1666666666666666667e-2,
        1.6666666666666666667e-1,
        0.5,
        1.0,
    ];
    if x.is_nan() || x > 709.78271289338397 {
        return x + f64::INFINITY;
    }
    if x < -745.13321910194122 {
        return 0.0;
    }
    let k = (x * LOG2_E).round_ties_even();
    let r = k.mul_add(-LN_2_LOW, k.mul_add(-LN_2_HIGH, x)) * 0.0625;
    let series = TERMS[1..]
        .iter()
        .fold(TERMS[0], |sum, term| sum.mul_add(r, *term));
    let mut y = series * r;
    for _ in 0..3 {
        y *= y + 2.0;
    }
    // Rounding once here is what makes the last bit that of Go's.
    libm::ldexp((y + 2.0).mul_add(y, 1.0), k as i32)
}

/// 2 to the power x (FreeBSD).
pub fn exp2(x: f64) -> f64 {
    if x.is_nan() || x > 1.0239999999999999e3 {
        return x + f64::INFINITY;
    }
    if x < -1.0740e3 {
        return 0.0;
    }
    let k = (x + 0.5f64.copysign(x)).trunc();
    let t = x - k;
    let (high, low) = (
        t * 6.93147180369123816490e-1,
        -t * 1.90821492927058770002e-10,
    );
    let r = high - low;
    let sq = r * r;
    let series = polynomial(
        sq,
        &[
            4.13813679705723846039e-8,
            -1.65339022054652515390e-6,
            6.61375632143793436117e-5,
            -2.77777777770155933842e-3,
            1.66666666666666657415e-1,
        ],
    );
    let c = r - sq * series;
    let y = 1.0 - ((low - (r * c) / (2.0 - c)) - high);
    libm::ldexp(y, k as i32)
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
    if x >= LARGE {
        return octant_of_large(x);
    }
    let mut j = (x * (4.0 / PI)) as u64;
    j += j & 1;
    let y = j as f64;
    (j & 7, ((x - y * PARTS[0]) - y * PARTS[1]) - y * PARTS[2])
}

/// Beyond this, the reduction by parts of π/4 has lost its precision.
const LARGE: f64 = 536_870_912.0;

/// The binary digits of 4/π.
const FOUR_BY_PI: [u64; 20] = [
    0x0000_0000_0000_0001,
    0x45f3_06dc_9c88_2a53,
    0xf84e_afa3_ea69_bb81,
    0xb6c5_2b32_7887_2083,
    0xfca2_c757_bd77_8ac3,
    0x6e48_dc74_849b_a5c0,
    0x0c92_5dd4_13a3_2439,
    0xfc3b_d639_6253_4e7d,
    0xd104_6bea_5d76_8909,
    0xd338_e04d_68be_fc82,
    0x7323_ac73_06a6_73e9,
    0x3908_bf17_7bf2_5076,
    0x3ff1_2fff_bc0b_301f,
    0xde5e_2316_b414_da3e,
    0xda6c_fd9e_4f96_136e,
    0x9e8c_7ecd_3cbf_d45a,
    0xea4f_758f_d7cb_e2f6,
    0x7a0e_73ef_14a5_25d4,
    0xd7f6_bf62_3f1a_ba10,
    0xac06_608d_f8f6_d757,
];

/// Payne and Hanek's reduction: of x · 4/π only the digits around the point are computed, from those of 4/π that matter.
fn octant_of_large(x: f64) -> (u64, f64) {
    let bits = x.to_bits();
    // How far the digits that matter lie behind the first: LARGE is the least number here.
    let first = (bits >> 52) as usize - 1014;
    let mantissa = bits & ((1 << 52) - 1) | 1 << 52;
    let (digit, shift) = (first / 64, first % 64);
    let window = |i: usize| {
        let pair = u128::from(FOUR_BY_PI[digit + i]) << 64 | u128::from(FOUR_BY_PI[digit + i + 1]);
        (pair << shift >> 64) as u64
    };
    let wide = |i: usize| u128::from(window(i)) * u128::from(mantissa);
    let product = (u128::from(window(0).wrapping_mul(mantissa)) << 64)
        .wrapping_add(wide(1))
        .wrapping_add(wide(2) >> 64);
    let j = (product >> 125) as u64;
    let fraction = product << 3;
    let zeros = fraction.leading_zeros();
    // The first one of a floating-point number is not written.
    let digits = (fraction << (zeros + 1) >> 76) as u64;
    let z = f64::from_bits(digits | u64::from(1022 - zeros) << 52);
    if j & 1 == 1 {
        ((j + 1) & 7, (z - 1.0) * (PI / 4.0))
    } else {
        (j, z * (PI / 4.0))
    }
}

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
    if x == 0.0 || !x.is_finite() {
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
    if !x.is_finite() {
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
    if x == 0.0 || !x.is_finite() {
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
    if a.is_nan() || a > 1.0 {
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
    if x == 0.0 {
        return x;
    }
    let a = x.abs();
    let value = if a > 21.0 {
        exp(a) * 0.5
    } else if a > 0.5 {
        let e = exp(a);
        (e - 1.0 / e) * 0.5
    } else {
        let sq = a * a;
        let p = polynomial(
            sq,
            &[
                -0.2630563213397497062819489e2,
                -0.2894211355989563807284660366e4,
                -0.8991272022039509355398013511e5,
                -0.6307673640497716991184787251e6,
            ],
        );
        let q = polynomial(
            sq,
            &[
                1.0,
                -0.173678953558233699533450911e3,
                0.1521517378790019070696485176e5,
                -0.6307673640497716991212077277e6,
            ],
        );
        p * a / q
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
    if x == 0.0 {
        return x;
    }
    let sq = x * x;
    let p = polynomial(
        sq,
        &[
            -9.64399179425052238628e-1,
            -9.92877231001918586564e1,
            -1.61468768441708447952e3,
        ],
    );
    let q = polynomial(
        sq,
        &[
            1.0,
            1.12811678491632931402e2,
            2.23548839060100448583e3,
            4.84406305325125486048e3,
        ],
    );
    x + x * sq * p / q
}

/// Cube root: a rough value from the exponent, a rational function, and a step of Newton's on few bits (FreeBSD).
pub fn cbrt(x: f64) -> f64 {
    if x == 0.0 || !x.is_finite() {
        return x;
    }
    let a = x.abs();
    let mut t = f64::from_bits(a.to_bits() / 3 + (715_094_163 << 32));
    if a < f64::MIN_POSITIVE {
        t = f64::from_bits((a * 18014398509481984.0).to_bits() / 3 + (696_219_795 << 32));
    }
    let r = t * t / a;
    let s = 5.42857142857142815906e-1 + r * t;
    t *= 3.57142857142857150787e-1
        + 1.60714285714285720630 / (s + 1.41428571428571436819 - 7.05306122448979611050e-1 / s);
    t = f64::from_bits((t.to_bits() & 0xFFFF_FFFF_C000_0000) + (1 << 30));
    let r = a / (t * t);
    let r = (r - t) / (t + t + r);
    (t + t * r).copysign(x)
}

/// The Gamma function (Cephes); NaN where it has poles but for 0.
pub fn gamma(x: f64) -> f64 {
    const P: [f64; 7] = [
        1.60119522476751861407e-4,
        1.19135147006586384913e-3,
        1.04213797561761569935e-2,
        4.76367800457137231464e-2,
        2.07448227648435975150e-1,
        4.94214826801497100753e-1,
        9.99999999999999996796e-1,
    ];
    const Q: [f64; 8] = [
        -2.31581873324120129819e-5,
        5.39605580493303397842e-4,
        -4.45641913851797240494e-3,
        1.18139785222060435552e-2,
        3.58236398605498653373e-2,
        -2.34591795718243348568e-1,
        7.14304917030273074085e-2,
        1.00000000000000000320,
    ];
    const EULER: f64 = 0.57721566490153286060651209008240243104215933593992;
    if x == f64::NEG_INFINITY || x < 0.0 && x == x.trunc() || x.is_nan() {
        return f64::NAN;
    }
    if x == f64::INFINITY {
        return x;
    }
    if x == 0.0 {
        return f64::INFINITY.copysign(x);
    }
    let q = x.abs();
    let p = q.floor();
    if q > 33.0 {
        if x >= 0.0 {
            return stirling(x);
        }
        let sign = if (p as i64) & 1 == 0 { -1.0 } else { 1.0 };
        let mut z = q - p;
        if z > 0.5 {
            z = q - (p + 1.0);
        }
        z = q * sin(PI * z);
        if z == 0.0 {
            return f64::INFINITY.copysign(sign);
        }
        return sign * (PI / (z.abs() * stirling(q)));
    }
    let (mut x, mut z) = (x, 1.0);
    while x >= 3.0 {
        x -= 1.0;
        z *= x;
    }
    while x < 0.0 {
        if x > -1e-9 {
            return z / ((1.0 + EULER * x) * x);
        }
        z /= x;
        x += 1.0;
    }
    while x < 2.0 {
        if x < 1e-9 {
            return z / ((1.0 + EULER * x) * x);
        }
        z /= x;
        x += 1.0;
    }
    if x == 2.0 {
        return z;
    }
    x -= 2.0;
    z * polynomial(x, &P) / polynomial(x, &Q)
}

/// Stirling's formula for the Gamma function of large numbers.
fn stirling(x: f64) -> f64 {
    const S: [f64; 5] = [
        7.87311395793093628397e-4,
        -2.29549961613378126380e-4,
        -2.68132617805781232825e-3,
        3.47222221605458667310e-3,
        8.33333333333482257126e-2,
    ];
    const SQRT_2_PI: f64 = 2.506628274631000502417;
    if x > 200.0 {
        return f64::INFINITY;
    }
    let w = 1.0 / x;
    let w = 1.0 + w * polynomial(w, &S);
    let (first, second) = if x > 143.01608 {
        let v = pow(x, 0.5 * x - 0.25);
        (v, v / exp(x))
    } else {
        (pow(x, x - 0.5) / exp(x), 1.0)
    };
    first * (SQRT_2_PI * w * second)
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

#[cfg(test)]
mod tests {
    use super::*;

    /// Each line was printed by Go: a function, the bits of its arguments, the bits of its result.
    #[test]
    fn agrees_with_go() {
        let table = include_str!("elementary_cases.txt");
        assert!(table.lines().count() > 500);
        for line in table.lines() {
            let mut words = line.split(' ');
            let name = words.next().expect("a function");
            let bits = |w: &str| f64::from_bits(u64::from_str_radix(w, 16).expect("bits"));
            let numbers: Vec<f64> = words.map(bits).collect();
            let x = numbers[0];
            let got = match name {
                "acos" => acos(x),
                "asin" => asin(x),
                "atan" => atan(x),
                "atan2" => atan2(x, numbers[1]),
                "cbrt" => cbrt(x),
                "cos" => cos(x),
                "cosh" => cosh(x),
                "exp" => exp(x),
                "exp2" => exp2(x),
                "gamma" => gamma(x),
                "hypot" => hypot(x, numbers[1]),
                "log" => log(x),
                "log2" => log2(x),
                "pow" => pow(x, numbers[1]),
                "sin" => sin(x),
                "sinh" => sinh(x),
                "tan" => tan(x),
                "tanh" => tanh(x),
                other => panic!("{other} is not tested"),
            };
            let want = numbers[numbers.len() - 1];
            assert!(
                got.to_bits() == want.to_bits() || got.is_nan() && want.is_nan(),
                "{line}: {x} gives {got}, not {want}"
            );
        }
    }

    #[test]
    fn inverse_of_the_error_function() {
        for x in [-0.999, -0.5, -1e-9, 0.0, 1e-3, 0.3, 0.9, 0.999999] {
            assert!((libm::erf(erfinv(x)) - x).abs() < 1e-15, "{x}");
        }
        assert_eq!(erfinv(1.0), f64::INFINITY);
        assert!(erfinv(1.5).is_nan());
    }
}
