//! Package log/slog.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "log/slog",
    files: go_files![
        "handler.go",
        "level.go",
        "line.go",
        "logger.go",
        "multi.go",
        "record.go",
        "value.go"
    ],
    natives: &[],
};
