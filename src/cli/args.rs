//! The arguments of the command.

use crate::diagnostic::render::Choice;
use crate::runtime::capabilities::{Capabilities, Paths};
use crate::runtime::limits::Limits;
use crate::runtime::vm::Threads;
use jiff::SignedDuration;
use lexopt::prelude::{Long, Short, Value, ValueExt};
use std::ffi::OsString;
use std::io::IsTerminal;

/// What is to be done.
pub enum Action {
    /// Print a text.
    Print(String),
    /// Run a program.
    Run(Arguments),
    /// Look for mistakes only.
    Check(Arguments),
    /// Run tests; what is said of them is not read yet.
    Test(Vec<String>),
    /// Evaluate what somebody types.
    Repl(Arguments),
}

/// What `run` and `check` are told.
#[derive(Default)]
pub struct Arguments {
    /// Files, one folder, or `-`. Never empty.
    pub paths: Vec<String>,
    /// What the program gets.
    pub args: Vec<String>,
    pub threads: Threads,
    pub workers: usize,
    pub seed: Option<u64>,
    pub limits: Limits,
    /// None: everything.
    pub allow: Option<Capabilities>,
    pub choice: Choice,
    pub all_errors: bool,
    /// Build tags.
    pub tags: Vec<String>,
}

const HELP: &str = "\
zokor runs Go programs without a Go toolchain.

Usage:
  zokor [run] [OPTIONS] FILE.go... [ARGS...]   run a program
  zokor [run] [OPTIONS] FOLDER [ARGS...]       run the package main in a folder
  zokor [run] [OPTIONS] - [ARGS...]            run a program from standard input
  zokor check [OPTIONS] FILE.go... | FOLDER... look for compile errors only; FOLDER/... is all packages below
  zokor test [OPTIONS] [PATHS]                 run tests
  zokor [repl] [OPTIONS]                       evaluate what you type; without `repl`, only at a terminal

Options:
  --threads=green|os   goroutines as green threads on all cores (default), or with an OS thread each
  --workers=N          OS threads that run Go code at the same time (default: one for each core)
  --seed=N             seed of everything random; with green threads the run is reproducible, on a virtual clock
  --message-format=auto|fancy|go|json
                       how compile errors are shown (default: fancy on a terminal, else as Go does)
  --tags=A,B           build tags that hold besides linux, amd64, unix, gc, go1.1 to go1.27
  --all-errors         show all compile errors, not the first ten
  --max-heap=SIZE      end the run when Go objects take more memory than this (SIZE: bytes, or with K, M or G)
  --max-stack=SIZE     ... when the calls of one goroutine take more (default: 1000000000, as Go)
  --max-output=SIZE    ... when it prints more
  --max-goroutines=N   ... when there are more goroutines at a time
  --max-steps=N        ... after so many calls and loop iterations
  --timeout=TIME       ... after this time: 500ms, 10s, 1m30s
  --allow=LIST         what the program may touch, the rest is refused (default: everything). LIST is none, or some of
                       read, write, net, run (programs, signals), env, and read:PATH, write:PATH for a file or folder
  -h, --help           show this help
  -V, --version        show the version

Tests:
  Without PATHS, for FOLDER/... and for folders with files *_test.go: as `go test`, with -v, -run, -skip, -bench, -benchtime,
  -benchmem, -count, -cpu, -parallel, -short, -failfast, -shuffle, -list, -timeout, -tags, -json, -args, and flags of the tests.
  Other files and folders are golden tests: NAME.go with NAME.out, .err, .exit, .args, .in, .txt beside it, or with comments
  `// Output:` or `// ERROR \"regexp\"` in it.
  --update             write what the programs do now
  --seed=N|off         the seed of all runs (default: another one each time); off: real time, all cores
  --timeout=TIME       for each program or package (default: 1m; 10m for packages)
  --filter=TEXT        only programs with this in their paths
  --jobs=N             so many at a time (default: one for each core)
  --repeat=N           run each so often
  --schedules=N        run each with so many seeds, each another schedule of goroutines
  --format=pretty|tap|junit|json

The exit status is the program's own; 1 for compile errors, 2 for a panic, a fatal error or a limit that is reached.
";

