//! Stacks of goroutines: where they lie and how they grow.
//!
//! All first stacks lie in one mapping, the slab, at a fixed stride. A stride, from the top down:
//!
//! ```text
//! hi [ G ][ first frame words ][ native stack, grows down ... ][ reserve ][ frames ... ] lo
//! ```
//!
//! so that a shallow goroutine touches a page or two. Frames grow in three steps: the words beside the G, then the low
//! quarter of the stride, then big segments of their own, which also carry the native stack on (`on_stack`).
//! Every call compares the native stack pointer and the end of the callee's frame with the limits in G; native code that
//! recurses itself does so by `Cx::deeper`. Between the limit and the end there is a reserve for native code that does not.

use super::context::{Cx, Func, G};
use super::fatal::refused;
use super::sync::{AtomicUsize, Mutex, Ordering};
use corosensei::stack::{Stack, StackPointer};
use std::cell::Cell;
use std::ptr;

const PAGE: usize = 4096;
/// An odd number of pages, so that stack tops do not all map to the same cache sets.
const STRIDE: usize = 65 * PAGE;
/// Space for the G.
const G_BYTES: usize = 512;
/// Words of the first frame space.
const FIRST_WORDS: usize = 128;
/// Bytes of frame space in the low part of a stride.
const LOW_FRAMES: usize = 16 * PAGE;
/// Native stack kept free below the limit for native code that does not check.
const RESERVE: usize = 32 * 1024;
/// Native stack above the limit that a host's code finds at least.
const ROOM: usize = 96 * 1024;
/// Native stack of a stride that is used where stacks are to be small.
const SMALL: usize = 2048;
/// Size of a big segment; the low quarter of it is for frames.
const SEGMENT: usize = 256 << 20;
const SEGMENT_FRAMES: usize = SEGMENT / 4;
/// Go's limit for one goroutine's stack.
const STACK_LIMIT: usize = 1_000_000_000;
/// Most goroutines at a time.
const MAX_STRIDES: usize = 1 << 20;
/// So many stacks have a guard page below their native part; each costs two kernel mappings, which are limited.
const GUARDED: usize = if cfg!(debug_assertions) { 8192 } else { 256 };

const _: () = assert!(std::mem::size_of::<G>() <= G_BYTES);

/// The native stack pointer, roughly.
#[inline(always)]
pub fn pointer() -> usize {
    let sp: usize;
    // SAFETY: reads a register.
    #[cfg(target_arch = "x86_64")]
    unsafe {
        std::arch::asm!("mov {}, rsp", out(reg) sp, options(nomem, nostack, preserves_flags));
    }
    // SAFETY: reads a register.
    #[cfg(target_arch = "aarch64")]
    unsafe {
        std::arch::asm!("mov {}, sp", out(reg) sp, options(nomem, nostack, preserves_flags));
    }
    sp
}

/// Reserves address space that is backed by memory as it is touched; null if the system refuses.
pub(crate) fn reserve(bytes: usize) -> *mut u8 {
    let flags = libc::MAP_PRIVATE | libc::MAP_ANONYMOUS | libc::MAP_NORESERVE;
    // SAFETY: a fresh private mapping at an address of the kernel's choice.
    let p = unsafe {
        libc::mmap(
            ptr::null_mut(),
            bytes,
            libc::PROT_READ | libc::PROT_WRITE,
            flags,
            -1,
            0,
        )
    };
    if p == libc::MAP_FAILED {
        ptr::null_mut()
    } else {
        p.cast()
    }
}

/// Gives back what [`reserve`] got.
///
/// # Safety
/// Nobody may touch the range any more.
pub(crate) unsafe fn release(start: *mut u8, bytes: usize) {
    // SAFETY: the caller's promise.
    unsafe { libc::munmap(start.cast(), bytes) };
}

/// Gives the memory of a range back to the system; it reads as zeros afterwards.
///
/// # Safety
/// The range lies in one mapping made by [`reserve`], and its content is not needed.
pub(crate) unsafe fn discard(start: *mut u8, bytes: usize) {
    // SAFETY: the caller's promise.
    unsafe { libc::madvise(start.cast(), bytes, libc::MADV_DONTNEED) };
}

/// The stack that a coroutine starts on: the native part of a stride, or of a segment.
#[derive(Clone, Copy)]
pub struct StrideStack {
    base: usize,
    limit: usize,
}

