//! Package container/list.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "container/list",
    files: go_files!["list.go"],
    natives: &[],
};
