//! Traces: which calls a goroutine is in, and how Go prints that.

use super::context::{Cx, G};
use super::heap;
use super::panic::joined;
use super::sched::{self, WaitReason};
use super::site::{self, Site};
use super::stack::Link;
use super::sync::Ordering;
use super::vm::Vm;
use std::fmt::Write;

/// So many frames are shown at each end of a long trace.
const SHOWN: usize = 50;

/// The sites of the calls that the goroutine is in, innermost first; `G::site` is the first.
pub fn capture(cx: Cx) -> Vec<u32> {
    walk(cx.g(), cx.fp)
}

/// How many calls a trace of the running function's callers shows.
pub fn depth(cx: Cx) -> usize {
    cx.g().site.set(site::NONE);
    walk(cx.g(), cx.fp).len()
}

/// As [`capture`], for a native: the sites of the calls that it is in, without its own; and what panics unwound whose
/// deferred calls run.
pub fn callers(cx: Cx) -> Vec<u32> {
    with_panics(cx.g(), callers_left(cx))
}

/// As [`callers`], but what was unwound is left out.
pub fn callers_left(cx: Cx) -> Vec<u32> {
    cx.g().site.set(site::NATIVE);
    let mut sites = walk(cx.g(), cx.fp);
    let site = cx.vm().sites.get(cx.call_site());
    if site
        .callee
        .is_some_and(|f| f.native.load(Ordering::Relaxed) != site::NONE)
    {
        sites.remove(0);
    }
    sites
}

/// A deferred call that runs because of a panic. While it does, it lies on the native stack.
#[derive(Debug)]
pub(crate) struct Deferred {
    /// Where the panic was raised.
    pub trace: Vec<u32>,
    /// The frame of the function that deferred the call, and the newest growth of the stack there.
    pub fp: *mut u64,
    pub link: *const Link,
    /// Whether traces show the call itself.
    pub shown: bool,
    /// The address of the next such call outside; 0 for none.
    pub outer: usize,
}

/// A trace in which deferred calls follow the panics for which they run, as if nothing had been unwound.
fn with_panics(g: &G, mut sites: Vec<u32>) -> Vec<u32> {
    let mut at = g.deferred.get();
    // SAFETY: such a call takes itself off the list before it leaves the stack.
    while let Some(call) = unsafe { (at as *const Deferred).as_ref() } {
        let shared = walk_from(g, site::NONE, call.fp, call.link).len() + usize::from(call.shown);
        sites = joined(&sites, Some(site::PANIC), &call.trace, shared);
        at = call.outer;
    }
    sites
}

/// As [`capture`], for a goroutine that is suspended.
pub(crate) fn of_suspended(g: &G) -> Vec<u32> {
    walk(g, g.fp.get())
}

fn walk(g: &G, fp: *mut u64) -> Vec<u32> {
    walk_from(g, g.site.get(), fp, g.link.get())
}

fn walk_from(g: &G, site: u32, mut fp: *mut u64, mut link: *const Link) -> Vec<u32> {
    let mut sites = Vec::new();
    g.vm().sites.with(|table| {
        // What a native raises is shown at the native.
        let mut innermost = match site {
            site::NATIVE => site::NONE,
            id => id,
        };
        let mut known = site::in_library(innermost);
        while let Some(s) = table
            .get(innermost as usize)
            .filter(|_| innermost != site::NONE)
        {
            sites.push(innermost);
            innermost = s.caller;
        }
        while !fp.is_null() {
            // SAFETY: `fp` is a frame of a goroutine that is stopped or the caller's.
            let id = unsafe { call_of(&mut fp, &mut link) };
            let Some(s) = table.get(id as usize).filter(|_| id != site::NONE) else {
                break;
            };
            let native = s
                .callee
                .map_or(site::NONE, |f| f.native.load(Ordering::Relaxed));
            if native != site::NONE && !known {
                sites.push(native);
            }
            known = false;
            if s.line > 0 {
                sites.push(id);
            }
            fp = fp.wrapping_sub(s.base as usize);
        }
    });
    sites
}

/// The site of the call that made the frame in which a goroutine was suspended; None before it has run.
///
/// # Safety
/// It is suspended.
pub(crate) unsafe fn innermost(g: &G) -> Option<u32> {
    let mut fp = g.fp.get();
    // SAFETY: as the caller promises; there is a site before the first frame, too.
    let id = unsafe { call_of(&mut fp, &mut g.link.get()) };
    (id != site::NONE).then_some(id)
}

/// The site of the call that made a frame, which is put to where it was to lie before the stack grew.
///
/// # Safety
/// The frame is in use, and the link is the newest of those that are not above it.
unsafe fn call_of(fp: &mut *mut u64, link: &mut *const Link) -> u32 {
    // SAFETY: links point to growths that are still in force; there is a site before each frame.
    unsafe {
        match link.as_ref() {
            Some(l) if l.fp == *fp => {
                *fp = l.nf;
                *link = l.outer;
                l.site
            }
            _ => *fp.sub(1) as u32,
        }
    }
}

