//! Which files make up a program: modules, packages, files, imports.
//!
//! [`load`] reads the packages that were asked for and all that they import, parses them, and brings them into the order in
//! which they are checked and initialised. Mistakes that Go's own command finds before it compiles (packages that are
//! missing, not allowed, or in a circle) are found here. Knows which packages zokor has itself only by asking.

mod constraint;
mod embed;
mod folder;
mod glob;
mod gomod;
mod graph;
mod modules;
mod similar;
mod testing;
mod version;

pub use constraint::Tags;
pub use folder::{Source, read_source, words};
pub use graph::{Known, Package, Program, Request, Root, Said, load};
pub(crate) use similar::distance;
pub use testing::{Tested, test_folders};
pub use version::Version;
