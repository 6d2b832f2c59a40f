//! Loops, switches, labels.

use super::build::Builder;
use super::code::{Code, Flow, Step};
use super::names::*;
use super::stmt::Seq;
use crate::tree::{Block, Label, SiteId};

/// What happens after each iteration.
macro_rules! post_step {
    ($b:expr, $post:expr, |$p:ident| $body:expr) => {
        match $post {
            [] => {
                let $p = |_: Cx| ();
                $body
            }
            [Stmt::Set(k, Word::Int(Int::Bin(IntOp::Add, l, r)))]
                if let (Int::Local(l), Int::Const(c)) = (&**l, &**r)
                    && l == k =>
            {
                let (k, c) = (*k, *c);
                let $p = move |x: Cx| x.set(k, x.int(k).wrapping_add(c) as u64);
                $body
            }
            post => {
                let c = $b.unit(post);
                let $p = move |x: Cx| c.call(x);
                $body
            }
        }
    };
}

/// The hottest loop conditions, inline.
#[cfg(not(debug_assertions))]
macro_rules! header {
    ($b:expr, $cond:expr, |$c:ident| $body:expr) => {
        match $cond {
            Bool::Int(Rel::Lt, l, r) => int_left!($b, &**l, |fl| int_composite!($b, &**r, |fr| {
                let $c = move |x: Cx| fl(x) < fr(x);
                $body
            })),
            Bool::Int(Rel::Le, l, r) => int_left!($b, &**l, |fl| int_operand!($b, &**r, |fr| {
                let $c = move |x: Cx| fl(x) <= fr(x);
                $body
            })),
            Bool::Int(Rel::Gt, l, r) => int_left!($b, &**l, |fl| int_operand!($b, &**r, |fr| {
                let $c = move |x: Cx| fl(x) > fr(x);
                $body
            })),
            Bool::Int(Rel::Ge, l, r) => int_left!($b, &**l, |fl| int_operand!($b, &**r, |fr| {
                let $c = move |x: Cx| fl(x) >= fr(x);
                $body
            })),
            cond => condition!($b, cond, |$c| $body),
        }
    };
}
#[cfg(debug_assertions)]
macro_rules! header {
    ($($t:tt)*) => { condition!($($t)*) };
}

