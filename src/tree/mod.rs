//! The typed tree: a program as plain data, every name resolved to a slot, an address or a function, every generic
//! instantiated, every implicit step spelled out.
//!
//! Lowering makes it, the evaluator turns it into closures; it knows neither syntax nor types of the front end. What must
//! hold:
//! - Expressions yield one word, in one of three machine types: [`Int`] (all integers, and every reference: strings,
//!   pointers, maps, channels, functions, interfaces), [`Float`] and [`Bool`]. Values of several words (slices, structs,
//!   arrays, complex numbers) are built into slots by statements; `Seq` puts statements before an expression.
//! - Integers are canonical: sign- or zero-extended from their width. Whatever can leave the width is under [`Int::Wrap`].
//! - In a store, the value is evaluated before the place's address and its checks. Lowering has moved operands with effects
//!   into temporaries where Go's order wants another.
//! - Slots are numbered from the frame's start: result area, arguments, closure pointer, locals and temporaries, outgoing
//!   calls. A call's frame begins at `base` ([`Call`]); slot `base - 1` takes its site. A nested call's base lies above what is
//!   still needed.
//! - Slots are not cleared on entry: whoever declares a variable sets it.
//! - A [`SiteId`] names the place in the source that a panic, a call or a blocking operation is reported at.

pub mod print;

use crate::runtime::context::{Func, Ret};
use crate::runtime::host::HostFunc;
use crate::runtime::native::NativeFn;
use crate::runtime::types::TypeRef;

/// A slot of the running function's frame.
pub type Slot = u32;
/// A place in the source; see `runtime::site`.
pub type SiteId = u32;
/// Names a loop, a block or a statement behind a `goto` label, unique in its function.
pub type Label = u32;
/// A list of statements.
pub type Block = Vec<Stmt>;

/// A program ready to be evaluated.
pub struct Program {
    /// All functions reachable from the start.
    pub functions: Vec<Function>,
    /// Initialises all packages, then calls `main.main`.
    pub start: &'static Func,
    /// Initialises all packages.
    pub init: &'static Func,
    /// The exported functions of package main, for those who call them: names, types, functions.
    pub exports: Vec<(Box<str>, TypeRef, &'static Func)>,
}

/// A function with its body.
pub struct Function {
    /// How the runtime knows it: name, frame, arguments, results.
    pub func: &'static Func,
    /// What it does.
    pub body: Body,
}

/// What a function does.
pub enum Body {
    /// Bound to Rust code.
    Native(NativeFn),
    /// Bound to the host's.
    Host(&'static HostFunc),
    /// Statements.
    Go {
        /// They return by [`Stmt::Return`] or one of its kin; running off the end returns as [`Stmt::Return`] does.
        block: Block,
        /// For a function that defers: run when the body and its deferred calls are done, recovered panics included; it
        /// returns the results from the variables that hold them. The body then returns by [`Stmt::Return`] only.
        defers: Option<Epilogue>,
    },
}

/// The end of a function that defers.
pub struct Epilogue {
    /// Returns the results.
    pub block: Block,
    /// Where the function ends, for traces of deferred calls.
    pub site: SiteId,
}

/// Relations. Unsigned ones are for 64-bit operands; narrower unsigned integers compare as signed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Rel {
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// Integer operations that wrap around at 64 bits and cannot fail.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum IntOp {
    Add,
    Sub,
    Mul,
    And,
    Or,
    Xor,
    AndNot,
}

/// Shifts of 64-bit words.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ShiftOp {
    /// `<<`
    Left,
    /// `>>` of a signed integer.
    Right,
    /// `>>` of an unsigned integer.
    RightUnsigned,
}

/// Operations on floats.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum FloatOp {
    Add,
    Sub,
    Mul,
    Div,
}

/// Functions of one float that are single steps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum FloatFn {
    Neg,
    Sqrt,
    Abs,
    Floor,
    Ceil,
    Trunc,
    /// Rounds to float32.
    Round32,
}

/// How an integer or reference lies in memory; also the widths of [`Int::Wrap`].
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum IntMem {
    I8,
    I16,
    I32,
    U8,
    U16,
    U32,
    /// 64-bit integers and all references.
    W64,
}

