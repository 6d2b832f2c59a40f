//! Times as text: the layouts of `Time.Format` and `time.Parse`, and durations.

/// Names as layouts and texts spell them.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];
/// See [`MONTHS`].
pub const WEEKDAYS: [&str; 7] = [
    "Sunday",
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
];

/// Date and clock in some zone.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Civil {
    pub year: i64,
    pub month: i64,
    pub day: i64,
    pub hour: i64,
    pub minute: i64,
    pub second: i64,
    pub nanosecond: i64,
    pub year_day: i64,
    pub weekday: i64,
    pub offset: i64,
    pub zone: String,
}

/// An element of a layout.
#[derive(Clone, Copy, PartialEq, Debug)]
enum Elem {
    LongMonth,
    Month,
    NumMonth,
    ZeroMonth,
    LongWeekday,
    Weekday,
    Day,
    UnderDay,
    ZeroDay,
    UnderYearDay,
    ZeroYearDay,
    Hour,
    Hour12,
    ZeroHour12,
    Minute,
    ZeroMinute,
    Second,
    ZeroSecond,
    LongYear,
    Year,
    UpperPm,
    LowerPm,
    ZoneName,
    /// Numeric zone: whether `Z` stands for UTC, seconds are shown, with colons, hours only.
    Zone {
        z: bool,
        seconds: bool,
        colon: bool,
        short: bool,
    },
    /// Fraction of a second: number of digits, whether trailing zeroes are kept, its separator.
    Fraction {
        digits: usize,
        fixed: bool,
        comma: bool,
    },
}

use Elem::*;

const fn zone(z: bool, seconds: bool, colon: bool, short: bool) -> Elem {
    Zone {
        z,
        seconds,
        colon,
        short,
    }
}

/// The elements that are plain texts; the first that matches counts.
const ELEMS: &[(&str, Elem)] = &[
    ("January", LongMonth),
    ("Jan", Month),
    ("Monday", LongWeekday),
    ("Mon", Weekday),
    ("MST", ZoneName),
    ("01", ZeroMonth),
    ("02", ZeroDay),
    ("03", ZeroHour12),
    ("04", ZeroMinute),
    ("05", ZeroSecond),
    ("06", Year),
    ("002", ZeroYearDay),
    ("15", Hour),
    ("1", NumMonth),
    ("2006", LongYear),
    ("2", Day),
    ("__2", UnderYearDay),
    ("_2", UnderDay),
    ("3", Hour12),
    ("4", Minute),
    ("5", Second),
    ("PM", UpperPm),
    ("pm", LowerPm),
    ("-070000", zone(false, true, false, false)),
    ("-07:00:00", zone(false, true, true, false)),
    ("-0700", zone(false, false, false, false)),
    ("-07:00", zone(false, false, true, false)),
    ("-07", zone(false, false, false, true)),
    ("Z070000", zone(true, true, false, false)),
    ("Z07:00:00", zone(true, true, true, false)),
    ("Z0700", zone(true, false, false, false)),
    ("Z07:00", zone(true, false, true, false)),
    ("Z07", zone(true, false, false, true)),
];

/// The element that a layout begins with, and its length.
fn elem_at(layout: &str, at: usize) -> Option<(Elem, usize)> {
    let rest = &layout.as_bytes()[at..];
    for &(text, elem) in ELEMS {
        if rest.starts_with(text.as_bytes()) {
            let next = rest.get(text.len());
            match elem {
                // `Month` and the like are words, not the name and more letters; `_2006` is a year behind a line.
                Month | Weekday if next.is_some_and(u8::is_ascii_lowercase) => continue,
                UnderDay if rest.starts_with(b"_2006") => return None,
                _ => return Some((elem, text.len())),
            }
        }
    }
    if matches!(rest[0], b'.' | b',') {
        let digit = *rest.get(1)?;
        if digit == b'0' || digit == b'9' {
            let digits = rest[1..].iter().take_while(|&&b| b == digit).count();
            if !rest.get(1 + digits).is_some_and(u8::is_ascii_digit) {
                let elem = Fraction {
                    digits,
                    fixed: digit == b'0',
                    comma: rest[0] == b',',
                };
                return Some((elem, 1 + digits));
            }
        }
    }
    None
}

