//! Package regexp/syntax: what errors of regular expressions are; the parser itself is Rust's.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "regexp/syntax",
    files: go_files!["syntax.go"],
    natives: &[],
};
