//! Package crypto/internal/digest: what surrounds the compression functions, and these.

pub mod blocks;
pub mod der;

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::{Bytes, Slice};

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/internal/digest",
    files: go_files!["digest.go"],
    natives: NATIVES,
};

natives! {
    "crypto/internal/digest.compress" => |cx: Cx, kind: i64, state: Slice<u64>, blocks: Bytes| -> () {
        let bytes = blocks.as_bytes();
        match kind {
            0 => with(cx, state, |words: &mut [u32; 4]| md5::block_api::compress(words, bytes.as_chunks().0)),
            1 => with(cx, state, |words: &mut [u32; 5]| sha1::block_api::compress(words, bytes.as_chunks().0)),
            2 => with(cx, state, |words: &mut [u32; 8]| sha2::block_api::compress256(words, bytes.as_chunks().0)),
            _ => with(cx, state, |words: &mut [u64; 8]| sha2::block_api::compress512(words, bytes.as_chunks().0)),
        }
    },
}

/// Has `f` change a state of `N` words.
fn with<W, const N: usize>(cx: Cx, state: Slice<u64>, f: impl FnOnce(&mut [W; N]))
where
    W: TryFrom<u64> + Into<u64> + Default + Copy,
{
    let mut words = [W::default(); N];
    for (word, old) in words.iter_mut().zip(state.iter()) {
        *word = W::try_from(old).unwrap_or_default();
    }
    f(&mut words);
    state.copy_from(cx, &words.map(Into::into));
}
