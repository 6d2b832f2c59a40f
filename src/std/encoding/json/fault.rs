//! What went wrong, on its way to the Go code that makes errors of it.

use super::scan::SyntaxError;
use crate::go_struct;
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::Ptr;
use crate::runtime::strings::Str;
use crate::runtime::types::TypeRef;
use crate::runtime::value::{Reflected, Value};

go_struct! {
    /// `json.fault`
    pub struct Fault {
        pub kind: i64,
        pub text: Str,
        pub value: Option<Reflected>,
        pub offset: i64,
        pub root: Str,
        pub field: Str,
        pub err: Any,
    }
}

/// What went wrong.
pub enum Problem {
    /// What a method of the program returned.
    Plain(Any),
    Syntax(String, usize),
    /// A JSON value that does not fit a type.
    Type {
        value: String,
        ty: TypeRef,
        offset: usize,
        root: String,
        field: String,
        err: Any,
    },
    UnsupportedType(TypeRef),
    UnsupportedValue(Value, String),
    /// A method of this type, and what it returned.
    Marshaler(TypeRef, Any, &'static str),
    /// The target is no pointer, or nil.
    Target(Option<TypeRef>),
}

impl From<SyntaxError> for Problem {
    fn from(e: SyntaxError) -> Self {
        Problem::Syntax(e.text, e.offset)
    }
}

impl Problem {
    /// Tells the Go code, in whose variable the collector sees what belongs to it.
    pub fn report(self, cx: Cx, fault: Ptr<Fault>) {
        let of = |ty: TypeRef| Some(Reflected::from(Value::zero(cx, ty)));
        let mut f = Fault {
            kind: 0,
            text: Str::EMPTY,
            value: None,
            offset: 0,
            root: Str::EMPTY,
            field: Str::EMPTY,
            err: Any::NIL,
        };
        match self {
            Problem::Plain(err) => (f.kind, f.err) = (1, err),
            Problem::Syntax(text, offset) => {
                (f.kind, f.text, f.offset) = (2, cx.str(&text), offset as i64);
            }
            Problem::Type {
                value,
                ty,
                offset,
                root,
                field,
                err,
            } => {
                (f.kind, f.text, f.value, f.offset) = (3, cx.str(&value), of(ty), offset as i64);
                (f.root, f.field, f.err) = (cx.str(&root), cx.str(&field), err);
            }
            Problem::UnsupportedType(ty) => (f.kind, f.value) = (4, of(ty)),
            Problem::UnsupportedValue(v, text) => {
                (f.kind, f.value, f.text) = (5, Some(v.into()), cx.str(&text));
            }
            Problem::Marshaler(ty, err, method) => {
                (f.kind, f.value, f.err, f.text) = (6, of(ty), err, cx.str(method));
            }
            Problem::Target(ty) => (f.kind, f.value) = (7, ty.and_then(of)),
        }
        fault.deref(cx).set(cx, f);
    }
}
