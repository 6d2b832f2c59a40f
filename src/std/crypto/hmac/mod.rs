//! Package crypto/hmac.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/hmac",
    files: go_files!["hmac.go"],
    natives: &[],
};
