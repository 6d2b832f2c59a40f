//! How a program is run.

use crate::eval;
use crate::runtime::capabilities::Capabilities;
use crate::runtime::fatal::Traceback;
use crate::runtime::input::Input;
use crate::runtime::limits::Limits;
use crate::runtime::vm::{Config, Streams, Threads};
use std::io::{Read, Write};
use std::path::PathBuf;
use std::sync::{Arc, Mutex};
use std::time::Duration;

/// How an instance of a program is run: what it gets, what it may use, and where its output goes.
///
/// By default it gets nothing (no arguments, no input, no environment), may touch nothing but the clock, and writes to the
/// process's standard output and standard error.
///
/// ```
/// use std::time::Duration;
/// use zokor::{Limits, Options, Program, Sources};
///
/// let text = r#"package main
///
/// import ("bufio"; "fmt"; "os")
///
/// func main() {
///     name, _ := bufio.NewReader(os.Stdin).ReadString('\n')
///     fmt.Println(os.Args[1], os.Getenv("MARK"), name)
/// }"#;
/// let program = Program::new(Sources::text("greet.go", text)).unwrap();
/// let outcome = program.run(
///     Options::new()
///         .args(["greet", "hello"])
///         .input("world\n")
///         .env([("MARK", "-")])
///         .timeout(Duration::from_secs(10))
///         .limits(Limits { heap: Some(64 << 20), ..Limits::default() })
///         .capture(),
/// );
/// assert!(outcome.is_success());
/// assert_eq!(outcome.stdout(), "hello - world\n\n");
/// ```
#[must_use]
pub struct Options {
    pub(super) config: Config,
    pub(super) streams: Streams,
    pub(super) captured: Option<Captured>,
    /// The process's signals are the run's.
    pub(super) signals: bool,
}

/// Standard output and standard error as they were written.
#[derive(Clone, Default)]
pub(super) struct Captured {
    pub stdout: Bytes,
    pub stderr: Bytes,
}

/// Bytes written by one and read by another.
#[derive(Clone, Default)]
pub(super) struct Bytes(Arc<Mutex<Vec<u8>>>);

impl Bytes {
    pub fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(|e| e.into_inner()))
    }
}

impl Write for Bytes {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        let mut all = self.0.lock().unwrap_or_else(|e| e.into_inner());
        all.extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

impl Default for Options {
    fn default() -> Self {
        Self::new()
    }
}

impl Options {
    /// The defaults.
    pub fn new() -> Options {
        let config = Config {
            allow: Capabilities::default(),
            env: Some(Default::default()),
            gc_stress: is_set("ZOKOR_GC", "stress"),
            small_stacks: is_set("ZOKOR_STACK", "small"),
            ..Config::new(eval::hooks())
        };
        Options {
            config,
            streams: Streams::default(),
            captured: None,
            signals: false,
        }
    }

    /// `os.Args`; the first is the program's name.
    pub fn args<S: Into<String>>(mut self, args: impl IntoIterator<Item = S>) -> Options {
        self.config.args = args.into_iter().map(Into::into).collect();
        self
    }

    /// Standard input, at hand.
    pub fn input(mut self, bytes: impl Into<Vec<u8>>) -> Options {
        self.streams.stdin = Input::Bytes(bytes.into());
        self
    }

    /// Standard input, from what may block: only goroutines that read wait for it. A read that has begun goes on, on a
    /// thread of its own, when the run has ended.
    pub fn stdin(mut self, reader: impl Read + Send + 'static) -> Options {
        self.streams.stdin = Input::Reader(Box::new(reader));
        self
    }

    /// Standard output. It is written in pieces, from threads of the run.
    pub fn stdout(mut self, writer: impl Write + Send + 'static) -> Options {
        self.streams.stdout = Some(Box::new(writer));
        self
    }

    /// Standard error, reports of panics and of other ends included.
    pub fn stderr(mut self, writer: impl Write + Send + 'static) -> Options {
        self.streams.stderr = Some(Box::new(writer));
        self
    }

    /// Standard output and standard error go to the [`Outcome`](super::Outcome).
    pub fn capture(self) -> Options {
        let captured = Captured::default();
        let options = self
            .stdout(captured.stdout.clone())
            .stderr(captured.stderr.clone());
        Options {
            captured: Some(captured),
            ..options
        }
    }

    /// The environment variables. They are the run's own: what it sets nobody else sees.
    pub fn env<K: Into<String>, V: Into<String>>(
        mut self,
        variables: impl IntoIterator<Item = (K, V)>,
    ) -> Options {
        let bytes = |(key, value): (K, V)| (key.into().into_bytes(), value.into().into_bytes());
        self.config.env = Some(variables.into_iter().map(bytes).collect());
        self
    }

    /// The working directory at first, an absolute path; otherwise the process's. It is the run's own, and gives no right to
    /// touch anything.
    pub fn dir(mut self, path: impl Into<PathBuf>) -> Options {
        self.config.dir = Some(path.into());
        self
    }

    /// Seeds all randomness. With green threads this makes the run reproducible: one worker, and a virtual clock.
    pub fn seed(mut self, seed: u64) -> Options {
        self.config.seed = Some(seed);
        self
    }

    /// Time is the run's own and passes only when every goroutine waits: sleeping takes no time. Implies one worker.
    pub fn virtual_clock(mut self) -> Options {
        self.config.virtual_clock = true;
        self
    }

    /// OS threads that run Go code at the same time; otherwise one for each core.
    pub fn workers(mut self, workers: usize) -> Options {
        self.config.workers = workers;
        self
    }

    /// Green threads, or an OS thread for each goroutine.
    pub fn threads(mut self, threads: Threads) -> Options {
        self.config.threads = threads;
        self
    }

    /// What the run may use.
    pub fn limits(mut self, limits: Limits) -> Options {
        self.config.limits = limits;
        self
    }

    /// The limit of time alone: call it after [`Options::limits`].
    pub fn timeout(mut self, time: Duration) -> Options {
        self.config.limits.time = Some(time);
        self
    }

    /// What the run may touch. [`Capabilities::env`] matters only to those who inherit the environment.
    pub fn allow(mut self, allow: Capabilities) -> Options {
        self.config.allow = allow;
        self
    }

    /// What finds mistakes of zokor's own: collecting garbage at every chance, and stacks that grow at once.
    pub(crate) fn testing(mut self, stress: bool, small_stacks: bool) -> Options {
        self.config.gc_stress |= stress;
        self.config.small_stacks |= small_stacks;
        self
    }

    /// How much the report of a panic or a fatal error says.
    pub fn traceback(mut self, traceback: Traceback) -> Options {
        self.config.traceback = traceback;
        self
    }

    /// Reports go to a person, and may then say more than Go's do.
    pub fn terminal(mut self, terminal: bool) -> Options {
        self.config.terminal = terminal;
        self
    }
}

/// Whether a variable of the environment asks for something that tests want.
fn is_set(variable: &str, value: &str) -> bool {
    std::env::var_os(variable).is_some_and(|v| v == value)
}
