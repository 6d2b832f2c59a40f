//! Runs give everything back. In a process of its own, whose memory nobody else uses.

use crossbeam_channel::Sender;
use std::time::Duration;
use zokor::{Builder, Opaque, Options, Package, Program, Sources};

const SMALL: &str = r#"package main
import ("fmt"; "strings")
type shape interface{ area() float64 }
type square struct{ side float64 }
func (s square) area() float64 { return s.side * s.side }
func main() {
    stuck := make(chan int)
    for range 3 {
        go func() { <-stuck }()
    }
    var s shape = square{3}
    fmt.Println(strings.Repeat("a", 3), s.area(), map[string]int{"x": 1})
}"#;

const CALLED: &str = r#"package main
import "host"
var kept []*host.T
func Feed(n int) chan<- int {
    kept = append(kept, host.New(n))
    c := make(chan int)
    go func() { for m := range c { kept = append(kept, host.New(m)) } }()
    return c
}
func main() {}"#;

/// A program whose sessions hold values of the host and channels to it.
fn called() -> Program {
    let host = Package::new(
        "host",
        "package host\ntype T struct{ _ int }\nfunc New(n int) *T\n",
    )
    .func("New", |n: i64| Opaque::new(vec![n; 1000]));
    let script = Sources::text("called.go", CALLED);
    let built = Builder::new(script).package(host).build();
    built.unwrap_or_else(|mistakes| panic!("{mistakes}"))
}

/// Memory of this process that is in RAM.
fn resident() -> usize {
    let text = std::fs::read_to_string("/proc/self/statm").expect("Linux");
    let pages: usize = text
        .split_whitespace()
        .nth(1)
        .and_then(|n| n.parse().ok())
        .expect("a number");
    pages * 4096
}

/// Waits until the threads of ended runs are gone.
fn settle() {
    let threads = || std::fs::read_dir("/proc/self/task").expect("Linux").count();
    let mut last = threads();
    for _ in 0..200 {
        std::thread::sleep(Duration::from_millis(5));
        let now = threads();
        if now == last && now < 8 {
            return;
        }
        last = now;
    }
}

fn memory_is_flat(runs: usize) {
    let program = Program::new(Sources::text("small.go", SMALL)).expect("it compiles");
    let called = called();
    let batch = |n: usize| {
        for i in 0..n as i64 {
            let mut session = called.start(Options::new().workers(2)).expect("it starts");
            let feed = session
                .func::<(i64,), Sender<i64>>("Feed")
                .expect("it is there");
            let to = feed.call(&mut session, (i,)).expect("a channel");
            to.send(i).expect("the script listens");
            let outcome = program.run(Options::new().workers(2).capture());
            assert_eq!(outcome.stdout(), "aaa 9 map[x:1]\n");
        }
        settle();
    };
    batch(runs / 4);
    let before = resident();
    batch(runs);
    let after = resident();
    let growth = after.saturating_sub(before);
    println!("{runs} runs: {before} bytes, then {after}");
    assert!(growth < 4 << 20, "{runs} runs left {growth} bytes behind");
}

#[test]
fn runs_leave_nothing_behind() {
    memory_is_flat(400);
}

/// As above, for longer: `cargo test --test embed_memory ten_thousand -- --ignored --nocapture`
#[test]
#[ignore = "takes half a minute in development builds"]
fn ten_thousand_runs_leave_nothing_behind() {
    memory_is_flat(10_000);
}