/// The next element of `layout` from `from` on: where it begins, where it ends.
fn next_elem(layout: &str, from: usize) -> Option<(usize, Elem, usize)> {
    let starts = (from..layout.len()).filter(|&i| layout.is_char_boundary(i));
    starts
        .into_iter()
        .find_map(|at| elem_at(layout, at).map(|(elem, len)| (at, elem, at + len)))
}

/// `Time.Format`.
pub fn format(layout: &str, t: &Civil) -> String {
    let mut out = String::with_capacity(layout.len() + 10);
    let mut from = 0;
    while let Some((at, elem, end)) = next_elem(layout, from) {
        out.push_str(&layout[from..at]);
        push(&mut out, elem, t);
        from = end;
    }
    out.push_str(&layout[from..]);
    out
}

fn push(out: &mut String, elem: Elem, t: &Civil) {
    use std::fmt::Write;
    let month = || MONTHS[(t.month - 1) as usize];
    let weekday = || WEEKDAYS[t.weekday as usize];
    let hour12 = || (t.hour + 11) % 12 + 1;
    let mut put =
        |args: std::fmt::Arguments| out.write_fmt(args).expect("a String takes everything");
    match elem {
        LongMonth => put(format_args!("{}", month())),
        Month => put(format_args!("{}", &month()[..3])),
        NumMonth => put(format_args!("{}", t.month)),
        ZeroMonth => put(format_args!("{:02}", t.month)),
        LongWeekday => put(format_args!("{}", weekday())),
        Weekday => put(format_args!("{}", &weekday()[..3])),
        Day => put(format_args!("{}", t.day)),
        UnderDay => put(format_args!("{:2}", t.day)),
        ZeroDay => put(format_args!("{:02}", t.day)),
        UnderYearDay => put(format_args!("{:3}", t.year_day)),
        ZeroYearDay => put(format_args!("{:03}", t.year_day)),
        Hour => put(format_args!("{:02}", t.hour)),
        Hour12 => put(format_args!("{}", hour12())),
        ZeroHour12 => put(format_args!("{:02}", hour12())),
        Minute => put(format_args!("{}", t.minute)),
        ZeroMinute => put(format_args!("{:02}", t.minute)),
        Second => put(format_args!("{}", t.second)),
        ZeroSecond => put(format_args!("{:02}", t.second)),
        LongYear if t.year < 0 => put(format_args!("-{:04}", -t.year)),
        LongYear => put(format_args!("{:04}", t.year)),
        Year => put(format_args!("{:02}", t.year.unsigned_abs() % 100)),
        UpperPm => put(format_args!("{}", if t.hour >= 12 { "PM" } else { "AM" })),
        LowerPm => put(format_args!("{}", if t.hour >= 12 { "pm" } else { "am" })),
        ZoneName if !t.zone.is_empty() => put(format_args!("{}", t.zone)),
        ZoneName => {
            let minutes = t.offset / 60;
            put(format_args!(
                "{}{:02}{:02}",
                if minutes < 0 { '-' } else { '+' },
                minutes.abs() / 60,
                minutes.abs() % 60
            ));
        }
        Zone { z: true, .. } if t.offset == 0 => put(format_args!("Z")),
        Zone {
            seconds,
            colon,
            short,
            ..
        } => {
            let colon = if colon { ":" } else { "" };
            let offset = t.offset.abs();
            let sign = if t.offset < 0 { '-' } else { '+' };
            put(format_args!("{sign}{:02}", offset / 3600));
            if !short {
                put(format_args!("{colon}{:02}", offset / 60 % 60));
            }
            if seconds {
                put(format_args!("{colon}{:02}", offset % 60));
            }
        }
        Fraction {
            digits,
            fixed,
            comma,
        } => {
            let text = format!("{:09}", t.nanosecond);
            let mut shown: String = text
                .chars()
                .chain(std::iter::repeat('0'))
                .take(digits)
                .collect();
            if !fixed {
                shown.truncate(shown.trim_end_matches('0').len());
            }
            if !shown.is_empty() {
                put(format_args!("{}{shown}", if comma { ',' } else { '.' }));
            }
        }
    }
}

/// What is wrong with a text: the parts of a `time.ParseError`.
#[derive(Debug, PartialEq, Default)]
pub struct Mistake {
    pub layout_elem: String,
    pub value_elem: String,
    pub message: String,
}

