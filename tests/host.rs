//! What a host gives to scripts, and what it calls in them.

use crossbeam_channel::{Receiver, Sender, bounded, unbounded};
use std::collections::{BTreeMap, HashMap};
use std::future::Future;
use std::pin::Pin;
use std::sync::{Arc, Mutex};
use std::task::{Context, Poll, Waker};
use std::time::Duration;
use zokor::{Builder, Call, End, Function, Opaque, Options, Outcome, Package, Program, Sources};

fn build(package: Package, script: &str) -> Result<Program, String> {
    let sources = Sources::text("script.go", script);
    let built = Builder::new(sources).package(package).build();
    built.map_err(|mistakes| mistakes.to_string())
}

fn run(package: Package, script: &str) -> Outcome {
    let program = build(package, script).unwrap_or_else(|text| panic!("{text}"));
    program.run(Options::new().timeout(Duration::from_secs(60)).capture())
}

/// Runs the body of a `main` that uses package `host`.
fn body(package: Package, body: &str) -> Outcome {
    let script = format!("package main\nimport (\"fmt\"; \"host\")\nfunc main() {{\n{body}\n}}\n");
    run(package, &script)
}

fn host(declarations: &str) -> Package {
    Package::new("host", &format!("package host\n\n{declarations}\n"))
}

#[test]
fn values_of_all_kinds_come_and_go() {
    let package = host(
        "type ID int
         func Ints(a int8, b int16, c int32, d int64, e int, f ID) int
         func Uints(a byte, b uint16, c uint32, d uint64, e uint) uint64
         func Floats(a float32, b float64, c bool) (float64, bool)
         func Join(words []string, by string) string
         func Reverse(bytes []byte) []byte
         func Grid(n int) [][]float64
         func Count(words []string) map[string]int
         func Sum(m map[string]int) int
         func Half(n int) (int, error)
         func Check(n int) error
         func Find(n int) (string, bool)
         func Name(n int) *string
         func Len(s *string) int
         func Nothing()",
    )
    .func("Ints", |a: i8, b: i16, c: i32, d: i64, e: i64, f: i64| {
        i64::from(a) + i64::from(b) + i64::from(c) + d + e + f
    })
    .func("Uints", |a: u8, b: u16, c: u32, d: u64, e: u64| {
        u64::from(a) + u64::from(b) + u64::from(c) + d + e
    })
    .func("Floats", |a: f32, b: f64, c: bool| (f64::from(a) + b, !c))
    .func("Join", |words: Vec<String>, by: String| words.join(&by))
    .func("Reverse", |bytes: Vec<u8>| {
        bytes.into_iter().rev().collect::<Vec<u8>>()
    })
    .func("Grid", |n: i64| vec![vec![0.5f64; n as usize]; n as usize])
    .func("Count", |words: Vec<String>| {
        let mut counts = HashMap::new();
        for word in words {
            *counts.entry(word).or_insert(0i64) += 1;
        }
        counts
    })
    .func("Sum", |m: BTreeMap<String, i64>| m.values().sum::<i64>())
    .func("Half", |n: i64| match n % 2 {
        0 => Ok(n / 2),
        _ => Err(format!("{n} is odd")),
    })
    .func("Check", |n: i64| {
        if n > 0 {
            Ok(())
        } else {
            Err("not positive".to_string())
        }
    })
    .func("Find", |n: i64| (n == 1).then(|| "one".to_string()))
    .func("Name", |n: i64| (n == 1).then(|| "uno".to_string()))
    .func("Len", |s: Option<String>| s.map_or(-1, |s| s.len() as i64))
    .func("Nothing", || ());
    let outcome = body(
        package,
        r#"
        fmt.Println(host.Ints(-1, -2, 3, 4, 5, 6), host.Uints(1, 2, 3, 4, 5))
        fmt.Println(host.Floats(0.5, 0.25, true))
        fmt.Println(host.Join([]string{"a", "b", "c"}, "-"), host.Reverse([]byte("abc")))
        fmt.Println(host.Grid(2), host.Count([]string{"x", "y", "x"}), host.Sum(map[string]int{"a": 1, "b": 2}))
        fmt.Println(host.Half(4))
        fmt.Println(host.Half(5))
        fmt.Println(host.Check(1), host.Check(0))
        fmt.Println(host.Find(1))
        fmt.Println(host.Find(2))
        s := "four"
        fmt.Println(*host.Name(1), host.Name(2), host.Len(&s), host.Len(nil))
        host.Nothing()
        "#,
    );
    assert_eq!(
        outcome.stdout(),
        "15 15\n0.75 false\na-b-c [99 98 97]\n[[0.5 0.5] [0.5 0.5]] map[x:2 y:1] 3\n2 <nil>\n0 5 is odd\n\
         <nil> not positive\none true\n false\nuno <nil> 4 -1\n",
        "{}",
        outcome.stderr()
    );
}

