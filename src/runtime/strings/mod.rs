//! Strings: immutable bytes behind one word.
//!
//! A string's word is the address of a [`StrHeader`], 0 for the empty string. A fresh string is one object: header, then
//! bytes. A substring is a header whose pointer keeps the original object alive.

#[cfg(test)]
mod tests;
mod utf8;

pub use utf8::{RUNE_ERROR, decode, decode_last, encode, push_rune};

use super::context::Cx;
use super::keep::Keep;
use super::sync::{Ordering, fence};
use std::borrow::Cow;
use std::cmp;

/// What a string's word points to.
#[derive(Clone, Copy)]
#[repr(C)]
pub struct StrHeader {
    /// The bytes.
    pub ptr: *const u8,
    /// How many.
    pub len: usize,
}

// SAFETY: headers are immutable, and so is what they point to.
unsafe impl Sync for StrHeader {}
// SAFETY: as above.
unsafe impl Send for StrHeader {}

const HEADER: usize = size_of::<StrHeader>();

static BYTES: [u8; 256] = {
    let mut t = [0; 256];
    let mut i = 0;
    while i < 256 {
        t[i] = i as u8;
        i += 1;
    }
    t
};

/// The strings of one byte.
static SINGLE: [StrHeader; 256] = {
    let mut t = [const {
        StrHeader {
            ptr: std::ptr::null(),
            len: 1,
        }
    }; 256];
    let mut i = 0;
    while i < 256 {
        t[i].ptr = &raw const BYTES[i];
        i += 1;
    }
    t
};

/// A string value.
///
/// # Invariant
/// The word is 0 or the address of a header of immutable bytes that the collector keeps as long as it sees the word: in a
/// frame, on the native stack, or in Go memory, but not in a `Vec` or `Box`.
#[derive(Clone, Copy, Default)]
#[repr(transparent)]
pub struct Str(u64);

impl Str {
    /// The empty string.
    pub const EMPTY: Str = Str(0);

    /// The string whose word this is.
    ///
    /// # Safety
    /// `word` is a string value.
    #[inline(always)]
    pub const unsafe fn from_word(word: u64) -> Self {
        Self(word)
    }

    /// The string's word.
    #[inline(always)]
    pub const fn word(self) -> u64 {
        self.0
    }

    /// Length in bytes.
    #[inline(always)]
    pub fn len(self) -> usize {
        match self.0 {
            0 => 0,
            // SAFETY: invariant of the type.
            w => unsafe { (*(w as *const StrHeader)).len },
        }
    }

    /// Whether it is "".
    #[inline(always)]
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The bytes. They live as long as the string is referred to from where the collector looks: a native's arguments
    /// do for the whole call, what it allocates itself must be in a local variable or in Go memory.
    #[inline(always)]
    pub fn as_bytes<'a>(self) -> &'a [u8] {
        match self.0 {
            0 => &[],
            // SAFETY: invariant of the type.
            w => unsafe {
                let h = &*(w as *const StrHeader);
                std::slice::from_raw_parts(h.ptr, h.len)
            },
        }
    }

    /// The string if it is valid UTF-8.
    pub fn to_str<'a>(self) -> Result<&'a str, std::str::Utf8Error> {
        std::str::from_utf8(self.as_bytes())
    }

    /// The string with U+FFFD in place of what is not UTF-8.
    pub fn to_str_lossy<'a>(self) -> Cow<'a, str> {
        String::from_utf8_lossy(self.as_bytes())
    }

    /// An owned copy, invalid UTF-8 replaced.
    pub fn to_owned(self) -> String {
        self.to_str_lossy().into_owned()
    }

    /// Makes a string that lives as long as what keeps it: for constants.
    pub fn kept(keep: &Keep, bytes: &[u8]) -> Self {
        match bytes {
            [] => Self::EMPTY,
            [b] => Self::single(*b),
            _ => {
                let bytes = keep.list(bytes.to_vec());
                let header = StrHeader {
                    ptr: bytes.as_ptr(),
                    len: bytes.len(),
                };
                Self(std::ptr::from_ref(keep.one(header)).addr() as u64)
            }
        }
    }

    /// The string of one byte.
    #[inline]
    pub fn single(byte: u8) -> Self {
        Self((&raw const SINGLE[byte as usize]).addr() as u64)
    }

    /// Allocates a string of `len` bytes and has `fill` write them (they are zero before).
    pub fn build(cx: Cx, len: usize, fill: impl FnOnce(&mut [u8])) -> Self {
        if len == 0 {
            return Self::EMPTY;
        }
        // The only reference in the object is to itself, so the collector need not look inside.
        let object = cx.alloc(HEADER + len, false);
        // SAFETY: the object is new, large enough, and nobody else knows it yet.
        unsafe {
            let bytes = object.add(HEADER);
            fill(std::slice::from_raw_parts_mut(bytes, len));
            object
                .cast::<StrHeader>()
                .write(StrHeader { ptr: bytes, len });
        }
        // Whoever sees the word, in whatever racy way, sees the header.
        fence(Ordering::Release);
        Self(object.addr() as u64)
    }

