//! Package container/list.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "container/list",
    source: include_str!("list.go"),
    natives: &[],
};
