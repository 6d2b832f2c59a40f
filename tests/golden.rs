//! Runs every program under `testdata/` and `examples/go/` and compares what it does with the files beside it:
//! `NAME.out` standard output, `NAME.err` standard error, `NAME.exit` exit status (0 if there is none); it gets the lines of
//! `NAME.args` as arguments and `NAME.in` as standard input. A program without expectations and expectations without a
//! program are failures. A folder whose name ends in `.pkg` is one program; with `NAME.txt` it is one that does not compile,
//! and that file holds what Go says of it.
//!
//! `testdata/syntax/` belongs to the parser's own tests, `testdata/check/` to the checker's, `testdata/scripted/` to those
//! of the command, `testdata/races/` to those of data races, `examples/go/servers/` to those of the network.
//!
//! `GO=path/to/go cargo test --test golden update -- --ignored` writes the expectations that are missing, as compiled Go
//! behaves. Read what it wrote.

use regex::Regex;
use std::collections::BTreeSet;
use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const EXPECTATIONS: [&str; 6] = ["out", "err", "exit", "args", "in", "txt"];
/// No program here takes a tenth of this on an idle machine.
const LIMIT: Duration = Duration::from_secs(120);

#[test]
fn programs_behave_as_expected() {
    let found = Found::new();
    let orphans = found.orphans();
    assert!(
        orphans.is_empty(),
        "expectations without a program: {orphans:#?}"
    );
    let lacking: Vec<_> = found
        .programs
        .iter()
        .filter(|p| !p.with_extension("out").exists() && !is_wrong(p))
        .collect();
    assert!(
        lacking.is_empty(),
        "programs without expectations: {lacking:#?}"
    );
    assert!(
        found.programs.len() > 20,
        "the programs are not where they should be"
    );
    PLAIN.check(&found.programs);
}

#[test]
fn programs_behave_alike_with_os_threads() {
    OS_THREADS.check(&Found::new().programs);
}

#[test]
fn programs_behave_alike_on_one_worker() {
    ONE_WORKER.check(&Found::new().programs);
}

/// Some of the programs in each of the regimes that find mistakes of zokor's own; all of them are run by
/// `cargo test --test golden regime -- --ignored --test-threads=1`.
#[test]
fn some_programs_behave_alike_in_every_regime() {
    let programs = Found::new().programs;
    for (i, regime) in [STRESS, SMALL_STACKS, MANY_WORKERS].iter().enumerate() {
        let every = 24;
        let some: Vec<PathBuf> = programs.iter().skip(i).step_by(every).cloned().collect();
        regime.check(&some);
    }
}

#[test]
#[ignore = "takes minutes"]
fn regime_stress() {
    STRESS.check(&Found::new().programs);
}

#[test]
#[ignore = "takes minutes"]
fn regime_small_stacks() {
    SMALL_STACKS.check(&Found::new().programs);
}

#[test]
#[ignore = "takes minutes"]
fn regime_many_workers() {
    MANY_WORKERS.check(&Found::new().programs);
}

#[test]
#[ignore = "takes minutes"]
fn regime_stress_with_os_threads() {
    STRESS_OS.check(&Found::new().programs);
}

/// How zokor is run.
struct Regime {
    options: &'static [&'static str],
    variables: &'static [(&'static str, &'static str)],
    /// Programs that are no test in it, by parts of their paths.
    without: &'static [&'static str],
}

const PLAIN: Regime = Regime {
    options: &[],
    variables: &[],
    without: &[],
};
const OS_THREADS: Regime = Regime {
    options: &["--threads=os"],
    ..PLAIN
};
const ONE_WORKER: Regime = Regime {
    options: &["--workers=1"],
    ..PLAIN
};
const MANY_WORKERS: Regime = Regime {
    options: &["--workers=8"],
    ..PLAIN
};
/// Garbage is collected whenever a little was allocated and a goroutine polls.
const STRESS: Regime = Regime {
    variables: &[("ZOKOR_GC", "stress")],
    // How many collections there are is what it looks at.
    without: &["memory/stats.go"],
    ..PLAIN
};
const STRESS_OS: Regime = Regime {
    options: &["--threads=os"],
    ..STRESS
};
/// Stacks grow at the first calls.
const SMALL_STACKS: Regime = Regime {
    variables: &[("ZOKOR_STACK", "small")],
    ..PLAIN
};

