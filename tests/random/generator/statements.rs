//! Statements.

use super::{Generator, Ty};
use rand::seq::IndexedRandom;

impl Generator {
    pub(super) fn statements(&mut self, n: usize) {
        let scope = self.variables.len();
        self.depth += 1;
        for _ in 0..n {
            self.statement();
        }
        self.depth -= 1;
        self.variables.truncate(scope);
    }

    pub(super) fn declare(&mut self, ty: Ty) {
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

    pub(super) fn statement(&mut self) {
        let simple = self.depth > 3;
        match self.below(if simple { 9 } else { 26 }) {
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
            21..25 => self.piece(),
            _ => self.update(),
        }
    }

    pub(super) fn variable(&mut self, wanted: impl Fn(&Ty) -> bool) -> Option<(String, Ty)> {
        let fitting: Vec<_> = self.variables.iter().filter(|(_, ty)| wanted(ty)).collect();
        fitting.choose(&mut self.random).map(|v| (*v).clone())
    }

    pub(super) fn print_variable(&mut self) {
        if let Some((name, ty)) = self.variable(|_| true) {
            self.print(&name, &ty);
        }
    }

    /// A place to assign to, and its type.
    pub(super) fn place(&mut self) -> Option<(String, Ty)> {
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

    pub(super) fn assignment(&mut self) {
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

    pub(super) fn update(&mut self) {
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

    pub(super) fn swap(&mut self) {
        let Some((a, ty)) = self.place() else { return };
        // Compiled Go returns rubbish for a named result that is assigned to itself only, and then recovered.
        if let Some((b, _)) = self.variable(|t| *t == ty).filter(|(b, _)| *b != a) {
            self.line(&format!("{a}, {b} = {b}, {a}"));
        }
    }

    pub(super) fn return_(&mut self) {
        let results = self.results.clone();
        let values: Vec<String> = results.iter().map(|ty| self.operand(ty, 2)).collect();
        self.line(&format!("return {}", values.join(", ")));
    }

    /// A jump out of a loop, or a return, under a condition.
    pub(super) fn leave(&mut self) {
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

    pub(super) fn if_(&mut self) {
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
    pub(super) fn loop_(&mut self, head: &str, inner: Vec<(String, Ty)>) {
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

    pub(super) fn for_(&mut self) {
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

    pub(super) fn range(&mut self) {
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

    pub(super) fn switch(&mut self) {
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

    pub(super) fn type_switch(&mut self) {
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
    pub(super) fn closure(&mut self) {
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

    pub(super) fn goroutines(&mut self) {
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

    pub(super) fn call_statement(&mut self) {
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

    pub(super) fn generic_stack(&mut self) {
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
}
