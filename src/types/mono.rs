//! Generic functions and types that instantiate themselves with ever larger types.
//!
//! Every use of type arguments gives edges: from each type parameter that an argument mentions to the parameter that the
//! argument is for. A cycle in which one argument is more than the bare parameter would need infinitely many instances.

use super::check::Checker;
use super::ty::{ParamId, TypeId};
use crate::source::Span;
use rustc_hash::FxHashMap;
use std::collections::VecDeque;

/// `to` is instantiated with `arg`, which mentions `from`.
#[derive(Clone, Copy, Debug)]
struct Edge {
    from: ParamId,
    to: ParamId,
    arg: TypeId,
    span: Span,
    grows: bool,
}

/// What type parameters are instantiated with.
#[derive(Debug, Default)]
pub(super) struct Instantiations {
    edges: Vec<Edge>,
    /// The type's own parameters for those that a method's receiver declares.
    declared: FxHashMap<ParamId, ParamId>,
}

impl Checker {
    /// Methods name the parameters of their type anew.
    pub(super) fn note_receiver_params(&mut self, own: &[ParamId], declared: &[ParamId]) {
        let pairs = own.iter().copied().zip(declared.iter().copied());
        self.instantiations.declared.extend(pairs);
    }

    /// Notes the arguments of type parameters, while those in scope may be mentioned.
    pub(super) fn note_instantiation(
        &mut self,
        params: &[ParamId],
        args: &[TypeId],
        spans: &[Span],
    ) {
        for (i, (&to, &arg)) in params.iter().zip(args).enumerate() {
            if !self.info.types.is_parameterized(arg) {
                continue;
            }
            let span = spans.get(i).or(spans.first()).copied().unwrap_or_default();
            for p in 0..self.info.types.params.len() as u32 {
                let from = ParamId(p);
                if !self.info.types.mentions(arg, &[from]) {
                    continue;
                }
                let declared = &self.instantiations.declared;
                let edge = Edge {
                    from: declared.get(&from).copied().unwrap_or(from),
                    to: declared.get(&to).copied().unwrap_or(to),
                    arg,
                    span,
                    grows: self.info.types.param_id(arg).is_none(),
                };
                self.instantiations.edges.push(edge);
            }
        }
    }

    /// Reports a cycle that needs infinitely many instances.
    pub(super) fn check_instantiations(&mut self) {
        let edges = std::mem::take(&mut self.instantiations.edges);
        for edge in edges.iter().filter(|e| e.grows) {
            if let Some(mut cycle) = way(&edges, edge.to, edge.from) {
                cycle.push(*edge);
                self.instantiation_cycle(&cycle);
                return;
            }
        }
    }

    fn instantiation_cycle(&mut self, cycle: &[Edge]) {
        let mut text = "instantiation cycle:".to_string();
        for e in cycle {
            let name = &self.info.types.params[e.to.0 as usize].name;
            text.push_str(&format!(
                "\n\t{}: {name} instantiated as {}",
                self.map.describe(e.span.lo),
                self.text(e.arg)
            ));
        }
        let declared = |e: &Edge| {
            let info = &self.info.types.params[e.to.0 as usize];
            self.object(info.obj).span
        };
        let span = cycle.iter().map(declared).min_by_key(|s| s.lo);
        let span = span.unwrap_or_default();
        self.error("InvalidInstanceCycle", span, text);
    }
}

/// Edges that lead from one parameter to another; none if they are the same.
fn way(edges: &[Edge], from: ParamId, to: ParamId) -> Option<Vec<Edge>> {
    let mut came: FxHashMap<ParamId, Edge> = FxHashMap::default();
    let mut work = VecDeque::from([from]);
    let mut found = from == to;
    while let Some(p) = work.pop_front()
        && !found
    {
        for e in edges.iter().filter(|e| e.from == p) {
            if e.to == from || came.contains_key(&e.to) {
                continue;
            }
            came.insert(e.to, *e);
            found |= e.to == to;
            work.push_back(e.to);
        }
    }
    if !found {
        return None;
    }
    let mut path = Vec::new();
    let mut at = to;
    while at != from {
        let e = came[&at];
        path.push(e);
        at = e.from;
    }
    path.reverse();
    Some(path)
}
