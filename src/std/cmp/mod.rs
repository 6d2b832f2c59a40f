//! Package cmp.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "cmp",
    files: go_files!["cmp.go"],
    natives: &[],
};
