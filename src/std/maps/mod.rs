//! Package maps.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "maps",
    files: go_files!["maps.go"],
    natives: &[],
};
