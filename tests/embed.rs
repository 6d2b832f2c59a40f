//! Programs run by a Rust host: what they get, how they end, and what is left of them.

use std::io::Read;
use std::sync::mpsc;
use std::time::Duration;
use zokor::{Capabilities, End, Limit, Limits, Options, Outcome, Program, Sources, Threads};

fn program(text: &str) -> Program {
    match Program::new(Sources::text("prog.go", text)) {
        Ok(program) => program,
        Err(mistakes) => panic!("{mistakes}"),
    }
}

/// Runs the body of a `main` in a file that imports these packages.
fn run(imports: &str, body: &str, options: Options) -> Outcome {
    let imports: String = imports
        .split_whitespace()
        .map(|path| format!("import {path:?}\n"))
        .collect();
    let text = format!("package main\n{imports}\nfunc main() {{\n{body}\n}}\n");
    program(&text).run(options.capture())
}

fn options() -> Options {
    Options::new().timeout(Duration::from_secs(60))
}

/// Tells somebody what is written.
struct Notify(mpsc::Sender<u8>);

impl std::io::Write for Notify {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        for b in bytes {
            let _ = self.0.send(*b);
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

#[test]
fn a_run_has_streams_arguments_and_environment_of_its_own() {
    let body = r#"
    b, _ := io.ReadAll(os.Stdin)
    fmt.Println(os.Args, string(b), os.Environ())
    os.Setenv("B", "2")
    fmt.Fprintln(os.Stderr, os.Getenv("B"))
    "#;
    let given = options().args(["x", "y"]).input("in").env([("A", "1")]);
    let outcome = run("fmt io os", body, given);
    assert_eq!(outcome.stdout(), "[x y] in [A=1]\n");
    assert_eq!(outcome.stderr(), "2\n");
    assert_eq!(outcome.end, End::Exit(0));
    let bare = run("fmt io os", body, options());
    assert_eq!(bare.stdout(), "[]  []\n");
}

#[test]
fn a_reader_that_blocks_keeps_only_its_readers_waiting() {
    struct Channel(mpsc::Receiver<u8>);
    impl Read for Channel {
        fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
            match self.0.recv() {
                Ok(byte) => {
                    buffer[0] = byte;
                    Ok(1)
                }
                Err(_) => Ok(0),
            }
        }
    }
    // What the program prints while one goroutine waits for input is the input that it waits for.
    let (tx, rx) = mpsc::channel();
    let text = r#"package main
    import ("fmt"; "os")
    func main() {
        got := make(chan byte)
        go func() {
            b := make([]byte, 1)
            os.Stdin.Read(b)
            got <- b[0]
        }()
        fmt.Print("!")
        if <-got != '!' { os.Exit(1) }
    }"#;
    let outcome = program(text).run(options().stdin(Channel(rx)).stdout(Notify(tx)));
    assert_eq!(outcome.end, End::Exit(0));
}

#[test]
fn every_end_is_a_value() {
    assert_eq!(run("os", "os.Exit(3)", options()).end, End::Exit(3));
    let fatal = run("log", "log.SetFlags(0); log.Fatal(\"bad\")", options());
    assert_eq!((fatal.end.status(), &*fatal.stderr()), (1, "bad\n"));

    let panic = run("", "go func() { panic(\"boom\") }(); select {}", options());
    let End::Panic(crash) = &panic.end else {
        panic!("{:?}", panic.end)
    };
    assert_eq!(crash.message, "boom");
    assert_eq!(crash.trace[0].function, "main.main.func1");
    assert!(crash.goroutine > 1);
    let report = panic.stderr();
    assert!(report.starts_with("panic: boom\n\ngoroutine "), "{report}");
    assert_eq!(panic.status(), 2);

    let stuck = run("", "c := make(chan int); <-c", options());
    let End::Deadlock(waiting) = &stuck.end else {
        panic!("{:?}", stuck.end)
    };
    assert_eq!(waiting[0].reason, "chan receive");
    assert_eq!(waiting[0].place.as_ref().map(|p| p.line), Some(4));

    let text = "package main\nfunc f(n int) int { return f(n+1) + 1 }\nfunc main() { f(0) }\n";
    let End::Fatal(crash) = program(text).run(options().capture()).end else {
        panic!("a stack overflow is fatal")
    };
    assert_eq!(crash.message, "stack overflow");

    let limits = |limits| Options::new().limits(limits);
    let steps = Limits {
        steps: Some(10_000),
        ..Limits::default()
    };
    let end = run("", "for {}", limits(steps)).end;
    assert_eq!(end, End::Limit(Limit::Steps));
    let heap = Limits {
        heap: Some(32 << 20),
        ..Limits::default()
    };
    let hungry = "var all [][]byte; for { all = append(all, make([]byte, 1 << 20)) }";
    assert_eq!(run("", hungry, limits(heap)).end, End::Limit(Limit::Heap));
    let end = run(
        "",
        "for {}",
        Options::new().timeout(Duration::from_millis(50)),
    )
    .end;
    assert_eq!(end, End::Limit(Limit::Time));
}

#[test]
fn nothing_is_allowed_unless_it_is() {
    let body = r#"
    _, err := os.ReadFile("/etc/hostname")
    fmt.Println(err)
    _, err = net.Dial("tcp", "127.0.0.1:1")
    fmt.Println(err)
    fmt.Println(exec.Command("/bin/true").Run())
    "#;
    let outcome = run("fmt net os os/exec", body, options());
    let out = outcome.stdout();
    let refusals = out.lines().filter(|l| l.ends_with("permission denied"));
    assert_eq!(refusals.count(), 3, "{out}");
}

#[test]
fn working_directories_are_the_runs_own() {
    let top = std::env::temp_dir().join(format!("zokor-embed-{}", std::process::id()));
    std::fs::create_dir_all(top.join("inner")).expect("a folder");
    let body = r#"
    err := os.WriteFile("a", []byte("x"), 0o644)
    before, _ := os.Getwd()
    err2 := os.Chdir("inner")
    after, _ := os.Getwd()
    b, err3 := os.ReadFile("../a")
    fmt.Println(err, err2, err3, string(b), after == before + "/inner")
    "#;
    let host = std::env::current_dir().expect("a folder");
    let top = top.canonicalize().expect("a folder");
    let mut allow = Capabilities::default();
    allow.read.add(top.clone());
    allow.write.add(top.clone());
    let outcome = run("fmt os", body, options().dir(&top).allow(allow));
    assert_eq!(outcome.stdout(), "<nil> <nil> <nil> x true\n");
    assert_eq!(std::env::current_dir().expect("a folder"), host);
    std::fs::remove_dir_all(&top).expect("removed");
}

#[test]
fn a_seed_repeats_a_run() {
    let body = "fmt.Println(rand.Int(), time.Now().UnixNano()); time.Sleep(time.Hour)";
    let once = run("fmt math/rand time", body, options().seed(7));
    let again = run("fmt math/rand time", body, options().seed(7));
    assert_eq!(once.stdout(), again.stdout());
    assert_ne!(
        once.stdout(),
        run("fmt math/rand time", body, options().seed(8)).stdout()
    );
}

#[test]
fn a_virtual_clock_does_not_wait() {
    let outcome = run(
        "time",
        "time.Sleep(100 * time.Hour)",
        options().virtual_clock(),
    );
    assert_eq!(outcome.end, End::Exit(0));
}

#[test]
fn stopping_reaches_every_goroutine() {
    let text = r#"package main
    import ("fmt"; "sync"; "time")
    func main() {
        var mu sync.Mutex
        mu.Lock()
        for range 100 { go func() { mu.Lock() }() }
        go func() { for {} }()
        go func() { select {} }()
        go func() { time.Sleep(time.Hour) }()
        fmt.Println("started")
        <-make(chan int)
    }"#;
    let program = program(text);
    for threads in [Threads::Green, Threads::Os] {
        let (tx, rx) = mpsc::channel();
        let instance = program.instance(options().threads(threads).stdout(Notify(tx)));
        let handle = instance.handle();
        let run = std::thread::spawn(move || instance.run());
        let mut started = Vec::new();
        while started.len() < 8 {
            started.push(rx.recv().expect("it prints"));
        }
        handle.stop("enough");
        let outcome = run.join().expect("it ends");
        assert_eq!(outcome.end, End::Stopped("enough".into()));
        handle.stop("too late");
    }
}

#[test]
fn who_takes_the_output_can_stop_the_run() {
    struct Impatient(std::sync::Arc<std::sync::OnceLock<zokor::Handle>>);
    impl std::io::Write for Impatient {
        fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
            self.0.get().expect("set before the run").stop("too much");
            Ok(bytes.len())
        }
        fn flush(&mut self) -> std::io::Result<()> {
            Ok(())
        }
    }
    let text = "package main\nimport \"fmt\"\nfunc main() { for { fmt.Println(\"more\") } }\n";
    let handle = std::sync::Arc::default();
    let instance =
        program(text).instance(options().stdout(Impatient(std::sync::Arc::clone(&handle))));
    assert!(handle.set(instance.handle()).is_ok());
    assert_eq!(instance.run().end, End::Stopped("too much".into()));
}

#[test]
fn runs_of_a_program_share_nothing() {
    let text = r#"package main
    import ("fmt"; "os"; "sync")
    var counts = map[string]int{}
    func main() {
        var mu sync.Mutex
        var wg sync.WaitGroup
        for i := range 50 {
            wg.Add(1)
            go func() {
                defer wg.Done()
                mu.Lock()
                counts[os.Args[0]] += i
                mu.Unlock()
            }()
        }
        wg.Wait()
        fmt.Println(counts)
    }"#;
    let program = program(text);
    let threads: Vec<_> = (0..8)
        .map(|i| {
            let program = program.clone();
            std::thread::spawn(move || {
                let name = format!("run{i}");
                let outcome = program.run(options().args([name.clone()]).capture());
                assert_eq!(outcome.stdout(), format!("map[{name}:1225]\n"));
            })
        })
        .collect();
    for thread in threads {
        thread.join().expect("as it should be");
    }
}
