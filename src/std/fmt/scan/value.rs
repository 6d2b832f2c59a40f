//! Values of operands.

use super::{Fault, Scan};
use crate::runtime::Cx;
use crate::runtime::native::Complex;
use crate::runtime::slices::Bytes;
use crate::runtime::strings::Str;
use crate::runtime::types::Kind;
use crate::runtime::value::Value;
use crate::std::strconv::{parse, quote};

const FLOAT_VERBS: &str = "beEfFgGv";
const SIGN: &str = "+-";
const DECIMAL: &str = "0123456789_";

fn check_verb(verb: char, verbs: &str, what: &str) -> Result<(), Fault> {
    if verbs.contains(verb) {
        return Ok(());
    }
    Fault::text(format!("bad verb '%{verb}' for {what}"))
}

/// What a function of `strconv` would say of the token.
fn number_error<T>(function: &str, token: &str, fault: parse::Fault) -> Result<T, Fault> {
    let mut quoted = Vec::new();
    quote::append(&mut quoted, token.as_bytes(), b'"', quote::Plain::Printable);
    let why = match fault {
        parse::Fault::Range => "value out of range",
        _ => "invalid syntax",
    };
    Fault::text(format!(
        "strconv.{function}: parsing {}: {why}",
        String::from_utf8_lossy(&quoted)
    ))
}

impl Scan {
    /// Reads a value into the variable that the operand points to.
    pub fn value(&mut self, cx: Cx, operand: Value, verb: char) -> Result<(), Fault> {
        if operand.kind() != Kind::Pointer {
            return Fault::text(format!("type not a pointer: {}", operand.ty().string));
        }
        let Some(mut target) = operand.elem() else {
            cx.panic_text("invalid memory address or nil pointer dereference");
        };
        let bits = 8 * target.ty().size as u32;
        match target.kind() {
            Kind::Bool => {
                let v = self.boolean(cx, verb)?;
                target.set_bool(cx, v);
            }
            k if k.is_signed() => {
                let v = self.integer(cx, verb, bits)?;
                target.set_int(cx, v);
            }
            k if k.is_unsigned() => {
                let v = self.unsigned(cx, verb, bits)?;
                target.set_uint(cx, v);
            }
            Kind::String => {
                let text = self.string(cx, verb)?;
                target.set_str(cx, Str::new(cx, &text));
            }
            k if k.is_float() => {
                check_verb(verb, FLOAT_VERBS, &target.ty().string)?;
                self.begin(cx)?;
                self.float_token(cx)?;
                let v = self.float(bits)?;
                target.set_float(cx, v);
            }
            k if k.is_complex() => {
                let v = self.complex(cx, verb, bits / 2)?;
                target.set_complex(cx, v);
            }
            Kind::Slice if target.ty().elem().kind == Kind::Uint8 => {
                let text = self.string(cx, verb)?;
                target.put(cx, Bytes::new(cx, &text));
            }
            _ => return Fault::text(format!("can't scan type: {}", operand.ty().string)),
        }
        Ok(())
    }

    fn begin(&mut self, cx: Cx) -> Result<(), Fault> {
        self.skip_space(cx)?;
        self.not_end(cx)
    }

    fn boolean(&mut self, cx: Cx, verb: char) -> Result<bool, Fault> {
        self.begin(cx)?;
        check_verb(verb, "tv", "boolean")?;
        let word = |scan: &mut Self, letters: &[&str]| {
            if !scan.accept(cx, letters[0])? {
                return Ok(());
            }
            for letter in &letters[1..] {
                if !scan.accept(cx, letter)? {
                    return Fault::text("syntax error scanning boolean");
                }
            }
            Ok(())
        };
        match self.rune(cx)?.and_then(|r| u8::try_from(r).ok()) {
            Some(b'1') => Ok(true),
            Some(b't' | b'T') => word(self, &["rR", "uU", "eE"]).map(|()| true),
            Some(b'f' | b'F') => word(self, &["aA", "lL", "sS", "eE"]).map(|()| false),
            _ => Ok(false),
        }
    }

