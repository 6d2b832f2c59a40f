//! Package text/template: Go only, over reflect.

/// The package.
pub static PACKAGE: crate::std::Package = crate::std::Package {
    path: "text/template",
    files: go_files![
        "template.go",
        "lex.go",
        "node.go",
        "parse.go",
        "exec.go",
        "eval.go",
        "funcs.go"
    ],
    natives: &[],
};
