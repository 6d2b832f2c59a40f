//! Package path.

pub mod filepath;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "path",
    files: go_files!["path.go"],
    natives: &[],
};
