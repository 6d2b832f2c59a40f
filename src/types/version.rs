//! What files may use that are written in an older version of the language.

use super::check::Checker;
use crate::module::{Said, Version};
use crate::source::{Pos, Span};
use crate::syntax::ast::{Decl, File, TypeParam};

impl Checker {
    /// The version of the language at a place.
    pub fn version_at(&self, pos: Pos) -> Version {
        let file = self.map.file_of(pos).and_then(|f| self.old_files.get(&f));
        file.map_or(Version::LATEST, |v| v.0)
    }

    /// Go's words on a feature that came with a version, if the file at a place is older.
    pub(super) fn too_old(&self, pos: Pos, since: Version) -> Option<String> {
        if self.old_files.is_empty() {
            return None;
        }
        let (version, said) = *self.old_files.get(&self.map.file_of(pos)?)?;
        if version >= since {
            return None;
        }
        let why = match said {
            Said::Module => format!("-lang was set to {version}; check go.mod"),
            Said::File => format!("file declares //go:build {version}"),
        };
        Some(format!("requires {since} or later ({why})"))
    }

    /// Reports the use of something in a file that is too old for it.
    pub(super) fn require(&mut self, span: Span, since: Version, what: &str) {
        if let Some(text) = self.too_old(span.lo, since) {
            self.error("UnsupportedFeature", span, format!("{what} {text}"));
        }
    }

    /// Reports type parameters in a file that is too old for them.
    pub(super) fn require_generics(&mut self, file: &File) {
        let mut first = |list: &[TypeParam], since, what| {
            if let Some(p) = list.first() {
                self.require(p.name.span, since, what);
            }
        };
        for decl in &file.decls {
            match decl {
                Decl::Type(t) if t.alias => first(&t.params, Version(23), "generic type alias"),
                Decl::Type(t) => first(&t.params, Version(18), "type parameter"),
                Decl::Func(f) => first(&f.type_params, Version(18), "type parameter"),
                _ => {}
            }
        }
    }
}
