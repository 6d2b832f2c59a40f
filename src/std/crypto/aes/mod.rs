//! Package crypto/aes.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/aes",
    files: go_files!["aes.go"],
    natives: &[],
};
