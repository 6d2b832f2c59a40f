//! Standard output and standard error of a run.

use super::vm::Vm;
use std::io;

impl Vm {
    /// Writes to standard output, which is buffered but never lost.
    pub fn write_stdout(&self, bytes: &[u8]) -> io::Result<()> {
        let _ = bytes;
        todo!()
    }

    /// Writes to standard error at once, after everything that standard output has got.
    pub fn write_stderr(&self, bytes: &[u8]) -> io::Result<()> {
        let _ = bytes;
        todo!()
    }

    /// Writes out what standard output has buffered.
    pub fn flush(&self) {}
}
