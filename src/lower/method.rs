//! Methods: finding them, their receivers, method values and expressions, dispatch tables.

use super::expr::{address, behind, seq, seq_int, strip};
use super::function::at;
use super::thunk::{Receive, ThunkKey};
use super::types::Class;
use super::{Lower, Reflection};
use crate::runtime::Func;
use crate::runtime::types::{Kind, Method, TypeRef};
use crate::source::{Pos, Span};
use crate::syntax::ast::{Expr, ExprKind, NodeId};
use crate::tree::{Arg, Block, Int, IntMem, Place, SiteId, Slot, Stmt, Word};
use crate::types::info::{Package, Selection};
use crate::types::lookup::{Lookup, MethodEntry};
use crate::types::object::ObjId;
use crate::types::ty::{NamedId, Type, TypeId};
use smol_str::SmolStr;

/// A method that a selector names.
#[derive(Clone)]
pub(super) struct Found {
    /// The function; `None` for a method of an interface.
    pub func: Option<&'static Func>,
    /// The type of the receiver that it wants; the interface type.
    pub recv: TypeId,
    /// Embedded fields that lead to the receiver.
    pub path: Vec<u32>,
    /// Function type without receiver.
    pub sig: TypeId,
    /// For a method of an interface.
    pub selector: u32,
}

