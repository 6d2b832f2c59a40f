//! Tests of the whole front: trees of valid programs, words and places of errors. The words were compared to those of Go.

use super::ast::*;
use super::parse_file;
use crate::diagnostic::Diagnostics;
use crate::source::SourceMap;
use std::path::Path;

fn parse(text: &[u8]) -> (File, Vec<String>) {
    let mut map = SourceMap::default();
    let mut diags = Diagnostics::new();
    let index = map.add_bytes("x.go", "/x.go", text.to_vec());
    let file = parse_file(&map, index, &mut 0, &mut diags);
    let show = |d: &&crate::diagnostic::Diagnostic| {
        let place = map.describe(d.span.lo);
        let message = d.message.replace("syntax error: ", "! ");
        format!("{}: {message}", place.trim_start_matches("x.go:"))
    };
    let errors = diags.sorted(&map).iter().map(show).collect();
    (file, errors)
}

/// "! " stands for "syntax error: ". The statements begin on line 3.
const IN_A_FUNCTION: &[(&str, &[&str])] = &[
    (
        "if x == 1\n{\n}",
        &["3:10: ! unexpected newline, expected { after if clause"],
    ),
    ("if {\n}", &["3:4: ! missing condition in if statement"]),
    ("if x; {\n}", &["3:5: ! missing condition in if statement"]),
    (
        "if x := 1; x\n}",
        &["3:13: ! unexpected newline, expected { after if clause"],
    ),
    ("if x := 3 {\n}", &["3:6: ! cannot use x := 3 as value"]),
    (
        "if a = b + 1 {\n}",
        &["3:6: ! cannot use assignment a = (b + 1) as value"],
    ),
    ("if x++ {\n}", &["3:5: ! cannot use x++ as value"]),
    (
        "if x {\n}\nelse {\n}",
        &["5:1: ! unexpected keyword else, expected }"],
    ),
    (
        "if x {\n} else x",
        &["4:8: ! else must be followed by if or statement block"],
    ),
    (
        "for i in x {\n}",
        &["3:7: ! unexpected name in, expected {"],
    ),
    (
        "for i := 0; i < 10; i++\n{\n}",
        &["3:24: ! unexpected newline, expected { after for clause"],
    ),
    (
        "for var i = 0; i < 10; i++ {\n}",
        &["3:9: ! var declaration not allowed in for initializer"],
    ),
    (
        "for i := 0; i < 10; i := 2 {\n}",
        &["3:23: ! cannot declare in post statement of for loop"],
    ),
    ("for i := 0 {\n}", &["3:7: ! cannot use i := 0 as value"]),
    (
        "switch x {\ncase 1\n\tf()\n}",
        &["4:7: ! unexpected newline, expected :"],
    ),
    (
        "switch x y {\n}",
        &["3:10: ! unexpected name y, expected {"],
    ),
    (
        "switch x {\ncase 1:\nL:\ncase 2:\n}",
        &["5:2: ! missing statement after label"],
    ),
    ("select x {\n}", &["3:8: ! missing { after select clause"]),
    (
        "f(1\n)",
        &["3:4: ! unexpected newline in argument list; possibly missing comma or )"],
    ),
    (
        "f(1 2)",
        &["3:5: ! unexpected literal 2 in argument list; possibly missing comma or )"],
    ),
    (
        "f(a, b\ng()",
        &["3:7: ! unexpected newline in argument list; possibly missing comma or )"],
    ),
    (
        "x := []int{1, 2\n}",
        &["3:16: ! unexpected newline in composite literal; possibly missing comma or }"],
    ),
    (
        "x := T{a: 1\nb: 2\n}",
        &["3:12: ! unexpected newline in composite literal; possibly missing comma or }"],
    ),
    ("x := m[", &["4:1: ! unexpected }, expected expression"]),
    ("x := m[]", &["3:8: ! unexpected ], expected operand"]),
    ("x := (1, 2)", &["3:8: ! unexpected comma, expected )"]),
    ("x := (1", &["3:8: ! unexpected newline, expected )"]),
    (
        "x := a b",
        &["3:8: ! unexpected name b at end of statement"],
    ),
    (
        "let x = 5",
        &["3:5: ! unexpected name x at end of statement"],
    ),
    (
        "print 5",
        &["3:7: ! unexpected literal 5 at end of statement"],
    ),
    ("x = ++y", &["3:5: ! unexpected ++, expected expression"]),
    ("y := x++", &["3:7: ! unexpected ++ at end of statement"]),
    ("x =", &["4:1: ! unexpected }, expected expression"]),
    ("x := = 1", &["3:6: ! unexpected =, expected expression"]),
    ("var x: int", &["3:6: ! unexpected :, expected type"]),
    ("var x", &["3:6: ! unexpected newline, expected type"]),
    ("var x = ", &["4:1: ! unexpected }, expected expression"]),
    ("type T", &["3:7: ! unexpected newline in type declaration"]),
    (
        "type T struct { a int, b int }",
        &["3:22: ! unexpected comma in struct type; possibly missing semicolon or newline or }"],
    ),
    (
        "type T struct { a b c }",
        &["3:21: ! unexpected name c in struct type; possibly missing semicolon or newline or }"],
    ),
    (
        "type T struct { 1 }",
        &["3:17: ! unexpected literal 1, expected field name or embedded type"],
    ),
    (
        "type I interface { 1 }",
        &["3:20: ! unexpected literal 1, expected ~ term or type"],
    ),
    (
        "return return",
        &["3:8: ! unexpected keyword return, expected expression"],
    ),
    (
        "defer (f())",
        &["3:7: expression in defer must not be parenthesized"],
    ),
    (
        "go (f())",
        &["3:4: expression in go must not be parenthesized"],
    ),
    ("else {\n}", &["3:1: ! unexpected keyword else, expected }"]),
    ("x.", &["4:1: ! unexpected }, expected name or ("]),
    ("x.1", &["3:2: ! unexpected literal .1 at end of statement"]),
    ("c <- ", &["4:1: ! unexpected }, expected expression"]),
    ("goto 1", &["3:6: ! unexpected literal 1, expected name"]),
    (
        "break 1",
        &["3:7: ! unexpected literal 1 at end of statement"],
    ),
    ("chan", &["4:1: ! missing channel element type"]),
    ("var c chan", &["4:1: ! missing channel element type"]),
    (
        "var c <-int",
        &["3:9: ! unexpected name int, expected keyword chan"],
    ),
    (
        "x := y ? 1 : 2",
        &[
            "3:8: invalid character U+003F '?'",
            "3:10: ! unexpected literal 1 at end of statement",
        ],
    ),
    (
        "f(x) = 1 2",
        &["3:10: ! unexpected literal 2 at end of statement"],
    ),
    (
        "a, b",
        &["3:5: ! unexpected newline, expected := or = or comma"],
    ),
    ("x[1:2:]", &["3:7: final index required in 3-index slice"]),
    ("x[::3]", &["3:4: middle index required in 3-index slice"]),
    (
        "L:\nx y\ny z\nf(1 2)\nif a b { x y }\nz z",
        &[
            "4:3: ! unexpected name y at end of statement",
            "5:3: ! unexpected name z at end of statement",
            "6:5: ! unexpected literal 2 in argument list; possibly missing comma or )",
            "7:6: ! unexpected name b, expected {",
            "8:3: ! unexpected name z at end of statement",
        ],
    ),
];

