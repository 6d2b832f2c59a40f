//! Golden tests, run and told.

use super::args::{Arguments, Format, Seed};
use super::report::{Report, Told};
use crate::golden::{Case, Failure, Regime, Suite};
use std::io::{IsTerminal, Write};
use std::sync::Mutex;
use std::time::{Duration, Instant};

/// So long may a program take if nothing else is said.
const LIMIT: Duration = Duration::from_secs(60);

/// Runs the programs that the paths name. Says whether all behave as expected.
pub fn run(paths: &[String], arguments: &Arguments) -> bool {
    let suite = paths
        .iter()
        .fold(Suite::default(), |suite, path| suite.and(path));
    let mut cases = suite.cases();
    let empty = paths.iter().filter(|path| {
        let mut cases = cases.iter();
        !cases.any(|c| c.path.starts_with(path))
    });
    let empty: Vec<&String> = empty.collect();
    cases.retain(|c| c.path.display().to_string().contains(&arguments.filter));
    let orphans = suite.orphans();
    let wrong = empty
        .into_iter()
        .filter(|path| !orphans.iter().any(|o| o.starts_with(path)))
        .map(|path| (path.clone(), "no program there\n"));
    let orphans = orphans.iter().map(|o| o.display().to_string());
    let orphans = orphans.filter(|name| name.contains(&arguments.filter));
    let wrong: Vec<(String, &str)> = wrong
        .chain(orphans.map(|name| (name, "an expectation without a program\n")))
        .collect();
    let mut report = Report::new(arguments.format, cases.len() + wrong.len());
    for (name, problem) in wrong {
        report.tell(&Told {
            name,
            result: Err(problem.into()),
            time: Duration::ZERO,
        });
    }
    let coloured = std::io::stdout().is_terminal() && arguments.format == Format::Pretty;
    let jobs = match arguments.jobs {
        0 => std::thread::available_parallelism().map_or(1, usize::from),
        n => n,
    };
    let next = Mutex::new(cases.iter());
    let report = Mutex::new(report);
    std::thread::scope(|scope| {
        for _ in 0..jobs.min(cases.len()) {
            scope.spawn(|| {
                while let Some(case) = next.lock().ok().and_then(|mut n| n.next()) {
                    let start = Instant::now();
                    let result = one(case, arguments, coloured);
                    if let Ok(mut report) = report.lock() {
                        report.tell(&Told {
                            name: case.path.display().to_string(),
                            result,
                            time: start.elapsed(),
                        });
                    }
                }
            });
        }
    });
    let report = report.into_inner().unwrap_or_else(|e| e.into_inner());
    report.end()
}

/// Runs a program as often as is wanted. What is wrong is told as text.
fn one(case: &Case, arguments: &Arguments, coloured: bool) -> Result<(), String> {
    if arguments.update {
        let files = case.update(&regime(arguments, seed(arguments, 0)));
        return files.map(drop).map_err(|f| f.show(coloured));
    }
    for turn in 0..arguments.repeat.max(arguments.schedules) {
        let seed = seed(arguments, turn);
        case.check(&regime(arguments, seed))
            .map_err(|failure| explain(case, arguments, &failure, seed, turn, coloured))?;
    }
    Ok(())
}

/// The seed of a run, unless none is wanted.
fn seed(arguments: &Arguments, turn: u32) -> Option<u64> {
    match arguments.seed {
        Seed::Off => None,
        // With one given, schedules are those from there on.
        Seed::Fixed(first) if arguments.schedules > 0 => Some(first.wrapping_add(turn.into())),
        Seed::Fixed(seed) => Some(seed),
        Seed::Any => Some(rand::random::<u32>().into()),
    }
}

fn regime(arguments: &Arguments, seed: Option<u64>) -> Regime {
    let limit = arguments.timeout.filter(|t| !t.is_zero()).unwrap_or(LIMIT);
    let regime = Regime::default().timeout(limit);
    match seed {
        Some(seed) => regime.seed(seed),
        None => regime,
    }
}

fn explain(
    case: &Case,
    arguments: &Arguments,
    failure: &Failure,
    seed: Option<u64>,
    turn: u32,
    coloured: bool,
) -> String {
    let mut text = failure.show(coloured);
    if turn > 0 {
        text += &format!("it has behaved as expected {turn} times before\n");
    }
    let seed = seed.map_or("off".into(), |s| s.to_string());
    let path = case.path.display();
    let limit = arguments
        .timeout
        .map_or(String::new(), |t| format!(" --timeout={}ms", t.as_millis()));
    text + &format!("seed {seed}; to repeat: zokor test --seed={seed}{limit} {path}\n")
}

/// A line on the terminal that says how far the tests are.
pub(super) struct Progress {
    all: usize,
    done: usize,
    failed: usize,
    shown: bool,
}

impl Progress {
    pub fn new(all: usize, wanted: bool) -> Progress {
        Progress {
            all,
            done: 0,
            failed: 0,
            shown: wanted && std::io::stderr().is_terminal(),
        }
    }

    /// Counts one more.
    pub fn step(&mut self, failed: bool) {
        self.done += 1;
        self.failed += usize::from(failed);
        if self.shown {
            const WIDTH: usize = 30;
            let full = WIDTH * self.done.min(self.all) / self.all.max(1);
            let bar = format!("{}{}", "=".repeat(full), " ".repeat(WIDTH - full));
            let (done, all, failed) = (self.done, self.all, self.failed);
            let _ = write!(
                std::io::stderr(),
                "\r[{bar}] {done}/{all}, {failed} failed\x1b[K"
            );
        }
    }

    /// Takes the line away, so that something else can stand there.
    pub fn clear(&self) {
        if self.shown {
            let _ = write!(std::io::stderr(), "\r\x1b[K");
        }
    }
}
