//! `zokor test` tells of the packages in `testdata/testing/` what `go test` does.
//!
//! `GO=path/to/go cargo test --test testing record -- --ignored` records that.

use regex::Regex;
use std::path::{Path, PathBuf};
use std::process::Command;
use zokor::golden::{diff, normal};

/// The name of the record, the folder below `testdata/testing/`, and the arguments.
const CASES: &[(&str, &str, &[&str])] = &[
    ("all", "mod", &["./..."]),
    ("here", "mod", &[]),
    ("verbose", "mod", &["-v", "./report"]),
    ("quiet", "mod", &["./report"]),
    (
        "chosen",
        "mod",
        &["-v", "-run", "TestTable/(one|th)|Nothing", "./report"],
    ),
    (
        "skipped",
        "mod",
        &["-v", "-skip=TestTable/one|TestLog", "./report"],
    ),
    ("nothing", "mod", &["-run=Nothing", "./report"]),
    ("failfast", "mod", &["-failfast", "-v", "./report"]),
    (
        "count",
        "mod",
        &["-count=2", "-v", "-run=TestCounts", "./report"],
    ),
    (
        "short",
        "mod",
        &["-short", "-v", "-run=TestShort", "./report"],
    ),
    ("list", "mod", &["-list", ".", "./report", "./main"]),
    ("args", "mod/main", &["-v", "-args", "a", "-b"]),
    (
        "bench",
        "mod",
        &[
            "-run=none",
            "-bench",
            "Sum|Metric|Loop",
            "-benchtime=100x",
            "-cpu=1",
            "./bench",
        ],
    ),
    (
        "benchv",
        "mod",
        &[
            "-v",
            "-run=none",
            "-bench=Nested/a",
            "-benchtime=10x",
            "-cpu=1",
            "./bench",
        ],
    ),
    ("panics", "mod", &["-v", "./panics"]),
    ("exits", "mod", &["-run=TestGoexit", "./exits"]),
    ("cleanup", "mod", &["-run=TestCleanup", "./exits"]),
    ("broken", "mod/broken", &[]),
    ("signature", "mod", &["./testdata/signature"]),
    ("cycle", "mod", &["./testdata/cycle/a"]),
    ("pattern", "mod", &["-run=A(", "./report"]),
    ("missing", "mod", &["./nowhere"]),
    ("fuzz", "mod", &["-v", "./fuzz"]),
    ("bubble", "mod", &["-v", "./testdata/bubble"]),
    ("outside", "mod", &["./testdata/outside"]),
    ("shop", "shop", &["./..."]),
    // In web the order of parallel tests is open.
    (
        "shopv",
        "shop",
        &[
            "-v", "./bank", "./config", "./events", "./golden", "./lru", "./money", "./stack",
            "./token", "./words",
        ],
    ),
    ("shophere", "shop/golden", &[]),
    (
        "shopshort",
        "shop",
        &["-v", "-short", "-count=2", "-run=Over|Later", "./bank"],
    ),
    (
        "shopbench",
        "shop",
        &[
            "-run=none",
            "-bench=.",
            "-benchtime=10x",
            "-cpu=1",
            "./words",
            "./lru",
        ],
    ),
    ("shoplist", "shop", &["-list", ".*", "./..."]),
    ("flags", "shop", &["-v", "./config", "-chatty"]),
    ("json", "shop", &["-json", "./bank"]),
    ("jsonattr", "shop", &["-json", "./events"]),
    ("jsontable", "mod", &["-json", "./report"]),
    ("jsonnone", "mod", &["-json", "./none"]),
    ("jsonbroken", "mod", &["-json", "./broken"]),
    (
        "jsonbench",
        "shop",
        &[
            "-json",
            "-run=none",
            "-bench=Sizes",
            "-benchtime=10x",
            "-cpu=1",
            "./words",
        ],
    ),
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/testing")
}