/// The declarations begin on line 2.
const AT_TOP_LEVEL: &[(&str, &[&str])] = &[
    (
        "x := 1",
        &["2:1: ! non-declaration statement outside function body"],
    ),
    (
        "func f() {\n}}",
        &["3:2: ! unexpected } after top level declaration"],
    ),
    (
        "func f()\n{\n}",
        &["3:1: ! unexpected semicolon or newline before {"],
    ),
    ("func\n", &["4:1: ! unexpected EOF, expected name or ("]),
    ("func () f() {}", &["2:9: method has no receiver"]),
    (
        "func (a, b T) f() {}",
        &["2:15: method has multiple receivers"],
    ),
    (
        "func f(a, b int, c) {}",
        &["2:19: ! missing parameter type"],
    ),
    (
        "func f(a int, []int) {}",
        &["2:15: ! missing parameter name"],
    ),
    (
        "func f(a b c) {}",
        &["2:12: ! unexpected name c in parameter list; possibly missing comma or )"],
    ),
    ("func f[](){}", &["2:8: ! empty type parameter list"]),
    ("func f[P](){}", &["2:9: ! missing type constraint"]),
    ("func f[P any, Q](){}", &["2:16: ! missing type constraint"]),
    (
        "func f(a ...int, b int) {}",
        &["2:10: can only use ... with final parameter"],
    ),
    ("func f() (a ...int)", &["2:13: invalid use of ..."]),
    (
        "func f() ...int",
        &["2:10: ! unexpected ... after top level declaration"],
    ),
    ("func f(a ...) {}", &["2:13: ! ... is missing type"]),
    ("func a.b() {}", &["2:7: ! unexpected ., expected ("]),
    (
        "func f() {\n\tx y\n\nfunc g() {\n}",
        &[
            "3:4: ! unexpected name y at end of statement",
            "5:6: ! unexpected name g, expected (",
        ],
    ),
    (
        "func f( {\n\tx y\n}\n\nfunc g() {\n\ty z\n}",
        &[
            "2:9: ! unexpected {, expected )",
            "7:4: ! unexpected name z at end of statement",
        ],
    ),
    (
        "func f() {\n\tif x {\n}",
        &["5:1: ! unexpected EOF, expected }"],
    ),
    ("func f() {", &["3:1: ! unexpected EOF, expected }"]),
    (
        "type T [P any",
        &["2:14: ! unexpected newline in parameter list; possibly missing comma or ]"],
    ),
    ("type T [P, Q]int", &["2:13: ! missing type constraint"]),
    (
        "type T [1, 2]int",
        &["2:10: ! unexpected comma; expected ]"],
    ),
    ("type T = ", &["3:1: ! unexpected EOF in type declaration"]),
    ("type T {\n}", &["2:8: ! unexpected { in type declaration"]),
    (
        "type (\n\tT int,\n\tU int\n)",
        &[
            "3:7: ! unexpected comma in grouped declaration; possibly missing semicolon or newline or )",
        ],
    ),
    (
        "var (\n\ta = 1,\n\tb = 2\n)",
        &["4:4: ! unexpected = in grouped declaration; possibly missing semicolon or newline or )"],
    ),
    (
        "var x = 1 y = 2",
        &["2:11: ! unexpected name y after top level declaration"],
    ),
    ("var x, = 1", &["2:8: ! unexpected =, expected name"]),
    ("var 1", &["2:5: ! unexpected literal 1, expected name"]),
    ("var x []", &["2:9: ! unexpected newline, expected type"]),
    ("import fmt", &["2:11: missing import path"]),
    ("import 5", &["2:8: import path must be a string"]),
    ("import (\n\tfmt\n)", &["3:5: missing import path"]),
    (
        "var x int\nimport \"fmt\"",
        &["3:1: ! imports must appear before other declarations"],
    ),
    (
        "\"hello\"",
        &["2:1: ! non-declaration statement outside function body"],
    ),
    (
        "}",
        &["2:1: ! non-declaration statement outside function body"],
    ),
    (
        ";",
        &["2:1: ! non-declaration statement outside function body"],
    ),
    (
        "var f = func g() {}",
        &["2:14: ! unexpected name g, expected ("],
    ),
    (
        "var x = (T){}",
        &["2:12: ! cannot parenthesize type in composite literal"],
    ),
    (
        "type T struct { (U) }",
        &["2:17: ! cannot parenthesize embedded type"],
    ),
];

