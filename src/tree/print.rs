//! The tree as text, for people and tests: a line for each statement, expressions in prefix form, slots as `$n`.

use super::*;
use std::fmt::{self, Display, Formatter};

/// A function's body as text.
pub fn dump(f: &Function) -> String {
    let mut out = Out::default();
    match &f.body {
        Body::Native(_) | Body::Host(_) => out.line(format_args!("{} native", f.func.name)),
        Body::Go { block, defers } => {
            let frame = f.func.frame.load(crate::runtime::sync::Ordering::Relaxed);
            out.line(format_args!("{} frame {frame}", f.func.name));
            out.block(block);
            if let Some(epilogue) = defers {
                out.line(format_args!("epilogue"));
                out.block(&epilogue.block);
            }
        }
    }
    out.text
}

#[derive(Default)]
struct Out {
    text: String,
    depth: usize,
}

impl Out {
    fn line(&mut self, text: fmt::Arguments) {
        use std::fmt::Write;
        let _ = writeln!(self.text, "{:1$}{text}", "", 4 * self.depth);
    }

    fn block(&mut self, block: &[Stmt]) {
        self.depth += 1;
        for s in block {
            self.stmt(s);
        }
        self.depth -= 1;
    }

    fn stmt(&mut self, s: &Stmt) {
        match s {
            Stmt::If(c, a, b) => {
                self.line(format_args!("if {c}"));
                self.block(a);
                if !b.is_empty() {
                    self.line(format_args!("else"));
                    self.block(b);
                }
            }
            Stmt::Loop {
                label,
                cond,
                post,
                body,
                ..
            } => {
                match cond {
                    Some(c) => self.line(format_args!("loop {label} while {c}")),
                    None => self.line(format_args!("loop {label}")),
                }
                self.block(body);
                if !post.is_empty() {
                    self.line(format_args!("post"));
                    self.block(post);
                }
            }
            Stmt::Block(label, b) => {
                self.line(format_args!("block {label}"));
                self.block(b);
            }
            Stmt::Group(b) => {
                self.line(format_args!("group"));
                self.block(b);
            }
            Stmt::Switch {
                label,
                value,
                cases,
                default,
                bodies,
                fallthrough,
            } => {
                self.line(format_args!("switch {label} {value}"));
                for (i, b) in bodies.iter().enumerate() {
                    let values: Vec<String> = cases
                        .iter()
                        .filter(|c| c.1 as usize == i)
                        .map(|c| c.0.to_string())
                        .collect();
                    let default = if *default == Some(i as u32) {
                        " default"
                    } else {
                        ""
                    };
                    let on = if fallthrough[i] { " fallthrough" } else { "" };
                    self.line(format_args!("case {}{default}{on}", values.join(",")));
                    self.block(b);
                }
            }
            Stmt::Labeled(lists) => {
                for (label, b) in lists {
                    self.line(format_args!("label {label}"));
                    self.block(b);
                }
            }
            s => self.line(format_args!("{s}")),
        }
    }
}

/// A parenthesised list.
fn list<T: Display>(f: &mut Formatter, name: &str, items: &[T]) -> fmt::Result {
    write!(f, "{name}(")?;
    for (i, item) in items.iter().enumerate() {
        write!(f, "{}{item}", if i > 0 { ", " } else { "" })?;
    }
    f.write_str(")")
}

/// An optional operand.
fn opt(e: &Option<impl Display>) -> String {
    e.as_ref().map_or(String::new(), ToString::to_string)
}

