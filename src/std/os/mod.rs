//! Package os: files, environment and process; the faces of files are Go, system calls Rust's standard library.

mod environment;
pub mod exec;
mod files;
mod places;
mod process;
pub mod signal;

use super::Package;
use crate::natives;
use crate::runtime::Cx;
use crate::runtime::slices::Slice;
use crate::runtime::strings::Str;
use places::readable_link;
use std::io;

/// The package.
pub static PACKAGE: Package = Package {
    path: "os",
    files: go_files!["fs.go", "os.go", "process.go"],
    natives: NATIVES,
};

natives! {
    "os.setStreams" => super::streams::set,
    "os.args" => |cx: Cx| -> Slice<Str> { strings(cx, cx.vm().config.args.iter()) },
    "os.Exit" => |cx: Cx, code: i64| -> () { cx.exit((code & 0xff) as i32) },
    "os.LookupEnv" => environment::lookup,
    "os.setenv" => environment::set,
    "os.unsetenv" => environment::unset,
    "os.Environ" => environment::all,
    "os.Getpid" => |_: Cx| -> i64 { std::process::id().into() },
    "os.Getppid" => |_: Cx| -> i64 { std::os::unix::process::parent_id().into() },
    "os.Getuid" => |_: Cx| -> i64 { rustix::process::getuid().as_raw().into() },
    "os.hostname" => |cx: Cx| -> (Str, i64) { (cx.str_bytes(rustix::system::uname().nodename().to_bytes()), 0) },
    "os.executable" => |cx: Cx| -> (Str, i64) { path(cx, std::env::current_exe()) },
    "os.getwd" => |cx: Cx| -> (Str, i64) { path(cx, places::working_directory(cx)) },
    "os.chdir" => |cx: Cx, dir: Str| -> i64 { errno(places::change_directory(cx, dir)) },
    "os.fchdir" => |cx: Cx, fd: i64| -> i64 { errno(places::change_directory(cx, cx.str(&format!("/proc/self/fd/{fd}")))) },
    "os.open" => files::open,
    "os.read" => files::read,
    "os.pread" => files::pread,
    "os.write" => files::write,
    "os.pwrite" => files::pwrite,
    "os.seek" => files::seek,
    "os.closeFile" => files::close,
    "os.truncate" => files::truncate,
    "os.sync" => files::sync,
    "os.stat" => files::stat,
    "os.readDir" => files::read_dir,
    "os.mkdir" => files::mkdir,
    "os.remove" => files::remove,
    "os.removeAll" => files::remove_all,
    "os.rename" => files::rename,
    "os.chmod" => files::chmod,
    "os.symlink" => files::symlink,
    "os.link" => files::link,
    "os.readlink" => |cx: Cx, name: Str| -> (Str, i64) { path(cx, readable_link(cx, name).and_then(std::fs::read_link)) },
    "os.Geteuid" => |_: Cx| -> i64 { rustix::process::geteuid().as_raw().into() },
    "os.Getgid" => |_: Cx| -> i64 { rustix::process::getgid().as_raw().into() },
    "os.Getegid" => |_: Cx| -> i64 { rustix::process::getegid().as_raw().into() },
    "os.groups" => |cx: Cx| -> Slice<i64> {
        let groups = rustix::process::getgroups().unwrap_or_default();
        let ids: Vec<i64> = groups.iter().map(|g| g.as_raw().into()).collect();
        Slice::from_elements(cx, &ids)
    },
    "os.Getpagesize" => |_: Cx| -> i64 { rustix::param::page_size() as i64 },
    "os.pipe" => files::pipe,
    "os.truncateNamed" => files::truncate_named,
    "os.chown" => files::chown,
    "os.chtimes" => files::chtimes,
    "os.start" => process::start,
    "os.waitFor" => process::wait,
    "os.release" => process::release,
    "os.random" => |cx: Cx| -> u64 { cx.vm().random() },
}

/// The system's number of an error; 0 for none.
fn errno<T>(result: io::Result<T>) -> i64 {
    match result {
        Ok(_) => 0,
        Err(e) => number(&e),
    }
}

/// The system's number of an error. Errors of Rust's own making are invalid arguments, such as a NUL in a file's name.
fn number(e: &io::Error) -> i64 {
    e.raw_os_error().unwrap_or(libc::EINVAL).into()
}

fn path(cx: Cx, result: io::Result<std::path::PathBuf>) -> (Str, i64) {
    match result {
        Ok(p) => (cx.str_bytes(p.as_os_str().as_encoded_bytes()), 0),
        Err(e) => (Str::default(), number(&e)),
    }
}

fn strings<S: AsRef<[u8]>>(cx: Cx, items: impl Iterator<Item = S>) -> Slice<Str> {
    let mut list = crate::runtime::slices::List::with_cap(cx, items.size_hint().0);
    for item in items {
        list.push(cx, Str::new(cx, item.as_ref()));
    }
    list.finish()
}
