//! Labels and the statements that jump: `break`, `continue`, `goto`, `fallthrough`, of one function body.
//!
//! One walk notes labels, blocks and variables, and checks all jumps but `goto`, whose label may stand further below.

use crate::diagnostic::Diagnostics;
use crate::source::{Pos, SourceMap, Span};
use crate::syntax::ast::{Block, Decl, ExprKind, Ident, Stmt, StmtKind};
use rustc_hash::FxHashMap;
use smol_str::SmolStr;

/// Checks the jumps of a function body; function literals inside have bodies of their own. Misplaced `fallthrough`s are
/// told apart: in Go the checker finds them, all else the parser.
pub fn check(
    body: &Block,
    map: &SourceMap,
    diags: &mut Diagnostics,
    fallthroughs: &mut Diagnostics,
) {
    let mut labels = Labels {
        map,
        diags,
        fallthroughs,
        labels: FxHashMap::default(),
        blocks: Vec::new(),
        gotos: Vec::new(),
    };
    labels.collect_list(&body.stmts);
    labels.block(None, body.lbrace, &body.stmts, Context::default());
    labels.finish();
}

struct Labels<'a> {
    map: &'a SourceMap,
    diags: &'a mut Diagnostics,
    fallthroughs: &'a mut Diagnostics,
    labels: FxHashMap<SmolStr, Label>,
    blocks: Vec<BlockInfo>,
    gotos: Vec<Goto>,
}

struct Label {
    span: Span,
    block: usize,
    used: bool,
}

struct BlockInfo {
    parent: Option<usize>,
    start: Pos,
    /// Variables declared in it, in order.
    vars: Vec<(SmolStr, Pos)>,
}

struct Goto {
    label: Ident,
    block: usize,
}

/// What surrounds a statement.
#[derive(Clone, Copy, Default)]
struct Context<'a> {
    breakable: bool,
    loops: bool,
    fallthrough: Fallthrough,
    /// The labels of the statements around, innermost first, and whether they label a loop.
    targets: Option<&'a Target<'a>>,
}

struct Target<'a> {
    name: &'a str,
    loops: bool,
    breakable: bool,
    outer: Option<&'a Target<'a>>,
}

#[derive(Clone, Copy, Default, PartialEq)]
enum Fallthrough {
    #[default]
    OutOfPlace,
    Allowed,
    Final,
    TypeSwitch,
}