/// The zone that a parsed text gives.
#[derive(Debug, PartialEq, Clone)]
pub enum ParsedZone {
    None,
    Utc,
    /// Seconds east of UTC, and an abbreviation if there is one too.
    Offset(i64, String),
    /// Only an abbreviation, and the offset that it says by itself (`GMT+3`).
    Name(String, i64),
}

/// `time.Parse`: date and clock, and the zone.
pub fn parse(layout: &str, value: &str) -> Result<(Civil, ParsedZone), Mistake> {
    Parser::default().run(layout, value)
}

#[derive(Default)]
struct Parser {
    year: i64,
    month: Option<i64>,
    day: Option<i64>,
    year_day: Option<i64>,
    hour: i64,
    minute: i64,
    second: i64,
    nanosecond: i64,
    pm: Option<bool>,
    utc: bool,
    offset: Option<i64>,
    zone: String,
}

/// Why an element does not match.
enum Fault {
    Bad,
    Range(&'static str),
}

type Parsed<'v, T = ()> = Result<(T, &'v str), Fault>;

impl Parser {
    fn run(mut self, layout: &str, value: &str) -> Result<(Civil, ParsedZone), Mistake> {
        let (mut from, mut rest) = (0, value);
        loop {
            let next = next_elem(layout, from);
            let prefix = &layout[from..next.map_or(layout.len(), |n| n.0)];
            rest = skip(prefix, rest).map_err(|at| Mistake {
                layout_elem: prefix.into(),
                value_elem: at.into(),
                message: String::new(),
            })?;
            let Some((at, elem, end)) = next else {
                if !rest.is_empty() {
                    return Err(message(format!(": extra text: {}", quote(rest))));
                }
                break;
            };
            let next_is_fraction =
                matches!(next_elem(layout, end), Some((start, Fraction { .. }, _)) if start == end);
            match self.take(elem, rest, next_is_fraction) {
                Ok(((), after)) => rest = after,
                Err(Fault::Range(what)) => return Err(message(format!(": {what} out of range"))),
                Err(Fault::Bad) => {
                    return Err(Mistake {
                        layout_elem: layout[at..end].into(),
                        value_elem: rest.into(),
                        message: String::new(),
                    });
                }
            }
            from = end;
        }
        self.finish()
    }

