//! Lowering of an interactive session, input by input, into a run that goes on.
//!
//! What was lowered before stays. Types whose values are in interfaces answer to the selectors that an input adds before
//! it runs; they get all their methods at once, as later inputs may reflect.

use super::function::Frame;
use super::program::Init;
use super::thunk::ThunkKey;
use super::{Held, Lower, Natives, Reflection};
use crate::diagnostic::Diagnostics;
use crate::runtime::Func;
use crate::runtime::image::Image;
use crate::tree::Program;
use crate::types::Checker;
use crate::types::cell::Cell;
use crate::types::object::{ObjId, PackageId};
use crate::types::ty::TypeId;
use rustc_hash::{FxHashMap, FxHashSet};

/// The lowering of a session.
pub struct Interactive(Lower<'static>);

/// What is undone when an input cannot be lowered.
struct Before {
    funcs: FxHashMap<super::program::FuncKey, &'static Func>,
    thunks: FxHashMap<ThunkKey, &'static Func>,
    division: Option<&'static Func>,
    runner: Option<&'static Func>,
    initialised: FxHashSet<ObjId>,
    started: FxHashSet<PackageId>,
    used_packages: FxHashSet<PackageId>,
    live: Vec<TypeId>,
    completed: FxHashMap<TypeId, usize>,
}

impl Interactive {
    /// Lowers into an image, which must not be given back before this is dropped.
    pub fn new(checker: Checker, natives: Natives<'static>, image: &'static Image) -> Interactive {
        let mut lower = Lower::new(Held::Own(Box::new(checker)), natives, image);
        lower.reflection = Reflection::Methods;
        lower.known_types();
        Interactive(lower)
    }

    /// The checker, for further inputs.
    pub fn checker(&mut self) -> &mut Checker {
        &mut self.0.checked
    }

    /// Lowers a checked input. The function that starts the result initialises what it needs first, and then calls those
    /// between `first` and `last`, functions of earlier inputs.
    ///
    /// # Errors
    /// What zokor does not support; then nothing has changed.
    pub fn lower(
        &mut self,
        cell: &Cell,
        first: Option<ObjId>,
        last: Option<ObjId>,
    ) -> Result<Program, Diagnostics> {
        let lower = &mut self.0;
        let before = Before {
            funcs: lower.funcs.clone(),
            thunks: lower.thunks.clone(),
            division: lower.division,
            runner: lower.runner,
            initialised: lower.initialised.clone(),
            started: lower.started.clone(),
            used_packages: lower.used_packages.clone(),
            live: lower.live.clone(),
            completed: lower.completed.clone(),
        };
        if !cell.methods.is_empty() {
            lower.method_sets.clear();
            lower.completed.clear();
            let names = &cell.methods;
            lower.thunks.retain(|key, _| !names.contains(&key.name));
        }
        let start = lower.cell(&cell.packages, first, last);
        if lower.diags.is_empty() {
            return Ok(Program {
                functions: std::mem::take(&mut lower.functions),
                start,
                init: start,
                exports: Vec::new(),
            });
        }
        lower.functions.clear();
        lower.queue.clear();
        lower.frame = Frame::default();
        lower.funcs = before.funcs;
        lower.thunks = before.thunks;
        lower.division = before.division;
        lower.runner = before.runner;
        lower.initialised = before.initialised;
        lower.started = before.started;
        lower.used_packages = before.used_packages;
        lower.live_set = before.live.iter().copied().collect();
        lower.live = before.live;
        lower.completed = before.completed;
        Err(std::mem::take(&mut lower.diags))
    }
}

impl Lower<'_> {
    fn cell(
        &mut self,
        packages: &[PackageId],
        first: Option<ObjId>,
        last: Option<ObjId>,
    ) -> &'static Func {
        let mut inits: FxHashMap<PackageId, Init> = FxHashMap::default();
        for &id in packages {
            self.user_package(id, inits.entry(id).or_default());
        }
        let mut call = |o: Option<ObjId>| o.map(|o| self.func(o, &[]));
        let (first, last) = (call(first), call(last));
        for &id in packages {
            self.imported(id);
        }
        self.lower_needed(&mut inits);
        let mut calls: Vec<_> = first.into_iter().collect();
        calls.extend(self.library_calls(&inits));
        for &id in packages {
            if let Some(init) = inits.get(&id) {
                calls.extend(self.package_calls(id, init));
            }
        }
        calls.extend(last);
        self.sequence(&calls)
    }
}
