//! Running a program and comparing what it did with what is expected.

use super::expect::{Behaviour, Expected, Out};
use super::find::Case;
use super::{complaints, diff, normal};
use crate::diagnostic::render::{self, Choice};
use crate::interpreter::{Mistakes, Options, Outcome, Program, Sources};
use crate::runtime::capabilities::Capabilities;
use crate::runtime::end::End;
use crate::runtime::limits::Limit;
use crate::runtime::vm::Threads;
use std::collections::BTreeMap;
use std::fmt;
use std::path::{Path, PathBuf};
use std::time::Duration;

/// How the programs of a suite are run.
///
/// They may touch whatever this process may, get its environment, and end by force after two minutes.
///
/// ```
/// use zokor::golden::{Regime, Suite};
///
/// let regime = Regime::new("replay").seed(7).timeout(std::time::Duration::from_secs(10));
/// let case = &Suite::new("examples/go/pipeline.go").cases()[0];
/// assert!(case.check(&regime).is_ok());
/// ```
#[derive(Clone, Debug)]
pub struct Regime {
    pub(super) name: String,
    seed: Option<u64>,
    threads: Threads,
    workers: usize,
    stress: bool,
    small_stacks: bool,
    pub(super) timeout: Duration,
    without: Vec<String>,
    pub(super) ignored: bool,
    pub(super) some: Option<(u32, u32)>,
}

impl Default for Regime {
    fn default() -> Self {
        Regime::new("")
    }
}

impl Regime {
    /// The usual way; the name comes before those of the programs.
    ///
    /// ```
    /// use zokor::golden::{Regime, Suite};
    ///
    /// let case = &Suite::new("examples/go/pipeline.go").cases()[0];
    /// assert!(case.check(&Regime::new("usual")).is_ok());
    /// ```
    pub fn new(name: &str) -> Regime {
        Regime {
            name: name.into(),
            seed: None,
            threads: Threads::default(),
            workers: 0,
            stress: false,
            small_stacks: false,
            timeout: Duration::from_secs(120),
            without: Vec::new(),
            ignored: false,
            some: None,
        }
    }

    /// Makes runs reproducible, each seed being one schedule: see [`Options::seed`].
    ///
    /// ```
    /// use zokor::golden::{Regime, Suite};
    ///
    /// let case = &Suite::new("examples/go/pipeline.go").cases()[0];
    /// assert!(case.check(&Regime::default().seed(7)).is_ok());
    /// ```
    #[must_use]
    pub fn seed(mut self, seed: u64) -> Regime {
        self.seed = Some(seed);
        self
    }

    /// Green threads, or an OS thread for each goroutine.
    ///
    /// ```
    /// use zokor::{Threads, golden::{Regime, Suite}};
    ///
    /// let case = &Suite::new("examples/go/pipeline.go").cases()[0];
    /// assert!(case.check(&Regime::default().threads(Threads::Os)).is_ok());
    /// ```
    #[must_use]
    pub fn threads(mut self, threads: Threads) -> Regime {
        self.threads = threads;
        self
    }

    /// So many OS threads run Go code; 0: one for each core.
    ///
    /// ```
    /// use zokor::golden::{Regime, Suite};
    ///
    /// let case = &Suite::new("examples/go/pipeline.go").cases()[0];
    /// assert!(case.check(&Regime::default().workers(1)).is_ok());
    /// ```
    #[must_use]
    pub fn workers(mut self, workers: usize) -> Regime {
        self.workers = workers;
        self
    }

    /// Collects garbage whenever a little was allocated and a goroutine polls: for tests of zokor and of native packages.
    ///
    /// ```
    /// use zokor::golden::{Regime, Suite};
    ///
    /// let case = &Suite::new("examples/go/pipeline.go").cases()[0];
    /// assert!(case.check(&Regime::default().stress()).is_ok());
    /// ```
    #[must_use]
    pub fn stress(mut self) -> Regime {
        self.stress = true;
        self
    }

    /// Stacks grow at the first calls: for tests of zokor.
    ///
    /// ```
    /// use zokor::golden::{Regime, Suite};
    ///
    /// let case = &Suite::new("examples/go/pipeline.go").cases()[0];
    /// assert!(case.check(&Regime::default().small_stacks()).is_ok());
    /// ```
    #[must_use]
    pub fn small_stacks(mut self) -> Regime {
        self.small_stacks = true;
        self
    }