#[test]
fn mismatches_are_found_when_the_program_is_built() {
    let script = "package main\nimport _ \"host\"\nfunc main() {}\n";
    let told = |package| match build(package, script) {
        Ok(_) => panic!("it was built"),
        Err(text) => text,
    };
    let text = told(host("func F(a int, b int32)").func("F", |_: i64, _: i64| ()));
    assert_eq!(
        text,
        "host.go:3:6: host.F: parameter 2 is declared as int32, but the host's code has i64 there, which stands for int or int64"
    );
    let text = told(host("func F(a int)").func("F", |_: i64, _: i64| ()));
    assert!(
        text.ends_with("declared with 1 parameter, but the host's code has 2"),
        "{text}"
    );
    let text = told(host("func F() string").func("F", || vec![1u8]));
    assert!(
        text.contains("Vec<u8> there, which stands for a slice of byte"),
        "{text}"
    );
    let text = told(host("func F() int").func("F", || Err::<i64, String>(String::new())));
    assert!(
        text.contains("declared as int, but the host's code has a Result"),
        "{text}"
    );
    let text = told(host("func F()"));
    assert!(
        text.ends_with("host.F has no body, and the host binds nothing to it"),
        "{text}"
    );
    let text = told(host("").func("F", || ()));
    assert!(
        text.ends_with("package host declares no function F without a body"),
        "{text}"
    );
}

#[test]
fn mistakes_in_the_text_of_a_package_are_told() {
    let script = "package main\nimport \"host\"\nfunc main() { host.F() }\n";
    let text = build(host("func F() int { return \"x\" }"), script)
        .err()
        .expect("a mistake");
    assert!(text.starts_with("host.go:3:23: cannot use \"x\""), "{text}");
    let text = build(host("func F() int { return"), script)
        .err()
        .expect("a mistake");
    assert!(
        text.contains("host.go:") && text.contains("syntax error"),
        "{text}"
    );
}

#[test]
fn a_rust_panic_becomes_a_go_panic() {
    let package = host("func Fail(n int)").func("Fail", |n: i64| {
        if n > 0 {
            panic!("no {n}");
        }
    });
    let outcome = body(
        package.clone(),
        "defer func() { fmt.Println(\"recovered:\", recover()) }()\nhost.Fail(1)",
    );
    assert_eq!(outcome.stdout(), "recovered: no 1\n");
    let End::Panic(crash) = body(package, "fmt.Print(); host.Fail(2)").end else {
        panic!("it panics")
    };
    assert_eq!(crash.message, "no 2");
    assert_eq!(crash.trace[0].function, "host.Fail");
    assert_eq!(crash.trace[1].function, "main.main");
}

#[test]
fn blocking_and_waiting_keep_only_their_goroutine() {
    /// Ready when somebody says so.
    #[derive(Clone, Default)]
    struct Signal(Arc<Mutex<(bool, Option<Waker>)>>);
    impl Future for Signal {
        type Output = ();
        fn poll(self: Pin<&mut Self>, cx: &mut Context) -> Poll<()> {
            let mut state = self.0.lock().expect("sound");
            state.1 = Some(cx.waker().clone());
            if state.0 {
                Poll::Ready(())
            } else {
                Poll::Pending
            }
        }
    }
    let signal = Signal::default();
    let (tx, rx) = bounded::<()>(0);
    let (wait, go) = (signal.clone(), signal);
    let package = host("func Wait() int\nfunc Block() int\nfunc Go()")
        .future("Wait", move || {
            let wait = wait.clone();
            async move {
                wait.await;
                1i64
            }
        })
        .blocking("Block", move || {
            rx.recv().expect("somebody sends");
            2i64
        })
        .blocking("Go", move || {
            tx.send(()).expect("somebody receives");
            let mut state = go.0.lock().expect("sound");
            state.0 = true;
            if let Some(waker) = state.1.take() {
                waker.wake();
            }
        });
    let script = r#"
        got := make(chan int)
        go func() { got <- host.Wait() }()
        go func() { got <- host.Block() }()
        go host.Go()
        fmt.Println(<-got + <-got)
    "#;
    assert_eq!(body(package, script).stdout(), "3\n");
}

