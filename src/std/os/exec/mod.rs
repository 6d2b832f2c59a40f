//! Package os/exec: Go over package os.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "os/exec",
    files: go_files!["exec.go", "find.go"],
    natives: &[],
};
