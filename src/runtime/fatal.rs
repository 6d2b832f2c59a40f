//! Fatal errors: what ends a program and cannot be recovered from. Exit status 2.

use super::chan;
use super::context::{Cx, G};
use super::end::{self, Crash, End};
use super::limits::{self, Limit};
use super::sched::{self, WaitReason};
use super::site;
use super::stack;
use super::sync::Ordering;
use super::trace;
use super::vm::Vm;
use std::fmt::Write;

/// The exit status of a program that was ended so.
pub(crate) const STATUS: i32 = 2;

/// How much the report of an end says (`GOTRACEBACK`).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, Default)]
pub enum Traceback {
    /// The message only.
    None,
    /// The goroutine at fault, or all where no single one is.
    #[default]
    Single,
    /// All goroutines.
    All,
}

impl Traceback {
    /// What a value of the variable asks for. There are no frames of a runtime to show, so `system` and `crash` are `all`.
    pub fn from_text(text: &str) -> Self {
        match text {
            "none" | "0" => Self::None,
            "all" | "system" | "crash" | "wer" => Self::All,
            text if text.parse::<u32>().is_ok_and(|n| n > 1) => Self::All,
            _ => Self::Single,
        }
    }
}

/// What the system refused and a run cannot do without: the payload of a panic, which is not a mistake of zokor's.
#[derive(Debug)]
pub struct Refused(pub String);

/// Gives a run up because the system refuses it something.
#[cold]
pub fn refused(text: &str) -> ! {
    std::panic::panic_any(Refused(text.into()))
}

/// Ends the program with `fatal error: text` and the trace of the running goroutine.
#[cold]
pub fn fatal(cx: Cx, text: &str) -> ! {
    fatal_at(cx, text, site::NATIVE)
}

/// As [`fatal`], at a site.
#[cold]
pub fn fatal_at(cx: Cx, text: &str, site: u32) -> ! {
    cx.g().site.set(site);
    let trace = trace::capture(cx);
    let crash = end::crash(cx, text, &trace);
    let text = format!("fatal error: {text}\n");
    end(
        cx,
        End::Fatal(crash),
        text.as_bytes(),
        &trace,
        Traceback::All,
    )
}

/// Ends the program with a message and the trace of the running goroutine; those of all others follow if at least `all` is
/// asked for.
pub(crate) fn end(cx: Cx, end: End, message: &[u8], trace: &[u32], all: Traceback) -> ! {
    let vm = cx.vm();
    if !vm.claim_end() {
        sched::stop_for_ever(cx)
    }
    let wanted = vm.config.traceback;
    let mut out = String::new();
    if wanted > Traceback::None {
        out.push('\n');
        trace::write_goroutine(&mut out, cx, trace);
    }
    if wanted >= all {
        sched::freeze(vm, Some(cx.g()));
        let others: Vec<_> = sched::live(vm)
            .into_iter()
            .filter(|g| g.id() != cx.g().id())
            .collect();
        write_all(&mut out, vm, &others);
    }
    // Nothing can be done about a standard error that takes nothing.
    let _ = vm.write_stderr(&[message, out.as_bytes()].concat());
    vm.finish(end);
    sched::stop_for_ever(cx)
}

/// Ends the program with `fatal error: text` from outside of goroutines.
#[cold]
pub(crate) fn without_goroutine(vm: &'static Vm, text: &str) {
    let _ = vm.write_stderr(format!("fatal error: {text}\n").as_bytes());
    vm.end(End::Fatal(Crash {
        message: text.into(),
        goroutine: 0,
        trace: Vec::new(),
    }));
}

/// Ends the program because a goroutine's stack has become too big.
#[cold]
pub(crate) fn stack_overflow(cx: Cx) -> ! {
    let g = cx.g();
    g.site.set(site::NONE);
    if cx.vm().config.limits.stack.is_some() {
        limits::reached(cx, Limit::Stack);
    }
    let sp = stack::pointer();
    let base = g.nbase.get();
    let mut message = format!(
        "runtime: goroutine stack exceeds 1000000000-byte limit\n\
         runtime: sp={sp:#x} stack=[{:#x}, {base:#x}]\n\
         fatal error: stack overflow\n",
        g.nlimit.get()
    );
    let mut trace = trace::capture(cx);
    let stack = [site::THROW, site::NEWSTACK, site::MORESTACK];
    write_runtime_stack(&mut message, cx.vm(), &stack);
    if g.id() == 1 {
        trace.push(site::RUNTIME_MAIN);
    }
    trace.push(site::RUNTIME_GOEXIT);
    let crash = end::crash(cx, "stack overflow", &trace);
    end(
        cx,
        End::Fatal(crash),
        message.as_bytes(),
        &trace,
        Traceback::Single,
    )
}

