//! Package bytes.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::Ptr;
use crate::runtime::slices::{Bytes, List, Slice};
use crate::runtime::strings::{Str, encode};
use crate::std::text::{self, position};
use crate::std::unicode::tables;
use std::cmp::Ordering;
use std::ops::Range;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "bytes",
    files: go_files!["bytes.go"],
    natives: NATIVES,
};

natives! {
    "bytes.Compare" => |_: Cx, a: Bytes, b: Bytes| match a.as_bytes().cmp(b.as_bytes()) {
        Ordering::Less => -1i64,
        Ordering::Equal => 0,
        Ordering::Greater => 1,
    },
    "bytes.Equal" => |_: Cx, a: Bytes, b: Bytes| a.as_bytes() == b.as_bytes(),
    "bytes.Count" => |_: Cx, s: Bytes, sep: Bytes| text::count(s.as_bytes(), sep.as_bytes()) as i64,
    "bytes.EqualFold" => |_: Cx, s: Bytes, t: Bytes| text::equal_fold(s.as_bytes(), t.as_bytes()),
    "bytes.Fields" => |cx: Cx, s: Bytes| parts(cx, s, &text::fields(s.as_bytes())),
    "bytes.HasPrefix" => |_: Cx, s: Bytes, prefix: Bytes| s.as_bytes().starts_with(prefix.as_bytes()),
    "bytes.HasSuffix" => |_: Cx, s: Bytes, suffix: Bytes| s.as_bytes().ends_with(suffix.as_bytes()),
    "bytes.Index" => |_: Cx, s: Bytes, sep: Bytes| position(text::index(s.as_bytes(), sep.as_bytes())),
    "bytes.IndexAny" => |_: Cx, s: Bytes, chars: Str| position(text::index_any(s.as_bytes(), chars.as_bytes())),
    "bytes.IndexByte" => |_: Cx, s: Bytes, c: u8| position(memchr::memchr(c, s.as_bytes())),
    "bytes.IndexRune" => |_: Cx, s: Bytes, r: i32| position(text::index_rune(s.as_bytes(), r)),
    "bytes.LastIndex" => |_: Cx, s: Bytes, sep: Bytes| position(text::last_index(s.as_bytes(), sep.as_bytes())),
    "bytes.LastIndexAny" => |_: Cx, s: Bytes, chars: Str| position(text::last_index_any(s.as_bytes(), chars.as_bytes())),
    "bytes.LastIndexByte" => |_: Cx, s: Bytes, c: u8| position(memchr::memrchr(c, s.as_bytes())),
    "bytes.Replace" => |cx: Cx, s: Bytes, old: Bytes, new: Bytes, n: i64| {
        changed(cx, s, text::replace(s.as_bytes(), old.as_bytes(), new.as_bytes(), usize::try_from(n).ok()))
    },
    "bytes.split" => split,
    "bytes.Title" => |cx: Cx, s: Bytes| changed(cx, s, text::title_words(s.as_bytes())),
    "bytes.ToLower" => |cx: Cx, s: Bytes| changed(cx, s, text::map_runes(s.as_bytes(), tables::to_lower)),
    "bytes.ToTitle" => |cx: Cx, s: Bytes| changed(cx, s, text::map_runes(s.as_bytes(), tables::to_title)),
    "bytes.ToUpper" => |cx: Cx, s: Bytes| changed(cx, s, text::map_runes(s.as_bytes(), tables::to_upper)),
    "bytes.ToValidUTF8" => |cx: Cx, s: Bytes, to: Bytes| changed(cx, s, text::to_valid_utf8(s.as_bytes(), to.as_bytes())),
    "bytes.trim" => |_: Cx, s: Bytes, cutset: Str, left: bool, right: bool| {
        let range = text::trim(s.as_bytes(), cutset.as_bytes(), left, right);
        s.slice(range.start, range.end)
    },
    "bytes.trimSpace" => |_: Cx, s: Bytes| {
        let range = text::trim_space(s.as_bytes());
        s.slice(range.start, range.end)
    },
    "bytes.(*Buffer).grow" => |cx: Cx, b: Ptr<Buffer>, n: i64| {
        room(cx, b, usize::try_from(n).unwrap_or(0));
    },
    "bytes.(*Buffer).Write" => |cx: Cx, b: Ptr<Buffer>, p: Bytes| write(cx, b, p.as_bytes()),
    "bytes.(*Buffer).WriteString" => |cx: Cx, b: Ptr<Buffer>, s: Str| write(cx, b, s.as_bytes()),
    "bytes.(*Buffer).WriteByte" => |cx: Cx, b: Ptr<Buffer>, c: u8| write(cx, b, &[c]).1,
    "bytes.(*Buffer).WriteRune" => |cx: Cx, b: Ptr<Buffer>, r: i32| write(cx, b, encode(i64::from(r), &mut [0; 4])),
}

crate::go_struct! {
    /// The Go type. All of `buf` is room; `off..end` is unread. So writing seldom makes a slice.
    struct Buffer { buf: Bytes, off: i64, end: i64, last: i8 }
}

/// Parts have no capacity beyond their end, so that appending to one does not overwrite the next.
fn parts(cx: Cx, s: Bytes, ranges: &[Range<usize>]) -> Slice<Bytes> {
    let mut list = List::with_cap(cx, ranges.len());
    for r in ranges {
        list.push(cx, s.slice(r.start, r.end).clipped());
    }
    list.finish()
}

/// A new slice in any case.
fn changed(cx: Cx, s: Bytes, new: Option<Vec<u8>>) -> Bytes {
    match new {
        Some(new) => Bytes::new(cx, &new),
        None => Bytes::new(cx, s.as_bytes()),
    }
}

fn split(cx: Cx, s: Bytes, sep: Bytes, keep: bool, n: i64) -> Slice<Bytes> {
    if n == 0 {
        return Slice::default();
    }
    let limit = usize::try_from(n).unwrap_or(usize::MAX);
    parts(
        cx,
        s,
        &text::split(s.as_bytes(), sep.as_bytes(), keep, limit),
    )
}

/// Makes room for `n` bytes after those written, moving what is unread to the front if that is enough.
fn room(cx: Cx, b: Ptr<Buffer>, n: usize) -> Bytes {
    let b = b.deref(cx);
    let buf = b.field(Buffer::buf).get();
    let (off, end) = (
        b.field(Buffer::off).get() as usize,
        b.field(Buffer::end).get() as usize,
    );
    if buf.len().saturating_sub(end) >= n {
        return buf;
    }
    let unread = buf.as_bytes().get(off..end).unwrap_or_default();
    let new = if unread.len() + n <= buf.len() / 2 {
        buf
    } else {
        let Some(cap) = unread.len().checked_add(n).filter(|cap| *cap < 1 << 47) else {
            cx.panic_str("bytes.Buffer: too large")
        };
        Bytes::make(cx, cap.max(2 * buf.len()).max(64))
    };
    new.write(0, unread);
    b.field(Buffer::buf).set(cx, new);
    b.field(Buffer::off).set(cx, 0);
    b.field(Buffer::end).set(cx, unread.len() as i64);
    new
}

fn write(cx: Cx, b: Ptr<Buffer>, bytes: &[u8]) -> (i64, Any) {
    let buf = room(cx, b, bytes.len());
    let b = b.deref(cx);
    let end = b.field(Buffer::end);
    let at = end.get();
    buf.write(at as usize, bytes);
    end.set(cx, at + bytes.len() as i64);
    b.field(Buffer::last).set(cx, 0);
    (bytes.len() as i64, Any::NIL)
}
