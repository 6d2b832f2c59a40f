//! Names of files, and whether the run may touch what they name.

use crate::runtime::Cx;
use crate::runtime::strings::Str;
use std::io;
use std::os::unix::ffi::OsStrExt;
use std::path::{Path, PathBuf};

/// A file's name: any bytes.
fn name<'a>(s: Str) -> &'a Path {
    std::ffi::OsStr::from_bytes(s.as_bytes()).as_ref()
}

/// What `s` names, to be read.
pub fn readable(cx: Cx, s: Str) -> io::Result<PathBuf> {
    cx.vm().config.allow.read.reach(name(s), true)
}

/// As [`readable`], a symbolic link itself.
pub fn readable_link(cx: Cx, s: Str) -> io::Result<PathBuf> {
    cx.vm().config.allow.read.reach(name(s), false)
}

/// What `s` names, to be changed.
pub fn writable(cx: Cx, s: Str) -> io::Result<PathBuf> {
    cx.vm().config.allow.write.reach(name(s), true)
}

/// As [`writable`], a symbolic link itself: to be made, moved or removed.
pub fn writable_link(cx: Cx, s: Str) -> io::Result<PathBuf> {
    cx.vm().config.allow.write.reach(name(s), false)
}

/// Text that is not looked up: what a symbolic link is to say.
pub fn verbatim<'a>(s: Str) -> &'a Path {
    name(s)
}
