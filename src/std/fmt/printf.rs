//! Format strings.

use super::format::Flags;
use super::print::Printer;
use crate::runtime::iface::Any;
use crate::runtime::slices::Slice;
use crate::runtime::strings::decode;
use crate::runtime::types::Kind;
use crate::runtime::value::Value;

/// Widths, precisions and argument numbers beyond this are mistakes.
const MAX: usize = 1_000_000;

/// The number at the start of `s`, if there is one and it is no mistake, and how much of `s` it takes.
fn number(s: &[u8]) -> (Option<usize>, usize) {
    let len = s.iter().take_while(|b| b.is_ascii_digit()).count();
    let mut n = 0;
    for b in &s[..len] {
        n = n * 10 + usize::from(b - b'0');
        if n > MAX {
            // Go reads nothing after such a number.
            return (None, s.len());
        }
    }
    ((len > 0).then_some(n), len)
}

/// A walk over a format string.
struct Walk<'a> {
    format: &'a [u8],
    at: usize,
    args: Slice<Any>,
    /// Number of the next operand.
    next: usize,
    /// Whether explicit operand numbers were used.
    reordered: bool,
    /// Whether the current verb's operand number was right.
    good: bool,
}

impl Walk<'_> {
    fn peek(&self) -> Option<u8> {
        self.format.get(self.at).copied()
    }

    /// `[n]`: whether there was one.
    fn operand_number(&mut self) -> bool {
        if self.peek() != Some(b'[') {
            return false;
        }
        self.reordered = true;
        let rest = &self.format[self.at + 1..];
        let Some(close) = rest.iter().position(|b| *b == b']') else {
            self.at += 1;
            self.good = false;
            return false;
        };
        let (n, len) = number(&rest[..close]);
        self.at += close + 2;
        match n {
            Some(n) if len == close && (1..=self.args.len()).contains(&n) => {
                self.next = n - 1;
                true
            }
            n => {
                self.good = false;
                n.is_some() && len == close
            }
        }
    }

    /// The operand of a `*`, if it is an integer within bounds.
    fn star(&mut self) -> Option<i64> {
        let arg = (self.next < self.args.len()).then(|| self.args.get(self.next))?;
        self.next += 1;
        let value = Value::of(arg)?;
        let n = match value.kind() {
            k if k.is_signed() => value.int(),
            k if k.is_unsigned() => i64::try_from(value.uint()).ok()?,
            _ => return None,
        };
        (n.unsigned_abs() <= MAX as u64).then_some(n)
    }

    fn flags(&mut self, flags: &mut Flags) {
        while let Some(c) = self.peek() {
            match c {
                b'#' => flags.sharp = true,
                b'0' => flags.zero = true,
                b'+' => flags.plus = true,
                b'-' => flags.minus = true,
                b' ' => flags.space = true,
                _ => return,
            }
            self.at += 1;
        }
    }

    /// Whether an operand number came last.
    fn width(&mut self, p: &mut Printer) -> bool {
        let mut after_number = self.operand_number();
        if self.peek() == Some(b'*') {
            self.at += 1;
            match self.star() {
                None => p.format.text("%!(BADWIDTH)"),
                Some(n) => {
                    p.format.flags.width = Some(n.unsigned_abs() as usize);
                    if n < 0 {
                        p.format.flags.minus = true;
                        p.format.flags.zero = false;
                    }
                }
            }
            after_number = false;
        } else {
            let (n, len) = number(&self.format[self.at..]);
            self.at += len;
            p.format.flags.width = n;
            if after_number && n.is_some() {
                self.good = false;
            }
        }
        after_number
    }

    fn precision(&mut self, p: &mut Printer, mut after_number: bool) -> bool {
        if self.peek() != Some(b'.') {
            return after_number;
        }
        self.at += 1;
        if after_number {
            self.good = false;
        }
        after_number = self.operand_number();
        if self.peek() == Some(b'*') {
            self.at += 1;
            match self.star().map(usize::try_from) {
                Some(Ok(n)) => p.format.flags.precision = Some(n),
                _ => p.format.text("%!(BADPREC)"),
            }
            after_number = false;
        } else {
            let (n, len) = number(&self.format[self.at..]);
            self.at += len;
            p.format.flags.precision = Some(n.unwrap_or(0));
        }
        after_number
    }
}

/// Prints operands by a format; returns the numbers of those of `%w`.
pub fn printf(p: &mut Printer, format: &[u8], args: Slice<Any>) -> Vec<usize> {
    let mut wrapped = Vec::new();
    let mut w = Walk {
        format,
        at: 0,
        args,
        next: 0,
        reordered: false,
        good: true,
    };
    while w.at < format.len() {
        let plain = memchr::memchr(b'%', &format[w.at..]).unwrap_or(format.len() - w.at);
        p.format.out.extend_from_slice(&format[w.at..w.at + plain]);
        w.at += plain + 1;
        if w.at > format.len() {
            break;
        }
        p.format.flags = Flags::default();
        w.good = true;
        // Operand numbers may be anywhere, but complaints about them are for the verb.
        let mut flags = Flags::default();
        w.flags(&mut flags);
        p.format.flags = flags;
        let simple = w.peek().is_some_and(|c| c.is_ascii_lowercase());
        if !simple {
            let after_number = w.width(p);
            if !w.precision(p, after_number) {
                w.operand_number();
            }
        }
        let (verb, len) = decode(&format[w.at.min(format.len())..]);
        if len == 0 {
            p.format.text("%!(NOVERB)");
            break;
        }
        w.at += len;
        let c = u8::try_from(verb).unwrap_or(0);
        if c == b'%' {
            p.format.text("%");
            continue;
        }
        if !w.good {
            complain(p, verb, "(BADINDEX)");
            continue;
        }
        if w.next >= args.len() {
            complain(p, verb, "(MISSING)");
            continue;
        }
        if c == b'w' {
            wrapped.push(w.next);
        }
        if matches!(c, b'v' | b'w') {
            // The two mean something else for %v, also inside of composite values.
            let f = &mut p.format.flags;
            f.sharp_v = std::mem::take(&mut f.sharp);
            f.plus_v = std::mem::take(&mut f.plus);
        }
        p.print(args.get(w.next), verb);
        w.next += 1;
    }
    if !w.reordered && w.next < args.len() {
        p.format.flags = Flags::default();
        p.format.text("%!(EXTRA ");
        for i in w.next..args.len() {
            if i > w.next {
                p.format.text(", ");
            }
            let arg = args.get(i);
            match arg.ty() {
                None => p.format.text("<nil>"),
                Some(ty) => {
                    p.format.text(&ty.string);
                    p.format.text("=");
                    p.print(arg, i32::from(b'v'));
                }
            }
        }
        p.format.text(")");
    }
    wrapped
}

fn complain(p: &mut Printer, verb: i32, what: &str) {
    p.format.text("%!");
    p.format.rune(verb);
    p.format.text(what);
}

/// `Print`: spaces between operands neither of which is a string.
pub fn print(p: &mut Printer, args: Slice<Any>) {
    let mut after_string = true;
    for arg in args {
        let string = arg.ty().is_some_and(|ty| ty.kind == Kind::String);
        if !string && !after_string {
            p.format.text(" ");
        }
        p.print(arg, i32::from(b'v'));
        after_string = string;
    }
}

/// `Println`: spaces between all operands, and a newline.
pub fn println(p: &mut Printer, args: Slice<Any>) {
    for (i, arg) in args.iter().enumerate() {
        if i > 0 {
            p.format.text(" ");
        }
        p.print(arg, i32::from(b'v'));
    }
    p.format.text("\n");
}
