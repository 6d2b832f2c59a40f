//! Runs the examples of the guide in `docs/`. What each block is, its first word says:
//!
//! - `go`: a program. With a name behind it (`go hello.go`), it is a file for the commands that follow; else it is run as
//!   `main.go`, and an `output` block with all that it prints follows.
//! - `sh`: commands after `$ `, run in a folder with the page's files, and what they print.
//! - `repl`: a session, as `tests/repl.rs` has them.
//! - `rust`: tested as a part of the crate's documentation (`src/lib.rs`).

mod transcript;

use std::path::{Path, PathBuf};
use std::process::Command;

struct Block<'a> {
    line: usize,
    info: &'a str,
    text: String,
}

fn blocks(page: &str) -> Vec<Block<'_>> {
    let mut blocks: Vec<Block> = Vec::new();
    let mut open = false;
    for (i, line) in page.lines().enumerate() {
        match line.strip_prefix("```") {
            Some(_) if open => open = false,
            Some(info) => {
                open = true;
                let text = String::new();
                blocks.push(Block {
                    line: i + 1,
                    info,
                    text,
                });
            }
            None if open => {
                let block = blocks.last_mut().expect("an open one");
                block.text += &format!("{line}\n");
            }
            None => {}
        }
    }
    assert!(!open, "a block is not closed");
    blocks
}

/// What a shell command prints, and its exit status if that is not 0.
fn run(folder: &Path, command: &str) -> String {
    let bin = Path::new(env!("CARGO_BIN_EXE_zokor"));
    let bin = bin.parent().expect("a folder").display().to_string();
    let path = std::env::var("PATH").unwrap_or_default();
    let output = Command::new("sh")
        .args(["-c", &format!("{{ {command}; }} 2>&1")])
        .current_dir(folder)
        .env("PATH", format!("{bin}:{path}"))
        .output()
        .expect("a shell");
    let mut text = String::from_utf8_lossy(&output.stdout).into_owned();
    if let Some(code @ 1..) = output.status.code() {
        text += &format!("exit status {code}\n");
    }
    text
}

fn check_page(path: &Path) {
    let page = std::fs::read_to_string(path).expect("a page");
    let name = path
        .file_stem()
        .expect("a name")
        .to_string_lossy()
        .into_owned();
    let folder = std::env::temp_dir().join(format!("zokor-docs-{}-{name}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder of our own");
    let write = |file: &str, text: &str| {
        std::fs::write(folder.join(file), text).expect("a file of ours");
    };
    let blocks = blocks(&page);
    for (i, block) in blocks.iter().enumerate() {
        let place = format!("{}:{}", path.display(), block.line);
        let mut info = block.info.split_whitespace();
        match (info.next(), info.next()) {
            (Some("go"), Some(file)) => write(file, &block.text),
            (Some("go"), None) => {
                write("main.go", &block.text);
                let output = blocks.get(i + 1).filter(|b| b.info == "output");
                let output = output.unwrap_or_else(|| panic!("{place}: no output follows"));
                assert_eq!(run(&folder, "zokor main.go"), output.text, "{place}");
            }
            (Some("sh"), _) => check_commands(&folder, &place, &block.text),
            (Some("repl"), _) => transcript::check(&place, &block.text),
            (Some("output" | "rust" | "rust,no_run" | "text"), _) => {}
            _ => panic!("{place}: what is a block of {:?}?", block.info),
        }
    }
    std::fs::remove_dir_all(&folder).expect("the folder is ours");
}

fn check_commands(folder: &Path, place: &str, text: &str) {
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let command = line.strip_prefix("$ ");
        let command = command.unwrap_or_else(|| panic!("{place}: {line:?} is no command"));
        let mut expected = String::new();
        while let Some(line) = lines.next_if(|l| !l.starts_with("$ ")) {
            expected += &format!("{line}\n");
        }
        assert_eq!(run(folder, command), expected, "{place}: {command}");
    }
}

#[test]
fn examples_do_what_the_guide_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs");
    let mut pages: Vec<PathBuf> = std::fs::read_dir(folder)
        .expect("the guide")
        .map(|entry| entry.expect("an entry").path())
        .filter(|path| path.extension().is_some_and(|e| e == "md"))
        .collect();
    pages.sort();
    assert!(pages.len() > 4);
    for page in pages {
        check_page(&page);
    }
}
