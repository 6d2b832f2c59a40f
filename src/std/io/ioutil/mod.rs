//! Package io/ioutil: old names only.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "io/ioutil",
    files: go_files!["ioutil.go"],
    natives: &[],
};
