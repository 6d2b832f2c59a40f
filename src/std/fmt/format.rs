//! Formatting of single values under flags, width and precision: the part of `fmt` that knows no Go values.

use crate::runtime::strings::{decode, encode};
use crate::std::strconv::{float, quote};
use crate::std::text;
use crate::std::unicode::tables;

/// Flags of a verb.
#[derive(Clone, Copy, Default, Debug)]
pub struct Flags {
    /// Width, if there is one.
    pub width: Option<usize>,
    /// Precision, if there is one.
    pub precision: Option<usize>,
    /// `-`
    pub minus: bool,
    /// `+`
    pub plus: bool,
    /// `#`
    pub sharp: bool,
    /// space
    pub space: bool,
    /// `0`
    pub zero: bool,
    /// `+` of `%+v`
    pub plus_v: bool,
    /// `#` of `%#v`
    pub sharp_v: bool,
}

/// Output under flags.
#[derive(Default)]
pub struct Format {
    /// What was written.
    pub out: Vec<u8>,
    /// The current verb's flags.
    pub flags: Flags,
}

impl Format {
    /// Appends text as it is.
    pub fn text(&mut self, s: &str) {
        self.out.extend_from_slice(s.as_bytes());
    }

    /// Appends a rune.
    pub fn rune(&mut self, rune: i32) {
        self.out
            .extend_from_slice(encode(i64::from(rune), &mut [0; 4]));
    }

    fn padding(&mut self, n: usize) {
        // Zeros are for the left side only.
        let byte = if self.flags.zero && !self.flags.minus {
            b'0'
        } else {
            b' '
        };
        self.out.resize(self.out.len() + n, byte);
    }

    /// Appends text padded to the width, counted in runes.
    pub fn pad(&mut self, s: &[u8]) {
        let missing = match self.flags.width {
            None | Some(0) => 0,
            Some(width) => width.saturating_sub(if s.is_ascii() {
                s.len()
            } else {
                text::runes(s).count()
            }),
        };
        if missing == 0 {
            self.out.extend_from_slice(s);
        } else if self.flags.minus {
            self.out.extend_from_slice(s);
            self.padding(missing);
        } else {
            self.padding(missing);
            self.out.extend_from_slice(s);
        }
    }

    fn pad_without_zeros(&mut self, s: &[u8]) {
        let zero = std::mem::take(&mut self.flags.zero);
        self.pad(s);
        self.flags.zero = zero;
    }

    /// `%t`
    pub fn boolean(&mut self, v: bool) {
        self.pad(if v { b"true" } else { b"false" });
    }

    /// Integers in some base: `magnitude` with its sign apart.
    pub fn integer(&mut self, magnitude: u64, negative: bool, base: u32, verb: i32, upper: bool) {
        let f = self.flags;
        let signed = negative || f.plus || f.space;
        let mut least = 0;
        if let Some(precision) = f.precision {
            least = precision;
            if precision == 0 && magnitude == 0 {
                let zero = std::mem::take(&mut self.flags.zero);
                self.padding(f.width.unwrap_or(0));
                self.flags.zero = zero;
                return;
            }
        } else if let Some(width) = f.width.filter(|_| f.zero && !f.minus) {
            least = width.saturating_sub(usize::from(signed));
        }
        let mut buf = [0; 65];
        let digits = crate::std::strconv::unsigned(magnitude, base, &mut buf);
        if !signed
            && least <= digits.len()
            && f.width.is_none()
            && !f.sharp
            && !upper
            && verb != i32::from(b'O')
        {
            self.out.extend_from_slice(digits);
            return;
        }
        let mut s = Vec::with_capacity(digits.len().max(least) + 4);
        if negative {
            s.push(b'-');
        } else if f.plus {
            s.push(b'+');
        } else if f.space {
            s.push(b' ');
        }
        if verb == i32::from(b'O') {
            s.extend_from_slice(b"0o");
        }
        let zeros = least.saturating_sub(digits.len());
        if f.sharp {
            match base {
                2 => s.extend_from_slice(b"0b"),
                8 if zeros == 0 && digits[0] != b'0' => s.push(b'0'),
                16 => s.extend_from_slice(if upper { b"0X" } else { b"0x" }),
                _ => {}
            }
        }
        s.resize(s.len() + zeros, b'0');
        if upper {
            s.extend(digits.iter().map(u8::to_ascii_uppercase));
        } else {
            s.extend_from_slice(digits);
        }
        self.pad_without_zeros(&s);
    }

    /// `0x` and hexadecimal digits, the `0x` only if `leading`.
    pub fn hex_word(&mut self, v: u64, leading: bool) {
        let sharp = std::mem::replace(&mut self.flags.sharp, leading);
        self.integer(v, false, 16, i32::from(b'v'), false);
        self.flags.sharp = sharp;
    }

    /// `%U`
    pub fn unicode(&mut self, v: u64) {
        let digits = self.flags.precision.unwrap_or(0).max(4);
        let mut s = format!("U+{v:0digits$X}").into_bytes();
        if self.flags.sharp
            && let Ok(rune) = i32::try_from(v)
            && char::from_u32(rune as u32).is_some()
            && tables::is_print(rune)
        {
            s.extend_from_slice(b" '");
            s.extend_from_slice(encode(i64::from(rune), &mut [0; 4]));
            s.push(b'\'');
        }
        self.pad_without_zeros(&s);
    }

    /// `%c`
    pub fn character(&mut self, v: u64) {
        let rune = i64::try_from(v).unwrap_or(-1);
        self.pad(encode(rune, &mut [0; 4]));
    }

