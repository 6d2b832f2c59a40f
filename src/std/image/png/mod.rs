//! Package image/png.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "image/png",
    files: go_files!["reader.go", "writer.go"],
    natives: &[],
};
