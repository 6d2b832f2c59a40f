//! Expressions that yield truth values.

use super::build::Builder;
use super::code::Code;
use super::names::*;
use super::slice::string;
use crate::runtime::equal as equality;
use crate::runtime::iface;
use crate::runtime::strings::Str;
use crate::runtime::types::same;

impl Builder<'_> {
    /// A node for a truth value.
    pub fn bool(&self, e: &Bool) -> Code<bool> {
        match e {
            Bool::Const(c) => {
                let c = *c;
                self.node(move |_| c)
            }
            Bool::Local(k) => {
                let k = *k;
                self.node(move |x| x.bool(k))
            }
            Bool::Load(p) => self.load::<B8>(p),
            Bool::Seq(block, e) => {
                let first = self.before(block);
                let e = self.bool(e);
                self.node(move |x| {
                    first.call(x);
                    e.call(x)
                })
            }
            Bool::Not(e) => {
                let e = self.bool(e);
                self.node(move |x| !e.call(x))
            }
            Bool::And(l, r) => {
                let r = self.bool(r);
                condition!(self, &**l, |l| self.node(move |x| if l(x) {
                    r.call(x)
                } else {
                    false
                }))
            }
            Bool::Or(l, r) => {
                let r = self.bool(r);
                condition!(self, &**l, |l| self.node(move |x| if l(x) {
                    true
                } else {
                    r.call(x)
                }))
            }
            Bool::Eq(l, r) => {
                let (l, r) = (self.bool(l), self.bool(r));
                self.node(move |x| l.call(x) == r.call(x))
            }
            Bool::Int(rel, l, r) => relation!(*rel, i64, |o| {
                int_composite!(self, &**l, |fl| int_composite!(self, &**r, |fr| self.node(
                    move |x| {
                        let l = fl(x);
                        o(l, fr(x))
                    }
                )))
            }),
            Bool::Uint(rel, l, r) => relation!(*rel, u64, |o| {
                int_left!(self, &**l, |fl| int_operand!(self, &**r, |fr| self.node(
                    move |x| {
                        let l = fl(x) as u64;
                        o(l, fr(x) as u64)
                    }
                )))
            }),
            Bool::Float(rel, l, r) => relation!(*rel, f64, |o| {
                float_left!(self, &**l, |fl| float_operand!(self, &**r, |fr| self.node(
                    move |x| {
                        let l = fl(x);
                        o(l, fr(x))
                    }
                )))
            }),
            Bool::Str(rel, l, r) => self.compare_strings(*rel, l, r),
            Bool::Interface(l, r, site) => {
                let (l, r, site) = (self.int(l), self.int(r), *site);
                self.node(move |x| {
                    let l = l.call(x) as u64;
                    let r = r.call(x) as u64;
                    // SAFETY: two interface values.
                    unsafe { iface::equal(x, l, r, site) }
                })
            }
            Bool::Memory(ty, l, r, site) => {
                let (ty, site) = (*ty, *site);
                let (l, r) = (self.address(l), self.address(r));
                self.node(move |x| {
                    let l = l.call(x) as *const u8;
                    let r = r.call(x) as *const u8;
                    // SAFETY: two checked places that hold values of the type.
                    unsafe { equality::in_memory(x, ty, l, r, site) }
                })
            }
            Bool::SliceNil(s) => self.slice_nil(s),
            Bool::TypeIs(e, ty) => {
                let ty = *ty;
                int_left!(self, &**e, |f| self.node(move |x| {
                    // SAFETY: an interface value.
                    (unsafe { iface::dynamic_type(f(x) as u64) }).is_some_and(|t| same(t, ty))
                }))
            }
            Bool::Implements(e, ty) => {
                let ty = *ty;
                int_left!(self, &**e, |f| self.node(move |x| {
                    // SAFETY: an interface value.
                    (unsafe { iface::dynamic_type(f(x) as u64) })
                        .is_some_and(|t| t.implements(ty).is_ok())
                }))
            }
            Bool::MapNext {
                iter,
                key,
                value,
                site,
            } => self.map_next(*iter, *key, *value, *site),
            Bool::Call(c) => self.call::<bool, bool>(c),
        }
    }

    fn compare_strings(&self, rel: Rel, l: &Int, r: &Int) -> Code<bool> {
        int_left!(self, l, |fl| int_operand!(self, r, |fr| match rel {
            Rel::Eq => self.node(move |x| equal(fl(x), fr(x))),
            Rel::Ne => self.node(move |x| !equal(fl(x), fr(x))),
            rel => {
                let (less, equal) = (
                    matches!(rel, Rel::Lt | Rel::Le),
                    matches!(rel, Rel::Le | Rel::Ge),
                );
                self.node(move |x| {
                    let l = string(fl(x));
                    match l.as_bytes().cmp(string(fr(x)).as_bytes()) {
                        std::cmp::Ordering::Less => less,
                        std::cmp::Ordering::Equal => equal,
                        std::cmp::Ordering::Greater => !less,
                    }
                })
            }
        }))
    }
}

/// `l == r` of strings.
#[inline(always)]
fn equal(l: i64, r: i64) -> bool {
    if l == r {
        return true;
    }
    let (l, r): (Str, Str) = (string(l), string(r));
    l.len() == r.len() && l.as_bytes() == r.as_bytes()
}
