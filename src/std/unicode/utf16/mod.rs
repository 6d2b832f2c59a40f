//! Package unicode/utf16.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "unicode/utf16",
    files: go_files!["utf16.go"],
    natives: &[],
};
