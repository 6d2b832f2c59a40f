//! Package net/url.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "net/url",
    files: go_files!["url.go", "address.go", "escape.go", "values.go"],
    natives: &[],
};
