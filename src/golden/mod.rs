//! Golden tests: programs that must behave as the files beside them say.
//!
//! Any crate puts a folder of Go programs under `cargo test` with a test of three lines (`harness = false` in
//! `Cargo.toml`), in which each program is a test with its own name:
//!
//! ```no_run
//! fn main() -> std::process::ExitCode {
//!     zokor::golden::Suite::new("tests/go").main()
//! }
//! ```
//!
//! `NAME.go`, or the package in a folder `NAME` or `NAME.pkg`, is a test with what stands
//! - beside it: `NAME.out` is what it prints, `NAME.err` what it writes to standard error, `NAME.exit` its exit status (0
//!   if there is none); it gets the lines of `NAME.args` as arguments and `NAME.in` as standard input. `NAME.txt` is what
//!   the compiler says of it;
//! - or inside: a last comment `// Output:` or `// Unordered output:` as in Go's examples; comments `// ERROR "regexp"` in
//!   the lines that must not compile, one expression for each mistake. A last comment `// Unordered output:` with nothing behind
//!   it leaves the order of the lines of `NAME.out` open.
//!
//! A program with nothing of that fails, and so does an expectation without a program. What Go leaves open in reports of
//! panics (numbers of goroutines, addresses, offsets, arguments, folders) is not compared: see [`normal`].
//!
//! Programs run in this process, several at a time, isolated from each other.

mod apart;
mod case;
mod diff;
mod expect;
mod find;
mod libtest;
mod normal;

pub use case::{Failure, Regime};
pub use diff::diff;
pub use find::Case;
pub use normal::{complaints, normal};

use std::path::{Path, PathBuf};

/// Folders of programs, and how they are run.
///
/// ```
/// use zokor::golden::Suite;
///
/// let suite = Suite::new("examples/go").without("servers");
/// assert!(suite.orphans().is_empty());
/// let pipeline = suite.cases().into_iter().find(|c| c.name == "pipeline.go").unwrap();
/// assert!(pipeline.check(&Default::default()).is_ok());
/// ```
#[derive(Clone, Debug, Default)]
pub struct Suite {
    roots: Vec<PathBuf>,
    without: Vec<String>,
    regimes: Vec<Regime>,
    apart: Vec<(String, PathBuf)>,
}

impl Suite {
    /// The programs below a folder (relative to the current one, which under `cargo test` is the crate's), or one program.
    ///
    /// ```
    /// assert!(!zokor::golden::Suite::new("examples/go").cases().is_empty());
    /// ```
    pub fn new(path: impl Into<PathBuf>) -> Suite {
        Suite::default().and(path)
    }

    /// Those below another folder too.
    ///
    /// ```
    /// use zokor::golden::Suite;
    ///
    /// let both = Suite::new("examples/go/pipeline.go").and("examples/go/channels.go");
    /// assert_eq!(both.cases().len(), 2);
    /// ```
    #[must_use]
    pub fn and(mut self, path: impl Into<PathBuf>) -> Suite {
        self.roots.push(path.into());
        self
    }

    /// Leaves out a file or folder, given as the end or the beginning of its path.
    ///
    /// ```
    /// use zokor::golden::Suite;
    ///
    /// let suite = Suite::new("examples/go").without("pipeline.go");
    /// assert!(suite.cases().iter().all(|c| c.name != "pipeline.go"));
    /// ```
    #[must_use]
    pub fn without(mut self, path: &str) -> Suite {
        self.without.push(path.into());
        self
    }

    /// Runs all programs in this way too. A suite without regimes runs them as usual.
    ///
    /// ```
    /// use zokor::golden::{Regime, Suite};
    ///
    /// let suite = Suite::new("examples/go/pipeline.go")
    ///     .regime(Regime::new("usual"))
    ///     .regime(Regime::new("seeded").seed(1));
    /// let names: Vec<String> = suite.trials().iter().map(|t| t.name().to_string()).collect();
    /// assert!(names.contains(&"usual::examples/go/pipeline.go".into()));
    /// ```
    #[must_use]
    pub fn regime(mut self, regime: Regime) -> Suite {
        self.regimes.push(regime);
        self
    }

    /// Runs the programs of a file or folder, given as for [`Suite::without`], in processes of their own: signals, for
    /// instance, are the whole process's. The command is zokor's.
    ///
    /// ```no_run
    /// // Programs below `signals` are run by the command that cargo has built.
    /// let suite = zokor::golden::Suite::new("tests/go").apart("signals", "target/debug/zokor");
    /// # let _ = suite;
    /// ```
    #[must_use]
    pub fn apart(mut self, path: &str, command: impl Into<PathBuf>) -> Suite {
        self.apart.push((path.into(), command.into()));
        self
    }

    /// The programs, by path.
    ///
    /// ```
    /// let suite = zokor::golden::Suite::new("examples/go/pipeline.go");
    /// assert!(suite.cases()[0].path.ends_with("pipeline.go"));
    /// ```
    pub fn cases(&self) -> Vec<Case> {
        find::find(self).0
    }

    /// Expectations without a program.
    ///
    /// ```
    /// assert!(zokor::golden::Suite::new("examples/go").orphans().is_empty());
    /// ```
    pub fn orphans(&self) -> Vec<PathBuf> {
        find::find(self).1
    }

    fn excludes(&self, path: &Path) -> bool {
        self.without.iter().any(|part| self.is_at(path, part))
    }

    /// The command that runs a program in a process of its own, if it shall.
    fn command(&self, path: &Path) -> Option<PathBuf> {
        let mut apart = self.apart.iter();
        let found = apart.find(|(part, _)| self.is_at(path, part));
        found.map(|(_, command)| command.clone())
    }

    /// Whether a path is at or below a part of the suite, or ends so.
    fn is_at(&self, path: &Path, part: &str) -> bool {
        let below = |root: &PathBuf| path.starts_with(root.join(part));
        path.ends_with(part) || path.starts_with(part) || self.roots.iter().any(below)
    }
}
