//! Limits of a run: each ends it with status 2 and a report that names the limit and the place.

use std::io::Write;
use std::process::{Command, Output, Stdio};

/// Runs the statements of a `main` with options.
fn run(options: &[&str], imports: &str, body: &str) -> Output {
    let source = format!("package main\n{imports}\nfunc main() {{\n{body}\n}}\n");
    let mut child = Command::new(env!("CARGO_BIN_EXE_zokor"))
        .arg("run")
        .args(options)
        .arg("-")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .expect("zokor starts");
    let mut stdin = child.stdin.take().expect("piped");
    let _ = stdin.write_all(source.as_bytes());
    drop(stdin);
    child.wait_with_output().expect("zokor ends")
}

/// Asserts that the program ends at this limit, on this line of its `main`, with green threads and with OS threads.
#[track_caller]
fn ends(option: &str, limit: &str, line: u32, imports: &str, body: &str) {
    for threads in ["--threads=green", "--threads=os"] {
        let output = run(&[option, threads], imports, body);
        let report = String::from_utf8_lossy(&output.stderr);
        let start = format!("zokor: limit reached: {limit}\n\ngoroutine ");
        assert!(report.contains(&start), "{threads}: {report}");
        let place = format!("<stdin>:{}\n", line + 3);
        assert!(report.contains(&place), "{threads}: {report}");
        assert_eq!(output.status.code(), Some(2), "{threads}: {report}");
    }
}

#[test]
fn heap() {
    let limit = "heap of 32 MiB";
    let end = |line, imports, body| ends("--max-heap=32M", limit, line, imports, body);
    end(2, "", "var s []int\nfor { s = append(s, 1, 2, 3) }");
    end(2, "", "n := 1 << 40\n_ = make([]byte, n)");
    end(
        2,
        "",
        "type l struct{ next *l }; var h *l\nfor { h = &l{h} }",
    );
    end(3, "", "m := map[int]int{}\ni := 0\nfor { m[i] = i; i++ }");
    end(
        2,
        "import \"strings\"",
        "n := 1 << 40\n_ = strings.Repeat(\"x\", n)",
    );
    let elsewhere = "done := make(chan bool)\ngo func() { s := \"x\"\nfor { s += s } }()\n<-done";
    end(3, "", elsewhere);
}

#[test]
fn garbage_does_not_count() {
    let body = "n := 0\nfor range 300 { n += len(make([]byte, 1<<20)) }\nprintln(n)";
    let output = run(&["--max-heap=8M"], "", body);
    assert_eq!(String::from_utf8_lossy(&output.stderr), "314572800\n");
}

#[test]
fn goroutines() {
    let body = "stop := make(chan bool)\nfor { go func() { <-stop }() }";
    ends("--max-goroutines=50", "50 goroutines", 2, "", body);
    let body = "done := make(chan bool)\nfor range 500 { go func() { done <- true }(); <-done }";
    let output = run(&["--max-goroutines=50"], "", body);
    assert!(output.status.success(), "{output:?}");
}

#[test]
fn stack() {
    let body = "var f func(int) int\nf = func(n int) int { return f(n+1) + 1 }\nprintln(f(0))";
    ends("--max-stack=4M", "stack of 4 MiB", 2, "", body);
}

#[test]
fn output() {
    let body = "for {\nfmt.Println(\"line\") }";
    ends(
        "--max-output=1K",
        "output of 1 KiB",
        2,
        "import \"fmt\"",
        body,
    );
    let body = "for {\nprintln(\"line\") }";
    ends("--max-output=1K", "output of 1 KiB", 2, "", body);
}

#[test]
fn steps() {
    ends(
        "--max-steps=1000",
        "1000 steps",
        2,
        "",
        "n := 0\nfor { n++ }",
    );
    let body = "var f func(int)\nf = func(n int) { if n > 0 { f(n-1) } }\nfor { f(3) }";
    ends("--max-steps=1000", "1000 steps", 3, "", body);
}

#[test]
fn time() {
    ends(
        "--timeout=50ms",
        "time of 50ms",
        2,
        "",
        "n := 0\nfor { n++ }",
    );
    let body = "go func() { select {} }()\ntime.Sleep(time.Hour)";
    ends("--timeout=50ms", "time of 50ms", 2, "import \"time\"", body);
}