    /// `%q` of an integer.
    pub fn quoted_character(&mut self, v: u64) {
        let mut s = Vec::new();
        let plain = if self.flags.plus {
            quote::Plain::Ascii
        } else {
            quote::Plain::Printable
        };
        quote::append_rune(&mut s, i64::try_from(v).unwrap_or(-1), plain);
        self.pad(&s);
    }

    /// As much of a text as the precision lets through, counted in runes.
    fn truncate<'a>(&self, s: &'a [u8]) -> &'a [u8] {
        let Some(precision) = self.flags.precision else {
            return s;
        };
        let mut at = 0;
        for _ in 0..precision {
            if at == s.len() {
                break;
            }
            at += decode(&s[at..]).1;
        }
        &s[..at]
    }

    /// `%s`
    pub fn string(&mut self, s: &[u8]) {
        self.pad(self.truncate(s));
    }

    /// `%q` of a string.
    pub fn quoted(&mut self, s: &[u8]) {
        let s = self.truncate(s);
        let mut quoted = Vec::with_capacity(s.len() + 2);
        if self.flags.sharp && quote::can_backquote(s) {
            quoted.push(b'`');
            quoted.extend_from_slice(s);
            quoted.push(b'`');
        } else {
            let plain = if self.flags.plus {
                quote::Plain::Ascii
            } else {
                quote::Plain::Printable
            };
            quote::append(&mut quoted, s, b'"', plain);
        }
        self.pad(&quoted);
    }

    /// `%x` and `%X` of a string.
    pub fn hex_bytes(&mut self, s: &[u8], upper: bool) {
        let f = self.flags;
        let s = &s[..f.precision.unwrap_or(s.len()).min(s.len())];
        let mut hex = Vec::with_capacity(2 * s.len());
        let prefix: &[u8] = match (f.sharp, upper) {
            (false, _) => b"",
            (true, false) => b"0x",
            (true, true) => b"0X",
        };
        let digits = if upper {
            b"0123456789ABCDEF"
        } else {
            b"0123456789abcdef"
        };
        for (i, b) in s.iter().enumerate() {
            if i > 0 && f.space {
                hex.push(b' ');
            }
            if i == 0 || f.space {
                hex.extend_from_slice(prefix);
            }
            hex.push(digits[usize::from(b >> 4)]);
            hex.push(digits[usize::from(b & 15)]);
        }
        self.pad(&hex);
    }

    /// Floating-point numbers: `verb` as for `strconv`, `precision` the default one (-1: as needed).
    pub fn float(&mut self, v: f64, bits: u32, verb: u8, precision: i64) {
        let f = self.flags;
        let precision = f.precision.map_or(precision, |p| p as i64);
        let mut num = Vec::with_capacity(24);
        float::append(&mut num, v, verb, precision, bits);
        if !matches!(num[0], b'+' | b'-') {
            num.insert(0, b'+');
        }
        if f.space && num[0] == b'+' && !f.plus {
            num[0] = b' ';
        }
        if matches!(num[1], b'I' | b'N') {
            if num[1] == b'N' && !f.space && !f.plus {
                num.remove(0);
            } else if num[0] == b'+' && !f.plus {
                num.remove(0);
                num.insert(0, b'+');
            }
            self.pad_without_zeros(&num);
            return;
        }
        if f.sharp && verb != b'b' {
            num = with_point(num, verb, precision);
        }
        if !f.plus && num[0] == b'+' {
            self.pad(&num[1..]);
            return;
        }
        match f.width {
            // The sign goes in front of the zeros.
            Some(width) if f.zero && !f.minus && width > num.len() => {
                self.out.push(num[0]);
                self.padding(width - num.len());
                self.out.extend_from_slice(&num[1..]);
            }
            _ => self.pad(&num),
        }
    }

    /// Complex numbers, each part padded by itself.
    pub fn complex(&mut self, re: f64, im: f64, bits: u32, verb: u8, precision: i64) {
        let plus = self.flags.plus;
        self.out.push(b'(');
        self.float(re, bits, verb, precision);
        self.flags.plus = true;
        self.float(im, bits, verb, precision);
        self.text("i)");
        self.flags.plus = plus;
    }
}

/// `%#g` and the like: a decimal point always, and trailing zeros. `num` begins with its sign.
fn with_point(mut num: Vec<u8>, verb: u8, precision: i64) -> Vec<u8> {
    let mut digits = match verb {
        b'g' | b'G' | b'x' | b'X' if precision < 0 => 6,
        b'g' | b'G' | b'x' | b'X' => precision,
        _ => 0,
    };
    if verb == b'X' {
        digits = 0;
    }
    let hex = matches!(verb, b'x' | b'X');
    let mut tail = Vec::new();
    let (mut point, mut nonzero) = (false, false);
    let mut at = 1;
    while at < num.len() {
        match num[at] {
            b'.' => point = true,
            b'p' | b'P' => {
                tail = num.split_off(at);
                break;
            }
            b'e' | b'E' if !hex => {
                tail = num.split_off(at);
                break;
            }
            c => {
                nonzero |= c != b'0';
                if nonzero {
                    digits -= 1;
                }
            }
        }
        at += 1;
    }
    if !point {
        // A lone zero counts as a digit.
        if num.len() == 2 && num[1] == b'0' {
            digits -= 1;
        }
        num.push(b'.');
    }
    num.resize(num.len() + usize::try_from(digits).unwrap_or(0), b'0');
    num.extend_from_slice(&tail);
    num
}
