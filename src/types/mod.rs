//! The type checker: types, constants, scopes, inference, and all compile errors.
//!
//! Knows nothing of evaluation.

mod alias;
mod assign;
mod binary;
mod builtins;
mod call;
mod canonical;
pub mod cell;
mod check;
#[cfg(test)]
mod check_tests;
pub mod constant;
mod conversion;
mod decl;
mod directives;
mod expr;
pub mod format;
mod identity;
mod implements;
mod index;
pub mod infer;
pub mod info;
mod init_order;
mod instance;
mod interface_type;
mod labels;
mod literals;
pub mod lookup;
mod mono;
pub mod object;
mod operand;
mod oversize;
mod package;
mod predicates;
mod print;
mod range;
mod resolve;
mod returns;
mod scope;
mod selector;
mod signature;
mod sizes;
mod stmt;
mod struct_type;
mod subst;
#[cfg(test)]
mod tests;
pub mod ty;
pub mod typeset;
mod typexpr;
mod unify;
pub mod universe;
mod untyped;
mod usage;
mod valid;
mod version;

pub use check::Checker;
pub use info::Info;
pub use package::{Loader, Options, SourceFile, check};

use object::ObjId;
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::sync::Arc;
use ty::{
    Basic, ChanDir, Field, Interface, Method, MethodDecl, Named, NamedId, ParamId, Signature, Type,
    TypeId, TypeParamInfo,
};
use typeset::TypeSet;

/// All types of a program.
#[derive(Debug)]
pub struct Types {
    list: Vec<Type>,
    aliases: alias::Aliases,
    numbers: FxHashMap<Type, TypeId>,
    /// Defined types, by number.
    pub named: Vec<Named>,
    /// Type parameters, by number.
    pub params: Vec<TypeParamInfo>,
    /// Where type parameters are declared that are called as something predeclared is: messages must tell them apart.
    pub disguised: FxHashMap<ObjId, String>,
    /// How packages are called in messages.
    pub naming: format::Naming,
    instances: FxHashMap<(NamedId, Box<[TypeId]>), TypeId>,
    type_sets: FxHashMap<TypeId, Arc<TypeSet>>,
    /// Sizes and alignments of structs.
    sizes: FxHashMap<TypeId, (i64, i64)>,
    canonical: FxHashMap<TypeId, TypeId>,
    written: u32,
    /// Pairs of interfaces whose comparison is under way.
    comparing: Vec<(TypeId, TypeId)>,
}

impl Default for Types {
    fn default() -> Types {
        Types::new()
    }
}

impl Types {
    /// `any`, the canonical empty interface.
    pub const ANY: TypeId = TypeId(28);
    /// `interface{}` as written: identical to [`Types::ANY`], but printed like that.
    pub const EMPTY_INTERFACE: TypeId = TypeId(29);
    /// `error`
    pub const ERROR: TypeId = TypeId(30);
    /// `comparable`
    pub const COMPARABLE: TypeId = TypeId(31);

    /// The predeclared types, at the numbers of [`Basic`] and of the constants above.
    pub fn new() -> Types {
        let mut types = Types {
            list: Vec::new(),
            aliases: alias::Aliases::default(),
            numbers: FxHashMap::default(),
            named: Vec::new(),
            params: Vec::new(),
            disguised: FxHashMap::default(),
            naming: format::Naming::default(),
            instances: FxHashMap::default(),
            type_sets: FxHashMap::default(),
            sizes: FxHashMap::default(),
            canonical: FxHashMap::default(),
            written: 0,
            comparing: Vec::new(),
        };
        for basic in Basic::ALL {
            let id = types.intern(Type::Basic(basic));
            debug_assert_eq!(id, basic.id());
        }
        let empty = |incomplete| {
            Type::Interface(Box::new(Interface {
                methods: Vec::new(),
                embedded: Vec::new(),
                comparable: false,
                implicit: false,
                incomplete,
            }))
        };
        types.intern(empty(0));
        types.written += 1;
        types.intern(empty(types.written));
        let (error, error_type) = types.new_named(ObjId(0), "error", "", 0);
        debug_assert_eq!(error_type, Types::ERROR);
        let (comparable, _) = types.new_named(ObjId(0), "comparable", "", 0);
        let sig = types.signature(&[], &[Basic::String.id()], false);
        let method = Method {
            name: "Error".into(),
            package: SmolStr::default(),
            sig,
        };
        let interface = types.interface(vec![method], Vec::new(), false);
        types.set_underlying(error, interface);
        let interface = types.intern(Type::Interface(Box::new(Interface {
            methods: Vec::new(),
            embedded: Vec::new(),
            comparable: true,
            implicit: false,
            incomplete: 0,
        })));
        types.set_underlying(comparable, interface);
        types
    }

    /// What a type is.
    pub fn get(&self, t: TypeId) -> &Type {
        &self.list[t.0 as usize]
    }

    /// The number of types so far.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// Never: there are always the predeclared types.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The number of a type.
    pub fn intern(&mut self, t: Type) -> TypeId {
        if let Some(&id) = self.numbers.get(&t) {
            return id;
        }
        let id = TypeId(self.list.len() as u32);
        self.list.push(t.clone());
        self.numbers.insert(t, id);
        id
    }

    /// `*elem`
    pub fn pointer(&mut self, elem: TypeId) -> TypeId {
        self.intern(Type::Pointer(elem))
    }

    /// `[]elem`
    pub fn slice(&mut self, elem: TypeId) -> TypeId {
        self.intern(Type::Slice(elem))
    }

    /// `[len]elem`
    pub fn array(&mut self, elem: TypeId, len: i64) -> TypeId {
        self.intern(Type::Array(elem, len))
    }

