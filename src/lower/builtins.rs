//! Predeclared functions.

use super::Lower;
use super::expr::{flatten, seq, seq_int, set, strip};
use super::function::at;
use super::operator::round;
use super::place::as_int;
use super::types::Class;
use crate::runtime::Cx;
use crate::runtime::native::Complex;
use crate::runtime::types::Kind;
use crate::syntax::ast::{CallExpr, Expr};
use crate::tree::{Arg, Block, Bool, Float, FloatMem, Int, Place, Rel, Slice, Slot, Stmt, Word};
use crate::types::Types;
use crate::types::object::Builtin;
use crate::types::ty::{Basic, Type, TypeId};

impl Lower<'_> {
    /// The operands of a call of a predeclared function; those that one call yields together are evaluated here.
    fn operands(&mut self, c: &CallExpr, out: &mut Block) -> Option<(Vec<TypeId>, Vec<Slot>)> {
        let [only] = &c.args[..] else { return None };
        let t = self.type_of(only);
        match self.under(t) {
            Type::Tuple(_) => Some(self.tuple(only, out)),
            _ => None,
        }
    }

    /// A call of a predeclared function with a result of one word.
    pub(super) fn builtin_word(&mut self, b: Builtin, e: &Expr, c: &CallExpr, t: TypeId) -> Word {
        match b {
            Builtin::Len | Builtin::Cap => Word::Int(self.length(b, &c.args[0])),
            Builtin::Copy => Word::Int(self.copy_builtin(c)),
            Builtin::Make => Word::Int(self.make_one(e, c, t)),
            Builtin::New => {
                let elem = self.pointee(t).unwrap_or(t);
                let desc = self.descriptor(elem);
                if self.mode(&c.args[0]) == crate::types::info::Mode::Type {
                    return Word::Int(Int::New(desc));
                }
                let mut pre = Block::new();
                let slot = self.alloc(1);
                let value = self.temp(elem);
                self.put_as(&c.args[0], elem, value, &mut pre);
                pre.push(Stmt::Set(slot, Word::Int(Int::New(desc))));
                self.store_slots(at(slot, 0), elem, value, &mut pre);
                seq(pre, Word::Int(Int::Local(slot)))
            }
            Builtin::Recover => Word::Int(Int::Recover),
            Builtin::Min | Builtin::Max => self.min_max(b, e, c, t),
            Builtin::Real | Builtin::Imag => {
                let mut pre = Block::new();
                let slot = self.alloc(2);
                self.into(&c.args[0], slot, &mut pre);
                let part = slot + u32::from(b == Builtin::Imag);
                seq(pre, Word::Float(Float::Local(part)))
            }
            Builtin::UnsafeAdd => {
                let p = self.int(&c.args[0]);
                let n = self.int(&c.args[1]);
                Word::Int(Int::Bin(crate::tree::IntOp::Add, Box::new(p), Box::new(n)))
            }
            // Of a type that depends on type parameters; else it is a constant.
            Builtin::UnsafeSizeof | Builtin::UnsafeAlignof => {
                let t = self.type_of(&c.args[0]);
                Word::Int(Int::Const(match b {
                    Builtin::UnsafeSizeof => self.t().size_of(t),
                    _ => self.t().align_of(t),
                }))
            }
            Builtin::UnsafeStringData => {
                let mut pre = Block::new();
                let s = self.int(&c.args[0]);
                let s = self.keep_int(s, &mut pre);
                let data = Int::Load(Box::new(at(s, 0)), crate::tree::IntMem::W64);
                let some = Bool::Int(Rel::Ne, Box::new(Int::Local(s)), Box::new(Int::Const(0)));
                pre.push(Stmt::If(
                    some,
                    vec![Stmt::Set(s, Word::Int(data))],
                    Block::new(),
                ));
                seq(pre, Word::Int(Int::Local(s)))
            }
            Builtin::UnsafeSliceData => {
                let mut pre = Block::new();
                let slice = self.slice(&c.args[0], &mut pre);
                Word::Int(seq_int(pre, Int::SliceData(slice)))
            }
            Builtin::UnsafeString => {
                let mut pre = Block::new();
                let slot = self.alloc(3);
                let p = self.int(&c.args[0]);
                set(slot, Word::Int(p), &mut pre);
                let n = self.int(&c.args[1]);
                set(slot + 1, Word::Int(n), &mut pre);
                pre.push(Stmt::Set(slot + 2, Word::Int(Int::Local(slot + 1))));
                Word::Int(seq_int(pre, Int::StrFromBytes(Slice::Local(slot))))
            }
            _ => {
                self.unsupported(e.span, "this predeclared function here");
                Word::Int(Int::Const(0))
            }
        }
    }

    /// A call of a predeclared function with a result of several words.
    pub(super) fn builtin_into(
        &mut self,
        b: Builtin,
        e: &Expr,
        c: &CallExpr,
        t: TypeId,
        slot: Slot,
        out: &mut Block,
    ) {
        match b {
            Builtin::Append => self.append(c, t, slot, out),
            Builtin::Make => {
                let elem = self.elem(t);
                let elem = self.descriptor(elem);
                let len = self.size_value(&c.args[1]);
                let cap = c.args.get(2).map(|a| self.size_value(a));
                let site = self.site(e.span.lo);
                out.push(Stmt::MakeSlice {
                    to: slot,
                    elem,
                    len,
                    cap,
                    site,
                });
            }
            Builtin::Complex => {
                let mem = match self.class(t) {
                    Class::Complex(mem) => mem,
                    _ => FloatMem::F64,
                };
                let part = match mem {
                    FloatMem::F32 => Basic::Float32.id(),
                    FloatMem::F64 => Basic::Float64.id(),
                };
                let temp = self.alloc(2);
                if let Some((_, slots)) = self.operands(c, out) {
                    for (i, from) in slots.into_iter().enumerate() {
                        out.push(Stmt::Set(temp + i as u32, Word::Float(Float::Local(from))));
                    }
                    self.copy(slot, temp, t, out);
                    return;
                }
                for (i, a) in c.args.iter().enumerate() {
                    let word = match self.const_value(a) {
                        Some(v) => self.const_word(&v, part),
                        None => Word::Float(self.float(a)),
                    };
                    set(temp + i as u32, word, out);
                }
                self.copy(slot, temp, t, out);
            }
            Builtin::UnsafeSlice => {
                let p = self.int(&c.args[0]);
                set(slot, Word::Int(p), out);
                let n = self.int(&c.args[1]);
                set(slot + 1, Word::Int(n), out);
                out.push(Stmt::Set(slot + 2, Word::Int(Int::Local(slot + 1))));
            }
            Builtin::New | Builtin::Min | Builtin::Max => {
                let word = self.builtin_word(b, e, c, t);
                set(slot, word, out);
            }
            _ => self.unsupported(e.span, "this predeclared function here"),
        }
    }

    /// A call of a predeclared function as a statement.
    pub(super) fn builtin_stmt(&mut self, b: Builtin, e: &Expr, c: &CallExpr, out: &mut Block) {
        let pos = e.span.lo;
        match b {
            Builtin::Panic => {
                let v = as_int(self.word_as(&c.args[0], Types::ANY));
                let v = match flatten(Word::Int(v), out) {
                    Word::Int(v) => v,
                    _ => Int::Const(0),
                };
                let site = self.site(pos);
                out.push(Stmt::Panic(v, site));
            }
            Builtin::Print | Builtin::Println => self.print(b, c, out),
            Builtin::Close => {
                let ch = self.int(&c.args[0]);
                let site = self.site(pos);
                out.push(Stmt::Close(ch, site));
            }
            Builtin::Delete if c.args.len() == 1 => {
                if let Some((types, slots)) = self.operands(c, out) {
                    let kt = self.key_type(types[0]);
                    let key = self.convert_slots(slots[1], types[1], kt, out);
                    let stmt = Stmt::MapDelete {
                        ty: self.descriptor(types[0]),
                        map: Int::Local(slots[0]),
                        key: self.key_at(types[0], key),
                        site: self.site(pos),
                    };
                    out.push(stmt);
                }
            }
            Builtin::Delete => {
                let t = self.type_of(&c.args[0]);
                let ty = self.descriptor(t);
                let early = self.has_call(&c.args[1]);
                let (map, key) = self.map_and_key(&c.args[0], t, &c.args[1], early, out);
                let site = self.site(pos);
                out.push(Stmt::MapDelete { ty, map, key, site });
            }
            Builtin::Clear => {
                let t = self.type_of(&c.args[0]);
                if self.kind(t) == Kind::Map {
                    let map = self.int(&c.args[0]);
                    let site = self.site(pos);
                    out.push(Stmt::MapClear(map, site));
                } else {
                    let elem = self.elem(t);
                    let slice = self.slice(&c.args[0], out);
                    out.push(Stmt::ClearSlice(slice, self.size(elem)));
                }
            }
            Builtin::Copy => {
                let v = self.copy_builtin(c);
                let word = flatten(Word::Int(v), out);
                out.push(Stmt::Drop(word));
            }
            Builtin::Recover => out.push(Stmt::Drop(Word::Int(Int::Recover))),
            _ => {
                let t = self.type_of(e);
                let slot = self.temp(t);
                self.into(e, slot, out);
            }
        }
    }

    /// A length or capacity: an integer of any type, or a constant.
    fn size_value(&mut self, e: &Expr) -> Int {
        match self.const_int(e) {
            Some(n) => Int::Const(n),
            None => self.int(e),
        }
    }

    fn length(&mut self, b: Builtin, x: &Expr) -> Int {
        let t = self.type_of(x);
        let mut pre = Block::new();
        let v = match self.kind(t) {
            Kind::String => Int::StrLen(Box::new(self.int(x))),
            Kind::Slice => {
                let slice = self.slice(x, &mut pre);
                if b == Builtin::Len {
                    Int::Len(slice)
                } else {
                    Int::Cap(slice)
                }
            }
            Kind::Map => Int::MapLen(Box::new(self.int(x))),
            Kind::Chan if b == Builtin::Len => Int::ChanLen(Box::new(self.int(x))),
            Kind::Chan => Int::ChanCap(Box::new(self.int(x))),
            _ => {
                let array = self.pointee(t).unwrap_or(t);
                if self.has_call(x) {
                    self.evaluate(x, None, &mut pre);
                }
                Int::Const(self.array_len(array) as i64)
            }
        };
        seq_int(pre, v)
    }

    fn copy_builtin(&mut self, c: &CallExpr) -> Int {
        let mut pre = Block::new();
        if let Some((types, slots)) = self.operands(c, &mut pre) {
            let to = Slice::Local(slots[0]);
            let v = if self.kind(types[1]) == Kind::String {
                Int::CopyStr(to, Box::new(Int::Local(slots[1])))
            } else {
                let elem = self.elem(types[0]);
                Int::Copy(to, Slice::Local(slots[1]), self.size(elem))
            };
            return seq_int(pre, v);
        }
        let tt = self.type_of(&c.args[0]);
        let to = self.slice(&c.args[0], &mut pre);
        let ft = self.type_of(&c.args[1]);
        let to = if self.has_call(&c.args[1]) {
            Slice::Local(self.slice_slots(to, &mut pre))
        } else {
            to
        };
        let v = if self.kind(ft) == Kind::String {
            let s = self.int(&c.args[1]);
            Int::CopyStr(to, Box::new(s))
        } else {
            let from = self.slice(&c.args[1], &mut pre);
            let elem = self.elem(tt);
            Int::Copy(to, from, self.size(elem))
        };
        seq_int(pre, v)
    }

    fn make_one(&mut self, e: &Expr, c: &CallExpr, t: TypeId) -> Int {
        let desc = self.descriptor(t);
        let hint = c.args.get(1).map(|a| Box::new(self.size_value(a)));
        match self.kind(t) {
            Kind::Map => Int::MakeMap(desc, hint),
            _ => Int::MakeChan(desc, hint, self.site(e.span.lo)),
        }
    }

    /// `append(s, …)` into slots.
    fn append(&mut self, c: &CallExpr, t: TypeId, slot: Slot, out: &mut Block) {
        let elem = self.elem(t);
        let desc = self.descriptor(elem);
        if let Some((types, slots)) = self.operands(c, out) {
            let words = self.words(elem);
            let count = slots.len() as u32 - 1;
            let from = self.alloc(words * count);
            for (i, (&slot, &ty)) in slots.iter().zip(&types).skip(1).enumerate() {
                let value = self.convert_slots(slot, ty, elem, out);
                self.copy(from + i as u32 * words, value, elem, out);
            }
            out.push(Stmt::AppendSlots {
                to: slot,
                slice: Slice::Local(slots[0]),
                elem: desc,
                from,
                count,
            });
            return;
        }
        let (first, rest) = (&c.args[0], &c.args[1..]);
        let slice = if self.mode(first) == crate::types::info::Mode::Nil {
            Slice::Header(Box::new(Int::Const(0)))
        } else {
            self.slice(first, out)
        };
        if rest.is_empty() {
            out.push(Stmt::LoadSlice(slot, slice));
            return;
        }
        let busy = rest.iter().any(|a| self.has_call(a));
        let slice = match slice {
            Slice::Header(h) if busy => {
                let kept = self.keep_int(*h, out);
                Slice::Header(Box::new(Int::Local(kept)))
            }
            slice => slice,
        };
        if c.spread.is_some() {
            let other = strip(&rest[0]);
            let ot = self.type_of(other);
            if self.kind(ot) == Kind::String {
                let other = self.int(other);
                out.push(Stmt::AppendStr {
                    to: slot,
                    slice,
                    other,
                });
            } else {
                let other = self.slice(other, out);
                out.push(Stmt::AppendSlice {
                    to: slot,
                    slice,
                    elem: desc,
                    other,
                });
            }
            return;
        }
        let words = self.words(elem);
        if let [one] = rest
            && words == 1
            && self.class(elem) != Class::Memory
        {
            let value = self.word_as(one, elem);
            let value = flatten(value, out);
            out.push(Stmt::AppendWord {
                to: slot,
                slice,
                elem: desc,
                value,
            });
            return;
        }
        let from = self.alloc(words * rest.len() as u32);
        for (i, e) in rest.iter().enumerate() {
            self.put_as(e, elem, from + i as u32 * words, out);
        }
        out.push(Stmt::AppendSlots {
            to: slot,
            slice,
            elem: desc,
            from,
            count: rest.len() as u32,
        });
    }

    fn min_max(&mut self, b: Builtin, e: &Expr, c: &CallExpr, t: TypeId) -> Word {
        let mut pre = Block::new();
        let best = self.temp(t);
        for (i, a) in c.args.iter().enumerate() {
            let word = match self.const_value(a) {
                Some(v) => self.const_word(&v, t),
                None => self.word(a),
            };
            if i == 0 {
                set(best, word, &mut pre);
                continue;
            }
            let next = self.keep(word, t, &mut pre);
            let rel = if b == Builtin::Min { Rel::Lt } else { Rel::Gt };
            let (l, r) = (Box::new(Int::Local(next)), Box::new(Int::Local(best)));
            let better = match (self.class(t), self.kind(t)) {
                (Class::Float(_), _) => {
                    self.float_best(b, best, next, &mut pre);
                    continue;
                }
                (_, Kind::String) => Bool::Str(rel, l, r),
                (_, Kind::Uint | Kind::Uint64 | Kind::Uintptr) => Bool::Uint(rel, l, r),
                _ => Bool::Int(rel, l, r),
            };
            let mut then = Block::new();
            self.copy(best, next, t, &mut then);
            pre.push(Stmt::If(better, then, Block::new()));
        }
        let _ = e;
        let word = self.local(best, t);
        seq(pre, word)
    }

    /// Of two floats the smaller or larger; NaN if one is; -0 is less than 0.
    fn float_best(&mut self, b: Builtin, best: Slot, next: Slot, out: &mut Block) {
        let local = |s| Box::new(Float::Local(s));
        let bits = |s| Box::new(Int::FloatBits(local(s)));
        let zero = || Box::new(Int::Const(0));
        let rel = if b == Builtin::Min { Rel::Lt } else { Rel::Gt };
        let nan = Bool::Float(Rel::Ne, local(next), local(next));
        let better = Bool::Float(rel, local(next), local(best));
        // Of two zeros the one whose sign says more.
        let sign = if b == Builtin::Min { Rel::Lt } else { Rel::Ge };
        let zeros = Bool::And(
            Box::new(Bool::Float(Rel::Eq, local(next), local(best))),
            Box::new(Bool::Int(sign, bits(next), zero())),
        );
        let take = Bool::Or(
            Box::new(nan),
            Box::new(Bool::Or(Box::new(better), Box::new(zeros))),
        );
        // Once NaN, always NaN: comparisons with it are false.
        out.push(Stmt::If(
            take,
            vec![Stmt::Set(
                best,
                Word::Float(round(FloatMem::F64, Float::Local(next))),
            )],
            Block::new(),
        ));
    }

    fn print(&mut self, b: Builtin, c: &CallExpr, out: &mut Block) {
        let mut parts = Vec::new();
        let site = self.site(c.func.span.lo);
        if let Some((types, slots)) = self.operands(c, out) {
            for (t, slot) in types.into_iter().zip(slots) {
                parts.push((self.descriptor(t), Arg::Wide(Block::new()), slot));
            }
            out.push(Stmt::Print(parts, b == Builtin::Println, site));
            return;
        }
        for a in &c.args {
            let t = self.type_of(a);
            let t = self.t().default_type(t);
            let slot = self.temp(t);
            let slot = if self.words(t) == 0 {
                self.alloc(1)
            } else {
                slot
            };
            let arg = self.arg(a, t, slot);
            parts.push((self.descriptor(t), arg, slot));
        }
        out.push(Stmt::Print(parts, b == Builtin::Println, site));
    }

    /// `s[lo:hi:max]` of a slice or array, into slots.
    pub(super) fn reslice(
        &mut self,
        e: &Expr,
        s: &crate::syntax::ast::SliceExpr,
        slot: Slot,
        out: &mut Block,
    ) {
        let t = self.type_of(&s.x);
        let bounds = [s.lo.as_ref(), s.hi.as_ref(), s.max.as_ref()];
        let site = self.bounds_site(e.span.lo, bounds);
        let busy = [&s.lo, &s.hi, &s.max]
            .into_iter()
            .flatten()
            .any(|i| self.has_call(i));
        if self.kind(t) == Kind::Slice {
            let slice = self.slice(&s.x, out);
            let slice = if busy {
                Slice::Local(self.slice_slots(slice, out))
            } else {
                slice
            };
            let elem = self.elem(t);
            let size = self.size(elem);
            let lo = s.lo.as_ref().map(|i| self.index_value(i));
            let hi = s.hi.as_ref().map(|i| self.index_value(i));
            let max = s.max.as_ref().map(|i| self.index_value(i));
            out.push(Stmt::Reslice {
                to: slot,
                slice,
                lo,
                hi,
                max,
                size,
                site,
            });
            return;
        }
        let (array, t) = match self.pointee(t) {
            Some(elem) => {
                let pointer = self.int(&s.x);
                (super::expr::behind(pointer, site), elem)
            }
            None => (self.place(&s.x, out), t),
        };
        let array: Place = if busy { self.fix(array, out) } else { array };
        let elem = self.elem(t);
        let (len, size) = (self.array_len(t), self.size(elem));
        let lo = s.lo.as_ref().map(|i| self.index_value(i));
        let hi = s.hi.as_ref().map(|i| self.index_value(i));
        let max = s.max.as_ref().map(|i| self.index_value(i));
        out.push(Stmt::SliceArray {
            to: slot,
            array,
            len,
            lo,
            hi,
            max,
            size,
            site,
        });
    }

    /// `l / r` of complex numbers in slots.
    pub(super) fn complex_divide(
        &mut self,
        pos: crate::source::Pos,
        l: Slot,
        r: Slot,
        slot: Slot,
        out: &mut Block,
    ) {
        let func = self.complex_division();
        let base = self.frame.top + 1;
        let mark = self.frame.top;
        self.alloc(1 + 2 + 4 + 1);
        let copy = |to, from| Stmt::Copy { to, from, words: 2 };
        let args = vec![Arg::Wide(vec![copy(base + 2, l), copy(base + 4, r)])];
        let call = self.direct(func, base, args, pos);
        self.frame.top = mark;
        out.push(Stmt::Call(Box::new(call)));
        out.push(copy(slot, base));
    }

    fn complex_division(&mut self) -> &'static crate::runtime::Func {
        if let Some(func) = self.division {
            return func;
        }
        let c = Basic::Complex128.id();
        let func = self.new_func("runtime.complex128div", &[c, c], &[c]);
        self.functions.push(crate::tree::Function {
            func,
            body: crate::tree::Body::Native(crate::runtime::native::bind(divide)),
        });
        self.division = Some(func);
        func
    }
}

