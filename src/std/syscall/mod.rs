//! Package syscall: names of errors and signals.

use super::Package;
use crate::natives;
use crate::runtime::Cx;

/// The package.
pub static PACKAGE: Package = Package {
    path: "syscall",
    files: go_files!["syscall.go"],
    natives: NATIVES,
};

natives! {
    "syscall.errorText" => |_: Cx, e: i64| -> String { error_text(e) },
    "syscall.kill" => |cx: Cx, pid: i64, signal: i64| -> i64 { kill(cx, pid, signal) },
    "syscall.Getpid" => |_: Cx| -> i64 { std::process::id().into() },
    "syscall.signalText" => |_: Cx, s: i64| -> String { signal_text(s) },
}

/// The system's words, begun in lower case as Go has them.
fn error_text(e: i64) -> String {
    let text = std::io::Error::from_raw_os_error(e as i32).to_string();
    let words = text.split(" (os error").next().unwrap_or_default();
    if words.starts_with("Unknown error") {
        return format!("errno {e}");
    }
    let mut chars = words.chars();
    match (chars.next(), chars.as_str()) {
        // `EOF` and the like stay as they are.
        (Some(first), rest) if !rest.starts_with(|c: char| c.is_uppercase()) => {
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => words.into(),
    }
}

/// Go's words for the signals from 1 on.
const SIGNALS: [&str; 31] = [
    "hangup",
    "interrupt",
    "quit",
    "illegal instruction",
    "trace/breakpoint trap",
    "aborted",
    "bus error",
    "floating point exception",
    "killed",
    "user defined signal 1",
    "segmentation fault",
    "user defined signal 2",
    "broken pipe",
    "alarm clock",
    "terminated",
    "stack fault",
    "child exited",
    "continued",
    "stopped (signal)",
    "stopped",
    "stopped (tty input)",
    "stopped (tty output)",
    "urgent I/O condition",
    "CPU time limit exceeded",
    "file size limit exceeded",
    "virtual timer expired",
    "profiling timer expired",
    "window changed",
    "I/O possible",
    "power failure",
    "bad system call",
];

fn signal_text(s: i64) -> String {
    let at = usize::try_from(s - 1).ok();
    match at.and_then(|at| SIGNALS.get(at)) {
        Some(text) => (*text).into(),
        None => format!("signal {s}"),
    }
}

/// Signals only if the run may start processes, too: its own is its host's.
fn kill(cx: Cx, pid: i64, signal: i64) -> i64 {
    use rustix::process::{Pid, Signal, kill_process, test_kill_process};
    let Some(pid) = i32::try_from(pid).ok().and_then(Pid::from_raw) else {
        return libc::EINVAL.into();
    };
    if !cx.vm().config.allow.run {
        return libc::EPERM.into();
    }
    let sent = match (signal, Signal::from_named_raw(signal as i32)) {
        (0, _) => test_kill_process(pid),
        (_, Some(signal)) => kill_process(pid, signal),
        (_, None) => return libc::EINVAL.into(),
    };
    sent.map_or_else(|e| e.raw_os_error().into(), |()| 0)
}
