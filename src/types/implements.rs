//! Whether types implement interfaces and satisfy constraints, and why not, in Go's words.

use super::Types;
use super::lookup::Lookup;
use super::ty::{Basic, Method, ParamId, Type, TypeId};
use super::typeset::TypeSet;
use smol_str::SmolStr;

/// Why a type lacks a method of an interface.
#[derive(Clone, PartialEq, Debug)]
pub struct MissingMethod {
    /// The method asked for.
    pub method: Method,
    /// Why it is missing.
    pub kind: MissingKind,
}

/// See [`MissingMethod`].
#[derive(Clone, PartialEq, Debug)]
pub enum MissingKind {
    /// No such method.
    NotFound,
    /// There is one of that name, but it is another package's own.
    Unexported,
    /// There is one whose name differs in case: name and signature.
    WrongCase(SmolStr, TypeId),
    /// Its signature differs.
    WrongType(TypeId),
    /// Only the pointer type has it.
    PointerReceiver,
    /// There is a field of that name.
    Field,
    /// Found at several places.
    Ambiguous,
}

impl Types {
    /// The first method of the interface `iface` that `t` lacks. With `dynamic`, `t` may be an interface whose dynamic
    /// types could have it: then only methods of a different type count (type assertions).
    pub fn missing_method(
        &mut self,
        t: TypeId,
        iface: TypeId,
        dynamic: bool,
    ) -> Option<MissingMethod> {
        let wanted = self.type_set(iface);
        if wanted.methods.is_empty() {
            return None;
        }
        let own = (self.is_interface(t) || self.is_param(t)).then(|| self.type_set(t));
        for m in &wanted.methods {
            let kind = match &own {
                Some(set) => self.missing_in_set(set, m, dynamic),
                None => self.missing_in_type(t, m),
            };
            if let Some(kind) = kind {
                if !dynamic && self.embeds_invalid(t, &mut Vec::new()) {
                    return None;
                }
                return Some(MissingMethod {
                    method: m.clone(),
                    kind,
                });
            }
        }
        None
    }

    /// Whether a struct, or what a pointer points to, embeds something of invalid type, which could have any method.
    pub(super) fn embeds_invalid(&mut self, t: TypeId, seen: &mut Vec<TypeId>) -> bool {
        let mut under = self.underlying(t);
        if let Type::Pointer(base) = *self.get(under) {
            under = self.underlying(base);
        }
        let Type::Struct(fields) = self.get(under) else {
            return false;
        };
        if seen.contains(&under) {
            return false;
        }
        seen.push(under);
        let fields = fields.clone();
        let mut embedded = fields.iter().filter(|f| f.embedded);
        embedded.any(|f| self.is_invalid(f.ty) || self.embeds_invalid(f.ty, seen))
    }

    /// Why `t` lacks a method, if it does.
    pub(super) fn missing(&mut self, t: TypeId, m: &Method) -> Option<MissingKind> {
        if self.is_interface(t) || self.is_param(t) {
            let own = self.type_set(t);
            return self.missing_in_set(&own, m, false);
        }
        self.missing_in_type(t, m)
    }

    fn missing_in_set(&mut self, set: &TypeSet, m: &Method, dynamic: bool) -> Option<MissingKind> {
        match set.method(&m.name, &m.package) {
            None if dynamic => None,
            None => Some(MissingKind::NotFound),
            Some(own) if self.identical(own.sig, m.sig) => None,
            Some(own) => Some(MissingKind::WrongType(own.sig)),
        }
    }

    fn missing_in_type(&mut self, t: TypeId, m: &Method) -> Option<MissingKind> {
        let sig = match self.lookup(t, &m.name, &m.package) {
            Lookup::Method(hit) if hit.pointer_recv && !hit.indirect => {
                return Some(MissingKind::PointerReceiver);
            }
            Lookup::Method(hit) => hit.sig,
            Lookup::InterfaceMethod { sig, .. } => sig,
            Lookup::Field { .. } => return Some(MissingKind::Field),
            Lookup::Ambiguous => return Some(MissingKind::Ambiguous),
            Lookup::PointerToInterface => return Some(MissingKind::NotFound),
            Lookup::NotFound => {
                let folded = self.lookup_fold(t, &m.name);
                return Some(match folded.map(|f| (f.name, f.lookup)) {
                    Some((name, Lookup::Method(_) | Lookup::InterfaceMethod { .. }))
                        if name == m.name =>
                    {
                        MissingKind::Unexported
                    }
                    Some((name, Lookup::Method(hit))) => MissingKind::WrongCase(name, hit.sig),
                    Some((name, Lookup::InterfaceMethod { sig, .. })) => {
                        MissingKind::WrongCase(name, sig)
                    }
                    _ => MissingKind::NotFound,
                });
            }
        };
        // Mistakes in the method's declaration are reported there.
        if self.is_invalid(sig) || self.identical(sig, m.sig) {
            None
        } else {
            Some(MissingKind::WrongType(sig))
        }
    }

