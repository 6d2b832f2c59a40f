//! What a run may touch: what is not allowed gets Go's permission error.

use std::path::Path;
use std::process::{Command, Stdio};

/// Runs a program in a folder, with `--allow`; what it prints.
#[track_caller]
fn run(folder: &Path, allow: &str, source: &str) -> String {
    let file = folder.join("program.go");
    std::fs::write(&file, source).expect("written");
    let output = Command::new(env!("CARGO_BIN_EXE_zokor"))
        .args(["run", &format!("--allow={allow}"), "program.go"])
        .current_dir(folder)
        .env("ZOKOR_TEST", "here")
        .stdin(Stdio::null())
        .output()
        .expect("zokor starts");
    assert!(output.status.success(), "{output:?}");
    String::from_utf8_lossy(&output.stdout).into_owned()
}

const FILES: &str = r#"package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
)

func main() {
	tell := func(what string, err error) {
		fmt.Println(what, err, errors.Is(err, fs.ErrPermission))
	}
	_, err := os.ReadFile("in/a")
	tell("read in", err)
	_, err = os.ReadFile("out/a")
	tell("read out", err)
	_, err = os.ReadFile("in/../out/a")
	tell("read up", err)
	_, err = os.Stat("out")
	tell("stat out", err)
	_, err = os.ReadDir("in")
	tell("list in", err)
	tell("write in", os.WriteFile("in/b", nil, 0o644))
	tell("write out", os.WriteFile("out/b", nil, 0o644))
	tell("mkdir out", os.Mkdir("out/c", 0o755))
	tell("rename", os.Rename("in/a", "out/d"))
	tell("link", os.Link("out/a", "in/l"))
	tell("symlink", os.Symlink("../out/a", "in/s"))
	_, err = os.ReadFile("in/s")
	tell("read through", err)
	tell("remove out", os.Remove("out/a"))
	tell("remove all out", os.RemoveAll("out"))
	fmt.Println("env", os.Getenv("ZOKOR_TEST"))
}
"#;

fn folder(name: &str) -> std::path::PathBuf {
    let top = std::env::temp_dir().join(format!("zokor-allow-{}-{name}", std::process::id()));
    for inner in ["in", "out"] {
        std::fs::create_dir_all(top.join(inner)).expect("a folder");
        std::fs::write(top.join(inner).join("a"), "text").expect("a file");
    }
    top
}

#[test]
fn nothing() {
    let top = folder("nothing");
    let out = run(&top, "none", FILES);
    for line in out.lines().take(14) {
        assert!(line.ends_with("permission denied true"), "{out}");
    }
    assert!(out.ends_with("env \n"), "{out}");
    std::fs::remove_dir_all(top).expect("removed");
}

#[test]
fn a_folder() {
    let top = folder("folder");
    let out = run(&top, "read:in,write:in,env", FILES);
    let denied: Vec<&str> = out
        .lines()
        .filter_map(|line| line.strip_suffix(": permission denied true"))
        .map(|line| line.split(" open ").next().unwrap_or_default())
        .map(|line| line.split(" stat ").next().unwrap_or_default())
        .collect();
    assert_eq!(
        denied,
        [
            "read out",
            "read up",
            "stat out",
            "write out",
            "mkdir out mkdir out/c",
            "rename rename in/a out/d",
            "link link out/a in/l",
            "read through",
            "remove out remove out/a",
            "remove all out unlinkat out",
        ],
        "{out}"
    );
    assert!(out.ends_with("env here\n"), "{out}");
    assert!(top.join("out/a").exists());
    std::fs::remove_dir_all(top).expect("removed");
}

#[test]
fn everything() {
    let top = folder("everything");
    let out = run(&top, "read,write,env", FILES);
    assert!(!out.contains("denied"), "{out}");
    std::fs::remove_dir_all(top).expect("removed");
}

#[test]
fn no_signals() {
    let source = r#"package main

import (
	"fmt"
	"os"
	"syscall"
)

func main() {
	fmt.Println(syscall.Kill(os.Getpid(), syscall.SIGTERM), syscall.Kill(1, 0))
	self, err := os.FindProcess(os.Getpid())
	fmt.Println(err, self.Signal(os.Interrupt), self.Kill())
}
"#;
    let top = folder("signals");
    let refused = "operation not permitted";
    assert_eq!(
        run(&top, "read,write,env", source),
        format!("{refused} {refused}\n<nil> {refused} {refused}\n")
    );
    std::fs::remove_dir_all(top).expect("removed");
}
