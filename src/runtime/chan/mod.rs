//! Channels.

use super::context::Cx;
use super::vm::Vm;

/// A case of a select. A nil channel is a case that is never chosen.
#[derive(Clone, Copy)]
pub struct Case {
    /// The channel.
    pub ch: u64,
    /// Send or receive.
    pub send: bool,
    /// The words to send, or where to put the received ones (null: nowhere).
    pub ptr: *mut u64,
}

/// `make(chan T, cap)`; panics with "makechan: size out of range". Elements are `elem_words` words each.
pub fn make_chan(cx: Cx, elem_words: usize, pointers: bool, cap: i64, site: u32) -> u64 {
    let _ = (cx, elem_words, pointers, cap, site);
    todo!()
}

/// `ch <- v`, the words of v at `src`.
pub fn send(cx: Cx, ch: u64, src: *const u64, site: u32) {
    let _ = (cx, ch, src, site);
    todo!()
}

/// `v, ok = <-ch`: writes v's words to `dst` (null: nowhere), zeros if the channel is closed; returns ok.
pub fn recv(cx: Cx, ch: u64, dst: *mut u64, site: u32) -> bool {
    let _ = (cx, ch, dst, site);
    todo!()
}

/// `close(ch)`.
pub fn close(cx: Cx, ch: u64, site: u32) {
    let _ = (cx, ch, site);
    todo!()
}

/// `len(ch)`.
pub fn chan_len(ch: u64) -> i64 {
    let _ = ch;
    todo!()
}

/// `cap(ch)`.
pub fn chan_cap(ch: u64) -> i64 {
    let _ = ch;
    todo!()
}

/// `select`: the index of the case taken (-1: default) and, for a receive, whether it got a value.
pub fn select(cx: Cx, cases: &mut [Case], has_default: bool, site: u32) -> (i32, bool) {
    let _ = (cx, cases, has_default, site);
    todo!()
}

/// Sends without blocking, from anywhere (timers, host threads): whether it was sent. A closed channel takes nothing.
pub fn try_send(vm: &'static Vm, ch: u64, src: *const u64) -> bool {
    let _ = (vm, ch, src);
    todo!()
}

/// Discards what the channel's buffer holds; returns how many elements that were.
pub fn drain(ch: u64) -> usize {
    let _ = ch;
    todo!()
}
