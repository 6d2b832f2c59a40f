//! Sockets: who waits for which, and the thread that is told by the system when they can go on.
//!
//! Sockets never block. A goroutine whose call would parks here and tries again when the poller's thread wakes it; it costs no
//! thread. The system reports each change once (edge-triggered): a change that nobody waits for is remembered in `ready`,
//! so that none is lost between a call in vain and the wait.
//!
//! What must hold:
//! * A socket is named by a handle that is never used again. Nobody keeps a [`Socket`] while suspended: so its descriptor is
//!   closed as soon as it has left the table, at the end of the run too.
//! * Who waits is counted as blocked: a run that waits for sockets is not deadlocked.

use super::context::{Cx, Gp};
use super::sched::{self, WaitReason};
use super::sync::{Arc, AtomicBool, AtomicUsize, Mutex, OnceLock, Ordering, thread};
use super::timer::{Fire, TimerId};
use super::vm::Vm;
use mio::unix::SourceFd;
use mio::{Events, Interest, Poll, Registry, Token, Waker};
use std::collections::HashMap;
use std::io;
use std::os::fd::{AsFd, AsRawFd, BorrowedFd, OwnedFd};

/// What one can wait for at a socket.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Side {
    /// Bytes, or connections to accept.
    Read,
    /// Room for bytes, or the end of a connect.
    Write,
}

/// Why an operation on a socket fails without the system having been asked.
#[derive(Debug)]
pub enum SocketError {
    /// The socket was closed.
    Closed,
    /// Its deadline has passed.
    Expired,
    /// The system's error.
    System(io::Error),
}

impl From<io::Error> for SocketError {
    fn from(e: io::Error) -> Self {
        Self::System(e)
    }
}

/// One side of a socket.
#[derive(Default)]
struct Waits {
    ready: bool,
    waiting: Vec<Gp>,
    expired: bool,
    /// The deadline's timer; 0 if there is none.
    timer: TimerId,
    /// Deadlines set so far: a timer that comes too late knows by it.
    deadlines: u32,
}

/// An open socket.
pub struct Socket {
    fd: OwnedFd,
    /// The system was asked to report changes.
    reported: AtomicBool,
    sides: [Mutex<Waits>; 2],
}

impl AsFd for Socket {
    fn as_fd(&self) -> BorrowedFd<'_> {
        self.fd.as_fd()
    }
}

impl Socket {
    fn side(&self, side: Side) -> &Mutex<Waits> {
        &self.sides[side as usize]
    }

    /// Wakes who waits; `change`: because the system has reported something.
    fn wake(&self, side: Side, change: impl FnOnce(&mut Waits)) {
        let mut waits = self.side(side).lock();
        change(&mut waits);
        let waiting = std::mem::take(&mut waits.waiting);
        drop(waits);
        waiting.into_iter().for_each(sched::ready_remote);
    }
}

/// The poller of a run, made with its first socket.
#[derive(Default)]
pub(crate) struct Poller {
    table: Mutex<HashMap<usize, Arc<Socket>>>,
    handles: AtomicUsize,
    system: OnceLock<System>,
}

struct System {
    registry: Registry,
    waker: Waker,
}

/// The handle of the waker, which is no socket's.
const WAKER: usize = 0;

impl Poller {
    fn find(&self, handle: i64) -> Result<Arc<Socket>, SocketError> {
        let found = self.table.lock().get(&(handle as usize)).cloned();
        found.ok_or(SocketError::Closed)
    }

    /// The system's side, whose thread is started at the first wait.
    fn system(&self, vm: &'static Vm) -> io::Result<&System> {
        if let Some(system) = self.system.get() {
            return Ok(system);
        }
        let poll = Poll::new()?;
        let system = System {
            registry: poll.registry().try_clone()?,
            waker: Waker::new(poll.registry(), Token(WAKER))?,
        };
        // Another goroutine may have been quicker: then this one goes, and the other is used.
        if self.system.set(system).is_ok() {
            vm.thread("poller", Some(256 * 1024), move || run(vm, poll))?;
        }
        Ok(self.system.get().expect("it was set"))
    }

    /// Closes all sockets, when the run has ended.
    pub(crate) fn stop(&self) {
        self.table.lock().clear();
        if let Some(system) = self.system.get() {
            let _ = system.waker.wake();
        }
    }
}

/// The life of the poller's thread.
fn run(vm: &'static Vm, mut poll: Poll) {
    let mut events = Events::with_capacity(1024);
    while !vm.ended() {
        match poll.poll(&mut events, None) {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
            Err(e) => panic!("the system no longer reports on sockets: {e}"),
            Ok(()) => {}
        }
        for event in &events {
            let Ok(socket) = vm.poller.find(event.token().0 as i64) else {
                continue;
            };
            let note = |waits: &mut Waits| waits.ready = waits.waiting.is_empty();
            if event.is_readable() || event.is_read_closed() || event.is_error() {
                socket.wake(Side::Read, note);
            }
            if event.is_writable() || event.is_write_closed() || event.is_error() {
                socket.wake(Side::Write, note);
            }
        }
    }
}

