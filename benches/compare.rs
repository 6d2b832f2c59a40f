//! Times zokor on `benches/programs/*.go`, in turn with other engines, and prints ratios.
//!
//! `cargo bench -- [--go GO] [--zokor OTHER_BUILD] [--lua LUA] [--runs N] [--folder FOLDER] [PROGRAM ...]`
//!
//! Each engine runs each program once unmeasured and then N times (7 unless told), engines interleaved; the figures are
//! medians of whole processes, the ratio that of the medians; then the same for peaks of memory. `--folder` takes the programs
//! of `benches/FOLDER` instead: `memory` has those that allocate much. `--go` compiles the programs first with that Go toolchain;
//! `--lua` takes the programs that have a `.lua` file beside them. Engines must print the same.

use nix::sys::resource::{UsageWho, getrusage};
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
    if std::env::args().nth(1).is_some_and(|a| a == RUN) {
        return run_one();
    }
    let options = Options::parse();
    let scratch = std::env::temp_dir().join(format!("zokor-bench-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).expect("a folder for compiled programs");
    let engines = options.engines(&scratch);
    println!(
        "medians of {} runs, whole processes: ms, MB at the peak; ratios of zokor's to theirs",
        options.runs
    );
    print!("{:<12}", "program");
    for _ in 0..2 {
        for engine in &engines {
            print!("{:>10}", engine.name);
        }
        print!("{:width$}", "", width = 8 * (engines.len() - 1));
    }
    println!();
    for program in options.programs() {
        measure(&program, &engines, options.runs, &scratch);
    }
    std::fs::remove_dir_all(&scratch).expect("the folder is ours");
}

/// Runs the command that follows and writes its time in ms and its peak of memory in MB to the file named first: a process of
/// its own for each run, since the system tells the peak of the biggest child only.
const RUN: &str = "--run-one";

fn run_one() {
    let mut args = std::env::args_os().skip(2);
    let file = args.next().expect("a file for the figures");
    let program = args.next().expect("a command");
    let start = Instant::now();
    let status = Command::new(program).args(args).status();
    let time = start.elapsed().as_secs_f64() * 1e3;
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("the system counts");
    let peak = usage.max_rss() as f64 / 1024.0;
    std::fs::write(file, format!("{time} {peak}")).expect("writing the figures");
    let code = status.expect("the command starts").code();
    std::process::exit(code.unwrap_or(1));
}

fn measure(program: &Path, engines: &[Engine], runs: usize, scratch: &Path) {
    let mut times = vec![Vec::new(); engines.len()];
    let mut peaks = times.clone();
    let figures = scratch.join("figures");
    let mut expected: Option<Vec<u8>> = None;
    for round in 0..=runs {
        for (i, engine) in engines.iter().enumerate() {
            let Some(command) = (engine.command)(program) else {
                continue;
            };
            let own = std::env::current_exe().expect("this program");
            let output = Command::new(own)
                .args([RUN.as_ref(), figures.as_os_str(), command.get_program()])
                .args(command.get_args())
                .stdin(Stdio::null())
                .stderr(Stdio::inherit())
                .output()
                .expect(engine.name);
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
            let text = std::fs::read_to_string(&figures).expect("figures of the run");
            let (time, peak) = text.split_once(' ').expect("two of them");
            if round > 0 {
                times[i].push(time.parse().expect("a time"));
                peaks[i].push(peak.parse().expect("a size"));
            }
        }
    }
    print!(
        "{:<12}",
        program.file_stem().unwrap_or_default().to_string_lossy()
    );
    for figures in [&mut times, &mut peaks] {
        let medians: Vec<Option<f64>> = figures.iter_mut().map(|t| median(t)).collect();
        for m in &medians {
            match m {
                Some(figure) => print!("{figure:>10.1}"),
                None => print!("{:>10}", "-"),
            }
        }
        let zokor = medians[0].expect("zokor runs everything");
        for m in &medians[1..] {
            match m {
                Some(figure) => print!("{:>8.2}", zokor / figure),
                None => print!("{:>8}", "-"),
            }
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
    folder: String,
    names: Vec<String>,
}

impl Options {
    fn parse() -> Options {
        let mut options = Options {
            runs: 7,
            folder: "programs".into(),
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
                "--folder" => options.folder = value(),
                "--bench" => {}
                _ => options.names.push(arg),
            }
        }
        options
    }

    fn programs(&self) -> Vec<PathBuf> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches");
        let mut programs: Vec<PathBuf> = std::fs::read_dir(folder.join(&self.folder))
            .expect("a folder of programs")
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
