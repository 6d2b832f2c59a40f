//! Function bodies: statements that return, as one node that yields the result.
//!
//! A body that ends in `return e` on all its paths becomes a node whose last action is to evaluate `e`, so that results
//! travel in registers and calls in tail position are jumps. A `return` that remains inside a loop leaves its word in
//! slot 0 and yields [`Flow::RETURN`].

use super::build::Builder;
use super::code::{Code, Flow, Step, apart};
use super::flow::Switch;
use super::names::*;
use super::stmt::{Seq, ends, jump};

/// How a function's result is evaluated.
pub trait Returned: Value {
    /// The node for `return word`.
    fn result(b: &Builder, w: &Word) -> Code<Self>;
    /// The result that waits in slot 0.
    fn left(x: Cx) -> Self;
}

impl Returned for i64 {
    fn result(b: &Builder, w: &Word) -> Code<i64> {
        b.word(w)
    }
    #[inline(always)]
    fn left(x: Cx) -> i64 {
        x.int(0)
    }
}

impl Returned for f64 {
    fn result(b: &Builder, w: &Word) -> Code<f64> {
        match w {
            Word::Float(e) => b.float(e),
            _ => unreachable!("the function returns a float"),
        }
    }
    #[inline(always)]
    fn left(x: Cx) -> f64 {
        x.float(0)
    }
}

impl Returned for bool {
    fn result(b: &Builder, w: &Word) -> Code<bool> {
        match w {
            Word::Bool(e) => b.bool(e),
            _ => unreachable!("the function returns a truth value"),
        }
    }
    #[inline(always)]
    fn left(x: Cx) -> bool {
        x.bool(0)
    }
}

impl Returned for () {
    fn result(b: &Builder, w: &Word) -> Code<()> {
        let w = b.word(w);
        b.node(move |x| {
            w.call(x);
        })
    }
    #[inline(always)]
    fn left(_: Cx) {}
}

impl Builder<'_> {
    /// A function's body. `done`: breaks that mean the same as reaching its end.
    pub fn tail<T: Returned>(&self, seq: Seq, done: &[Flow]) -> Code<T> {
        let mut units = Vec::new();
        let mut seq = seq;
        while let Some((first, rest)) = seq.split() {
            if let Some(flow) = jump(first) {
                debug_assert!(
                    flow == Flow::RETURN || done.contains(&flow),
                    "a jump out of a function"
                );
                break;
            }
            let last = match first {
                Stmt::ReturnWord(w) => T::result(self, w),
                Stmt::Group(block) => self.tail(Seq::then(block, &rest), done),
                Stmt::If(c, a, b) if rest.is_empty() || ends(a) || ends(b) => {
                    let a = self.tail_branch::<T>(a, &rest, done);
                    let b = self.tail_branch::<T>(b, &rest, done);
                    condition!(self, c, |c| self.node(move |x| if c(x) {
                        apart();
                        a.call(x)
                    } else {
                        b.call(x)
                    }))
                }
                Stmt::Block(label, block) if rest.is_empty() => {
                    self.tail(Seq::new(block), &[done, &[Flow::break_of(*label)]].concat())
                }
                Stmt::Switch {
                    label,
                    value,
                    cases,
                    default,
                    bodies,
                    fallthrough,
                } if rest.is_empty() && !fallthrough.contains(&true) => {
                    let done = &[done, &[Flow::break_of(*label)]].concat();
                    let arms: Vec<Code<T>> = bodies
                        .iter()
                        .map(|b| self.tail(Seq::new(b), done))
                        .collect();
                    let none = self.node(|x| T::left(x));
                    let arms = self.arena.list(&[&arms[..], &[none]].concat());
                    let (label, default) = (*label, *default);
                    let choose = self.chooser(&Switch {
                        label,
                        value,
                        cases,
                        default,
                        bodies,
                        fallthrough,
                    });
                    self.choose(choose, arms)
                }
                s => match self.block(
                    Seq::new(std::slice::from_ref(s)),
                    if rest.is_empty() { done } else { &[] },
                ) {
                    Step::Unit(c) => {
                        units.push(c);
                        seq = rest;
                        continue;
                    }
                    Step::Jump(c) => {
                        let rest = self.tail::<T>(rest, done);
                        self.node(move |x| {
                            if c.call(x) == Flow::NEXT {
                                rest.call(x)
                            } else {
                                T::left(x)
                            }
                        })
                    }
                },
            };
            return self.then(&units, last);
        }
        let end = self.node(|x| T::left(x));
        self.then(&units, end)
    }

    /// A branch together with what follows the `if`, unless control does not get there.
    fn tail_branch<T: Returned>(&self, block: &[Stmt], rest: &Seq, done: &[Flow]) -> Code<T> {
        if ends(block) {
            self.tail(Seq::new(block), done)
        } else {
            self.tail(Seq::then(block, rest), done)
        }
    }

    /// Statements, then a value.
    fn then<T: Value>(&self, units: &[Code<()>], last: Code<T>) -> Code<T> {
        match *units {
            [] => last,
            [a] => self.node(move |x| {
                a.call(x);
                last.call(x)
            }),
            [a, b] => self.node(move |x| {
                a.call(x);
                b.call(x);
                last.call(x)
            }),
            [a, b, c] => self.node(move |x| {
                a.call(x);
                b.call(x);
                c.call(x);
                last.call(x)
            }),
            [a, b, c, ref rest @ ..] => {
                let last = self.then(rest, last);
                self.node(move |x| {
                    a.call(x);
                    b.call(x);
                    c.call(x);
                    last.call(x)
                })
            }
        }
    }
}
