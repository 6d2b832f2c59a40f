//! Package log/internal: how log/slog writes to the standard logger of log.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "log/internal",
    files: go_files!["internal.go"],
    natives: &[],
};
