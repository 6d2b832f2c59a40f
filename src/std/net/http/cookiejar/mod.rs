//! Package net/http/cookiejar.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "net/http/cookiejar",
    files: go_files!["cookiejar.go"],
    natives: &[],
};
