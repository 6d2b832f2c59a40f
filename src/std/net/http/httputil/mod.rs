//! Package net/http/httputil.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "net/http/httputil",
    files: go_files!["httputil.go", "proxy.go"],
    natives: &[],
};
