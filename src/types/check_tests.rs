//! Programs and what the checker says of them.
//!
//! `testdata/check/NAME.go` has mistakes; `NAME.txt` beside it holds what Go 1.27 says of it, made by
//! `go build -gcflags=-e NAME.go 2>&1 | grep -v '^#'`.

use super::info::Mode;
use super::object::{ObjId, ObjKind, VarInfo};
use super::{Checker, Loader, Options, SourceFile};
use crate::module::{self, Known, Request, Root, Source};
use std::path::Path;

/// A few declarations of the standard library.
struct Library;

const PACKAGES: &[(&str, &str)] = &[
    (
        "fmt",
        "package fmt\nfunc Println(a ...any) (n int, err error)\nfunc Errorf(format string, a ...any) error",
    ),
    ("os", "package os\nvar Args []string\nfunc Exit(code int)"),
    ("strings", "package strings\nfunc Index(s, sub string) int"),
    ("math/rand", "package rand\nfunc Int() int"),
    ("math/rand/v2", "package rand\nfunc Int() int"),
    (
        "lazy",
        "package lazy\nvar A = B + wrong\nvar B = f()\nvar C = 1\nfunc f() int { return C }\nfunc Bad() { return 1 }\nfunc Good() int { return B }",
    ),
];

impl Loader for Library {
    fn load(&mut self, path: &str) -> Vec<SourceFile> {
        let found = PACKAGES.iter().filter(|(p, _)| *p == path);
        found
            .map(|(p, text)| SourceFile {
                name: format!("{p}.go"),
                path: format!("{p}.go"),
                text: (*text).into(),
                formatted: false,
            })
            .collect()
    }
}

impl Known for Library {
    fn has(&self, path: &str) -> bool {
        PACKAGES.iter().any(|(p, _)| *p == path)
    }

    fn paths(&self) -> Vec<String> {
        PACKAGES.iter().map(|(p, _)| p.to_string()).collect()
    }
}

fn check(name: &str, text: &str) -> Checker {
    let files = vec![Source {
        name: format!("./{name}"),
        path: name.into(),
        bytes: text.into(),
    }];
    let request = Request {
        roots: vec![Root::Files(files)],
        tags: Vec::new(),
    };
    let program = module::load(request, &Library);
    assert!(program.diagnostics.is_empty(), "{name} does not load");
    super::check(
        program.map,
        Box::new(Library),
        program.packages,
        program.next_id,
        &Options::default(),
    )
}

fn messages(c: &Checker) -> String {
    let lines = c
        .diags
        .sorted(&c.map)
        .into_iter()
        .map(|d| format!("{}: {}\n", c.map.describe(d.span.lo), d.message));
    lines.collect()
}

fn var(c: &Checker, name: &str) -> VarInfo {
    let found = c.info.objects.iter().find_map(|o| match &o.kind {
        ObjKind::Var(v) if o.name == name => Some(v.clone()),
        _ => None,
    });
    found.unwrap_or_else(|| panic!("no variable {name}"))
}

fn object(c: &Checker, name: &str) -> ObjId {
    let at = c.info.objects.iter().position(|o| o.name == name);
    ObjId(at.unwrap_or_else(|| panic!("no object {name}")) as u32)
}

#[test]
fn says_of_wrong_programs_what_go_says() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("testdata/check");
    let mut count = 0;
    let mut wrong = String::new();
    for entry in std::fs::read_dir(folder).expect("the folder is there") {
        let path = entry.expect("readable").path();
        if path.extension().is_none_or(|e| e != "go") {
            continue;
        }
        let name = path.file_name().expect("has one").to_string_lossy();
        let text = std::fs::read_to_string(&path).expect("readable");
        let want = std::fs::read_to_string(path.with_extension("txt")).expect("expected messages");
        let got = messages(&check(&name, &text));
        if got != want {
            wrong.push_str(&format!("--- {name}\n"));
            for line in got.lines().filter(|l| !want.lines().any(|w| w == *l)) {
                wrong.push_str(&format!("said:    {line}\n"));
            }
            for line in want.lines().filter(|l| !got.lines().any(|g| g == *l)) {
                wrong.push_str(&format!("not said: {line}\n"));
            }
        }
        count += 1;
    }
    assert!(count > 5, "the goldens are gone");
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn tells_how_variables_are_used() {
    let c = check(
        "flags.go",
        "package main
type T struct{ f int; a [3]int }
func (t *T) Set() {}
func (t T) Get() {}
func main() {
	var plain, captured, taken, sliced, method, value, set, field, through int
	var arr [4]int
	var t1, t2, t3, t4 T
	p := &t4
	_ = plain
	func() { captured = 1; _ = captured }()
	_ = &taken
	_ = arr[:]
	t1.Set()
	t2.Get()
	t3.f = 1
	p.f = 2
	set++
	_, _, _, _, _, _ = sliced, method, value, set, field, through
}",
    );
    assert_eq!(messages(&c), "");
    let flags = |name: &str| {
        let v = var(&c, name);
        (v.captured, v.address_taken, v.assigned)
    };
    assert_eq!(flags("plain"), (false, false, false));
    assert_eq!(flags("captured"), (true, false, true));
    assert_eq!(flags("taken"), (false, true, false));
    assert_eq!(flags("arr"), (false, true, false));
    assert_eq!(flags("t1"), (false, true, false), "pointer method");
    assert_eq!(flags("t2"), (false, false, false), "value method");
    assert_eq!(flags("t3"), (false, false, true), "field assigned");
    assert_eq!(flags("p"), (false, false, false), "assigned through it");
    assert_eq!(flags("set"), (false, false, true));
}

