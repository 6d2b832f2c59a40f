//! Types as text, for messages and for `%T`.

use super::Types;
use super::alias::Alias;
use super::ty::{Basic, ChanDir, Interface, NamedId, ParamId, Signature, Term, Type, TypeId};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// How packages are called in messages.
#[derive(Clone, Default, Debug)]
pub struct Naming {
    /// The import path of the package being checked: its names are printed without package.
    pub current: SmolStr,
    /// Package names by import path. Where two paths have the same name, types are printed with the quoted path.
    pub packages: FxHashMap<SmolStr, SmolStr>,
}

impl Naming {
    /// The name of the package with that path.
    fn name<'a>(&'a self, path: &'a str) -> &'a str {
        match self.packages.get(path) {
            Some(name) => name,
            None => path.rsplit('/').next().unwrap_or(path),
        }
    }

    fn qualify(&self, path: &str, style: Style, nested: bool, out: &mut String) {
        if path.is_empty() || style == Style::Message && path == self.current {
            return;
        }
        if style == Style::Runtime && nested {
            out.push_str(&symbol(path));
            out.push('.');
            return;
        }
        let name = self.name(path);
        // For these, Go knows internal packages of the same name as soon as they are imported.
        let doubled = matches!(path, "sync" | "sync/atomic" | "strconv" | "encoding/json")
            || self.packages.iter().any(|(p, n)| n == name && p != path);
        if style == Style::Message && doubled {
            out.push('"');
            out.push_str(path);
            out.push('"');
        } else {
            out.push_str(name);
        }
        out.push('.');
    }
}

/// A package's path in names of functions and of type arguments at run time: without dots behind the last slash.
pub fn symbol(path: &str) -> String {
    let last = path.rfind('/').map_or(0, |i| i + 1);
    format!("{}{}", &path[..last], path[last..].replace('.', "%2e"))
}

/// Whether text is for messages of the compiler or for `%T`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Style {
    Message,
    Runtime,
}

struct Writer<'a> {
    types: &'a Types,
    style: Style,
    out: String,
    /// How many lists of type arguments this is in: at run time, fields there are printed with their package.
    nested: u32,
}

impl Types {
    fn write(&self, style: Style, write: impl FnOnce(&mut Writer)) -> String {
        let mut writer = Writer {
            types: self,
            style,
            out: String::new(),
            nested: 0,
        };
        write(&mut writer);
        writer.out
    }

    /// As the compiler prints it in messages.
    pub fn text(&self, t: TypeId) -> String {
        self.write(Style::Message, |w| w.ty(t))
    }

    /// A list of type parameters: `[K comparable, V any]`.
    pub(super) fn params_text(&self, params: &[ParamId]) -> String {
        self.write(Style::Message, |w| w.param_list(params))
    }

    /// Texts of several types separated by commas.
    pub fn texts(&self, list: &[TypeId]) -> String {
        self.write(Style::Message, |w| w.list(list, ", "))
    }

    /// Terms of a union, e.g. `~int | string`.
    pub(super) fn terms_text(&self, terms: &[Term]) -> String {
        self.write(Style::Message, |w| w.terms(terms))
    }

    /// A function type without the word `func`, names of parameters put in where known (empty: unnamed).
    pub fn signature_text(&self, sig: TypeId, params: &[SmolStr], results: &[SmolStr]) -> String {
        match self.get(sig) {
            Type::Signature(s) => {
                self.write(Style::Message, |w| w.named_signature(s, params, results))
            }
            _ => self.text(sig),
        }
    }

    /// As `%T` prints it: `main.T`, `map[string]interface {}`, `main.Pair[int,string]`. For canonical types; names that are
    /// printed with their package there stand for just one type each, unless declared in functions.
    pub fn runtime_text(&self, t: TypeId) -> String {
        self.write(Style::Runtime, |w| w.ty(t))
    }
}

