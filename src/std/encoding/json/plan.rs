//! What is known of a type once and for all: how it is written and read, its fields, its methods.

use crate::runtime::Cx;
use crate::runtime::iface::Any;
use crate::runtime::sync::{Mutex, OnceLock};
use crate::runtime::types::{Kind, TypeRef};
use crate::std::reflect::tag_value;
use std::collections::HashMap;

/// Numbers of the methods that types may have, set by the package's `init`.
#[derive(Clone, Copy)]
pub struct Selectors {
    pub marshal_json: u32,
    pub unmarshal_json: u32,
    pub append_text: u32,
    pub marshal_text: u32,
    pub unmarshal_text: u32,
    pub is_zero: u32,
}

/// What the package keeps for a run.
#[derive(Default)]
pub struct Plans {
    selectors: OnceLock<Selectors>,
    all: Mutex<HashMap<usize, &'static Plan>>,
}

/// `json.setInterfaces`: nil pointers to interfaces of one method each.
pub fn set_interfaces(cx: Cx, mj: Any, uj: Any, at: Any, mt: Any, ut: Any, zero: Any) {
    let selector = |v: Any| {
        let interface = v.ty().expect("a typed nil").elem();
        interface.interface_methods()[0].selector
    };
    let _ = cx.vm().extension::<Plans>().selectors.set(Selectors {
        marshal_json: selector(mj),
        unmarshal_json: selector(uj),
        append_text: selector(at),
        marshal_text: selector(mt),
        unmarshal_text: selector(ut),
        is_zero: selector(zero),
    });
}

/// The methods' numbers.
pub fn selectors(cx: Cx) -> Selectors {
    let plans = cx.vm().extension::<Plans>();
    *plans.selectors.get().expect("set by the package's init")
}

/// A method that takes part, and whether only a pointer has it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Has {
    pub selector: u32,
    pub by_pointer: bool,
}

/// How values of a type are written and read, methods apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shape {
    Bool,
    Int,
    Uint,
    Float,
    Str,
    /// `json.Number`
    Number,
    /// A slice of bytes.
    Bytes,
    Slice,
    Array,
    Map,
    Struct,
    Pointer,
    /// An interface without methods.
    Any,
    /// Another interface.
    Interface,
    Unsupported,
}

/// A field of a struct as JSON has it.
pub struct FieldPlan {
    pub name: Vec<u8>,
    /// For comparison without case.
    folded: String,
    /// The name quoted, and a colon; without and with escapes for HTML.
    pub key: [Vec<u8>; 2],
    /// Indices of fields, through embedded structs.
    pub path: Vec<usize>,
    pub ty: TypeRef,
    pub omit_empty: bool,
    pub omit_zero: bool,
    /// Written as a string.
    pub quoted: bool,
    plan: OnceLock<&'static Plan>,
}

impl FieldPlan {
    pub fn plan(&self, cx: Cx) -> &'static Plan {
        self.plan.get_or_init(|| plan(cx, self.ty))
    }
}

/// What is known of a type.
pub struct Plan {
    pub ty: TypeRef,
    pub shape: Shape,
    pub marshal_json: Option<Has>,
    pub append_text: Option<Has>,
    pub marshal_text: Option<Has>,
    pub is_zero: Option<Has>,
    /// Whether a pointer to the type has the method.
    pub unmarshal_json: bool,
    pub unmarshal_text: bool,
    pub is_time: bool,
    pub fields: Vec<FieldPlan>,
    by_name: HashMap<Vec<u8>, usize>,
    elem: OnceLock<&'static Plan>,
    key: OnceLock<&'static Plan>,
}

