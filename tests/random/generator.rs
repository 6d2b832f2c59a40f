//! Random well-typed Go programs.
//!
//! A unit is a few types, functions over them and a function `mainN` that calls each of them and prints. Units of one
//! file share only the helpers of [`PRELUDE`], so that many fit into one program and each can be looked at alone. Every
//! unit ends: functions call only earlier ones, and calls and iterations use up `fuel`. Its output is determined: no
//! addresses, maps are printed sorted and summed in any order, goroutines neither panic nor touch what others do.

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use std::fmt::Write;

/// What all units share.
pub const PRELUDE: &str = r#"package main

import (
	"fmt"
	"sync"
)

type integer interface {
	~int8 | ~int16 | ~int32 | ~int64 | ~int | ~uint8 | ~uint16 | ~uint32 | ~uint64 | ~uint
}

type number interface{ integer | ~float32 | ~float64 }

// v hides a constant from the compiler.
func v[T any](x T) T { return x }

// at is an index made to fit, unless there is none.
func at[T integer](i T, n int) int {
	if n == 0 {
		return int(i)
	}
	k := int(i) % n
	if k < 0 {
		k += n
	}
	return k
}

func cut(s string, i, j int) string {
	i, j = at(i, len(s)+1), at(j, len(s)+1)
	if i > j {
		i, j = j, i
	}
	return s[i:j]
}

func part[T any](s []T, i, j int) []T {
	i, j = at(i, len(s)+1), at(j, len(s)+1)
	return s[min(i, j):max(i, j)]
}

func total[T number](s ...T) (t T) {
	for _, x := range s {
		t += x
	}
	return t
}

func apply[T, U any](s []T, f func(T) U) []U {
	var out []U
	for _, x := range s {
		out = append(out, f(x))
	}
	return out
}

func keep[T any](s []T, f func(T) bool) (out []T) {
	for i := range s {
		if f(s[i]) {
			out = append(out, s[i])
		}
	}
	return
}

func pick[T any](c bool, a, b T) T {
	if c {
		return a
	}
	return b
}

type stack[T any] struct{ items []T }

func (s *stack[T]) push(x T) *stack[T] { s.items = append(s.items, x); return s }

func (s *stack[T]) pop() (x T) {
	if n := len(s.items); n > 0 {
		x, s.items = s.items[n-1], s.items[:n-1]
	}
	return
}

func upTo[T integer](n T) func(func(int, T) bool) {
	return func(yield func(int, T) bool) {
		for i := T(0); i < min(n, 6); i++ {
			if !yield(int(i), i*i) {
				return
			}
		}
	}
}

func describe(x any) string {
	switch x := x.(type) {
	case nil:
		return "nil"
	case int, int8, int16:
		return fmt.Sprintf("small %v", x)
	case uint8:
		return fmt.Sprintf("byte %c", x%26+'a')
	case string:
		return fmt.Sprintf("text %q", x)
	case float64:
		return fmt.Sprintf("real %g", x)
	case error:
		return "error " + x.Error()
	case interface{ weight() int64 }:
		return fmt.Sprintf("heavy %d", x.weight())
	}
	return fmt.Sprintf("%T", x)
}

var fuel int

func burn() {
	if fuel--; fuel < 0 {
		panic("out of fuel")
	}
}

func try(name string, f func()) {
	fuel = 3000
	defer func() {
		if r := recover(); r != nil {
			fmt.Println(name, "panics:", r)
		}
	}()
	f()
}
"#;

const INTEGERS: [&str; 10] = [
    "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64",
];

