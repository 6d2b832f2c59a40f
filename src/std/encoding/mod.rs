//! Package encoding: interfaces only.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "encoding",
    files: go_files!["encoding.go"],
    natives: &[],
};
