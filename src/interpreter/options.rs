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
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// func main() { println("hello") }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let outcome = program.run(Options::new().capture());
    /// assert_eq!(outcome.stderr(), "hello\n");
    /// ```
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
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("fmt"; "os")
    ///
    /// func main() { fmt.Println(os.Args) }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let outcome = program.run(Options::new().args(["prog", "a"]).capture());
    /// assert_eq!(outcome.stdout(), "[prog a]\n");
    /// ```
    pub fn args<S: Into<String>>(mut self, args: impl IntoIterator<Item = S>) -> Options {
        self.config.args = args.into_iter().map(Into::into).collect();
        self
    }

    /// Standard input, at hand.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("fmt")
    ///
    /// func main() { var n int; fmt.Scan(&n); fmt.Println(2 * n) }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let outcome = program.run(Options::new().input("21").capture());
    /// assert_eq!(outcome.stdout(), "42\n");
    /// ```
    pub fn input(mut self, bytes: impl Into<Vec<u8>>) -> Options {
        self.streams.stdin = Input::Bytes(bytes.into());
        self
    }

    /// Standard input, from what may block: only goroutines that read wait for it. A read that has begun goes on, on a
    /// thread of its own, when the run has ended.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("fmt")
    ///
    /// func main() { var n int; fmt.Scan(&n); fmt.Println(2 * n) }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let reader = std::io::Cursor::new("21");
    /// let outcome = program.run(Options::new().stdin(reader).capture());
    /// assert_eq!(outcome.stdout(), "42\n");
    /// ```
    pub fn stdin(mut self, reader: impl Read + Send + 'static) -> Options {
        self.streams.stdin = Input::Reader(Box::new(reader));
        self
    }

    /// Standard output. It is written in pieces, from threads of the run.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("fmt")
    ///
    /// func main() { fmt.Println("to the pipe") }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let (mut reader, writer) = std::io::pipe().unwrap();
    /// program.run(Options::new().stdout(writer));
    /// assert_eq!(std::io::read_to_string(&mut reader).unwrap(), "to the pipe\n");
    /// ```
    pub fn stdout(mut self, writer: impl Write + Send + 'static) -> Options {
        self.streams.stdout = Some(Box::new(writer));
        self
    }

    /// Standard error, reports of panics and of other ends included.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// func main() { panic("it is too late") }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let (mut reader, writer) = std::io::pipe().unwrap();
    /// program.run(Options::new().stderr(writer));
    /// let report = std::io::read_to_string(&mut reader).unwrap();
    /// assert!(report.starts_with("panic: it is too late\n"));
    /// ```
    pub fn stderr(mut self, writer: impl Write + Send + 'static) -> Options {
        self.streams.stderr = Some(Box::new(writer));
        self
    }

    /// Standard output and standard error go to the [`Outcome`](super::Outcome).
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("fmt")
    ///
    /// func main() { fmt.Print("out"); print("err") }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let outcome = program.run(Options::new().capture());
    /// assert_eq!((&*outcome.stdout(), &*outcome.stderr()), ("out", "err"));
    /// ```
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
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("fmt"; "os")
    ///
    /// func main() { fmt.Println(os.Getenv("COLOUR")) }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let outcome = program.run(Options::new().env([("COLOUR", "blue")]).capture());
    /// assert_eq!(outcome.stdout(), "blue\n");
    /// ```
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
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("fmt"; "path/filepath")
    ///
    /// func main() { fmt.Println(filepath.Abs("x")) }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let outcome = program.run(Options::new().dir("/srv").capture());
    /// assert_eq!(outcome.stdout(), "/srv/x <nil>\n");
    /// ```
    pub fn dir(mut self, path: impl Into<PathBuf>) -> Options {
        self.config.dir = Some(path.into());
        self
    }

    /// Seeds all randomness. With green threads this makes the run reproducible, on one worker and a virtual clock; which
    /// goroutine runs when, and for how long, is random too, so that other seeds try other schedules.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("fmt"; "math/rand")
    ///
    /// func main() { fmt.Println(rand.Int()) }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let run = |seed| program.run(Options::new().seed(seed).capture());
    /// assert_eq!(run(1), run(1));
    /// assert_ne!(run(1), run(2));
    /// ```
    pub fn seed(mut self, seed: u64) -> Options {
        self.config.seed = Some(seed);
        self
    }

    /// Time is the run's own and passes only when every goroutine waits: sleeping takes no time. Implies one worker.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("time")
    ///
    /// func main() { time.Sleep(1000 * time.Hour) }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// assert!(program.run(Options::new().virtual_clock()).is_success());
    /// ```
    pub fn virtual_clock(mut self) -> Options {
        self.config.virtual_clock = true;
        self
    }

    /// OS threads that run Go code at the same time; otherwise one for each core.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// func main() { println("on one thread") }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// assert!(program.run(Options::new().workers(1).capture()).is_success());
    /// ```
    pub fn workers(mut self, workers: usize) -> Options {
        self.config.workers = workers;
        self
    }

    /// Green threads, or an OS thread for each goroutine.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources, Threads};
    ///
    /// let text = r#"package main
    ///
    /// func main() { c := make(chan int); go func() { c <- 1 }(); <-c }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// assert!(program.run(Options::new().threads(Threads::Os)).is_success());
    /// ```
    pub fn threads(mut self, threads: Threads) -> Options {
        self.config.threads = threads;
        self
    }

    /// What the run may use.
    ///
    /// ```
    /// use zokor::{End, Limit, Limits, Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// func main() { for {} }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let limits = Limits { steps: Some(1000), ..Limits::default() };
    /// let outcome = program.run(Options::new().limits(limits).capture());
    /// assert_eq!(outcome.end, End::Limit(Limit::Steps));
    /// ```
    pub fn limits(mut self, limits: Limits) -> Options {
        self.config.limits = limits;
        self
    }

    /// The limit of time alone: call it after [`Options::limits`].
    ///
    /// ```
    /// use zokor::{End, Limit, Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// func main() { for {} }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let timeout = std::time::Duration::from_millis(50);
    /// let outcome = program.run(Options::new().timeout(timeout).capture());
    /// assert_eq!(outcome.end, End::Limit(Limit::Time));
    /// ```
    pub fn timeout(mut self, time: Duration) -> Options {
        self.config.limits.time = Some(time);
        self
    }

    /// What the run may touch. [`Capabilities::env`] matters only to those who inherit the environment.
    ///
    /// ```
    /// use zokor::{Capabilities, Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("fmt"; "os")
    ///
    /// func main() { _, err := os.ReadFile("Cargo.toml"); fmt.Println(err) }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let refused = program.run(Options::new().capture());
    /// assert_eq!(refused.stdout(), "open Cargo.toml: permission denied\n");
    /// let mut allow = Capabilities::default();
    /// allow.read.add("Cargo.toml".into());
    /// assert_eq!(program.run(Options::new().allow(allow).capture()).stdout(), "<nil>\n");
    /// ```
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
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// func main() { select {} }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let outcome = program.run(Options::new().terminal(true).capture());
    /// assert!(outcome.stderr().starts_with("fatal error: all goroutines are asleep - deadlock!\n"));
    /// ```
    pub fn terminal(mut self, terminal: bool) -> Options {
        self.config.terminal = terminal;
        self
    }
}

/// Whether a variable of the environment asks for something that tests want.
fn is_set(variable: &str, value: &str) -> bool {
    std::env::var_os(variable).is_some_and(|v| v == value)
}
