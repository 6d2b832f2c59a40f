//! The evaluator: from the typed tree to closures, which goroutines walk.
//!
//! Each node of a function's tree becomes a closure that returns its machine type ([`code`]), in an arena ([`arena`]); simple
//! operands are taken into their parents ([`shape`]). A function is built at its first call ([`entry`]). The evaluator knows
//! the tree and the runtime, neither syntax nor the front end's types.

#[macro_use]
mod shape;

mod arena;
mod build;
mod call;
mod code;
mod conc;
mod defers;
mod entry;
mod float;
mod flow;
mod frame;
mod int;
mod interface;
mod map;
mod place;
mod print;
mod slice;
mod stmt;
mod tail;
mod text;
mod truth;

/// What the macros of [`shape`] refer to.
mod names {
    pub use super::frame::{B8, F64, Frame, Mem, U8, Value, W64};
    pub use crate::runtime::context::Cx;
    pub use crate::tree::{Bool, Float, FloatOp, Int, IntOp, Rel, Slice, Stmt, Word};
}

pub use entry::{hooks, install};

#[cfg(test)]
mod tests;
