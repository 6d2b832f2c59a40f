//! Package compress/gzip.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "compress/gzip",
    files: go_files!["gunzip.go", "gzip.go"],
    natives: &[],
};