    /// How long a program may take.
    ///
    /// ```
    /// use zokor::golden::{Regime, Suite};
    ///
    /// let case = &Suite::new("examples/go/pipeline.go").cases()[0];
    /// assert!(case.check(&Regime::default().timeout(std::time::Duration::from_secs(60))).is_ok());
    /// ```
    #[must_use]
    pub fn timeout(mut self, timeout: Duration) -> Regime {
        self.timeout = timeout;
        self
    }

    /// Leaves out programs, by the ends of their paths.
    ///
    /// ```
    /// use zokor::golden::{Regime, Suite};
    ///
    /// let suite = Suite::new("examples/go/pipeline.go").and("examples/go/channels.go");
    /// let suite = suite.regime(Regime::new("few").without("pipeline.go"));
    /// // Besides what holds for all.
    /// assert_eq!(suite.trials().len() - 2, 1);
    /// ```
    #[must_use]
    pub fn without(mut self, path: &str) -> Regime {
        self.without.push(path.into());
        self
    }

    /// Runs only when ignored tests are asked for.
    ///
    /// ```
    /// use zokor::golden::{Regime, Suite};
    ///
    /// let suite = Suite::new("examples/go/pipeline.go").and("examples/go/channels.go");
    /// let suite = suite.regime(Regime::new("few").ignored());
    /// // Besides what holds for all.
    /// assert_eq!(suite.trials().len() - 2, 2);
    /// ```
    #[must_use]
    pub fn ignored(mut self) -> Regime {
        self.ignored = true;
        self
    }

    /// Runs only about one program in `parts`: those that their names put into part number `part`, from 0, so that new
    /// programs change nothing for the others.
    ///
    /// ```
    /// use zokor::golden::{Regime, Suite};
    ///
    /// let half = |part| {
    ///     let suite = Suite::new("examples/go/pipeline.go").and("examples/go/channels.go");
    ///     let suite = suite.regime(Regime::new("few").some(part, 2));
    ///     // Besides what holds for all.
    ///     suite.trials().len() - 2
    /// };
    /// assert_eq!(half(0) + half(1), 2);
    /// ```
    #[must_use]
    pub fn some(mut self, part: u32, parts: u32) -> Regime {
        self.some = Some((part, parts));
        self
    }

    pub(super) fn leaves_out(&self, case: &Case) -> bool {
        let sum = |name: &str| {
            let add = |sum: u32, b| sum.wrapping_mul(31).wrapping_add(u32::from(b));
            name.bytes().fold(0, add)
        };
        self.without.iter().any(|path| case.path.ends_with(path))
            || self
                .some
                .is_some_and(|(part, parts)| sum(&case.name) % parts != part)
    }

    /// The same for a command `zokor`.
    pub(super) fn flags(&self) -> Vec<String> {
        let mut flags = Vec::new();
        if self.threads == Threads::Os {
            flags.push("--threads=os".into());
        }
        if self.workers > 0 {
            flags.push(format!("--workers={}", self.workers));
        }
        flags.extend(self.seed.map(|seed| format!("--seed={seed}")));
        flags
    }

    pub(super) fn variables(&self) -> Vec<(&'static str, &'static str)> {
        let all = [
            (self.stress, ("ZOKOR_GC", "stress")),
            (self.small_stacks, ("ZOKOR_STACK", "small")),
        ];
        all.into_iter().filter(|v| v.0).map(|v| v.1).collect()
    }

    pub(super) fn too_late(&self) -> String {
        format!("did not end within {:?}", self.timeout)
    }

    fn options(&self, case: &Case) -> Options {
        let mut args = vec![case.path.display().to_string()];
        args.extend(case.args());
        let options = Options::new()
            .args(args)
            .input(case.input())
            .env(environment())
            .allow(Capabilities::all())
            .threads(self.threads)
            .workers(self.workers)
            .timeout(self.timeout)
            .testing(self.stress, self.small_stacks)
            .capture();
        match self.seed {
            Some(seed) => options.seed(seed),
            None => options,
        }
    }
}

/// The variables of this process that are text.
fn environment() -> impl Iterator<Item = (String, String)> {
    let text = |(name, value): (std::ffi::OsString, std::ffi::OsString)| {
        Some((name.into_string().ok()?, value.into_string().ok()?))
    };
    std::env::vars_os().filter_map(text)
}