    fn base(verb: char) -> Result<(i64, &'static str), Fault> {
        check_verb(verb, "bdoUxXv", "integer")?;
        Ok(match verb {
            'b' => (2, "01"),
            'o' => (8, "01234567"),
            'x' | 'X' | 'U' => (16, "0123456789aAbBcCdDeEfF"),
            _ => (10, "0123456789"),
        })
    }

    /// `0x` and the like: base for parsing, digits, and whether the zero was one.
    fn prefix(&mut self, cx: Cx) -> Result<(i64, &'static str, bool), Fault> {
        if !self.peek(cx, "0")? {
            return Ok((0, DECIMAL, false));
        }
        self.accept(cx, "0")?;
        Ok(if self.accept(cx, "bB")? {
            (0, "01_", true)
        } else if self.accept(cx, "oO")? {
            (0, "01234567_", true)
        } else if self.accept(cx, "xX")? {
            (0, "0123456789aAbBcCdDeEfF_", true)
        } else {
            (0, "01234567_", true)
        })
    }

    /// The token of an integer; its base.
    fn integer_token(&mut self, cx: Cx, verb: char, signed: bool) -> Result<i64, Fault> {
        self.begin(cx)?;
        let (mut base, mut digits) = Self::base(verb)?;
        let mut have_digits = false;
        if verb == 'U' {
            if !self.consume(cx, "U", false)? || !self.consume(cx, "+", false)? {
                return Fault::text("bad unicode format ");
            }
        } else {
            if signed {
                self.accept(cx, SIGN)?;
            }
            if verb == 'v' {
                (base, digits, have_digits) = self.prefix(cx)?;
            }
        }
        if !have_digits {
            self.not_end(cx)?;
            if !self.accept(cx, digits)? {
                return Fault::text("expected integer");
            }
        }
        self.accept_all(cx, digits)?;
        Ok(base)
    }

    fn character(&mut self, cx: Cx) -> Result<i32, Fault> {
        self.not_end(cx)?;
        self.must(cx)
    }

    fn integer(&mut self, cx: Cx, verb: char, bits: u32) -> Result<i64, Fault> {
        if verb == 'c' {
            let rune = self.character(cx)?;
            if bits < 64 && i64::from(rune) >> (bits - 1) != 0 {
                return Fault::text(format!("overflow on character value {rune}"));
            }
            return Ok(i64::from(rune));
        }
        let base = self.integer_token(cx, verb, true)?;
        let token = self.text();
        let (v, fault) = parse::parse_int(token.as_bytes(), base, 64);
        if let Some(fault) = fault {
            return number_error("ParseInt", &token, fault);
        }
        let shift = 64 - bits;
        if v << shift >> shift != v {
            return Fault::text(format!("integer overflow on token {token}"));
        }
        Ok(v)
    }

    fn unsigned(&mut self, cx: Cx, verb: char, bits: u32) -> Result<u64, Fault> {
        if verb == 'c' {
            let rune = self.character(cx)? as u64;
            if bits < 64 && rune >> bits != 0 {
                return Fault::text(format!("overflow on character value {rune}"));
            }
            return Ok(rune);
        }
        let base = self.integer_token(cx, verb, false)?;
        let token = self.text();
        let (v, fault) = parse::parse_uint(token.as_bytes(), base, 64);
        if let Some(fault) = fault {
            return number_error("ParseUint", &token, fault);
        }
        let shift = 64 - bits;
        if v << shift >> shift != v {
            return Fault::text(format!("unsigned integer overflow on token {token}"));
        }
        Ok(v)
    }

    fn float_token(&mut self, cx: Cx) -> Result<(), Fault> {
        self.token.clear();
        if self.accept(cx, "nN")? && self.accept(cx, "aA")? && self.accept(cx, "nN")? {
            return Ok(());
        }
        self.accept(cx, SIGN)?;
        if self.accept(cx, "iI")? && self.accept(cx, "nN")? && self.accept(cx, "fF")? {
            return Ok(());
        }
        let (mut digits, mut exponent) = (DECIMAL, "eEp");
        if self.accept(cx, "0")? && self.accept(cx, "xX")? {
            (digits, exponent) = ("0123456789aAbBcCdDeEfF_", "pP");
        }
        self.accept_all(cx, digits)?;
        if self.accept(cx, ".")? {
            self.accept_all(cx, digits)?;
        }
        if self.accept(cx, exponent)? {
            self.accept(cx, SIGN)?;
            self.accept_all(cx, DECIMAL)?;
        }
        Ok(())
    }