impl Regime {
    fn check(&self, programs: &[PathBuf]) {
        let wanted = |p: &&PathBuf| !self.without.iter().any(|part| p.ends_with(part));
        let programs: Vec<PathBuf> = programs.iter().filter(wanted).cloned().collect();
        in_parallel(&programs, |program| check_program(program, self));
    }
}

#[test]
#[ignore = "writes expectations, for which it needs a Go toolchain"]
fn update() {
    let go = std::env::var("GO").expect("GO names a Go toolchain");
    let folder = std::env::temp_dir().join(format!("zokor-golden-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for binaries");
    for program in Found::new().programs {
        if program.with_extension("out").exists() || is_wrong(&program) {
            continue;
        }
        let binary = folder.join("program");
        let mut build = Command::new(&go);
        build.args(["build", "-gcflags=-e", "-o"]).arg(&binary);
        if program.is_dir() {
            build
                .arg(".")
                .current_dir(&program)
                .env("GOFLAGS", "")
                .env("GOPROXY", "off");
        } else {
            build.arg(&program);
        }
        let built = build.output().expect("the toolchain starts");
        if !built.status.success() {
            assert!(program.is_dir(), "{} does not compile", program.display());
            let text = complaints(&program, &String::from_utf8_lossy(&built.stderr));
            std::fs::write(program.with_extension("txt"), text)
                .expect("writing beside the program");
            continue;
        }
        let ran = run(Command::new(&binary), &program);
        println!("writing expectations of {}", program.display());
        let write = |extension: &str, text: &str| {
            std::fs::write(program.with_extension(extension), text)
                .expect("writing beside the program");
        };
        write("out", &ran.out);
        if !ran.err.is_empty() {
            write("err", &normal(&ran.err));
        }
        if ran.status != 0 {
            write("exit", &format!("{}\n", ran.status));
        }
    }
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// What lies in the folders of programs.
struct Found {
    programs: Vec<PathBuf>,
    expectations: Vec<PathBuf>,
}

impl Found {
    fn new() -> Found {
        let mut found = Found {
            programs: Vec::new(),
            expectations: Vec::new(),
        };
        for folder in ["testdata", "examples/go"] {
            for file in Found::files(&root().join(folder)) {
                let inside = file.strip_prefix(root()).expect("below the root");
                let others = [
                    "testdata/check",
                    "testdata/syntax",
                    "testdata/scripted",
                    "testdata/races",
                    "examples/go/servers",
                ];
                if others.iter().any(|folder| inside.starts_with(folder)) {
                    continue;
                }
                let package = file
                    .ancestors()
                    .find(|a| a.extension().is_some_and(|e| e == "pkg"));
                let extension = file
                    .extension()
                    .unwrap_or_default()
                    .to_string_lossy()
                    .into_owned();
                if let Some(package) = package {
                    if !found.programs.iter().any(|p| p == package) {
                        found.programs.push(package.into());
                    }
                } else if extension == "go" {
                    found.programs.push(file);
                } else if EXPECTATIONS.contains(&extension.as_str()) {
                    found.expectations.push(file);
                }
            }
        }
        found
    }

    /// All files below a folder, sorted.
    fn files(folder: &Path) -> Vec<PathBuf> {
        let mut files = Vec::new();
        let mut folders = vec![folder.to_path_buf()];
        while let Some(folder) = folders.pop() {
            let Ok(entries) = std::fs::read_dir(&folder) else {
                continue;
            };
            for entry in entries {
                let path = entry.expect("an entry").path();
                if path.is_dir() {
                    folders.push(path);
                } else {
                    files.push(path);
                }
            }
        }
        files.sort();
        files
    }

    fn orphans(&self) -> Vec<&PathBuf> {
        let stems: BTreeSet<_> = self.programs.iter().map(|p| p.with_extension("")).collect();
        self.expectations
            .iter()
            .filter(|e| !stems.contains(&e.with_extension("")))
            .collect()
    }
}

struct Ran {
    out: String,
    err: String,
    status: i32,
}

fn run(mut command: Command, program: &Path) -> Ran {
    if let Ok(args) = std::fs::read_to_string(program.with_extension("args")) {
        command.args(args.lines());
    }
    command
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut stdin = child.stdin.take().expect("piped");
    let input = std::fs::read(program.with_extension("in")).unwrap_or_default();
    let writer = std::thread::spawn(move || {
        // A program need not read what it is given.
        let _ = stdin.write_all(&input);
    });
    let id = child.id();
    let (done, finished) = std::sync::mpsc::channel::<()>();
    let watch = std::thread::spawn(move || {
        if finished.recv_timeout(LIMIT) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
            let _ = Command::new("kill").arg("-9").arg(id.to_string()).status();
        }
    });
    let output = child.wait_with_output().expect("the program ends");
    drop(done);
    watch.join().expect("the watch ends");
    writer.join().expect("the writer ends");
    Ran {
        out: String::from_utf8_lossy(&output.stdout).into_owned(),
        err: String::from_utf8_lossy(&output.stderr).into_owned(),
        status: output.status.code().unwrap_or(-1),
    }
}

fn zokor(command: &str) -> Command {
    let mut zokor = Command::new(env!("CARGO_BIN_EXE_zokor"));
    zokor.arg(command);
    zokor
}

/// Whether a program has mistakes that are found before it runs.
fn is_wrong(program: &Path) -> bool {
    program.with_extension("txt").exists()
}

/// Takes out of what is said of a package what depends on where it is, and the header if there is just one.
fn complaints(program: &Path, text: &str) -> String {
    static NOISE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?m)^(go: |zokor: )| \(\S+/src/\S+\)$").expect("a pattern of ours")
    });
    static HERE: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?m)^(\t?)\./").expect("a pattern of ours"));
    let text = NOISE.replace_all(text, "");
    let text = HERE.replace_all(&text, "$1");
    let text = text.replace(&program.display().to_string(), "DIR");
    match text.lines().filter(|l| l.starts_with("# ")).count() {
        1 => text
            .lines()
            .filter(|l| !l.starts_with("# "))
            .map(|l| format!("{l}\n"))
            .collect(),
        _ => text,
    }
}