/// Lexical errors; the literal stands in line 2, column 9.
const LEXICAL: &[(&str, &[&str])] = &[
    ("08", &["2:10: invalid digit '8' in octal literal"]),
    ("0b12", &["2:12: invalid digit '2' in binary literal"]),
    ("0x", &["2:11: hexadecimal literal has no digits"]),
    (
        "0x1.8",
        &["2:14: hexadecimal mantissa requires a 'p' exponent"],
    ),
    ("1p1", &["2:10: 'p' exponent requires hexadecimal mantissa"]),
    ("1e+", &["2:12: exponent has no digits"]),
    ("0b1.0", &["2:12: invalid radix point in binary literal"]),
    ("1__0", &["2:11: '_' must separate successive digits"]),
    ("1_", &["2:10: '_' must separate successive digits"]),
    ("''", &["2:10: empty rune literal or unescaped '"]),
    ("'ab'", &["2:9: more than one character in rune literal"]),
    ("'a", &["2:11: newline in rune literal"]),
    ("'\\z'", &["2:11: unknown escape"]),
    ("'\\400'", &["2:14: octal escape value 256 > 255"]),
    (
        "'\\ud800'",
        &["2:16: escape is invalid Unicode code point U+D800"],
    ),
    (
        "\"\\xg\"",
        &["2:12: invalid character 'g' in hexadecimal escape"],
    ),
    ("\"a", &["2:11: newline in string"]),
    ("`a", &["2:9: string not terminated"]),
    ("/* a", &["2:9: comment not terminated"]),
    (
        "x#y",
        &[
            "2:10: invalid character U+0023 '#'",
            "2:11: ! unexpected name y after top level declaration",
        ],
    ),
    (
        "\u{201c}x\u{201d}",
        &[
            "2:9: invalid character U+201C '\u{201c}' in identifier",
            "2:13: invalid character U+201D '\u{201d}' in identifier",
        ],
    ),
    (
        "\u{661}x",
        &["2:9: identifier cannot begin with digit U+0661 '\u{661}'"],
    ),
    ("\"\0\"", &["2:10: invalid NUL character"]),
    (
        "\"\u{feff}\"",
        &["2:10: invalid BOM in the middle of the file"],
    ),
];

