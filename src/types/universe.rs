//! The universe: what is declared before any program.

use super::Types;
use super::constant::Value;
use super::object::{Builtin, ObjId, ObjKind, Object, PackageId};
use super::ty::{Basic, Type, TypeId};
use crate::source::{Pos, Span};
use smol_str::SmolStr;

const TYPES: [(&str, TypeId); 22] = [
    ("any", Types::ANY),
    ("bool", Basic::Bool.id()),
    ("byte", Basic::Byte.id()),
    ("comparable", Types::COMPARABLE),
    ("complex64", Basic::Complex64.id()),
    ("complex128", Basic::Complex128.id()),
    ("error", Types::ERROR),
    ("float32", Basic::Float32.id()),
    ("float64", Basic::Float64.id()),
    ("int", Basic::Int.id()),
    ("int8", Basic::Int8.id()),
    ("int16", Basic::Int16.id()),
    ("int32", Basic::Int32.id()),
    ("int64", Basic::Int64.id()),
    ("rune", Basic::Rune.id()),
    ("string", Basic::String.id()),
    ("uint", Basic::Uint.id()),
    ("uint8", Basic::Uint8.id()),
    ("uint16", Basic::Uint16.id()),
    ("uint32", Basic::Uint32.id()),
    ("uint64", Basic::Uint64.id()),
    ("uintptr", Basic::Uintptr.id()),
];

const BUILTINS: [(&str, Builtin); 18] = [
    ("append", Builtin::Append),
    ("cap", Builtin::Cap),
    ("clear", Builtin::Clear),
    ("close", Builtin::Close),
    ("complex", Builtin::Complex),
    ("copy", Builtin::Copy),
    ("delete", Builtin::Delete),
    ("imag", Builtin::Imag),
    ("len", Builtin::Len),
    ("make", Builtin::Make),
    ("max", Builtin::Max),
    ("min", Builtin::Min),
    ("new", Builtin::New),
    ("panic", Builtin::Panic),
    ("print", Builtin::Print),
    ("println", Builtin::Println),
    ("real", Builtin::Real),
    ("recover", Builtin::Recover),
];

const UNSAFE: [(&str, Builtin); 8] = [
    ("Add", Builtin::UnsafeAdd),
    ("Alignof", Builtin::UnsafeAlignof),
    ("Offsetof", Builtin::UnsafeOffsetof),
    ("Sizeof", Builtin::UnsafeSizeof),
    ("Slice", Builtin::UnsafeSlice),
    ("SliceData", Builtin::UnsafeSliceData),
    ("String", Builtin::UnsafeString),
    ("StringData", Builtin::UnsafeStringData),
];

struct Scope<'a> {
    objects: &'a mut Vec<Object>,
    names: Vec<(SmolStr, ObjId)>,
    package: PackageId,
}

impl Scope<'_> {
    fn declare(&mut self, name: &str, ty: TypeId, kind: ObjKind) -> ObjId {
        let id = ObjId(self.objects.len() as u32);
        self.names.push((name.into(), id));
        self.objects.push(Object {
            name: name.into(),
            span: Span::default(),
            package: self.package,
            ty,
            kind,
            global: true,
            scope_from: Pos::NONE,
        });
        id
    }
}

/// Declares all predeclared names.
pub fn declare(types: &mut Types, objects: &mut Vec<Object>) -> Vec<(SmolStr, ObjId)> {
    let mut scope = Scope {
        objects,
        names: Vec::new(),
        package: PackageId(0),
    };
    for (name, ty) in TYPES {
        let alias = matches!(name, "any" | "byte" | "rune");
        let id = scope.declare(name, ty, ObjKind::TypeName { alias });
        if let Type::Named(named) = *types.get(ty) {
            types.named[named.0 as usize].obj = id;
        }
    }
    let untyped_bool = Basic::UntypedBool.id();
    scope.declare("true", untyped_bool, ObjKind::Const(Value::Bool(true)));
    scope.declare("false", untyped_bool, ObjKind::Const(Value::Bool(false)));
    scope.declare(
        "iota",
        Basic::UntypedInt.id(),
        ObjKind::Const(Value::int(0)),
    );
    scope.declare("nil", Basic::UntypedNil.id(), ObjKind::Nil);
    for (name, builtin) in BUILTINS {
        scope.declare(name, Basic::Invalid.id(), ObjKind::Builtin(builtin));
    }
    scope.names
}

/// Declares the names of package `unsafe`, which has that number.
pub fn declare_unsafe(objects: &mut Vec<Object>, package: PackageId) -> Vec<(SmolStr, ObjId)> {
    let mut scope = Scope {
        objects,
        names: Vec::new(),
        package,
    };
    let pointer = ObjKind::TypeName { alias: false };
    scope.declare("Pointer", Basic::UnsafePointer.id(), pointer);
    for (name, builtin) in UNSAFE {
        scope.declare(name, Basic::Invalid.id(), ObjKind::Builtin(builtin));
    }
    scope.names
}
