//! Running Go programs from Rust: sources are loaded, checked, lowered and run.
//!
//! Knows all stages and nothing of the command line.

pub mod host;
mod load;
mod options;
mod program;
mod repl;
mod session;

pub use crate::runtime::host::Call;
pub use host::{Go, Kept, Opaque, Package};
pub use load::{LoadError, Sources};
pub use options::Options;
pub use program::{Builder, Handle, Instance, Outcome, Program};
pub use repl::{Evaluated, Interrupt, Repl};
pub use session::{Function, Mismatch, Session};

use crate::diagnostic::render::{self, Choice};
use crate::diagnostic::{Diagnostic, Diagnostics};
use crate::module;
use crate::runtime::capabilities::Capabilities;
use crate::runtime::fatal::{Traceback, refused};
use crate::runtime::input::Input;
use crate::runtime::limits::Limits;
use crate::runtime::vm::Threads;
use crate::source::{SourceMap, Span};
use crate::types::{self, Checker};
use corosensei::stack::DefaultStack;
use load::Library;
use std::fmt;

/// A program that does not compile: what is wrong with it, and the sources to show it in.
///
/// ```
/// use zokor::{Program, Sources};
///
/// let text = "package main\n\nfunc main() {\n\tx := 1\n}\n";
/// let mistakes = Program::new(Sources::text("main.go", text)).err().unwrap();
/// for mistake in mistakes.diagnostics.sorted(&mistakes.map) {
///     let place = mistakes.map.position(mistake.span.lo).unwrap();
///     assert_eq!((place.line, place.column), (4, 2));
///     assert_eq!(mistake.message, "declared and not used: x");
/// }
/// ```
#[derive(Debug)]
pub struct Mistakes {
    /// All files.
    pub map: SourceMap,
    /// What is wrong.
    pub diagnostics: Diagnostics,
}

impl fmt::Display for Mistakes {
    /// As Go's compiler reports them: the first ten.
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        let text = render::render(&self.map, &self.diagnostics, Choice::Go, false);
        f.write_str(text.trim_end())
    }
}

impl std::error::Error for Mistakes {}

impl From<LoadError> for Mistakes {
    fn from(error: LoadError) -> Mistakes {
        let mut diagnostics = Diagnostics::new();
        let text = error.to_string();
        diagnostics.push(Diagnostic::new("Load", Span::default(), text));
        Mistakes {
            map: SourceMap::default(),
            diagnostics,
        }
    }
}

/// How a program is run as this process.
///
/// ```
/// use zokor::interpreter::Settings;
///
/// let settings = Settings {
///     args: vec!["prog".into(), "argument".into()],
///     seed: Some(1),
///     ..Settings::default()
/// };
/// assert_eq!(settings.workers, 0);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// `os.Args`; the first is the program's name.
    pub args: Vec<String>,
    /// Goroutines as green threads, or with an OS thread each.
    pub threads: Threads,
    /// OS threads that run Go code at the same time; 0: one for each core.
    pub workers: usize,
    /// Seed of all randomness; none: from the operating system.
    pub seed: Option<u64>,
    /// What it may use.
    pub limits: Limits,
    /// What it may touch; by default nothing but the standard streams.
    pub allow: Capabilities,
    /// Whether reports go to a person, and may then say more than Go's do.
    pub terminal: bool,
    /// How much the report of a panic or a fatal error says.
    pub traceback: Traceback,
}

/// Stages that follow the nesting of a program need native stack: as much as this for the deepest that the parser lets through.
const STACK: usize = 1 << 30;

/// Checks a program without running it. With `library`, it need not be a `package main`.
///
/// # Errors
/// What is wrong with it.
///
/// ```
/// use zokor::{Sources, interpreter};
///
/// let package = "package shapes\n\nfunc Area(w, h float64) float64 { return w * h }\n";
/// assert!(interpreter::check(Sources::text("shapes.go", package), true).is_ok());
/// let mistakes = interpreter::check(Sources::text("shapes.go", package), false).err().unwrap();
/// assert!(mistakes.to_string().contains("is not a main package"));
/// ```
pub fn check(sources: Sources, library: bool) -> Result<(), Mistakes> {
    on_large_stack(move || front(sources, library, &Library::default()).map(drop))
}

/// Runs a program as this process: standard streams, environment and exit are the process's own. Returns the exit status
/// if the program does not end the process itself.
///
/// # Errors
/// What is wrong with it; then nothing of it has run.
///
/// ```no_run
/// use zokor::interpreter::{Settings, run};
/// use zokor::Sources;
///
/// // A command that is nothing but an interpreter.
/// fn main() {
///     let files: Vec<String> = std::env::args().skip(1).collect();
/// # let files = vec!["examples/go/pipeline.go".to_string()];
///     let sources = Sources::read(&files).unwrap();
///     match run(sources, Settings::default()) {
///         Ok(status) => std::process::exit(status),
///         Err(mistakes) => panic!("{mistakes}"),
///     }
/// }
/// ```
pub fn run(sources: Sources, settings: Settings) -> Result<i32, Mistakes> {
    let program = Builder::new(sources).without_exports().build()?;
    let mut options = settings.options();
    options.config.exit_process = true;
    options.streams.stdin = Input::Process;
    Ok(program.into_instance(options).run().status())
}

impl Settings {
    fn options(self) -> Options {
        let mut options = Options::new()
            .args(self.args)
            .threads(self.threads)
            .workers(self.workers)
            .limits(self.limits)
            .allow(self.allow)
            .terminal(self.terminal)
            .traceback(self.traceback);
        options.config.seed = self.seed;
        options.config.env = None;
        options.signals = true;
        options
    }

    /// For a session of this process. It gets the process's input only with `input`.
    #[doc(hidden)]
    pub fn session(self, input: bool) -> Options {
        let mut options = self.options();
        if input {
            options.streams.stdin = Input::Process;
        }
        options
    }
}

/// Loads and checks.
fn front(sources: Sources, library: bool, known: &Library) -> Result<Checker, Mistakes> {
    let program = module::load(sources.request(), known);
    if !program.diagnostics.is_empty() {
        return Err(Mistakes {
            map: program.map,
            diagnostics: program.diagnostics,
        });
    }
    let checker = types::check(
        program.map,
        Box::new(known.clone()),
        program.packages,
        program.next_id,
        &types::Options { library },
    );
    if checker.diags.is_empty() {
        Ok(checker)
    } else {
        Err(mistakes(checker))
    }
}

fn mistakes(checker: Checker) -> Mistakes {
    Mistakes {
        map: checker.map,
        diagnostics: checker.diags,
    }
}

/// Runs `f` on a stack of its own, on the same thread: that is sooner made than a thread.
pub(crate) fn on_large_stack<R>(f: impl FnOnce() -> R) -> R {
    let stack = DefaultStack::new(STACK)
        .unwrap_or_else(|e| refused(&format!("no stack for the program: {e}")));
    corosensei::on_stack(stack, f)
}
