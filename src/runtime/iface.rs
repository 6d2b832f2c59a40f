//! Interface values: immutable boxes of dynamic type and value.
//!
//! An interface's word, of whatever interface type, is the address of a box, 0 for nil. The dynamic value is in the box in
//! words form.

use super::context::Cx;
use super::equal;
use super::hash;
use super::native::Arg;
use super::panic::{RuntimeError, raise};
use super::site;
use super::strings::Str;
use super::sync::{LazyLock, Ordering, fence};
use super::types::{Kind, Type, TypeRef, basic, same};

/// What an interface's word points to.
#[repr(C)]
pub struct IfaceBox {
    /// Dynamic type.
    pub ty: TypeRef,
    /// First word of the dynamic value; the others follow.
    value: [u64; 0],
}

impl IfaceBox {
    /// The dynamic value's words.
    #[inline(always)]
    pub fn words(&self) -> *const u64 {
        self.value.as_ptr()
    }
}

/// A box with room for one word, for the preallocated ones.
#[repr(C)]
struct Small {
    ty: TypeRef,
    value: u64,
}

/// Boxes of the small values of common types.
struct Cache {
    ints: Vec<Small>,
    bytes: Vec<Small>,
    bools: [Small; 2],
    empty: Small,
}

const SMALL_INTS: std::ops::Range<i64> = -16..256;

static CACHE: LazyLock<Cache> = LazyLock::new(|| Cache {
    ints: SMALL_INTS
        .map(|i| Small {
            ty: basic(Kind::Int),
            value: i as u64,
        })
        .collect(),
    bytes: (0..256)
        .map(|i| Small {
            ty: basic(Kind::Uint8),
            value: i,
        })
        .collect(),
    bools: [0, 1].map(|b| Small {
        ty: basic(Kind::Bool),
        value: b,
    }),
    empty: Small {
        ty: basic(Kind::String),
        value: 0,
    },
});

/// Makes an interface value of a one-word dynamic value.
#[inline]
pub fn make1(cx: Cx, ty: TypeRef, word: u64) -> u64 {
    // Counters, flags and bytes are boxed most, and no allocation is cheaper than none.
    if (word as i64).wrapping_sub(SMALL_INTS.start) as u64 <= 272
        && let Some(cached) = cached(ty, word)
    {
        return cached;
    }
    // The descriptor is not the collector's, so it need not see it.
    let p = cx.alloc(16, ty.pointers).cast::<u64>();
    // SAFETY: a new object of two words.
    unsafe {
        *p = std::ptr::from_ref(ty).addr() as u64;
        *p.add(1) = word;
    }
    fence(Ordering::Release);
    p.addr() as u64
}

#[inline]
fn cached(ty: TypeRef, word: u64) -> Option<u64> {
    if !ty.package.is_empty() {
        return None;
    }
    let address = |s: &Small| std::ptr::from_ref(s).addr() as u64;
    let c = &*CACHE;
    if same(ty, basic(Kind::Int)) {
        c.ints
            .get((word as i64 - SMALL_INTS.start) as usize)
            .map(address)
    } else if same(ty, basic(Kind::Bool)) {
        c.bools.get(word as usize).map(address)
    } else if same(ty, basic(Kind::Uint8)) {
        c.bytes.get(word as usize).map(address)
    } else if word == 0 && same(ty, basic(Kind::String)) {
        Some(address(&c.empty))
    } else {
        None
    }
}

/// Makes an interface value of a dynamic value of `ty.words` words.
///
/// # Safety
/// `words` is a value of type `ty` in words form; `ty` is not an interface type.
#[inline]
pub unsafe fn make(cx: Cx, ty: TypeRef, words: *const u64) -> u64 {
    if ty.words == 1 {
        // SAFETY: it has one word.
        return make1(cx, ty, unsafe { *words });
    }
    let p = cx.alloc(8 + 8 * ty.words, ty.pointers).cast::<u64>();
    // SAFETY: a new object of that many words, and as the caller promises.
    unsafe {
        *p = std::ptr::from_ref(ty).addr() as u64;
        std::ptr::copy_nonoverlapping(words, p.add(1), ty.words);
    }
    fence(Ordering::Release);
    p.addr() as u64
}

/// The box of an interface value that is not nil.
///
/// # Safety
/// `word` is an interface value and not 0.
#[inline(always)]
pub unsafe fn open<'a>(word: u64) -> &'a IfaceBox {
    // SAFETY: as the caller promises.
    unsafe { &*(word as *const IfaceBox) }
}

