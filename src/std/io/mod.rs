//! Package io.

pub mod fs;
pub mod ioutil;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "io",
    files: go_files!["io.go"],
    natives: &[],
};
