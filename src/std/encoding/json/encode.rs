//! Writing values.

use super::Fault;
use super::fault::Problem;
use super::plan::{FieldPlan, Has, Plan, Shape, plan};
use super::{scan, text};
use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::native::Ptr;
use crate::runtime::slices::Bytes;
use crate::runtime::types::Kind;
use crate::runtime::value::Value;
use crate::std::strconv::{float, integer, unsigned};

/// Pointers nested deeper than this are remembered, to find cycles.
const SUSPICIOUS: usize = 1000;

/// A writing in progress.
pub struct Encoder {
    cx: Cx,
    pub out: Vec<u8>,
    html: bool,
    depth: usize,
    /// Arrays and objects that are open.
    open: usize,
    /// What is being written, once that is deep: address, length and type.
    above: Vec<(u64, usize, usize)>,
    fault: Ptr<Fault>,
}

/// Something went wrong, and what is in the fault.
pub struct Stop;

type Done = Result<(), Stop>;

impl Encoder {
    pub fn new(cx: Cx, html: bool, fault: Ptr<Fault>) -> Self {
        Self {
            cx,
            out: Vec::new(),
            html,
            depth: 0,
            open: 0,
            above: Vec::new(),
            fault,
        }
    }

    fn stop(&self, problem: Problem) -> Stop {
        problem.report(self.cx, self.fault);
        Stop
    }

    fn null(&mut self) {
        self.out.extend_from_slice(b"null");
    }

    /// Writes what an interface holds.
    pub fn any(&mut self, v: Any) -> Done {
        match Value::of(v) {
            None => {
                self.null();
                Ok(())
            }
            Some(v) => self.value(v, plan(self.cx, v.ty()), false),
        }
    }

    /// Writes a value; `quoted`: as a string.
    fn value(&mut self, v: Value, plan: &'static Plan, quoted: bool) -> Done {
        if plan.has_methods() && self.by_method(v, plan)? {
            return Ok(());
        }
        let mut digits = [0; 65];
        match plan.shape {
            Shape::Bool => {
                let text: &[u8] = if v.bool() { b"true" } else { b"false" };
                self.scalar(text, quoted);
            }
            Shape::Int => self.scalar(integer(v.int(), 10, &mut digits), quoted),
            Shape::Uint => self.scalar(unsigned(v.uint(), 10, &mut digits), quoted),
            Shape::Float => return self.float(v, quoted),
            Shape::Number => return self.number(v, plan, quoted),
            Shape::Str => {
                let s = v.str();
                if quoted {
                    let mut inner = Vec::new();
                    text::quote(&mut inner, s.as_bytes(), self.html);
                    text::quote(&mut self.out, &inner, false);
                } else {
                    text::quote(&mut self.out, s.as_bytes(), self.html);
                }
            }
            Shape::Any | Shape::Interface => match v.elem() {
                None => self.null(),
                Some(inner) => {
                    let plan = super::plan::plan(self.cx, inner.ty());
                    return self.nested(inner, plan, quoted);
                }
            },
            Shape::Pointer => match v.elem() {
                None => self.null(),
                Some(inner) => {
                    return self.guarded(v, |e| e.nested(inner, plan.elem(e.cx), quoted));
                }
            },
            Shape::Bytes if v.is_nil() => self.null(),
            Shape::Bytes if plan.elem(self.cx).has_methods() => {
                return self.guarded(v, |e| e.list(v, plan));
            }
            Shape::Bytes => {
                self.out.push(b'"');
                super::base64::encode(&mut self.out, v.bytes().as_bytes());
                self.out.push(b'"');
            }
            Shape::Slice if v.is_nil() => self.null(),
            Shape::Slice => return self.guarded(v, |e| e.list(v, plan)),
            Shape::Array => return self.list(v, plan),
            Shape::Map if v.is_nil() => self.null(),
            Shape::Map => return self.guarded(v, |e| e.map(v, plan)),
            Shape::Struct => return self.structure(v, plan),
            Shape::Unsupported => return Err(self.stop(Problem::UnsupportedType(plan.ty))),
        }
        Ok(())
    }

