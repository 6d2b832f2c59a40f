//! Why goroutines wait, in Go's words.

use std::fmt;

macro_rules! reasons {
    ($($(#[$doc:meta])* $name:ident $text:literal,)*) => {
        /// Why a goroutine is blocked; prints as in Go's traces.
        #[derive(Clone, Copy, PartialEq, Eq, Debug)]
        #[repr(u8)]
        pub enum WaitReason { $($(#[$doc])* $name,)* }

        impl WaitReason {
            const ALL: &[WaitReason] = &[$(WaitReason::$name,)*];

            /// The words of a trace.
            pub fn text(self) -> &'static str {
                match self { $(WaitReason::$name => $text,)* }
            }
        }
    };
}

reasons! {
    /// Not blocked.
    None "runnable",
    /// Receiving from a channel.
    Receive "chan receive",
    /// Receiving from a nil channel.
    ReceiveNil "chan receive (nil chan)",
    /// Sending to a channel.
    Send "chan send",
    /// Sending to a nil channel.
    SendNil "chan send (nil chan)",
    /// In a select with two or more cases.
    Select "select",
    /// In `select {}`.
    SelectNone "select (no cases)",
    /// In `time.Sleep`.
    Sleep "sleep",
    /// In `sync.Mutex.Lock`.
    MutexLock "sync.Mutex.Lock",
    /// In `sync.RWMutex.RLock`.
    RwMutexRLock "sync.RWMutex.RLock",
    /// In `sync.RWMutex.Lock`.
    RwMutexLock "sync.RWMutex.Lock",
    /// In `sync.WaitGroup.Wait`.
    WaitGroup "sync.WaitGroup.Wait",
    /// In `sync.Cond.Wait`.
    CondWait "sync.Cond.Wait",
    /// Waiting for a socket or pipe.
    IoWait "IO wait",
    /// In a blocking system call.
    Syscall "syscall",
    /// Another semaphore.
    Semacquire "semacquire",
    /// In `synctest.Test`, until its bubble ends.
    SynctestRun "synctest.Run",
    /// In `synctest.Wait`.
    SynctestWait "synctest.Wait",
    /// In a coroutine switch of `iter.Pull`.
    Coroutine "coroutine",
}

impl WaitReason {
    pub(crate) fn from_u8(n: u8) -> Self {
        Self::ALL.get(n as usize).copied().unwrap_or(Self::None)
    }
}

impl fmt::Display for WaitReason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text())
    }
}
