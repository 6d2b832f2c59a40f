//! Set pieces: short idioms with random parts, for what random statements alone would seldom meet.

use super::{Generator, Ty};
use rand::seq::IndexedRandom;

/// Formats by what they are for: numbers, floats, texts.
const VERBS: [&[&str]; 3] = [
    &[
        "%d", "%+05d", "%x", "%#o", "%-8d|", "%b", "%08b", "%c", "%U", "%q", "%v", "%6.3d",
    ],
    &[
        "%g", "%8.3f", "%e", "%+.2g", "%-12.1f|", "%G", "%010.2f", "%v", "%x", "% .3e",
    ],
    &[
        "%s", "%q", "%-8s|", "%8.3s", "%x", "% x", "%+q", "%#v", "%v", "%d",
    ],
];

impl Generator {
    pub(super) fn piece(&mut self) {
        match self.below(13) {
            0 => self.complex(),
            1 => self.grid(),
            2 => self.keyed(),
            3 => self.anonymous(),
            4 => self.defers(),
            5 => self.jump(),
            6 => self.method_values(),
            7 => self.copying(),
            8 => self.embedded(),
            9 => self.constants(),
            10 => self.verbs(),
            11 => self.labelled_select(),
            _ => self.generics(),
        }
    }

    fn complex(&mut self) {
        let float = Ty::Float("float64");
        let (c, v) = (self.name('c'), self.name('v'));
        let parts: Vec<String> = (0..4).map(|_| self.expression(&float, 2)).collect();
        let op = ["+", "-", "*", "/"][self.below(4)];
        self.line(&format!("{c} := complex({}, {})", parts[0], parts[1]));
        self.line(&format!(
            "{c} {op}= complex({}, {}) * {c}",
            parts[2], parts[3]
        ));
        self.line(&format!("fmt.Println({c} == -{c}, complex64({c}))"));
        let half = ["real", "imag"][self.below(2)];
        self.line(&format!("{v} := {half}({c})"));
        self.line(&format!("_ = {v}"));
        self.variables.push((v, float));
    }

    /// Slices of slices and arrays of arrays.
    fn grid(&mut self) {
        let ty = self.integer();
        let text = self.text(&ty);
        let (g, a, b) = (self.name('g'), self.name('a'), self.name('b'));
        let (n, m) = (1 + self.below(3), 1 + self.below(4));
        let index: Vec<String> = (0..4)
            .map(|_| self.expression(&Ty::Integer("int"), 1))
            .collect();
        let value = self.expression(&ty, 2);
        self.line(&format!("{g} := make([][]{text}, {n})"));
        self.open(&format!("for i := range {g} {{"));
        self.line(&format!("{g}[i] = make([]{text}, {m})"));
        self.line(&format!(
            "for j := range {g}[i] {{ {g}[i][j] = {text}(i*{m} + j) }}"
        ));
        self.close("}");
        self.line(&format!(
            "{g}[at({}, {n})][at({}, {m})] += {value}",
            index[0], index[1]
        ));
        self.line(&format!("var {a} [{n}][{m}]{text}"));
        self.line(&format!(
            "{a}[at({}, {n})][at({}, {m})] -= {g}[0][{m}-1]",
            index[2], index[3]
        ));
        self.line(&format!("{b} := {a}"));
        self.line(&format!("{a}[0][0]++"));
        self.line(&format!("fmt.Println({g}, {a}, {b} == {a}, {a}[{n}-1][:])"));
        self.variables
            .push((format!("{g}[0]"), Ty::Slice(Box::new(ty))));
    }

    /// Maps whose keys are structs, arrays and interfaces.
    fn keyed(&mut self) {
        let ty = self.integer();
        let text = self.text(&ty);
        let key = match self.below(3) {
            0 => Ty::Array(2, Box::new(self.integer())),
            1 => Ty::Any,
            _ => Ty::Struct(self.below(self.structs.len())),
        };
        let key_text = self.text(&key);
        let (m, v) = (self.name('m'), self.name('v'));
        self.line(&format!("{m} := map[{key_text}]{text}{{}}"));
        for op in ["+=", "=", "|="] {
            let (key, value) = (self.expression(&key, 2), self.expression(&ty, 1));
            self.line(&format!("{m}[{key}] {op} {value}"));
        }
        let (a, b) = (self.expression(&key, 2), self.expression(&key, 1));
        self.line(&format!("delete({m}, {a})"));
        self.line(&format!("{v}, ok := {m}[{b}]").replace(", ok :=", &format!(", o{v} :=")));
        self.line(&format!("fmt.Println(len({m}), {v}, o{v})"));
        self.variables.push((v, ty));
    }

