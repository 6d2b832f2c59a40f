//! From bytes to an abstract syntax tree: tokens, lexer, AST, parser front.

pub mod ast;
mod build;
mod cell;
pub mod comments;
lalrpop_util::lalrpop_mod!(
    #[allow(clippy::all, unused)]
    go,
    "/go.rs"
);
mod descent;
mod lexer;
pub mod literal;
mod number;
pub mod origin;
mod parse;
pub mod print;
mod token;

pub use cell::{SHOW, is_complete, parse_cell};
pub use parse::{parse_body, parse_declarations, parse_file};

#[cfg(test)]
mod tests;
