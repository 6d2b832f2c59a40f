//! Package crypto/cipher.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/cipher",
    files: go_files!["cipher.go", "gcm.go"],
    natives: &[],
};