    fn scalar(&mut self, text: &[u8], quoted: bool) {
        if quoted {
            self.out.push(b'"');
        }
        self.out.extend_from_slice(text);
        if quoted {
            self.out.push(b'"');
        }
    }

    fn nested(&mut self, v: Value, plan: &'static Plan, quoted: bool) -> Done {
        if matches!(
            plan.shape,
            Shape::Bool | Shape::Int | Shape::Uint | Shape::Float | Shape::Str
        ) {
            return self.value(v, plan, quoted);
        }
        // Values may be nested as deep as memory is large.
        let outer = self.cx;
        let done = outer.deeper(|cx| {
            self.cx = cx;
            self.value(v, plan, quoted)
        });
        self.cx = outer;
        done
    }

    /// Goes into a pointer, slice or map, unless it is inside itself.
    fn guarded(&mut self, v: Value, go: impl FnOnce(&mut Self) -> Done) -> Done {
        self.depth += 1;
        let suspicious = self.depth > SUSPICIOUS;
        if suspicious {
            let len = match v.kind() {
                Kind::Slice => v.len(),
                _ => 0,
            };
            let this = (v.pointer(), len, std::ptr::from_ref(v.ty()).addr());
            if self.above.contains(&this) {
                let text = format!("encountered a cycle via {}", v.ty().string);
                return Err(self.stop(Problem::UnsupportedValue(v, text)));
            }
            self.above.push(this);
        }
        let done = go(self);
        if suspicious {
            self.above.pop();
        }
        self.depth -= 1;
        done
    }

    /// Begins an array or object.
    fn open(&mut self, bracket: u8) -> Done {
        self.out.push(bracket);
        self.open += 1;
        match self.open > scan::MAX_DEPTH {
            true => Err(self.stop(Problem::Syntax("exceeded max depth".into(), 0))),
            false => Ok(()),
        }
    }

    /// Ends it.
    fn close(&mut self, bracket: u8) -> Done {
        self.out.push(bracket);
        self.open -= 1;
        Ok(())
    }

    fn float(&mut self, v: Value, quoted: bool) -> Done {
        let x = v.float();
        if !x.is_finite() {
            let text = match x {
                x if x.is_nan() => "NaN",
                x if x > 0.0 => "+Inf",
                _ => "-Inf",
            };
            return Err(self.stop(Problem::UnsupportedValue(v, text.into())));
        }
        if quoted {
            self.out.push(b'"');
        }
        append_float(&mut self.out, x, v.kind() == Kind::Float32);
        if quoted {
            self.out.push(b'"');
        }
        Ok(())
    }

    fn number(&mut self, v: Value, plan: &Plan, quoted: bool) -> Done {
        let s = v.str();
        let text = match s.as_bytes() {
            b"" => b"0",
            other => other,
        };
        if !is_number(text) {
            let mut shown = Vec::new();
            crate::std::strconv::quote::append(
                &mut shown,
                text,
                b'"',
                crate::std::strconv::quote::Plain::Printable,
            );
            let why = format!(
                "cannot parse {} as JSON number: invalid syntax",
                String::from_utf8_lossy(&shown)
            );
            let error = self.cx.error(&why);
            let ty = self.cx.vm().types.pointer(plan.ty);
            return Err(self.stop(Problem::Marshaler(ty, error, "MarshalJSONTo")));
        }
        self.scalar(text, quoted);
        Ok(())
    }

    fn list(&mut self, v: Value, plan: &'static Plan) -> Done {
        let elem = plan.elem(self.cx);
        self.open(b'[')?;
        for i in 0..v.len() {
            if i > 0 {
                self.out.push(b',');
            }
            self.nested(v.index(i), elem, false)?;
        }
        self.close(b']')
    }

    fn map(&mut self, v: Value, plan: &'static Plan) -> Done {
        let (key, elem) = (plan.key(self.cx), plan.elem(self.cx));
        let entries = v.map_entries(self.cx);
        let mut order = Vec::with_capacity(entries.len());
        for i in 0..entries.len() {
            order.push((self.key(entries.key(i), key)?, i));
        }
        order.sort();
        self.open(b'{')?;
        for (n, (name, i)) in order.into_iter().enumerate() {
            if n > 0 {
                self.out.push(b',');
            }
            text::quote(&mut self.out, &name, self.html);
            self.out.push(b':');
            self.nested(entries.value(i), elem, false)?;
        }
        self.close(b'}')
    }

