//! Unary and binary operators, comparisons.

use super::Lower;
use super::expr::{seq_bool, set};
use super::place::as_int;
use super::types::Class;
use crate::runtime::types::Kind;
use crate::source::Pos;
use crate::syntax::ast::{BinaryOp, Expr, UnaryOp};
use crate::tree::{
    Block, Bool, Float, FloatFn, FloatMem, FloatOp, Int, IntMem, IntOp, Place, Rel, ShiftOp, Sign,
    Slice, Slot, Stmt, Word,
};
use crate::types::info::Mode;
use crate::types::ty::TypeId;

/// The sign with which 64-bit operations treat operands of a kind.
pub(super) fn sign(kind: Kind) -> Sign {
    if kind.is_unsigned() {
        Sign::Unsigned
    } else {
        Sign::Signed
    }
}

fn relation(op: BinaryOp) -> Rel {
    match op {
        BinaryOp::Ne => Rel::Ne,
        BinaryOp::Lt => Rel::Lt,
        BinaryOp::Le => Rel::Le,
        BinaryOp::Gt => Rel::Gt,
        BinaryOp::Ge => Rel::Ge,
        _ => Rel::Eq,
    }
}

fn not(b: Bool) -> Bool {
    match b {
        Bool::Not(b) => *b,
        b => Bool::Not(Box::new(b)),
    }
}

fn is_comparison(op: BinaryOp) -> bool {
    matches!(
        op,
        BinaryOp::Eq | BinaryOp::Ne | BinaryOp::Lt | BinaryOp::Le | BinaryOp::Gt | BinaryOp::Ge
    )
}

/// Truncates to a type's width.
pub(super) fn wrap(mem: IntMem, v: Int) -> Int {
    match (mem, v) {
        (IntMem::W64, v) => v,
        (mem, Int::Const(n)) => Int::Const(match mem {
            IntMem::I8 => i64::from(n as i8),
            IntMem::I16 => i64::from(n as i16),
            IntMem::I32 => i64::from(n as i32),
            IntMem::U8 => i64::from(n as u8),
            IntMem::U16 => i64::from(n as u16),
            IntMem::U32 => i64::from(n as u32),
            IntMem::W64 => n,
        }),
        (mem, v) => Int::Wrap(mem, Box::new(v)),
    }
}

/// Rounds to a type's precision.
pub(super) fn round(mem: FloatMem, v: Float) -> Float {
    match mem {
        FloatMem::F32 => Float::Fn(FloatFn::Round32, Box::new(v)),
        FloatMem::F64 => v,
    }
}