/// Whether the running function has this frame, or wrappers passed on to it a call of the one that has it.
pub fn called_as(x: Cx, frame: *mut u64) -> bool {
    let g = x.g();
    let (mut fp, mut link) = (x.fp, g.link.get());
    fp == frame
        || g.vm().sites.with(|table| {
            while fp != frame {
                // SAFETY: `fp` is a frame of the running goroutine.
                let id = unsafe { call_of(&mut fp, &mut link) };
                match table.get(id as usize) {
                    Some(s) if id != site::NATIVE && s.line == 0 && s.base > 0 => {
                        fp = fp.wrapping_sub(s.base as usize);
                    }
                    _ => return false,
                }
            }
            true
        })
}

/// As [`callers`], down to where the goroutine begins in Go's library.
pub fn all_callers(cx: Cx) -> Vec<u32> {
    let mut sites = callers(cx);
    if cx.g().id() == 1 {
        sites.push(site::RUNTIME_MAIN);
    }
    sites.push(site::RUNTIME_GOEXIT);
    sites
}

/// Appends what `runtime.Stack` says of the goroutine that calls it, and of all others.
pub fn write_all(out: &mut String, cx: Cx) {
    write_goroutine(out, cx, &callers(cx));
    let id = cx.g().id();
    let others = heap::while_stopped(cx, move |vm| {
        let mut out = String::new();
        for g in sched::live(vm).into_iter().filter(|g| g.id() != id) {
            out.push('\n');
            write_part(&mut out, vm, g, &state(g), &of_suspended(g));
        }
        out
    });
    out.push_str(&others.unwrap_or_default());
}

/// Appends the running goroutine's part of a report: `goroutine 1 [running]:`, its frames, and where it was created.
pub fn write_goroutine(out: &mut String, cx: Cx, trace: &[u32]) {
    let mut state = "running".to_string();
    write_bubble(&mut state, cx.g());
    write_part(out, cx.vm(), cx.g(), &state, trace);
}

/// As [`write_goroutine`], for any goroutine.
pub(crate) fn write_part(out: &mut String, vm: &Vm, g: &G, state: &str, trace: &[u32]) {
    let _ = writeln!(out, "goroutine {} [{state}]:", g.id());
    write_frames(out, vm, trace);
    write_created(out, vm, g);
}

/// As [`write_part`], for a goroutine that another thread runs right now.
pub(crate) fn write_running(out: &mut String, vm: &Vm, g: &G) {
    let _ = writeln!(
        out,
        "goroutine {} [running]:\n\tgoroutine running on other thread; stack unavailable",
        g.id()
    );
    write_created(out, vm, g);
}

fn write_created(out: &mut String, vm: &Vm, g: &G) {
    let created = g.created.get();
    if created != site::NONE {
        let s = vm.sites.get(created);
        let _ = match g.parent.get() {
            0 => writeln!(out, "created by {}", s.function),
            parent => writeln!(out, "created by {} in goroutine {parent}", s.function),
        };
        write_place(out, &s);
    }
}

/// Appends the frames of a trace, the middle of a long one left out.
pub fn write_frames(out: &mut String, vm: &Vm, trace: &[u32]) {
    let (first, last) = match trace.len() {
        n if n > 2 * SHOWN => (SHOWN, n - SHOWN),
        n => (n, n),
    };
    vm.sites.with(|table| {
        let show = |out: &mut String, trace: &[u32]| {
            for s in trace.iter().filter_map(|id| table.get(*id as usize)) {
                let arguments = if s.arguments { "..." } else { "" };
                let _ = writeln!(out, "{}({arguments})", s.function);
                write_place(out, s);
            }
        };
        show(out, &trace[..first]);
        if last > first {
            let _ = writeln!(out, "...{} frames elided...", last - first);
        }
        show(out, &trace[last..]);
    });
}

fn write_place(out: &mut String, s: &Site) {
    if s.file.is_empty() {
        // A method that nobody has written, but that another stands for.
        out.push_str("\t<autogenerated>:1\n");
        return;
    }
    let _ = writeln!(out, "\t{}:{}", s.file, s.line);
}

fn write_bubble(text: &mut String, g: &G) {
    if let Some(bubble) = g.in_bubble() {
        let _ = write!(text, ", synctest bubble {}", bubble.id());
    }
}

/// What stands in brackets for a goroutine that does not run.
pub(crate) fn state(g: &G) -> String {
    let reason = g.reason();
    let mut text = reason.text().to_string();
    let since = g.since.load(Ordering::Relaxed);
    if g.state.load(Ordering::Relaxed) != sched::PARKED {
        return WaitReason::None.text().into();
    }
    if g.in_bubble().is_some_and(|b| g.is_durable(b, reason)) {
        text.push_str(" (durable)");
    }
    if reason != WaitReason::None {
        let minutes = (g.vm().peek_now() - since) / 60_000_000_000;
        if minutes >= 1 {
            let _ = write!(text, ", {minutes} minutes");
        }
    }
    write_bubble(&mut text, g);
    text
}
