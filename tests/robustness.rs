//! No bytes, however broken, make zokor's front end panic or hang: every program of `testdata/` is damaged in many ways, all
//! decided by one seed, and each must be accepted or answered with a diagnostic.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::path::Path;
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
