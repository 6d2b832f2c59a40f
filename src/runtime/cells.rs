//! Functions that a host runs one after the other in a run that goes on: the inputs of an interactive session.
//!
//! While none runs, the session is a reason from outside for the run to go on; while one runs it is not, so that a deadlock
//! is found. A panic or a deadlock ends the function, not the run.

use super::context::{Cx, Func};
use super::fatal;
use super::panic::{self, GoPanic};
use super::sched;
use super::site;
use super::sync::{AtomicBool, AtomicU64, Ordering};
use super::vm::Vm;
use crossbeam_channel::{Receiver, Sender, unbounded};
use std::any::Any;

/// How a function that a host runs has come to its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CellEnd {
    /// It has returned.
    Done,
    /// It panicked; that was reported.
    Panic,
    /// It waits for what can never happen; that was reported.
    Deadlock,
    /// Somebody has stopped it.
    Interrupted,
}

/// The function that runs, if one does.
struct Cells {
    active: AtomicBool,
    /// The number of its goroutine, once that runs.
    goroutine: AtomicU64,
    ends: (Sender<CellEnd>, Receiver<CellEnd>),
}

impl Default for Cells {
    fn default() -> Self {
        Self {
            active: AtomicBool::new(false),
            goroutine: AtomicU64::new(0),
            ends: unbounded(),
        }
    }
}

impl Vm {
    /// The run is a session's; what it starts with is the first of its functions. Returns where their ends are told.
    pub fn begin_cells(&'static self) -> Receiver<CellEnd> {
        let cells = self.extension::<Cells>();
        cells.active.store(true, Ordering::Release);
        cells.ends.1.clone()
    }

    /// Starts a function, which calls [`started`] first and [`finished`] last, on a goroutine of its own. None else is
    /// running.
    pub fn start_cell(&'static self, func: &'static Func) {
        let cells = self.extension::<Cells>();
        cells.goroutine.store(0, Ordering::Relaxed);
        cells.active.store(true, Ordering::Release);
        if !sched::spawn_detached(self, func, 0, site::NONE, None) {
            fatal::without_goroutine(self, "runtime: out of memory: too many goroutines");
        }
        self.external(-1);
    }

    /// Gives up the function that runs. A goroutine that computes unwinds, soon; one that is blocked is left alone, and
    /// unwinds when something wakes it.
    pub fn interrupt_cell(&'static self) {
        self.abandon();
        self.end_cell(CellEnd::Interrupted);
    }

    fn end_cell(&'static self, end: CellEnd) {
        let cells = self.extension::<Cells>();
        if cells.active.swap(false, Ordering::AcqRel) {
            self.external(1);
            self.flush();
            let _ = cells.ends.0.send(end);
        }
    }

    fn abandon(&'static self) {
        let id = self.extension::<Cells>().goroutine.load(Ordering::Acquire);
        if id != 0 {
            sched::doom(self, id);
        }
    }
}

/// Notes which goroutine runs the function.
pub fn started(cx: Cx) {
    let cells = cx.vm().extension::<Cells>();
    cells.goroutine.store(cx.g().id(), Ordering::Release);
}

/// Tells that the function returns.
pub fn finished(cx: Cx) {
    if is_current(cx) {
        cx.vm().end_cell(CellEnd::Done);
    }
}

fn is_current(cx: Cx) -> bool {
    let cells = cx.vm().extension::<Cells>();
    cells.goroutine.load(Ordering::Acquire) == cx.g().id()
}

/// Reports a panic that nothing recovered. Only the goroutine ends.
pub fn uncaught(cx: Cx, payload: Box<dyn Any + Send>) {
    match payload.downcast::<GoPanic>() {
        Ok(panic) => {
            let report = panic::report(cx, &panic);
            let _ = cx.vm().write_stderr(&report);
            if is_current(cx) {
                cx.vm().end_cell(CellEnd::Panic);
            }
        }
        Err(other) => panic::uncaught(cx, other),
    }
}

/// Reports that no goroutine can go on; true if that ends only the function that a session runs.
pub fn stuck(vm: &'static Vm) -> bool {
    let cells = vm.extension::<Cells>();
    if !cells.active.load(Ordering::Acquire) {
        return true;
    }
    let id = cells.goroutine.load(Ordering::Acquire);
    let mut out = String::from("fatal error: all goroutines are asleep - deadlock!\n");
    let live = sched::live(vm);
    let waiting: Vec<_> = live.into_iter().filter(|g| g.id() == id).collect();
    fatal::write_all(&mut out, vm, &waiting);
    let _ = vm.write_stderr(out.as_bytes());
    vm.abandon();
    vm.end_cell(CellEnd::Deadlock);
    true
}
