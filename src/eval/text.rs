//! Strings.

use super::build::Builder;
use super::code::Code;
use super::names::*;
use super::slice::{element_of, string};
use crate::runtime::panic;
use crate::runtime::strings::{self, Str};
use crate::tree::{SiteId, Slot};

impl Builder<'_> {
    /// Nodes for expressions on strings.
    pub fn text_int(&self, e: &Int) -> Code<i64> {
        match e {
            Int::StrLen(s) => int_left!(self, &**s, |f| self
                .node(move |x| string(f(x)).len() as i64)),
            Int::StrIndex(s, i, site) => {
                let site = *site;
                int_left!(self, &**s, |fs| int_operand!(self, &**i, |fi| self.node(
                    move |x| {
                        let s = fs(x);
                        byte_at(x, s, fi(x), site)
                    }
                )))
            }
            Int::Substr(s, lo, hi, site) => self.substring(s, lo.as_deref(), hi.as_deref(), *site),
            Int::Concat(parts) => self.concat(parts),
            Int::StrFromRune(r) => {
                let r = self.int(r);
                self.node(move |x| Str::from_rune(x, r.call(x)).word() as i64)
            }
            _ => unreachable!("not about strings"),
        }
    }

    fn substring(&self, s: &Int, lo: Option<&Int>, hi: Option<&Int>, site: SiteId) -> Code<i64> {
        let s = self.int(s);
        let lo = lo.map(|e| self.int(e));
        let hi = hi.map(|e| self.int(e));
        self.node(move |x| {
            let s = string(s.call(x));
            let len = s.len() as i64;
            let lo = lo.map_or(0, |e| e.call(x));
            let hi = hi.map_or(len, |e| e.call(x));
            if hi as u64 > len as u64 || lo as u64 > hi as u64 {
                panic::slice(x, lo, hi, len, false, site);
            }
            s.slice(x, lo as usize, hi as usize).word() as i64
        })
    }

    fn concat(&self, parts: &[Int]) -> Code<i64> {
        let parts: Vec<Code<i64>> = parts.iter().map(|p| self.int(p)).collect();
        match parts[..] {
            [a, b] => self.node(move |x| {
                let a = string(a.call(x));
                let b = string(b.call(x));
                Str::concat2(x, a, b).word() as i64
            }),
            [a, b, c] => self.node(move |x| {
                let a = string(a.call(x));
                let b = string(b.call(x));
                let c = string(c.call(x));
                Str::concat(x, &[a, b, c]).word() as i64
            }),
            [a, b, c, d] => self.node(move |x| {
                let a = string(a.call(x));
                let b = string(b.call(x));
                let c = string(c.call(x));
                let d = string(d.call(x));
                Str::concat(x, &[a, b, c, d]).word() as i64
            }),
            _ => {
                // The parts wait in an object, where the collector sees them.
                let parts = self.arena.list(&parts);
                self.node(move |x| {
                    let p = x.alloc_words(parts.len());
                    for (i, part) in parts.iter().enumerate() {
                        W64::store(p.wrapping_add(i).cast(), part.call(x));
                    }
                    // SAFETY: so many words were written, each a string, which is a transparent word.
                    let parts = unsafe { std::slice::from_raw_parts(p.cast::<Str>(), parts.len()) };
                    Str::concat(x, parts).word() as i64
                })
            }
        }
    }

    /// The rune at a byte position, and the position behind it.
    pub fn decode_rune(&self, s: Slot, pos: Slot, rune: Slot, next: Slot) -> Code<()> {
        self.node(move |x| {
            let bytes = string(x.int(s)).as_bytes();
            let at = x.int(pos);
            let rest = bytes.get(at as usize..).unwrap_or_default();
            let (r, width) = match rest {
                [b, ..] if *b < 0x80 => (i64::from(*b), 1),
                _ => {
                    let (r, width) = strings::decode(rest);
                    (i64::from(r), width as i64)
                }
            };
            x.set(rune, r as u64);
            x.set(next, (at + width) as u64);
        })
    }
}

/// `s[i]`
#[inline(always)]
fn byte_at(x: Cx, s: i64, i: i64, site: SiteId) -> i64 {
    let bytes = string(s).as_bytes();
    U8::load(element_of(
        x,
        bytes.as_ptr() as u64,
        bytes.len() as u64,
        i,
        1,
        site,
    ))
}
