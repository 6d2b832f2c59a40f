//! Package io/fs: what files are; Go only.

use super::Package;

/// The package.
pub static PACKAGE: Package = Package { path: "io/fs", source: include_str!("fs.go"), natives: &[] };
