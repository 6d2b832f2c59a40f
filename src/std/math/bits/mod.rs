//! Package math/bits.

use crate::natives;
use crate::runtime::Cx;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "math/bits",
    files: go_files!["bits.go"],
    natives: NATIVES,
};

natives! {
    "math/bits.TrailingZeros64" => |_: Cx, x: u64| i64::from(x.trailing_zeros()),
    "math/bits.OnesCount64" => |_: Cx, x: u64| i64::from(x.count_ones()),
    "math/bits.Reverse64" => |_: Cx, x: u64| x.reverse_bits(),
    "math/bits.ReverseBytes64" => |_: Cx, x: u64| x.swap_bytes(),
    "math/bits.Len64" => |_: Cx, x: u64| i64::from(64 - x.leading_zeros()),
    "math/bits.Mul64" => |_: Cx, x: u64, y: u64| {
        let product = u128::from(x) * u128::from(y);
        ((product >> 64) as u64, product as u64)
    },
    "math/bits.divide" => divide,
}

fn divide(cx: Cx, hi: u64, lo: u64, y: u64, limit: u64) -> (u64, u64) {
    if y == 0 {
        cx.panic_text("integer divide by zero");
    }
    if y <= limit {
        cx.panic_text("integer overflow");
    }
    let n = u128::from(hi) << 64 | u128::from(lo);
    ((n / u128::from(y)) as u64, (n % u128::from(y)) as u64)
}
