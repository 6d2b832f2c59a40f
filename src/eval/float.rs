//! Expressions that yield floats.

use super::build::Builder;
use super::code::Code;
use super::frame::F32;
use super::names::*;
use crate::tree::{FloatFn, FloatMem, Sign};

impl Builder<'_> {
    /// A node for a float expression.
    pub fn float(&self, e: &Float) -> Code<f64> {
        match e {
            Float::Const(c) => {
                let c = *c;
                self.node(move |_| c)
            }
            Float::Local(k) => {
                let k = *k;
                self.node(move |x| x.float(k))
            }
            Float::Load(p, FloatMem::F64) => self.load::<F64>(p),
            Float::Load(p, FloatMem::F32) => self.load::<F32>(p),
            Float::Seq(block, e) => {
                let first = self.before(block);
                let e = self.float(e);
                self.node(move |x| {
                    first.call(x);
                    e.call(x)
                })
            }
            Float::Bin(op, l, r) => float_op!(*op, |o| {
                float_composite!(self, &**l, |fl| float_composite!(self, &**r, |fr| self
                    .node(move |x| {
                        let l = fl(x);
                        o(l, fr(x))
                    })))
            }),
            Float::Fn(f, e) => self.float_fn(*f, e),
            Float::FromInt(Sign::Signed, e) => {
                int_left!(self, &**e, |f| self.node(move |x| f(x) as f64))
            }
            Float::FromInt(Sign::Unsigned, e) => {
                let e = self.int(e);
                self.node(move |x| e.call(x) as u64 as f64)
            }
            Float::FromInt32(Sign::Signed, e) => {
                let e = self.int(e);
                self.node(move |x| f64::from(e.call(x) as f32))
            }
            Float::FromInt32(Sign::Unsigned, e) => {
                let e = self.int(e);
                self.node(move |x| f64::from(e.call(x) as u64 as f32))
            }
            Float::FromBits(e) => {
                let e = self.int(e);
                self.node(move |x| f64::from_bits(e.call(x) as u64))
            }
            Float::Call(c) => self.call::<f64, f64>(c),
        }
    }

    fn float_fn(&self, f: FloatFn, e: &Float) -> Code<f64> {
        match f {
            FloatFn::Neg => float_left!(self, e, |f| self.node(move |x| -f(x))),
            FloatFn::Sqrt => float_left!(self, e, |f| self.node(move |x| f(x).sqrt())),
            FloatFn::Abs => float_left!(self, e, |f| self.node(move |x| f(x).abs())),
            FloatFn::Floor => float_left!(self, e, |f| self.node(move |x| f(x).floor())),
            FloatFn::Ceil => float_left!(self, e, |f| self.node(move |x| f(x).ceil())),
            FloatFn::Trunc => float_left!(self, e, |f| self.node(move |x| f(x).trunc())),
            FloatFn::Round32 => match e {
                Float::Bin(op, l, r) => float_op!(*op, |o| {
                    float_left!(self, &**l, |fl| float_operand!(self, &**r, |fr| {
                        self.node(move |x| f64::from(o(fl(x), fr(x)) as f32))
                    }))
                }),
                e => float_left!(self, e, |f| self.node(move |x| f64::from(f(x) as f32))),
            },
        }
    }
}