impl Lower<'_> {
    /// The method that a selection names, in the current environment. `selector` is the expression with the type
    /// arguments, if it is a generic method.
    pub(super) fn method(&mut self, sel: &Selection, selector: NodeId) -> Found {
        let t = self.subst(sel.recv);
        let own = self.own_type_args(selector);
        if self.frame.env.params.is_empty() {
            let sig = self.subst(sel.ty);
            let owner = self.type_at(t, &sel.path);
            return match sel.func {
                Some(func) => {
                    let owner = self.pointee_or(owner);
                    match self.t().named_id(owner) {
                        Some(named) => {
                            let sig = self.t().method_signature(named, func).unwrap_or(sig);
                            self.found(func, named, sel.path.clone(), sig, own)
                        }
                        None => self.interface_found(owner, &sel.name, sel.path.clone(), sig),
                    }
                }
                None => self.interface_found(owner, &sel.name, sel.path.clone(), sig),
            };
        }
        let package = match sel.func {
            Some(f) => {
                let id = self.checked.info.objects[f.0 as usize].package;
                self.checked.info.packages[id.0 as usize - 1].path.clone()
            }
            None => self.frame.package.clone(),
        };
        match self.t().lookup(t, &sel.name, &package) {
            Lookup::Method(hit) => {
                self.checked.resolve_object(hit.func);
                let sig = self
                    .t()
                    .method_signature(hit.owner, hit.func)
                    .unwrap_or(hit.sig);
                self.found(hit.func, hit.owner, hit.path, sig, own)
            }
            Lookup::InterfaceMethod {
                path, owner, sig, ..
            } => {
                let owner = self.subst(owner);
                self.interface_found(owner, &sel.name, path, sig)
            }
            _ => {
                let sig = self.subst(sel.ty);
                self.interface_found(t, &sel.name, sel.path.clone(), sig)
            }
        }
    }

    /// `own` are the type arguments of a generic method.
    fn found(
        &mut self,
        func: ObjId,
        owner: NamedId,
        path: Vec<u32>,
        sig: TypeId,
        own: Box<[TypeId]>,
    ) -> Found {
        let args: Vec<TypeId> = self.t().type_args(owner).to_vec();
        let mut args: Vec<TypeId> = args.into_iter().map(|a| self.subst(a)).collect();
        args.extend(&own);
        let f = self.func(func, &args);
        let sig = match &own[..] {
            [] => sig,
            own => self.t().instantiate_signature(sig, own),
        };
        let methods = self.t().declared_methods(owner);
        let pointer = methods
            .iter()
            .find(|m| m.func == func)
            .is_some_and(|m| m.pointer);
        let mut recv = self.t().named_type(owner);
        recv = self.subst(recv);
        if pointer {
            recv = self.t().pointer(recv);
        }
        Found {
            func: Some(f),
            recv,
            path,
            sig: self.subst(sig),
            selector: 0,
        }
    }

    fn interface_found(&mut self, owner: TypeId, name: &str, path: Vec<u32>, sig: TypeId) -> Found {
        let set = self.t().type_set(owner);
        let method = set
            .methods
            .iter()
            .find(|m| m.name == name && self.sees(&m.package));
        let package = method.map(|m| m.package.clone());
        let sig = method.map_or(sig, |m| m.sig);
        let sig = self.subst(sig);
        let desc = self.descriptor(sig);
        let selector = self
            .image
            .types
            .selector(name, &package.unwrap_or_default(), desc);
        Found {
            func: None,
            recv: owner,
            path,
            sig,
            selector,
        }
    }

    fn pointee_or(&mut self, t: TypeId) -> TypeId {
        if self.t().named_id(t).is_some() {
            return t;
        }
        self.pointee(t).unwrap_or(t)
    }

    /// The type at the end of a path of fields.
    fn type_at(&mut self, mut t: TypeId, path: &[u32]) -> TypeId {
        for &i in path {
            t = self.pointee(t).unwrap_or(t);
            t = self.field(t, i).1;
        }
        t
    }

    /// The path of a field, found anew where the selector's operand is of a type with type parameters.
    pub(super) fn field_path(&mut self, sel: &Selection) -> Vec<u32> {
        if self.frame.env.params.is_empty() || !self.t().is_parameterized(sel.recv) {
            return sel.path.clone();
        }
        let t = self.subst(sel.recv);
        let package = self.frame.package.clone();
        match self.t().lookup(t, &sel.name, &package) {
            Lookup::Field { path, .. } => path,
            _ => sel.path.clone(),
        }
    }

    /// The receiver of a method with a known function, as its first argument.
    pub(super) fn receiver(
        &mut self,
        x: &Expr,
        _sel: &Selection,
        found: &Found,
        slot: Slot,
        pos: Pos,
    ) -> Arg {
        let x = strip(x);
        let t = self.type_of(x);
        let wants_pointer = self.wants_pointer(found.recv);
        if found.path.is_empty() {
            let given_pointer = self.t().named_id(t).is_none() && self.pointee(t).is_some();
            return match (wants_pointer, given_pointer) {
                (true, true) => Arg::Word(slot, self.word(x)),
                (true, false) => {
                    let mut pre = Block::new();
                    let place = self.place(x, &mut pre);
                    Arg::Word(slot, seq(pre, Word::Int(address(place))))
                }
                (false, true) => {
                    let pointer = self.int(x);
                    let place = behind(pointer, self.site(pos));
                    self.arg_from(place, found.recv, slot, Block::new())
                }
                (false, false) => self.arg(x, found.recv, slot),
            };
        }
        let mut pre = Block::new();
        let (place, at) = self.field_place(x, &found.path, pos, &mut pre);
        self.receiver_from(place, at, found.recv, slot, pos, pre)
    }

    /// Whether a receiver's type is a pointer, to a type that has methods.
    pub(super) fn wants_pointer(&mut self, recv: TypeId) -> bool {
        matches!(self.kind(recv), Kind::Pointer) && self.t().named_id(recv).is_none()
    }

    /// A receiver that lies in memory of type `t`, or behind the pointer there.
    pub(super) fn receiver_from(
        &mut self,
        place: Place,
        t: TypeId,
        recv: TypeId,
        slot: Slot,
        pos: Pos,
        pre: Block,
    ) -> Arg {
        let wants_pointer = self.wants_pointer(recv);
        let given_pointer = self.t().named_id(t).is_none() && self.pointee(t).is_some();
        match (wants_pointer, given_pointer) {
            (true, false) => Arg::Word(slot, seq(pre, Word::Int(address(place)))),
            (false, true) => {
                let pointer = Int::Load(Box::new(place), IntMem::W64);
                let place = behind(pointer, self.site(pos));
                self.arg_from(place, recv, slot, pre)
            }
            _ => self.arg_from(place, recv, slot, pre),
        }
    }

    /// A value from memory as an argument.
    fn arg_from(&mut self, place: Place, t: TypeId, slot: Slot, mut pre: Block) -> Arg {
        if self.words(t) == 1 && self.class(t) != Class::Memory {
            let word = self.load(place, t);
            return Arg::Word(slot, seq(pre, word));
        }
        self.load_slots(slot, t, place, &mut pre);
        Arg::Wide(pre)
    }

    /// The interface value whose method is called.
    pub(super) fn interface_receiver(
        &mut self,
        x: &Expr,
        _sel: &Selection,
        found: &Found,
        pos: Pos,
    ) -> Int {
        if found.path.is_empty() {
            return self.int(x);
        }
        let mut pre = Block::new();
        let (place, _) = self.field_place(x, &found.path, pos, &mut pre);
        seq_int(pre, Int::Load(Box::new(place), IntMem::W64))
    }

    /// `x.Method` as a value.
    pub(super) fn method_value(&mut self, e: &Expr, sel: &Selection) -> Int {
        let ExprKind::Selector(x, _) = &e.kind else {
            unreachable!("a method is selected")
        };
        let found = self.method(sel, e.id);
        let pos = e.span.lo;
        let mut pre = Block::new();
        let words = if found.func.is_none() {
            1
        } else {
            self.words(found.recv)
        };
        let slot = self.alloc(words);
        if found.func.is_none() {
            let v = self.interface_receiver(x, sel, &found, pos);
            super::expr::set(slot, Word::Int(v), &mut pre);
            let site: SiteId = self.site(pos);
            pre.push(Stmt::NilCheck(Int::Local(slot), site));
        } else {
            match self.receiver(x, sel, &found, slot, pos) {
                Arg::Word(slot, word) => super::expr::set(slot, word, &mut pre),
                Arg::Wide(block) => pre.extend(block),
            }
        }
        let package = self.method_package(&found, &sel.name);
        let own = self.own_type_args(e.id);
        let func = self.thunk(ThunkKey {
            receive: Receive::Bound,
            t: found.recv,
            name: sel.name.clone(),
            package,
            own,
        });
        let captured = (0..words)
            .map(|i| Word::Int(Int::Local(slot + i)))
            .collect();
        let captured = if words == 1 {
            vec![self.local(slot, found.recv)]
        } else {
            captured
        };
        seq_int(pre, Int::Closure(func, captured))
    }

    /// The type arguments of the generic method that an expression selects.
    fn own_type_args(&mut self, selector: NodeId) -> Box<[TypeId]> {
        let own = self.checked.info.instances.get(&selector).cloned();
        let own = own.unwrap_or_default();
        own.iter().map(|&t| self.subst(t)).collect()
    }

    fn method_package(&mut self, found: &Found, name: &str) -> SmolStr {
        if crate::types::lookup::is_exported(name) {
            return SmolStr::default();
        }
        let set = self.checked.method_set(found.recv);
        set.iter()
            .find(|m| m.name == name && self.sees(&m.package))
            .map_or_else(|| self.package_for(name), |m| m.package.clone())
    }

    /// What a generic method's name belongs to, which is in no method set.
    fn package_for(&self, name: &str) -> SmolStr {
        match crate::types::lookup::is_exported(name) {
            true => SmolStr::default(),
            false => self.frame.package.clone(),
        }
    }

    /// Whether names that belong to a package (to none, if they are exported) can be meant where the frame's function is.
    fn sees(&self, package: &str) -> bool {
        package.is_empty() || package == self.frame.package
    }

    /// `T.Method`
    pub(super) fn method_expr(&mut self, e: &Expr, sel: &Selection) -> Int {
        let t = self.subst(sel.recv);
        let set = self.checked.method_set(t);
        let package = set
            .iter()
            .find(|m| m.name == sel.name && self.sees(&m.package))
            .map(|m| m.package.clone());
        let own = self.own_type_args(e.id);
        let func = self.thunk(ThunkKey {
            receive: Receive::First,
            t,
            name: sel.name.clone(),
            package: package.unwrap_or_else(|| self.package_for(&sel.name)),
            own,
        });
        self.func_value(func)
    }

    // --- dispatch tables

    /// What the packages that the program imports may look up.
    pub(super) fn reflection(&self) -> Reflection {
        let packages = &self.checked.info.packages;
        let reached = |path: &str| packages.iter().find(|p| p.path == path).map(|p| p.id);
        let callers = ["reflect", "text/template", "html/template"].map(reached);
        let imported = |p: &Package| p.imports.iter().any(|i| callers.contains(&Some(*i)));
        if packages.iter().any(|p| !p.std && imported(p)) {
            Reflection::Methods
        } else if callers.iter().any(Option::is_some) {
            Reflection::Pointers
        } else {
            Reflection::None
        }
    }

    /// Notes that interface values of this type exist, and of the types of its parts, which printing can reach.
    pub(super) fn mark_live(&mut self, t: TypeId) {
        let t = self.t().canonical(t);
        if !self.live_set.insert(t) {
            return;
        }
        self.live.push(t);
        if let Some(named) = self.t().named_id(t)
            && !self.t().type_args(named).is_empty()
            && self.is_endless(t, Span::default())
        {
            return;
        }
        if self.reflection != Reflection::None
            && self.t().named_id(t).is_some()
            && !self.is_interface(t)
        {
            let pointer = self.t().pointer(t);
            self.mark_live(pointer);
        }
        match self.under(t) {
            Type::Pointer(e) | Type::Slice(e) | Type::Array(e, _) | Type::Chan(_, e) => {
                let e = self.subst(e);
                self.mark_live(e);
            }
            Type::Signature(s) if self.reflection == Reflection::Methods => {
                for ty in s.results {
                    let ty = self.subst(ty);
                    self.mark_live(ty);
                }
            }
            Type::Map(k, e) => {
                let (k, e) = (self.subst(k), self.subst(e));
                self.mark_live(k);
                self.mark_live(e);
            }
            Type::Struct(fields) => {
                for f in &fields {
                    let ty = self.subst(f.ty);
                    self.mark_live(ty);
                }
            }
            _ => {}
        }
    }

    /// Gives the types of interface values their methods; whether that asked for new functions.
    pub(super) fn complete_methods(&mut self) -> bool {
        let mut new = false;
        let mut i = 0;
        while i < self.live.len() {
            let t = self.live[i];
            i += 1;
            if self.is_interface(t) {
                continue;
            }
            new |= self.complete(t);
        }
        new
    }

    fn complete(&mut self, t: TypeId) -> bool {
        if self.t().named_id(t).is_none()
            && self.pointee(t).is_none()
            && self.kind(t) != Kind::Struct
        {
            return false;
        }
        let set = match self.method_sets.get(&t) {
            Some(set) => set.clone(),
            None => {
                let set: std::sync::Arc<[MethodEntry]> = self.checked.method_set(t).into();
                self.method_sets.insert(t, set.clone());
                set
            }
        };
        if set.is_empty() {
            return false;
        }
        let ty = self.descriptor(t);
        let mut entries = Vec::new();
        for m in set.iter() {
            let sig = self.subst(m.sig);
            let sig = self.descriptor(sig);
            if let Some(selector) = self.image.types.find_selector(&m.name, &m.package, sig) {
                entries.push((selector, m));
            }
        }
        if self.completed.get(&t) == Some(&entries.len()) {
            return false;
        }
        self.completed.insert(t, entries.len());
        // Natives may look for methods of the user's types by name, and for one of the library's; reflection for those of
        // all types.
        let all = self.reflection == Reflection::Methods;
        let of_user = !self.of_std(t);
        for m in set
            .iter()
            .filter(|m| all || of_user || &*m.name == "GoString")
        {
            self.dispatched(t, m);
            if all {
                let sig = self.subst(m.sig);
                self.mark_live(sig);
            }
        }
        let entries: Vec<(u32, &'static Func)> = entries
            .into_iter()
            .map(|(s, m)| (s, self.dispatched(t, m)))
            .collect();
        ty.set_dispatch(&entries);
        true
    }

    /// Whether a type (or what it points to) is declared in a standard package.
    fn of_std(&mut self, t: TypeId) -> bool {
        let t = self.pointee_or(t);
        let Some(named) = self.t().named_id(t) else {
            return false;
        };
        let path = self.t().named[named.0 as usize].package.clone();
        self.checked
            .info
            .packages
            .iter()
            .any(|p| p.path == path && p.std)
    }

    fn dispatched(&mut self, t: TypeId, m: &MethodEntry) -> &'static Func {
        self.thunk(ThunkKey {
            receive: Receive::Word,
            t,
            name: m.name.clone(),
            package: m.package.clone(),
            own: Box::default(),
        })
    }

    /// Gives descriptors the list of those methods that dispatch tables have.
    pub(super) fn list_methods(&mut self) {
        for t in self.live.clone() {
            let Some(set) = self.method_sets.get(&t).cloned() else {
                continue;
            };
            let ty: TypeRef = self.descriptor(t);
            let mut methods = Vec::new();
            for m in set.iter() {
                let sig = self.subst(m.sig);
                let signature = self.descriptor(sig);
                let key = ThunkKey {
                    receive: Receive::Word,
                    t,
                    name: m.name.clone(),
                    package: m.package.clone(),
                    own: Box::default(),
                };
                if let Some(&func) = self.thunks.get(&key) {
                    methods.push(Method {
                        name: m.name.as_str().into(),
                        package: m.package.as_str().into(),
                        signature,
                        func,
                    });
                }
            }
            ty.set_methods(methods);
        }
    }

    /// The place of words in a closure behind its function.
    pub(super) fn captured_place(&self) -> Place {
        at(self.frame.closure, 8)
    }
}
