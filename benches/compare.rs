//! Times zokor on `benches/programs/*.go`, in turn with other engines, and prints ratios.
//!
//! `cargo bench -- [--go GO] [--zokor OTHER_BUILD] [--lua LUA] [--runs N] [PROGRAM ...]`
//!
//! Each engine runs each program once unmeasured and then N times (7 unless told), engines interleaved; the figures are
//! medians of whole processes, the ratio that of the medians. `--go` compiles the programs first with that Go toolchain;
//! `--lua` takes the programs that have a `.lua` file beside them. Engines must print the same.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

/// Makes the command that runs a program, if the engine has that program.
type Runner = Box<dyn Fn(&Path) -> Option<Command>>;

struct Engine {
    name: &'static str,
    command: Runner,
}

fn main() {
    let options = Options::parse();
    let scratch = std::env::temp_dir().join(format!("zokor-bench-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).expect("a folder for compiled programs");
    let engines = options.engines(&scratch);
    println!("medians of {} runs, whole processes, ms", options.runs);
    print!("{:<12}", "program");
    for engine in &engines {
        print!("{:>12}", engine.name);
    }
    println!("   ratios of zokor's time to theirs");
    for program in options.programs() {
        measure(&program, &engines, options.runs);
    }
    std::fs::remove_dir_all(&scratch).expect("the folder is ours");
}

fn measure(program: &Path, engines: &[Engine], runs: usize) {
    let mut times = vec![Vec::new(); engines.len()];
    let mut expected: Option<Vec<u8>> = None;
    for round in 0..=runs {
        for (engine, times) in engines.iter().zip(&mut times) {
            let Some(mut command) = (engine.command)(program) else {
                continue;
            };
            let start = Instant::now();
            let output = command
                .stdin(Stdio::null())
                .stderr(Stdio::inherit())
                .output()
                .expect(engine.name);
            let elapsed = start.elapsed().as_secs_f64() * 1e3;
            assert!(
                output.status.success(),
                "{} failed on {}",
                engine.name,
                program.display()
            );
            let expected = expected.get_or_insert_with(|| output.stdout.clone());
            assert!(
                *expected == output.stdout,
                "{} prints something else on {}",
                engine.name,
                program.display()
            );
            if round > 0 {
                times.push(elapsed);
            }
        }
    }
    let medians: Vec<Option<f64>> = times.iter_mut().map(|t| median(t)).collect();
    print!(
        "{:<12}",
        program.file_stem().unwrap_or_default().to_string_lossy()
    );
    for m in &medians {
        match m {
            Some(ms) => print!("{ms:>12.1}"),
            None => print!("{:>12}", "-"),
        }
    }
    let zokor = medians[0].expect("zokor runs everything");
    for m in &medians[1..] {
        match m {
            Some(ms) => print!("{:>8.2}", zokor / ms),
            None => print!("{:>8}", "-"),
        }
    }
    println!();
}

fn median(times: &mut [f64]) -> Option<f64> {
    times.sort_by(f64::total_cmp);
    times.get(times.len() / 2).copied()
}

#[derive(Default)]
struct Options {
    go: Option<String>,
    other: Option<String>,
    lua: Option<String>,
    runs: usize,
    names: Vec<String>,
}

impl Options {
    fn parse() -> Options {
        let mut options = Options {
            runs: 7,
            ..Options::default()
        };
        let mut args = std::env::args().skip(1);
        while let Some(arg) = args.next() {
            let mut value = || args.next().unwrap_or_else(|| panic!("{arg} wants a value"));
            match arg.as_str() {
                "--go" => options.go = Some(value()),
                "--zokor" => options.other = Some(value()),
                "--lua" => options.lua = Some(value()),
                "--runs" => options.runs = value().parse().expect("a number of runs"),
                "--bench" => {}
                _ => options.names.push(arg),
            }
        }
        options
    }

    fn programs(&self) -> Vec<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/programs");
        let mut programs: Vec<PathBuf> = std::fs::read_dir(folder)
            .expect("benches/programs")
            .map(|entry| entry.expect("an entry").path())
            .filter(|path| path.extension().is_some_and(|e| e == "go"))
            .filter(|path| {
                let stem = path.file_stem().unwrap_or_default().to_string_lossy();
                self.names.is_empty() || self.names.iter().any(|n| *n == stem)
            })
            .collect();
        programs.sort();
        programs
    }

    fn engines(&self, scratch: &Path) -> Vec<Engine> {
        let mut engines = vec![zokor("zokor", env!("CARGO_BIN_EXE_zokor").into())];
        if let Some(other) = &self.other {
            engines.push(zokor("other", other.clone()));
        }
        if let Some(go) = self.go.clone() {
            let scratch = scratch.to_path_buf();
            let command = move |program: &Path| {
                let binary = scratch.join(program.file_stem()?);
                if !binary.exists() {
                    let built = Command::new(&go)
                        .arg("build")
                        .arg("-o")
                        .arg(&binary)
                        .arg(program)
                        .status();
                    assert!(
                        built.is_ok_and(|status| status.success()),
                        "{go} cannot build {}",
                        program.display()
                    );
                }
                Some(Command::new(binary))
            };
            engines.push(Engine {
                name: "go",
                command: Box::new(command),
            });
        }
        if let Some(lua) = self.lua.clone() {
            let command = move |program: &Path| {
                let twin = program.with_extension("lua");
                twin.exists().then(|| {
                    let mut command = Command::new(&lua);
                    command.arg(twin);
                    command
                })
            };
            engines.push(Engine {
                name: "lua",
                command: Box::new(command),
            });
        }
        engines
    }
}

fn zokor(name: &'static str, binary: String) -> Engine {
    let command = move |program: &Path| {
        let mut command = Command::new(&binary);
        command.arg("run").arg(program);
        Some(command)
    };
    Engine {
        name,
        command: Box::new(command),
    }
}
