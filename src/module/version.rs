//! Versions of the language.

use std::fmt;

/// The minor version of Go 1 whose language a file is written in.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Version(pub u32);

impl Version {
    /// The one that zokor speaks.
    pub const LATEST: Version = Version(27);
    /// That of a module which does not say.
    pub const UNSAID: Version = Version(16);
    /// Variables of loops are one for each iteration from here on.
    pub const LOOP_VARIABLES: Version = Version(22);

    /// Of a build tag such as `go1.21`.
    pub fn of_tag(tag: &str) -> Option<Version> {
        let digits = tag.strip_prefix("go1.")?;
        let plain = digits.bytes().all(|b| b.is_ascii_digit()) && !digits.starts_with('0');
        plain.then(|| digits.parse().ok()).flatten().map(Version)
    }

    /// Of a `go` directive: `1.21`, `1.21.3`, `1.22rc1`.
    pub fn of_directive(text: &str) -> Option<Version> {
        let mut parts = text.splitn(3, '.');
        if parts.next() != Some("1") {
            return None;
        }
        let minor = parts.next()?;
        let digits = minor.find(|c: char| !c.is_ascii_digit());
        let (number, suffix) = minor.split_at(digits.unwrap_or(minor.len()));
        let numeric = |s: &str| !s.is_empty() && s.bytes().all(|b| b.is_ascii_digit());
        let early = ["rc", "beta"]
            .iter()
            .any(|p| suffix.strip_prefix(p).is_some_and(numeric));
        let patch = parts.next();
        if !(suffix.is_empty() || early && patch.is_none()) || patch.is_some_and(|p| !numeric(p)) {
            return None;
        }
        (number == "0" || !number.starts_with('0'))
            .then(|| number.parse().ok())
            .flatten()
            .map(Version)
    }
}

impl fmt::Display for Version {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "go1.{}", self.0)
    }
}
