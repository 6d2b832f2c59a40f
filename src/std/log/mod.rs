//! Package log.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "log",
    files: go_files!["log.go"],
    natives: &[],
};
