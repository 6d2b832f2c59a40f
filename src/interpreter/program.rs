//! From sources to a program, and from that to runs of it.

use super::host::Package;
use super::load::Library;
use super::options::{Captured, Options};
use super::session::{Exports, Session};
use super::{Mistakes, Sources, front, mistakes, on_large_stack};
use crate::diagnostic::Diagnostics;
use crate::lower::Extent;
use crate::runtime::image::OwnedImage;
use crate::runtime::remote::Remote;
use crate::runtime::vm::OwnedVm;
use crate::runtime::{End, Func, signal};
use crate::types::Checker;
use crate::{eval, lower, tree};
use std::borrow::Cow;
use std::sync::{Arc, Mutex};

/// What a [`Program`] is made of.
///
/// ```
/// use zokor::{Builder, Options, Sources};
///
/// let hello = "package main\n\nfunc main() { println(\"hello\") }\n";
/// let program = Builder::new(Sources::text("hello.go", hello)).build().unwrap();
/// assert_eq!(program.run(Options::new().capture()).stderr(), "hello\n");
/// ```
pub struct Builder {
    sources: Sources,
    library: Library,
    exports: bool,
}

impl Builder {
    /// A program with these sources.
    ///
    /// ```
    /// use zokor::{Builder, Sources};
    ///
    /// let builder = Builder::new(Sources::text("main.go", "package main\n\nfunc main() {}\n"));
    /// assert!(builder.build().is_ok());
    /// ```
    pub fn new(sources: Sources) -> Builder {
        Builder {
            sources,
            library: Library::default(),
            exports: true,
        }
    }

    /// Adds a package of the host, which the program may import.
    ///
    /// ```
    /// use zokor::{Builder, Options, Package, Sources};
    ///
    /// let script = "package main\n\nimport \"host\"\n\nfunc main() { println(host.Answer()) }\n";
    /// let package = Package::new("host", "package host\n\nfunc Answer() int\n").func("Answer", || 42i64);
    /// let program = Builder::new(Sources::text("main.go", script)).package(package).build().unwrap();
    /// assert_eq!(program.run(Options::new().capture()).stderr(), "42\n");
    /// ```
    #[must_use]
    pub fn package(mut self, package: Package) -> Builder {
        self.library.add(package);
        self
    }

    /// The program is not called into: less is to be lowered.
    pub(super) fn without_exports(self) -> Builder {
        Builder {
            exports: false,
            ..self
        }
    }

    /// Loads, checks and lowers the program.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    ///
    /// ```
    /// use zokor::{Builder, Sources};
    ///
    /// let text = "package main\n\nimport \"nowhere\"\n\nfunc main() {}\n";
    /// let mistakes = Builder::new(Sources::text("main.go", text)).build().err().unwrap();
    /// assert!(mistakes.to_string().contains("package nowhere is not in std"));
    /// ```
    pub fn build(self) -> Result<Program, Mistakes> {
        on_large_stack(move || {
            let mut checker = front(self.sources, false, &self.library)?;
            let extent = Extent {
                exports: self.exports,
                bound: self.library.bound(),
            };
            match Lowered::new(&mut checker, &self.library, &extent) {
                Ok(first) => Ok(Program(Arc::new(Shared {
                    checker: Mutex::new(Some(checker)),
                    first: Mutex::new(Some(first)),
                    library: self.library,
                    extent,
                }))),
                Err(diagnostics) => Err(Mistakes {
                    diagnostics,
                    ..mistakes(checker)
                }),
            }
        })
    }
}

