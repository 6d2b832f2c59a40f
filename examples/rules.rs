//! A rule engine: the rules are functions of a Go script, called for every order. Prints what a call costs.

use std::error::Error;
use std::time::Instant;
use zokor::{Options, Program, Sources};

const RULES: &str = include_str!("scripts/rules.go");

/// What became of the orders.
struct Summary {
    accepted: usize,
    paid: f64,
    nanoseconds: f64,
}

fn judge(orders: i64) -> Result<Summary, Box<dyn Error>> {
    let program = Program::new(Sources::text("rules.go", RULES))?;
    let mut session = program.start(Options::new())?;
    let price = session.func::<(i64, f64, bool), (f64, bool)>("Price")?;
    let mut summary = Summary {
        accepted: 0,
        paid: 0.0,
        nanoseconds: 0.0,
    };
    let began = Instant::now();
    for i in 0..orders {
        let (items, value, loyal) = (i % 7, (i % 100) as f64, i % 3 == 0);
        let (price, accepted) = price.call(&mut session, (items, value, loyal))?;
        if accepted {
            summary.accepted += 1;
            summary.paid += price;
        }
    }
    summary.nanoseconds = began.elapsed().as_nanos() as f64 / orders as f64;
    Ok(summary)
}

fn main() -> Result<(), Box<dyn Error>> {
    let orders = 1_000_000;
    let summary = judge(orders)?;
    println!(
        "{} of {orders} orders accepted, {:.2} to be paid",
        summary.accepted, summary.paid
    );
    println!("{:.0} ns for each call of a rule", summary.nanoseconds);
    Ok(())
}

#[test]
fn rules_are_applied() {
    let summary = judge(2100).expect("the rules are right");
    assert_eq!(summary.accepted, 1782);
    assert_eq!(summary.paid.round(), 87615.0);
}
