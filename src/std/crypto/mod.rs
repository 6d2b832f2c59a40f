//! Packages crypto/…: the compression functions are those of the crates md-5, sha1 and sha2; what surrounds them is Go.

pub mod aes;
pub mod cipher;
pub mod des;
pub mod ecdsa;
pub mod ed25519;
pub mod elliptic;
pub mod hkdf;
pub mod hmac;
pub mod internal;
pub mod md5;
pub mod pbkdf2;
pub mod rand;
pub mod rsa;
pub mod sha1;
pub mod sha256;
pub mod sha3;
pub mod sha512;
pub mod subtle;
pub mod tls;
pub mod x509;

/// The package.
pub static PACKAGE: super::Package = super::Package {
    path: "crypto",
    files: go_files!["crypto.go"],
    natives: &[],
};