#[test]
fn an_opaque_value_lives_as_long_as_the_script_needs_it() {
    struct Tracked(Arc<()>);
    let alive = Arc::new(());
    let one = alive.clone();
    let package =
        host("type T struct{ _ int }\nfunc New() *T\nfunc (t *T) Alive() int\nfunc Other() *T")
            .func("New", move || Opaque::new(Tracked(one.clone())))
            .func("(*T).Alive", |t: Opaque<Tracked>| {
                Arc::strong_count(&t.0) as i64
            })
            .func("Other", || Opaque::new(1u8));
    let outcome = body(
        package,
        r#"
        t := host.New()
        fmt.Println(t.Alive())
        try := func(t *host.T) {
            defer func() { fmt.Println(recover()) }()
            t.Alive()
        }
        copied := *t
        try(&copied)
        try(nil)
        try(new(host.T))
        try(host.Other())
        "#,
    );
    let not_made = "*host.T that the host has not made\n";
    assert_eq!(
        outcome.stdout(),
        format!("3\n{not_made}nil *host.T\n{not_made}{not_made}")
    );
}

#[test]
fn objects_of_the_host_go_with_garbage() {
    let alive = Arc::new(());
    let one = alive.clone();
    let many = alive.clone();
    let script = r#"package main
    import ("host"; "runtime")
    func main() {
        for range 1000 { host.New() }
        for host.Count() > 500 { runtime.GC(); runtime.Gosched() }
    }"#;
    let package = host("type T struct{ _ int }\nfunc New() *T\nfunc Count() int")
        .func("New", move || Opaque::new(one.clone()))
        .func("Count", move || Arc::strong_count(&many) as i64);
    assert_eq!(run(package, script).end, End::Exit(0));
}

#[test]
fn channels_join_the_two_sides() {
    let (to_script, events) = unbounded::<i64>();
    let (answers, from_script) = unbounded::<String>();
    let package = host("func Events() <-chan int\nfunc Answers() chan<- string\nfunc Feed(c chan<- int)\nfunc Drain(c <-chan int) int")
        .func("Events", move || events.clone())
        .func("Answers", move || answers.clone())
        .func("Feed", |c: Sender<i64>| {
            std::thread::spawn(move || (1..=3).try_for_each(|i| c.send(i)));
        })
        .blocking("Drain", |c: Receiver<i64>| c.iter().sum::<i64>());
    let script = r#"package main
    import ("fmt"; "host")
    func main() {
        answers := host.Answers()
        for e := range host.Events() {
            answers <- fmt.Sprint("got ", e)
        }
        close(answers)
        c := make(chan int)
        host.Feed(c)
        sum := 0
        for n := range c { sum += n }
        fmt.Println(sum)
        d := make(chan int)
        go func() { for i := range 5 { d <- i }; close(d) }()
        fmt.Println(host.Drain(d))
    }"#;
    let program = build(package, script).expect("it compiles");
    let run = std::thread::spawn(move || {
        program.run(Options::new().timeout(Duration::from_secs(60)).capture())
    });
    for i in 0..3 {
        to_script.send(i).expect("the script listens");
        let answer = from_script.recv().expect("the script answers");
        assert_eq!(answer, format!("got {i}"));
    }
    drop(to_script);
    assert_eq!(run.join().expect("it ends").stdout(), "6\n10\n");
    // Its own end is gone as well.
    assert!(from_script.recv().is_err());
}

#[test]
fn a_script_that_waits_for_nobody_is_deadlocked() {
    let (sender, receiver) = unbounded::<i64>();
    drop(sender);
    let package = host("func Events() <-chan int").func("Events", move || receiver.clone());
    let outcome = body(
        package,
        "c := host.Events(); fmt.Println(<-c); c = nil; <-c",
    );
    assert_eq!(outcome.stdout(), "0\n");
    assert!(matches!(outcome.end, End::Deadlock(_)), "{}", outcome.end);
}

const CALLED: &str = r#"package main

