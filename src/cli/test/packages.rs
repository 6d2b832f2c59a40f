//! Tests of packages, run and told as `go test` does.

use super::args::Arguments;
use super::events::{self, Events};
use crate::diagnostic::render;
use crate::diagnostic::render::Choice;
use crate::interpreter::{Options, Program, Sources};
use crate::module::{Tested, test_folders};
use crate::runtime::capabilities::Capabilities;
use std::io::{self, Write};
use std::sync::mpsc;
use std::sync::{Arc, Mutex};
use std::time::{Duration, Instant};

/// So long may the tests of a package take if nothing else is said.
const LIMIT: Duration = Duration::from_secs(600);

/// Runs the tests of the packages that the words name: with no words, of that in the current folder. Says whether all is
/// well.
pub fn run(words: &[String], arguments: &Arguments) -> bool {
    let here = [".".to_string()];
    let named = !words.is_empty();
    let words = if named { words } else { &here };
    let mut packages = Vec::new();
    let mut fine = true;
    for word in words {
        match test_folders(word) {
            Ok(list) => packages.extend(list),
            Err(text) => {
                complain(&format!("# {word}\n{text}\n"));
                say(format!("FAIL\t{word} [setup failed]\n").as_bytes());
                fine = false;
            }
        }
    }
    let stream = !named || arguments.bench || arguments.verbose && packages.len() == 1;
    fine &= run_all(&packages, arguments, named, stream);
    if !fine && named && !arguments.json {
        say(b"FAIL\n");
    }
    fine
}

/// Runs all packages, several at a time unless they write directly. What they say comes in their order.
fn run_all(packages: &[Tested], arguments: &Arguments, named: bool, stream: bool) -> bool {
    let run = |package: &Tested| {
        let mut report = Report {
            arguments,
            named,
            direct: if stream { Direct::Plain } else { Direct::No },
            output: Output::default(),
        };
        let fine = report.package(package);
        (fine, report.output.take())
    };
    let jobs = match arguments.jobs {
        _ if stream && !arguments.json => 1,
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        n => n,
    };
    let next = Mutex::new(packages.iter().enumerate());
    let (send, receive) = mpsc::channel();
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(packages.len()) {
            let (send, next, run) = (send.clone(), &next, &run);
            scope.spawn(move || {
                while let Some((i, package)) = next.lock().ok().and_then(|mut n| n.next()) {
                    // Who receives waits for all.
                    let _ = send.send((i, run(package)));
                }
            });
        }
        drop(send);
        let mut waiting = std::collections::BTreeMap::new();
        let (mut told, mut fine) = (0, true);
        for (i, result) in receive {
            waiting.insert(i, result);
            while let Some((well, text)) = waiting.remove(&told) {
                fine &= well;
                say(&text);
                told += 1;
            }
        }
        fine && told == packages.len()
    })
}

/// How the tests of a package were.
enum Told {
    Fine,
    Failed,
    Unbuilt,
}

/// What one package has to say.
struct Report<'a> {
    arguments: &'a Arguments,
    /// Packages were named.
    named: bool,
    direct: Direct,
    output: Output,
}

/// What goes out at once.
#[derive(Clone)]
enum Direct {
    /// Nothing.
    No,
    /// Output as it is.
    Plain,
    /// Events that are made of it.
    Events(Arc<Mutex<Events>>),
}

impl Direct {
    fn tell(&self, bytes: &[u8]) {
        match self {
            Direct::No => {}
            Direct::Plain => say(bytes),
            Direct::Events(events) => {
                let mut events = events.lock().unwrap_or_else(|e| e.into_inner());
                // Before anybody else's: they are in order.
                say(events.feed(bytes).as_bytes());
            }
        }
    }

    fn is_no(&self) -> bool {
        matches!(self, Direct::No)
    }
}

