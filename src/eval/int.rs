//! Expressions that yield integers and references.

use super::build::Builder;
use super::code::Code;
use super::names::*;
use crate::runtime::chan;
use crate::runtime::panic;
use crate::tree::{Cut, IntMem, ShiftOp, Sign, SiteId};

impl Builder<'_> {
    /// A node for an integer expression.
    pub fn int(&self, e: &Int) -> Code<i64> {
        match e {
            Int::Const(c) => {
                let c = *c;
                self.node(move |_| c)
            }
            Int::Static(a) => {
                let a = *a as i64;
                self.node(move |_| a)
            }
            Int::Local(k) => {
                let k = *k;
                self.node(move |x| x.int(k))
            }
            Int::Load(p, m) => self.load_int(p, *m),
            Int::Address(p) => self.address(p),
            Int::Seq(block, e) => {
                let first = self.before(block);
                let e = self.int(e);
                self.node(move |x| {
                    first.call(x);
                    e.call(x)
                })
            }
            Int::Bin(op, l, r) => self.binary(*op, l, r),
            Int::Neg(e) => int_left!(self, &**e, |f| self.node(move |x| f(x).wrapping_neg())),
            Int::Not(e) => int_left!(self, &**e, |f| self.node(move |x| !f(x))),
            Int::Wrap(m, e) => self.wrap(*m, e),
            Int::Div(sign, l, r, site) => self.divide(*sign, l, r, *site),
            Int::Rem(sign, l, r, site) => self.remainder(*sign, l, r, *site),
            Int::Shift {
                op,
                x,
                count,
                sign,
                site,
            } => self.shift(*op, x, count, *sign, *site),
            Int::FromFloat(cut, e) => {
                let e = self.float(e);
                match cut {
                    Cut::Int32 => self.node(move |x| float_to_int32(e.call(x))),
                    Cut::Int64 => self.node(move |x| float_to_int(e.call(x))),
                    Cut::Uint64 => self.node(move |x| float_to_uint(e.call(x))),
                }
            }
            Int::FromBool(e) => {
                let e = self.bool(e);
                self.node(move |x| i64::from(e.call(x)))
            }
            Int::FloatBits(e) => {
                float_operand!(self, &**e, |f| self.node(move |x| f(x).to_bits() as i64))
            }
            Int::Call(c) => self.call::<i64, i64>(c),
            Int::Len(_)
            | Int::Cap(_)
            | Int::SliceData(_)
            | Int::Header(_)
            | Int::Copy(..)
            | Int::CopyStr(..)
            | Int::StrFromBytes(_)
            | Int::StrFromRunes(_) => self.slice_int(e),
            Int::StrLen(_)
            | Int::StrIndex(..)
            | Int::Substr(..)
            | Int::Concat(_)
            | Int::StrFromRune(_) => self.text_int(e),
            Int::MapLen(m) => self.map_len(m),
            Int::MakeMap(ty, hint) => self.make_map(ty, hint.as_deref()),
            Int::ChanLen(c) => int_left!(self, &**c, |f| self.node(move |x| match f(x) {
                0 => 0,
                ch => chan::chan_len(ch as u64),
            })),
            Int::ChanCap(c) => int_left!(self, &**c, |f| self.node(move |x| match f(x) {
                0 => 0,
                ch => chan::chan_cap(ch as u64),
            })),
            Int::MakeChan(ty, cap, site) => {
                let elem = ty.elem();
                let (words, pointers, site) = (
                    if elem.size == 0 { 0 } else { elem.words },
                    elem.pointers,
                    *site,
                );
                let cap = cap.as_ref().map(|c| self.int(c));
                self.node(move |x| {
                    let cap = cap.map_or(0, |c| c.call(x));
                    chan::make_chan(x, words, pointers, cap, site) as i64
                })
            }
            Int::New(ty) => {
                let (size, pointers) = (ty.size, ty.pointers);
                self.node(move |x| x.alloc(size, pointers) as i64)
            }
            Int::Closure(func, captures) => self.closure(func, captures),
            Int::BoxWord(..)
            | Int::BoxSlots(..)
            | Int::Assert { .. }
            | Int::AssertInterface { .. } => self.interface_int(e),
            Int::Recover => self.recover(),
        }
    }

    /// `l op r`
    fn binary(&self, op: IntOp, l: &Int, r: &Int) -> Code<i64> {
        match op {
            IntOp::Add | IntOp::Sub | IntOp::Mul => basic_op!(op, |o| {
                int_composite!(self, l, |fl| int_composite!(self, r, |fr| self
                    .node(move |x| o(fl(x), fr(x)))))
            }),
            _ => int_op!(op, |o| {
                int_left!(self, l, |fl| int_operand!(self, r, |fr| self
                    .node(move |x| o(fl(x), fr(x)))))
            }),
        }
    }

    /// Truncates to a width and extends again.
    fn wrap(&self, m: IntMem, e: &Int) -> Code<i64> {
        macro_rules! wrapped {
            ($t:ty) => {
                match e {
                    Int::Bin(op, l, r) => {
                        int_op!(*op, |o| int_left!(self, &**l, |fl| int_operand!(
                            self,
                            &**r,
                            |fr| { self.node(move |x| o(fl(x), fr(x)) as $t as i64) }
                        )))
                    }
                    e => int_left!(self, e, |f| self.node(move |x| f(x) as $t as i64)),
                }
            };
        }
        macro_rules! plain {
            ($t:ty) => {{
                let e = self.int(e);
                self.node(move |x| e.call(x) as $t as i64)
            }};
        }
        match m {
            IntMem::I8 => plain!(i8),
            IntMem::I16 => plain!(i16),
            IntMem::U16 => plain!(u16),
            IntMem::I32 => wrapped!(i32),
            IntMem::U8 => wrapped!(u8),
            IntMem::U32 => wrapped!(u32),
            IntMem::W64 => self.int(e),
        }
    }

    /// `l / r`
    fn divide(&self, sign: Sign, l: &Int, r: &Int, site: SiteId) -> Code<i64> {
        match (sign, r) {
            (Sign::Signed, Int::Const(c)) if *c > 1 && (*c & (*c - 1)) == 0 => {
                let (bias, shift) = (*c - 1, c.trailing_zeros());
                int_left!(self, l, |f| self.node(move |x| {
                    let v = f(x);
                    (v + ((v >> 63) & bias)) >> shift
                }))
            }
            (Sign::Signed, Int::Const(c)) if *c > 0 => {
                let c = *c;
                int_left!(self, l, |f| self.node(move |x| f(x) / c))
            }
            (Sign::Unsigned, Int::Const(c)) if *c != 0 => {
                let c = *c as u64;
                int_left!(self, l, |f| self.node(move |x| (f(x) as u64 / c) as i64))
            }
            (Sign::Signed, r) => {
                int_left!(self, l, |fl| int_left!(self, r, |fr| self.node(move |x| {
                    let (l, r) = (fl(x), fr(x));
                    if r == 0 {
                        panic::divide(x, site);
                    }
                    l.wrapping_div(r)
                })))
            }
            (Sign::Unsigned, r) => {
                int_left!(self, l, |fl| int_left!(self, r, |fr| self.node(move |x| {
                    let (l, r) = (fl(x) as u64, fr(x) as u64);
                    if r == 0 {
                        panic::divide(x, site);
                    }
                    (l / r) as i64
                })))
            }
        }
    }

    /// `l % r`
    fn remainder(&self, sign: Sign, l: &Int, r: &Int, site: SiteId) -> Code<i64> {
        match (sign, r) {
            (Sign::Signed, Int::Const(c)) if *c > 1 && (*c & (*c - 1)) == 0 => {
                let mask = *c - 1;
                int_left!(self, l, |f| self.node(move |x| {
                    let v = f(x);
                    let bias = (v >> 63) & mask;
                    ((v + bias) & mask) - bias
                }))
            }
            (Sign::Signed, Int::Const(c)) if *c > 0 => {
                let c = *c;
                int_left!(self, l, |f| self.node(move |x| f(x) % c))
            }
            (Sign::Unsigned, Int::Const(c)) if *c != 0 => {
                let c = *c as u64;
                int_left!(self, l, |f| self.node(move |x| (f(x) as u64 % c) as i64))
            }
            (Sign::Signed, r) => {
                int_left!(self, l, |fl| int_left!(self, r, |fr| self.node(move |x| {
                    let (l, r) = (fl(x), fr(x));
                    if r == 0 {
                        panic::divide(x, site);
                    }
                    l.wrapping_rem(r)
                })))
            }
            (Sign::Unsigned, r) => {
                int_left!(self, l, |fl| int_left!(self, r, |fr| self.node(move |x| {
                    let (l, r) = (fl(x) as u64, fr(x) as u64);
                    if r == 0 {
                        panic::divide(x, site);
                    }
                    (l % r) as i64
                })))
            }
        }
    }

    /// `v << count`, `v >> count`
    fn shift(&self, op: ShiftOp, v: &Int, count: &Int, sign: Sign, site: SiteId) -> Code<i64> {
        if let Int::Const(c) = count {
            let c = *c as u64;
            return match op {
                _ if c >= 64 && op != ShiftOp::Right => {
                    let v = self.int(v);
                    self.node(move |x| {
                        v.call(x);
                        0
                    })
                }
                ShiftOp::Left => int_left!(self, v, |f| self.node(move |x| f(x) << c)),
                ShiftOp::Right => {
                    let c = c.min(63);
                    int_left!(self, v, |f| self.node(move |x| f(x) >> c))
                }
                ShiftOp::RightUnsigned => {
                    int_left!(self, v, |f| self.node(move |x| (f(x) as u64 >> c) as i64))
                }
            };
        }
        let signed = sign == Sign::Signed;
        macro_rules! by {
            ($shift:expr) => {
                int_operand!(self, v, |fv| int_left!(self, count, |fc| self.node(
                    move |x| {
                        let (v, c) = (fv(x), fc(x));
                        if signed && c < 0 {
                            panic::shift(x, site);
                        }
                        $shift(v, c as u64)
                    }
                )))
            };
        }
        match op {
            ShiftOp::Left => by!(|v: i64, c: u64| if c < 64 { v << c } else { 0 }),
            ShiftOp::Right => by!(|v: i64, c: u64| v >> c.min(63)),
            ShiftOp::RightUnsigned => {
                by!(|v: i64, c: u64| if c < 64 { (v as u64 >> c) as i64 } else { 0 })
            }
        }
    }

    /// A closure: its function, then the captured words.
    fn closure(&self, func: &'static crate::runtime::Func, captures: &[Word]) -> Code<i64> {
        let func = std::ptr::from_ref(func) as i64;
        let captures: Vec<Code<i64>> = captures.iter().map(|w| self.word(w)).collect();
        match captures[..] {
            [a] => self.node(move |x| {
                let a = a.call(x);
                let p = x.alloc_words(2).cast::<u8>();
                W64::store(p, func);
                W64::store(p.wrapping_add(8), a);
                p as i64
            }),
            [a, b] => self.node(move |x| {
                let a = a.call(x);
                let b = b.call(x);
                let p = x.alloc_words(3).cast::<u8>();
                W64::store(p, func);
                W64::store(p.wrapping_add(8), a);
                W64::store(p.wrapping_add(16), b);
                p as i64
            }),
            _ => {
                // Captures are read when the closure is there already: evaluating them does not capture it.
                let captures = self.arena.list(&captures);
                self.node(move |x| {
                    let p = x.alloc_words(1 + captures.len()).cast::<u8>();
                    W64::store(p, func);
                    for (i, c) in captures.iter().enumerate() {
                        W64::store(p.wrapping_add(8 + 8 * i), c.call(x));
                    }
                    p as i64
                })
            }
        }
    }
}

