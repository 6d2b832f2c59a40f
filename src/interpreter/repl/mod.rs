//! Interactive sessions: Go read piece by piece, each checked, lowered and run when the next is still unknown.

mod look;

use super::load::Library;
use super::options::{Captured, Options};
use crate::diagnostic::Diagnostics;
use crate::diagnostic::render::{self, Choice};
use crate::lower::Interactive;
use crate::runtime::cells::{self, CellEnd};
use crate::runtime::host::Bound;
use crate::runtime::image::OwnedImage;
use crate::runtime::native::bind;
use crate::runtime::vm::{OwnedVm, Vm};
use crate::runtime::{End, signal};
use crate::std as packages;
use crate::types::Checker;
use crate::types::cell::{Cell, Outer};
use crate::types::object::ObjId;
use crate::{eval, syntax};
use crossbeam_channel::{Receiver, bounded, select};
use std::cmp::Reverse;
use std::thread::JoinHandle;

/// What was there before the first input.
const PRELUDE: &str = include_str!("prelude.go");
/// How places in inputs are called.
const NAME: &str = "repl";

/// What became of an input.
///
/// ```
/// use zokor::{Evaluated, Options, Repl};
///
/// let mut session = Repl::new(Options::new().capture());
/// match session.eval("1 + nothing") {
///     Evaluated::Mistakes(text) => assert_eq!(text.trim(), "repl:1:5: undefined: nothing"),
///     other => panic!("{other:?}"),
/// }
/// ```
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Evaluated {
    /// It has run to its end.
    Done,
    /// It does not compile, for these reasons; nothing of it has run or is known.
    Mistakes(String),
    /// It panicked. The report went to standard error.
    Panic,
    /// It waits for what can never happen. The report went to standard error.
    Deadlock,
    /// Somebody has stopped it.
    Interrupted,
    /// It has ended the session: by `os.Exit`, a fatal error, a limit. No other input can be evaluated.
    Ended(End),
}

/// An interactive session: inputs see the names of those before them, and goroutines go on between them.
///
/// An input is one or more statements, declarations, imports or expressions. The values of an expression at its end are
/// printed, with their types. What is declared at the outermost level belongs to a package, so nothing there is unused; a
/// name may be declared again, for the inputs that follow. Packages of the standard library need not be imported.
///
/// ```
/// use zokor::{Evaluated, Options, Repl};
///
/// let mut session = Repl::new(Options::new().capture());
/// assert_eq!(session.eval("x := 20"), Evaluated::Done);
/// assert_eq!(session.eval("func double(n int) int { return 2 * n }"), Evaluated::Done);
/// assert_eq!(session.eval("double(x) + 2"), Evaluated::Done);
/// assert_eq!(session.take_stdout(), "42 (int)\n");
/// ```
pub struct Repl {
    /// Dropped before the run, whose image it refers to.
    lowering: Interactive,
    _owned: OwnedVm,
    vm: &'static Vm,
    outer: Outer,
    started: Option<ObjId>,
    finished: Option<ObjId>,
    captured: Option<Captured>,
    cells: Receiver<CellEnd>,
    end: Receiver<End>,
    run: Option<JoinHandle<()>>,
    choice: Choice,
    /// How it has ended.
    ended: Option<End>,
}

/// Stops what a [`Repl`] evaluates, from any thread.
///
/// ```
/// use zokor::{Evaluated, Options, Repl};
///
/// let mut session = Repl::new(Options::new().capture());
/// let interrupt = session.interrupt();
/// let other = std::thread::spawn(move || {
///     std::thread::sleep(std::time::Duration::from_millis(100));
///     interrupt.interrupt();
/// });
/// assert_eq!(session.eval("for {}"), Evaluated::Interrupted);
/// other.join().unwrap();
/// ```
#[derive(Clone)]
pub struct Interrupt(crate::runtime::remote::Remote);

impl Interrupt {
    /// Stops the input that is being evaluated, if one is: it unwinds, deferred calls run; if it is blocked, it is left
    /// behind. Other goroutines go on.
    ///
    /// ```
    /// use zokor::{Evaluated, Options, Repl};
    ///
    /// let mut session = Repl::new(Options::new().capture());
    /// let interrupt = session.interrupt();
    /// let other = std::thread::spawn(move || {
    ///     std::thread::sleep(std::time::Duration::from_millis(100));
    ///     interrupt.interrupt();
    /// });
    /// assert_eq!(session.eval("for {}"), Evaluated::Interrupted);
    /// other.join().unwrap();
    /// ```
    pub fn interrupt(&self) {
        self.0.with(|vm| vm.interrupt_cell());
    }
}

impl Drop for Repl {
    fn drop(&mut self) {
        self.vm.end(End::Stopped("dropped".into()));
        if let Some(run) = self.run.take() {
            let _ = run.join();
        }
    }
}