    fn take<'v>(&mut self, elem: Elem, v: &'v str, fraction_follows: bool) -> Parsed<'v> {
        let (n, rest): (i64, &str);
        match elem {
            Year => {
                (n, rest) = digits(v, 2, 2)?;
                self.year = if n >= 69 { n + 1900 } else { n + 2000 };
            }
            LongYear => {
                (n, rest) = digits(v, 4, 4)?;
                self.year = n;
            }
            LongMonth | Month => {
                let (i, after) = name(v, &MONTHS, elem == Month)?;
                (self.month, rest) = (Some(i as i64 + 1), after);
            }
            NumMonth | ZeroMonth => {
                (n, rest) = digits(v, if elem == ZeroMonth { 2 } else { 1 }, 2)?;
                self.month = Some(in_range(n, 1, 12, "month")?);
            }
            LongWeekday | Weekday => rest = name(v, &WEEKDAYS, elem == Weekday)?.1,
            Day | UnderDay | ZeroDay => {
                let v = if elem == UnderDay {
                    v.strip_prefix(' ').unwrap_or(v)
                } else {
                    v
                };
                (n, rest) = digits(v, if elem == ZeroDay { 2 } else { 1 }, 2)?;
                self.day = Some(n); // its range depends on the month: checked at the end
            }
            UnderYearDay | ZeroYearDay => {
                let blanks = if elem == UnderYearDay {
                    v.len() - v.trim_start_matches(' ').len()
                } else {
                    0
                };
                let least = if elem == UnderYearDay { 1 } else { 3 };
                (n, rest) = digits(&v[blanks.min(2)..], least, 3)?;
                self.year_day = Some(n);
            }
            Hour => {
                (n, rest) = digits(v, 1, 2)?;
                self.hour = in_range(n, 0, 23, "hour")?;
            }
            Hour12 | ZeroHour12 => {
                (n, rest) = digits(v, if elem == ZeroHour12 { 2 } else { 1 }, 2)?;
                self.hour = in_range(n, 0, 12, "hour")?;
            }
            Minute | ZeroMinute => {
                (n, rest) = digits(v, if elem == ZeroMinute { 2 } else { 1 }, 2)?;
                self.minute = in_range(n, 0, 59, "minute")?;
            }
            Second | ZeroSecond => {
                let (n, mut after) = digits(v, if elem == ZeroSecond { 2 } else { 1 }, 2)?;
                self.second = in_range(n, 0, 59, "second")?;
                // A fraction may follow in the text even where the layout has none.
                if !fraction_follows && after.starts_with(['.', ',']) {
                    let count = after[1..].bytes().take_while(u8::is_ascii_digit).count();
                    if count > 0 {
                        self.nanosecond = nanoseconds(&after[1..=count]);
                        after = &after[count + 1..];
                    }
                }
                rest = after;
            }
            UpperPm | LowerPm => {
                let (am, pm) = if elem == UpperPm {
                    ("AM", "PM")
                } else {
                    ("am", "pm")
                };
                self.pm = Some(v.starts_with(pm));
                rest = v
                    .strip_prefix(pm)
                    .or_else(|| v.strip_prefix(am))
                    .ok_or(Fault::Bad)?;
            }
            Zone { z: true, .. } if v.starts_with('Z') => {
                self.utc = true;
                rest = &v[1..];
            }
            Zone {
                seconds,
                colon,
                short,
                ..
            } => rest = self.numeric_zone(v, seconds, colon, short)?,
            ZoneName => {
                if let Some(after) = v.strip_prefix("UTC") {
                    self.utc = true;
                    rest = after;
                } else {
                    let len = zone_name(v).ok_or(Fault::Bad)?;
                    self.zone = v[..len].into();
                    rest = &v[len..];
                }
            }
            Fraction {
                digits: count,
                fixed: true,
                ..
            } => {
                let b = v.as_bytes();
                if b.len() < count + 1
                    || !matches!(b[0], b'.' | b',')
                    || !b[1..=count].iter().all(u8::is_ascii_digit)
                {
                    return Err(Fault::Bad);
                }
                self.nanosecond = nanoseconds(&v[1..=count]);
                rest = &v[count + 1..];
            }
            Fraction { .. } => {
                let count = v
                    .strip_prefix(['.', ','])
                    .map_or(0, |d| d.bytes().take_while(u8::is_ascii_digit).count());
                if count > 0 {
                    self.nanosecond = nanoseconds(&v[1..=count]);
                    rest = &v[count + 1..];
                } else {
                    rest = v;
                }
            }
        }
        Ok(((), rest))
    }

    fn numeric_zone<'v>(
        &mut self,
        v: &'v str,
        seconds: bool,
        colon: bool,
        short: bool,
    ) -> Result<&'v str, Fault> {
        let sign = match v.as_bytes().first() {
            Some(b'+') => Some(1),
            Some(b'-') => Some(-1),
            Some(b) if b.is_ascii() => None,
            _ => return Err(Fault::Bad),
        };
        let mut rest = &v[1..];
        let mut part = |separated: bool| -> Result<i64, Fault> {
            if separated && colon {
                rest = rest.strip_prefix(':').ok_or(Fault::Bad)?;
            }
            let (n, after) = digits(rest, 2, 2)?;
            rest = after;
            Ok(n)
        };
        let hours = part(false)?;
        let minutes = if short { 0 } else { part(true)? };
        let secs = if seconds { part(true)? } else { 0 };
        in_range(hours, 0, 24, "time zone offset hour")?;
        in_range(minutes, 0, 60, "time zone offset minute")?;
        in_range(secs, 0, 60, "time zone offset second")?;
        // The ranges come first.
        let sign = sign.ok_or(Fault::Bad)?;
        self.offset = Some(sign * (hours * 3600 + minutes * 60 + secs));
        Ok(rest)
    }

    fn finish(mut self) -> Result<(Civil, ParsedZone), Mistake> {
        match self.pm {
            Some(true) if self.hour < 12 => self.hour += 12,
            Some(false) if self.hour == 12 => self.hour = 0,
            _ => {}
        }
        if let Some(n) = self.year_day {
            if n < 1 || n > 365 + i64::from(leap(self.year)) {
                return Err(message(": day-of-year out of range".into()));
            }
            let (mut month, mut day) = (1, n);
            while day > days_in(month, self.year) {
                day -= days_in(month, self.year);
                month += 1;
            }
            if self.month.is_some_and(|m| m != month) {
                return Err(message(": day-of-year does not match month".into()));
            }
            if self.day.is_some_and(|d| d != day) {
                return Err(message(": day-of-year does not match day".into()));
            }
            (self.month, self.day) = (Some(month), Some(day));
        }
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        if day < 1 || day > days_in(month, self.year) {
            return Err(message(": day out of range".into()));
        }
        let zone = match (self.utc, self.offset) {
            (true, _) => ParsedZone::Utc,
            (_, Some(offset)) => ParsedZone::Offset(offset, self.zone),
            _ if !self.zone.is_empty() => {
                let hours = self
                    .zone
                    .strip_prefix("GMT")
                    .and_then(|h| h.parse::<i64>().ok())
                    .unwrap_or(0);
                ParsedZone::Name(self.zone, hours * 3600)
            }
            _ => ParsedZone::None,
        };
        let civil = Civil {
            year: self.year,
            month,
            day,
            hour: self.hour,
            minute: self.minute,
            second: self.second,
            nanosecond: self.nanosecond,
            ..Civil::default()
        };
        Ok((civil, zone))
    }
}