#[test]
fn errors_have_gos_words_and_places() {
    let tables = [
        (IN_A_FUNCTION, "package p\nfunc _() {\n", "\n}\n"),
        (AT_TOP_LEVEL, "package p\n", "\n"),
        (LEXICAL, "package p\nvar _ = ", "\nvar y = 1\n"),
    ];
    for (table, before, after) in tables {
        for (source, expected) in table {
            let (_, errors) = parse(format!("{before}{source}{after}").as_bytes());
            assert_eq!(errors, *expected, "{source}");
        }
    }
}

#[test]
fn what_is_no_utf8_is_reported_at_its_place() {
    let (_, errors) = parse(b"package p\nvar x = \"a\xff\"\n");
    assert_eq!(errors, ["2:11: invalid UTF-8 encoding"]);
}

#[test]
fn a_file_without_package_clause_is_reported_as_by_the_go_command() {
    let cases = [
        ("", "1:1: expected 'package', found 'EOF'"),
        ("func f() {}", "1:1: expected 'package', found 'func'"),
        ("hello", "1:1: expected 'package', found hello"),
        ("package 5", "1:9: expected 'IDENT', found 5"),
    ];
    for (source, expected) in cases {
        assert_eq!(parse(source.as_bytes()).1, [expected]);
    }
}

#[test]
fn valid_programs_parse() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/syntax");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("its entries can be read").path();
        let text = std::fs::read(&path).expect("its files can be read");
        assert_eq!(parse(&text).1, [""; 0], "{}", path.display());
        count += 1;
    }
    assert!(count >= 5, "only {count} files");
}

