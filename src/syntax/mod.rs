//! From bytes to an abstract syntax tree: tokens, lexer, AST, parser front.

pub mod ast;
