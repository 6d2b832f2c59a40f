//! Package compress/zlib.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "compress/zlib",
    files: go_files!["reader.go", "writer.go"],
    natives: &[],
};
