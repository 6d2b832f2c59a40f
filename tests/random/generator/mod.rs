//! Random well-typed Go programs.
//!
//! A unit is a few types, functions over them and a function `mainN` that calls each of them and prints. Units of one
//! file share only the helpers of [`PRELUDE`], so that many fit into one program and each can be looked at alone. Every
//! unit ends: functions call only earlier ones, and calls and iterations use up `fuel`. Its output is determined: no
//! addresses, maps are printed sorted and summed in any order, goroutines neither panic nor touch what others do.

mod declarations;
mod expressions;
mod pieces;
mod statements;

use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use std::fmt::Write;

/// What all units share.
pub const PRELUDE: &str = include_str!("prelude.go");

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
    /// How many literals are around.
    literals: usize,
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
        literals: 0,
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
}
