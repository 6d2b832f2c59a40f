//! Package crypto/x509/pkix.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/x509/pkix",
    files: go_files!["pkix.go"],
    natives: &[],
};