impl Lower<'_> {
    pub(super) fn unary(&mut self, op: UnaryOp, x: &Expr, t: TypeId) -> Word {
        match self.class(t) {
            Class::Bool => Word::Bool(match op {
                UnaryOp::Not => not(self.boolean(x)),
                _ => self.boolean(x),
            }),
            Class::Float(_) => Word::Float(match op {
                UnaryOp::Minus => Float::Fn(FloatFn::Neg, Box::new(self.float(x))),
                _ => self.float(x),
            }),
            Class::Int(mem) => {
                let v = self.int(x);
                Word::Int(match op {
                    UnaryOp::Minus => wrap(mem, Int::Neg(Box::new(v))),
                    UnaryOp::Xor => wrap(mem, Int::Not(Box::new(v))),
                    _ => v,
                })
            }
            _ => Word::Int(Int::Const(0)),
        }
    }

    pub(super) fn binary(&mut self, op: BinaryOp, pos: Pos, x: &Expr, y: &Expr, t: TypeId) -> Word {
        match op {
            BinaryOp::LogAnd => {
                let (x, y) = self.alone(|l| (l.boolean(x), l.boolean(y)));
                return Word::Bool(Bool::And(Box::new(x), Box::new(y)));
            }
            BinaryOp::LogOr => {
                let (x, y) = self.alone(|l| (l.boolean(x), l.boolean(y)));
                return Word::Bool(Bool::Or(Box::new(x), Box::new(y)));
            }
            op if is_comparison(op) => return Word::Bool(self.comparison(op, pos, x, y)),
            _ => {}
        }
        if self.kind(t) == Kind::String {
            let mut parts = Vec::new();
            self.concat(x, &mut parts);
            self.concat(y, &mut parts);
            return Word::Int(Int::Concat(parts));
        }
        let (l, mut r) = (self.word(x), self.word(y));
        if matches!(op, BinaryOp::Shl | BinaryOp::Shr) && self.const_value(y).is_some() {
            // An untyped constant count.
            r = Word::Int(Int::Const(self.const_int(y).unwrap_or(i64::MAX)));
        }
        let yt = self.type_of(y);
        let unsigned_count = self.const_value(y).is_some() || self.kind(yt).is_unsigned();
        self.arithmetic(op, pos, l, r, t, unsigned_count)
    }

    /// Operands of a chain of string concatenations.
    pub(super) fn concat(&mut self, e: &Expr, parts: &mut Vec<Int>) {
        use crate::syntax::ast::ExprKind;
        let e = super::expr::strip(e);
        match &e.kind {
            ExprKind::Binary(BinaryOp::Add, _, x, y)
                if self.const_value(e).is_none() && !self.frame.overrides.contains_key(&e.id) =>
            {
                self.concat(x, parts);
                self.concat(y, parts);
            }
            _ => parts.push(self.int(e)),
        }
    }

    /// `l op r` on numbers or strings of type `t`, comparisons and logic apart.
    pub(super) fn arithmetic(
        &mut self,
        op: BinaryOp,
        pos: Pos,
        l: Word,
        r: Word,
        t: TypeId,
        unsigned_count: bool,
    ) -> Word {
        match (self.class(t), l, r) {
            (Class::Float(mem), Word::Float(l), Word::Float(r)) => {
                let op = match op {
                    BinaryOp::Add => FloatOp::Add,
                    BinaryOp::Sub => FloatOp::Sub,
                    BinaryOp::Mul => FloatOp::Mul,
                    _ => FloatOp::Div,
                };
                Word::Float(round(mem, Float::Bin(op, Box::new(l), Box::new(r))))
            }
            (Class::Int(_), Word::Int(l), Word::Int(r)) if self.kind(t) == Kind::String => {
                Word::Int(Int::Concat(vec![l, r]))
            }
            (Class::Int(mem), Word::Int(l), Word::Int(r)) => {
                let kind = self.kind(t);
                let (l, r) = (Box::new(l), Box::new(r));
                let bin = |op, l, r| Int::Bin(op, l, r);
                Word::Int(match op {
                    BinaryOp::Add => wrap(mem, bin(IntOp::Add, l, r)),
                    BinaryOp::Sub => wrap(mem, bin(IntOp::Sub, l, r)),
                    BinaryOp::Mul => wrap(mem, bin(IntOp::Mul, l, r)),
                    BinaryOp::And => bin(IntOp::And, l, r),
                    BinaryOp::Or => bin(IntOp::Or, l, r),
                    BinaryOp::Xor => bin(IntOp::Xor, l, r),
                    BinaryOp::AndNot => bin(IntOp::AndNot, l, r),
                    BinaryOp::Div => wrap(mem, Int::Div(sign(kind), l, r, self.site(pos))),
                    BinaryOp::Rem => Int::Rem(sign(kind), l, r, self.site(pos)),
                    _ => {
                        let left = op == BinaryOp::Shl;
                        let v = Int::Shift {
                            op: match sign(kind) {
                                _ if left => ShiftOp::Left,
                                Sign::Signed => ShiftOp::Right,
                                Sign::Unsigned => ShiftOp::RightUnsigned,
                            },
                            x: l,
                            count: r,
                            sign: if unsigned_count {
                                Sign::Unsigned
                            } else {
                                Sign::Signed
                            },
                            site: self.site(pos),
                        };
                        if left { wrap(mem, v) } else { v }
                    }
                })
            }
            (_, l, _) => l,
        }
    }

    pub(super) fn comparison(&mut self, op: BinaryOp, pos: Pos, x: &Expr, y: &Expr) -> Bool {
        let (xn, yn) = (self.mode(x) == Mode::Nil, self.mode(y) == Mode::Nil);
        if xn || yn {
            let b = self.is_nil(if xn { y } else { x });
            return if op == BinaryOp::Ne { not(b) } else { b };
        }
        let (xt, yt) = (self.type_of(x), self.type_of(y));
        if self.is_interface(xt) || self.is_interface(yt) {
            let to = if self.is_interface(xt) { xt } else { yt };
            let l = as_int(self.word_as(x, to));
            let r = as_int(self.word_as(y, to));
            let b = Bool::Interface(Box::new(l), Box::new(r), self.site(pos));
            return if op == BinaryOp::Ne { not(b) } else { b };
        }
        let rel = relation(op);
        match self.class(xt) {
            Class::Int(_) => {
                let kind = self.kind(xt);
                let (l, r) = (self.int(x), self.int(y));
                let equality = matches!(rel, Rel::Eq | Rel::Ne);
                match kind {
                    Kind::String => Bool::Str(rel, Box::new(l), Box::new(r)),
                    Kind::Uint | Kind::Uint64 | Kind::Uintptr if !equality => {
                        Bool::Uint(rel, Box::new(l), Box::new(r))
                    }
                    _ if equality => Bool::Int(rel, Box::new(divisibility(l, &r)), Box::new(r)),
                    _ => Bool::Int(rel, Box::new(l), Box::new(r)),
                }
            }
            Class::Float(_) => {
                let l = self.float(x);
                Bool::Float(rel, Box::new(l), Box::new(self.float(y)))
            }
            Class::Bool => {
                let l = self.boolean(x);
                let b = Bool::Eq(Box::new(l), Box::new(self.boolean(y)));
                if op == BinaryOp::Ne { not(b) } else { b }
            }
            Class::Complex(_) => {
                let mut pre = Block::new();
                let (l, r) = (self.alloc(2), self.alloc(2));
                self.into(x, l, &mut pre);
                self.into(y, r, &mut pre);
                let part = |i| {
                    let (l, r) = (Float::Local(l + i), Float::Local(r + i));
                    Box::new(Bool::Float(Rel::Eq, Box::new(l), Box::new(r)))
                };
                let b = Bool::And(part(0), part(1));
                seq_bool(pre, if op == BinaryOp::Ne { not(b) } else { b })
            }
            Class::Memory => {
                let mut pre = Block::new();
                let mut l = self.place(x, &mut pre);
                // Slots taken later would lie in the frames of the other operand's calls.
                let copy = (!matches!(l, Place::Frame { .. })).then(|| self.temp(xt));
                let mut second = Block::new();
                let r = self.place(y, &mut second);
                if let Some(slot) = copy.filter(|_| !second.is_empty()) {
                    self.load_slots(slot, xt, l, &mut pre);
                    l = Place::Frame { slot, offset: 0 };
                }
                pre.extend(second);
                let ty = self.descriptor(xt);
                let b = Bool::Memory(ty, Box::new(l), Box::new(r), self.site(pos));
                seq_bool(pre, if op == BinaryOp::Ne { not(b) } else { b })
            }
            Class::Slice => Bool::Const(false),
        }
    }

    /// `x == nil`
    fn is_nil(&mut self, x: &Expr) -> Bool {
        if self.mode(x) == Mode::Nil {
            return Bool::Const(true);
        }
        let t = self.type_of(x);
        if self.class(t) == Class::Slice {
            let mut pre = Block::new();
            let slice = match self.slice(x, &mut pre) {
                Slice::Header(h) => {
                    return seq_bool(pre, Bool::Int(Rel::Eq, h, Box::new(Int::Const(0))));
                }
                slice => slice,
            };
            return seq_bool(pre, Bool::SliceNil(slice));
        }
        Bool::Int(Rel::Eq, Box::new(self.int(x)), Box::new(Int::Const(0)))
    }

    // --- complex numbers

    pub(super) fn complex_unary(
        &mut self,
        op: UnaryOp,
        x: &Expr,
        t: TypeId,
        slot: Slot,
        out: &mut Block,
    ) {
        self.into(x, slot, out);
        if op == UnaryOp::Minus {
            let _ = t;
            for i in 0..2 {
                let neg = Float::Fn(FloatFn::Neg, Box::new(Float::Local(slot + i)));
                out.push(Stmt::Set(slot + i, Word::Float(neg)));
            }
        }
    }

    #[allow(clippy::too_many_arguments)]
    pub(super) fn complex_binary(
        &mut self,
        op: BinaryOp,
        pos: Pos,
        x: &Expr,
        y: &Expr,
        t: TypeId,
        slot: Slot,
        out: &mut Block,
    ) {
        let (l, r) = (self.alloc(2), self.alloc(2));
        self.into(x, l, out);
        self.into(y, r, out);
        self.complex_op(op, pos, l, r, t, slot, out);
    }

    /// `l op r` of complex numbers in slots.
    #[allow(clippy::too_many_arguments)]
    pub(super) fn complex_op(
        &mut self,
        op: BinaryOp,
        pos: Pos,
        l: Slot,
        r: Slot,
        t: TypeId,
        slot: Slot,
        out: &mut Block,
    ) {
        let Class::Complex(mem) = self.class(t) else {
            return;
        };
        let local = |s| Box::new(Float::Local(s));
        let bin = |op, l, r| Float::Bin(op, l, r);
        let (re, im) = match op {
            BinaryOp::Add | BinaryOp::Sub => {
                let op = if op == BinaryOp::Add {
                    FloatOp::Add
                } else {
                    FloatOp::Sub
                };
                (
                    bin(op, local(l), local(r)),
                    bin(op, local(l + 1), local(r + 1)),
                )
            }
            BinaryOp::Mul => {
                let mul = |a, b| Box::new(bin(FloatOp::Mul, local(a), local(b)));
                (
                    bin(FloatOp::Sub, mul(l, r), mul(l + 1, r + 1)),
                    bin(FloatOp::Add, mul(l, r + 1), mul(l + 1, r)),
                )
            }
            _ => {
                self.complex_divide(pos, l, r, slot, out);
                if mem == FloatMem::F32 {
                    for i in 0..2 {
                        out.push(Stmt::Set(
                            slot + i,
                            Word::Float(round(mem, Float::Local(slot + i))),
                        ));
                    }
                }
                return;
            }
        };
        let im = self.keep_float(round(mem, im), out);
        out.push(Stmt::Set(slot, Word::Float(round(mem, re))));
        out.push(Stmt::Set(slot + 1, Word::Float(Float::Local(im))));
    }

    fn keep_float(&mut self, v: Float, out: &mut Block) -> Slot {
        let slot = self.alloc(1);
        set(slot, Word::Float(v), out);
        slot
    }
}

/// The left side of `x % 2 == 0`, and of the like for other powers of two, as the cheaper `x & 1`.
fn divisibility(l: Int, r: &Int) -> Int {
    match (l, r) {
        (Int::Rem(Sign::Signed, x, by, site), Int::Const(0)) => match *by {
            Int::Const(c) if c > 0 && c & (c - 1) == 0 => {
                Int::Bin(IntOp::And, x, Box::new(Int::Const(c - 1)))
            }
            by => Int::Rem(Sign::Signed, x, Box::new(by), site),
        },
        (l, _) => l,
    }
}
