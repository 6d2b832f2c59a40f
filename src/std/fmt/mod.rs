//! Package fmt.

mod format;
mod hooks;
mod print;
mod printf;
mod scan;

use crate::natives;
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::slices::{Bytes, Slice};
use crate::runtime::strings::Str;
use crate::std::streams;
use crate::std::unicode::tables;
use hooks::Hooks;
use print::Printer;

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "fmt",
    files: go_files!["fmt.go"],
    natives: NATIVES,
};

natives! {
    "fmt.setHooks" => Hooks::set,
    "fmt.Print" => |cx: Cx, args: Slice<Any>| output(cx, &text(cx, |p| printf::print(p, args))),
    "fmt.Printf" => |cx: Cx, format: Str, args: Slice<Any>| output(cx, &formatted(cx, format, args)),
    "fmt.Println" => |cx: Cx, args: Slice<Any>| output(cx, &text(cx, |p| printf::println(p, args))),
    "fmt.Sprint" => |cx: Cx, args: Slice<Any>| Str::new(cx, &text(cx, |p| printf::print(p, args))),
    "fmt.Sprintf" => |cx: Cx, format: Str, args: Slice<Any>| Str::new(cx, &formatted(cx, format, args)),
    "fmt.Sprintln" => |cx: Cx, args: Slice<Any>| Str::new(cx, &text(cx, |p| printf::println(p, args))),
    "fmt.Append" => |cx: Cx, b: Bytes, args: Slice<Any>| b.extend(cx, &text(cx, |p| printf::print(p, args))),
    "fmt.Appendf" => |cx: Cx, b: Bytes, format: Str, args: Slice<Any>| b.extend(cx, &formatted(cx, format, args)),
    "fmt.Appendln" => |cx: Cx, b: Bytes, args: Slice<Any>| b.extend(cx, &text(cx, |p| printf::println(p, args))),
    "fmt.errorf" => errorf,
    "fmt.scanInput" => scan::scan_input,
    "fmt.scanString" => scan::scan_string,
    "fmt.scanReader" => scan::scan_reader,
    "fmt.readRune" => scan::read_rune,
    "fmt.unreadRune" => scan::unread_rune,
    "fmt.skipSpace" => scan::skip_space,
    "fmt.scanWidth" => scan::scan_width,
    "fmt.isSpace" => |_: Cx, r: i32| tables::is_space(r),
}

fn text(cx: Cx, write: impl FnOnce(&mut Printer)) -> Vec<u8> {
    let mut p = Printer::new(cx);
    write(&mut p);
    p.format.out
}

fn formatted(cx: Cx, format: Str, args: Slice<Any>) -> Vec<u8> {
    text(cx, |p| {
        printf::printf(p, format.as_bytes(), args);
    })
}

/// Writes to standard output. It is buffered, so an error is that of an earlier write, perhaps.
fn output(cx: Cx, bytes: &[u8]) -> (i64, Any) {
    if let Some(result) = streams::write(cx, bytes) {
        return result;
    }
    match cx.write_stdout(bytes) {
        Ok(()) => (bytes.len() as i64, Any::NIL),
        Err(e) => {
            let text = e.to_string();
            let reason = text.split(" (os error").next().unwrap_or_default();
            (
                0,
                Hooks::unwritten(cx, Str::new(cx, lowercase(reason).as_bytes())),
            )
        }
    }
}

/// The system's words as Go has them.
fn lowercase(words: &str) -> String {
    let mut rest = words.chars();
    rest.next()
        .map_or(String::new(), |c| c.to_lowercase().chain(rest).collect())
}

fn errorf(cx: Cx, format: Str, args: Slice<Any>) -> (Str, Slice<i64>) {
    let mut p = Printer::new(cx);
    p.wraps = true;
    let mut wrapped = printf::printf(&mut p, format.as_bytes(), args);
    wrapped.sort_unstable();
    wrapped.dedup();
    let wrapped: Vec<i64> = wrapped.into_iter().map(|i| i as i64).collect();
    let message = Str::new(cx, &p.format.out);
    let wrapped = if wrapped.is_empty() {
        Slice::default()
    } else {
        Slice::from_elements(cx, &wrapped)
    };
    (message, wrapped)
}
