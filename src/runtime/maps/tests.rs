// One reason serves all: each block gives a map of this test a key, or reads an entry, of the map's own type.
#![allow(clippy::undocumented_unsafe_blocks)]

use super::*;
use crate::runtime::panic::GoPanic;
use crate::runtime::site::NATIVE;
use crate::runtime::testing::{run, run_with};
use crate::runtime::types::{FieldSpec, basic};
use std::collections::{HashMap, HashSet};
use std::hash::Hash;
use std::panic::{AssertUnwindSafe, catch_unwind};

/// Keys of a Go map that a Rust map can have too.
trait TestKey: Copy + Eq + Hash + std::fmt::Debug {
    fn ty(cx: Cx) -> TypeRef;
    fn nth(n: u64) -> Self;
    fn words(self, cx: Cx) -> [u64; 2];
    unsafe fn from_words(p: *const u64) -> Self;
}

impl TestKey for i64 {
    fn ty(_: Cx) -> TypeRef {
        basic(Kind::Int)
    }
    fn nth(n: u64) -> Self {
        n as i64 - 5
    }
    fn words(self, _: Cx) -> [u64; 2] {
        [self as u64, 0]
    }
    unsafe fn from_words(p: *const u64) -> Self {
        unsafe { *p as i64 }
    }
}

/// A string "key n".
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Text(u64);

impl TestKey for Text {
    fn ty(_: Cx) -> TypeRef {
        basic(Kind::String)
    }
    fn nth(n: u64) -> Self {
        Text(n)
    }
    fn words(self, cx: Cx) -> [u64; 2] {
        [cx.str(&format!("key {}", self.0)).word(), 0]
    }
    unsafe fn from_words(p: *const u64) -> Self {
        let text = unsafe { Str::from_word(*p) }.to_owned();
        Text(text["key ".len()..].parse().expect("a number"))
    }
}

/// A struct of two ints.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Point(u64, u64);

fn pair(cx: Cx, a: TypeRef, b: TypeRef) -> TypeRef {
    let field = |name: &str, ty| FieldSpec {
        name: name.into(),
        package: "".into(),
        ty,
        embedded: false,
        tag: "".into(),
    };
    cx.vm().types.structure(&[field("A", a), field("B", b)])
}

impl TestKey for Point {
    fn ty(cx: Cx) -> TypeRef {
        pair(cx, basic(Kind::Int), basic(Kind::Int))
    }
    fn nth(n: u64) -> Self {
        Point(n / 7, n % 7)
    }
    fn words(self, _: Cx) -> [u64; 2] {
        [self.0, self.1]
    }
    unsafe fn from_words(p: *const u64) -> Self {
        unsafe { Point(*p, *p.add(1)) }
    }
}

/// A struct of an int and a string, which compares field by field.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
struct Named(u64, u64);

impl TestKey for Named {
    fn ty(cx: Cx) -> TypeRef {
        pair(cx, basic(Kind::Int), basic(Kind::String))
    }
    fn nth(n: u64) -> Self {
        Named(n / 3, n % 3)
    }
    fn words(self, cx: Cx) -> [u64; 2] {
        [self.0, Text(self.1).words(cx)[0]]
    }
    unsafe fn from_words(p: *const u64) -> Self {
        unsafe { Named(*p, Text::from_words(p.add(1)).0) }
    }
}

/// A Go map from `K` to int beside the Rust map that says what it should be.
struct Pair<K> {
    cx: Cx,
    ty: TypeRef,
    map: u64,
    model: HashMap<K, i64>,
    random: u64,
}

impl<K: TestKey> Pair<K> {
    fn new(cx: Cx, seed: u64) -> Self {
        let ty = cx.vm().types.map(K::ty(cx), basic(Kind::Int));
        Self {
            cx,
            ty,
            map: make(cx, ty, 0),
            model: HashMap::new(),
            random: seed,
        }
    }

    fn random(&mut self, below: u64) -> u64 {
        self.random = self
            .random
            .wrapping_mul(6364136223846793005)
            .wrapping_add(1442695040888963407);
        (self.random >> 33) % below
    }

    fn get(&self, key: K) -> Option<i64> {
        let words = key.words(self.cx);
        unsafe {
            let p = get(self.cx, self.ty, self.map, words.as_ptr(), NATIVE);
            (!p.is_null()).then(|| memory::load64(p) as i64)
        }
    }

