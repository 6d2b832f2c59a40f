//! Package encoding/pem.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "encoding/pem",
    files: go_files!["pem.go"],
    natives: &[],
};
