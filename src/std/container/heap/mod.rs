//! Package container/heap.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "container/heap",
    source: include_str!("heap.go"),
    natives: &[],
};
