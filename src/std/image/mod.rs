//! Package image.

pub mod color;
pub mod draw;
pub mod gif;
pub mod internal;
pub mod jpeg;
pub mod png;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "image",
    files: go_files![
        "alpha.go",
        "geom.go",
        "gray.go",
        "image.go",
        "names.go",
        "nrgba.go",
        "paletted.go",
        "rgba.go",
        "ycbcr.go"
    ],
    natives: &[],
};
