//! The types of a program as data.
//!
//! Types are interned, but while a program is checked, identical types may have several numbers: `byte` and `uint8`,
//! `any` and `interface{}`, interfaces with embedded elements, and whatever is made of such ones. So the checker compares
//! with [`super::Types::identical`]. After [`super::Info::canonicalise`], identical types have the same [`TypeId`].

use super::object::ObjId;
use smol_str::SmolStr;

pub use crate::syntax::ast::ChanDir;

/// A type, by number in [`super::Types`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct TypeId(pub u32);

/// A defined type or an instance of a generic one, by number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NamedId(pub u32);

/// A type parameter, by number.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ParamId(pub u32);

/// The predeclared types. Their [`TypeId`]s are these numbers. `Byte` and `Rune` exist for messages only: their underlying
/// types are `Uint8` and `Int32`, to which they are identical, and canonical types do not contain them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
#[repr(u32)]
#[allow(missing_docs)]
pub enum Basic {
    /// Of an expression with a mistake in it: silences further messages.
    Invalid,
    Bool,
    Int,
    Int8,
    Int16,
    Int32,
    Int64,
    Uint,
    Uint8,
    Uint16,
    Uint32,
    Uint64,
    Uintptr,
    Float32,
    Float64,
    Complex64,
    Complex128,
    String,
    UnsafePointer,
    UntypedBool,
    UntypedInt,
    UntypedRune,
    UntypedFloat,
    UntypedComplex,
    UntypedString,
    UntypedNil,
    Byte,
    Rune,
}

impl Basic {
    /// All of them, by number.
    pub const ALL: [Basic; 28] = [
        Basic::Invalid,
        Basic::Bool,
        Basic::Int,
        Basic::Int8,
        Basic::Int16,
        Basic::Int32,
        Basic::Int64,
        Basic::Uint,
        Basic::Uint8,
        Basic::Uint16,
        Basic::Uint32,
        Basic::Uint64,
        Basic::Uintptr,
        Basic::Float32,
        Basic::Float64,
        Basic::Complex64,
        Basic::Complex128,
        Basic::String,
        Basic::UnsafePointer,
        Basic::UntypedBool,
        Basic::UntypedInt,
        Basic::UntypedRune,
        Basic::UntypedFloat,
        Basic::UntypedComplex,
        Basic::UntypedString,
        Basic::UntypedNil,
        Basic::Byte,
        Basic::Rune,
    ];

    /// The type of that basic type.
    pub const fn id(self) -> TypeId {
        TypeId(self as u32)
    }
}

/// What a type is.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub enum Type {
    /// A predeclared type.
    Basic(Basic),
    /// A defined type.
    Named(NamedId),
    /// `*T`
    Pointer(TypeId),
    /// `[]T`
    Slice(TypeId),
    /// `[n]T`; a negative length belongs to a type with a mistake in it.
    Array(TypeId, i64),
    /// `map[K]V`
    Map(TypeId, TypeId),
    /// `chan T`
    Chan(ChanDir, TypeId),
    /// `struct {…}`
    Struct(Box<[Field]>),
    /// A function type.
    Signature(Signature),
    /// `interface {…}`
    Interface(Box<Interface>),
    /// The results of a call of several values, or of none.
    Tuple(Box<[TypeId]>),
    /// A type parameter.
    Param(ParamId),
    /// A union of constraint terms, as an embedded element of an interface.
    Union(Box<[Term]>),
}

/// A field of a struct.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Field {
    /// The name; of the type, if embedded.
    pub name: SmolStr,
    /// The import path of the package it was written in, if the name is not exported; else empty.
    pub package: SmolStr,
    /// The type.
    pub ty: TypeId,
    /// Whether it is embedded.
    pub embedded: bool,
    /// The tag.
    pub tag: SmolStr,
}

/// A function type. Names of parameters do not belong to it.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Signature {
    /// Types of the parameters, the variadic one as slice.
    pub params: Box<[TypeId]>,
    /// Types of the results.
    pub results: Box<[TypeId]>,
    /// Whether the last parameter is variadic.
    pub variadic: bool,
    /// Type parameters of a generic function (also a function value not instantiated yet).
    pub type_params: Box<[ParamId]>,
}

/// An interface type as written: methods sorted by name; embedded elements kept only until it is completed.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Interface {
    /// Explicit methods (all methods, once completed), sorted by name, then package.
    pub methods: Vec<Method>,
    /// Embedded interfaces, types and unions (none of the plain interfaces are left, once completed).
    pub embedded: Vec<TypeId>,
    /// `comparable` is part of the type set.
    pub comparable: bool,
    /// Stands for the bare constraint `~T`, `A|B` or `T` in a list of type parameters.
    pub implicit: bool,
    /// 0 for a canonical interface (all methods listed, at most one embedded union of the terms of its type set); else a
    /// number that tells interfaces as written apart.
    pub incomplete: u32,
}

/// A method of an interface.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
pub struct Method {
    /// The name.
    pub name: SmolStr,
    /// The import path of its package, if the name is not exported; else empty.
    pub package: SmolStr,
    /// Its function type without receiver.
    pub sig: TypeId,
}

/// A term of a union: `T` or `~T`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct Term {
    /// Whether it is `~T`.
    pub tilde: bool,
    /// The type.
    pub ty: TypeId,
}

/// A defined type (`type T …`) or an instance of a generic one.
#[derive(Clone, Debug)]
pub struct Named {
    /// Its type name; instances share that of their origin.
    pub obj: ObjId,
    /// The name as printed without package, e.g. `Pair`.
    pub name: SmolStr,
    /// The import path of its package; empty for `error` and other predeclared ones.
    pub package: SmolStr,
    /// Type parameters of a generic type that is not instantiated.
    pub params: Vec<ParamId>,
    /// The generic type that this is an instance of, and its type arguments.
    pub origin: Option<(NamedId, Box<[TypeId]>)>,
    /// The type on the right of its declaration, or its underlying type, once known (for an instance: computed when asked
    /// for). Ask [`super::Types::underlying`].
    pub underlying: Option<TypeId>,
    /// Declared methods; none here for an instance: see its origin.
    pub methods: Vec<MethodDecl>,
    /// Declared in a function: which of its package's local types it is, as they stand in the text, from 1; else 0. Among
    /// type arguments it is shown at run time.
    pub local: u32,
    /// For a type declared in a generic function (or a method of a generic type): the type parameters of that function.
    /// Substituting them in the type makes an instance of it.
    pub outer: Box<[ParamId]>,
}

/// A method declared for a defined type.
#[derive(Clone, Debug)]
pub struct MethodDecl {
    /// The name.
    pub name: SmolStr,
    /// The import path of its package, if the name is not exported; else empty.
    pub package: SmolStr,
    /// The function.
    pub func: ObjId,
    /// Whether the receiver is a pointer.
    pub pointer: bool,
    /// The receiver's type parameters as named in the method's declaration.
    pub recv_params: Box<[ParamId]>,
    /// Its function type without receiver, in terms of `recv_params`; invalid until known.
    pub sig: TypeId,
}

/// A type parameter.
#[derive(Clone, Debug)]
pub struct TypeParamInfo {
    /// Its type name.
    pub obj: ObjId,
    /// The name.
    pub name: SmolStr,
    /// Position in its list.
    pub index: u32,
    /// The constraint: an interface (an implicit one around `~T`, `A|B`, or a plain type).
    pub constraint: TypeId,
}
