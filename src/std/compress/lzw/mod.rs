//! Package compress/lzw.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "compress/lzw",
    files: go_files!["reader.go", "writer.go"],
    natives: &[],
};
