//! The abstract syntax tree: what was written, nothing resolved.
//!
//! Types and expressions share one node, [`Expr`], for Go's syntax cannot always tell them apart. Every expression and
//! every identifier has a [`NodeId`], dense over all files of a program, under which the checker records what it found.

use crate::source::{Pos, Span};
use smol_str::SmolStr;
use std::sync::{Arc, OnceLock};

/// Number of a node over all files of a program.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct NodeId(pub u32);

/// An identifier where it stands.
#[derive(Clone, Debug)]
pub struct Ident {
    /// Its number; an `Ident` inside [`ExprKind::Name`] has the number of that expression.
    pub id: NodeId,
    /// The name.
    pub name: SmolStr,
    /// Where it stands.
    pub span: Span,
}

/// One file.
#[derive(Debug)]
pub struct File {
    /// Index in the source map.
    pub file: usize,
    /// The name in the package clause.
    pub package: Ident,
    /// The top-level declarations in order, imports included.
    pub decls: Vec<Decl>,
    /// Comments that matter: `//go:build` and other `//go:` lines, with their positions.
    pub directives: Vec<(Pos, SmolStr)>,
}

/// A declaration, at top level or in a function.
#[derive(Debug)]
pub enum Decl {
    /// `import …`, one node for each path.
    Import(ImportDecl),
    /// `const …`, one node for each group.
    Const(ConstDecl),
    /// `var …`, one node for each line of a group.
    Var(VarDecl),
    /// `type …`, one node for each line of a group.
    Type(Box<TypeDecl>),
    /// A function or method; at top level only.
    Func(Box<FuncDecl>),
}

/// `import name "path"`.
#[derive(Debug)]
pub struct ImportDecl {
    /// The local name, `_` or `.`.
    pub name: Option<Ident>,
    /// The path, unquoted.
    pub path: String,
    /// Of the path literal.
    pub span: Span,
}

/// A `const` group.
#[derive(Debug)]
pub struct ConstDecl {
    /// Its lines; `iota` is the index.
    pub specs: Vec<ConstSpec>,
    /// Of the whole group.
    pub span: Span,
}

/// A line of a `const` group.
#[derive(Debug)]
pub struct ConstSpec {
    /// The names declared.
    pub names: Vec<Ident>,
    /// The type, if written.
    pub ty: Option<Expr>,
    /// The values; where type and values are both missing, those of the line before are repeated.
    pub values: Vec<Expr>,
    /// Of the line.
    pub span: Span,
}

/// `var a, b T = x, y`.
#[derive(Debug)]
pub struct VarDecl {
    /// The names declared.
    pub names: Vec<Ident>,
    /// The type, if written.
    pub ty: Option<Expr>,
    /// The values: none, one for each name, or one call.
    pub values: Vec<Expr>,
    /// Of the line.
    pub span: Span,
}

/// `type Name[T C] = Type`.
#[derive(Debug)]
pub struct TypeDecl {
    /// The name declared.
    pub name: Ident,
    /// Type parameters.
    pub params: Vec<TypeParam>,
    /// Whether it is an alias (`=`).
    pub alias: bool,
    /// The type on the right.
    pub ty: Expr,
    /// Of the line.
    pub span: Span,
}

/// One type parameter with its constraint (shared constraints are repeated by clone of the group's index).
#[derive(Debug)]
pub struct TypeParam {
    /// The name.
    pub name: Ident,
    /// Index in the declaration's list of the parameter that carries the constraint of this one (`[K, V any]`: both 1).
    pub constraint_at: usize,
    /// The constraint, where `constraint_at` is this parameter.
    pub constraint: Option<Expr>,
}

/// A function or method declaration.
#[derive(Debug)]
pub struct FuncDecl {
    /// The name.
    pub name: Ident,
    /// The receiver list as written (Go wants exactly one).
    pub receiver: Option<Vec<Param>>,
    /// Type parameters.
    pub type_params: Vec<TypeParam>,
    /// Parameters and results.
    pub sig: FuncType,
    /// The body; `None` for a declaration only.
    pub body: Option<FuncBody>,
    /// Of the whole declaration.
    pub span: Span,
}

/// The body of a declared function. Those of the library are parsed when somebody asks for them ([`super::parse_body`]).
#[derive(Debug)]
pub struct FuncBody {
    /// From `{` to `}`.
    pub span: Span,
    pub(super) block: OnceLock<Block>,
}

impl FuncBody {
    /// The block.
    ///
    /// # Panics
    /// If it has not been parsed yet.
    pub fn block(&self) -> &Block {
        self.block.get().expect("parsed before it is looked at")
    }
}

