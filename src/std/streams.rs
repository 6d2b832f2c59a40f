//! Whether `os.Stdin` and `os.Stdout` are still those of the process: `fmt` reads and writes what a program put in their place.

use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::{FuncValue, Ptr};
use crate::runtime::slices::Bytes;
use crate::runtime::sync::OnceLock;

/// A variable of package os: where it is, and what was in it at first, which the package keeps alive.
struct Stream {
    variable: Ptr<Ptr<u8>>,
    first: Ptr<u8>,
    /// A top-level function, which the collector never frees.
    through: FuncValue,
}

impl Stream {
    fn new(cx: Cx, variable: Ptr<Ptr<u8>>, through: FuncValue) -> Self {
        let first = variable.deref(cx).get();
        Self {
            variable,
            first,
            through,
        }
    }
}

/// Set when package os is initialised: input and output.
#[derive(Default)]
struct Streams(OnceLock<[Stream; 2]>);

/// `os.setStreams`
pub fn set(cx: Cx, stdin: Ptr<Ptr<u8>>, reader: FuncValue, stdout: Ptr<Ptr<u8>>, write: FuncValue) {
    let streams = [
        Stream::new(cx, stdin, reader),
        Stream::new(cx, stdout, write),
    ];
    let _ = cx.vm().extension::<Streams>().0.set(streams);
}

fn replaced(cx: Cx, which: usize) -> Option<FuncValue> {
    let stream = &cx.vm().extension::<Streams>().0.get()?[which];
    (stream.variable.deref(cx).get() != stream.first).then_some(stream.through)
}

/// What a program reads as standard input instead, as an `io.Reader`.
pub fn input(cx: Cx) -> Option<Any> {
    replaced(cx, 0).map(|reader| reader.call(cx, ()))
}

/// Writes to what a program has put in the place of standard output, if it has: `Write`'s results.
pub fn write(cx: Cx, bytes: &[u8]) -> Option<(i64, Any)> {
    replaced(cx, 1).map(|write| write.call(cx, (Bytes::new(cx, bytes),)))
}
