//! zokor runs Go programs without a Go toolchain.
//!
//! ```
//! use zokor::interpreter::{Sources, check};
//!
//! let program = "package main\n\nfunc main() { x := 1 }\n";
//! let mistakes = check(Sources::text("prog.go", program), false).unwrap_err();
//! let first = mistakes.diagnostics.sorted()[0];
//! assert_eq!(mistakes.map.describe(first.span.lo), "prog.go:3:15");
//! assert_eq!(first.message, "declared and not used: x");
//! ```
//!
//! [`interpreter::run`] runs a program as this process: with its standard streams, its environment and its exit. The
//! stages that a program goes through are the other modules, in this order.

pub mod source;

pub mod diagnostic;

pub mod syntax;

pub mod module;

pub mod types;

pub mod runtime;

pub mod tree;

pub mod eval;

pub mod lower;

pub mod std;

pub mod interpreter;

pub mod cli;
