//! Floating-point numbers as Go writes them.

/// Digits beyond this precision are zeros for every float64.
const EXACT: usize = 1100;

/// The decimal digits of a finite number: 0.d1d2d3… × 10^point. Zero has no digits.
struct Decimal {
    digits: Vec<u8>,
    point: i32,
}

impl Decimal {
    /// From what Rust's `{:e}` wrote.
    fn from_scientific(text: &str) -> Self {
        let (mantissa, exponent) = text.split_once('e').unwrap_or((text, "0"));
        let digits: Vec<u8> = mantissa.bytes().filter(|b| *b != b'.').collect();
        if digits.iter().all(|d| *d == b'0') {
            return Self {
                digits: Vec::new(),
                point: 0,
            };
        }
        let exponent: i32 = exponent.parse().unwrap_or(0);
        Self {
            digits,
            point: exponent + 1,
        }
    }

    /// The fewest digits that tell the number from its neighbours.
    fn shortest(value: f64, bits: u32) -> Self {
        let mut d = match bits {
            32 => Self::from_scientific(&format!("{:e}", value as f32)),
            _ => Self::from_scientific(&format!("{value:e}")),
        };
        d.trim();
        d.settle_tie(value, bits);
        d
    }

    /// Where the number lies halfway between two texts that are equally short, Go takes the even one.
    fn settle_tie(&mut self, value: f64, bits: u32) {
        let n = self.digits.len();
        // Shorter texts tell their numbers from all others with room to spare.
        if n < if bits == 32 { 6 } else { 15 } {
            return;
        }
        let (mantissa, exponent) = parts(value, bits);
        let exponent = exponent + mantissa.trailing_zeros() as i32;
        // One digit more than the text has must be all that there is.
        if !(-25..=70).contains(&exponent) {
            return;
        }
        let even = Self::significant(value, n);
        if even.digits == self.digits {
            return;
        }
        let mut text = Vec::new();
        append_scientific(&mut text, &even, n - 1, b'e');
        let text = String::from_utf8_lossy(&text);
        let same = match bits {
            32 => text.parse() == Ok(value.abs() as f32),
            _ => text.parse() == Ok(value.abs()),
        };
        if same {
            *self = even;
            self.trim();
        }
    }

    /// Rounded to `n` significant digits, at least one.
    fn significant(value: f64, n: usize) -> Self {
        let n = n.clamp(1, EXACT);
        Self::from_scientific(&format!("{value:.*e}", n - 1))
    }

    fn trim(&mut self) {
        while self.digits.last() == Some(&b'0') {
            self.digits.pop();
        }
    }

    fn digit(&self, at: usize) -> u8 {
        self.digits.get(at).copied().unwrap_or(b'0')
    }
}

/// Appends `value`, rounded to a float32 if `bits` is 32, as `strconv.FormatFloat` writes it.
pub fn append(out: &mut Vec<u8>, value: f64, format: u8, precision: i64, bits: u32) {
    let value = if bits == 32 {
        f64::from(value as f32)
    } else {
        value
    };
    if value.is_nan() {
        out.extend_from_slice(b"NaN");
        return;
    }
    if value.is_infinite() {
        out.extend_from_slice(if value > 0.0 { b"+Inf" } else { b"-Inf" });
        return;
    }
    if !matches!(
        format,
        b'b' | b'x' | b'X' | b'e' | b'E' | b'f' | b'g' | b'G'
    ) {
        out.extend_from_slice(&[b'%', format]);
        return;
    }
    if value.is_sign_negative() {
        out.push(b'-');
    }
    let value = value.abs();
    let precision = usize::try_from(precision).ok();
    match format {
        b'b' => append_binary(out, value, bits),
        b'x' | b'X' => append_hex(out, value, format == b'X', precision, bits),
        b'e' | b'E' => {
            let (decimal, precision) = match precision {
                None => {
                    let d = Decimal::shortest(value, bits);
                    let p = d.digits.len().saturating_sub(1);
                    (d, p)
                }
                Some(p) => (Decimal::significant(value, p.saturating_add(1)), p),
            };
            append_scientific(out, &decimal, precision, format);
        }
        b'f' => match precision {
            None => {
                let d = Decimal::shortest(value, bits);
                let p = usize::try_from(d.digits.len() as i32 - d.point).unwrap_or(0);
                append_fixed(out, &d, p);
            }
            Some(p) => {
                let exact = p.min(EXACT);
                out.extend_from_slice(format!("{value:.exact$}").as_bytes());
                out.resize(out.len() + (p - exact), b'0');
            }
        },
        _ => append_general(out, value, precision, format, bits),
    }
}

/// `%g`: fixed notation for exponents from -4 up to the precision, else scientific.
fn append_general(out: &mut Vec<u8>, value: f64, precision: Option<usize>, format: u8, bits: u32) {
    let (decimal, limit) = match precision {
        None => (Decimal::shortest(value, bits), 6),
        Some(p) => {
            let p = p.max(1);
            let mut d = Decimal::significant(value, p);
            d.trim();
            let n = d.digits.len();
            // Numbers that are whole up to their last digit keep fixed notation only while all of it is digits.
            let limit = if p > n && n as i32 >= d.point { n } else { p };
            (d, limit)
        }
    };
    let exponent = decimal.point - 1;
    if exponent < -4 || i64::from(exponent) >= limit as i64 && !decimal.digits.is_empty() {
        append_scientific(
            out,
            &decimal,
            decimal.digits.len().saturating_sub(1),
            format - 2,
        );
    } else {
        let p = usize::try_from(decimal.digits.len() as i32 - decimal.point).unwrap_or(0);
        append_fixed(out, &decimal, p);
    }
}