fn message(text: String) -> Mistake {
    Mistake {
        message: text,
        ..Mistake::default()
    }
}

fn leap(year: i64) -> bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
}

fn days_in(month: i64, year: i64) -> i64 {
    match month {
        2 => 28 + i64::from(leap(year)),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// Skips the literal part of a layout; blanks in it stand for any number of blanks.
fn skip<'v>(prefix: &str, value: &'v str) -> Result<&'v str, &'v str> {
    let (mut prefix, mut v) = (prefix, value);
    while let Some(c) = prefix.chars().next() {
        if c == ' ' {
            if !v.is_empty() && !v.starts_with(' ') {
                return Err(v);
            }
            prefix = prefix.trim_start_matches(' ');
            v = v.trim_start_matches(' ');
            continue;
        }
        v = v.strip_prefix(c).ok_or(v)?;
        prefix = &prefix[c.len_utf8()..];
    }
    Ok(v)
}

/// The first of the 256 characters, used for nothing else, that stand for bytes that are no UTF-8.
const INVALID: char = '\u{10FF00}';

/// A text with what is no UTF-8 in it marked.
pub fn mark(bytes: &[u8]) -> String {
    let mut out = String::with_capacity(bytes.len());
    for chunk in bytes.utf8_chunks() {
        out.push_str(chunk.valid());
        let marked = chunk
            .invalid()
            .iter()
            .map(|b| u32::from(INVALID) + u32::from(*b));
        out.extend(marked.filter_map(char::from_u32));
    }
    out
}

/// The bytes that were marked.
pub fn unmark(text: &str) -> Vec<u8> {
    let mut out = Vec::with_capacity(text.len());
    for c in text.chars() {
        match c {
            INVALID..=char::MAX => out.push(u32::from(c) as u8),
            _ => out.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes()),
        }
    }
    out
}

/// From `least` to `most` digits.
fn digits(v: &str, least: usize, most: usize) -> Result<(i64, &str), Fault> {
    let count = v.bytes().take(most).take_while(u8::is_ascii_digit).count();
    if count < least {
        return Err(Fault::Bad);
    }
    Ok((v[..count].parse().map_err(|_| Fault::Bad)?, &v[count..]))
}

fn in_range(n: i64, least: i64, most: i64, what: &'static str) -> Result<i64, Fault> {
    if (least..=most).contains(&n) {
        Ok(n)
    } else {
        Err(Fault::Range(what))
    }
}

/// One of the names, without regard to case; short ones have three letters.
fn name<'v>(v: &'v str, names: &[&str], short: bool) -> Result<(usize, &'v str), Fault> {
    let spelled = |n: &&str| {
        if short {
            n[..3].to_string()
        } else {
            n.to_string()
        }
    };
    let found = names.iter().map(spelled).enumerate();
    for (i, n) in found {
        if v.get(..n.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(&n))
        {
            return Ok((i, &v[n.len()..]));
        }
    }
    Err(Fault::Bad)
}

