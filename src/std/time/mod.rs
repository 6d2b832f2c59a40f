//! Package time: arithmetic in Go; clocks, timers, zones (crate jiff) and texts in Rust.

mod layout;

use super::Package;
use crate::natives;
use crate::runtime::Cx;
use crate::runtime::native::{ChanRef, FuncValue};
use crate::runtime::slices::Slice;
use crate::runtime::strings::Str;
use crate::runtime::timer::{Fire, sleep};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use layout::{Civil, ParsedZone};

/// The package.
pub static PACKAGE: Package = Package {
    path: "time",
    files: go_files!["encode.go", "time.go"],
    natives: NATIVES,
};

natives! {
    "time.Sleep" => |cx: Cx, d: i64| sleep(cx, d),
    "time.startTimer" => start_timer,
    "time.stopTimer" => |cx: Cx, id: u64| -> bool { cx.stop_timer(id) },
    "time.wall" => |cx: Cx| -> (i64, i64) { let (sec, nsec) = cx.wall(); (sec, nsec.into()) },
    "time.monotonic" => |cx: Cx| -> i64 { if cx.in_bubble() { 0 } else { cx.now() } },
    "time.durationText" => |_: Cx, d: i64| -> String { layout::duration(d) },
    "time.hideBuffer" => |_: Cx, c: ChanRef| c.hide_buffer(),
    "time.parseDuration" => parse_duration,
    "time.monthText" => |_: Cx, m: i64| -> String { name(&layout::MONTHS, m - 1, "Month", m) },
    "time.weekdayText" => |_: Cx, d: i64| -> String { name(&layout::WEEKDAYS, d, "Weekday", d) },
    "time.zoneKnown" => |_: Cx, name: Str| -> bool { zone(&name.to_str_lossy()).is_some() },
    "time.zoneAt" => zone_at,
    "time.zoneNamed" => zone_named,
    "time.zoneBounds" => |_: Cx, name: Str, unix: i64| -> (i64, bool, i64, bool) {
        let (Some(zone), Ok(at)) = (zone(&name.to_str_lossy()), Timestamp::from_second(unix)) else {
            return (0, false, 0, false);
        };
        // What is in force since exactly then precedes the next second.
        let next = Timestamp::from_second(unix + 1).unwrap_or(at);
        let start = zone.preceding(next).next().map(|t| t.timestamp().as_second());
        let end = zone.following(at).next().map(|t| t.timestamp().as_second());
        (start.unwrap_or(0), start.is_some(), end.unwrap_or(0), end.is_some())
    },
    "time.format" => format,
    "time.parse" => parse,
    "time.quote" => |_: Cx, s: Str| -> String { layout::quote(&layout::mark(s.as_bytes())) },
    "time.monotonicText" => monotonic_text,
    "time.goText" => go_text,
}

fn start_timer(cx: Cx, d: i64, period: i64, f: FuncValue, served: ChanRef) -> u64 {
    let Some(func) = f.func() else {
        cx.panic_text("invalid memory address or nil pointer dereference")
    };
    cx.start_timer(
        served.word(),
        cx.now().saturating_add(d.max(0)),
        period,
        Fire::Go(func, f.word()),
    )
}

fn parse_duration(cx: Cx, s: Str) -> (i64, Str) {
    match layout::parse_duration(&layout::mark(s.as_bytes())) {
        Ok(d) => (d, Str::default()),
        Err(problem) => (0, cx.str(&problem)),
    }
}

fn name(names: &[&str], index: i64, kind: &str, number: i64) -> String {
    match usize::try_from(index).ok().and_then(|i| names.get(i)) {
        Some(name) => (*name).into(),
        None => format!("%!{kind}({})", number as u64),
    }
}

/// A zone by its IANA name; `Local` is that of the system or of the variable TZ.
fn zone(name: &str) -> Option<TimeZone> {
    if name == "Local" {
        return Some(TimeZone::system());
    }
    TimeZone::get(name).ok()
}

