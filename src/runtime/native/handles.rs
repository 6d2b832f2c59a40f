//! References that natives receive and pass on: funcs, maps, channels.

use super::words::{Results, reference};
use super::{Arg, CallArgs, Element};
use crate::runtime::chan;
use crate::runtime::context::{Cx, Func};
use crate::runtime::maps;
use crate::runtime::panic::{RuntimeError, raise};
use crate::runtime::site;
use crate::runtime::types::TypeRef;
use crate::runtime::vm::Vm;

/// A func value.
///
/// # Invariant
/// 0 or the address of a closure object, whose first word is the address of its [`Func`].
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[repr(transparent)]
pub struct FuncValue(u64);

reference!(for[] FuncValue, go 8, |w| FuncValue(w), |v| v.0);

impl FuncValue {
    /// The func value with this word.
    ///
    /// # Safety
    /// `word` is a func value.
    pub unsafe fn from_word(word: u64) -> Self {
        Self(word)
    }

    /// A function of a run as a func value.
    pub(crate) fn of(vm: &'static Vm, func: &'static Func) -> Self {
        Self(std::ptr::from_ref(vm.keep.one(func)).addr() as u64)
    }

    /// Its word: the address of the closure object.
    pub fn word(self) -> u64 {
        self.0
    }

    /// Whether it is nil.
    pub fn is_nil(self) -> bool {
        self.0 == 0
    }

    /// The function; None for nil.
    pub fn func(self) -> Option<&'static Func> {
        // SAFETY: invariant of the type.
        (self.0 != 0).then(|| unsafe { &**(self.0 as *const *const Func) })
    }

    /// Calls it: `f.call::<bool>(cx, (a, b))`. The types must be those of the Go func type.
    #[inline]
    pub fn call<R: Results>(self, cx: Cx, args: impl CallArgs) -> R {
        let Some(func) = self.func() else {
            raise(cx, RuntimeError::NilDereference, site::NATIVE)
        };
        cx.call_typed(func, self.0, args)
    }
}

/// A map whose key and element types its user knows, or that is only passed on.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[repr(transparent)]
pub struct MapRef(pub(crate) u64);

reference!(for[] MapRef, go 8, |w| MapRef(w), |v| v.0);

impl MapRef {
    /// `make(map[K]V)` of this map type.
    pub fn make(cx: Cx, ty: TypeRef) -> Self {
        Self(maps::make(cx, ty, 0))
    }

    /// `len(m)`
    pub fn len(self) -> usize {
        // SAFETY: invariant of the type.
        unsafe { maps::len(self.0) as usize }
    }

    /// Whether it has no entries.
    pub fn is_empty(self) -> bool {
        self.len() == 0
    }

    /// The words of a key, checked as far as sizes tell.
    fn key<K: Arg, V: Element>(self, cx: Cx, key: K) -> (TypeRef, [u64; 4]) {
        // SAFETY: not nil.
        let ty = unsafe { maps::type_of(self.0) };
        assert!(
            ty.key().words == K::WORDS && K::WORDS <= 4 && ty.elem().size == V::SIZE,
            "a {ty:?} is used with its types"
        );
        let mut words = [0; 4];
        // SAFETY: there is room.
        unsafe { key.store(cx, words.as_mut_ptr()) };
        (ty, words)
    }

    /// `m[key]`; the types must stand for those of the map.
    pub fn get<K: Arg, V: Element>(self, cx: Cx, key: K) -> Option<V> {
        if self.is_nil() {
            return None;
        }
        let (ty, key) = self.key::<K, V>(cx, key);
        // SAFETY: a map and a key of its type, a value if there is one.
        unsafe {
            let p = maps::get(cx, ty, self.0, key.as_ptr(), site::NATIVE);
            (!p.is_null()).then(|| V::load_memory(p))
        }
    }

    /// `m[key] = value`; the types must stand for those of the map.
    pub fn set<K: Arg, V: Element>(self, cx: Cx, key: K, value: V) {
        if self.is_nil() {
            raise(cx, RuntimeError::NilMap, site::NATIVE);
        }
        let (_, key) = self.key::<K, V>(cx, key);
        // SAFETY: a map and a key of its type, and a place for a value.
        unsafe {
            let p = maps::assign(cx, self.0, key.as_ptr(), site::NATIVE);
            value.store_memory(cx, p);
        }
    }

    /// Its word.
    pub fn word(self) -> u64 {
        self.0
    }

    /// Whether it is nil.
    pub fn is_nil(self) -> bool {
        self.0 == 0
    }
}

/// A channel.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
#[repr(transparent)]
pub struct ChanRef(u64);

reference!(for[] ChanRef, go 8, |w| ChanRef(w), |v| v.0);

impl ChanRef {
    /// Its word, for the functions of `runtime::chan`.
    pub fn word(self) -> u64 {
        self.0
    }

    /// Whether it is nil.
    pub fn is_nil(self) -> bool {
        self.0 == 0
    }

    /// Makes a channel of `T`.
    pub fn make<T: Element>(cx: Cx, cap: usize) -> Self {
        Self(chan::make_chan(
            cx,
            T::WORDS,
            T::POINTERS,
            cap as i64,
            site::NATIVE,
        ))
    }

    /// Has `len` and `cap` of it be 0.
    pub fn hide_buffer(self) {
        chan::hide_buffer(self.0);
    }

    /// Closes it.
    pub fn close(self, cx: Cx) {
        chan::close(cx, self.0, site::NATIVE);
    }

    /// Sends; `T` must be the element type.
    pub fn send<T: Element>(self, cx: Cx, value: T) {
        let mut words = [0; 8];
        assert!(T::WORDS <= words.len(), "elements of few words");
        // SAFETY: there is room.
        unsafe { value.store(cx, words.as_mut_ptr()) };
        chan::send(cx, self.0, words.as_ptr(), site::NATIVE);
    }

    /// Receives; None when the channel is closed. `T` must be the element type.
    pub fn recv<T: Element>(self, cx: Cx) -> Option<T> {
        let mut words = [0; 8];
        assert!(T::WORDS <= words.len(), "elements of few words");
        // SAFETY: the channel wrote an element.
        chan::recv(cx, self.0, words.as_mut_ptr(), site::NATIVE)
            .then(|| unsafe { T::load(words.as_ptr()) })
    }
}
