//! Package encoding/csv.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "encoding/csv",
    files: go_files!["reader.go", "writer.go"],
    natives: &[],
};
