//! What calls between host and script cost: `cargo bench --bench calls`.

use std::time::Instant;
use zokor::{Builder, Options, Package, Sources};

const SCRIPT: &str = r#"package main

import "host"

func Add(a, b int) int { return a + b }

func Greet(name string) string { return "hello, " + name }

func Ints(n int) (sum int) {
	for i := range n {
		sum = host.Add(sum, i)
	}
	return sum
}

func Strings(n int) (sum int) {
	for range n {
		sum += host.Length("hello, world")
	}
	return sum
}

func Nothing(n int) (sum int) {
	for i := range n {
		sum += i
	}
	return sum
}

func main() {}
"#;

const CALLS: i64 = 1_000_000;

/// Nanoseconds for each of the calls, the best of some rounds.
fn each(mut round: impl FnMut()) -> f64 {
    let time = |_| {
        let began = Instant::now();
        round();
        began.elapsed().as_nanos() as f64 / CALLS as f64
    };
    (0..5).map(time).fold(f64::INFINITY, f64::min)
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    // Arguments are for the other benchmark.
    if std::env::args().skip(1).any(|arg| arg != "--bench") {
        return Ok(());
    }
    let host = Package::new(
        "host",
        "package host\n\nfunc Add(a, b int) int\nfunc Length(s string) int\n",
    )
    .func("Add", |a: i64, b: i64| a + b)
    .func("Length", |s: String| s.len() as i64);
    let program = Builder::new(Sources::text("calls.go", SCRIPT))
        .package(host)
        .build()?;
    let mut session = program.start(Options::new())?;

    let add = session.func::<(i64, i64), i64>("Add")?;
    let cost = each(|| {
        for i in 0..CALLS {
            add.call(&mut session, (i, 1)).expect("it adds");
        }
    });
    println!("host to script, two integers: {cost:.0} ns");
    let greet = session.func::<(String,), String>("Greet")?;
    let cost = each(|| {
        for _ in 0..CALLS {
            greet
                .call(&mut session, ("world".into(),))
                .expect("it greets");
        }
    });
    println!("host to script, strings: {cost:.0} ns");

    for (name, what) in [
        ("Nothing", "a loop without calls"),
        ("Ints", "script to host, two integers"),
        ("Strings", "script to host, a string"),
    ] {
        let f = session.func::<(i64,), i64>(name)?;
        let cost = each(|| {
            f.call(&mut session, (CALLS,)).expect("it counts");
        });
        println!("{what}: {cost:.0} ns");
    }
    Ok(())
}
