//! What rustls does not tell of a client's first message: the versions that it offers.

/// The versions in the message that begins a stream of records, in the client's order.
pub fn versions(records: &[u8]) -> Vec<u16> {
    let message = message(records);
    offered(&message).unwrap_or_default()
}

/// What the records hold.
fn message(mut records: &[u8]) -> Vec<u8> {
    let mut message = Vec::new();
    while let [_, _, _, high, low, rest @ ..] = records {
        let length = usize::from(*high) << 8 | usize::from(*low);
        let part = &rest[..length.min(rest.len())];
        message.extend(part);
        records = &rest[part.len()..];
    }
    message
}

fn offered(message: &[u8]) -> Option<Vec<u16>> {
    const SUPPORTED_VERSIONS: usize = 43;
    let mut rest = Bytes(message.get(4..)?);
    let legacy = rest.number(2)?;
    rest.take(32)?;
    for width in [1, 2, 1] {
        // Session, cipher suites, compression.
        let length = rest.number(width)?;
        rest.take(length)?;
    }
    let length = rest.number(2).unwrap_or(0);
    let mut extensions = Bytes(rest.take(length)?);
    while let Some(kind) = extensions.number(2) {
        let length = extensions.number(2)?;
        let mut extension = Bytes(extensions.take(length)?);
        if kind == SUPPORTED_VERSIONS {
            let length = extension.number(1)?;
            let list = extension.take(length)?.chunks_exact(2);
            return Some(list.map(|v| u16::from_be_bytes([v[0], v[1]])).collect());
        }
    }
    // Before there was a list, the newest was told.
    Some((0x301..=legacy.min(0x303) as u16).rev().collect())
}

struct Bytes<'a>(&'a [u8]);

impl<'a> Bytes<'a> {
    fn take(&mut self, n: usize) -> Option<&'a [u8]> {
        let (part, rest) = self.0.split_at_checked(n)?;
        self.0 = rest;
        Some(part)
    }

    fn number(&mut self, width: usize) -> Option<usize> {
        Some(
            self.take(width)?
                .iter()
                .fold(0, |n, b| n << 8 | usize::from(*b)),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hello(legacy: u8, extensions: &[u8]) -> Vec<u8> {
        let mut body = vec![1, 0, 0, 0, 3, legacy];
        body.extend([7; 32]);
        body.extend([0, 0, 2, 0x13, 1, 1, 0]);
        body.extend([0, extensions.len() as u8]);
        body.extend(extensions);
        // In two records.
        let mut records = vec![22, 3, 1, 0, 10];
        records.extend(&body[..10]);
        records.extend([22, 3, 1, 0, body.len() as u8 - 10]);
        records.extend(&body[10..]);
        records
    }

    #[test]
    fn offers() {
        let check = |records: &[u8], want: &[u16]| assert_eq!(versions(records), want);
        check(&hello(2, &[]), &[0x302, 0x301]);
        check(&hello(3, &[0, 10, 0, 1, 9]), &[0x303, 0x302, 0x301]);
        check(&hello(3, &[0, 43, 0, 5, 4, 3, 4, 3, 3]), &[0x304, 0x303]);
        check(&hello(3, &[0, 43, 0, 9, 4]), &[]);
        check(b"GET / HTTP/1.0", &[]);
    }
}