import ("errors"; "fmt"; "os"; "time")

var total int
var pings = make(chan int, 10)

func init() { total = 100; go func() { for n := range pings { total += n } }() }

func Add(n int) int { total += n; return total }
func Divide(a, b int) (int, error) {
    if b == 0 { return 0, errors.New("division by zero") }
    return a / b, nil
}
func Words(s []string) (map[string]int, bool) {
    m := map[string]int{}
    for _, w := range s { m[w]++ }
    return m, len(m) > 1
}
func Panic(s string) { defer fmt.Println("deferred"); panic(s) }
func Sleep() int { time.Sleep(time.Millisecond); return 7 }
func Stuck() { <-make(chan int) }
func Exit() { os.Exit(4) }
func Adder(n int) func(int) int { return func(m int) int { n += m; return n } }
func Apply(f func(int) int, n int) int { return f(f(n)) }
func Later() int { c := make(chan int); go func() { c <- 5 }(); return <-c }
func main() { panic("main is not called") }
"#;

fn session() -> zokor::Session {
    let program = Program::new(Sources::text("called.go", CALLED)).expect("it compiles");
    let options = Options::new()
        .timeout(Duration::from_secs(60))
        .workers(2)
        .capture();
    program.start(options).expect("it starts")
}

#[test]
fn functions_of_a_script_are_called() {
    let mut s = session();
    let add = s.func::<(i64,), i64>("Add").expect("it is there");
    assert_eq!(add.call(&mut s, (1,)), Ok(101));
    assert_eq!(add.call(&mut s, (2,)), Ok(103));
    let divide = s
        .func::<(i64, i64), Result<i64, String>>("Divide")
        .expect("it is there");
    assert_eq!(divide.call(&mut s, (7, 2)), Ok(Ok(3)));
    assert_eq!(
        divide.call(&mut s, (7, 0)),
        Ok(Err("division by zero".into()))
    );
    type Counts = (HashMap<String, i64>, bool);
    let words = s
        .func::<(Vec<String>,), Counts>("Words")
        .expect("it is there");
    let counts = words
        .call(&mut s, (vec!["a".into(), "b".into(), "a".into()],))
        .expect("counts");
    assert_eq!((counts.0["a"], counts.1), (2, true));
    for name in ["Sleep", "Later"] {
        let f = s.func::<(), i64>(name).expect("it is there");
        assert!(matches!(f.call(&mut s, ()), Ok(5 | 7)));
    }
}

#[test]
fn a_panic_ends_the_call_only() {
    let mut s = session();
    let panic = s.func::<(String,), ()>("Panic").expect("it is there");
    let Err(End::Panic(crash)) = panic.call(&mut s, ("oh".into(),)) else {
        panic!("it panics")
    };
    assert_eq!(crash.message, "oh");
    assert_eq!(crash.trace[0].function, "main.Panic");
    let add = s.func::<(i64,), i64>("Add").expect("it is there");
    assert_eq!(add.call(&mut s, (0,)), Ok(100));
    assert_eq!(s.finish().stdout(), "deferred\n");
}

#[test]
fn the_end_of_a_run_ends_calls() {
    let mut s = session();
    let stuck = s.func::<(), ()>("Stuck").expect("it is there");
    assert!(matches!(stuck.call(&mut s, ()), Err(End::Deadlock(_))));
    let mut s = session();
    let exit = s.func::<(), ()>("Exit").expect("it is there");
    assert_eq!(exit.call(&mut s, ()), Err(End::Exit(4)));
    assert_eq!(exit.call(&mut s, ()), Err(End::Exit(4)));
    assert_eq!(s.ended(), Some(End::Exit(4)));
}

#[test]
fn wrong_types_are_refused() {
    let s = session();
    let refused = |e: Option<zokor::Mismatch>| e.expect("refused").to_string();
    assert_eq!(
        refused(s.func::<(i32,), i64>("Add").err()),
        "main.Add: parameter 1 is declared as int, but the host's code has i32 there, which stands for int32"
    );
    assert_eq!(
        refused(s.func::<(), ()>("Missing").err()),
        "package main exports no function Missing"
    );
}

