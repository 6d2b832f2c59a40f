//! Package bufio.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::native::{FuncValue, Ptr};
use crate::runtime::slices::Bytes;
use crate::std::text;
use crate::std::unicode::tables;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "bufio",
    files: go_files!["bufio.go"],
    natives: NATIVES,
};

natives! {
    "bufio.same" => |_: Cx, f: FuncValue, g: FuncValue| -> bool {
        f.func().map(std::ptr::from_ref) == g.func().map(std::ptr::from_ref)
    },
    "bufio.(*Scanner).quick" => quick,
    "bufio.word" => |_: Cx, data: Bytes| {
        let (start, end, next) = word(data.as_bytes());
        (start as i64, end as i64, next as i64)
    },
}

crate::go_struct! {
    /// What the Go type begins with.
    struct Scanner { token: Bytes, buf: Bytes, start: i64, end: i64, way: i64 }
}

const BY_LINES: i64 = 1;
const BY_WORDS: i64 = 2;

fn quick(cx: Cx, s: Ptr<Scanner>) -> bool {
    let s = s.deref(cx);
    let buf = s.field(Scanner::buf).get();
    // Racing scans may leave anything in the fields.
    let end = (s.field(Scanner::end).get() as usize).min(buf.len());
    let start = (s.field(Scanner::start).get() as usize).min(end);
    let data = &buf.as_bytes()[start..end];
    let (from, to, next) = match s.field(Scanner::way).get() {
        BY_LINES => match memchr::memchr(b'\n', data) {
            Some(at) => (0, at - usize::from(at > 0 && data[at - 1] == b'\r'), at + 1),
            None => return false,
        },
        BY_WORDS => word(data),
        _ => return false,
    };
    if next == 0 {
        return false;
    }
    s.field(Scanner::token)
        .set(cx, buf.slice(start + from, start + to));
    s.field(Scanner::start).set(cx, (start + next) as i64);
    true
}

fn word(data: &[u8]) -> (usize, usize, usize) {
    let mut runes = text::runes(data).skip_while(|r| tables::is_space(r.1));
    let Some((start, ..)) = runes.next() else {
        return (data.len(), data.len(), 0);
    };
    match runes.find(|r| tables::is_space(r.1)) {
        Some((end, _, width)) => (start, end, end + width),
        None => (start, data.len(), 0),
    }
}

#[cfg(test)]
mod tests {
    use super::word;

    #[test]
    fn words() {
        assert_eq!(word("  ab\u{2003}c".as_bytes()), (2, 4, 7));
        assert_eq!(word(b"ab"), (0, 2, 0));
        assert_eq!(word(b" \n"), (2, 2, 0));
    }
}
