//! zokor runs Go programs without a Go toolchain.
//!
//! ```
//! use std::time::Duration;
//! use zokor::{End, Limits, Options, Program, Sources};
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

pub mod golden;

pub mod cli;

pub use interpreter::{Builder, Handle, Instance, Mistakes, Options, Outcome, Program, Sources};
pub use interpreter::{Call, Function, Go, Mismatch, Opaque, Package, Session, host};
pub use runtime::capabilities::{Capabilities, Paths};
pub use runtime::end::{Crash, End, Frame, Waiting};
pub use runtime::limits::{Limit, Limits};
pub use runtime::vm::Threads;
