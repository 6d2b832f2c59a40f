//! What the checker found out about a program: the one thing that lowering reads besides the syntax tree.

use super::Types;
use super::constant::Value;
use super::object::{ObjId, Object, PackageId};
use super::ty::TypeId;
use crate::source::Span;
use crate::syntax::ast::{self, NodeId};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;
use std::sync::Arc;

/// The result of checking.
#[derive(Debug, Default)]
pub struct Info {
    /// All types.
    pub types: Types,
    /// All objects, by [`ObjId`].
    pub objects: Vec<Object>,
    /// All packages in the order in which they are to be initialised, by [`PackageId`] − 1 … the universe has none.
    pub packages: Vec<Package>,
    /// What each expression is, by [`NodeId`]. After checking, no type is untyped, but `untyped nil` and those of constants
    /// in contexts without a type (`_ = 1 << 3` is int); every expression used as value has its final type.
    pub exprs: Vec<Option<TypeAndValue>>,
    /// What each identifier names or declares.
    pub names: FxHashMap<NodeId, ObjId>,
    /// Selector expressions `x.f` that are not `package.Name`.
    pub selections: FxHashMap<NodeId, Selection>,
    /// The type arguments of each identifier (or selector) that names a generic function, or type, at that place.
    pub instances: FxHashMap<NodeId, Box<[TypeId]>>,
    /// The variable of a type switch clause, by the number of the clause.
    pub implicits: FxHashMap<NodeId, ObjId>,
    /// Parameters and results in order, by the number of a function literal's expression or a declaration's name;
    /// unnamed and blank ones too.
    pub signatures: FxHashMap<NodeId, SignatureObjects>,
}

/// The variables of a function's signature.
#[derive(Clone, Debug, Default)]
pub struct SignatureObjects {
    /// The receiver.
    pub receiver: Option<ObjId>,
    /// Parameters.
    pub params: Vec<ObjId>,
    /// Results.
    pub results: Vec<ObjId>,
}

/// How an expression may be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mode {
    /// Has a mistake in it.
    Invalid,
    /// A call of a function without results.
    NoValue,
    /// A predeclared function, as callee.
    Builtin,
    /// A type.
    Type,
    /// A constant; the value is known.
    Constant,
    /// An addressable variable.
    Variable,
    /// An element of a map: assignable, `v, ok`.
    MapIndex,
    /// A value.
    Value,
    /// A value that also comes with `ok`: receive, type assertion.
    CommaOk,
    /// The predeclared nil.
    Nil,
}

/// Mode, type and constant value of an expression. A call of several results has a tuple type. An expression in a `v, ok`
/// context has the tuple `(T, bool)` as its type.
#[derive(Clone, Debug)]
pub struct TypeAndValue {
    /// How it may be used.
    pub mode: Mode,
    /// Its type.
    pub ty: TypeId,
    /// Its value, if constant: representable in `ty`.
    pub value: Option<Value>,
}

/// What `x.f` selects.
#[derive(Clone, Debug)]
pub struct Selection {
    /// Field, method value or call, method expression.
    pub kind: SelectionKind,
    /// The type of `x` (the type itself for a method expression).
    pub recv: TypeId,
    /// Embedded fields to go through, by index, from the outside; for a field its own index is the last. Pointers on the way
    /// are dereferenced implicitly.
    pub path: Vec<u32>,
    /// For a method of a defined type: the function. `None`: a field, or a method of an interface (then `path` leads to
    /// the interface and the method is found by name).
    pub func: Option<ObjId>,
    /// The name.
    pub name: SmolStr,
    /// Type of the selected field, or function type of the method (without receiver; with it for a method expression).
    pub ty: TypeId,
}

/// The three things that a selector selects.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SelectionKind {
    /// `x.field`
    Field,
    /// `x.Method`
    Method,
    /// `T.Method`
    MethodExpr,
}

/// A checked package.
#[derive(Debug)]
pub struct Package {
    /// Its number.
    pub id: PackageId,
    /// The import path; `main` for the program itself.
    pub path: SmolStr,
    /// The name in its package clauses.
    pub name: SmolStr,
    /// Whether it belongs to zokor's standard library: its bodies are checked on demand.
    pub std: bool,
    /// Its files.
    pub files: Vec<Arc<ast::File>>,
    /// The packages that it imports.
    pub imports: Vec<PackageId>,
    /// Initialisation of package variables, in order.
    pub init_order: Vec<Initializer>,
    /// Top-level objects by name.
    pub scope: FxHashMap<SmolStr, ObjId>,
    /// `init` functions in order: file, declaration.
    pub inits: Vec<(usize, usize)>,
}

/// `lhs… = rhs` at package level. `rhs` is found by file and declaration and, of it, the index of the value.
#[derive(Clone, Debug)]
pub struct Initializer {
    /// The variables set; several for one call of several results.
    pub lhs: Vec<ObjId>,
    /// File in the package, declaration in the file, index of the value.
    pub value: (usize, usize, usize),
    /// Of the declaration.
    pub span: Span,
}
