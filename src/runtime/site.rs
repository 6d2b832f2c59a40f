//! Sites: the places in Go source that the runtime can name in traces and reports.

use super::context::Func;
use super::sync::Mutex;

/// A place where a call, a blocking operation or a run-time check stands.
#[derive(Clone, Default)]
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
    /// For a call of a known function: that one. If it is a native, it has no sites of its own, and is shown by its declaration.
    pub callee: Option<&'static Func>,
    /// For a site in the library that the runtime knows: the site that it was called at, or 0.
    pub caller: u32,
    /// Which operands are of an unsigned type of 64 bits: an index or lower bound 1, an upper bound 2, a maximum 4.
    pub unsigned: u8,
}

/// No site: where a trace ends.
pub const NONE: u32 = Number::NONE as u32;
/// The call of a Go function by a native one; its frame is not shown.
pub const NATIVE: u32 = Number::NATIVE as u32;
/// Distance in slots from a native's frame to that of a function it calls: natives' arguments and results end below it.
pub const NATIVE_BASE: u32 = 32;

/// Sites in Go's library that the runtime knows: what traces show of operations that natives do.
macro_rules! library {
    ($($(#[$doc:meta])* $id:ident $function:literal $file:literal $line:literal $(in $caller:ident)?;)*) => {
        #[allow(non_camel_case_types, clippy::upper_case_acronyms)]
        enum Number { NONE, NATIVE, $($id,)* END }

        $($(#[$doc])* pub const $id: u32 = Number::$id as u32;)*

        const LIBRARY: &[(&str, &str, u32, u32)] =
            &[$(($function, concat!("GOROOT/src/", $file), $line, NONE $(+ $caller)?),)*];
    };
}

library! {
    /// Where the goroutine of a timer's function is created.
    TIMER "time.goFunc" "time/sleep.go" 182;
    /// Between a deferred call and the panic during which it runs.
    PANIC "panic" "runtime/panic.go" 859;
    /// Between a deferred call and `runtime.Goexit`.
    GOEXIT "runtime.Goexit" "runtime/panic.go" 694;
    /// `sync.Mutex.Lock`
    SYNC_LOCK "sync.(*Mutex).Lock" "sync/mutex.go" 46;
    /// Within [`SYNC_LOCK`].
    LOCK "internal/sync.(*Mutex).Lock" "internal/sync/mutex.go" 70 in SYNC_LOCK;
    /// Within [`LOCK`].
    LOCK_SLOW "internal/sync.(*Mutex).lockSlow" "internal/sync/mutex.go" 149 in LOCK;
    /// `sync.Mutex.Lock` that blocks.
    MUTEX_LOCK "internal/sync.runtime_SemacquireMutex" "runtime/sema.go" 95 in LOCK_SLOW;
    /// `sync.Mutex.Unlock`
    SYNC_UNLOCK "sync.(*Mutex).Unlock" "sync/mutex.go" 65;
    /// Within [`SYNC_UNLOCK`].
    UNLOCK "internal/sync.(*Mutex).Unlock" "internal/sync/mutex.go" 198 in SYNC_UNLOCK;
    /// Within [`UNLOCK`].
    UNLOCK_SLOW "internal/sync.(*Mutex).unlockSlow" "internal/sync/mutex.go" 204 in UNLOCK;
    /// `sync.Mutex.Unlock` of an unlocked one.
    MUTEX_UNLOCK "internal/sync.fatal" "runtime/panic.go" 1205 in UNLOCK_SLOW;
    /// `sync.RWMutex.RLock`
    RLOCK "sync.(*RWMutex).RLock" "sync/rwmutex.go" 74;
    /// `sync.RWMutex.RLock` that blocks.
    RW_RLOCK "sync.runtime_SemacquireRWMutexR" "runtime/sema.go" 100 in RLOCK;
    /// `sync.RWMutex.Lock`
    WLOCK "sync.(*RWMutex).Lock" "sync/rwmutex.go" 155;
    /// `sync.RWMutex.Lock` that waits for readers.
    RW_LOCK "sync.runtime_SemacquireRWMutex" "runtime/sema.go" 105 in WLOCK;
    /// `sync.RWMutex.Lock` before it waits for readers.
    WLOCK_FIRST "sync.(*RWMutex).Lock" "sync/rwmutex.go" 150;
    /// Within [`WLOCK_FIRST`].
    RW_SYNC_LOCK "sync.(*Mutex).Lock" "sync/mutex.go" 46 in WLOCK_FIRST;
    /// Within [`RW_SYNC_LOCK`].
    RW_MUTEX_LOCK "internal/sync.(*Mutex).Lock" "internal/sync/mutex.go" 70 in RW_SYNC_LOCK;
    /// Within [`RW_MUTEX_LOCK`].
    RW_LOCK_SLOW "internal/sync.(*Mutex).lockSlow" "internal/sync/mutex.go" 149 in RW_MUTEX_LOCK;
    /// `sync.RWMutex.Lock` that waits for another writer.
    RW_LOCK_WRITER "internal/sync.runtime_SemacquireMutex" "runtime/sema.go" 95 in RW_LOCK_SLOW;
    /// `sync.RWMutex.RUnlock`
    RUNLOCK "sync.(*RWMutex).RUnlock" "sync/rwmutex.go" 122;
    /// Within [`RUNLOCK`].
    RUNLOCK_SLOW "sync.(*RWMutex).rUnlockSlow" "sync/rwmutex.go" 132 in RUNLOCK;
    /// `sync.RWMutex.RUnlock` of an unlocked one.
    RW_RUNLOCK "sync.fatal" "runtime/panic.go" 1175 in RUNLOCK_SLOW;
    /// `sync.RWMutex.Unlock`
    WUNLOCK "sync.(*RWMutex).Unlock" "sync/rwmutex.go" 212;
    /// `sync.RWMutex.Unlock` of an unlocked one.
    RW_UNLOCK "sync.fatal" "runtime/panic.go" 1175 in WUNLOCK;
    /// `sync.WaitGroup.Wait`
    WAIT "sync.(*WaitGroup).Wait" "sync/waitgroup.go" 206;
    /// `sync.WaitGroup.Wait` that blocks.
    WAITGROUP "sync.runtime_SemacquireWaitGroup" "runtime/sema.go" 114 in WAIT;
    /// `sync.WaitGroup.Done`
    DONE "sync.(*WaitGroup).Done" "sync/waitgroup.go" 156;
    /// `sync.WaitGroup.Add` below zero.
    WAITGROUP_ADD "sync.(*WaitGroup).Add" "sync/waitgroup.go" 118;
    /// `sync.WaitGroup.Done` below zero.
    WAITGROUP_DONE "sync.(*WaitGroup).Add" "sync/waitgroup.go" 118 in DONE;
    /// `sync.Cond.Wait`, in which it is a part of its own.
    COND_WAIT "sync.runtime_notifyListWait" "runtime/sema.go" 617;
    /// Where the main goroutine begins: shown where everything is, in the report of a stack overflow.
    RUNTIME_MAIN "runtime.main" "runtime/proc.go" 302;
    /// Where any goroutine begins.
    RUNTIME_GOEXIT "runtime.goexit" "runtime/asm_amd64.s" 1264;
    /// What ends the program, beside the goroutine at fault.
    THROW "runtime.throw" "runtime/panic.go" 1243;
    /// What finds that a stack is too big.
    NEWSTACK "runtime.newstack" "runtime/stack.go" 1207;
    /// What has more stack made.
    MORESTACK "runtime.morestack" "runtime/asm_amd64.s" 650;
}

/// Whether a site is one of those in Go's library.
pub fn in_library(id: u32) -> bool {
    (NATIVE + 1..Number::END as u32).contains(&id)
}

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
        let library = LIBRARY.iter().map(|&(function, file, line, caller)| Site {
            function: function.into(),
            arguments: true,
            file: file.into(),
            line,
            caller,
            ..Site::default()
        });
        Self {
            table: Mutex::new([none, native].into_iter().chain(library).collect()),
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

    /// Says more about a site that was just added.
    pub fn change(&self, id: u32, f: impl FnOnce(&mut Site)) {
        if let Some(site) = self.table.lock().get_mut(id as usize) {
            f(site);
        }
    }

    /// The site with this number; the empty one if there is none.
    pub fn get(&self, id: u32) -> Site {
        self.table
            .lock()
            .get(id as usize)
            .cloned()
            .unwrap_or_default()
    }

    /// The site with this number, and the number of the first in the same function; None if there is none that traces show.
    pub fn with_first(&self, id: u32) -> Option<(Site, u32)> {
        let table = self.table.lock();
        let site = table.get(id as usize).filter(|s| s.line > 0)?;
        let first = table.iter().position(|s| s.function == site.function)?;
        Some((site.clone(), first as u32))
    }

    /// Calls `f` with all sites by number.
    pub(crate) fn with<R>(&self, f: impl FnOnce(&[Site]) -> R) -> R {
        f(&self.table.lock())
    }
}
