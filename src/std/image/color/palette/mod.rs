//! Package image/color/palette.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "image/color/palette",
    files: go_files!["palette.go"],
    natives: &[],
};