/// The dynamic type of an interface value, None for nil.
///
/// # Safety
/// `word` is an interface value.
#[inline(always)]
pub unsafe fn dynamic_type(word: u64) -> Option<TypeRef> {
    // SAFETY: as the caller promises.
    (word != 0).then(|| unsafe { open(word) }.ty)
}

/// `a == b` of interface values; panics if their equal dynamic types are not comparable.
///
/// # Safety
/// Both are interface values.
#[inline]
pub unsafe fn equal(cx: Cx, a: u64, b: u64, site: u32) -> bool {
    if a == 0 || b == 0 {
        return a == b;
    }
    // SAFETY: both are boxes.
    let (x, y) = unsafe { (open(a), open(b)) };
    // SAFETY: both values are of the one type.
    same(x.ty, y.ty) && unsafe { equal_boxed(cx, x, y, site) }
}

unsafe fn equal_boxed(cx: Cx, x: &IfaceBox, y: &IfaceBox, site: u32) -> bool {
    if !x.ty.comparable {
        raise(cx, RuntimeError::Uncomparable(x.ty), site);
    }
    // SAFETY: as the caller promises.
    unsafe {
        match x.ty.kind {
            // Boxes may nest to any depth.
            Kind::Array | Kind::Struct => {
                cx.deeper(|cx| equal::words(cx, x.ty, x.words(), y.words(), site))
            }
            _ => equal::words(cx, x.ty, x.words(), y.words(), site),
        }
    }
}

/// An interface value, of `any` or another interface type.
///
/// # Invariant
/// The word is 0 or the address of a box.
#[derive(Clone, Copy, Debug, Default)]
#[repr(transparent)]
pub struct Any(u64);

impl Any {
    /// Nil.
    pub const NIL: Any = Any(0);

    /// The interface value with this word.
    ///
    /// # Safety
    /// `word` is an interface value.
    #[inline(always)]
    pub const unsafe fn from_word(word: u64) -> Self {
        Self(word)
    }

    /// Its word.
    #[inline(always)]
    pub const fn word(self) -> u64 {
        self.0
    }

    /// Whether it is nil.
    #[inline(always)]
    pub fn is_nil(self) -> bool {
        self.0 == 0
    }

    /// Dynamic type.
    #[inline]
    pub fn ty(self) -> Option<TypeRef> {
        // SAFETY: invariant of the type.
        unsafe { dynamic_type(self.0) }
    }

    /// Address of the dynamic value's words; dangling for nil.
    pub(crate) fn words(self) -> *const u64 {
        (self.0 as *const u64).wrapping_add(1)
    }

    /// The dynamic value as a `T` if its type is `ty`, which must be the Go type that `T` stands for.
    pub fn unbox<T: Arg>(self, ty: &Type) -> Option<T> {
        let dynamic = self.ty()?;
        let fits = std::ptr::eq(dynamic, ty) && ty.words == T::WORDS;
        // SAFETY: the box holds words of that type.
        fits.then(|| unsafe { T::load(self.words()) })
    }

    /// The dynamic value if its type is exactly `string`.
    pub fn as_str(self) -> Option<Str> {
        self.unbox(basic(Kind::String))
    }

    /// The dynamic value if its type is exactly `int`.
    pub fn as_int(self) -> Option<i64> {
        self.unbox(basic(Kind::Int))
    }

    /// `a == b`; panics as Go does if the dynamic type is not comparable.
    pub fn equal(self, cx: Cx, other: Self) -> bool {
        // SAFETY: invariant of the type.
        unsafe { equal(cx, self.0, other.0, site::NATIVE) }
    }

    /// Its hash, as keys of maps have it; panics as Go does if the dynamic type is not comparable.
    pub fn hash(self, cx: Cx, seed: u64) -> u64 {
        hash::any(cx, self, seed)
    }

    /// Makes an interface value; `ty` is the Go type that `T` stands for.
    pub fn new<T: Arg>(cx: Cx, ty: TypeRef, value: T) -> Self {
        assert_eq!(ty.words, T::WORDS, "a {ty:?} is given in its words");
        let mut words = [0; 16];
        assert!(T::WORDS <= words.len(), "values of few words");
        // SAFETY: there is room, and then the words are a value of that type.
        unsafe {
            value.store(cx, words.as_mut_ptr());
            Self(make(cx, ty, words.as_ptr()))
        }
    }
}
