//! Sessions of `zokor repl` as they are written down.

use std::io::{Read, Write};
use std::process::{Command, Stdio};

/// What comes out of a session that gets this input, and its exit status.
pub fn run(input: &str) -> (String, Option<i32>) {
    let (mut reader, writer) = std::io::pipe().expect("a pipe");
    let mut command = Command::new(env!("CARGO_BIN_EXE_zokor"));
    let mut child = command
        .args(["repl", "--message-format=go"])
        .stdin(Stdio::piped())
        .stdout(writer.try_clone().expect("another handle"))
        .stderr(writer)
        .spawn()
        .expect("zokor starts");
    drop(command);
    let mut stdin = child.stdin.take().expect("piped");
    let input = input.to_string();
    let feed = std::thread::spawn(move || {
        // It may end before it has read everything.
        let _ = stdin.write_all(input.as_bytes());
    });
    let mut output = String::new();
    reader.read_to_string(&mut output).expect("text");
    feed.join().expect("fed");
    (output, child.wait().expect("it ends").code())
}

/// Repeats a session.
pub fn check(name: &str, transcript: &str) {
    let mut input = String::new();
    let mut expected = String::new();
    for line in transcript.lines() {
        match line.strip_prefix("> ").or_else(|| line.strip_prefix("| ")) {
            Some(typed) => input += &format!("{typed}\n"),
            None => expected += &format!("{line}\n"),
        }
    }
    let (output, _) = run(&input);
    assert_eq!(output, expected, "{name}");
}