/// What a command says: standard output and standard error, which are apart here, and its status.
fn say(mut command: Command, folder: &str, args: &[&str]) -> String {
    let output = command
        .arg("test")
        .args(args)
        .current_dir(root().join(folder))
        .env("GOFLAGS", "-mod=mod -vet=off")
        .env("GOPROXY", "off")
        .output()
        .expect("the command starts");
    let text = |bytes: &[u8]| usual(&String::from_utf8_lossy(bytes));
    format!(
        "{}--- standard error\n{}--- exit status {}\n",
        text(&output.stdout),
        text(&output.stderr),
        output.status.code().unwrap_or(-1)
    )
}

/// Takes out times, what was measured, and what Go leaves open in traces.
fn usual(text: &str) -> String {
    let root = format!("{}/", root().display());
    let mut text = text.replace(&root, "ROOT/");
    for (pattern, by) in [
        (r"(?m)^(\t?[\w/.]*)testing\.go:\d+", "${1}testing.go"),
        (r"\d+\.\d\ds\)", "N.NNs)"),
        (r"(?m)\t(\d+\.\d+s|\(cached\))( .*)?$", "\tN.NNNs$2"),
        (r"(?m)^.*cpu: .*\n", ""),
        (r#""Time":"[^"]*""#, r#""Time":"T""#),
        (r#""Elapsed":[\d.]+"#, r#""Elapsed":0"#),
        (r"\\t\d+\.\d+s", r"\tN.NNNs"),
        (r" *[\d.]+ (ns/op|MB/s|B/op|allocs/op)", " N $1"),
        (r" +\d+(\\t|\t) N ", "${1}N${1} N "),
    ] {
        let pattern = Regex::new(pattern).expect("a pattern of ours");
        text = pattern.replace_all(&text, by).into_owned();
    }
    // The frames of package testing are each implementation's own.
    let frames = Regex::new(
        r"(?m)^(testing\.\S*\(.*\)|panic\(.*\)|runtime\.\S*\(.*\)|created by testing\..*)\n(\t.*\n)?",
    );
    let frames = frames.expect("a pattern of ours");
    normal(&frames.replace_all(&text, ""))
}

#[test]
fn packages_are_tested_as_go_does() {
    let mut wrong = String::new();
    for (name, folder, args) in CASES {
        let command = Command::new(env!("CARGO_BIN_EXE_zokor"));
        let said = say(command, folder, args);
        let record = root().join(name).with_extension("txt");
        let want = std::fs::read_to_string(record).expect("it is recorded");
        if said != want {
            wrong += &format!("{name}:\n{}\n", diff(&want, &said, false));
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

/// Flags of `go test` that zokor cannot heed are not passed over in silence, and a package `main` is none for tests.
#[test]
fn what_is_not_supported_is_said() {
    for (flag, why) in [
        ("-cover", "coverage is not measured"),
        ("-coverprofile=c.out", "coverage is not measured"),
        ("-fuzz=Fuzz", "their seeds are run"),
        ("-race", "data races are not looked for"),
        ("-cpuprofile=x", "nothing is profiled"),
        ("-c", "nothing is compiled ahead"),
    ] {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zokor"));
        command
            .args(["test", flag, "./lru"])
            .current_dir(root().join("shop"));
        let output = command.output().expect("the command starts");
        let text = String::from_utf8_lossy(&output.stderr);
        assert!(
            text.contains("of go test is not supported: ") && text.contains(why),
            "{text}"
        );
        assert_eq!(output.status.code(), Some(1));
    }
    let said = say(
        Command::new(env!("CARGO_BIN_EXE_zokor")),
        "named",
        &["./..."],
    );
    let want = "FAIL\tmain [build failed]\nFAIL\n--- standard error\n# main.test\ncould not import main (cannot import \"main\")\n--- exit status 1\n";
    assert_eq!(said, want);
}

#[test]
#[ignore = "needs a Go toolchain"]
fn record() {
    let go = std::env::var("GO").expect("GO names a Go toolchain");
    for (name, folder, args) in CASES {
        let text = say(Command::new(&go), folder, args);
        std::fs::write(root().join(name).with_extension("txt"), text).expect("it can be written");
    }
}
