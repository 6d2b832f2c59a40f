//! Package image/draw.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "image/draw",
    files: go_files!["draw.go", "paletted.go"],
    natives: &[],
};
