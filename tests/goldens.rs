//! The command line of golden tests: `zokor test` with files and folders. What `zokor::golden` makes of them under
//! `cargo test` is in `golden.rs`.

mod terminal;

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use terminal::Terminal;

const GOOD: &str = "package main\n\nimport \"fmt\"\n\nfunc main() { fmt.Println(\"good\") }\n";

const BAD: &str = r#"package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Println("one")
	fmt.Println("<two>")
	os.Exit(3)
}
"#;

/// Prints numbers in an order that the seed decides.
const RACY: &str = r#"package main

import (
	"fmt"
	"sync"
)

func main() {
	var wg sync.WaitGroup
	for i := range 3 {
		wg.Go(func() { fmt.Println(i) })
	}
	wg.Wait()
	// Output:
	// 2
	// 0
	// 1
}
"#;

const ENDLESS: &str = "package main\n\nfunc main() { for {} }\n\n// Output:\n";

/// A folder of programs and expectations.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str, files: &[(&str, &str)]) -> Folder {
        let path = std::env::temp_dir().join(format!("zokor-test-{}-{name}", std::process::id()));
        let folder = Folder(path);
        std::fs::create_dir_all(&folder.0).expect("a folder of our own");
        for (name, text) in files {
            folder.write(name, text);
        }
        folder
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.0.join(name);
        let parent = path.parent().expect("a folder");
        std::fs::create_dir_all(parent).expect("a folder");
        std::fs::write(path, text).expect("a file of our own");
    }

    fn read(&self, name: &str) -> Option<String> {
        std::fs::read_to_string(self.0.join(name)).ok()
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_zokor"));
        command.arg("test").args(args).current_dir(&self.0);
        command
    }

    /// Runs `zokor test`. What it says, and its exit status.
    fn test(&self, args: &[&str]) -> (String, i32) {
        let output = self
            .command(args)
            .stdin(Stdio::null())
            .output()
            .expect("zokor runs");
        let text = |bytes| String::from_utf8_lossy(bytes).into_owned();
        (
            text(&output.stdout) + &text(&output.stderr),
            output.status.code().unwrap_or(-1),
        )
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

/// What is said of the good and the bad one, and of an expectation that belongs to none, in any form.
fn mixed(name: &str) -> Folder {
    Folder::new(
        name,
        &[
            ("good.go", GOOD),
            ("good.out", "good\n"),
            ("bad.go", BAD),
            ("bad.out", "one\ntwo\n"),
            ("orphan.out", "x\n"),
            ("none.go", "package main\n\nfunc main() {}\n"),
        ],
    )
}

#[test]
fn people_are_told_what_differs() {
    let folder = mixed("pretty");
    // With one job the order is that of the names.
    let (text, status) = folder.test(&["--seed=1", "--jobs=1", "."]);
    let want = "\
FAIL ./orphan.out
an expectation without a program

FAIL ./bad.go
--- standard output
@@ line 1 @@
 one
-two
+<two>
--- exit status 3 instead of 0
seed 1; to repeat: zokor test --seed=1 ./bad.go

FAIL ./none.go
--- has no expectations: --update writes what it does now
seed 1; to repeat: zokor test --seed=1 ./none.go

1 passed, 3 failed
";
    assert_eq!(text, want);
    assert_eq!(status, 1);
    let (text, status) = folder.test(&["good.go"]);
    assert_eq!((&*text, status), ("1 passed, 0 failed\n", 0));
}

#[test]
fn machines_are_told_in_their_forms() {
    let folder = mixed("machines");
    let tell = |format: &str| {
        let format = format!("--format={format}");
        let (text, status) = folder.test(&[&format, "--seed=1", "--jobs=1", "bad.go", "good.go"]);
        assert_eq!(status, 1);
        text
    };
    let tap = "\
TAP version 14
not ok 1 - bad.go
  ---
  message: |
    --- standard output
    @@ line 1 @@
     one
    -two
    +<two>
    --- exit status 3 instead of 0
    seed 1; to repeat: zokor test --seed=1 bad.go
  ...
ok 2 - good.go
1..2
# 1 passed, 1 failed
";
    assert_eq!(tell("tap"), tap);
    let time = regex::Regex::new(r#"time="\d+\.\d{3}""#).expect("a pattern of ours");
    let junit = r#"<?xml version="1.0" encoding="UTF-8"?>
<testsuite name="zokor" tests="2" failures="1">
  <testcase name="bad.go" T>
    <failure>--- standard output
@@ line 1 @@
 one
-two
+&lt;two&gt;
--- exit status 3 instead of 0
seed 1; to repeat: zokor test --seed=1 bad.go
</failure>
  </testcase>
  <testcase name="good.go" T/>
</testsuite>
"#;
    assert_eq!(time.replace_all(&tell("junit"), "T"), junit);
    let json = tell("json");
    let lines = json.lines().map(serde_json::from_str);
    let lines: Vec<serde_json::Value> = lines.collect::<Result<_, _>>().expect("JSON");
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["name"], "bad.go");
    assert_eq!(lines[0]["status"], "failed");
    let message = lines[0]["message"].as_str().expect("a text");
    assert!(message.contains("+<two>\n") && message.contains("zokor test --seed=1 bad.go"));
    assert_eq!(lines[1]["status"], "passed");
    assert!(lines[1]["seconds"].as_f64().is_some_and(|s| s > 0.0));
    assert_eq!(lines[2], serde_json::json!({"passed": 1, "failed": 1}));
    let (text, status) = folder.test(&["--format=xml", "good.go"]);
    assert!(text.contains("--format is pretty, tap, junit or json, not xml") && status == 1);
}

#[test]
fn a_terminal_gets_colours_and_progress() {
    let folder = mixed("terminal");
    let (status, text) = Terminal::new(folder.command(&["--jobs=1", "."])).end();
    assert_eq!(status, Some(1));
    assert!(text.contains("\x1b[31m-two\x1b[0m\r\n"), "{text:?}");
    assert!(text.contains("\x1b[32m+<two>\x1b[0m\r\n"), "{text:?}");
    // The bar grows, is taken away before anything else is said, and does not stay.
    for bar in [
        "\r[=======                       ] 1/4, 1 failed\x1b[K\r\x1b[KFAIL ./bad.go\r\n",
        "\r[==============================] 4/4, 3 failed\x1b[K\r\x1b[K",
    ] {
        assert!(text.contains(bar), "{text:?}");
    }
    assert!(text.ends_with("\r\x1b[K1 passed, 3 failed\r\n"), "{text:?}");
    // Nor are machines shown any of that.
    let (_, text) = Terminal::new(folder.command(&["--format=tap", "."])).end();
    assert!(!text.contains('\x1b'), "{text:?}");
}

#[test]
fn expectations_are_written() {
    let echo = r#"package main

import (
	"bufio"
	"fmt"
	"os"
)

func main() {
	in := bufio.NewScanner(os.Stdin)
	for in.Scan() {
		fmt.Println(os.Args[1:], in.Text())
	}
	fmt.Fprintln(os.Stderr, "to standard error")
	os.Exit(4)
}
"#;
    let folder = Folder::new(
        "update",
        &[
            ("echo.go", echo),
            ("echo.in", "a\nb"),
            ("echo.args", "x y\nz\n"),
            ("two/a.go", "package main\n\nfunc main() { hello() }\n"),
            ("two/b.go", "package main\n\nfunc hello() { println(1) }\n"),
            ("two.args", ""),
            ("racy.go", RACY),
        ],
    );
    let (text, status) = folder.test(&["--update", "echo.go", "two"]);
    assert_eq!((&*text, status), ("2 passed, 0 failed\n", 0));
    let expected = [
        ("echo.out", "[x y z] a\n[x y z] b\n"),
        ("echo.err", "to standard error\n"),
        ("echo.exit", "4\n"),
        ("two.out", ""),
        ("two.err", "1\n"),
    ];
    for (file, text) in expected {
        assert_eq!(folder.read(file).as_deref(), Some(text), "{file}");
    }
    assert_eq!(folder.read("two.exit"), None);
    let (text, _) = folder.test(&["echo.go", "two"]);
    assert_eq!(text, "2 passed, 0 failed\n");
    // What it does not do any more is not expected any more.
    folder.write("echo.go", GOOD);
    let (text, _) = folder.test(&["--update", "echo.go"]);
    assert_eq!(text, "1 passed, 0 failed\n");
    assert_eq!(folder.read("echo.out").as_deref(), Some("good\n"));
    assert_eq!(
        (folder.read("echo.err"), folder.read("echo.exit")),
        (None, None)
    );
    // A comment is left to who wrote it.
    folder.write("comment.go", &GOOD.replace(" }", "\n// Output: bad\n}"));
    let (text, status) = folder.test(&["--update", "comment.go"]);
    assert!(
        text.contains("must be changed by hand") && status == 1,
        "{text}"
    );
}

#[test]
fn comments_say_what_is_expected() {
    let prints = |words: &str| {
        let body = "fmt.Println(\"b\")\n\tfmt.Println(\"a\")";
        GOOD.replace("fmt.Println(\"good\")", body)
            .replace(" }", &format!("\n{words}}}"))
    };
    let folder = Folder::new("comments", &[]);
    for (name, text, problem) in [
        ("exact", prints("// Output:\n// b\n// a\n"), None),
        (
            "order",
            prints("// Output:\n// a\n// b\n"),
            Some("--- standard output\n"),
        ),
        ("sorted", prints("// Unordered output:\n// a\n// b\n"), None),
        (
            "lacks",
            prints("// Unordered output:\n// a\n"),
            Some("--- standard output (in any order)\n"),
        ),
        (
            "not",
            prints("// Output:\n// b\n// a\n// c\n"),
            Some("-c\n"),
        ),
    ] {
        let file = format!("{name}.go");
        folder.write(&file, &text);
        let (text, status) = folder.test(&[&file]);
        assert_eq!(status, i32::from(problem.is_some()), "{name}: {text}");
        assert!(text.contains(problem.unwrap_or_default()), "{name}: {text}");
    }
}

/// The lines stand in a file, where `--update` writes them; the comment only leaves their order open.
#[test]
fn the_order_of_lines_in_a_file_may_be_left_open() {
    let source = GOOD.replace(
        "fmt.Println(\"good\")",
        "\n\tfor k := range map[int]bool{1: true, 2: true, 3: true} {\n\t\tfmt.Println(k)\n\t}\n\t// Unordered output:\n",
    );
    let folder = Folder::new("unordered", &[("map.go", &source)]);
    let (text, _) = folder.test(&["--update", "map.go"]);
    assert_eq!(text, "1 passed, 0 failed\n");
    let mut lines: Vec<String> = folder
        .read("map.out")
        .unwrap_or_default()
        .lines()
        .map(String::from)
        .collect();
    lines.sort();
    assert_eq!(lines, ["1", "2", "3"]);
    let (text, _) = folder.test(&["--repeat=20", "map.go"]);
    assert_eq!(text, "1 passed, 0 failed\n");
    folder.write("map.out", "1\n2\n");
    assert_eq!(folder.test(&["map.go"]).1, 1);
}

#[test]
fn mistakes_are_announced_where_they_are() {
    let wrong = |words: &str| format!("package main\n\nfunc main() {{\n\tx := y{words}\n}}\n");
    let folder = Folder::new("mistakes", &[]);
    for (name, words, problem) in [
        ("both", " // ERROR \"not used: x\" `undefined: y`", ""),
        (
            "one",
            " // ERROR \"not used\"",
            "one.go:4: not announced: undefined: y\n",
        ),
        (
            "other",
            " // ERROR \"not used\" \"undefined: z\"",
            "other.go:4: no mistake like undefined: z\n",
        ),
        (
            "open",
            " // ERROR \"not used",
            "open.go:4: malformed: // ERROR \"not used\n",
        ),
    ] {
        let file = format!("{name}.go");
        folder.write(&file, &wrong(words));
        let (text, status) = folder.test(&[&file]);
        assert_eq!(status, i32::from(!problem.is_empty()), "{name}: {text}");
        assert!(text.contains(problem), "{name}: {text}");
    }
    folder.write("fine.go", "package main\n\nfunc main() {} // ERROR \"x\"\n");
    let (text, status) = folder.test(&["fine.go"]);
    assert!(text.contains("no mistake like x") && status == 1, "{text}");
}

#[test]
fn the_seed_that_breaks_a_program_is_told_and_breaks_it_again() {
    let folder = Folder::new("seeds", &[("racy.go", RACY)]);
    for flag in ["--schedules=60", "--repeat=60"] {
        let (text, status) = folder.test(&[flag, "racy.go"]);
        assert_eq!(status, 1, "sixty orders of six, and all are the same");
        let (_, again) = text.split_once("to repeat: zokor ").expect("a command");
        let again: Vec<&str> = again
            .lines()
            .next()
            .unwrap_or_default()
            .split(' ')
            .skip(1)
            .collect();
        let (repeated, status) = folder.test(&again);
        let last = |text: &str| {
            text.lines()
                .rev()
                .take(3)
                .map(String::from)
                .collect::<Vec<_>>()
        };
        assert_eq!((last(&repeated), status), (last(&text), 1));
        // And another time does not change it.
        assert_eq!(folder.test(&again).0, repeated);
    }
    // From a seed on: some orders are the expected one, so the first to fail is said to come after them.
    let mut later = false;
    for seed in 1..40 {
        let (text, _) = folder.test(&[&format!("--seed={seed}"), "--schedules=2", "racy.go"]);
        if text.contains("it has behaved as expected 1 times before\n") {
            let next = format!("zokor test --seed={} racy.go", seed + 1);
            assert!(text.contains(&next), "{text}");
            later = true;
            break;
        }
    }
    assert!(later, "one of six orders should come up in forty");
}

#[test]
fn programs_are_chosen_and_bounded() {
    let folder = Folder::new(
        "chosen",
        &[
            ("a/good.go", GOOD),
            ("a/good.out", "good\n"),
            ("b/bad.go", BAD),
            ("b/bad.out", ""),
            ("b/orphan.out", ""),
            ("endless.go", ENDLESS),
            ("empty/README", "no programs"),
        ],
    );
    let (text, status) = folder.test(&["--filter=a/", "."]);
    assert_eq!((&*text, status), ("1 passed, 0 failed\n", 0));
    let (text, status) = folder.test(&["--filter", "b/", "--jobs", "2", "."]);
    assert!(
        text.ends_with("0 passed, 2 failed\n") && status == 1,
        "{text}"
    );
    let (text, status) = folder.test(&["--timeout=200ms", "--seed=5", "endless.go"]);
    assert!(
        text.contains("--- did not end within 200ms\n") && status == 1,
        "{text}"
    );
    assert!(
        text.contains("zokor test --seed=5 --timeout=200ms endless.go\n"),
        "{text}"
    );
    let (text, status) = folder.test(&["empty"]);
    assert!(text.contains("empty") && status == 1, "{text}");
}

#[test]
fn without_a_seed_time_is_real() {
    let source = r#"package main

import (
	"fmt"
	"time"
)

func main() {
	start := time.Now()
	time.Sleep(time.Hour)
	fmt.Println(time.Since(start) >= time.Hour)
	// Output: true
}
"#;
    let folder = Folder::new("clock", &[("clock.go", source)]);
    let (text, _) = folder.test(&["clock.go"]);
    assert_eq!(text, "1 passed, 0 failed\n");
    let (text, _) = folder.test(&["--seed=off", "--timeout=300ms", "clock.go"]);
    assert!(
        text.contains("seed off; to repeat: zokor test --seed=off --timeout=300ms"),
        "{text}"
    );
}

/// Programs that run at the same time in one process do not see each other.
#[test]
fn programs_are_isolated() {
    let source = r#"package main

import (
	"fmt"
	"os"
)

func main() {
	fmt.Println(os.Args[1], os.Getenv("MINE"))
	os.Setenv("MINE", os.Args[1])
	os.Chdir("/")
	fmt.Println(os.Getenv("MINE"))
	defer fmt.Println("not printed")
	os.Exit(len(os.Args[1]))
}
"#;
    let folder = Folder::new("isolated", &[]);
    for i in 1..=20 {
        let name = "x".repeat(i);
        folder.write(&format!("p{i}.go"), source);
        folder.write(&format!("p{i}.args"), &name);
        folder.write(&format!("p{i}.out"), &format!("{name} \n{name}\n"));
        folder.write(&format!("p{i}.exit"), &i.to_string());
    }
    let (text, status) = folder.test(&["--jobs=8", "."]);
    assert_eq!((&*text, status), ("20 passed, 0 failed\n", 0));
}

/// zokor's own examples pass, as they stand.
#[test]
fn examples_pass() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/go");
    let folder = Folder::new("examples", &[]);
    let path = path.display().to_string();
    let (text, status) = folder.test(&["--seed=off", "--filter=pipeline", &path]);
    assert_eq!((&*text, status), ("1 passed, 0 failed\n", 0));
}
