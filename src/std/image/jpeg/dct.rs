//! The inverse of the discrete cosine transform.

use super::decode::ZIGZAG;
use super::scan::Block;
use crate::runtime::sync::LazyLock;

/// How much the frequency `k` adds to the sample `n`, at `8 * n + k`.
static WAVES: LazyLock<[f32; 64]> = LazyLock::new(|| {
    std::array::from_fn(|i| {
        let (n, k) = ((i / 8) as f64, (i % 8) as f64);
        let scale = if k == 0.0 { 0.5f64.sqrt() } else { 1.0 };
        (0.5 * scale * ((2.0 * n + 1.0) * k * std::f64::consts::PI / 16.0).cos()) as f32
    })
});

/// The samples of a block of coefficients, which are multiplied by those of a table in the order of a zigzag.
pub fn inverse(block: &Block, table: &[i32; 64]) -> [u8; 64] {
    let waves = &*WAVES;
    let mut input = [0f32; 64];
    for (&at, &q) in ZIGZAG.iter().zip(table) {
        input[at] = block[at].wrapping_mul(q) as f32;
    }
    // First all rows, then all columns.
    let mut rows = [0f32; 64];
    for (row, out) in input
        .as_chunks::<8>()
        .0
        .iter()
        .zip(rows.as_chunks_mut::<8>().0)
    {
        if row[1..] == [0.0; 7] {
            *out = [row[0] * waves[0]; 8];
            continue;
        }
        for (out, wave) in out.iter_mut().zip(waves.as_chunks::<8>().0) {
            *out = row.iter().zip(wave).map(|(a, b)| a * b).sum();
        }
    }
    let mut samples = [0; 64];
    for (out, wave) in samples
        .as_chunks_mut::<8>()
        .0
        .iter_mut()
        .zip(waves.as_chunks::<8>().0)
    {
        for (x, out) in out.iter_mut().enumerate() {
            let sum: f32 = (0..8).map(|k| rows[8 * k + x] * wave[k]).sum();
            *out = (sum + 128.0).round().clamp(0.0, 255.0) as u8;
        }
    }
    samples
}