/// What was wrong with a program.
///
/// ```
/// use zokor::golden::{Regime, Suite};
///
/// # let folder = std::env::temp_dir().join(format!("zokor-failure-{}", std::process::id()));
/// # std::fs::create_dir_all(&folder).unwrap();
/// let program = folder.join("three.go");
/// std::fs::write(&program, "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(3) }\n\n// Output: 4\n").unwrap();
/// let failure = Suite::new(&program).cases()[0].check(&Regime::default()).unwrap_err();
/// assert_eq!(failure.to_string(), "--- standard output\n@@ line 1 @@\n-4\n+3\n");
/// assert_eq!(failure.show(false), failure.to_string());
/// # std::fs::remove_dir_all(&folder).unwrap();
/// ```
#[derive(Clone, Debug, Default)]
pub struct Failure {
    /// What is not as expected: what it is, what was expected, what was found.
    pub differences: Vec<(String, String, String)>,
    /// What else is wrong.
    pub problems: Vec<String>,
}

impl Failure {
    fn problem(text: impl Into<String>) -> Failure {
        Failure {
            problems: vec![text.into()],
            ..Failure::default()
        }
    }

    /// As text, with colours for terminals.
    ///
    /// ```
    /// let failure = zokor::golden::Failure {
    ///     differences: vec![("standard output".into(), "1\n".into(), "2\n".into())],
    ///     problems: vec![],
    /// };
    /// assert!(failure.show(true).contains("\u{1b}[31m-1"));
    /// ```
    pub fn show(&self, coloured: bool) -> String {
        let mut text = String::new();
        for (what, expected, found) in &self.differences {
            text += &format!("--- {what}\n{}", diff(expected, found, coloured));
        }
        for problem in &self.problems {
            text += &format!("--- {problem}\n");
        }
        text
    }

    fn compare(&mut self, what: &str, expected: &str, found: &str) {
        if expected != found {
            self.differences
                .push((what.into(), expected.into(), found.into()));
        }
    }

    fn result(self) -> Result<(), Failure> {
        match self.differences.is_empty() && self.problems.is_empty() {
            true => Ok(()),
            false => Err(self),
        }
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(&self.show(false))
    }
}

impl std::error::Error for Failure {}

impl Case {
    fn build(&self) -> Result<Program, Mistakes> {
        let sources = Sources::read(&[self.path.display().to_string()]);
        match sources {
            Ok(sources) => Program::new(sources),
            Err(error) => Err(error.into()),
        }
    }

    /// Runs the program and compares.
    ///
    /// # Errors
    /// It does not behave as expected, or nothing is expected of it.
    ///
    /// ```
    /// use zokor::golden::{Regime, Suite};
    ///
    /// let case = &Suite::new("examples/go/pipeline.go").cases()[0];
    /// assert!(case.check(&Regime::default()).is_ok());
    /// ```
    pub fn check(&self, regime: &Regime) -> Result<(), Failure> {
        match Expected::read(self).map_err(Failure::problem)? {
            Expected::Nothing => Err(Failure::problem(
                "has no expectations: --update writes what it does now",
            )),
            Expected::Behaviour(expected) => self.compare(&expected, &self.run(regime)?),
            Expected::Words(expected) => self.compare_words(&expected),
            Expected::Errors(expected) => self.compare_errors(&expected),
        }
    }

    fn run(&self, regime: &Regime) -> Result<Ran, Failure> {
        if let Some(command) = &self.command {
            let problem = |e| Failure::problem(format!("{}: {e}", command.display()));
            return super::apart::run(command, self, regime).map_err(problem);
        }
        Ok(match self.build() {
            Ok(program) => Ran::new(program.run(regime.options(self)), regime),
            Err(mistakes) => Ran {
                out: String::new(),
                err: render::render(&mistakes.map, &mistakes.diagnostics, Choice::Go, false),
                status: 1,
                late: None,
            },
        })
    }

    fn compare(&self, expected: &Behaviour, ran: &Ran) -> Result<(), Failure> {
        let mut failure = Failure::default();
        failure.problems.extend(ran.late.clone());
        match &expected.out {
            Out::Exactly(out) => failure.compare("standard output", out, &ran.out),
            Out::Comment(output) if output.fits(&ran.out) => {}
            Out::Comment(output) => {
                let what = match output.unordered {
                    true => "standard output (in any order)",
                    false => "standard output",
                };
                failure.compare(what, &(output.text.trim().to_string() + "\n"), &ran.out);
            }
        }
        failure.compare("standard error", &normal(&expected.err), &normal(&ran.err));
        if ran.status != expected.status {
            let text = format!("exit status {} instead of {}", ran.status, expected.status);
            failure.problems.push(text);
        }
        failure.result()
    }

    /// All that is said of the program, seen from its folder.
    fn words(&self) -> Result<String, Failure> {
        let Err(mistakes) = self.build() else {
            return Err(Failure::problem("it compiles"));
        };
        let text = render::render(&mistakes.map, &mistakes.diagnostics, Choice::Go, true);
        let here = self.path.is_dir().then_some(self.path.as_path());
        let here = here.or(self.path.parent()).unwrap_or(Path::new(""));
        let whole = std::path::absolute(&self.path).unwrap_or_default();
        let text = complaints(&whole, &text);
        Ok(text.replace(&format!("{}/", here.display()), ""))
    }

