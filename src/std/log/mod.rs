//! Package log.

pub mod internal;
pub mod slog;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "log",
    files: go_files!["log.go"],
    natives: &[],
};
