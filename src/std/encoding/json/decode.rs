//! Reading values: from a text that was checked, into variables.
//!
//! Everything made is at once reachable from the target or from a local variable, as methods of the program may be called
//! in between. What does not fit is noted, the first time, and left out; reading goes on.

use super::Fault;
use super::fault::Problem;
use super::plan::{Plan, Shape, plan, selectors};
use super::{encode, scan, text};
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::{MapRef, Ptr};
use crate::runtime::slices::{Bytes, List};
use crate::runtime::strings::Str;
use crate::runtime::types::{Kind, TypeRef, basic};
use crate::runtime::value::Value;
use crate::std::strconv::parse;

/// How to read.
#[derive(Clone, Copy, Default)]
pub struct Options {
    pub use_number: bool,
    pub known_fields: bool,
}

/// A part of the way to where the reader is.
#[derive(Clone, Copy)]
enum Step {
    Index(usize),
    /// A key, by its place in the text, without quotes.
    Key(usize, usize),
}

struct Decoder<'a> {
    cx: Cx,
    data: &'a [u8],
    at: usize,
    options: Options,
    path: Vec<Step>,
    root: TypeRef,
    failed: bool,
    fault: Ptr<Fault>,
    /// `map[string]any` and `json.Number`.
    objects: TypeRef,
    lists: TypeRef,
    number: Option<TypeRef>,
}

/// `json.unmarshal`: reads a text into what `target` points to.
pub fn unmarshal(cx: Cx, data: Bytes, target: Any, options: i64, number: Any, fault: Ptr<Fault>) {
    // A copy: nobody changes it while it is read.
    let data = data.to_vec();
    if let Err(e) = scan::check(&data) {
        return Problem::from(e).report(cx, fault);
    }
    let variable = Value::of(target)
        .filter(|v| v.kind() == Kind::Pointer)
        .and_then(Value::elem);
    let Some(variable) = variable else {
        return Problem::Target(target.ty()).report(cx, fault);
    };
    let types = &cx.vm().types;
    let mut root = variable.ty();
    while root.kind == Kind::Pointer && root.name.is_empty() {
        root = root.elem();
    }
    let mut d = Decoder {
        cx,
        data: &data,
        at: 0,
        options: Options {
            use_number: options & 1 != 0,
            known_fields: options & 2 != 0,
        },
        path: Vec::new(),
        root,
        failed: false,
        fault,
        objects: types.map(basic(Kind::String), types.any),
        lists: types.slice(types.any),
        number: number.ty(),
    };
    d.space();
    d.value(variable, plan(cx, variable.ty()), false);
}

impl<'a> Decoder<'a> {
    fn byte(&self) -> u8 {
        self.data.get(self.at).copied().unwrap_or(0)
    }

    #[inline]
    fn space(&mut self) {
        while matches!(self.byte(), b' ' | b'\t' | b'\r' | b'\n') {
            self.at += 1;
        }
    }