impl Repl {
    /// A session. Mistakes are worded as Go's compiler does.
    ///
    /// # Panics
    /// If the system has no thread for it.
    ///
    /// ```
    /// use zokor::{Options, Repl};
    ///
    /// let mut session = Repl::new(Options::new().capture());
    /// session.eval("1 << 10");
    /// assert_eq!(session.take_stdout(), "1024 (int)\n");
    /// ```
    pub fn new(options: Options) -> Repl {
        let image = OwnedImage::default();
        let (mut checker, root) = Checker::interactive(Box::new(Library::default()));
        let prelude = checker.cell("prelude.go", declarations(PRELUDE), false, root);
        let prelude = prelude.unwrap_or_else(|_| panic!("the prelude is right"));
        let find = |checker: &Checker, name| checker.named_object(prelude.outer, name);
        let started = find(&checker, "started");
        let finished = find(&checker, "finished");
        let main = find(&checker, "main");
        checker.provide_show(&prelude, root, "show");
        let mut lowering = Interactive::new(checker, &bound, image.image());
        let tree = lowering.lower(&prelude, None, main);
        let tree = tree.unwrap_or_else(|_| panic!("the prelude can be lowered"));
        let mut config = options.config;
        config.hooks.uncaught = cells::uncaught;
        config.hooks.stuck = Some(cells::stuck);
        let owned = OwnedVm::new(config, image, options.streams);
        let vm = owned.vm();
        if options.signals {
            vm.on_signal(|vm, number| {
                let interrupts = number == libc::SIGINT;
                if interrupts {
                    vm.interrupt_cell();
                }
                interrupts
            });
            signal::install(vm);
        }
        let start = eval::install(vm, tree);
        let cells = vm.begin_cells();
        let (send, end) = bounded(1);
        let run = std::thread::Builder::new().spawn(move || {
            let _ = send.send(vm.run_main(start));
        });
        let run = run.expect("a thread for the session");
        // Else an input could become the main goroutine.
        select! {
            recv(cells) -> _ => {}
            recv(end) -> _ => {}
        }
        Repl {
            lowering,
            _owned: owned,
            vm,
            outer: root,
            started,
            finished,
            captured: options.captured,
            cells,
            end,
            run: Some(run),
            choice: Choice::Go,
            ended: None,
        }
    }

    /// How mistakes are worded.
    ///
    /// ```
    /// use zokor::diagnostic::render::Choice;
    /// use zokor::{Evaluated, Options, Repl};
    ///
    /// let mut session = Repl::new(Options::new());
    /// session.set_choice(Choice::Json);
    /// let Evaluated::Mistakes(text) = session.eval("x") else { panic!() };
    /// assert!(text.starts_with('{'));
    /// ```
    pub fn set_choice(&mut self, choice: Choice) {
        self.choice = choice;
    }

    /// Whether an input ends where it may end: no bracket, string or comment is open, and its last line ends a statement.
    ///
    /// ```
    /// assert!(zokor::Repl::is_complete("x := 1"));
    /// assert!(!zokor::Repl::is_complete("if x > 0 {"));
    /// ```
    pub fn is_complete(input: &str) -> bool {
        syntax::is_complete(input)
    }

    /// What interrupts an evaluation.
    ///
    /// ```
    /// use zokor::{Evaluated, Options, Repl};
    ///
    /// let mut session = Repl::new(Options::new().capture());
    /// let interrupt = session.interrupt();
    /// let other = std::thread::spawn(move || {
    ///     std::thread::sleep(std::time::Duration::from_millis(100));
    ///     interrupt.interrupt();
    /// });
    /// assert_eq!(session.eval("for {}"), Evaluated::Interrupted);
    /// other.join().unwrap();
    /// assert_eq!(session.eval("1"), Evaluated::Done);
    /// ```
    pub fn interrupt(&self) -> Interrupt {
        Interrupt(self.vm.remote.clone())
    }

    /// Evaluates an input, and returns when it has ended; goroutines that it has started go on.
    ///
    /// ```
    /// use zokor::{End, Evaluated, Options, Repl};
    ///
    /// let mut session = Repl::new(Options::new().capture());
    /// assert_eq!(session.eval("panic(1)"), Evaluated::Panic);
    /// assert_eq!(session.eval("import \"os\"; os.Exit(3)"), Evaluated::Ended(End::Exit(3)));
    /// ```
    pub fn eval(&mut self, input: &str) -> Evaluated {
        self.evaluate(NAME, input)
    }

    /// Evaluates the declarations of a Go file, whose name is that in messages.
    ///
    /// ```
    /// use zokor::{Options, Repl};
    ///
    /// let mut session = Repl::new(Options::new().capture());
    /// session.load("half.go", "package half\n\nfunc Half(n int) int { return n / 2 }\n");
    /// session.eval("Half(84)");
    /// assert_eq!(session.take_stdout(), "42 (int)\n");
    /// ```
    pub fn load(&mut self, name: &str, text: &str) -> Evaluated {
        let clause = text.lines().position(|l| l.starts_with("package "));
        let lines = text.lines().enumerate();
        // All other lines stay where they are.
        let lines = lines.map(|(i, l)| if Some(i) == clause { "" } else { l });
        let declarations: String = lines.flat_map(|l| [l, "\n"]).collect();
        self.evaluate(name, &declarations)
    }

