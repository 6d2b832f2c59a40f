//! zokor runs Go programs without a Go toolchain.
//!
//! ```
//! use std::time::Duration;
//! use zokor::{End, Limits, Options, Program, Session, Sources};
//!
//! let text = r#"package main
//!
//! import ("fmt"; "os")
//!
//! func main() {
//!     if len(os.Args) < 2 {
//!         panic("whom do I greet?")
//!     }
//!     fmt.Println("Hello,", os.Args[1])
//! }"#;
//!
//! // All mistakes of the program, with their places.
//! let program = match Program::new(Sources::text("hello.go", text)) {
//!     Ok(program) => program,
//!     Err(mistakes) => panic!("{mistakes}"),
//! };
//!
//! // Any number of runs, on any thread. They share nothing.
//! let options = || {
//!     let limits = Limits { heap: Some(64 << 20), ..Limits::default() };
//!     Options::new().limits(limits).timeout(Duration::from_secs(10)).capture()
//! };
//! let outcome = program.run(options().args(["hello", "world"]));
//! assert_eq!(outcome.stdout(), "Hello, world\n");
//!
//! // However a run ends, its host goes on.
//! let outcome = program.run(options());
//! match &outcome.end {
//!     End::Panic(crash) => assert_eq!(crash.trace[0].line, 7),
//!     end => panic!("{end}"),
//! }
//! assert!(outcome.stderr().starts_with("panic: whom do I greet?\n\ngoroutine 1 [running]:\nmain.main()\n"));
//! ```
//!
//! A host supplies scripts with packages of its own ([`Package`]) and calls their functions ([`Session`]).
//!
//! [`interpreter::run`] runs a program as this process: with its standard streams, its environment and its exit. The
//! stages that a program goes through are the other modules, in this order; of them only what a host may meet is shown.

// Links between the parts are for those who work on them.
#![allow(rustdoc::private_intra_doc_links)]

pub mod source;

pub mod diagnostic;

#[doc(hidden)]
pub mod syntax;

#[doc(hidden)]
pub mod module;

#[doc(hidden)]
pub mod types;

#[doc(hidden)]
pub mod runtime;

#[doc(hidden)]
pub mod tree;

#[doc(hidden)]
pub mod eval;

#[doc(hidden)]
pub mod lower;

#[doc(hidden)]
pub mod std;

pub mod interpreter;

pub mod golden;

#[doc(hidden)]
pub mod cli;

pub use interpreter::{
    Builder, Evaluated, Handle, Instance, Interrupt, Mistakes, Options, Outcome, Program, Repl,
    Sources,
};
pub use interpreter::{Call, Function, Go, Kept, Mismatch, Opaque, Package, Session, host};
pub use runtime::capabilities::{Capabilities, Paths};
pub use runtime::end::{Crash, End, Frame, Waiting};
pub use runtime::limits::{Limit, Limits};
pub use runtime::vm::Threads;
pub use zokor_derive::{Go, methods};

/// The guide's examples of Rust.
#[cfg(doctest)]
mod guide {
    #[doc = include_str!("../docs/embedding.md")]
    struct Embedding;
    #[doc = include_str!("../docs/golden-tests.md")]
    struct GoldenTests;
    #[doc = include_str!("../README.md")]
    struct Readme;
}
