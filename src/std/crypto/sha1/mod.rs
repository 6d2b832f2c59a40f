//! Package crypto/sha1.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/sha1",
    files: go_files!["sha1.go"],
    natives: &[],
};