impl Display for Stmt {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Stmt::Set(k, w) => write!(f, "${k} = {w}"),
            Stmt::StoreInt(p, m, e) => write!(f, "{p}:{m:?} = {e}"),
            Stmt::StoreFloat(p, m, e) => write!(f, "{p}:{m:?} = {e}"),
            Stmt::StoreBool(p, e) => write!(f, "{p}:Bool = {e}"),
            Stmt::UpdateInt(p, m, op, e) => write!(f, "{p}:{m:?} {op:?}= {e}"),
            Stmt::UpdateFloat(p, m, op, e) => write!(f, "{p}:{m:?} {op:?}= {e}"),
            Stmt::Copy { to, from, words } => write!(f, "${to} = ${from} words {words}"),
            Stmt::Zero(k, n) => write!(f, "${k} = zero words {n}"),
            Stmt::ZeroMemory(p, n) => write!(f, "{p} = zero bytes {n}"),
            Stmt::LoadBytes(k, p, n) => write!(f, "${k} = {p} bytes {n}"),
            Stmt::StoreBytes(p, k, n) => write!(f, "{p} = ${k} bytes {n}"),
            Stmt::CopyBytes { to, from, bytes } => write!(f, "{to} = {from} bytes {bytes}"),
            Stmt::LoadSlice(k, s) => write!(f, "${k} = slice {s}"),
            Stmt::StoreSlice(p, s) => write!(f, "{p} = slice {s}"),
            Stmt::Reslice {
                to,
                slice,
                lo,
                hi,
                max,
                ..
            } => {
                write!(f, "${to} = {slice}[{}:{}:{}]", opt(lo), opt(hi), opt(max))
            }
            Stmt::SliceArray {
                to,
                array,
                len,
                lo,
                hi,
                max,
                ..
            } => {
                write!(
                    f,
                    "${to} = array {array} of {len}[{}:{}:{}]",
                    opt(lo),
                    opt(hi),
                    opt(max)
                )
            }
            Stmt::AppendWord {
                to,
                slice,
                elem,
                value,
            } => write!(f, "${to} = append({slice} {elem:?}, {value})"),
            Stmt::AppendSlots {
                to,
                slice,
                elem,
                from,
                count,
            } => {
                write!(f, "${to} = append({slice} {elem:?}, ${from} count {count})")
            }
            Stmt::AppendSlice {
                to,
                slice,
                elem,
                other,
            } => write!(f, "${to} = append({slice} {elem:?}, {other}...)"),
            Stmt::AppendStr { to, slice, other } => {
                write!(f, "${to} = append({slice}, {other}...)")
            }
            Stmt::MakeSlice {
                to, elem, len, cap, ..
            } => write!(f, "${to} = make({elem:?}, {len}, {})", opt(cap)),
            Stmt::BytesFromStr(k, s) => write!(f, "${k} = bytes({s})"),
            Stmt::RunesFromStr(k, s) => write!(f, "${k} = runes({s})"),
            Stmt::CheckArrayLen(s, n, _) => write!(f, "check len({s}) >= {n}"),
            Stmt::ClearSlice(s, _) => write!(f, "clear({s})"),
            Stmt::MapLookup {
                map,
                key,
                value,
                ok,
                ..
            } => write!(f, "${value}, ${ok} = {map}[{key}]"),
            Stmt::MapDelete { map, key, .. } => write!(f, "delete({map}, {key})"),
            Stmt::MapClear(m, _) => write!(f, "clear({m})"),
            Stmt::MapIter(k, m, _) => write!(f, "${k} = iterate({m})"),
            Stmt::DecodeRune { s, pos, rune, next } => {
                write!(f, "${rune}, ${next} = rune(${s}, ${pos})")
            }
            Stmt::Call(c) => write!(f, "{c}"),
            Stmt::Drop(w) => write!(f, "_ = {w}"),
            Stmt::NilCheck(e, _) => write!(f, "check {e} != nil"),
            Stmt::Go(c) => write!(f, "go {c}"),
            Stmt::Defer(c) => write!(f, "defer {c}"),
            Stmt::DeferBack(e) => write!(f, "defer back {e}()"),
            Stmt::Send { chan, value, .. } => write!(f, "{chan} <- {value}"),
            Stmt::Recv { chan, to, ok, .. } => match ok {
                None => write!(f, "${to} = <-{chan}"),
                Some(ok) => write!(f, "${to}, ${ok} = <-{chan}"),
            },
            Stmt::Close(c, _) => write!(f, "close({c})"),
            Stmt::Select {
                cases,
                default,
                chosen,
                ok,
                ..
            } => {
                write!(f, "${chosen}, ${ok} = ")?;
                list(f, if *default { "select default" } else { "select" }, cases)
            }
            Stmt::Panic(e, _) => write!(f, "panic({e})"),
            Stmt::Print(parts, line, _) => {
                let args: Vec<&Arg> = parts.iter().map(|p| &p.1).collect();
                list(f, if *line { "println" } else { "print" }, &args)
            }
            Stmt::Break(l) => write!(f, "break {l}"),
            Stmt::Continue(l) => write!(f, "continue {l}"),
            Stmt::Goto(l) => write!(f, "goto {l}"),
            Stmt::Return => f.write_str("return"),
            Stmt::ReturnWord(w) => write!(f, "return {w}"),
            Stmt::If(c, ..) => write!(f, "if {c} .."),
            Stmt::Loop { label, .. } => write!(f, "loop {label} .."),
            Stmt::Block(label, _) => write!(f, "block {label} .."),
            Stmt::Switch { label, .. } => write!(f, "switch {label} .."),
            Stmt::Group(b) => list(f, "group", b),
            Stmt::Labeled(_) => f.write_str("labels .."),
        }
    }
}

