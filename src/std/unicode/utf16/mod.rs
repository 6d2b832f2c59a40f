//! Package unicode/utf16.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "unicode/utf16",
    source: include_str!("utf16.go"),
    natives: &[],
};
