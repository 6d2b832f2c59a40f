//! Values under verbs.

use super::format::Format;
use super::hooks::Hooks;
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::panic::GoPanic;
use crate::runtime::strings::Str;
use crate::runtime::types::{Kind, SELECTOR_STRING, TypeRef};
use crate::runtime::value::{Reflected, Value};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};

/// A formatting in progress.
pub struct Printer {
    cx: Cx,
    /// The output and the current flags.
    pub format: Format,
    /// Inside a complaint about a verb: no methods are called.
    erroring: bool,
    /// Inside a complaint about a panic: another panic is not caught.
    panicking: bool,
    /// Whether `%w` is a verb.
    pub wraps: bool,
}

fn letter(verb: i32) -> char {
    u32::try_from(verb)
        .ok()
        .and_then(char::from_u32)
        .unwrap_or(char::REPLACEMENT_CHARACTER)
}

impl Printer {
    /// Nothing printed yet.
    pub fn new(cx: Cx) -> Self {
        Self {
            cx,
            format: Format::default(),
            erroring: false,
            panicking: false,
            wraps: false,
        }
    }

    /// Prints an operand.
    pub fn print(&mut self, arg: Any, verb: i32) {
        let Some(value) = Value::of(arg) else {
            match letter(verb) {
                'T' | 'v' => self.format.pad(b"<nil>"),
                _ => self.bad_verb(verb, None),
            }
            return;
        };
        match letter(verb) {
            'T' => return self.format.string(value.ty().string.as_bytes()),
            'p' => return self.pointer(value, verb),
            _ => {}
        }
        if value.is_reflected() {
            return self.reflected(value, verb);
        }
        if !self.methods(arg, value, verb) {
            self.value(value, verb, 0, true);
        }
    }

    /// Prints what a `reflect.Value` stands for.
    fn reflected(&mut self, value: Value, verb: i32) {
        let Some(Reflected { value, hidden }) = value.reflected() else {
            return self.format.text("<invalid reflect.Value>");
        };
        if !hidden {
            let arg = value.to_any(self.cx);
            if let Some(inner) = Value::of(arg)
                && self.methods(arg, inner, verb)
            {
                return;
            }
        }
        self.value(value, verb, 0, !hidden);
    }

    /// Complains about a verb that does not fit the value.
    fn bad_verb(&mut self, verb: i32, value: Option<Value>) {
        self.erroring = true;
        self.format.text("%!");
        self.format.rune(verb);
        self.format.text("(");
        match value {
            None => self.format.text("<nil>"),
            Some(v) => {
                self.format.text(&v.ty().string);
                self.format.text("=");
                self.value(v, i32::from(b'v'), 0, false);
            }
        }
        self.format.text(")");
        self.erroring = false;
    }

    /// Has the value's own methods print it, if the verb asks for that and it has them.
    fn methods(&mut self, arg: Any, value: Value, mut verb: i32) -> bool {
        if self.erroring {
            return false;
        }
        let ty = value.ty();
        if letter(verb) == 'w' {
            if !self.wraps || !self.cx.is_error(ty) {
                self.bad_verb(verb, Some(value));
                return true;
            }
            verb = i32::from(b'v');
        }
        if ty.methods().is_empty() {
            return false;
        }
        if has_method(ty, "Format", "func(fmt.State, int32)") {
            let f = self.format.flags;
            let mut flags = String::new();
            let set = [
                (f.minus, '-'),
                (f.plus || f.plus_v, '+'),
                (f.sharp || f.sharp_v, '#'),
                (f.space, ' '),
                (f.zero, '0'),
            ];
            flags.extend(set.iter().filter(|s| s.0).map(|s| s.1));
            let number = |n: Option<usize>| n.map_or(-1, |n| n as i64);
            let cx = self.cx;
            let written = self.guarded(value, verb, "Format", || {
                Hooks::format(
                    cx,
                    arg,
                    cx.str(&flags),
                    number(f.width),
                    number(f.precision),
                    verb,
                )
            });
            if let Some(bytes) = written {
                self.format.out.extend_from_slice(bytes.as_bytes());
            }
            return true;
        }
        let cx = self.cx;
        if self.format.flags.sharp_v {
            if !has_method(ty, "GoString", "func() string") {
                return false;
            }
            let text = self.guarded(value, verb, "GoString", || {
                cx.call_method::<Str>(arg, "GoString", ())
            });
            if let Some(Some(text)) = text {
                self.format.string(text.as_bytes());
            }
            return true;
        }
        if !matches!(letter(verb), 'v' | 's' | 'x' | 'X' | 'q') {
            return false;
        }
        let text = if cx.is_error(ty) {
            self.guarded(value, verb, "Error", || cx.error_text(arg))
        } else if ty.method(SELECTOR_STRING).is_some() {
            self.guarded(value, verb, "String", || cx.string_text(arg))
        } else {
            return false;
        };
        if let Some(Some(text)) = text {
            self.string(text.as_bytes(), verb, value);
        }
        true
    }

