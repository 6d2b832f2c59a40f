//! Package crypto/hkdf.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/hkdf",
    files: go_files!["hkdf.go"],
    natives: &[],
};
