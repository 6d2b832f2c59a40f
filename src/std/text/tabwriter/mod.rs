//! Package text/tabwriter.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "text/tabwriter",
    files: go_files!["tabwriter.go"],
    natives: &[],
};
