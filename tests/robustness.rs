//! No bytes, however broken, make zokor panic, crash or hang: the programs of `testdata/` are damaged in many ways, all decided by
//! one seed. Each must be accepted or answered with a diagnostic, and what is accepted must end as a Go program ends, or
//! at a limit.
//!
//! `MINUTES=60 SEED=7 cargo test --release --test robustness -- --ignored --nocapture` goes on for an hour; `ZOKOR` chooses
//! another build to run programs with.

#[path = "robustness/mutate.rs"]
mod mutate;

use mutate::mutate;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};
use zokor::interpreter::{Sources, check};

const SEED: u64 = 20_261;
const ROUNDS: usize = 60;
const SLOWEST: Duration = Duration::from_secs(20);

#[test]
fn damaged_programs_are_answered() {
    let mut rng = StdRng::seed_from_u64(SEED);
    let programs = programs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata"));
    assert!(
        programs.len() > 20,
        "the programs are not where they should be"
    );
    for (name, text) in &programs {
        for round in 0..ROUNDS {
            let damaged = damage(text, &programs, &mut rng);
            let begin = Instant::now();
            let shown = String::from_utf8_lossy(&damaged).into_owned();
            let answered = std::panic::catch_unwind(|| {
                check(Sources::text("damaged.go", damaged), true).is_ok()
            });
            assert!(answered.is_ok(), "{name}, round {round}:\n{shown}");
            assert!(
                begin.elapsed() < SLOWEST,
                "{name}, round {round} takes too long:\n{shown}"
            );
        }
    }
}

/// Whether each of these is accepted or rejected is Go's business; here it only matters that the answer comes soon.
#[test]
fn excessive_programs_are_answered_soon() {
    const DEEP: usize = 100_000;
    let nest = |open: &str, inner: &str, close: &str| {
        format!("{}{inner}{}", open.repeat(DEEP), close.repeat(DEEP))
    };
    let chain = |first: &str, next: &dyn Fn(usize) -> String, n: usize| {
        let lines: Vec<String> = (0..n).map(next).collect();
        format!("{first}\n{}", lines.join("\n"))
    };
    let programs = [
        format!("var x = {}", nest("(", "1", ")")),
        format!("var x {}int", "[]".repeat(DEEP)),
        format!("var x {}", nest("struct{a ", "int", "}")),
        format!("var x {}", nest("func(", "int", ")")),
        format!("func f() {}", nest("{", "", "}")),
        format!("func f() {{ {} }}", nest("if true {", "", "}")),
        format!(
            "func f() {{ if true {{}}{} }}",
            " else if true {}".repeat(DEEP)
        ),
        format!("var x = {}1", "-".repeat(DEEP)),
        format!("var x = 1{}", "+1".repeat(DEEP)),
        format!("var x = \"a\"{}", "+\"a\"".repeat(DEEP)),
        format!("var x = f{}", "()".repeat(DEEP)),
        format!("var x = []int{}", nest("{", "", "}")),
        format!("var x = {}", "f([".repeat(DEEP)),
        "var x = 1 << 100000\nvar y = 1 << (1 << 62)\nconst z = 1e1000000\nvar w = z".into(),
        format!(
            "var x = {0}\nvar y = {0}.5\nvar z = 1e{0}",
            "9".repeat(DEEP)
        ),
        chain(
            "const a0 = 1.0/3.0 + 1.0/7.0",
            &|i| format!("const a{} = a{i} * a{i}", i + 1),
            40,
        ),
        chain(
            "const a0 = \"abcdefgh\"",
            &|i| format!("const a{} = a{i} + a{i}", i + 1),
            60,
        ),
        chain(
            "type T0 struct{ a, b int }",
            &|i| format!("type T{} struct {{ a, b T{i} }}", i + 1),
            60,
        ) + "\nvar x, y T60\nvar z = x == y",
        chain(
            "type T0 interface{ m() }",
            &|i| format!("type T{0} interface {{ T{i}; T{i} }}", i + 1),
            60,
        ) + "\nvar x T60 = 1",
        format!(
            "type P[A, B any] struct{{ a A; b B }}\nfunc f[A any](x A) P[A, A] {{ return P[A, A]{{x, x}} }}\nvar x = {}1{}",
            "f(".repeat(20),
            ")".repeat(20)
        ),
        "type T[P any] struct { f *T[[]P] }\nfunc f[P any](x P) { f[*P](nil) }\nvar _ T[int]"
            .into(),
        "type A [1 << 40]int\ntype B [1 << 40]A\nvar b B\nvar c [1 << 62]B".into(),
        "type A [len(a)]int\nvar a A\ntype B = [2]B\ntype C map[C]int".into(),
    ];
    for text in programs {
        let begin = Instant::now();
        let shown: String = text.chars().take(80).collect();
        let source = format!("package main\n\n{text}\n");
        let answered =
            std::panic::catch_unwind(|| check(Sources::text("x.go", source), true).is_ok());
        assert!(answered.is_ok(), "{shown}");
        assert!(begin.elapsed() < SLOWEST, "{shown} takes too long");
    }
}

/// Everything that a changed program is tried on: the front end in this process, then a run within limits in one of its own.
struct Trial {
    folder: PathBuf,
    tried: usize,
    ran: usize,
}

