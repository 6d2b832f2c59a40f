//! Package path.

pub mod filepath;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "path",
    source: include_str!("path.go"),
    natives: &[],
};
