//! Package image/color.

pub mod palette;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "image/color",
    files: go_files!["color.go", "ycbcr.go"],
    natives: &[],
};
