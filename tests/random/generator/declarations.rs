//! Types, functions and the function that calls them.

use super::{Function, Generator, Ty};
use rand::seq::IndexedRandom;

impl Generator {
    pub(super) fn program(&mut self) {
        for i in 0..2 + self.below(2) {
            self.structure(i);
        }
        for i in 0..2 + self.below(4) {
            self.function(i);
        }
        self.main();
    }

    pub(super) fn structure(&mut self, i: usize) {
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

    pub(super) fn function(&mut self, i: usize) {
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
    pub(super) fn deferred(&mut self) {
        self.open("defer func() {");
        if self.chance(60) {
            self.open("if r := recover(); r != nil {");
            self.line("fmt.Println(\"recovered\", r)");
            self.close("}");
        }
        self.assignment();
        self.close("}()");
    }

    pub(super) fn main(&mut self) {
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

    pub(super) fn print(&mut self, name: &str, ty: &Ty) {
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
}
