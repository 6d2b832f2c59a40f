//! Which packages there are.

use crate::runtime::Cx;

/// A standard package.
pub struct Package {
    /// Import path.
    pub path: &'static str,
    /// The Go source: declarations, some with bodies.
    pub source: &'static str,
    /// Natives by the qualified name of their declaration: `strings.Index`, `sync.(*Mutex).Lock`.
    pub natives: &'static [(&'static str, unsafe fn(Cx))],
}

/// All packages, sorted by import path.
static PACKAGES: &[&Package] = &[
    &super::context::PACKAGE,
    &super::errors::PACKAGE,
    &super::fmt::PACKAGE,
    &super::io::PACKAGE,
    &super::io::fs::PACKAGE,
    &super::os::PACKAGE,
    &super::runtime::PACKAGE,
    &super::strconv::PACKAGE,
    &super::strings::PACKAGE,
    &super::sync::PACKAGE,
    &super::sync::atomic::PACKAGE,
    &super::syscall::PACKAGE,
    &super::time::PACKAGE,
    &super::unicode::PACKAGE,
    &super::unicode::utf16::PACKAGE,
    &super::unicode::utf8::PACKAGE,
];

/// The package with this import path.
pub fn package(path: &str) -> Option<&'static Package> {
    let at = PACKAGES.binary_search_by(|p| p.path.cmp(path)).ok()?;
    Some(PACKAGES[at])
}

/// The import paths of all packages, sorted.
pub fn paths() -> impl Iterator<Item = &'static str> {
    PACKAGES.iter().map(|p| p.path)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn packages_are_sorted() {
        assert!(paths().is_sorted());
    }
}