/// Complex division as Go defines it: infinities and zeros as C99's annex G has them.
fn divide(_: Cx, n: Complex, m: Complex) -> Complex {
    let finite = |c: Complex| c.re.is_finite() && c.im.is_finite();
    let infinite = |c: Complex| c.re.is_infinite() || c.im.is_infinite();
    let (a, b, c, d) = (n.re, n.im, m.re, m.im);
    let (re, im);
    if c.abs() >= d.abs() {
        let ratio = d / c;
        let denominator = c + ratio * d;
        re = (a + b * ratio) / denominator;
        im = (b - a * ratio) / denominator;
    } else {
        let ratio = c / d;
        let denominator = d + ratio * c;
        re = (a * ratio + b) / denominator;
        im = (b * ratio - a) / denominator;
    }
    if !(re.is_nan() && im.is_nan()) {
        return Complex { re, im };
    }
    let unit = |x: f64| {
        if x.is_infinite() {
            1f64.copysign(x)
        } else {
            0f64.copysign(x)
        }
    };
    if c == 0.0 && d == 0.0 && !(a.is_nan() && b.is_nan()) {
        let inf = f64::INFINITY.copysign(c);
        return Complex {
            re: inf * a,
            im: inf * b,
        };
    }
    if infinite(n) && finite(m) {
        let (a, b) = (unit(a), unit(b));
        return Complex {
            re: f64::INFINITY * (a * c + b * d),
            im: f64::INFINITY * (b * c - a * d),
        };
    }
    if infinite(m) && finite(n) {
        let (c, d) = (unit(c), unit(d));
        return Complex {
            re: 0.0 * (a * c + b * d),
            im: 0.0 * (b * c - a * d),
        };
    }
    Complex { re, im }
}
