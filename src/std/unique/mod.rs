//! Package unique.

use super::Package;

/// The package.
pub static PACKAGE: Package = Package {
    path: "unique",
    files: go_files!["unique.go"],
    natives: &[],
};
