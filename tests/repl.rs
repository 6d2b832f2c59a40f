//! `zokor repl`: sessions through a pipe, written down in `testdata/repl/*.repl`, and at a terminal.
//!
//! In a transcript, `> ` is in front of the first line of an input and `| ` in front of its others; all else is what comes
//! out, standard output and standard error together.

mod terminal;
mod transcript;

use std::path::Path;
use std::process::Command;
use terminal::Terminal;

#[test]
fn transcripts_are_repeated() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/repl");
    let mut checked = 0;
    for entry in std::fs::read_dir(folder).expect("the folder of transcripts") {
        let path = entry.expect("an entry").path();
        let text = std::fs::read_to_string(&path).expect("a transcript");
        transcript::check(&path.display().to_string(), &text);
        checked += 1;
    }
    assert!(checked > 3);
}

#[test]
fn a_session_ends_as_it_says() {
    for (input, status) in [
        ("1\n", 0),
        ("os.Exit(3)\n1\n", 3),
        ("x\n", 1),
        ("panic(1)\n", 1),
        (":quit\nx\n", 0),
    ] {
        let (_, code) = transcript::run(input);
        assert_eq!(code, Some(status), "{input}");
    }
}

/// A session at a terminal.
fn session(history: &Path, args: &[&str]) -> Terminal {
    let mut command = Command::new(env!("CARGO_BIN_EXE_zokor"));
    command.args(args).env("ZOKOR_HISTORY", history);
    let mut terminal = Terminal::new(command);
    terminal.expect("zokor> ");
    terminal
}

fn history(name: &str) -> std::path::PathBuf {
    let path = std::env::temp_dir().join(format!("zokor-repl-{}-{name}", std::process::id()));
    let _ = std::fs::remove_file(&path);
    path
}

#[test]
fn a_terminal_edits_completes_and_remembers() {
    let history = history("history");
    let mut terminal = session(&history, &[]);
    terminal.type_in("answer := 6 * 7\r");
    terminal.expect("zokor> ");
    terminal.type_in("ans\t\r");
    terminal.expect("42 (int)");
    terminal.expect("zokor> ");
    terminal.type_in("strings.ToUpp\t(\"x\")\r");
    terminal.expect("\"X\" (string)");
    terminal.expect("zokor> ");
    terminal.type_in("for i := range 2 {\r");
    terminal.type_in("println(\"line\", i)\r}\r");
    terminal.expect("line 0");
    terminal.expect("line 1");
    terminal.expect("zokor> ");
    // Ctrl-P twice: before the loop was the call.
    terminal.type_in("\u{10}\u{10}\r");
    terminal.expect("\"X\" (string)");
    terminal.expect("zokor> ");
    terminal.type_in("\u{4}");
    let status = terminal.child.wait().expect("it ends");
    assert!(status.success());
    let mut terminal = session(&history, &[]);
    terminal.type_in("\u{1b}[A\r");
    terminal.expect("\"X\" (string)");
    let _ = std::fs::remove_file(&history);
}

#[test]
fn an_interrupt_stops_only_what_is_running() {
    let history = history("interrupt");
    let mut terminal = session(&history, &[]);
    terminal.type_in("n := make(chan int)\r");
    terminal.expect("zokor> ");
    terminal.type_in("go func() { for i := 0; ; i++ { n <- i } }()\r");
    terminal.expect("zokor> ");
    terminal.type_in("func spin() { defer println(\"deferred\"); println(\"spins\"); for {} }\r");
    terminal.expect("zokor> ");
    terminal.type_in("spin()\r");
    terminal.expect("spins\r\n");
    terminal.type_in("\u{3}");
    terminal.expect("interrupted");
    terminal.expect("zokor> ");
    terminal.type_in("<-n + <-n + <-n\r");
    terminal.expect("3 (int)");
    terminal.expect("zokor> ");
    terminal.type_in("println(\"blocks\"); time.Sleep(time.Hour)\r");
    terminal.expect("blocks\r\n");
    terminal.type_in("\u{3}");
    terminal.expect("interrupted");
    terminal.expect("zokor> ");
    terminal.type_in("<-n\r");
    terminal.expect("3 (int)");
    let _ = std::fs::remove_file(&history);
}

/// How the editor begins and ends to take what is pasted: between the end and the next beginning an input is evaluated.
const READS: &str = "\x1b[?2004h";
const EVALUATES: &str = "\x1b[?2004l";

/// Types an input and waits for the next prompt. What came out.
fn say(terminal: &mut Terminal, input: &str) -> String {
    terminal.type_in(&format!("{input}\r"));
    terminal.expect(EVALUATES);
    let output = terminal.expect(READS);
    terminal.expect("zokor> ");
    output.replace("\r\n", "\n").trim_matches('\n').to_string()
}

