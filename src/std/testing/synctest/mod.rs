//! Package testing/synctest; see `runtime::bubble`.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "testing/synctest",
    files: go_files!["synctest.go"],
    natives: &[],
};
