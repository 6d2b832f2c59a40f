//! Goroutines and channels.

use super::build::Builder;
use super::code::Code;
use super::names::*;
use crate::runtime::chan::{self, Case};
use crate::runtime::fatal::fatal_at;
use crate::runtime::sched::spawn;
use crate::tree::{Arg, Call, SelectCase, SiteId, Slot};

/// A case of a select, built.
#[derive(Clone, Copy)]
struct Choice {
    chan: Code<i64>,
    /// What puts the value into its slot, for a send.
    value: Option<Code<()>>,
    slot: Slot,
}

/// So many cases of a select lie on the native stack.
const FEW: usize = 8;

impl Builder<'_> {
    /// `go call`
    pub fn go(&self, c: &Call) -> Code<()> {
        let args = self.args(&c.args);
        let (base, site) = (c.base, c.site);
        let callee = self.callee(c);
        self.node(move |x| {
            let Some((func, closure)) = callee.prepare(x, args, site) else {
                fatal_at(x, "go of nil func value", site);
            };
            let from = x.at(base).wrapping_add(func.results as usize);
            spawn(x, func, closure, from, func.args as usize, site);
        })
    }

    /// `ch <- v`
    pub fn send(&self, chan: &Int, value: &Arg, slot: Slot, site: SiteId) -> Code<()> {
        let chan = self.int(chan);
        let value = self.arg(value);
        self.node(move |x| {
            let ch = chan.call(x) as u64;
            value.call(x);
            chan::send(x, ch, x.at(slot), site);
        })
    }

    /// `<-ch`
    pub fn recv(&self, chan: &Int, to: Slot, ok: Option<Slot>, site: SiteId) -> Code<()> {
        int_left!(self, chan, |fc| match ok {
            None => self.node(move |x| {
                chan::recv(x, fc(x) as u64, x.at(to), site);
            }),
            Some(ok) => self.node(move |x| {
                let got = chan::recv(x, fc(x) as u64, x.at(to), site);
                x.set(ok, u64::from(got));
            }),
        })
    }

    /// `close(ch)`
    pub fn close(&self, chan: &Int, site: SiteId) -> Code<()> {
        int_left!(self, chan, |fc| self.node(move |x| chan::close(
            x,
            fc(x) as u64,
            site
        )))
    }

    /// `select`: channels and values are evaluated in the order of the cases.
    pub fn select(
        &self,
        cases: &[SelectCase],
        default: bool,
        chosen: Slot,
        ok: Slot,
        site: SiteId,
    ) -> Code<()> {
        let choices: Vec<Choice> = cases
            .iter()
            .map(|c| match c {
                SelectCase::Send { chan, value, slot } => Choice {
                    chan: self.int(chan),
                    value: Some(self.arg(value)),
                    slot: *slot,
                },
                SelectCase::Recv { chan, to } => Choice {
                    chan: self.int(chan),
                    value: None,
                    slot: *to,
                },
            })
            .collect();
        let choices = self.arena.list(&choices);
        self.node(move |x| {
            let case = |c: &Choice| {
                let ch = c.chan.call(x) as u64;
                if let Some(value) = c.value {
                    value.call(x);
                }
                Case {
                    ch,
                    send: c.value.is_some(),
                    ptr: x.at(c.slot),
                }
            };
            let none = Case {
                ch: 0,
                send: false,
                ptr: std::ptr::null_mut(),
            };
            let mut few = [none; FEW];
            let cases = if choices.len() <= FEW {
                &mut few[..choices.len()]
            } else {
                // Where the collector sees the channels.
                let p = x
                    .alloc_words(choices.len() * size_of::<Case>().div_ceil(8))
                    .cast::<Case>();
                // SAFETY: a new object with room for so many cases; all zero is a case of a nil channel.
                unsafe { std::slice::from_raw_parts_mut(p, choices.len()) }
            };
            for (i, c) in choices.iter().enumerate() {
                cases[i] = case(c);
            }
            let (index, got) = chan::select(x, cases, default, site);
            x.set(chosen, i64::from(index) as u64);
            x.set(ok, u64::from(got));
        })
    }
}
