//! Package mime/quotedprintable.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "mime/quotedprintable",
    files: go_files!["quotedprintable.go"],
    natives: &[],
};
