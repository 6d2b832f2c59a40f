//! Package regexp: the syntax is parsed here, the engines are those of `regex-automata`.
//!
//! A Go `Regexp` holds the expression only; what is compiled of it is kept with the run, by expression, and made anew if it
//! was dropped for others. So nothing needs to be freed, and an expression compiled in a loop is compiled once.

mod class;
mod engine;
mod parse;
pub mod syntax;

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::native::Ptr;
use crate::runtime::slices::{Bytes, List, Slice};
use crate::runtime::strings::Str;
use crate::runtime::sync::Mutex;
use engine::{Engine, Error, Search};
use std::collections::HashMap;
use std::sync::Arc;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "regexp",
    files: go_files!["regexp.go", "replace.go"],
    natives: NATIVES,
};

natives! {
    "regexp.compile" => compile,
    "regexp.(*Regexp).one" => |cx: Cx, re: Ptr<Regexp>, s: Str, b: Bytes, groups: i64| -> Slice<i64> {
        let text = text(s, b);
        let mut out = Vec::new();
        with(cx, re, |engine, longest| {
            Search::new(engine, text, text.len(), longest, groups as usize).find(0, &mut out)
        });
        offsets(cx, &out)
    },
    "regexp.(*Regexp).matches" => |cx: Cx, re: Ptr<Regexp>, s: Str, b: Bytes| -> bool {
        let text = text(s, b);
        with(cx, re, |engine, _| Search::new(engine, text, text.len(), false, 0).find(0, &mut Vec::new()))
    },
    "regexp.(*Regexp).all" => |cx: Cx, re: Ptr<Regexp>, s: Str, b: Bytes, most: i64, groups: i64| -> Slice<i64> {
        offsets(cx, &all(cx, re, text(s, b), most, groups))
    },
    "regexp.(*Regexp).allStrings" => |cx: Cx, re: Ptr<Regexp>, s: Str, most: i64| -> Slice<Str> {
        let found = all(cx, re, s.as_bytes(), most, 1);
        if found.is_empty() {
            return Slice::default();
        }
        let mut list = List::with_cap(cx, found.len() / 2);
        for pair in found.chunks(2) {
            list.push(cx, s.slice(cx, pair[0] as usize, pair[1] as usize));
        }
        list.finish()
    },
    "regexp.(*Regexp).decided" => |cx: Cx, re: Ptr<Regexp>, b: Bytes| -> bool {
        with(cx, re, |engine, longest| !longest && engine.decided(b.as_bytes()))
    },
    "regexp.(*Regexp).upTo" => |cx: Cx, re: Ptr<Regexp>, b: Bytes, end: i64, groups: i64| -> Slice<i64> {
        let mut out = Vec::new();
        let end = (end as usize).min(b.len());
        with(cx, re, |engine, longest| Search::new(engine, b.as_bytes(), end, longest, groups as usize).find(0, &mut out));
        offsets(cx, &out)
    },
}

crate::go_struct! {
    /// The Go type, as far as natives look.
    struct Regexp { expr: Str, posix: bool, longest: bool }
}

/// How many expressions a run keeps compiled.
const KEPT: usize = 512;

/// What a run has compiled: by Perl's syntax, by that of POSIX.
#[derive(Default)]
struct Compiled(Mutex<[Engines; 2]>);

type Engines = HashMap<Box<[u8]>, Arc<Engine>>;

fn engine(cx: Cx, expr: &[u8], posix: bool) -> Result<Arc<Engine>, Error> {
    let compiled = cx.vm().extension::<Compiled>();
    if let Some(engine) = compiled.0.lock()[usize::from(posix)].get(expr) {
        return Ok(engine.clone());
    }
    let engine = Arc::new(Engine::new(expr, !posix)?);
    let dropped = {
        let kept = &mut compiled.0.lock()[usize::from(posix)];
        let dropped = (kept.len() >= KEPT).then(|| std::mem::take(kept));
        kept.insert(expr.into(), engine.clone());
        dropped
    };
    drop(dropped);
    Ok(engine)
}

/// Returns the names of groups, the prefix and whether it is all; or what is wrong and with which part.
fn compile(cx: Cx, expr: Str, posix: bool) -> (Slice<Str>, Str, bool, Str, Str) {
    match engine(cx, expr.as_bytes(), posix) {
        Ok(engine) => {
            let mut names = List::with_cap(cx, engine.names.len());
            for name in &engine.names {
                names.push(cx, cx.str(name));
            }
            let (prefix, complete) = &engine.prefix;
            (
                names.finish(),
                cx.str(prefix),
                *complete,
                Str::EMPTY,
                Str::EMPTY,
            )
        }
        Err((code, part)) => (
            Slice::default(),
            Str::EMPTY,
            false,
            cx.str(code),
            cx.str_bytes(&part),
        ),
    }
}

/// Runs `f` with the engine of a compiled expression. A `Regexp` that was not made by Compile matches nothing.
fn with<R: Default>(cx: Cx, re: Ptr<Regexp>, f: impl FnOnce(&Engine, bool) -> R) -> R {
    let re = re.deref(cx).get();
    match engine(cx, re.expr.as_bytes(), re.posix) {
        Ok(engine) => f(&engine, re.longest),
        Err(_) => R::default(),
    }
}

fn text<'a>(s: Str, b: Bytes) -> &'a [u8] {
    if b.is_nil() {
        s.as_bytes()
    } else {
        b.as_bytes()
    }
}

fn all(cx: Cx, re: Ptr<Regexp>, text: &[u8], most: i64, groups: i64) -> Vec<i64> {
    let mut out = Vec::new();
    let most = usize::try_from(most).unwrap_or(usize::MAX);
    with(cx, re, |engine, longest| {
        Search::new(engine, text, text.len(), longest, groups as usize).find_all(most, &mut out);
    });
    out
}

fn offsets(cx: Cx, found: &[i64]) -> Slice<i64> {
    match found {
        [] => Slice::default(),
        found => Slice::from_elements(cx, found),
    }
}
