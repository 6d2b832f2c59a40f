//! Package maps.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "maps",
    source: include_str!("maps.go"),
    natives: &[],
};
