//! Tokens, lexer, AST, parser.
