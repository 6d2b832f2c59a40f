//! Package container/heap.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "container/heap",
    files: go_files!["heap.go"],
    natives: &[],
};
