//! Standard input of a run.

use super::context::Cx;
use super::sched::WaitReason;
use super::sync::Mutex;
use std::fmt;
use std::io::{self, Cursor, Read};

/// Where standard input comes from.
#[derive(Default)]
pub enum Input {
    /// There is none: it ends at once.
    #[default]
    Empty,
    /// These bytes.
    Bytes(Vec<u8>),
    /// What this yields. It may block: that keeps only those waiting who read.
    Reader(Box<dyn Read + Send>),
    /// The process's own.
    Process,
}

impl fmt::Debug for Input {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        f.write_str(match self {
            Input::Empty => "Empty",
            Input::Bytes(_) => "Bytes",
            Input::Reader(_) => "Reader",
            Input::Process => "Process",
        })
    }
}

/// Standard input while it is read.
pub(crate) enum Stdin {
    /// At hand.
    Bytes(Mutex<Cursor<Vec<u8>>>),
    /// The lock is taken on a thread that may block.
    Reader(Mutex<Box<dyn Read + Send>>),
    Process,
}

impl Stdin {
    pub(crate) fn new(input: Input) -> Stdin {
        match input {
            Input::Empty => Stdin::Bytes(Mutex::default()),
            Input::Bytes(bytes) => Stdin::Bytes(Mutex::new(Cursor::new(bytes))),
            Input::Reader(reader) => Stdin::Reader(Mutex::new(reader)),
            Input::Process => Stdin::Process,
        }
    }
}

impl Cx {
    /// Reads from standard input what there is, waiting only for the first byte.
    ///
    /// # Errors
    /// Those of the system or the host.
    pub fn read_stdin(self, buffer: &mut [u8]) -> io::Result<usize> {
        let vm = self.vm();
        vm.flush();
        match &vm.stdin {
            Stdin::Bytes(bytes) => bytes.lock().read(buffer),
            Stdin::Reader(reader) => {
                self.blocking(WaitReason::IoWait, || retry(&mut **reader.lock(), buffer))
            }
            Stdin::Process => self.blocking(WaitReason::IoWait, || {
                retry(&mut io::stdin().lock(), buffer)
            }),
        }
    }
}

fn retry(from: &mut dyn Read, buffer: &mut [u8]) -> io::Result<usize> {
    loop {
        match from.read(buffer) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}
