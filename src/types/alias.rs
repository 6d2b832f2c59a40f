//! Names that messages print for types declared as aliases.
//!
//! A name declared as `type A = T` stands for a type identical to `T` with a number of its own: all that is asked of it is
//! answered as for `T`, only messages call it `A`.

use super::Types;
use super::object::ObjId;
use super::ty::{ParamId, TypeId};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// An alias, or an instance of a generic one.
#[derive(Clone, Debug)]
pub(super) struct Alias {
    pub obj: ObjId,
    pub name: SmolStr,
    /// Import path of the package that declares it.
    pub package: SmolStr,
    pub args: Box<[TypeId]>,
    /// What it stands for, itself no alias.
    pub target: TypeId,
}

/// All aliases.
#[derive(Debug, Default)]
pub(super) struct Aliases {
    known: FxHashMap<TypeId, Alias>,
    numbers: FxHashMap<(ObjId, TypeId, Box<[TypeId]>), TypeId>,
}

impl Aliases {
    /// The alias that a type is.
    pub fn get(&self, t: TypeId) -> Option<&Alias> {
        self.known.get(&t)
    }
}

impl Types {
    /// The type that a name declared as alias stands for.
    pub(super) fn alias(&mut self, alias: Alias) -> TypeId {
        let target = self.unalias(alias.target);
        let key = (alias.obj, target, alias.args.clone());
        if let Some(&known) = self.aliases.numbers.get(&key) {
            return known;
        }
        let id = TypeId(self.list.len() as u32);
        self.list.push(self.get(target).clone());
        self.aliases.numbers.insert(key, id);
        self.aliases.known.insert(id, Alias { target, ..alias });
        id
    }

    /// Whether messages call the type by the name of an alias.
    pub(super) fn is_alias(&self, t: TypeId) -> bool {
        self.aliases.get(t).is_some()
    }

    /// The type behind an alias; others are that themselves.
    pub fn unalias(&self, t: TypeId) -> TypeId {
        self.aliases.get(t).map_or(t, |alias| alias.target)
    }

    /// An alias with `args` in the place of `params`.
    pub(super) fn subst_alias(
        &mut self,
        t: TypeId,
        alias: Alias,
        params: &[ParamId],
        args: &[TypeId],
    ) -> TypeId {
        let target = self.subst(alias.target, params, args);
        let own = self.subst_list(&alias.args, params, args);
        if target == alias.target && own[..] == alias.args[..] {
            return t;
        }
        if own.is_empty() {
            return target;
        }
        self.alias(Alias {
            args: own.into(),
            target,
            ..alias
        })
    }
}
