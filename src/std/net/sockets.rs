//! Calls on sockets. Each returns the system's error number, or one of [`CLOSED`] and [`EXPIRED`]; 0 if all went well.

use super::addresses::{Address, pack};
use crate::runtime::Cx;
use crate::runtime::poll::{Side, SocketError};
use crate::runtime::slices::Bytes;
use crate::runtime::strings::Str;
use rustix::net::sockopt;
use rustix::net::{AddressFamily, RecvFlags, SendFlags, Shutdown, SocketFlags, SocketType};
use std::io;
use std::os::fd::BorrowedFd;
use std::os::unix::ffi::OsStrExt;
use std::path::Path;
use std::time::Duration;

/// The socket was closed.
const CLOSED: i64 = -1;
/// Its deadline has passed.
const EXPIRED: i64 = -2;

/// Most bytes of one call: what a goroutine reads goes through a buffer of its own.
const CHUNK: usize = 64 * 1024;

fn number(e: SocketError) -> i64 {
    match e {
        SocketError::Closed => CLOSED,
        SocketError::Expired => EXPIRED,
        SocketError::System(e) => e.raw_os_error().unwrap_or(libc::EINVAL).into(),
    }
}

fn errno(result: Result<(), SocketError>) -> i64 {
    result.err().map_or(0, number)
}

/// A call that never waits.
fn at_once(
    cx: Cx,
    handle: i64,
    f: impl FnOnce(BorrowedFd) -> io::Result<()>,
) -> Result<(), SocketError> {
    use std::os::fd::AsFd;
    let socket = cx.socket(handle)?;
    Ok(f(socket.as_fd())?)
}

/// A new socket: families 4, 6, 1 for paths; datagrams or streams.
pub fn open(cx: Cx, family: i64, datagrams: bool) -> (i64, i64) {
    if !cx.vm().config.allow.net {
        return (0, libc::EACCES.into());
    }
    let domain = match family {
        4 => AddressFamily::INET,
        6 => AddressFamily::INET6,
        _ => AddressFamily::UNIX,
    };
    let kind = if datagrams {
        SocketType::DGRAM
    } else {
        SocketType::STREAM
    };
    let flags = SocketFlags::NONBLOCK | SocketFlags::CLOEXEC;
    match rustix::net::socket_with(domain, kind, flags, None) {
        Ok(fd) => (cx.add_socket(fd), 0),
        Err(e) => (0, e.raw_os_error().into()),
    }
}

/// Whether the file that a socket's path names may be touched.
fn permitted(cx: Cx, packed: Str) -> io::Result<()> {
    match packed.as_bytes() {
        [b'u', b'@', ..] => Ok(()),
        [b'u', path @ ..] => {
            let path = Path::new(std::ffi::OsStr::from_bytes(path));
            cx.vm().config.allow.write.reach(path, true).map(|_| ())
        }
        _ => Ok(()),
    }
}

pub fn bind(cx: Cx, handle: i64, packed: Str) -> i64 {
    errno(at_once(cx, handle, |fd| {
        permitted(cx, packed)?;
        match Address::unpack(packed)? {
            Address::Internet(a) => rustix::net::bind(fd, &a)?,
            Address::Unix(a) => rustix::net::bind(fd, &a)?,
        }
        Ok(())
    }))
}

pub fn listen(cx: Cx, handle: i64) -> i64 {
    errno(at_once(cx, handle, |fd| Ok(rustix::net::listen(fd, 4096)?)))
}

pub fn connect(cx: Cx, handle: i64, packed: Str) -> i64 {
    let mut begun = false;
    let attempt = |fd: BorrowedFd| -> io::Result<()> {
        if begun {
            rustix::net::sockopt::socket_error(fd)??;
            // Woken for nothing: there is no other end yet.
            return match rustix::net::getpeername(fd) {
                Err(rustix::io::Errno::NOTCONN) => Err(io::ErrorKind::WouldBlock.into()),
                other => Ok(other.map(|_| ())?),
            };
        }
        begun = true;
        permitted(cx, packed)?;
        let result = match Address::unpack(packed)? {
            Address::Internet(a) => rustix::net::connect(fd, &a),
            Address::Unix(a) => rustix::net::connect(fd, &a),
        };
        match result {
            Err(rustix::io::Errno::INPROGRESS) => Err(io::ErrorKind::WouldBlock.into()),
            other => Ok(other?),
        }
    };
    errno(cx.socket_io(handle, Side::Write, attempt))
}

pub fn accept(cx: Cx, handle: i64) -> (i64, i64) {
    let flags = SocketFlags::NONBLOCK | SocketFlags::CLOEXEC;
    let accepted = cx.socket_io(handle, Side::Read, |fd| {
        loop {
            match rustix::net::accept_with(fd, flags) {
                // The other end has gone already.
                Err(rustix::io::Errno::CONNABORTED) => {}
                result => return Ok(result?),
            }
        }
    });
    match accepted {
        Ok(fd) => (cx.add_socket(fd), 0),
        Err(e) => (0, number(e)),
    }
}

pub fn read(cx: Cx, handle: i64, b: Bytes) -> (i64, i64) {
    let got = cx.socket_io(handle, Side::Read, |fd| {
        let mut buffer: Vec<u8> = Vec::with_capacity(b.len().clamp(1, CHUNK));
        let room = rustix::buffer::spare_capacity(&mut buffer);
        rustix::net::recv(fd, room, RecvFlags::empty())?;
        Ok(buffer)
    });
    match got {
        Ok(buffer) => (b.write(0, &buffer) as i64, 0),
        Err(e) => (0, number(e)),
    }
}