/// Checks a program that does not compile, from within its folder.
fn check_wrong(program: &Path) -> Result<(), String> {
    let expected = std::fs::read_to_string(program.with_extension("txt")).expect("an expectation");
    let mut command = zokor("check");
    command.args(["--all-errors", "."]).current_dir(program);
    let ran = run(command, program);
    let text = complaints(program, &ran.err);
    if text != expected {
        return Err(difference(&expected, &text));
    }
    match ran.status {
        1 => Ok(()),
        status => Err(format!("exit status {status} instead of 1\n")),
    }
}

fn check_program(program: &Path, regime: &Regime) -> Result<(), String> {
    if is_wrong(program) {
        return check_wrong(program);
    }
    let mut command = zokor("run");
    command.args(regime.options).arg(program);
    command.envs(regime.variables.iter().copied());
    let start = Instant::now();
    let ran = run(command, program);
    if start.elapsed() >= LIMIT {
        return Err("did not end".into());
    }
    let expected = |extension: &str| {
        // Output need not be UTF-8; what was run is made text in the same way.
        let bytes = std::fs::read(program.with_extension(extension)).unwrap_or_default();
        String::from_utf8_lossy(&bytes).into_owned()
    };
    let status = expected("exit").trim().parse().unwrap_or(0);
    let mut problems = String::new();
    if ran.out != expected("out") {
        problems += &format!(
            "--- standard output\n{}",
            difference(&expected("out"), &ran.out)
        );
    }
    if normal(&ran.err) != normal(&expected("err")) {
        problems += &format!(
            "--- standard error\n{}",
            difference(&normal(&expected("err")), &normal(&ran.err))
        );
    }
    if ran.status != status {
        problems += &format!("--- exit status {} instead of {status}\n", ran.status);
    }
    if problems.is_empty() {
        Ok(())
    } else {
        Err(problems)
    }
}

