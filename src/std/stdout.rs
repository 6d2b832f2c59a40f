//! What package fmt prints to, where a program has made `os.Stdout` another file.

use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::{FuncValue, Ptr};
use crate::runtime::slices::Bytes;
use crate::runtime::sync::OnceLock;

/// The variable, what it held when the run began, and the function that writes to what it holds. Set by the `init` of
/// package os, once for each run; the variable is a global and the function at top level, which are never freed.
#[derive(Default)]
pub struct Stdout(OnceLock<(Ptr<Ptr>, Ptr, FuncValue)>);

impl Stdout {
    /// `os.watchStdout`
    pub fn watch(cx: Cx, variable: Ptr<Ptr>, write: FuncValue) {
        let first = variable.deref(cx).get();
        let _ = cx
            .vm()
            .extension::<Stdout>()
            .0
            .set((variable, first, write));
    }

    /// Writes to the file that has taken the place of standard output; None if none has.
    pub fn write_elsewhere(cx: Cx, bytes: &[u8]) -> Option<(i64, Any)> {
        let &(variable, first, write) = cx.vm().extension::<Stdout>().0.get()?;
        if variable.deref(cx).get() == first {
            return None;
        }
        Some(write.call(cx, (Bytes::from_elements(cx, bytes),)))
    }
}
