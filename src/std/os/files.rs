//! Files by descriptor. Reads and writes that may wait (terminals, pipes) go through the pool, so that only their
//! goroutine waits.

use super::places::{readable, readable_link, verbatim, writable, writable_link};
use super::{errno, number, strings};
use crate::runtime::Cx;
use crate::runtime::sched::WaitReason;
use crate::runtime::slices::{Bytes, Slice};
use crate::runtime::strings::Str;
use crate::runtime::sync::Mutex;
use std::collections::HashMap;
use std::fs::{self, File, Metadata, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::os::fd::{AsRawFd, OwnedFd};
use std::os::unix::fs::{
    DirBuilderExt, FileExt, FileTypeExt, MetadataExt, OpenOptionsExt, PermissionsExt,
};
use std::sync::Arc;

const STDIN: i64 = 0;
const STDOUT: i64 = 1;
const STDERR: i64 = 2;

/// The open files of a run, and whether each may keep its reader waiting.
#[derive(Default)]
struct Files(Mutex<HashMap<i64, (Arc<File>, bool)>>);

fn file(cx: Cx, fd: i64) -> io::Result<(Arc<File>, bool)> {
    let found = cx.vm().extension::<Files>().0.lock().get(&fd).cloned();
    found.ok_or_else(|| io::Error::from_raw_os_error(libc::EBADF))
}

/// Keeps a file among those of the run; its descriptor.
pub fn adopt(cx: Cx, file: File) -> i64 {
    let fd = i64::from(file.as_raw_fd());
    let waits = !file.metadata().is_ok_and(|m| m.is_file());
    let files = cx.vm().extension::<Files>();
    files.0.lock().insert(fd, (Arc::new(file), waits));
    fd
}

/// Another handle of an open file, for a process.
pub fn duplicate(cx: Cx, fd: i64) -> io::Result<File> {
    file(cx, fd)?.0.try_clone()
}

/// The two ends of a new pipe, and an error number.
pub fn pipe(cx: Cx) -> (i64, i64, i64) {
    match io::pipe() {
        Ok((reader, writer)) => {
            let reader = File::from(OwnedFd::from(reader));
            let writer = File::from(OwnedFd::from(writer));
            (adopt(cx, reader), adopt(cx, writer), 0)
        }
        Err(e) => (0, 0, number(&e)),
    }
}

pub fn open(cx: Cx, name: Str, flag: i64, perm: u32) -> (i64, i64) {
    let mode = flag as i32 & libc::O_ACCMODE;
    let mut options = OpenOptions::new();
    options
        .read(mode != libc::O_WRONLY)
        .write(mode != libc::O_RDONLY)
        .mode(perm & 0o777);
    options.custom_flags(
        flag as i32
            & (libc::O_APPEND | libc::O_CREAT | libc::O_EXCL | libc::O_SYNC | libc::O_TRUNC),
    );
    let changes = mode != libc::O_RDONLY || flag as i32 & (libc::O_CREAT | libc::O_TRUNC) != 0;
    let allowed = || match (mode == libc::O_WRONLY, changes) {
        (true, _) => writable(cx, name),
        (false, true) => readable(cx, name).and_then(|_| writable(cx, name)),
        (false, false) => readable(cx, name),
    };
    // A pipe's open waits for its other end.
    let opened = allowed().and_then(|path| {
        if fs::metadata(&path).is_ok_and(|m| m.file_type().is_fifo()) {
            cx.blocking(WaitReason::Syscall, || options.open(&path))
        } else {
            options.open(&path)
        }
    });
    match opened {
        Ok(file) => (adopt(cx, file), 0),
        Err(e) => (0, number(&e)),
    }
}

/// Runs a read into a buffer; `pool` if it may wait.
fn read_into(
    cx: Cx,
    b: Bytes,
    pool: bool,
    read: impl FnOnce(&mut [u8]) -> io::Result<usize> + Send,
) -> (i64, i64) {
    let mut buffer = vec![0; b.len().min(1 << 20)];
    let result = if pool {
        cx.blocking(WaitReason::IoWait, || read(&mut buffer))
    } else {
        read(&mut buffer)
    };
    match result {
        Ok(n) => (b.write(0, &buffer[..n]) as i64, 0),
        Err(e) => (0, number(&e)),
    }
}

fn retry(mut f: impl FnMut() -> io::Result<usize>) -> io::Result<usize> {
    loop {
        match f() {
            Err(e) if e.kind() == io::ErrorKind::Interrupted => {}
            result => return result,
        }
    }
}

pub fn read(cx: Cx, fd: i64, b: Bytes) -> (i64, i64) {
    if fd == STDIN {
        return match crate::std::stdin::read(cx, b) {
            Ok(n) => (n as i64, 0),
            Err(e) => (0, number(&e)),
        };
    }
    match file(cx, fd) {
        Ok((file, waits)) => read_into(cx, b, waits, |buffer| retry(|| (&*file).read(buffer))),
        Err(e) => (0, number(&e)),
    }
}

pub fn pread(cx: Cx, fd: i64, b: Bytes, offset: i64) -> (i64, i64) {
    match file(cx, fd) {
        Ok((file, _)) => read_into(cx, b, false, |buffer| {
            retry(|| file.read_at(buffer, offset as u64))
        }),
        Err(e) => (0, number(&e)),
    }
}

fn written(n: usize, result: io::Result<()>) -> (i64, i64) {
    match result {
        Ok(()) => (n as i64, 0),
        Err(e) => (0, number(&e)),
    }
}

pub fn write(cx: Cx, fd: i64, b: Bytes) -> (i64, i64) {
    let bytes = b.as_bytes();
    match fd {
        STDOUT => written(bytes.len(), cx.write_stdout(bytes)),
        STDERR => written(bytes.len(), cx.write_stderr(bytes)),
        _ => match file(cx, fd) {
            Ok((file, true)) => {
                let copy = bytes.to_vec();
                written(
                    bytes.len(),
                    cx.blocking(WaitReason::IoWait, || (&*file).write_all(&copy)),
                )
            }
            Ok((file, false)) => written(bytes.len(), (&*file).write_all(bytes)),
            Err(e) => (0, number(&e)),
        },
    }
}

pub fn pwrite(cx: Cx, fd: i64, b: Bytes, offset: i64) -> (i64, i64) {
    match file(cx, fd) {
        Ok((file, _)) => written(b.len(), file.write_all_at(b.as_bytes(), offset as u64)),
        Err(e) => (0, number(&e)),
    }
}

pub fn seek(cx: Cx, fd: i64, offset: i64, whence: i64) -> (i64, i64) {
    let to = match whence {
        0 if offset >= 0 => SeekFrom::Start(offset as u64),
        1 => SeekFrom::Current(offset),
        2 => SeekFrom::End(offset),
        _ => return (0, libc::EINVAL.into()),
    };
    match file(cx, fd).and_then(|(file, _)| (&*file).seek(to)) {
        Ok(at) => (at as i64, 0),
        Err(e) => (0, number(&e)),
    }
}

pub fn close(cx: Cx, fd: i64) -> i64 {
    if (STDIN..=STDERR).contains(&fd) {
        cx.vm().flush();
        return 0;
    }
    let taken = cx.vm().extension::<Files>().0.lock().remove(&fd);
    if taken.is_some() {
        0
    } else {
        libc::EBADF.into()
    }
}

pub fn truncate(cx: Cx, fd: i64, size: i64) -> i64 {
    errno(file(cx, fd).and_then(|(file, _)| file.set_len(size as u64)))
}

pub fn sync(cx: Cx, fd: i64) -> i64 {
    if fd == STDOUT {
        cx.vm().flush();
    }
    errno(file(cx, fd).and_then(|(file, _)| file.sync_all()))
}

/// Size, mode as in an fs.FileMode, time in nanoseconds since 1970, device, inode, error number.
pub fn stat(cx: Cx, path: Str, fd: i64, follow: bool) -> (i64, u32, i64, i64, i64, i64) {
    let meta = match (path.is_empty(), follow) {
        (true, _) if (STDIN..=STDERR).contains(&fd) => {
            // A stream of the host's looks like nothing at all.
            match cx.vm().is_own_stream(fd as usize) {
                true => fs::metadata(format!("/dev/fd/{fd}")),
                false => fs::metadata("/dev/null"),
            }
        }
        (true, _) => file(cx, fd).and_then(|(file, _)| file.metadata()),
        (false, true) => readable(cx, path).and_then(fs::metadata),
        (false, false) => readable_link(cx, path).and_then(fs::symlink_metadata),
    };
    match meta {
        Ok(m) => {
            let time = m.mtime() * 1_000_000_000 + m.mtime_nsec();
            (
                m.size() as i64,
                mode(&m),
                time,
                m.dev() as i64,
                m.ino() as i64,
                0,
            )
        }
        Err(e) => (0, 0, 0, 0, 0, number(&e)),
    }
}

fn kind(t: fs::FileType) -> u32 {
    const DIR: u32 = 1 << 31;
    const SYMLINK: u32 = 1 << 27;
    const DEVICE: u32 = 1 << 26;
    const PIPE: u32 = 1 << 25;
    const SOCKET: u32 = 1 << 24;
    const CHAR: u32 = 1 << 21;
    match () {
        () if t.is_dir() => DIR,
        () if t.is_symlink() => SYMLINK,
        () if t.is_block_device() => DEVICE,
        () if t.is_char_device() => DEVICE | CHAR,
        () if t.is_fifo() => PIPE,
        () if t.is_socket() => SOCKET,
        () => 0,
    }
}

fn mode(m: &Metadata) -> u32 {
    let special = [(0o4000, 1 << 23), (0o2000, 1 << 22), (0o1000, 1 << 20)];
    let bits = special
        .iter()
        .filter(|(unix, _)| m.mode() & unix != 0)
        .map(|(_, go)| go);
    kind(m.file_type()) | m.mode() & 0o777 | bits.sum::<u32>()
}

pub fn read_dir(cx: Cx, name: Str) -> (Slice<Str>, Slice<u32>, i64) {
    use std::os::unix::ffi::OsStringExt;
    let list = || -> io::Result<Vec<(Vec<u8>, u32)>> {
        fs::read_dir(readable(cx, name)?)?
            .map(|entry| entry.and_then(|e| Ok((e.file_name().into_vec(), kind(e.file_type()?)))))
            .collect()
    };
    match list() {
        Ok(mut entries) => {
            entries.sort();
            let kinds: Vec<u32> = entries.iter().map(|e| e.1).collect();
            (
                strings(cx, entries.iter().map(|e| &e.0)),
                Slice::from_elements(cx, &kinds),
                0,
            )
        }
        Err(e) => (Slice::default(), Slice::default(), number(&e)),
    }
}

pub fn mkdir(cx: Cx, name: Str, perm: u32) -> i64 {
    let make = |path| fs::DirBuilder::new().mode(perm & 0o777).create(path);
    errno(writable(cx, name).and_then(make))
}

pub fn rename(cx: Cx, from: Str, to: Str) -> i64 {
    let both = writable_link(cx, from).and_then(|from| Ok((from, writable_link(cx, to)?)));
    errno(both.and_then(|(from, to)| fs::rename(from, to)))
}

pub fn symlink(cx: Cx, target: Str, name: Str) -> i64 {
    let make = |path| std::os::unix::fs::symlink(verbatim(target), path);
    errno(writable_link(cx, name).and_then(make))
}

pub fn link(cx: Cx, from: Str, to: Str) -> i64 {
    // Through the new name the old file can be changed.
    let both = writable_link(cx, from).and_then(|from| Ok((from, writable_link(cx, to)?)));
    errno(both.and_then(|(from, to)| fs::hard_link(from, to)))
}

pub fn remove(cx: Cx, name: Str) -> i64 {
    errno(writable_link(cx, name).and_then(|path| {
        if fs::symlink_metadata(&path)?.is_dir() {
            fs::remove_dir(path)
        } else {
            fs::remove_file(path)
        }
    }))
}

pub fn remove_all(cx: Cx, name: Str) -> i64 {
    let removed = writable_link(cx, name).and_then(|path| {
        if fs::symlink_metadata(&path)?.is_dir() {
            fs::remove_dir_all(path)
        } else {
            fs::remove_file(path)
        }
    });
    match removed {
        Err(e) if e.kind() == io::ErrorKind::NotFound => 0,
        other => errno(other),
    }
}

pub fn chmod(cx: Cx, name: Str, mode: u32) -> i64 {
    let change = |path| fs::set_permissions(path, fs::Permissions::from_mode(mode & 0o777));
    errno(writable(cx, name).and_then(change))
}

pub fn truncate_named(cx: Cx, name: Str, size: i64) -> i64 {
    let open = |path| OpenOptions::new().write(true).open(path);
    errno(
        writable(cx, name)
            .and_then(open)
            .and_then(|file| file.set_len(size as u64)),
    )
}

/// -1 leaves an owner as it is.
pub fn chown(cx: Cx, name: Str, uid: i64, gid: i64, follow: bool) -> i64 {
    use std::os::unix::fs::{chown, lchown};
    let id = |id: i64| u32::try_from(id).ok();
    errno(match follow {
        true => writable(cx, name).and_then(|path| chown(path, id(uid), id(gid))),
        false => writable_link(cx, name).and_then(|path| lchown(path, id(uid), id(gid))),
    })
}

/// Times in nanoseconds since 1970; those that are not to be set are none.
pub fn chtimes(
    cx: Cx,
    name: Str,
    read: i64,
    set_read: bool,
    changed: i64,
    set_changed: bool,
) -> i64 {
    let time = |ns: i64| {
        let span = std::time::Duration::from_nanos(ns.unsigned_abs());
        match ns < 0 {
            true => std::time::UNIX_EPOCH - span,
            false => std::time::UNIX_EPOCH + span,
        }
    };
    let mut times = fs::FileTimes::new();
    if set_read {
        times = times.set_accessed(time(read));
    }
    if set_changed {
        times = times.set_modified(time(changed));
    }
    let set = |path| File::open(path)?.set_times(times);
    errno(writable(cx, name).and_then(set))
}