#[test]
fn func_values_are_kept() {
    let mut s = session();
    let adder = s
        .func::<(i64,), Function<(i64,), i64>>("Adder")
        .expect("it is there");
    let add = adder.call(&mut s, (10,)).expect("a function");
    assert_eq!(add.call(&mut s, (1,)), Ok(11));
    let apply = s
        .func::<(Function<(i64,), i64>, i64), i64>("Apply")
        .expect("it is there");
    // 11 + 2, then 13 + 13.
    assert_eq!(apply.call(&mut s, (add.clone(), 2)), Ok(26));
    drop(s);
    drop(add);
}

#[test]
fn sessions_are_stopped_in_a_call() {
    let text = "package main\n\nfunc Spin() { for {} }\n\nfunc main() {}\n";
    let program = Program::new(Sources::text("spin.go", text)).expect("it compiles");
    let mut s = program.start(Options::new()).expect("it starts");
    let handle = s.handle();
    let spin = s.func::<(), ()>("Spin").expect("it is there");
    let call = std::thread::spawn(move || spin.call(&mut s, ()));
    handle.stop("enough");
    let end = call.join().expect("it returns");
    assert_eq!(end, Err(End::Stopped("enough".into())));
}

#[test]
fn a_host_function_calls_back() {
    let package = host("func Map(list []int, f func(int) int) []int\nfunc Where() string")
        .func_with(
            "Map",
            |call: &Call, list: Vec<i64>, f: Function<(i64,), i64>| {
                list.into_iter()
                    .map(|n| f.call_in(call, (n,)))
                    .collect::<Vec<i64>>()
            },
        )
        .func_with("Where", |call: &Call| {
            let (file, line) = call.place().expect("called by a script");
            format!("{file}:{line}")
        });
    let outcome = body(
        package,
        r#"
        c := make(chan int)
        go func() { for i := range 3 { c <- i } }()
        fmt.Println(host.Map([]int{10, 20, 30}, func(n int) int { return n + <-c }))
        fmt.Println(host.Where())
        defer func() { fmt.Println(recover()) }()
        host.Map([]int{1}, func(n int) int { panic("in between") })
        "#,
    );
    assert_eq!(outcome.stdout(), "[10 21 32]\nscript.go:8\nin between\n");
}

/// A struct of the host with methods that scripts call.
#[derive(zokor::Go)]
struct Account {
    owner: String,
    balance: i64,
}

#[zokor::methods]
impl Account {
    #[go(name = "Open")]
    pub fn open(owner: &str) -> Account {
        Account {
            owner: owner.into(),
            balance: 0,
        }
    }
    pub fn with_interest(&self, percent: i64) -> Account {
        Account {
            owner: self.owner.clone(),
            balance: self.balance + self.balance * percent / 100,
        }
    }
    pub fn pay(&mut self, amount: i64) -> Result<i64, String> {
        if amount > self.balance {
            return Err(format!("{} has only {}", self.owner, self.balance));
        }
        self.balance -= amount;
        Ok(self.balance)
    }
    pub fn put(&mut self, amounts: &[i64]) {
        self.balance += amounts.iter().sum::<i64>();
    }
    pub fn line(&self, call: &Call) -> i64 {
        call.place().map_or(0, |(_, line)| line.into())
    }
    #[go(blocking)]
    pub fn slow(self) -> String {
        std::thread::sleep(Duration::from_millis(1));
        self.owner
    }
    #[go(skip)]
    pub fn generic<T>(&self, value: T) -> T {
        value
    }
    pub fn of_rust() -> i64 {
        Account::open("x").generic(Account::private())
    }
    fn private() -> i64 {
        1
    }
}

/// A value of the host with methods, behind a handle.
#[derive(Default)]
struct Shop(Mutex<Vec<String>>);

#[zokor::methods(opaque, name = "Store")]
impl Shop {
    #[go(name = "NewStore")]
    pub fn open() -> Opaque<Shop> {
        Opaque::new(Shop::default())
    }
    pub fn add(&self, item: &str) -> i64 {
        let mut items = self.0.lock().expect("no panic while locked");
        items.push(item.into());
        items.len() as i64
    }
    pub async fn all(&self, by: String) -> String {
        std::future::ready(()).await;
        self.0.lock().expect("no panic while locked").join(&by)
    }
}