impl Plan {
    /// The plan of the element type.
    pub fn elem(&self, cx: Cx) -> &'static Plan {
        self.elem.get_or_init(|| plan(cx, self.ty.elem()))
    }

    /// The plan of the key type.
    pub fn key(&self, cx: Cx) -> &'static Plan {
        self.key.get_or_init(|| plan(cx, self.ty.key()))
    }

    /// The field for a key, `guess` perhaps.
    pub fn field(&self, name: &[u8], guess: usize) -> Option<usize> {
        if self.fields.get(guess).is_some_and(|f| f.name == name) {
            return Some(guess);
        }
        if let Some(i) = self.by_name.get(name) {
            return Some(*i);
        }
        let folded = fold(name);
        let alike = self
            .fields
            .iter()
            .enumerate()
            .filter(|(_, f)| f.folded == folded);
        // The least deeply embedded.
        Some(alike.min_by_key(|(_, f)| f.path.len())?.0)
    }

    /// Whether a method has a say in how values are written.
    pub fn has_methods(&self) -> bool {
        self.marshal_json.is_some() || self.append_text.is_some() || self.marshal_text.is_some()
    }
}

/// The same for names that differ only in case.
fn fold(name: &[u8]) -> String {
    let text = String::from_utf8_lossy(name);
    let simple = text.chars().map(|c| match c {
        'a'..='z' | '0'..='9' => c,
        'A'..='Z' => c.to_ascii_lowercase(),
        '\u{17f}' => 's',
        '\u{212a}' => 'k',
        c => {
            let lower = crate::std::unicode::tables::to_lower(
                crate::std::unicode::tables::to_upper(c as i32),
            );
            u32::try_from(lower)
                .ok()
                .and_then(char::from_u32)
                .unwrap_or(c)
        }
    });
    simple.collect()
}

/// The plan of a type.
pub fn plan(cx: Cx, ty: TypeRef) -> &'static Plan {
    let plans = cx.vm().extension::<Plans>();
    let id = std::ptr::from_ref(ty).addr();
    if let Some(known) = plans.all.lock().get(&id) {
        return known;
    }
    let new = cx.vm().keep.one(make(cx, ty));
    plans.all.lock().entry(id).or_insert(new)
}

fn make(cx: Cx, ty: TypeRef) -> Plan {
    let s = selectors(cx);
    let pointer = cx.vm().types.pointer(ty);
    let has = |selector| {
        let plain = ty.method(selector).is_some();
        let found = plain || (ty.kind != Kind::Interface && pointer.method(selector).is_some());
        found.then_some(Has {
            selector,
            by_pointer: !plain,
        })
    };
    // What an interface holds is looked at itself.
    let concrete = ty.kind != Kind::Interface;
    let fields = match ty.kind {
        Kind::Struct => fields(ty),
        _ => Vec::new(),
    };
    Plan {
        ty,
        shape: shape(ty),
        marshal_json: has(s.marshal_json).filter(|_| concrete),
        append_text: has(s.append_text).filter(|_| concrete),
        marshal_text: has(s.marshal_text).filter(|_| concrete),
        is_zero: has(s.is_zero).filter(|_| concrete),
        unmarshal_json: concrete && pointer.method(s.unmarshal_json).is_some(),
        unmarshal_text: concrete && pointer.method(s.unmarshal_text).is_some(),
        is_time: &*ty.package == "time" && &*ty.name == "Time",
        by_name: fields
            .iter()
            .enumerate()
            .map(|(i, f)| (f.name.clone(), i))
            .collect(),
        fields,
        elem: OnceLock::new(),
        key: OnceLock::new(),
    }
}

fn shape(ty: TypeRef) -> Shape {
    match ty.kind {
        Kind::Bool => Shape::Bool,
        k if k.is_signed() => Shape::Int,
        k if k.is_unsigned() => Shape::Uint,
        k if k.is_float() => Shape::Float,
        Kind::String if &*ty.package == "encoding/json" && &*ty.name == "Number" => Shape::Number,
        Kind::String => Shape::Str,
        Kind::Slice if ty.elem().kind == Kind::Uint8 => Shape::Bytes,
        Kind::Slice => Shape::Slice,
        Kind::Array => Shape::Array,
        Kind::Map => Shape::Map,
        Kind::Struct => Shape::Struct,
        Kind::Pointer => Shape::Pointer,
        Kind::Interface if ty.interface_methods().is_empty() => Shape::Any,
        Kind::Interface => Shape::Interface,
        _ => Shape::Unsupported,
    }
}

/// A field met on the way through embedded structs.
struct Candidate {
    field: FieldPlan,
    tagged: bool,
}