impl Report<'_> {
    /// Runs the tests of a package. Says whether none has failed.
    fn package(&mut self, package: &Tested) -> bool {
        if !self.arguments.json {
            return matches!(self.told(package), Told::Fine);
        }
        let told = self.told(package);
        if let Direct::Events(events) = std::mem::replace(&mut self.direct, Direct::No) {
            let mut events = events.lock().unwrap_or_else(|e| e.into_inner());
            say(events.end(matches!(told, Told::Unbuilt)).as_bytes());
        }
        matches!(told, Told::Fine)
    }

    /// Events begin here, if they are wanted.
    fn begin(&mut self, package: &Tested) {
        if self.arguments.json {
            let (events, start) = Events::new(&package.path);
            self.direct = Direct::Events(Arc::new(Mutex::new(events)));
            say(start.as_bytes());
        }
    }

    /// Says what keeps the tests from being built.
    fn complain(&mut self, package: &Tested, text: &str) {
        if self.arguments.json {
            say(events::of_build(&package.path, text).as_bytes());
            self.begin(package);
        } else {
            complain(text);
        }
    }

    fn told(&mut self, package: &Tested) -> Told {
        let path = &package.path;
        if !package.has_tests {
            self.begin(package);
            self.line(&format!("?   \t{path}\t[no test files]\n"));
            return Told::Fine;
        }
        if path == "main" {
            // The program of the tests could not import it.
            self.complain(
                package,
                "# main.test\ncould not import main (cannot import \"main\")\n",
            );
            self.line(&format!("FAIL\t{path} [build failed]\n"));
            return Told::Unbuilt;
        }
        let sources = Sources::tests(&package.folder).tags(self.arguments.tags.clone());
        let program = match Program::new(sources) {
            Ok(program) => program,
            Err(mistakes) => {
                let early = ["Load", "BrokenImport", "ImportCycle", "Syntax", "WrongTest"];
                let own = mistakes.diagnostics.iter().any(|d| early.contains(&d.code));
                let text =
                    render::render(&mistakes.map, &mistakes.diagnostics, Choice::Auto, false);
                let text = text.strip_prefix("zokor: ").unwrap_or(&text);
                let text = if own { text.into() } else { from_here(text) };
                let title = if text.starts_with("# ") {
                    String::new()
                } else {
                    format!("# {path}\n")
                };
                self.complain(package, &format!("{title}{text}"));
                let step = if own { "setup" } else { "build" };
                self.line(&format!("FAIL\t{path} [{step} failed]\n"));
                return Told::Unbuilt;
            }
        };
        self.begin(package);
        let start = Instant::now();
        let (printed, direct) = (self.output.clone(), self.direct.clone());
        let sink = move || Sink(printed.clone(), direct.clone());
        let options = Options::new()
            .args(self.args(path))
            .env(std::env::vars())
            .dir(&package.folder)
            .allow(Capabilities::all())
            .stdout(sink())
            .stderr(sink());
        let outcome = program.run(options);
        let took = format!("{:.3}s", start.elapsed().as_secs_f64());
        let status = outcome.status();
        let text = self.output.take();
        if status == 0 {
            let none = b"testing: warning: no tests to run\n";
            let nothing = text.windows(none.len()).any(|w| w == none);
            let note = if nothing && self.buffers() {
                " [no tests to run]"
            } else {
                ""
            };
            if self.direct.is_no() && (self.arguments.verbose || self.lists()) {
                self.line(&String::from_utf8_lossy(&text));
            }
            self.line(&format!("ok  \t{path}\t{took}{note}\n"));
            return Told::Fine;
        }
        if self.direct.is_no() {
            self.output.write(&text);
        }
        if text.is_empty() || !self.buffers() {
            self.line(&format!("exit status {status}\n"));
        }
        self.line(&format!("FAIL\t{path}\t{took}\n"));
        Told::Failed
    }

    /// Whether `go test` would look at what the tests have written.
    fn buffers(&self) -> bool {
        self.named && !self.arguments.bench
    }

    fn lists(&self) -> bool {
        self.arguments
            .flags
            .iter()
            .any(|f| f.starts_with("-test.list="))
    }

    /// The arguments of the program of tests, its name first.
    fn args(&self, path: &str) -> Vec<String> {
        let name = path.rsplit('/').next().unwrap_or(path);
        let limit = self.arguments.timeout.unwrap_or(LIMIT);
        let mut args = vec![
            format!("{}.test", std::env::temp_dir().join(name).display()),
            format!("-test.timeout={}ns", limit.as_nanos()),
        ];
        args.extend(self.arguments.flags.iter().cloned());
        args.extend(self.arguments.args.iter().cloned());
        args
    }

    fn line(&mut self, text: &str) {
        match self.direct {
            Direct::No => self.output.write(text.as_bytes()),
            _ => self.direct.tell(text.as_bytes()),
        }
    }
}

/// Marks the files of the current folder in messages of the compiler, as Go's command does.
fn from_here(text: &str) -> String {
    let mark = |line: &str| {
        let file = line.split(':').next().unwrap_or_default();
        let here = file.ends_with(".go") && !file.contains(['/', '\t', ' ']);
        format!("{}{line}", if here { "./" } else { "" })
    };
    text.split_inclusive('\n').map(mark).collect()
}

/// What was written and is not told yet.
#[derive(Clone, Default)]
struct Output(Arc<Mutex<Vec<u8>>>);

impl Output {
    fn write(&self, bytes: &[u8]) {
        self.0
            .lock()
            .unwrap_or_else(|e| e.into_inner())
            .extend_from_slice(bytes);
    }

    fn take(&self) -> Vec<u8> {
        std::mem::take(&mut self.0.lock().unwrap_or_else(|e| e.into_inner()))
    }
}

/// Where the program writes: what it has written is looked at afterwards, and may go out at once.
struct Sink(Output, Direct);

impl Write for Sink {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.write(bytes);
        self.1.tell(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

/// Writes to standard output. If nobody reads it there is nothing to tell.
fn say(bytes: &[u8]) {
    let mut out = io::stdout();
    let _ = out.write_all(bytes).and_then(|()| out.flush());
}

fn complain(text: &str) {
    let _ = io::stderr().write_all(text.as_bytes());
}