    /// Allocates a copy of `bytes`.
    pub fn new(cx: Cx, bytes: &[u8]) -> Self {
        match bytes {
            [b] => Self::single(*b),
            _ => Self::build(cx, bytes.len(), |out| out.copy_from_slice(bytes)),
        }
    }

    /// `s[low:high]`, which the caller has checked.
    #[inline]
    pub fn slice(self, cx: Cx, low: usize, high: usize) -> Self {
        let bytes = &self.as_bytes()[low..high];
        match bytes {
            [] => Self::EMPTY,
            [b] => Self::single(*b),
            _ if bytes.len() == self.len() => self,
            _ => Self::sharing(cx, bytes),
        }
    }

    /// A string over bytes inside a Go object that never change again.
    fn sharing(cx: Cx, bytes: &[u8]) -> Self {
        let (ptr, len) = (bytes.as_ptr(), bytes.len());
        let header = cx.alloc(HEADER, true).cast::<StrHeader>();
        // SAFETY: a new object of that size.
        unsafe { header.write(StrHeader { ptr, len }) };
        fence(Ordering::Release);
        Self(header.addr() as u64)
    }

    /// `a + b`
    pub fn concat2(cx: Cx, a: Self, b: Self) -> Self {
        let (x, y) = (a.as_bytes(), b.as_bytes());
        if x.is_empty() {
            return b;
        }
        if y.is_empty() {
            return a;
        }
        Self::build(cx, x.len() + y.len(), |out| {
            out[..x.len()].copy_from_slice(x);
            out[x.len()..].copy_from_slice(y);
        })
    }

    /// `a + b + c + ..`
    pub fn concat(cx: Cx, parts: &[Self]) -> Self {
        let len = parts.iter().map(|p| p.len()).sum();
        if let Some(whole) = parts.iter().find(|p| p.len() == len) {
            return *whole;
        }
        Self::build(cx, len, |out| {
            let mut at = 0;
            for part in parts {
                let bytes = part.as_bytes();
                out[at..at + bytes.len()].copy_from_slice(bytes);
                at += bytes.len();
            }
        })
    }

    /// `string(r)`: one rune, U+FFFD for what is none.
    pub fn from_rune(cx: Cx, rune: i64) -> Self {
        let mut buf = [0; 4];
        Self::new(cx, encode(rune, &mut buf))
    }

    /// `string(runes)`
    pub fn from_runes(cx: Cx, runes: impl IntoIterator<Item = i32>) -> Self {
        let mut out = Vec::new();
        for r in runes {
            push_rune(&mut out, i64::from(r));
        }
        Self::new(cx, &out)
    }

    /// Offset, rune and width of each rune, as `range` goes over them: invalid bytes are U+FFFD of width 1.
    pub fn runes<'a>(self) -> Runes<'a> {
        Runes {
            bytes: self.as_bytes(),
            at: 0,
        }
    }

    /// How many runes there are.
    pub fn rune_count(self) -> usize {
        self.runes().count()
    }
}

impl PartialEq for Str {
    #[inline]
    fn eq(&self, other: &Self) -> bool {
        self.0 == other.0 || self.as_bytes() == other.as_bytes()
    }
}

impl Eq for Str {}

impl PartialOrd for Str {
    fn partial_cmp(&self, other: &Self) -> Option<cmp::Ordering> {
        Some(self.cmp(other))
    }
}

impl Ord for Str {
    fn cmp(&self, other: &Self) -> cmp::Ordering {
        self.as_bytes().cmp(other.as_bytes())
    }
}

impl std::fmt::Debug for Str {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:?}", self.to_str_lossy())
    }
}

impl std::fmt::Display for Str {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.to_str_lossy())
    }
}

/// Iterator of [`Str::runes`].
#[derive(Clone)]
pub struct Runes<'a> {
    bytes: &'a [u8],
    at: usize,
}

impl Iterator for Runes<'_> {
    type Item = (usize, i32, usize);

    #[inline]
    fn next(&mut self) -> Option<Self::Item> {
        if self.at >= self.bytes.len() {
            return None;
        }
        let at = self.at;
        let (rune, width) = decode(&self.bytes[at..]);
        self.at += width;
        Some((at, rune, width))
    }
}

/// `a == b` on words.
///
/// # Safety
/// Both are string values.
#[inline]
pub unsafe fn equal(a: u64, b: u64) -> bool {
    Str(a) == Str(b)
}

/// Like [`decode`] at an offset of a string, for `range` loops: rune and width; the offset is below the length.
///
/// # Safety
/// `s` is a string value.
#[inline]
pub unsafe fn decode_at(s: u64, at: usize) -> (i32, usize) {
    decode(&Str(s).as_bytes()[at..])
}