/// The name that a tag gives: as far as it consists of what names may.
fn tag_name(name: &str) -> &str {
    let allowed = |c: char| "!#$%&()*+-./:;<=>?@[]^_{|}~ ".contains(c) || c.is_alphanumeric();
    let end = name.find(|c| !allowed(c)).unwrap_or(name.len());
    &name[..end]
}

/// The fields of a struct type and those that embedded structs bring, as far as Go's rules let one of a name win.
fn fields(ty: TypeRef) -> Vec<FieldPlan> {
    let mut found: Vec<Candidate> = Vec::new();
    let mut visited: Vec<TypeRef> = Vec::new();
    let mut next: Vec<(TypeRef, Vec<usize>)> = vec![(ty, Vec::new())];
    while !next.is_empty() {
        let level = std::mem::take(&mut next);
        let mut seen: HashMap<usize, usize> = HashMap::new();
        for (t, _) in &level {
            *seen.entry(std::ptr::from_ref(*t).addr()).or_default() += 1;
        }
        for (t, path) in level {
            if visited.iter().any(|v| std::ptr::eq(*v, t)) {
                continue;
            }
            visited.push(t);
            let twice = seen[&std::ptr::from_ref(t).addr()] > 1;
            for (i, f) in t.fields().iter().enumerate() {
                let target = match f.ty.kind {
                    Kind::Pointer if f.ty.name.is_empty() => f.ty.elem(),
                    _ => f.ty,
                };
                let is_struct = target.kind == Kind::Struct;
                let brings = f.embedded && is_struct;
                if !(f.exported() || brings) {
                    continue;
                }
                let tag = tag_value(f.tag.as_bytes(), b"json").unwrap_or_default();
                let tag = String::from_utf8_lossy(&tag).into_owned();
                if tag == "-" {
                    continue;
                }
                let (name, options) = tag.split_once(',').unwrap_or((&tag, ""));
                let name = tag_name(name);
                let mut path = path.clone();
                path.push(i);
                if name.is_empty() && f.embedded && is_struct {
                    next.push((target, path));
                    continue;
                }
                if !f.exported() {
                    continue;
                }
                let option = |o: &str| options.split(',').any(|x| x == o);
                let scalar = target.kind == Kind::Bool
                    || target.kind == Kind::String
                    || target.kind.is_signed()
                    || target.kind.is_unsigned()
                    || target.kind.is_float();
                let text = if name.is_empty() { &f.name } else { name };
                let key = [false, true].map(|html| {
                    let mut key = Vec::new();
                    super::text::quote(&mut key, text.as_bytes(), html);
                    key.push(b':');
                    key
                });
                let copies = if twice { 2 } else { 1 };
                for _ in 0..copies {
                    found.push(Candidate {
                        tagged: !name.is_empty(),
                        field: FieldPlan {
                            name: text.as_bytes().to_vec(),
                            folded: fold(text.as_bytes()),
                            key: key.clone(),
                            path: path.clone(),
                            ty: f.ty,
                            omit_empty: option("omitempty"),
                            omit_zero: option("omitzero"),
                            quoted: option("string") && scalar,
                            plan: OnceLock::new(),
                        },
                    });
                }
            }
        }
    }
    dominant(found)
}

/// Of fields with one name the least deep wins, then the one named by a tag; if that leaves several, none does.
fn dominant(found: Vec<Candidate>) -> Vec<FieldPlan> {
    let mut groups: HashMap<Vec<u8>, Vec<Candidate>> = HashMap::new();
    for c in found {
        groups.entry(c.field.name.clone()).or_default().push(c);
    }
    let mut out = Vec::new();
    for (_, mut group) in groups {
        group.sort_by_key(|c| (c.field.path.len(), !c.tagged));
        let rank = |c: &Candidate| (c.field.path.len(), c.tagged);
        if group.len() > 1 && rank(&group[0]) == rank(&group[1]) {
            continue;
        }
        out.push(group.swap_remove(0).field);
    }
    out.sort_by(|a, b| a.path.cmp(&b.path));
    out
}
