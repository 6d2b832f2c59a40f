//! Package crypto/ecdsa, by the crates p256, p384 and p521.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Bytes;
use p256::ecdsa::signature::hazmat::{PrehashSigner, PrehashVerifier};

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/ecdsa",
    files: go_files!["ecdsa.go"],
    natives: NATIVES,
};

natives! {
    "crypto/ecdsa.public" => |cx: Cx, bits: i64, d: Bytes| -> Bytes { optional(cx, public(bits, d.as_bytes())) },
    "crypto/ecdsa.sign" => |cx: Cx, bits: i64, d: Bytes, hash: Bytes| -> Bytes {
        optional(cx, sign(bits, d.as_bytes(), hash.as_bytes()))
    },
    "crypto/ecdsa.verify" => |_: Cx, bits: i64, point: Bytes, hash: Bytes, sig: Bytes| -> bool {
        verify(bits, point.as_bytes(), hash.as_bytes(), sig.as_bytes()).is_some()
    },
}

fn optional(cx: Cx, bytes: Option<Vec<u8>>) -> Bytes {
    bytes.map_or_else(Bytes::default, |b| Bytes::new(cx, &b))
}

/// Functions that do the same on each curve; `None` if a key or a signature is wrong.
macro_rules! curves {
    ($($bits:literal => $curve:ident;)*) => {
        fn public(bits: i64, d: &[u8]) -> Option<Vec<u8>> {
            match bits {
                $($bits => {
                    let key = $curve::ecdsa::SigningKey::from_slice(d).ok()?;
                    Some(key.verifying_key().to_sec1_point(false).as_bytes().to_vec())
                })*
                _ => None,
            }
        }

        fn sign(bits: i64, d: &[u8], hash: &[u8]) -> Option<Vec<u8>> {
            match bits {
                $($bits => {
                    let key = $curve::ecdsa::SigningKey::from_slice(d).ok()?;
                    let sig: $curve::ecdsa::DerSignature = key.sign_prehash(hash).ok()?;
                    Some(sig.as_bytes().to_vec())
                })*
                _ => None,
            }
        }

        fn verify(bits: i64, point: &[u8], hash: &[u8], sig: &[u8]) -> Option<()> {
            match bits {
                $($bits => {
                    let key = $curve::ecdsa::VerifyingKey::from_sec1_bytes(point).ok()?;
                    let sig = $curve::ecdsa::DerSignature::from_bytes(sig).ok()?;
                    key.verify_prehash(hash, &sig).ok()
                })*
                _ => None,
            }
        }
    };
}

curves! {
    256 => p256;
    384 => p384;
    521 => p521;
}
