//! What hangs on objects: finalizers, cleanups and weak pointers.
//!
//! A finalizer's object is kept, with all that it refers to, until the finalizer has run; so objects in a cycle with it are
//! never finalized. A cleanup keeps its function alive, not its object. A weak pointer is a small object of its own, the
//! handle, that holds the address and is cleared when the object dies, before any finalizer of it runs.
//!
//! What is due after a collection is done by a goroutine that runs a Go function, the runner, for as long as there is
//! something to do.

use super::block::Table;
use super::mark::Marker;
use crate::runtime::context::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::FuncValue;
use crate::runtime::sched;
use crate::runtime::site;
use crate::runtime::sync::{Arc, Mutex};
use crate::runtime::types::TypeRef;
use crate::runtime::vm::Vm;
use std::collections::{BTreeMap, VecDeque};

/// What hangs on objects of a run.
#[derive(Default)]
pub(crate) struct Attached(Mutex<State>);

#[derive(Default)]
struct State {
    /// By address: of an object for finalizers, anywhere in one for the others.
    by_address: BTreeMap<usize, Entry>,
    /// Cleanups made so far.
    cleanups: u64,
    due: VecDeque<Due>,
    /// The closure of the function that does what is due.
    runner: Option<FuncValue>,
    running: bool,
    /// What the host had hung on objects that are gone.
    released: Vec<HostObject>,
}

/// A value of the host's.
type HostObject = Arc<dyn std::any::Any + Send + Sync>;

#[derive(Default)]
struct Entry {
    finalizer: Option<Finalizer>,
    /// Numbers and functions.
    cleanups: Vec<(u64, FuncValue)>,
    /// The handle of weak pointers, or 0.
    handle: u64,
    host: Option<HostObject>,
}

impl Entry {
    fn is_empty(&self) -> bool {
        self.finalizer.is_none()
            && self.cleanups.is_empty()
            && self.handle == 0
            && self.host.is_none()
    }
}

/// A finalizer: a func in an interface, and the type of the pointer that it gets.
#[derive(Clone, Copy)]
struct Finalizer {
    function: Any,
    ty: TypeRef,
}

/// What the runner is to do.
enum Due {
    Cleanup(FuncValue),
    /// Of the object at this address.
    Finalizer(Finalizer, usize),
}

/// Why an object cannot have a finalizer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// The pointer is to something within an object.
    Inside,
    /// It has one.
    Taken,
}

impl Attached {
    /// Before marking ends: marks what finalizers and cleanups refer to.
    pub(super) fn mark(&self, table: &Table, marker: &mut Marker<'_>) {
        let state = self.0.lock();
        for (&address, entry) in &state.by_address {
            marker.word(entry.handle as usize);
            for (_, function) in &entry.cleanups {
                marker.word(function.word() as usize);
            }
            if let Some(finalizer) = &entry.finalizer {
                marker.word(finalizer.function.word() as usize);
                if let Some(object) = table.find(address).filter(|o| o.pointers) {
                    marker.range(object.start, object.start + object.bytes);
                }
            }
        }
        for due in &state.due {
            match due {
                Due::Cleanup(function) => marker.word(function.word() as usize),
                Due::Finalizer(finalizer, object) => {
                    marker.word(finalizer.function.word() as usize);
                    marker.word(*object);
                }
            }
        }
        marker.word(state.runner.map_or(0, FuncValue::word) as usize);
    }

    /// After marking: clears weak pointers to what is not marked, and finds out what is due. Marks what finalizers get.
    pub(super) fn settle(&self, table: &Table, marker: &mut Marker<'_>) {
        let mut state = self.0.lock();
        let State {
            by_address,
            due,
            released,
            ..
        } = &mut *state;
        let is_dead = |address| table.find(address).is_some_and(|object| !object.marked);
        let mut dying: Vec<usize> = by_address.keys().copied().collect();
        dying.retain(|&address| is_dead(address));
        let mut finalized = Vec::new();
        for &address in &dying {
            let entry = by_address.get_mut(&address).expect("an entry");
            if entry.handle != 0 {
                // SAFETY: a handle, which was marked; the world is stopped.
                unsafe { *(entry.handle as *mut u64) = 0 };
                entry.handle = 0;
            }
            if let Some(finalizer) = entry.finalizer.take() {
                finalized.push((address, finalizer));
            }
        }
        for &(address, _) in &finalized {
            marker.word(address);
        }
        marker.finish();
        for address in dying {
            let entry = by_address.get_mut(&address).expect("an entry");
            if is_dead(address) {
                let cleanups = entry.cleanups.drain(..);
                due.extend(cleanups.map(|(_, function)| Due::Cleanup(function)));
                released.extend(entry.host.take());
            }
            if entry.is_empty() {
                by_address.remove(&address);
            }
        }
        due.extend(
            finalized
                .into_iter()
                .map(|(object, finalizer)| Due::Finalizer(finalizer, object)),
        );
    }

    /// Drops what the host had hung on objects that are gone. On a thread that is outside, as that may take long.
    pub(crate) fn drop_released(&self) {
        let released = std::mem::take(&mut self.0.lock().released);
        drop(released);
    }