fn zone_at(cx: Cx, name: Str, unix: i64) -> (Str, i64, bool) {
    let (Some(zone), Ok(at)) = (zone(&name.to_str_lossy()), Timestamp::from_second(unix)) else {
        return (cx.str("UTC"), 0, false);
    };
    let info = zone.to_offset_info(at);
    (
        cx.str(info.abbreviation()),
        info.offset().seconds().into(),
        info.dst().is_dst(),
    )
}

/// The offset that an abbreviation stands for in a zone: that in force at the local time, if it was so called then.
fn zone_named(_: Cx, name: Str, abbreviation: Str, local: i64) -> (i64, bool) {
    let Some(zone) = zone(&name.to_str_lossy()) else {
        return (0, false);
    };
    let wanted = abbreviation.to_str_lossy();
    let first = zone.to_offset_info(Timestamp::MIN);
    let mut offsets: Vec<i64> = Vec::new();
    let mut add = |name: &str, offset: i64| {
        if name == wanted && !offsets.contains(&offset) {
            offsets.push(offset);
        }
    };
    add(first.abbreviation(), first.offset().seconds().into());
    // What has been in use, which is over after a few hundred changes.
    for change in zone.following(Timestamp::MIN).take(500) {
        add(change.abbreviation(), change.offset().seconds().into());
    }
    let in_force = |offset: &&i64| {
        Timestamp::from_second(local - **offset)
            .is_ok_and(|at| zone.to_offset_info(at).abbreviation() == wanted)
    };
    let found = offsets.iter().find(in_force).or(offsets.first());
    (found.copied().unwrap_or(0), found.is_some())
}

fn format(_: Cx, layout: Str, fields: Slice<i64>, zone: Str) -> String {
    let f = |i| fields.get(i);
    let t = Civil {
        year: f(0),
        month: f(1),
        day: f(2),
        hour: f(3),
        minute: f(4),
        second: f(5),
        nanosecond: f(6),
        year_day: f(7),
        weekday: f(8),
        offset: f(9),
        zone: zone.to_owned(),
    };
    layout::format(&layout.to_str_lossy(), &t)
}

/// The fields, the zone's name, and the parts of a ParseError.
fn parse(cx: Cx, text: Str, value: Str) -> (Slice<i64>, Str, Str, Str, Str) {
    let none = Str::default();
    let back = |part: &str| Str::new(cx, &layout::unmark(part));
    match layout::parse(
        &layout::mark(text.as_bytes()),
        &layout::mark(value.as_bytes()),
    ) {
        Err(m) => (
            Slice::default(),
            none,
            back(&m.layout_elem),
            back(&m.value_elem),
            back(&m.message),
        ),
        Ok((t, zone)) => {
            let (kind, offset, zone) = match zone {
                ParsedZone::None => (0, 0, none),
                ParsedZone::Utc => (b'Z', 0, none),
                ParsedZone::Offset(offset, name) => (b'+', offset, cx.str(&name)),
                ParsedZone::Name(name, offset) => (b'M', offset, cx.str(&name)),
            };
            let fields = [
                t.year,
                t.month,
                t.day,
                t.hour,
                t.minute,
                t.second,
                t.nanosecond,
                kind.into(),
                offset,
            ];
            (Slice::from_elements(cx, &fields), zone, none, none, none)
        }
    }
}

fn monotonic_text(_: Cx, ns: i64) -> String {
    let (sign, n) = if ns < 0 {
        ('-', ns.unsigned_abs())
    } else {
        ('+', ns.unsigned_abs())
    };
    format!(" m={sign}{}.{:09}", n / 1_000_000_000, n % 1_000_000_000)
}

fn go_text(_: Cx, month: Str, fields: Slice<i64>, zone: Str) -> String {
    let f = |i| fields.get(i);
    let month = month.to_str_lossy();
    let zone = zone.to_str_lossy();
    format!(
        "time.Date({}, time.{month}, {}, {}, {}, {}, {}, {zone})",
        f(0),
        f(1),
        f(2),
        f(3),
        f(4),
        f(5)
    )
}