    /// Calls a method; if it panics, says so instead. None then.
    fn guarded<R>(
        &mut self,
        receiver: Value,
        verb: i32,
        method: &str,
        call: impl FnOnce() -> R,
    ) -> Option<R> {
        let payload = match catch_unwind(AssertUnwindSafe(call)) {
            Ok(r) => return Some(r),
            Err(payload) => payload,
        };
        let mut panic = match payload.downcast::<GoPanic>() {
            Ok(panic) => panic,
            // The end of the goroutine or of the run.
            Err(other) => resume_unwind(other),
        };
        if receiver.kind() == Kind::Pointer && receiver.is_nil() {
            self.format.text("<nil>");
            return None;
        }
        if self.panicking {
            resume_unwind(panic);
        }
        let cause = panic.go_value(self.cx);
        let flags = std::mem::take(&mut self.format.flags);
        self.format.text("%!");
        self.format.rune(verb);
        self.format.text("(PANIC=");
        self.format.text(method);
        self.format.text(" method: ");
        self.panicking = true;
        self.print(cause, i32::from(b'v'));
        self.panicking = false;
        self.format.text(")");
        self.format.flags = flags;
        None
    }

    /// Prints a value; `depth` counts what it lies in, `exported` is whether its methods may be called.
    fn value(&mut self, v: Value, verb: i32, depth: usize, exported: bool) {
        let ty = v.ty();
        if depth > 0 && exported && (ty.is_interface() || !ty.methods().is_empty()) {
            let arg = v.to_any(self.cx);
            if let Some(inner) = Value::of(arg)
                && self.methods(arg, inner, verb)
            {
                return;
            }
        }
        let sharp_v = self.format.flags.sharp_v;
        match v.kind() {
            Kind::Bool => match letter(verb) {
                't' | 'v' => self.format.boolean(v.bool()),
                _ => self.bad_verb(verb, Some(v)),
            },
            k if k.is_signed() => self.integer(v.int() as u64, true, verb, v),
            k if k.is_unsigned() => self.integer(v.uint(), false, verb, v),
            Kind::Float32 => self.float(v.float(), 32, verb, v),
            Kind::Float64 => self.float(v.float(), 64, verb, v),
            Kind::Complex64 => self.complex(v, 32, verb),
            Kind::Complex128 => self.complex(v, 64, verb),
            Kind::String => self.string(v.str().as_bytes(), verb, v),
            Kind::Map => self.map(v, verb, depth, exported),
            Kind::Struct => {
                if sharp_v {
                    self.format.text(&ty.string);
                }
                self.format.text("{");
                for (i, field) in ty.fields().iter().enumerate() {
                    if i > 0 {
                        self.format.text(if sharp_v { ", " } else { " " });
                    }
                    if sharp_v || self.format.flags.plus_v {
                        self.format.text(&field.name);
                        self.format.text(":");
                    }
                    let exported = exported && field.exported();
                    self.nested(v.field(i), verb, depth + 1, exported);
                }
                self.format.text("}");
            }
            Kind::Interface => match v.elem() {
                Some(inner) => self.nested(inner, verb, depth + 1, exported),
                None if sharp_v => {
                    self.format.text(&ty.string);
                    self.format.text("(nil)");
                }
                None => self.format.text("<nil>"),
            },
            Kind::Array | Kind::Slice => self.list(v, verb, depth, exported),
            Kind::Pointer => {
                if depth == 0
                    && let Some(inner) = v.elem()
                    && matches!(
                        inner.kind(),
                        Kind::Array | Kind::Slice | Kind::Struct | Kind::Map
                    )
                {
                    self.format.text("&");
                    self.nested(inner, verb, depth + 1, exported);
                } else {
                    self.pointer(v, verb);
                }
            }
            _ => self.pointer(v, verb),
        }
    }

    /// A value inside another: nesting may be as deep as memory is large.
    fn nested(&mut self, v: Value, verb: i32, depth: usize, exported: bool) {
        let outer = self.cx;
        outer.deeper(|cx| {
            self.cx = cx;
            self.value(v, verb, depth, exported);
        });
        self.cx = outer;
    }

    fn list(&mut self, v: Value, verb: i32, depth: usize, exported: bool) {
        let ty = v.ty();
        let bytes = ty.elem().kind == Kind::Uint8;
        if bytes && matches!(letter(verb), 's' | 'q' | 'x' | 'X') {
            return self.string(&bytes_of(v), verb, v);
        }
        if self.format.flags.sharp_v {
            let plain_bytes = bytes && depth == 0 && &*ty.string == "[]uint8";
            self.format
                .text(if plain_bytes { "[]byte" } else { &ty.string });
            if ty.kind == Kind::Slice && v.is_nil() {
                return self.format.text("(nil)");
            }
            return self.elements(v, verb, depth, exported, "{", ", ", "}");
        }
        self.elements(v, verb, depth, exported, "[", " ", "]");
    }

