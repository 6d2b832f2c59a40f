//! Standard input, which `fmt` reads by runes and `os` by buffers: both from here, so that neither keeps what the other wants.

use crate::runtime::Cx;
use crate::runtime::slices::Bytes;
use crate::runtime::sync::Mutex;
use std::collections::VecDeque;
use std::io::{self, Read as _};

/// What was read from the run's input and is wanted by nobody yet.
#[derive(Default)]
struct Pending(Mutex<VecDeque<u8>>);

/// How much is read ahead for those who read by bytes.
const CHUNK: usize = 4096;

/// Reads as `os.Stdin.Read` does: what there is, waiting only for the first byte.
pub fn read(cx: Cx, b: Bytes) -> io::Result<usize> {
    {
        let mut pending = cx.vm().extension::<Pending>().0.lock();
        if !pending.is_empty() {
            let mut buffer = vec![0; b.len().min(pending.len())];
            let n = pending.read(&mut buffer)?;
            return Ok(b.write(0, &buffer[..n]));
        }
    }
    let mut buffer = vec![0; b.len().min(1 << 20)];
    let n = cx.read_stdin(&mut buffer)?;
    Ok(b.write(0, &buffer[..n]))
}

/// Reads a byte; None at the end.
pub fn byte(cx: Cx) -> io::Result<Option<u8>> {
    loop {
        if let Some(b) = cx.vm().extension::<Pending>().0.lock().pop_front() {
            return Ok(Some(b));
        }
        let mut buffer = [0; CHUNK];
        let n = cx.read_stdin(&mut buffer)?;
        if n == 0 {
            return Ok(None);
        }
        cx.vm().extension::<Pending>().0.lock().extend(&buffer[..n]);
    }
}