impl Builder<'_> {
    /// A loop.
    pub fn loop_(
        &self,
        site: SiteId,
        label: Label,
        cond: Option<&Bool>,
        post: &[Stmt],
        body: &[Stmt],
    ) -> Step {
        let (next, leave) = (Flow::continue_of(label), Flow::break_of(label));
        match (cond, self.block(Seq::new(body), &[next])) {
            (Some(cond), Step::Unit(body)) => {
                Step::Unit(header!(self, cond, |c| post_step!(self, post, |p| self
                    .node(move |x| {
                        while c(x) {
                            body.call(x);
                            p(x);
                            x.poll_at(site);
                        }
                    }))))
            }
            (None, Step::Unit(body)) => {
                Step::Unit(post_step!(self, post, |p| self.node(move |x| {
                    loop {
                        body.call(x);
                        p(x);
                        x.poll_at(site);
                    }
                })))
            }
            (Some(cond), Step::Jump(code)) if !leaves(body, &mut vec![label]) => {
                Step::Unit(header!(self, cond, |c| post_step!(self, post, |p| self
                    .node(move |x| {
                        while c(x) {
                            if code.call(x) == leave {
                                return;
                            }
                            p(x);
                            x.poll_at(site);
                        }
                    }))))
            }
            (None, Step::Jump(code)) if !leaves(body, &mut vec![label]) => {
                Step::Unit(post_step!(self, post, |p| self.node(move |x| {
                    while code.call(x) != leave {
                        p(x);
                        x.poll_at(site);
                    }
                })))
            }
            (cond, Step::Jump(body)) => {
                let c = match cond {
                    Some(cond) => self.bool(cond),
                    None => self.node(|_| true),
                };
                let post = self.unit(post);
                Step::Jump(self.node(move |x| {
                    while c.call(x) {
                        let flow = body.call(x);
                        if flow != Flow::NEXT && flow != next {
                            return if flow == leave { Flow::NEXT } else { flow };
                        }
                        post.call(x);
                        x.poll_at(site);
                    }
                    Flow::NEXT
                }))
            }
        }
    }

    /// Statements that `break` leaves.
    pub fn named_block(&self, label: Label, block: &[Stmt], done: &[Flow]) -> Step {
        let leave = Flow::break_of(label);
        match self.block(Seq::new(block), &[done, &[leave]].concat()) {
            Step::Jump(c) if !leaves(block, &mut vec![label]) => Step::Unit(self.node(move |x| {
                c.call(x);
            })),
            Step::Jump(c) => Step::Jump(self.node(move |x| {
                let flow = c.call(x);
                if flow == leave { Flow::NEXT } else { flow }
            })),
            unit => unit,
        }
    }

    /// A switch over constants.
    pub fn switch(&self, s: &Switch, done: &[Flow]) -> Step {
        let leave = Flow::break_of(s.label);
        let done = &[done, &[leave]].concat();
        let choose = self.chooser(s);
        if s.fallthrough.contains(&true) {
            return self.switch_through(s, choose);
        }
        let bodies: Vec<Step> = s
            .bodies
            .iter()
            .map(|b| self.block(Seq::new(b), done))
            .collect();
        let units: Option<Vec<Code<()>>> = bodies
            .iter()
            .map(|b| match b {
                Step::Unit(c) => Some(*c),
                Step::Jump(_) => None,
            })
            .chain([Some(self.chain(&[]))])
            .collect();
        if let Some(units) = units {
            let arms = self.arena.list(&units);
            return Step::Unit(self.choose(choose, arms));
        }
        let jumps: Vec<Code<Flow>> = bodies
            .into_iter()
            .chain([Step::Unit(self.chain(&[]))])
            .map(|b| self.jumping(b))
            .collect();
        let body = self.choose(choose, self.arena.list(&jumps));
        let inside = &mut vec![s.label];
        if s.bodies.iter().all(|b| !leaves(b, inside)) {
            return Step::Unit(self.node(move |x| {
                body.call(x);
            }));
        }
        Step::Jump(self.node(move |x| {
            let flow = body.call(x);
            if flow == leave { Flow::NEXT } else { flow }
        }))
    }

    /// A switch in which bodies run on into the next one.
    fn switch_through(&self, s: &Switch, choose: Chooser) -> Step {
        let leave = Flow::break_of(s.label);
        let arms: Vec<(Code<Flow>, bool)> = s
            .bodies
            .iter()
            .zip(s.fallthrough)
            .map(|(b, on)| (self.jumping(self.block(Seq::new(b), &[])), *on))
            .collect();
        let arms = self.arena.list(&arms);
        Step::Jump(self.node(move |x| {
            let mut i = choose.index(x);
            while let Some((body, on)) = arms.get(i) {
                let flow = body.call(x);
                if flow != Flow::NEXT {
                    return if flow == leave { Flow::NEXT } else { flow };
                }
                if !on {
                    break;
                }
                i += 1;
            }
            Flow::NEXT
        }))
    }

    /// The arms of a switch of any type; the last one is for values without a body.
    pub fn choose<T: 'static>(&self, choose: Chooser, arms: &'static [Code<T>]) -> Code<T> {
        match choose {
            Chooser::Dense { value, low, table } => self.node(move |x| {
                let i = value.call(x).wrapping_sub(low) as usize;
                let arm = table.get(i).map_or(arms.len() - 1, |arm| usize::from(*arm));
                arms[arm].call(x)
            }),
            sparse => self.node(move |x| arms[sparse.index(x)].call(x)),
        }
    }

    /// How the arm is found.
    pub fn chooser(&self, s: &Switch) -> Chooser {
        let value = self.int(s.value);
        let none = s.bodies.len();
        let other = s.default.map_or(none, |d| d as usize);
        let low = s.cases.iter().map(|c| c.0).min().unwrap_or(0);
        let high = s.cases.iter().map(|c| c.0).max().unwrap_or(-1);
        let range = high.checked_sub(low).and_then(|r| r.checked_add(1));
        if let Some(range @ 1..=1024) = range
            && other == none
        {
            let mut table = vec![none as u16; range as usize];
            for (v, body) in s.cases.iter().rev() {
                table[(v - low) as usize] = *body as u16;
            }
            return Chooser::Dense {
                value,
                low,
                table: self.arena.list(&table),
            };
        }
        let mut cases = s.cases.to_vec();
        cases.sort_by_key(|c| c.0);
        cases.dedup_by_key(|c| c.0);
        Chooser::Sparse {
            value,
            cases: self.arena.list(&cases),
            other,
        }
    }

    /// A statement as one that may jump.
    fn jumping(&self, s: Step) -> Code<Flow> {
        match s {
            Step::Jump(c) => c,
            Step::Unit(c) => self.node(move |x| {
                c.call(x);
                Flow::NEXT
            }),
        }
    }

    /// Lists that `goto` can jump to.
    pub fn labeled(&self, lists: &[(Label, Block)]) -> Step {
        let codes: Vec<(Flow, Code<Flow>)> = lists
            .iter()
            .map(|(label, b)| {
                (
                    Flow::goto(*label),
                    self.jumping(self.block(Seq::new(b), &[])),
                )
            })
            .collect();
        let codes = self.arena.list(&codes);
        Step::Jump(self.node(move |x| {
            let mut i = 0;
            while let Some((_, code)) = codes.get(i) {
                let flow = code.call(x);
                if flow == Flow::NEXT {
                    i += 1;
                    continue;
                }
                match codes.iter().position(|c| c.0 == flow) {
                    Some(target) => {
                        x.poll();
                        i = target;
                    }
                    None => return flow,
                }
            }
            Flow::NEXT
        }))
    }
}

