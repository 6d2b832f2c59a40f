//! Package crypto/des.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/des",
    files: go_files!["des.go"],
    natives: &[],
};