/// Takes out of reports on standard error what Go leaves open: numbers of goroutines, addresses, offsets, arguments, folders,
/// and the frames of the library.
fn normal(report: &str) -> String {
    static RULES: LazyLock<Vec<(Regex, &str)>> = LazyLock::new(|| {
        let rules = [
            // What Go's own goroutines do, and what it knows of the machine, where it shows everything.
            (
                r"(?m)^goroutine \d+ gp=.* \[(force gc \(idle\)|GC \w+ wait|GC worker \(idle\)|GOMAXPROCS updater \(idle\)|finalizer wait|cleanup wait)\]:\n([^\n]+\n)*\n?",
                "",
            ),
            (r" gp=0x[0-9a-f]+ m=(nil|\d+)( mp=0x[0-9a-f]+)?", ""),
            (r"\n+\z", "\n"),
            // How many calls a stack has room for, and how much of the heap is in use.
            (r"\.\.\.\d{6,} frames elided", "...N frames elided"),
            // Where the library starts goroutines.
            (
                r"(?m)^(created by .*)\n\t\S*(GOROOT|/go/src)\S*:\d+.*$",
                "$1",
            ),
            (
                r"(?m)^[^\s].*\([^()\n]*\)\n\t\S*(GOROOT|/go/src|/src/runtime|/src/sync|/src/internal)\S*:\d+.*\n",
                "",
            ),
            (r"goroutine \d+", "goroutine N"),
            (r"0x[0-9a-f]+", "0xN"),
            (r"code=0xN addr=0xN pc=0xN", "code=N addr=N pc=N"),
            (r"(?m)( \+0xN)?( fp=0xN sp=0xN pc=0xN)?$", ""),
            (r"(?m)^([\w./%*()\[\]-]+)\([^()\n]*\)$", "$1(...)"),
            (r"(?m)^\t\S*/([^/\s]+\.go:\d+)", "\t$1"),
        ];
        rules
            .map(|(pattern, by)| (Regex::new(pattern).expect("a pattern of ours"), by))
            .into()
    });
    RULES
        .iter()
        .fold(report.to_string(), |text, (pattern, by)| {
            pattern.replace_all(&text, *by).into_owned()
        })
}

/// The first lines that differ.
fn difference(expected: &str, actual: &str) -> String {
    let (mut e, mut a) = (expected.lines(), actual.lines());
    for number in 1.. {
        match (e.next(), a.next()) {
            (None, None) => break,
            (e, a) if e == a => {}
            (e, a) => {
                let show = |line: Option<&str>| line.map_or("(end)".into(), |l| format!("{l:?}"));
                return format!(
                    "line {number}: expected {}\n{:width$}  found {}\n",
                    show(e),
                    "",
                    show(a),
                    width = 8
                );
            }
        }
    }
    "they differ in the end of the last line\n".into()
}

/// Does all items with as many threads as there are cores, and fails with all that was wrong.
fn in_parallel(items: &[PathBuf], check: impl Fn(&Path) -> Result<(), String> + Sync) {
    let next = AtomicUsize::new(0);
    let work = || {
        let mut failures = Vec::new();
        while let Some(item) = items.get(next.fetch_add(1, Ordering::Relaxed)) {
            if let Err(problem) = check(item) {
                let name = item.strip_prefix(root()).unwrap_or(item);
                failures.push(format!("{}:\n{problem}", name.display()));
            }
        }
        failures
    };
    let threads = std::thread::available_parallelism().map_or(1, usize::from);
    let failures: Vec<String> = std::thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(work)).collect();
        handles
            .into_iter()
            .flat_map(|h| h.join().expect("a check does not panic"))
            .collect()
    });
    assert!(
        failures.is_empty(),
        "{} of {} failed\n\n{}",
        failures.len(),
        items.len(),
        failures.join("\n")
    );
}
