//! Package crypto/elliptic.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/elliptic",
    files: go_files!["elliptic.go"],
    natives: &[],
};