    /// `map[key]elem`
    pub fn map(&mut self, key: TypeId, elem: TypeId) -> TypeId {
        self.intern(Type::Map(key, elem))
    }

    /// `chan elem` and its directions.
    pub fn chan(&mut self, dir: ChanDir, elem: TypeId) -> TypeId {
        self.intern(Type::Chan(dir, elem))
    }

    /// `(a, b, …)`
    pub fn tuple(&mut self, elems: &[TypeId]) -> TypeId {
        self.intern(Type::Tuple(elems.into()))
    }

    /// A function type that is not generic.
    pub fn signature(&mut self, params: &[TypeId], results: &[TypeId], variadic: bool) -> TypeId {
        self.intern(Type::Signature(Signature {
            params: params.into(),
            results: results.into(),
            variadic,
            type_params: Box::default(),
        }))
    }

    /// `struct {…}`
    pub fn struct_type(&mut self, fields: Vec<Field>) -> TypeId {
        self.intern(Type::Struct(fields.into()))
    }

    /// `interface {…}` as written, `implicit` for a bare constraint. The embedded types may be unresolved as yet.
    pub fn interface(
        &mut self,
        mut methods: Vec<Method>,
        embedded: Vec<TypeId>,
        implicit: bool,
    ) -> TypeId {
        if methods.is_empty() && embedded.is_empty() {
            return Types::EMPTY_INTERFACE;
        }
        methods.sort_by(|a, b| (&a.name, &a.package).cmp(&(&b.name, &b.package)));
        let incomplete = if embedded.is_empty() {
            0
        } else {
            self.written += 1;
            self.written
        };
        self.intern(Type::Interface(Box::new(Interface {
            methods,
            embedded,
            comparable: false,
            implicit,
            incomplete,
        })))
    }

    /// A new defined type; `package` is an import path, `local` not 0 if it is declared in a function.
    pub fn new_named(
        &mut self,
        obj: ObjId,
        name: &str,
        package: &str,
        local: u32,
    ) -> (NamedId, TypeId) {
        let id = NamedId(self.named.len() as u32);
        self.named.push(Named {
            obj,
            name: name.into(),
            package: package.into(),
            params: Vec::new(),
            origin: None,
            underlying: None,
            methods: Vec::new(),
            local,
            outer: Box::default(),
        });
        (id, self.intern(Type::Named(id)))
    }

    /// The defined type or instance that `t` is.
    pub fn named_id(&self, t: TypeId) -> Option<NamedId> {
        match *self.get(t) {
            Type::Named(id) => Some(id),
            _ => None,
        }
    }

    /// The type parameter that `t` is.
    pub fn param_id(&self, t: TypeId) -> Option<ParamId> {
        match *self.get(t) {
            Type::Param(id) => Some(id),
            _ => None,
        }
    }

    /// The type of a defined type's number.
    pub fn named_type(&mut self, id: NamedId) -> TypeId {
        self.intern(Type::Named(id))
    }

    /// The type of a type parameter's number.
    pub fn param_type(&mut self, id: ParamId) -> TypeId {
        self.intern(Type::Param(id))
    }

    /// A new type parameter with the constraint `any` until set.
    pub fn new_param(&mut self, obj: ObjId, name: &str, index: u32) -> (ParamId, TypeId) {
        let id = ParamId(self.params.len() as u32);
        self.params.push(TypeParamInfo {
            obj,
            name: name.into(),
            index,
            constraint: Types::ANY,
        });
        (id, self.intern(Type::Param(id)))
    }

    /// Sets the constraint of a type parameter, an interface.
    pub fn set_constraint(&mut self, param: ParamId, constraint: TypeId) {
        self.params[param.0 as usize].constraint = constraint;
    }

    /// Sets the right side of a type's declaration.
    pub fn set_underlying(&mut self, named: NamedId, right: TypeId) {
        self.named[named.0 as usize].underlying = Some(self.unalias(right));
    }

    /// Declares a method.
    pub fn add_method(&mut self, named: NamedId, method: MethodDecl) {
        self.named[named.0 as usize].methods.push(method);
    }

    /// Sets the signature of a declared method (without receiver) and the receiver's type parameters as it names them.
    pub fn set_method_signature(
        &mut self,
        named: NamedId,
        func: ObjId,
        recv_params: &[ParamId],
        sig: TypeId,
    ) {
        let methods = &mut self.named[named.0 as usize].methods;
        if let Some(m) = methods.iter_mut().find(|m| m.func == func) {
            m.recv_params = recv_params.into();
            m.sig = sig;
        }
    }

    /// The underlying type; that of a type parameter is itself. Invalid as long as it is not known.
    pub fn underlying(&mut self, t: TypeId) -> TypeId {
        match *self.get(t) {
            Type::Basic(Basic::Byte) => Basic::Uint8.id(),
            Type::Basic(Basic::Rune) => Basic::Int32.id(),
            Type::Named(id) => match self.named[id.0 as usize].underlying {
                Some(u) if !matches!(self.get(u), Type::Named(_) | Type::Basic(_)) => u,
                _ => self.underlying_of_named(id),
            },
            _ => self.unalias(t),
        }
    }

    fn underlying_of_named(&mut self, start: NamedId) -> TypeId {
        let mut seen = vec![start];
        let result = loop {
            let id = seen[seen.len() - 1];
            let Some(right) = self.right_side(id) else {
                return Basic::Invalid.id();
            };
            match *self.get(right) {
                Type::Named(next) if seen.contains(&next) => return Basic::Invalid.id(),
                Type::Named(next) => seen.push(next),
                Type::Basic(Basic::Byte | Basic::Rune) => break self.underlying(right),
                _ => break right,
            }
        };
        for id in seen {
            self.named[id.0 as usize].underlying = Some(result);
        }
        result
    }
}