/// Writes all of `b`, or what goes before an error.
pub fn write(cx: Cx, handle: i64, b: Bytes) -> (i64, i64) {
    let mut n = 0;
    loop {
        // The bytes are looked at anew after each wait: others may have changed them.
        let sent = cx.socket_io(handle, Side::Write, |fd| {
            Ok(rustix::net::send(
                fd,
                &b.as_bytes()[n..],
                SendFlags::NOSIGNAL,
            )?)
        });
        match sent {
            Ok(some) => n += some,
            Err(e) => return (n as i64, number(e)),
        }
        if n >= b.len() {
            return (n as i64, 0);
        }
    }
}

/// Reads a datagram: its length as far as there was room, and who sent it.
pub fn read_from(cx: Cx, handle: i64, b: Bytes) -> (i64, Str, i64) {
    let got = cx.socket_io(handle, Side::Read, |fd| {
        let mut buffer: Vec<u8> = Vec::with_capacity(b.len().clamp(1, CHUNK));
        let room = rustix::buffer::spare_capacity(&mut buffer);
        let (_, _, from) = rustix::net::recvfrom(fd, room, RecvFlags::empty())?;
        Ok((buffer, from))
    });
    match got {
        Ok((buffer, from)) => (b.write(0, &buffer) as i64, cx.str_bytes(&pack(from)), 0),
        Err(e) => (0, Str::default(), number(e)),
    }
}

pub fn write_to(cx: Cx, handle: i64, b: Bytes, packed: Str) -> (i64, i64) {
    let sent = cx.socket_io(handle, Side::Write, |fd| {
        permitted(cx, packed)?;
        let (bytes, flags) = (b.as_bytes(), SendFlags::NOSIGNAL);
        Ok(match Address::unpack(packed)? {
            Address::Internet(a) => rustix::net::sendto(fd, bytes, flags, &a)?,
            Address::Unix(a) => rustix::net::sendto(fd, bytes, flags, &a)?,
        })
    });
    match sent {
        Ok(n) => (n as i64, 0),
        Err(e) => (0, number(e)),
    }
}

/// The address of one end.
pub fn name(cx: Cx, handle: i64, peer: bool) -> (Str, i64) {
    let mut packed = Vec::new();
    let result = at_once(cx, handle, |fd| {
        packed = pack(if peer {
            rustix::net::getpeername(fd)?
        } else {
            Some(rustix::net::getsockname(fd)?)
        });
        Ok(())
    });
    (cx.str_bytes(&packed), errno(result))
}

pub fn shutdown(cx: Cx, handle: i64, writing: bool) -> i64 {
    let how = if writing {
        Shutdown::Write
    } else {
        Shutdown::Read
    };
    errno(at_once(cx, handle, |fd| {
        Ok(rustix::net::shutdown(fd, how)?)
    }))
}

pub fn close(cx: Cx, handle: i64) -> i64 {
    errno(cx.close_socket(handle))
}

/// Sets the deadlines: of reads (1), writes (2) or both (3); in so many ns, or never.
pub fn deadline(cx: Cx, handle: i64, sides: i64, ns: i64, never: bool) -> i64 {
    let when = (!never).then(|| cx.vm().now().saturating_add(ns));
    for (bit, side) in [(1, Side::Read), (2, Side::Write)] {
        if sides & bit != 0
            && let Err(e) = cx.socket_deadline(handle, side, when)
        {
            return number(e);
        }
    }
    0
}

/// Sets an option of a socket.
pub fn option(cx: Cx, handle: i64, which: Str, value: i64) -> i64 {
    let seconds = || Duration::from_secs(value.max(1) as u64);
    let set = |fd: BorrowedFd| -> io::Result<()> {
        match which.as_bytes() {
            b"reuse" => sockopt::set_socket_reuseaddr(fd, value != 0)?,
            b"v6only" => sockopt::set_ipv6_v6only(fd, value != 0)?,
            b"broadcast" => sockopt::set_socket_broadcast(fd, value != 0)?,
            b"nodelay" => sockopt::set_tcp_nodelay(fd, value != 0)?,
            b"keepalive" => sockopt::set_socket_keepalive(fd, value != 0)?,
            b"idle" => sockopt::set_tcp_keepidle(fd, seconds())?,
            b"interval" => sockopt::set_tcp_keepintvl(fd, seconds())?,
            b"count" => sockopt::set_tcp_keepcnt(fd, value.max(1) as u32)?,
            b"receive" => sockopt::set_socket_recv_buffer_size(fd, value.max(0) as usize)?,
            b"send" => sockopt::set_socket_send_buffer_size(fd, value.max(0) as usize)?,
            b"linger" => {
                let time = (value >= 0).then(|| Duration::from_secs(value as u64));
                sockopt::set_socket_linger(fd, time)?;
            }
            _ => return Err(io::ErrorKind::InvalidInput.into()),
        }
        Ok(())
    };
    errno(at_once(cx, handle, set))
}

/// Removes the file of a listener.
pub fn unlink(cx: Cx, path: Str) {
    let path = Path::new(std::ffi::OsStr::from_bytes(path.as_bytes()));
    if let Ok(path) = cx.vm().config.allow.write.reach(path, false) {
        let _ = std::fs::remove_file(path);
    }
}
