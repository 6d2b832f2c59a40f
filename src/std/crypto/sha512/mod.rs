//! Package crypto/sha512.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/sha512",
    files: go_files!["sha512.go"],
    natives: &[],
};