    fn evaluate(&mut self, name: &str, input: &str) -> Evaluated {
        if let Some(end) = &self.ended {
            return Evaluated::Ended(end.clone());
        }
        let cell = match self.check(name, input) {
            Ok(cell) => cell,
            Err(mistakes) => return Evaluated::Mistakes(self.render(&mistakes)),
        };
        let tree = match self.lowering.lower(&cell, self.started, self.finished) {
            Ok(tree) => tree,
            Err(mistakes) => return Evaluated::Mistakes(self.render(&mistakes)),
        };
        self.outer = cell.outer;
        let start = eval::install(self.vm, tree);
        self.vm.start_cell(start);
        let end = select! {
            recv(self.cells) -> end => Ok(end.expect("the run holds the sender")),
            recv(self.end) -> end => Err(end.unwrap_or(End::Stopped("gone".into()))),
        };
        match end {
            Ok(CellEnd::Done) => Evaluated::Done,
            Ok(CellEnd::Panic) => Evaluated::Panic,
            Ok(CellEnd::Deadlock) => Evaluated::Deadlock,
            Ok(CellEnd::Interrupted) => Evaluated::Interrupted,
            Err(end) => {
                self.ended = Some(end.clone());
                Evaluated::Ended(end)
            }
        }
    }

    /// How the session has ended, if it has: a goroutine may end it between two inputs.
    ///
    /// ```
    /// use zokor::{End, Options, Repl};
    ///
    /// let mut session = Repl::new(Options::new());
    /// assert_eq!(session.ended(), None);
    /// session.eval("import \"os\"; os.Exit(1)");
    /// assert_eq!(session.ended(), Some(&End::Exit(1)));
    /// ```
    pub fn ended(&mut self) -> Option<&End> {
        if self.ended.is_none() {
            self.ended = self.end.try_recv().ok();
        }
        self.ended.as_ref()
    }

    /// What was written to standard output since the last time, if it is captured.
    ///
    /// ```
    /// use zokor::{Options, Repl};
    ///
    /// let mut session = Repl::new(Options::new().capture());
    /// session.eval("6 * 7");
    /// assert_eq!(session.take_stdout(), "42 (int)\n");
    /// assert_eq!(session.take_stdout(), "");
    /// ```
    pub fn take_stdout(&mut self) -> String {
        self.vm.flush();
        let bytes = self.captured.as_ref().map(|c| c.stdout.take());
        String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned()
    }

    /// What was written to standard error since the last time, if it is captured.
    ///
    /// ```
    /// use zokor::{Options, Repl};
    ///
    /// let mut session = Repl::new(Options::new().capture());
    /// session.eval("println(42)");
    /// assert_eq!(session.take_stderr(), "42\n");
    /// ```
    pub fn take_stderr(&mut self) -> String {
        let bytes = self.captured.as_ref().map(|c| c.stderr.take());
        String::from_utf8_lossy(&bytes.unwrap_or_default()).into_owned()
    }

    fn render(&mut self, mistakes: &Diagnostics) -> String {
        let map = &self.lowering.checker().map;
        render::render(map, mistakes, self.choice, true)
    }

    /// Checks an input; packages that it uses without importing them are imported.
    fn check(&mut self, name: &str, input: &str) -> Result<Cell, Diagnostics> {
        let mut outer = self.outer;
        let mut imported: Vec<&str> = Vec::new();
        loop {
            let checker = self.lowering.checker();
            let mistakes = match checker.cell(name, input, true, outer) {
                Ok(cell) => {
                    for path in imported {
                        let _ = self
                            .vm
                            .write_stderr(format!("(imported {path})\n").as_bytes());
                    }
                    return Ok(cell);
                }
                Err(mistakes) => mistakes,
            };
            let missing = mistakes.iter().find_map(|m| {
                let path = package_called(m.message.strip_prefix("undefined: ")?)?;
                (!imported.contains(&path)).then_some(path)
            });
            if let Some(path) = missing {
                let import = format!("import {path:?}");
                outer = checker.cell(name, &import, false, outer)?.outer;
                imported.push(path);
                continue;
            }
            // A call without results is no value to show.
            return checker
                .cell(name, input, false, outer)
                .map_err(|_| mistakes);
        }
    }
}

/// The package of the standard library that most likely is meant by a name: the one with the shortest path.
fn package_called(name: &str) -> Option<&'static str> {
    let last = |path: &str| path.rsplit('/').next() == Some(name);
    let internal = |path: &str| path.split('/').any(|part| part == "internal");
    packages::paths()
        .filter(|path| last(path) && !internal(path))
        .min_by_key(|path| (path.len(), Reverse(*path)))
}

/// The text of a file without its package clause, line for line.
fn declarations(file: &str) -> &str {
    file.find('\n').map_or("", |end| &file[end..])
}

fn bound(name: &str) -> Option<Bound<'static>> {
    match name {
        "main.started" => Some(Bound::Native(bind(cells::started))),
        "main.finished" => Some(Bound::Native(bind(cells::finished))),
        _ => match Library::default().bound_to(name)? {
            Bound::Native(native) => Some(Bound::Native(native)),
            Bound::Host(_) | Bound::Missing => None,
        },
    }
}
