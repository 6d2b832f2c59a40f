//! Package encoding, interfaces only, and the packages below it.

pub mod json;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "encoding",
    files: go_files!["encoding.go"],
    natives: &[],
};