    /// The words in parentheses behind `does not implement I`, e.g. `(missing method M)`, with the lines that follow.
    pub fn missing_method_cause(
        &mut self,
        t: TypeId,
        iface: TypeId,
        missing: &MissingMethod,
    ) -> String {
        let name = &missing.method.name;
        let want = self.signature_text(missing.method.sig, &[], &[]);
        match &missing.kind {
            MissingKind::NotFound => {
                for x in [t, iface] {
                    if self.is_interface_pointer(x) {
                        return format!("({})", self.interface_pointer_text(x));
                    }
                }
                format!("(missing method {name})")
            }
            MissingKind::Unexported => format!("(unexported method {name})"),
            MissingKind::WrongCase(other, sig) => {
                let have = self.signature_text(*sig, &[], &[]);
                format!("(missing method {name})\n\t\thave {other}{have}\n\t\twant {name}{want}")
            }
            MissingKind::WrongType(sig) => {
                let have = self.signature_text(*sig, &[], &[]);
                // Type parameters of the same name.
                if have == want {
                    return format!("(wrong type for method {name})");
                }
                format!(
                    "(wrong type for method {name})\n\t\thave {name}{have}\n\t\twant {name}{want}"
                )
            }
            MissingKind::PointerReceiver => format!("(method {name} has pointer receiver)"),
            MissingKind::Field => {
                format!("({}.{name} is a field, not a method)", self.text(t))
            }
            MissingKind::Ambiguous => format!("(ambiguous selector {}.{name})", self.text(t)),
        }
    }

    /// `type *I is pointer to interface, not interface`
    pub fn interface_pointer_text(&mut self, t: TypeId) -> String {
        let u = self.underlying(t);
        let param = matches!(*self.get(u), Type::Pointer(e) if self.is_param(e));
        let what = if param { "type parameter" } else { "interface" };
        format!("type {} is pointer to {what}, not {what}", self.text(t))
    }

    /// Whether `t` implements the interface `iface`.
    ///
    /// # Errors
    /// The reason as in Go's messages, e.g. `T does not implement I (missing method M)`.
    pub fn implements(&mut self, t: TypeId, iface: TypeId) -> Result<(), String> {
        self.belongs(t, iface, false)
    }

    /// Whether `t` satisfies `constraint`, any type parameters in the constraint being substituted already.
    ///
    /// # Errors
    /// The reason as in Go's messages, e.g. `T does not satisfy C (missing method M)`.
    pub fn satisfies(&mut self, t: TypeId, constraint: TypeId) -> Result<(), String> {
        self.belongs(t, constraint, true)
    }

    fn belongs(&mut self, t: TypeId, iface: TypeId, constraint: bool) -> Result<(), String> {
        let (tu, iu) = (self.underlying(t), self.underlying(iface));
        let invalid_base = match *self.get(tu) {
            Type::Pointer(e) => self.underlying(e) == Basic::Invalid.id(),
            _ => false,
        };
        if self.is_invalid(tu) || self.is_invalid(iu) || invalid_base {
            return Ok(());
        }
        let verb = if constraint { "satisfy" } else { "implement" };
        let no = |types: &Types, cause: &str| {
            let space = if cause.is_empty() { "" } else { " " };
            let (t, iface) = (types.text(t), types.text(iface));
            Err(format!("{t} does not {verb} {iface}{space}{cause}"))
        };
        if !matches!(self.get(iu), Type::Interface(_)) {
            let cause = if self.is_interface_pointer(iu) {
                self.interface_pointer_text(iface)
            } else {
                format!("{} is not an interface", self.text(iface))
            };
            return no(self, &format!("({cause})"));
        }
        let wanted = self.type_set(iu);
        if wanted.is_all() {
            return Ok(());
        }
        let own = (self.is_interface(t) || self.is_param(t)).then(|| self.type_set(t));
        if own.as_ref().is_some_and(|set| set.is_empty()) {
            return Ok(());
        }
        if wanted.is_empty() {
            return Err(format!(
                "cannot {verb} {} (empty type set)",
                self.text(iface)
            ));
        }
        if let Some(missing) = self.missing_method(t, iface, false) {
            let cause = self.missing_method_cause(t, iface, &missing);
            return no(self, &cause);
        }
        if let Some(terms) = &wanted.terms {
            if let Some(set) = &own {
                if !self.terms_subset(set, terms) {
                    return no(self, "");
                }
            } else if !terms.iter().any(|&term| self.term_includes(term, t)) {
                let nearly = terms.iter().find(|term| {
                    let u = self.underlying(term.ty);
                    !term.tilde && self.identical(term.ty, u) && self.identical(term.ty, tu)
                });
                let cause = match nearly {
                    Some(term) => {
                        let (alternative, all) = (self.text(term.ty), self.text(iface));
                        format!("(possibly missing ~ for {alternative} in {all})")
                    }
                    None => format!("({} missing in {})", self.text(t), self.terms_text(terms)),
                };
                return no(self, &cause);
            }
        }
        // Ordinary interfaces may be used as comparable type arguments though comparing them may panic.
        if !self.set_comparable(&wanted)
            || self.strictly_comparable(t)
            || constraint && self.comparable(t)
        {
            return Ok(());
        }
        Err(format!("{} does not {verb} comparable", self.text(t)))
    }

    /// Whether type arguments satisfy the constraints of their type parameters.
    ///
    /// # Errors
    /// The index of the first that does not, and the reason.
    pub fn verify(&mut self, params: &[ParamId], args: &[TypeId]) -> Result<(), (usize, String)> {
        for (i, (&p, &arg)) in params.iter().zip(args).enumerate() {
            let constraint = self.params[p.0 as usize].constraint;
            let constraint = self.subst(constraint, params, args);
            self.satisfies(arg, constraint).map_err(|e| (i, e))?;
        }
        Ok(())
    }

    /// Whether an interface value of type `iface` could hold a `t`.
    ///
    /// # Errors
    /// The words in parentheses with which Go says why not, e.g. `(missing method M)`.
    pub fn assertable(&mut self, iface: TypeId, t: TypeId) -> Result<(), String> {
        // Any interface may be implemented by a dynamic type of another.
        if self.is_interface(t) || self.is_invalid(t) || iface == Basic::Invalid.id() {
            return Ok(());
        }
        match self.missing_method(t, iface, true) {
            None => Ok(()),
            Some(missing) => Err(self.missing_method_cause(t, iface, &missing)),
        }
    }
}
