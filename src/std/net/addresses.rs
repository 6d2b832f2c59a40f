//! Addresses as they pass between Go and the system: a letter for the family, then the bytes of the address.
//!
//! `4`, four bytes, port; `6`, sixteen bytes, port, scope; `u` and a path. Numbers are big-endian.

use crate::runtime::Cx;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::Str;
use rustix::net::{SocketAddrAny, SocketAddrUnix};
use std::io;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr, SocketAddrV4, SocketAddrV6};

/// An address of a socket.
pub enum Address {
    /// Of the internet.
    Internet(SocketAddr),
    /// A path, or without a leading `@` a name that is no file's.
    Unix(SocketAddrUnix),
}

impl Address {
    /// Reads what Go has packed.
    ///
    /// # Errors
    /// A path too long.
    pub fn unpack(packed: Str) -> io::Result<Address> {
        let bytes = packed.as_bytes();
        let port = |at: usize| u16::from_be_bytes([bytes[at], bytes[at + 1]]);
        Ok(match bytes[0] {
            b'4' => {
                let ip: [u8; 4] = bytes[1..5].try_into().expect("four bytes");
                Self::Internet(SocketAddrV4::new(ip.into(), port(5)).into())
            }
            b'6' => {
                let ip: [u8; 16] = bytes[1..17].try_into().expect("sixteen bytes");
                let scope = u32::from_be_bytes(bytes[19..23].try_into().expect("four bytes"));
                Self::Internet(SocketAddrV6::new(ip.into(), port(17), 0, scope).into())
            }
            _ => Self::Unix(match bytes[1..].strip_prefix(b"@") {
                Some(name) => SocketAddrUnix::new_abstract_name(name)?,
                None => SocketAddrUnix::new(&bytes[1..])?,
            }),
        })
    }
}

/// Packs what the system says. Sockets without a name are `@`, as in Go.
pub fn pack(address: Option<SocketAddrAny>) -> Vec<u8> {
    let Some(address) = address else {
        return b"u@".to_vec();
    };
    match SocketAddr::try_from(address.clone()) {
        Ok(SocketAddr::V4(a)) => {
            [b"4".as_slice(), &a.ip().octets(), &a.port().to_be_bytes()].concat()
        }
        Ok(SocketAddr::V6(a)) => [
            b"6".as_slice(),
            &a.ip().octets(),
            &a.port().to_be_bytes(),
            &a.scope_id().to_be_bytes(),
        ]
        .concat(),
        Err(_) => {
            let unix = SocketAddrUnix::try_from(address).ok();
            let path = unix
                .as_ref()
                .and_then(|u| u.path().map(|p| p.to_bytes().to_vec()));
            let name = || {
                unix.as_ref()
                    .and_then(SocketAddrUnix::abstract_name)
                    .unwrap_or_default()
            };
            path.map_or_else(|| [b"u@", name()].concat(), |path| [b"u", &*path].concat())
        }
    }
}

/// The usual form of four or sixteen bytes; addresses of version 4 in version 6 are written as the former.
pub fn text(cx: Cx, ip: Bytes) -> Str {
    let bytes = ip.as_bytes();
    let ip = match (<[u8; 4]>::try_from(bytes), <[u8; 16]>::try_from(bytes)) {
        (Ok(four), _) => Ipv4Addr::from(four).to_string(),
        (_, Ok(sixteen)) => Ipv6Addr::from(sixteen).to_canonical().to_string(),
        _ => String::new(),
    };
    cx.str(&ip)
}

/// Sixteen bytes, and whether they were written as version 4; nil if it is no address.
pub fn parse(cx: Cx, s: Str) -> (Bytes, bool) {
    match s.to_str().ok().and_then(|s| s.parse().ok()) {
        Some(IpAddr::V4(ip)) => (cx.bytes(&ip.to_ipv6_mapped().octets()), true),
        Some(IpAddr::V6(ip)) => (cx.bytes(&ip.octets()), false),
        None => (Bytes::default(), false),
    }
}
