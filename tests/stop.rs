//! Stopping a run from another thread: how soon it is over, whatever its goroutines do.
//!
//! `cargo test --release --test stop -- --nocapture` says how long it takes.

use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::time::{Duration, Instant};
use zokor::{Builder, Capabilities, End, Options, Package, Program, Sources, Threads};

/// What goroutines do when they are stopped: imports, and the body of `main`, which calls `host.Ready` before it waits.
const CASES: &[(&str, &str, &str)] = &[
    (
        "computing",
        "",
        "go spin(); go spin(); host.Ready(); spin()",
    ),
    (
        "calling",
        "",
        "go func() { for { fib(20) } }(); host.Ready(); for { fib(20) }",
    ),
    ("deep in calls", "", "host.Ready(); for { deep(20000) }"),
    (
        "blocked at channels",
        "time",
        "c := make(chan int)
        for i := range 1000 {
            go func() {
                if i%2 == 0 { <-c }
                select { case c <- 1: case <-make(chan int): }
            }()
        }
        host.Ready(); time.Sleep(time.Hour)",
    ),
    (
        "waiting for locks",
        "sync time",
        "var m sync.Mutex; m.Lock()
        var w sync.WaitGroup; w.Add(1)
        for range 100 { go m.Lock(); go w.Wait() }
        host.Ready(); time.Sleep(time.Hour)",
    ),
    (
        "passing values on",
        "",
        "a, b := make(chan int), make(chan int)
        for range 4 { go func() { for n := range a { host.Count(); b <- n } }() }
        host.Ready(); for { go func() { a <- 1 }(); <-b }",
    ),
    (
        "sleeping",
        "time",
        "for range 100 { go time.Sleep(time.Hour) }
        host.Ready(); time.Sleep(time.Hour)",
    ),
    (
        "timers",
        "time",
        "for range 100 { go func() { for range time.Tick(time.Millisecond) { host.Count() } }() }
        host.Ready(); time.Sleep(time.Hour)",
    ),
    (
        "reading from sockets",
        "net",
        "l, err := net.Listen(\"tcp\", \"127.0.0.1:0\")
        if err != nil { panic(err) }
        for range 20 {
            c, err := net.Dial(\"tcp\", l.Addr().String())
            if err != nil { panic(err) }
            go c.Read(make([]byte, 1))
        }
        host.Ready()
        for { l.Accept() }",
    ),
    (
        "waiting for the host's futures",
        "",
        "for range 20 { go host.Never() }
        host.Ready(); host.Never()",
    ),
    (
        "in blocking functions of the host",
        "",
        "for range 4 { go host.Block() }
        host.Ready(); host.Block()",
    ),
    (
        "allocating",
        "",
        "for range 3 { go func() { for { grow() } }() }
        host.Ready(); for { grow() }",
    ),
    (
        "many goroutines",
        "runtime",
        "c := make(chan int)
        for i := range 20000 {
            if i%2 == 0 { go func() { <-c }() } else { go func() { for { runtime.Gosched() } }() }
        }
        host.Ready(); for { runtime.Gosched(); host.Count() }",
    ),
    (
        "deferring",
        "",
        "defer func() { recover(); for { host.Count() } }()
        host.Ready(); panic(1)",
    ),
];

const REST: &str = "
type tree struct { left, right *tree }

func make_tree(n int) *tree {
    if n == 0 { return nil }
    return &tree{make_tree(n - 1), make_tree(n - 1)}
}

func grow() { make_tree(12) }

func fib(n int) int {
    if n < 2 { return n }
    return fib(n-1) + fib(n-2)
}

func deep(n int) int {
    if n == 0 { return 0 }
    return 1 + deep(n-1)
}

func spin() { for {} }

var _, _, _, _ = grow, fib, deep, spin
";

/// What the host hears of a run.
#[derive(Clone)]
struct Ears {
    ready: Sender<()>,
    counted: Arc<AtomicU64>,
}

fn program(imports: &str, body: &str, ears: &Ears) -> Program {
    let text = "package host\n\nfunc Ready()\nfunc Count()\nfunc Never()\nfunc Block()\n";
    let (ready, counted) = (ears.ready.clone(), ears.counted.clone());
    let host = Package::new("host", text)
        .func("Ready", move || {
            let _ = ready.send(());
        })
        .func("Count", move || {
            counted.fetch_add(1, Ordering::Relaxed);
        })
        .future("Never", std::future::pending::<()>)
        .blocking("Block", || std::thread::sleep(Duration::from_secs(1)));
    let imports: String = imports
        .split_whitespace()
        .map(|path| format!("import \"{path}\"\n"))
        .collect();
    let source =
        format!("package main\n\nimport \"host\"\n{imports}\nfunc main() {{\n{body}\n}}\n{REST}");
    let built = Builder::new(Sources::text("main.go", source))
        .package(host)
        .build();
    built.unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

/// How long it takes from `stop` until the run has returned, after which nothing of it goes on.
fn measure(imports: &str, body: &str, threads: Threads) -> Duration {
    let (ready, begun) = channel();
    let ears = Ears {
        ready,
        counted: Arc::default(),
    };
    let allow = Capabilities {
        net: true,
        ..Capabilities::default()
    };
    let options = Options::new()
        .workers(2)
        .threads(threads)
        .allow(allow)
        .capture();
    let instance = program(imports, body, &ears).instance(options);
    let handle = instance.handle();
    let run = std::thread::spawn(move || {
        let outcome = instance.run();
        (Instant::now(), outcome)
    });
    begun
        .recv_timeout(Duration::from_secs(60))
        .expect("it begins");
    std::thread::sleep(Duration::from_millis(20));
    let asked = Instant::now();
    handle.stop("enough");
    let (over, outcome) = run.join().expect("no panic of Rust's");
    assert_eq!(outcome.end, End::Stopped("enough".into()));
    let counted = ears.counted.load(Ordering::Relaxed);
    std::thread::sleep(Duration::from_millis(5));
    let later = ears.counted.load(Ordering::Relaxed);
    // A call that was under way may end.
    assert!(
        later - counted < 8,
        "goroutines go on after the end: {body}"
    );
    over - asked
}

/// Busy machines delay it; but not every time.
fn soon(threads: Threads, cases: &[(&str, &str, &str)]) {
    for (name, imports, body) in cases {
        let mut times: Vec<Duration> = Vec::new();
        while times.len() < 5 {
            times.push(measure(imports, body, threads));
        }
        times.sort();
        println!("{name}: {:?}, {:?} at most", times[2], times[4]);
        assert!(times[0] < Duration::from_millis(100), "{name}: {times:?}");
    }
}

#[test]
fn whatever_goroutines_do_they_stop_soon() {
    soon(Threads::Green, CASES);
}

#[test]
fn so_do_those_with_threads_of_their_own() {
    let few: Vec<_> = CASES
        .iter()
        .filter(|c| c.0 != "many goroutines")
        .copied()
        .collect();
    soon(Threads::Os, &few);
}
