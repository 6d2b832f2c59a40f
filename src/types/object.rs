//! What names stand for.

use super::constant::Value;
use super::ty::TypeId;
use crate::source::{Pos, Span};
use smol_str::SmolStr;

/// An object, by number in [`super::Info`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct ObjId(pub u32);

/// A package, by number; 0 is the universe.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct PackageId(pub u32);

/// Something that has a name.
#[derive(Clone, Debug)]
pub struct Object {
    /// The name.
    pub name: SmolStr,
    /// Where it is declared.
    pub span: Span,
    /// The package it is declared in.
    pub package: PackageId,
    /// Its type (invalid until known).
    pub ty: TypeId,
    /// What it is.
    pub kind: ObjKind,
    /// Whether it is declared at package level.
    pub global: bool,
    /// From where on it is in scope.
    pub scope_from: Pos,
}

/// What an object is.
#[derive(Clone, Debug)]
pub enum ObjKind {
    /// A constant with its value.
    Const(Value),
    /// A type; whether declared as alias.
    TypeName {
        /// `type A = B`
        alias: bool,
    },
    /// A variable, parameter or result.
    Var(VarInfo),
    /// A function or method.
    Func(FuncInfo),
    /// An imported package.
    PackageName {
        /// The package that it names.
        imported: PackageId,
        /// Whether it was used.
        used: bool,
    },
    /// A predeclared function.
    Builtin(Builtin),
    /// `nil`
    Nil,
}

/// What is known of a variable. `captured` and `address_taken` let lowering decide where it lives.
#[derive(Clone, Debug, Default)]
pub struct VarInfo {
    /// Whether its value is used.
    pub used: bool,
    /// Whether it is a parameter, receiver or result.
    pub param: bool,
    /// Whether it is a field (objects are made for fields only where selections need one).
    pub field: bool,
    /// Used in a function literal inside the function that declares it.
    pub captured: bool,
    /// Its address is taken: `&x`, `&x.f`, `&x[i]` of an array, slicing an array, a pointer method called on it.
    pub address_taken: bool,
    /// Assigned to after its declaration (`=`, `op=`, `++`, range with `=`, receive, …).
    pub assigned: bool,
    /// Number of the function (declaration or literal) that declares it; see [`super::Info`].
    pub func: u32,
}

/// What is known of a function.
#[derive(Clone, Debug, Default)]
pub struct FuncInfo {
    /// Index of its declaration: file in its package, declaration in the file.
    pub decl: Option<(usize, usize)>,
    /// For a method: the receiver's base type name, and whether the receiver is a pointer.
    pub receiver: Option<(ObjId, bool)>,
    /// Whether it has a body (else it is native).
    pub has_body: bool,
}

/// The predeclared functions, those of `unsafe` included.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum Builtin {
    Append,
    Cap,
    Clear,
    Close,
    Complex,
    Copy,
    Delete,
    Imag,
    Len,
    Make,
    Max,
    Min,
    New,
    Panic,
    Print,
    Println,
    Real,
    Recover,
    UnsafeSizeof,
    UnsafeAlignof,
    UnsafeOffsetof,
    UnsafeAdd,
    UnsafeSlice,
    UnsafeSliceData,
    UnsafeString,
    UnsafeStringData,
}
