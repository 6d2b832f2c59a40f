//! Types that contain themselves.

use super::check::{Checker, INVALID};
use super::object::ObjId;
use super::ty::{NamedId, Type, TypeId};

/// Instances of generic types may grow without end: deeper than that they do.
const DEPTH: usize = 60;

impl Checker {
    /// Reports a defined type that contains itself other than through pointers and the like.
    pub(super) fn check_valid(&mut self, named: NamedId) {
        let ty = self.info.types.named_type(named);
        let mut path = Vec::new();
        if let Err(cycle) = self.visit(ty, &mut path) {
            let mut objects: Vec<ObjId> = Vec::new();
            for n in &cycle {
                let o = self.info.types.named[n.0 as usize].obj;
                if !objects.contains(&o) {
                    objects.push(o);
                }
            }
            self.cycle_error(&objects);
            for n in cycle {
                self.info.types.set_underlying(n, INVALID);
                self.valid.insert(n);
            }
        }
    }

    fn visit(&mut self, ty: TypeId, path: &mut Vec<NamedId>) -> Result<(), Vec<NamedId>> {
        match self.info.types.get(ty).clone() {
            Type::Array(elem, _) => self.visit(elem, path),
            Type::Struct(fields) => fields.iter().try_for_each(|f| self.visit(f.ty, path)),
            Type::Union(terms) => terms.iter().try_for_each(|t| self.visit(t.ty, path)),
            Type::Interface(i) => i.embedded.iter().try_for_each(|&t| self.visit(t, path)),
            Type::Named(n) => {
                if self.valid.contains(&n) {
                    return Ok(());
                }
                if let Some(at) = path.iter().position(|&p| p == n) {
                    return Err(path[at..].to_vec());
                }
                if path.len() > DEPTH {
                    return Err(path[path.len() - 1..].to_vec());
                }
                path.push(n);
                let right = match self.info.types.named[n.0 as usize].origin {
                    Some(_) => Some(self.under(ty)),
                    None => self.info.types.named[n.0 as usize].underlying,
                };
                if let Some(right) = right {
                    self.visit(right, path)?;
                }
                path.pop();
                self.valid.insert(n);
                Ok(())
            }
            _ => Ok(()),
        }
    }
}
