//! Names of hosts and services, by the system's files and its resolver.

use crate::runtime::Cx;
use crate::runtime::WaitReason;
use crate::runtime::slices::{List, Slice};
use crate::runtime::strings::Str;
use std::net::{IpAddr, ToSocketAddrs};

fn strings(cx: Cx, items: &[String]) -> Slice<Str> {
    let mut list = List::with_cap(cx, items.len());
    for item in items {
        let text = cx.str(item);
        list.push(cx, text);
    }
    list.finish()
}

/// The lines of a file of the system without their comments, by words.
fn words(path: &str) -> Vec<Vec<String>> {
    let text = std::fs::read(path).unwrap_or_default();
    let text = String::from_utf8_lossy(&text);
    let line = |line: &str| {
        let kept = line.split('#').next().unwrap_or_default();
        kept.split_whitespace().map(str::to_owned).collect()
    };
    text.lines().map(line).collect()
}

fn hosts(cx: Cx) -> Vec<Vec<String>> {
    if !cx.vm().config.allow.net {
        return Vec::new();
    }
    words("/etc/hosts")
}

/// The addresses that the hosts file gives a name.
pub fn hosts_file(cx: Cx, name: Str) -> Slice<Str> {
    let name = name.to_str_lossy();
    let name = name.trim_end_matches('.');
    let named = |line: &Vec<String>| line.iter().skip(1).any(|n| n.eq_ignore_ascii_case(name));
    let mut found: Vec<String> = Vec::new();
    for line in hosts(cx).into_iter().filter(named) {
        if line[0].parse::<IpAddr>().is_ok() && !found.contains(&line[0]) {
            found.push(line[0].clone());
        }
    }
    strings(cx, &found)
}

/// The names that the hosts file gives an address.
pub fn host_names(cx: Cx, address: Str) -> Slice<Str> {
    let wanted: Option<IpAddr> = address.to_str().ok().and_then(|s| s.parse().ok());
    let of = |line: &Vec<String>| {
        let address = line.first().and_then(|first| first.parse().ok());
        wanted.is_some() && address == wanted
    };
    let mut found: Vec<String> = Vec::new();
    for name in hosts(cx)
        .into_iter()
        .filter(of)
        .flat_map(|line| line.into_iter().skip(1))
    {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    strings(cx, &found)
}

/// The addresses that the system's resolver knows.
pub fn system(cx: Cx, name: Str) -> Slice<Str> {
    if !cx.vm().config.allow.net {
        return Slice::default();
    }
    let name = name.to_owned();
    let found = cx.blocking(WaitReason::IoWait, move || {
        let mut found: Vec<String> = Vec::new();
        for address in (name.as_str(), 0).to_socket_addrs().into_iter().flatten() {
            let text = address.ip().to_string();
            if !found.contains(&text) {
                found.push(text);
            }
        }
        found
    });
    strings(cx, &found)
}

/// Services that are known without a file.
const SERVICES: &[(&str, &str, i64)] = &[
    ("tcp", "domain", 53),
    ("tcp", "ftp", 21),
    ("tcp", "ftps", 990),
    ("tcp", "gopher", 70),
    ("tcp", "http", 80),
    ("tcp", "https", 443),
    ("tcp", "imap2", 143),
    ("tcp", "imap3", 220),
    ("tcp", "imaps", 993),
    ("tcp", "pop3", 110),
    ("tcp", "pop3s", 995),
    ("tcp", "smtp", 25),
    ("tcp", "submissions", 465),
    ("tcp", "ssh", 22),
    ("tcp", "telnet", 23),
    ("udp", "domain", 53),
];

/// The port of a service; -1 if it is not known.
pub fn service(cx: Cx, protocol: Str, name: Str) -> i64 {
    let (protocol, name) = (protocol.to_str_lossy(), name.to_str_lossy().to_lowercase());
    let known = SERVICES.iter().find(|s| s.0 == protocol && s.1 == name);
    if let Some(&(_, _, port)) = known {
        return port;
    }
    if !cx.vm().config.allow.net {
        return -1;
    }
    for line in words("/etc/services") {
        let Some((port, of)) = line.get(1).and_then(|w| w.split_once('/')) else {
            continue;
        };
        let named = line[0] == name || line.iter().skip(2).any(|alias| *alias == name);
        if of == protocol
            && named
            && let Ok(port) = port.parse()
        {
            return port;
        }
    }
    -1
}
