//! Expressions and operators as Go's messages show them.

use crate::syntax::ast::{BinaryOp, UnaryOp};

pub use crate::syntax::print::expr_text;

/// How an operator is written.
pub fn op_text(op: BinaryOp) -> &'static str {
    op.text()
}

/// How a unary operator is written.
pub fn unary_text(op: UnaryOp) -> &'static str {
    op.text()
}
