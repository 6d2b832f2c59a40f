//! What of its surroundings a run may touch. Packages ask before they do; what is refused is Go's permission error.

use std::io;
use std::path::{Component, Path, PathBuf};

/// What a run may touch: by default nothing but the standard streams and the clock, which are always there.
///
/// ```
/// use zokor::{Capabilities, Options, Program, Sources};
///
/// let text = r#"package main
///
/// import ("fmt"; "net"; "os")
///
/// func main() {
///     _, err := os.ReadDir("src")
///     fmt.Println(err)
///     _, err = net.Listen("tcp", "127.0.0.1:0")
///     fmt.Println(err != nil)
/// }"#;
/// let mut allow = Capabilities::default(); // nothing
/// allow.read.add("src".into());
/// let program = Program::new(Sources::text("main.go", text)).unwrap();
/// assert_eq!(program.run(Options::new().allow(allow).capture()).stdout(), "<nil>\ntrue\n");
/// ```
#[derive(Clone, Debug, Default)]
pub struct Capabilities {
    /// Files and folders that may be read.
    pub read: Paths,
    /// Files and folders that may be made, changed and removed.
    pub write: Paths,
    /// Sockets.
    pub net: bool,
    /// Other programs: to start them, and to send signals to any, the own process included.
    pub run: bool,
    /// The process's environment variables. Without, the run's environment is empty at first.
    pub env: bool,
}

impl Capabilities {
    /// Everything.
    ///
    /// ```
    /// assert!(zokor::Capabilities::all().net);
    /// ```
    pub fn all() -> Self {
        Self {
            read: Paths::All,
            write: Paths::All,
            net: true,
            run: true,
            env: true,
        }
    }
}

/// Parts of the file system.
///
/// ```
/// use zokor::Paths;
///
/// let mut paths = Paths::default();
/// assert!(matches!(&paths, Paths::Under(list) if list.is_empty()));
/// paths.add("data".into());
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Paths {
    /// All of it.
    All,
    /// These files, and these folders with everything below them.
    Under(Vec<PathBuf>),
}

impl Default for Paths {
    /// No part of it.
    fn default() -> Self {
        Paths::Under(Vec::new())
    }
}

impl Paths {
    /// Adds a file, or a folder with everything below it.
    ///
    /// ```
    /// let mut allow = zokor::Capabilities::default();
    /// allow.write.add("/tmp/scripts".into());
    /// allow.write.add("results.txt".into());
    /// ```
    pub fn add(&mut self, path: PathBuf) {
        if let Paths::Under(paths) = self {
            paths.push(path);
        }
    }

    /// The path by which to reach `path`, if it is allowed: with its symbolic links resolved, the last only if `follow`.
    ///
    /// # Errors
    /// Permission denied.
    pub fn reach(&self, path: &Path, follow: bool) -> io::Result<PathBuf> {
        let Paths::Under(allowed) = self else {
            return Ok(path.to_owned());
        };
        let denied = || io::Error::from_raw_os_error(libc::EACCES);
        let target = resolve(path, follow).ok_or_else(denied)?;
        let inside = |folder: &PathBuf| {
            resolve(folder, true).is_some_and(|folder| target.starts_with(folder))
        };
        if allowed.iter().any(inside) {
            Ok(target)
        } else {
            Err(denied())
        }
    }
}

/// The absolute path without symbolic links. What does not exist yet is taken as it is written; None if it goes up from there.
fn resolve(path: &Path, follow: bool) -> Option<PathBuf> {
    if follow && let Ok(real) = path.canonicalize() {
        return Some(real);
    }
    // A link that leads nowhere: where it would lead is not known before it is made.
    if follow && path.symlink_metadata().is_ok() {
        return None;
    }
    match path.components().next_back() {
        None => std::env::current_dir().ok()?.canonicalize().ok(),
        Some(Component::Normal(name)) => {
            Some(resolve(path.parent().unwrap_or(Path::new("")), true)?.join(name))
        }
        Some(Component::ParentDir) => None,
        Some(_) => path.canonicalize().ok(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_and_parents_do_not_lead_out() {
        let top = std::env::temp_dir().join(format!("zokor-capabilities-{}", std::process::id()));
        let inner = top.join("inner");
        std::fs::create_dir_all(&inner).expect("a folder");
        std::fs::write(top.join("secret"), "x").expect("a file");
        for (target, link) in [("..", "up"), ("../secret", "file"), ("../new", "dangling")] {
            let _ = std::os::unix::fs::symlink(target, inner.join(link));
        }
        let mut paths = Paths::default();
        paths.add(inner.clone());
        let allowed = |name: &str, follow| paths.reach(&inner.join(name), follow).is_ok();
        assert!(allowed("new", true));
        assert!(allowed("", true));
        assert!(allowed("a/b/c", true));
        assert!(allowed("./new", true));
        assert!(allowed("up", false));
        assert!(!allowed("up", true));
        assert!(!allowed("up/secret", true));
        assert!(!allowed("file", true));
        assert!(!allowed("dangling", true));
        assert!(!allowed("../secret", true));
        assert!(!allowed("missing/../../secret", true));
        assert!(paths.reach(&top.join("inner2"), true).is_err());
        assert!(Paths::All.reach(&top, true).is_ok());
        std::fs::remove_dir_all(&top).expect("removed");
    }
}
