//! Package compress/bzip2.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "compress/bzip2",
    files: go_files!["bzip2.go"],
    natives: &[],
};