/// How a float lies in memory.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
#[allow(missing_docs)]
pub enum FloatMem {
    F32,
    F64,
}

/// Whether a 64-bit operand is signed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Sign {
    Signed,
    Unsigned,
}

/// The integer that a float is cut to. What does not fit gives the smallest (signed) or 2⁶³ (unsigned).
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum Cut {
    Int32,
    Int64,
    Uint64,
}

/// An expression whose value is an integer or a reference.
pub enum Int {
    /// A constant.
    Const(i64),
    /// The address of static data: a string's header, a closure without captures, a box, a package variable.
    Static(usize),
    /// A local variable or temporary.
    Local(Slot),
    /// From memory.
    Load(Box<Place>, IntMem),
    /// The address of a place, after its checks: `&x[i]`, `&p.f`.
    Address(Box<Place>),
    /// Statements, then the value.
    Seq(Block, Box<Int>),
    /// `l op r`
    Bin(IntOp, Box<Int>, Box<Int>),
    /// `-x`
    Neg(Box<Int>),
    /// `^x`
    Not(Box<Int>),
    /// Truncates to a width and extends again.
    Wrap(IntMem, Box<Int>),
    /// `l / r`; panics where r is 0; the smallest integer by -1 is itself.
    Div(Sign, Box<Int>, Box<Int>, SiteId),
    /// `l % r`
    Rem(Sign, Box<Int>, Box<Int>, SiteId),
    /// `l << r`, `l >> r`; counts of 64 and more shift everything out; a negative signed count panics.
    Shift {
        /// Which.
        op: ShiftOp,
        /// What is shifted.
        x: Box<Int>,
        /// By how much.
        count: Box<Int>,
        /// Whether the count is signed; a constant count is not.
        sign: Sign,
        /// Where.
        site: SiteId,
    },
    /// A float converted to an integer, as Go on amd64.
    FromFloat(Cut, Box<Float>),
    /// 0 or 1.
    FromBool(Box<Bool>),
    /// The bits of a float (its word).
    FloatBits(Box<Float>),
    /// A call of a function that returns [`Ret::Int`].
    Call(Box<Call>),
    /// `len(s)` of a slice.
    Len(Slice),
    /// `cap(s)` of a slice.
    Cap(Slice),
    /// The pointer to a slice's first element (dummy, not nil, for an empty one that is not nil).
    SliceData(Slice),
    /// The one-word form of a slice: its header's address; makes one unless the slice is in that form.
    Header(Slice),
    /// `len(s)` of a string.
    StrLen(Box<Int>),
    /// `s[i]` of a string.
    StrIndex(Box<Int>, Box<Int>, SiteId),
    /// `s[lo:hi]` of a string.
    Substr(Box<Int>, Option<Box<Int>>, Option<Box<Int>>, SiteId),
    /// `a + b + …` of strings.
    Concat(Vec<Int>),
    /// `string(bytes)`
    StrFromBytes(Slice),
    /// `string(runes)`
    StrFromRunes(Slice),
    /// `string(rune)`, any integer.
    StrFromRune(Box<Int>),
    /// `len(m)`; 0 for nil.
    MapLen(Box<Int>),
    /// `len(ch)`; 0 for nil.
    ChanLen(Box<Int>),
    /// `cap(ch)`
    ChanCap(Box<Int>),
    /// Zeroed memory for a value of the type: `new(T)`, a variable that escapes.
    New(TypeRef),
    /// `make(map[K]V, hint)`; the map type.
    MakeMap(TypeRef, Option<Box<Int>>),
    /// `make(chan T, cap)`; the channel type.
    MakeChan(TypeRef, Option<Box<Int>>, SiteId),
    /// A closure: captured words behind the function.
    Closure(&'static Func, Vec<Word>),
    /// An interface value of a one-word concrete type.
    BoxWord(TypeRef, Box<Word>),
    /// An interface value of a concrete type of several words (or none), from slots.
    BoxSlots(TypeRef, Slot),
    /// `x.(T)` for a concrete T: the box, checked; its value words begin at offset 8. Panics as Go does; `from` is the static
    /// interface type.
    Assert {
        /// The interface value.
        x: Box<Int>,
        /// The wanted type.
        ty: TypeRef,
        /// The type of `x`.
        from: TypeRef,
        /// Where.
        site: SiteId,
    },
    /// `x.(I)` for an interface type I: the same box, checked.
    AssertInterface {
        /// The interface value.
        x: Box<Int>,
        /// The wanted interface.
        ty: TypeRef,
        /// Where.
        site: SiteId,
    },
    /// `copy(to, from)`; the size of an element in memory.
    Copy(Slice, Slice, u32),
    /// `copy(to, from)` with a string.
    CopyStr(Slice, Box<Int>),
    /// `recover()`: the panic value as interface, 0 for none.
    Recover,
}

/// An expression whose value is a float; float32 values are exact here, rounded by [`FloatFn::Round32`] after operations.
pub enum Float {
    /// A constant.
    Const(f64),
    /// A local variable or temporary.
    Local(Slot),
    /// From memory.
    Load(Box<Place>, FloatMem),
    /// Statements, then the value.
    Seq(Block, Box<Float>),
    /// `l op r`
    Bin(FloatOp, Box<Float>, Box<Float>),
    /// A function of one operand.
    Fn(FloatFn, Box<Float>),
    /// From an int64 or uint64.
    FromInt(Sign, Box<Int>),
    /// From an int64 or uint64 directly to float32 (one rounding).
    FromInt32(Sign, Box<Int>),
    /// From its bits.
    FromBits(Box<Int>),
    /// A call of a function that returns [`Ret::Float`].
    Call(Box<Call>),
}

/// An expression whose value is a truth value.
pub enum Bool {
    /// A constant.
    Const(bool),
    /// A local variable or temporary.
    Local(Slot),
    /// From memory.
    Load(Box<Place>),
    /// Statements, then the value.
    Seq(Block, Box<Bool>),
    /// `!x`
    Not(Box<Bool>),
    /// `l && r`
    And(Box<Bool>, Box<Bool>),
    /// `l || r`
    Or(Box<Bool>, Box<Bool>),
    /// `l == r`, `l != r` of truth values.
    Eq(Box<Bool>, Box<Bool>),
    /// Compares integers (signed) or references (for identity: nil, pointers, channels).
    Int(Rel, Box<Int>, Box<Int>),
    /// Compares 64-bit unsigned integers.
    Uint(Rel, Box<Int>, Box<Int>),
    /// Compares floats.
    Float(Rel, Box<Float>, Box<Float>),
    /// Compares strings.
    Str(Rel, Box<Int>, Box<Int>),
    /// `l == r` of interfaces; panics for uncomparable dynamic types.
    Interface(Box<Int>, Box<Int>, SiteId),
    /// `l == r` of two values of a struct or array type in memory form.
    Memory(TypeRef, Box<Place>, Box<Place>, SiteId),
    /// Whether a slice is nil.
    SliceNil(Slice),
    /// Whether an interface value holds exactly this concrete type.
    TypeIs(Box<Int>, TypeRef),
    /// Whether an interface value is not nil and its dynamic type implements this interface type.
    Implements(Box<Int>, TypeRef),
    /// Moves a map iterator to its next entry; key words go to slots from `key`, the address of the value to slot `value`.
    /// False at the end.
    MapNext {
        /// Slot of the iterator.
        iter: Slot,
        /// Where the key goes.
        key: Slot,
        /// Where the value's address goes.
        value: Slot,
        /// Where.
        site: SiteId,
    },
    /// A call of a function that returns [`Ret::Bool`].
    Call(Box<Call>),
}

/// A one-word value of any machine type.
#[allow(missing_docs)]
pub enum Word {
    Int(Int),
    Float(Float),
    Bool(Bool),
}

/// A slice to be read.
pub enum Slice {
    /// Three words in slots.
    Local(Slot),
    /// One word: a header's address, 0 for nil.
    Header(Box<Int>),
}

/// Memory that can be read or written.
pub enum Place {
    /// Static memory: package variables.
    Static(usize),
    /// A struct or array that lives in slots; the offset is in bytes.
    Frame {
        /// First slot.
        slot: Slot,
        /// Offset in bytes.
        offset: u32,
    },
    /// Behind a pointer.
    At {
        /// The pointer.
        pointer: Box<Int>,
        /// Offset in bytes.
        offset: u32,
        /// Where a nil pointer panics; `None` if it cannot be nil.
        nil: Option<SiteId>,
    },
    /// An element of a slice (and a field of it).
    Elem {
        /// The slice.
        slice: Slice,
        /// The index.
        index: Box<Int>,
        /// Bytes of an element.
        size: u32,
        /// Offset in the element, in bytes.
        offset: u32,
        /// Where an index out of range panics.
        site: SiteId,
    },
    /// An element of an array (and a field of it).
    ArrayElem {
        /// The array.
        array: Box<Place>,
        /// Number of elements.
        len: u64,
        /// The index.
        index: Box<Int>,
        /// Bytes of an element.
        size: u32,
        /// Offset in the element, in bytes.
        offset: u32,
        /// Where an index out of range panics.
        site: SiteId,
    },
    /// The value of a map entry to be read: zeroes if there is none.
    MapRead {
        /// The map type.
        ty: TypeRef,
        /// The map.
        map: Box<Int>,
        /// The key.
        key: Key,
        /// Offset in the value, in bytes.
        offset: u32,
        /// Where.
        site: SiteId,
    },
    /// The value of a map entry to be written: made if there is none. Panics for a nil map.
    MapWrite {
        /// The map type.
        ty: TypeRef,
        /// The map.
        map: Box<Int>,
        /// The key.
        key: Key,
        /// Where.
        site: SiteId,
    },
}

/// A map key.
pub enum Key {
    /// Of a one-word integer, pointer or channel type.
    Int(Box<Int>),
    /// Of a string type.
    Str(Box<Int>),
    /// Of any type, in words form in slots (floats, bools, interfaces, structs, arrays).
    Slots(Slot),
}

/// A call. Arguments are evaluated in order, each into its slot.
pub struct Call {
    /// What is called.
    pub target: Target,
    /// Start of the callee's frame, in slots of the caller's.
    pub base: Slot,
    /// The arguments.
    pub args: Vec<Arg>,
    /// How the callee returns.
    pub ret: Ret,
    /// Where.
    pub site: SiteId,
}

/// What is called.
pub enum Target {
    /// A known function.
    Func(&'static Func),
    /// A function value, evaluated before the arguments into a slot if it has effects. Nil panics after the arguments.
    Closure {
        /// The value.
        value: Box<Int>,
        /// Where the closure pointer goes: behind the arguments.
        slot: Slot,
    },
    /// A method of an interface value: found by selector in the dynamic type. The receiver goes to `slot`: the value itself
    /// if it is of one word, else the address of its words (methods in dispatch tables expect that).
    Method {
        /// The interface value.
        value: Box<Int>,
        /// The selector.
        selector: u32,
        /// Where the receiver goes.
        slot: Slot,
    },
}

/// An argument (or any value) on its way into slots.
pub enum Arg {
    /// One word.
    Word(Slot, Word),
    /// Several words, put there by statements.
    Wide(Block),
}

/// A statement.
pub enum Stmt {
    /// A local variable or temporary gets a word.
    Set(Slot, Word),
    /// Memory gets an integer or reference.
    StoreInt(Place, IntMem, Int),
    /// Memory gets a float.
    StoreFloat(Place, FloatMem, Float),
    /// Memory gets a truth value.
    StoreBool(Place, Bool),
    /// `place op= value` on an integer in memory.
    UpdateInt(Place, IntMem, IntOp, Int),
    /// `place op= value` on a float in memory.
    UpdateFloat(Place, FloatMem, FloatOp, Float),
    /// Copies words between slots (they may overlap).
    Copy {
        /// First slot written.
        to: Slot,
        /// First slot read.
        from: Slot,
        /// Number of words.
        words: u32,
    },
    /// Clears slots.
    Zero(Slot, u32),
    /// Clears bytes of memory.
    ZeroMemory(Place, u32),
    /// A struct or array from memory into slots: bytes, the last word padded with zeroes.
    LoadBytes(Slot, Place, u32),
    /// A struct or array from slots into memory.
    StoreBytes(Place, Slot, u32),
    /// A struct or array from memory to memory (they may overlap).
    CopyBytes {
        /// Where to.
        to: Place,
        /// Where from.
        from: Place,
        /// How many.
        bytes: u32,
    },
    /// A slice into three slots.
    LoadSlice(Slot, Slice),
    /// A slice into memory, as header.
    StoreSlice(Place, Slice),
    /// `s[lo:hi:max]` of a slice, into three slots.
    Reslice {
        /// Where the slice goes.
        to: Slot,
        /// What is sliced.
        slice: Slice,
        /// The indices.
        lo: Option<Int>,
        /// See `lo`.
        hi: Option<Int>,
        /// See `lo`.
        max: Option<Int>,
        /// Bytes of an element.
        size: u32,
        /// Where.
        site: SiteId,
    },
    /// `a[lo:hi:max]` of an array in memory (its address is taken, nil checked), into three slots.
    SliceArray {
        /// Where the slice goes.
        to: Slot,
        /// The array's address.
        array: Place,
        /// Number of elements.
        len: u64,
        /// The indices.
        lo: Option<Int>,
        /// See `lo`.
        hi: Option<Int>,
        /// See `lo`.
        max: Option<Int>,
        /// Bytes of an element.
        size: u32,
        /// Where.
        site: SiteId,
    },
    /// `append(s, x)` with one value of one word: into three slots, often those of the slice itself.
    AppendWord {
        /// Where the slice goes.
        to: Slot,
        /// What is appended to.
        slice: Slice,
        /// Type of the elements.
        elem: TypeRef,
        /// The value.
        value: Word,
    },
    /// `append(s, …)` of values in slots, in words form one after the other.
    AppendSlots {
        /// Where the slice goes.
        to: Slot,
        /// What is appended to.
        slice: Slice,
        /// Type of the elements.
        elem: TypeRef,
        /// First slot of the values.
        from: Slot,
        /// How many values.
        count: u32,
    },
    /// `append(s, t...)`
    AppendSlice {
        /// Where the slice goes.
        to: Slot,
        /// What is appended to.
        slice: Slice,
        /// Type of the elements.
        elem: TypeRef,
        /// What is appended.
        other: Slice,
    },
    /// `append(bytes, string...)`
    AppendStr {
        /// Where the slice goes.
        to: Slot,
        /// What is appended to.
        slice: Slice,
        /// What is appended.
        other: Int,
    },
    /// `make([]T, len, cap)`, into three slots.
    MakeSlice {
        /// Where the slice goes.
        to: Slot,
        /// Type of the elements.
        elem: TypeRef,
        /// Length.
        len: Int,
        /// Capacity, if given.
        cap: Option<Int>,
        /// Where.
        site: SiteId,
    },
    /// `[]byte(s)`, into three slots.
    BytesFromStr(Slot, Int),
    /// `[]rune(s)`, into three slots.
    RunesFromStr(Slot, Int),
    /// Checks `len(s) >= len` for a conversion to an array (pointer): panics as Go does.
    CheckArrayLen(Slice, u64, SiteId),
    /// Clears all elements of a slice; bytes of an element.
    ClearSlice(Slice, u32),
    /// A map lookup: slot `value` gets the address of the value (of zeroes if there is none), slot `ok` whether it is there.
    MapLookup {
        /// The map type.
        ty: TypeRef,
        /// The map.
        map: Int,
        /// The key.
        key: Key,
        /// Where the value's address goes.
        value: Slot,
        /// Where the truth goes.
        ok: Slot,
        /// Where.
        site: SiteId,
    },
    /// `delete(m, k)`
    MapDelete {
        /// The map type.
        ty: TypeRef,
        /// The map.
        map: Int,
        /// The key.
        key: Key,
        /// Where.
        site: SiteId,
    },
    /// `clear(m)`
    MapClear(Int, SiteId),
    /// Starts an iteration: an iterator of the map goes to the slot.
    MapIter(Slot, Int, SiteId),
    /// Decodes the rune of the string in slot `s` at byte `pos`: the rune and the position behind it.
    DecodeRune {
        /// Slot of the string.
        s: Slot,
        /// Slot of the position, in range.
        pos: Slot,
        /// Where the rune goes.
        rune: Slot,
        /// Where the position behind it goes.
        next: Slot,
    },
    /// A call; results in the result area stay at `base`, others are dropped.
    Call(Box<Call>),
    /// Evaluates and drops a value, for its checks.
    Drop(Word),
    /// Checks a pointer.
    NilCheck(Int, SiteId),
    /// `go call`: evaluates the call's operands and starts a goroutine.
    Go(Box<Call>),
    /// `defer call`: evaluates the call's operands and keeps them until the function ends.
    Defer(Box<Call>),
    /// In a deferred function without `defer` of its own: has the function that deferred it defer a call of this func
    /// value, which takes no arguments and returns nothing.
    DeferBack(Int),
    /// `ch <- value`; the value's words go through slots from `slot`.
    Send {
        /// The channel.
        chan: Int,
        /// The value, put into `slot`.
        value: Arg,
        /// First slot of the value.
        slot: Slot,
        /// Where.
        site: SiteId,
    },
    /// `<-ch` into slots (zeroes when closed), and whether there was a value.
    Recv {
        /// The channel.
        chan: Int,
        /// First slot of the value.
        to: Slot,
        /// Where the truth goes.
        ok: Option<Slot>,
        /// Where.
        site: SiteId,
    },
    /// `close(ch)`
    Close(Int, SiteId),
    /// Chooses a case: its number, or -1 for the default, goes to slot `chosen`; then a switch follows.
    Select {
        /// The cases.
        cases: Vec<SelectCase>,
        /// Whether there is a default.
        default: bool,
        /// Where the number goes.
        chosen: Slot,
        /// Where it goes whether a receive got a value.
        ok: Slot,
        /// Where.
        site: SiteId,
    },
    /// `panic(v)`
    Panic(Int, SiteId),
    /// `print`, `println`: text pieces are made by lowering; the type tells how each word prints; goes to standard error.
    Print(Vec<(TypeRef, Arg, Slot)>, bool, SiteId),
    /// A branch.
    If(Bool, Block, Block),
    /// A loop: while `cond` holds, `body`, then `post`. Polls once each time. `continue` goes to `post`.
    Loop {
        /// Where a goroutine is that stops as it polls.
        site: SiteId,
        /// Its name for `Break` and `Continue`.
        label: Label,
        /// The condition; none for ever.
        cond: Option<Bool>,
        /// After each iteration.
        post: Block,
        /// The body.
        body: Block,
    },
    /// Statements that `Break(label)` leaves.
    Block(Label, Block),
    /// Statements without a name.
    Group(Block),
    /// A switch over constants. Each case names its body; without a case for the value: the default body or none. Falls
    /// through from body to body only where `fallthrough` says so. `Break(label)` leaves it.
    Switch {
        /// Its name for `Break`.
        label: Label,
        /// The value.
        value: Int,
        /// Constants and the numbers of their bodies.
        cases: Vec<(i64, u32)>,
        /// The default body.
        default: Option<u32>,
        /// The bodies.
        bodies: Vec<Block>,
        /// For each body whether the next one follows it.
        fallthrough: Vec<bool>,
    },
    /// Statement lists one after the other, each of which `Goto` its label can jump to.
    Labeled(Vec<(Label, Block)>),
    /// Leaves the loop, block or switch.
    Break(Label),
    /// Goes on with the loop.
    Continue(Label),
    /// Jumps to a list of an enclosing `Labeled` (polls when backwards; the evaluator polls always).
    Goto(Label),
    /// Returns; results are in the result area, or there are none, or (in a body that defers) an epilogue follows.
    Return,
    /// Returns a word, as the function's `ret` says.
    ReturnWord(Word),
}

/// A case of a select.
pub enum SelectCase {
    /// Sends the words from `slot`.
    Send {
        /// The channel.
        chan: Int,
        /// The value, put into `slot`.
        value: Arg,
        /// First slot of the value.
        slot: Slot,
    },
    /// Receives into slots.
    Recv {
        /// The channel.
        chan: Int,
        /// First slot of the value.
        to: Slot,
    },
}
