//! Explicit conversions.

use super::Lower;
use super::expr::{seq, seq_int};
use super::operator::{sign, wrap};
use super::types::Class;
use crate::runtime::types::Kind;
use crate::syntax::ast::Expr;
use crate::tree::{
    Block, Cut, Float, FloatFn, FloatMem, Int, IntMem, Place, Sign, Slot, Stmt, Word,
};
use crate::types::constant::Value;
use crate::types::ty::TypeId;

fn bits(mem: IntMem) -> u32 {
    match mem {
        IntMem::I8 | IntMem::U8 => 8,
        IntMem::I16 | IntMem::U16 => 16,
        IntMem::I32 | IntMem::U32 => 32,
        IntMem::W64 => 64,
    }
}

impl Lower<'_> {
    /// `t(x)` of one word.
    pub(super) fn conversion(&mut self, e: &Expr, x: &Expr, t: TypeId) -> Word {
        if self.is_interface(t) {
            return self.word_as(x, t);
        }
        if self.mode(x) == crate::types::info::Mode::Nil {
            return Word::Int(Int::Const(0));
        }
        let from = self.type_of(x);
        let (to_kind, kind) = (self.kind(t), self.kind(from));
        if let Some(value) = self.const_value(x)
            && matches!(value, Value::Int(_) | Value::Float(_) | Value::Complex(_))
            && to_kind != Kind::String
            && self.words(t) == 1
        {
            return self.const_word(&value, t);
        }
        if to_kind == Kind::String {
            return Word::Int(self.string_of(x, kind, from));
        }
        match (self.class(from), self.class(t)) {
            (Class::Int(a), Class::Int(b)) => {
                let v = self.int(x);
                let same = to_kind.is_unsigned() == kind.is_unsigned();
                let fits = a == b
                    || (bits(a) < bits(b) && (same || b == IntMem::W64 || kind.is_unsigned()));
                Word::Int(if fits { v } else { wrap(b, v) })
            }
            (Class::Int(_), Class::Float(mem)) => {
                let v = Box::new(self.int(x));
                let s = match kind {
                    Kind::Uint | Kind::Uint64 | Kind::Uintptr => Sign::Unsigned,
                    _ => Sign::Signed,
                };
                Word::Float(match mem {
                    FloatMem::F32 => Float::FromInt32(s, v),
                    FloatMem::F64 => Float::FromInt(s, v),
                })
            }
            (Class::Float(_), Class::Int(mem)) => {
                let v = Box::new(self.float(x));
                let cut = match (mem, sign(to_kind)) {
                    (IntMem::W64, Sign::Unsigned) => Cut::Uint64,
                    (IntMem::W64 | IntMem::U32, _) => Cut::Int64,
                    _ => Cut::Int32,
                };
                let v = Int::FromFloat(cut, v);
                Word::Int(if mem == IntMem::I32 { v } else { wrap(mem, v) })
            }
            (Class::Float(FloatMem::F64), Class::Float(FloatMem::F32)) => {
                Word::Float(Float::Fn(FloatFn::Round32, Box::new(self.float(x))))
            }
            (Class::Slice, Class::Int(_)) => {
                // To an array pointer.
                let array = self.pointee(t).unwrap_or(t);
                let mut pre = Block::new();
                let slice = self.slice(x, &mut pre);
                let slot = self.slice_slots(slice, &mut pre);
                let len = self.array_len(array);
                let site = self.site(e.span.lo);
                pre.push(Stmt::CheckArrayLen(
                    crate::tree::Slice::Local(slot),
                    len,
                    site,
                ));
                Word::Int(seq_int(
                    pre,
                    Int::SliceData(crate::tree::Slice::Local(slot)),
                ))
            }
            (Class::Slice, Class::Memory) => {
                let words = self.words(t).max(1);
                let slot = self.alloc(words);
                let mut pre = Block::new();
                self.conversion_into(e, x, t, slot, &mut pre);
                seq(pre, Word::Int(Int::Local(slot)))
            }
            _ => self.word(x),
        }
    }

    fn string_of(&mut self, x: &Expr, kind: Kind, from: TypeId) -> Int {
        match kind {
            Kind::String => self.int(x),
            Kind::Slice => {
                let elem = self.elem(from);
                let mut pre = Block::new();
                let slice = self.slice(x, &mut pre);
                let v = match self.kind(elem) {
                    Kind::Uint8 => Int::StrFromBytes(slice),
                    _ => Int::StrFromRunes(slice),
                };
                seq_int(pre, v)
            }
            _ => {
                let v = self.int(x);
                Int::StrFromRune(Box::new(v))
            }
        }
    }

    /// `t(x)` of several words.
    pub(super) fn conversion_into(
        &mut self,
        e: &Expr,
        x: &Expr,
        t: TypeId,
        slot: Slot,
        out: &mut Block,
    ) {
        let from = self.type_of(x);
        match (self.class(from), self.class(t)) {
            (_, Class::Slice) if self.kind(from) == Kind::String => {
                let elem = self.elem(t);
                let s = self.int(x);
                out.push(match self.kind(elem) {
                    Kind::Uint8 => Stmt::BytesFromStr(slot, s),
                    _ => Stmt::RunesFromStr(slot, s),
                });
            }
            (Class::Slice, Class::Memory) => {
                let slice = self.slice(x, out);
                let s = self.slice_slots(slice, out);
                let len = self.array_len(t);
                let site = self.site(e.span.lo);
                out.push(Stmt::CheckArrayLen(crate::tree::Slice::Local(s), len, site));
                if len > 0 {
                    let place = Place::At {
                        pointer: Box::new(Int::SliceData(crate::tree::Slice::Local(s))),
                        offset: 0,
                        nil: None,
                    };
                    self.load_slots(slot, t, place, out);
                }
            }
            (_, Class::Complex(mem)) => {
                if let Some(value) = self.const_value(x) {
                    self.const_into(&value, t, slot, out);
                    return;
                }
                self.into(x, slot, out);
                if mem == FloatMem::F32 && self.class(from) != Class::Complex(FloatMem::F32) {
                    for i in 0..2 {
                        let v = Float::Fn(FloatFn::Round32, Box::new(Float::Local(slot + i)));
                        out.push(Stmt::Set(slot + i, Word::Float(v)));
                    }
                }
            }
            _ => self.put_as(x, t, slot, out),
        }
    }
}