    fn float(&self, bits: u32) -> Result<f64, Fault> {
        let token = self.text();
        // A decimal mantissa may have a binary exponent here.
        if let Some((mantissa, exponent)) = token
            .split_once('p')
            .filter(|_| !token.contains(['x', 'X']))
        {
            let (m, fault) = parse::parse_float(mantissa.as_bytes(), i64::from(bits));
            if let Some(fault) = fault {
                return number_error("ParseFloat", mantissa, fault);
            }
            let (e, fault) = parse::parse_int(exponent.as_bytes(), 10, 64);
            if let Some(fault) = fault {
                return number_error("Atoi", exponent, fault);
            }
            return Ok(libm::ldexp(m, e.clamp(-5000, 5000) as i32));
        }
        match parse::parse_float(token.as_bytes(), i64::from(bits)) {
            (v, None) => Ok(v),
            (_, Some(fault)) => number_error("ParseFloat", &token, fault),
        }
    }

    fn complex(&mut self, cx: Cx, verb: char, bits: u32) -> Result<Complex, Fault> {
        const WRONG: &str = "syntax error scanning complex number";
        check_verb(verb, FLOAT_VERBS, "complex")?;
        self.begin(cx)?;
        let parens = self.consume(cx, "(", false)?;
        self.float_token(cx)?;
        let re = std::mem::take(&mut self.token);
        if !self.accept(cx, SIGN)? {
            return Fault::text(WRONG);
        }
        let mut im = std::mem::take(&mut self.token);
        self.float_token(cx)?;
        im.append(&mut self.token);
        if !self.consume(cx, "i", false)? || parens && !self.consume(cx, ")", false)? {
            return Fault::text(WRONG);
        }
        // Only now are the parts looked at.
        self.token = re;
        let re = self.float(bits)?;
        self.token = im;
        let im = self.float(bits)?;
        Ok(Complex { re, im })
    }

    fn string(&mut self, cx: Cx, verb: char) -> Result<Vec<u8>, Fault> {
        check_verb(verb, "svqxX", "string")?;
        self.begin(cx)?;
        match verb {
            'q' => return self.quoted(cx),
            'x' | 'X' => return self.hexadecimal(cx),
            _ => {}
        }
        self.word(cx)?;
        Ok(std::mem::take(&mut self.token))
    }

    fn quoted(&mut self, cx: Cx) -> Result<Vec<u8>, Fault> {
        use crate::runtime::strings::push_rune;
        let quote = self.must(cx)?;
        if quote != 34 && quote != 96 {
            return Fault::text("expected quoted string");
        }
        let mut literal = vec![quote as u8];
        loop {
            let rune = self.must(cx)?;
            push_rune(&mut literal, i64::from(rune));
            if rune == quote {
                break;
            }
            if rune == 92 && quote == 34 {
                let escaped = self.must(cx)?;
                push_rune(&mut literal, i64::from(escaped));
            }
        }
        match quote::unquote_prefix(&literal) {
            Some((n, text)) if n == literal.len() => Ok(text),
            _ => Fault::text("invalid syntax"),
        }
    }

    fn hexadecimal(&mut self, cx: Cx) -> Result<Vec<u8>, Fault> {
        let digit = |r: i32| {
            u32::try_from(r)
                .ok()
                .and_then(char::from_u32)
                .and_then(|c| c.to_digit(16))
        };
        let mut out = Vec::new();
        while let Some(high) = self.rune(cx)? {
            let Some(high) = digit(high) else {
                self.unread(cx);
                break;
            };
            match digit(self.must(cx)?) {
                Some(low) => out.push((high << 4 | low) as u8),
                None => return Fault::text("illegal hex digit"),
            }
        }
        if out.is_empty() {
            return Fault::text("no hex data for %x string");
        }
        Ok(out)
    }
}
