//! Package iter.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "iter",
    files: go_files!["iter.go"],
    natives: &[],
};
