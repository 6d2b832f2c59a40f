//! Fatal errors, which end the program and cannot be recovered from.

use super::context::Cx;

/// Ends the program with `fatal error: text` and the trace of the running goroutine, exit status 2.
pub fn fatal(cx: Cx, text: &str) -> ! {
    let _ = (cx, text);
    todo!()
}
