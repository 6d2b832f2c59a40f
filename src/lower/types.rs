//! From the checker's types to the runtime's: sizes, forms, descriptors.

use super::Lower;
use crate::runtime::types::{self as rt, FieldSpec, Kind, Layout, TypeRef};
use crate::source::Span;
use crate::syntax::ast::Expr;
use crate::tree::{FloatMem, IntMem};
use crate::types::Types;
use crate::types::info::Mode;
use crate::types::ty::{Basic, ChanDir, ParamId, Signature, Type, TypeId};
use rustc_hash::FxHashMap;
use std::cell::RefCell;
use std::sync::Arc;

/// Bytes of a type's text from which on it is taken for one that grows without end.
const LONGEST: usize = 4096;

/// How values of a type are handled.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Class {
    /// One word: integers and references; how they lie in memory.
    Int(IntMem),
    /// One word.
    Float(FloatMem),
    /// One word.
    Bool,
    /// Three words.
    Slice,
    /// Two words.
    Complex(FloatMem),
    /// A struct or array: its memory form, in words.
    Memory,
}

/// The layout of a type, and the offsets of a struct's fields.
pub(super) struct Shape {
    pub layout: Layout,
    pub offsets: Vec<u32>,
    pub kind: Kind,
}

/// Type arguments for the type parameters of the function being lowered.
#[derive(Default)]
pub(super) struct Env {
    pub params: Vec<ParamId>,
    pub args: Vec<TypeId>,
    cache: RefCell<FxHashMap<TypeId, TypeId>>,
}

impl Env {
    pub fn new(params: Vec<ParamId>, args: Vec<TypeId>) -> Env {
        Env {
            params,
            args,
            cache: RefCell::default(),
        }
    }
}

/// The runtime's kind of a predeclared type.
pub(super) fn basic_kind(b: Basic) -> Kind {
    match b {
        Basic::Bool | Basic::UntypedBool => Kind::Bool,
        Basic::Int8 => Kind::Int8,
        Basic::Int16 => Kind::Int16,
        Basic::Int32 | Basic::Rune | Basic::UntypedRune => Kind::Int32,
        Basic::Int64 => Kind::Int64,
        Basic::Uint => Kind::Uint,
        Basic::Uint8 | Basic::Byte => Kind::Uint8,
        Basic::Uint16 => Kind::Uint16,
        Basic::Uint32 => Kind::Uint32,
        Basic::Uint64 => Kind::Uint64,
        Basic::Uintptr => Kind::Uintptr,
        Basic::Float32 => Kind::Float32,
        Basic::Float64 | Basic::UntypedFloat => Kind::Float64,
        Basic::Complex64 => Kind::Complex64,
        Basic::Complex128 | Basic::UntypedComplex => Kind::Complex128,
        Basic::String | Basic::UntypedString => Kind::String,
        Basic::UnsafePointer | Basic::UntypedNil => Kind::UnsafePointer,
        Basic::Int | Basic::UntypedInt | Basic::Invalid => Kind::Int,
    }
}

fn class_of(kind: Kind) -> Class {
    match kind {
        Kind::Bool => Class::Bool,
        Kind::Int8 => Class::Int(IntMem::I8),
        Kind::Int16 => Class::Int(IntMem::I16),
        Kind::Int32 => Class::Int(IntMem::I32),
        Kind::Uint8 => Class::Int(IntMem::U8),
        Kind::Uint16 => Class::Int(IntMem::U16),
        Kind::Uint32 => Class::Int(IntMem::U32),
        Kind::Float32 => Class::Float(FloatMem::F32),
        Kind::Float64 => Class::Float(FloatMem::F64),
        Kind::Complex64 => Class::Complex(FloatMem::F32),
        Kind::Complex128 => Class::Complex(FloatMem::F64),
        Kind::Slice => Class::Slice,
        Kind::Array | Kind::Struct => Class::Memory,
        _ => Class::Int(IntMem::W64),
    }
}

