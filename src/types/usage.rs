//! How variables are used: assigned, captured, their address taken. Lowering decides by it where they live.

use super::check::Checker;
use super::object::ObjId;
use super::ty::Type;
use crate::syntax::ast::{Expr, ExprKind};

impl Checker {
    /// The variable of which an expression denotes a part: itself, a field, an element of an array, through no pointer.
    fn root_variable(&mut self, e: &Expr) -> Option<ObjId> {
        match &e.kind {
            ExprKind::Name(_) => {
                let o = *self.info.names.get(&e.id)?;
                self.var_mut(o).map(|_| o)
            }
            ExprKind::Paren(x) => self.root_variable(x),
            ExprKind::Selector(x, name) => {
                if let Some(&o) = self.info.names.get(&name.id) {
                    // A variable of another package.
                    return self.var_mut(o).map(|_| o);
                }
                let selection = self.info.selections.get(&e.id)?;
                let (recv, path) = (selection.recv, selection.path.clone());
                if self.path_has_pointer(recv, &path) {
                    return None;
                }
                self.root_variable(x)
            }
            ExprKind::Index(x, _) => {
                let ty = self.recorded(x.id)?.ty;
                let under = self.under(ty);
                matches!(self.info.types.get(under), Type::Array(..))
                    .then(|| self.root_variable(x))
                    .flatten()
            }
            _ => None,
        }
    }

    /// Whether going through the fields of `path` but the last follows a pointer, `recv` itself included.
    fn path_has_pointer(&mut self, recv: super::ty::TypeId, path: &[u32]) -> bool {
        let mut ty = recv;
        for &index in path {
            let under = self.under(ty);
            let Type::Struct(fields) = self.info.types.get(under) else {
                return true;
            };
            let Some(field) = fields.get(index as usize) else {
                return true;
            };
            ty = field.ty;
        }
        false
    }

    /// Notes that the address of what an expression denotes is taken.
    pub(super) fn take_address(&mut self, e: &Expr) {
        if let Some(o) = self.root_variable(e)
            && let Some(v) = self.var_mut(o)
        {
            v.address_taken = true;
        }
    }

    /// Notes that what an expression denotes is assigned to.
    pub(super) fn note_assigned(&mut self, e: &Expr) {
        if let Some(o) = self.root_variable(e)
            && let Some(v) = self.var_mut(o)
        {
            v.assigned = true;
        }
    }

    /// Notes that a method with a pointer receiver is selected from an addressable operand: `path` are the embedded fields.
    pub(super) fn take_receiver_address(
        &mut self,
        x: &Expr,
        recv: super::ty::TypeId,
        path: &[u32],
    ) {
        let mut ty = recv;
        let under = self.under(ty);
        if matches!(self.info.types.get(under), Type::Pointer(_)) {
            return;
        }
        for &index in path {
            let under = self.under(ty);
            let Type::Struct(fields) = self.info.types.get(under) else {
                return;
            };
            let Some(field) = fields.get(index as usize) else {
                return;
            };
            ty = field.ty;
        }
        let under = self.under(ty);
        if !matches!(self.info.types.get(under), Type::Pointer(_)) {
            self.take_address(x);
        }
    }
}