    fn anonymous(&mut self) {
        let (t, u) = (self.basic(), self.basic());
        let text = format!("struct {{ a {}; b {} }}", self.text(&t), self.text(&u));
        let (x, y) = (self.name('x'), self.name('y'));
        let values: Vec<String> = [&t, &u, &t].iter().map(|t| self.operand(t, 2)).collect();
        self.line(&format!("{x} := {text}{{{}, {}}}", values[0], values[1]));
        self.line(&format!("{y} := {x}"));
        self.line(&format!("{y}.a = {}", values[2]));
        self.line(&format!("_, o{y} := any({y}).({text})"));
        self.line(&format!(
            "fmt.Printf(\"%v %+v %T %v %v\\n\", {x}, {y}, {x}, {x} == {y}, o{y})"
        ));
        self.variables.push((format!("{y}.a"), t));
    }

    /// Calls deferred in a loop, which run from the last to the first.
    fn defers(&mut self) {
        let ty = self.integer();
        let text = self.text(&ty);
        let v = self.name('v');
        self.line(&format!("{v} := {text}(1)"));
        self.open("func() {");
        if self.chance(50) {
            self.line("defer func() { fmt.Println(\"after\", recover()) }()");
        }
        let n = 1 + self.below(4);
        self.open(&format!("for i := range {n} {{"));
        let value = self.expression(&ty, 2);
        self.line(&format!(
            "defer func(k {text}) {{ {v} = {v}*k + {value} }}({text}(i) + 2)"
        ));
        self.close("}");
        self.variables.push((v, ty));
        let scope = self.variables.len();
        self.assignment();
        self.variables.truncate(scope);
        self.close("}()");
    }

    fn jump(&mut self) {
        let (n, label) = (self.name('n'), self.name('L'));
        self.line(&format!("{n} := 0"));
        self.line(&format!("{label}:"));
        let times = 1 + self.below(4);
        self.open(&format!("if {n} < {times} {{"));
        self.line(&format!("{n}++"));
        self.line("burn()");
        let scope = self.variables.len();
        self.assignment();
        self.update();
        self.variables.truncate(scope);
        self.line(&format!("goto {label}"));
        self.close("}");
    }

    fn method_values(&mut self) {
        let Some((name, Ty::Struct(i))) = self.variable(|t| matches!(t, Ty::Struct(_))) else {
            return self.complex();
        };
        let text = self.text(&Ty::Struct(i));
        let (f, v) = (self.name('f'), self.name('v'));
        let (a, b) = (
            self.expression(&Ty::Integer("int64"), 1),
            self.expression(&Ty::Integer("int64"), 1),
        );
        self.line(&format!("{f} := {name}.grow"));
        let weight = [
            "{text}.weight({name})",
            "{name}.weight()",
            "(*{text}).weight(&{name})",
        ][self.below(3)];
        let weight = weight.replace("{text}", &text).replace("{name}", &name);
        self.line(&format!(
            "{v} := {f}({a}) ^ {weight} - (*{text}).grow(&{name}, {b})"
        ));
        self.line(&format!("fmt.Println({v}, {name})"));
        self.variables.push((v, Ty::Integer("int64")));
    }

    fn copying(&mut self) {
        let Some((name, Ty::Slice(elem))) = self.variable(|t| matches!(t, Ty::Slice(_))) else {
            return self.grid();
        };
        let ty = Ty::Slice(elem);
        let v = self.name('v');
        let other = self.expression(&ty, 2);
        let (i, j) = (self.below(4), self.below(6));
        match self.below(4) {
            0 => self.line(&format!("{v} := copy({name}, {other})")),
            1 => self.line(&format!("{v} := copy(part({name}, {i}, {j}), {name})")),
            2 => self.line(&format!(
                "{v} := len(append(part({name}, 0, {i}), {other}...))"
            )),
            _ => {
                self.line(&format!(
                    "{v} := cap({name}[:at({i}, len({name})+1):at({j}, len({name})+1)])"
                ));
                self.line(&format!("clear(part({name}, {i}, {j}))"));
            }
        }
        self.line(&format!("fmt.Println({v}, {name})"));
        self.variables.push((v, Ty::Integer("int")));
    }

