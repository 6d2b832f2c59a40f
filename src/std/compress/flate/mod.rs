//! Package compress/flate.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "compress/flate",
    files: go_files!["flate.go", "writer.go"],
    natives: &[],
};