/// A program that can be run: any number of times, by several threads at once. Clones are the same program.
///
/// It is loaded and checked once. Each instance has functions, constants and variables of its own, which are lowered from
/// the checked program: a fraction of what checking takes. (What lowering makes refers to the variables by address.) The
/// first instance uses what [`Builder::build`] has lowered.
///
/// ```
/// use zokor::{Options, Program, Sources};
///
/// let text = "package main\n\nvar n = 1\n\nfunc main() { n++; println(n) }\n";
/// let program = Program::new(Sources::text("count.go", text)).unwrap();
/// let runs: Vec<_> = (0..3)
///     .map(|_| {
///         let program = program.clone();
///         std::thread::spawn(move || program.run(Options::new().capture()))
///     })
///     .collect();
/// for run in runs {
///     assert_eq!(run.join().unwrap().stderr(), "2\n");
/// }
/// ```
#[derive(Clone)]
pub struct Program(Arc<Shared>);

struct Shared {
    /// None only while it is dropped.
    checker: Mutex<Option<Checker>>,
    /// What the first instance takes.
    first: Mutex<Option<Lowered>>,
    library: Library,
    extent: Extent,
}

impl Drop for Shared {
    fn drop(&mut self) {
        let checker = self.checker.get_mut().map_or(None, Option::take);
        let first = self.first.get_mut().map_or(None, Option::take);
        drop_deep((checker, first));
    }
}

/// Drops what may be nested deeply.
fn drop_deep<T>(value: T) {
    on_large_stack(move || drop(value));
}

/// A program in the form that one instance uses up.
struct Lowered {
    /// Dropped first: it refers to the image.
    tree: tree::Program,
    image: OwnedImage,
}

impl Lowered {
    fn new(
        checker: &mut Checker,
        library: &Library,
        extent: &Extent,
    ) -> Result<Lowered, Diagnostics> {
        let image = OwnedImage::default();
        let natives = |name: &str| library.bound_to(name);
        let tree = lower::lower(checker, &natives, image.image(), extent)?;
        // The host's packages are checked as they are lowered.
        match checker.diags.is_empty() {
            true => Ok(Lowered { tree, image }),
            false => Err(std::mem::take(&mut checker.diags)),
        }
    }
}

impl Program {
    /// A program with these sources and nothing of the host's.
    ///
    /// # Errors
    /// Everything that is wrong with it.
    ///
    /// ```
    /// use zokor::{Program, Sources};
    ///
    /// let mistakes = Program::new(Sources::text("main.go", "package main\n\nfunc main() { x }\n")).err().unwrap();
    /// assert_eq!(mistakes.to_string(), "main.go:3:15: undefined: x");
    /// ```
    pub fn new(sources: Sources) -> Result<Program, Mistakes> {
        Builder::new(sources).build()
    }

    /// Starts an instance that the host calls into, by initialising its packages. Needs green threads.
    ///
    /// # Errors
    /// How it has ended meanwhile.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = "package main\n\nvar n = 41\n\nfunc Next() int { n++; return n }\n\nfunc main() {}\n";
    /// let program = Program::new(Sources::text("next.go", text)).unwrap();
    /// let mut session = program.start(Options::new()).unwrap();
    /// let next = session.func::<(), i64>("Next").unwrap();
    /// assert_eq!(next.call(&mut session, ()).unwrap(), 42);
    /// ```
    pub fn start(&self, options: Options) -> Result<Session, End> {
        self.instance(options).start()
    }

    /// Runs the program to its end.
    ///
    /// ```
    /// use zokor::{End, Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("os")
    ///
    /// func main() { os.Exit(3) }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// assert_eq!(program.run(Options::new()).end, End::Exit(3));
    /// ```
    pub fn run(&self, options: Options) -> Outcome {
        self.instance(options).run()
    }

    /// An instance that is about to run.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// func main() { println("hello") }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let instance = program.instance(Options::new().capture());
    /// let handle = instance.handle(); // to stop it, from any thread
    /// assert_eq!(instance.run().stderr(), "hello\n");
    /// handle.stop("too late");
    /// ```
    pub fn instance(&self, options: Options) -> Instance {
        let first = self.0.first.lock().map_or(None, |mut first| first.take());
        let lowered = first.unwrap_or_else(|| {
            on_large_stack(|| {
                let mut checker = self.0.checker.lock().unwrap_or_else(|e| e.into_inner());
                let checker = checker.as_mut().expect("the program is not dropped");
                let again = Lowered::new(checker, &self.0.library, &self.0.extent);
                again.unwrap_or_else(|_| panic!("what could be lowered can be lowered again"))
            })
        });
        Instance::new(lowered, options)
    }