fn bank() -> Package {
    host(
        "type Account struct { Owner string; Balance int }
         func Open(owner string) Account
         func (a Account) WithInterest(percent int) Account
         func (a *Account) Pay(amount int) (int, error)
         func (a *Account) Put(amounts []int)
         func (a Account) Line() int
         func (a Account) Slow() string
         type Store struct { _ int }
         func NewStore() *Store
         func (s *Store) Add(item string) int
         func (s *Store) All(by string) string",
    )
    .methods::<Account>()
    .methods::<Shop>()
}

#[test]
fn rust_methods_are_go_methods() {
    assert_eq!(Account::of_rust(), 1);
    let script = r#"package main
import ("fmt"; "host")
type payer interface { Pay(int) (int, error) }
func main() {
    a := host.Open("Ann")
    a.Put([]int{100, 50})
    b := a.WithInterest(10)
    fmt.Println(a, b)
    var p payer = &b
    fmt.Println(p.Pay(65))
    fmt.Println(p.Pay(101))
    fmt.Println(b, b.Line(), b.Slow())
    put := b.Put
    put([]int{1})
    fmt.Println(b.Balance)
    s := host.NewStore()
    s.Add("tea")
    fmt.Println(s.Add("milk"), s.All(" and "))
    defer func() { fmt.Println(recover()) }()
    (*host.Account)(nil).Put(nil)
}"#;
    assert_eq!(
        run(bank(), script).stdout(),
        "{Ann 150} {Ann 165}\n100 <nil>\n0 Ann has only 100\n{Ann 100} 12 Ann\n101\n2 tea and milk\nnil *host.Account\n"
    );
}

#[test]
fn methods_are_declared_as_they_are() {
    let wrong = host("type Account struct { Owner string; Balance int }").methods::<Account>();
    let text = build(wrong, "package main\nimport _ \"host\"\nfunc main() {}").err();
    let text = text.expect("nothing is declared");
    assert!(
        text.contains("package host declares no function (*Account).Pay without a body"),
        "{text}"
    );
    let text = "type Account struct { Owner string; Balance string }
        func (a *Account) Pay(amount int) (int, error)";
    let wrong = host(text).func_with(
        "(*Account).Pay",
        |_: &Call, _: zokor::host::InPlace<Account>, n: i64| Ok::<i64, String>(n),
    );
    let text = build(wrong, "package main\nimport _ \"host\"\nfunc main() {}").err();
    let text = text.expect("the types differ");
    assert!(
        text.contains("parameter 1 is declared as *host.Account, but the host's code has &mut Account there, which stands for a pointer to a struct of owner string, balance int or int64"),
        "{text}"
    );
}

/// A host's streams are no files of the system; programs that a script starts use them all the same.
#[test]
fn other_programs_use_the_streams_of_the_host() {
    let script = r#"package main
import ("fmt"; "io"; "os"; "os/exec")
func main() {
    fmt.Println("before")
    c := exec.Command("sh", "-c", "read line; echo out $line; echo err >&2; exit 3")
    c.Stdin, c.Stdout, c.Stderr = os.Stdin, os.Stdout, os.Stderr
    fmt.Println(c.Run())
    c = exec.Command("true")
    c.Stdin = os.Stdin
    fmt.Println(c.Run())
    rest, err := io.ReadAll(os.Stdin)
    fmt.Println(len(rest), err)
}"#;
    let program = Program::new(Sources::text("main.go", script)).expect("it compiles");
    let options = || {
        let path = std::env::var("PATH").unwrap_or_default();
        Options::new()
            .env([("PATH", path)])
            .allow(zokor::Capabilities::all())
            .timeout(Duration::from_secs(60))
            .capture()
    };
    let outcome = program.run(options().input("one\ntwo\n"));
    assert_eq!(
        (outcome.stdout(), outcome.stderr()),
        (
            "before\nout one\nexit status 3\n<nil>\n0 <nil>\n".into(),
            "err\n".into()
        )
    );
    // Input that never comes keeps nobody waiting who does not wait for it.
    let silent = r#"package main
import ("os"; "os/exec")
func main() {
    c := exec.Command("sh", "-c", "echo done")
    c.Stdin, c.Stdout = os.Stdin, os.Stdout
    if err := c.Run(); err != nil { panic(err) }
}"#;
    let program = Program::new(Sources::text("main.go", silent)).expect("it compiles");
    let (reader, _writer) = std::io::pipe().expect("a pipe");
    let outcome = program.run(options().stdin(reader));
    assert_eq!((outcome.stdout(), outcome.status()), ("done\n".into(), 0));
}