    /// Goes behind a token that is no bracket, and returns it.
    fn token(&mut self) -> &'a [u8] {
        let start = self.at;
        self.at = match self.byte() {
            b'"' => text::string_end(self.data, start),
            _ => {
                let ends =
                    |b: &u8| matches!(b, b',' | b'}' | b']' | b':' | b' ' | b'\t' | b'\r' | b'\n');
                let rest = &self.data[start..];
                start + rest.iter().position(ends).unwrap_or(rest.len())
            }
        };
        &self.data[start..self.at]
    }

    /// Goes behind a value, and returns its text.
    fn skip(&mut self) -> &'a [u8] {
        let start = self.at;
        let mut depth = 0usize;
        loop {
            match self.byte() {
                b'{' | b'[' => {
                    depth += 1;
                    self.at += 1;
                }
                b'}' | b']' => {
                    depth = depth.saturating_sub(1);
                    self.at += 1;
                }
                b' ' | b'\t' | b'\r' | b'\n' | b',' | b':' => {
                    self.at += 1;
                    continue;
                }
                _ => {
                    self.token();
                }
            }
            if depth == 0 || self.at >= self.data.len() {
                return &self.data[start..self.at];
            }
        }
    }

    /// The text of a string token.
    fn unquoted(token: &'a [u8]) -> std::borrow::Cow<'a, [u8]> {
        let inner = token
            .get(1..token.len().saturating_sub(1))
            .unwrap_or_default();
        if text::is_plain(inner) {
            return inner.into();
        }
        let mut out = Vec::with_capacity(inner.len());
        text::unquote(&mut out, inner);
        out.into()
    }

    fn string(&mut self) -> Str {
        let token = self.token();
        Str::new(self.cx, &Self::unquoted(token))
    }

    fn report(&mut self, problem: Problem) {
        if !std::mem::replace(&mut self.failed, true) {
            problem.report(self.cx, self.fault);
        }
    }

    /// The way to here as errors show it.
    fn field(&self) -> String {
        let mut out = String::new();
        for (i, step) in self.path.iter().enumerate() {
            if i > 0 {
                out.push('.');
            }
            match step {
                Step::Index(n) => out.push_str(&n.to_string()),
                Step::Key(from, to) => {
                    let mut name = Vec::new();
                    text::unquote(&mut name, &self.data[*from..*to]);
                    let name = String::from_utf8_lossy(&name);
                    out.push_str(&name.replace('~', "~0").replace('/', "~1"));
                }
            }
        }
        out
    }

    fn misfit_at(&mut self, value: &str, ty: TypeRef, offset: usize, err: Any) {
        if self.failed {
            return;
        }
        let field = self.field();
        let root = match field.is_empty() {
            true => String::new(),
            false => self.root.name.to_string(),
        };
        self.report(Problem::Type {
            value: value.into(),
            ty,
            offset,
            root,
            field,
            err,
        });
    }

    /// Notes that the value here does not fit, and goes behind it.
    fn misfit(&mut self, ty: TypeRef, err: Any) {
        let what = self.what();
        let start = self.at;
        self.skip();
        let offset = match self.data[start] {
            b'{' | b'[' => start + 1,
            _ => self.at,
        };
        self.misfit_at(what, ty, offset, err);
    }

    fn what(&self) -> &'static str {
        match self.byte() {
            b'{' => "object",
            b'[' => "array",
            b'"' => "string",
            b't' | b'f' => "bool",
            b'n' => "null",
            _ => "number",
        }
    }

    fn is_null(&self) -> bool {
        self.byte() == b'n'
    }

    /// Reads the value here into a variable; `quoted`: it is in a string.
    fn value(&mut self, mut v: Value, plan: &'static Plan, quoted: bool) {
        if plan.unmarshal_json || plan.unmarshal_text {
            return self.by_method(v, plan);
        }
        let cx = self.cx;
        match plan.shape {
            Shape::Pointer => return self.pointer(v, plan, quoted),
            Shape::Any | Shape::Interface => return self.interface(v, plan),
            Shape::Number => return self.number_text(v, plan, quoted),
            _ => {}
        }
        if self.is_null() {
            self.token();
            if matches!(plan.shape, Shape::Map | Shape::Slice | Shape::Bytes) {
                v.set_zero();
            }
            return;
        }
        if quoted {
            return self.in_string(v, plan);
        }
        let b = self.byte();
        match (plan.shape, b) {
            (Shape::Bool, b't' | b'f') => {
                self.token();
                v.set_bool(cx, b == b't');
            }
            (Shape::Int | Shape::Uint | Shape::Float, b'-' | b'0'..=b'9') => {
                let token = self.token();
                if !set_number(cx, &mut v, plan, token) {
                    let what = format!("number {}", String::from_utf8_lossy(token));
                    self.misfit_at(&what, plan.ty, self.at, Any::NIL);
                }
            }
            (Shape::Str, b'"') => {
                let s = self.string();
                v.set_str(cx, s);
            }
            (Shape::Bytes, b'"') => {
                let token = self.token();
                match super::base64::decode(&Self::unquoted(token)) {
                    Ok(bytes) => {
                        let bytes = cx.bytes(&bytes);
                        v.put(cx, bytes);
                    }
                    Err(at) => {
                        let err = cx.error(&format!("illegal base64 data at input byte {at}"));
                        self.misfit_at("string", plan.ty, self.at, err);
                    }
                }
            }
            (Shape::Slice | Shape::Bytes, b'[') => self.slice(v, plan),
            (Shape::Array, b'[') => self.array(v, plan),
            (Shape::Map, b'{') => self.map(v, plan),
            (Shape::Struct, b'{') => self.structure(v, plan),
            _ => self.misfit(plan.ty, Any::NIL),
        }
    }

    /// Reads a value nested in another: nesting may be deep.
    fn nested(&mut self, v: Value, plan: &'static Plan, quoted: bool) {
        let flat = matches!(
            plan.shape,
            Shape::Bool | Shape::Int | Shape::Uint | Shape::Float | Shape::Str | Shape::Bytes
        );
        if flat {
            return self.value(v, plan, quoted);
        }
        let outer = self.cx;
        outer.deeper(|cx| {
            self.cx = cx;
            self.value(v, plan, quoted);
        });
        self.cx = outer;
    }

    fn by_method(&mut self, v: Value, plan: &'static Plan) {
        let cx = self.cx;
        let Some(pointer) = v.addr(cx) else {
            self.skip();
            return;
        };
        let s = selectors(cx);
        if plan.is_time && !matches!(self.byte(), b'"' | b'n') {
            return self.misfit(plan.ty, Any::NIL);
        }
        let error = if plan.unmarshal_json && !(plan.is_time && self.byte() == b'"') {
            let raw = cx.bytes(self.skip());
            let receiver = pointer.to_any(cx);
            cx.call_selector(receiver, s.unmarshal_json, (raw,))
        } else if self.is_null() {
            self.token();
            None
        } else if self.byte() != b'"' {
            let err = cx.error("JSON value must be string type");
            return self.misfit(plan.ty, err);
        } else {
            let raw = cx.bytes(&Self::unquoted(self.token()));
            let receiver = pointer.to_any(cx);
            cx.call_selector(receiver, s.unmarshal_text, (raw,))
        };
        let error: Any = error.unwrap_or_default();
        if !error.is_nil() {
            self.report(Problem::Plain(error));
        }
    }

    fn pointer(&mut self, mut v: Value, plan: &'static Plan, quoted: bool) {
        if self.is_null() {
            self.token();
            return v.set_zero();
        }
        if quoted && self.data[self.at..].starts_with(b"\"null\"") {
            self.token();
            return v.set_zero();
        }
        if v.is_nil() {
            let new = Value::make_pointer(self.cx, plan.ty);
            v.set(self.cx, new);
            v = v.reload();
        }
        if let Some(target) = v.elem() {
            self.nested(target, plan.elem(self.cx), quoted);
        }
    }

    fn interface(&mut self, mut v: Value, plan: &'static Plan) {
        let held = v.elem().filter(|h| h.kind() == Kind::Pointer);
        if let Some(target) = held.and_then(Value::elem)
            && (!self.is_null() || target.kind() == Kind::Pointer)
        {
            let plan = super::plan::plan(self.cx, target.ty());
            return self.nested(target, plan, false);
        }
        if self.is_null() {
            self.token();
            return v.set_zero();
        }
        if plan.shape == Shape::Interface {
            let (what, offset) = (self.what(), self.at);
            self.skip();
            let offset = if self.path.is_empty() { 0 } else { offset };
            return self.misfit_at(what, plan.ty, offset, Any::NIL);
        }
        let any = self.any();
        v.put(self.cx, any);
    }

    /// A `json.Number` from a number or a string that is one.
    fn number_text(&mut self, mut v: Value, plan: &'static Plan, quoted: bool) {
        if self.is_null() {
            self.token();
            return;
        }
        let misfit = |value: String, err| Problem::Type {
            value,
            ty: plan.ty,
            offset: 0,
            root: String::new(),
            field: String::new(),
            err,
        };
        match self.byte() {
            b'"' => {
                let token = self.token();
                let text = Self::unquoted(token);
                if encode::is_number(&text) || (text.is_empty() && !quoted) {
                    let s = Str::new(self.cx, &text);
                    return v.set_str(self.cx, s);
                }
                let err = self.cx.error("invalid syntax");
                let what = format!("string {}", String::from_utf8_lossy(token));
                self.report(misfit(what, err));
            }
            b'-' | b'0'..=b'9' => {
                let s = Str::new(self.cx, self.token());
                v.set_str(self.cx, s);
            }
            _ => {
                let what = self.what();
                self.skip();
                self.report(misfit(what.into(), Any::NIL));
            }
        }
    }

    /// A bool, number or string inside a string.
    fn in_string(&mut self, mut v: Value, plan: &'static Plan) {
        if self.byte() != b'"' {
            return self.misfit(plan.ty, Any::NIL);
        }
        let cx = self.cx;
        let token = self.token();
        let inner = Self::unquoted(token);
        if &*inner == b"null" {
            return;
        }
        match plan.shape {
            Shape::Bool if matches!(&*inner, b"true" | b"false") => {
                v.set_bool(cx, &*inner == b"true");
            }
            Shape::Int | Shape::Uint | Shape::Float => {
                let fits = encode::is_number(&inner) && set_number(cx, &mut v, plan, &inner);
                if !fits {
                    let what = format!("number {}", String::from_utf8_lossy(&inner));
                    self.misfit_at(&what, plan.ty, self.at, Any::NIL);
                }
            }
            Shape::Str => {
                let is_string = inner.first() == Some(&b'"');
                match scan::check(&inner) {
                    Ok(()) if is_string => {
                        let mut out = Vec::new();
                        let end = text::string_end(&inner, 0);
                        text::unquote(&mut out, &inner[1..end - 1]);
                        let s = Str::new(cx, &out);
                        v.set_str(cx, s);
                    }
                    checked => {
                        let err = match checked {
                            Err(e) => cx.error(&e.text.replace("value", "object key string")),
                            Ok(()) => Any::NIL,
                        };
                        self.misfit_at("string", plan.ty, self.at, err);
                    }
                }
            }
            _ => self.misfit_at("string", plan.ty, self.at, Any::NIL),
        }
    }

    /// Goes behind an opening bracket; whether it is closed at once.
    fn open(&mut self, close: u8) -> bool {
        self.at += 1;
        self.space();
        let empty = self.byte() == close;
        self.at += usize::from(empty);
        empty
    }

    /// Goes behind the comma after an element; false at the closing bracket, and behind that.
    fn more(&mut self) -> bool {
        self.space();
        let comma = self.byte() == b',';
        self.at += 1;
        self.space();
        comma
    }

    fn slice(&mut self, mut v: Value, plan: &'static Plan) {
        let cx = self.cx;
        let elem = plan.elem(cx);
        if self.open(b']') {
            let empty = Value::make_slice(cx, plan.ty, 0, 0);
            return v.set(cx, empty);
        }
        let mut n = 0;
        loop {
            if n < v.cap() {
                v.set_len(cx, n + 1);
            } else {
                v.append_zero(cx);
            }
            self.path.push(Step::Index(n));
            self.nested(v.index(n), elem, false);
            self.path.pop();
            n += 1;
            if !self.more() {
                return;
            }
        }
    }

    fn array(&mut self, v: Value, plan: &'static Plan) {
        let elem = plan.elem(self.cx);
        let mut n = 0;
        if !self.open(b']') {
            loop {
                if n < v.len() {
                    self.path.push(Step::Index(n));
                    self.nested(v.index(n), elem, false);
                    self.path.pop();
                } else {
                    self.skip();
                }
                n += 1;
                if !self.more() {
                    break;
                }
            }
        }
        for i in n..v.len() {
            v.index(i).set_zero();
        }
    }

    /// Reads a key and goes to its value; the key's place in the text, without quotes.
    fn key(&mut self) -> (usize, usize) {
        let start = self.at;
        self.token();
        let end = self.at;
        self.space();
        self.at += 1;
        self.space();
        (start + 1, end - 1)
    }

    fn map(&mut self, mut v: Value, plan: &'static Plan) {
        let cx = self.cx;
        if v.is_nil() {
            let new = Value::make_map(cx, plan.ty, 0);
            v.set(cx, new);
            v = v.reload();
        }
        let (key_plan, elem_plan) = (plan.key(cx), plan.elem(cx));
        if self.open(b'}') {
            return;
        }
        loop {
            let (from, to) = self.key();
            self.path.push(Step::Key(from, to));
            match self.map_key(from, to, key_plan) {
                Some(key) => {
                    let elem = Value::zero(cx, elem_plan.ty);
                    self.nested(elem, elem_plan, false);
                    v.map_set(cx, key, elem.reload());
                }
                None => {
                    self.skip();
                }
            }
            self.path.pop();
            if !self.more() {
                return;
            }
        }
    }

    /// A key of a map; None if it does not fit.
    fn map_key(&mut self, from: usize, to: usize, plan: &'static Plan) -> Option<Value> {
        let cx = self.cx;
        let token = &self.data[from - 1..=to];
        let text = Self::unquoted(token);
        let mut key = Value::zero(cx, plan.ty);
        if plan.unmarshal_text {
            let raw = cx.bytes(&text);
            let receiver = key.addr(cx)?.to_any(cx);
            let s = selectors(cx);
            let called = cx.call_selector(receiver, s.unmarshal_text, (raw,));
            let error: Any = called.unwrap_or_default();
            if !error.is_nil() {
                self.report(Problem::Plain(error));
                return None;
            }
            return Some(key.reload());
        }
        match plan.shape {
            Shape::Str | Shape::Number => {
                let s = Str::new(cx, &text);
                key.set_str(cx, s);
                Some(key)
            }
            Shape::Any => {
                let s = cx.any_str(Str::new(cx, &text));
                key.put(cx, s);
                Some(key)
            }
            Shape::Int | Shape::Uint | Shape::Float => {
                if encode::is_number(&text) && set_number(cx, &mut key, plan, &text) {
                    return Some(key);
                }
                let what = format!("number {}", String::from_utf8_lossy(&text));
                self.misfit_at(&what, plan.ty, to + 1, Any::NIL);
                None
            }
            _ => {
                self.misfit_at("string", plan.ty, to + 1, Any::NIL);
                None
            }
        }
    }

    fn structure(&mut self, v: Value, plan: &'static Plan) {
        if self.open(b'}') {
            return;
        }
        let mut guess = 0;
        loop {
            let (from, to) = self.key();
            let token = &self.data[from - 1..=to];
            let found = match text::is_plain(&token[1..token.len() - 1]) {
                true => plan.field(&self.data[from..to], guess),
                false => plan.field(&Self::unquoted(token), guess),
            };
            match found {
                Some(i) => {
                    guess = i + 1;
                    self.path.push(Step::Key(from, to));
                    let field = &plan.fields[i];
                    match self.field_of(v, &field.path) {
                        Some(target) => self.nested(target, field.plan(self.cx), field.quoted),
                        None => {
                            let text = "cannot set embedded pointer to unexported struct type";
                            let err = self.cx.error(text);
                            let (what, offset) = (self.what(), self.at);
                            self.skip();
                            self.misfit_at(what, plan.ty, offset, err);
                        }
                    }
                    self.path.pop();
                }
                None => {
                    if self.options.known_fields {
                        let name = Self::unquoted(token);
                        let mut shown = Vec::new();
                        text::quote(&mut shown, &name, false);
                        let text =
                            format!("json: unknown field {}", String::from_utf8_lossy(&shown));
                        let err = self.cx.error(&text);
                        self.report(Problem::Plain(err));
                    }
                    self.skip();
                }
            }
            if !self.more() {
                return;
            }
        }
    }

    /// A field, through embedded structs; pointers on the way are made. None if one cannot be set.
    fn field_of(&self, v: Value, path: &[usize]) -> Option<Value> {
        let mut at = v;
        for (n, &i) in path.iter().enumerate() {
            if n > 0 && at.kind() == Kind::Pointer {
                if at.is_nil() {
                    if !is_exported(v.ty(), &path[..n]) {
                        return None;
                    }
                    let new = Value::make_pointer(self.cx, at.ty());
                    at.set(self.cx, new);
                    at = at.reload();
                }
                at = at.elem()?;
            }
            at = at.field(i);
        }
        Some(at)
    }

    /// The value here as an interface holds it.
    fn any(&mut self) -> Any {
        let outer = self.cx;
        let any = outer.deeper(|cx| {
            self.cx = cx;
            self.any_here()
        });
        self.cx = outer;
        any
    }

    fn any_here(&mut self) -> Any {
        let cx = self.cx;
        match self.byte() {
            b'"' => {
                let s = self.string();
                cx.any_str(s)
            }
            b't' | b'f' => {
                let token = self.token();
                cx.any_bool(token == b"true")
            }
            b'n' => {
                self.token();
                Any::NIL
            }
            b'[' => {
                let mut list = List::<Any>::with_cap(cx, 0);
                if !self.open(b']') {
                    loop {
                        self.path.push(Step::Index(list.len()));
                        let any = self.any();
                        self.path.pop();
                        list.push(cx, any);
                        if !self.more() {
                            break;
                        }
                    }
                }
                Any::new(cx, self.lists, list.finish())
            }
            b'{' => {
                let map = MapRef::make(cx, self.objects);
                if !self.open(b'}') {
                    loop {
                        let (from, to) = self.key();
                        let key = Str::new(cx, &Self::unquoted(&self.data[from - 1..=to]));
                        self.path.push(Step::Key(from, to));
                        let any = self.any();
                        self.path.pop();
                        map.set(cx, key, any);
                        if !self.more() {
                            break;
                        }
                    }
                }
                Any::new(cx, self.objects, map)
            }
            _ => {
                let token = self.token();
                if let (true, Some(number)) = (self.options.use_number, self.number) {
                    return Any::new(cx, number, Str::new(cx, token));
                }
                let (x, fault) = parse::parse_float(token, 64);
                if fault.is_some() {
                    let what = format!("number {}", String::from_utf8_lossy(token));
                    self.misfit_at(&what, basic(Kind::Float64), self.at, Any::NIL);
                    return cx.any_float(0.0);
                }
                cx.any_float(x)
            }
        }
    }
}

/// Whether the field at the end of a path is exported.
fn is_exported(mut ty: TypeRef, path: &[usize]) -> bool {
    let mut exported = true;
    for &i in path {
        if ty.kind == Kind::Pointer {
            ty = ty.elem();
        }
        let f = &ty.fields()[i];
        exported = f.exported();
        ty = f.ty;
    }
    exported
}

/// Sets a number; whether it fits.
fn set_number(cx: Cx, v: &mut Value, plan: &Plan, token: &[u8]) -> bool {
    match plan.shape {
        Shape::Int => {
            let (n, fault) = parse::parse_int(token, 10, 64);
            let fits = fault.is_none() && v.fits_int(n);
            if fits {
                v.set_int(cx, n);
            }
            fits
        }
        Shape::Uint => {
            let (n, fault) = parse::parse_uint(token, 10, 64);
            let fits = fault.is_none() && v.fits_uint(n);
            if fits {
                v.set_uint(cx, n);
            }
            fits
        }
        _ => {
            let bits = if plan.ty.kind == Kind::Float32 {
                32
            } else {
                64
            };
            let (x, fault) = parse::parse_float(token, bits);
            if fault.is_none() {
                v.set_float(cx, x);
            }
            fault.is_none()
        }
    }
}
