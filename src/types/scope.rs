//! Scopes: names and what they stand for, nested.

use super::object::ObjId;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// A scope, by number in [`Scopes`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct ScopeId(pub u32);

#[derive(Debug)]
struct Scope {
    parent: Option<ScopeId>,
    names: FxHashMap<SmolStr, ObjId>,
}

/// All scopes. They are only ever added: packages and files need theirs as long as bodies are checked.
#[derive(Debug, Default)]
pub struct Scopes {
    list: Vec<Scope>,
}

impl Scopes {
    /// A new scope inside `parent`.
    pub fn open(&mut self, parent: Option<ScopeId>) -> ScopeId {
        self.list.push(Scope {
            parent,
            names: FxHashMap::default(),
        });
        ScopeId(self.list.len() as u32 - 1)
    }

    /// Puts a name into a scope; what was there already stays and is returned.
    pub fn insert(&mut self, scope: ScopeId, name: SmolStr, object: ObjId) -> Option<ObjId> {
        match self.list[scope.0 as usize].names.entry(name) {
            std::collections::hash_map::Entry::Occupied(e) => Some(*e.get()),
            std::collections::hash_map::Entry::Vacant(e) => {
                e.insert(object);
                None
            }
        }
    }

    /// What a name stands for in exactly that scope.
    pub fn get(&self, scope: ScopeId, name: &str) -> Option<ObjId> {
        self.list[scope.0 as usize].names.get(name).copied()
    }

    /// What a name stands for in that scope or the nearest one around it, and in which.
    pub fn lookup(&self, scope: ScopeId, name: &str) -> Option<(ScopeId, ObjId)> {
        let mut at = Some(scope);
        while let Some(s) = at {
            if let Some(o) = self.get(s, name) {
                return Some((s, o));
            }
            at = self.list[s.0 as usize].parent;
        }
        None
    }

    /// The scope that holds an object under that name, searched for among all.
    pub fn holding(&self, name: &str, object: ObjId) -> Option<ScopeId> {
        let at = self
            .list
            .iter()
            .position(|s| s.names.get(name) == Some(&object))?;
        Some(ScopeId(at as u32))
    }

    /// The names of a scope, in no order.
    pub fn names(&self, scope: ScopeId) -> impl Iterator<Item = (&SmolStr, ObjId)> {
        self.list[scope.0 as usize]
            .names
            .iter()
            .map(|(n, &o)| (n, o))
    }

    /// The scopes around a scope, outermost first, and itself.
    pub fn path(&self, scope: ScopeId) -> Vec<ScopeId> {
        let mut path: Vec<_> =
            std::iter::successors(Some(scope), |&scope| self.parent(scope)).collect();
        path.reverse();
        path
    }

    /// The scope around a scope.
    pub fn parent(&self, scope: ScopeId) -> Option<ScopeId> {
        self.list[scope.0 as usize].parent
    }
}