#[test]
fn gives_untyped_expressions_their_final_types() {
    let c = check(
        "untyped.go",
        "package main\nvar s uint = 3\nvar x int64 = 1 << s\nvar y float32 = 2\nvar z any = 'a'\nfunc main() { var b bool = x == 1; _ = b; println(1 + 2) }",
    );
    assert_eq!(messages(&c), "");
    let values = c.info.exprs.iter().flatten();
    let untyped = values
        .filter(|e| e.mode == Mode::Value && c.info.types.is_untyped(e.ty))
        .count();
    assert_eq!(untyped, 0);
}

#[test]
fn orders_initialisation_by_dependencies() {
    let c = check(
        "order.go",
        "package main\nvar (\n\ta = c + b\n\tb = f()\n\tc = f()\n\td = 3\n)\nfunc f() int { d++; return d }\nfunc main() {}",
    );
    let package = c.info.packages.last().expect("there is one");
    let order: Vec<_> = package
        .init_order
        .iter()
        .flat_map(|i| &i.lhs)
        .map(|o| c.info.objects[o.0 as usize].name.as_str())
        .collect();
    assert_eq!(order, ["d", "b", "c", "a"]);
}

#[test]
fn records_inferred_type_arguments() {
    let c = check(
        "instances.go",
        "package main\nfunc id[T any](x T) T { return x }\nfunc apply[A, B any](x A, f func(A) B) B { return f(x) }\nvar f func(string) string = id\nfunc main() { _ = id(1); _ = apply('a', id) }",
    );
    assert_eq!(messages(&c), "");
    let mut lists: Vec<_> = c
        .info
        .instances
        .values()
        .map(|l| c.info.types.texts(l))
        .collect();
    lists.sort();
    assert_eq!(lists, ["int", "rune", "rune, rune", "string"]);
}

#[test]
fn checks_the_library_only_where_it_is_used() {
    let mut c = check(
        "lazy.go",
        "package main\nimport \"lazy\"\nfunc main() { lazy.Good() }",
    );
    assert_eq!(messages(&c), "");
    let good = object(&c, "Good");
    c.body(good);
    assert_eq!(messages(&c), "");
    let b = object(&c, "B");
    let init = c.initializer(b).expect("has one");
    assert_eq!((init.lhs, init.value), (vec![b], (0, 1, 0)));
    let f = object(&c, "f");
    assert_eq!(c.dependencies(b), [f]);
    let bad = object(&c, "Bad");
    c.body(bad);
    assert_eq!(
        messages(&c),
        "lazy.go:6:21: too many return values\n\thave (number)\n\twant ()\n"
    );
}

/// What the first mistake in a program is called, its labels and its advice, in a line each.
fn told(text: &str) -> String {
    let checker = check("x.go", text);
    let sorted = checker.diags.sorted(&checker.map);
    let first = sorted.first().expect("a mistake");
    let mut told = vec![first.message.clone()];
    for (span, label) in &first.labels {
        let at = checker.map.position(span.lo).expect("a place");
        told.push(format!("{}:{}: {label}", at.line, at.column));
    }
    told.extend(first.advice());
    told.join("\n")
}