impl Lower<'_> {
    pub(super) fn t(&mut self) -> &mut Types {
        &mut self.checked.info.types
    }

    /// The type with the type arguments of the function being lowered put in; canonical.
    pub(super) fn subst(&mut self, t: TypeId) -> TypeId {
        let env = self.frame.env.clone();
        if env.params.is_empty() {
            return self.t().canonical(t);
        }
        if let Some(&known) = env.cache.borrow().get(&t) {
            return known;
        }
        let new = self.t().subst(t, &env.params, &env.args);
        let new = self.t().canonical(new);
        env.cache.borrow_mut().insert(t, new);
        new
    }

    /// The type of an expression.
    pub(super) fn type_of(&mut self, e: &Expr) -> TypeId {
        match self.checked.info.exprs.get(e.id.0 as usize) {
            Some(Some(tv)) => {
                let t = tv.ty;
                self.subst(t)
            }
            _ => Basic::Invalid.id(),
        }
    }

    /// How an expression may be used.
    pub(super) fn mode(&self, e: &Expr) -> Mode {
        match self.checked.info.exprs.get(e.id.0 as usize) {
            Some(Some(tv)) => tv.mode,
            _ => Mode::Invalid,
        }
    }

    /// What the underlying type of `t` is.
    pub(super) fn under(&mut self, t: TypeId) -> Type {
        let u = self.t().underlying(t);
        self.t().get(u).clone()
    }

    pub(super) fn is_interface(&mut self, t: TypeId) -> bool {
        matches!(self.shape(t).kind, Kind::Interface)
    }

    pub(super) fn kind(&mut self, t: TypeId) -> Kind {
        self.shape(t).kind
    }

    /// The type behind a pointer type.
    pub(super) fn pointee(&mut self, t: TypeId) -> Option<TypeId> {
        match self.under(t) {
            Type::Pointer(e) => Some(self.subst(e)),
            _ => None,
        }
    }

    /// Element type of a slice, array, pointer, map or channel.
    pub(super) fn elem(&mut self, t: TypeId) -> TypeId {
        match self.under(t) {
            Type::Pointer(e)
            | Type::Slice(e)
            | Type::Array(e, _)
            | Type::Map(_, e)
            | Type::Chan(_, e) => self.subst(e),
            _ => Basic::Invalid.id(),
        }
    }

    pub(super) fn signature(&mut self, t: TypeId) -> Signature {
        match self.under(t) {
            Type::Signature(mut s) => {
                s.params = s.params.iter().map(|&p| self.subst(p)).collect();
                s.results = s.results.iter().map(|&p| self.subst(p)).collect();
                s
            }
            _ => Signature {
                params: Box::default(),
                results: Box::default(),
                variadic: false,
                type_params: Box::default(),
            },
        }
    }

    /// Sizes of a type.
    pub(super) fn shape(&mut self, t: TypeId) -> Arc<Shape> {
        if let Some(shape) = self.shapes.get(&t) {
            return shape.clone();
        }
        let plain = |kind| Shape {
            layout: Layout::of(kind),
            offsets: Vec::new(),
            kind,
        };
        let shape = match self.under(t) {
            Type::Basic(b) => plain(basic_kind(b)),
            Type::Pointer(_) => plain(Kind::Pointer),
            Type::Slice(_) => plain(Kind::Slice),
            Type::Map(..) => plain(Kind::Map),
            Type::Chan(..) => plain(Kind::Chan),
            Type::Signature(_) => plain(Kind::Func),
            Type::Interface(_) => plain(Kind::Interface),
            Type::Array(elem, n) => {
                let elem = self.subst(elem);
                let elem = self.shape(elem);
                Shape {
                    layout: Layout::array(elem.layout, n.max(0) as usize),
                    offsets: Vec::new(),
                    kind: Kind::Array,
                }
            }
            Type::Struct(fields) => {
                let mut parts = Vec::new();
                for f in &fields {
                    let ty = self.subst(f.ty);
                    parts.push((self.shape(ty).layout, f.name == "_"));
                }
                let (layout, offsets) = Layout::structure(parts);
                Shape {
                    layout,
                    offsets: offsets.iter().map(|&o| o as u32).collect(),
                    kind: Kind::Struct,
                }
            }
            Type::Tuple(types) => {
                // Results of several values: only the number of words counts.
                let mut words = 0;
                for &ty in &types {
                    let ty = self.subst(ty);
                    words += self.shape(ty).layout.words;
                }
                let mut layout = Layout::of(Kind::Int);
                layout.words = words;
                Shape {
                    layout,
                    offsets: Vec::new(),
                    kind: Kind::Struct,
                }
            }
            Type::Named(_) | Type::Param(_) | Type::Union(_) => plain(Kind::Interface),
        };
        let shape = Arc::new(shape);
        self.shapes.insert(t, shape.clone());
        shape
    }

    pub(super) fn class(&mut self, t: TypeId) -> Class {
        if let Some(&class) = self.classes.get(&t) {
            return class;
        }
        let class = class_of(self.shape(t).kind);
        self.classes.insert(t, class);
        class
    }

    /// Words of a value in words form.
    pub(super) fn words(&mut self, t: TypeId) -> u32 {
        self.shape(t).layout.words as u32
    }

    pub(super) fn words_of(&mut self, types: &[TypeId]) -> u32 {
        types.iter().map(|&t| self.words(t)).sum()
    }

    /// Bytes of a value in memory form.
    pub(super) fn size(&mut self, t: TypeId) -> u32 {
        u32::try_from(self.shape(t).layout.size).unwrap_or(u32::MAX)
    }

    /// The offset and type of a struct's field.
    pub(super) fn field(&mut self, t: TypeId, index: u32) -> (u32, TypeId) {
        let offset = self
            .shape(t)
            .offsets
            .get(index as usize)
            .copied()
            .unwrap_or(0);
        match self.under(t) {
            Type::Struct(fields) => match fields.get(index as usize) {
                Some(f) => (offset, self.subst(f.ty)),
                None => (0, Basic::Invalid.id()),
            },
            _ => (0, Basic::Invalid.id()),
        }
    }

    pub(super) fn descriptors_of(&mut self, list: &[TypeId]) -> Vec<TypeRef> {
        list.iter()
            .map(|&t| {
                let t = self.subst(t);
                self.descriptor(t)
            })
            .collect()
    }

    /// The runtime's descriptor of a type.
    pub(super) fn descriptor(&mut self, t: TypeId) -> TypeRef {
        let t = self.t().canonical(t);
        if let Some(known) = self.descriptors.get(&t) {
            return known;
        }
        let ty = if t == Types::ERROR {
            self.image.types.error
        } else if let Some(named) = self.t().named_id(t) {
            return self.named_descriptor(t, named);
        } else {
            self.unnamed_descriptor(t)
        };
        self.descriptors.insert(t, ty);
        ty
    }

    fn unnamed_descriptor(&mut self, t: TypeId) -> TypeRef {
        let table = &self.image.types;
        match self.under(t) {
            Type::Basic(b) => rt::basic(basic_kind(b)),
            Type::Pointer(e) => {
                let e = self.subst(e);
                table.pointer(self.descriptor(e))
            }
            Type::Slice(e) => {
                let e = self.subst(e);
                table.slice(self.descriptor(e))
            }
            Type::Array(e, n) => {
                let e = self.subst(e);
                table.array(self.descriptor(e), n.max(0) as usize)
            }
            Type::Map(k, e) => {
                let (k, e) = (self.subst(k), self.subst(e));
                table.map(self.descriptor(k), self.descriptor(e))
            }
            Type::Chan(dir, e) => {
                let e = self.subst(e);
                table.chan(self.descriptor(e), chan_dir(dir))
            }
            Type::Signature(s) => {
                let params = self.descriptors_of(&s.params);
                let results = self.descriptors_of(&s.results);
                table.func(&params, &results, s.variadic)
            }
            Type::Struct(fields) => {
                let specs = self.field_specs(&fields);
                table.structure(&specs)
            }
            Type::Interface(_) => {
                let methods = self.interface_methods(t);
                table.interface(&methods)
            }
            Type::Named(_) | Type::Tuple(_) | Type::Param(_) | Type::Union(_) => table.any,
        }
    }

    fn field_specs(&mut self, fields: &[crate::types::ty::Field]) -> Vec<FieldSpec> {
        fields
            .iter()
            .map(|f| {
                let ty = self.subst(f.ty);
                FieldSpec {
                    name: f.name.as_str().into(),
                    package: f.package.as_str().into(),
                    ty: self.descriptor(ty),
                    embedded: f.embedded,
                    tag: f.tag.as_str().into(),
                }
            })
            .collect()
    }

    /// Names, packages and signatures of an interface's methods.
    fn interface_methods(&mut self, t: TypeId) -> Vec<(Box<str>, Box<str>, TypeRef)> {
        let set = self.t().type_set(t);
        let methods = set.methods.iter().map(|m| {
            let sig = self.subst(m.sig);
            (
                m.name.as_str().into(),
                m.package.as_str().into(),
                self.descriptor(sig),
            )
        });
        methods.collect()
    }

    /// Whether a type has grown so large that a generic declaration must instantiate itself without end; reports it.
    pub(super) fn is_endless(&mut self, t: TypeId, span: Span) -> bool {
        let endless = self.t().runtime_text(t).len() > LONGEST;
        if endless {
            self.diags
                .error("InvalidInstanceCycle", span, "instantiation cycle");
        }
        endless
    }

    fn named_descriptor(&mut self, t: TypeId, named: crate::types::ty::NamedId) -> TypeRef {
        let obj = self.t().named[named.0 as usize].obj;
        let span = self.checked.info.objects[obj.0 as usize].span;
        if self.is_endless(t, span) {
            return self.image.types.any;
        }
        let shape = self.shape(t);
        let string = self.t().runtime_text(t);
        let package = self.t().named[named.0 as usize].package.clone();
        let end = string.find('[').unwrap_or(string.len());
        let name = match string[..end].rfind('.') {
            Some(dot) => string[dot + 1..].to_string(),
            None => string.clone(),
        };
        let mut ty = rt::Type::new(shape.kind, shape.layout, string).named(&name, &package);
        let under = self.under(t);
        match &under {
            Type::Array(_, n) => ty.len = (*n).max(0) as usize,
            Type::Chan(dir, _) => ty.dir = chan_dir(*dir),
            Type::Signature(s) => ty.variadic = s.variadic,
            _ => {}
        }
        let ty = self.image.types.add(ty);
        self.descriptors.insert(t, ty);
        match under {
            Type::Pointer(e) | Type::Slice(e) | Type::Array(e, _) | Type::Chan(_, e) => {
                let e = self.subst(e);
                let _ = ty.elem.set(self.descriptor(e));
            }
            Type::Map(k, e) => {
                let (k, e) = (self.subst(k), self.subst(e));
                let _ = ty.key.set(self.descriptor(k));
                let _ = ty.elem.set(self.descriptor(e));
            }
            Type::Struct(fields) => {
                let specs = self.field_specs(&fields);
                let _ = ty.fields.set(rt::lay_out(&specs).1);
            }
            Type::Signature(s) => {
                let _ = ty.params.set(self.descriptors_of(&s.params));
                let _ = ty.results.set(self.descriptors_of(&s.results));
            }
            Type::Interface(_) => {
                let methods = self.interface_methods(t);
                self.image.types.set_interface_methods(ty, &methods);
            }
            _ => {}
        }
        ty
    }
}

fn chan_dir(dir: ChanDir) -> rt::ChanDir {
    match dir {
        ChanDir::Both => rt::ChanDir::Both,
        ChanDir::Send => rt::ChanDir::Send,
        ChanDir::Recv => rt::ChanDir::Recv,
    }
}
