//! Programs with data races: whatever their goroutines do to each other, they end as Go programs end, with a value, a panic or a
//! fatal error of Go's, and never crash or corrupt zokor.
//!
//! `cargo test --test races -- --ignored` runs each program of `testdata/races/` for five seconds in every regime;
//! `MILLISECONDS` chooses another time, and `ZOKOR` another build to run.

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use std::time::{Duration, Instant};

/// Options, and whether the collector runs at every chance.
const REGIMES: [(&[&str], bool); 6] = [
    (&[], false),
    (&["--workers=8"], false),
    (&["--workers=1"], false),
    (&["--threads=os"], false),
    (&["--workers=4"], true),
    (&["--threads=os"], true),
];

/// Beyond the time that a program is given: collecting at every chance is slow, and the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(240);

fn programs() -> Vec<PathBuf> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/races");
    let mut programs: Vec<_> = std::fs::read_dir(folder)
        .expect("the folder of races")
        .map(|entry| entry.expect("an entry").path())
        .collect();
    programs.sort();
    assert!(programs.len() >= 9, "{programs:?}");
    programs
}

fn run(program: &Path, options: &[&str], stress: bool, time: Duration) -> Output {
    let binary = std::env::var("ZOKOR").unwrap_or(env!("CARGO_BIN_EXE_zokor").into());
    let mut command = Command::new(binary);
    command
        .args(["run", "--max-heap=1G", "--max-goroutines=20000"])
        .args(options)
        .arg(format!("--timeout={}s", (time + PATIENCE).as_secs()))
        .arg(program)
        .arg(time.as_millis().to_string())
        .stdin(Stdio::null());
    if stress {
        command.env("ZOKOR_GC", "stress");
    }
    command.output().expect("zokor starts")
}

/// What is not an end of a Go program's, if it is none.
fn wrong(output: &Output) -> Option<String> {
    let err = String::from_utf8_lossy(&output.stderr);
    let headline = err.lines().next().unwrap_or_default();
    let fair = match output.status.code() {
        Some(0) => output.stdout.is_empty() && err.is_empty(),
        Some(2) => headline.starts_with("panic: ") || headline.starts_with("fatal error: "),
        _ => false,
    };
    (!fair).then(|| {
        let out = String::from_utf8_lossy(&output.stdout);
        format!("{}\n{out}{err}", output.status)
    })
}

/// Runs every program in a regime for as long, again if it ends early.
fn race(options: &[&str], stress: bool, time: Duration) {
    for program in programs() {
        let begin = Instant::now();
        while begin.elapsed() < time {
            let output = run(&program, options, stress, time);
            if let Some(what) = wrong(&output) {
                panic!("{} {options:?} {stress}: {what}", program.display());
            }
        }
    }
}

#[test]
fn races_end_as_in_go() {
    for (options, stress) in &REGIMES[..2] {
        race(options, *stress, Duration::from_millis(100));
    }
}

#[test]
#[ignore = "takes minutes"]
fn long_races_end_as_in_go() {
    let milliseconds = std::env::var("MILLISECONDS").map_or(5000, |n| n.parse().expect("a number"));
    for (options, stress) in REGIMES {
        race(options, stress, Duration::from_millis(milliseconds));
    }
}