/// The length of a zone's abbreviation: three to five capitals, `GMT+3`, `+03`.
fn zone_name(v: &str) -> Option<usize> {
    let signed = |v: &str| -> Option<usize> {
        let digits = v
            .strip_prefix(['+', '-'])?
            .bytes()
            .take_while(u8::is_ascii_digit)
            .count();
        let hours: i64 = v[1..1 + digits].parse().ok()?;
        (hours <= 23).then_some(1 + digits)
    };
    if v.starts_with("ChST") || v.starts_with("MeST") {
        return Some(4);
    }
    if let Some(after) = v.strip_prefix("GMT") {
        return Some(3 + signed(after).unwrap_or(0));
    }
    if v.starts_with(['+', '-']) {
        return signed(v);
    }
    match v.bytes().take_while(u8::is_ascii_uppercase).count() {
        5 if v.as_bytes()[4] == b'T' => Some(5),
        4 if v.as_bytes()[3] == b'T' || v.starts_with("WITA") => Some(4),
        3 => Some(3),
        _ => None,
    }
}

fn nanoseconds(digits: &str) -> i64 {
    let nine: String = digits
        .chars()
        .chain(std::iter::repeat('0'))
        .take(9)
        .collect();
    nine.parse().unwrap_or(0)
}

/// Quotes as Go's time package does in its messages.
/// Bytes that are no UTF-8 are marked.
pub fn quote(s: &str) -> String {
    let mut out = String::from("\"");
    for c in s.chars() {
        match c {
            '"' | '\\' => out.extend(['\\', c]),
            ' '..='~' => out.push(c),
            INVALID..=char::MAX => {
                out.push_str(&format!("\\x{:02x}", u32::from(c) as u8));
            }
            _ => {
                let mut bytes = [0; 4];
                for b in c.encode_utf8(&mut bytes).bytes() {
                    out.push_str(&format!("\\x{b:02x}"));
                }
            }
        }
    }
    out.push('"');
    out
}

/// `Duration.String`.
pub fn duration(d: i64) -> String {
    let n = d.unsigned_abs();
    let sign = if d < 0 { "-" } else { "" };
    let fraction = |n: u64, unit: u64| -> String {
        let (whole, rest) = (n / unit, n % unit);
        if rest == 0 {
            return whole.to_string();
        }
        let width = unit.ilog10() as usize;
        format!(
            "{whole}.{}",
            format!("{rest:0width$}").trim_end_matches('0')
        )
    };
    match n {
        0 => "0s".into(),
        1..1_000 => format!("{sign}{n}ns"),
        1_000..1_000_000 => format!("{sign}{}µs", fraction(n, 1_000)),
        1_000_000..1_000_000_000 => format!("{sign}{}ms", fraction(n, 1_000_000)),
        _ => {
            let seconds = n / 1_000_000_000;
            let (h, m) = (seconds / 3600, seconds / 60 % 60);
            let s = fraction(n % 60_000_000_000, 1_000_000_000);
            match (h, m) {
                (0, 0) => format!("{sign}{s}s"),
                (0, _) => format!("{sign}{m}m{s}s"),
                _ => format!("{sign}{h}h{m}m{s}s"),
            }
        }
    }
}

