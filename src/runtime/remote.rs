//! Access to a run from threads that do not keep it alive.

use super::end::End;
use super::sync::{Arc, Mutex};
use super::vm::Vm;

/// Reaches a run until it is given back.
#[derive(Clone, Default)]
pub struct Remote(Arc<Mutex<Option<&'static Vm>>>);

impl Remote {
    /// Does something with the run if it still exists. It is not given back meanwhile.
    pub fn with<R>(&self, f: impl FnOnce(&'static Vm) -> R) -> Option<R> {
        self.0.lock().map(f)
    }

    /// Ends the run for this reason. Goroutines stop where they are, blocked ones included.
    pub fn stop(&self, reason: &str) {
        self.with(|vm| vm.end(End::Stopped(reason.into())));
    }

    /// Whether both reach the same run.
    pub fn is(&self, other: &Remote) -> bool {
        Arc::ptr_eq(&self.0, &other.0)
    }

    /// The run exists now.
    pub(crate) fn set(&self, vm: &'static Vm) {
        *self.0.lock() = Some(vm);
    }

    /// Cuts the connection: the run is about to be given back.
    pub(crate) fn cut(&self) {
        *self.0.lock() = None;
    }
}
