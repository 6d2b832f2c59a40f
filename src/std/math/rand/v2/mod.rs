//! Package math/rand/v2: generators by name, and numbers of all sorts made from them as in Go.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Slice;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "math/rand/v2",
    files: go_files!["rand.go", "sources.go"],
    natives: NATIVES,
};

natives! {
    "math/rand/v2.runUint64" => |cx: Cx| cx.vm().random(),
    "math/rand/v2.normal" => |_: Cx, j: i32, layer: i64| super::normal(j, (layer & 0x7F) as usize),
    "math/rand/v2.exponential" => |_: Cx, j: u32, layer: i64| super::exponential(j, (layer & 0xFF) as usize),
    "math/rand/v2.blocks" => |cx: Cx, seed: Slice<u64>, counter: u32| -> Slice<u64> {
        let mut key = [0; 8];
        for (pair, word) in key.chunks_mut(2).zip(seed.iter()) {
            pair.copy_from_slice(&[word as u32, (word >> 32) as u32]);
        }
        Slice::from_elements(cx, &blocks(&key, counter))
    },
}

/// Four blocks of ChaCha with eight rounds, word by word in turn; of what they began with only the key is added at the end.
fn blocks(key: &[u32; 8], counter: u32) -> [u64; 32] {
    let done: [[u32; 16]; 4] = std::array::from_fn(|i| block(key, counter + i as u32));
    std::array::from_fn(|i| {
        let word = |k: usize| u64::from(done[k % 4][k / 4]);
        word(2 * i) | word(2 * i + 1) << 32
    })
}

fn block(key: &[u32; 8], counter: u32) -> [u32; 16] {
    let mut b = [0u32; 16];
    b[..4].copy_from_slice(&[0x6170_7865, 0x3320_646E, 0x7962_2D32, 0x6B20_6574]);
    b[4..12].copy_from_slice(key);
    b[12] = counter;
    for _ in 0..4 {
        for i in 0..4 {
            quarter(&mut b, [i, i + 4, i + 8, i + 12]);
        }
        for i in 0..4 {
            quarter(
                &mut b,
                [i, 4 + (i + 1) % 4, 8 + (i + 2) % 4, 12 + (i + 3) % 4],
            );
        }
    }
    for (word, key) in b[4..12].iter_mut().zip(key) {
        *word = word.wrapping_add(*key);
    }
    b
}

fn quarter(b: &mut [u32; 16], [i, j, k, l]: [usize; 4]) {
    for (turn_l, turn_j) in [(16, 12), (8, 7)] {
        b[i] = b[i].wrapping_add(b[j]);
        b[l] = (b[l] ^ b[i]).rotate_left(turn_l);
        b[k] = b[k].wrapping_add(b[l]);
        b[j] = (b[j] ^ b[k]).rotate_left(turn_j);
    }
}