impl Writer<'_> {
    fn put(&mut self, s: &str) {
        self.out.push_str(s);
    }

    fn runtime(&self) -> bool {
        self.style == Style::Runtime
    }

    fn list(&mut self, list: &[TypeId], separator: &str) {
        for (i, &t) in list.iter().enumerate() {
            if i > 0 {
                self.put(separator);
            }
            self.ty(t);
        }
    }

    fn ty(&mut self, t: TypeId) {
        let types = self.types;
        if let Some(alias) = types.aliases.get(t).filter(|_| !self.runtime()) {
            self.alias(alias);
            return;
        }
        match types.get(t) {
            Type::Basic(b) => {
                let name = b.name(self.runtime());
                self.put(name);
            }
            &Type::Named(id) => self.named(id),
            &Type::Param(id) => {
                let param = &types.params[id.0 as usize];
                self.put(&param.name);
                if let Some(place) = types.disguised.get(&param.obj) {
                    self.put(&format!(" /* with {} declared at {place} */", param.name));
                }
            }
            &Type::Pointer(e) => {
                self.put("*");
                self.ty(e);
            }
            &Type::Slice(e) => {
                self.put("[]");
                self.ty(e);
            }
            &Type::Array(e, n) => {
                self.put(&format!("[{n}]"));
                self.ty(e);
            }
            &Type::Map(k, v) => {
                self.put("map[");
                self.ty(k);
                self.put("]");
                self.ty(v);
            }
            &Type::Chan(dir, e) => self.chan(dir, e),
            Type::Struct(_) => self.structure(t),
            Type::Signature(s) => {
                self.put("func");
                self.signature(s);
            }
            Type::Interface(i) => self.interface(t, i),
            Type::Tuple(elems) => {
                self.put("(");
                self.list(elems, ", ");
                self.put(")");
            }
            Type::Union(terms) => self.terms(terms),
        }
    }

    fn alias(&mut self, alias: &Alias) {
        let naming = &self.types.naming;
        naming.qualify(&alias.package, self.style, false, &mut self.out);
        self.put(&alias.name);
        if !alias.args.is_empty() {
            self.put("[");
            self.list(&alias.args, ",");
            self.put("]");
        }
    }

    fn named(&mut self, id: NamedId) {
        let types = self.types;
        let named = &types.named[id.0 as usize];
        types
            .naming
            .qualify(&named.package, self.style, self.nested > 0, &mut self.out);
        self.put(&named.name);
        match &named.origin {
            Some((origin, all)) => {
                let own = types.named[origin.0 as usize].params.len();
                let (args, outer) = all.split_at(own.min(all.len()));
                // Types local to a generic function show its type arguments at run time only, in front.
                let outer = if self.runtime() { outer } else { &[] };
                if !args.is_empty() || !outer.is_empty() {
                    self.put("[");
                    self.nested += 1;
                    self.list(outer, ",");
                    if !args.is_empty() && !outer.is_empty() {
                        self.put(";");
                    }
                    self.list(args, ",");
                    self.nested -= 1;
                    self.put("]");
                }
            }
            None if !named.params.is_empty() => self.param_list(&named.params),
            None => {}
        }
        let local = types.named[types.origin(id).0 as usize].local;
        if self.runtime() && self.nested > 0 && local > 0 {
            self.put(&format!("·{local}"));
        }
    }

    /// `[K comparable, V any]`
    fn param_list(&mut self, params: &[ParamId]) {
        self.put("[");
        let types = self.types;
        for (i, p) in params.iter().enumerate() {
            let info = &types.params[p.0 as usize];
            if i > 0 {
                let before = &types.params[params[i - 1].0 as usize];
                if before.constraint != info.constraint {
                    self.put(" ");
                    self.ty(before.constraint);
                }
                self.put(", ");
            }
            self.put(&info.name);
        }
        if let Some(last) = params.last() {
            self.put(" ");
            self.ty(types.params[last.0 as usize].constraint);
        }
        self.put("]");
    }

    fn chan(&mut self, dir: ChanDir, elem: TypeId) {
        self.put(match dir {
            ChanDir::Both => "chan ",
            ChanDir::Send => "chan<- ",
            ChanDir::Recv => "<-chan ",
        });
        // `chan <-chan T` would be read as `chan<- chan T`.
        let ambiguous =
            dir == ChanDir::Both && matches!(self.types.get(elem), Type::Chan(ChanDir::Recv, _));
        if ambiguous {
            self.put("(");
        }
        self.ty(elem);
        if ambiguous {
            self.put(")");
        }
    }

    fn structure(&mut self, t: TypeId) {
        let types = self.types;
        let Type::Struct(fields) = types.get(t) else {
            return;
        };
        let spaced = self.runtime();
        self.put(match (spaced, fields.is_empty()) {
            (true, true) => "struct {}",
            (true, false) => "struct { ",
            (false, true) => "struct{}",
            (false, false) => "struct{",
        });
        for (i, f) in fields.iter().enumerate() {
            if i > 0 {
                self.put("; ");
            }
            if !f.embedded {
                if self.runtime() && self.nested > 0 {
                    types
                        .naming
                        .qualify(&f.package, self.style, true, &mut self.out);
                }
                self.put(&f.name);
                self.put(" ");
            }
            self.ty(f.ty);
            if !f.tag.is_empty() {
                self.put(" ");
                self.put(&super::constant::quote(f.tag.as_bytes()));
            }
        }
        if !fields.is_empty() {
            self.put(if spaced { " }" } else { "}" });
        }
    }

    fn signature(&mut self, sig: &Signature) {
        self.named_signature(sig, &[], &[]);
    }

    fn named_signature(&mut self, sig: &Signature, params: &[SmolStr], results: &[SmolStr]) {
        if !sig.type_params.is_empty() {
            self.param_list(&sig.type_params);
        }
        self.put("(");
        for (i, &p) in sig.params.iter().enumerate() {
            if i > 0 {
                self.put(", ");
            }
            if let Some(name) = params.get(i).filter(|n| !n.is_empty()) {
                self.put(name);
                self.put(" ");
            }
            match *self.types.get(p) {
                Type::Slice(elem) if sig.variadic && i + 1 == sig.params.len() => {
                    self.put("...");
                    self.ty(elem);
                }
                _ => self.ty(p),
            }
        }
        self.put(")");
        let named = results.iter().any(|n| !n.is_empty());
        match &sig.results[..] {
            [] => {}
            &[one] if !named => {
                self.put(" ");
                self.ty(one);
            }
            list => {
                self.put(" (");
                for (i, &r) in list.iter().enumerate() {
                    if i > 0 {
                        self.put(", ");
                    }
                    if let Some(name) = results.get(i).filter(|n| !n.is_empty()) {
                        self.put(name);
                        self.put(" ");
                    }
                    self.ty(r);
                }
                self.put(")");
            }
        }
    }

    fn terms(&mut self, terms: &[Term]) {
        for (i, term) in terms.iter().enumerate() {
            if i > 0 {
                self.put(" | ");
            }
            if term.tilde {
                self.put("~");
            }
            self.ty(term.ty);
        }
    }

    fn interface(&mut self, t: TypeId, i: &Interface) {
        if t == Types::ANY && !self.runtime() {
            return self.put("any");
        }
        if let (true, &[bare]) = (i.implicit, &i.embedded[..]) {
            return self.ty(bare);
        }
        let spaced = self.runtime();
        let mut first = true;
        let mut begin = |w: &mut Self| {
            w.put(match (std::mem::take(&mut first), spaced) {
                (true, true) => "interface { ",
                (true, false) => "interface{",
                (false, _) => "; ",
            });
        };
        for m in &i.methods {
            begin(self);
            if spaced && !m.package.is_empty() {
                let types = self.types;
                let nested = self.nested > 0;
                types
                    .naming
                    .qualify(&m.package, self.style, nested, &mut self.out);
            }
            self.put(&m.name);
            match self.types.get(m.sig) {
                Type::Signature(s) => self.signature(s),
                _ => self.put("()"),
            }
        }
        if i.comparable {
            begin(self);
            self.put("comparable");
        }
        for &e in &i.embedded {
            begin(self);
            self.ty(e);
        }
        self.put(match (first, spaced) {
            (true, true) => "interface {}",
            (true, false) => "interface{}",
            (false, true) => " }",
            (false, false) => "}",
        });
    }
}