    /// After a collection: has a goroutine do what is due. On a thread that is outside.
    pub(super) fn start(&self, vm: &'static Vm) {
        let mut state = self.0.lock();
        if state.due.is_empty() || state.running {
            return;
        }
        let runner = state.runner;
        state.running = runner.is_some();
        drop(state);
        if let Some(runner) = runner
            && let Some(func) = runner.func()
        {
            sched::spawn_detached(vm, func, runner.word(), site::NONE, None);
        }
    }
}

impl Cx {
    /// Has what is due be done by a Go function, which calls [`Cx::next_due`] until there is nothing left.
    pub fn set_runner(self, runner: FuncValue) {
        self.vm().heap.attached.0.lock().runner = Some(runner);
    }

    /// The next that the runner is to do: a cleanup, or a finalizer and its argument. None: the runner is to end.
    pub fn next_due(self) -> Option<(FuncValue, Any, Any)> {
        let mut state = self.vm().heap.attached.0.lock();
        let due = state.due.pop_front();
        state.running = due.is_some();
        drop(state);
        Some(match due? {
            Due::Cleanup(function) => (function, Any::NIL, Any::NIL),
            Due::Finalizer(finalizer, object) => {
                let object = Any::new(self, finalizer.ty, object as u64);
                (FuncValue::default(), finalizer.function, object)
            }
        })
    }

    /// Gives the object of a pointer (a value of type `ty`) a finalizer, a func in an interface. Pointers to what is not on
    /// the heap are left alone.
    ///
    /// # Errors
    /// Why it cannot be.
    pub fn set_finalizer(self, ty: TypeRef, pointer: u64, function: Any) -> Result<(), Refused> {
        let heap = &self.vm().heap;
        let Some(object) = heap.table.find(pointer as usize) else {
            return Ok(());
        };
        if object.start != pointer as usize {
            return Err(Refused::Inside);
        }
        let mut state = heap.attached.0.lock();
        let entry = state.by_address.entry(object.start).or_default();
        if entry.finalizer.is_some() {
            return Err(Refused::Taken);
        }
        entry.finalizer = Some(Finalizer { function, ty });
        Ok(())
    }

    /// Hangs a value of the host's on the object at an address: it is dropped some time after the object is gone.
    pub(crate) fn hang_on(self, address: u64, value: HostObject) {
        let mut state = self.vm().heap.attached.0.lock();
        state.by_address.entry(address as usize).or_default().host = Some(value);
    }

    /// What the host has hung on the object at an address.
    pub(crate) fn hangs_on(self, address: u64) -> Option<HostObject> {
        let state = self.vm().heap.attached.0.lock();
        state.by_address.get(&(address as usize))?.host.clone()
    }

    /// Takes an object's finalizer away.
    pub fn clear_finalizer(self, pointer: u64) {
        let mut state = self.vm().heap.attached.0.lock();
        if let Some(entry) = state.by_address.get_mut(&(pointer as usize)) {
            entry.finalizer = None;
            if entry.is_empty() {
                state.by_address.remove(&(pointer as usize));
            }
        }
    }

    /// Has a function be called after the object at or around an address is gone; the cleanup's number. What is not on the
    /// heap is never gone.
    pub fn add_cleanup(self, pointer: u64, function: FuncValue) -> u64 {
        let heap = &self.vm().heap;
        let on_heap = heap.table.find(pointer as usize).is_some();
        let mut state = heap.attached.0.lock();
        state.cleanups += 1;
        let id = state.cleanups;
        if on_heap {
            let entry = state.by_address.entry(pointer as usize).or_default();
            entry.cleanups.push((id, function));
        }
        id
    }

    /// Takes a cleanup away, if it has not become due.
    pub fn stop_cleanup(self, pointer: u64, id: u64) {
        let mut state = self.vm().heap.attached.0.lock();
        if let Some(entry) = state.by_address.get_mut(&(pointer as usize)) {
            entry.cleanups.retain(|&(other, _)| other != id);
            if entry.is_empty() {
                state.by_address.remove(&(pointer as usize));
            }
        }
    }

    /// Whether an address is in the object that another is in.
    pub fn is_within(self, address: u64, object: u64) -> bool {
        let object = self.vm().heap.table.find(object as usize);
        object.is_some_and(|o| (o.start..o.start + o.bytes).contains(&(address as usize)))
    }

    /// The handle of weak pointers to an address: the same for the same address, as long as the object there lives.
    pub fn weak_handle(self, pointer: u64) -> u64 {
        let heap = &self.vm().heap;
        let mut state = heap.attached.0.lock();
        let entry = state.by_address.entry(pointer as usize).or_default();
        if entry.handle == 0 {
            let handle = self.alloc(8, false).cast::<u64>();
            // SAFETY: a new object of one word.
            unsafe { *handle = pointer };
            entry.handle = handle.addr() as u64;
        }
        entry.handle
    }

    /// What a handle of weak pointers refers to; 0 if that is gone.
    pub fn weak_target(self, handle: u64) -> u64 {
        // Whatever is not the start of an object was not made by `weak_handle`.
        match self.vm().heap.table.find(handle as usize) {
            // SAFETY: the object has a word at least.
            Some(object) if object.start == handle as usize => unsafe { *(handle as *const u64) },
            _ => 0,
        }
    }
}