impl From<Block> for FuncBody {
    fn from(block: Block) -> FuncBody {
        FuncBody {
            span: Span::new(block.lbrace, Pos(block.rbrace.0 + 1)),
            block: block.into(),
        }
    }
}

/// Parameters and results.
#[derive(Debug)]
pub struct FuncType {
    /// Position of `func` (of the name for methods of interfaces).
    pub pos: Pos,
    /// One entry for each parameter.
    pub params: Vec<Param>,
    /// One entry for each result.
    pub results: Vec<Param>,
}

/// A parameter, result or receiver. `a, b int` makes two; the type stands in the last of such a group.
#[derive(Debug)]
pub struct Param {
    /// The name, if named.
    pub name: Option<Ident>,
    /// The type; `None`: as of the next entry that has one.
    pub ty: Option<Expr>,
    /// `...T`: the position of the dots.
    pub variadic: Option<Pos>,
}

/// An expression or type.
#[derive(Debug)]
pub struct Expr {
    /// Its number.
    pub id: NodeId,
    /// Where it stands, from its first to its last byte.
    pub span: Span,
    /// What it is.
    pub kind: ExprKind,
}

/// The kinds of literals.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LitKind {
    /// `42`
    Int,
    /// `4.2`
    Float,
    /// `4i`
    Imag,
    /// `'x'`
    Char,
    /// `"x"` and `` `x` ``
    String,
}

/// Unary operators, `&`, `*` and `<-` apart.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum UnaryOp {
    /// `+`
    Plus,
    /// `-`
    Minus,
    /// `!`
    Not,
    /// `^`
    Xor,
    /// `~`, in constraints only.
    Tilde,
}

/// Binary operators.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[allow(missing_docs)]
pub enum BinaryOp {
    Add,
    Sub,
    Mul,
    Div,
    Rem,
    And,
    Or,
    Xor,
    Shl,
    Shr,
    AndNot,
    LogAnd,
    LogOr,
    Eq,
    Ne,
    Lt,
    Le,
    Gt,
    Ge,
}

/// Directions of a channel type.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ChanDir {
    /// `chan T`
    Both,
    /// `chan<- T`
    Send,
    /// `<-chan T`
    Recv,
}

/// What an expression is. Boxed where large.
#[derive(Debug)]
pub enum ExprKind {
    /// Stands where the source was wrong; reported already.
    Bad,
    /// A name, `_` included.
    Name(SmolStr),
    /// A literal, as written.
    Lit(LitKind, SmolStr),
    /// `T{…}`; the type is missing for inner literals whose type is elided.
    Composite(Box<CompositeLit>),
    /// `func(…) … {…}`; shared, for its body is checked later than the expression around it.
    Func(Arc<FuncLit>),
    /// `(x)`
    Paren(Box<Expr>),
    /// `x.name`
    Selector(Box<Expr>, Ident),
    /// `x[i]`, `f[T1, T2]`, `T[int]`
    Index(Box<Expr>, Vec<Expr>),
    /// `x[lo:hi:max]`
    Slice(Box<SliceExpr>),
    /// `x.(T)`; `None` is `x.(type)`.
    TypeAssert(Box<Expr>, Option<Box<Expr>>),
    /// `f(args...)`
    Call(Box<CallExpr>),
    /// `*x`, also the type `*T`.
    Star(Box<Expr>),
    /// `&x`
    AddressOf(Box<Expr>),
    /// `<-x`
    Receive(Box<Expr>),
    /// `-x` and others.
    Unary(UnaryOp, Box<Expr>),
    /// `x + y` and others; the position of the operator.
    Binary(BinaryOp, Pos, Box<Expr>, Box<Expr>),
    /// `key: value` in a composite literal.
    KeyValue(Box<Expr>, Box<Expr>),
    /// `[n]T`; `None` is `[...]T`.
    ArrayType(Option<Box<Expr>>, Box<Expr>),
    /// `[]T`
    SliceType(Box<Expr>),
    /// `struct {…}`
    StructType(Vec<Field>),
    /// `func(…) …`
    FuncType(Box<FuncType>),
    /// `interface {…}`
    InterfaceType(Vec<InterfaceElem>),
    /// `map[K]V`
    MapType(Box<Expr>, Box<Expr>),
    /// `chan T` and its directions.
    ChanType(ChanDir, Box<Expr>),
}

/// A composite literal.
#[derive(Debug)]
pub struct CompositeLit {
    /// The type, unless elided.
    pub ty: Option<Expr>,
    /// The elements, some of them [`ExprKind::KeyValue`].
    pub elems: Vec<Expr>,
    /// Of the opening brace.
    pub lbrace: Pos,
    /// Of the closing brace.
    pub rbrace: Pos,
}

