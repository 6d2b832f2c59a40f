//! Package io.

pub mod fs;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "io",
    source: include_str!("io.go"),
    natives: &[],
};
