//! Package math.

pub mod big;
pub mod bits;
pub mod cmplx;
mod elementary;
pub mod rand;

use crate::natives;
use crate::runtime::Cx;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "math",
    files: go_files!["math.go"],
    natives: NATIVES,
};

natives! {
    "math.Abs" => |_: Cx, x: f64| x.abs(),
    "math.Acos" => |_: Cx, x: f64| elementary::acos(x),
    "math.Acosh" => |_: Cx, x: f64| libm::acosh(x),
    "math.Asin" => |_: Cx, x: f64| elementary::asin(x),
    "math.Asinh" => |_: Cx, x: f64| libm::asinh(x),
    "math.Atan" => |_: Cx, x: f64| elementary::atan(x),
    "math.Atan2" => |_: Cx, y: f64, x: f64| elementary::atan2(y, x),
    "math.Atanh" => |_: Cx, x: f64| libm::atanh(x),
    "math.Cbrt" => |_: Cx, x: f64| elementary::cbrt(x),
    "math.Ceil" => |_: Cx, x: f64| x.ceil(),
    "math.Copysign" => |_: Cx, x: f64, y: f64| x.copysign(y),
    "math.Cos" => |_: Cx, x: f64| elementary::cos(x),
    "math.Cosh" => |_: Cx, x: f64| elementary::cosh(x),
    "math.Dim" => |_: Cx, x: f64, y: f64| elementary::dim(x, y),
    "math.Erf" => |_: Cx, x: f64| libm::erf(x),
    "math.Erfc" => |_: Cx, x: f64| libm::erfc(x),
    "math.Erfinv" => |_: Cx, x: f64| elementary::erfinv(x),
    "math.Exp" => |_: Cx, x: f64| elementary::exp(x),
    "math.Exp2" => |_: Cx, x: f64| elementary::exp2(x),
    "math.Expm1" => |_: Cx, x: f64| libm::expm1(x),
    "math.FMA" => |_: Cx, x: f64, y: f64, z: f64| x.mul_add(y, z),
    "math.Float32bits" => |_: Cx, x: f32| x.to_bits(),
    "math.Float32frombits" => |_: Cx, b: u32| f32::from_bits(b),
    "math.Float64bits" => |_: Cx, x: f64| x.to_bits(),
    "math.Float64frombits" => |_: Cx, b: u64| f64::from_bits(b),
    "math.Floor" => |_: Cx, x: f64| x.floor(),
    "math.Frexp" => |_: Cx, x: f64| {
        let (fraction, exponent) = elementary::frexp(x);
        (fraction, i64::from(exponent))
    },
    "math.Gamma" => |_: Cx, x: f64| elementary::gamma(x),
    "math.Hypot" => |_: Cx, p: f64, q: f64| elementary::hypot(p, q),
    "math.Ilogb" => |_: Cx, x: f64| match x {
        0.0 => i64::from(i32::MIN),
        x if !x.is_finite() => i64::from(i32::MAX),
        x => i64::from(elementary::frexp(x).1 - 1),
    },
    "math.Inf" => |_: Cx, sign: i64| if sign >= 0 { f64::INFINITY } else { f64::NEG_INFINITY },
    "math.J0" => |_: Cx, x: f64| libm::j0(x),
    "math.J1" => |_: Cx, x: f64| if x == 0.0 { 0.0 } else { libm::j1(x) },
    "math.Jn" => |_: Cx, n: i64, x: f64| match (n, x) {
        (n, 0.0) if n != 0 => 0.0, // without a sign
        (_, x) if x.is_infinite() => 0.0,
        _ => libm::jn(order(n), x),
    },
    "math.Ldexp" => |_: Cx, x: f64, n: i64| libm::ldexp(x, n.clamp(-5000, 5000) as i32),
    "math.Lgamma" => |_: Cx, x: f64| {
        if x == 0.0 || x == f64::NEG_INFINITY {
            return (if x == 0.0 { f64::INFINITY } else { x }, 1);
        }
        let (value, sign) = libm::lgamma_r(x);
        // At the poles the sign is of no meaning; Go's is positive there.
        (value, if sign < 0 { -1i64 } else { 1 })
    },
    "math.Log" => |_: Cx, x: f64| elementary::log(x),
    "math.Log10" => |_: Cx, x: f64| elementary::log(x) * std::f64::consts::LOG10_E,
    "math.Log1p" => |_: Cx, x: f64| libm::log1p(x),
    "math.Log2" => |_: Cx, x: f64| elementary::log2(x),
    "math.Logb" => |_: Cx, x: f64| match x {
        0.0 => f64::NEG_INFINITY,
        x if x.is_infinite() => f64::INFINITY,
        x if x.is_nan() => x,
        x => f64::from(elementary::frexp(x).1 - 1),
    },
    "math.Max" => |_: Cx, x: f64, y: f64| elementary::max(x, y),
    "math.Min" => |_: Cx, x: f64, y: f64| -elementary::max(-x, -y),
    "math.Mod" => |_: Cx, x: f64, y: f64| x % y,
    "math.Modf" => |_: Cx, x: f64| {
        let whole = x.trunc();
        let fraction = if x.is_infinite() { f64::NAN } else { (x - whole).copysign(x) };
        (whole, fraction)
    },
    "math.NaN" => |_: Cx| f64::from_bits(0x7FF8_0000_0000_0001),
    "math.Nextafter" => |_: Cx, x: f64, y: f64| if x == y { x } else { libm::nextafter(x, y) },
    "math.Nextafter32" => |_: Cx, x: f32, y: f32| if x == y { x } else { libm::nextafterf(x, y) },
    "math.Pow" => |_: Cx, x: f64, y: f64| elementary::pow(x, y),
    "math.Pow10" => |_: Cx, n: i64| match n {
        -323..=308 => format!("1e{n}").parse().unwrap_or(0.0),
        n if n > 308 => f64::INFINITY,
        _ => 0.0,
    },
    "math.Remainder" => |_: Cx, x: f64, y: f64| libm::remainder(x, y),
    "math.Round" => |_: Cx, x: f64| x.round(),
    "math.RoundToEven" => |_: Cx, x: f64| x.round_ties_even(),
    "math.Signbit" => |_: Cx, x: f64| x.is_sign_negative(),
    "math.Sin" => |_: Cx, x: f64| elementary::sin(x),
    "math.Sincos" => |_: Cx, x: f64| (elementary::sin(x), elementary::cos(x)),
    "math.Sinh" => |_: Cx, x: f64| elementary::sinh(x),
    "math.Sqrt" => |_: Cx, x: f64| x.sqrt(),
    "math.Tan" => |_: Cx, x: f64| elementary::tan(x),
    "math.Tanh" => |_: Cx, x: f64| elementary::tanh(x),
    "math.Trunc" => |_: Cx, x: f64| x.trunc(),
    "math.Y0" => |_: Cx, x: f64| libm::y0(x),
    "math.Y1" => |_: Cx, x: f64| libm::y1(x),
    "math.Yn" => |_: Cx, n: i64, x: f64| libm::yn(order(n), x),
}

fn order(n: i64) -> i32 {
    n.clamp(i32::MIN.into(), i32::MAX.into()) as i32
}
