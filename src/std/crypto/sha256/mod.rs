//! Package crypto/sha256.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/sha256",
    files: go_files!["sha256.go"],
    natives: &[],
};
