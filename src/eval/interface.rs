//! Interface values: boxing, assertions.

use super::build::Builder;
use super::code::Code;
use super::names::*;
use crate::runtime::iface::{self, Any};
use crate::runtime::panic;
use crate::runtime::types::same;

impl Builder<'_> {
    /// Nodes that make and open boxes.
    pub fn interface_int(&self, e: &Int) -> Code<i64> {
        match e {
            Int::BoxWord(ty, w) => {
                let ty = *ty;
                match &**w {
                    Word::Int(e) => {
                        int_left!(self, e, |f| self
                            .node(move |x| iface::make1(x, ty, f(x) as u64) as i64))
                    }
                    w => {
                        let w = self.word(w);
                        self.node(move |x| iface::make1(x, ty, w.call(x) as u64) as i64)
                    }
                }
            }
            Int::BoxSlots(ty, slot) => {
                let (ty, slot) = (*ty, *slot);
                // SAFETY: the slots hold a value of the type.
                self.node(move |x| (unsafe { iface::make(x, ty, x.at(slot)) }) as i64)
            }
            Int::Assert {
                x: e,
                ty,
                from,
                site,
            } => {
                let (ty, from, site) = (*ty, *from, *site);
                int_left!(self, &**e, |f| self.node(move |x| {
                    let v = any(f(x));
                    if !v.ty().is_some_and(|t| same(t, ty)) {
                        panic::assertion(x, from, v, ty, site);
                    }
                    v.word() as i64
                }))
            }
            Int::AssertInterface { x: e, ty, site } => {
                let (ty, site) = (*ty, *site);
                int_left!(self, &**e, |f| self.node(move |x| {
                    let v = any(f(x));
                    if v.ty().is_none_or(|t| t.implements(ty).is_err()) {
                        panic::assertion(x, ty, v, ty, site);
                    }
                    v.word() as i64
                }))
            }
            _ => unreachable!("not about interfaces"),
        }
    }
}

/// The interface value with this word.
#[inline(always)]
pub fn any(word: i64) -> Any {
    // SAFETY: the tree says that the word is an interface value.
    unsafe { Any::from_word(word as u64) }
}
