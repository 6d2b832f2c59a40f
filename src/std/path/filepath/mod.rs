//! Package path/filepath.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "path/filepath",
    source: include_str!("filepath.go"),
    natives: &[],
};