    fn set(&mut self, key: K, value: i64) {
        let words = key.words(self.cx);
        unsafe {
            memory::store64(
                assign(self.cx, self.map, words.as_ptr(), NATIVE),
                value as u64,
            )
        };
        self.model.insert(key, value);
    }

    fn remove(&mut self, key: K) {
        let words = key.words(self.cx);
        unsafe { delete(self.cx, self.ty, self.map, words.as_ptr(), NATIVE) };
        self.model.remove(&key);
    }

    fn clear(&mut self) {
        unsafe { clear(self.cx, self.map, NATIVE) };
        self.model.clear();
    }

    fn check(&self) {
        assert_eq!(unsafe { len(self.map) }, self.model.len() as i64);
        let mut seen = HashMap::new();
        unsafe {
            let mut it = MapIter::new(self.cx, self.map, NATIVE);
            while it.next(self.cx, NATIVE) {
                let again = seen.insert(K::from_words(it.key), memory::load64(it.value) as i64);
                assert_eq!(again, None, "visited once");
            }
        }
        assert_eq!(seen, self.model);
    }

    fn change(&mut self, keys: u64) {
        self.cx.poll();
        let key = K::nth(self.random(keys));
        match self.random(100) {
            0..45 => {
                let value = self.random(1000) as i64;
                self.set(key, value);
            }
            45..80 => self.remove(key),
            _ => assert_eq!(self.get(key), self.model.get(&key).copied()),
        }
    }

    /// Iterates while changing the map.
    fn iterate_and_change(&mut self, keys: u64) {
        let mut due: HashSet<K> = self.model.keys().copied().collect();
        let mut visited = HashSet::new();
        let mut readded = HashSet::new();
        unsafe {
            let mut it = MapIter::new(self.cx, self.map, NATIVE);
            while it.next(self.cx, NATIVE) {
                let key = K::from_words(it.key);
                let value = memory::load64(it.value) as i64;
                assert_eq!(
                    self.model.get(&key),
                    Some(&value),
                    "{key:?} is in the map with this value"
                );
                assert!(
                    visited.insert(key) || readded.contains(&key),
                    "{key:?} comes again"
                );
                due.remove(&key);
                self.cx.poll();
                for _ in 0..self.random(8) {
                    let key = K::nth(self.random(keys));
                    if self.random(5) < 3 {
                        if !self.model.contains_key(&key) {
                            readded.insert(key);
                        }
                        let value = self.random(1000) as i64;
                        self.set(key, value);
                    } else {
                        self.remove(key);
                        due.remove(&key);
                    }
                }
                if self.random(400) == 0 {
                    self.clear();
                    due.clear();
                }
            }
        }
        assert!(due.is_empty(), "{due:?} were there all the time");
    }
}

fn behaves_like_a_map<K: TestKey>() {
    run(|cx| all_sizes::<K>(cx, 60));
    let stressed = run_with(|c| c.gc_stress = true, |cx| all_sizes::<K>(cx, 1));
    assert_eq!(stressed.status, 0, "{}", stressed.stderr);
}

fn all_sizes<K: TestKey>(cx: Cx, rounds: usize) {
    for seed in 0..12 {
        let mut p = Pair::<K>::new(cx, seed);
        let keys = [6, 12, 40, 300, 3000][seed as usize % 5];
        for _ in 0..rounds {
            for _ in 0..keys {
                p.change(keys);
            }
            p.check();
            p.iterate_and_change(keys);
            p.check();
            if p.random(20) == 0 {
                p.clear();
                p.check();
            }
        }
    }
}

#[test]
fn ints() {
    behaves_like_a_map::<i64>();
}

#[test]
fn strings() {
    behaves_like_a_map::<Text>();
}

#[test]
fn structs_by_bits() {
    behaves_like_a_map::<Point>();
}

#[test]
fn structs_by_field() {
    behaves_like_a_map::<Named>();
}

#[test]
fn floats() {
    run(|cx| {
        let ty = cx.vm().types.map(basic(Kind::Float64), basic(Kind::Int));
        let m = make(cx, ty, 0);
        let set =
            |k: f64, v: u64| unsafe { memory::store64(assign(cx, m, &k.to_bits(), NATIVE), v) };
        let get = |k: f64| unsafe { get(cx, ty, m, &k.to_bits(), NATIVE) };
        for i in 0..20 {
            set(f64::NAN, i);
        }
        set(0.0, 1);
        set(-0.0, 2);
        unsafe {
            assert_eq!(len(m), 21);
            assert_eq!(memory::load64(get(0.0)), 2);
            assert!(get(f64::NAN).is_null());
            // All NaNs are visited, also when the table is compacted meanwhile.
            set(1.0, 0);
            let mut it = MapIter::new(cx, m, NATIVE);
            let mut nans = 0;
            delete(cx, ty, m, &1.0f64.to_bits(), NATIVE);
            while it.next(cx, NATIVE) {
                nans += u32::from(f64::from_bits(*it.key).is_nan());
                set(2.0 + f64::from(nans), 3);
            }
            assert_eq!(nans, 20);
            clear(cx, m, NATIVE);
            assert_eq!(len(m), 0);
        }
    });
}

