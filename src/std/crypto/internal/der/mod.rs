//! Package crypto/internal/der.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/internal/der",
    files: go_files!["der.go"],
    natives: &[],
};