/// The parts of a switch statement.
pub struct Switch<'a> {
    pub label: Label,
    pub value: &'a Int,
    pub cases: &'a [(i64, u32)],
    pub default: Option<u32>,
    pub bodies: &'a [Block],
    pub fallthrough: &'a [bool],
}

/// How a switch finds the arm of a value.
#[derive(Clone, Copy)]
pub enum Chooser {
    /// By a table from value to arm; the arm behind the last body for all others.
    Dense {
        value: Code<i64>,
        low: i64,
        table: &'static [u16],
    },
    /// By binary search.
    Sparse {
        value: Code<i64>,
        cases: &'static [(i64, u32)],
        other: usize,
    },
}

impl Chooser {
    /// The number of the arm.
    #[inline(always)]
    fn index(self, x: Cx) -> usize {
        match self {
            Chooser::Dense { value, low, table } => {
                let i = value.call(x).wrapping_sub(low) as usize;
                table.get(i).map_or(usize::MAX, |arm| usize::from(*arm))
            }
            Chooser::Sparse {
                value,
                cases,
                other,
            } => {
                let v = value.call(x);
                cases
                    .binary_search_by_key(&v, |c| c.0)
                    .map_or(other, |i| cases[i].1 as usize)
            }
        }
    }
}

/// Whether a block has jumps to labels outside of it other than `inside`, or returns.
fn leaves(block: &[Stmt], inside: &mut Vec<Label>) -> bool {
    let depth = inside.len();
    let found = block.iter().any(|s| match s {
        Stmt::Return | Stmt::ReturnWord(_) => true,
        Stmt::Break(l) | Stmt::Continue(l) | Stmt::Goto(l) => !inside.contains(l),
        Stmt::If(_, a, b) => leaves(a, inside) || leaves(b, inside),
        Stmt::Group(b) => leaves(b, inside),
        Stmt::Loop { label, body, .. } => {
            inside.push(*label);
            leaves(body, inside)
        }
        Stmt::Block(label, b) => {
            inside.push(*label);
            leaves(b, inside)
        }
        Stmt::Switch { label, bodies, .. } => {
            inside.push(*label);
            bodies.iter().any(|b| leaves(b, inside))
        }
        Stmt::Labeled(lists) => {
            inside.extend(lists.iter().map(|l| l.0));
            lists.iter().any(|l| leaves(&l.1, inside))
        }
        _ => false,
    });
    inside.truncate(depth);
    found
}
