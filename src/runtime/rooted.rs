//! Go values that Rust code keeps: the collector sees them here.

use super::host::Call;
use super::remote::Remote;
use super::sync::Mutex;
use super::vm::Vm;

/// The words that are kept.
#[derive(Default)]
pub(crate) struct Rooted(Mutex<Slots>);

#[derive(Default)]
struct Slots {
    words: Vec<u64>,
    free: Vec<usize>,
}

impl Rooted {
    /// Calls `f` with every word. For the collector.
    pub(crate) fn each(&self, f: impl FnMut(u64)) {
        self.0.lock().words.iter().copied().for_each(f);
    }
}

/// Keeps what a word refers to, until it is dropped or the run is given back.
pub(crate) struct Root {
    slot: usize,
    remote: Remote,
}

impl Root {
    pub(crate) fn new(call: &Call, word: u64) -> Root {
        let vm = call.vm();
        let mut slots = vm.rooted.0.lock();
        let slot = match slots.free.pop() {
            Some(slot) => {
                slots.words[slot] = word;
                slot
            }
            None => {
                slots.words.push(word);
                slots.words.len() - 1
            }
        };
        Root {
            slot,
            remote: vm.remote.clone(),
        }
    }
}

impl Root {
    /// Whether it belongs to this run.
    pub(crate) fn is_of(&self, vm: &Vm) -> bool {
        self.remote.is(&vm.remote)
    }
}

impl Drop for Root {
    fn drop(&mut self) {
        self.remote.with(|vm| {
            let mut slots = vm.rooted.0.lock();
            slots.words[self.slot] = 0;
            slots.free.push(self.slot);
        });
    }
}
