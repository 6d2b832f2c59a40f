//! What only `reflect` asks of values: windows on arrays, elements of strings, channels, raw words.

use super::Value;
use crate::runtime::chan::{self, Case};
use crate::runtime::context::Cx;
use crate::runtime::memory;
use crate::runtime::native::Arg;
use crate::runtime::site;
use crate::runtime::slices::{self, ElemLayout, SliceHeader};
use crate::runtime::strings::Str;
use crate::runtime::types::{ChanDir, Kind, TypeRef, basic};

/// A case of [`Value::select`].
#[derive(Clone, Copy)]
pub enum SelectCase {
    /// Nothing that can be chosen.
    Never,
    /// Send the second on the first.
    Send(Value, Value),
    /// Receive.
    Recv(Value),
}

impl Value {
    /// A value of these words, of a kind that is neither struct nor array.
    fn of_words(ty: TypeRef, words: [u64; 3]) -> Self {
        Self {
            ty,
            words,
            mem: std::ptr::null_mut(),
            settable: false,
        }
    }

    /// The value's words in Go memory.
    pub(super) fn words_in_memory(self, cx: Cx) -> *mut u64 {
        let p = cx.alloc_words(self.ty.words.max(1));
        // SAFETY: room for the words.
        unsafe { self.store_words(p) };
        p
    }

    /// Writes the value in words form.
    ///
    /// # Safety
    /// There is room for it at `p`.
    pub(crate) unsafe fn store_words(self, p: *mut u64) {
        // SAFETY: the caller's promise. An aggregate's words are its memory form, with the padding cleared.
        unsafe {
            match self.ty.kind {
                Kind::Array | Kind::Struct if self.ty.words == 0 => {}
                Kind::Array | Kind::Struct => {
                    *p.add(self.ty.words - 1) = 0;
                    memory::copy(p.cast(), self.mem, self.ty.size, self.ty.align);
                }
                _ => std::ptr::copy_nonoverlapping(self.words.as_ptr(), p, self.ty.words),
            }
        }
    }

    /// The byte at `i` of a string, as a value.
    pub fn byte(self, i: usize) -> Value {
        let byte = self.str().as_bytes()[i];
        Self::of_words(basic(Kind::Uint8), [byte.into(), 0, 0])
    }

    /// `v[low:high:max]` of a slice or of an array variable, as a slice of type `ty`; the bounds are within the capacity.
    pub fn window(self, ty: TypeRef, low: usize, high: usize, max: usize) -> Value {
        let base = match self.ty.kind {
            Kind::Array => self.mem.addr() as u64,
            _ => self.words[0],
        };
        self.want(
            matches!(self.ty.kind, Kind::Array | Kind::Slice)
                && ty.kind == Kind::Slice
                && std::ptr::eq(ty.elem(), self.ty.elem()),
            "window",
        );
        self.want(low <= high && high <= max && max <= self.cap(), "window");
        // An empty rest must not point behind the object.
        let ptr = if max == low {
            base
        } else {
            base + (low * self.ty.elem().size) as u64
        };
        Self::of_words(ty, [ptr, (high - low) as u64, (max - low) as u64])
    }

    /// The array that the beginning of a slice is, as a pointer of type `ty` to it; the slice is long enough.
    pub fn array_pointer(self, ty: TypeRef) -> Value {
        let array = ty.elem();
        self.want(
            self.ty.kind == Kind::Slice
                && array.kind == Kind::Array
                && std::ptr::eq(array.elem(), self.ty.elem())
                && self.len() >= array.len,
            "array",
        );
        Self::of_words(ty, [self.words[0], 0, 0])
    }

    /// The address of a variable.
    pub fn address(self) -> u64 {
        self.mem.addr() as u64
    }

    /// Makes room for `n` more elements behind those of a slice variable.
    pub fn grow(&mut self, cx: Cx, n: usize) {
        self.want(self.ty.kind == Kind::Slice, "grow");
        let len = self.len();
        let h = slices::append_room(cx, ElemLayout::from(self.ty.elem()), self.header(), n);
        self.set_header(cx, SliceHeader { len, ..h });
    }

    /// Cuts a slice variable's capacity.
    pub fn set_cap(&mut self, cx: Cx, cap: usize) {
        self.want(
            self.ty.kind == Kind::Slice && self.len() <= cap && cap <= self.cap(),
            "set capacity",
        );
        let h = self.header();
        self.set_header(cx, SliceHeader { cap, ..h });
    }

    /// `append(s, t...)`: a slice with the elements of another of the same element type behind its own.
    pub fn appended(self, cx: Cx, t: Value) -> Value {
        let elem = self.ty.elem();
        self.want(
            self.ty.kind == Kind::Slice
                && t.ty.kind == Kind::Slice
                && std::ptr::eq(elem, t.ty.elem()),
            "append",
        );
        let (h, t) = (self.header(), t.header());
        // SAFETY: two slices of such elements.
        let h = unsafe { slices::append(cx, ElemLayout::from(elem), h, t.ptr as *const u8, t.len) };
        Self::of_words(self.ty, [h.ptr, h.len as u64, h.cap as u64])
    }

