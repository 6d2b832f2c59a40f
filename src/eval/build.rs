//! The builder: what is known while a function's tree becomes nodes.

use super::arena::Arena;
use super::code::Code;
use super::names::*;
use crate::runtime::vm::Vm;
use crate::tree::{Block, SiteId};

/// Makes the nodes of one function. Its methods are spread over the files of this folder, by subject.
pub struct Builder<'a> {
    /// Where nodes go.
    pub arena: &'a Arena,
    /// The run.
    pub vm: &'static Vm,
    /// Where the function ends, if it defers.
    pub end: SiteId,
}

impl Builder<'_> {
    /// Makes a node.
    #[inline(always)]
    pub fn node<T, F>(&self, f: F) -> Code<T>
    where
        F: Fn(Cx) -> T + Send + Sync + 'static,
    {
        Code::new(self.arena, f)
    }

    /// A value as the word it is in a slot.
    pub fn word(&self, w: &Word) -> Code<i64> {
        match w {
            Word::Int(e) => self.int(e),
            Word::Float(e) => {
                float_operand!(self, e, |f| self.node(move |x| f(x).to_bits() as i64))
            }
            Word::Bool(e) => {
                let e = self.bool(e);
                self.node(move |x| i64::from(e.call(x)))
            }
        }
    }

    /// Statements before an expression: they do not jump.
    pub fn before(&self, block: &Block) -> Code<()> {
        self.unit(block)
    }
}
