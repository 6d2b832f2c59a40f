//! zokor: a Go interpreter.

pub mod source;
pub mod diagnostic;
pub mod syntax;
pub mod types;
pub mod runtime;
pub mod tree;
pub mod eval;
pub mod lower;
pub mod std;
pub mod interpreter;
pub mod cli;