    /// The text of a map's key.
    fn key(&mut self, v: Value, plan: &'static Plan) -> Result<Vec<u8>, Stop> {
        let mut digits = [0; 65];
        if v.kind() == Kind::String {
            return Ok(v.str().as_bytes().to_vec());
        }
        if let Some(has) = plan.marshal_text.filter(|h| !h.by_pointer) {
            if v.kind() == Kind::Pointer && v.is_nil() {
                return Ok(Vec::new());
            }
            return self.text_of(v, plan, has, "MarshalText", false);
        }
        Ok(match plan.shape {
            Shape::Int => integer(v.int(), 10, &mut digits).to_vec(),
            Shape::Uint => unsigned(v.uint(), 10, &mut digits).to_vec(),
            Shape::Float if v.float().is_finite() => {
                let mut out = Vec::new();
                append_float(&mut out, v.float(), v.kind() == Kind::Float32);
                out
            }
            Shape::Any | Shape::Interface => match v.elem() {
                Some(inner) => {
                    let plan = super::plan::plan(self.cx, inner.ty());
                    return self.key(inner, plan);
                }
                None => return Err(self.stop(Problem::UnsupportedType(plan.ty))),
            },
            Shape::Bool => {
                let offset = self.out.len() + 2;
                let text =
                    format!("jsontext: object member name must be a string after offset {offset}");
                return Err(self.stop(Problem::UnsupportedValue(v, text)));
            }
            _ => return Err(self.stop(Problem::UnsupportedType(plan.ty))),
        })
    }

    /// A field, through embedded structs; None behind a nil pointer.
    fn field(v: Value, field: &FieldPlan) -> Option<Value> {
        let mut at = v;
        for (n, &i) in field.path.iter().enumerate() {
            if n > 0 && at.kind() == Kind::Pointer {
                at = at.elem()?;
            }
            at = at.field(i);
        }
        Some(at)
    }

    fn structure(&mut self, v: Value, plan: &'static Plan) -> Done {
        self.open(b'{')?;
        let mut first = true;
        for f in &plan.fields {
            let Some(value) = Self::field(v, f) else {
                continue;
            };
            if (f.omit_empty && is_empty(value)) || (f.omit_zero && self.is_zero(value, f)) {
                continue;
            }
            if !std::mem::take(&mut first) {
                self.out.push(b',');
            }
            self.out.extend_from_slice(&f.key[usize::from(self.html)]);
            self.nested(value, f.plan(self.cx), f.quoted)?;
        }
        self.close(b'}')
    }

    fn is_zero(&self, v: Value, field: &FieldPlan) -> bool {
        let plan = field.plan(self.cx);
        match plan.is_zero {
            Some(_) if v.kind() == Kind::Pointer && v.is_nil() => true,
            Some(has) => {
                let v = if has.by_pointer && !v.settable() {
                    let mut copy = Value::zero(self.cx, v.ty());
                    copy.set(self.cx, v);
                    copy
                } else {
                    v
                };
                let receiver = self.receiver(v, has);
                let zero = self.cx.call_selector(receiver, has.selector, ());
                zero.unwrap_or(false)
            }
            None => v.is_zero(),
        }
    }

    /// What the method is called on.
    fn receiver(&self, v: Value, has: Has) -> Any {
        match has.by_pointer {
            true => v.addr(self.cx).map_or(Any::NIL, |p| p.to_any(self.cx)),
            false => v.to_any(self.cx),
        }
    }

