//! What a certificate says it is for, and whether that is a certain host.

use std::net::{IpAddr, Ipv6Addr};

/// The names in a certificate.
#[derive(Default)]
pub struct Names {
    pub dns: Vec<String>,
    pub addresses: Vec<Vec<u8>>,
}

impl Names {
    /// Whether the certificate is for a host, which may be an address, in brackets too.
    pub fn matches(&self, host: &str) -> bool {
        let bare = host
            .strip_prefix('[')
            .and_then(|h| h.strip_suffix(']'))
            .unwrap_or(host);
        if let Ok(address) = bare.parse::<IpAddr>() {
            return self
                .addresses
                .iter()
                .any(|a| widened(a) == Some(wide(address)));
        }
        let host = host.to_ascii_lowercase();
        self.dns.iter().any(|pattern| {
            let pattern = pattern.to_ascii_lowercase();
            if valid(&host, false) && valid(&pattern, true) {
                fits(&pattern, &host)
            } else {
                !host.is_empty() && host != "." && pattern == host
            }
        })
    }
}

fn wide(address: IpAddr) -> Ipv6Addr {
    match address {
        IpAddr::V4(a) => a.to_ipv6_mapped(),
        IpAddr::V6(a) => a,
    }
}

fn widened(bytes: &[u8]) -> Option<Ipv6Addr> {
    if let Ok(four) = <[u8; 4]>::try_from(bytes) {
        return Some(wide(four.into()));
    }
    <[u8; 16]>::try_from(bytes).ok().map(Into::into)
}

/// Whether a name could be that of a host; a pattern may begin with a star and does not end in a dot.
fn valid(name: &str, pattern: bool) -> bool {
    let name = if pattern {
        name
    } else {
        name.strip_suffix('.').unwrap_or(name)
    };
    !name.is_empty()
        && name.split('.').enumerate().all(|(i, label)| {
            let star = pattern && i == 0 && label == "*";
            let plain =
                |(j, c): (usize, u8)| c.is_ascii_alphanumeric() || c == b'_' || c == b'-' && j > 0;
            star || !label.is_empty() && label.bytes().enumerate().all(plain)
        })
}

/// Whether a host is what a pattern says. A star stands for one label, the first.
fn fits(pattern: &str, host: &str) -> bool {
    let host = host.strip_suffix('.').unwrap_or(host);
    let (patterns, labels) = (pattern.split('.'), host.split('.'));
    patterns.clone().count() == labels.clone().count()
        && patterns
            .zip(labels)
            .enumerate()
            .all(|(i, (p, l))| i == 0 && p == "*" || p == l)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts() {
        let names = Names {
            dns: vec![
                "*.example.com".into(),
                "Plain.test".into(),
                "odd name".into(),
            ],
            addresses: vec![vec![127, 0, 0, 1], Ipv6Addr::LOCALHOST.octets().to_vec()],
        };
        for yes in [
            "a.example.com",
            // As it stands in the certificate, though no host is called so.
            "*.example.com",
            "A.EXAMPLE.com.",
            "plain.test",
            "odd name",
            "127.0.0.1",
            "[::1]",
            "::ffff:127.0.0.1",
        ] {
            assert!(names.matches(yes), "{yes}");
        }
        for no in [
            "example.com",
            "a.b.example.com",
            "test",
            "",
            ".",
            "127.0.0.2",
            "::2",
            ".example.com",
        ] {
            assert!(!names.matches(no), "{no}");
        }
    }
}