impl Trial {
    fn new() -> Self {
        let folder = std::env::temp_dir().join(format!("zokor-robustness-{}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder of our own");
        Self {
            folder,
            tried: 0,
            ran: 0,
        }
    }

    /// What is wrong with how a program is answered, if anything.
    fn judge(&mut self, text: &[u8]) -> Option<String> {
        self.tried += 1;
        let begin = Instant::now();
        let copy = text.to_vec();
        let answer =
            std::panic::catch_unwind(|| check(Sources::text("changed.go", copy), true).is_ok());
        if begin.elapsed() > SLOWEST {
            return Some(format!("checking takes {:?}", begin.elapsed()));
        }
        match answer {
            Err(_) => Some("checking panics".into()),
            Ok(false) => None,
            Ok(true) => self.run(text),
        }
    }

    fn run(&mut self, text: &[u8]) -> Option<String> {
        self.ran += 1;
        let file = self.folder.join("changed.go");
        std::fs::write(&file, text).expect("written");
        let binary = std::env::var("ZOKOR").unwrap_or(env!("CARGO_BIN_EXE_zokor").into());
        let begin = Instant::now();
        let output = Command::new(binary)
            .args(["run", "--max-heap=200M", "--max-steps=2000000"])
            .args(["--timeout=5s", "--max-goroutines=5000", "--max-output=1M"])
            .args(["--allow=none"])
            .arg(&file)
            .current_dir(&self.folder)
            .stdin(Stdio::null())
            .output()
            .expect("zokor starts");
        let err = String::from_utf8_lossy(&output.stderr);
        if begin.elapsed() > SLOWEST {
            return Some(format!("running takes {:?}", begin.elapsed()));
        }
        if output.status.code().is_none() || err.contains("internal error") {
            return Some(format!("{}\n{err}", output.status));
        }
        None
    }
}

/// Changes programs until the time is over, and tells of those that are not answered well.
fn hunt(seed: u64, time: Duration) -> Vec<String> {
    let mut rng = StdRng::seed_from_u64(seed);
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut seeds = programs(&root.join("testdata"));
    seeds.extend(programs(&root.join("examples")));
    let texts: Vec<&[u8]> = seeds.iter().map(|(_, text)| &text[..]).collect();
    let mut trial = Trial::new();
    let mut found = Vec::new();
    let begin = Instant::now();
    while begin.elapsed() < time {
        let (name, text) = seeds.choose(&mut rng).expect("some programs");
        let changed = mutate(text, &texts, &mut rng);
        if let Some(what) = trial.judge(&changed) {
            let shown = String::from_utf8_lossy(&changed);
            let report = format!("from {name}: {what}\n{shown}");
            println!("{report}");
            found.push(report);
        }
    }
    println!("{} programs changed, {} run", trial.tried, trial.ran);
    std::fs::remove_dir_all(trial.folder).expect("ours");
    found
}

#[test]
fn changed_programs_end_well() {
    let found = hunt(SEED, Duration::from_secs(5));
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
#[ignore = "takes as long as it is told"]
fn changed_programs_end_well_for_long() {
    let number = |name: &str, default: u64| {
        std::env::var(name).map_or(default, |text| text.parse().expect("a number"))
    };
    let time = Duration::from_secs(60 * number("MINUTES", 60));
    let found = hunt(number("SEED", 1), time);
    assert!(found.is_empty(), "{} programs", found.len());
}

/// All Go files below a folder.
fn programs(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    let mut entries: Vec<_> = std::fs::read_dir(folder)
        .expect("a folder")
        .map(|e| e.expect("an entry").path())
        .collect();
    entries.sort();
    for path in entries {
        if path.is_dir() {
            found.extend(programs(&path));
        } else if path.extension().is_some_and(|e| e == "go") {
            found.push((
                path.display().to_string(),
                std::fs::read(&path).expect("readable"),
            ));
        }
    }
    found
}

const PIECES: [&str; 24] = [
    "{",
    "}",
    "(",
    ")",
    "[",
    "]",
    ";",
    ",",
    ":=",
    "<-",
    "...",
    "func",
    "chan",
    "select",
    "case",
    "type",
    "interface{",
    "\"",
    "`",
    "'",
    "/*",
    "0x",
    "~",
    "\u{0}",
];

/// A few changes: bytes and lines lost, doubled, swapped, exchanged for others, pieces put in.
fn damage(text: &[u8], others: &[(String, Vec<u8>)], rng: &mut StdRng) -> Vec<u8> {
    let mut text = text.to_vec();
    for _ in 0..rng.random_range(1..=4) {
        if text.is_empty() {
            break;
        }
        let at = rng.random_range(0..text.len());
        let end = (at + rng.random_range(1..40)).min(text.len());
        match rng.random_range(0..7) {
            0 => drop(text.drain(at..end)),
            1 => text[at] = rng.random(),
            2 => {
                let part = text[at..end].to_vec();
                text.splice(at..at, part);
            }
            3 => text.truncate(at),
            4 => {
                let piece = PIECES[rng.random_range(0..PIECES.len())];
                text.splice(at..at, piece.bytes());
            }
            5 => {
                let other = &others[rng.random_range(0..others.len())].1;
                let from = rng.random_range(0..=other.len().saturating_sub(40));
                let part = other[from..(from + 40).min(other.len())].to_vec();
                text.splice(at..end, part);
            }
            _ => {
                let mut lines: Vec<&[u8]> = text.split_inclusive(|&b| b == b'\n').collect();
                let (a, b) = (
                    rng.random_range(0..lines.len()),
                    rng.random_range(0..lines.len()),
                );
                lines.swap(a, b);
                text = lines.concat();
            }
        }
    }
    text
}
