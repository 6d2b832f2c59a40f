//! Standard output and standard error of a run.
//!
//! Standard output is gathered in a buffer. It is written out when the buffer is full, when a worker goes to sleep, by the
//! ticker, before anything goes to standard error, and at the end of the run, so that nothing is lost and nothing is late.

use super::input::Stdin;
use super::sync::{AtomicBool, Mutex, Ordering};
use super::vm::Vm;
use std::io::{self, Write};

/// So much is gathered at most.
const FULL: usize = 32 * 1024;

/// Where output goes instead of a file descriptor.
pub type Sink = Box<dyn Write + Send>;

/// Standard output and standard error of a run.
pub(crate) struct Output {
    stdout: Mutex<Buffer>,
    /// There is something in the buffer.
    dirty: AtomicBool,
    stderr: Mutex<Option<Sink>>,
    die: bool,
}

struct Buffer {
    bytes: Vec<u8>,
    sink: Option<Sink>,
    /// What the system said of an earlier write, its number. From then on nothing is gathered, so that each write learns
    /// what became of it.
    failed: Option<i32>,
    die: bool,
}

impl Output {
    /// None: the process's own.
    /// `die`: the process dies when nobody reads its output any more.
    pub(crate) fn new(stdout: Option<Sink>, stderr: Option<Sink>, die: bool) -> Self {
        Self {
            stdout: Mutex::new(Buffer {
                bytes: Vec::new(),
                sink: stdout,
                failed: None,
                die,
            }),
            dirty: AtomicBool::new(false),
            stderr: Mutex::new(stderr),
            die,
        }
    }
}

/// Writes everything to a file descriptor of the process.
fn write_fd(fd: i32, mut bytes: &[u8], die: bool) -> io::Result<()> {
    while !bytes.is_empty() {
        // SAFETY: the pointer and length are a slice's.
        let n = unsafe { libc::write(fd, bytes.as_ptr().cast(), bytes.len()) };
        if n >= 0 {
            bytes = &bytes[n as usize..];
            continue;
        }
        let e = io::Error::last_os_error();
        match e.kind() {
            io::ErrorKind::Interrupted => {}
            io::ErrorKind::WouldBlock => wait_writable(fd),
            io::ErrorKind::BrokenPipe if die => die_of_broken_pipe(),
            _ => return Err(e),
        }
    }
    Ok(())
}

/// Somebody made our standard output non-blocking.
fn wait_writable(fd: i32) {
    let mut p = libc::pollfd {
        fd,
        events: libc::POLLOUT,
        revents: 0,
    };
    // SAFETY: one descriptor, one entry.
    unsafe { libc::poll(&mut p, 1, -1) };
}

/// Nobody reads the program's output any more: it dies of SIGPIPE, as a Go program does.
fn die_of_broken_pipe() -> ! {
    // SAFETY: sets the default action, which ends the process.
    unsafe {
        libc::signal(libc::SIGPIPE, libc::SIG_DFL);
        libc::raise(libc::SIGPIPE);
        libc::_exit(128 + libc::SIGPIPE)
    }
}

impl Buffer {
    fn write_out(&mut self) -> io::Result<()> {
        let result = match &mut self.sink {
            Some(sink) => sink.write_all(&self.bytes).and_then(|()| sink.flush()),
            None => write_fd(1, &self.bytes, self.die),
        };
        self.bytes.clear();
        if let Err(e) = &result {
            self.failed = Some(e.raw_os_error().unwrap_or(libc::EIO));
        }
        result
    }
}

impl Vm {
    /// Whether a standard stream (0 to 2) is the process's.
    pub fn is_own_stream(&self, stream: usize) -> bool {
        match stream {
            0 => matches!(self.stdin, Stdin::Process),
            1 => self.output.stdout.lock().sink.is_none(),
            _ => self.output.stderr.lock().is_none(),
        }
    }

    /// Writes to standard output, which is buffered but never lost. An error is that of an earlier write, perhaps.
    pub fn write_stdout(&self, bytes: &[u8]) -> io::Result<()> {
        let mut out = self.output.stdout.lock();
        out.bytes.extend_from_slice(bytes);
        if out.bytes.len() >= FULL || out.failed.is_some() {
            return out.write_out();
        }
        self.output.dirty.store(true, Ordering::Relaxed);
        Ok(())
    }

    /// Writes to standard error at once, after everything that standard output has got.
    pub fn write_stderr(&self, bytes: &[u8]) -> io::Result<()> {
        self.flush();
        match &mut *self.output.stderr.lock() {
            Some(sink) => sink.write_all(bytes).and_then(|()| sink.flush()),
            None => write_fd(2, bytes, self.output.die),
        }
    }

    /// Writes out what standard output has buffered.
    pub fn flush(&self) {
        if self.output.dirty.load(Ordering::Relaxed) {
            let mut out = self.output.stdout.lock();
            self.output.dirty.store(false, Ordering::Relaxed);
            // There is nobody left to tell.
            let _ = out.write_out();
        }
    }

    /// Lets go of the host's writers: what threads that are still about to stop write goes nowhere.
    pub(crate) fn close_output(&self) {
        let nowhere = || -> Sink { Box::new(io::sink()) };
        if let Some(sink) = &mut self.output.stdout.lock().sink {
            *sink = nowhere();
        }
        if let Some(sink) = &mut *self.output.stderr.lock() {
            *sink = nowhere();
        }
    }

    /// As [`Vm::flush`], unless somebody is writing just now.
    pub(crate) fn flush_if_idle(&self) {
        if self.output.dirty.load(Ordering::Relaxed)
            && let Some(mut out) = self.output.stdout.try_lock()
        {
            self.output.dirty.store(false, Ordering::Relaxed);
            let _ = out.write_out();
        }
    }
}