impl Labels<'_> {
    /// Finds all labels first: whether an unknown label is wrong here or missing everywhere depends on it.
    fn collect_list(&mut self, list: &[Stmt]) {
        for s in list {
            self.collect(s);
        }
    }

    fn collect(&mut self, s: &Stmt) {
        match &s.kind {
            StmtKind::Labeled(name, inner) => {
                self.declare(name);
                self.collect(inner);
            }
            StmtKind::Block(b) => self.collect_list(&b.stmts),
            StmtKind::If(s) => {
                self.collect_list(&s.then.stmts);
                if let Some(o) = &s.otherwise {
                    self.collect(o);
                }
            }
            StmtKind::For(s) => self.collect_list(&s.body.stmts),
            StmtKind::Range(s) => self.collect_list(&s.body.stmts),
            StmtKind::Switch(s) => s.cases.iter().for_each(|c| self.collect_list(&c.body)),
            StmtKind::TypeSwitch(s) => s.cases.iter().for_each(|c| self.collect_list(&c.body)),
            StmtKind::Select(clauses, _) => {
                clauses.iter().for_each(|c| self.collect_list(&c.body));
            }
            _ => {}
        }
    }

    fn declare(&mut self, name: &Ident) {
        if name.name == "_" {
            return;
        }
        if let Some(other) = self.labels.get(&name.name) {
            let at = self.map.describe(other.span.lo);
            let other = other.span;
            let text = format!("label {} already defined at {at}", name.name);
            self.diags
                .error("DuplicateLabel", name.span, text)
                .label(other, "first defined here");
            return;
        }
        let label = Label {
            span: name.span,
            block: usize::MAX,
            used: false,
        };
        self.labels.insert(name.name.clone(), label);
    }

    fn block(&mut self, parent: Option<usize>, start: Pos, list: &[Stmt], cx: Context<'_>) {
        let block = self.blocks.len();
        self.blocks.push(BlockInfo {
            parent,
            start,
            vars: Vec::new(),
        });
        let last = list
            .iter()
            .rposition(|s| !matches!(s.kind, StmtKind::Empty));
        for (i, s) in list.iter().enumerate() {
            let mut inner = cx;
            if last != Some(i) {
                inner.fallthrough = Fallthrough::OutOfPlace;
            }
            self.stmt(block, s, inner, None);
        }
    }

    fn inner_block(&mut self, parent: usize, block: &Block, cx: Context<'_>) {
        let cx = Context {
            fallthrough: Fallthrough::OutOfPlace,
            ..cx
        };
        self.block(Some(parent), block.lbrace, &block.stmts, cx);
    }

    fn stmt(&mut self, block: usize, s: &Stmt, cx: Context<'_>, label: Option<&str>) {
        let target = |loops, breakable| Target {
            name: label.unwrap_or(""),
            loops,
            breakable,
            outer: cx.targets,
        };
        match &s.kind {
            StmtKind::Labeled(name, inner) => {
                if let Some(l) = self.labels.get_mut(&name.name)
                    && l.span == name.span
                {
                    l.block = block;
                }
                self.stmt(block, inner, cx, Some(&name.name));
            }
            StmtKind::Define(lhs, _, pos) => {
                for e in lhs {
                    if let ExprKind::Name(n) = &e.kind {
                        self.blocks[block].vars.push((n.clone(), *pos));
                    }
                }
            }
            StmtKind::Decl(Decl::Var(v)) => {
                for n in &v.names {
                    self.blocks[block].vars.push((n.name.clone(), n.span.lo));
                }
            }
            StmtKind::Break(None) if !cx.breakable => {
                let text = "break is not in a loop, switch, or select";
                self.diags.error("MisplacedBreak", s.span, text);
            }
            StmtKind::Continue(None) if !cx.loops => {
                let text = "continue is not in a loop";
                self.diags.error("MisplacedContinue", s.span, text);
            }
            StmtKind::Break(Some(l)) => self.labelled_jump("break", l, cx),
            StmtKind::Continue(Some(l)) => self.labelled_jump("continue", l, cx),
            StmtKind::Goto(l) => self.gotos.push(Goto {
                label: l.clone(),
                block,
            }),
            StmtKind::Fallthrough => {
                let text = match cx.fallthrough {
                    Fallthrough::Allowed => return,
                    Fallthrough::OutOfPlace => "fallthrough statement out of place",
                    Fallthrough::Final => "cannot fallthrough final case in switch",
                    Fallthrough::TypeSwitch => "cannot fallthrough in type switch",
                };
                self.fallthroughs
                    .error("MisplacedFallthrough", s.span, text);
            }
            StmtKind::Block(b) => {
                let target = target(false, false);
                let cx = Context {
                    targets: Some(&target),
                    ..cx
                };
                self.inner_block(block, b, cx);
            }
            StmtKind::If(s) => {
                let target = target(false, false);
                let cx = Context {
                    targets: Some(&target),
                    fallthrough: Fallthrough::OutOfPlace,
                    ..cx
                };
                self.inner_block(block, &s.then, cx);
                if let Some(o) = &s.otherwise {
                    self.stmt(block, o, cx, None);
                }
            }
            StmtKind::For(_) | StmtKind::Range(_) => {
                let body = match &s.kind {
                    StmtKind::For(s) => &s.body,
                    StmtKind::Range(s) => &s.body,
                    _ => unreachable!("matched above"),
                };
                let target = target(true, true);
                let cx = Context {
                    breakable: true,
                    loops: true,
                    fallthrough: Fallthrough::OutOfPlace,
                    targets: Some(&target),
                };
                self.inner_block(block, body, cx);
            }
            StmtKind::Switch(s) => {
                let target = target(false, true);
                for (i, c) in s.cases.iter().enumerate() {
                    let cx = Context {
                        breakable: true,
                        fallthrough: if i + 1 == s.cases.len() {
                            Fallthrough::Final
                        } else {
                            Fallthrough::Allowed
                        },
                        targets: Some(&target),
                        ..cx
                    };
                    self.block(Some(block), c.pos, &c.body, cx);
                }
            }
            StmtKind::TypeSwitch(s) => {
                let target = target(false, true);
                for c in &s.cases {
                    let cx = Context {
                        breakable: true,
                        fallthrough: Fallthrough::TypeSwitch,
                        targets: Some(&target),
                        ..cx
                    };
                    self.block(Some(block), c.pos, &c.body, cx);
                }
            }
            StmtKind::Select(clauses, _) => {
                let target = target(false, true);
                for c in clauses {
                    let cx = Context {
                        breakable: true,
                        fallthrough: Fallthrough::OutOfPlace,
                        targets: Some(&target),
                        ..cx
                    };
                    self.block(Some(block), c.pos, &c.body, cx);
                }
            }
            _ => {}
        }
    }

    fn labelled_jump(&mut self, what: &str, label: &Ident, cx: Context<'_>) {
        // A label further below does not count.
        let found = self.labels.get_mut(&label.name);
        let Some(found) = found.filter(|l| l.span.lo < label.span.lo) else {
            let text = format!("{what} label not defined: {}", label.name);
            self.diags.error("UndeclaredLabel", label.span, text);
            return;
        };
        found.used = true;
        let mut target = cx.targets;
        while let Some(t) = target {
            if t.name == label.name {
                if if what == "break" {
                    t.breakable
                } else {
                    t.loops
                } {
                    return;
                }
                break;
            }
            target = t.outer;
        }
        let text = format!("invalid {what} label {}", label.name);
        self.diags.error("MisplacedLabel", label.span, text);
    }

    fn finish(&mut self) {
        for goto in std::mem::take(&mut self.gotos) {
            self.goto(&goto);
        }
        let mut unused: Vec<_> = self.labels.iter().filter(|(_, l)| !l.used).collect();
        unused.sort_by_key(|(_, l)| l.span.lo);
        for (name, label) in unused {
            let text = format!("label {name} defined and not used");
            self.diags.error("UnusedLabel", label.span, text).soft();
        }
    }

    fn goto(&mut self, goto: &Goto) {
        let name = &goto.label.name;
        let span = goto.label.span;
        let Some(label) = self.labels.get_mut(name) else {
            let text = format!("label {name} not defined");
            self.diags.error("UndeclaredLabel", span, text);
            return;
        };
        label.used = true;
        let mut around = Some(goto.block);
        while let Some(b) = around
            && b != label.block
        {
            around = self.blocks[b].parent;
        }
        let Some(block) = around else {
            let start = self.map.describe(self.blocks[label.block].start);
            let text = format!("goto {name} jumps into block starting at {start}");
            self.diags
                .error("JumpIntoBlock", span, text)
                .label(label.span, "the label");
            return;
        };
        let between = |pos: Pos| span.lo < pos && pos < label.span.lo;
        let skipped = self.blocks[block].vars.iter().rev();
        if let Some((var, pos)) = skipped.into_iter().find(|(_, pos)| between(*pos)) {
            let at = self.map.describe(*pos);
            let text = format!("goto {name} jumps over declaration of {var} at {at}");
            self.diags.error("JumpOverDecl", span, text);
        }
    }
}
