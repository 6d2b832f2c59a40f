//! The command as a shell sees it: arguments, streams, signals, exit statuses, bad input.

use std::io::{Read, Write};
use std::os::unix::process::ExitStatusExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Output, Stdio};

fn zokor() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zokor"));
    command
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn scripted(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("testdata/scripted")
        .join(name)
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// Runs a program given as text through standard input.
fn run_text(source: &[u8], args: &[&str]) -> Output {
    let mut child = zokor()
        .args(["run", "-"])
        .args(args)
        .stdin(Stdio::piped())
        .spawn()
        .expect("zokor starts");
    let mut stdin = child.stdin.take().expect("piped");
    let _ = stdin.write_all(source);
    drop(stdin);
    child.wait_with_output().expect("zokor ends")
}

fn read_exactly(child: &mut Child, n: usize) -> String {
    let mut buffer = vec![0; n];
    child
        .stdout
        .as_mut()
        .expect("piped")
        .read_exact(&mut buffer)
        .expect("as much output");
    text(&buffer)
}

fn scratch(name: &str) -> PathBuf {
    let folder = std::env::temp_dir().join(format!("zokor-cli-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder of our own");
    folder
}

const HELLO: &str = "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"hello\") }\n";

#[test]
fn a_spinner_spins_while_main_computes() {
    let output = zokor()
        .arg(scripted("spinner.go"))
        .output()
        .expect("zokor runs");
    let out = text(&output.stdout);
    assert!(out.ends_with("\rfib(27) = 196418\n"), "{out:?}");
    assert!(out.contains("\r|") && out.contains("\r/"), "{out:?}");
}

#[test]
fn an_endless_pipeline_ends_with_its_reader() {
    let mut child = zokor()
        .arg("run")
        .arg(scripted("squares.go"))
        .spawn()
        .expect("zokor starts");
    assert_eq!(read_exactly(&mut child, 10), "0\n1\n4\n9\n16\n"[..10]);
    drop(child.stdout.take());
    let status = child.wait().expect("zokor ends");
    assert_eq!(status.signal(), Some(libc::SIGPIPE), "{status:?}");
}

#[test]
fn a_word_is_received_or_it_is_too_late() {
    let word = |args: &[&str], input: Option<&str>| {
        let mut command = zokor();
        let mut child = command
            .arg(scripted("word.go"))
            .args(args)
            .stdin(Stdio::piped())
            .spawn()
            .expect("zokor starts");
        let mut stdin = child.stdin.take().expect("piped");
        if let Some(input) = input {
            stdin
                .write_all(input.as_bytes())
                .expect("the program reads");
        }
        let mut out = String::new();
        child
            .stdout
            .as_mut()
            .expect("piped")
            .read_to_string(&mut out)
            .expect("text");
        child.wait().expect("zokor ends");
        out
    };
    assert_eq!(
        word(&["patient"], Some("gopher\n")),
        "type a word\ngot gopher\n"
    );
    assert_eq!(word(&[], None), "type a word\ntoo late\n");
}

#[test]
fn output_appears_while_the_program_computes() {
    let mut child = zokor()
        .arg(scripted("busy.go"))
        .spawn()
        .expect("zokor starts");
    assert_eq!(read_exactly(&mut child, 6), "before");
    child.kill().expect("it runs still");
    child.wait().expect("it ends");
}

#[test]
fn signals_end_the_program_and_lose_no_output() {
    let signals = [
        (libc::SIGINT, "-INT"),
        (libc::SIGTERM, "-TERM"),
        (libc::SIGHUP, "-HUP"),
    ];
    // One that waits, and one that computes.
    let programs = [scripted("waits.go"), scripted("busy.go")];
    for ((signal, name), program) in signals
        .into_iter()
        .flat_map(|s| programs.iter().map(move |p| (s, p)))
    {
        let mut child = zokor().arg(program).spawn().expect("zokor starts");
        assert_eq!(read_exactly(&mut child, 6), "before");
        let kill = Command::new("kill")
            .arg(name)
            .arg(child.id().to_string())
            .status();
        assert!(kill.is_ok_and(|s| s.success()));
        assert_eq!(child.wait().expect("it ends").signal(), Some(signal));
    }
}

#[test]
fn a_quit_signal_shows_all_goroutines() {
    let mut child = zokor()
        .arg(scripted("stuck.go"))
        .spawn()
        .expect("zokor starts");
    assert_eq!(read_exactly(&mut child, 6), "before");
    let kill = Command::new("kill")
        .arg("-QUIT")
        .arg(child.id().to_string())
        .status();
    assert!(kill.is_ok_and(|s| s.success()));
    let output = child.wait_with_output().expect("it ends");
    assert_eq!(output.status.code(), Some(2));
    let report = text(&output.stderr);
    let (head, goroutines) = report.split_once("\n\n").expect("goroutines");
    assert!(head.starts_with("SIGQUIT: quit\nPC="), "{report}");
    let states: Vec<_> = goroutines
        .split("\n\n")
        .map(|g| g.lines().next().unwrap_or_default())
        .collect();
    assert_eq!(
        states,
        ["goroutine 1 [sleep]:", "goroutine 2 [sync.WaitGroup.Wait]:"],
        "{report}"
    );
    // What the library does on the way is shown as Go shows it.
    let functions: Vec<_> = goroutines
        .lines()
        .filter(|l| l.contains('(') && !l.starts_with('\t'))
        .collect();
    assert_eq!(
        functions,
        [
            "time.Sleep(...)",
            "main.main()",
            "sync.runtime_SemacquireWaitGroup(...)",
            "sync.(*WaitGroup).Wait(...)",
            "main.wait(...)",
        ],
        "{report}"
    );
}

#[test]
fn the_environment_says_how_much_a_report_says() {
    let report = |value: &str| {
        let output = zokor()
            .arg(scripted("fails.go"))
            .env("GOTRACEBACK", value)
            .output()
            .expect("zokor runs");
        assert_eq!(output.status.code(), Some(2));
        text(&output.stderr)
    };
    let shown = |value: &str| report(value).matches("\ngoroutine ").count();
    assert_eq!(report("none"), "panic: at fault\n");
    assert_eq!((shown("single"), shown(""), shown("all")), (1, 1, 3));
    let all = report("all");
    assert!(
        all.starts_with("panic: at fault\n\ngoroutine 1 [running]:\n"),
        "{all}"
    );
    assert!(
        all.contains("\ngoroutine 2 [select (no cases)]:\nmain.stay()\n"),
        "{all}"
    );
}

#[test]
fn programs_come_from_files_folders_and_standard_input() {
    let folder = scratch("sources");
    std::fs::write(
        folder.join("a.go"),
        "package main\n\nfunc main() { hello() }\n",
    )
    .expect("written");
    std::fs::write(
        folder.join("b.go"),
        HELLO.replace("func main()", "func hello()"),
    )
    .expect("written");
    std::fs::write(folder.join("b_test.go"), "package main\n\nnot Go\n").expect("written");
    let (a, b) = (folder.join("a.go"), folder.join("b.go"));
    for sources in [vec![&folder], vec![&a, &b]] {
        let output = zokor()
            .arg("run")
            .args(&sources)
            .output()
            .expect("zokor runs");
        assert_eq!(text(&output.stdout), "hello\n", "{}", text(&output.stderr));
    }
    assert_eq!(text(&run_text(HELLO.as_bytes(), &[]).stdout), "hello\n");

    let script = folder.join("script");
    std::fs::write(&script, format!("#!/usr/bin/env zokor\n{HELLO}")).expect("written");
    let output = zokor().arg(&script).output().expect("zokor runs");
    assert_eq!(text(&output.stdout), "hello\n", "{}", text(&output.stderr));
    std::fs::remove_dir_all(&folder).expect("ours");
}

#[test]
fn arguments_and_exit_statuses_are_the_programs_own() {
    let source = "package main\n\nimport (\"fmt\"; \"os\")\n\nfunc main() {\n\tfmt.Print(os.Args[1:])\n\tos.Exit(len(os.Args))\n}\n";
    let output = run_text(source.as_bytes(), &["--seed=1", "b c"]);
    assert_eq!(
        (text(&output.stdout).as_str(), output.status.code()),
        ("[--seed=1 b c]", Some(3))
    );
}

#[test]
fn panics_exit_with_2_and_keep_what_was_printed() {
    let source = "package main\n\nfunc main() {\n\tprint(\"last words\")\n\tvar m map[string]int\n\tm[\"x\"] = 1\n}\n";
    let output = run_text(source.as_bytes(), &[]);
    let err = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2));
    assert!(err.starts_with("last wordspanic: assignment to entry in nil map\n\ngoroutine 1 [running]:\nmain.main()\n"), "{err}");
    assert!(err.contains("<stdin>:6"), "{err}");
}

