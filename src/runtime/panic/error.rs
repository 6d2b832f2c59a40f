//! Run-time errors and their texts.

use super::{boxed_str, boxed_struct};
use crate::runtime::context::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::Ptr;
use crate::runtime::strings::Str;
use crate::runtime::types::{TypeRef, same};
use std::borrow::Cow;
use std::fmt::{self, Display};

/// A run-time error: everything that its text says.
#[derive(Clone, Debug)]
pub enum RuntimeError {
    /// `a[index]`
    Index {
        /// The index, perhaps an unsigned one above any i64.
        index: i128,
        /// Length.
        len: i64,
    },
    /// `a[:high]` beyond `limit` or negative.
    SliceHigh {
        /// The upper bound.
        high: i128,
        /// Capacity or length.
        limit: i64,
        /// Whether it is a capacity.
        of_cap: bool,
    },
    /// `a[low:high]` with low beyond high or negative.
    SliceLow {
        /// The lower bound.
        low: i128,
        /// The upper bound.
        high: i64,
    },
    /// `a[::max]` beyond `limit` or negative.
    Slice3Max {
        /// The maximum.
        max: i128,
        /// Capacity or length.
        limit: i64,
        /// Whether it is a capacity.
        of_cap: bool,
    },
    /// `a[:high:max]` with high beyond max or negative.
    Slice3High {
        /// The upper bound.
        high: i128,
        /// The maximum.
        max: i64,
    },
    /// `a[low:high:]` with low beyond high or negative.
    Slice3Low {
        /// The lower bound.
        low: i128,
        /// The upper bound.
        high: i64,
    },
    /// `[want]T(s)`
    ConvertSlice {
        /// The slice's length.
        len: i64,
        /// The array's length.
        want: i64,
    },
    /// Nil pointer, func or interface.
    NilDereference,
    /// Integer division by zero.
    Divide,
    /// Negative shift count.
    Shift,
    /// Assignment to a nil map.
    NilMap,
    /// `make([]T, len)`
    MakeSliceLen,
    /// `make([]T, len, cap)`
    MakeSliceCap,
    /// `append` to more than fits into memory.
    GrowSlice,
    /// `make(chan T, cap)`
    MakeChan,
    /// `close(nil)`
    CloseNil,
    /// Second close.
    CloseClosed,
    /// Send on a closed channel.
    SendClosed,
    /// A key of an interface type that holds a value without hash.
    Unhashable(TypeRef),
    /// The same with an empty or nil map.
    UnhashableEmpty(TypeRef),
    /// `==` of interfaces with values that do not compare.
    Uncomparable(TypeRef),
    /// `x.(wanted)`
    Assertion {
        /// Static type of x.
        interface: TypeRef,
        /// Its dynamic type; None: x is nil.
        dynamic: Option<TypeRef>,
        /// The type asked for.
        wanted: TypeRef,
    },
    /// `panic(nil)`
    PanicNil,
    /// Another one; "runtime error: " is put in front.
    Text(Cow<'static, str>),
    /// Another one whose text stands for itself.
    Plain(Cow<'static, str>),
}

/// Which Go type a run-time error recovers as.
enum Class {
    Error,
    Bounds,
    Plain,
    Assertion,
    PanicNil,
}

impl RuntimeError {
    fn class(&self) -> Class {
        use RuntimeError::*;
        match self {
            Index { .. }
            | SliceHigh { .. }
            | SliceLow { .. }
            | Slice3Max { .. }
            | Slice3High { .. }
            | Slice3Low { .. }
            | ConvertSlice { .. } => Class::Bounds,
            NilMap | MakeChan | CloseNil | CloseClosed | SendClosed | UnhashableEmpty(_)
            | Plain(_) => Class::Plain,
            Assertion { .. } => Class::Assertion,
            PanicNil => Class::PanicNil,
            NilDereference | Divide | Shift | MakeSliceLen | MakeSliceCap | GrowSlice
            | Unhashable(_) | Uncomparable(_) | Text(_) => Class::Error,
        }
    }

    /// The text after "runtime error: ", where that belongs, and otherwise the whole text.
    fn detail(&self) -> Cow<'static, str> {
        let unit = |of_cap: &bool| if *of_cap { "capacity" } else { "length" };
        use RuntimeError::*;
        match self {
            Index { index, .. } if *index < 0 => format!("index out of range [{index}]").into(),
            Index { index, len } => format!("index out of range [{index}] with length {len}").into(),
            SliceHigh { high, .. } if *high < 0 => format!("slice bounds out of range [:{high}]").into(),
            SliceHigh { high, limit, of_cap } => {
                format!("slice bounds out of range [:{high}] with {} {limit}", unit(of_cap)).into()
            }
            SliceLow { low, .. } if *low < 0 => format!("slice bounds out of range [{low}:]").into(),
            SliceLow { low, high } => format!("slice bounds out of range [{low}:{high}]").into(),
            Slice3Max { max, .. } if *max < 0 => format!("slice bounds out of range [::{max}]").into(),
            Slice3Max { max, limit, of_cap } => {
                format!("slice bounds out of range [::{max}] with {} {limit}", unit(of_cap)).into()
            }
            Slice3High { high, .. } if *high < 0 => format!("slice bounds out of range [:{high}:]").into(),
            Slice3High { high, max } => format!("slice bounds out of range [:{high}:{max}]").into(),
            Slice3Low { low, .. } if *low < 0 => format!("slice bounds out of range [{low}::]").into(),
            Slice3Low { low, high } => format!("slice bounds out of range [{low}:{high}:]").into(),
            ConvertSlice { len, want } => format!(
                "cannot convert slice with length {len} to array or pointer to array with length {want}"
            )
            .into(),
            NilDereference => "invalid memory address or nil pointer dereference".into(),
            Divide => "integer divide by zero".into(),
            Shift => "negative shift amount".into(),
            NilMap => "assignment to entry in nil map".into(),
            MakeSliceLen => "makeslice: len out of range".into(),
            MakeSliceCap => "makeslice: cap out of range".into(),
            GrowSlice => "growslice: len out of range".into(),
            MakeChan => "makechan: size out of range".into(),
            CloseNil => "close of nil channel".into(),
            CloseClosed => "close of closed channel".into(),
            SendClosed => "send on closed channel".into(),
            Unhashable(ty) => format!("hash of unhashable type {}", ty.string).into(),
            UnhashableEmpty(ty) => format!("hash of unhashable type: {}", ty.string).into(),
            Uncomparable(ty) => format!("comparing uncomparable type {}", ty.string).into(),
            Assertion { interface, dynamic, wanted } => assertion_text(interface, *dynamic, wanted).into(),
            PanicNil => "panic called with nil argument".into(),
            Text(t) | Plain(t) => t.clone(),
        }
    }

    /// The value that `recover` returns.
    pub(super) fn go_value(&self, cx: Cx) -> Any {
        let text = Str::new(cx, self.detail().as_bytes());
        let known = &cx.vm().known;
        match self.class() {
            Class::Error => boxed_str(cx, known.runtime_error(), text),
            Class::Bounds => boxed_str(cx, known.bounds_error(), text),
            Class::Plain => boxed_str(cx, known.plain_error(), text),
            Class::Assertion => boxed_struct(cx, known.assertion_error(), text),
            Class::PanicNil => {
                let p = Ptr::new(cx, 0u64);
                Any::new(cx, known.panic_nil_error(), p)
            }
        }
    }
}

/// What `Error()` returns.
impl Display for RuntimeError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.class() {
            Class::Error | Class::Bounds | Class::PanicNil => {
                write!(f, "runtime error: {}", self.detail())
            }
            Class::Plain | Class::Assertion => f.write_str(&self.detail()),
        }
    }
}

