//! Package io/fs: what files are; Go only.

use crate::std::Package;

/// The package.
pub static PACKAGE: Package = Package {
    path: "io/fs",
    source: include_str!("fs.go"),
    natives: &[],
};