impl Display for Int {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Int::Const(c) => write!(f, "{c}"),
            Int::Static(_) => f.write_str("static"),
            Int::Local(k) => write!(f, "${k}"),
            Int::Load(p, m) => write!(f, "{p}:{m:?}"),
            Int::Address(p) => write!(f, "&{p}"),
            Int::Seq(b, e) => {
                list(f, "seq", b)?;
                write!(f, " {e}")
            }
            Int::Bin(op, l, r) => write!(f, "{op:?}({l}, {r})"),
            Int::Neg(e) => write!(f, "Neg({e})"),
            Int::Not(e) => write!(f, "Not({e})"),
            Int::Wrap(m, e) => write!(f, "{m:?}({e})"),
            Int::Div(sign, l, r, _) => write!(f, "Div{sign:?}({l}, {r})"),
            Int::Rem(sign, l, r, _) => write!(f, "Rem{sign:?}({l}, {r})"),
            Int::Shift { op, x, count, .. } => write!(f, "{op:?}({x}, {count})"),
            Int::FromFloat(_, e) => write!(f, "int({e})"),
            Int::FromBool(e) => write!(f, "int({e})"),
            Int::FloatBits(e) => write!(f, "bits({e})"),
            Int::Call(c) => write!(f, "{c}"),
            Int::Len(s) => write!(f, "len({s})"),
            Int::Cap(s) => write!(f, "cap({s})"),
            Int::SliceData(s) => write!(f, "data({s})"),
            Int::Header(s) => write!(f, "header({s})"),
            Int::StrLen(s) => write!(f, "strlen({s})"),
            Int::StrIndex(s, i, _) => write!(f, "byte({s}, {i})"),
            Int::Substr(s, lo, hi, _) => write!(f, "substr({s}, {}:{})", opt(lo), opt(hi)),
            Int::Concat(parts) => list(f, "concat", parts),
            Int::StrFromBytes(s) => write!(f, "string({s})"),
            Int::StrFromRunes(s) => write!(f, "string({s})"),
            Int::StrFromRune(e) => write!(f, "string({e})"),
            Int::MapLen(m) => write!(f, "maplen({m})"),
            Int::ChanLen(c) => write!(f, "chanlen({c})"),
            Int::ChanCap(c) => write!(f, "chancap({c})"),
            Int::New(ty) => write!(f, "new({ty:?})"),
            Int::MakeMap(ty, hint) => write!(f, "make({ty:?}, {})", opt(hint)),
            Int::MakeChan(ty, cap, _) => write!(f, "make({ty:?}, {})", opt(cap)),
            Int::Closure(func, captures) => list(f, &format!("closure {}", func.name), captures),
            Int::BoxWord(ty, w) => write!(f, "box({ty:?}, {w})"),
            Int::BoxSlots(ty, k) => write!(f, "box({ty:?}, ${k}..)"),
            Int::Assert { x, ty, .. } => write!(f, "assert({x}, {ty:?})"),
            Int::AssertInterface { x, ty, .. } => write!(f, "assert({x}, {ty:?})"),
            Int::Copy(to, from, _) => write!(f, "copy({to}, {from})"),
            Int::CopyStr(to, from) => write!(f, "copy({to}, {from})"),
            Int::Recover => f.write_str("recover()"),
        }
    }
}

impl Display for Float {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Float::Const(c) => write!(f, "{c:?}"),
            Float::Local(k) => write!(f, "${k}"),
            Float::Load(p, m) => write!(f, "{p}:{m:?}"),
            Float::Seq(b, e) => {
                list(f, "seq", b)?;
                write!(f, " {e}")
            }
            Float::Bin(op, l, r) => write!(f, "{op:?}({l}, {r})"),
            Float::Fn(op, e) => write!(f, "{op:?}({e})"),
            Float::FromInt(_, e) => write!(f, "float({e})"),
            Float::FromInt32(_, e) => write!(f, "float32({e})"),
            Float::FromBits(e) => write!(f, "frombits({e})"),
            Float::Call(c) => write!(f, "{c}"),
        }
    }
}

