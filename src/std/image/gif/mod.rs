//! Package image/gif.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "image/gif",
    files: go_files!["reader.go", "writer.go"],
    natives: &[],
};