#[test]
fn deep_recursion_ends_in_gos_report() {
    let source = "package main\n\nfunc f(n int) int { return f(n+1) + 1 }\n\nfunc main() { println(f(0)) }\n";
    let output = run_text(source.as_bytes(), &[]);
    let err = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(
        err.contains("runtime: goroutine stack exceeds 1000000000-byte limit\n"),
        "{err}"
    );
    assert!(err.contains("fatal error: stack overflow\n"), "{err}");
    assert!(err.contains("main.f("), "{err}");
}

#[test]
fn help_and_version() {
    let help = zokor().arg("--help").output().expect("zokor runs");
    assert!(text(&help.stdout).contains("Usage:") && help.status.success());
    let version = zokor().arg("--version").output().expect("zokor runs");
    assert_eq!(
        text(&version.stdout),
        format!("zokor {}\n", env!("CARGO_PKG_VERSION"))
    );
}

/// What zokor says of bad input: exit status 1, something on standard error, nothing on standard output.
fn complaint(output: &Output) -> String {
    let err = text(&output.stderr);
    assert_eq!(output.status.code(), Some(1), "{err}");
    assert_eq!(text(&output.stdout), "");
    assert!(!err.contains("panicked"), "{err}");
    err
}

#[test]
fn what_cannot_be_read_is_named() {
    let missing = zokor()
        .args(["run", "nosuch.go"])
        .output()
        .expect("zokor runs");
    assert_eq!(
        complaint(&missing),
        "zokor: stat nosuch.go: no such file or directory\n"
    );
    let folder = scratch("empty");
    let empty = zokor()
        .arg("run")
        .arg(&folder)
        .output()
        .expect("zokor runs");
    assert!(complaint(&empty).contains("no Go files in"));
    std::fs::remove_dir_all(&folder).expect("ours");
    let none = zokor().output().expect("zokor runs");
    assert!(complaint(&none).contains("no program named"));
}