#[test]
fn names_are_declared_again_loaded_and_forgotten() {
    let history = history("commands");
    let folder = std::env::temp_dir().join(format!("zokor-load-{}", std::process::id()));
    std::fs::create_dir_all(&folder).expect("a folder of our own");
    let good = folder.join("shapes.go");
    let text = "// Package shapes has shapes.\npackage shapes\n\nimport \"math\"\n\n// Circle is round.\ntype Circle struct{ R float64 }\n\nfunc (c Circle) Area() float64 { return math.Floor(math.Pi * c.R * c.R) }\n\nvar unit = Circle{1}\n";
    std::fs::write(&good, text).expect("a file of our own");
    let bad = folder.join("bad.go");
    std::fs::write(&bad, "package bad\n\nfunc f() { x }\n").expect("a file of our own");
    let mut terminal = session(&history, &[]);
    let t = &mut terminal;
    assert_eq!(say(t, &format!(":load {}", good.display())), "");
    assert_eq!(say(t, "unit.Area()"), "3 (float64)");
    assert_eq!(say(t, ":type unit.Area"), "func() float64");
    assert!(say(t, ":doc Circle").contains("Circle is round."));
    assert!(say(t, ":doc strings.Cut").contains("func Cut(s, sep string)"));
    let said = say(t, &format!(":load {}", bad.display()));
    assert!(
        said.contains("bad.go") && said.contains("undefined: x"),
        "{said}"
    );
    assert!(say(t, ":load /nowhere.go").contains("/nowhere.go: No such file"));
    assert_eq!(say(t, "unit := \"one\""), "");
    assert_eq!(say(t, "unit"), "\"one\" (string)");
    assert_eq!(say(t, "func f(n int) int {\rreturn n + 1\r}"), "");
    assert_eq!(say(t, "f(f(1)) // a comment"), "3 (int)");
    assert_eq!(say(t, "func f(s string) string { return s + s }"), "");
    assert_eq!(say(t, "f(unit)"), "\"oneone\" (string)");
    assert!(say(t, ":nonsense").contains("there is no command :nonsense"));
    assert_eq!(say(t, ":reset"), "");
    assert!(say(t, "unit").contains("undefined: unit"));
    // Fields and methods of what is there, and a list where there are several.
    assert_eq!(say(t, "type Pair struct { Left, Right int }"), "");
    assert_eq!(
        say(
            t,
            "func (p Pair) Swap() Pair { return Pair{p.Right, p.Left} }"
        ),
        ""
    );
    assert_eq!(say(t, "p := Pair{Left: 1}"), "");
    assert!(say(t, "p.Le\t").ends_with("1 (int)"));
    assert!(say(t, "p.Sw\t()").ends_with("{Left:0 Right:1} (Pair)"));
    t.type_in("strings.TrimP\t\t");
    t.expect("strings.TrimPrefix");
    t.type_in("\u{15}");
    assert!(say(t, "strings.HasP\t(\"ab\", \"a\")").ends_with("true (bool)"));
    t.type_in("\u{4}");
    // Some inputs did not compile, but at a terminal that was seen.
    assert!(t.child.wait().expect("it ends").success());
    let _ = std::fs::remove_dir_all(&folder);
    let _ = std::fs::remove_file(&history);
}

#[test]
fn goroutines_go_on_while_somebody_types() {
    for threads in ["--threads=green", "--threads=os"] {
        let history = history(threads);
        let mut terminal = session(&history, &[threads]);
        let t = &mut terminal;
        assert_eq!(
            say(
                t,
                "go func() { for i := range 3 { time.Sleep(20*time.Millisecond); fmt.Println(\"tick\", i) } }()"
            ),
            "(imported time)\n(imported fmt)"
        );
        // Nothing is entered meanwhile.
        t.type_in("1 +");
        for i in 0..3 {
            t.expect(&format!("tick {i}"));
        }
        assert_eq!(say(t, " 1"), "2 (int)");
        assert_eq!(say(t, "n := make(chan int)"), "");
        assert_eq!(say(t, "go func() { for i := 0; ; i++ { n <- i } }()"), "");
        assert_eq!(say(t, "<-n + <-n + <-n"), "3 (int)");
        for input in [
            "println(\"runs\"); for {}",
            "println(\"runs\"); time.Sleep(time.Hour)",
        ] {
            t.type_in(&format!("{input}\r"));
            t.expect("runs\r\n");
            t.type_in("\u{3}");
            t.expect("interrupted");
            t.expect(READS);
        }
        assert_eq!(say(t, "<-n"), "3 (int)", "{threads}");
        // At the prompt it takes back what was typed.
        t.type_in("panic(1)\u{3}");
        t.expect(READS);
        assert_eq!(say(t, "<-n"), "4 (int)");
        let _ = std::fs::remove_file(&history);
    }
}

#[test]
fn a_session_can_be_repeated_and_bounded() {
    let history = history("bounds");
    let random = || {
        let mut terminal = session(&history, &["--seed=7"]);
        let t = &mut terminal;
        // Time is virtual: nobody waits an hour.
        say(t, "start := time.Now(); time.Sleep(time.Hour)");
        assert_eq!(say(t, "time.Since(start) >= time.Hour"), "true (bool)");
        say(t, "rand.Int()")
    };
    let first = random();
    assert!(first.ends_with(" (int)"), "{first}");
    assert_eq!(first, random());

    let bounded = |arg: &str, input: &str, said: &str| {
        let mut terminal = session(&history, &[arg]);
        assert_eq!(say(&mut terminal, "1"), "1 (int)");
        terminal.type_in(&format!("{input}\r"));
        terminal.expect(said);
        let status = terminal.child.wait().expect("it ends");
        assert_eq!(status.code(), Some(2), "{arg}");
    };
    bounded(
        "--max-steps=100000",
        "for {}",
        "limit reached: 100000 steps",
    );
    bounded(
        "--max-heap=20M",
        "var a [][]byte; for { a = append(a, make([]byte, 1000)) }",
        "limit reached: heap of 20 MiB",
    );
    bounded(
        "--max-goroutines=100",
        "for { go func() { select {} }() }",
        "limit reached: 100 goroutines",
    );
    bounded(
        "--timeout=1s",
        "time.Sleep(time.Hour)",
        "limit reached: time of 1s",
    );

    let mut terminal = session(&history, &["--allow=none"]);
    let said = say(&mut terminal, "os.ReadFile(\"/etc/passwd\")");
    assert!(said.contains("permission denied"), "{said}");
    let _ = std::fs::remove_file(&history);
}