/// The values of `var _ = …`, operators in parentheses.
fn shape(x: &Expr) -> String {
    match &x.kind {
        ExprKind::Binary(op, _, x, y) => format!("({} {} {})", shape(x), op.text(), shape(y)),
        ExprKind::Unary(op, x) => format!("({}{})", op.text(), shape(x)),
        ExprKind::Star(x) => format!("(*{})", shape(x)),
        ExprKind::Receive(x) => format!("(<-{})", shape(x)),
        _ => x.to_string(),
    }
}

#[test]
fn operators_bind_as_in_go() {
    let cases = [
        (
            "a + b*c<<d == e && f || g",
            "((((a + ((b * c) << d)) == e) && f) || g)",
        ),
        ("a - b - c", "((a - b) - c)"),
        ("a || b && c || d", "((a || (b && c)) || d)"),
        ("-a * *b", "((-a) * (*b))"),
        ("<-a + <-<-b", "((<-a) + (<-(<-b)))"),
        ("<-chan int(a)", "(<-chan int(a))"),
        ("(<-chan<- chan int)(a)", "(<-chan (<-chan int))(a)"),
    ];
    for (source, expected) in cases {
        let (file, errors) = parse(format!("package p\nvar _ = {source}\n").as_bytes());
        assert_eq!(errors, [""; 0], "{source}");
        let Some(Decl::Var(var)) = file.decls.first() else {
            panic!("no variable in {source}");
        };
        assert_eq!(shape(&var.values[0]), expected);
        assert_eq!(var.span.hi.0 - var.values[0].span.hi.0, 0, "{source}");
    }
}

#[test]
fn type_parameters_and_array_lengths_are_told_apart() {
    let cases = [
        ("[N]int", 0),
        ("[P * N]int", 0),
        ("[P *C,]int", 1),
        ("[P *C | ~D]int", 1),
        ("[P *struct{}]int", 1),
        ("[P, Q any]int", 2),
        ("[P []int]int", 1),
        ("[f(x)]int", 0),
    ];
    for (source, params) in cases {
        let (file, errors) = parse(format!("package p\ntype T {source}\n").as_bytes());
        assert_eq!(errors, [""; 0], "{source}");
        let Some(Decl::Type(decl)) = file.decls.first() else {
            panic!("no type in {source}");
        };
        assert_eq!(decl.params.len(), params, "{source}");
        let array = matches!(decl.ty.kind, ExprKind::ArrayType(..));
        assert_eq!(array, params == 0, "{source}");
    }
}

#[test]
fn parameters_are_grouped() {
    let (file, errors) = parse(b"package p\nfunc f(a, b int, c ...T) (int, pkg.U)\n");
    assert_eq!(errors, [""; 0]);
    let Some(Decl::Func(func)) = file.decls.first() else {
        panic!("no function");
    };
    let show = |p: &Param| {
        let name = p.name.as_ref().map_or("", |n| n.name.as_str());
        let ty = p.ty.as_ref().map_or(String::new(), Expr::to_string);
        format!("{name}:{ty}:{}", p.variadic.is_some())
    };
    let params: Vec<_> = func.sig.params.iter().map(show).collect();
    assert_eq!(params, ["a::false", "b:int:false", "c:T:true"]);
    let results: Vec<_> = func.sig.results.iter().map(show).collect();
    assert_eq!(results, [":int:false", ":pkg.U:false"]);
}

#[test]
fn what_stands_before_an_error_is_kept() {
    let (file, errors) = parse(b"package p\nvar a int\nfunc f() { x y; g() }\nvar b int\n");
    assert_eq!(errors.len(), 1);
    assert_eq!(file.decls.len(), 1);
}

/// Runs with the stack that users of the parser are asked for.
fn with_deep_stack(test: impl FnOnce() + Send + 'static) {
    let thread = std::thread::Builder::new()
        .stack_size(256 << 20)
        .spawn(test);
    let ended = thread.expect("a thread can be started").join();
    assert!(ended.is_ok());
}

