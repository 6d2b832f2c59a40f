//! Package crypto/internal/blocks: the ciphers are the crates aes and des, modes those of cbc, ctr and aes-gcm.
//!
//! Nothing is kept between calls but the key: to expand it takes less time than to look it up.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Bytes;
use aes::cipher::consts::{U12, U13, U14, U15, U16};
use aes::cipher::{
    BlockCipherDecrypt, BlockCipherEncrypt, BlockModeDecrypt, BlockModeEncrypt, KeyInit, KeyIvInit,
    StreamCipher, StreamCipherSeek,
};
use aes::{Aes128, Aes192, Aes256};
use aes_gcm::AesGcm;
use aes_gcm::aead::{Aead, Payload};
use des::{Des, TdesEde3};

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/internal/blocks",
    files: go_files!["blocks.go"],
    natives: NATIVES,
};

natives! {
    "crypto/internal/blocks.blocks" => |_: Cx, kind: i64, key: Bytes, dst: Bytes, src: Bytes, back: bool| -> () {
        let mut data = src.as_bytes().to_vec();
        single(kind, key.as_bytes(), &mut data, back);
        dst.write(0, &data);
    },
    "crypto/internal/blocks.cbc" => |_: Cx, kind: i64, key: Bytes, iv: Bytes, dst: Bytes, src: Bytes, back: bool| -> () {
        let mut data = src.as_bytes().to_vec();
        chained(kind, key.as_bytes(), iv.as_bytes(), &mut data, back);
        dst.write(0, &data);
    },
    "crypto/internal/blocks.ctr" => |_: Cx, kind: i64, key: Bytes, iv: Bytes, dst: Bytes, src: Bytes, at: i64| -> () {
        let mut data = src.as_bytes().to_vec();
        counted(kind, key.as_bytes(), iv.as_bytes(), &mut data, at as u64);
        dst.write(0, &data);
    },
    "crypto/internal/blocks.seal" => |cx: Cx, key: Bytes, nonce: Bytes, text: Bytes, extra: Bytes, tag: i64| -> Bytes {
        let payload = Payload { msg: text.as_bytes(), aad: extra.as_bytes() };
        Bytes::new(cx, &sealed(key.as_bytes(), nonce.as_bytes(), payload, tag, false).unwrap_or_default())
    },
    "crypto/internal/blocks.open" => |cx: Cx, key: Bytes, nonce: Bytes, text: Bytes, extra: Bytes, tag: i64| -> (Bytes, bool) {
        let payload = Payload { msg: text.as_bytes(), aad: extra.as_bytes() };
        match sealed(key.as_bytes(), nonce.as_bytes(), payload, tag, true) {
            Some(plain) => (Bytes::new(cx, &plain), true),
            None => (Bytes::default(), false),
        }
    },
}

/// Functions that do the same with each cipher. Keys and vectors have been found right; else nothing is done.
macro_rules! ciphers {
    ($($kind:pat, $length:pat => $cipher:ty, $counter:ident;)*) => {
        /// Single blocks.
        fn single(kind: i64, key: &[u8], data: &mut [u8], back: bool) {
            match (kind, key.len()) {
                $(($kind, $length) => {
                    let Ok(cipher) = <$cipher>::new_from_slice(key) else { return };
                    if let Ok(block) = data.try_into() {
                        if back { cipher.decrypt_block(block) } else { cipher.encrypt_block(block) }
                    }
                })*
                _ => {}
            }
        }

        /// Blocks of which each is mixed with what the one before became.
        fn chained(kind: i64, key: &[u8], iv: &[u8], data: &mut [u8], back: bool) {
            match (kind, key.len()) {
                $(($kind, $length) => {
                    let blocks = data.chunks_exact_mut(iv.len().max(1)).filter_map(|b| b.try_into().ok());
                    if back {
                        let Ok(mut mode) = cbc::Decryptor::<$cipher>::new_from_slices(key, iv) else { return };
                        blocks.for_each(|b| mode.decrypt_block(b));
                    } else {
                        let Ok(mut mode) = cbc::Encryptor::<$cipher>::new_from_slices(key, iv) else { return };
                        blocks.for_each(|b| mode.encrypt_block(b));
                    }
                })*
                _ => {}
            }
        }

        /// Bytes mixed with encrypted numbers.
        fn counted(kind: i64, key: &[u8], iv: &[u8], data: &mut [u8], at: u64) {
            match (kind, key.len()) {
                $(($kind, $length) => {
                    let Ok(mut stream) = ctr::$counter::<$cipher>::new_from_slices(key, iv) else { return };
                    if stream.try_seek(at).is_ok() {
                        // After 2^64 blocks it would have to stop.
                        let _ = stream.try_apply_keystream(data);
                    }
                })*
                _ => {}
            }
        }
    };
}

const AES: i64 = 0;
const DES: i64 = 1;
const TRIPLE_DES: i64 = 2;

ciphers! {
    AES, 16 => Aes128, Ctr128BE;
    AES, 24 => Aes192, Ctr128BE;
    AES, 32 => Aes256, Ctr128BE;
    DES, 8 => Des, Ctr64BE;
    TRIPLE_DES, 24 => TdesEde3, Ctr64BE;
}

/// Sealed text, or if `back` opened text unless it was changed.
fn sealed(key: &[u8], nonce: &[u8], text: Payload, tag: i64, back: bool) -> Option<Vec<u8>> {
    fn with<A: Aead + KeyInit>(
        key: &[u8],
        nonce: &[u8],
        text: Payload,
        back: bool,
    ) -> Option<Vec<u8>> {
        let cipher = A::new_from_slice(key).ok()?;
        let nonce = nonce.try_into().ok()?;
        if back {
            cipher.decrypt(nonce, text).ok()
        } else {
            cipher.encrypt(nonce, text).ok()
        }
    }
    macro_rules! sizes {
        ($($length:literal => $cipher:ty: $($tag:literal $size:ty)*;)*) => {
            match (key.len(), tag) {
                $($(($length, $tag) => with::<AesGcm<$cipher, U12, $size>>(key, nonce, text, back),)*)*
                _ => None,
            }
        };
    }
    sizes! {
        16 => Aes128: 12 U12 13 U13 14 U14 15 U15 16 U16;
        24 => Aes192: 12 U12 13 U13 14 U14 15 U15 16 U16;
        32 => Aes256: 12 U12 13 U13 14 U14 15 U15 16 U16;
    }
}
