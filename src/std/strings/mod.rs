//! Package strings.

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::Ptr;
use crate::runtime::slices::{Bytes, List, Slice};
use crate::runtime::strings::{Str, encode};
use crate::std::text::{self, position};
use crate::std::unicode::tables;
use std::ops::Range;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "strings",
    files: go_files!["strings.go"],
    natives: NATIVES,
};

natives! {
    "strings.Contains" => |_: Cx, s: Str, sub: Str| text::index(s.as_bytes(), sub.as_bytes()).is_some(),
    "strings.Count" => |_: Cx, s: Str, sub: Str| text::count(s.as_bytes(), sub.as_bytes()) as i64,
    "strings.EqualFold" => |_: Cx, s: Str, t: Str| text::equal_fold(s.as_bytes(), t.as_bytes()),
    "strings.Fields" => |cx: Cx, s: Str| parts(cx, s, &text::fields(s.as_bytes())),
    "strings.HasPrefix" => |_: Cx, s: Str, prefix: Str| s.as_bytes().starts_with(prefix.as_bytes()),
    "strings.HasSuffix" => |_: Cx, s: Str, suffix: Str| s.as_bytes().ends_with(suffix.as_bytes()),
    "strings.Index" => |_: Cx, s: Str, sub: Str| position(text::index(s.as_bytes(), sub.as_bytes())),
    "strings.IndexAny" => |_: Cx, s: Str, chars: Str| position(text::index_any(s.as_bytes(), chars.as_bytes())),
    "strings.IndexByte" => |_: Cx, s: Str, c: u8| position(memchr::memchr(c, s.as_bytes())),
    "strings.IndexRune" => |_: Cx, s: Str, r: i32| position(text::index_rune(s.as_bytes(), r)),
    "strings.LastIndex" => |_: Cx, s: Str, sub: Str| position(text::last_index(s.as_bytes(), sub.as_bytes())),
    "strings.LastIndexAny" => |_: Cx, s: Str, chars: Str| position(text::last_index_any(s.as_bytes(), chars.as_bytes())),
    "strings.LastIndexByte" => |_: Cx, s: Str, c: u8| position(memchr::memrchr(c, s.as_bytes())),
    "strings.Join" => join,
    "strings.Repeat" => repeat,
    "strings.Replace" => |cx: Cx, s: Str, old: Str, new: Str, n: i64| {
        changed(cx, s, text::replace(s.as_bytes(), old.as_bytes(), new.as_bytes(), usize::try_from(n).ok()))
    },
    "strings.split" => split,
    "strings.Title" => |cx: Cx, s: Str| changed(cx, s, text::title_words(s.as_bytes())),
    "strings.ToLower" => |cx: Cx, s: Str| to_case(cx, s, u8::is_ascii_uppercase, u8::to_ascii_lowercase, tables::to_lower),
    "strings.ToUpper" => |cx: Cx, s: Str| to_case(cx, s, u8::is_ascii_lowercase, u8::to_ascii_uppercase, tables::to_upper),
    "strings.ToTitle" => |cx: Cx, s: Str| changed(cx, s, text::map_runes(s.as_bytes(), tables::to_title)),
    "strings.ToValidUTF8" => |cx: Cx, s: Str, to: Str| changed(cx, s, text::to_valid_utf8(s.as_bytes(), to.as_bytes())),
    "strings.Trim" => |cx: Cx, s: Str, cut: Str| part(cx, s, text::trim(s.as_bytes(), cut.as_bytes(), true, true)),
    "strings.TrimLeft" => |cx: Cx, s: Str, cut: Str| part(cx, s, text::trim(s.as_bytes(), cut.as_bytes(), true, false)),
    "strings.TrimRight" => |cx: Cx, s: Str, cut: Str| part(cx, s, text::trim(s.as_bytes(), cut.as_bytes(), false, true)),
    "strings.TrimSpace" => |cx: Cx, s: Str| part(cx, s, text::trim_space(s.as_bytes())),
    "strings.(*Builder).String" => |cx: Cx, b: Ptr<Builder>| {
        let b = b.deref(cx);
        let (buf, n) = (b.field(Builder::buf).get(), b.field(Builder::n).get() as usize);
        Str::new(cx, &buf.as_bytes()[..n.min(buf.len())])
    },
    "strings.(*Builder).Grow" => |cx: Cx, b: Ptr<Builder>, n: i64| match usize::try_from(n) {
        Ok(n) => {
            room(cx, b, n);
        }
        Err(_) => cx.panic_str("strings.Builder.Grow: negative count"),
    },
    "strings.(*Builder).Write" => |cx: Cx, b: Ptr<Builder>, p: Bytes| write(cx, b, p.as_bytes()),
    "strings.(*Builder).WriteByte" => |cx: Cx, b: Ptr<Builder>, c: u8| write(cx, b, &[c]).1,
    "strings.(*Builder).WriteRune" => |cx: Cx, b: Ptr<Builder>, r: i32| write(cx, b, encode(i64::from(r), &mut [0; 4])),
    "strings.(*Builder).WriteString" => |cx: Cx, b: Ptr<Builder>, s: Str| write(cx, b, s.as_bytes()),
    "strings.replacePairs" => replace_pairs,
}

