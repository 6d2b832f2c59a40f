//! Package bufio.

use crate::natives;
use crate::runtime::Cx;
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
    "bufio.word" => |_: Cx, data: Bytes| {
        let (start, end, next) = word(data.as_bytes());
        (start as i64, end as i64, next as i64)
    },
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