#[derive(Clone, PartialEq, Debug)]
enum Ty {
    Integer(&'static str),
    Float(&'static str),
    Bool,
    Text,
    Slice(Box<Ty>),
    Array(usize, Box<Ty>),
    Map(Box<Ty>, Box<Ty>),
    Struct(usize),
    Pointer(usize),
    Func(Box<Ty>, Box<Ty>),
    Any,
}

struct Function {
    name: String,
    params: Vec<Ty>,
    results: Vec<Ty>,
}

struct Generator {
    random: StdRng,
    unit: usize,
    out: String,
    indent: usize,
    /// The fields of the struct types.
    structs: Vec<Vec<Ty>>,
    functions: Vec<Function>,
    /// Variables in scope.
    variables: Vec<(String, Ty)>,
    names: usize,
    /// Names of the loops around, innermost last, and whether each has been referred to.
    loops: Vec<(String, bool)>,
    /// How deep blocks are nested.
    depth: usize,
    /// Expressions may neither panic nor have effects.
    pure: bool,
    /// What the function returns.
    results: Vec<Ty>,
}

/// Unit number `unit` of those with this seed.
pub fn unit(seed: u64, unit: usize) -> String {
    let mix = seed ^ (unit as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    let mut g = Generator {
        random: StdRng::seed_from_u64(mix),
        unit,
        out: String::new(),
        indent: 0,
        structs: Vec::new(),
        functions: Vec::new(),
        variables: Vec::new(),
        names: 0,
        loops: Vec::new(),
        depth: 0,
        pure: false,
        results: Vec::new(),
    };
    g.program();
    g.out
}

impl Generator {
    fn chance(&mut self, percent: u32) -> bool {
        self.random.random_range(0..100) < percent
    }

    fn below(&mut self, n: usize) -> usize {
        self.random.random_range(0..n)
    }

    fn line(&mut self, text: &str) {
        let indent = "\t".repeat(self.indent);
        let _ = writeln!(self.out, "{indent}{text}");
    }

    fn open(&mut self, text: &str) {
        self.line(text);
        self.indent += 1;
    }

    fn close(&mut self, text: &str) {
        self.indent -= 1;
        self.line(text);
    }

    fn name(&mut self, letter: char) -> String {
        self.names += 1;
        format!("{letter}{}", self.names)
    }

    // Types.

    fn integer(&mut self) -> Ty {
        Ty::Integer(INTEGERS.choose(&mut self.random).expect("some"))
    }

    fn basic(&mut self) -> Ty {
        match self.below(10) {
            0..6 => self.integer(),
            6 => Ty::Float("float64"),
            7 => Ty::Float("float32"),
            8 => Ty::Text,
            _ => Ty::Bool,
        }
    }

    fn ty(&mut self) -> Ty {
        match self.below(16) {
            0..7 => self.basic(),
            7 | 8 => Ty::Slice(Box::new(self.basic())),
            9 => Ty::Array(1 + self.below(4), Box::new(self.basic())),
            10 => {
                let key = if self.chance(50) {
                    self.integer()
                } else {
                    Ty::Text
                };
                Ty::Map(Box::new(key), Box::new(self.basic()))
            }
            11 | 12 => Ty::Struct(self.below(self.structs.len())),
            13 => Ty::Pointer(self.below(self.structs.len())),
            14 => Ty::Func(Box::new(self.basic()), Box::new(self.basic())),
            _ => Ty::Any,
        }
    }

    fn text(&self, ty: &Ty) -> String {
        match ty {
            Ty::Integer(name) | Ty::Float(name) => (*name).into(),
            Ty::Bool => "bool".into(),
            Ty::Text => "string".into(),
            Ty::Slice(elem) => format!("[]{}", self.text(elem)),
            Ty::Array(n, elem) => format!("[{n}]{}", self.text(elem)),
            Ty::Map(key, elem) => format!("map[{}]{}", self.text(key), self.text(elem)),
            Ty::Struct(i) => format!("s{}_{i}", self.unit),
            Ty::Pointer(i) => format!("*s{}_{i}", self.unit),
            Ty::Func(arg, result) => format!("func({}) {}", self.text(arg), self.text(result)),
            Ty::Any => "any".into(),
        }
    }

    fn is_number(ty: &Ty) -> bool {
        matches!(ty, Ty::Integer(_) | Ty::Float(_))
    }

    // Declarations.

    fn program(&mut self) {
        for i in 0..2 + self.below(2) {
            self.structure(i);
        }
        for i in 0..2 + self.below(4) {
            self.function(i);
        }
        self.main();
    }

    fn structure(&mut self, i: usize) {
        let unit = self.unit;
        let mut fields = Vec::new();
        for _ in 0..1 + self.below(4) {
            let field = match self.below(6) {
                0 if i > 0 => Ty::Struct(self.below(i)),
                1 => Ty::Array(1 + self.below(3), Box::new(self.basic())),
                _ => self.basic(),
            };
            fields.push(field);
        }
        self.open(&format!("type s{unit}_{i} struct {{"));
        for (k, field) in fields.iter().enumerate() {
            let text = self.text(field);
            self.line(&format!("f{k} {text}"));
        }
        self.close("}");
        let weight = |k: usize, ty: &Ty| match ty {
            Ty::Integer(_) => format!("int64(s.f{k})"),
            Ty::Text => format!("int64(len(s.f{k}))"),
            Ty::Struct(_) => format!("s.f{k}.weight()"),
            Ty::Array(..) => format!("int64(len(s.f{k}))"),
            _ => "1".into(),
        };
        let sum: Vec<String> = fields
            .iter()
            .enumerate()
            .map(|(k, ty)| weight(k, ty))
            .collect();
        let sum = sum.join(" + ");
        self.line(&format!(
            "func (s s{unit}_{i}) weight() int64 {{ return {sum} }}"
        ));
        self.open(&format!("func (s *s{unit}_{i}) grow(n int64) int64 {{"));
        for (k, field) in fields.iter().enumerate() {
            match field {
                Ty::Integer(_) | Ty::Float(_) => {
                    let text = self.text(field);
                    self.line(&format!("s.f{k} += {text}(n)"));
                }
                Ty::Text => self.line(&format!("s.f{k} += \"+\"")),
                Ty::Bool => self.line(&format!("s.f{k} = !s.f{k}")),
                _ => {}
            }
        }
        self.line("return s.weight()");
        self.close("}");
        self.line("");
        self.structs.push(fields);
    }

    fn function(&mut self, i: usize) {
        let name = format!("f{}_{i}", self.unit);
        self.variables.clear();
        self.names = 0;
        let params: Vec<Ty> = (0..self.below(4)).map(|_| self.ty()).collect();
        let results: Vec<Ty> = (0..1 + self.below(2)).map(|_| self.ty()).collect();
        let mut list = Vec::new();
        for ty in &params {
            let name = self.name('p');
            list.push(format!("{name} {}", self.text(ty)));
            self.variables.push((name, ty.clone()));
        }
        let named = self.chance(30);
        let mut out = Vec::new();
        for ty in &results {
            let text = self.text(ty);
            if named {
                let name = self.name('r');
                out.push(format!("{name} {text}"));
                self.variables.push((name, ty.clone()));
            } else {
                out.push(text);
            }
        }
        self.results = results.clone();
        self.open(&format!(
            "func {name}({}) ({}) {{",
            list.join(", "),
            out.join(", ")
        ));
        self.line("burn()");
        if named && self.chance(70) {
            self.deferred();
        }
        let n = 3 + self.below(7);
        self.statements(n);
        self.return_();
        self.close("}");
        self.line("");
        self.functions.push(Function {
            name,
            params,
            results,
        });
    }

    /// A deferred call that recovers, or changes results.
    fn deferred(&mut self) {
        self.open("defer func() {");
        if self.chance(60) {
            self.open("if r := recover(); r != nil {");
            self.line("fmt.Println(\"recovered\", r)");
            self.close("}");
        }
        self.assignment();
        self.close("}()");
    }

    fn main(&mut self) {
        let unit = self.unit;
        self.variables.clear();
        self.open(&format!("func main{unit}() {{"));
        for i in 0..self.functions.len() {
            for round in 0..3 {
                let (name, params, results) = {
                    let f = &self.functions[i];
                    (f.name.clone(), f.params.clone(), f.results.clone())
                };
                self.open(&format!("try(\"{name} {round}\", func() {{"));
                let args: Vec<String> = params.iter().map(|ty| self.operand(ty, 2)).collect();
                let names: Vec<String> = results.iter().map(|_| self.name('x')).collect();
                self.line(&format!(
                    "{} := {name}({})",
                    names.join(", "),
                    args.join(", ")
                ));
                for (name, ty) in names.iter().zip(&results) {
                    self.print(name, ty);
                }
                self.close("})");
            }
        }
        self.close("}");
    }

    fn print(&mut self, name: &str, ty: &Ty) {
        let verb = ["%v", "%+v", "%#v", "%T %[1]v"]
            .choose(&mut self.random)
            .expect("some");
        match ty {
            Ty::Func(arg, _) => {
                let arg = self.operand(&arg.clone(), 1);
                self.line(&format!(
                    "if {name} != nil {{ fmt.Println({name}({arg})) }}"
                ));
            }
            Ty::Pointer(_) => {
                self.line(&format!(
                    "if {name} != nil {{ fmt.Printf(\"{verb}\\n\", *{name}) }}"
                ));
            }
            Ty::Any => self.line(&format!("fmt.Println(describe({name}))")),
            _ => self.line(&format!("fmt.Printf(\"{verb}\\n\", {name})")),
        }
    }

    // Statements.

    fn statements(&mut self, n: usize) {
        let scope = self.variables.len();
        self.depth += 1;
        for _ in 0..n {
            self.statement();
        }
        self.depth -= 1;
        self.variables.truncate(scope);
    }

    fn declare(&mut self, ty: Ty) {
        let name = self.name('v');
        let value = self.operand(&ty, 3);
        let text = self.text(&ty);
        let form = match self.below(3) {
            0 => format!("var {name} {text} = {value}"),
            1 => format!("var {name} = {text}({value})").replace("any(nil)", "any(v(1))"),
            _ => format!("{name} := v[{text}]({value})"),
        };
        let form = match ty {
            Ty::Pointer(_) | Ty::Func(..) | Ty::Any => format!("var {name} {text} = {value}"),
            _ => form,
        };
        self.line(&form);
        self.line(&format!("_ = {name}"));
        self.variables.push((name, ty));
    }

    fn statement(&mut self) {
        let simple = self.depth > 3;
        match self.below(if simple { 9 } else { 22 }) {
            0..3 => {
                let ty = self.ty();
                self.declare(ty);
            }
            3..6 => self.assignment(),
            6 => self.update(),
            7 => self.swap(),
            8 => self.leave(),
            9 | 10 => self.if_(),
            11 | 12 => self.for_(),
            13 => self.range(),
            14 => self.switch(),
            15 => self.closure(),
            16 => self.goroutines(),
            17 => self.call_statement(),
            18 => self.generic_stack(),
            19 => self.type_switch(),
            20 => self.print_variable(),
            _ => self.update(),
        }
    }

    fn variable(&mut self, wanted: impl Fn(&Ty) -> bool) -> Option<(String, Ty)> {
        let fitting: Vec<_> = self.variables.iter().filter(|(_, ty)| wanted(ty)).collect();
        fitting.choose(&mut self.random).map(|v| (*v).clone())
    }

    fn print_variable(&mut self) {
        if let Some((name, ty)) = self.variable(|_| true) {
            self.print(&name, &ty);
        }
    }

    /// A place to assign to, and its type.
    fn place(&mut self) -> Option<(String, Ty)> {
        let (name, ty) = self.variable(|_| true)?;
        let deeper = self.chance(60);
        Some(match &ty {
            Ty::Struct(i) | Ty::Pointer(i) if deeper || matches!(ty, Ty::Pointer(_)) => {
                let fields = self.structs[*i].clone();
                let k = self.below(fields.len());
                (format!("{name}.f{k}"), fields[k].clone())
            }
            Ty::Slice(elem) | Ty::Array(_, elem) if deeper => {
                let index = self.expression(&Ty::Integer("int"), 1);
                (
                    format!("{name}[at({index}, len({name}))]"),
                    (**elem).clone(),
                )
            }
            Ty::Map(key, elem) if deeper => {
                let key = self.operand(key, 1);
                (format!("{name}[{key}]"), (**elem).clone())
            }
            _ => (name, ty),
        })
    }

    fn assignment(&mut self) {
        match self.place() {
            Some((place, ty)) => {
                let value = self.operand(&ty, 3);
                self.line(&format!("{place} = {value}"));
            }
            None => {
                let ty = self.basic();
                self.declare(ty);
            }
        }
    }

    fn update(&mut self) {
        let Some((place, ty)) = self.place() else {
            return;
        };
        match &ty {
            Ty::Integer(_) => {
                let op = ["+", "-", "*", "&", "|", "^", "&^"]
                    .choose(&mut self.random)
                    .expect("some");
                let value = self.operand(&ty, 2);
                match self.below(5) {
                    0 => self.line(&format!("{place}++")),
                    1 => self.line(&format!("{place}--")),
                    2 => {
                        let count = self.shift_count();
                        let op = if self.chance(50) { "<<" } else { ">>" };
                        self.line(&format!("{place} {op}= {count}"));
                    }
                    _ => self.line(&format!("{place} {op}= {value}")),
                }
            }
            Ty::Float(_) => {
                let op = ["+", "-", "*", "/"].choose(&mut self.random).expect("some");
                let value = self.expression(&ty, 2);
                self.line(&format!("{place} {op}= {value}"));
            }
            Ty::Text => {
                let value = self.operand(&ty, 2);
                self.line(&format!("if len({place}) < 40 {{ {place} += {value} }}"));
            }
            Ty::Slice(elem) => {
                let values: Vec<String> = (0..1 + self.below(3))
                    .map(|_| self.operand(elem, 1))
                    .collect();
                self.line(&format!("{place} = append({place}, {})", values.join(", ")));
            }
            Ty::Map(key, _) => {
                let key = self.operand(key, 1);
                self.line(&format!("delete({place}, {key})"));
            }
            _ => self.assignment(),
        }
    }

    fn swap(&mut self) {
        let Some((a, ty)) = self.place() else { return };
        if let Some((b, _)) = self.variable(|t| *t == ty) {
            self.line(&format!("{a}, {b} = {b}, {a}"));
        }
    }

    fn return_(&mut self) {
        let results = self.results.clone();
        let values: Vec<String> = results.iter().map(|ty| self.operand(ty, 2)).collect();
        self.line(&format!("return {}", values.join(", ")));
    }

    /// A jump out of a loop, or a return, under a condition.
    fn leave(&mut self) {
        let condition = self.expression(&Ty::Bool, 2);
        self.open(&format!("if {condition} {{"));
        if self.loops.is_empty() || self.chance(20) {
            self.return_();
        } else {
            let i = self.below(self.loops.len());
            let jump = if self.chance(50) { "break" } else { "continue" };
            if i + 1 == self.loops.len() && self.chance(60) && jump == "continue" {
                self.line(jump);
            } else {
                self.loops[i].1 = true;
                let label = self.loops[i].0.clone();
                self.line(&format!("{jump} {label}"));
            }
        }
        self.close("}");
    }

    fn if_(&mut self) {
        let condition = self.expression(&Ty::Bool, 3);
        self.open(&format!("if {condition} {{"));
        let n = 1 + self.below(3);
        self.statements(n);
        if self.chance(50) {
            self.close("} else {");
            self.indent += 1;
            let n = 1 + self.below(3);
            self.statements(n);
        }
        self.close("}");
    }

    /// A loop with this head; `label:` is put before it if it is used.
    fn loop_(&mut self, head: &str, inner: Vec<(String, Ty)>) {
        let label = self.name('L');
        let start = self.out.len();
        let scope = self.variables.len();
        self.loops.push((label.clone(), false));
        self.open(head);
        self.line("burn()");
        for (name, ty) in inner {
            self.line(&format!("_ = {name}"));
            self.variables.push((name, ty));
        }
        let n = 1 + self.below(4);
        self.statements(n);
        self.close("}");
        self.variables.truncate(scope);
        let (_, used) = self.loops.pop().expect("pushed");
        if used {
            let indent = "\t".repeat(self.indent.saturating_sub(1));
            self.out.insert_str(start, &format!("{indent}{label}:\n"));
        }
    }

    fn for_(&mut self) {
        let i = self.name('i');
        let n = 1 + self.below(6);
        let ty = self.integer();
        let text = self.text(&ty);
        let head = match self.below(4) {
            0 => format!("for {i} := range {text}({n}) {{"),
            1 => format!("for {i} := {text}({n}); {i} > 0; {i}-- {{"),
            2 => format!("for {i} := {text}(0); {i} < {n}; {i} += 1 + {i}%2 {{"),
            _ => format!("for {i} := {text}(0); {i} < {n}; {i}++ {{"),
        };
        // The variable is copied, so that the body does not change it.
        let copy = self.name('c');
        let head = format!("{head}\n{}{copy} := {i}", "\t".repeat(self.indent + 1));
        self.loop_(&head, vec![(copy, ty)]);
    }

    fn range(&mut self) {
        let (k, x) = (self.name('k'), self.name('e'));
        let int = Ty::Integer("int");
        match self.variable(|t| matches!(t, Ty::Slice(_) | Ty::Array(..) | Ty::Text | Ty::Map(..)))
        {
            Some((name, Ty::Slice(elem))) => {
                let inner = vec![(k.clone(), int), (x.clone(), *elem)];
                self.loop_(
                    &format!("for {k}, {x} := range part({name}, 0, 5) {{"),
                    inner,
                );
            }
            Some((name, Ty::Array(_, elem))) => {
                let inner = vec![(k.clone(), int), (x.clone(), *elem)];
                self.loop_(&format!("for {k}, {x} := range {name} {{"), inner);
            }
            Some((name, Ty::Text)) => {
                let inner = vec![(k.clone(), int), (x.clone(), Ty::Integer("int32"))];
                self.loop_(
                    &format!("for {k}, {x} := range cut({name}, 0, 6) {{"),
                    inner,
                );
            }
            Some((name, Ty::Map(key, elem)))
                if Self::is_number(&elem)
                    && *elem != Ty::Float("float32")
                    && *elem != Ty::Float("float64") =>
            {
                // Whatever the order, the sum is the same.
                let (sum, text) = (self.name('v'), self.text(&elem));
                let count = match &*key {
                    Ty::Text => format!("{text}(len({k}))"),
                    _ => format!("{text}({k})"),
                };
                self.line(&format!("var {sum} {text}"));
                self.line(&format!(
                    "for {k}, {x} := range {name} {{ {sum} += {x} ^ {count} }}"
                ));
                self.variables.push((sum, *elem));
            }
            _ => {
                let ty = self.integer();
                let value = self.expression(&ty, 1);
                let inner = vec![(k.clone(), int), (x.clone(), ty)];
                self.loop_(&format!("for {k}, {x} := range upTo({value}) {{"), inner);
            }
        }
    }

    fn switch(&mut self) {
        let ty = self.integer();
        let tag = self.expression(&ty, 2);
        self.open(&format!("switch {tag} % 5 {{"));
        for case in ["0", "1, 2", "3"] {
            self.line(&format!("case {case}:"));
            self.indent += 1;
            let n = 1 + self.below(2);
            self.statements(n);
            if self.chance(25) {
                self.line("fallthrough");
            }
            self.indent -= 1;
        }
        self.line("default:");
        self.indent += 1;
        self.statements(1);
        self.indent -= 1;
        self.close("}");
    }

    fn type_switch(&mut self) {
        let value = self.operand(&Ty::Any, 2);
        let x = self.name('t');
        self.open(&format!("switch {x} := any({value}).(type) {{"));
        for ty in [Ty::Integer("int"), Ty::Text, Ty::Struct(0)] {
            let text = self.text(&ty);
            self.line(&format!("case {text}:"));
            self.indent += 1;
            let scope = self.variables.len();
            self.line(&format!("_ = {x}"));
            self.variables.push((x.clone(), ty));
            self.statements(1);
            self.variables.truncate(scope);
            self.indent -= 1;
        }
        self.line("default:");
        self.indent += 1;
        self.line(&format!("_ = {x}"));
        self.statements(1);
        self.indent -= 1;
        self.close("}");
    }

    /// A closure over the variables in scope, with statements of its own.
    fn closure(&mut self) {
        let (arg, result) = (self.basic(), self.basic());
        let (name, param) = (self.name('g'), self.name('a'));
        let loops = std::mem::take(&mut self.loops);
        let results = std::mem::replace(&mut self.results, vec![result.clone()]);
        let scope = self.variables.len();
        let (a, r) = (self.text(&arg), self.text(&result));
        self.open(&format!("{name} := func({param} {a}) {r} {{"));
        self.line("burn()");
        self.variables.push((param, arg.clone()));
        let n = 1 + self.below(3);
        self.statements(n);
        self.return_();
        self.close("}");
        self.line(&format!("_ = {name}"));
        self.variables.truncate(scope);
        self.variables
            .push((name, Ty::Func(Box::new(arg), Box::new(result))));
        self.loops = loops;
        self.results = results;
    }

    fn goroutines(&mut self) {
        let ty = self.integer();
        let text = self.text(&ty);
        self.pure = true;
        let value = self.expression(&ty, 2);
        self.pure = false;
        let n = 1 + self.below(5);
        let (ch, sum, x) = (self.name('h'), self.name('v'), self.name('x'));
        match self.below(3) {
            0 => {
                let cap = self.below(4);
                self.line(&format!("{ch} := make(chan {text}, {cap})"));
                self.open("go func() {");
                self.line(&format!("defer close({ch})"));
                self.line(&format!(
                    "for i := range {n} {{ {ch} <- {value} + {text}(i) }}"
                ));
                self.close("}()");
                self.line(&format!("var {sum} {text}"));
                self.line(&format!(
                    "for {x} := range {ch} {{ {sum} = {sum}*3 + {x} }}"
                ));
                self.variables.push((sum, ty));
            }
            1 => {
                let wait = self.name('w');
                self.line(&format!("{sum} := make([]{text}, {n})"));
                self.line(&format!("var {wait} sync.WaitGroup"));
                self.open(&format!("for i := range {n} {{"));
                self.line(&format!("{wait}.Add(1)"));
                self.open("go func() {");
                self.line(&format!("defer {wait}.Done()"));
                self.line(&format!("{sum}[i] = {value} * {text}(i+1)"));
                self.close("}()");
                self.close("}");
                self.line(&format!("{wait}.Wait()"));
                self.variables.push((sum, Ty::Slice(Box::new(ty))));
            }
            _ => {
                self.line(&format!("{ch} := make(chan {text}, {n})"));
                self.line(&format!("var {sum} {text}"));
                self.open(&format!("for range {} {{", 2 * n));
                self.open("select {");
                self.line(&format!("case {ch} <- {value}:"));
                self.line("default:");
                self.line(&format!("\t{sum} += <-{ch}"));
                self.close("}");
                self.close("}");
                self.variables.push((sum, ty));
            }
        }
    }

    fn call_statement(&mut self) {
        match self.variable(|t| matches!(t, Ty::Struct(_) | Ty::Pointer(_))) {
            Some((name, _)) => {
                let n = self.expression(&Ty::Integer("int64"), 1);
                let out = self.name('v');
                self.line(&format!("{out} := {name}.grow({n})"));
                self.line(&format!("_ = {out}"));
                self.variables.push((out, Ty::Integer("int64")));
            }
            None => self.update(),
        }
    }

    fn generic_stack(&mut self) {
        let ty = self.basic();
        let text = self.text(&ty);
        let (s, out) = (self.name('s'), self.name('v'));
        self.line(&format!("var {s} stack[{text}]"));
        let (a, b) = (self.operand(&ty, 2), self.operand(&ty, 2));
        self.line(&format!("{s}.push({a}).push({b})"));
        self.line(&format!("{out} := {s}.pop()"));
        self.line(&format!("_ = {out}"));
        self.variables.push((out, ty));
    }

    // Expressions.

    /// A literal or an expression that is not constant.
    fn operand(&mut self, ty: &Ty, depth: usize) -> String {
        if self.chance(25) && !matches!(ty, Ty::Any | Ty::Pointer(_) | Ty::Func(..)) {
            let literal = self.literal(ty);
            let text = self.text(ty);
            return match ty {
                Ty::Integer(_) | Ty::Float(_) => format!("{text}({literal})"),
                _ => literal,
            };
        }
        self.expression(ty, depth)
    }

    fn integer_literal(&mut self, name: &str) -> String {
        let bits = match name.trim_start_matches(|c: char| c.is_alphabetic()) {
            "" => 64,
            n => n.parse().expect("a width"),
        };
        let random: u64 = self.random.random();
        let extreme = self.chance(30);
        if name.starts_with('u') {
            let max = u64::MAX >> (64 - bits);
            match (extreme, self.below(2)) {
                (true, 0) => max.to_string(),
                (true, _) => (max / 2 + 1).to_string(),
                (false, 0) => (random % 10).to_string(),
                (false, _) => (random & max).to_string(),
            }
        } else {
            let max = i64::MAX >> (64 - bits);
            match (extreme, self.below(3)) {
                (true, 0) => max.to_string(),
                (true, 1) => (-max - 1).to_string(),
                (true, _) => "-1".into(),
                (false, 0) => (random as i64 & max).to_string(),
                (false, _) => (random % 20).to_string(),
            }
        }
    }

    fn literal(&mut self, ty: &Ty) -> String {
        match ty {
            Ty::Integer(name) => self.integer_literal(name),
            Ty::Float(_) => {
                let all = [
                    "0",
                    "1",
                    "-1.5",
                    "2.25",
                    "1e10",
                    "-3e-7",
                    "0.1",
                    "123456.789",
                    "16777217",
                    "1e30",
                ];
                (*all.choose(&mut self.random).expect("some")).into()
            }
            Ty::Bool => ["true", "false"][self.below(2)].into(),
            Ty::Text => {
                let all = [
                    r#""""#,
                    r#""a""#,
                    r#""héllo""#,
                    r#""x\ty\n""#,
                    r#""日本""#,
                    r#""\xff\xfe""#,
                    r#""zokor""#,
                    "`raw`",
                ];
                (*all.choose(&mut self.random).expect("some")).into()
            }
            Ty::Slice(elem) => {
                let values: Vec<String> =
                    (0..self.below(4)).map(|_| self.operand(elem, 1)).collect();
                format!("{}{{{}}}", self.text(ty), values.join(", "))
            }
            Ty::Array(n, elem) => {
                let values: Vec<String> = (0..*n).map(|_| self.operand(elem, 1)).collect();
                format!("{}{{{}}}", self.text(ty), values.join(", "))
            }
            Ty::Map(key, elem) => {
                let mut entries = Vec::new();
                for i in 0..self.below(3) {
                    let key = match &**key {
                        Ty::Text => format!("\"k{i}\""),
                        _ => i.to_string(),
                    };
                    entries.push(format!("{key}: {}", self.operand(elem, 1)));
                }
                format!("{}{{{}}}", self.text(ty), entries.join(", "))
            }
            // In parentheses, as it may stand in the head of a statement.
            Ty::Struct(i) => format!("({})", self.composite(*i)),
            Ty::Pointer(i) => format!("(&{})", self.composite(*i)),
            Ty::Func(arg, result) => {
                let value = self.literal(result);
                format!(
                    "func(_ {}) {} {{ return {value} }}",
                    self.text(arg),
                    self.text(result)
                )
            }
            Ty::Any => "nil".into(),
        }
    }

    fn composite(&mut self, i: usize) -> String {
        let mut fields = Vec::new();
        for (k, field) in self.structs[i].clone().iter().enumerate() {
            if self.chance(80) {
                fields.push(format!("f{k}: {}", self.operand(field, 1)));
            }
        }
        format!("{}{{{}}}", self.text(&Ty::Struct(i)), fields.join(", "))
    }

    fn shift_count(&mut self) -> String {
        if self.chance(40) {
            return self.below(70).to_string();
        }
        if self.pure || self.chance(80) {
            let ty = Ty::Integer(["uint", "uint8", "uint16", "uint64"][self.below(4)]);
            return format!("({} % 70)", self.expression(&ty, 1));
        }
        let ty = self.integer();
        self.expression(&ty, 1)
    }

    /// An expression of exactly this type that is not constant.
    fn expression(&mut self, ty: &Ty, depth: usize) -> String {
        if depth == 0 || self.chance(25) {
            return self.leaf(ty);
        }
        if !self.pure
            && self.chance(12)
            && let Some(call) = self.call(ty, depth - 1)
        {
            return call;
        }
        match ty {
            Ty::Integer(_) => self.integer_expression(ty, depth - 1),
            Ty::Float(_) => self.float_expression(ty, depth - 1),
            Ty::Bool => self.bool_expression(depth - 1),
            Ty::Text => self.text_expression(depth - 1),
            Ty::Slice(elem) if !self.pure => {
                let elem = (**elem).clone();
                match self.below(4) {
                    0 => {
                        let (s, x) = (
                            self.expression(ty, depth - 1),
                            self.operand(&elem, depth - 1),
                        );
                        format!("append({s}, {x})")
                    }
                    1 => {
                        let s = self.expression(ty, depth - 1);
                        let (i, j) = (self.below(4), self.below(6));
                        format!("part({s}, {i}, {j})")
                    }
                    2 => {
                        let from = self.basic();
                        let (s, f) = (
                            self.expression(&Ty::Slice(Box::new(from.clone())), depth - 1),
                            self.expression(&Ty::Func(Box::new(from), Box::new(elem)), 0),
                        );
                        format!("apply({s}, {f})")
                    }
                    _ => {
                        let s = self.expression(ty, depth - 1);
                        let a = self.name('a');
                        let text = self.text(&elem);
                        self.variables.push((a.clone(), elem));
                        let condition = self.expression(&Ty::Bool, 1);
                        self.variables.pop();
                        format!(
                            "keep({s}, func({a} {text}) bool {{ _ = {a}; return {condition} }})"
                        )
                    }
                }
            }
            Ty::Any if !self.pure => {
                let inner = match self.below(3) {
                    0 => Ty::Struct(self.below(self.structs.len())),
                    _ => self.basic(),
                };
                let value = self.expression(&inner, depth - 1);
                format!("any({value})")
            }
            _ => {
                let condition = self.expression(&Ty::Bool, depth - 1);
                let (a, b) = (self.leaf(ty), self.leaf(ty));
                format!("pick({condition}, {a}, {b})")
            }
        }
    }

    fn leaf(&mut self, ty: &Ty) -> String {
        if self.chance(80)
            && let Some((name, _)) = self.variable(|t| t == ty)
        {
            return name;
        }
        if self.chance(40)
            && let Some((name, Ty::Struct(i))) = self.variable(|t| matches!(t, Ty::Struct(_)))
            && let Some(k) = self.structs[i].iter().position(|f| f == ty)
        {
            return format!("{name}.f{k}");
        }
        let text = self.text(ty);
        match ty {
            Ty::Pointer(i) => format!("v(&{text}{{}})", text = self.text(&Ty::Struct(*i))),
            Ty::Any => "any(v(7))".into(),
            _ => {
                let pure = std::mem::replace(&mut self.pure, true);
                let literal = self.literal(ty);
                self.pure = pure;
                format!("v[{text}]({literal})")
            }
        }
    }

    /// A call of something with a result of this type.
    fn call(&mut self, ty: &Ty, depth: usize) -> Option<String> {
        if self.chance(50)
            && let Some((name, Ty::Func(arg, _))) =
                self.variable(|t| matches!(t, Ty::Func(_, result) if **result == *ty))
        {
            let arg = self.operand(&arg, depth.min(1));
            return Some(format!("{name}({arg})"));
        }
        let fitting: Vec<usize> = (0..self.functions.len())
            .filter(|&i| self.functions[i].results == [ty.clone()])
            .collect();
        let i = *fitting.choose(&mut self.random)?;
        let (name, params) = (
            self.functions[i].name.clone(),
            self.functions[i].params.clone(),
        );
        let args: Vec<String> = params
            .iter()
            .map(|p| self.operand(p, depth.min(1)))
            .collect();
        Some(format!("{name}({})", args.join(", ")))
    }

    fn integer_expression(&mut self, ty: &Ty, depth: usize) -> String {
        let text = self.text(ty);
        match self.below(12) {
            0..4 => {
                let op = ["+", "-", "*", "&", "|", "^", "&^"]
                    .choose(&mut self.random)
                    .expect("some");
                let (a, b) = (self.expression(ty, depth), self.operand(ty, depth));
                if self.chance(30) {
                    format!("({b} {op} {a})")
                } else {
                    format!("({a} {op} {b})")
                }
            }
            4 => {
                let op = if self.chance(50) { "/" } else { "%" };
                let (a, b) = (self.operand(ty, depth), self.expression(ty, depth));
                if self.pure || self.chance(80) {
                    format!("({a} {op} ({b} | 1))")
                } else {
                    format!("({a} {op} {b})")
                }
            }
            5 => {
                let op = if self.chance(50) { "<<" } else { ">>" };
                let (a, count) = (self.expression(ty, depth), self.shift_count());
                format!("({a} {op} {count})")
            }
            6 => {
                let op = ["-", "^", "+"][self.below(3)];
                format!("({op}{})", self.expression(ty, depth))
            }
            7 | 8 => {
                let from = if self.chance(75) {
                    self.integer()
                } else {
                    Ty::Float(["float64", "float32"][self.below(2)])
                };
                format!("{text}({})", self.expression(&from, depth))
            }
            9 => {
                let f = if self.chance(50) { "min" } else { "max" };
                let (a, b) = (self.expression(ty, depth), self.operand(ty, depth));
                format!("{f}({a}, {b})")
            }
            10 => match self
                .variable(|t| matches!(t, Ty::Slice(_) | Ty::Text | Ty::Map(..) | Ty::Array(..)))
            {
                Some((name, _)) => format!("{text}(len({name}))"),
                None => self.leaf(ty),
            },
            _ => self.element(ty, depth),
        }
    }

    /// An element of something in scope.
    fn element(&mut self, ty: &Ty, depth: usize) -> String {
        if self.pure {
            return self.leaf(ty);
        }
        let wanted = |t: &Ty| match t {
            Ty::Slice(elem) | Ty::Array(_, elem) | Ty::Map(_, elem) => **elem == *ty,
            _ => false,
        };
        match self.variable(wanted) {
            Some((name, Ty::Map(key, _))) => {
                let key = self.operand(&key, depth);
                format!("{name}[{key}]")
            }
            Some((name, _)) => {
                let integer = self.integer();
                let index = self.expression(&integer, depth);
                if self.chance(85) {
                    format!("{name}[at({index}, len({name}))]")
                } else {
                    format!("{name}[{index}]")
                }
            }
            None if matches!(ty, Ty::Integer("uint8")) => {
                let s = self.expression(&Ty::Text, depth);
                format!("({s} + \"z\")[0]")
            }
            None => {
                let s = self.expression(&Ty::Slice(Box::new(ty.clone())), depth.min(1));
                if Self::is_number(ty) {
                    format!("total({s}...)")
                } else {
                    self.leaf(ty)
                }
            }
        }
    }

    fn float_expression(&mut self, ty: &Ty, depth: usize) -> String {
        let text = self.text(ty);
        match self.below(8) {
            0..5 => {
                let op = ["+", "-", "*", "/"].choose(&mut self.random).expect("some");
                let (a, b) = (self.expression(ty, depth), self.expression(ty, depth));
                format!("({a} {op} {b})")
            }
            5 => format!("(-{})", self.expression(ty, depth)),
            6 => {
                let from = if self.chance(60) {
                    self.integer()
                } else {
                    Ty::Float(["float64", "float32"][self.below(2)])
                };
                format!("{text}({})", self.expression(&from, depth))
            }
            _ => self.element(ty, depth),
        }
    }

    fn bool_expression(&mut self, depth: usize) -> String {
        match self.below(8) {
            0..4 => {
                let ty = match self.below(4) {
                    0 => Ty::Text,
                    1 => Ty::Float("float64"),
                    _ => self.integer(),
                };
                let op = ["==", "!=", "<", "<=", ">", ">="]
                    .choose(&mut self.random)
                    .expect("some");
                let (a, b) = (self.expression(&ty, depth), self.operand(&ty, depth));
                format!("({a} {op} {b})")
            }
            4 => {
                let op = if self.chance(50) { "&&" } else { "||" };
                let (a, b) = (
                    self.expression(&Ty::Bool, depth),
                    self.expression(&Ty::Bool, depth),
                );
                format!("({a} {op} {b})")
            }
            5 => format!("(!{})", self.expression(&Ty::Bool, depth)),
            6 => {
                let ty = Ty::Struct(self.below(self.structs.len()));
                let op = if self.chance(50) { "==" } else { "!=" };
                let (a, b) = (
                    self.expression(&ty, depth.min(1)),
                    self.expression(&ty, depth.min(1)),
                );
                format!("({a} {op} {b})")
            }
            _ => {
                let (a, b) = (self.expression(&Ty::Any, 1), self.expression(&Ty::Any, 1));
                format!("({a} == {b})")
            }
        }
    }

    fn text_expression(&mut self, depth: usize) -> String {
        match self.below(7) {
            0 | 1 => {
                let (a, b) = (
                    self.expression(&Ty::Text, depth),
                    self.operand(&Ty::Text, depth),
                );
                format!("cut({a} + {b}, 0, 30)")
            }
            2 => {
                let s = self.expression(&Ty::Text, depth);
                let (i, j) = (self.below(5), self.below(8));
                format!("cut({s}, {i}, {j})")
            }
            3 => {
                let ty = Ty::Integer(["int", "int16", "uint32", "int64"][self.below(4)]);
                format!("string(rune({} % 1000))", self.expression(&ty, depth))
            }
            4 => {
                let ty = self.basic();
                format!("fmt.Sprint({})", self.expression(&ty, depth))
            }
            5 => {
                let s = self.expression(&Ty::Text, depth);
                let kind = if self.chance(50) { "byte" } else { "rune" };
                format!("string([]{kind}({s}))")
            }
            _ => {
                let s = self.expression(&Ty::Any, depth);
                format!("describe({s})")
            }
        }
    }
}
