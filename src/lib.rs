//! zokor: a Go interpreter.

pub mod cli;
pub mod diagnostic;
pub mod eval;
pub mod interpreter;
pub mod lower;
pub mod runtime;
pub mod source;
pub mod std;
pub mod syntax;
pub mod tree;
pub mod types;
