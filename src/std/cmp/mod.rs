//! Package cmp.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "cmp",
    source: include_str!("cmp.go"),
    natives: &[],
};
