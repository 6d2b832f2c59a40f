//! Package crypto/rsa.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/rsa",
    files: go_files!["padding.go", "rsa.go"],
    natives: &[],
};
