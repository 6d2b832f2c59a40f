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
