//! Package encoding: interfaces only.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "encoding",
    source: include_str!("encoding.go"),
    natives: &[],
};