    #[expect(
        clippy::too_many_arguments,
        reason = "brackets and separator are words of one phrase"
    )]
    fn elements(
        &mut self,
        v: Value,
        verb: i32,
        depth: usize,
        exported: bool,
        open: &str,
        separator: &str,
        close: &str,
    ) {
        self.format.text(open);
        for i in 0..v.len() {
            if i > 0 {
                self.format.text(separator);
            }
            self.nested(v.index(i), verb, depth + 1, exported);
        }
        self.format.text(close);
    }

    fn map(&mut self, v: Value, verb: i32, depth: usize, exported: bool) {
        let sharp_v = self.format.flags.sharp_v;
        if sharp_v {
            self.format.text(&v.ty().string);
            if v.is_nil() {
                return self.format.text("(nil)");
            }
            self.format.text("{");
        } else {
            self.format.text("map[");
        }
        let entries = v.map_sorted(self.cx);
        for i in 0..entries.len() {
            if i > 0 {
                self.format.text(if sharp_v { ", " } else { " " });
            }
            self.nested(entries.key(i), verb, depth + 1, exported);
            self.format.text(":");
            self.nested(entries.value(i), verb, depth + 1, exported);
        }
        self.format.text(if sharp_v { "}" } else { "]" });
    }

    fn integer(&mut self, v: u64, signed: bool, verb: i32, value: Value) {
        let negative = signed && (v as i64) < 0;
        let magnitude = if negative { v.wrapping_neg() } else { v };
        let base = match letter(verb) {
            'v' if self.format.flags.sharp_v && !signed => return self.format.hex_word(v, true),
            'v' | 'd' => 10,
            'b' => 2,
            'o' | 'O' => 8,
            'x' | 'X' => 16,
            'c' => return self.format.character(v),
            'q' => return self.format.quoted_character(v),
            'U' => return self.format.unicode(v),
            _ => return self.bad_verb(verb, Some(value)),
        };
        self.format
            .integer(magnitude, negative, base, verb, letter(verb) == 'X');
    }

    fn float(&mut self, v: f64, bits: u32, verb: i32, value: Value) {
        match float_verb(verb) {
            Some((letter, precision)) => self.format.float(v, bits, letter, precision),
            None => self.bad_verb(verb, Some(value)),
        }
    }

    fn complex(&mut self, v: Value, bits: u32, verb: i32) {
        let c = v.complex();
        match float_verb(verb) {
            Some((letter, precision)) => self.format.complex(c.re, c.im, bits, letter, precision),
            None => self.bad_verb(verb, Some(v)),
        }
    }

    fn string(&mut self, s: &[u8], verb: i32, value: Value) {
        match letter(verb) {
            'v' if self.format.flags.sharp_v => self.format.quoted(s),
            'v' | 's' => self.format.string(s),
            'x' => self.format.hex_bytes(s, false),
            'X' => self.format.hex_bytes(s, true),
            'q' => self.format.quoted(s),
            _ => self.bad_verb(verb, Some(value)),
        }
    }

    /// Whatever has an address.
    fn pointer(&mut self, v: Value, verb: i32) {
        let address = match v.kind() {
            Kind::Chan
            | Kind::Func
            | Kind::Map
            | Kind::Pointer
            | Kind::Slice
            | Kind::UnsafePointer => v.pointer(),
            _ => return self.bad_verb(verb, Some(v)),
        };
        match letter(verb) {
            'v' if self.format.flags.sharp_v => {
                self.format.text("(");
                self.format.text(&v.ty().string);
                self.format.text(")(");
                match address {
                    0 => self.format.text("nil"),
                    a => self.format.hex_word(a, true),
                }
                self.format.text(")");
            }
            'v' if address == 0 => self.format.pad(b"<nil>"),
            'v' | 'p' => self.format.hex_word(address, !self.format.flags.sharp),
            'b' | 'o' | 'd' | 'x' | 'X' => self.integer(address, false, verb, v),
            _ => self.bad_verb(verb, Some(v)),
        }
    }
}

/// The elements of an array or slice of bytes, by whatever name.
fn bytes_of(v: Value) -> Vec<u8> {
    match v.kind() {
        Kind::Slice => v.bytes().to_vec(),
        _ => (0..v.len()).map(|i| v.index(i).uint() as u8).collect(),
    }
}

/// How `strconv` calls a verb for floating-point numbers, and its precision.
fn float_verb(verb: i32) -> Option<(u8, i64)> {
    Some(match letter(verb) {
        'v' => (b'g', -1),
        c @ ('b' | 'g' | 'G' | 'x' | 'X') => (c as u8, -1),
        c @ ('f' | 'e' | 'E') => (c as u8, 6),
        'F' => (b'f', 6),
        _ => return None,
    })
}

/// Whether a type has a method with this name and signature.
pub fn has_method(ty: TypeRef, name: &str, signature: &str) -> bool {
    ty.methods()
        .iter()
        .any(|m| &*m.name == name && m.package.is_empty() && &*m.signature.string == signature)
}
