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
        (r"(?m)^cpu: .*\n", ""),
        (r" *[\d.]+ (ns/op|MB/s|B/op|allocs/op)", " N $1"),
        (r" +\d+\t N ", "\tN\t N "),
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

#[test]
#[ignore = "needs a Go toolchain"]
fn record() {
    let go = std::env::var("GO").expect("GO names a Go toolchain");
    for (name, folder, args) in CASES {
        let text = say(Command::new(&go), folder, args);
        std::fs::write(root().join(name).with_extension("txt"), text).expect("it can be written");
    }
}
