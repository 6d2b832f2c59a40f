//! Package path/filepath.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "path/filepath",
    files: go_files!["filepath.go"],
    natives: &[],
};