#[test]
fn depth_is_limited_and_length_is_not_depth() {
    with_deep_stack(|| {
        let nested = |n: usize| format!("package p\nvar _ = {}1{}\n", "(".repeat(n), ")".repeat(n));
        assert_eq!(
            parse(nested(100_000).as_bytes()).1,
            ["2:10009: exceeded max nesting depth"]
        );
        assert_eq!(parse(nested(9_000).as_bytes()).1, [""; 0]);
        let chain = format!("package p\nvar _ = 1{}\n", " + 1".repeat(100_000));
        assert_eq!(parse(chain.as_bytes()).1, [""; 0]);
        let list = format!("package p\nvar _ = []int{{{}}}\n", "1, ".repeat(300_000));
        assert_eq!(parse(list.as_bytes()).1, [""; 0]);
    });
}

#[test]
fn string_values_are_bytes() {
    use super::literal;
    assert_eq!(
        literal::string(r#""a\xff\u00e9\101\n""#),
        b"a\xff\xc3\xa9A\n"
    );
    assert_eq!(literal::string("`a\r\n\\`"), b"a\n\\");
    assert_eq!(literal::rune(r"'\''"), 39);
    assert_eq!(literal::rune(r"'\xff'"), 255);
    assert_eq!(literal::rune("'\u{e9}'"), 0xe9);
}

#[test]
fn habits_from_other_languages_get_help() {
    let cases = [
        ("x := 1", "declared with var"),
        ("func f()\n{\n}", "at the end of the line before"),
        ("func f() {\n\tif x {\n\t}\n\telse {\n\t}\n}", "} else {"),
        ("func f() {\n\twhile x {\n\t}\n}", "only loop is for"),
        (
            "func f() {\n\twhile (x) {\n\t\ty()\n\t}\n}",
            "only loop is for",
        ),
        ("func f() {\n\tfunc g() {\n\t}\n}", "has no name"),
        ("func f() {\n\ty := x++\n}", "statements"),
        ("func f() {\n\tfor i in xs {\n\t}\n}", "range xs"),
        ("func f() {\n\tx := a ? b : c\n}", "if and else"),
        ("func f() {\n\tif x = 1 {\n\t}\n}", "use =="),
        ("func f() {\n\tint x = 5\n}", "var x T"),
        ("func f() {\n\tlet x = 5\n}", "x := value"),
        ("func f() {\n\tprint 5\n}", "parentheses"),
        ("func f() {\n\tvar x: int\n}", "no colon"),
        ("func f() {\n\tthrow x\n}", "errors are values"),
        ("func f() {\n\tif x return\n}", "braces"),
        ("def f() {\n}", "begin with func"),
        ("var x = []int{\n\t1\n}", "ends with a comma"),
        ("var x = 'abc'", "double quotes"),
        ("fmt.Println(1)", "statements stand in functions"),
        ("var x = 1\nimport \"os\"", "move the import up"),
    ];
    for (source, expected) in cases {
        let mut map = SourceMap::default();
        let mut diags = Diagnostics::new();
        let index = map.add("x.go", "/x.go", format!("package p\n{source}\n"));
        parse_file(&map, index, &mut 0, &mut diags);
        let help = diags.iter().find_map(|d| d.advice());
        assert!(
            help.as_deref().is_some_and(|h| h.contains(expected)),
            "{source}: {help:?}"
        );
    }
}

#[test]
fn an_unclosed_bracket_is_pointed_out() {
    let mut map = SourceMap::default();
    let mut diags = Diagnostics::new();
    let index = map.add("x.go", "/x.go", "package p\nfunc f() {\n\tg(1,\n");
    parse_file(&map, index, &mut 0, &mut diags);
    let labels: Vec<_> = diags.iter().flat_map(|d| &d.labels).collect();
    assert_eq!(labels.len(), 1);
    assert_eq!(map.describe(labels[0].0.lo), "x.go:3:3");
}
