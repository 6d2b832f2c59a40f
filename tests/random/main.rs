//! Random programs: zokor agrees with itself in every regime and, when it is at hand, with compiled Go.
//!
//! `GO=go cargo test --release --test random -- --ignored` compares 20,000 units with compiled Go; `UNITS` and `SEED`
//! choose others, and `ZOKOR` another build to run. A unit that differs is printed with both outputs.

mod generator;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// Units in one program: compiling Go programs takes most of the time.
const BATCH: usize = 40;

/// The program of these units.
fn program(seed: u64, units: &[usize]) -> String {
    let mut text = String::from(generator::PRELUDE);
    text.push('\n');
    for &unit in units {
        text += &generator::unit(seed, unit);
        text.push('\n');
    }
    text += "func main() {\n";
    for unit in units {
        text += &format!("\tfmt.Println(\"unit {unit}\")\n\tmain{unit}()\n");
    }
    text += "\tvar _ sync.Mutex\n}\n";
    text
}

/// What a command prints, and how it ends.
fn output(command: &mut Command) -> String {
    let output = command.stdin(Stdio::null()).output().expect("it starts");
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    if !output.status.success() {
        text += &format!(
            "{}\n{}",
            output.status,
            String::from_utf8_lossy(&output.stderr)
        );
    }
    text
}

fn zokor(file: &Path, options: &[&str]) -> String {
    let binary = std::env::var("ZOKOR").unwrap_or(env!("CARGO_BIN_EXE_zokor").into());
    let mut command = Command::new(binary);
    output(command.arg("run").args(options).arg(file))
}

/// What compiled Go makes of a program.
fn compiled(go: &str, file: &Path) -> String {
    let binary = file.with_extension("bin");
    let build = output(
        Command::new(go)
            .arg("build")
            .arg("-o")
            .arg(&binary)
            .arg(file),
    );
    assert!(build.is_empty(), "{}: {build}", file.display());
    let text = output(&mut Command::new(&binary));
    let _ = std::fs::remove_file(binary);
    text
}

fn folder(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("zokor-random-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder of our own");
    folder
}

/// The part of an output that a unit printed.
fn part(text: &str, unit: usize) -> &str {
    let head = format!("unit {unit}\n");
    let from = text.find(&head).map_or(text.len(), |i| i + head.len());
    let rest = &text[from..];
    rest.find("\nunit ").map_or(rest, |end| &rest[..=end])
}

#[test]
fn regimes_agree() {
    let folder = folder("regimes");
    let file = folder.join("program.go");
    let units: Vec<usize> = (0..BATCH).collect();
    std::fs::write(&file, program(1, &units)).expect("written");
    let usual = zokor(&file, &[]);
    assert!(part(&usual, BATCH - 1).contains('\n'), "{usual}");
    for options in [&["--workers=1"][..], &["--threads=os"], &["--seed=7"]] {
        let other = zokor(&file, options);
        for &unit in &units {
            assert_eq!(
                part(&usual, unit),
                part(&other, unit),
                "unit {unit}, {options:?}"
            );
        }
    }
    std::fs::remove_dir_all(folder).expect("removed");
}

#[test]
#[ignore = "needs compiled Go: GO=go"]
fn compiled_go_agrees() {
    let go = std::env::var("GO").expect("GO names the go command");
    let number = |name: &str, default: u64| {
        std::env::var(name).map_or(default, |text| text.parse().expect("a number"))
    };
    let (units, seed) = (number("UNITS", 20_000) as usize, number("SEED", 1));
    let folder = folder("compiled");
    let mut differing = Vec::new();
    for first in (0..units).step_by(BATCH) {
        let batch: Vec<usize> = (first..units.min(first + BATCH)).collect();
        let file = folder.join(format!("batch{first}.go"));
        std::fs::write(&file, program(seed, &batch)).expect("written");
        let (expected, got) = (compiled(&go, &file), zokor(&file, &[]));
        for &unit in &batch {
            let (expected, got) = (part(&expected, unit), part(&got, unit));
            if expected != got {
                differing.push(unit);
                println!("=== unit {unit}\n{}", generator::unit(seed, unit));
                println!("--- compiled Go\n{expected}--- zokor\n{got}");
            }
        }
        std::fs::remove_file(file).expect("removed");
    }
    std::fs::remove_dir_all(folder).expect("removed");
    assert!(differing.is_empty(), "units that differ: {differing:?}");
}