    /// A struct with another one embedded, and an interface with another one embedded.
    fn embedded(&mut self) {
        let i = self.below(self.structs.len());
        let inner = Ty::Struct(i);
        let (extra, text) = (self.basic(), self.text(&inner));
        let pointer = if self.chance(40) { "*" } else { "" };
        let (e, face, x) = (self.name('e'), self.name('i'), self.name('x'));
        let extra_text = self.text(&extra);
        let (a, b) = (self.expression(&inner, 2), self.operand(&extra, 2));
        let n = self.expression(&Ty::Integer("int64"), 1);
        self.line(&format!(
            "type {e} struct {{ {pointer}{text}; extra {extra_text} }}"
        ));
        self.line(&format!(
            "type {face} interface {{ interface{{ weight() int64 }}; grow(int64) int64 }}"
        ));
        if pointer.is_empty() {
            self.line(&format!("{x} := {e}{{{a}, {b}}}"));
        } else {
            self.line(&format!("{x} := {e}{{new({text}), {b}}}"));
            self.line(&format!("*{x}.{text} = {a}"));
        }
        self.line(&format!("var {face}v {face} = &{x}"));
        self.line(&format!(
            "fmt.Println({face}v.grow({n}), {x}.weight(), {x}.f0, {x}.extra)"
        ));
        self.line(&format!(
            "if w, ok := any({x}).(interface{{ weight() int64 }}); ok {{ fmt.Println(w.weight()) }}"
        ));
    }

    fn constants(&mut self) {
        let c: Vec<String> = (0..5).map(|_| self.name('c')).collect();
        let (k, n) = (1 + self.below(9), self.below(200));
        self.open("const (");
        self.line(&format!("{} = (iota + 1) * {k}", c[0]));
        self.line(&c[1]);
        self.line(&format!("{} = 1<<({n}+iota) / 3.0", c[2]));
        self.line(&format!("{} = \"é\" + `x`", c[3]));
        self.line(&format!("{} = uint8(len({})<<iota - {k})", c[4], c[3]));
        self.close(")");
        self.line(&format!("fmt.Println({})", c.join(", ")));
    }

    fn verbs(&mut self) {
        for (kind, verbs) in VERBS.iter().enumerate() {
            let ty = match kind {
                0 => self.integer(),
                1 => Ty::Float(["float64", "float32"][self.below(2)]),
                _ => Ty::Text,
            };
            let verb = verbs.choose(&mut self.random).expect("some");
            let value = self.expression(&ty, 2);
            self.line(&format!("fmt.Printf(\"{verb}\\n\", {value})"));
        }
    }

    fn labelled_select(&mut self) {
        let ty = self.basic();
        let text = self.text(&ty);
        let (ch, label, x) = (self.name('h'), self.name('L'), self.name('x'));
        let (a, b) = (self.operand(&ty, 2), self.operand(&ty, 1));
        self.line(&format!("{ch} := make(chan {text}, 2)"));
        self.line(&format!("{ch} <- {a}"));
        self.line(&format!("{label}:"));
        let times = 2 + self.below(4);
        self.open(&format!("for i := range {times} {{"));
        self.open("select {");
        self.line(&format!("case {x}, ok := <-{ch}:"));
        self.line(&format!("\tfmt.Println(i, {x}, ok)"));
        let condition = self.expression(&Ty::Bool, 1);
        let jump = ["break", "continue"][self.below(2)];
        self.line(&format!("\tif {condition} {{ {jump} {label} }}"));
        self.line("default:");
        self.line(&format!("\t{ch} <- {b}"));
        self.close("}");
        self.close("}");
    }

    fn generics(&mut self) {
        let (t, a) = (self.basic(), self.basic());
        let slice = self.expression(&Ty::Slice(Box::new(t.clone())), 2);
        let (start, x, y, v) = (
            self.operand(&a, 1),
            self.name('x'),
            self.name('y'),
            self.name('v'),
        );
        let (t_text, a_text) = (self.text(&t), self.text(&a));
        let scope = self.variables.len();
        self.variables.push((x.clone(), a.clone()));
        self.variables.push((y.clone(), t.clone()));
        let body = self.expression(&a, 2);
        self.variables.truncate(scope);
        self.line(&format!(
            "{v} := fold({slice}, {a_text}({start}), func({x} {a_text}, {y} {t_text}) {a_text} {{ burn(); return {body} }})"
        ));
        let (k, other) = (self.operand(&t, 1), self.operand(&t, 1));
        let p = self.name('p');
        self.line(&format!("{p} := pair[{t_text}, {a_text}]{{{k}, {v}}}"));
        self.line(&format!("fmt.Println({p}.swapped({other}))"));
        self.line(&format!("fmt.Printf(\"%T %+v\\n\", {p}, {p})"));
        self.variables.push((v, a));
    }
}
