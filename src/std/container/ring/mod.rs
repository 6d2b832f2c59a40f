//! Package container/ring.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "container/ring",
    source: include_str!("ring.go"),
    natives: &[],
};