crate::go_struct! {
    /// The Go type. All of `buf` is room; the first `n` bytes are written. So writing seldom makes a slice.
    struct Builder { buf: Bytes, n: i64, this: Ptr<Builder> }
}

fn part(cx: Cx, s: Str, range: Range<usize>) -> Str {
    s.slice(cx, range.start, range.end)
}

fn parts(cx: Cx, s: Str, ranges: &[Range<usize>]) -> Slice<Str> {
    let mut list = List::with_cap(cx, ranges.len());
    for r in ranges {
        list.push(cx, s.slice(cx, r.start, r.end));
    }
    list.finish()
}

/// A new string, or the old one if nothing changed.
fn changed(cx: Cx, s: Str, new: Option<Vec<u8>>) -> Str {
    new.map_or(s, |new| Str::new(cx, &new))
}

fn to_case(
    cx: Cx,
    s: Str,
    other: fn(&u8) -> bool,
    ascii: fn(&u8) -> u8,
    map: fn(i32) -> i32,
) -> Str {
    let bytes = s.as_bytes();
    if !bytes.is_ascii() {
        return changed(cx, s, text::map_runes(bytes, map));
    }
    if !bytes.iter().any(other) {
        return s;
    }
    Str::build(cx, bytes.len(), |out| {
        for (o, b) in out.iter_mut().zip(bytes) {
            *o = ascii(b);
        }
    })
}

fn split(cx: Cx, s: Str, sep: Str, keep: bool, n: i64) -> Slice<Str> {
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

fn join(cx: Cx, elems: Slice<Str>, sep: Str) -> Str {
    if elems.is_empty() {
        return Str::EMPTY;
    }
    if elems.len() == 1 {
        return elems.get(0);
    }
    // Another goroutine may change the elements meanwhile, so they are read once.
    let mut out = Vec::new();
    for (i, e) in elems.iter().enumerate() {
        if i > 0 {
            out.extend_from_slice(sep.as_bytes());
        }
        out.extend_from_slice(e.as_bytes());
    }
    Str::new(cx, &out)
}

fn repeat(cx: Cx, s: Str, count: i64) -> Str {
    let Ok(count) = usize::try_from(count) else {
        cx.panic_str("strings: negative Repeat count")
    };
    match s.len().checked_mul(count) {
        Some(len) if len < 1 << 47 => Str::build(cx, len, |out| {
            for chunk in out.chunks_mut(s.len().max(1)) {
                chunk.copy_from_slice(s.as_bytes());
            }
        }),
        _ => cx.panic_str("strings: Repeat output length overflow"),
    }
}

/// Makes room for `n` bytes after those written: the whole buffer.
fn room(cx: Cx, b: Ptr<Builder>, n: usize) -> Bytes {
    let this = b;
    let b = b.deref(cx);
    let owner = b.field(Builder::this);
    if owner.get() != this {
        if !owner.get().is_nil() {
            cx.panic_str("strings: illegal use of non-zero Builder copied by value");
        }
        owner.set(cx, this);
    }
    let buf = b.field(Builder::buf).get();
    // Racing writers may leave a count beyond the buffer.
    let used = (b.field(Builder::n).get() as usize).min(buf.len());
    if buf.len() - used >= n {
        return buf;
    }
    let cap = (used + n).max(2 * buf.len()).max(16);
    let grown = Bytes::make(cx, cap);
    grown.write(0, &buf.as_bytes()[..used]);
    b.field(Builder::buf).set(cx, grown);
    grown
}

fn write(cx: Cx, b: Ptr<Builder>, bytes: &[u8]) -> (i64, Any) {
    let buf = room(cx, b, bytes.len());
    let n = b.deref(cx).field(Builder::n);
    let used = n.get();
    buf.write(used as usize, bytes);
    n.set(cx, used + bytes.len() as i64);
    (bytes.len() as i64, Any::default())
}

fn replace_pairs(cx: Cx, s: Str, oldnew: Slice<Str>) -> Str {
    let pairs: Vec<(&[u8], &[u8])> = (0..oldnew.len() / 2)
        .map(|i| {
            (
                oldnew.get(2 * i).as_bytes(),
                oldnew.get(2 * i + 1).as_bytes(),
            )
        })
        .collect();
    changed(cx, s, text::replace_pairs(s.as_bytes(), &pairs))
}
