//! The Go functions through which natives call methods that take interfaces of package fmt.

use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::FuncValue;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::Str;
use crate::runtime::sync::OnceLock;

/// Set by the package's `init`, once for each run. They are top-level functions, which the collector never frees.
#[derive(Default)]
pub struct Hooks(OnceLock<[FuncValue; 3]>);

impl Hooks {
    /// `fmt.setHooks`
    pub fn set(cx: Cx, format: FuncValue, scan: FuncValue, unwritten: FuncValue) {
        let hooks = [format, scan, unwritten];
        let _ = cx.vm().extension::<Hooks>().0.set(hooks);
    }

    fn get(cx: Cx) -> [FuncValue; 3] {
        cx.vm()
            .extension::<Hooks>()
            .0
            .get()
            .copied()
            .unwrap_or_default()
    }

    /// Has a `Formatter` write itself; -1 stands for no width or precision.
    pub fn format(cx: Cx, value: Any, flags: Str, width: i64, precision: i64, verb: i32) -> Bytes {
        Self::get(cx)[0].call(cx, (value, flags, width, precision, verb))
    }

    /// Has a `Scanner` read itself from the scan in progress with this number; its error.
    pub fn scan(cx: Cx, value: Any, id: i64, verb: i32) -> Any {
        Self::get(cx)[1].call(cx, (value, id, verb))
    }

    /// The error of standard output that could not be written to, for the reason given.
    pub fn unwritten(cx: Cx, reason: Str) -> Any {
        Self::get(cx)[2].call(cx, (reason,))
    }
}
