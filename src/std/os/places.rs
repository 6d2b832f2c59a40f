//! Names of files, where relative ones lead, and whether the run may touch what they name.

use crate::runtime::Cx;
use crate::runtime::strings::Str;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// What a file's name (any bytes) is in the run's working directory.
pub fn located(cx: Cx, s: Str) -> PathBuf {
    let name = verbatim(s);
    match &*cx.vm().dir.lock() {
        // An empty name is none anywhere.
        Some(dir) if !s.is_empty() => dir.join(name),
        _ => name.to_owned(),
    }
}

/// The working directory: each run has its own.
pub fn working_directory(cx: Cx) -> io::Result<PathBuf> {
    match &*cx.vm().dir.lock() {
        Some(dir) => Ok(dir.clone()),
        None => std::env::current_dir(),
    }
}

/// Changes the working directory.
pub fn change_directory(cx: Cx, s: Str) -> io::Result<()> {
    let path = readable(cx, s)?;
    let path = match path.is_absolute() {
        true => path,
        false => working_directory(cx)?.join(path),
    };
    let path = path.canonicalize()?;
    // That it is a folder and may be entered.
    std::fs::metadata(path.join("."))?;
    *cx.vm().dir.lock() = Some(path);
    Ok(())
}

/// What `s` names, to be read.
pub fn readable(cx: Cx, s: Str) -> io::Result<PathBuf> {
    cx.vm().config.allow.read.reach(&located(cx, s), true)
}

/// As [`readable`], a symbolic link itself.
pub fn readable_link(cx: Cx, s: Str) -> io::Result<PathBuf> {
    cx.vm().config.allow.read.reach(&located(cx, s), false)
}

/// What `s` names, to be changed.
pub fn writable(cx: Cx, s: Str) -> io::Result<PathBuf> {
    cx.vm().config.allow.write.reach(&located(cx, s), true)
}

/// As [`writable`], a symbolic link itself: to be made, moved or removed.
pub fn writable_link(cx: Cx, s: Str) -> io::Result<PathBuf> {
    cx.vm().config.allow.write.reach(&located(cx, s), false)
}

/// Text that is not looked up: what a symbolic link is to say.
pub fn verbatim<'a>(s: Str) -> &'a Path {
    std::ffi::OsStr::from_bytes(s.as_bytes()).as_ref()
}
