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
    "syscall.signalText" => |_: Cx, s: i64| -> String { signal_text(s) },
}

/// The system's words, begun in lower case as Go has them.
fn error_text(e: i64) -> String {
    let text = std::io::Error::from_raw_os_error(e as i32).to_string();
    let words = text.split(" (os error").next().unwrap_or_default();
    let mut chars = words.chars();
    match (chars.next(), chars.as_str()) {
        // `EOF` and the like stay as they are.
        (Some(first), rest) if !rest.starts_with(|c: char| c.is_uppercase()) => {
            first.to_lowercase().chain(rest.chars()).collect()
        }
        _ => words.into(),
    }
}

fn signal_text(s: i64) -> String {
    let text = match s {
        1 => "hangup",
        2 => "interrupt",
        3 => "quit",
        6 => "aborted",
        9 => "killed",
        10 => "user defined signal 1",
        12 => "user defined signal 2",
        13 => "broken pipe",
        14 => "alarm clock",
        15 => "terminated",
        _ => return format!("signal {s}"),
    };
    text.into()
}