impl Display for Bool {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Bool::Const(c) => write!(f, "{c}"),
            Bool::Local(k) => write!(f, "${k}"),
            Bool::Load(p) => write!(f, "{p}:Bool"),
            Bool::Seq(b, e) => {
                list(f, "seq", b)?;
                write!(f, " {e}")
            }
            Bool::Not(e) => write!(f, "!{e}"),
            Bool::And(l, r) => write!(f, "({l} && {r})"),
            Bool::Or(l, r) => write!(f, "({l} || {r})"),
            Bool::Eq(l, r) => write!(f, "Eq({l}, {r})"),
            Bool::Int(rel, l, r) => write!(f, "{rel:?}({l}, {r})"),
            Bool::Uint(rel, l, r) => write!(f, "{rel:?}Unsigned({l}, {r})"),
            Bool::Float(rel, l, r) => write!(f, "{rel:?}Float({l}, {r})"),
            Bool::Str(rel, l, r) => write!(f, "{rel:?}Str({l}, {r})"),
            Bool::Interface(l, r, _) => write!(f, "EqInterface({l}, {r})"),
            Bool::Memory(ty, l, r, _) => write!(f, "Eq {ty:?}({l}, {r})"),
            Bool::SliceNil(s) => write!(f, "nil({s})"),
            Bool::TypeIs(e, ty) => write!(f, "is({e}, {ty:?})"),
            Bool::Implements(e, ty) => write!(f, "implements({e}, {ty:?})"),
            Bool::MapNext {
                iter, key, value, ..
            } => write!(f, "${key}, ${value} = next(${iter})"),
            Bool::Call(c) => write!(f, "{c}"),
        }
    }
}

impl Display for Word {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Word::Int(e) => e.fmt(f),
            Word::Float(e) => e.fmt(f),
            Word::Bool(e) => e.fmt(f),
        }
    }
}

impl Display for Slice {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Slice::Local(k) => write!(f, "${k}.."),
            Slice::Header(e) => write!(f, "*{e}"),
        }
    }
}

impl Display for Place {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Place::Static(_) => f.write_str("static"),
            Place::Frame { slot, offset } => write!(f, "${slot}+{offset}"),
            Place::At {
                pointer,
                offset,
                nil: None,
            } => write!(f, "[{pointer}+{offset}]"),
            Place::At {
                pointer,
                offset,
                nil: Some(_),
            } => write!(f, "[?{pointer}+{offset}]"),
            Place::Elem {
                slice,
                index,
                size,
                offset,
                ..
            } => write!(f, "{slice}[{index}*{size}+{offset}]"),
            Place::ArrayElem {
                array,
                len,
                index,
                size,
                offset,
                ..
            } => {
                write!(f, "{array}[{index}*{size}+{offset} of {len}]")
            }
            Place::MapRead {
                map, key, offset, ..
            } => write!(f, "{map}[{key}]+{offset}"),
            Place::MapWrite { map, key, .. } => write!(f, "{map}[{key}]!"),
        }
    }
}

impl Display for Key {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Key::Int(e) | Key::Str(e) => e.fmt(f),
            Key::Slots(k) => write!(f, "${k}.."),
        }
    }
}

impl Display for Call {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match &self.target {
            Target::Func(func) => f.write_str(&func.name)?,
            Target::Closure { value, .. } => write!(f, "({value})")?,
            Target::Method {
                value, selector, ..
            } => write!(f, "({value}).{selector}")?,
        }
        list(f, &format!("@{}", self.base), &self.args)
    }
}

impl Display for Arg {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            Arg::Word(k, w) => write!(f, "${k} = {w}"),
            Arg::Wide(b) => list(f, "wide", b),
        }
    }
}

impl Display for SelectCase {
    fn fmt(&self, f: &mut Formatter) -> fmt::Result {
        match self {
            SelectCase::Send { chan, value, .. } => write!(f, "{chan} <- {value}"),
            SelectCase::Recv { chan, to } => write!(f, "${to} = <-{chan}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn statements_read_like_a_program() {
        let i = || Box::new(Int::Local(2));
        let elem = Place::Elem {
            slice: Slice::Local(4),
            index: i(),
            size: 8,
            offset: 0,
            site: 0,
        };
        let block = vec![
            Stmt::If(
                Bool::Int(Rel::Lt, i(), Box::new(Int::Const(7))),
                vec![Stmt::StoreInt(
                    elem,
                    IntMem::W64,
                    Int::Bin(IntOp::Add, i(), Box::new(Int::Const(1))),
                )],
                vec![Stmt::Break(3)],
            ),
            Stmt::ReturnWord(Word::Int(Int::Len(Slice::Local(4)))),
        ];
        let mut out = Out::default();
        out.block(&block);
        let want = "    if Lt($2, 7)\n        $4..[$2*8+0]:W64 = Add($2, 1)\n    else\n        break 3\n    return len($4..)\n";
        assert_eq!(out.text, want);
    }
}
