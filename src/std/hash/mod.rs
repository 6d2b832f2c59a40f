//! Packages hash/…: sums of bytes that are not for secrets.

pub mod adler32;
pub mod crc32;
pub mod crc64;
pub mod fnv;
pub mod maphash;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "hash",
    files: go_files!["hash.go"],
    natives: &[],
};