#[test]
fn labels_show_the_other_places() {
    let cases = [
        ("func f() int {\n}", "3:10: the function promises"),
        ("func f(a int) {}\nfunc g() { f() }", "3:6: declared here"),
        ("func f() { a, b := 1; _, _ = a, b }", "3:12: 2 variables"),
        ("func f() { a, b := 1; _, _ = a, b }", "3:20: 1 value"),
        (
            "func f() (a, b int) { return 1 }",
            "the results of the function",
        ),
        (
            "func f(a int, b string) bool { return a == b }",
            "3:44: string",
        ),
        ("func f(a int, b string) int { return a + b }", "3:38: int"),
        ("var x int\nvar x string", "3:5: other declaration of x"),
        (
            "type T struct{}\ntype I interface{ M() }\nvar i I = T{}",
            "4:6: I: the interface asks",
        ),
        (
            "type T struct{}\ntype I interface{ M() }\nvar i I = T{}",
            "3:6: T: the type has",
        ),
        ("var a = b\nvar b = a", "4:5: b refers to a"),
        (
            "type A struct{ b B }\ntype B struct{ a A }",
            "4:6: B refers to A",
        ),
        (
            "func f() { x := 1; if x > 0 { x := 2 } }",
            "3:12: this x is hidden",
        ),
        (
            "var m = map[string]int{\"a\": 1, \"a\": 2}",
            "3:24: the first one",
        ),
        ("var s = []int{0: 1, 0: 2}", "3:15: the first one"),
        (
            "type T struct{ a int }\nvar t = T{a: 1, a: 2}",
            "4:11: the first one",
        ),
        (
            "func f(s string, n ...int) {}\nfunc g() { f(1) }",
            "3:8: for this parameter",
        ),
        (
            "func f(s string, n ...int) {}\nfunc g() { f(\"\", 1, \"\") }",
            "3:18: for this parameter",
        ),
        (
            "type T struct{}\nfunc (T) m(s string) {}\nfunc g(t T) { t.m(1) }",
            "4:12: for this parameter",
        ),
        (
            "func f() (int, string) { return 1, 2 }",
            "3:16: for this result",
        ),
        (
            "func f(x int) { switch x {\ncase 1:\ncase 1: } }",
            "previous case",
        ),
    ];
    for (text, part) in cases {
        let told = told(&format!("package main\n\n{text}\n"));
        assert!(told.contains(part), "{text}\n{told}");
    }
}

#[test]
fn newcomers_get_advice() {
    let cases = [
        ("func f() { x := 1 }", "assign it to `_`"),
        ("import \"os\"", "remove the import"),
        ("func f() int {\n}", "must end in return"),
        ("func f(c <-chan int) { c <- 1 }", "to send"),
        ("func f(c chan<- int) { <-c }", "to receive"),
        ("func f(c <-chan int) { close(c) }", "the sender closes"),
        (
            "func f() { a, b := 1; _, _ = a, b }",
            "as many variables as values",
        ),
        (
            "func g() (int, error)\nfunc f() { a := g(); _ = a }",
            "as many values as g returns",
        ),
        (
            "type T struct{}\nfunc (T) run() {}\ntype I interface{ Run() }\nvar i I = T{}",
            "called run",
        ),
        (
            "type T struct{}\nfunc (T) Stpo() {}\ntype I interface{ Stop() }\nvar i I = T{}",
            "there is a method Stpo",
        ),
        (
            "type T struct{}\nfunc (*T) M() {}\ntype I interface{ M() }\nvar i I = T{}",
            "take the address with &",
        ),
        (
            "func f() { x := 1; if x > 0 { x := 2 } }",
            "use = and not :=",
        ),
        (
            "func f() { strings.Index(\"\", \"\") }",
            "add `import \"strings\"`",
        ),
        ("func f(count int) { _ = coutn }", "did you mean `count`?"),
        ("import \"fmt\"\nfunc f() { fmt.println() }", "`Println`"),
        (
            "type I interface{ M() }\nfunc f(p *I) { p.M() }",
            "the interface itself",
        ),
        ("func f(n int) string { return n }", "strconv.Itoa(n)"),
        ("var s string = 'a'", "double quotes: \"a\""),
        ("func f(a []int) bool { return a == a }", "slices.Equal"),
        ("func f(a map[int]int) bool { return a == a }", "maps.Equal"),
        (
            "func f(a int, b float64) float64 { return a * b }",
            "convert one of them",
        ),
        ("func f(a int, b float64) { b = a }", "float64(a)"),
        ("func f(s []int) { append(s, 1) }", "s = append"),
        ("func f(s string) { s[0] = 'a' }", "[]byte or []rune"),
        ("func f[T any]() {}\nfunc g() { f() }", "f[int]"),
        ("func f() { if 1 {} }", "type bool"),
        ("type T struct{ t T }", "hold a pointer"),
        ("func f() { _ = null }", "nil"),
        ("func f(x int) bool { return !x }", "x == 0"),
        (
            "func f() { for i, j := range 10 { _ = i } }",
            "leave the second variable away",
        ),
        ("func f() { L: for {} }", "break, continue or goto"),
    ];
    for (text, part) in cases {
        let told = told(&format!("package main\n\n{text}\n"));
        assert!(told.contains(part), "{text}\n{told}");
    }
}