// SAFETY: base and limit enclose memory that belongs to one goroutine. What stands for a guard page is the check of the
// stack pointer at every call, with a reserve below the limit that it compares with.
unsafe impl Stack for StrideStack {
    fn base(&self) -> StackPointer {
        StackPointer::new(self.base).expect("stacks are mapped")
    }
    fn limit(&self) -> StackPointer {
        StackPointer::new(self.limit).expect("stacks are mapped")
    }
}

/// All stacks of a run.
pub(crate) struct Stacks {
    base: usize,
    strides: usize,
    used: AtomicUsize,
    /// Big segments that nobody uses.
    segments: Mutex<Vec<usize>>,
}

/// Where the parts of one stride lie.
pub(crate) struct Place {
    pub g: *mut G,
    pub stack: StrideStack,
}

impl Stacks {
    /// Reserves the slab: as much as the system grants, or a part of it where address space is limited, as others need some.
    pub(crate) fn new() -> Self {
        let mut strides = MAX_STRIDES;
        let mut granted = false;
        loop {
            let p = reserve(strides * STRIDE);
            if !p.is_null() && strides < MAX_STRIDES && !granted {
                // SAFETY: just mapped, and nobody knows of it.
                unsafe { release(p, strides * STRIDE) };
                granted = true;
                strides = (strides / 4).max(1);
                continue;
            }
            if !p.is_null() {
                // SAFETY: advice about a mapping just made. Huge pages would back each stack with 2 MiB.
                #[cfg(target_os = "linux")]
                unsafe {
                    libc::madvise(p.cast(), strides * STRIDE, libc::MADV_NOHUGEPAGE);
                }
                let segments = Mutex::default();
                return Self {
                    base: p as usize,
                    strides,
                    used: AtomicUsize::new(0),
                    segments,
                };
            }
            strides /= 2;
            if strides == 0 {
                refused("no address space for a single stack");
            }
        }
    }

    /// The next stride never used before; None if there are no more.
    pub(crate) fn take(&self) -> Option<Place> {
        let i = self.used.fetch_add(1, Ordering::AcqRel);
        if i >= self.strides {
            self.used.store(self.strides, Ordering::Relaxed);
            return None;
        }
        let lo = self.base + i * STRIDE;
        if i < GUARDED {
            // SAFETY: a page of our own mapping that nothing uses.
            unsafe { libc::mprotect((lo + LOW_FRAMES) as *mut _, PAGE, libc::PROT_NONE) };
        }
        let g = (lo + STRIDE - G_BYTES) as *mut G;
        let base = g as usize - FIRST_WORDS * 8;
        Some(Place {
            g,
            stack: StrideStack {
                base,
                limit: lo + LOW_FRAMES,
            },
        })
    }

    /// Every goroutine made so far, those in the pool too.
    pub(crate) fn goroutines(&self) -> impl Iterator<Item = *const G> {
        let used = self.used.load(Ordering::Acquire).min(self.strides);
        let top = self.base + STRIDE - G_BYTES;
        (0..used).map(move |i| (top + i * STRIDE) as *const G)
    }

    /// Bytes of stacks that were used at least in part, without what was grown.
    pub(crate) fn bytes(&self) -> u64 {
        // A stack takes a page or two of its stride.
        (self.used.load(Ordering::Relaxed).min(self.strides) * 2 * PAGE) as u64
    }

    /// Takes a big segment.
    fn segment(&self) -> usize {
        if let Some(s) = self.segments.lock().pop() {
            return s;
        }
        reserve(SEGMENT) as usize
    }

    /// Gives a big segment back, its memory to the system.
    pub(crate) fn give_back(&self, segment: usize) {
        // SAFETY: the segment is a mapping of this size that nobody uses any more.
        unsafe { discard(segment as *mut u8, SEGMENT) };
        self.segments.lock().push(segment);
    }

    /// Unmaps everything.
    ///
    /// # Safety
    /// No goroutine of the run may run or be looked at any more.
    pub(crate) unsafe fn release(&self) {
        // SAFETY: the caller's promise.
        unsafe {
            release(self.base as *mut u8, self.strides * STRIDE);
            for s in self.segments.lock().drain(..) {
                release(s as *mut u8, SEGMENT);
            }
        }
    }
}

