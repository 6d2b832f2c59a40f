//! Package net/http/httptest.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "net/http/httptest",
    files: go_files!["httptest.go", "recorder.go", "secure.go"],
    natives: &[],
};