/// Appends the part of a report on what found the fault.
fn write_runtime_stack(out: &mut String, vm: &Vm, stack: &[u32]) {
    if vm.config.traceback > Traceback::None {
        out.push_str("\nruntime stack:\n");
        trace::write_frames(out, vm, stack);
    }
}

/// Ends the program because memory has run out.
#[cold]
pub(crate) fn out_of_memory(cx: Cx) -> ! {
    cx.g().site.set(site::NONE);
    let mut message = String::from("fatal error: runtime: out of memory\n");
    write_runtime_stack(&mut message, cx.vm(), &[site::THROW]);
    let trace = trace::capture(cx);
    let crash = end::crash(cx, "runtime: out of memory", &trace);
    end(
        cx,
        End::Fatal(crash),
        message.as_bytes(),
        &trace,
        Traceback::Single,
    )
}

/// Ends the program because somebody asked for that and for the traces of all goroutines (SIGQUIT).
pub(crate) fn quit(vm: &'static Vm) {
    if !vm.claim_end() {
        return;
    }
    let mut out = String::from("SIGQUIT: quit\nPC=0x0 m=0 sigcode=0\n");
    if vm.config.traceback > Traceback::None {
        sched::freeze(vm, None);
        write_all(&mut out, vm, &sched::live(vm));
    }
    let _ = vm.write_stderr(out.as_bytes());
    vm.finish(End::Stopped("SIGQUIT: quit".into()));
}

/// Ends the program because no goroutine can ever go on. Every one is suspended.
#[cold]
pub(crate) fn deadlock(vm: &'static Vm) {
    if vm.config.hooks.stuck.is_some_and(|stuck| stuck(vm)) {
        return;
    }
    if !vm.claim_end() {
        return;
    }
    let goroutines = sched::live(vm);
    let mut out = String::new();
    if goroutines.is_empty() && vm.sched.main_gone.load(Ordering::Relaxed) {
        out.push_str("fatal error: no goroutines (main called runtime.Goexit) - deadlock!\n");
    } else {
        out.push_str("fatal error: all goroutines are asleep - deadlock!\n");
        if vm.config.traceback > Traceback::None {
            write_all(&mut out, vm, &goroutines);
        }
        if vm.config.terminal {
            write_waits(&mut out, vm, &goroutines);
        }
    }
    let _ = vm.write_stderr(out.as_bytes());
    vm.finish(End::Deadlock(end::waiting(vm, &goroutines)));
}

/// Appends the dumps of goroutines, each after a blank line.
pub(crate) fn write_all(out: &mut String, vm: &'static Vm, goroutines: &[&'static G]) {
    for g in goroutines {
        out.push('\n');
        if sched::is_running(vm, g) {
            trace::write_running(out, vm, g);
        } else {
            trace::write_part(out, vm, g, &trace::state(g), &trace::of_suspended(g));
        }
    }
}

/// Appends in words who waits for what.
fn write_waits(out: &mut String, vm: &Vm, goroutines: &[&'static G]) {
    out.push('\n');
    for g in goroutines {
        let place = match g.site.get() {
            site::NONE => String::new(),
            id => format!(" at {}", place(vm, id)),
        };
        let _ = writeln!(out, "goroutine {} waits{place}: {}", g.id(), g.reason());
        for line in channels(vm, g) {
            let _ = writeln!(out, "    {line}");
        }
    }
}

/// The channels that a suspended goroutine waits for, in words.
pub(crate) fn channels(vm: &Vm, g: &'static G) -> Vec<String> {
    match g.reason() {
        WaitReason::Receive | WaitReason::Send | WaitReason::Select => chan::describe_waits(vm, g),
        _ => Vec::new(),
    }
}

/// `file:line` of a site, the file without its folders.
pub(crate) fn place(vm: &Vm, id: u32) -> String {
    let s = vm.sites.get(id);
    let file = s.file.rsplit('/').next().unwrap_or_default();
    format!("{file}:{}", s.line)
}
