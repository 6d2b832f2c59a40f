//! The built-ins `print` and `println`.

use super::build::Builder;
use super::code::Code;
use super::frame::Frame;
use super::slice::string;
use crate::runtime::context::Cx;
use crate::runtime::panic::{format_complex, format_float, format_float32};
use crate::runtime::types::{Kind, TypeRef};
use crate::tree::{Arg, SiteId, Slot};

impl Builder<'_> {
    /// `print(..)`, `println(..)`
    pub fn print(&self, parts: &[(TypeRef, Arg, Slot)], line: bool, site: SiteId) -> Code<()> {
        let parts: Vec<(TypeRef, Code<()>, Slot)> = parts
            .iter()
            .map(|(ty, arg, slot)| (*ty, self.arg(arg), *slot))
            .collect();
        let parts = self.arena.list(&parts);
        self.node(move |x| {
            for (_, arg, _) in parts {
                arg.call(x);
            }
            let mut out = Vec::new();
            for (i, (ty, _, slot)) in parts.iter().enumerate() {
                if line && i > 0 {
                    out.push(b' ');
                }
                write(&mut out, x, ty, *slot);
            }
            if line {
                out.push(b'\n');
            }
            x.g().site.set(site);
            // There is nobody to tell that standard error cannot be written.
            let _ = x.write_stderr(&out);
        })
    }
}

/// Appends the value in the slots as `print` shows it.
fn write(out: &mut Vec<u8>, x: Cx, ty: TypeRef, slot: Slot) {
    let w = x.word(slot);
    let text = match ty.kind {
        Kind::String => return out.extend_from_slice(string(w as i64).as_bytes()),
        Kind::Bool => x.bool(slot).to_string(),
        k if k.is_signed() => (w as i64).to_string(),
        k if k.is_unsigned() => w.to_string(),
        Kind::Float64 => format_float(x.float(slot)),
        Kind::Float32 => format_float32(x.float(slot) as f32),
        Kind::Complex64 | Kind::Complex128 => {
            format_complex(x.float(slot), x.float(slot + 1), ty.kind == Kind::Complex64)
        }
        Kind::Slice => format!("[{}/{}]{w:#x}", x.int(slot + 1), x.int(slot + 2)),
        Kind::Interface if w == 0 => "(0x0,0x0)".into(),
        Kind::Interface => format!(
            "({:#x},{:#x})",
            super::interface::any(w as i64)
                .ty()
                .map_or(0, |t| std::ptr::from_ref(t).addr()),
            w + 8
        ),
        _ => format!("{w:#x}"),
    };
    out.extend_from_slice(text.as_bytes());
}
