//! Other processes: starting them, and waiting for them off the workers.

use super::files::duplicate;
use super::places::located;
use super::{errno, number};
use crate::runtime::Cx;
use crate::runtime::WaitReason;
use crate::runtime::slices::Slice;
use crate::runtime::strings::Str;
use crate::runtime::sync::Mutex;
use std::collections::HashMap;
use std::ffi::OsStr;
use std::io;
use std::os::fd::AsFd;
use std::os::unix::ffi::OsStrExt;
use std::os::unix::process::{CommandExt, ExitStatusExt};
use std::process::{Child, Command, Stdio};

/// The processes that a run started and has not waited for.
#[derive(Default)]
struct Children(Mutex<HashMap<i64, Child>>);

fn os<'a>(s: Str) -> &'a OsStr {
    OsStr::from_bytes(s.as_bytes())
}

/// Which of our files a process gets: -1 for none.
fn stdio(cx: Cx, fd: i64) -> io::Result<Stdio> {
    match fd {
        -1 => Ok(Stdio::null()),
        0..=2 if !cx.vm().is_own_stream(fd as usize) => {
            Err(io::Error::from_raw_os_error(libc::ENOTSUP))
        }
        0 => io::stdin().as_fd().try_clone_to_owned().map(Stdio::from),
        1 => io::stdout().as_fd().try_clone_to_owned().map(Stdio::from),
        2 => io::stderr().as_fd().try_clone_to_owned().map(Stdio::from),
        fd => duplicate(cx, fd).map(Stdio::from),
    }
}

/// Starts a program: its number, and an error number. A group is joined if it is not negative, 0 is a new one.
#[allow(clippy::too_many_arguments)]
pub fn start(
    cx: Cx,
    path: Str,
    args: Slice<Str>,
    env: Slice<Str>,
    dir: Str,
    files: Slice<i64>,
    group: i64,
) -> (i64, i64) {
    let vm = cx.vm();
    if !vm.config.allow.run {
        return (0, libc::EACCES.into());
    }
    // What we wrote comes before what it writes.
    vm.flush();
    let spawn = || -> io::Result<Child> {
        let mut command = Command::new(match path.as_bytes().contains(&b'/') {
            true => located(cx, path),
            false => os(path).into(),
        });
        let mut args = args.iter();
        if let Some(name) = args.next() {
            command.arg0(os(name));
        }
        command.args(args.map(os)).env_clear();
        for variable in env.iter() {
            let bytes = variable.as_bytes();
            // A name may begin with `=`.
            if let Some(at) = bytes.iter().skip(1).position(|b| *b == b'=') {
                let (key, value) = (&bytes[..=at], &bytes[at + 2..]);
                command.env(OsStr::from_bytes(key), OsStr::from_bytes(value));
            }
        }
        if !dir.is_empty() {
            command.current_dir(located(cx, dir));
        } else if let Some(dir) = &*vm.dir.lock() {
            command.current_dir(dir);
        }
        if let Ok(group) = i32::try_from(group)
            && group >= 0
        {
            command.process_group(group);
        }
        let mut fds = files.iter().chain(std::iter::repeat(-1));
        let mut next = || match fds.next() {
            Some(fd) => stdio(cx, fd),
            None => Ok(Stdio::null()),
        };
        command.stdin(next()?);
        command.stdout(next()?);
        command.stderr(next()?);
        command.spawn()
    };
    match spawn() {
        Ok(child) => {
            let pid = i64::from(child.id());
            vm.extension::<Children>().0.lock().insert(pid, child);
            (pid, 0)
        }
        Err(e) => (0, number(&e)),
    }
}

/// Waits for a process: its status as the system has it, and an error number.
pub fn wait(cx: Cx, pid: i64) -> (i64, i64) {
    let child = cx.vm().extension::<Children>().0.lock().remove(&pid);
    let Some(mut child) = child else {
        return (0, libc::ECHILD.into());
    };
    match cx.blocking(WaitReason::Syscall, || child.wait()) {
        Ok(status) => (status.into_raw().into(), 0),
        Err(e) => (0, number(&e)),
    }
}

/// Waits no more for a process.
pub fn release(cx: Cx, pid: i64) -> i64 {
    let child = cx.vm().extension::<Children>().0.lock().remove(&pid);
    errno(child.ok_or_else(|| io::Error::from_raw_os_error(libc::EINVAL)))
}
