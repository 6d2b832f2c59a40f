//! The environment: each run has its own, which begins as the process's.

use super::strings;
use crate::runtime::Cx;
use crate::runtime::slices::Slice;
use crate::runtime::strings::Str;
use crate::runtime::sync::Mutex;
use std::collections::BTreeMap;
use std::os::unix::ffi::OsStringExt;

struct Environment(Mutex<BTreeMap<Vec<u8>, Vec<u8>>>);

impl Default for Environment {
    fn default() -> Self {
        let vars = std::env::vars_os().map(|(k, v)| (k.into_vec(), v.into_vec()));
        Environment(Mutex::new(vars.collect()))
    }
}

pub fn lookup(cx: Cx, key: Str) -> (Str, bool) {
    let found = cx
        .vm()
        .extension::<Environment>()
        .0
        .lock()
        .get(key.as_bytes())
        .cloned();
    match found {
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
    cx.vm()
        .extension::<Environment>()
        .0
        .lock()
        .insert(key.into(), value.into());
    true
}

pub fn unset(cx: Cx, key: Str) {
    cx.vm()
        .extension::<Environment>()
        .0
        .lock()
        .remove(key.as_bytes());
}

pub fn all(cx: Cx) -> Slice<Str> {
    let lines: Vec<Vec<u8>> = {
        let env = cx.vm().extension::<Environment>().0.lock();
        env.iter()
            .map(|(k, v)| [k, b"=".as_slice(), v].concat())
            .collect()
    };
    strings(cx, lines.iter())
}
