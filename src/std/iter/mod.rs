//! Package iter.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "iter",
    source: include_str!("iter.go"),
    natives: &[],
};
