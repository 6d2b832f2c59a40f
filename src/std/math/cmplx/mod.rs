//! Package math/cmplx.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "math/cmplx",
    files: go_files!["cmplx.go"],
    natives: &[],
};
