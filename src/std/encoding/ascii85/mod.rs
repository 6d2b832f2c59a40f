//! Package encoding/ascii85.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "encoding/ascii85",
    files: go_files!["ascii85.go"],
    natives: &[],
};