fn assertion_text(interface: TypeRef, dynamic: Option<TypeRef>, wanted: TypeRef) -> String {
    let Some(dynamic) = dynamic else {
        return match wanted.is_interface() {
            true => format!(
                "interface conversion: interface is nil, not {}",
                wanted.string
            ),
            false => format!(
                "interface conversion: {} is nil, not {}",
                interface.string, wanted.string
            ),
        };
    };
    if wanted.is_interface() {
        let missing = match dynamic.implements(wanted) {
            Err(missing) => &*missing.method.name,
            Ok(()) => "?",
        };
        return format!(
            "interface conversion: {} is not {}: missing method {missing}",
            dynamic.string, wanted.string
        );
    }
    let mut text = format!(
        "interface conversion: {} is {}, not {}",
        interface.string, dynamic.string, wanted.string
    );
    if dynamic.string == wanted.string && !same(dynamic, wanted) {
        text.push_str(match home(dynamic) == home(wanted) {
            true => " (types from different scopes)",
            false => " (types from different packages)",
        });
    }
    text
}

/// The package that a type belongs to; a struct's is that of its unexported fields.
fn home(t: TypeRef) -> &'static str {
    if !t.package.is_empty() {
        return &t.package;
    }
    let own = t.fields().iter().find(|f| !f.package.is_empty());
    own.map_or("", |f| &f.package)
}