/// A deadline has come; the words are handle and side, and the deadline's number.
fn expire(vm: &'static Vm, [handle, number]: [u64; 2]) {
    let side = if handle & 1 == 0 {
        Side::Read
    } else {
        Side::Write
    };
    if let Ok(socket) = vm.poller.find((handle >> 1) as i64) {
        let mut waits = socket.side(side).lock();
        if u64::from(waits.deadlines) != number {
            return;
        }
        waits.timer = 0;
        waits.expired = true;
        let waiting = std::mem::take(&mut waits.waiting);
        drop(waits);
        waiting.into_iter().for_each(sched::ready_remote);
    }
}

impl Cx {
    /// Takes a non-blocking socket into the run's table; its handle.
    pub fn add_socket(self, fd: OwnedFd) -> i64 {
        let poller = &self.vm().poller;
        let handle = poller.handles.fetch_add(1, Ordering::Relaxed) + 1;
        let socket = Socket {
            fd,
            reported: AtomicBool::new(false),
            sides: Default::default(),
        };
        poller.table.lock().insert(handle, Arc::new(socket));
        handle as i64
    }

    /// The socket with this handle, to be let go before the goroutine suspends.
    ///
    /// # Errors
    /// It is closed.
    pub fn socket(self, handle: i64) -> Result<Arc<Socket>, SocketError> {
        self.vm().poller.find(handle)
    }

    /// Does what may have to wait: calls `f` until it does not say that it would block.
    ///
    /// # Errors
    /// The socket is or gets closed, its deadline passes, or `f` fails.
    pub fn socket_io<R>(
        self,
        handle: i64,
        side: Side,
        mut f: impl FnMut(BorrowedFd) -> io::Result<R>,
    ) -> Result<R, SocketError> {
        loop {
            let socket = self.socket(handle)?;
            if socket.side(side).lock().expired {
                return Err(SocketError::Expired);
            }
            match f(socket.as_fd()) {
                Err(e) if e.kind() == io::ErrorKind::Interrupted => continue,
                Err(e) if e.kind() == io::ErrorKind::WouldBlock => {}
                result => return Ok(result?),
            }
            self.wait_for(socket, handle, side)?;
        }
    }

    /// Parks until something may have changed at a socket.
    fn wait_for(self, socket: Arc<Socket>, handle: i64, side: Side) -> Result<(), SocketError> {
        let vm = self.vm();
        if !socket.reported.swap(true, Ordering::AcqRel) {
            let interest = Interest::READABLE | Interest::WRITABLE;
            let token = Token(handle as usize);
            vm.poller.system(vm)?.registry.register(
                &mut SourceFd(&socket.fd.as_raw_fd()),
                token,
                interest,
            )?;
        }
        let mut waits = socket.side(side).lock();
        if waits.expired {
            return Err(SocketError::Expired);
        }
        if std::mem::take(&mut waits.ready) {
            return Ok(());
        }
        waits.waiting.push(self.gp());
        // Under the lock, which whoever wakes this goroutine takes first.
        vm.sched.blocked.fetch_add(1, Ordering::AcqRel);
        drop(waits);
        let closed = !vm.poller.table.lock().contains_key(&(handle as usize));
        if closed {
            // Closed between the look at the table and the wait: who closed it may not have seen this goroutine.
            socket.wake(side, |_| ());
        }
        drop(socket);
        sched::park(self, WaitReason::IoWait);
        vm.sched.blocked.fetch_sub(1, Ordering::AcqRel);
        Ok(())
    }

    /// Closes a socket: who waits for it is woken, and its descriptor goes back to the system.
    ///
    /// # Errors
    /// It is closed already.
    pub fn close_socket(self, handle: i64) -> Result<(), SocketError> {
        let vm = self.vm();
        let taken = vm.poller.table.lock().remove(&(handle as usize));
        let socket = taken.ok_or(SocketError::Closed)?;
        for side in [Side::Read, Side::Write] {
            let mut timer = 0;
            socket.wake(side, |waits| timer = std::mem::take(&mut waits.timer));
            if timer != 0 {
                vm.stop_timer(timer);
            }
        }
        // The address is free when this returns. Who still holds the socket lets it go at once, as nobody suspends with it.
        while Arc::strong_count(&socket) > 1 {
            thread::yield_now();
        }
        Ok(())
    }

    /// Sets the time on the run's clock until which a side may wait; None: for ever.
    ///
    /// # Errors
    /// The socket is closed.
    pub fn socket_deadline(
        self,
        handle: i64,
        side: Side,
        when: Option<i64>,
    ) -> Result<(), SocketError> {
        let vm = self.vm();
        let socket = self.socket(handle)?;
        let past = when.is_some_and(|when| when <= vm.now());
        let mut old = 0;
        let mut number = 0;
        let mut change = |waits: &mut Waits| {
            waits.expired = past;
            old = std::mem::take(&mut waits.timer);
            waits.deadlines = waits.deadlines.wrapping_add(1);
            number = waits.deadlines;
        };
        if past {
            socket.wake(side, change);
        } else {
            change(&mut socket.side(side).lock());
        }
        if old != 0 {
            vm.stop_timer(old);
        }
        if let Some(when) = when.filter(|_| !past) {
            let words = [(handle as u64) << 1 | side as u64, number.into()];
            let timer = vm.start_timer(when, 0, Fire::Call(expire, words));
            let mut waits = socket.side(side).lock();
            if waits.deadlines == number && !waits.expired {
                waits.timer = timer;
            } else {
                drop(waits);
                vm.stop_timer(timer);
            }
        }
        Ok(())
    }
}
