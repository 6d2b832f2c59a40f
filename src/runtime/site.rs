//! Sites: the places in Go source that the runtime can name in traces and reports.

use super::sync::Mutex;

/// A place where a call, a blocking operation or a run-time check stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Site {
    /// Qualified name of the enclosing function as traces show it, e.g. `main.(*T).Run.func1`.
    pub function: Box<str>,
    /// Whether that function takes arguments or has a receiver: traces show it.
    pub arguments: bool,
    /// Absolute path of the file.
    pub file: Box<str>,
    /// Line, from 1; 0 for what is not shown in traces.
    pub line: u32,
    /// Column in bytes, from 1.
    pub column: u32,
    /// For a call: distance in slots from the caller's frame to the callee's.
    pub base: u32,
}

/// No site: where a trace ends.
pub const NONE: u32 = 0;
/// The call of a Go function by a native one; its frame is not shown.
pub const NATIVE: u32 = 1;
/// Where the goroutine of a timer's function is created.
pub const TIMER: u32 = 2;
/// Distance in slots from a native's frame to that of a function it calls: natives' arguments and results end below it.
pub const NATIVE_BASE: u32 = 32;

/// All sites of a program, numbered from 0. Sites are only ever added.
pub struct Sites {
    table: Mutex<Vec<Site>>,
}

impl Default for Sites {
    fn default() -> Self {
        let none = Site::default();
        let native = Site {
            base: NATIVE_BASE,
            ..Site::default()
        };
        Self {
            table: Mutex::new(vec![none, native]),
        }
    }
}

impl Sites {
    /// Adds a site and returns its number.
    pub fn add(&self, site: Site) -> u32 {
        let mut table = self.table.lock();
        table.push(site);
        u32::try_from(table.len() - 1).expect("fewer than 2^32 sites")
    }

    /// The site with this number; the empty one if there is none.
    pub fn get(&self, id: u32) -> Site {
        self.table
            .lock()
            .get(id as usize)
            .cloned()
            .unwrap_or_default()
    }

    /// Calls `f` with all sites by number.
    pub(crate) fn with<R>(&self, f: impl FnOnce(&[Site]) -> R) -> R {
        f(&self.table.lock())
    }
}
