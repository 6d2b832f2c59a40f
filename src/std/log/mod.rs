//! Package log.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "log",
    source: include_str!("log.go"),
    natives: &[],
};
