//! Constants, strings and boxes that exist before the program runs.

use super::Lower;
use super::types::Class;
use crate::runtime::types::TypeRef;
use crate::syntax::ast::Expr;
use crate::tree::{Block, Bool, Float, FloatMem, Int, Slot, Stmt, Word};
use crate::types::constant::Value;
use crate::types::info::Mode;
use crate::types::ty::TypeId;

impl Lower<'_> {
    /// The value of a constant expression.
    pub(super) fn const_value(&self, e: &Expr) -> Option<Value> {
        match self.checked.info.exprs.get(e.id.0 as usize) {
            Some(Some(tv)) if tv.mode == Mode::Constant => tv.value.clone(),
            _ => None,
        }
    }

    /// The value of a constant integer expression.
    pub(super) fn const_int(&self, e: &Expr) -> Option<i64> {
        self.const_value(e).and_then(|v| int_bits(&v))
    }

    /// A one-word constant of a type.
    pub(super) fn const_word(&mut self, value: &Value, t: TypeId) -> Word {
        match self.class(t) {
            Class::Bool => Word::Bool(Bool::Const(value.as_bool().unwrap_or(false))),
            Class::Float(FloatMem::F32) => Word::Float(Float::Const(f64::from(value.to_f32()))),
            Class::Float(FloatMem::F64) => Word::Float(Float::Const(value.to_f64())),
            _ => Word::Int(match value {
                Value::Str(text) => self.string(text.bytes()),
                Value::Int(_) | Value::Float(_) | Value::Complex(_) => {
                    Int::Const(int_bits(value).unwrap_or(0))
                }
                _ => Int::Const(0),
            }),
        }
    }

    /// A constant into slots.
    pub(super) fn const_into(&mut self, value: &Value, t: TypeId, slot: Slot, out: &mut Block) {
        if let Class::Complex(mem) = self.class(t) {
            let part = |v: &Value| match mem {
                FloatMem::F32 => f64::from(v.to_f32()),
                FloatMem::F64 => v.to_f64(),
            };
            let (re, im) = (part(&value.real()), part(&value.imag()));
            out.push(Stmt::Set(slot, Word::Float(Float::Const(re))));
            out.push(Stmt::Set(slot + 1, Word::Float(Float::Const(im))));
            return;
        }
        let word = self.const_word(value, t);
        out.push(Stmt::Set(slot, word));
    }

    /// A string that lives as long as the program.
    pub(super) fn string(&mut self, bytes: &[u8]) -> Int {
        if bytes.is_empty() {
            return Int::Const(0);
        }
        if let Some(&addr) = self.strings.get(bytes) {
            return Int::Static(addr);
        }
        let addr = self.image.string(bytes).word() as usize;
        self.strings.insert(bytes.into(), addr);
        Int::Static(addr)
    }

    /// The interface value of a constant of a one-word type.
    pub(super) fn const_box(&mut self, value: &Value, t: TypeId) -> Option<Int> {
        let word = match self.const_word(value, t) {
            Word::Int(Int::Const(n)) => n as u64,
            Word::Int(Int::Static(addr)) => addr as u64,
            Word::Float(Float::Const(f)) => f.to_bits(),
            Word::Bool(Bool::Const(b)) => u64::from(b),
            _ => return None,
        };
        if matches!(self.class(t), Class::Complex(_)) {
            return None;
        }
        let ty = self.live(t);
        Some(self.static_words(&[std::ptr::from_ref(ty).addr() as u64, word]))
    }

    /// Words that live as long as the program.
    pub(super) fn static_words(&self, words: &[u64]) -> Int {
        Int::Static(self.image.keep.list(words.to_vec()).as_ptr().addr())
    }

    /// A type whose values go into interface values.
    pub(super) fn live(&mut self, t: TypeId) -> TypeRef {
        self.mark_live(t);
        self.descriptor(t)
    }
}

fn int_bits(value: &Value) -> Option<i64> {
    match value {
        Value::Int(_) => value.to_i64().or_else(|| value.to_u64().map(|u| u as i64)),
        Value::Float(_) | Value::Complex(_) => int_bits(&value.to_int()),
        _ => None,
    }
}
