//! Package crypto/md5.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "crypto/md5",
    files: go_files!["md5.go"],
    natives: &[],
};
