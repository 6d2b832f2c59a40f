//! Package io/fs: what files are; Go only.

use crate::std::Package;

/// The package.
pub static PACKAGE: Package = Package {
    path: "io/fs",
    files: go_files!["fs.go", "tree.go"],
    natives: &[],
};
