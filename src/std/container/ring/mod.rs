//! Package container/ring.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "container/ring",
    files: go_files!["ring.go"],
    natives: &[],
};