/// Sets a goroutine's limits for a new start and returns where its first frame of `words` slots is to lie.
/// `low`: start in the bigger space at once.
pub(crate) fn first_frame(g: &G, words: usize, low: bool) -> *mut u64 {
    let top = ptr::from_ref(g) as usize;
    let lo = top + G_BYTES - STRIDE;
    let base = top - FIRST_WORDS * 8;
    g.nlimit.set(match g.vm().config.small_stacks {
        true => base - SMALL,
        false => lo + LOW_FRAMES + RESERVE,
    });
    g.nbase.set(base);
    g.link.set(ptr::null());
    let start = if low || words + 1 > FIRST_WORDS {
        g.flimit.set((lo + LOW_FRAMES) as *mut u64);
        lo
    } else {
        g.flimit.set(top as *mut u64);
        top - FIRST_WORDS * 8
    };
    // The word before a frame is its site.
    (start as *mut u64).wrapping_add(1)
}

/// Whether a frame of so many slots fits anywhere in a stride.
pub(crate) fn fits_stride(words: usize) -> bool {
    words < LOW_FRAMES / 8
}

/// One growth of a stack: where the older part ends. Lies in the frame of the function that grew.
pub(crate) struct Link {
    pub outer: *const Link,
    /// The frame that was to be at `nf` lies at `fp`.
    pub nf: *mut u64,
    pub fp: *mut u64,
    /// Where the space for the older frames ends; `nf` may be beyond, as a native asks for a frame without having room.
    pub limit: *mut u64,
    /// Site of the call.
    pub site: u32,
    /// The older part of the native stack is [sp, base); empty if only frames grew.
    pub sp: Cell<usize>,
    pub base: usize,
}

/// Undoes a growth, also when unwinding.
struct Restore<'a> {
    g: &'a G,
    nlimit: usize,
    nbase: usize,
    flimit: *mut u64,
    grown: usize,
    link: Link,
    segment: usize,
}

impl Drop for Restore<'_> {
    fn drop(&mut self) {
        let g = self.g;
        g.nlimit.set(self.nlimit);
        g.nbase.set(self.nbase);
        g.flimit.set(self.flimit);
        g.grown.set(self.grown);
        g.link.set(self.link.outer);
        if self.segment != 0 {
            if g.spare.get() == 0 {
                g.spare.set(self.segment);
            } else {
                g.vm().stacks.give_back(self.segment);
            }
        }
    }
}

impl Cx {
    /// The slow path of a call, for which [`Cx::check`] returned true: polls, gets more stack if that is short, and then
    /// runs `run` with the context of the callee's frame. The arguments (and site and closure pointer) already written
    /// around `nf` are carried along, and the result area is brought back to `nf`.
    #[cold]
    #[inline(never)]
    pub fn grow<T>(self, nf: *mut u64, func: &'static Func, run: impl FnOnce(Cx) -> T) -> T {
        let cx = Cx { g: self.g, fp: nf };
        cx.poll();
        let frame = func.frame.load(Ordering::Relaxed) as usize;
        cx.with_space(
            frame,
            func.linkage(),
            func.results.max(1) as usize,
            cx.call_site(),
            run,
        )
    }

    /// Runs `run` with enough native stack for deeply recursive native code (printing, comparing, hashing of nested
    /// values): call it at each level of such a recursion.
    #[inline]
    pub fn deeper<T>(self, run: impl FnOnce(Cx) -> T) -> T {
        if pointer() >= self.g().nlimit.get() {
            run(self)
        } else {
            self.on_segment(0, 0, 0, self.call_site(), run)
        }
    }

    /// Runs `run` with native stack for code that does not look whether there is enough: a host's.
    pub(crate) fn roomy<T>(self, run: impl FnOnce(Cx) -> T) -> T {
        if pointer().saturating_sub(self.g().nlimit.get()) >= ROOM {
            run(self)
        } else {
            self.on_segment(0, 0, 0, self.call_site(), run)
        }
    }

    /// The site before this context's frame.
    pub(crate) fn call_site(self) -> u32 {
        // SAFETY: every frame in use has a site before it.
        unsafe { *self.fp.sub(1) as u32 }
    }