#[test]
fn bad_programs_get_clear_errors() {
    let nested = format!(
        "package main\n\nfunc main() {{ _ = {}1{} }}\n",
        "(".repeat(100_000),
        ")".repeat(100_000)
    );
    let long = format!(
        "package main\n\nvar s = \"{}\"\n\nfunc main() {{ undefined(s) }}\n",
        "x".repeat(10 << 20)
    );
    let cases: [(&[u8], &str); 8] = [
        (
            b"package main\n",
            "function main is undeclared in the main package",
        ),
        (b"package other\n", "is not a main package"),
        (b"", "expected 'package'"),
        (
            b"package main\n\nvar s = \"\xff\"\n\nfunc main() {}\n",
            "invalid UTF-8 encoding",
        ),
        (
            b"package main\n\nimport \"nosuch\"\n\nfunc main() {}\n",
            "package nosuch is not in std",
        ),
        (
            b"package main\n\nfunc main() { x := 1 }\n",
            "declared and not used: x",
        ),
        (nested.as_bytes(), "nesting"),
        (long.as_bytes(), "undefined: undefined"),
    ];
    for (source, expected) in cases {
        let err = complaint(&run_text(source, &[]));
        let shown: String = err.chars().take(500).collect();
        assert!(err.contains(expected), "{expected}: {shown}");
    }
}

#[test]
fn mistakes_are_told_in_the_form_that_is_asked_for() {
    let folder = scratch("forms");
    let file = folder.join("x.go");
    std::fs::write(
        &file,
        "package main\n\nfunc main() {\n\tvar s string = 1\n\t_ = s\n}\n",
    )
    .expect("written");
    let say = |format: &str| {
        let output = zokor()
            .arg("check")
            .arg(format!("--message-format={format}"))
            .arg(&file)
            .output();
        complaint(&output.expect("zokor runs"))
    };
    let message = "cannot use 1 (untyped int constant) as string value in variable declaration";
    let go = format!("{}:4:17: {message}\n", file.display());
    assert_eq!(say("go"), go);
    assert_eq!(say("auto"), go, "not on a terminal");
    assert!(say("fancy").contains("var s string = 1"));
    let json = say("json");
    assert!(
        json.contains("\"line\":4") && json.contains("\"column\":17") && json.contains(message),
        "{json}"
    );
    std::fs::remove_dir_all(&folder).expect("ours");
}

/// Runs a program under a shell's limits, as a user without privileges.
fn confined(limits: &str, source: &str, arguments: &str) -> Output {
    use std::os::unix::process::CommandExt;
    let folder = scratch("confined");
    // Another user need not be able to read the folder of the build.
    let (binary, file) = (folder.join("zokor"), folder.join("x.go"));
    std::fs::copy(env!("CARGO_BIN_EXE_zokor"), &binary).expect("copied");
    std::fs::write(&file, source).expect("written");
    let script = format!(
        "{limits}; exec {} run {arguments} {}",
        binary.display(),
        file.display()
    );
    // Not every sh can limit processes.
    let mut command = Command::new("bash");
    command.args(["-c", &script]).stdin(Stdio::null());
    // SAFETY: asks for a number.
    if unsafe { libc::geteuid() } == 0 {
        command.uid(65534).gid(65534);
    }
    let output = command.output().expect("a shell");
    std::fs::remove_dir_all(&folder).expect("ours");
    output
}

