//! Makes nodes of the tree: each action of the grammar is a call of a method of [`Builder`].
//!
//! What the grammar lets pass and Go does not is reported here or in `validate`, wherever the pieces are at hand.

mod decl;
mod expr;
mod stmt;

pub use decl::{First, ParamSyntax};
pub use stmt::{Header, Item};

use super::ast::*;
use crate::source::{Pos, Span};

/// A mistake in the syntax.
#[derive(Debug)]
pub struct SyntaxError {
    /// Where.
    pub span: Span,
    /// Go's words, "syntax error: " included where Go has it.
    pub words: String,
}

/// Numbers nodes, collects declarations and mistakes.
#[derive(Debug, Default)]
pub struct Builder {
    /// The number of the next node.
    pub next_id: u32,
    /// The declarations so far.
    pub decls: Vec<Decl>,
    /// The mistakes found while building.
    pub errors: Vec<SyntaxError>,
    /// The labels without a statement: the positions of the colon and of the token behind it.
    pub bare_labels: Vec<(Pos, Pos)>,
    /// Where malformed literals begin, in order.
    malformed: Vec<Pos>,
    /// The position of the operator of the last statement that had one.
    operator: Pos,
    /// The `x.(type)` that no type switch has claimed.
    guards: Vec<(NodeId, Span)>,
    /// Whether a declaration other than an import was seen.
    past_imports: bool,
}

impl Builder {
    /// Numbers nodes from `next_id`. `malformed`: where malformed literals begin, in order.
    pub fn new(next_id: u32, malformed: Vec<Pos>) -> Builder {
        Builder {
            next_id,
            malformed,
            ..Builder::default()
        }
    }

    /// Gives up on a file that cannot be parsed; the mistakes found so far.
    pub fn abandon(&mut self) -> Vec<SyntaxError> {
        self.guards.clear();
        self.bare_labels.clear();
        std::mem::take(&mut self.errors)
    }

    pub(super) fn id(&mut self) -> NodeId {
        let id = NodeId(self.next_id);
        self.next_id += 1;
        id
    }

    /// Reports a mistake that Go calls a syntax error.
    pub fn syntax_error(&mut self, span: Span, words: &str) {
        self.error(span, format!("syntax error: {words}"));
    }

    /// Reports a mistake.
    pub fn error(&mut self, span: Span, words: impl Into<String>) {
        let words = words.into();
        self.errors.push(SyntaxError { span, words });
    }

    /// Reports what can only be known at the end of the file.
    pub fn finish(&mut self) {
        let guards = std::mem::take(&mut self.guards);
        for (_, span) in guards {
            let words = "invalid syntax tree: use of .(type) outside type switch";
            self.error(span, words);
        }
    }

    /// A name that is declared, or that follows a dot.
    pub fn ident(&mut self, lo: Pos, name: &str, hi: Pos) -> Ident {
        Ident {
            id: self.id(),
            name: name.into(),
            span: Span::new(lo, hi),
        }
    }

    pub(super) fn expr(&mut self, lo: Pos, hi: Pos, kind: ExprKind) -> Expr {
        Expr {
            id: self.id(),
            span: Span::new(lo, hi),
            kind,
        }
    }
}