    /// `copy(dst, src)` of slices with the same element type.
    pub fn copy_elements(self, src: Value) -> usize {
        let elem = self.ty.elem();
        self.want(
            self.ty.kind == Kind::Slice
                && src.ty.kind == Kind::Slice
                && std::ptr::eq(elem, src.ty.elem()),
            "copy",
        );
        // SAFETY: two slices of such elements.
        unsafe { slices::copy(ElemLayout::from(elem), self.header(), src.header()) }
    }

    /// `copy(dst, s)` from a string.
    pub fn copy_str(self, s: Str) -> usize {
        self.want(
            self.ty.kind == Kind::Slice && self.ty.elem().kind == Kind::Uint8,
            "copy",
        );
        // SAFETY: a slice of bytes.
        unsafe { slices::copy_str(self.header(), s) }
    }

    /// `clear(v)` of a slice or map.
    pub fn clear(self, cx: Cx) {
        // SAFETY: a slice's elements, or a map.
        unsafe {
            match self.ty.kind {
                Kind::Slice => slices::clear(ElemLayout::from(self.ty.elem()), self.header()),
                _ => {
                    self.want(self.ty.kind == Kind::Map, "clear");
                    crate::runtime::maps::clear(cx, self.words[0], site::NATIVE);
                }
            }
        }
    }

    /// `make(chan T, cap)` of this channel type.
    pub fn make_chan(cx: Cx, ty: TypeRef, cap: i64) -> Value {
        assert_eq!(ty.kind, Kind::Chan, "make of a {ty:?}");
        let elem = ty.elem();
        let ch = chan::make_chan(cx, elem.words, elem.pointers, cap, site::NATIVE);
        Self::of_words(ty, [ch, 0, 0])
    }

    fn channel(self, not: ChanDir) -> u64 {
        self.want(
            self.ty.kind == Kind::Chan && self.ty.dir != not,
            "channel operation",
        );
        self.words[0]
    }

    /// The value of type `ty` with the words there.
    fn received(ty: TypeRef, p: *mut u64) -> Value {
        // SAFETY: the channel put an element there, or zero words, and nobody else knows the place.
        unsafe { Value::from_words(ty, p) }
    }

    /// `ch <- x`; `x` is of the element type.
    pub fn send(self, cx: Cx, x: Value) {
        let ch = self.channel(ChanDir::Recv);
        self.want(std::ptr::eq(x.ty, self.ty.elem()), "send");
        let words = x.words_in_memory(cx);
        chan::send(cx, ch, words, site::NATIVE);
    }

    /// `<-ch`, the zero value and false if it is closed.
    pub fn recv(self, cx: Cx) -> (Value, bool) {
        let ch = self.channel(ChanDir::Send);
        let elem = self.ty.elem();
        let words = cx.alloc_words(elem.words.max(1));
        let ok = chan::recv(cx, ch, words, site::NATIVE);
        (Self::received(elem, words), ok)
    }

    /// `close(ch)`
    pub fn close(self, cx: Cx) {
        let ch = self.channel(ChanDir::Recv);
        chan::close(cx, ch, site::NATIVE);
    }

    /// `select`: the case taken (None: the default) and what was received.
    pub fn select(
        cx: Cx,
        cases: &[SelectCase],
        has_default: bool,
    ) -> (Option<usize>, Option<(Value, bool)>) {
        // One buffer in Go memory, for the collector, has what is sent and room for what is received.
        let words = |c: &SelectCase| match c {
            SelectCase::Never => 0,
            SelectCase::Send(ch, _) | SelectCase::Recv(ch) => ch.ty.elem().words.max(1),
        };
        let buffer = cx.alloc_words(cases.iter().map(words).sum::<usize>().max(1));
        let mut list = Vec::with_capacity(cases.len());
        let mut at = buffer;
        for case in cases {
            list.push(match case {
                SelectCase::Never => Case {
                    ch: 0,
                    send: false,
                    ptr: at,
                },
                SelectCase::Send(ch, x) => {
                    ch.want(std::ptr::eq(x.ty, ch.ty.elem()), "send");
                    // SAFETY: the buffer has room for the element; an aggregate's words are its memory form.
                    unsafe {
                        match x.ty.kind {
                            Kind::Array | Kind::Struct => {
                                memory::copy(at.cast(), x.mem, x.ty.size, x.ty.align);
                            }
                            _ => std::ptr::copy_nonoverlapping(x.words.as_ptr(), at, x.ty.words),
                        }
                    }
                    Case {
                        ch: ch.channel(ChanDir::Recv),
                        send: true,
                        ptr: at,
                    }
                }
                SelectCase::Recv(ch) => Case {
                    ch: ch.channel(ChanDir::Send),
                    send: false,
                    ptr: at,
                },
            });
            at = at.wrapping_add(words(case));
        }
        let (chosen, ok) = chan::select(cx, &mut list, has_default, site::NATIVE);
        let Ok(i) = usize::try_from(chosen) else {
            return (None, None);
        };
        let received = match cases[i] {
            SelectCase::Recv(ch) => Some((Self::received(ch.ty.elem(), list[i].ptr), ok)),
            _ => None,
        };
        (Some(i), received)
    }

    /// The value as a `T`, as [`Value::get`], of structs and arrays too.
    pub fn unpack<T: Arg>(self, cx: Cx) -> T {
        self.want(self.ty.words == T::WORDS, "words");
        let p = self.words_in_memory(cx);
        // SAFETY: the value has that many words.
        unsafe { T::load(p) }
    }
}
