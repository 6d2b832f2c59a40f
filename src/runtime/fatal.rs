//! Fatal errors: what ends a program and cannot be recovered from. Exit status 2.

use super::chan;
use super::context::{Cx, G};
use super::limits::{self, Limit};
use super::sched::{self, WaitReason};
use super::stack;
use super::sync::Ordering;
use super::trace;
use super::vm::Vm;
use std::fmt::Write;

/// The exit status of a program that was ended so.
pub(crate) const STATUS: i32 = 2;

/// Ends the program with `fatal error: text` and the trace of the running goroutine.
#[cold]
pub fn fatal(cx: Cx, text: &str) -> ! {
    let mut out = format!("fatal error: {text}\n\n");
    trace::write_goroutine(&mut out, cx, &trace::capture(cx));
    let _ = cx.vm().write_stderr(out.as_bytes());
    cx.exit(STATUS)
}

/// Ends the program with `fatal error: text` from outside of goroutines.
#[cold]
pub(crate) fn without_goroutine(vm: &'static Vm, text: &str) {
    let _ = vm.write_stderr(format!("fatal error: {text}\n").as_bytes());
    vm.end(STATUS);
}

/// Ends the program because a goroutine's stack has become too big.
#[cold]
pub(crate) fn stack_overflow(cx: Cx) -> ! {
    let g = cx.g();
    g.site.set(super::site::NONE);
    if cx.vm().config.limits.stack.is_some() {
        limits::reached(cx, Limit::Stack);
    }
    let sp = stack::pointer();
    let base = g.nbase.get();
    let mut out = format!(
        "runtime: goroutine stack exceeds 1000000000-byte limit\n\
         runtime: sp={sp:#x} stack=[{:#x}, {base:#x}]\n\
         fatal error: stack overflow\n\n",
        g.nlimit.get()
    );
    trace::write_goroutine(&mut out, cx, &trace::capture(cx));
    let _ = cx.vm().write_stderr(out.as_bytes());
    cx.exit(STATUS)
}

/// Ends the program because no goroutine can ever go on. Every one is suspended.
#[cold]
pub(crate) fn deadlock(vm: &'static Vm) {
    if vm.ended() {
        return;
    }
    let goroutines = sched::live(vm);
    let mut out = String::new();
    if goroutines.is_empty() && vm.sched.main_gone.load(Ordering::Relaxed) {
        out.push_str("fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n");
    } else {
        out.push_str("fatal error: all goroutines are asleep - deadlock!\n");
        write_all(&mut out, vm, &goroutines);
        if vm.config.terminal {
            write_waits(&mut out, vm, &goroutines);
        }
    }
    let _ = vm.write_stderr(out.as_bytes());
    vm.end(STATUS);
}

/// Appends the dumps of suspended goroutines, each after a blank line.
pub(crate) fn write_all(out: &mut String, vm: &Vm, goroutines: &[&'static G]) {
    for g in goroutines {
        out.push('\n');
        trace::write_part(out, vm, g, &trace::state(g), &trace::of_suspended(g));
    }
}

/// Appends in words who waits for what.
fn write_waits(out: &mut String, vm: &Vm, goroutines: &[&'static G]) {
    out.push('\n');
    for g in goroutines {
        let place = match g.site.get() {
            super::site::NONE => String::new(),
            id => format!(" at {}", place(vm, id)),
        };
        let _ = writeln!(out, "goroutine {} waits{place}: {}", g.id(), g.reason());
        if matches!(
            g.reason(),
            WaitReason::Receive | WaitReason::Send | WaitReason::Select
        ) {
            for line in chan::describe_waits(vm, g) {
                let _ = writeln!(out, "    {line}");
            }
        }
    }
}

/// `file:line` of a site, the file without its folders.
pub(crate) fn place(vm: &Vm, id: u32) -> String {
    let s = vm.sites.get(id);
    let file = s.file.rsplit('/').next().unwrap_or_default();
    format!("{file}:{}", s.line)
}