    fn compare_words(&self, expected: &str) -> Result<(), Failure> {
        let mut failure = Failure::default();
        failure.compare("what is wrong with it", expected, &self.words()?);
        failure.result()
    }

    fn compare_errors(&self, expected: &[(PathBuf, u32, regex::Regex)]) -> Result<(), Failure> {
        let mut failure = Failure::default();
        let mut found: BTreeMap<(PathBuf, u32), Vec<String>> = BTreeMap::new();
        if let Err(mistakes) = self.build() {
            for mistake in mistakes.diagnostics.sorted(&mistakes.map) {
                let place = mistakes.map.position(mistake.span.lo);
                let at = place.map(|p| (PathBuf::from(&mistakes.map.file(p.file).name), p.line));
                let list = found.entry(at.unwrap_or_default()).or_default();
                list.push(mistake.message.clone());
            }
        }
        for (file, line, pattern) in expected {
            let said = found.get_mut(&(file.clone(), *line));
            let fits = |list: &mut Vec<String>| {
                let i = list.iter().position(|m| pattern.is_match(m))?;
                Some(list.remove(i))
            };
            if said.and_then(fits).is_none() {
                let text = format!("{}:{line}: no mistake like {pattern}", file.display());
                failure.problems.push(text);
            }
        }
        for ((file, line), messages) in &found {
            for message in messages {
                let text = format!("{}:{line}: not announced: {message}", file.display());
                failure.problems.push(text);
            }
        }
        failure.result()
    }

    /// Writes what the program does now as its expectations. Returns the files.
    ///
    /// # Errors
    /// What cannot be written: comments in it, for instance.
    ///
    /// ```
    /// use zokor::golden::{Regime, Suite};
    ///
    /// # let folder = std::env::temp_dir().join(format!("zokor-update-{}", std::process::id()));
    /// # std::fs::create_dir_all(&folder).unwrap();
    /// let program = folder.join("three.go");
    /// std::fs::write(&program, "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(3) }\n").unwrap();
    /// Suite::new(&program).cases()[0].update(&Regime::default()).unwrap();
    /// assert_eq!(std::fs::read_to_string(folder.join("three.out")).unwrap(), "3\n");
    /// # std::fs::remove_dir_all(&folder).unwrap();
    /// ```
    pub fn update(&self, regime: &Regime) -> Result<Vec<PathBuf>, Failure> {
        let mut files = Vec::new();
        let mut write = |extension: &str, text: &str, wanted: bool| {
            let file = self.beside(extension);
            if wanted {
                std::fs::write(&file, text)
                    .map_err(|e| Failure::problem(format!("{}: {e}", file.display())))?;
                files.push(file);
            } else {
                // It need not be there.
                let _ = std::fs::remove_file(file);
            }
            Ok::<(), Failure>(())
        };
        match Expected::read(self).map_err(Failure::problem)? {
            Expected::Words(_) => write("txt", &self.words()?, true)?,
            Expected::Errors(expected) => self.compare_errors(&expected)?,
            Expected::Behaviour(Behaviour {
                out: Out::Comment(output),
                ..
            }) if !output.is_only_unordered() && !self.beside("out").exists() => {
                let ran = self.run(regime)?;
                if ran.late.is_some() || !output.fits(&ran.out) {
                    return Err(Failure::problem(
                        "what it prints stands in a comment, which must be changed by hand",
                    ));
                }
            }
            Expected::Nothing | Expected::Behaviour(_) => {
                let ran = self.run(regime)?;
                if let Some(late) = ran.late {
                    return Err(Failure::problem(late));
                }
                write("out", &ran.out, true)?;
                write("err", &normal(&ran.err), !ran.err.is_empty())?;
                write("exit", &format!("{}\n", ran.status), ran.status != 0)?;
            }
        }
        Ok(files)
    }
}

/// What a program has done.
pub(super) struct Ran {
    pub out: String,
    pub err: String,
    pub status: i32,
    /// It was ended because it took too long.
    pub late: Option<String>,
}

impl Ran {
    fn new(outcome: Outcome, regime: &Regime) -> Ran {
        let late = matches!(outcome.end, End::Limit(Limit::Time));
        Ran {
            late: late.then(|| regime.too_late()),
            out: outcome.stdout().into_owned(),
            err: outcome.stderr().into_owned(),
            status: outcome.status(),
        }
    }
}
