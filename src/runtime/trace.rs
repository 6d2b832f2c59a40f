//! Traces: which calls a goroutine is in.

use super::context::Cx;

/// The sites of the calls that the goroutine is in, innermost first; `G::site` is the first.
pub fn capture(cx: Cx) -> Vec<u32> {
    let _ = cx;
    todo!()
}

/// Appends a goroutine's part of a report: `goroutine 1 [running]:`, its frames, and where it was created.
pub fn write_goroutine(out: &mut String, cx: Cx, trace: &[u32]) {
    let _ = (out, cx, trace);
    todo!()
}
