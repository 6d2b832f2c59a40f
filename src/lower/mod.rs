//! Lowering: the checked syntax tree becomes the typed tree that is evaluated.
//!
//! Demand-driven: beginning with the initialisation of the user's packages and `main.main`, a function is lowered when
//! another one refers to it ([`program`]); generic functions once for each list of type arguments. What must hold:
//! - Nothing is left to be found out later: every name is a slot, an address or a function, every implicit conversion,
//!   dereference and copy is spelled out.
//! - Temporaries of an expression live until its statement ends; calls begin above all of them ([`function`]).
//! - Operands are lowered in the order in which they are evaluated, so that no temporary lies where a call in between
//!   puts its frame.
//! - What is not supported is reported as a mistake of the program, with its place.

mod assign;
mod builtins;
mod call;
mod cell;
mod closure;
mod composite;
mod constant;
mod convert;
mod defer;
mod defer_outside;
mod expr;
mod function;
mod method;
mod operator;
mod order;
mod place;
mod program;
mod range;
mod range_func;
mod scan;
mod select;
mod stmt;
mod switch;
mod thunk;
mod types;
mod wide;

pub use cell::Interactive;

use crate::diagnostic::Diagnostics;
use crate::runtime::Func;
use crate::runtime::host::Bound;
use crate::runtime::image::Image;
use crate::runtime::types::TypeRef;
use crate::source::Span;
use crate::tree::{Function, Program};
use crate::types::Checker;
use crate::types::object::{ObjId, PackageId};
use crate::types::ty::TypeId;
use function::Frame;
use program::{FuncKey, Job};
use rustc_hash::{FxHashMap, FxHashSet};
use std::collections::VecDeque;
use std::ops::{Deref, DerefMut};
use std::sync::Arc;
use types::{Class, Shape};

/// What is lowered beside what the program itself needs.
#[derive(Default)]
pub struct Extent {
    /// The exported functions of package main, to be called from outside.
    pub exports: bool,
    /// Packages of the host, and the names that it binds: their body-less functions are all needed, so that the
    /// declarations are compared with what they are bound to.
    pub bound: Vec<(String, Vec<String>)>,
}

/// Lowers a checked program into an image: functions, constants and package variables are its. `natives` finds the Rust function for the qualified name of a body-less declaration.
///
/// # Errors
/// What zokor does not support, and natives that do not exist.
pub fn lower<'a>(
    checked: &'a mut Checker,
    natives: Natives<'a>,
    image: &'static Image,
    extent: &Extent,
) -> Result<Program, Diagnostics> {
    let mut lower = Lower::new(Held::Lent(checked), natives, image);
    lower.reflection = lower.reflection();
    let (start, init, exports) = lower.program(extent);
    if lower.diags.is_empty() {
        Ok(Program {
            functions: lower.functions,
            start,
            init,
            exports,
        })
    } else {
        Err(lower.diags)
    }
}

/// Finds what is bound to the qualified name of a body-less declaration.
pub type Natives<'a> = &'a dyn Fn(&str) -> Option<Bound<'a>>;

/// How much of types a program may look up while it runs: what must be there without being named.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Debug)]
enum Reflection {
    /// Only what interfaces ask for.
    None,
    /// Values are taken apart: the pointers to their parts have methods too.
    Pointers,
    /// Methods are called by name, and what they return is looked at.
    Methods,
}

/// The checker of what is lowered.
enum Held<'a> {
    Lent(&'a mut Checker),
    Own(Box<Checker>),
}

impl Deref for Held<'_> {
    type Target = Checker;

    fn deref(&self) -> &Checker {
        match self {
            Held::Lent(checker) => checker,
            Held::Own(checker) => checker,
        }
    }
}

impl DerefMut for Held<'_> {
    fn deref_mut(&mut self) -> &mut Checker {
        match self {
            Held::Lent(checker) => checker,
            Held::Own(checker) => checker,
        }
    }
}

/// The state of lowering.
struct Lower<'a> {
    checked: Held<'a>,
    natives: Natives<'a>,
    image: &'static Image,
    /// Sizes and offsets, by canonical type.
    shapes: FxHashMap<TypeId, Arc<Shape>>,
    /// Descriptors, by canonical type.
    descriptors: FxHashMap<TypeId, TypeRef>,
    classes: FxHashMap<TypeId, Class>,
    funcs: FxHashMap<FuncKey, &'static Func>,
    queue: VecDeque<Job>,
    functions: Vec<Function>,
    /// Addresses of package variables.
    globals: FxHashMap<ObjId, usize>,
    /// Variables whose initialisers are lowered, or have none.
    initialised: FxHashSet<ObjId>,
    used_packages: FxHashSet<PackageId>,
    /// Packages whose `init` functions are lowered.
    started: FxHashSet<PackageId>,
    /// How much of types the program may look up while it runs.
    reflection: Reflection,
    /// Types of which interface values exist, in the order found.
    live: Vec<TypeId>,
    live_set: FxHashSet<TypeId>,
    method_sets: FxHashMap<TypeId, Arc<[crate::types::lookup::MethodEntry]>>,
    /// How many selectors a type's dispatch table answers to.
    completed: FxHashMap<TypeId, usize>,
    thunks: FxHashMap<thunk::ThunkKey, &'static Func>,
    /// The function that divides complex numbers.
    division: Option<&'static Func>,
    /// The function that makes calls which bodies of loops over functions deferred.
    runner: Option<&'static Func>,
    strings: FxHashMap<Box<[u8]>, usize>,
    /// The function that is being lowered.
    frame: Frame,
    diags: Diagnostics,
}

impl<'a> Lower<'a> {
    fn new(checked: Held<'a>, natives: Natives<'a>, image: &'static Image) -> Lower<'a> {
        Lower {
            checked,
            natives,
            image,
            shapes: FxHashMap::default(),
            descriptors: FxHashMap::default(),
            classes: FxHashMap::default(),
            funcs: FxHashMap::default(),
            queue: VecDeque::new(),
            functions: Vec::new(),
            globals: FxHashMap::default(),
            initialised: FxHashSet::default(),
            used_packages: FxHashSet::default(),
            started: FxHashSet::default(),
            reflection: Reflection::None,
            live: Vec::new(),
            live_set: FxHashSet::default(),
            method_sets: FxHashMap::default(),
            completed: FxHashMap::default(),
            thunks: FxHashMap::default(),
            division: None,
            runner: None,
            strings: FxHashMap::default(),
            frame: Frame::default(),
            diags: Diagnostics::new(),
        }
    }

    /// Reports what zokor does not support.
    fn unsupported(&mut self, span: Span, what: &str) {
        self.diags.error(
            "Unsupported",
            span,
            format!("zokor does not support {what} yet"),
        );
    }
}