    /// The program's only instance: what only others need is freed first.
    pub(super) fn into_instance(self, options: Options) -> Instance {
        match Arc::try_unwrap(self.0) {
            Ok(mut shared) => {
                let first = shared.first.get_mut().map_or(None, Option::take);
                drop(shared);
                let first = first.expect("there was no other instance");
                Instance::new(first, options)
            }
            Err(shared) => Program(shared).instance(options),
        }
    }
}

/// A program with its own variables, streams, clock and everything else that a process would have.
///
/// Dropping it ends it and frees its memory, as soon as the last thread of it is gone. Nothing is waited for: a host
/// function or a call of the system that blocks may go on for a while.
///
/// ```
/// use zokor::{Options, Program, Sources};
///
/// let text = r#"package main
///
/// func main() { println("hello") }"#;
/// let program = Program::new(Sources::text("main.go", text)).unwrap();
/// let instance = program.instance(Options::new().capture());
/// assert_eq!(instance.run().stderr(), "hello\n");
/// ```
pub struct Instance {
    owned: OwnedVm,
    start: &'static Func,
    init: &'static Func,
    exports: Exports,
    captured: Option<Captured>,
}

impl Instance {
    fn new(lowered: Lowered, options: Options) -> Instance {
        let Lowered { mut tree, image } = lowered;
        let owned = OwnedVm::new(options.config, image, options.streams);
        let vm = owned.vm();
        if options.signals {
            signal::install(vm);
        }
        let (init, exports) = (tree.init, std::mem::take(&mut tree.exports));
        let start = eval::install(vm, tree);
        Instance {
            owned,
            start,
            init,
            exports,
            captured: options.captured,
        }
    }

    /// What stops the instance, from any thread.
    ///
    /// ```
    /// use zokor::{End, Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// func main() { select {} }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let instance = program.instance(Options::new());
    /// instance.handle().stop("before it began");
    /// assert_eq!(instance.run().end, End::Stopped("before it began".into()));
    /// ```
    pub fn handle(&self) -> Handle {
        Handle::new(&self.owned.vm().remote)
    }

    /// Initialises the program's packages and calls `main.main`. Returns when the program has ended.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("fmt")
    ///
    /// func main() { fmt.Println("done") }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let instance = program.instance(Options::new().capture());
    /// assert_eq!(instance.run().stdout(), "done\n");
    /// ```
    pub fn run(self) -> Outcome {
        let end = self.owned.vm().run_main(self.start);
        Outcome::new(end, self.captured.as_ref())
    }

    fn start(self) -> Result<Session, End> {
        Session::new(self.owned, self.init, self.exports, self.captured)
    }
}

/// Stops an instance. It does not keep it alive.
///
/// ```
/// use zokor::{End, Options, Program, Sources};
///
/// let text = "package main\n\nfunc main() { for {} }\n";
/// let program = Program::new(Sources::text("endless.go", text)).unwrap();
/// let instance = program.instance(Options::new());
/// let handle = instance.handle();
/// let run = std::thread::spawn(move || instance.run());
/// handle.stop("enough");
/// assert_eq!(run.join().unwrap().end, End::Stopped("enough".into()));
/// ```
#[derive(Clone)]
pub struct Handle(Remote);

impl Handle {
    pub(super) fn new(remote: &Remote) -> Handle {
        Handle(remote.clone())
    }

