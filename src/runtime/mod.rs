//! The runtime: everything a running Go program stands on.
//!
//! Goroutines on their own stacks, the scheduler, channels, timers, the heap, and (beside them) the forms of Go's values.
//! It knows nothing of syntax, of the checker, or of how a function is executed: it enters functions through one hook.
//! Everything of a run hangs on a [`Vm`]; there is no global mutable state.

#[cfg(test)]
mod bench_tests;
pub mod blocking;
pub mod bubble;
pub mod call;
pub mod capabilities;
pub mod cells;
pub mod chan;
pub mod context;
pub mod end;
pub mod equal;
pub mod fatal;
pub mod future;
pub mod hash;
pub mod heap;
pub mod host;
pub mod iface;
pub mod image;
pub mod input;
pub mod keep;
pub mod limits;
pub mod maps;
pub mod memory;
pub mod native;
pub mod output;
pub mod panic;
pub mod poll;
pub mod remote;
pub mod rooted;
pub mod sched;
pub mod sema;
pub mod signal;
pub mod site;
pub mod slices;
pub mod stack;
#[cfg(test)]
mod stack_tests;
pub mod strings;
pub mod sync;
#[cfg(test)]
mod testing;
pub mod timer;
pub mod trace;
pub mod types;
pub mod value;
pub mod vm;

pub use context::{Cx, Func, G, Gp, Ret};
pub use end::End;
pub use sched::WaitReason;
pub use site::Site;
pub use vm::{Config, Hooks, Vm};
