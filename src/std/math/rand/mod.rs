//! Package math/rand: an additive lagged Fibonacci generator, seeded as Go's, and the ziggurats' tables.

pub mod v2;
mod warm;

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::native::{Ptr, Ref};
use crate::runtime::slices::Slice;
use crate::runtime::sync::LazyLock;
use warm::WARM;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "math/rand",
    files: go_files!["rand.go"],
    natives: NATIVES,
};

natives! {
    "math/rand.(*rngSource).Seed" => |cx: Cx, source: Ptr<Source>, seed: i64| {
        let source = source.deref(cx);
        source.field(Source::tap).set(cx, 0);
        source.field(Source::feed).set(cx, FEED);
        source.field(Source::vec).set(cx, Slice::from_elements(cx, &seeded(seed)));
    },
    "math/rand.(*rngSource).Uint64" => |cx: Cx, source: Ptr<Source>| next(cx, source.deref(cx)),
    "math/rand.runUint64" => |cx: Cx| cx.vm().random(),
    "math/rand.normal" => |_: Cx, j: i32| normal(j, (j & 0x7F) as usize),
    "math/rand.exponential" => |_: Cx, j: u32| exponential(j, (j & 0xFF) as usize),
}

crate::go_struct! {
    /// The Go type `rngSource`.
    struct Source { tap: i64, feed: i64, vec: Slice<u64> }
}

/// How many numbers of the past count.
const LENGTH: i64 = 607;
/// The lag of the second summand.
const FEED: i64 = LENGTH - 273;

fn seeded(seed: i64) -> [u64; 607] {
    const MODULUS: i64 = (1 << 31) - 1;
    let step = |x: i64| {
        let y = 48271 * (x % 44488) - 3399 * (x / 44488);
        if y < 0 { y + MODULUS } else { y }
    };
    let mut x = match seed.rem_euclid(MODULUS) {
        0 => 89482311,
        x => x,
    };
    for _ in 0..20 {
        x = step(x);
    }
    WARM.map(|warm| {
        let mut mixed = warm;
        for shift in [40, 20, 0] {
            x = step(x);
            mixed ^= (x as u64) << shift;
        }
        mixed
    })
}

fn next(cx: Cx, source: Ref<Source>) -> u64 {
    let vec = source.field(Source::vec).get();
    let back = |place: Ref<i64>| {
        let at = place.get() - 1;
        let at = if at < 0 { at + LENGTH } else { at };
        place.set(cx, at);
        at as usize
    };
    let (tap, feed) = (
        back(source.field(Source::tap)),
        back(source.field(Source::feed)),
    );
    let x = vec.get(feed).wrapping_add(vec.get(tap));
    vec.set(cx, feed, x);
    x
}

/// A layer of a ziggurat (Marsaglia and Tsang).
#[derive(Clone, Copy, Default)]
struct Layer {
    /// Numbers below lie under the curve.
    inside: u32,
    /// From the number to the abscissa.
    width: f32,
    /// The curve at the outer end.
    height: f32,
    /// How much it rises to the inner end.
    step: f32,
}

/// The abscissa that a number stands for in a layer of the normal distribution, whether it surely lies under the curve, the
/// curve at the layer's outer end, and how much it rises to the inner one.
fn normal(j: i32, layer: usize) -> (f64, bool, f32, f32) {
    let layer = &NORMAL[layer];
    let x = f64::from(j) * f64::from(layer.width);
    (x, j.unsigned_abs() < layer.inside, layer.height, layer.step)
}

/// The same for the exponential distribution.
fn exponential(j: u32, layer: usize) -> (f64, bool, f32, f32) {
    let layer = &EXPONENTIAL[layer];
    let x = f64::from(j) * f64::from(layer.width);
    (x, j < layer.inside, layer.height, layer.step)
}

/// Layers of equal area under a falling curve: `scale` is the range of the numbers, `start` where the tail begins, `area`
/// that of a layer.
fn ziggurat<const N: usize>(
    scale: f64,
    start: f64,
    area: f64,
    curve: fn(f64) -> f64,
    inverse: fn(f64) -> f64,
) -> [Layer; N] {
    let mut layers = [Layer::default(); N];
    let bottom = area / curve(start);
    layers[0] = Layer {
        inside: (start / bottom * scale) as u32,
        width: (bottom / scale) as f32,
        height: 1.0,
        step: 0.0,
    };
    layers[N - 1].width = (start / scale) as f32;
    layers[N - 1].height = curve(start) as f32;
    let mut outer = start;
    for i in (1..N - 1).rev() {
        let x = inverse(area / outer + curve(outer));
        layers[i + 1].inside = (x / outer * scale) as u32;
        layers[i].width = (x / scale) as f32;
        layers[i].height = curve(x) as f32;
        outer = x;
    }
    for i in 1..N {
        layers[i].step = layers[i - 1].height - layers[i].height;
    }
    layers
}

static NORMAL: LazyLock<[Layer; 128]> = LazyLock::new(|| {
    ziggurat(
        2147483648.0,
        3.442619855899,
        9.91256303526217e-3,
        |x| (-0.5 * x * x).exp(),
        |y| (-2.0 * y.ln()).sqrt(),
    )
});

static EXPONENTIAL: LazyLock<[Layer; 256]> = LazyLock::new(|| {
    ziggurat(
        4294967296.0,
        7.697_117_470_131_05,
        3.949659822581572e-3,
        |x| (-x).exp(),
        |y| -y.ln(),
    )
});

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn yields_the_numbers_of_go() {
        let (mut tap, mut feed, mut vec) = (0, FEED as usize, seeded(-7));
        let mut hash = 0u64;
        for _ in 0..2000 {
            tap = if tap == 0 { 606 } else { tap - 1 };
            feed = if feed == 0 { 606 } else { feed - 1 };
            vec[feed] = vec[feed].wrapping_add(vec[tap]);
            hash = hash.wrapping_mul(31).wrapping_add(vec[feed]);
        }
        assert_eq!(hash, 0xe796802477958eae);
    }
}
