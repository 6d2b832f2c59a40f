//! From tokens to the tree of a file.

use super::ast::{File, Ident, NodeId};
use super::build::Builder;
use super::go::FileParser;
use super::lexer;
use crate::diagnostic::Diagnostics;
use crate::source::{Pos, SourceMap, Span};

/// Parses a file of `map`. Nodes are numbered from `next_id`, which is moved on. There is always a tree; where the file is wrong
/// it is partial, and `diags` says so.
pub fn parse_file(
    map: &SourceMap,
    file: usize,
    next_id: &mut u32,
    diags: &mut Diagnostics,
) -> File {
    let source = map.file(file);
    let tokens = lexer::lex(source, diags);
    let mut builder = Builder::new(*next_id);
    let result = FileParser::new().parse(&mut builder, tokens.list.iter().copied());
    let package = match result {
        Ok(name) => name,
        Err(error) => {
            diags.error(
                "Syntax",
                Span::new(source.pos(0), source.pos(0)),
                format!("{error:?}"),
            );
            Ident {
                id: NodeId(0),
                name: "_".into(),
                span: Span::new(Pos::NONE, Pos::NONE),
            }
        }
    };
    builder.finish();
    *next_id = builder.next_id;
    for error in builder.errors {
        diags.error("Syntax", error.span, error.words);
    }
    File {
        file,
        package,
        decls: builder.decls,
        directives: tokens.directives,
    }
}
