//! Package net: addresses, connections and their errors are Go; sockets are the runtime's.

mod addresses;
pub mod http;
mod lookup;
mod sockets;
pub mod textproto;
pub mod url;

use super::Package;
use crate::natives;

/// The package.
pub static PACKAGE: Package = Package {
    path: "net",
    files: go_files![
        "net.go",
        "errors.go",
        "ip.go",
        "address.go",
        "lookup.go",
        "socket.go",
        "dial.go",
        "tcp.go",
        "udp.go",
        "unix.go",
        "pipe.go",
    ],
    natives: NATIVES,
};

natives! {
    "net.open" => sockets::open,
    "net.bind" => sockets::bind,
    "net.listen" => sockets::listen,
    "net.connect" => sockets::connect,
    "net.accept" => sockets::accept,
    "net.read" => sockets::read,
    "net.write" => sockets::write,
    "net.readFrom" => sockets::read_from,
    "net.writeTo" => sockets::write_to,
    "net.name" => sockets::name,
    "net.shutdown" => sockets::shutdown,
    "net.closeSocket" => sockets::close,
    "net.deadline" => sockets::deadline,
    "net.option" => sockets::option,
    "net.unlink" => sockets::unlink,
    "net.ipText" => addresses::text,
    "net.parseIP" => addresses::parse,
    "net.hostsFile" => lookup::hosts_file,
    "net.hostNames" => lookup::host_names,
    "net.system" => lookup::system,
    "net.service" => lookup::service,
}