    /// Has a method write the value, if there is one that can be called.
    fn by_method(&mut self, v: Value, plan: &'static Plan) -> Result<bool, Stop> {
        let callable = |h: &Has| !h.by_pointer || v.settable();
        let nil = v.kind() == Kind::Pointer && v.is_nil();
        if let Some(has) = plan.marshal_json.filter(callable) {
            if nil {
                self.null();
                return Ok(true);
            }
            let receiver = self.receiver(v, has);
            let (json, error): (Bytes, Any) = self
                .cx
                .call_selector(receiver, has.selector, ())
                .unwrap_or_default();
            let error = match error.is_nil() {
                true => match scan::check(json.as_bytes()) {
                    Ok(()) => {
                        text::compact(&mut self.out, json.as_bytes(), self.html);
                        return Ok(true);
                    }
                    Err(e) => self.cx.error(&e.text),
                },
                false => error,
            };
            let ty = self.method_type(plan);
            // In compiled Go the package writes times itself, and does not name the method.
            let text = self.cx.error_text(error).unwrap_or_default();
            let error = match text.to_str_lossy().strip_prefix("Time.MarshalJSON: ") {
                Some(rest) if ty.string.ends_with("time.Time") => self.cx.error(rest),
                _ => error,
            };
            return Err(self.stop(Problem::Marshaler(ty, error, "MarshalJSON")));
        }
        for (has, name) in [
            (plan.append_text, "AppendText"),
            (plan.marshal_text, "MarshalText"),
        ] {
            let Some(has) = has.filter(callable) else {
                continue;
            };
            if nil {
                self.null();
                return Ok(true);
            }
            let text = self.text_of(v, plan, has, name, name == "AppendText")?;
            text::quote(&mut self.out, &text, self.html);
            return Ok(true);
        }
        Ok(false)
    }

    /// The type that complaints about a method name.
    fn method_type(&self, plan: &Plan) -> crate::runtime::types::TypeRef {
        match plan.ty.kind {
            Kind::Pointer => plan.ty,
            _ => self.cx.vm().types.pointer(plan.ty),
        }
    }

    fn text_of(
        &mut self,
        v: Value,
        plan: &'static Plan,
        has: Has,
        name: &'static str,
        append: bool,
    ) -> Result<Vec<u8>, Stop> {
        let receiver = self.receiver(v, has);
        let called: Option<(Bytes, Any)> = match append {
            true => {
                let empty = Bytes::default();
                self.cx.call_selector(receiver, has.selector, (empty,))
            }
            false => self.cx.call_selector(receiver, has.selector, ()),
        };
        let (text, error) = called.unwrap_or_default();
        if error.is_nil() {
            return Ok(text.to_vec());
        }
        let ty = self.method_type(plan);
        Err(self.stop(Problem::Marshaler(ty, error, name)))
    }
}

fn is_empty(v: Value) -> bool {
    match v.kind() {
        Kind::Array | Kind::Map | Kind::Slice | Kind::String => v.is_empty(),
        Kind::Struct | Kind::Func | Kind::Chan => false,
        _ => v.is_zero(),
    }
}

fn append_float(out: &mut Vec<u8>, x: f64, single: bool) {
    let size = x.abs();
    let (low, high) = match single {
        true => (f64::from(1e-6f32), f64::from(1e21f32)),
        false => (1e-6, 1e21),
    };
    let scientific = size != 0.0 && (size < low || size >= high);
    let start = out.len();
    let format = if scientific { b'e' } else { b'f' };
    float::append(out, x, format, -1, if single { 32 } else { 64 });
    // e-09 is written e-9.
    let n = out.len();
    if scientific && n >= start + 4 && out[n - 4..n - 1] == *b"e-0" {
        out.swap_remove(n - 2);
    }
}

/// Whether a text is a number as JSON writes them.
pub fn is_number(s: &[u8]) -> bool {
    let begins = matches!(s.first(), Some(b'-' | b'0'..=b'9'));
    let ends = matches!(s.last(), Some(b'0'..=b'9'));
    begins && ends && scan::check(s).is_ok()
}

/// `json.marshal`
pub fn marshal(cx: Cx, v: Any, html: bool, fault: Ptr<Fault>) -> Bytes {
    let mut e = Encoder::new(cx, html, fault);
    match e.any(v) {
        Ok(()) => cx.bytes(&e.out),
        Err(Stop) => Bytes::default(),
    }
}