/// A function literal.
#[derive(Debug)]
pub struct FuncLit {
    /// Parameters and results.
    pub sig: FuncType,
    /// The body.
    pub body: Block,
}

/// A slice expression.
#[derive(Debug)]
pub struct SliceExpr {
    /// What is sliced.
    pub x: Expr,
    /// The indices; a missing one is `None`.
    pub lo: Option<Expr>,
    /// See `lo`.
    pub hi: Option<Expr>,
    /// See `lo`.
    pub max: Option<Expr>,
    /// Whether there are two colons.
    pub three: bool,
}

/// A call or conversion.
#[derive(Debug)]
pub struct CallExpr {
    /// What is called.
    pub func: Expr,
    /// Its arguments; the first may be a type (`make`, `new`).
    pub args: Vec<Expr>,
    /// The position of `...` behind the last argument.
    pub spread: Option<Pos>,
    /// Of the closing parenthesis.
    pub rparen: Pos,
}

/// A field of a struct type. `a, b int` makes two, which share `group`.
#[derive(Debug)]
pub struct Field {
    /// The name; `None` for an embedded field.
    pub name: Option<Ident>,
    /// The type; `None`: as of the next field that has one.
    pub ty: Option<Expr>,
    /// The tag, unquoted.
    pub tag: Option<String>,
    /// Of the field.
    pub span: Span,
}

/// An element of an interface type.
#[derive(Debug)]
pub enum InterfaceElem {
    /// `Name(params) results`
    Method(Ident, FuncType),
    /// An embedded interface or a union (a chain of [`BinaryOp::Or`], terms may be [`UnaryOp::Tilde`]).
    Embedded(Expr),
}

/// `{ statements }`
#[derive(Debug)]
pub struct Block {
    /// The statements.
    pub stmts: Vec<Stmt>,
    /// Of the opening brace.
    pub lbrace: Pos,
    /// Of the closing brace.
    pub rbrace: Pos,
}

/// A statement.
#[derive(Debug)]
pub struct Stmt {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: StmtKind,
}

/// What a statement is.
#[derive(Debug)]
pub enum StmtKind {
    /// Stands where the source was wrong; reported already.
    Bad,
    /// An empty statement.
    Empty,
    /// An expression as statement.
    Expr(Expr),
    /// `ch <- x`
    Send(Expr, Expr),
    /// `x++` (true), `x--` (false)
    IncDec(Expr, bool),
    /// `a, b = x, y`
    Assign(Vec<Expr>, Vec<Expr>),
    /// `x op= y`; the position of the operator.
    OpAssign(BinaryOp, Pos, Expr, Expr),
    /// `a, b := x, y`; the left sides should be names. The position of `:=`.
    Define(Vec<Expr>, Vec<Expr>, Pos),
    /// `go call`
    Go(Expr),
    /// `defer call`
    Defer(Expr),
    /// `return a, b`
    Return(Vec<Expr>),
    /// `break label`
    Break(Option<Ident>),
    /// `continue label`
    Continue(Option<Ident>),
    /// `goto label`
    Goto(Ident),
    /// `fallthrough`
    Fallthrough,
    /// `{ … }`
    Block(Block),
    /// `if init; cond {…} else …`
    If(Box<IfStmt>),
    /// `switch init; tag {…}`
    Switch(Box<SwitchStmt>),
    /// `switch init; x := y.(type) {…}`
    TypeSwitch(Box<TypeSwitchStmt>),
    /// `select {…}`
    Select(Vec<CommClause>, Pos),
    /// `for init; cond; post {…}`
    For(Box<ForStmt>),
    /// `for k, v := range x {…}`
    Range(Box<RangeStmt>),
    /// `label: stmt`
    Labeled(Ident, Box<Stmt>),
    /// A declaration.
    Decl(Decl),
}

/// An `if` statement.
#[derive(Debug)]
pub struct IfStmt {
    /// The statement before the condition.
    pub init: Option<Stmt>,
    /// The condition.
    pub cond: Expr,
    /// The body.
    pub then: Block,
    /// A block or another `if`.
    pub otherwise: Option<Stmt>,
}

/// An expression switch.
#[derive(Debug)]
pub struct SwitchStmt {
    /// The statement before the tag.
    pub init: Option<Stmt>,
    /// The tag; missing means `true`.
    pub tag: Option<Expr>,
    /// The clauses.
    pub cases: Vec<CaseClause>,
    /// Of the opening brace.
    pub lbrace: Pos,
    /// Of the closing brace.
    pub rbrace: Pos,
}

