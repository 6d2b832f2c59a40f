//! How a run ends, as a value.

use super::context::{Cx, G};
use super::fatal;
use super::limits::Limit;
use super::site::{self, Site};
use super::trace;
use super::vm::Vm;
use std::fmt;

/// How a run has ended.
///
/// ```
/// use zokor::{End, Options, Program, Sources};
///
/// let end = |body: &str| {
///     let text = format!("package main\n\nfunc main() {{ {body} }}\n");
///     let program = Program::new(Sources::text("main.go", text)).unwrap();
///     program.run(Options::new().capture()).end
/// };
/// assert_eq!(end(""), End::Exit(0));
/// assert!(matches!(end("panic(1)"), End::Panic(_)));
/// assert!(matches!(end("select {}"), End::Deadlock(_)));
/// assert!(matches!(end("var m map[int]int; m[0] = 1"), End::Panic(crash) if crash.message.contains("nil map")));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum End {
    /// `main` returned (0), or the program called `os.Exit`, perhaps by `log.Fatal`.
    Exit(i32),
    /// A panic that nothing recovered.
    Panic(Crash),
    /// A mistake that Go does not let a program recover from, such as a concurrent map write or a stack overflow; or one
    /// of the interpreter's own.
    Fatal(Crash),
    /// Every goroutine waits for another: who, and for what.
    Deadlock(Vec<Waiting>),
    /// The run has used what it was given.
    Limit(Limit),
    /// Somebody outside ended it, for this reason.
    Stopped(String),
}

/// Where and why a goroutine brought the run to its end.
///
/// ```
/// use zokor::{End, Options, Program, Sources};
///
/// let text = "package main\n\nfunc main() {\n\tpanic(\"late\")\n}\n";
/// let program = Program::new(Sources::text("main.go", text)).unwrap();
/// let End::Panic(crash) = program.run(Options::new().capture()).end else { panic!() };
/// assert_eq!((crash.goroutine, crash.trace[0].line), (1, 4));
/// assert!(crash.message.contains("late"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Crash {
    /// The value of the panic as Go prints it, or the text of the fatal error.
    pub message: String,
    /// Number of the goroutine, as in reports.
    pub goroutine: u64,
    /// The calls it was in, innermost first.
    pub trace: Vec<Frame>,
}

/// A call in a trace.
///
/// ```
/// use zokor::{End, Options, Program, Sources};
///
/// let text = "package main\n\nfunc f() { panic(1) }\n\nfunc main() { f() }\n";
/// let program = Program::new(Sources::text("main.go", text)).unwrap();
/// let End::Panic(crash) = program.run(Options::new().capture()).end else { panic!() };
/// assert_eq!(crash.trace[0].function, "main.f");
/// assert!(crash.trace[1].file.ends_with("main.go"));
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Frame {
    /// Qualified name of the function that is running: `main.(*T).Run.func1`.
    pub function: String,
    /// Absolute path of its file, or what stands for it.
    pub file: String,
    /// Line, from 1.
    pub line: u32,
    /// Column in bytes, from 1; 0 if it is not known.
    pub column: u32,
}

/// A goroutine in a deadlock.
///
/// ```
/// use zokor::{End, Options, Program, Sources};
///
/// let text = "package main\n\nfunc main() { <-make(chan int) }\n";
/// let program = Program::new(Sources::text("main.go", text)).unwrap();
/// let End::Deadlock(waiting) = program.run(Options::new().capture()).end else { panic!() };
/// assert_eq!(waiting[0].goroutine, 1);
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waiting {
    /// Its number.
    pub goroutine: u64,
    /// What it does, in the words of Go's reports: `chan receive`.
    pub reason: String,
    /// Where, if that is known.
    pub place: Option<Frame>,
    /// For channels: which they are, a line for each.
    pub channels: Vec<String>,
}

impl End {
    /// The exit status of a process that ends so.
    ///
    /// ```
    /// use zokor::End;
    ///
    /// assert_eq!(End::Exit(3).status(), 3);
    /// assert_eq!(End::Stopped("enough".into()).status(), 2);
    /// ```
    pub fn status(&self) -> i32 {
        match self {
            End::Exit(status) => *status,
            _ => fatal::STATUS,
        }
    }

    /// Whether the program ended as it should: status 0.
    ///
    /// ```
    /// assert!(zokor::End::Exit(0).is_success());
    /// ```
    pub fn is_success(&self) -> bool {
        self.status() == 0
    }
}

impl fmt::Display for End {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        match self {
            End::Exit(status) => write!(f, "exit status {status}"),
            End::Panic(crash) => write!(f, "panic: {}", crash.message),
            End::Fatal(crash) => write!(f, "fatal error: {}", crash.message),
            End::Deadlock(_) => f.write_str("all goroutines are asleep - deadlock!"),
            End::Limit(limit) => write!(f, "limit reached: {limit}"),
            End::Stopped(reason) => write!(f, "stopped: {reason}"),
        }
    }
}

impl std::error::Error for End {}

impl fmt::Display for Frame {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        write!(f, "{} ({}:{})", self.function, self.file, self.line)
    }
}

impl Frame {
    fn new(s: &Site) -> Frame {
        Frame {
            function: s.function.to_string(),
            file: s.file.to_string(),
            line: s.line,
            column: s.column,
        }
    }
}

/// What the running goroutine says of its end.
pub(crate) fn crash(cx: Cx, message: &str, trace: &[u32]) -> Crash {
    Crash {
        message: message.into(),
        goroutine: cx.g().id(),
        trace: frames(cx.vm(), trace),
    }
}

/// The frames of a trace.
pub(crate) fn frames(vm: &Vm, trace: &[u32]) -> Vec<Frame> {
    let shown = |table: &[Site]| {
        let sites = trace.iter().filter_map(|id| table.get(*id as usize));
        sites.filter(|s| s.line > 0).map(Frame::new).collect()
    };
    vm.sites.with(shown)
}

/// Who waits for what, of goroutines that are all suspended.
pub(crate) fn waiting(vm: &Vm, goroutines: &[&'static G]) -> Vec<Waiting> {
    let one = |g: &&'static G| Waiting {
        goroutine: g.id(),
        reason: g.reason().text().into(),
        place: match g.site.get() {
            site::NONE => frames(vm, &trace::of_suspended(g)).into_iter().next(),
            id => frames(vm, &[id]).into_iter().next(),
        },
        channels: fatal::channels(vm, g),
    };
    goroutines.iter().map(one).collect()
}
