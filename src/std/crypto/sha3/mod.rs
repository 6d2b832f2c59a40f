//! Package crypto/sha3: the permutation is that of the crate keccak.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::{Bytes, Slice};
use keccak::Keccak;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/sha3",
    files: go_files!["sha3.go", "shake.go"],
    natives: NATIVES,
};

natives! {
    "crypto/sha3.mix" => |cx: Cx, state: Slice<u64>, rate: i64, at: i64, data: Bytes| -> i64 {
        change(cx, state, |words| {
            let mut at = at as usize;
            for &byte in data.as_bytes() {
                mix(words, at, byte);
                at += 1;
                if at == rate as usize {
                    permute(words);
                    at = 0;
                }
            }
            at as i64
        })
    },
    "crypto/sha3.pad" => |cx: Cx, state: Slice<u64>, rate: i64, at: i64, end: u8| -> () {
        change(cx, state, |words| {
            mix(words, at as usize, end);
            mix(words, rate as usize - 1, 0x80);
            permute(words);
        });
    },
    "crypto/sha3.draw" => |cx: Cx, state: Slice<u64>, rate: i64, at: i64, out: Bytes| -> i64 {
        let mut drawn = Vec::with_capacity(out.len());
        let at = change(cx, state, |words| {
            let mut at = at as usize;
            for _ in 0..out.len() {
                if at == rate as usize {
                    permute(words);
                    at = 0;
                }
                drawn.push((words[at / 8] >> (8 * (at % 8))) as u8);
                at += 1;
            }
            at as i64
        });
        out.write(0, &drawn);
        at
    },
}

type State = [u64; 25];

fn mix(words: &mut State, at: usize, byte: u8) {
    words[at / 8] ^= u64::from(byte) << (8 * (at % 8));
}

fn permute(words: &mut State) {
    Keccak::new().with_f1600(|f| f(words));
}

/// Has `f` change a state.
fn change<R>(cx: Cx, state: Slice<u64>, f: impl FnOnce(&mut State) -> R) -> R {
    let mut words = State::default();
    for (word, old) in words.iter_mut().zip(state.iter()) {
        *word = old;
    }
    let result = f(&mut words);
    state.copy_from(cx, &words);
    result
}