impl Basic {
    /// Its name; at run time `byte` and `rune` are not known.
    pub fn name(self, runtime: bool) -> &'static str {
        match self {
            Basic::Byte if runtime => "uint8",
            Basic::Rune if runtime => "int32",
            Basic::Invalid => "invalid type",
            Basic::Bool => "bool",
            Basic::Int => "int",
            Basic::Int8 => "int8",
            Basic::Int16 => "int16",
            Basic::Int32 => "int32",
            Basic::Int64 => "int64",
            Basic::Uint => "uint",
            Basic::Uint8 => "uint8",
            Basic::Uint16 => "uint16",
            Basic::Uint32 => "uint32",
            Basic::Uint64 => "uint64",
            Basic::Uintptr => "uintptr",
            Basic::Float32 => "float32",
            Basic::Float64 => "float64",
            Basic::Complex64 => "complex64",
            Basic::Complex128 => "complex128",
            Basic::String => "string",
            Basic::UnsafePointer => "unsafe.Pointer",
            Basic::UntypedBool => "untyped bool",
            Basic::UntypedInt => "untyped int",
            Basic::UntypedRune => "untyped rune",
            Basic::UntypedFloat => "untyped float",
            Basic::UntypedComplex => "untyped complex",
            Basic::UntypedString => "untyped string",
            Basic::UntypedNil => "untyped nil",
            Basic::Byte => "byte",
            Basic::Rune => "rune",
        }
    }
}
