//! Scanning: runes from a source, values of operands by verbs, formats.

mod natives;
mod source;
mod state;
mod value;

pub use natives::{
    read_rune, scan_input, scan_reader, scan_string, scan_width, skip_space, unread_rune,
};

use crate::runtime::iface::Any;
use source::Source;
use state::Scan;

/// What ends a scan early.
pub enum Fault {
    /// A mistake in input, format or operands.
    Text(String),
    /// An error of a reader or of an operand's own method.
    Error(Any),
    /// The end of input where a value was to begin.
    End,
    /// The end of input inside of something.
    UnexpectedEnd,
}

impl Fault {
    fn text<T>(s: impl Into<String>) -> Result<T, Fault> {
        Err(Fault::Text(s.into()))
    }
}
