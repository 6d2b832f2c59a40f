//! Go's standard packages.
//!
//! A folder for each package: its Go files declare and document it, with bodies where Go is the natural way to say
//! it; functions without a body are bound by qualified name to the natives in the folder's Rust files. What must hold:
//! - Every body-less function has a native and every native a declaration (tested in `registry`).
//! - No native holds a lock or a borrow of something shared across a call into Go: the goroutine may go on elsewhere.
//! - No `unsafe`: natives are written against the typed bindings of `runtime::native`.

/// The Go files beside the invoking Rust file: `files: go_files!["log.go"]`.
macro_rules! go_files {
    ($($name:literal),+ $(,)?) => { &[$(($name, include_str!($name))),+] };
}
mod bufio;
mod bytes;
mod cmp;
mod compress;
mod container;
mod context;
mod crypto;
mod embed;
mod encoding;
mod errors;
mod flag;
mod fmt;
mod hash;
mod html;
mod image;
mod io;
mod iter;
mod log;
mod maps;
mod math;
mod mime;
mod net;
mod os;
mod path;
mod reflect;
mod regexp;
pub mod registry;
mod runtime;
mod slices;
mod sort;
mod stdin;
mod strconv;
mod streams;
mod strings;
mod structs;
mod sync;
mod syscall;
mod testing;
mod text;
mod time;
mod unicode;
mod unique;
mod weak;

pub use registry::{Package, package, paths};
