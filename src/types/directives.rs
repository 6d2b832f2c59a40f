//! Comments that are directives to the compiler (`//go:…`): where they may stand, and which are not for programs.

use super::check::Checker;
use super::object::PackageId;
use crate::source::{Pos, Span};
use crate::syntax::ast::{Decl, File, FuncDecl};

/// What only the runtime may ask for.
const RUNTIME: [&str; 4] = [
    "go:nowritebarrier",
    "go:nowritebarrierrec",
    "go:systemstack",
    "go:yeswritebarrierrec",
];

/// What only stands before functions, besides those.
const OF_FUNCTIONS: [&str; 8] = [
    "go:nocheckptr",
    "go:noescape",
    "go:noinline",
    "go:norace",
    "go:nosplit",
    "go:registerparams",
    "go:uintptrescapes",
    "go:uintptrkeepalive",
];

/// A directive, without its slashes.
struct Directive<'a> {
    span: Span,
    text: &'a str,
    verb: &'a str,
}

fn directives(file: &File) -> impl Iterator<Item = Directive<'_>> {
    file.directives.iter().filter_map(|(pos, text)| {
        let bare = text.strip_prefix("//")?;
        let lo = Pos(pos.0 + 2);
        Some(Directive {
            span: Span::new(lo, Pos(lo.0 + bare.len() as u32)),
            text: bare,
            verb: bare.split_whitespace().next()?,
        })
    })
}

impl Directive<'_> {
    fn of_function(&self) -> bool {
        OF_FUNCTIONS.contains(&self.verb) || RUNTIME.contains(&self.verb)
    }

    /// The function that it says something about.
    fn function<'f>(&self, file: &'f File) -> Option<&'f FuncDecl> {
        let within = |d: &Decl| d.span().lo < self.span.lo && self.span.lo < d.span().hi;
        if file.decls.iter().any(within) {
            return None;
        }
        let behind = file.decls.iter().filter(|d| d.span().lo > self.span.lo);
        match behind.min_by_key(|d| d.span().lo)? {
            Decl::Func(f) if self.span.lo > file.package.span.lo => Some(f),
            _ => None,
        }
    }

    /// Whether nothing follows that it could belong to.
    fn lost(&self, file: &File) -> bool {
        let within = |d: &Decl| {
            let inner = matches!(d, Decl::Func(_) | Decl::Type(_) | Decl::Var(_));
            inner && d.span().lo < self.span.lo && self.span.lo < d.span().hi
        };
        file.decls.iter().any(within) || file.decls.iter().all(|d| d.span().hi < self.span.lo)
    }
}

impl Checker {
    /// What is told at once of a file's directives.
    pub(super) fn check_directives(&mut self, file: &File) {
        for directive in directives(file) {
            let Directive { span, text, verb } = directive;
            let linked = verb == "go:linkname" && text != verb;
            if linked && !(2..=3).contains(&text.split_whitespace().count()) {
                let text = "usage: //go:linkname localname [linkname]";
                self.error("MisplacedDirective", span, text);
            } else if verb.starts_with("go:cgo_") && verb != "go:cgo_unsafe_args" {
                let text = format!("//{text} only allowed in cgo-generated code");
                self.error("MisplacedDirective", span, text);
            } else if RUNTIME.contains(&verb) {
                let text = format!("//{verb} only allowed in runtime");
                self.error("MisplacedDirective", span, text);
            } else if verb == "go:uintptrkeepalive" {
                let text = format!("//{verb} is only allowed in the standard library");
                self.error("MisplacedDirective", span, text);
            }
            if directive.of_function() && directive.lost(file) {
                self.error("MisplacedDirective", span, "misplaced compiler directive");
            }
        }
    }

    /// What is told of directives only when all else is right.
    pub(super) fn check_places_of_directives(&mut self, package: PackageId) {
        for file in self.info.packages[package.0 as usize - 1].files.clone() {
            let imports_unsafe = file
                .decls
                .iter()
                .any(|d| matches!(d, Decl::Import(i) if i.path == "unsafe"));
            for directive in directives(&file) {
                let Directive { span, text, verb } = directive;
                let function = directive.function(&file);
                let early = span.lo < file.package.span.lo;
                match verb {
                    "go:linkname" if text == verb => {}
                    "go:linkname" if !imports_unsafe => {
                        let text = "//go:linkname only allowed in Go files that import \"unsafe\"";
                        self.error("MisplacedDirective", span, text);
                    }
                    "go:linkname" => {
                        let scope = &self.info.packages[package.0 as usize - 1].scope;
                        let local = text.split_whitespace().nth(1);
                        if local.is_some_and(|name| !scope.contains_key(name)) {
                            let text = "//go:linkname must refer to declared function or variable";
                            self.error("MisplacedDirective", span, text);
                        }
                    }
                    "go:noescape" if let Some(f) = function.filter(|f| f.body.is_some()) => {
                        let text = "can only use //go:noescape with external func implementations";
                        self.error("MisplacedDirective", f.name.span, text);
                    }
                    "go:build" if early => {}
                    _ if verb == "go:build" || directive.of_function() && function.is_none() => {
                        self.error("MisplacedDirective", span, "misplaced compiler directive");
                    }
                    _ => {}
                }
            }
        }
    }
}
