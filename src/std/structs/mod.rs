//! Package structs.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "structs",
    files: go_files!["structs.go"],
    natives: &[],
};