/// `time.ParseDuration`.
///
/// # Errors
/// What is wrong, in Go's words.
pub fn parse_duration(s: &str) -> Result<i64, String> {
    let invalid = || format!("time: invalid duration {}", quote(s));
    let negative = s.starts_with('-');
    let mut rest = s.strip_prefix(['-', '+']).unwrap_or(s);
    if rest == "0" {
        return Ok(0);
    }
    if rest.is_empty() {
        return Err(invalid());
    }
    let mut total: u128 = 0;
    while !rest.is_empty() {
        let whole = rest.bytes().take_while(u8::is_ascii_digit).count();
        let (int, after) = rest.split_at(whole);
        let (frac, after) = match after.strip_prefix('.') {
            Some(f) => f.split_at(f.bytes().take_while(u8::is_ascii_digit).count()),
            None => ("", after),
        };
        if int.is_empty() && frac.is_empty() {
            return Err(invalid());
        }
        let end = after
            .find(|c: char| c == '.' || c.is_ascii_digit())
            .unwrap_or(after.len());
        let (unit, after) = after.split_at(end);
        if unit.is_empty() {
            return Err(format!("time: missing unit in duration {}", quote(s)));
        }
        let scale: u128 = match unit {
            "ns" => 1,
            "us" | "µs" | "μs" => 1_000,
            "ms" => 1_000_000,
            "s" => 1_000_000_000,
            "m" => 60_000_000_000,
            "h" => 3_600_000_000_000,
            _ => {
                return Err(format!(
                    "time: unknown unit {} in duration {}",
                    quote(unit),
                    quote(s)
                ));
            }
        };
        let int: u128 = if int.is_empty() {
            0
        } else {
            int.parse().map_err(|_| invalid())?
        };
        total = int
            .checked_mul(scale)
            .and_then(|n| n.checked_add(total))
            .ok_or_else(invalid)?;
        if !frac.is_empty() {
            // In floating point, as Go does it, with as many digits as fit a word.
            let (mut digits, mut ten) = (0u64, 1.0);
            for b in frac.bytes() {
                if digits > i64::MAX as u64 / 10 || digits * 10 + u64::from(b - b'0') > 1 << 63 {
                    break;
                }
                digits = digits * 10 + u64::from(b - b'0');
                ten *= 10.0;
            }
            total += (digits as f64 * (scale as f64 / ten)) as u128;
        }
        if total > 1 << 63 {
            return Err(invalid());
        }
        rest = after;
    }
    match (negative, i64::try_from(total)) {
        (false, Ok(n)) => Ok(n),
        (true, Ok(n)) => Ok(-n),
        (true, Err(_)) if total == 1 << 63 => Ok(i64::MIN),
        _ => Err(invalid()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_print_as_in_go() {
        let cases = [
            (0, "0s"),
            (1, "1ns"),
            (1_100, "1.1µs"),
            (2_200_000, "2.2ms"),
            (3_300_000_000, "3.3s"),
            (4 * 60_000_000_000 + 5_000_000_000, "4m5s"),
            (4 * 60_000_000_000 + 5_001_000_000, "4m5.001s"),
            (5 * 3_600_000_000_000 + 7_001_000_000, "5h0m7.001s"),
            (i64::MIN, "-2562047h47m16.854775808s"),
        ];
        for (d, text) in cases {
            assert_eq!(duration(d), text);
            assert_eq!(parse_duration(text), Ok(d));
        }
        assert_eq!(parse_duration("1.5h"), Ok(5_400_000_000_000));
        assert_eq!(
            parse_duration("5"),
            Err("time: missing unit in duration \"5\"".into())
        );
        assert_eq!(
            parse_duration("x"),
            Err("time: invalid duration \"x\"".into())
        );
    }

    #[test]
    fn layouts_round_trip() {
        let t = Civil {
            year: 2024,
            month: 2,
            day: 9,
            hour: 15,
            minute: 4,
            second: 5,
            nanosecond: 120_000_000,
            year_day: 40,
            weekday: 5,
            offset: -5 * 3600,
            zone: "EST".into(),
        };
        assert_eq!(
            format("Mon Jan _2 15:04:05.000 MST 2006", &t),
            "Fri Feb  9 15:04:05.120 EST 2024"
        );
        assert_eq!(
            format("2006-01-02T15:04:05.999999999Z07:00", &t),
            "2024-02-09T15:04:05.12-05:00"
        );
        assert_eq!(
            format("Monday, 02-Jan-06 3:04PM", &t),
            "Friday, 09-Feb-24 3:04PM"
        );
        let (civil, zone) =
            parse("2006-01-02T15:04:05Z07:00", "2024-02-09T15:04:05.12-05:00").unwrap();
        assert_eq!((civil.day, civil.nanosecond), (9, 120_000_000));
        assert_eq!(zone, ParsedZone::Offset(-5 * 3600, String::new()));
        let bad = parse("2006-01-02", "x").unwrap_err();
        assert_eq!(
            (bad.layout_elem.as_str(), bad.value_elem.as_str()),
            ("2006", "x")
        );
        assert_eq!(
            parse("2006-01-02", "2024-13-01").unwrap_err().message,
            ": month out of range"
        );
    }
}