    /// Ends the instance, if it has not ended: all its goroutines stop where they are, within a few milliseconds, blocked
    /// ones included; deferred functions do not run. Only a host function or a call of the system that does not return
    /// goes on, and what calls it is never resumed.
    ///
    /// ```
    /// use zokor::{End, Options, Program, Sources};
    ///
    /// let text = "package main\n\nimport \"time\"\n\nfunc main() { time.Sleep(time.Hour) }\n";
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let instance = program.instance(Options::new());
    /// let handle = instance.handle();
    /// let run = std::thread::spawn(move || instance.run());
    /// handle.stop("too long");
    /// assert_eq!(run.join().unwrap().end, End::Stopped("too long".into()));
    /// ```
    pub fn stop(&self, reason: &str) {
        self.0.stop(reason);
    }
}

/// How a run has ended, and what it has written if that was captured.
///
/// ```
/// use zokor::{End, Options, Program, Sources};
///
/// let text = r#"package main
///
/// import ("fmt")
///
/// func main() { fmt.Println("before"); panic("enough") }"#;
/// let program = Program::new(Sources::text("main.go", text)).unwrap();
/// let outcome = program.run(Options::new().capture());
/// assert!(!outcome.is_success());
/// assert_eq!(outcome.status(), 2);
/// assert_eq!(outcome.stdout(), "before\n");
/// assert_eq!(outcome.stdout_bytes(), b"before\n");
/// let End::Panic(crash) = outcome.end else { panic!() };
/// assert_eq!(crash.trace[0].function, "main.main");
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// How it has ended.
    pub end: End,
    stdout: Vec<u8>,
    stderr: Vec<u8>,
}

impl Outcome {
    pub(super) fn new(end: End, captured: Option<&Captured>) -> Outcome {
        let (stdout, stderr) = match captured {
            Some(captured) => (captured.stdout.take(), captured.stderr.take()),
            None => Default::default(),
        };
        Outcome {
            end,
            stdout,
            stderr,
        }
    }

    /// The exit status of a process that ends so: 2 but for programs that end themselves.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("os")
    ///
    /// func main() { os.Exit(7) }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let outcome = program.run(Options::new().capture());
    /// assert_eq!(outcome.status(), 7);
    /// ```
    pub fn status(&self) -> i32 {
        self.end.status()
    }

    /// Whether the status is 0.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// func main() {  }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let outcome = program.run(Options::new().capture());
    /// assert!(outcome.is_success());
    /// ```
    pub fn is_success(&self) -> bool {
        self.end.is_success()
    }

    /// Captured standard output, with U+FFFD for what is not UTF-8.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("fmt")
    ///
    /// func main() { fmt.Print("a") }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let outcome = program.run(Options::new().capture());
    /// assert_eq!(outcome.stdout(), "a");
    /// ```
    pub fn stdout(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.stdout)
    }

    /// Captured standard error, the report of a panic or another end included.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// func main() { print("b") }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let outcome = program.run(Options::new().capture());
    /// assert_eq!(outcome.stderr(), "b");
    /// ```
    pub fn stderr(&self) -> Cow<'_, str> {
        String::from_utf8_lossy(&self.stderr)
    }

    /// Captured standard output.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("os")
    ///
    /// func main() { os.Stdout.Write([]byte{255}) }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let outcome = program.run(Options::new().capture());
    /// assert_eq!(outcome.stdout_bytes(), [255]);
    /// ```
    pub fn stdout_bytes(&self) -> &[u8] {
        &self.stdout
    }

    /// Captured standard error.
    ///
    /// ```
    /// use zokor::{Options, Program, Sources};
    ///
    /// let text = r#"package main
    ///
    /// import ("os")
    ///
    /// func main() { os.Stderr.Write([]byte{255}) }"#;
    /// let program = Program::new(Sources::text("main.go", text)).unwrap();
    /// let outcome = program.run(Options::new().capture());
    /// assert_eq!(outcome.stderr_bytes(), [255]);
    /// ```
    pub fn stderr_bytes(&self) -> &[u8] {
        &self.stderr
    }
}
