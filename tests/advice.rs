//! What zokor adds to Go's words about mistakes: other places that matter, and what newcomers may do.
//!
//! `testdata/advice/mistakes.cases` holds small programs, each with what is said of it. `cargo test --test advice update --
//! --ignored` writes that anew; read what it wrote.

use std::path::{Path, PathBuf};
use std::process::Command;

const CASE: &str = "===\n";
const SAID: &str = "---\n";

fn mistakes() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/advice/mistakes.cases")
}

/// The programs, and what is expected to be said of each.
fn cases(text: &str) -> Vec<(&str, &str)> {
    let cases = text.split(CASE).skip(1);
    cases
        .map(|case| case.split_once(SAID).unwrap_or((case, "")))
        .collect()
}

/// What is said of a program: `line:column: message` of each mistake, then its labels and its help.
fn said(program: &str) -> String {
    let folder = std::env::temp_dir().join(format!("zokor-advice-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder for programs");
    let file = folder.join("prog.go");
    let head = match program.starts_with("package") {
        true => "",
        false => "package main\n\n",
    };
    std::fs::write(&file, format!("{head}{program}")).expect("writing a program");
    let output = Command::new(env!("CARGO_BIN_EXE_zokor"))
        .args(["check", "--all-errors", "--message-format=json"])
        .arg(&file)
        .output()
        .expect("zokor starts");
    let text = String::from_utf8(output.stderr).expect("UTF-8");
    let mut said = String::new();
    for line in text.lines() {
        let mistake: serde_json::Value = serde_json::from_str(line).expect("a line of JSON");
        let place = |v: &serde_json::Value| format!("{}:{}", v["line"], v["column"]);
        let words = |v: &serde_json::Value| {
            let text = v.as_str().expect("text");
            text.replace(&format!("{}/", folder.display()), "")
                .replace('\n', "\\n")
        };
        said += &format!("{}: {}\n", place(&mistake), words(&mistake["message"]));
        for label in mistake["labels"].as_array().expect("a list") {
            said += &format!("  label {}: {}\n", place(label), words(&label["text"]));
        }
        if let Some(help) = mistake["help"].as_str() {
            said += &format!("  help: {help}\n");
        }
    }
    said
}

#[test]
fn mistakes_are_explained() {
    let text = std::fs::read_to_string(mistakes()).expect("the mistakes");
    let cases = cases(&text);
    assert!(
        cases.len() > 100,
        "the mistakes are not where they should be"
    );
    let mut problems = String::new();
    for (program, expected) in cases {
        let said = said(program);
        if said != expected {
            problems += &format!("{program}expected:\n{expected}found:\n{said}\n");
        }
    }
    assert!(problems.is_empty(), "{problems}");
}

#[test]
#[ignore = "writes expectations"]
fn update() {
    let text = std::fs::read_to_string(mistakes()).expect("the mistakes");
    let cases = cases(&text).into_iter();
    let new: String = cases
        .map(|(program, _)| format!("{CASE}{program}{SAID}{}", said(program)))
        .collect();
    std::fs::write(mistakes(), new).expect("writing expectations");
}