    /// Runs `run` in a frame of `frame` slots and with native stack: at this context's frame if it has the room, else
    /// elsewhere; then `carry` words are copied there before and `back` words from there after. `site` is that of the call.
    pub(crate) fn with_space<T>(
        self,
        frame: usize,
        carry: usize,
        back: usize,
        site: u32,
        run: impl FnOnce(Cx) -> T,
    ) -> T {
        let g = self.g();
        let frames_short = self.fp.wrapping_add(frame) > g.flimit.get();
        let native_short = pointer() < g.nlimit.get();
        if !frames_short && !native_short {
            // SAFETY: there is room for the frame, so there is for the word before it.
            unsafe { self.fp.sub(1).write(site.into()) };
            run(self)
        } else if !native_short && ptr::eq(g.flimit.get().cast(), self.g) && fits_stride(frame) {
            self.in_low_frames(carry, back, site, run)
        } else {
            self.on_segment(frame, carry, back, site, run)
        }
    }

    /// Continues with frames in the low part of the stride.
    fn in_low_frames<T>(
        self,
        carry: usize,
        back: usize,
        site: u32,
        run: impl FnOnce(Cx) -> T,
    ) -> T {
        let g = self.g();
        let lo = self.g as usize + G_BYTES - STRIDE;
        let fp = (lo as *mut u64).wrapping_add(1);
        let link = Link {
            outer: g.link.get(),
            nf: self.fp,
            fp,
            limit: g.flimit.get(),
            site,
            sp: Cell::new(0),
            base: 0,
        };
        let restore = Restore {
            g,
            nlimit: g.nlimit.get(),
            nbase: g.nbase.get(),
            flimit: g.flimit.get(),
            grown: g.grown.get(),
            link,
            segment: 0,
        };
        g.link.set(&restore.link);
        g.flimit.set((lo + LOW_FRAMES) as *mut u64);
        move_frame(self.fp, fp, carry, site);
        let result = run(Cx { g: self.g, fp });
        // SAFETY: both areas are frames of this goroutine with room for the words.
        unsafe { ptr::copy_nonoverlapping(fp, self.fp, back) };
        drop(restore);
        result
    }

    /// Continues with frames and native stack in a big segment.
    fn on_segment<T>(
        self,
        frame: usize,
        carry: usize,
        back: usize,
        site: u32,
        run: impl FnOnce(Cx) -> T,
    ) -> T {
        let g = self.g();
        let spare = g.spare.replace(0);
        let segment = if spare != 0 {
            spare
        } else {
            g.vm().stacks.segment()
        };
        let limit = g.vm().config.limits.stack.unwrap_or(STACK_LIMIT);
        let room = limit.saturating_sub(g.grown.get()).min(SEGMENT);
        if segment == 0 || (frame + FIRST_WORDS) * 8 > room.min(SEGMENT_FRAMES) {
            super::fatal::stack_overflow(self);
        }
        let fp = (segment as *mut u64).wrapping_add(1);
        let link = Link {
            outer: g.link.get(),
            nf: self.fp,
            fp,
            limit: g.flimit.get(),
            site,
            sp: Cell::new(pointer() - 512),
            base: g.nbase.get(),
        };
        let restore = Restore {
            g,
            nlimit: g.nlimit.get(),
            nbase: g.nbase.get(),
            flimit: g.flimit.get(),
            grown: g.grown.get(),
            link,
            segment,
        };
        let base = segment + SEGMENT;
        g.grown.set(g.grown.get() + SEGMENT);
        g.link.set(&restore.link);
        g.flimit
            .set((segment + SEGMENT_FRAMES.min(room)) as *mut u64);
        g.nlimit
            .set((segment + SEGMENT_FRAMES + RESERVE).max(base - room));
        g.nbase.set(base);
        move_frame(self.fp, fp, carry, site);
        let stack = StrideStack {
            base,
            limit: segment + SEGMENT_FRAMES,
        };
        let result = corosensei::on_stack(stack, || run(Cx { g: self.g, fp }));
        // SAFETY: both areas are frames of this goroutine with room for the words.
        unsafe { ptr::copy_nonoverlapping(fp, self.fp, back) };
        drop(restore);
        result
    }
}

/// Copies the start of a frame and sets its site.
fn move_frame(from: *mut u64, to: *mut u64, words: usize, site: u32) {
    // SAFETY: both are frames of the running goroutine with room for so many words, the new one with a site before it.
    unsafe {
        to.sub(1).write(site.into());
        ptr::copy_nonoverlapping(from, to, words);
    }
}