/// As amd64 converts: what does not fit is the smallest integer.
#[inline(always)]
pub fn float_to_int(v: f64) -> i64 {
    if (-9_223_372_036_854_775_808.0..9_223_372_036_854_775_808.0).contains(&v) {
        v as i64
    } else {
        i64::MIN
    }
}

/// The same for 32 bits.
#[inline(always)]
fn float_to_int32(v: f64) -> i64 {
    let cut = v as i64;
    if v.is_nan() || i32::try_from(cut).is_err() {
        i64::from(i32::MIN)
    } else {
        cut
    }
}

/// As Go on amd64 converts to uint64.
#[inline(always)]
pub fn float_to_uint(v: f64) -> i64 {
    if v < 9_223_372_036_854_775_808.0 {
        float_to_int(v)
    } else {
        float_to_int(v - 9_223_372_036_854_775_808.0) | i64::MIN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floats_convert_as_on_amd64() {
        assert_eq!(float_to_int(-1.9), -1);
        assert_eq!(float_to_int(f64::NAN), i64::MIN);
        assert_eq!(float_to_int(1e300), i64::MIN);
        assert_eq!(float_to_uint(1.8e19) as u64, 18_000_000_000_000_000_000);
        assert_eq!(float_to_uint(-1.0), -1);
        assert_eq!(float_to_uint(f64::INFINITY), i64::MIN);
        assert_eq!(float_to_int32(-2_147_483_648.9), i64::from(i32::MIN));
        assert_eq!(float_to_int32(2_147_483_648.0), i64::from(i32::MIN));
        assert_eq!(float_to_int32(f64::NAN), i64::from(i32::MIN));
    }
}