/// Reads the arguments of the process.
///
/// # Errors
/// What is wrong with them.
pub fn parse(args: impl IntoIterator<Item = OsString>) -> Result<Action, String> {
    let mut parser = lexopt::Parser::from_iter(args);
    let mut arguments = Arguments::default();
    let mut check = false;
    let mut command = false;
    let mut repl = false;
    while let Some(arg) = parser.next().map_err(|e| e.to_string())? {
        match arg {
            Short('h') | Long("help") => return Ok(Action::Print(HELP.into())),
            Short('V') | Long("version") => {
                return Ok(Action::Print(format!(
                    "zokor {}\n",
                    env!("CARGO_PKG_VERSION")
                )));
            }
            Long("threads") => {
                arguments.threads = match text(&mut parser)?.as_str() {
                    "green" => Threads::Green,
                    "os" => Threads::Os,
                    other => return Err(format!("--threads is green or os, not {other}")),
                }
            }
            Long("workers") => arguments.workers = number(&mut parser, "--workers")?,
            Long("seed") => arguments.seed = Some(number(&mut parser, "--seed")?),
            Long("max-heap") => {
                let bytes = size(&mut parser, "--max-heap")?;
                arguments.limits.heap = Some(usize::try_from(bytes).unwrap_or(usize::MAX));
            }
            Long("max-stack") => {
                let bytes = size(&mut parser, "--max-stack")?;
                arguments.limits.stack = Some(usize::try_from(bytes).unwrap_or(usize::MAX));
            }
            Long("max-output") => {
                arguments.limits.output = Some(size(&mut parser, "--max-output")?);
            }
            Long("max-goroutines") => {
                arguments.limits.goroutines = Some(number(&mut parser, "--max-goroutines")?);
            }
            Long("max-steps") => {
                arguments.limits.steps = Some(number(&mut parser, "--max-steps")?);
            }
            Long("timeout") => {
                let time = text(&mut parser)?;
                let parsed: Result<SignedDuration, _> = time.parse();
                let positive = parsed.ok().and_then(|d| d.try_into().ok());
                let problem = || format!("--timeout is a time such as 10s, not {time}");
                arguments.limits.time = Some(positive.ok_or_else(problem)?);
            }
            Long("allow") => {
                let list = text(&mut parser)?;
                let allow = arguments.allow.get_or_insert_default();
                for item in list.split(',') {
                    grant(allow, item)?;
                }
            }
            Long("message-format") => {
                arguments.choice = match text(&mut parser)?.as_str() {
                    "auto" => Choice::Auto,
                    "fancy" => Choice::Fancy,
                    "go" => Choice::Go,
                    "json" => Choice::Json,
                    other => {
                        return Err(format!(
                            "--message-format is auto, fancy, go or json, not {other}"
                        ));
                    }
                }
            }
            Long("tags") => add_tags(&mut arguments.tags, &text(&mut parser)?),
            // With one dash, as Go's command has it.
            Short('t') => match text(&mut parser)?.strip_prefix("ags") {
                Some("") => add_tags(&mut arguments.tags, &text(&mut parser)?),
                Some(list) if list.starts_with('=') => add_tags(&mut arguments.tags, &list[1..]),
                _ => return Err("there is no option -t; see 'zokor --help'".into()),
            },
            Long("all-errors") => arguments.all_errors = true,
            Value(value) if !command && (value == "run" || value == "check") => {
                check = value == "check";
                command = true;
            }
            Value(value) if !command && value == "test" => {
                let rest = parser.raw_args().map_err(|e| e.to_string())?;
                let words: Result<Vec<String>, OsString> =
                    rest.map(OsString::into_string).collect();
                let words = words.map_err(|w| format!("not UTF-8: {}", w.display()))?;
                return Ok(match words.iter().any(|w| w == "--help" || w == "-h") {
                    true => Action::Print(HELP.into()),
                    false => Action::Test(words),
                });
            }
            Value(value) if !command && value == "repl" => {
                repl = true;
                command = true;
            }
            Value(_) if repl => return Err("zokor repl takes no files; see ':load' in it".into()),
            Value(value) => {
                // From here on everything is files, then the program's own.
                let rest = parser.raw_args().map_err(|e| e.to_string())?;
                let words = std::iter::once(value)
                    .chain(rest)
                    .map(OsString::into_string);
                let words: Result<Vec<String>, OsString> = words.collect();
                let mut words = words.map_err(|w| format!("not UTF-8: {}", w.display()))?;
                let files = words.iter().take_while(|w| w.ends_with(".go")).count();
                arguments.args = words.split_off(if check { words.len() } else { files.max(1) });
                arguments.paths = words;
                return Ok(if check {
                    Action::Check(arguments)
                } else {
                    Action::Run(arguments)
                });
            }
            other => return Err(format!("{}; see 'zokor --help'", other.unexpected())),
        }
    }
    if repl || !command && std::io::stdin().is_terminal() {
        return Ok(Action::Repl(arguments));
    }
    Err("no program named; see 'zokor --help'".into())
}

fn add_tags(tags: &mut Vec<String>, list: &str) {
    let list = list.split([',', ' ']).filter(|t| !t.is_empty());
    tags.extend(list.map(String::from));
}

fn text(parser: &mut lexopt::Parser) -> Result<String, String> {
    parser
        .value()
        .and_then(|v| v.string())
        .map_err(|e| e.to_string())
}

/// Allows an item of `--allow`.
fn grant(allow: &mut Capabilities, item: &str) -> Result<(), String> {
    match item.split_once(':') {
        Some(("read", path)) => allow.read.add(path.into()),
        Some(("write", path)) => allow.write.add(path.into()),
        None if item == "none" => {}
        None if item == "read" => allow.read = Paths::All,
        None if item == "write" => allow.write = Paths::All,
        None if item == "net" => allow.net = true,
        None if item == "run" => allow.run = true,
        None if item == "env" => allow.env = true,
        _ => {
            return Err(format!(
                "--allow is none, read, write, net, run, env, read:PATH or write:PATH, not {item}"
            ));
        }
    }
    Ok(())
}

/// A number of bytes.
fn size(parser: &mut lexopt::Parser, option: &str) -> Result<u64, String> {
    let text = text(parser)?;
    let (digits, unit) = match text.as_bytes().last() {
        Some(b'K' | b'k') => (&text[..text.len() - 1], 10),
        Some(b'M' | b'm') => (&text[..text.len() - 1], 20),
        Some(b'G' | b'g') => (&text[..text.len() - 1], 30),
        _ => (text.as_str(), 0),
    };
    digits
        .parse()
        .ok()
        .and_then(|n: u64| n.checked_mul(1 << unit))
        .ok_or_else(|| format!("{option} is a size such as 64M, not {text}"))
}

fn number<T: std::str::FromStr>(parser: &mut lexopt::Parser, option: &str) -> Result<T, String> {
    let text = text(parser)?;
    text.parse()
        .map_err(|_| format!("{option} is a number, not {text}"))
}
