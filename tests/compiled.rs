//! What only a Go toolchain can tell: `GO=go cargo test --release --test compiled -- --ignored`.

use std::path::Path;
use std::process::{Command, Output};

fn go() -> String {
    std::env::var("GO").expect("GO, the Go toolchain to compare with")
}

fn output(command: &mut Command) -> String {
    let Output {
        status,
        stdout,
        stderr,
    } = command.output().expect("a command that runs");
    let text = String::from_utf8_lossy(&stdout).into_owned();
    assert!(
        status.success(),
        "{command:?}: {}",
        String::from_utf8_lossy(&stderr)
    );
    text
}

/// A million random bit patterns are formatted and parsed alike.
#[test]
#[ignore = "needs Go, takes minutes"]
fn floats_agree() {
    let program = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/floats/main.go");
    let theirs = output(Command::new(go()).args(["run", program]));
    let ours = output(Command::new(env!("CARGO_BIN_EXE_zokor")).args(["run", program]));
    for (theirs, ours) in theirs.lines().zip(ours.lines()) {
        assert_eq!(theirs, ours, "give the number to {program} to see more");
    }
    assert_eq!(theirs.lines().count(), ours.lines().count());
}

/// Every exported name is there and what it is in Go, or named in the package's doc comment as left out.
#[test]
#[ignore = "needs Go"]
fn packages_declare_what_go_declares() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut command = Command::new(go());
    command
        .args(["run", ".", "../../src/std"])
        .env("CGO_ENABLED", "0");
    let report = output(command.current_dir(root.join("tests/names")));
    // Of the operating system's calls, of regexp's trees, of the second version of JSON and of certificates only a part is there.
    let partial = [
        "syscall",
        "regexp/syntax",
        "encoding/json/jsontext",
        "net",
        "crypto/tls",
        "crypto/x509",
        "crypto/x509/pkix",
        "encoding/asn1",
    ];
    let known = |line: &&str| {
        partial
            .iter()
            .any(|p| line.starts_with(&format!("{p}.")) || line.starts_with(&format!("{p}:")))
    };
    let wrong: Vec<&str> = report.lines().filter(|line| !known(line)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}
