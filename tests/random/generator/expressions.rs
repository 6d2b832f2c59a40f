//! Expressions and literals.

use super::{Generator, Ty};
use rand::Rng;
use rand::seq::IndexedRandom;

/// How many literals may be around one that has elements: their elements hold literals again.
const NESTED: usize = 4;

impl Generator {
    /// A literal or an expression that is not constant.
    pub(super) fn operand(&mut self, ty: &Ty, depth: usize) -> String {
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

    pub(super) fn integer_literal(&mut self, name: &str) -> String {
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

    pub(super) fn literal(&mut self, ty: &Ty) -> String {
        if self.literals > NESTED {
            match ty {
                Ty::Slice(_) | Ty::Array(..) | Ty::Map(..) => {
                    return format!("{}{{}}", self.text(ty));
                }
                Ty::Struct(_) => return format!("({}{{}})", self.text(ty)),
                Ty::Pointer(i) => return format!("(&{}{{}})", self.text(&Ty::Struct(*i))),
                _ => {}
            }
        }
        self.literals += 1;
        let text = self.full_literal(ty);
        self.literals -= 1;
        text
    }

    fn full_literal(&mut self, ty: &Ty) -> String {
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

    pub(super) fn composite(&mut self, i: usize) -> String {
        let mut fields = Vec::new();
        for (k, field) in self.structs[i].clone().iter().enumerate() {
            if self.chance(80) {
                fields.push(format!("f{k}: {}", self.operand(field, 1)));
            }
        }
        format!("{}{{{}}}", self.text(&Ty::Struct(i)), fields.join(", "))
    }

    pub(super) fn shift_count(&mut self) -> String {
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
    pub(super) fn expression(&mut self, ty: &Ty, depth: usize) -> String {
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

    pub(super) fn leaf(&mut self, ty: &Ty) -> String {
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
    pub(super) fn call(&mut self, ty: &Ty, depth: usize) -> Option<String> {
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

    pub(super) fn integer_expression(&mut self, ty: &Ty, depth: usize) -> String {
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
                // The length of an array is constant: hidden.
                Some((name, _)) => format!("{text}(v(len({name})))"),
                None => self.leaf(ty),
            },
            _ => self.element(ty, depth),
        }
    }

    /// An element of something in scope.
    pub(super) fn element(&mut self, ty: &Ty, depth: usize) -> String {
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

    pub(super) fn float_expression(&mut self, ty: &Ty, depth: usize) -> String {
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

    pub(super) fn bool_expression(&mut self, depth: usize) -> String {
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

    pub(super) fn text_expression(&mut self, depth: usize) -> String {
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
