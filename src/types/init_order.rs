//! The order in which package-level variables are initialised.
//!
//! Again and again the first variable in the source that does not depend on one that is not initialised yet. Dependencies
//! go through functions: a variable depends on what the functions mention that its value mentions.

use super::check::Checker;
use super::info::Initializer;
use super::object::{ObjId, ObjKind, PackageId};
use super::resolve::DeclKind;
use crate::syntax::ast::Decl;
use rustc_hash::{FxHashMap, FxHashSet};

impl Checker {
    pub(super) fn init_order(&mut self, package: PackageId) {
        let objects = self.packages[package.0 as usize - 1].objects.clone();
        let value =
            |c: &Checker, o: ObjId| matches!(c.object(o).kind, ObjKind::Const(_) | ObjKind::Var(_));
        let values: Vec<_> = objects
            .iter()
            .copied()
            .filter(|&o| value(self, o))
            .collect();
        let mut waiting_for: FxHashMap<ObjId, FxHashSet<ObjId>> = FxHashMap::default();
        for &o in &values {
            let mut seen = FxHashSet::default();
            self.reach(o, &mut seen);
            seen.retain(|&d| self.object(d).package == package && value(self, d));
            waiting_for.insert(o, seen);
        }
        let mut done: FxHashSet<ObjId> = FxHashSet::default();
        let mut order = Vec::new();
        let mut rest = values;
        while !rest.is_empty() {
            let pending = |o: &ObjId| waiting_for[o].difference(&done).count();
            let (next, missing) = rest
                .iter()
                .map(pending)
                .enumerate()
                .min_by_key(|&(i, n)| (n, i))
                .expect("some are left");
            if missing > 0
                && let Some(cycle) = self.find_path(rest[next])
            {
                self.init_cycle(&cycle);
            }
            let o = rest.remove(next);
            // Of `a, b = f()` the first in order initialises both; each may be part of a cycle.
            if let Some(init) = self.initializer_of(o)
                && !init.lhs.iter().any(|other| done.contains(other))
            {
                order.push(init);
            }
            done.insert(o);
        }
        self.info.packages[package.0 as usize - 1].init_order = order;
    }

    /// Everything that an object's declaration mentions, directly or through functions.
    fn reach(&self, o: ObjId, seen: &mut FxHashSet<ObjId>) {
        let mut work: Vec<ObjId> = self.dependencies(o).to_vec();
        while let Some(d) = work.pop() {
            if seen.insert(d) && matches!(self.object(d).kind, ObjKind::Func(_)) {
                work.extend(self.dependencies(d));
            }
        }
    }

    /// Where the value of a package-level variable stands.
    pub(super) fn initializer_of(&self, o: ObjId) -> Option<Initializer> {
        let info = &self.decls[&o];
        let DeclKind::Var { decl, index, lhs } = &info.kind else {
            return None;
        };
        let file = self.file_of(info.package, info.file);
        let Decl::Var(v) = &file.decls[*decl] else {
            return None;
        };
        let (lhs, index) = match lhs {
            Some(all) => (all.to_vec(), 0),
            None => (vec![o], *index),
        };
        (index < v.values.len()).then_some(Initializer {
            lhs,
            value: (info.file, *decl, index),
            span: v.span,
        })
    }

    fn init_cycle(&mut self, cycle: &[ObjId]) {
        let start = cycle[0];
        let name = self.object(start).name.clone();
        let span = self.object(start).span;
        if cycle.len() == 1 {
            let text = format!("initialization cycle: {name} refers to itself");
            self.error("InvalidInitCycle", span, text);
            return;
        }
        let mut text = format!("initialization cycle for {name}");
        for (i, &o) in cycle.iter().enumerate() {
            let next = cycle[(i + 1) % cycle.len()];
            let from = self.object(o);
            let place = self.map.describe(from.span.lo);
            text.push_str(&format!(
                "\n\t{place}: {} refers to {}",
                from.name,
                self.object(next).name
            ));
        }
        let labels = self.cycle_labels(cycle, 0);
        self.error("InvalidInitCycle", span, text).labels = labels;
    }

    /// A way from an object back to itself.
    fn find_path(&self, start: ObjId) -> Option<Vec<ObjId>> {
        let mut from: FxHashMap<ObjId, ObjId> = FxHashMap::default();
        let mut work = std::collections::VecDeque::from([start]);
        while let Some(o) = work.pop_front() {
            for &d in self.dependencies(o) {
                if d == start {
                    let mut path = vec![o];
                    let mut at = o;
                    while at != start {
                        at = from[&at];
                        path.push(at);
                    }
                    path.reverse();
                    return Some(path);
                }
                from.entry(d).or_insert_with(|| {
                    work.push_back(d);
                    o
                });
            }
        }
        None
    }
}