/// The text of the panic that `f` raises.
fn panics(f: impl FnOnce()) -> String {
    let payload = catch_unwind(AssertUnwindSafe(f)).expect_err("a panic");
    let panic = payload.downcast::<GoPanic>().expect("a Go panic");
    panic.runtime_error().expect("a run-time error").to_string()
}

#[test]
fn unhashable_keys_and_nil_maps() {
    run(|cx| {
        let types = &cx.vm().types;
        let ty = types.map(types.any, basic(Kind::Int));
        let slice = [0u64; 3];
        let bad = unsafe {
            crate::runtime::iface::make(cx, types.slice(basic(Kind::Int)), slice.as_ptr())
        };
        let good = cx.any_int(3).word();
        let m = make(cx, ty, 0);
        unsafe {
            let empty = panics(|| _ = get(cx, ty, 0, &bad, NATIVE));
            assert_eq!(empty, "hash of unhashable type: []int");
            assert_eq!(panics(|| _ = get(cx, ty, m, &bad, NATIVE)), empty);
            assert_eq!(panics(|| delete(cx, ty, m, &bad, NATIVE)), empty);
            memory::store64(assign(cx, m, &good, NATIVE), 7);
            let text = "runtime error: hash of unhashable type []int";
            assert_eq!(panics(|| _ = get(cx, ty, m, &bad, NATIVE)), text);
            assert_eq!(panics(|| _ = assign(cx, m, &bad, NATIVE)), text);
            assert_eq!(panics(|| delete(cx, ty, m, &bad, NATIVE)), text);
            // The map is as usable as before.
            let again = cx.any_int(3).word();
            assert_eq!(memory::load64(get(cx, ty, m, &again, NATIVE)), 7);
            assert_eq!(
                panics(|| _ = assign(cx, 0, &good, NATIVE)),
                "assignment to entry in nil map"
            );
            assert!(get(cx, ty, 0, &good, NATIVE).is_null());
            assert!(!MapIter::new(cx, 0, NATIVE).next(cx, NATIVE));
        }
    });
}

#[test]
fn iterations_start_anywhere() {
    run(|cx| {
        let ty = cx.vm().types.map(basic(Kind::Int), basic(Kind::Int));
        let m = make(cx, ty, 0);
        for i in 0..5 {
            unsafe { assign_word(cx, m, i, NATIVE) };
        }
        let firsts: HashSet<u64> = (0..100)
            .map(|_| unsafe {
                let mut it = MapIter::new(cx, m, NATIVE);
                assert!(it.next(cx, NATIVE));
                *it.key
            })
            .collect();
        assert_eq!(firsts.len(), 5);
    });
}

#[test]
fn an_iteration_that_inserts_ends() {
    run(|cx| {
        let ty = cx.vm().types.map(basic(Kind::Int), basic(Kind::Int));
        let m = make(cx, ty, 0);
        unsafe {
            assign_word(cx, m, 0, NATIVE);
            let mut it = MapIter::new(cx, m, NATIVE);
            while it.next(cx, NATIVE) {
                assign_word(cx, m, *it.key + 1, NATIVE);
            }
            assert_eq!(len(m), 2);
        }
    });
}

#[test]
fn misuse_is_reported() {
    let outcome = run_with(
        |_| {},
        |cx| {
            let ty = cx.vm().types.map(basic(Kind::Int), basic(Kind::Int));
            let m = make(cx, ty, 0);
            // As if another goroutine were in the middle of a write.
            unsafe { open(m) }.flags.store(WRITING, Ordering::Relaxed);
            unsafe { assign_word(cx, m, 1, NATIVE) };
        },
    );
    assert_eq!(outcome.status, 2);
    assert!(
        outcome
            .stderr
            .starts_with("fatal error: concurrent map writes\n\ngoroutine 1 [running]:")
    );
}