/// A type switch.
#[derive(Debug)]
pub struct TypeSwitchStmt {
    /// The statement before the guard.
    pub init: Option<Stmt>,
    /// The variable `x` of `x := y.(type)`.
    pub name: Option<Ident>,
    /// What is switched on: `y`.
    pub x: Expr,
    /// Of the guard.
    pub guard: Span,
    /// The clauses; their expressions are types or `nil`. The `id` of each clause names its own variable.
    pub cases: Vec<CaseClause>,
    /// Of the opening brace.
    pub lbrace: Pos,
    /// Of the closing brace.
    pub rbrace: Pos,
}

/// A clause of a switch.
#[derive(Debug)]
pub struct CaseClause {
    /// Its number: in a type switch the checker records the clause's variable under it.
    pub id: NodeId,
    /// The list; empty and `default` set for `default:`.
    pub list: Vec<Expr>,
    /// Whether it is `default:`.
    pub default: bool,
    /// The statements.
    pub body: Vec<Stmt>,
    /// Position of `case` or `default`.
    pub pos: Pos,
    /// Position of the colon.
    pub colon: Pos,
    /// Behind the last statement.
    pub end: Pos,
}

/// A clause of a select.
#[derive(Debug)]
pub struct CommClause {
    /// A send, a receive (expression, assignment or definition); `None` for `default:`.
    pub comm: Option<Stmt>,
    /// The statements.
    pub body: Vec<Stmt>,
    /// Position of `case` or `default`.
    pub pos: Pos,
    /// Position of the colon.
    pub colon: Pos,
    /// Behind the last statement.
    pub end: Pos,
}

/// A three-part or condition-only `for`.
#[derive(Debug)]
pub struct ForStmt {
    /// Before the loop.
    pub init: Option<Stmt>,
    /// The condition; missing means `true`.
    pub cond: Option<Expr>,
    /// After each iteration.
    pub post: Option<Stmt>,
    /// The body.
    pub body: Block,
}

/// A `for … range`.
#[derive(Debug)]
pub struct RangeStmt {
    /// First iteration variable.
    pub key: Option<Expr>,
    /// Second iteration variable.
    pub value: Option<Expr>,
    /// Where a third one stands, which is one too many.
    pub extra: Option<Span>,
    /// Whether the variables are defined (`:=`) rather than assigned.
    pub define: bool,
    /// What is ranged over.
    pub x: Expr,
    /// The body.
    pub body: Block,
}

impl UnaryOp {
    /// The operator as written.
    pub fn text(self) -> &'static str {
        match self {
            UnaryOp::Plus => "+",
            UnaryOp::Minus => "-",
            UnaryOp::Not => "!",
            UnaryOp::Xor => "^",
            UnaryOp::Tilde => "~",
        }
    }
}

impl BinaryOp {
    /// The operator as written.
    pub fn text(self) -> &'static str {
        match self {
            BinaryOp::Add => "+",
            BinaryOp::Sub => "-",
            BinaryOp::Mul => "*",
            BinaryOp::Div => "/",
            BinaryOp::Rem => "%",
            BinaryOp::And => "&",
            BinaryOp::Or => "|",
            BinaryOp::Xor => "^",
            BinaryOp::Shl => "<<",
            BinaryOp::Shr => ">>",
            BinaryOp::AndNot => "&^",
            BinaryOp::LogAnd => "&&",
            BinaryOp::LogOr => "||",
            BinaryOp::Eq => "==",
            BinaryOp::Ne => "!=",
            BinaryOp::Lt => "<",
            BinaryOp::Le => "<=",
            BinaryOp::Gt => ">",
            BinaryOp::Ge => ">=",
        }
    }

    /// How tightly it binds, from 1 (`||`) to 5 (`*`).
    pub fn precedence(self) -> u8 {
        use BinaryOp::*;
        match self {
            LogOr => 1,
            LogAnd => 2,
            Eq | Ne | Lt | Le | Gt | Ge => 3,
            Add | Sub | Or | Xor => 4,
            Mul | Div | Rem | And | Shl | Shr | AndNot => 5,
        }
    }
}

impl Expr {
    /// The expression without the parentheses around it.
    pub fn unparen(&self) -> &Expr {
        let mut x = self;
        while let ExprKind::Paren(inner) = &x.kind {
            x = inner;
        }
        x
    }
}

impl Decl {
    /// Where the declaration stands.
    pub fn span(&self) -> Span {
        match self {
            Decl::Import(d) => d.span,
            Decl::Const(d) => d.span,
            Decl::Var(d) => d.span,
            Decl::Type(d) => d.span,
            Decl::Func(d) => d.span,
        }
    }
}
