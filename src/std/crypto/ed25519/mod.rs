//! Package crypto/ed25519, by the crate ring.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Bytes;
use ring::signature::{ED25519, Ed25519KeyPair, KeyPair, UnparsedPublicKey};

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/ed25519",
    files: go_files!["ed25519.go"],
    natives: NATIVES,
};

natives! {
    "crypto/ed25519.public" => |cx: Cx, seed: Bytes| -> Bytes {
        match Ed25519KeyPair::from_seed_unchecked(seed.as_bytes()) {
            Ok(pair) => Bytes::new(cx, pair.public_key().as_ref()),
            Err(_) => Bytes::default(),
        }
    },
    "crypto/ed25519.sign" => |cx: Cx, seed: Bytes, message: Bytes| -> Bytes {
        match Ed25519KeyPair::from_seed_unchecked(seed.as_bytes()) {
            Ok(pair) => Bytes::new(cx, pair.sign(message.as_bytes()).as_ref()),
            Err(_) => Bytes::default(),
        }
    },
    "crypto/ed25519.verify" => |_: Cx, public: Bytes, message: Bytes, sig: Bytes| -> bool {
        UnparsedPublicKey::new(&ED25519, public.as_bytes()).verify(message.as_bytes(), sig.as_bytes()).is_ok()
    },
}
