//! Runs every program under `testdata/` and `examples/go/` and compares what it does with the files beside it: see
//! `zokor::golden`. A folder whose name ends in `.pkg` is one program.
//!
//! `testdata/syntax/` belongs to the parser's own tests, `testdata/check/` to the checker's, `testdata/scripted/` to those
//! of the command, `testdata/testing/` to those of `zokor test`, `testdata/races/` to those of data races,
//! `examples/go/servers/` to those of the network.
//!
//! `GO=path/to/go cargo test --test golden update -- --ignored` writes the expectations that are missing, as compiled Go
//! behaves. Read what it wrote.

use libtest_mimic::Trial;
use std::path::Path;
use std::process::{Command, ExitCode, Stdio};
use std::time::Duration;
use zokor::Threads;
use zokor::golden::{Case, Regime, Suite, complaints, normal};

fn main() -> ExitCode {
    let suite = suite();
    let mut trials = suite.trials();
    let update = Trial::test("update", || {
        update();
        Ok(())
    });
    trials.push(update.with_ignored_flag(true));
    suite.run(trials).exit_code()
}

/// All programs, in the regimes in which they must behave alike. Some are run in each of those that find mistakes of
/// zokor's own; all of them are run by `cargo test --test golden regime -- --ignored --test-threads=1`.
fn suite() -> Suite {
    // What allocates much takes minutes when every allocation may collect.
    let stress = |name: &str| {
        let regime = Regime::new(name).stress().without("memory/stats.go");
        regime.timeout(Duration::from_secs(1800))
    };
    let os = Threads::Os;
    Suite::new("testdata")
        .and("examples/go")
        .without("testdata/check")
        .without("testdata/syntax")
        .without("testdata/scripted")
        .without("testdata/testing")
        .without("testdata/races")
        .without("examples/go/servers")
        // What they leave in memory is measured while nothing else runs.
        .apart("memory", env!("CARGO_BIN_EXE_zokor"))
        .apart("std/exec", env!("CARGO_BIN_EXE_zokor"))
        .apart("std/signal", env!("CARGO_BIN_EXE_zokor"))
        .regime(Regime::new("programs_behave_as_expected"))
        // Where a goroutine is a thread, timers go so late on a loaded machine that some are left when memory is compared.
        .regime(
            Regime::new("programs_behave_alike_with_os_threads")
                .threads(os)
                .without("memory/flat.go"),
        )
        .regime(Regime::new("programs_behave_alike_on_one_worker").workers(1))
        .regime(stress("some_programs_with_stress").some(0, 24))
        .regime(
            Regime::new("some_programs_with_small_stacks")
                .small_stacks()
                .some(1, 24),
        )
        .regime(
            Regime::new("some_programs_with_many_workers")
                .workers(8)
                .some(2, 24),
        )
        // Another schedule than any other regime has.
        .regime(Regime::new("some_programs_with_a_seed").seed(1).some(3, 24))
        .regime(stress("regime_stress").ignored())
        .regime(
            stress("regime_stress_with_os_threads")
                .threads(os)
                .ignored(),
        )
        .regime(Regime::new("regime_small_stacks").small_stacks().ignored())
        .regime(Regime::new("regime_many_workers").workers(8).ignored())
}

/// Writes missing expectations, for which it needs a Go toolchain.
fn update() {
    let go = std::env::var("GO").expect("GO names a Go toolchain");
    let folder = std::env::temp_dir().join(format!("zokor-golden-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for binaries");
    for case in suite().cases() {
        if case.beside("out").exists() || case.beside("txt").exists() {
            continue;
        }
        let write = |extension: &str, text: &str| {
            println!("writing {}", case.beside(extension).display());
            std::fs::write(case.beside(extension), text).expect("writing beside the program");
        };
        let binary = folder.join("program");
        let mut build = Command::new(&go);
        build.args(["build", "-gcflags=-e", "-o"]).arg(&binary);
        if case.path.is_dir() {
            build
                .arg(".")
                .current_dir(&case.path)
                .env("GOFLAGS", "")
                .env("GOPROXY", "off");
        } else {
            build.arg(&case.path);
        }
        let built = build.output().expect("the toolchain starts");
        if !built.status.success() {
            assert!(case.path.is_dir(), "{} does not compile", case.name);
            let whole = std::path::absolute(&case.path).expect("a folder");
            let text = complaints(&whole, &String::from_utf8_lossy(&built.stderr));
            write("txt", &text);
            continue;
        }
        let ran = run(&binary, &case);
        write("out", &String::from_utf8_lossy(&ran.stdout));
        if !ran.stderr.is_empty() {
            write("err", &normal(&String::from_utf8_lossy(&ran.stderr)));
        }
        match ran.status.code() {
            Some(0) => {}
            status => write("exit", &format!("{}\n", status.unwrap_or(-1))),
        }
    }
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
}

fn run(binary: &Path, case: &Case) -> std::process::Output {
    let mut command = Command::new(binary);
    if let Ok(args) = std::fs::read_to_string(case.beside("args")) {
        command.args(args.lines());
    }
    let input = std::fs::File::open(case.beside("in")).map(Stdio::from);
    command.stdin(input.unwrap_or_else(|_| Stdio::null()));
    command.output().expect("the program starts")
}
