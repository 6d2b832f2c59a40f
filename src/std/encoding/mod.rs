//! Packages encoding/….

pub mod ascii85;
pub mod asn1;
pub mod base32;
pub mod base64;
pub mod binary;
pub mod csv;
pub mod hex;
pub mod json;
pub mod pem;
mod radix;

/// The package encoding itself: interfaces only.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "encoding",
    files: go_files!["encoding.go"],
    natives: &[],
};