fn append_scientific(out: &mut Vec<u8>, decimal: &Decimal, precision: usize, e: u8) {
    out.push(decimal.digit(0));
    if precision > 0 {
        out.push(b'.');
        out.extend((1..=precision).map(|i| decimal.digit(i)));
    }
    let exponent = if decimal.digits.is_empty() {
        0
    } else {
        decimal.point - 1
    };
    append_exponent(out, e, exponent);
}

fn append_exponent(out: &mut Vec<u8>, letter: u8, exponent: i32) {
    out.push(letter);
    out.push(if exponent < 0 { b'-' } else { b'+' });
    out.extend_from_slice(format!("{:02}", exponent.unsigned_abs()).as_bytes());
}

fn append_fixed(out: &mut Vec<u8>, decimal: &Decimal, precision: usize) {
    if decimal.point > 0 {
        out.extend((0..decimal.point as usize).map(|i| decimal.digit(i)));
    } else {
        out.push(b'0');
    }
    if precision > 0 {
        out.push(b'.');
        for i in 0..precision as i32 {
            let at = decimal.point + i;
            out.push(usize::try_from(at).map_or(b'0', |at| decimal.digit(at)));
        }
    }
}

/// Mantissa and exponent of a finite number: value = mantissa × 2^exponent, as the format of that width stores it.
fn parts(value: f64, bits: u32) -> (u64, i32) {
    let (stored, mantissa_bits, bias) = match bits {
        32 => (u64::from((value as f32).to_bits()), 23, 127),
        _ => (value.to_bits(), 52, 1023),
    };
    let fraction = stored & ((1 << mantissa_bits) - 1);
    match (stored >> mantissa_bits) as i32 {
        0 => (fraction, 1 - bias - mantissa_bits),
        e => (fraction | 1 << mantissa_bits, e - bias - mantissa_bits),
    }
}

/// `4503599627370496p-52`
fn append_binary(out: &mut Vec<u8>, value: f64, bits: u32) {
    let (mantissa, exponent) = parts(value, bits);
    out.extend_from_slice(format!("{mantissa}p{exponent:+}").as_bytes());
}

/// `0x1.8p+01`
fn append_hex(out: &mut Vec<u8>, value: f64, upper: bool, precision: Option<usize>, bits: u32) {
    let (mut mantissa, mut exponent) = parts(value, bits);
    if mantissa == 0 {
        exponent = 0;
    } else {
        // The leading one goes to bit 60: 15 hexadecimal digits follow it.
        let shift = mantissa.leading_zeros() as i32 - 3;
        mantissa <<= shift;
        exponent += 60 - shift;
    }
    if let Some(p) = precision.filter(|p| *p < 15) {
        let drop = 60 - 4 * p as u32;
        let rest = mantissa & ((1 << drop) - 1);
        let half = 1u64 << (drop - 1);
        mantissa >>= drop;
        if rest > half || rest == half && mantissa & 1 == 1 {
            mantissa += 1;
        }
        mantissa <<= drop;
        if mantissa & (1 << 61) != 0 {
            mantissa >>= 1;
            exponent += 1;
        }
    }
    let mut text = format!("0x{}", mantissa >> 60);
    let mut digits = format!("{:015x}", mantissa & ((1 << 60) - 1));
    match precision {
        None => digits.truncate(digits.trim_end_matches('0').len()),
        Some(p) if p <= 15 => digits.truncate(p),
        Some(p) => digits.extend(std::iter::repeat_n('0', p - 15)),
    }
    if !digits.is_empty() {
        text.push('.');
        text.push_str(&digits);
    }
    let sign = if exponent < 0 { '-' } else { '+' };
    text.push_str(&format!("p{sign}{:02}", exponent.unsigned_abs()));
    if upper {
        text.make_ascii_uppercase();
    }
    out.extend_from_slice(text.as_bytes());
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(value: f64, format: char, precision: i64, bits: u32) -> String {
        let mut out = Vec::new();
        append(&mut out, value, format as u8, precision, bits);
        String::from_utf8(out).unwrap_or_default()
    }

    /// Each line was printed by Go: value's bits, format, precision, width, text.
    #[test]
    fn agrees_with_go() {
        let table = include_str!("float_cases.txt");
        assert!(table.lines().count() > 1000);
        for line in table.lines() {
            let mut words = line.split(' ');
            let mut next = || words.next().expect("five words");
            let value = f64::from_bits(u64::from_str_radix(next(), 16).expect("bits"));
            let format = next().chars().next().expect("a letter");
            let precision = next().parse().expect("a precision");
            let bits = next().parse().expect("a width");
            assert_eq!(text(value, format, precision, bits), next(), "{line}");
        }
    }

    #[test]
    fn not_finite() {
        assert_eq!(text(f64::NAN, 'g', -1, 64), "NaN");
        assert_eq!(text(f64::NEG_INFINITY, 'e', 3, 64), "-Inf");
        assert_eq!(text(1.0, 'q', 3, 64), "%q");
    }
}
