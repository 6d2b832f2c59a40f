//! The environment: each run has its own, which begins as the host says or as the process's.

use super::strings;
use crate::runtime::Cx;
use crate::runtime::slices::Slice;
use crate::runtime::strings::Str;
use crate::runtime::sync::Mutex;
use crate::runtime::vm::Environment as Vars;
use std::ffi::OsString;
use std::os::unix::ffi::OsStringExt;

/// None before it is looked at.
#[derive(Default)]
struct Environment(Mutex<Option<Vars>>);

/// Looks at the variables of the run, or changes them.
fn with<R>(cx: Cx, f: impl FnOnce(&mut Vars) -> R) -> R {
    let mut vars = cx.vm().extension::<Environment>().0.lock();
    f(vars.get_or_insert_with(|| {
        let config = &cx.vm().config;
        if let Some(own) = &config.env {
            return own.clone();
        }
        let given = config.allow.env.then(std::env::vars_os);
        let bytes = |(k, v): (OsString, OsString)| (k.into_vec(), v.into_vec());
        given.into_iter().flatten().map(bytes).collect()
    }))
}

pub fn lookup(cx: Cx, key: Str) -> (Str, bool) {
    match with(cx, |vars| vars.get(key.as_bytes()).cloned()) {
        Some(value) => (Str::new(cx, &value), true),
        None => (Str::default(), false),
    }
}

/// False for names that cannot be: empty ones, and ones with `=` or NUL in them.
pub fn set(cx: Cx, key: Str, value: Str) -> bool {
    let (key, value) = (key.as_bytes(), value.as_bytes());
    if key.is_empty() || key.iter().any(|b| matches!(b, b'=' | 0)) || value.contains(&0) {
        return false;
    }
    with(cx, |vars| vars.insert(key.into(), value.into()));
    true
}

pub fn unset(cx: Cx, key: Str) {
    with(cx, |vars| vars.remove(key.as_bytes()));
}

pub fn all(cx: Cx) -> Slice<Str> {
    let line = |(k, v): (&Vec<u8>, &Vec<u8>)| [k, b"=".as_slice(), v].concat();
    let lines: Vec<Vec<u8>> = with(cx, |vars| vars.iter().map(line).collect());
    strings(cx, lines.iter())
}