#[test]
fn what_the_system_refuses_is_told() {
    let refused = |limits: &str, words: &str| {
        let output = confined(limits, HELLO, "");
        let err = text(&output.stderr);
        assert_eq!(output.status.code(), Some(2), "{limits}: {err}");
        assert!(err.starts_with("zokor: no "), "{limits}: {err}");
        assert!(err.contains(words), "{limits}: {err}");
    };
    refused("ulimit -v 500000", "stack for the program");
    refused("ulimit -u 1", "thread for the first worker");
    // What is left is shared out.
    let output = confined("ulimit -v 6000000", HELLO, "--workers=2");
    assert_eq!(text(&output.stdout), "hello\n", "{}", text(&output.stderr));

    let many = "package main\n\nfunc main() {\n\tfor range 100 {\n\t\tgo func() { select {} }()\n\t}\n\tprintln(\"all\")\n}\n";
    let output = confined("ulimit -u 30", many, "--threads=os");
    let err = text(&output.stderr);
    assert_eq!(output.status.code(), Some(2), "{err}");
    assert!(
        err.starts_with("fatal error: runtime: failed to create new OS thread: "),
        "{err}"
    );

    let files = "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() {\n\tfor {\n\t\tif _, err := os.Open(\"/dev/null\"); err != nil {\n\t\t\tfmt.Println(err)\n\t\t\treturn\n\t\t}\n\t}\n}\n";
    let output = confined("ulimit -n 8", files, "");
    assert_eq!(
        text(&output.stdout),
        "open /dev/null: too many open files\n"
    );
}

#[test]
fn a_full_disk_is_an_error_of_the_program() {
    let source = "package main\n\nimport (\n\t\"fmt\"\n\t\"os\"\n)\n\nfunc main() {\n\tvar err error\n\tfor err == nil {\n\t\t_, err = fmt.Println(\"some text\")\n\t}\n\t_, again := fmt.Print(1)\n\tfmt.Fprintln(os.Stderr, err, again == nil)\n}\n";
    let folder = scratch("full");
    let file = folder.join("x.go");
    std::fs::write(&file, source).expect("written");
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full");
    let output = zokor()
        .arg(&file)
        .stdout(full.expect("a full disk"))
        .output()
        .expect("zokor runs");
    assert_eq!(
        (text(&output.stderr).as_str(), output.status.code()),
        (
            "write /dev/stdout: no space left on device false\n",
            Some(0)
        )
    );
    std::fs::remove_dir_all(&folder).expect("ours");
}

#[test]
fn standard_streams_may_be_closed() {
    let folder = scratch("closed");
    let file = folder.join("x.go");
    std::fs::write(&file, HELLO).expect("written");
    for streams in ["<&-", ">&-", "2>&-", "<&- >&- 2>&-"] {
        let script = format!(
            "exec {} {} {streams}",
            env!("CARGO_BIN_EXE_zokor"),
            file.display()
        );
        let output = Command::new("sh").args(["-c", &script]).output();
        let output = output.expect("a shell");
        assert!(output.status.success(), "{streams}: {output:?}");
        let expected = if streams.contains(">&- ") || streams == ">&-" {
            ""
        } else {
            "hello\n"
        };
        assert_eq!(text(&output.stdout), expected, "{streams}");
    }
    std::fs::remove_dir_all(&folder).expect("ours");
}

#[test]
fn what_has_no_end_is_no_program() {
    let output = zokor().arg("/dev/zero").output().expect("zokor runs");
    assert_eq!(
        complaint(&output),
        "zokor: open /dev/zero: file too large\n"
    );
    let folder = scratch("unreadable");
    let nested = folder.join("x.go");
    std::fs::create_dir_all(&nested).expect("made");
    let output = zokor().arg(&nested).output().expect("zokor runs");
    assert!(complaint(&output).contains("no Go files in"));
    let random: Vec<u8> = (0..50_000u32)
        .map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8)
        .collect();
    assert!(complaint(&run_text(&random, &[])).contains("<stdin>:1:"));
    std::fs::remove_dir_all(&folder).expect("ours");
}

/// What only `init` of a package connects is connected in programs that do not name that package.
#[test]
fn packages_behind_packages_are_initialised() {
    let source =
        "package main\n\nimport \"log/slog\"\n\nfunc main() { slog.Info(\"hello\", \"n\", 1) }\n";
    let output = run_text(source.as_bytes(), &[]);
    let line = text(&output.stderr);
    assert!(line.ends_with(" INFO hello n=1\n"), "{line}");
}
